/* Writes visits and says so, until somebody kills it: see drive.py.
 *
 *     writer FILE [--early]
 *
 * "begin" is said inside a transaction before its first visit, "ack ID…" when the
 * visits are kept. With --early it says so before they are: a liar, to be caught. */
#include <swstation.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { IN_TRANSACTION = 5 };

static void must(swst_status status)
{
    if (status < 0) {
        fprintf(stderr, "%s: %s\n", swst_status_name(status), swst_error_message("en"));
        exit(EXIT_FAILURE);
    }
}

/* In one write: a line is there or not. */
static void say(const char *line)
{
    if (write(STDOUT_FILENO, line, strlen(line)) < 0)
        exit(EXIT_FAILURE);
}

static int64_t add(swst_store *store, const char *kind, const char *const *values)
{
    swst_record *record = swst_record_new(swst_kind_find(kind));
    int64_t id;

    for (; *values; values += 2)
        must(swst_record_set(record, values[0], values[1]));
    must(swst_record_save(store, record));
    id = swst_record_id(record);
    swst_record_free(record);
    return id;
}

static int64_t find_client(swst_store *store)
{
    swst_query *query = swst_query_new(swst_kind_find("client"));
    swst_cursor *cursor;
    int64_t id = 0;

    must(swst_query_run(store, query, &cursor));
    if (swst_cursor_next(cursor) == SWST_ROW)
        id = swst_record_id(swst_cursor_record(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    return id;
}

static int64_t begin_station(swst_store *store, const char *path)
{
    char area[24];

    if (swst_store_open(store, path) == SWST_OK)
        return find_client(store);
    must(swst_store_create(store, path));
    snprintf(area, sizeof area, "%" PRId64, add(store, "area", (const char *const[]){
        "code", "441882107206", "name", "前江", "level", "village", NULL }));
    return add(store, "client", (const char *const[]){
        "name", "林小雨", "area_id", area, "registered_on", "2020-01-01", NULL });
}

/* One visit, or several that are kept together; what they belong to stands in
 * their content. */
static void visit(swst_store *store, int64_t client_id, int count, const char *content, bool early)
{
    char line[200] = "ack", client[24];
    bool together = count > 1 || early;

    snprintf(client, sizeof client, "%" PRId64, client_id);
    if (together) {
        must(swst_store_begin(store));
        say("begin\n");
    }
    for (int i = 0; i < count; i++) {
        size_t length = strlen(line);

        snprintf(line + length, sizeof line - length, " %" PRId64, add(store, "visit",
            (const char *const[]){ "client_id", client, "visited_on", "2022-06-01",
                                   "channel", "home", "result", "done", "content", content, NULL }));
    }
    strcat(line, "\n");
    if (early)
        say(line);
    if (together)
        must(swst_store_commit(store));
    if (!early)
        say(line);
}

int main(int argc, char **argv)
{
    bool early = argc > 2 && strcmp(argv[2], "--early") == 0;
    swst_store *store = swst_store_new();
    int64_t client_id = begin_station(store, argc > 1 ? argv[1] : ":memory:");

    say("ready\n");
    for (int i = 0; ; i++) {
        char content[64];

        snprintf(content, sizeof content, "%s %ld %d", i % 2 ? "together" : "alone",
                 (long)getpid(), i);
        visit(store, client_id, i % 2 ? IN_TRANSACTION : 1, content, early);
    }
}
