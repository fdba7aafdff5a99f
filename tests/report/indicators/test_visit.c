/* VISIT: contacts, held against plain counting and against the coverage report. */
#include "../../support/plain_people.h"

static bool is_person_asked(const struct plain_asked *asked)
{
    return asked->category != DIBAO || asked->level >= 0 || asked->sex >= 0 || asked->least
        || asked->most >= 0;                /* else it is households */
}

static void check_rate(swst_store *store)
{
    struct plain_asked asked = plain_ask(false);
    int64_t n = 0, d = 0;

    for (int i = 0; i < P_CLIENTS; i++) {
        d += plain_counts(&asked, i);
        n += plain_counts(&asked, i) && plain_is_contacted(&asked, i, true);
    }
    if (is_person_asked(&asked))
        assert_plain(store, "VISIT.HOME_RATE", &asked, n, d);
}

static void check_clients(swst_store *store)
{
    struct plain_asked asked = plain_ask(false);
    int64_t n = 0;

    for (int i = 0; i < P_CLIENTS; i++)
        n += plain_counts(&asked, i) && plain_is_contacted(&asked, i, false);
    assert_plain(store, "VISIT.CLIENTS", &asked, n, 0);
}

static void check_households(swst_store *store)
{
    struct plain_asked asked = plain_ask(true);
    int64_t n = 0, d = 0;

    for (int i = 0; i < P_HOMES; i++) {
        d += plain_home_counts(&asked, i);
        n += plain_home_counts(&asked, i) && plain_is_home_visited(&asked, i);
    }
    assert_plain(store, "VISIT.HOUSEHOLD_RATE", &asked, n, d);
    assert_plain(store, "VISIT.HOUSEHOLDS", &asked, n, 0);
    if (asked.category == DIBAO)
        assert_plain(store, "VISIT.HOME_RATE", &asked, n, d);
}

static void check_times(swst_store *store)
{
    struct plain_asked asked = plain_ask(false);
    int64_t times = 0, at_home = 0, attempts = 0, minutes = 0;

    for (int i = 0; i < P_VISITS; i++) {
        bool admitted = plain.visits[i].client >= 0
            && plain_admits(&asked, plain.visits[i].client)
            && plain_has_window(&asked, plain.visits[i].on);

        times += admitted && plain.visits[i].done;
        at_home += admitted && plain.visits[i].done && plain.visits[i].at_home;
        attempts += admitted && !plain.visits[i].done;
        minutes += admitted && plain.visits[i].done ? plain.visits[i].minutes : 0;
    }
    assert_plain(store, "VISIT.TIMES", &asked, times, 0);
    assert_plain(store, "VISIT.HOME_TIMES", &asked, at_home, 0);
    assert_plain(store, "VISIT.ATTEMPTS", &asked, attempts, 0);
    assert_plain(store, "VISIT.MINUTES", &asked, minutes, 0);
}

static void check(swst_store *store)
{
    check_rate(store);
    check_clients(store);
    check_households(store);
    check_times(store);
}

static void contacts_are_counted_as_a_plain_model_counts(void **state)
{
    for_plain_stations(state, check);
}

/* -------------------------------------------------------- beside the report */

/* What coverage says of a category, or of all ("persons", "households"), in all areas
 * together. Whom it has no row for, it counted nobody of. */
static void assert_as_coverage(const swst_table *coverage, const char *category,
                               const swst_table *table, const char *rate)
{
    int64_t n = 0, d = 0, of_n = 0, of_d = 0;

    for (size_t i = 0; i < swst_table_rows(coverage); i++)
        if (!*swst_table_text(coverage, i, "area_code")
            && strcmp(swst_table_text(coverage, i, "category"), category) == 0)
            swst_table_rate(coverage, i, rate, &of_n, &of_d);
    swst_table_rate(table, 0, "value", &n, &d);
    assert_int_equal(n, of_n);
    assert_int_equal(d, of_d);
}

static void compare(swst_store *store, const struct plain_asked *asked, const char *code,
                    const char *rate, const char *total)
{
    static const char *const categories[] = { "elder", "disabled", "dibao" };
    const char *from = plain_day(asked->from), *to = plain_day(asked->to);
    const char *as_of = plain_day(asked->as_of);
    swst_filter *filter = plain_filter(asked);
    swst_table *table, *coverage;

    assert_ok(swst_report_coverage(store, from, to, as_of, filter, &coverage));
    assert_ok(swst_report_indicator(store, code, from, to, as_of, filter, false, &table));
    assert_as_coverage(coverage, asked->category < 0 ? total : categories[asked->category], table,
                       rate);
    swst_table_free(table);
    swst_table_free(coverage);
    swst_filter_free(filter);
}

static void check_beside_coverage(swst_store *store)
{
    struct plain_asked asked = plain_ask(true);

    asked.category = plain_draw(PLAIN_CATEGORIES + 1) - 1;
    compare(store, &asked, "VISIT.HOME_RATE", "visit_rate", "persons");
    compare(store, &asked, "FILE.RATE", "filing_rate", "persons");
    compare(store, &asked, "ACT.COVERAGE", "activity_rate", "persons");
    if (asked.category >= 0 && asked.category != DIBAO)
        return;
    compare(store, &asked, "VISIT.HOUSEHOLD_RATE", "visit_rate", "households");
    compare(store, &asked, "FILE.HOUSEHOLD_RATE", "filing_rate", "households");
    compare(store, &asked, "ACT.HOUSEHOLD_COVERAGE", "activity_rate", "households");
}

static void the_rates_are_those_of_coverage(void **state)
{
    for_plain_stations(state, check_beside_coverage);
}

/* ------------------------------------------------------------------- by hand */

static void a_household_with_three_visits_counts_once(void **state)
{
    int64_t area = given_area(*state), home = given_household(*state, area);
    int64_t client = given_client(*state, area);
    swst_table *table;

    given_member(*state, home, client, "2022-01-01", NULL);
    for (int i = 0; i < 3; i++)
        given_visit(*state, client, (const char *const[]){ "2022-06-01", "2022-06-08",
                                                           "2022-06-30" }[i], "home");
    assert_ok(swst_report_indicator(*state, "VISIT.HOUSEHOLDS", "2022-06-01", "2022-06-30",
                                    "2022-06-30", NULL, true, &table));
    assert_int_equal(swst_table_int(table, 0, "value"), 1);
    assert_int_equal(swst_table_rows(swst_table_inner(table, 0, "rows")), 1);
    swst_table_free(table);
    assert_ok(swst_report_indicator_rows(*state, "VISIT.TIMES", "2022-06-02", "2022-06-30",
                                         "2022-06-30", NULL, &table));
    assert_int_equal(swst_table_rows(table), 2);
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(contacts_are_counted_as_a_plain_model_counts),
        station_test(the_rates_are_those_of_coverage),
        station_test(a_household_with_three_visits_counts_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
