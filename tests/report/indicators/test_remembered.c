/* Figures are remembered while the store stands as it did, and no longer. */
#include "../../support/station.h"

#include "report/indicators/measure.h"
#include "store/memo.h"

#include <stdio.h>

static const char path[] = "remembered.swst";

static int64_t figure_of(swst_store *store, const char *code)
{
    swst_table *table;
    int64_t n;

    assert_ok(swst_report_indicator(store, code, "2022-06-01", "2022-06-30", "2022-06-30", NULL,
                                    false, &table));
    n = swst_table_int(table, 0, "value");
    swst_table_free(table);
    return n;
}

static bool is_remembered(swst_store *store, const char *code)
{
    struct swst__measures measures = { .store = store };
    struct swst__question question;
    bool inner, is_known;

    assert_ok(swst__question_read("2022-06-01", "2022-06-30", "2022-06-30", &question));
    assert_ok(swst__measures_ask(&measures, swst_indicator_find(code), &question, NULL));
    assert_ok(swst__db_look(store, &inner));
    assert_ok(swst__measures_run(&measures));
    swst__db_look_away(store, inner);
    is_known = measures.at[0].is_known;
    swst__measures_free(&measures);
    return is_known;
}

static void what_was_counted_is_remembered(void **state)
{
    given_client(*state, given_village(*state, "4401"));
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 1);
    assert_true(is_remembered(*state, "POP.IN_SCOPE"));
    assert_false(is_remembered(*state, "POP.AWAY"));
    assert_true(is_remembered(*state, "POP.AWAY"));
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 1);
}

static void a_write_of_ones_own_is_seen(void **state)
{
    int64_t village = given_village(*state, "4401"), client = given_client(*state, village);

    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 1);
    given_client(*state, village);
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 2);
    assert_ok(change(*state, "client", client, "exited_on", "2022-06-01"));
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 1);
}

static void what_was_voided_counts_no_more(void **state)
{
    int64_t client = given_client(*state, given_village(*state, "4401"));

    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 1);
    assert_ok(void_it(*state, "client", client, "wrong"));
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 0);
}

static void a_setting_is_seen(void **state)
{
    int64_t client = given_client(*state, given_village(*state, "4401"));

    given(*state, "case", "client_id", ID(client), "worker_id", ID(given_worker(*state, "W1")),
          "opened_on", "2022-06-20", "stage", "intervention", "state", "open", NULL);
    assert_int_equal(figure_of(*state, "CASE.IDLE"), 1);
    given(*state, "setting", "key", "case_idle_days", "value", "14", NULL);
    assert_int_equal(figure_of(*state, "CASE.IDLE"), 0);
}

static void another_handle_is_seen(void **state)
{
    swst_store *store = given_file(path), *other;
    int64_t village = given_village(store, "4401"), client = given_client(store, village);

    (void)state;
    other = opened(path);
    assert_int_equal(figure_of(store, "POP.IN_SCOPE"), 1);
    assert_int_equal(figure_of(other, "POP.IN_SCOPE"), 1);
    given_client(other, village);
    assert_int_equal(figure_of(store, "POP.IN_SCOPE"), 2);
    assert_ok(void_it(other, "client", client, "wrong"));
    assert_int_equal(figure_of(store, "POP.IN_SCOPE"), 1);
    assert_int_equal(figure_of(other, "POP.IN_SCOPE"), 1);
    swst_store_free(other);
    swst_store_free(store);
    remove_file(path);
}

/* Whoever it is: a line of the audit is not asked for. */
static void another_program_is_seen(void **state)
{
    swst_store *store = given_file(path);
    int64_t village = given_village(store, "4401");

    (void)state;
    given_client(store, village);
    assert_int_equal(figure_of(store, "POP.IN_SCOPE"), 1);
    change_file(path, "UPDATE client SET registered_on = registered_on + 40000");
    assert_int_equal(figure_of(store, "POP.IN_SCOPE"), 0);
    swst_store_free(store);
    remove_file(path);
}

/* What may yet be given up is neither remembered nor hidden by what was. */
static void an_open_transaction_is_seen_and_forgotten(void **state)
{
    int64_t village = given_village(*state, "4401");

    given_client(*state, village);
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 1);
    assert_ok(swst_store_begin(*state));
    given_client(*state, village);
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 2);
    assert_false(is_remembered(*state, "POP.IN_SCOPE"));
    swst_store_rollback(*state);
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 1);
    given_village(*state, "4402");                  /* a line of the audit with the same number */
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 1);
    assert_ok(swst_store_begin(*state));
    given_client(*state, village);
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 2);
    assert_ok(swst_store_commit(*state));
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 2);
}

/* A part that is not remembered is counted with its whole, which is. */
static void a_new_part_of_a_remembered_whole_is_counted(void **state)
{
    int64_t village = given_village(*state, "4401");
    struct swst__measures measures = { .store = *state };
    struct swst__question question;

    given_client(*state, village);
    assert_true(figure_of(*state, "POP.IN_SCOPE") == 1 && is_remembered(*state, "POP.IN_SCOPE"));
    assert_ok(swst__question_read("2022-06-01", "2022-06-30", "2022-06-30", &question));
    assert_ok(swst__measures_ask_part(&measures, swst_indicator_find("POP.IN_SCOPE"), &question,
                                      NULL, village));
    assert_ok(swst__measures_run(&measures));
    assert_int_equal(measures.at[0].figure.n, 1);
    assert_int_equal(measures.at[1].figure.n, 1);
    swst__measures_free(&measures);
}

/* Ages are filters of two numbers, categories and levels words: none is taken for another. */
static void filters_are_told_apart(void **state)
{
    swst_filter *filter = swst_filter_new();
    int64_t village = given_village(*state, "4401");
    swst_table *table;

    given_category(*state, "elder", "person");
    given_client(*state, village);
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 1);
    assert_ok(swst_filter_add_category(filter, "elder"));
    assert_ok(swst_report_indicator(*state, "POP.IN_SCOPE", "2022-06-01", "2022-06-30",
                                    "2022-06-30", filter, false, &table));
    assert_int_equal(swst_table_int(table, 0, "value"), 0);
    swst_table_free(table);
    swst_filter_free(filter);
    assert_int_equal(figure_of(*state, "POP.IN_SCOPE"), 1);
}

static void more_than_there_is_room_for_is_forgotten(void **state)
{
    char last[16];

    given_client(*state, given_village(*state, "4401"));
    for (int year = 1950; year < 2100; year++)
        for (int day = 1; day <= 28; day++) {
            swst_table *table;

            snprintf(last, sizeof last, "%d-02-%02d", year, day);
            assert_ok(swst_report_indicator(*state, "POP.IN_SCOPE", "1950-01-01", last,
                                            "2100-01-01", NULL, false, &table));
            assert_int_equal(swst_table_int(table, 0, "value"), year >= 2020);
            swst_table_free(table);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(what_was_counted_is_remembered),
        station_test(a_write_of_ones_own_is_seen),
        station_test(what_was_voided_counts_no_more),
        station_test(a_setting_is_seen),
        cmocka_unit_test(another_handle_is_seen),
        cmocka_unit_test(another_program_is_seen),
        station_test(an_open_transaction_is_seen_and_forgotten),
        station_test(a_new_part_of_a_remembered_whole_is_counted),
        station_test(filters_are_told_apart),
        station_test(more_than_there_is_room_for_is_forgotten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
