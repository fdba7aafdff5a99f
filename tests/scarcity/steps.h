/* The steps of test_out_of_memory.c: together they call every function that the
 * library exports. */
#ifndef SWST_TESTS_SCARCITY_STEPS_H
#define SWST_TESTS_SCARCITY_STEPS_H

#include "../support/scarce.h"
#include "../support/station.h"

#include "store/store.h"

/* What stands where a result will be. */
extern char poison;
enum { NO_NUMBER = -77 };

/* What the steps share: a station, and what one of them works on. */
struct shared {
    swst_store *store, *other, *small;
    sqlite3_stmt *state;
    int64_t area, household, client, worker, category, activity, saved;
    const swst_kind *kind;
    swst_record *record;
    swst_query *query;
    swst_cursor *cursor;
    swst_filter *filter;
    swst_table *table;
    void *out;
    int64_t number, before;
    char *text;                         /* what came out, the same in every run */
};
extern struct shared it;

/* One step: what goes before, in plenty; the act; what goes after. Each array
 * ends with a step without a name. */
struct step {
    const char *name;
    void (*prepare)(void);
    swst_status (*act)(void);
    void (*tidy)(swst_status status);
};

extern const struct step record_steps[], file_steps[], write_steps[], query_steps[], report_steps[],
    exchange_steps[];
extern const struct step backup_steps[];
extern const struct step privacy_steps[];
extern const struct step audit_steps[];
extern const struct step key_steps[];
extern const struct step batch_steps[];
extern const struct step search_steps[];
extern const struct step journal_steps[];
extern const struct step session_steps[];
extern const struct step ledger_steps[];
extern const struct step programme_steps[];
extern const struct step activity_steps[];
extern const struct step groupwork_steps[];
extern const struct step desk_steps[];
extern const struct step filework_steps[];
extern const struct step calendar_steps[];
extern const struct step household_steps[];
extern const struct step casework_steps[];
extern const struct step document_steps[];
extern const struct step summary_steps[];
extern const struct step plan_steps[];
extern const struct step goal_steps[];
extern const struct step publish_steps[];
extern const struct step indicator_steps[];
extern const struct step typed_steps[];         /* for it.kind, if it is typed */
bool is_typed(void);

/* What several of them need before and after. */
swst_status made(void *handle);
void given_record(void);
void given_saved_record(void);
void given_new_store(void);
void given_small_store(void);
void given_table(void);
void given_files_to_load(void);
void free_record(swst_status status);
void free_made_record(swst_status status);
void free_text(swst_status status);
void free_table(swst_status status);
void roll_back(swst_status status);
void dump_is_complete(swst_status status);

/* All that answers without failing, in a store with a record and a table. */
void ask_kinds(void);
void ask_record_and_table(void);
void ask_the_rest(const swst_load *load, const swst_dump *dump);

#endif
