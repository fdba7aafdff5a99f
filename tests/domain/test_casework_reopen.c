/* Reopening: a closed case goes on as a new one. */
#include "casework.h"

static void a_closed_case_is_reopened_as_a_new_one_that_names_it(void **state)
{
    int64_t id = given_closed(*state);
    swst_case *made;

    assert_ok(swst_case_reopen(*state, id, "2026-07-01", &made));
    assert_int_equal(swst_case_get_reopens_id(made), id);
    assert_int_equal(swst_case_get_stage(made), SWST_CASE_STAGE_INTAKE);
    assert_int_equal(swst_case_get_state(made), SWST_CASE_STATE_OPEN);
    assert_int_equal(swst_case_get_type(made), SWST_CASE_TYPE_ELDER);
    assert_string_equal(swst_case_get_opened_on(made), "2026-07-01");
    assert_string_equal(swst_case_get_problem(made), "lonely");
    assert_true(swst_case_get_supervisor_id(made) > 0);
    assert_event(*state, swst_case_get_id(made), 1, "event", "reopen");
    assert_case(*state, id, "state", "closed");
    swst_case_free(made);
}

static void a_case_is_reopened_once_and_only_when_closed(void **state)
{
    int64_t id = given_closed(*state), open = given_case(*state, "intake", true);
    swst_case *made = NULL;

    assert_ok(swst_case_reopen(*state, id, "2026-07-01", NULL));
    assert_status(SWST_ECONFLICT, swst_case_reopen(*state, id, "2026-07-01", &made));
    assert_error("reopened_already", "case.reopens_id");
    assert_status(SWST_ECONFLICT, swst_case_reopen(*state, open, "2026-07-01", &made));
    assert_error("case_not_closed", "case.state");
    assert_null(made);
    assert_int_equal(count_of(*state, "case"), 3);
}

static void a_case_is_not_reopened_before_it_was_closed(void **state)
{
    int64_t id = given_closed(*state);

    assert_status(SWST_EINVALID, swst_case_reopen(*state, id, "2026-06-09", NULL));
    assert_error("before_last_event", "case_event.happened_on");
    assert_ok(void_it(*state, "case_event", last_event(*state, id, 1), "wrong"));
    assert_status(SWST_EINVALID, swst_case_reopen(*state, id, "2026-06-09", NULL));
    assert_error("before_closing", "case_event.happened_on");
}

/* Another day would not help. */
static void an_open_case_is_refused_for_being_open_on_any_day(void **state)
{
    int64_t id = given_case(*state, "intervention", true);

    assert_ok(swst_case_follow_up(*state, id, DAY, true, 0, 0, NULL, NULL));
    assert_status(SWST_ECONFLICT, swst_case_reopen(*state, id, "2026-06-09", NULL));
    assert_error("case_not_closed", "case.state");
    assert_status(SWST_ECONFLICT, swst_case_reopen(*state, id, "2020-01-01", NULL));
    assert_error("case_not_closed", "case.state");
}

static void given_to(swst_store *store, int64_t id, int64_t client)
{
    assert_ok(change(store, "case", id, "client_id", ID(client)));
}

static void a_case_goes_on_for_its_own_client_only(void **state)
{
    int64_t closed = given_closed(*state), other = given_case(*state, "intake", true);
    int64_t client = given_client(*state, given_area(*state));

    assert_status(SWST_ECONFLICT, change(*state, "case", other, "reopens_id", ID(closed)));
    assert_error("reopens_anothers", "case.reopens_id");
    assert_non_null(strstr(swst_error_message("en"), ID(closed)));
    given_to(*state, closed, client);
    given_to(*state, other, client);
    assert_ok(change(*state, "case", other, "reopens_id", ID(closed)));
    client = given_client(*state, given_area(*state));
    assert_status(SWST_ECONFLICT, change(*state, "case", other, "client_id", ID(client)));
    assert_non_null(strstr(swst_error_message("en"), ID(closed)));
    assert_status(SWST_ECONFLICT, change(*state, "case", closed, "client_id", ID(client)));
    assert_non_null(strstr(swst_error_message("en"), ID(other)));
}

static void only_a_closed_case_goes_on_whichever_way_it_is_entered(void **state)
{
    int64_t open = given_case(*state, "planning", true), next = given_case(*state, "intake", true);
    int64_t client = given_client(*state, given_area(*state));

    given_to(*state, open, client);
    given_to(*state, next, client);
    assert_status(SWST_ECONFLICT, change(*state, "case", next, "reopens_id", ID(open)));
    assert_error("reopens_open", "case.reopens_id");
    assert_non_null(strstr(swst_error_message("zh"), ID(open)));
    assert_ok(swst_case_close(*state, open, DAY, SWST_CASE_CLOSE_REASON_LOST,
                              SWST_CASE_OUTCOME_UNSET, NULL));
    assert_ok(change(*state, "case", next, "reopens_id", ID(open)));
}

/* Both cases are pointed to the one who is kept before they are looked at. */
static void a_client_merges_with_a_case_and_the_one_that_goes_on(void **state)
{
    int64_t closed = given_closed(*state), next = given_case(*state, "intake", true), number;
    int64_t kept = given_client(*state, given_area(*state));
    int64_t client = given_client(*state, given_area(*state));

    given_to(*state, closed, client);
    given_to(*state, next, client);
    assert_ok(change(*state, "case", next, "reopens_id", ID(closed)));
    assert_ok(swst_client_merge(*state, kept, client, "twice", &number));
    assert_case(*state, next, "client_id", ID(kept));
    assert_ok(swst_client_unmerge(*state, number));
}

static void no_other_way_reopens_a_case_twice_or_by_itself(void **state)
{
    int64_t first = given_closed(*state), second = given_closed(*state);
    int64_t third = given_closed(*state), client = given_client(*state, given_area(*state));

    given_to(*state, first, client);
    given_to(*state, second, client);
    given_to(*state, third, client);
    assert_ok(change(*state, "case", second, "reopens_id", ID(first)));
    assert_status(SWST_ECONFLICT, change(*state, "case", third, "reopens_id", ID(first)));
    assert_error("reopened_already", "case.reopens_id");
    assert_ok(change(*state, "case", third, "reopens_id", ID(second)));
    assert_status(SWST_ECONFLICT, change(*state, "case", first, "reopens_id", ID(third)));
    assert_error("reopens_itself", "case.reopens_id");
    assert_status(SWST_ECONFLICT, change(*state, "case", third, "reopens_id", ID(third)));
    assert_error("reopens_itself", "case.reopens_id");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_closed_case_is_reopened_as_a_new_one_that_names_it),
        station_test(a_case_is_reopened_once_and_only_when_closed),
        station_test(a_case_is_not_reopened_before_it_was_closed),
        station_test(an_open_case_is_refused_for_being_open_on_any_day),
        station_test(a_case_goes_on_for_its_own_client_only),
        station_test(only_a_closed_case_goes_on_whichever_way_it_is_entered),
        station_test(a_client_merges_with_a_case_and_the_one_that_goes_on),
        station_test(no_other_way_reopens_a_case_twice_or_by_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
