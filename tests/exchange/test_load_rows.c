/* Rows on their way into the store: new or found again, and how they stand
 * beside the others when all is read. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "load-rows"
#include "folder.h"

#define AREA_HEADER "id,code,name,level,parent_id\n"
#define ONE_AREA AREA_HEADER "1,790101001001,前江,village,\n"
#define CLIENT_HEADER "id,name,area_id,registered_on\n"
#define WHEN "2026-03-09T08:30:00.000Z"

/* Load one file of a kind; the kind's file alone stands in the folder. */
static swst_load *read_file(swst_store *store, const char *kind, const char *csv)
{
    char path[100];
    swst_load *load;

    new_folder(FOLDER);
    snprintf(path, sizeof path, FOLDER "/%s.csv", kind);
    put_text(path, csv);
    load = read_from(store, FOLDER);
    clear_path(FOLDER);
    return load;
}

static void given_rows(swst_store *store, const char *kind, const char *csv)
{
    swst_load *load = read_file(store, kind, csv);

    assert_int_equal(swst_load_rejected(load), 0);
    assert_ok(swst_load_apply(load));
    swst_load_free(load);
}

static void assert_only(swst_store *store, const char *kind, const char *csv, int row,
                        int column, const char *field, const char *code)
{
    swst_load *load = read_file(store, kind, csv);
    char file[60];

    snprintf(file, sizeof file, "%s.csv", kind);
    assert_int_equal(swst_load_rejected(load), 1);
    assert_problem(load, 0, file, row, column, field, code);
    swst_load_free(load);
}

/* ------------------------------------------------------------- new and found */

static void a_row_without_an_id_is_given_one(void **state)
{
    given_rows(*state, "area", "code,name,level\n790101001001,前江,village\n");
    given_rows(*state, "area", "id,code,name,level\n,790101001002,塘联,village\n");
    assert_int_equal(count_of(*state, "area"), 2);
}

static void a_new_row_keeps_who_recorded_it_and_when(void **state)
{
    given_rows(*state, "area", "id,recorded_at,recorded_by,code,name,level\n"
                               "7," WHEN ",99,790101001001,前江,village\n");
    assert_value(*state, "area", 7, "recorded_at", WHEN);
    assert_value(*state, "area", 7, "recorded_by", "99");
    given_rows(*state, "area", "id,recorded_at,recorded_by,name\n"
                               "7,2020-01-01T00:00:00.000Z,5,前江村\n");
    assert_value(*state, "area", 7, "recorded_at", WHEN);
    assert_value(*state, "area", 7, "recorded_by", "99");
    assert_value(*state, "area", 7, "name", "前江村");
}

static void a_new_row_that_does_not_say_so_was_recorded_now(void **state)
{
    swst_store_set_now(*state, 1773045000000);
    given_rows(*state, "area", ONE_AREA);
    assert_value(*state, "area", 1, "recorded_at", WHEN);
}

static void an_empty_cell_unsets_and_an_absent_column_stays(void **state)
{
    given_rows(*state, "area", "id,code,name,level,urban_rural,served_from\n"
                               "7,790101001001,前江,village,220,2022-07-01\n");
    given_rows(*state, "area", "id,urban_rural\n7,\n");
    assert_value(*state, "area", 7, "urban_rural", NULL);
    assert_value(*state, "area", 7, "served_from", "2022-07-01");
}

static void a_row_that_says_what_the_store_says_changes_nothing(void **state)
{
    swst_load *load;

    given_rows(*state, "area", ONE_AREA);
    load = read_file(*state, "area", ONE_AREA);
    assert_counts(load, 0, 0, 0);
    assert_ok(swst_load_apply(load));
    swst_load_free(load);
}

static void an_id_comes_once_in_a_load(void **state)
{
    given_rows(*state, "area", ONE_AREA);
    assert_only(*state, "area", AREA_HEADER "2,790101001002,塘联,village,\n"
                                "2,790101001003,江夏,village,\n", 3, 1, "id", "repeated_id");
    assert_only(*state, "area", AREA_HEADER "1,790101001001,塘联,village,\n"
                                "1,790101001001,江夏,village,\n", 3, 1, "id", "repeated_id");
}

static void an_id_outside_its_range_is_none(void **state)
{
    assert_only(*state, "area", AREA_HEADER "0,790101001001,a,village,\n", 2, 1, "id", "bad_id");
    assert_only(*state, "area", AREA_HEADER "1000000000000000,790101001001,a,village,\n", 2, 1,
                "id", "bad_id");
    given_rows(*state, "area", AREA_HEADER "999999999999999,790101001001,a,village,\n");
}

