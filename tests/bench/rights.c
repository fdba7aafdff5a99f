/* What rights cost: the same questions to the local owner and in sessions, by the public
 * headers alone:
 *
 *     bench_rights FILE AS_OF FROM TO TOWN WANTED RUNS FOLDER
 *
 * Into the file go accounts of a head and, for workers who are there, of a social worker of the
 * whole station, of one of the area with the code TOWN, and of an intern. It prints
 * "who.question seconds", and what each is answered into the folder. */
#define _POSIX_C_SOURCE 200809L

#include "peak.h"

#include <swstation.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WANTED = 500 };

struct bench {
    swst_store *store;
    const char *as_of, *from, *to, *folder;
    char numbers[WANTED][64], names[WANTED][64];
    int wanted, runs;
};

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void must(swst_status status)
{
    if (status >= 0)
        return;
    fprintf(stderr, "rights: %s (%s)\n", swst_error_message("en"), swst_error_code());
    exit(1);
}

/* ------------------------------------------------------------------ accounts */

static int64_t add(swst_store *store, const char *kind, const char *const *pairs)
{
    swst_record *record = swst_record_new(swst_kind_find(kind));
    int64_t id;

    for (; *pairs; pairs += 2)
        must(swst_record_set(record, pairs[0], pairs[1]));
    must(swst_record_save(store, record));
    id = swst_record_id(record);
    swst_record_free(record);
    return id;
}

static const char *text_of(int64_t id, char text[24])
{
    snprintf(text, 24, "%lld", (long long)id);
    return text;
}

static int64_t open_account(swst_store *store, int64_t worker, const char *role)
{
    char id[24];

    return add(store, "account", (const char *const[]){
        "worker_id", text_of(worker, id), "role", role, "starts_on", "2000-01-01", NULL });
}

/* Workers who answer for clients. */
static void find_workers(swst_store *store, int64_t *workers, int count)
{
    swst_query *query = swst_query_new(swst_kind_find("assignment"));
    swst_cursor *cursor = NULL;
    int found = 0;

    must(swst_query_order_by(query, "worker_id"));
    must(swst_query_run(store, query, &cursor));
    while (found < count && swst_cursor_next(cursor) == SWST_ROW) {
        char *text = NULL;
        int64_t worker;

        must(swst_record_get(swst_cursor_record(cursor), "worker_id", &text));
        worker = strtoll(text, NULL, 10);
        if (!found || workers[found - 1] != worker)
            workers[found++] = worker;
        swst_free(text);
    }
    swst_cursor_free(cursor);
    swst_query_free(query);
    if (found < count) {
        fputs("rights: the county has too few workers who answer for clients\n", stderr);
        exit(1);
    }
}

