/* The bundle's CSV files into tables of L: each file is read once, as it lies
 * in memory, and nothing is checked but that its columns are known. */
#define _POSIX_C_SOURCE 200809L

#include "raw.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COLUMNS = 16 };

/* A type is 't'ext, 'i'nteger, 'd'ay, 'f'lag, or words: a choice from 1. */
static const struct schema {
    const char *name;
    struct { const char *name, *type; } columns[COLUMNS];
} schemas[KINDS] = {
    [AREA] = { "area", { { "code", "t" }, { "name", "t" },
        { "level", "province|prefecture|county|town|village|service" }, { "served_from", "d" } } },
    [STATION] = { "station", { { "name", "t" }, { "area_id", "i" }, { "site", "station" } } },
    [WORKER] = { "worker", { { "name", "t" },
        { "employment", "direct|purchased|government|agency|intern" }, { "hired_on", "d" } } },
    [POST] = { "post", { { "worker_id", "i" }, { "backup_id", "i" },
        { "role", "head|deputy|social_worker|supervisor|intern|window" }, { "starts_on", "d" } } },
    [ABSENCE] = { "absence", { { "worker_id", "i" }, { "starts_on", "d" }, { "ends_on", "d" },
        { "reason", "t" } } },
    [CATEGORY] = { "category", { { "code", "t" }, { "name", "t" }, { "name_zh", "t" },
        { "unit", "person|household" }, { "min_age", "i" }, { "max_age", "i" },
        { "source", "t" } } },
    [HOUSEHOLD] = { "household", { { "number", "t" }, { "area_id", "i" }, { "address", "t" },
        { "filed_on", "d" } } },
    [CLIENT] = { "client", { { "name", "t" }, { "sex", "unknown|male|female|unstated" },
        { "birth_date", "d" }, { "id_type", "resident|hmt|foreign|none" }, { "id_number", "t" },
        { "phone", "t" }, { "area_id", "i" }, { "address", "t" }, { "registered_on", "d" },
        { "exited_on", "d" }, { "exit_reason", "died|moved|improved|declined|lost|other" },
        { "filed_on", "d" }, { "file_state", "draft|complete|needs_review" } } },
    [MEMBER] = { "household_member", { { "household_id", "i" }, { "client_id", "i" },
        { "relation", "t" }, { "is_head", "f" }, { "starts_on", "d" } } },
    [RESIDENCE] = { "residence", { { "client_id", "i" }, { "area_id", "i" },
        { "status", "here|person_only|register_only|institution|hospital|moved_out|untraceable" },
        { "starts_on", "d" }, { "ends_on", "d" } } },
    [MEMBERSHIP] = { "membership", { { "category_id", "i" }, { "client_id", "i" },
        { "household_id", "i" }, { "starts_on", "d" }, { "ends_on", "d" } } },
    [TIER] = { "tier", { { "client_id", "i" }, { "level", "t" }, { "starts_on", "d" },
        { "ends_on", "d" } } },
    [ACTIVITY] = { "activity", { { "title", "t" }, { "type", "group_session|community" },
        { "area_id", "i" }, { "planned_on", "d" }, { "held_on", "d" },
        { "state", "planned|held|cancelled|postponed" } } },
    [ATTENDANCE] = { "attendance", { { "activity_id", "i" }, { "client_id", "i" },
        { "presence", "present|absent|excused|late" } } },
    [VISIT] = { "visit", { { "client_id", "i" }, { "household_id", "i" }, { "visited_on", "d" },
        { "channel", "home|phone|video|station|message|other" },
        { "result", "done|not_home|refused|cancelled" },
        { "purpose", "visit|review|health|company|life_help|assessment|delivery|bereavement"
                     "|other" },
        { "minutes", "i" }, { "worker_id", "i" }, { "content", "t" } } },
    [RULE] = { "contact_rule", { { "level", "t" }, { "times", "i" },
        { "per", "day|week|month|quarter|half|year" }, { "channels", "t" },
        { "purpose", "visit|review|health|company|life_help|assessment|delivery|bereavement"
                     "|other" } } },
    [ASSIGNMENT] = { "assignment", { { "worker_id", "i" }, { "area_id", "i" },
        { "client_id", "i" }, { "starts_on", "d" } } },
};

/* -------------------------------------------------------------------- cells */

static int64_t integer(const char *text, size_t length)
{
    int64_t number = 0;

    for (size_t i = 0; i < length; i++)
        number = number * 10 + (text[i] - '0');
    return number;
}

static int64_t choice(const char *words, const char *text, size_t length)
{
    int64_t number = 1;

    while (strncmp(words, text, length) != 0 || (words[length] && words[length] != '|')) {
        if (!(words = strchr(words, '|')))
            die("a word that is none");
        words++;
        number++;
    }
    return number;
}

