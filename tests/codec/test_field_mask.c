/* What may be seen of a field that identifies a person or is nobody's business. */
#include "../support/station.h"

#include "codec/field_mask.h"

static void assert_masked(const char *kind, const char *field, const char *value,
                          const char *expected)
{
    char *masked;

    assert_ok(swst_field_mask(swst_field_find(swst_kind_find(kind), field), value, &masked));
    assert_string_equal(masked, expected);
    swst_free(masked);
}

static void each_field_is_masked_in_its_own_way(void **state)
{
    (void)state;
    assert_masked("client", "name", "林小雨", "林*");
    assert_masked("client", "id_number", "790101194203051234", "790***********1234");
    assert_masked("client", "phone", "13800001234", "138****1234");
    assert_masked("client", "address", "前江村三组12号", "前江村*");
    assert_masked("client", "birth_date", "1942-03-05", "1942");
    assert_masked("client", "note", "独居，腿脚不便", "[7]");
    assert_masked("membership", "certificate_no", "A123456", "[7]");
}

static void of_numbers_and_words_nothing_is_seen(void **state)
{
    (void)state;
    assert_masked("client", "income_fen", "1234500", "***");
    assert_masked("assessment", "score", "0", "***");
    assert_masked("health_item", "item", "mobility", "***");
}

static void what_is_neither_personal_nor_sensitive_stays(void **state)
{
    (void)state;
    assert_masked("area", "name", "前江村", "前江村");
    assert_masked("client", "registered_on", "2022-07-01", "2022-07-01");
    assert_masked("visit", "minutes", "30", "30");
    assert_masked("contact_rule", "channels", "home,phone", "home,phone");
}

static void where_there_is_no_value_there_is_nothing_to_mask(void **state)
{
    const swst_field *name = swst_field_find(swst_kind_find("client"), "name");
    char *masked = NULL;

    (void)state;
    assert_ok(swst_field_mask(name, NULL, &masked));
    assert_null(masked);
    assert_masked("client", "name", "", "");
    assert_masked("client", "income_fen", "", "");
    assert_status(SWST_EMISUSE, swst_field_mask(NULL, "x", &masked));
    assert_status(SWST_EMISUSE, swst_field_mask(name, "x", NULL));
}

static void no_personal_value_passes_its_mask_unchanged(void **state)
{
    static const char value[] = "790101194203051234";

    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); ) {
            bool hidden = swst_field_flags(field) & (SWST_PERSONAL | SWST_SENSITIVE);
            char *masked;

            assert_ok(swst_field_mask(field, value, &masked));
            assert_int_equal(strcmp(masked, value) != 0, hidden);
            swst_free(masked);
        }
}

static void what_is_left_out_is_not_masked(void **state)
{
    const swst_field *name = swst_field_find(swst_kind_find("client"), "name");
    const swst_field *sex = swst_field_find(swst_kind_find("client"), "sex");

    (void)state;
    assert_int_equal(swst__field_showing(name, 0), SWST__SHOWN);
    assert_int_equal(swst__field_showing(name, SWST_MASKED), SWST__MASKED);
    assert_int_equal(swst__field_showing(name, SWST_REDACTED), SWST__LEFT_OUT);
    assert_int_equal(swst__field_showing(name, SWST_REDACTED | SWST_MASKED), SWST__LEFT_OUT);
    assert_int_equal(swst__field_showing(sex, SWST_REDACTED | SWST_MASKED), SWST__SHOWN);
    assert_ok(swst__output_check(SWST_REDACTED | SWST_MASKED));
    assert_status(SWST_EMISUSE, swst__output_check(32));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_field_is_masked_in_its_own_way),
        cmocka_unit_test(of_numbers_and_words_nothing_is_seen),
        cmocka_unit_test(what_is_neither_personal_nor_sensitive_stays),
        cmocka_unit_test(where_there_is_no_value_there_is_nothing_to_mask),
        cmocka_unit_test(no_personal_value_passes_its_mask_unchanged),
        cmocka_unit_test(what_is_left_out_is_not_masked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
