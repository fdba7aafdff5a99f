/* The write path, further: voiding, references, unique values, who writes, and
 * requests that are served once. */
#include "../support/station.h"

#include <stdio.h>

/* ----------------------------------------------------------- voiding */

static void a_voided_record_stays_with_its_reason_and_counts_nowhere(void **state)
{
    int64_t head = given_worker(*state, "Chen"), id = given_worker(*state, "Wu");
    swst_record *worker;

    swst_store_set_now(*state, 4000);
    swst_store_set_actor(*state, head);
    assert_ok(void_it(*state, "worker", id, "entered twice"));
    assert_int_equal(count_of(*state, "worker"), 1);
    assert_ok(swst_record_load(*state, swst_kind_find("worker"), id, &worker));
    assert_true(swst_record_is_voided(worker));
    assert_int_equal(swst_record_voided_at(worker), 4000);
    assert_int_equal(swst_record_voided_by(worker), head);
    assert_string_equal(swst_record_void_reason(worker), "entered twice");
    swst_record_free(worker);
}

static void a_voided_record_changes_no_more(void **state)
{
    int64_t id = given_worker(*state, "Chen");

    assert_ok(void_it(*state, "worker", id, "entered twice"));
    assert_status(SWST_ENOTFOUND, change(*state, "worker", id, "name", "Wu"));
    assert_error("voided_already", NULL);
    assert_status(SWST_ENOTFOUND, void_it(*state, "worker", id, "again"));
    assert_error("voided_already", NULL);
}

static void a_record_that_was_voided_elsewhere_meanwhile_changes_no_more(void **state)
{
    int64_t id = given_worker(*state, "Chen");
    swst_record *worker;

    assert_ok(swst_record_load(*state, swst_kind_find("worker"), id, &worker));
    assert_ok(void_it(*state, "worker", id, "entered twice"));
    assert_status(SWST_ENOTFOUND, swst_record_save(*state, worker));
    assert_status(SWST_ENOTFOUND, swst_record_void(*state, worker, "again"));
    assert_false(swst_record_is_voided(worker));
    assert_null(swst_record_void_reason(worker));
    swst_record_free(worker);
}

static void voiding_needs_a_reason_of_up_to_200_characters(void **state)
{
    int64_t id = given_worker(*state, "Chen");
    char reason[201 * 3 + 1] = "";

    for (int i = 0; i < 201; i++)
        strcat(reason, "重");
    assert_status(SWST_EINVALID, void_it(*state, "worker", id, NULL));
    assert_error("no_reason", NULL);
    assert_status(SWST_EINVALID, void_it(*state, "worker", id, ""));
    assert_status(SWST_EINVALID, void_it(*state, "worker", id, reason));
    reason[200 * 3] = '\0';
    assert_ok(void_it(*state, "worker", id, reason));
    assert_ok(void_it(*state, "worker", given_worker(*state, "Wu"), "x"));
}

static void a_client_with_visits_is_not_voided_and_the_visits_are_named(void **state)
{
    int64_t client = given_client(*state, given_village(*state, "441882107201"));
    int64_t visit = given_visit(*state, client, "2022-03-09", "home");
    char named[40];

    snprintf(named, sizeof named, "visit %s", ID(visit));
    assert_status(SWST_ECONFLICT, void_it(*state, "client", client, "entered twice"));
    assert_error("still_referred", NULL);
    assert_non_null(strstr(swst_error_message("en"), named));
    assert_non_null(strstr(swst_error_message("zh"), named));
    assert_int_equal(count_of(*state, "client"), 1);
}

static void a_client_is_voided_once_its_visits_are(void **state)
{
    int64_t client = given_client(*state, given_village(*state, "441882107201"));
    int64_t visit = given_visit(*state, client, "2022-03-09", "home");

    assert_ok(void_it(*state, "visit", visit, "entered twice"));
    assert_ok(void_it(*state, "client", client, "entered twice"));
}

