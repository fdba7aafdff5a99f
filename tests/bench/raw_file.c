/* The database and the output of L. */
#define _POSIX_C_SOURCE 200809L

#include "raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

void die(const char *what)
{
    perror(what);
    exit(1);
}

void *need(void *memory)
{
    if (!memory)
        die("memory");
    return memory;
}

void *grow(void *memory, size_t *room, size_t count, size_t size)
{
    if (count < *room)
        return memory;
    *room = *room ? *room * 2 : 256;
    return need(realloc(memory, *room * size));
}

double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ----------------------------------------------------------------- database */

/* The library's choice: WAL only where it is sound (sqlite.org/wal.html, 11). */
const char *db_journal(void)
{
    int version = sqlite3_libversion_number();
    bool sound = version >= 3051003 || (version >= 3050007 && version < 3051000)
                 || (version >= 3044006 && version < 3045000);

    return sound ? "WAL, FULL" : "TRUNCATE, EXTRA";
}

sqlite3 *db_open(const char *path, bool make)
{
    bool wal = *db_journal() == 'W';
    sqlite3 *db;

    if (make)
        unlink(path);
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
                                       | (make ? SQLITE_OPEN_CREATE : 0), NULL))
        die(path);
    db_run(db, wal ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
                   : "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA");
    return db;
}

void db_run(sqlite3 *db, const char *sql)
{
    char *message;

    if (sqlite3_exec(db, sql, NULL, NULL, &message)) {
        fprintf(stderr, "raw: %s: %s\n", sql, message);
        exit(1);
    }
}

sqlite3_stmt *db_prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;

    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL)) {
        fprintf(stderr, "raw: %s: %s\n", sql, sqlite3_errmsg(db));
        exit(1);
    }
    return statement;
}

bool db_step(sqlite3 *db, sqlite3_stmt *statement)
{
    int code = sqlite3_step(statement);

    if (code != SQLITE_ROW && code != SQLITE_DONE)
        die(sqlite3_errmsg(db));
    return code == SQLITE_ROW;
}

/* ------------------------------------------------------------------- output */

void out_room(struct out *out, size_t more)
{
    while (out->room - out->length < more) {
        out->room = out->room ? out->room * 2 : 64;
        out->bytes = need(realloc(out->bytes, out->room));
    }
}

void out_put(struct out *out, const char *bytes, size_t length)
{
    if (!length)
        return;
    if (out->room - out->length < length)
        out_room(out, length);
    memcpy(out->bytes + out->length, bytes, length);
    out->length += length;
}

void out_text(struct out *out, const char *text)
{
    out_put(out, text, strlen(text));
}

void out_number(struct out *out, int64_t number)
{
    char digits[24];
    int at = sizeof digits;
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;

    do
        digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0)
        digits[--at] = '-';
    out_put(out, digits + at, sizeof digits - (size_t)at);
}

/* Most days of a list are few. */
void out_day(struct out *out, int32_t day)
{
    static _Thread_local struct { int32_t day; char text[DAY_SIZE]; } texts[1024];
    unsigned at = (unsigned)day & 1023;

    if (texts[at].day != day || !texts[at].text[0]) {
        texts[at].day = day;
        day_print(day, texts[at].text);
    }
    out_put(out, texts[at].text, DAY_SIZE - 1);
}

void out_save(const struct out *out, const char *folder, const char *name)
{
    char path[4096];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (!(file = fopen(path, "w")) || fwrite(out->bytes, 1, out->length, file) != out->length
        || fclose(file))
        die(path);
}
