/* Every type of value, there and back as text. */
#include "../support/station.h"

static swst_record *new_record(const char *kind)
{
    swst_record *record = swst_record_new(swst_kind_find(kind));

    assert_non_null(record);
    return record;
}

static void assert_kept(swst_record *record, const char *field, const char *value)
{
    assert_ok(swst_record_set(record, field, value));
    assert_reads(record, field, value);
}

static void values_return_as_they_were_written(void **state)
{
    static const struct { const char *kind, *field, *value; } good[] = {
        { "client", "note", "Lives alone.\nDeaf in one ear." },
        { "client", "birth_date", "1942-07-01" },
        { "client", "sex", "unstated" },
        { "client", "income_fen", "999999999999" },
        { "client", "area_id", "999999999999999" },
        { "household", "longitude_e7", "-1800000000" },
        { "visit", "minutes", "1440" },
        { "case", "restricted", "true" },
        { "contact_rule", "channels", "home,phone,video" },
        { "assessment", "score", "-12" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        swst_record *record = new_record(good[i].kind);

        assert_kept(record, good[i].field, good[i].value);
        swst_record_free(record);
    }
}

static void both_faces_of_a_record_show_the_same(void **state)
{
    swst_client *client = swst_client_new();
    swst_record *record = swst_client_record(client);

    (void)state;
    assert_ok(swst_client_set_sex(client, SWST_SEX_FEMALE));
    assert_ok(swst_client_set_income_fen(client, 3599999));
    assert_reads(record, "sex", "female");
    assert_reads(record, "income_fen", "3599999");
    assert_ok(swst_record_set(record, "exit_reason", "moved"));
    assert_int_equal(swst_client_get_exit_reason(client), SWST_EXIT_REASON_MOVED);
    swst_client_free(client);
}

static void the_words_of_a_set_stand_in_the_order_of_the_list(void **state)
{
    swst_record *rule = new_record("contact_rule");

    (void)state;
    assert_ok(swst_record_set(rule, "channels", "phone,home,phone"));
    assert_reads(rule, "channels", "home,phone");
    swst_record_free(rule);
}

static void zero_false_and_1970_are_values(void **state)
{
    swst_client *client = swst_client_new();
    swst_case *casework = swst_case_new();

    (void)state;
    assert_kept(swst_client_record(client), "income_fen", "0");
    assert_false(swst_record_has(swst_case_record(casework), "restricted"));
    assert_ok(swst_case_set_restricted(casework, false));
    assert_true(swst_record_has(swst_case_record(casework), "restricted"));
    assert_reads(swst_case_record(casework), "restricted", "false");
    assert_ok(swst_client_set_birth_date(client, "1970-01-01"));
    assert_string_equal(swst_client_get_birth_date(client), "1970-01-01");
    swst_case_free(casework);
    swst_client_free(client);
}

static void what_is_unset_reads_as_nothing(void **state)
{
    swst_record *visit = new_record("visit");
    char *text = NULL;

    (void)state;
    assert_kept(visit, "minutes", "25");
    assert_ok(swst_record_set(visit, "minutes", ""));
    assert_ok(swst_record_get(visit, "minutes", &text));
    assert_null(text);
    assert_ok(swst_record_get(visit, "id", &text));
    assert_null(text);
    assert_ok(swst_record_get(visit, "recorded_at", &text));
    assert_null(text);
    swst_record_free(visit);
}

static void what_is_no_value_is_refused(void **state)
{
    static const struct { const char *kind, *field, *value, *code; } bad[] = {
        { "client", "birth_date", "2026-03-09T08:30:00.000Z", "bad_day" },
        { "client", "sex", "Female", "bad_choice" },
        { "client", "sex", "2", "bad_choice" },
        { "client", "income_fen", "12.50", "bad_number" },
        { "client", "income_fen", "1e3", "bad_number" },
        { "client", "income_fen", " 1", "bad_number" },
        { "client", "income_fen", "+1", "bad_number" },
        { "client", "income_fen", "-", "bad_number" },
        { "client", "income_fen", "99999999999999999999", "out_of_range" },
        { "client", "income_fen", "-99999999999999999999", "out_of_range" },
        { "client", "income_fen", "-1", "out_of_range" },
        { "client", "income_fen", "1000000000000", "out_of_range" },
        { "client", "area_id", "1000000000000000", "out_of_range" },
        { "client", "area_id", "-5", "out_of_range" },
        { "household", "latitude_e7", "900000001", "out_of_range" },
        { "visit", "minutes", "1441", "out_of_range" },
        { "case", "restricted", "yes", "bad_value" },
        { "case", "restricted", "1", "bad_value" },
        { "contact_rule", "channels", "home,,phone", "bad_choice" },
        { "contact_rule", "channels", "home,pigeon", "bad_choice" },
        { "contact_rule", "channels", "home,", "bad_choice" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        swst_record *record = new_record(bad[i].kind);

        assert_status(SWST_EINVALID, swst_record_set(record, bad[i].field, bad[i].value));
        assert_string_equal(swst_error_code(), bad[i].code);
        assert_false(swst_record_has(record, bad[i].field));
        swst_record_free(record);
    }
}

static void a_field_that_does_not_exist_is_named_as_such(void **state)
{
    swst_record *client = new_record("client");
    char *text = NULL;

    (void)state;
    assert_status(SWST_ENOTFOUND, swst_record_set(client, "surname", "Lin"));
    assert_status(SWST_ENOTFOUND, swst_record_get(client, "surname", &text));
    assert_status(SWST_ENOTFOUND, swst_record_set(client, "recorded_at", "2026-03-09"));
    assert_status(SWST_EMISUSE, swst_record_get(client, "name", NULL));
    assert_status(SWST_EMISUSE, swst_record_set(NULL, "name", "Lin"));
    assert_false(swst_record_has(client, "surname"));
    swst_record_free(client);
}

static void days_exist_or_are_refused(void **state)
{
    static const char *const good[] = { "0001-01-01", "1600-02-29", "2000-02-29", "9999-12-31",
                                        NULL };
    static const char *const bad[] = { "0000-12-31", "1900-02-29", "2026-04-31", "2026-13-01",
                                       "2026-00-10", "2026-1-1", "2026-01-011", NULL };
    swst_client *client = swst_client_new();

    (void)state;
    for (int i = 0; good[i]; i++)
        assert_kept(swst_client_record(client), "birth_date", good[i]);
    for (int i = 0; bad[i]; i++)
        assert_status(SWST_EINVALID, swst_client_set_birth_date(client, bad[i]));
    swst_client_free(client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_return_as_they_were_written),
        cmocka_unit_test(both_faces_of_a_record_show_the_same),
        cmocka_unit_test(the_words_of_a_set_stand_in_the_order_of_the_list),
        cmocka_unit_test(zero_false_and_1970_are_values),
        cmocka_unit_test(what_is_unset_reads_as_nothing),
        cmocka_unit_test(what_is_no_value_is_refused),
        cmocka_unit_test(a_field_that_does_not_exist_is_named_as_such),
        cmocka_unit_test(days_exist_or_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
