/* A plain model of rights: every record of a station in arrays, and rules that look at all of
 * them. It knows the table of expected.def and nothing of the library's. */
#ifndef SWST_TESTS_RIGHTS_PLAIN_H
#define SWST_TESTS_RIGHTS_PLAIN_H

#include <stdbool.h>
#include <stdint.h>

#include <swstation.h>

enum plain_deed { COUNTS, READS, WRITES, VOIDS, SENSITIVE, DEEDS };
enum { MOST_FIELDS = 32, MOST_KINDS = 80, MOST_GROUPS = 12, MOST_IDS = 64,
       MOST_CLIENTS_KNOWN = 1024 };

struct plain_row {
    int64_t id, recorded_by;
    bool voided;
    int64_t values[MOST_FIELDS];            /* of text: whether there is some */
    bool has[MOST_FIELDS];
};

struct plain_kind {
    const swst_kind *kind;
    int group;
    struct plain_row *rows;                 /* by id */
    size_t count, room;
};

struct plain {
    struct plain_kind kinds[MOST_KINDS];
    int kind_count;
    int64_t today, now;
};

/* Somebody who works with the records. */
struct plain_viewer {
    int64_t person;
    int role;                               /* as the choice; 0: no account in force */
    bool has_purpose;
    int64_t areas[MOST_IDS], categories[MOST_IDS], granted[MOST_IDS];
    int area_count, category_count, granted_count;
    char may[MOST_GROUPS][DEEDS + 1];
    char children;
    signed char own[MOST_CLIENTS_KNOWN], in_scope[MOST_CLIENTS_KNOWN];  /* 0: not worked out yet */
};

/* Everything that the store holds, asked as its owner. */
void plain_read(struct plain *plain, swst_store *store);
void plain_free(struct plain *plain);
struct plain_kind *plain_kind(struct plain *plain, const char *name);
const struct plain_row *plain_row(const struct plain_kind *kind, int64_t id);
int64_t plain_value(const struct plain_kind *kind, const struct plain_row *row, const char *field);

/* The viewer that an account makes of a person at the moment plain->now. */
void plain_view(struct plain *plain, struct plain_viewer *viewer, int64_t person,
                bool has_purpose);

bool plain_is_child(struct plain *plain, const struct plain_row *client);
bool plain_is_own(struct plain *plain, struct plain_viewer *viewer,
                  const struct plain_row *client);
bool plain_is_in_scope(struct plain *plain, struct plain_viewer *viewer,
                       const struct plain_row *client);

/* Whether the role may do this to some record of the kind. */
bool plain_may_some(struct plain *plain, struct plain_viewer *viewer,
                    const struct plain_kind *kind, enum plain_deed deed);
/* Whether it may to this one. */
bool plain_may(struct plain *plain, struct plain_viewer *viewer,
               const struct plain_kind *kind, const struct plain_row *row, enum plain_deed deed);

#endif