static void convert(const char *type, struct cell *cell)
{
    cell->has = cell->length > 0;
    if (!cell->has || type[1] == '\0') {
        switch (cell->has ? *type : 't') {
        case 'i': cell->number = integer(cell->text, cell->length); break;
        case 'd': cell->number = day_read(cell->text); break;
        case 'f': cell->number = *cell->text == 't'; break;
        default: break;
        }
        return;
    }
    cell->number = choice(type, cell->text, cell->length);
}

/* The cell at `at`; gives what stands behind it. Quotes within quotes do not occur. */
static const char *read_cell(const char *at, struct cell *cell)
{
    bool quoted = *at == '"';
    const char *end = at += quoted;

    if (quoted)
        end = strchr(at, '"');
    else
        while (*end != ',' && *end != '\r')
            end++;
    *cell = (struct cell){ .text = at, .length = (size_t)(end - at) };
    end += quoted;
    return end + 1 + (*end == '\r');
}

static void bind(sqlite3_stmt *statement, int at, const char *type, const struct cell *cell)
{
    if (!cell->has)
        sqlite3_bind_null(statement, at);
    else if (type[0] == 't' && !type[1])
        sqlite3_bind_text(statement, at, cell->text, (int)cell->length, SQLITE_STATIC);
    else
        sqlite3_bind_int64(statement, at, cell->number);
}

/* -------------------------------------------------------------------- files */

static const char *map(const char *folder, const char *name, size_t *size)
{
    char path[4096];
    struct stat file;
    void *bytes;
    int descriptor;

    snprintf(path, sizeof path, "%s/%s.csv", folder, name);
    descriptor = open(path, O_RDONLY);
    if (descriptor < 0 || fstat(descriptor, &file))
        die(path);
    bytes = mmap(NULL, (size_t)file.st_size + 1, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (bytes == MAP_FAILED)
        die(path);
    close(descriptor);
    *size = (size_t)file.st_size;
    return bytes;
}

static int count_columns(const struct schema *schema)
{
    int count = 0;

    while (count < COLUMNS && schema->columns[count].name)
        count++;
    return count;
}

static sqlite3_stmt *make_table(sqlite3 *db, const struct schema *schema)
{
    char table[1024], insert[1024];
    size_t at = (size_t)snprintf(table, sizeof table, "CREATE TABLE %s (id INTEGER PRIMARY KEY",
                                 schema->name);
    size_t into = (size_t)snprintf(insert, sizeof insert, "INSERT INTO %s VALUES (?",
                                   schema->name);

    for (int i = 0; i < count_columns(schema); i++) {
        at += (size_t)snprintf(table + at, sizeof table - at, ", %s %s", schema->columns[i].name,
                               strcmp(schema->columns[i].type, "t") == 0 ? "TEXT" : "INTEGER");
        into += (size_t)snprintf(insert + into, sizeof insert - into, ", ?");
    }
    snprintf(table + at, sizeof table - at, ")");
    snprintf(insert + into, sizeof insert - into, ")");
    db_run(db, table);
    return db_prepare(db, insert);
}

static const char *check_header(const struct schema *schema, const char *at)
{
    struct cell cell;

    at = read_cell(at, &cell);
    for (int i = 0; i < count_columns(schema); i++) {
        at = read_cell(at, &cell);
        if (strncmp(schema->columns[i].name, cell.text, cell.length) != 0)
            die(schema->name);
    }
    return at;
}

void bundle_load(sqlite3 *db, const char *folder,
                 void (*take)(void *, enum kind, int64_t, const struct cell *), void *context)
{
    for (int kind = 0; kind < KINDS; kind++) {
        const struct schema *schema = &schemas[kind];
        sqlite3_stmt *insert = make_table(db, schema);
        int columns = count_columns(schema);
        size_t size;
        const char *bytes = map(folder, schema->name, &size), *at = check_header(schema, bytes);

        while (at < bytes + size) {
            struct cell id, cells[COLUMNS];

            at = read_cell(at, &id);
            id.number = integer(id.text, id.length);
            sqlite3_bind_int64(insert, 1, id.number);
            for (int i = 0; i < columns; i++) {
                at = read_cell(at, &cells[i]);
                convert(schema->columns[i].type, &cells[i]);
                bind(insert, i + 2, schema->columns[i].type, &cells[i]);
            }
            db_step(db, insert);
            sqlite3_reset(insert);
            take(context, (enum kind)kind, id.number, cells);
        }
        sqlite3_finalize(insert);
        munmap((void *)(uintptr_t)bytes, size + 1);
    }
}
