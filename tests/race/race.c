/* Two write to a file in WAL mode while two others bring its log in without a pause,
 * and SQLite before 3.51.3 can damage it (sqlite.org/wal.html, section 11).
 *
 *     race library   through the library: what was kept is there, and the file is sound
 *     race raw       SQLite alone, as the control: again and again until it is damaged
 *
 * Each goes on for SWST_RACE_SECONDS: 10, or 600 with SWST_LONG. In the short run
 * the control need not succeed, nor with an SQLite that is free of the fault. */
#define _POSIX_C_SOURCE 200809L

#include <swstation.h>

#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WRITERS = 2, CHECKPOINTERS = 2, TRIES = 60, TRY_SECONDS = 20 };

static char path[64] = "race.swst";

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void remove_all(void)
{
    static const char *const endings[] = { "", "-wal", "-shm", "-lock" };
    char name[80];

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        remove(name);
    }
}

/* ----------------------------------------------------- what each of them does
 * Until its time is over; how often it did, or -1 when it met damage. */

typedef long worker(double end, int number);

static swst_store *opened(void)
{
    swst_store *store = swst_store_new();

    swst_store_set_busy_timeout(store, 60000);
    if (swst_store_open(store, path)) {
        fprintf(stderr, "open: %s\n", swst_error_message("en"));
        swst_store_free(store);
        return NULL;
    }
    return store;
}

static swst_status save(swst_store *store, int round)
{
    swst_record *need = swst_record_new(swst_kind_find("need"));
    static char text[2001];
    swst_status status;

    memset(text, 'a' + round % 26, (size_t)(round % 2000) + 1);
    text[round % 2000 + 1] = '\0';
    status = swst_record_set(need, "category", "food");
    if (!status)
        status = swst_record_set(need, "opened_on", "2026-01-01");
    if (!status)
        status = swst_record_set(need, "state", "open");
    if (!status)
        status = swst_record_set(need, "text", text);
    if (!status)
        status = swst_record_save(store, need);
    swst_record_free(need);
    return status;
}

static long write_by_library(double end, int number)
{
    swst_store *store = opened();
    swst_status status = SWST_OK;
    long count = 0;

    for (int i = number; store && !status && seconds() < end; i++)
        count += !(status = save(store, i));
    if (status)
        fprintf(stderr, "save: %s\n", swst_error_message("en"));
    count = store && !status ? count : -1;
    swst_store_free(store);
    return count;
}

/* Closing brings the log in, too. */
static long checkpoint_by_library(double end, int number)
{
    swst_store *store = NULL;
    long count = 0;

    (void)number;
    while (seconds() < end) {
        if (count % 50 == 0) {
            swst_store_free(store);
            if (!(store = opened()))
                return -1;
        }
        if (swst_store_checkpoint(store)) {
            fprintf(stderr, "checkpoint: %s\n", swst_error_message("en"));
            return -1;
        }
        count++;
    }
    swst_store_free(store);
    return count;
}

static sqlite3 *opened_raw(void)
{
    sqlite3 *db;

    sqlite3_open(path, &db);
    sqlite3_busy_timeout(db, 60000);
    sqlite3_exec(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;"
                     "PRAGMA wal_autocheckpoint = 0", NULL, NULL, NULL);
    return db;
}

