/* SERVED: whom anything served. Contacts and activities against plain counting; with cases
 * and groups against the report of who was served, whose own model has them all. */
#include "../../support/plain_people.h"

/* A presence counts once for an activity, however often it was entered. */
static bool was_there(int client, int activity)
{
    for (int i = 0; i < P_ATTENDANCES; i++)
        if (plain.attendances[i].client == client && plain.attendances[i].activity == activity
            && plain.attendances[i].there)
            return plain.activities[activity].held;
    return false;
}

static int64_t times(const struct plain_asked *asked, int client)
{
    int64_t count = 0;

    for (int i = 0; i < P_VISITS; i++)
        count += plain.visits[i].client == client && plain.visits[i].done
            && plain_has_window(asked, plain.visits[i].on);
    for (int i = 0; i < P_ACTIVITIES; i++)
        count += plain_has_window(asked, plain.activities[i].on) && was_there(client, i);
    return count;
}

static void check(swst_store *store)
{
    struct plain_asked asked = plain_ask(false);
    int64_t n = 0, d = 0, all = 0;

    for (int i = 0; i < P_CLIENTS; i++)
        if (plain_counts(&asked, i)) {
            d++;
            n += times(&asked, i) > 0;
            all += times(&asked, i);
        }
    assert_plain(store, "SERVED.CLIENTS", &asked, n, 0);
    assert_plain(store, "SERVED.TIMES", &asked, all, 0);
    if (asked.category != DIBAO)
        assert_plain(store, "SERVED.RATE", &asked, n, d);
}

static void the_served_are_counted_as_a_plain_model_counts(void **state)
{
    for_plain_stations(state, check);
}

/* ---------------------------------------------------------- beside the report */

static void given_cases_and_groups(swst_store *store)
{
    int64_t group = given_mature_group(store, "2022-01-01", NULL);

    for (int i = 0; i < 4; i++) {
        int64_t file = given(store, "case", "client_id",
            ID(plain.clients[plain_draw(P_CLIENTS)].id), "worker_id", ID(plain.workers[0]),
            "opened_on", "2022-01-01", "stage", "intake", NULL);

        given(store, "case_event", "case_id", ID(file), "event", "follow_up", "happened_on",
              plain_day(plain_draw(P_DAYS)), "result", "done", NULL);
        given_group_session(store, group, "held", NULL, plain_day(plain_draw(P_DAYS)));
        given(store, "group_member", "group_id", ID(group), "client_id",
              ID(plain.clients[i].id), "joined_on", plain_day(plain_draw(P_DAYS)), NULL);
    }
}

static void compare(swst_store *store, const struct plain_asked *asked, const char *code,
                    const char *category)
{
    const char *from = plain_day(asked->from), *to = plain_day(asked->to);
    const char *as_of = plain_day(asked->as_of);
    swst_filter *filter = plain_filter(asked);
    int64_t n = 0, d = 0, of_n = 0, of_d = 0;
    swst_table *table, *report;

    assert_ok(swst_report_served(store, from, to, as_of, filter, &report));
    assert_ok(swst_report_indicator(store, code, from, to, as_of, filter, false, &table));
    for (size_t i = 0; i < swst_table_rows(report); i++)
        if (!*swst_table_text(report, i, "area_code")
            && strcmp(swst_table_text(report, i, "category"), category) == 0)
            swst_table_rate(report, i, "served_rate", &of_n, &of_d);
    swst_table_rate(table, 0, "value", &n, &d);
    assert_int_equal(n, of_n);
    assert_int_equal(d, of_d);
    swst_table_free(table);
    swst_table_free(report);
    swst_filter_free(filter);
}

static void check_beside_report(swst_store *store)
{
    struct plain_asked asked = plain_ask(true);

    if (!count_of(store, "case"))
        given_cases_and_groups(store);
    if (asked.category == DIBAO) {
        compare(store, &asked, "SERVED.RATE", "dibao");
        compare(store, &asked, "SERVED.HOUSEHOLD_RATE", "dibao");
        asked.category = ELDER;
        compare(store, &asked, "SERVED.RATE", "elder");
        return;
    }
    compare(store, &asked, "SERVED.RATE", "persons");
    compare(store, &asked, "SERVED.HOUSEHOLD_RATE", "households");
}

static void the_served_are_those_of_the_report(void **state)
{
    for_plain_stations(state, check_beside_report);
}

/* What was done before a period is none of its. */
static void what_was_done_before_a_period_is_none_of_its(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    given_visit(*state, client, "2022-06-15", "phone");
    for (int i = 0; i < 2; i++) {
        assert_ok(swst_report_indicator(*state, "SERVED.TIMES", i ? "2022-06-16" : "2022-06-01",
                                        "2022-06-30", "2022-06-30", NULL, true, &table));
        assert_int_equal(swst_table_int(table, 0, "value"), !i);
        swst_table_free(table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_served_are_counted_as_a_plain_model_counts),
        station_test(the_served_are_those_of_the_report),
        station_test(what_was_done_before_a_period_is_none_of_its),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