static int64_t area_of(swst_store *store, const char *code)
{
    swst_query *query = swst_query_new(swst_kind_find("area"));
    swst_cursor *cursor = NULL;
    int64_t id;

    must(swst_query_where(query, "code", "=", code));
    must(swst_query_run(store, query, &cursor));
    if (swst_cursor_next(cursor) != SWST_ROW) {
        fprintf(stderr, "rights: no area %s\n", code);
        exit(1);
    }
    id = swst_record_id(swst_cursor_record(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    return id;
}

/* ----------------------------------------------------------------- questions */

static void save(const struct bench *bench, const char *who, const char *what, const char *json)
{
    char path[4096];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s.%s.json", bench->folder, who, what);
    if (!(file = fopen(path, "w")) || fputs(json, file) < 0 || fclose(file)) {
        perror(path);
        exit(1);
    }
}

static void put(const char *who, const char *what, double start)
{
    printf("%s.%s %.9f\n", who, what, seconds() - start);
}

static void ask_due(const struct bench *bench, const char *who)
{
    for (int run = 0; run < bench->runs; run++) {
        double start = seconds();
        swst_table *table = NULL;
        char *json = NULL;

        must(swst_report_due(bench->store, bench->as_of, NULL, &table));
        put(who, "due", start);
        if (!run) {
            must(swst_table_to_json(table, 0, &json));
            save(bench, who, "due", json);
            swst_free(json);
        }
        swst_table_free(table);
    }
}

static void ask_coverage(const struct bench *bench, const char *who)
{
    swst_filter *filter = swst_filter_new();

    swst_filter_set_grouping(filter, SWST_BY_VILLAGE);
    for (int run = 0; run < bench->runs; run++) {
        double start = seconds();
        swst_table *table = NULL;
        char *json = NULL;

        must(swst_report_coverage(bench->store, bench->from, bench->to, bench->as_of, filter,
                                  &table));
        put(who, "coverage", start);
        if (!run) {
            must(swst_table_to_json(table, 0, &json));
            save(bench, who, "coverage", json);
            swst_free(json);
        }
        swst_table_free(table);
    }
    swst_filter_free(filter);
}

/* All of them one after another; how many rows were found is the answer. */
static void ask_search(const struct bench *bench, const char *who, const char *what,
                       const char (*words)[64])
{
    int64_t found = 0;
    char answer[64];

    for (int run = 0; run < bench->runs; run++) {
        double start = seconds();

        for (int i = 0; i < bench->wanted; i++) {
            swst_table *table = NULL;

            must(swst_client_search(bench->store, words[i], 0, 50, &table));
            found += (int64_t)swst_table_rows(table);
            swst_table_free(table);
        }
        printf("%s.%s %.9f\n", who, what, (seconds() - start) / bench->wanted);
    }
    snprintf(answer, sizeof answer, "{\"rows\":[{\"found\":%lld}]}",
             (long long)(found / bench->runs));
    save(bench, who, what, answer);
}

static void ask_all(const struct bench *bench, const char *who)
{
    ask_due(bench, who);
    ask_coverage(bench, who);
    ask_search(bench, who, "find_number", bench->numbers);
    ask_search(bench, who, "find_name", bench->names);
}

/* Those whose role may see names in full, as the owner does. */
static void ask_in_session(const struct bench *bench, const char *who, int64_t worker,
                           bool reveals)
{
    for (int run = 0; run < bench->runs; run++) {
        double start = seconds();

        must(swst_session_begin(bench->store, worker, "service"));
        put(who, "begin", start);
        if (run + 1 < bench->runs)
            swst_session_end(bench->store);
    }
    if (reveals)
        must(swst_session_set_reveal(bench->store, true));
    ask_all(bench, who);
    swst_session_end(bench->store);
}

/* Lines of a number and of a part of a name in turn. */
static void read_wanted(struct bench *bench, const char *path)
{
    FILE *file = fopen(path, "r");
    char line[256];

    if (!file) {
        perror(path);
        exit(1);
    }
    for (int i = 0; i < WANTED * 2 && fgets(line, sizeof line, file); i++) {
        char (*words)[64] = i % 2 ? bench->names : bench->numbers;

        line[strcspn(line, "\r\n")] = '\0';
        snprintf(words[i / 2], sizeof *words, "%.63s", line);
        bench->wanted = (i + 1) / 2;
    }
    fclose(file);
}

int main(int argc, char **argv)
{
    struct bench bench = { .store = swst_store_new() };
    int64_t workers[3], head, narrowed;
    char account[24], area[24];

    if (argc != 9) {
        fputs("bench_rights FILE AS_OF FROM TO TOWN WANTED RUNS FOLDER\n", stderr);
        return 2;
    }
    bench.as_of = argv[2], bench.from = argv[3], bench.to = argv[4];
    bench.runs = atoi(argv[7]), bench.folder = argv[8];
    read_wanted(&bench, argv[6]);
    must(swst_store_open(bench.store, argv[1]));
    find_workers(bench.store, workers, 3);
    head = add(bench.store, "worker", (const char *const[]){ "name", "Head", NULL });
    open_account(bench.store, head, "head");
    open_account(bench.store, workers[0], "social_worker");
    narrowed = open_account(bench.store, workers[1], "social_worker");
    add(bench.store, "account_scope", (const char *const[]){
        "account_id", text_of(narrowed, account), "area_id",
        text_of(area_of(bench.store, argv[5]), area), NULL });
    open_account(bench.store, workers[2], "intern");
    ask_all(&bench, "owner");
    ask_in_session(&bench, "head", head, true);
    ask_in_session(&bench, "worker", workers[0], true);
    ask_in_session(&bench, "narrowed", workers[1], true);
    ask_in_session(&bench, "intern", workers[2], false);
    swst_store_free(bench.store);
    print_peak();
    return 0;
}
