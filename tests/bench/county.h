/* The county that the benchmarks measure, while it is being made. */
#ifndef SWST_BENCH_COUNTY_H
#define SWST_BENCH_COUNTY_H

#include "days.h"

#include <stdio.h>

enum { DAYS = 365 };

struct category {
    const char *code, *unit, *en, *zh;
    int least, greatest;
};

struct client {
    int64_t id, household;              /* household: of which it is a member, or 0 */
    int32_t village, registered, exited, visits;
    const char *level;
};

struct county {
    const char *folder;
    int64_t id, worker, category;       /* the latest id; the first worker's; category's */
    int64_t *villages, *towns;
    uint64_t random;
    int32_t town_count, village_count, client_count, first_day;
    struct client *clients;
    const struct category *categories;
    int category_count;
};

/* Drawing: 0 to below - 1; true so many times in a hundred. */
int draw(struct county *county, int below);
int chance(struct county *county, int percent);
#define ONE_OF(county, words) ((words)[draw((county), (int)(sizeof(words) / sizeof *(words)))])

/* Writing one file a kind. Days that are none are written as nothing. */
FILE *begin(const struct county *county, const char *kind, const char *fields);
void end(FILE *file);
const char *day(int32_t number, char text[DAY_SIZE]);

/* A name, a day of birth, and the identity number to it. */
void put_name(struct county *county, FILE *file);
int32_t draw_birth(struct county *county);
void print_number(struct county *county, int32_t born, int female, char number[19]);

/* county_ledger.c: gives an exit code */
int put_ledger(const char *path, int32_t rows, uint64_t seed);

/* county_dated.c */
void put_memberships(struct county *county);
void put_tiers(struct county *county);
void put_residences(struct county *county);
void put_activities(struct county *county);
void put_visits(struct county *county, int64_t total);

#endif
