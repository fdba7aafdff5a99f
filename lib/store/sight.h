/* Sight: what a session sees of the tables.
 *
 * While a session is open, a temporary view bears the name of every kind's table, so
 * that each statement which names it plainly is answered by the view: rows outside
 * the session's rights are not there, and sensitive columns are empty where it may not
 * read them. Statements that change a table name it main."kind". A statement that
 * reads a kind the session has no right to at all is refused when it is taken. */
#ifndef SWST_STORE_SIGHT_H
#define SWST_STORE_SIGHT_H

#include "model/circles.h"
#include "store/db.h"

#include <swstation/table.h>

/* With what right statements read. Without a session all of them see everything. */
enum swst__sight {
    SWST__FULL,                 /* checks of the write path, and the store itself */
    SWST__FIGURES,              /* reports that name nobody */
    SWST__RECORDS,
    SWST__WRITING, SWST__VOIDING,
    SWST__SIGHTS
};

/* From now on; the sight before. */
enum swst__sight swst__sight_set(swst_store *store, enum swst__sight sight);

/* The row as the present sight shows it; nobody is told. What is handed out to a caller is
 * loaded by swst_record_load(). */
swst_status swst__row_load(swst_store *store, const swst_kind *kind, int64_t id,
                           swst_record **record);

/* What holds for all rows of a session. */
struct swst__sight_rules {
    int64_t person;             /* who works */
    swst__rights any;           /* the union of all rights: of a kind that lacks them nothing is read */
    swst__rights client, household, cases, area;    /* of those that are not listed */
    swst__rights scope, own;    /* of rows about nobody: others' rows, one's own */
};

/* Before a question outside of transactions: time has passed, and `changed`: somebody has
 * changed what rights depend on. It lists anew what has to be. */
typedef swst_status swst__sight_refresher(swst_store *store, bool changed);

/* Make the views, or make them anew. */
swst_status swst__sight_open(swst_store *store, const struct swst__sight_rules *rules,
                             swst__sight_refresher *refresh);
/* Whether the views are of these rules. */
bool swst__sight_has(const swst_store *store, const struct swst__sight_rules *rules);
void swst__sight_close(swst_store *store);

/* The temporary tables of rights by id. */
#define SWST__SIGHT_CLIENTS "temp.seen_client"
#define SWST__SIGHT_HOUSEHOLDS "temp.seen_household"
#define SWST__SIGHT_CASES "temp.seen_case"
#define SWST__SIGHT_AREAS "temp.seen_area"

/* The rights over one client, household or case, or over what tells of an area alone, in place of those it had; and of all
 * of them back to the rules. */
enum swst__listed { SWST__LISTED_CLIENTS, SWST__LISTED_HOUSEHOLDS, SWST__LISTED_CASES,
                    SWST__LISTED_AREAS, SWST__LISTED };
swst_status swst__sight_put(swst_store *store, enum swst__listed list, int64_t id,
                            swst__rights rights);
swst_status swst__sight_clear(swst_store *store);
/* The rights over one of them now. */
swst_status swst__sight_over(swst_store *store, enum swst__listed list, int64_t id,
                             swst__rights *rights);
/* A transaction, or a part of it, was given up: what was listed in it is not. */
void swst__sight_undone(swst_store *store);
void swst__sight_forget_lists(swst_store *store);
void swst__sight_free_lists(swst_store *store);

/* Whether rights depend on rows of this kind; and the note that some have changed, for
 * the sessions of others, too. */
bool swst__sight_depends_on(const swst_kind *kind);
swst_status swst__sight_note(swst_store *store);
/* What the session is itself may have changed: at the next question it is asked anew. */
void swst__sight_doubt(swst_store *store);

/* The refresher's turn, if there is a session and no transaction. */
swst_status swst__sight_look(swst_store *store);

/* For db.c and open.c: what a statement reads is noted while it is prepared (a bit for
 * every kind), and held to the present sight when it is taken. */
void swst__sight_meets(swst_store *store, const char *table, const char *database);
swst_status swst__sight_allows(const swst_store *store, uint64_t kinds);

/* Tell the audit, before it is handed out, that records about people were read in a session:
 * ids of a page, or what a report is called and how many rows it gave. What figures are made
 * of, and what the write path looks at, nobody reads. */
struct swst__sight_reading {
    const swst_kind *kind;
    int64_t first_id, last_id, rows;
    const char *fields;                 /* sensitive ones, joined by commas; or NULL */
};
swst_status swst__sight_tell(swst_store *store, const struct swst__sight_reading *reading);
swst_status swst__sight_tell_record(swst_store *store, const swst_record *record);

/* The same of a table, which is masked from now on unless the session reveals. */
swst_status swst__sight_tell_table(swst_store *store, swst_table *table);
bool swst__sight_masks(const swst_store *store);

/* A list at hand: rights by id, a table of open addresses, at most half full. */
struct swst__sight_list {
    struct swst__sight_listed {
        int64_t id;                     /* 0: free */
        swst__rights rights;
    } *at;
    size_t count, capacity;
    bool is_read;                       /* from the temporary table that keeps it */
};

struct swst__sight_state {
    enum swst__sight now;
    struct swst__sight_rules rules;
    struct swst__sight_list lists[SWST__LISTED];
    swst__rights listed;                /* that every client, household and case listed has */
    uint64_t denied[SWST__SIGHTS];      /* kinds, a bit each */
    uint64_t reading;                   /* by the statement that is being prepared */
    bool is_building, is_refreshing;
    int64_t version, noted;             /* of the database, and its count of changes */
    swst__sight_refresher *refresh;
};

/* The count, in the header, of the changes that rights depend on. */
#define SWST__RIGHTS_COLUMN "\"rights\" INTEGER NOT NULL DEFAULT 0"

#endif
