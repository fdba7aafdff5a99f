/* Whose file has been kept long enough, and whose data are kept without a basis. */
#include "../support/station.h"

#include "domain/privacy/terms.h"
#include "model/structs.h"

#include <stdio.h>
#include <stdlib.h>

static int64_t given_term(swst_store *store, const char *what, const char *starts,
                          const char *years, const char *action)
{
    return given(store, "retention_term", "what", what, "starts", starts, "years", years,
                 "action", action, NULL);
}

static int64_t given_gone(swst_store *store, const char *exited_on)
{
    int64_t client = given_client(store, given_area(store));

    assert_ok(change(store, "client", client, "exited_on", exited_on));
    return client;
}

static swst_table *appraisal(swst_store *store, const char *as_of, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_appraisal(store, as_of, filter, &table));
    return table;
}

static size_t appraised(swst_store *store, const char *as_of)
{
    swst_table *table = appraisal(store, as_of, NULL);
    size_t rows = swst_table_rows(table);

    swst_table_free(table);
    return rows;
}

static void the_columns_of_an_appraisal(void **state)
{
    static const struct shown_column columns[] = {
        { "client_id", "", SWST_REFERENCE }, { "name", "", SWST_TEXT },
        { "area_code", "", SWST_TEXT }, { "exited_on", "", SWST_DAY },
        { "kept_until", "", SWST_DAY }, { "what", "", SWST_CHOICE },
        { "action", "", SWST_CHOICE }, { "term_id", "", SWST_REFERENCE },
        { "hold_id", "", SWST_REFERENCE },
    };
    swst_table *table = appraisal(*state, "2026-01-01", NULL);

    assert_columns(table, "appraisal", columns, 9);
    assert_true(swst_field_flags(swst_table_column(table, 1)) & SWST_PERSONAL);
    swst_table_free(table);
}

static void a_file_is_appraised_on_the_day_after_its_term(void **state)
{
    int64_t client = given_gone(*state, "2021-03-01");
    int64_t term = given_term(*state, "client_file", "exited", "3", "appraise");
    swst_table *table;

    given_client(*state, given_area(*state));
    assert_int_equal(appraised(*state, "2024-02-29"), 0);
    table = appraisal(*state, "2024-03-01", NULL);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "client_id", ID(client));
    assert_cell(table, 0, "exited_on", "2021-03-01");
    assert_cell(table, 0, "kept_until", "2024-02-29");
    assert_cell(table, 0, "what", "client_file");
    assert_cell(table, 0, "action", "appraise");
    assert_cell(table, 0, "term_id", ID(term));
    assert_empty(table, 0, "hold_id");
    swst_table_free(table);
}

static void the_last_term_of_a_file_decides(void **state)
{
    int64_t client = given_gone(*state, "2021-03-01"), term;
    swst_table *table;

    given_term(*state, "client_file", "exited", "1", "erase");
    term = given_term(*state, "visit", "recorded", "10", "appraise");
    given_visit(*state, client, "2020-05-01", "home");
    given_visit(*state, client, "2020-06-01", "home");
    assert_int_equal(appraised(*state, "2030-05-31"), 0);
    table = appraisal(*state, "2030-06-01", NULL);
    assert_cell(table, 0, "what", "visit");
    assert_cell(table, 0, "term_id", ID(term));
    swst_table_free(table);
    assert_ok(change(*state, "retention_term", term, "action", "keep"));
    assert_int_equal(appraised(*state, "2199-01-01"), 0);
}

static void a_term_from_the_death_covers_the_dead_alone(void **state)
{
    int64_t client = given_gone(*state, "2021-03-01");

    given_term(*state, "client_file", "died", "1", "appraise");
    assert_int_equal(appraised(*state, "2026-01-01"), 0);
    assert_ok(change(*state, "client", client, "exit_reason", "died"));
    assert_int_equal(appraised(*state, "2026-01-01"), 1);
}

static void a_term_of_the_record_begins_with_the_registration(void **state)
{
    given_gone(*state, "2021-03-01");               /* registered on 2020-01-01 */
    given_term(*state, "client_file", "recorded", "3", "appraise");
    assert_int_equal(appraised(*state, "2022-12-31"), 0);
    assert_int_equal(appraised(*state, "2023-01-01"), 1);
}

