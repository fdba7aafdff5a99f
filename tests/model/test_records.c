/* Records as values: setting, getting, refusing. No store anywhere. */
#include "../support/station.h"

#define LIN "\xe6\x9e\x97"      /* 林 */

static void a_new_client_has_no_values(void **state)
{
    swst_client *client = swst_client_new();

    (void)state;
    assert_null(swst_client_get_name(client));
    assert_null(swst_client_get_birth_date(client));
    assert_int_equal(swst_client_get_sex(client), SWST_SEX_UNSET);
    assert_int_equal(swst_client_get_area_id(client), 0);
    assert_int_equal(swst_client_get_id(client), 0);
    swst_client_free(client);
}

static void text_is_copied_in(void **state)
{
    swst_client *client = swst_client_new();
    char name[] = "Lin";

    (void)state;
    assert_ok(swst_client_set_name(client, name));
    name[0] = 'X';
    assert_string_equal(swst_client_get_name(client), "Lin");
    swst_client_free(client);
}

static void a_field_may_be_set_from_itself(void **state)
{
    swst_client *client = swst_client_new();

    (void)state;
    assert_ok(swst_client_set_name(client, "Lin"));
    assert_ok(swst_client_set_birth_date(client, "1950-02-28"));
    assert_ok(swst_client_set_name(client, swst_client_get_name(client)));
    assert_ok(swst_client_set_birth_date(client, swst_client_get_birth_date(client)));
    assert_string_equal(swst_client_get_name(client), "Lin");
    assert_string_equal(swst_client_get_birth_date(client), "1950-02-28");
    swst_client_free(client);
}

static void what_is_unset_has_no_value(void **state)
{
    swst_client *client = swst_client_new();
    swst_record *record = swst_client_record(client);

    (void)state;
    assert_ok(swst_client_set_name(client, "Lin"));
    assert_ok(swst_client_set_birth_date(client, "1950-02-28"));
    assert_ok(swst_client_set_sex(client, SWST_SEX_FEMALE));
    assert_ok(swst_client_set_area_id(client, 100000000000001));
    assert_ok(swst_client_set_name(client, ""));
    assert_ok(swst_client_set_birth_date(client, NULL));
    assert_ok(swst_client_set_sex(client, SWST_SEX_UNSET));
    assert_ok(swst_client_set_area_id(client, 0));
    assert_false(swst_record_has(record, "name") || swst_record_has(record, "birth_date")
                 || swst_record_has(record, "sex") || swst_record_has(record, "area_id"));
    swst_client_free(client);
}

static void zero_minutes_is_not_the_same_as_unknown(void **state)
{
    swst_visit *visit = swst_visit_new();

    (void)state;
    assert_false(swst_record_has(swst_visit_record(visit), "minutes"));
    assert_ok(swst_visit_set_minutes(visit, 0));
    assert_true(swst_record_has(swst_visit_record(visit), "minutes"));
    assert_ok(swst_record_set(swst_visit_record(visit), "minutes", NULL));
    assert_false(swst_record_has(swst_visit_record(visit), "minutes"));
    swst_visit_free(visit);
}

static void a_refused_value_leaves_the_old_one(void **state)
{
    swst_client *client = swst_client_new();

    (void)state;
    assert_ok(swst_client_set_birth_date(client, "2000-02-29"));
    assert_status(SWST_EINVALID, swst_client_set_birth_date(client, "2001-02-29"));
    assert_string_equal(swst_error_field(), "client.birth_date");
    assert_string_equal(swst_client_get_birth_date(client), "2000-02-29");
    assert_ok(swst_client_set_sex(client, SWST_SEX_MALE));
    assert_status(SWST_EINVALID, swst_client_set_sex(client, (swst_sex)5));
    assert_int_equal(swst_client_get_sex(client), SWST_SEX_MALE);
    swst_client_free(client);
}

static void an_error_names_the_field_in_both_languages_and_never_its_value(void **state)
{
    swst_client *client = swst_client_new();

    (void)state;
    assert_status(SWST_EINVALID, swst_client_set_birth_date(client, "1942-13-07"));
    assert_non_null(strstr(swst_error_message("en"), "Day of birth"));
    assert_non_null(strstr(swst_error_message("zh"), swst_field_label(
        swst_field_find(swst_kind_find("client"), "birth_date"), "zh")));
    assert_null(strstr(swst_error_message("en"), "1942"));
    assert_null(strstr(swst_error_message("zh"), "1942"));
    swst_client_free(client);
}

/* ------------------------------------------------------------------- texts */

static void text_must_be_utf8(void **state)
{
    static const char *const malformed[] = { "\xff", "\xc0\xaf", "\xed\xa0\x80", "\xe6\x9e", NULL };
    swst_client *client = swst_client_new();

    (void)state;
    for (int i = 0; malformed[i]; i++)
        assert_status(SWST_EINVALID, swst_client_set_name(client, malformed[i]));
    assert_ok(swst_client_set_name(client, LIN));
    swst_client_free(client);
}

static void the_length_of_a_text_is_counted_in_characters(void **state)
{
    swst_client *client = swst_client_new();
    char name[65 * 3 + 1] = "";

    (void)state;
    for (int i = 0; i < 64; i++)
        strcat(name, LIN);
    assert_ok(swst_client_set_name(client, name));
    strcat(name, LIN);
    assert_status(SWST_EINVALID, swst_client_set_name(client, name));
    assert_string_equal(swst_error_code(), "too_long");
    swst_client_free(client);
}

