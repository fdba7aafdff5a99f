/* What holds for every kind and every field, now and in future. */
#include "../support/station.h"

static bool is_snake_case(const char *name)
{
    return strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name) && *name != '_';
}

static bool is_one_of(const char *const *names, const char *name)
{
    for (; *names; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

/* ------------------------------------------------------------------- names */

static void every_name_is_snake_case_and_unique(void **state)
{
    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); ) {
        assert_true(is_snake_case(swst_kind_name(kind)));
        assert_ptr_equal(swst_kind_find(swst_kind_name(kind)), kind);
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); ) {
            assert_true(is_snake_case(swst_field_name(field)));
            assert_ptr_equal(swst_field_find(kind, swst_field_name(field)), field);
        }
    }
}

static bool ends_in(const char *name, const char *end)
{
    return strlen(name) > strlen(end) && strcmp(name + strlen(name) - strlen(end), end) == 0;
}

static void a_name_tells_the_type(void **state)
{
    static const char *const days[] = {
        "birth_date", "served_from", "served_until", "valid_from", "valid_until", NULL
    };

    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); ) {
            const char *name = swst_field_name(field);
            swst_field_type type = swst_field_type_of(field);

            if (ends_in(name, "_id") != (type == SWST_REFERENCE)
                || ends_in(name, "_at") != (type == SWST_INSTANT)
                || ends_in(name, "_fen") != (type == SWST_MONEY)
                || (ends_in(name, "_on") || is_one_of(days, name)) != (type == SWST_DAY))
                fail_msg("%s.%s holds a %s", swst_kind_name(kind), name,
                         swst_field_type_name(type));
        }
}

static void minutes_are_called_so(void **state)
{
    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
            assert_int_equal(strstr(swst_field_name(field), "minutes") != NULL,
                             strcmp(swst_field_unit(field), "min") == 0);
}

static void no_field_bears_a_name_of_the_row_header(void **state)
{
    static const char *const taken[] = {
        "id", "record", "kind", "recorded_at", "recorded_by", "voided_at", "voided_by",
        "void_reason", NULL
    };

    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
            assert_false(is_one_of(taken, swst_field_name(field)));
}

static void an_unknown_name_finds_nothing(void **state)
{
    (void)state;
    assert_null(swst_kind_find("clients"));
    assert_null(swst_kind_find(NULL));
    assert_null(swst_field_find(swst_kind_find("client"), "Name"));
    assert_null(swst_field_find(NULL, "name"));
    assert_null(swst_field_next(NULL, NULL));
}

/* ------------------------------------------------------------------ labels */

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text > 0x7f)
            return false;
    return true;
}

static void assert_words(const char *en, const char *zh)
{
    assert_string_not_equal(en, "");
    assert_true(is_ascii(en));
    if (is_ascii(zh))
        fail_msg("\"%s\" has no Chinese label", en);
}

static void everything_has_a_label_in_both_languages(void **state)
{
    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); ) {
        assert_words(swst_kind_label(kind, "en"), swst_kind_label(kind, "zh"));
        assert_words(swst_kind_summary(kind, "en"), swst_kind_summary(kind, "zh"));
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
            assert_words(swst_field_label(field, "en"), swst_field_label(field, "zh"));
    }
}

/* The datums alone are called the same in both languages. */
static void every_choice_is_a_word_with_a_label_in_both_languages(void **state)
{
    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
            for (int32_t i = 1; swst_field_choice(field, i); i++) {
                const char *en = swst_field_choice_label(field, i, "en");
                const char *zh = swst_field_choice_label(field, i, "zh");

                assert_true(is_snake_case(swst_field_choice(field, i)));
                if (strcmp(swst_field_name(field), "datum") != 0 || strcmp(en, zh) != 0)
                    assert_words(en, zh);
            }
}

static void no_two_fields_of_a_kind_look_alike_to_a_person(void **state)
{
    static const char *const languages[] = { "en", "zh" };

    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
            for (const swst_field *later = field; (later = swst_field_next(kind, later)); )
                for (int i = 0; i < 2; i++)
                    assert_string_not_equal(swst_field_label(field, languages[i]),
                                            swst_field_label(later, languages[i]));
}

/* ------------------------------------------------------------------ limits */