static void of_many_referrers_the_first_five_are_named(void **state)
{
    int64_t area = given_village(*state, "441882107201"), last = 0;

    for (int i = 0; i < 6; i++)
        last = given_household(*state, area);
    assert_status(SWST_ECONFLICT, void_it(*state, "area", area, "entered twice"));
    assert_non_null(strstr(swst_error_message("en"), ID(last - 1)));
    assert_null(strstr(swst_error_message("en"), ID(last)));
}

/* -------------------------------------------------------- references */

static void a_visit_to_nobody_is_not_saved(void **state)
{
    assert_status(SWST_ENOTFOUND, refused(*state, "visit", "client_id", "42", "visited_on",
                                          "2022-03-09", "channel", "home", "result", "done",
                                          NULL));
    assert_error("reference_missing", "visit.client_id");
}

static void a_visit_to_a_voided_client_is_not_saved(void **state)
{
    int64_t client = given_client(*state, given_village(*state, "441882107201"));

    assert_ok(void_it(*state, "client", client, "entered twice"));
    assert_status(SWST_ENOTFOUND, refused(*state, "visit", "client_id", ID(client), "visited_on",
                                          "2022-03-09", "channel", "home", "result", "done",
                                          NULL));
    assert_error("reference_voided", "visit.client_id");
}

static void a_reference_points_at_its_own_kind(void **state)
{
    int64_t worker = given_worker(*state, "Chen");

    assert_status(SWST_ENOTFOUND, refused(*state, "household", "area_id", ID(worker), NULL));
    assert_error("reference_missing", "household.area_id");
}

/* ----------------------------------------------------- unique values */

static swst_status area_called(swst_store *store, const char *code)
{
    return refused(store, "area", "code", code, "name", "前江", "level", "village", NULL);
}

static void two_areas_do_not_have_one_code(void **state)
{
    given_village(*state, "441882107201");
    assert_status(SWST_ECONFLICT, area_called(*state, "441882107201"));
    assert_error("duplicate", "area.code");
}

static void an_area_keeps_its_code_when_it_is_saved_again(void **state)
{
    int64_t id = given_village(*state, "441882107201");

    assert_ok(change(*state, "area", id, "name", "东陂"));
}

static void an_area_does_not_take_the_code_of_another(void **state)
{
    int64_t id = given_village(*state, "441882107201");

    given_village(*state, "441882107202");
    assert_status(SWST_ECONFLICT, change(*state, "area", id, "code", "441882107202"));
    assert_error("duplicate", "area.code");
}

static void the_code_of_a_voided_area_is_free_again(void **state)
{
    int64_t id = given_village(*state, "441882107201");

    assert_ok(void_it(*state, "area", id, "entered twice"));
    assert_ok(area_called(*state, "441882107201"));
}

/* -------------------------------------------------------- who writes */

static void who_writes_is_a_worker_on_record(void **state)
{
    swst_store_set_actor(*state, 42);
    assert_status(SWST_EINVALID, refused(*state, "worker", "name", "Chen", NULL));
    assert_error("not_a_worker", NULL);
    assert_int_equal(count_of(*state, "worker"), 0);
}

static void a_voided_worker_writes_no_more(void **state)
{
    int64_t worker = given_worker(*state, "Chen"), other = given_worker(*state, "Wu");

    assert_ok(void_it(*state, "worker", worker, "entered twice"));
    swst_store_set_actor(*state, worker);
    assert_status(SWST_EINVALID, void_it(*state, "worker", other, "entered twice"));
    assert_error("not_a_worker", NULL);
    swst_store_set_actor(*state, 0);
    assert_ok(void_it(*state, "worker", other, "entered twice"));
}

/* ---------------------------------------------------------- requests */

