/* What the seeds say of people, households, files and contacts (A2–A4, B1, B2, B4, F1, F7),
 * as indicators of stations. */
#include "../support/station.h"

#include <stdlib.h>

enum { DIBAO, TEKUN, DISABLED, ELDER, CATEGORIES };
static const char *const codes[] = { "dibao", "tekun", "disabled", "elder" };

static swst_table *ask(swst_store *store, const char *code, int64_t area, const char *category,
                       const char *from, const char *to)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    swst_filter_set_area(filter, area);
    if (category)
        assert_ok(swst_filter_add_category(filter, category));
    assert_ok(swst_report_indicator(store, code, from, to, to, filter, true, &table));
    swst_filter_free(filter);
    return table;
}

/* A figure of June or of the second half, as people read it. */
static void assert_figure_on(swst_store *store, const char *code, int64_t area,
                             const char *category, bool july, const char *text)
{
    swst_table *table = ask(store, code, area, category, july ? "2022-07-01" : "2022-06-01",
                            july ? "2022-12-31" : "2022-06-30");

    assert_cell(table, 0, "value", text);
    swst_table_free(table);
}

#define assert_figure(store, code, category, text) \
    assert_figure_on(store, code, 0, category, false, text)

/* ------------------------------------------------- the ledger of seed 000 (A2, A3) */

struct ledger {
    swst_store *store;
    int64_t categories[CATEGORIES], rows[5], last;
};

static int64_t given_village_of(swst_store *store, const char *code, const char *served_from)
{
    return given(store, "area", "code", code, "name", "前江", "level", "village", "served_from",
                 served_from, NULL);
}

/* The i-th of the areas takes the i-th person, and so on round. */
static void fill(struct ledger *it, const int64_t *areas, int count, const char *const *numbers)
{
    int made = 0, households = atoi(numbers[DIBAO]);

    for (int category = TEKUN; category < CATEGORIES; category++)
        for (int i = atoi(numbers[category]); i > 0; i--, made++) {
            int64_t area = areas[made % count], client = given_client(it->store, area), home;

            given(it->store, "membership", "category_id", ID(it->categories[category]),
                  "client_id", ID(client), "starts_on", "2021-01-01", NULL);
            it->last = client;
            if (made >= households)
                continue;
            home = given_household(it->store, area);
            given_member(it->store, home, client, "2021-01-01", NULL);
            given(it->store, "membership", "category_id", ID(it->categories[DIBAO]),
                  "household_id", ID(home), "starts_on", "2021-01-01", NULL);
        }
}

/* 塘联、江夏 is a service area of two villages; the last three are served from July. */
static struct ledger given_ledger(swst_store *store)
{
    static const char *const numbers[][CATEGORIES] = {
        { "33", "36", "132", "65" }, { "42", "29", "124", "94" }, { "49", "35", "141", "103" },
        { "42", "23", "139", "110" }, { "54", "22", "116", "123" }, { "154", "116", "388", "306" },
    };
    static const char *const village_codes[] = { "4401", "4402", "4403", "4404", "4405", "4406",
                                                 "4407", "4408", "4409" };
    struct ledger it = { .store = store };
    int64_t villages[9];

    for (int i = 0; i < CATEGORIES; i++)
        it.categories[i] = given_category(store, codes[i], i == DIBAO ? "household" : "person");
    for (int i = 0; i < 9; i++)
        villages[i] = given_village_of(store, village_codes[i], i < 6 ? NULL : "2022-07-01");
    for (int i = 0; i < 3; i++)
        fill(&it, &villages[i], 1, numbers[i]);
    fill(&it, &villages[3], 2, numbers[3]);
    fill(&it, &villages[5], 1, numbers[4]);
    fill(&it, &villages[6], 3, numbers[5]);
    memcpy(it.rows, villages, 3 * sizeof *villages);
    it.rows[3] = given(store, "area", "code", "S1", "name", "塘联、江夏", "level", "service", NULL);
    it.rows[4] = villages[5];
    for (int i = 3; i < 5; i++)
        given(store, "area_part", "service_id", ID(it.rows[3]), "village_id", ID(villages[i]),
              "starts_on", "2022-01-01", NULL);
    return it;
}

static void a2_the_columns_are_220_145_652_495_and_the_records_1292(void **state)
{
    static const char *const sums[] = { "220", "145", "652", "495" };
    static const char *const records[] = { "233", "247", "279", "272", "261" };
    struct ledger it = given_ledger(*state);

    for (int i = 0; i < CATEGORIES; i++)
        assert_figure(*state, i ? "POP.IN_SCOPE" : "POP.HOUSEHOLDS", codes[i], sums[i]);
    for (int i = 0; i < 5; i++)
        assert_figure_on(*state, "POP.MEMBERSHIPS", it.rows[i], NULL, false, records[i]);
    assert_figure(*state, "POP.MEMBERSHIPS", NULL, "1292");
    assert_figure_on(*state, "POP.IN_SCOPE", it.rows[3], "dibao", false, "42");
}

static void a2_an_official_count_stands_beside_the_computed_one(void **state)
{
    struct ledger it = given_ledger(*state);
    swst_table *table;

    given(*state, "baseline", "area_id", ID(it.rows[4]), "category_id",
          ID(it.categories[ELDER]), "counted_on", "2022-06-01", "count", "123", NULL);
    table = ask(*state, "POP.IN_SCOPE", it.rows[4], "elder", "2022-06-01", "2022-06-30");
    assert_int_equal(swst_table_int(table, 0, "value"), 123);
    assert_cell(table, 0, "baseline", "123");
    assert_cell(table, 0, "difference", "0");
    swst_table_free(table);
    table = ask(*state, "POP.IN_SCOPE", 0, "elder", "2022-06-01", "2022-06-30");
    assert_cell(table, 0, "difference", "372");         /* 495 and the one official row */
    swst_table_free(table);
}