/* ----------------------------------------------------------- beside the others */

static void what_is_referred_to_may_come_later(void **state)
{
    swst_load *load = read_file(*state, "area", AREA_HEADER
                                "1,790101001001,前江,village,2\n2,790101001,某镇,town,3\n"
                                "3,790101,某县,county,\n");

    assert_counts(load, 3, 0, 0);
    assert_ok(swst_load_apply(load));
    swst_load_free(load);
}

static void what_never_comes_is_told_with_line_and_column(void **state)
{
    assert_only(*state, "area", AREA_HEADER "1,790101001001,前江,village,\n"
                                "2,790101001002,塘联,village,9\n", 3, 5, "parent_id",
                "reference_missing");
}

static void a_value_that_only_one_may_have_is_refused_the_second(void **state)
{
    assert_only(*state, "area", AREA_HEADER "1,790101001001,前江,village,\n"
                                "2,790101001001,塘联,village,\n", 3, 2, "code", "duplicate");
    given_rows(*state, "area", ONE_AREA);
    assert_only(*state, "area", AREA_HEADER "2,790101001001,塘联,village,\n", 2, 2, "code",
                "duplicate");
}

static void areas_above_each_other_are_both_refused(void **state)
{
    swst_load *load = read_file(*state, "area", AREA_HEADER
                                "1,790101001001,前江,village,2\n2,790101001002,塘联,village,1\n");

    assert_counts(load, 2, 0, 2);
    assert_problem(load, 0, "area.csv", 2, 5, "parent_id", "area_cycle");
    assert_problem(load, 1, "area.csv", 3, 5, "parent_id", "area_cycle");
    swst_load_free(load);
}

static void a_fact_after_death_is_refused_whichever_comes_last(void **state)
{
    swst_load *load;

    new_folder(FOLDER);
    put_text(IN("a.jsonl"),
             "{\"record\":\"visit\",\"client_id\":5,\"visited_on\":\"2026-02-01\","
             "\"channel\":\"home\",\"result\":\"done\"}\n"
             "{\"record\":\"area\",\"id\":1,\"code\":\"790101001001\",\"name\":\"a\","
             "\"level\":\"village\"}\n"
             "{\"record\":\"client\",\"id\":5,\"name\":\"张某\",\"area_id\":1,"
             "\"registered_on\":\"2022-07-01\",\"exited_on\":\"2026-01-01\","
             "\"exit_reason\":\"died\"}\n");
    load = read_from(*state, IN("a.jsonl"));
    assert_counts(load, 3, 0, 1);
    assert_problem(load, 0, "a.jsonl", 1, 0, "visited_on", "after_death");
    swst_load_free(load);
    clear_path(FOLDER);
}

/* ------------------------------------------------------------------- voiding */

#define VOIDED "id,voided_at,voided_by,void_reason,code,name,level\n"

static void voided_rows_come_in_as_they_are(void **state)
{
    given_rows(*state, "area", VOIDED "1," WHEN ",99,录错,790101001001,前江,village\n"
                               "2,,,,790101001001,前江,village\n");
    assert_value(*state, "area", 1, "voided_at", WHEN);
    assert_value(*state, "area", 1, "voided_by", "99");
    assert_value(*state, "area", 1, "void_reason", "录错");
    assert_int_equal(count_of(*state, "area"), 1);
}

static void nothing_is_asked_of_a_new_voided_row_about_others(void **state)
{
    given_rows(*state, "client", "id,voided_at,void_reason,name,area_id,registered_on\n"
                                 "5," WHEN ",录错,张某,77,2022-07-01\n");
    assert_only(*state, "client", "id,voided_at,void_reason,name,area_id,registered_on\n"
                                  "6," WHEN ",录错,,77,2022-07-01\n", 2, 4, "name", "required");
}

static void voiding_needs_a_reason_and_an_instant(void **state)
{
    assert_only(*state, "area", VOIDED "1," WHEN ",,,790101001001,前江,village\n", 2, 4,
                "void_reason", "no_reason");
    assert_only(*state, "area", VOIDED "1,,,录错,790101001001,前江,village\n", 2, 4,
                "void_reason", "voiding_unclear");
    assert_only(*state, "area", VOIDED "1,,7,,790101001001,前江,village\n", 2, 3, "voided_by",
                "voiding_unclear");
}

