/* The database, as the floors above see it: statements without SQLite.
 *
 * Only this folder includes sqlite3.h. A statement is taken, bound, stepped
 * and given back; it stays prepared for the next taker. */
#ifndef SWST_STORE_DB_H
#define SWST_STORE_DB_H

#include "base/error.h"

#include <swstation/store.h>

struct swst__statement;

/* Take the statement with this text, preparing it at first use. */
swst_status swst__db_take(swst_store *store, const char *sql, struct swst__statement **statement);
void swst__db_give_back(struct swst__statement *statement);      /* NULL is ignored */

/* Bind parameter `at`, from 1. NULL text binds NULL. The text must live until
 * the statement is given back. A failed bind makes the next step fail. */
void swst__db_bind_text(struct swst__statement *statement, int at, const char *text);
void swst__db_bind_int(struct swst__statement *statement, int at, int64_t value);
void swst__db_bind_id(struct swst__statement *statement, int at, int64_t id);   /* 0: NULL */
void swst__db_bind_bytes(struct swst__statement *statement, int at, const void *bytes,
                         size_t size);

/* SWST_ROW, SWST_OK at the end, or a failure that has been noted. */
swst_status swst__db_step(struct swst__statement *statement);

/* Back to before the first row, to be bound anew. */
void swst__db_again(struct swst__statement *statement);

/* Step a statement that returns no rows, and give it back. */
swst_status swst__db_finish(struct swst__statement *statement);

/* Columns of the current row, from 0. Text lives until the next step; it is ""
 * when memory ran out, and the next step fails. */
const char *swst__db_text(const struct swst__statement *statement, int column);
int64_t swst__db_int(const struct swst__statement *statement, int column);

/* A day of the calendar: one that damage has put before or behind it is its first or
 * last, so that who goes on from there comes to an end. */
int64_t swst__db_day(const struct swst__statement *statement, int column);
/* NULL when it is none; lives as a text does. */
const void *swst__db_blob(const struct swst__statement *statement, int column, size_t *size);
bool swst__db_is_null(const struct swst__statement *statement, int column);

/* Step a statement that returns one number at most, and give it back. `number`
 * stays as it was when there is none. The other takes up to three parameters. */
swst_status swst__db_number(swst_store *store, const char *sql, int64_t *number);
swst_status swst__db_ask(swst_store *store, const char *sql, int64_t first, int64_t second,
                         int64_t third, int64_t *number);

/* A transaction, or a part of the caller's that can be undone alone. Leaving
 * with a failure undoes it; the failure is returned. */
swst_status swst__db_enter(swst_store *store, bool *inner);
swst_status swst__db_leave(swst_store *store, bool inner, swst_status status);

/* One moment of the store for several questions: nothing is written. Nests. */
swst_status swst__db_look(swst_store *store, bool *inner);
void swst__db_look_away(swst_store *store, bool inner);

/* Keep the store open until let go: hosts that collect garbage free handles
 * in any order. */
void swst__store_hold(swst_store *store);
void swst__store_let_go(swst_store *store);

int64_t swst__db_changes(const swst_store *store);

/* Damage of the file as the database sees it: "ok", or what it says first. */
swst_status swst__db_integrity(swst_store *store, bool *sound);

#endif
