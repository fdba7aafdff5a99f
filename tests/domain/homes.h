/* Households of a test, and what is on record about their members, as text. */
#ifndef SWST_TESTS_HOMES_H
#define SWST_TESTS_HOMES_H

#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

/* Members that a text calls A, B, C … */
struct home {
    swst_store *store;
    int64_t id, area, people[5];
};

static inline int64_t given_head(swst_store *store, int64_t household, int64_t client,
                                 const char *starts_on, const char *ends_on)
{
    return given(store, "household_member", "household_id", ID(household), "client_id",
                 ID(client), "is_head", "true", "relation", "本人", "starts_on", starts_on,
                 "ends_on", ends_on, NULL);
}

/* A is head since 2020-01-01, B and C are members since. D and E live nowhere. */
static inline struct home given_family(swst_store *store)
{
    struct home home = { .store = store, .area = given_area(store) };

    home.id = given(store, "household", "area_id", ID(home.area), "number", "户七", "address",
                    "前江村七号", "phone", "0763-1234567", "housing", "own", NULL);
    for (int i = 0; i < 5; i++)
        home.people[i] = given_client(store, home.area);
    given_head(store, home.id, home.people[0], "2020-01-01", NULL);
    for (int i = 1; i < 3; i++)
        given(store, "household_member", "household_id", ID(home.id), "client_id",
              ID(home.people[i]), "relation", i == 1 ? "配偶" : "子", "starts_on", "2020-01-01",
              NULL);
    return home;
}

static inline void died(swst_store *store, int64_t client, const char *day)
{
    swst_record *record;

    assert_ok(swst_record_load(store, swst_kind_find("client"), client, &record));
    assert_ok(swst_record_set(record, "exited_on", day));
    assert_ok(swst_record_set(record, "exit_reason", "died"));
    assert_ok(swst_record_save(store, record));
    swst_record_free(record);
}

static inline char name_of(const struct home *home, int64_t client)
{
    for (int i = 0; i < 5; i++)
        if (home->people[i] == client)
            return (char)('A' + i);
    return '?';
}

static inline void add_value(const swst_record *record, const char *field, const char *before,
                             char *text, size_t size)
{
    char *value;

    assert_ok(swst_record_get(record, field, &value));
    if (value)
        snprintf(text + strlen(text), size - strlen(text), "%s%s", before, value);
    swst_free(value);
}

/* The memberships of a household by id, such as "A 2020-01-01..2022-03-31 head 本人 death". */
static inline const char *members_of(const struct home *home, int64_t household)
{
    static char text[4000];
    swst_query *query = swst_query_new(swst_kind_find("household_member"));
    swst_cursor *cursor;

    text[0] = '\0';
    assert_ok(swst_query_where(query, "household_id", "=", ID(household)));
    assert_ok(swst_query_run(home->store, query, &cursor));
    while (swst_cursor_next(cursor) == SWST_ROW) {
        const swst_record *record = swst_cursor_record(cursor);
        char *client;

        assert_ok(swst_record_get(record, "client_id", &client));
        snprintf(text + strlen(text), sizeof text - strlen(text), "%c",
                 name_of(home, strtoll(client, NULL, 10)));
        swst_free(client);
        add_value(record, "starts_on", " ", text, sizeof text);
        strcat(text, "..");
        add_value(record, "ends_on", "", text, sizeof text);
        if (swst_record_has(record, "is_head"))
            strcat(text, " head");
        add_value(record, "relation", " ", text, sizeof text);
        add_value(record, "reason", " ", text, sizeof text);
        strcat(text, "\n");
    }
    swst_cursor_free(cursor);
    swst_query_free(query);
    return text;
}

/* The row of the headless list that is about a household: "since reason", or "none". */
static inline const char *headless(swst_store *store, int64_t household, const char *as_of)
{
    static char text[100];
    swst_filter *filter = swst_filter_new();
    swst_table *table = NULL;

    strcpy(text, "none");
    swst_filter_add_list(filter, SWST_DESK_LIST_HEADLESS);
    assert_ok(swst_report_desk(store, as_of, filter, &table));
    for (size_t row = 0; row < swst_table_rows(table); row++)
        if (swst_table_int(table, row, "about_id") == household)
            snprintf(text, sizeof text, "%s %s", swst_table_text(table, row, "since_on"),
                     swst_table_text(table, row, "reason"));
    swst_table_free(table);
    swst_filter_free(filter);
    return text;
}

#endif