static void a_living_row_is_voided_by_the_file(void **state)
{
    swst_load *load;

    given_rows(*state, "area", ONE_AREA);
    load = read_file(*state, "area", "id,voided_at,void_reason\n1," WHEN ",并入他村\n");
    assert_counts(load, 0, 1, 0);
    assert_ok(swst_load_apply(load));
    swst_load_free(load);
    assert_value(*state, "area", 1, "void_reason", "并入他村");
    assert_value(*state, "area", 1, "voided_at", WHEN);
    assert_value(*state, "area", 1, "name", "前江");
}

static void a_row_that_others_refer_to_is_voided_only_with_them(void **state)
{
    given_rows(*state, "area", ONE_AREA);
    given_rows(*state, "client", CLIENT_HEADER "5,张某,1,2022-07-01\n");
    assert_only(*state, "area", "id,voided_at,void_reason\n1," WHEN ",并入他村\n", 2, 0, NULL,
                "still_referred");
    new_folder(FOLDER);
    put_text(IN("area.csv"), "id,voided_at,void_reason\n1," WHEN ",并入他村\n");
    put_text(IN("client.csv"), "id,voided_at,void_reason\n5," WHEN ",录错\n");
    assert_ok(load_from(*state, FOLDER));
    clear_path(FOLDER);
    assert_int_equal(count_of(*state, "client"), 0);
}

static void a_new_row_may_not_refer_to_one_the_load_voids(void **state)
{
    swst_load *load;

    given_rows(*state, "area", ONE_AREA);
    new_folder(FOLDER);
    put_text(IN("area.csv"), "id,voided_at,void_reason\n1," WHEN ",并入他村\n");
    put_text(IN("client.csv"), CLIENT_HEADER "5,张某,1,2022-07-01\n");
    load = read_from(*state, FOLDER);
    assert_counts(load, 1, 1, 2);
    assert_problem(load, 0, "area.csv", 2, 0, NULL, "still_referred");
    assert_problem(load, 1, "client.csv", 2, 3, "area_id", "reference_voided");
    swst_load_free(load);
    clear_path(FOLDER);
}

static void a_voided_row_stays_as_it_is(void **state)
{
    static const char same[] = VOIDED "1," WHEN ",,录错,790101001001,前江,village\n";

    given_rows(*state, "area", same);
    given_rows(*state, "area", same);
    given_rows(*state, "area", "id,code,name,level\n1,790101001001,前江,village\n");
    assert_only(*state, "area", VOIDED "1,,,,790101001001,前江,village\n", 2, 2, "voided_at",
                "unvoiding");
    assert_only(*state, "area", VOIDED "1," WHEN ",,录错,790101001001,后江,village\n", 2, 0,
                NULL, "voided_already");
    assert_only(*state, "area", VOIDED "1," WHEN ",,另由,790101001001,前江,village\n", 2, 0,
                NULL, "voided_already");
    assert_only(*state, "area", VOIDED "1," WHEN ",8,录错,790101001001,前江,village\n", 2, 0,
                NULL, "voided_already");
    assert_only(*state, "area", "id,name\n1,后江\n", 2, 0, NULL, "voided_already");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_row_without_an_id_is_given_one),
        station_test(a_new_row_keeps_who_recorded_it_and_when),
        station_test(a_new_row_that_does_not_say_so_was_recorded_now),
        station_test(an_empty_cell_unsets_and_an_absent_column_stays),
        station_test(a_row_that_says_what_the_store_says_changes_nothing),
        station_test(an_id_comes_once_in_a_load),
        station_test(an_id_outside_its_range_is_none),
        station_test(what_is_referred_to_may_come_later),
        station_test(what_never_comes_is_told_with_line_and_column),
        station_test(a_value_that_only_one_may_have_is_refused_the_second),
        station_test(areas_above_each_other_are_both_refused),
        station_test(a_fact_after_death_is_refused_whichever_comes_last),
        station_test(voided_rows_come_in_as_they_are),
        station_test(nothing_is_asked_of_a_new_voided_row_about_others),
        station_test(voiding_needs_a_reason_and_an_instant),
        station_test(a_living_row_is_voided_by_the_file),
        station_test(a_row_that_others_refer_to_is_voided_only_with_them),
        station_test(a_new_row_may_not_refer_to_one_the_load_voids),
        station_test(a_voided_row_stays_as_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
