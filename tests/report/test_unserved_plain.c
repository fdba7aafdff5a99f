/* The blind-spot report held against a plain loop over what was entered. */
#include "../support/station.h"

#include <stdlib.h>

static void given_attempt(swst_store *store, int64_t client, const char *day, const char *result)
{
    given(store, "visit", "client_id", ID(client), "visited_on", day, "channel", "home",
          "result", result, NULL);
}

static int64_t given_gap(swst_store *store, int64_t client, const char *reason,
                         const char *starts_on, const char *ends_on)
{
    return given(store, "service_gap", "client_id", ID(client), "reason", reason, "starts_on",
                 starts_on, "ends_on", ends_on, NULL);
}

enum { CLIENTS = 40 };

/* What one client's records say, kept beside the station. */
struct known {
    int64_t id, area;
    bool in_scope, assigned, is_new, is_lone, served;
    bool refuses;                       /* a gap that began in January and still holds */
    int gap, last_attempt;              /* 0: none */
};

static const char *const results[] = { NULL, "not_home", "refused", "cancelled" };
static const char *const gap_words[] = { NULL, "remote", "no_guardian", "other" };

static void give_client(swst_store *store, const int64_t *areas, int64_t worker, int64_t lone,
                        struct known *known)
{
    *known = (struct known){ .in_scope = rand() % 5 != 0, .assigned = rand() % 3 != 0,
        .is_new = rand() % 4 == 0, .is_lone = rand() % 2, .served = rand() % 3 == 0,
        .gap = rand() % 4, .last_attempt = rand() % 4 };
    known->area = areas[rand() % 3];
    known->id = given(store, "client", "name", "林小雨", "area_id", ID(known->area),
                      "registered_on", known->is_new ? "2022-06-09" : "2021-06-09", "exited_on",
                      known->in_scope ? NULL : "2022-06-20", NULL);
    if (known->assigned)
        given(store, "assignment", "worker_id", ID(worker), "client_id", ID(known->id),
              "starts_on", "2022-01-01", NULL);
    if (known->is_lone)
        given(store, "membership", "category_id", ID(lone), "client_id", ID(known->id),
              "starts_on", "2022-01-01", NULL);
    if (rand() % 2)
        given_visit(store, known->id, rand() % 2 ? "2022-05-31" : "2022-07-01", "home");
    if (known->served)
        given_visit(store, known->id, "2022-06-10", "phone");
    if (rand() % 2)
        given_attempt(store, known->id, "2022-05-20", "refused");
    if (known->last_attempt) {
        given_attempt(store, known->id, "2022-06-11", results[1 + rand() % 3]);
        given_attempt(store, known->id, "2022-06-12", results[known->last_attempt]);
    }
    if (known->gap)
        given_gap(store, known->id, gap_words[known->gap], "2022-06-01", NULL);
    known->refuses = rand() % 4 == 0;
    if (known->refuses || rand() % 4 == 0)
        given_gap(store, known->id, "refuses", "2022-01-01", known->refuses ? NULL : "2022-06-29");
}

static const char *plain_reason(const struct known *known)
{
    if (known->gap)
        return gap_words[known->gap];
    if (known->refuses)
        return "refuses";
    if (!known->assigned)
        return "no_worker";
    if (known->is_new)
        return "new";
    return known->last_attempt ? results[known->last_attempt] : "not_tried";
}

static void the_list_is_what_a_plain_loop_over_the_clients_finds(void **state)
{
    int64_t areas[3] = { given_village(*state, "441882107201"),
                         given_village(*state, "441882107202"),
                         given_village(*state, "441882107203") };
    int64_t worker = given_worker(*state, "甲");
    int64_t lone = given_category(*state, "living_alone", "person");
    int rounds = getenv("SWST_LONG") ? 100 : 8;
    struct known known[CLIENTS];

    srand(28);
    for (int round = 0; round < rounds; round++) {
        swst_filter *filter = swst_filter_new();
        swst_table *table, *sums;
        size_t expected = 0;

        assert_ok(swst_store_begin(*state));
        for (size_t i = 0; i < CLIENTS; i++)
            give_client(*state, areas, worker, lone, &known[i]);
        swst_filter_set_area(filter, round % 2 ? areas[0] : 0);
        if (round % 3 == 0)
            assert_ok(swst_filter_add_category(filter, "living_alone"));
        table = NULL;
        assert_ok(swst_report_unserved(*state, "2022-06-01", "2022-06-30", "2022-06-30",
                                       filter, &table));
        assert_ok(swst_report_gaps(*state, "2022-06-01", "2022-06-30", "2022-06-30", filter,
                                   &sums));
        for (size_t i = 0; i < CLIENTS; i++) {
            size_t row;

            if (!known[i].in_scope || known[i].served || (round % 2 && known[i].area != areas[0])
                || (round % 3 == 0 && !known[i].is_lone))
                continue;
            expected++;
            row = row_of(table, "client_id", ID(known[i].id), NULL, NULL);
            assert_cell(table, row, "reason", plain_reason(&known[i]));
        }
        assert_int_equal(swst_table_rows(table), expected);
        assert_int_equal(swst_table_int(sums, 0, "unserved"), expected);
        swst_table_free(table);
        swst_table_free(sums);
        swst_filter_free(filter);
        swst_store_rollback(*state);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_list_is_what_a_plain_loop_over_the_clients_finds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
