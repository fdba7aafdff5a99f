/* L for what is done all day: one visit, durable, in a transaction of its own; and
 * a person by identity number or by two characters of the name, up to fifty. */
#define _POSIX_C_SOURCE 200809L

#include "raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double processor(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The visits of a bundle: visited on days after all that are there. */
int daily_visits(const char *path, int count)
{
    sqlite3 *db = db_open(path, false);
    sqlite3_stmt *some = db_prepare(db, "SELECT id FROM client WHERE id >= (SELECT min(id) FROM"
                                        " client) + ? ORDER BY id LIMIT 1");
    sqlite3_stmt *insert = db_prepare(db, "INSERT INTO visit (client_id, visited_on, channel,"
                                          " result, minutes) VALUES (?, ?, 1, 1, 30)");
    sqlite3_stmt *begin = db_prepare(db, "BEGIN IMMEDIATE"), *commit = db_prepare(db, "COMMIT");

    for (int i = 0; i < count; i++) {
        double start, used;
        int64_t client;

        sqlite3_bind_int64(some, 1, (int64_t)i * 7919 % 9000);
        db_step(db, some);
        client = sqlite3_column_int64(some, 0);
        sqlite3_reset(some);
        start = seconds(), used = processor();
        db_step(db, begin);
        sqlite3_reset(begin);
        sqlite3_bind_int64(insert, 1, client);
        sqlite3_bind_int64(insert, 2, day_make(2027, 1, 1 + i % 28));
        db_step(db, insert);
        sqlite3_reset(insert);
        db_step(db, commit);
        sqlite3_reset(commit);
        printf("visit %.6f\nvisit_cpu %.6f\n", seconds() - start, processor() - used);
    }
    sqlite3_finalize(some);
    sqlite3_finalize(insert);
    sqlite3_finalize(begin);
    sqlite3_finalize(commit);
    sqlite3_close(db);
    return 0;
}

/* ------------------------------------------------------------------ finding */

static int answer(sqlite3 *db, sqlite3_stmt *statement)
{
    int rows = 0;

    while (rows < 50 && db_step(db, statement)) {
        sqlite3_column_text(statement, 1);
        rows++;
    }
    sqlite3_reset(statement);
    return rows;
}

static uint32_t character(const char *text)
{
    const unsigned char *byte = (const unsigned char *)text;

    return (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
}

/* Each line of the file is an identity number or two Chinese characters. */
int daily_find(const char *path, const char *wanted, int runs)
{
    sqlite3 *db = db_open(path, false);
    sqlite3_stmt *by_number = db_prepare(db, "SELECT id, name, birth, village FROM client"
                                             " WHERE number = ?");
    sqlite3_stmt *by_name = db_prepare(db, "SELECT id, name, birth, village FROM gram JOIN client"
                                           " ON client.id = gram.client WHERE gram.gram = ?");
    char line[64];

    for (int run = 0; run < runs; run++) {
        FILE *file = fopen(wanted, "r");
        double spent[2] = { 0 }, start;
        int counts[2] = { 0 }, rows = 0;

        while (file && fgets(line, sizeof line, file)) {
            bool is_number = strlen(line) > 10;

            start = seconds();
            line[strcspn(line, "\n")] = '\0';
            if (is_number)
                sqlite3_bind_text(by_number, 1, line, -1, SQLITE_STATIC);
            else
                sqlite3_bind_int64(by_name, 1, (int64_t)character(line) << 21 | character(line + 3));
            rows += answer(db, is_number ? by_number : by_name);
            spent[!is_number] += seconds() - start;
            counts[!is_number]++;
        }
        if (file)
            fclose(file);
        printf("find_number %.9f\nfind_name %.9f\nfound %d\n", spent[0] / counts[0],
               spent[1] / counts[1], rows);
    }
    sqlite3_finalize(by_number);
    sqlite3_finalize(by_name);
    sqlite3_close(db);
    return 0;
}