static bool is_damage(int code)
{
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

static long run_raw(double end, const char *sql)
{
    sqlite3 *db = opened_raw();
    int code = SQLITE_OK;
    long count = 0;

    while (seconds() < end && !is_damage(code)) {
        code = sqlite3_exec(db, sql, NULL, NULL, NULL);
        count += code == SQLITE_OK;
    }
    if (is_damage(code))
        fprintf(stderr, "after %ld: %s\n", count, sqlite3_errmsg(db));
    sqlite3_close(db);
    return is_damage(code) ? -1 : count;
}

static long write_raw(double end, int number)
{
    (void)number;
    return run_raw(end, "INSERT INTO t (a) VALUES (hex(randomblob(20 + abs(random() % 900))))");
}

static long checkpoint_raw(double end, int number)
{
    (void)number;
    return run_raw(end, "PRAGMA wal_checkpoint(PASSIVE)");
}

/* --------------------------------------------------------------- all at once */

struct outcome {
    int number;
    long count;
};

static void end_all(const pid_t *children)
{
    for (int i = 0; i < WRITERS + CHECKPOINTERS; i++)
        kill(children[i], SIGKILL);
}

/* How many were written, or -1 when somebody met damage or ended otherwise. */
static long race(double length, worker *write_it, worker *checkpoint_it)
{
    double begun = seconds();
    pid_t children[WRITERS + CHECKPOINTERS];
    long counts[2] = { 0, 0 };
    struct outcome one;
    int pipes[2], ended = 0;

    if (pipe(pipes) != 0)
        return -1;
    for (int i = 0; i < WRITERS + CHECKPOINTERS; i++)
        if ((children[i] = fork()) == 0) {
            one.number = i;
            one.count = (i < WRITERS ? write_it : checkpoint_it)(begun + length, i);
            _exit(write(pipes[1], &one, sizeof one) != sizeof one);
        }
    close(pipes[1]);
    while (read(pipes[0], &one, sizeof one) == sizeof one && one.count >= 0) {
        counts[one.number >= WRITERS] += one.count;
        ended++;
    }
    close(pipes[0]);
    end_all(children);
    while (wait(NULL) > 0)
        continue;
    if (ended == WRITERS + CHECKPOINTERS)
        printf("%ld writes, %ld checkpoints\n", counts[0], counts[1]);
    else
        printf("damage met after %.1f s\n", seconds() - begun);
    return ended == WRITERS + CHECKPOINTERS ? counts[0] : -1;
}

/* The number that a question gives; -1 when the file is too damaged to answer. */
static long ask(const char *sql)
{
    sqlite3_stmt *statement = NULL;
    long number = -1;
    sqlite3 *db;

    sqlite3_open(path, &db);
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW)
        number = (long)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

static bool is_sound(void)
{
    return ask("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'") == 1;
}

static int race_by_library(double length)
{
    swst_store *store = swst_store_new();
    swst_status status = swst_store_set_journal(store, "wal");
    long written;

    remove_all();
    if (status || (status = swst_store_create(store, path))) {
        fprintf(stderr, "create: %s\n", swst_error_message("en"));
        return EXIT_FAILURE;
    }
    swst_store_free(store);
    written = race(length, write_by_library, checkpoint_by_library);
    if (written <= 0 || !is_sound() || ask("SELECT count(*) FROM need") != written
        || ask("SELECT count(*) FROM audit") != written) {
        fprintf(stderr, "damaged, or not all is there: see %s\n", path);
        return EXIT_FAILURE;
    }
    remove_all();
    return EXIT_SUCCESS;
}

static bool damages_raw(double length)
{
    sqlite3 *db;
    long written;
    bool damaged;

    remove_all();
    db = opened_raw();
    sqlite3_exec(db, "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE INDEX i ON t (a)",
                 NULL, NULL, NULL);
    sqlite3_close(db);
    written = race(length, write_raw, checkpoint_raw);
    damaged = written < 0 || !is_sound() || ask("SELECT count(*) FROM t") != written;
    remove_all();
    return damaged;
}

/* In tries, since damage is done within seconds or not at all. */
static int race_raw(double length, bool must_damage)
{
    double end = seconds() + length;

    for (int i = 1; i <= TRIES && (i == 1 || seconds() < end); i++)
        if (damages_raw(length < TRY_SECONDS ? length : TRY_SECONDS)) {
            printf("SQLite %s alone has damaged the file, in try %d\n", sqlite3_libversion(), i);
            return EXIT_SUCCESS;
        }
    printf("SQLite %s alone has not damaged the file\n", sqlite3_libversion());
    return must_damage && strncmp(swst_store_journal("en"), "wal:", 4) != 0 ? EXIT_FAILURE
                                                                            : EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    const char *given = getenv("SWST_RACE_SECONDS");
    bool is_long = getenv("SWST_LONG");
    double length = given ? atof(given) : is_long ? 600 : 10;
    int code;

    if (access("/dev/shm", W_OK) == 0)              /* where nobody waits for a disk */
        snprintf(path, sizeof path, "/dev/shm/swst-race-%ld.swst", (long)getpid());
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc == 2 && strcmp(argv[1], "library") == 0)
        code = race_by_library(length);
    else if (argc == 2 && strcmp(argv[1], "raw") == 0)
        code = race_raw(length, is_long);
    else
        code = 2;
    return code;
}