static void every_field_says_what_fits_into_it(void **state)
{
    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); ) {
            swst_field_type type = swst_field_type_of(field);
            bool has_words = type == SWST_CHOICE || type == SWST_SET;

            assert_true(swst_field_min(field) < swst_field_max(field));
            assert_true(swst_field_max(field) < INT64_C(1000000000000000));
            assert_int_equal(swst_field_target(field) != NULL, type == SWST_REFERENCE);
            assert_int_equal(swst_field_choice(field, 1) != NULL, has_words);
            assert_null(swst_field_choice(field, 0));
        }
}

static void what_is_sensitive_is_not_called_personal_as_well(void **state)
{
    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
            assert_int_not_equal(swst_field_flags(field) & (SWST_PERSONAL | SWST_SENSITIVE),
                                 SWST_PERSONAL | SWST_SENSITIVE);
}

/* ------------------------------------------------------------------- rules */

/* Whether the kind has this rule over these fields, in order, and no more. */
static bool has_rule(const char *kind_name, swst_rule_type type, const char *const *fields)
{
    const swst_kind *kind = swst_kind_find(kind_name);
    size_t at;

    for (size_t rule = 0; rule < swst_kind_rules(kind); rule++) {
        for (at = 0; fields[at]; at++)
            if (swst_kind_rule_field(kind, rule, at) != swst_field_find(kind, fields[at]))
                break;
        if (!fields[at] && !swst_kind_rule_field(kind, rule, at)
            && swst_kind_rule(kind, rule) == type)
            return true;
    }
    return false;
}

#define assert_rule(kind, type, ...) \
    assert_true(has_rule(kind, type, (const char *const[]){ __VA_ARGS__, NULL }))

static void rules_over_several_fields_can_be_asked_for(void **state)
{
    (void)state;
    assert_rule("membership", SWST_ONE_OF, "client_id", "household_id");
    assert_rule("attendance", SWST_ONE_OF, "client_id", "volunteer_id", "worker_id");
    assert_rule("visit", SWST_AT_LEAST_ONE, "client_id", "household_id");
    assert_rule("category", SWST_UNIQUE, "code");
    assert_rule("tier", SWST_PERIOD, "starts_on", "ends_on");
    assert_rule("case", SWST_PERIOD, "opened_on", "closed_on");
}

static void a_rule_that_is_not_there_is_none(void **state)
{
    const swst_kind *client = swst_kind_find("client"), *tier = swst_kind_find("tier");

    (void)state;
    assert_int_equal(swst_kind_rules(client), 0);
    assert_int_equal(swst_kind_rules(tier), 1);      /* its index is the store's affair */
    assert_int_equal(swst_kind_rule(tier, 1), 0);
    assert_null(swst_kind_rule_field(tier, 1, 0));
    assert_null(swst_kind_rule_field(tier, 0, 1000));
    assert_int_equal(swst_kind_rules(NULL), 0);
}

static void a_period_is_two_days(void **state)
{
    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (size_t rule = 0; rule < swst_kind_rules(kind); rule++)
            if (swst_kind_rule(kind, rule) == SWST_PERIOD) {
                for (size_t at = 0; at < 2; at++)
                    assert_int_equal(swst_field_type_of(swst_kind_rule_field(kind, rule, at)),
                                     SWST_DAY);
                assert_null(swst_kind_rule_field(kind, rule, 2));
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_is_snake_case_and_unique),
        cmocka_unit_test(a_name_tells_the_type),
        cmocka_unit_test(minutes_are_called_so),
        cmocka_unit_test(no_field_bears_a_name_of_the_row_header),
        cmocka_unit_test(an_unknown_name_finds_nothing),
        cmocka_unit_test(everything_has_a_label_in_both_languages),
        cmocka_unit_test(every_choice_is_a_word_with_a_label_in_both_languages),
        cmocka_unit_test(no_two_fields_of_a_kind_look_alike_to_a_person),
        cmocka_unit_test(every_field_says_what_fits_into_it),
        cmocka_unit_test(what_is_sensitive_is_not_called_personal_as_well),
        cmocka_unit_test(rules_over_several_fields_can_be_asked_for),
        cmocka_unit_test(a_rule_that_is_not_there_is_none),
        cmocka_unit_test(a_period_is_two_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
