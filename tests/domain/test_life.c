/* Nothing happens to a client before birth or after death, whichever of the
 * two is written last. */
#include "../support/station.h"
#include "model/model.h"

#include <stdio.h>

/* Every kind with the day of a fact about a client, and what else it needs. */
static const struct fact {
    const char *kind, *day, *fields[3][2];
} facts[] = {
    { "membership", "starts_on", { { "category_id", NULL } } },
    { "tier", "starts_on", { { "level", "green" } } },
    { "visit", "visited_on", { { "channel", "home" }, { "result", "done" } } },
    { "case", "opened_on", { { "worker_id", NULL }, { "stage", "intake" } } },
    { "household_member", "starts_on", { { "household_id", NULL } } },
    { "residence", "starts_on", { { "status", "here" } } },
    { "assessment", "assessed_on", { { "tool", "GB/T 42195-2022" } } },
    { "health_item", "happened_on", { { "item", "finding" } } },
    { "enrolment", "starts_on", { { "programme_id", NULL } } },
    { "group_member", "joined_on", { { "group_id", NULL } } },
    { "organization_member", "joined_on", { { "organization_id", NULL } } },
};
enum { FACTS = sizeof facts / sizeof *facts };

/* What a field that must refer to something refers to. */
static int64_t given_target(swst_store *store, const char *field)
{
    static int codes;
    char code[16];

    snprintf(code, sizeof code, "c%d", codes++);
    if (strcmp(field, "category_id") == 0)
        return given_category(store, code, "person");
    if (strcmp(field, "worker_id") == 0)
        return given_worker(store, "Chen");
    if (strcmp(field, "household_id") == 0)
        return given_household(store, given_area(store));
    if (strcmp(field, "group_id") == 0)
        return given(store, "group", "name", "夕阳红", "type", "support", "stage", "forming", NULL);
    if (strcmp(field, "organization_id") == 0)
        return given(store, "organization", "name", "老年协会", "type", "elder_association", NULL);
    return given(store, "programme", "name", "三个一", NULL);
}

static swst_status happen(swst_store *store, const struct fact *fact, int64_t client,
                          const char *day, int64_t *id)
{
    swst_record *record = swst_record_new(swst_kind_find(fact->kind));
    swst_status status;

    assert_ok(swst_record_set(record, "client_id", ID(client)));
    assert_ok(swst_record_set(record, fact->day, day));
    for (size_t i = 0; i < 3 && fact->fields[i][0]; i++)
        assert_ok(swst_record_set(record, fact->fields[i][0], fact->fields[i][1]
            ? fact->fields[i][1] : ID(given_target(store, fact->fields[i][0]))));
    status = swst_record_save(store, record);
    if (id)
        *id = swst_record_id(record);
    swst_record_free(record);
    return status;
}

static int64_t given_life(swst_store *store, const char *birth, const char *death)
{
    return given(store, "client", "name", "林小雨", "area_id", ID(given_area(store)),
                 "registered_on", "2020-01-01", "birth_date", birth, "exited_on", death,
                 "exit_reason", death ? "died" : NULL, NULL);
}

static const char *field_of(const struct fact *fact)
{
    static char field[80];

    snprintf(field, sizeof field, "%s.%s", fact->kind, fact->day);
    return field;
}

/* ------------------------------------------------------- the fact comes last */

static void every_kind_with_the_day_of_a_fact_is_tried_here(void **state)
{
    size_t found = 0;

    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
            if (field->flags & SWST__HAPPENED && swst_field_find(kind, "client_id")) {
                size_t i = 0;

                while (i < FACTS && strcmp(facts[i].kind, kind->name) != 0)
                    i++;
                assert_true(i < FACTS);
                assert_string_equal(facts[i].day, field->name);
                found++;
            }
    assert_int_equal(found, FACTS);
}

static void nothing_happens_to_a_client_after_death(void **state)
{
    for (size_t i = 0; i < FACTS; i++) {
        int64_t client = given_life(*state, NULL, "2022-03-10");

        assert_status(SWST_EINVALID, happen(*state, &facts[i], client, "2022-03-11", NULL));
        assert_error("after_death", field_of(&facts[i]));
    }
}

