#define _POSIX_C_SOURCE 200809L

#include "station.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int open_station(void **state)
{
    swst_store *store = swst_store_new();

    assert_ok(swst_store_create(store, ":memory:"));
    *state = store;
    return 0;
}

int close_station(void **state)
{
    swst_store_free(*state);
    return 0;
}

void assert_field(const char *field)
{
    if (field)
        assert_string_equal(swst_error_field(), field);
    else
        assert_null(swst_error_field());
}

const char *id_text(int64_t id)
{
    static char texts[16][24];
    static int next;
    char *text = texts[next++ % 16];

    snprintf(text, sizeof texts[0], "%" PRId64, id);
    return text;
}

static swst_status fill(swst_record *record, va_list values)
{
    swst_status status = SWST_OK;

    for (const char *field; !status && (field = va_arg(values, const char *)); )
        status = swst_record_set(record, field, va_arg(values, const char *));
    return status;
}

static swst_status save(swst_store *store, const char *kind, va_list values, int64_t *id)
{
    swst_record *record = swst_record_new(swst_kind_find(kind));
    swst_status status = fill(record, values);

    if (!status)
        status = swst_record_save(store, record);
    *id = swst_record_id(record);
    swst_record_free(record);
    return status;
}

int64_t given(swst_store *store, const char *kind, ...)
{
    va_list values;
    swst_status status;
    int64_t id;

    va_start(values, kind);
    status = save(store, kind, values, &id);
    va_end(values);
    if (status)
        fail_msg("%s: %s (%s)", kind, swst_error_message("en"), swst_error_field());
    return id;
}

swst_status refused(swst_store *store, const char *kind, ...)
{
    va_list values;
    swst_status status;
    int64_t id;

    va_start(values, kind);
    status = save(store, kind, values, &id);
    va_end(values);
    return status;
}

swst_status change(swst_store *store, const char *kind, int64_t id, const char *field,
                   const char *value)
{
    swst_record *record;
    swst_status status;

    assert_ok(swst_record_load(store, swst_kind_find(kind), id, &record));
    status = swst_record_set(record, field, value);
    if (!status)
        status = swst_record_save(store, record);
    swst_record_free(record);
    return status;
}

swst_status void_it(swst_store *store, const char *kind, int64_t id, const char *reason)
{
    swst_record *record;
    swst_status status;

    assert_ok(swst_record_load(store, swst_kind_find(kind), id, &record));
    status = swst_record_void(store, record, reason);
    swst_record_free(record);
    return status;
}

int64_t given_village(swst_store *store, const char *code)
{
    return given(store, "area", "code", code, "name", "前江", "level", "village", NULL);
}

int64_t given_client(swst_store *store, int64_t area_id)
{
    return given(store, "client", "name", "林小雨", "area_id", ID(area_id),
                 "registered_on", "2020-01-01", NULL);
}

int64_t given_tier(swst_store *store, int64_t client_id, const char *level, const char *starts_on,
                   const char *ends_on)
{
    return given(store, "tier", "client_id", ID(client_id), "level", level,
                 "starts_on", starts_on, "ends_on", ends_on, NULL);
}

int64_t given_visit(swst_store *store, int64_t client_id, const char *visited_on,
                    const char *channel)
{
    return given(store, "visit", "client_id", ID(client_id), "visited_on", visited_on,
                 "channel", channel, "result", "done", NULL);
}

int64_t given_rule(swst_store *store, const char *level, const char *times, const char *per,
                   const char *channels)
{
    return given(store, "contact_rule", "level", level, "times", times, "per", per,
                 "channels", channels, NULL);
}

int64_t count_of(swst_store *store, const char *kind)
{
    swst_query *query = swst_query_new(swst_kind_find(kind));
    int64_t count = -1;

    assert_ok(swst_query_count(store, query, &count));
    swst_query_free(query);
    return count;
}

/* ------------------------------------------------------------------- files */

void remove_file(const char *path)
{
    static const char *const endings[] = { "", "-journal", "-wal", "-shm", "-lock",
                                           ".format-0.bak" };
    char name[400];

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        remove(name);
    }
}

swst_store *given_file(const char *path)
{
    swst_store *store = swst_store_new();

    remove_file(path);
    assert_ok(swst_store_create(store, path));
    return store;
}

swst_store *opened(const char *path)
{
    swst_store *store = swst_store_new();

    assert_ok(swst_store_open(store, path));
    return store;
}

/* Not by opening it: to close it again would give up the locks of our stores. */
bool file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

char *file_bytes(const char *path, size_t *size)
{
    FILE *in = fopen(path, "rb");
    char *bytes;
    long length;

    assert_non_null(in);
    assert_int_equal(fseek(in, 0, SEEK_END), 0);
    length = ftell(in);
    rewind(in);
    assert_non_null(bytes = malloc((size_t)length + 1));
    *size = fread(bytes, 1, (size_t)length, in);
    bytes[*size] = '\0';
    fclose(in);
    return bytes;
}