static void what_was_never_closed_ends_with_the_exit(void **state)
{
    int64_t client = given_gone(*state, "2021-03-01");

    given_term(*state, "client_file", "exited", "1", "appraise");
    given_term(*state, "incident", "closed", "2", "appraise");
    given(*state, "incident", "client_id", ID(client), "type", "crisis", "discovered_at",
          "2020-05-01T00:00:00.000Z", NULL);
    assert_int_equal(appraised(*state, "2023-02-28"), 0);
    assert_int_equal(appraised(*state, "2023-03-01"), 1);
}

static void a_hold_is_told_and_the_erased_are_not(void **state)
{
    int64_t client = given_gone(*state, "2021-03-01"), hold;
    swst_table *table;

    given_term(*state, "client_file", "exited", "1", "erase");
    hold = given(*state, "hold", "client_id", ID(client), "reason", "诉讼", "starts_on",
                 "2025-01-01", NULL);
    table = appraisal(*state, "2026-01-01", NULL);
    assert_cell(table, 0, "hold_id", ID(hold));
    swst_table_free(table);
    assert_ok(change(*state, "hold", hold, "ends_on", "2025-12-31"));
    assert_ok(swst_client_erase(*state, client, "term_ended", "2026-01-01", true, &table));
    swst_table_free(table);
    assert_int_equal(appraised(*state, "2026-01-01"), 0);
}

static void an_appraisal_is_narrowed_and_limited(void **state)
{
    int64_t first = given_area(*state), second = given_village(*state, "790101001009");
    swst_filter *filter = swst_filter_new();
    int64_t client = given_client(*state, second);
    swst_table *table;

    given_gone(*state, "2021-03-01");
    assert_ok(change(*state, "client", client, "exited_on", "2021-02-01"));
    given_term(*state, "client_file", "exited", "1", "erase");
    swst_filter_set_area(filter, first);
    table = appraisal(*state, "2026-01-01", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "area_code", "441882107201");
    swst_table_free(table);
    swst_filter_set_area(filter, 0);
    swst_filter_set_limit(filter, 1);
    table = appraisal(*state, "2026-01-01", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "client_id", ID(client));
    swst_table_free(table);
    swst_filter_free(filter);
}

/* ----------------------------------------------------------------------- bases */

static const char *lack_of(swst_store *store, const char *as_of, int64_t client)
{
    static char lack[32];
    swst_table *table;

    strcpy(lack, "");
    assert_ok(swst_report_unconsented(store, as_of, NULL, &table));
    for (size_t i = 0; i < swst_table_rows(table); i++)
        if (swst_table_int(table, i, "client_id") == client)
            strcpy(lack, swst_table_text(table, i, "lack"));
    swst_table_free(table);
    return lack;
}

static int64_t given_basis(swst_store *store, int64_t client, const char *basis,
                           const char *given_by, const char *given_on)
{
    return given(store, "consent", "client_id", ID(client), "basis", basis, "given_by", given_by,
                 "given_on", given_on, NULL);
}

static void data_are_kept_on_a_basis_from_its_first_day_until_it_is_withdrawn(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t basis = given_basis(*state, client, "consent", "self", "2021-01-01");
    swst_table *table;

    assert_ok(change(*state, "consent", basis, "withdrawn_on", "2022-01-01"));
    assert_string_equal(lack_of(*state, "2020-12-31", client), "none");
    assert_string_equal(lack_of(*state, "2021-01-01", client), "");
    assert_string_equal(lack_of(*state, "2021-12-31", client), "");
    assert_string_equal(lack_of(*state, "2022-01-01", client), "withdrawn");
    assert_ok(swst_report_unconsented(*state, "2022-01-01", NULL, &table));
    assert_cell(table, 0, "withdrawn_on", "2022-01-01");
    assert_cell(table, 0, "is_child", "false");
    swst_table_free(table);
    given_basis(*state, client, "public_interest", NULL, "2022-01-01");
    assert_string_equal(lack_of(*state, "2022-01-01", client), "");
    assert_ok(change(*state, "client", client, "exited_on", "2022-06-01"));
    assert_string_equal(lack_of(*state, "2022-06-01", client), "");
}

static void the_day_of_consent_of_a_file_counts_while_no_record_says_more(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), basis;

    assert_ok(change(*state, "client", client, "consent_on", "2021-06-01"));
    assert_string_equal(lack_of(*state, "2021-05-31", client), "none");
    assert_string_equal(lack_of(*state, "2021-06-01", client), "");
    basis = given_basis(*state, client, "consent", "self", "2021-05-01");
    assert_ok(change(*state, "consent", basis, "withdrawn_on", "2022-01-01"));
    assert_string_equal(lack_of(*state, "2022-01-01", client), "withdrawn");
}