static void the_day_of_death_is_a_day_of_life(void **state)
{
    for (size_t i = 0; i < FACTS; i++)
        assert_ok(happen(*state, &facts[i], given_life(*state, NULL, "2022-03-10"), "2022-03-10",
                         NULL));
}

static void nothing_happens_to_a_client_before_birth(void **state)
{
    for (size_t i = 0; i < FACTS; i++) {
        int64_t client = given_life(*state, "1950-02-03", NULL);

        assert_status(SWST_EINVALID, happen(*state, &facts[i], client, "1950-02-02", NULL));
        assert_error("before_birth", field_of(&facts[i]));
        assert_ok(happen(*state, &facts[i], client, "1950-02-03", NULL));
    }
}

static void a_fact_is_not_moved_beyond_death(void **state)
{
    for (size_t i = 0; i < FACTS; i++) {
        int64_t client = given_life(*state, NULL, "2022-03-10"), id;

        assert_ok(happen(*state, &facts[i], client, "2022-03-10", &id));
        assert_status(SWST_EINVALID, change(*state, facts[i].kind, id, facts[i].day,
                                            "2022-03-11"));
        assert_error("after_death", field_of(&facts[i]));
    }
}

static void what_began_in_life_may_end_after_death(void **state)
{
    int64_t client = given_life(*state, NULL, "2022-03-10");

    given_tier(*state, client, "green", "2022-01-01", "2022-12-31");
}

/* ----------------------------------------------------- the client comes last */

static swst_status die(swst_store *store, int64_t client, const char *day)
{
    assert_ok(change(store, "client", client, "exit_reason", "died"));
    return change(store, "client", client, "exited_on", day);
}

static void nobody_dies_before_what_happened_to_them(void **state)
{
    for (size_t i = 0; i < FACTS; i++) {
        int64_t client = given_life(*state, NULL, NULL), id;

        assert_ok(happen(*state, &facts[i], client, "2022-03-11", &id));
        assert_status(SWST_ECONFLICT, die(*state, client, "2022-03-10"));
        assert_error("facts_after_death", "client.exited_on");
        assert_non_null(strstr(swst_error_message("en"), ID(id)));
        assert_non_null(strstr(swst_error_message("zh"), ID(id)));
        assert_ok(die(*state, client, "2022-03-11"));
    }
}

static void nobody_is_born_after_what_happened_to_them(void **state)
{
    for (size_t i = 0; i < FACTS; i++) {
        int64_t client = given_life(*state, NULL, NULL), id;

        assert_ok(happen(*state, &facts[i], client, "1950-02-03", &id));
        assert_status(SWST_ECONFLICT, change(*state, "client", client, "birth_date",
                                             "1950-02-04"));
        assert_error("facts_before_birth", "client.birth_date");
        assert_non_null(strstr(swst_error_message("en"), ID(id)));
        assert_ok(change(*state, "client", client, "birth_date", "1950-02-03"));
    }
}

static void an_exit_that_turns_out_to_be_a_death_is_held_to_the_facts(void **state)
{
    int64_t client = given_life(*state, NULL, NULL);

    assert_ok(change(*state, "client", client, "exited_on", "2022-03-10"));
    assert_ok(change(*state, "client", client, "exit_reason", "moved"));
    given_visit(*state, client, "2022-03-11", "phone");
    assert_status(SWST_ECONFLICT, change(*state, "client", client, "exit_reason", "died"));
    assert_error("facts_after_death", "client.exited_on");
}

static void what_was_voided_stands_in_no_ones_way(void **state)
{
    int64_t client = given_life(*state, NULL, NULL);
    int64_t visit = given_visit(*state, client, "2022-03-11", "phone");

    assert_ok(void_it(*state, "visit", visit, "the wrong client"));
    assert_ok(die(*state, client, "2022-03-10"));
}

static void nobody_is_registered_before_birth(void **state)
{
    int64_t area = given_area(*state);

    assert_status(SWST_EINVALID, refused(*state, "client", "name", "林小雨", "area_id", ID(area),
        "registered_on", "2022-03-09", "birth_date", "2022-03-10", NULL));
    assert_error("before_birth", "client.registered_on");
}

