/* Taking a row of a ledger from inside: the person (ledger_who), the household
 * (ledger_household, which knows its homes from ledger_homes), and what else the row tells
 * (ledger_take). */
#ifndef SWST_EXCHANGE_LEDGER_TAKE_H
#define SWST_EXCHANGE_LEDGER_TAKE_H

#include "exchange/ledger.h"
#include "base/seen.h"
#include "model/structs.h"

/* ----------------------------------------------------------------- ledger_homes.c
 * Households by what ledgers say of them: the number of the household, that of the head's
 * card, the head's name within an area. On record on the day, or met in the file. */
enum { SWST__HOME_SEVERAL = 1, SWST__HOME_HEADLESS = 2, SWST__HOME_HAS_NUMBER = 4 };

struct swst__home_key {
    uint64_t first, second;             /* two hashes of one text: they do not meet */
};

struct swst__home {
    struct swst__home_key key;
    int64_t household_id;               /* 0: no home */
    unsigned flags;
};

struct swst__homes {
    struct swst__home *at;              /* a hash table; a power of two, at most half full */
    size_t count, capacity;
    struct swst__home fresh[8];         /* of the row that is being taken */
    size_t fresh_count;
    bool known;                         /* those on record are in it */
};

struct swst__home_key swst__home_of_number(const char *number, int64_t area_id);
struct swst__home_key swst__home_of_card(const char *id_number);
struct swst__home_key swst__home_of_head(const char *name, int64_t area_id);

/* Those on record, at the first call. */
swst_status swst__homes_know(struct swst__homes *homes, swst_store *store, int64_t day);
/* Or NULL. */
const struct swst__home *swst__homes_find(const struct swst__homes *homes,
                                          struct swst__home_key key);
/* Kept when the row is kept; a second household under one key makes it SEVERAL. */
void swst__homes_note(struct swst__homes *homes, struct swst__home_key key, int64_t household_id,
                      unsigned flags);
swst_status swst__homes_keep(struct swst__homes *homes);
void swst__homes_forget(struct swst__homes *homes);
void swst__homes_free(struct swst__homes *homes);

/* ------------------------------------------------------------------ ledger_take.c */

/* What a field said before the row changed it. */
struct swst__ledger_note {
    const swst_kind *kind;
    const struct swst_field *field;
    int64_t id;
    char *before;                       /* NULL: nothing */
};

struct swst__ledger_people {
    struct swst__homes homes;
    struct swst__ledger_note *notes;    /* of the row that is being taken */
    size_t note_count, note_room;
    struct swst__seen changed;          /* whose fields were noted */
    bool writes, wrote;                 /* the row that is being taken; one that was kept */
};

/* Whom a row is about. */
struct swst__ledger_who {
    int64_t area_id, client_id, household_id;
    bool is_new, new_household;
    int64_t start;                      /* of what has no day of its own */
    swst_record *client;                /* as it is now; freed by the taker */
};

/* Write a record, unless it says what `before` says. What does not fit is a problem of the row. */
swst_status swst__ledger_put(struct swst_ledger *ledger, swst_record *record,
                             const swst_record *before);
/* The record to change, and as it is. */
swst_status swst__ledger_change(struct swst_ledger *ledger, const swst_kind *kind, int64_t id,
                                swst_record **record, swst_record **before);
/* The id that a question gives, 0 for none. */
swst_status swst__ledger_ask(struct swst_ledger *ledger, const char *sql, int64_t first,
                             int64_t second, int64_t third, int64_t *id);
/* Where the header has a field; SWST__LEDGER_NO_COLUMN: nowhere. */
size_t swst__ledger_column(const struct swst_ledger *ledger, enum swst__ledger_field field);

/* -------------------------------------------------------------------- ledger_who.c */
swst_status swst__ledger_take_person(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                     struct swst__ledger_who *who);

/* ------------------------------------------------------------- ledger_household.c */
swst_status swst__ledger_take_household(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                        struct swst__ledger_who *who);

/* ---------------------------------------------------------------- ledger_contact.c */
swst_status swst__ledger_take_visit(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                    const struct swst__ledger_who *who, bool *made);

#endif