static void a_note_has_lines_but_nothing_that_would_steer_a_terminal(void **state)
{
    static const char *const steering[] = { "\x1b[2J", "a\bb", "\x7f", NULL };
    swst_client *client = swst_client_new();

    (void)state;
    for (int i = 0; steering[i]; i++)
        assert_status(SWST_EINVALID, swst_client_set_note(client, steering[i]));
    assert_ok(swst_client_set_note(client, "Lives alone.\n\tKeys: neighbour."));
    swst_client_free(client);
}

static void an_identity_number_is_kept_in_one_form(void **state)
{
    static const char *const written[][2] = {
        { "11010519491231002x", "11010519491231002X" },
        { " 110105 19491231 002\xef\xbc\xb8", "11010519491231002X" },
        { "'110105491231002", "11010519491231002X" },
        { "\xef\xbc\x97" "90101201202290021", "790101201202290021" },
    };
    swst_client *client = swst_client_new();

    (void)state;
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        assert_ok(swst_client_set_id_number(client, written[i][0]));
        assert_string_equal(swst_client_get_id_number(client), written[i][1]);
    }
    swst_client_free(client);
}

/* ----------------------------------------------------------------- handles */

static void names_phones_and_addresses_are_kept_in_one_form(void **state)
{
    swst_record *client = swst_record_new(swst_kind_find("client")), *copy;
    static const char *const written[][3] = {
        { "name", "　张 三\t", "张三" }, { "name", "阿依古丽•买买提", "阿依古丽·买买提" },
        { "phone", "１３８ 0000－0000", "1380000-0000" },
        { "address", "东陂镇　前江村（东） 12 号", "东陂镇前江村(东) 12号" },
        { "note", " 全角　Ａ ", " 全角　Ａ " }
    };

    (void)state;
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        char *kept = NULL;

        assert_ok(swst_record_set(client, written[i][0], written[i][1]));
        copy = swst_record_copy(client);
        assert_ok(swst_record_get(copy, written[i][0], &kept));
        assert_string_equal(kept, written[i][2]);
        swst_free(kept);
        swst_record_free(copy);
    }
    assert_ok(swst_record_set(client, "name", " \xE2\x80\x8B　"));
    assert_null(swst_client_get_name((swst_client *)client));
    swst_record_free(client);
}

static void a_record_is_one_kind_only(void **state)
{
    swst_client *client = swst_client_new();

    (void)state;
    assert_ptr_equal(swst_client_from(swst_client_record(client)), client);
    assert_ptr_equal(swst_record_kind(swst_client_record(client)), swst_kind_find("client"));
    assert_null(swst_visit_from(swst_client_record(client)));
    assert_null(swst_client_from(NULL));
    swst_client_free(client);
}

static void a_copy_lives_on_its_own(void **state)
{
    swst_case *casework = swst_case_new();
    swst_case *copy;

    (void)state;
    assert_ok(swst_case_set_plan(casework, "Twice a week"));
    assert_ok(swst_case_set_opened_on(casework, "2026-03-09"));
    assert_ok(swst_case_set_restricted(casework, false));
    copy = swst_case_from(swst_record_copy(swst_case_record(casework)));
    assert_ok(swst_case_set_plan(casework, "Once a week"));
    swst_case_free(casework);
    assert_string_equal(swst_case_get_plan(copy), "Twice a week");
    assert_string_equal(swst_case_get_opened_on(copy), "2026-03-09");
    assert_true(swst_record_has(swst_case_record(copy), "restricted"));
    assert_false(swst_record_has(swst_case_record(copy), "stage"));
    swst_case_free(copy);
}

static void null_handles_are_harmless(void **state)
{
    (void)state;
    assert_null(swst_client_get_name(NULL));
    assert_null(swst_client_get_birth_date(NULL));
    assert_int_equal(swst_visit_get_minutes(NULL), 0);
    assert_status(SWST_EMISUSE, swst_client_set_name(NULL, "Lin"));
    assert_status(SWST_EMISUSE, swst_visit_set_minutes(NULL, 10));
    assert_null(swst_record_copy(NULL));
    assert_null(swst_record_new(NULL));
    swst_client_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_client_has_no_values),
        cmocka_unit_test(text_is_copied_in),
        cmocka_unit_test(a_field_may_be_set_from_itself),
        cmocka_unit_test(what_is_unset_has_no_value),
        cmocka_unit_test(zero_minutes_is_not_the_same_as_unknown),
        cmocka_unit_test(a_refused_value_leaves_the_old_one),
        cmocka_unit_test(an_error_names_the_field_in_both_languages_and_never_its_value),
        cmocka_unit_test(text_must_be_utf8),
        cmocka_unit_test(the_length_of_a_text_is_counted_in_characters),
        cmocka_unit_test(a_note_has_lines_but_nothing_that_would_steer_a_terminal),
        cmocka_unit_test(an_identity_number_is_kept_in_one_form),
        cmocka_unit_test(names_phones_and_addresses_are_kept_in_one_form),
        cmocka_unit_test(a_record_is_one_kind_only),
        cmocka_unit_test(a_copy_lives_on_its_own),
        cmocka_unit_test(null_handles_are_harmless),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
