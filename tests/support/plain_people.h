/* A small random station and a plain model beside it: what was put in, and whom a filter
 * means, counted day by day without any of the library's rules. */
#ifndef SWST_TESTS_PLAIN_PEOPLE_H
#define SWST_TESTS_PLAIN_PEOPLE_H

#include "station.h"

enum { TOWN, FIRST_VILLAGE, SECOND_VILLAGE, THIRD_VILLAGE, SERVICE_AREA, PLAIN_AREAS };
enum { ELDER, DISABLED, DIBAO, PLAIN_CATEGORIES };      /* the last is of households */
enum { P_CLIENTS = 14, P_HOMES = 6, P_RESIDENCES = 10, P_MEMBERS = 16, P_MEMBERSHIPS = 30,
       P_TIERS = 16, P_VISITS = 70, P_ACTIVITIES = 8, P_ATTENDANCES = 40, P_WORKERS = 3,
       P_DAYS = 60, P_NEVER = 1000, P_NONE = -1 };

/* Days are numbers from 0, 2022-01-01; P_NEVER: no end, P_NONE: not set. */
extern struct plain {
    int64_t areas[PLAIN_AREAS], categories[PLAIN_CATEGORIES], workers[P_WORKERS];
    int served_from[PLAIN_AREAS], served_until[PLAIN_AREAS];
    int part_from, part_until;          /* the first two villages, in the service area */
    int own_worker;                     /* the client that worker 2 alone has; or P_NONE */
    struct { int64_t id; int area, from, exited, filed, sex, born; } clients[P_CLIENTS];
    struct { int64_t id; int area, filed; } homes[P_HOMES];
    struct { int64_t id; int client, area, from, to; bool away; } residences[P_RESIDENCES];
    struct { int client, home, from, to; } members[P_MEMBERS];
    int member_count;
    struct { int64_t id; int client, home, category, from, to; } memberships[P_MEMBERSHIPS];
    struct { int64_t id; int client, level, from, to; } tiers[P_TIERS];
    struct { int64_t id; int client, home, on, minutes; bool at_home, done; } visits[P_VISITS];
    struct { int64_t id; int on; bool held; } activities[P_ACTIVITIES];
    struct { int activity, client; bool there; } attendances[P_ATTENDANCES];
    unsigned seed;
} plain;

/* What is asked: numbers of the model, or P_NONE. Level and sex: 0 or 1, or P_NONE. */
struct plain_asked {
    int area, category, worker, level, sex, least, most;
    int from, to, as_of, last;          /* last: the earlier of to and as_of */
};

int plain_draw(int below);
const char *plain_day(int number);
void plain_make(swst_store *store, unsigned seed);

/* Any filter and period; of_households: by area, worker and 低保 alone. */
struct plain_asked plain_ask(bool of_households);
swst_filter *plain_filter(const struct plain_asked *asked);

enum { P_IN_SCOPE, P_NOT_YET, P_EXITED, P_AWAY, P_NOT_OPEN };
int plain_standing(int client, int day);
bool plain_lived_in(int client, int home, int day);
bool plain_is_in(int client, int category, int day);    /* own, or of the household */
bool plain_admits(const struct plain_asked *asked, int client);
bool plain_counts(const struct plain_asked *asked, int client);     /* and is in scope */
bool plain_home_admits(const struct plain_asked *asked, int home);
bool plain_home_counts(const struct plain_asked *asked, int home);
bool plain_has_window(const struct plain_asked *asked, int day);    /* the day lies in it */

/* Any done contact that names the client; only at home. */
bool plain_is_contacted(const struct plain_asked *asked, int client, bool at_home);
bool plain_is_home_visited(const struct plain_asked *asked, int home);

/* What the library says, held against the model; its rows are the figure. d of a count: 0. */
void assert_plain(swst_store *store, const char *code, const struct plain_asked *asked,
                  int64_t n, int64_t d);

/* Random stations, each asked often. */
void for_plain_stations(void **state, void (*check)(swst_store *store));

#endif