static void nobody_leaves_before_birth(void **state)
{
    int64_t area = given_area(*state);

    assert_status(SWST_EINVALID, refused(*state, "client", "name", "林小雨", "area_id", ID(area),
        "registered_on", "2022-03-10", "birth_date", "2022-03-10", "exited_on", "2022-03-09",
        NULL));
    assert_error("before_birth", "client.exited_on");
    given_life(*state, "2020-01-01", "2020-01-01");         /* on the day of birth */
}

/* ------------------------------------------------- what refuses nothing at all */

static void other_exits_refuse_nothing(void **state)
{
    static const char *const reasons[] = { "moved", "improved", "declined", "lost", "other",
                                           NULL };

    for (size_t i = 0; i < FACTS; i++)
        for (size_t j = 0; j < sizeof reasons / sizeof *reasons; j++) {
            int64_t client = given_life(*state, NULL, NULL);

            assert_ok(change(*state, "client", client, "exited_on", "2022-03-10"));
            assert_ok(change(*state, "client", client, "exit_reason", reasons[j]));
            assert_ok(happen(*state, &facts[i], client, "2022-03-11", NULL));
        }
}

static void the_time_before_registration_refuses_nothing(void **state)
{
    for (size_t i = 0; i < FACTS; i++)
        assert_ok(happen(*state, &facts[i], given_life(*state, NULL, NULL), "2019-12-31", NULL));
}

/* --------------------------------------------------------- how well birth is known */

static swst_status visit_on(swst_store *store, const char *birth, const char *precision,
                            const char *day)
{
    int64_t client = given_life(store, birth, NULL);

    assert_ok(change(store, "client", client, "birth_precision", precision));
    return happen(store, &facts[2], client, day, NULL);
}

static void a_birth_known_to_the_month_allows_the_whole_month(void **state)
{
    assert_ok(visit_on(*state, "1950-02-15", "month", "1950-02-01"));
    assert_status(SWST_EINVALID, visit_on(*state, "1950-02-15", "month", "1950-01-31"));
}

static void a_birth_known_to_the_year_or_estimated_allows_the_whole_year(void **state)
{
    assert_ok(visit_on(*state, "1950-07-01", "year", "1950-01-01"));
    assert_status(SWST_EINVALID, visit_on(*state, "1950-07-01", "year", "1949-12-31"));
    assert_ok(visit_on(*state, "1950-07-01", "estimate", "1950-01-01"));
    assert_status(SWST_EINVALID, visit_on(*state, "1950-07-01", "estimate", "1949-12-31"));
}

static void a_birth_known_to_the_day_allows_that_day_and_later(void **state)
{
    assert_ok(visit_on(*state, "1950-02-15", "day", "1950-02-15"));
    assert_status(SWST_EINVALID, visit_on(*state, "1950-02-15", "day", "1950-02-14"));
}

static void a_birth_that_becomes_known_to_the_day_is_held_to_the_facts(void **state)
{
    int64_t client = given_life(*state, "1950-07-01", NULL);

    assert_ok(change(*state, "client", client, "birth_precision", "year"));
    assert_ok(happen(*state, &facts[2], client, "1950-01-01", NULL));
    assert_status(SWST_ECONFLICT, change(*state, "client", client, "birth_precision", "day"));
    assert_error("facts_before_birth", "client.birth_date");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_with_the_day_of_a_fact_is_tried_here),
        station_test(nothing_happens_to_a_client_after_death),
        station_test(the_day_of_death_is_a_day_of_life),
        station_test(nothing_happens_to_a_client_before_birth),
        station_test(a_fact_is_not_moved_beyond_death),
        station_test(what_began_in_life_may_end_after_death),
        station_test(nobody_dies_before_what_happened_to_them),
        station_test(nobody_is_born_after_what_happened_to_them),
        station_test(an_exit_that_turns_out_to_be_a_death_is_held_to_the_facts),
        station_test(what_was_voided_stands_in_no_ones_way),
        station_test(nobody_is_registered_before_birth),
        station_test(nobody_leaves_before_birth),
        station_test(other_exits_refuse_nothing),
        station_test(the_time_before_registration_refuses_nothing),
        station_test(a_birth_known_to_the_month_allows_the_whole_month),
        station_test(a_birth_known_to_the_year_or_estimated_allows_the_whole_year),
        station_test(a_birth_known_to_the_day_allows_that_day_and_later),
        station_test(a_birth_that_becomes_known_to_the_day_is_held_to_the_facts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
