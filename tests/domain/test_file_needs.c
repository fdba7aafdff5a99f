/* What a file requirement may need: found among kinds and fields, or refused. */
#include "../support/station.h"
#include "domain/files.h"
#include "model/structs.h"
#include "store/db.h"

#define CLIENT_FILE swst__file_type_CLIENT
#define CASE_FILE swst__file_type_CASE

static struct swst__need need_of(int64_t file, const char *text)
{
    struct swst__need need;

    if (!swst__need_read(file, text, &need))
        fail_msg("%s is refused", text);
    return need;
}

static void a_field_of_the_files_own_record_is_a_need(void **state)
{
    struct swst__need need = need_of(CLIENT_FILE, "birth_date");

    (void)state;
    assert_null(need.kind);
    assert_string_equal(need.field->name, "birth_date");
    assert_string_equal(need_of(swst__file_type_HOUSEHOLD, "address").field->name, "address");
    assert_string_equal(need_of(swst__file_type_HEALTH, "phone").field->name, "phone");
}

static void a_kind_belongs_by_the_field_that_refers_to_the_file(void **state)
{
    struct swst__need need = need_of(CLIENT_FILE, "relative");

    (void)state;
    assert_string_equal(need.kind->name, "relative");
    assert_string_equal(need.link->name, "client_id");
    assert_null(need.through);
    assert_null(need.field);
    assert_string_equal(need_of(swst__file_type_GROUP, "activity").link->name, "group_id");
}

static void a_kind_belongs_through_the_record_it_always_belongs_to(void **state)
{
    struct swst__need need = need_of(CASE_FILE, "case_score");

    (void)state;
    assert_string_equal(need.link->name, "case_goal_id");
    assert_string_equal(need.through->name, "case_id");
    need = need_of(swst__file_type_GROUP, "attendance");
    assert_string_equal(need.link->name, "activity_id");
    assert_string_equal(need.through->name, "group_id");
}

static void a_field_and_a_word_narrow_a_kind(void **state)
{
    struct swst__need need = need_of(CASE_FILE, "case_event.event=follow_up");

    (void)state;
    assert_string_equal(need.field->name, "event");
    assert_true(need.has_value);
    assert_int_equal(need.value, swst__case_event_event_FOLLOW_UP);
    assert_false(need_of(CASE_FILE, "case_event.result").has_value);
    assert_int_equal(need_of(CLIENT_FILE, "relative.is_guardian=true").value, 1);
    assert_int_equal(need_of(CLIENT_FILE, "assessment.round=2").value, 2);
}

static void what_names_nothing_is_refused_when_it_is_saved(void **state)
{
    static const char *const needs[][2] = {
        { "client", "birthday" }, { "client", "" }, { "client", "." }, { "client", "relative." },
        { "client", "relatives" }, { "client", "relative.name=" }, { "client", "relative.age" },
        { "client", "health_item.item=medecine" }, { "client", "health_item.text=none" },
        { "client", "assessment.round=0" }, { "client", "assessment.round=two" },
        { "client", "household" }, { "client", "setting" }, { "client", "client" },
        { "case", "case" }, { "case", "birth_date" }, { "household", "relative" },
        { "activity", "case_goal" }, { "client", "birth_date=1950-01-01" },
        { "client", "attachment.file_name=photo.jpg" }, { "client", "visit.occasion_id=" },
        { "client", "a_name_that_is_longer_than_any_kind_or_field_of_the_library_is_long" },
    };

    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
        if (refused(*state, "file_requirement", "file", needs[i][0], "needs", needs[i][1], NULL)
            != SWST_EINVALID)
            fail_msg("%s may need %s", needs[i][0], needs[i][1]);
        if (*needs[i][1])
            assert_error("file_need", "file_requirement.needs");
    }
    assert_int_equal(count_of(*state, "file_requirement"), 0);
}

static void a_stage_is_a_word_of_the_files_stages(void **state)
{
    given(*state, "file_requirement", "file", "case", "needs", "plan", "stage", "planning", NULL);
    given(*state, "file_requirement", "file", "group", "needs", "area_id", "stage", "mature",
          NULL);
    given(*state, "file_requirement", "file", "activity", "needs", "place", "stage", "held", NULL);
    assert_status(SWST_EINVALID, refused(*state, "file_requirement", "file", "case", "needs",
                                         "plan", "stage", "forming", NULL));
    assert_error("bad_choice", "file_requirement.stage");
    assert_status(SWST_EINVALID, refused(*state, "file_requirement", "file", "client", "needs",
                                         "sex", "stage", "intake", NULL));
    assert_error("bad_choice", "file_requirement.stage");
}