static void a3_from_july_nine_villages_have_374_households_and_2102_records(void **state)
{
    static const char *const sums[] = { "374", "261", "1040", "801" };

    given_ledger(*state);
    for (int i = 0; i < CATEGORIES; i++)
        assert_figure_on(*state, i ? "POP.IN_SCOPE" : "POP.HOUSEHOLDS", 0, codes[i], true,
                         sums[i]);
    assert_figure_on(*state, "POP.MEMBERSHIPS", 0, NULL, true, "2102");
}

static void a4_72_files_are_a_rate_of_households_only_once_they_are_on_file(void **state)
{
    int64_t area = given_area(*state), category = given_category(*state, "dibao", "household");

    given(*state, "baseline", "area_id", ID(area), "category_id", ID(category), "counted_on",
          "2022-01-01", "count", "220", NULL);
    assert_figure(*state, "FILE.HOUSEHOLD_RATE", "dibao", "-");
    for (int i = 0; i < 220; i++) {
        int64_t home = given(*state, "household", "area_id", ID(area), "filed_on",
                             i < 72 ? "2022-05-01" : NULL, NULL);

        given_member(*state, home, given_client(*state, area), "2021-01-01", NULL);
        given(*state, "membership", "category_id", ID(category), "household_id", ID(home),
              "starts_on", "2021-01-01", NULL);
    }
    assert_figure(*state, "FILE.RATE", "dibao", "32.7%");
    assert_figure(*state, "FILE.NEW_HOUSEHOLDS", NULL, "0");
}

/* ------------------------------------------------------------ contacts and files */

static void b1_a_household_with_three_visits_counts_once_and_a_call_not(void **state)
{
    int64_t area = given_area(*state), clients[2];

    for (int i = 0; i < 2; i++) {
        clients[i] = given_client(*state, area);
        given_member(*state, given_household(*state, area), clients[i], "2021-01-01", NULL);
    }
    for (int i = 0; i < 3; i++)
        given_visit(*state, clients[0], "2022-06-05", "home");
    given_visit(*state, clients[1], "2022-06-05", "phone");
    assert_figure(*state, "VISIT.HOUSEHOLDS", NULL, "1");
    assert_figure(*state, "VISIT.HOUSEHOLD_RATE", NULL, "50.0%");
    assert_figure(*state, "VISIT.HOME_RATE", NULL, "50.0%");
    assert_figure(*state, "VISIT.HOME_TIMES", NULL, "3");
    assert_figure(*state, "VISIT.CLIENTS", NULL, "2");
}

static void b2_27_of_32_files_are_complete(void **state)
{
    int64_t area = given_area(*state);

    given(*state, "file_requirement", "file", "client", "needs", "sex", NULL);
    for (int i = 0; i < 32; i++)
        given(*state, "client", "name", "林小雨", "area_id", ID(area), "registered_on",
              "2020-01-01", "filed_on", "2020-01-02", "sex", i < 5 ? NULL : "female", NULL);
    assert_figure(*state, "FILE.COMPLETE", NULL, "84.4%");
}

static void given_served(swst_store *store, int count, int served)
{
    int64_t area = given_area(store), category = given_category(store, "lone", "person");

    for (int i = 0; i < count; i++) {
        int64_t client = given_client(store, area);

        given(store, "membership", "category_id", ID(category), "client_id", ID(client),
              "starts_on", "2021-01-01", NULL);
        if (i < served)
            given_visit(store, client, "2022-06-05", "home");
    }
}

static void b4_23_of_51_lone_elders_are_served_and_28_are_blind_spots(void **state)
{
    given_served(*state, 51, 23);
    assert_figure(*state, "SERVED.RATE", "lone", "45.1%");
    assert_figure(*state, "BLIND.CLIENTS", "lone", "28");
    assert_figure(*state, "BLIND.RATE", "lone", "54.9%");
}

static void f7_65_served_and_28_not_are_69_point_9_percent(void **state)
{
    given_served(*state, 65 + 28, 65);
    assert_figure(*state, "SERVED.RATE", NULL, "69.9%");
    assert_figure(*state, "SERVED.CLIENTS", NULL, "65");
}

static void f1_coverage_is_of_people_each_once(void **state)
{
    int64_t area = given_area(*state), clients[10];

    for (int i = 0; i < 10; i++)
        clients[i] = given_client(*state, area);
    for (int i = 0; i < 2; i++) {
        int64_t activity = given(*state, "activity", "title", "便民服务", "type",
            "group_session", "state", "held", "held_on", "2022-06-10", NULL);

        for (int j = 0; j < 9; j++)
            given_attendance(*state, activity, clients[j], "present");
    }
    assert_figure(*state, "ACT.COVERAGE", NULL, "90.0%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a2_the_columns_are_220_145_652_495_and_the_records_1292),
        station_test(a2_an_official_count_stands_beside_the_computed_one),
        station_test(a3_from_july_nine_villages_have_374_households_and_2102_records),
        station_test(a4_72_files_are_a_rate_of_households_only_once_they_are_on_file),
        station_test(b1_a_household_with_three_visits_counts_once_and_a_call_not),
        station_test(b2_27_of_32_files_are_complete),
        station_test(b4_23_of_51_lone_elders_are_served_and_28_are_blind_spots),
        station_test(f7_65_served_and_28_not_are_69_point_9_percent),
        station_test(f1_coverage_is_of_people_each_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
