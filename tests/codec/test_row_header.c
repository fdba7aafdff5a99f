/* What a file says of a row's header. */
#include "../support/station.h"

#include "codec/row_header.h"

static const swst_kind *client(void)
{
    return swst_kind_find("client");
}

static void columns_are_found_by_name_header_and_fields_alike(void **state)
{
    (void)state;
    assert_int_equal(swst__column_find(client(), "id"), SWST__ID);
    assert_int_equal(swst__column_find(client(), "void_reason"), SWST__VOID_REASON);
    assert_int_equal(swst__column_find(client(), "name"), SWST__HEADER_FIELDS);
    assert_int_equal(swst__column_find(client(), "Name"), -1);
    for (int i = 0; i < SWST__HEADER_FIELDS; i++)
        assert_string_equal(swst__column_of(client(), i)->name, swst__header_names[i]);
    assert_string_equal(swst__column_of(client(), SWST__HEADER_FIELDS)->name, "name");
}

static void an_empty_column_is_there_and_says_nothing(void **state)
{
    struct swst__row_header header = { .given = 0 };

    (void)state;
    assert_ok(swst__row_header_set(&header, client(), SWST__VOIDED_AT, ""));
    assert_int_equal(header.given, 1U << SWST__VOIDED_AT);
    assert_false(header.values.voided);
    assert_ok(swst__row_header_check(&header, client()));
}

static void the_first_instant_of_1970_voids_too(void **state)
{
    struct swst__row_header header = { .given = 0 };

    (void)state;
    assert_ok(swst__row_header_set(&header, client(), SWST__VOIDED_AT,
                                   "1970-01-01T00:00:00.000Z"));
    assert_true(header.values.voided);
    assert_status(SWST_EINVALID, swst__row_header_check(&header, client()));
    assert_error("no_reason", "client.void_reason");
    assert_ok(swst__row_header_set(&header, client(), SWST__VOID_REASON, "录错"));
    assert_ok(swst__row_header_check(&header, client()));
}

static void a_bad_value_names_its_column(void **state)
{
    static const struct { int column; const char *text, *code; } bad[] = {
        { SWST__ID, "0", "bad_id" }, { SWST__ID, "-5", "bad_id" }, { SWST__ID, "x", "bad_id" },
        { SWST__ID, "1000000000000000", "bad_id" }, { SWST__ID, " 7", "bad_id" },
        { SWST__ID, "99999999999999999999", "bad_id" },
        { SWST__RECORDED_AT, "2026-03-09", "bad_value" },
        { SWST__RECORDED_BY, "1.5", "bad_number" }, { SWST__VOIDED_BY, "0", "out_of_range" },
        { SWST__VOIDED_AT, "yesterday", "bad_value" }, { SWST__VOID_REASON, "\xFF", "not_utf8" },
    };
    struct swst__row_header header = { .given = 0 };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_status(SWST_EINVALID,
                      swst__row_header_set(&header, client(), bad[i].column, bad[i].text));
        assert_string_equal(swst_error_code(), bad[i].code);
        assert_string_equal(strchr(swst_error_field(), '.') + 1,
                            swst__header_names[bad[i].column]);
    }
    assert_int_equal(header.values.id, 0);
}

static void a_reason_has_200_characters_at_most(void **state)
{
    struct swst__row_header header = { .given = 0 };
    char reason[4 * 201 + 1] = "";

    (void)state;
    for (int i = 0; i < 200; i++)
        strcat(reason, "𠮷");
    assert_ok(swst__row_header_set(&header, client(), SWST__VOID_REASON, reason));
    assert_string_equal(header.reason, reason);
    strcat(reason, "𠮷");
    assert_status(SWST_EINVALID,
                  swst__row_header_set(&header, client(), SWST__VOID_REASON, reason));
    assert_error("too_long", "client.void_reason");
}

static void who_and_why_need_when(void **state)
{
    struct swst__row_header by = { .given = 0 }, why = { .given = 0 };

    (void)state;
    assert_ok(swst__row_header_set(&by, client(), SWST__VOIDED_BY, "7"));
    assert_status(SWST_EINVALID, swst__row_header_check(&by, client()));
    assert_error("voiding_unclear", "client.voided_by");
    assert_ok(swst__row_header_set(&why, client(), SWST__VOID_REASON, "录错"));
    assert_status(SWST_EINVALID, swst__row_header_check(&why, client()));
    assert_error("voiding_unclear", "client.void_reason");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_found_by_name_header_and_fields_alike),
        cmocka_unit_test(an_empty_column_is_there_and_says_nothing),
        cmocka_unit_test(the_first_instant_of_1970_voids_too),
        cmocka_unit_test(a_bad_value_names_its_column),
        cmocka_unit_test(a_reason_has_200_characters_at_most),
        cmocka_unit_test(who_and_why_need_when),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
