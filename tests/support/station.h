/* A fresh station for every test, and short ways to fill it. */
#ifndef SWST_TESTS_STATION_H
#define SWST_TESTS_STATION_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <swstation.h>

/* Group setup and teardown: *state is an open, empty store in memory. */
int open_station(void **state);
int close_station(void **state);

/* cmocka's test entry, on a fresh station. */
#define station_test(function) \
    cmocka_unit_test_setup_teardown(function, open_station, close_station)

#define assert_ok(call) assert_status(SWST_OK, call)
#define assert_status(status, call) assert_string_equal(swst_status_name(call), #status)
/* What the latest failure said. */
#define assert_error(code, field) \
    (assert_string_equal(swst_error_code(), code), assert_field(field))
void assert_field(const char *field);           /* NULL: none */

/* A record from field=value pairs, up to NULL; "?" gives the number behind it
 * as an id: given(store, "client", "name", "Lin", "area_id", ID(area), NULL). */
int64_t given(swst_store *store, const char *kind, ...);
/* The same, expected to be refused: the status. */
swst_status refused(swst_store *store, const char *kind, ...);
const char *id_text(int64_t id);                /* one of several buffers that are reused */
#define ID(id) id_text(id)

/* Change one field of a saved record. */
swst_status change(swst_store *store, const char *kind, int64_t id, const char *field,
                   const char *value);
swst_status void_it(swst_store *store, const char *kind, int64_t id, const char *reason);

/* A village that is served, and a client of it since 2020. */
int64_t given_village(swst_store *store, const char *code);
int64_t given_client(swst_store *store, int64_t area_id);
int64_t given_tier(swst_store *store, int64_t client_id, const char *level, const char *starts_on,
                   const char *ends_on);
int64_t given_visit(swst_store *store, int64_t client_id, const char *visited_on,
                    const char *channel);
int64_t given_rule(swst_store *store, const char *level, const char *times, const char *per,
                   const char *channels);

int64_t count_of(swst_store *store, const char *kind);

/* ------------------------------------------------------------------- files */

/* A store in a file, in the place of any older one of that name; and one that
 * is there already. */
swst_store *given_file(const char *path);
swst_store *opened(const char *path);
void remove_file(const char *path);             /* with all that stands beside it */
bool file_exists(const char *path);

/* The bytes of a file, with a NUL behind them; the caller frees them. */
char *file_bytes(const char *path, size_t *size);
bool file_holds(const char *path, const char *text);   /* one that is not there has nothing */
void write_file(const char *path, const char *bytes, size_t size);
void overwrite_file(const char *path, long at, const char *bytes, size_t size);
void copy_file(const char *from, const char *to);

/* What another program does to the file: SQL past the library. */
void change_file(const char *path, const char *sql);
int64_t number_in_file(const char *path, const char *sql);

/* What another program reads there: cells joined by "|", rows by a new line;
 * the caller frees it. */
char *read_there(const char *path, const char *sql);
/* Closes the store, reads, and opens it again. */
void assert_there(swst_store **store, const char *path, const char *sql, const char *expected);

/* --------------------------------------------------------- more to fill it with */

/* The village there is, made if there is none. */
int64_t given_area(swst_store *store);
int64_t given_worker(swst_store *store, const char *name);
int64_t given_household(swst_store *store, int64_t area_id);
int64_t given_member(swst_store *store, int64_t household_id, int64_t client_id,
                     const char *starts_on, const char *ends_on);
int64_t given_category(swst_store *store, const char *code, const char *unit);
/* Of an area or a client, as the field says, since 2022-01-01. */
int64_t given_assignment(swst_store *store, int64_t worker, const char *field, int64_t id);
int64_t given_post(swst_store *store, int64_t worker, const char *role, int64_t backup,
                   const char *starts_on, const char *ends_on);
int64_t given_attendance(swst_store *store, int64_t activity, int64_t client,
                         const char *presence);
/* A group that is mature, and a session of it. */
int64_t given_mature_group(swst_store *store, const char *starts_on, const char *ends_on);
int64_t given_group_session(swst_store *store, int64_t group, const char *state,
                            const char *planned_on, const char *held_on);

/* ------------------------------------------------------------- what it says then */

int64_t day_of(const char *text);               /* its number */
/* A field of a record in memory, and of a saved one; NULL: unset. */
void assert_reads(const swst_record *record, const char *field, const char *expected);
void assert_value(swst_store *store, const char *kind, int64_t id, const char *field,
                  const char *expected);

/* --------------------------------------------------------------------- tables */

/* One list of the desk, of a worker or (0) of everybody. */
swst_table *desk_of(swst_store *store, const char *as_of, swst_desk_list list, int64_t worker);

/* All its columns; a type of 0 is not asked for. */
struct shown_column {
    const char *name, *unit;
    swst_field_type type;
};
void assert_columns(const swst_table *table, const char *name, const struct shown_column *columns,
                    size_t count);

#define assert_cell(table, row, column, text) \
    assert_string_equal(swst_table_text(table, row, column), text)
#define assert_empty(table, row, column) assert_null(swst_table_text(table, row, column))
/* The first row whose column reads so, and whose second does if it is not NULL;
 * fails when there is none. */
size_t row_of(const swst_table *table, const char *column, const char *text,
              const char *second, const char *other);
int64_t note_of(const swst_table *table, const char *name);

/* End a child of fork(). What is the parent's stays the parent's: a child that
 * ended here would be said to have leaked it, so it becomes another program. */
void end_as_a_child(int wrong);

#endif
