/* Programmes: series that are planned, and clients who are enrolled and leave. */
#include "../support/station.h"

#include "domain/programmes.h"

#include <stdio.h>

static int64_t given_series(swst_store *store, const char *recurrence)
{
    return given(store, "programme", "name", "周六课堂", "starts_on", "2026-04-01",
                 "recurrence", recurrence, NULL);
}

static int64_t planned(swst_store *store, int64_t programme, const char *from, const char *to)
{
    int64_t made = -1;

    assert_ok(swst_programme_plan(store, programme, from, to, &made));
    return made;
}

static swst_record *only_activity(swst_store *store)
{
    swst_query *query = swst_query_new(swst_kind_find("activity"));
    swst_cursor *cursor = NULL;
    swst_record *record = NULL;
    int64_t id;

    assert_ok(swst_query_run(store, query, &cursor));
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    id = swst_record_id(swst_cursor_record(cursor));
    assert_status(SWST_OK, swst_cursor_next(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    assert_ok(swst_record_load(store, swst_kind_find("activity"), id, &record));
    return record;
}

/* -------------------------------------------------------------------- planned */

static void a_planned_session_is_what_its_programme_says(void **state)
{
    int64_t owner = given_worker(*state, "Chen"), area = given_area(*state);
    int64_t programme = given(*state, "programme", "name", "节气讲座", "type", "lecture",
                              "starts_on", "2026-04-01", "recurrence", "FREQ=MONTHLY;BYMONTHDAY=5",
                              "owner_id", ID(owner), "area_id", ID(area), "planned_sessions", "12",
                              "planned_minutes", "1080", NULL);
    swst_record *activity;

    assert_int_equal(planned(*state, programme, "2026-04-01", "2026-04-30"), 1);
    activity = only_activity(*state);
    assert_reads(activity, "title", "节气讲座");
    assert_reads(activity, "type", "lecture");
    assert_reads(activity, "state", "planned");
    assert_reads(activity, "planned_on", "2026-04-05");
    assert_reads(activity, "series_on", "2026-04-05");
    assert_reads(activity, "programme_id", ID(programme));
    assert_reads(activity, "area_id", ID(area));
    assert_reads(activity, "lead_id", ID(owner));
    assert_reads(activity, "minutes", "90");
    swst_record_free(activity);
}

static void of_a_type_of_its_own_a_programme_s_sessions_are_classes(void **state)
{
    int64_t programme = given(*state, "programme", "name", "四点半", "type", "托管", "starts_on",
                              "2026-04-01", "recurrence", "FREQ=DAILY;COUNT=1",
                              "planned_sessions", "7", "planned_minutes", "100", NULL);
    swst_record *activity;

    assert_int_equal(planned(*state, programme, "2026-04-01", "2026-04-30"), 1);
    activity = only_activity(*state);
    assert_reads(activity, "type", "class");
    assert_reads(activity, "minutes", NULL);            /* 100 / 7 is no whole number */
    assert_reads(activity, "area_id", NULL);
    assert_reads(activity, "lead_id", NULL);
    swst_record_free(activity);
}

static void each_site_in_force_on_the_day_has_its_own_session(void **state)
{
    int64_t programme = given_series(*state, "FREQ=WEEKLY;BYDAY=SA");
    int64_t first = given_village(*state, "441882107201");
    int64_t second = given_village(*state, "441882107202");

    given(*state, "programme_site", "programme_id", ID(programme), "area_id", ID(first), NULL);
    given(*state, "programme_site", "programme_id", ID(programme), "area_id", ID(second),
          "starts_on", "2026-04-11", "ends_on", "2026-04-18", NULL);
    given(*state, "programme_site", "programme_id", ID(programme), "area_id", ID(second),
          "starts_on", "2026-04-18", NULL);             /* the same place once more */
    assert_int_equal(planned(*state, programme, "2026-04-01", "2026-04-25"), 4 + 3);
}

static void outside_the_sites_of_a_programme_nothing_is_planned(void **state)
{
    int64_t programme = given_series(*state, "FREQ=WEEKLY;BYDAY=SA");

    given(*state, "programme_site", "programme_id", ID(programme), "area_id",
          ID(given_area(*state)), "starts_on", "2026-05-01", NULL);
    assert_int_equal(planned(*state, programme, "2026-04-01", "2026-04-30"), 0);
}

static void a_programme_is_planned_within_its_own_days(void **state)
{
    int64_t programme = given(*state, "programme", "name", "夏令营", "starts_on", "2026-07-10",
                              "ends_on", "2026-07-14", "recurrence", "FREQ=DAILY", NULL);

    assert_int_equal(planned(*state, programme, "2026-01-01", "2026-12-31"), 5);
}

static void a_session_in_whatever_state_is_not_planned_again(void **state)
{
    static const char *const states[] = { "cancelled", "postponed", "held" };
    int64_t programme = given_series(*state, "FREQ=WEEKLY;BYDAY=SA");

    for (size_t i = 0; i < 3; i++) {
        char day[] = "2026-04-04";

        snprintf(day, sizeof day, "2026-04-%02d", (int)(4 + 7 * i));
        given(*state, "activity", "title", "周六课堂", "type", "class", "programme_id",
              ID(programme), "series_on", day, "held_on", "2026-06-01", "state", states[i], NULL);
    }
    assert_int_equal(planned(*state, programme, "2026-04-01", "2026-04-25"), 1);
    assert_int_equal(planned(*state, programme, "2026-04-01", "2026-04-25"), 0);
}

static void a_voided_session_is_planned_anew(void **state)
{
    int64_t programme = given_series(*state, "FREQ=DAILY;COUNT=1");
    swst_record *activity;

    assert_int_equal(planned(*state, programme, "2026-04-01", "2026-04-25"), 1);
    activity = only_activity(*state);
    assert_ok(void_it(*state, "activity", swst_record_id(activity), "entered by mistake"));
    swst_record_free(activity);
    assert_int_equal(planned(*state, programme, "2026-04-01", "2026-04-25"), 1);
}

static void what_says_no_days_cannot_be_planned(void **state)
{
    int64_t without = given(*state, "programme", "name", "讲座", "starts_on", "2026-04-01", NULL);
    int64_t undated = given(*state, "programme", "name", "讲座", "recurrence", "FREQ=DAILY", NULL);
    int64_t made = -1;

    assert_status(SWST_EINVALID, swst_programme_plan(*state, without, "2026-04-01", "2026-04-30",
                                                     &made));
    assert_error("required", "programme.recurrence");
    assert_status(SWST_EINVALID, swst_programme_plan(*state, undated, "2026-04-01", "2026-04-30",
                                                     &made));
    assert_error("required", "programme.starts_on");
    assert_int_equal(made, -1);
}

static void a_plan_is_asked_for_with_two_days_and_a_programme(void **state)
{
    int64_t programme = given_series(*state, "FREQ=DAILY"), made = -1;

    assert_status(SWST_ENOTFOUND, swst_programme_plan(*state, 1, "2026-04-01", "2026-04-30",
                                                      &made));
    assert_status(SWST_EINVALID, swst_programme_plan(*state, programme, "2026-04-31", "2026-05-30",
                                                     &made));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EINVALID, swst_programme_plan(*state, programme, "2026-05-01", "2026-04-30",
                                                     &made));
    assert_error("period_reversed", NULL);
    assert_status(SWST_EINVALID, swst_programme_plan(*state, programme, "2026-04-01", "2036-04-09",
                                                     &made));
    assert_error("plan_too_long", NULL);
    assert_status(SWST_EMISUSE, swst_programme_plan(*state, programme, "2026-04-01", NULL, &made));
    assert_status(SWST_EMISUSE, swst_programme_plan(NULL, programme, "2026-04-01", "2026-04-02",
                                                    &made));
    assert_ok(void_it(*state, "programme", programme, "entered by mistake"));
    assert_status(SWST_ECONFLICT, swst_programme_plan(*state, programme, "2026-04-01",
                                                      "2026-04-30", &made));
    assert_error("voided_already", NULL);
    assert_int_equal(made, -1);
    assert_int_equal(count_of(*state, "activity"), 0);
}

/* The second site lies nowhere, as another program left it. */
static void of_a_series_that_fails_half_way_nothing_is_left(void **state)
{
    swst_store *store = given_file("half_planned.swst");
    int64_t programme = given_series(store, "FREQ=WEEKLY;BYDAY=SA"), made = -1;

    (void)state;
    for (int i = 1; i <= 2; i++) {
        char code[] = "441882107200";

        code[11] = (char)('0' + i);
        given(store, "programme_site", "programme_id", ID(programme), "area_id",
              ID(given_village(store, code)), NULL);
    }
    change_file("half_planned.swst",
                "UPDATE programme_site SET area_id = 999999999999999 WHERE id ="
                " (SELECT max(id) FROM programme_site)");
    assert_status(SWST_ENOTFOUND, swst_programme_plan(store, programme, "2026-04-01", "2026-04-30",
                                                     &made));
    assert_error("reference_missing", "activity.area_id");
    assert_int_equal(made, -1);
    assert_int_equal(count_of(store, "activity"), 0);
    swst_store_free(store);
    remove_file("half_planned.swst");
}

static void a_request_that_was_served_plans_nothing(void **state)
{
    int64_t programme = given_series(*state, "FREQ=WEEKLY;BYDAY=SA");

    assert_ok(swst_store_set_request(*state, "plan of april"));
    assert_int_equal(planned(*state, programme, "2026-04-01", "2026-04-30"), 4);
    assert_ok(swst_store_set_request(*state, "plan of april"));
    assert_int_equal(planned(*state, programme, "2026-04-01", "2026-12-31"), 0);
    assert_int_equal(count_of(*state, "activity"), 4);
}

/* ------------------------------------------------------------------- enrolled */

static void who_is_enrolled_leaves_with_an_outcome(void **state)
{
    int64_t programme = given(*state, "programme", "name", "三个一", NULL), enrolment = 0;
    int64_t client = given_client(*state, given_area(*state));
    swst_record *record;

    assert_ok(swst_programme_enrol(*state, programme, client, "2026-03-01", &enrolment));
    assert_ok(swst_programme_leave(*state, enrolment, "2026-06-30", "血压平稳"));
    assert_ok(swst_record_load(*state, swst_kind_find("enrolment"), enrolment, &record));
    assert_reads(record, "programme_id", ID(programme));
    assert_reads(record, "client_id", ID(client));
    assert_reads(record, "starts_on", "2026-03-01");
    assert_reads(record, "ends_on", "2026-06-30");
    assert_reads(record, "outcome", "血压平稳");
    assert_reads(record, "outcome_on", "2026-06-30");
    swst_record_free(record);
}

static void who_leaves_without_a_word_has_no_outcome(void **state)
{
    int64_t programme = given(*state, "programme", "name", "三个一", NULL), enrolment = 0;
    swst_record *record;

    assert_ok(swst_programme_enrol(*state, programme, given_client(*state, given_area(*state)),
                                   "2026-03-01", &enrolment));
    assert_ok(swst_programme_leave(*state, enrolment, "2026-06-30", NULL));
    assert_ok(swst_record_load(*state, swst_kind_find("enrolment"), enrolment, &record));
    assert_reads(record, "outcome", NULL);
    assert_reads(record, "outcome_on", NULL);
    swst_record_free(record);
}

static void nobody_is_enrolled_twice_on_one_day(void **state)
{
    int64_t programme = given(*state, "programme", "name", "三个一", NULL);
    int64_t client = given_client(*state, given_area(*state)), enrolment = 0, other = -1;

    assert_ok(swst_programme_enrol(*state, programme, client, "2026-03-01", &enrolment));
    assert_status(SWST_ECONFLICT, swst_programme_enrol(*state, programme, client, "2026-06-30",
                                                       &other));
    assert_error("enrolled_already", "enrolment.starts_on");
    assert_int_equal(other, -1);
    assert_ok(swst_programme_leave(*state, enrolment, "2026-06-29", NULL));
    assert_ok(swst_programme_enrol(*state, programme, client, "2026-06-30", &other));
    assert_true(other != enrolment);
}

static void who_has_left_may_leave_earlier_but_not_later(void **state)
{
    int64_t programme = given(*state, "programme", "name", "三个一", NULL), enrolment = 0;

    assert_ok(swst_programme_enrol(*state, programme, given_client(*state, given_area(*state)),
                                   "2026-03-01", &enrolment));
    assert_ok(swst_programme_leave(*state, enrolment, "2026-06-30", NULL));
    assert_status(SWST_ECONFLICT, swst_programme_leave(*state, enrolment, "2026-07-01", NULL));
    assert_error("enrolment_ended", "enrolment.ends_on");
    assert_ok(swst_programme_leave(*state, enrolment, "2026-05-31", NULL));
    assert_status(SWST_EINVALID, swst_programme_leave(*state, enrolment, "2026-02-28", NULL));
    assert_error("ends_before_start", "enrolment.ends_on");
}

static void enrolments_are_asked_for_with_days_and_records_that_exist(void **state)
{
    int64_t programme = given(*state, "programme", "name", "三个一", NULL), enrolment = -1;
    int64_t client = given_client(*state, given_area(*state));

    assert_status(SWST_EINVALID, swst_programme_enrol(*state, programme, client, "soon",
                                                      &enrolment));
    assert_status(SWST_ENOTFOUND, swst_programme_enrol(*state, 1, client, "2026-03-01",
                                                      &enrolment));
    assert_error("reference_missing", "enrolment.programme_id");
    assert_status(SWST_EMISUSE, swst_programme_enrol(*state, programme, client, NULL, &enrolment));
    assert_status(SWST_EMISUSE, swst_programme_enrol(*state, programme, client, "2026-03-01",
                                                     NULL));
    assert_status(SWST_ENOTFOUND, swst_programme_leave(*state, 1, "2026-03-01", NULL));
    assert_status(SWST_EINVALID, swst_programme_leave(*state, 1, "later", NULL));
    assert_status(SWST_EMISUSE, swst_programme_leave(*state, 1, NULL, NULL));
    assert_int_equal(enrolment, -1);
}

static void a_request_enrols_once(void **state)
{
    int64_t programme = given(*state, "programme", "name", "三个一", NULL);
    int64_t client = given_client(*state, given_area(*state)), first = 0, again = 0;

    assert_ok(swst_store_set_request(*state, "enrol"));
    assert_ok(swst_programme_enrol(*state, programme, client, "2026-03-01", &first));
    assert_ok(swst_store_set_request(*state, "enrol"));
    assert_ok(swst_programme_enrol(*state, programme, client, "2026-03-01", &again));
    assert_int_equal(again, first);
    assert_int_equal(count_of(*state, "enrolment"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_planned_session_is_what_its_programme_says),
        station_test(of_a_type_of_its_own_a_programme_s_sessions_are_classes),
        station_test(each_site_in_force_on_the_day_has_its_own_session),
        station_test(outside_the_sites_of_a_programme_nothing_is_planned),
        station_test(a_programme_is_planned_within_its_own_days),
        station_test(a_session_in_whatever_state_is_not_planned_again),
        station_test(a_voided_session_is_planned_anew),
        station_test(what_says_no_days_cannot_be_planned),
        station_test(a_plan_is_asked_for_with_two_days_and_a_programme),
        cmocka_unit_test(of_a_series_that_fails_half_way_nothing_is_left),
        station_test(a_request_that_was_served_plans_nothing),
        station_test(who_is_enrolled_leaves_with_an_outcome),
        station_test(who_leaves_without_a_word_has_no_outcome),
        station_test(nobody_is_enrolled_twice_on_one_day),
        station_test(who_has_left_may_leave_earlier_but_not_later),
        station_test(enrolments_are_asked_for_with_days_and_records_that_exist),
        station_test(a_request_enrols_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