static void a_request_is_served_once(void **state)
{
    int64_t first, second, found = -1;

    assert_ok(swst_store_set_request(*state, "form-7"));
    first = given_worker(*state, "Chen");
    assert_ok(swst_store_set_request(*state, "form-7"));
    second = given_worker(*state, "Chen");
    assert_int_equal(first, second);
    assert_int_equal(count_of(*state, "worker"), 1);
    assert_ok(swst_store_find_request(*state, "form-7", &found));
    assert_int_equal(found, first);
}

static void a_request_belongs_to_the_next_save_alone(void **state)
{
    int64_t first, second;

    assert_ok(swst_store_set_request(*state, "form-7"));
    first = given_worker(*state, "Chen");
    second = given_worker(*state, "Wu");
    assert_int_not_equal(first, second);
    assert_int_equal(count_of(*state, "worker"), 2);
}

static void a_request_that_was_refused_is_not_served(void **state)
{
    int64_t found = -1;

    assert_ok(swst_store_set_request(*state, "form-7"));
    assert_status(SWST_EINVALID, refused(*state, "worker", "sex", "male", NULL));
    assert_ok(swst_store_find_request(*state, "form-7", &found));
    assert_int_equal(found, 0);
    given_worker(*state, "Chen");                   /* the same request, corrected */
    assert_ok(swst_store_find_request(*state, "form-7", &found));
    assert_int_not_equal(found, 0);
}

static void voiding_may_be_asked_for_twice_with_one_request(void **state)
{
    int64_t id = given_worker(*state, "Chen");

    assert_ok(swst_store_set_request(*state, "form-8"));
    assert_ok(void_it(*state, "worker", id, "entered twice"));
    assert_ok(swst_store_set_request(*state, "form-8"));
    assert_ok(void_it(*state, "worker", id, "entered twice"));
}

static void a_request_has_1_to_64_characters(void **state)
{
    char request[66];

    memset(request, 'x', sizeof request);
    request[65] = '\0';
    assert_status(SWST_EINVALID, swst_store_set_request(*state, request));
    assert_error("bad_request", NULL);
    assert_status(SWST_EINVALID, swst_store_set_request(*state, ""));
    request[64] = '\0';
    assert_ok(swst_store_set_request(*state, request));
}

static void a_visit_that_names_itself_as_its_trip_may_be_voided(void **state)
{
    int64_t client = given_client(*state, given_village(*state, "441882107206"));
    int64_t visit = given_visit(*state, client, "2022-03-01", "home");

    assert_ok(change(*state, "visit", visit, "occasion_id", ID(visit)));
    assert_ok(void_it(*state, "visit", visit, "记错了人"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_voided_record_stays_with_its_reason_and_counts_nowhere),
        station_test(a_voided_record_changes_no_more),
        station_test(a_record_that_was_voided_elsewhere_meanwhile_changes_no_more),
        station_test(voiding_needs_a_reason_of_up_to_200_characters),
        station_test(a_client_with_visits_is_not_voided_and_the_visits_are_named),
        station_test(a_client_is_voided_once_its_visits_are),
        station_test(of_many_referrers_the_first_five_are_named),
        station_test(a_visit_to_nobody_is_not_saved),
        station_test(a_visit_to_a_voided_client_is_not_saved),
        station_test(a_reference_points_at_its_own_kind),
        station_test(two_areas_do_not_have_one_code),
        station_test(an_area_keeps_its_code_when_it_is_saved_again),
        station_test(an_area_does_not_take_the_code_of_another),
        station_test(the_code_of_a_voided_area_is_free_again),
        station_test(who_writes_is_a_worker_on_record),
        station_test(a_voided_worker_writes_no_more),
        station_test(a_request_is_served_once),
        station_test(a_request_belongs_to_the_next_save_alone),
        station_test(a_request_that_was_refused_is_not_served),
        station_test(voiding_may_be_asked_for_twice_with_one_request),
        station_test(a_request_has_1_to_64_characters),
        station_test(a_visit_that_names_itself_as_its_trip_may_be_voided),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