static void for_a_child_the_guardian_consents_until_the_fourteenth_birthday(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), basis;

    assert_ok(change(*state, "client", client, "birth_date", "2012-05-20"));
    basis = given_basis(*state, client, "consent", "self", "2021-01-01");
    assert_string_equal(lack_of(*state, "2026-05-19", client), "guardian");
    assert_string_equal(lack_of(*state, "2026-05-20", client), "");
    assert_ok(change(*state, "consent", basis, "given_by", "guardian"));
    assert_string_equal(lack_of(*state, "2026-05-19", client), "");
    assert_ok(change(*state, "consent", basis, "given_by", "self"));
    given_basis(*state, client, "guardian_consent", "guardian", "2022-01-01");
    assert_string_equal(lack_of(*state, "2022-01-01", client), "");
}

static void a_consent_to_something_else_is_no_basis_of_the_file(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t basis = given_basis(*state, client, "consent", "self", "2021-01-01");

    assert_ok(change(*state, "consent", basis, "purpose", "handover"));
    assert_string_equal(lack_of(*state, "2021-01-01", client), "none");
    assert_ok(change(*state, "consent", basis, "purpose", "service"));
    assert_string_equal(lack_of(*state, "2021-01-01", client), "");
}

static void a_guardian_is_named_where_a_guardian_consents(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    assert_status(SWST_EINVALID, refused(*state, "consent", "client_id", ID(client), "basis",
                                         "guardian_consent", "given_on", "2021-01-01", NULL));
    assert_error("guardian_named", "consent.given_by");
    assert_status(SWST_EINVALID, refused(*state, "consent", "client_id", ID(client), "basis",
                                         "consent", "given_on", "2021-01-01", "guardian_name",
                                         "王五", NULL));
}

static void two_days_of_consent_that_differ_are_a_warning(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;
    size_t row;

    assert_ok(change(*state, "client", client, "consent_on", "2021-06-01"));
    given_basis(*state, client, "consent", "self", "2021-06-01");
    assert_ok(swst_station_check(*state, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    given_basis(*state, client, "consent", "self", "2021-05-01");
    assert_ok(swst_station_check(*state, &table));
    row = row_of(table, "code", "consent_on_differs", NULL, NULL);
    assert_cell(table, row, "severity", "warning");
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
}

/* -------------------------------------------------------- against the calendar itself */

/* Year by year, day by day: the last day before the day of the same name. */
static int64_t plain_last(int64_t begins, int64_t years)
{
    int64_t year, month, day, y, m, d, at = begins;

    swst__day_split(begins, &year, &month, &day);
    for (;; at++) {
        swst__day_split(at + 1, &y, &m, &d);
        if (y == year + years && (m > month || (m == month && d >= day)))
            return at;
    }
}

static void a_term_lasts_as_long_as_the_calendar_says(void **state)
{
    unsigned dice = 7;
    long rounds = getenv("SWST_LONG") ? 20000 : 300;

    (void)state;
    for (long i = 0; i < rounds; i++) {
        int64_t begins, years;

        dice = dice * 1103515245u + 12345u;
        begins = day_of("1990-01-01") + dice / 65536 % 20000;
        years = dice / 7 % 40 + 1;
        assert_int_equal(swst__term_last(begins, years), plain_last(begins, years));
    }
    assert_int_equal(swst__term_last(day_of("2024-02-29"), 1), day_of("2025-02-28"));
    assert_int_equal(swst__term_last(day_of("9990-01-01"), 50), SWST__LAST_DAY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_columns_of_an_appraisal),
        station_test(a_file_is_appraised_on_the_day_after_its_term),
        station_test(the_last_term_of_a_file_decides),
        station_test(a_term_from_the_death_covers_the_dead_alone),
        station_test(a_term_of_the_record_begins_with_the_registration),
        station_test(what_was_never_closed_ends_with_the_exit),
        station_test(a_hold_is_told_and_the_erased_are_not),
        station_test(an_appraisal_is_narrowed_and_limited),
        station_test(data_are_kept_on_a_basis_from_its_first_day_until_it_is_withdrawn),
        station_test(the_day_of_consent_of_a_file_counts_while_no_record_says_more),
        station_test(for_a_child_the_guardian_consents_until_the_fourteenth_birthday),
        station_test(a_consent_to_something_else_is_no_basis_of_the_file),
        station_test(a_guardian_is_named_where_a_guardian_consents),
        station_test(two_days_of_consent_that_differ_are_a_warning),
        cmocka_unit_test(a_term_lasts_as_long_as_the_calendar_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
