/* BLIND: who had no contact, held against plain counting and the blind-spot report. */
#include "../../support/plain_people.h"

static void check(swst_store *store)
{
    struct plain_asked asked = plain_ask(false);
    int64_t n = 0, d = 0;

    for (int i = 0; i < P_CLIENTS; i++) {
        d += plain_counts(&asked, i);
        n += plain_counts(&asked, i) && !plain_is_contacted(&asked, i, false);
    }
    assert_plain(store, "BLIND.RATE", &asked, n, d);
    assert_plain(store, "BLIND.CLIENTS", &asked, n, 0);
}

static void blind_spots_are_counted_as_a_plain_model_counts(void **state)
{
    for_plain_stations(state, check);
}

static bool is_listed(const swst_table *list, int64_t client)
{
    for (size_t i = 0; i < swst_table_rows(list); i++)
        if (swst_table_int(list, i, "client_id") == client)
            return true;
    return false;
}

/* The report has no sex and no level. */
static void check_list(swst_store *store)
{
    struct plain_asked asked = plain_ask(false);
    swst_table *list, *rows;
    swst_filter *filter;

    asked.level = asked.sex = P_NONE;
    filter = plain_filter(&asked);
    assert_ok(swst_report_unserved(store, plain_day(asked.from), plain_day(asked.to),
                                   plain_day(asked.as_of), filter, &list));
    assert_ok(swst_report_indicator_rows(store, "BLIND.CLIENTS", plain_day(asked.from),
                                         plain_day(asked.to), plain_day(asked.as_of), filter,
                                         &rows));
    assert_int_equal(swst_table_rows(list), swst_table_rows(rows));
    for (size_t i = 0; i < swst_table_rows(rows); i++)
        assert_true(is_listed(list, swst_table_int(rows, i, "id")));
    swst_table_free(list);
    swst_table_free(rows);
    swst_filter_free(filter);
}

static void they_are_the_rows_of_the_blind_spot_report(void **state)
{
    for_plain_stations(state, check_list);
}

/* What the report of gaps says of a reason, this says of it as a type. */
static void check_reasons(swst_store *store)
{
    struct plain_asked asked = plain_ask(false);
    swst_table *gaps, *figure;
    swst_filter *filter;

    asked.level = asked.sex = P_NONE;
    filter = plain_filter(&asked);
    assert_ok(swst_report_gaps(store, plain_day(asked.from), plain_day(asked.to),
                               plain_day(asked.as_of), filter, &gaps));
    for (size_t i = 0; i < swst_table_rows(gaps); i++) {
        if (strcmp(swst_table_text(gaps, i, "category"), "persons") != 0
            || !swst_table_text(gaps, i, "reason"))
            continue;
        assert_ok(swst_filter_set_type(filter, swst_table_text(gaps, i, "reason")));
        assert_ok(swst_report_indicator(store, "BLIND.BY_REASON", plain_day(asked.from),
                                        plain_day(asked.to), plain_day(asked.as_of), filter, false,
                                        &figure));
        assert_int_equal(swst_table_int(figure, 0, "value"), swst_table_int(gaps, i, "unserved"));
        swst_table_free(figure);
    }
    swst_table_free(gaps);
    swst_filter_free(filter);
}

static void their_reasons_are_those_of_the_report_of_gaps(void **state)
{
    for_plain_stations(state, check_reasons);
}

/* Of all reasons they are the blind spots. */
static void check_all_reasons(swst_store *store)
{
    static const char *const codes[] = { "BLIND.CLIENTS", "BLIND.BY_REASON" };
    struct plain_asked asked = plain_ask(false);
    int64_t counts[2];
    swst_filter *filter;

    asked.level = asked.sex = P_NONE;
    filter = plain_filter(&asked);
    for (int i = 0; i < 2; i++) {
        swst_table *figure;

        assert_ok(swst_report_indicator(store, codes[i], plain_day(asked.from),
                                        plain_day(asked.to), plain_day(asked.as_of), filter, true,
                                        &figure));
        counts[i] = swst_table_int(figure, 0, "value");
        assert_int_equal(swst_table_rows(swst_table_inner(figure, 0, "rows")), counts[i]);
        swst_table_free(figure);
    }
    assert_int_equal(counts[0], counts[1]);
    swst_filter_free(filter);
}

static void of_all_reasons_they_are_the_blind_spots(void **state)
{
    for_plain_stations(state, check_all_reasons);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(blind_spots_are_counted_as_a_plain_model_counts),
        station_test(they_are_the_rows_of_the_blind_spot_report),
        station_test(their_reasons_are_those_of_the_report_of_gaps),
        station_test(of_all_reasons_they_are_the_blind_spots),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
