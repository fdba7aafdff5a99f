/* The catalogue of indicators: every row says what it counts, as what, and of whom. */
#include "../support/station.h"

#include "model/indicator.h"
#include "model/structs.h"

#include <ctype.h>

static const struct swst_indicator *at(size_t n)
{
    return &swst__indicators[n];
}

static void assert_words(const char *code, const struct swst__words *words)
{
    const char *en = words->text[SWST__EN], *zh = words->text[SWST__ZH];

    if (!en || !zh || !*en || !*zh || strcmp(en, zh) == 0 || strchr("。.", en[strlen(en) - 1]))
        fail_msg("%s: its words are not whole", code);
}

static void every_row_has_titles_definitions_and_a_source(void **state)
{
    (void)state;
    assert_true(swst_indicator_count() > 60);
    for (size_t i = 0; i < swst_indicator_count(); i++) {
        assert_words(at(i)->code, &at(i)->title);
        assert_words(at(i)->code, &at(i)->definition);
        assert_true(at(i)->source && *at(i)->source);
        assert_string_equal(swst_indicator_title(at(i), "zh"), at(i)->title.text[SWST__ZH]);
        assert_string_equal(swst_indicator_definition(at(i), "en"),
                            at(i)->definition.text[SWST__EN]);
        assert_string_equal(swst_indicator_source(at(i)), at(i)->source);
    }
}

static void codes_are_family_and_name_in_capitals_and_differ(void **state)
{
    (void)state;
    for (size_t i = 0; i < swst_indicator_count(); i++) {
        const char *code = swst_indicator_code(at(i)), *dot = strchr(code, '.');

        assert_true(dot && dot > code && dot[1] && !strchr(dot + 1, '.'));
        assert_true(strlen(code) <= SWST__LONGEST_CODE);
        for (const char *byte = code; *byte; byte++)
            assert_true(isupper((unsigned char)*byte) || isdigit((unsigned char)*byte)
                        || *byte == '.' || *byte == '_');
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(code, at(j)->code);
    }
}

static void a_code_is_found_in_letters_of_either_case(void **state)
{
    (void)state;
    assert_ptr_equal(swst_indicator_find("staff.Workers"), swst_indicator_find("STAFF.WORKERS"));
    assert_non_null(swst_indicator_find("STAFF.WORKERS"));
    assert_null(swst_indicator_find("STAFF.WORKER"));
    assert_null(swst_indicator_find("STAFF.WORKERSS"));
    assert_null(swst_indicator_find(""));
    assert_null(swst_indicator_find(NULL));
    assert_null(swst_indicator_at(swst_indicator_count()));
}

/* Shares and averages say how things stand; only counts add up (semantics 6). */
static void only_counts_are_cumulative(void **state)
{
    (void)state;
    for (size_t i = 0; i < swst_indicator_count(); i++) {
        assert_non_null(swst_unit_word(at(i)->unit));
        assert_int_equal(swst_indicator_unit(at(i)), at(i)->unit);
        assert_in_range(swst_indicator_form(at(i)), SWST_FIGURE_COUNT, SWST_FIGURE_AVERAGE);
        if (at(i)->form != SWST_FIGURE_COUNT && swst_indicator_is_cumulative(at(i)))
            fail_msg("%s: a share does not add up", at(i)->code);
    }
}

static void a_sibling_counts_households_in_the_same_form(void **state)
{
    size_t siblings = 0;

    (void)state;
    for (size_t i = 0; i < swst_indicator_count(); i++) {
        const struct swst_indicator *of;

        if (at(i)->of_households == swst__indicator_NONE)
            continue;
        of = at((size_t)at(i)->of_households);
        siblings++;
        assert_int_equal(of->unit, SWST_UNIT_HOUSEHOLD);
        assert_int_equal(of->form, at(i)->form);
        assert_int_equal(of->is_cumulative, at(i)->is_cumulative);
        assert_true(at(i)->dimensions & SWST_DIMENSION_CATEGORY);
        assert_true(of->dimensions & SWST_DIMENSION_CATEGORY);
        assert_int_equal(of->of_households, swst__indicator_NONE);
    }
    assert_true(siblings > 2);
}

static void types_are_those_of_the_dimension(void **state)
{
    (void)state;
    for (size_t i = 0; i < swst_indicator_count(); i++) {
        const struct swst__choices *types = at(i)->types;
        size_t count = 0;

        if (types && !(swst_indicator_dimensions(at(i)) & SWST_DIMENSION_TYPE))
            fail_msg("%s: it has types and cannot be narrowed by them", at(i)->code);
        while (swst_indicator_type(at(i), count))
            count++;
        assert_int_equal(count, types ? types->count : 0);
    }
    assert_string_equal(swst_indicator_type(swst_indicator_find("INCIDENT.RESPONSE"), 0),
                        "child_protection");
    assert_null(swst_indicator_type(NULL, 0));
}

static void what_comes_later_says_why_in_both_languages(void **state)
{
    size_t later = 0;

    (void)state;
    for (size_t i = 0; i < swst_indicator_count(); i++)
        if (swst_indicator_later(at(i), "en")) {
            later++;
            assert_words(at(i)->code, &at(i)->later);
            assert_string_equal(swst_indicator_later(at(i), "zh"), at(i)->later.text[SWST__ZH]);
        }
    assert_int_equal(later, 9);
    assert_null(swst_indicator_later(swst_indicator_find("POP.IN_SCOPE"), "zh"));
}

static void nothing_is_said_of_no_indicator(void **state)
{
    (void)state;
    assert_null(swst_indicator_code(NULL));
    assert_null(swst_indicator_title(NULL, "zh"));
    assert_null(swst_indicator_definition(NULL, "zh"));
    assert_null(swst_indicator_source(NULL));
    assert_null(swst_indicator_later(NULL, "zh"));
    assert_int_equal(swst_indicator_unit(NULL), SWST_UNIT_UNSET);
    assert_int_equal(swst_indicator_form(NULL), SWST_FIGURE_UNSET);
    assert_int_equal(swst_indicator_dimensions(NULL), 0);
    assert_false(swst_indicator_is_cumulative(NULL));
}

/* A share in tenths of a percent is at most all; a count may be any number. */
static void a_target_is_not_above_all(void **state)
{
    const swst_kind *kind = &swst__kinds[swst__kind_goal];
    const struct swst_field *target = SWST__FIELD(goal, target);

    (void)state;
    assert_ok(swst__indicator_check_target(kind, target, swst_indicator_find("STAFF.CERTIFIED"),
                                           1000));
    assert_status(SWST_EINVALID, swst__indicator_check_target(kind, target,
                  swst_indicator_find("STAFF.CERTIFIED"), 1001));
    assert_ok(swst__indicator_check_target(kind, target, swst_indicator_find("STAFF.QUALIFIED"),
                                           1001));
    assert_ok(swst__indicator_check_target(kind, target, swst_indicator_find("STAFF.CASELOAD"),
                                           1001));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_has_titles_definitions_and_a_source),
        cmocka_unit_test(codes_are_family_and_name_in_capitals_and_differ),
        cmocka_unit_test(a_code_is_found_in_letters_of_either_case),
        cmocka_unit_test(only_counts_are_cumulative),
        cmocka_unit_test(a_sibling_counts_households_in_the_same_form),
        cmocka_unit_test(types_are_those_of_the_dimension),
        cmocka_unit_test(what_comes_later_says_why_in_both_languages),
        cmocka_unit_test(nothing_is_said_of_no_indicator),
        cmocka_unit_test(a_target_is_not_above_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
