/* What the audit costs: bench_audit FOLDER saves visits one by one and durably, then writes
 * many lines in one transaction, and goes through the chain; by the public headers alone. */
#define _POSIX_C_SOURCE 200809L

#include <swstation.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { VISITS = 400, LINES = 300000 };

static double clock_of(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void must(swst_status status)
{
    if (!status)
        return;
    fprintf(stderr, "%s\n", swst_error_message("en"));
    exit(1);
}

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

static void save_visits(swst_store *store)
{
    char area[24], client[24];
    double wall, processor;

    snprintf(area, sizeof area, "%lld", (long long)add(store, "area", (const char *const[]){
        "code", "441882107001", "name", "A", "level", "village", NULL }));
    snprintf(client, sizeof client, "%lld", (long long)add(store, "client", (const char *const[]){
        "name", "A", "area_id", area, "registered_on", "2020-01-01", NULL }));
    wall = clock_of(CLOCK_MONOTONIC);
    processor = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    for (int i = 0; i < VISITS; i++)
        add(store, "visit", (const char *const[]){ "client_id", client, "visited_on",
            "2026-03-01", "channel", "home", "result", "done", NULL });
    printf("visit %.1f us\nvisit_cpu %.1f us\n",
           (clock_of(CLOCK_MONOTONIC) - wall) / VISITS * 1e6,
           (clock_of(CLOCK_PROCESS_CPUTIME_ID) - processor) / VISITS * 1e6);
}

static void write_lines(swst_store *store)
{
    swst_record *worker = swst_record_new(swst_kind_find("worker"));
    double processor;

    must(swst_store_begin(store));
    must(swst_record_set(worker, "name", "A"));
    must(swst_record_save(store, worker));
    processor = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    for (int i = 0; i < LINES; i++) {
        must(swst_record_set(worker, "phone", i % 2 ? "5550100" : "5550101"));
        must(swst_record_save(store, worker));
    }
    printf("change_cpu %.2f us\n", (clock_of(CLOCK_PROCESS_CPUTIME_ID) - processor) / LINES * 1e6);
    must(swst_store_commit(store));
    swst_record_free(worker);
}

static void go_through(swst_store *store)
{
    swst_table *table;
    double processor = clock_of(CLOCK_PROCESS_CPUTIME_ID);

    must(swst_audit_verify(store, NULL, &table));
    processor = clock_of(CLOCK_PROCESS_CPUTIME_ID) - processor;
    printf("verify %s %s: %.0f lines/s\n", swst_table_text(table, 0, "mode"),
           swst_table_text(table, 0, "state"),
           (double)swst_table_int(table, 0, "lines") / processor);
    swst_table_free(table);
}

/* With a key, where there is a provider for it. */
static void begin_key(swst_store *store)
{
    static const unsigned char key[32] = { 1, 2, 3 };

    if (swst_store_set_audit_key(store, key, sizeof key) == SWST_OK)
        must(swst_audit_begin_key(store));
}

static void measure(const char *folder, bool keyed)
{
    swst_store *store = swst_store_new();
    char path[4096];

    snprintf(path, sizeof path, "%s/audit-%d.swst", folder, keyed);
    must(swst_store_create(store, path));
    if (keyed)
        begin_key(store);
    save_visits(store);
    write_lines(store);
    go_through(store);
    swst_store_free(store);
    unlink(path);
}

int main(int count, char **arguments)
{
    if (count != 2) {
        fprintf(stderr, "bench_audit FOLDER\n");
        return 2;
    }
    measure(arguments[1], false);
    measure(arguments[1], true);
    return 0;
}
