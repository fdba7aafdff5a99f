/* The audit: one line for every write, and for every read of what is sensitive, never
 * changed afterwards. Each line's hash covers the line and the hash before it. */
#ifndef SWST_STORE_AUDIT_H
#define SWST_STORE_AUDIT_H

#include "model/model.h"
#include "store/db.h"

enum swst__audit_action {
#define ACTION(NAME, word, deed, en, zh) SWST__ACT_##NAME,
#include "store/audit.def"
    SWST__ACTIONS
};

enum swst__audit_outcome {
#define OUTCOME(NAME, word, en, zh) SWST__OUTCOME_##NAME,
#include "store/audit.def"
    SWST__OUTCOMES
};

/* Their words and names for people; action + 1 is the number in the list. */
extern const struct swst__choices swst__audit_actions, swst__audit_outcomes;

/* As a condition in SQL: the line tells of a change of rows. */
extern const char swst__audit_is_change[];

/* What somebody did, or was refused. */
struct swst__noted_act {
    enum swst__audit_action action;
    const swst_kind *kind;              /* or NULL */
    int64_t first_id, last_id;          /* of the records; 0: none, or no other than the first */
    int64_t rows;                       /* how many; 0: none was counted */
    const char *fields;                 /* names joined by commas; or NULL */
    enum swst__audit_outcome outcome;
};

/* One line, in the caller's transaction or, when none is open, in one of its own. Not in
 * the middle of a look (swst__db_look), where nothing can be written: behind it. */
swst_status swst__audit_note(swst_store *store, const struct swst__noted_act *act);

/* When the caller's transaction ends: what a session has read in it was read, even if it was
 * given up. Told again then, or forgotten when it was kept. */
void swst__audit_transaction_ended(swst_store *store, bool was_kept);

/* Lines that were trimmed off, and what stands on: the number and the hash of the last. */
enum { SWST__AUDIT_HASH = 32 };
struct swst__audit_head {
    int64_t sequence;                   /* of the last line; 0: there was never one */
    int64_t instant;                    /* INT64_MIN: no line is left */
    unsigned char hash[SWST__AUDIT_HASH];
    int64_t trimmed;
    unsigned char trimmed_hash[SWST__AUDIT_HASH];
    int64_t keyed_from;                 /* the first line with a keyed hash; 0: none has */
    unsigned char key_check[SWST__AUDIT_HASH];
    bool is_broken;                     /* a hash is none: others have written into the file */
};
swst_status swst__audit_head(swst_store *store, struct swst__audit_head *head);

/* Whether lines can be added: a keyed chain wants its key. */
swst_status swst__audit_has_key(const swst_store *store, const struct swst__audit_head *head);

/* ------------------------------------------------------------------ verifying */

enum swst__audit_fault {
    SWST__AUDIT_SOUND,
    SWST__AUDIT_CHANGED,                /* the line is not what was written */
    SWST__AUDIT_MISSING,                /* no line of this number */
    SWST__AUDIT_INSERTED,               /* it does not continue the line before it */
    SWST__AUDIT_ORDER,                  /* a true line, but of another number */
    SWST__AUDIT_CLOCK,                  /* it says otherwise of the clock than the instants do */
    SWST__AUDIT_TRIMMED,                /* lines were taken off that no line tells of */
    SWST__AUDIT_UNKEYED,                /* the chain should be keyed and is not */
    SWST__AUDIT_CUT,                    /* the anchor knows of more lines */
    SWST__AUDIT_REWRITTEN,              /* the anchor knows of another line */
    SWST__AUDIT_FAULTS
};
extern const struct swst__choices swst__audit_faults;

struct swst__audit_anchor {
    int64_t count, replica;
    unsigned char hash[SWST__AUDIT_HASH];
};

struct swst__audit_verdict {
    enum swst__audit_fault fault;
    int64_t at;                         /* the first broken line */
    int64_t lines, backwards;           /* that were read; before which the clock went back */
    bool is_older;                      /* the anchor is of lines that were trimmed off */
    struct swst__audit_head head;
};

/* Every line, or up to the first broken one. Without the key of a keyed chain the links
 * alone are looked at if `links_do`, else it is SWST_ENOKEY. `anchor`: or NULL. */
swst_status swst__audit_verify(swst_store *store, const struct swst__audit_anchor *anchor,
                               bool links_do, struct swst__audit_verdict *verdict);

/* Take off the lines before a day, which is at least three years ago; `trimmed`: how many. */
swst_status swst__audit_trim(swst_store *store, int64_t day, int64_t *trimmed);

/* From the next line on the chain is keyed. */
swst_status swst__audit_begin_key(swst_store *store);

#endif