bool file_holds(const char *path, const char *text)
{
    size_t size, length = strlen(text);
    bool found = false;
    char *bytes;

    if (!file_exists(path))
        return false;
    bytes = file_bytes(path, &size);
    for (size_t i = 0; i + length <= size && !found; i++)
        found = memcmp(bytes + i, text, length) == 0;
    free(bytes);
    return found;
}

static void put_bytes(const char *path, const char *mode, long at, const char *bytes, size_t size)
{
    FILE *out = fopen(path, mode);

    assert_non_null(out);
    assert_int_equal(fseek(out, at, SEEK_SET), 0);
    assert_int_equal(fwrite(bytes, 1, size, out), size);
    assert_int_equal(fclose(out), 0);
}

void write_file(const char *path, const char *bytes, size_t size)
{
    put_bytes(path, "wb", 0, bytes, size);
}

void overwrite_file(const char *path, long at, const char *bytes, size_t size)
{
    put_bytes(path, "r+b", at, bytes, size);
}

void copy_file(const char *from, const char *to)
{
    size_t size;
    char *bytes = file_bytes(from, &size);

    write_file(to, bytes, size);
    free(bytes);
}

void change_file(const char *path, const char *sql)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    sqlite3_close(db);
}

int64_t number_in_file(const char *path, const char *sql)
{
    sqlite3_stmt *statement;
    int64_t number;
    sqlite3 *db;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

/* ------------------------------------------------------------ other programs */

char *read_there(const char *path, const char *sql)
{
    sqlite3_stmt *statement;
    char *text = calloc(1, 1 << 18);
    size_t length = 0, room = 1 << 18;
    sqlite3 *db;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW)
        for (int i = 0, last = sqlite3_column_count(statement) - 1; i <= last; i++) {
            const char *cell = (const char *)sqlite3_column_text(statement, i);

            length += (size_t)snprintf(text + length, room - length, "%s%s", cell ? cell : "-",
                                       i == last ? "\n" : "|");
            assert_true(length < room);
        }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return text;
}

void assert_there(swst_store **store, const char *path, const char *sql, const char *expected)
{
    char *text;

    swst_store_free(*store);
    text = read_there(path, sql);
    assert_string_equal(text, expected);
    free(text);
    *store = opened(path);
}

/* --------------------------------------------------------- more to fill it with */

int64_t given_area(swst_store *store)
{
    swst_query *query = swst_query_new(swst_kind_find("area"));
    swst_cursor *cursor;
    int64_t id = 0;

    assert_ok(swst_query_run(store, query, &cursor));
    if (swst_cursor_next(cursor) == SWST_ROW)
        id = swst_record_id(swst_cursor_record(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    return id ? id : given_village(store, "441882107201");
}

int64_t given_worker(swst_store *store, const char *name)
{
    return given(store, "worker", "name", name, NULL);
}

int64_t given_household(swst_store *store, int64_t area_id)
{
    return given(store, "household", "area_id", ID(area_id), NULL);
}

int64_t given_member(swst_store *store, int64_t household_id, int64_t client_id,
                     const char *starts_on, const char *ends_on)
{
    return given(store, "household_member", "household_id", ID(household_id), "client_id",
                 ID(client_id), "starts_on", starts_on, "ends_on", ends_on, NULL);
}

int64_t given_category(swst_store *store, const char *code, const char *unit)
{
    return given(store, "category", "code", code, "name", code, "name_zh", code, "unit", unit,
                 NULL);
}

int64_t given_assignment(swst_store *store, int64_t worker, const char *field, int64_t id)
{
    return given(store, "assignment", "worker_id", ID(worker), field, ID(id), "starts_on",
                 "2022-01-01", NULL);
}

int64_t given_post(swst_store *store, int64_t worker, const char *role, int64_t backup,
                   const char *starts_on, const char *ends_on)
{
    return given(store, "post", "worker_id", ID(worker), "role", role, "backup_id",
                 backup ? ID(backup) : NULL, "starts_on", starts_on, "ends_on", ends_on, NULL);
}

int64_t given_attendance(swst_store *store, int64_t activity, int64_t client,
                         const char *presence)
{
    return given(store, "attendance", "activity_id", ID(activity), "client_id", ID(client),
                 "presence", presence, NULL);
}

int64_t given_mature_group(swst_store *store, const char *starts_on, const char *ends_on)
{
    return given(store, "group", "name", "夕阳红", "type", "support", "stage", "mature",
                 "starts_on", starts_on, "ends_on", ends_on, NULL);
}

int64_t given_group_session(swst_store *store, int64_t group, const char *state,
                            const char *planned_on, const char *held_on)
{
    return given(store, "activity", "title", "第一次", "type", "group_session", "group_id",
                 ID(group), "state", state, "planned_on", planned_on, "held_on", held_on, NULL);
}

/* ------------------------------------------------------------------- children */

void end_as_a_child(int wrong)
{
    if (!wrong)
        execlp("true", "true", (char *)NULL);
    _exit(wrong ? wrong : 127);
}