static void a_type_is_a_word_of_the_files_types(void **state)
{
    given(*state, "file_requirement", "file", "case", "needs", "plan", "type", "child", NULL);
    assert_status(SWST_EINVALID, refused(*state, "file_requirement", "file", "activity", "needs",
                                         "place", "type", "child", NULL));
    assert_error("bad_choice", "file_requirement.type");
    assert_status(SWST_EINVALID, refused(*state, "file_requirement", "file", "household", "needs",
                                         "phone", "type", "child", NULL));
    assert_error("bad_choice", "file_requirement.type");
}

static void work_is_in_no_category_and_a_household_in_those_of_households(void **state)
{
    int64_t person = given_category(*state, "tekun", "person");
    int64_t house = given_category(*state, "dibao", "household");

    given(*state, "file_requirement", "file", "client", "needs", "sex", "category_id", ID(person),
          NULL);
    given(*state, "file_requirement", "file", "client", "needs", "sex", "category_id", ID(house),
          NULL);
    given(*state, "file_requirement", "file", "household", "needs", "phone", "category_id",
          ID(house), NULL);
    assert_status(SWST_EINVALID, refused(*state, "file_requirement", "file", "household", "needs",
                                         "phone", "category_id", ID(person), NULL));
    assert_error("unit_mismatch", "file_requirement.category_id");
    assert_status(SWST_EINVALID, refused(*state, "file_requirement", "file", "case", "needs",
                                         "plan", "category_id", ID(house), NULL));
    assert_error("unit_mismatch", "file_requirement.category_id");
}

/* The ids found: how many, and the first and last. */
static size_t found(swst_store *store, int64_t at_least, int64_t of_one, int64_t ends[2])
{
    struct swst__need need = need_of(CLIENT_FILE, "relative");
    char *sql = swst__need_sql(CLIENT_FILE, &need, of_one != 0);
    struct swst__statement *statement;
    size_t count = 0;

    assert_ok(swst__db_take(store, sql, &statement));
    swst__db_bind_int(statement, 1, at_least);
    swst__db_bind_int(statement, 2, 0);
    if (of_one)
        swst__db_bind_int(statement, 3, of_one);
    while (swst__db_step(statement) == SWST_ROW)
        ends[count++ > 0] = swst__db_int(statement, 0);
    swst__db_give_back(statement);
    swst_free(sql);
    return count;
}

static void who_has_what_is_needed_comes_sorted_and_each_once(void **state)
{
    int64_t area = given_area(*state), ids[3], ends[2];

    for (int i = 0; i < 3; i++)
        ids[i] = given_client(*state, area);
    for (int i = 0; i < 2; i++)
        given(*state, "relative", "client_id", ID(ids[2]), "name", "林大", NULL);
    given(*state, "relative", "client_id", ID(ids[0]), "name", "林二", NULL);
    assert_int_equal(found(*state, 1, 0, ends), 2);
    assert_int_equal(ends[0], ids[0]);
    assert_int_equal(ends[1], ids[2]);
    assert_int_equal(found(*state, 2, 0, ends), 1);
    assert_int_equal(ends[0], ids[2]);
    assert_int_equal(found(*state, 1, ids[2], ends), 1);
    assert_int_equal(found(*state, 1, ids[1], ends), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_of_the_files_own_record_is_a_need),
        cmocka_unit_test(a_kind_belongs_by_the_field_that_refers_to_the_file),
        cmocka_unit_test(a_kind_belongs_through_the_record_it_always_belongs_to),
        cmocka_unit_test(a_field_and_a_word_narrow_a_kind),
        station_test(what_names_nothing_is_refused_when_it_is_saved),
        station_test(a_stage_is_a_word_of_the_files_stages),
        station_test(a_type_is_a_word_of_the_files_types),
        station_test(work_is_in_no_category_and_a_household_in_those_of_households),
        station_test(who_has_what_is_needed_comes_sorted_and_each_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
