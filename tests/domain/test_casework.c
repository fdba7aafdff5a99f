/* Acts of case work: each writes what happened and the case, or nothing. */
#include "casework.h"

/* ------------------------------------------------------------------- stages */

static void a_case_goes_through_its_stages_and_every_one_is_an_event(void **state)
{
    static const char *const words[] = { "assessment", "planning", "intervention", "assessment",
                                         "planning", "intervention", "evaluation" };
    static const swst_case_stage stages[] = {
        SWST_CASE_STAGE_ASSESSMENT, SWST_CASE_STAGE_PLANNING, SWST_CASE_STAGE_INTERVENTION,
        SWST_CASE_STAGE_ASSESSMENT, SWST_CASE_STAGE_PLANNING, SWST_CASE_STAGE_INTERVENTION,
        SWST_CASE_STAGE_EVALUATION };
    int64_t id = given_case(*state, "intake", true);

    for (int i = 0; i < 7; i++) {
        assert_ok(swst_case_advance(*state, id, stages[i], DAY, "a step"));
        assert_case(*state, id, "stage", words[i]);
        assert_event(*state, id, i + 1, "to_stage", words[i]);
        assert_event(*state, id, i + 1, "event", "stage");
        assert_event(*state, id, i + 1, "content", "a step");
    }
}

static void a_stage_is_not_leapt_over_nor_entered_twice(void **state)
{
    int64_t id = given_case(*state, "assessment", true);

    assert_status(SWST_ECONFLICT, swst_case_advance(*state, id, SWST_CASE_STAGE_INTERVENTION, DAY,
                                                    NULL));
    assert_error("forbidden_move", "case.stage");
    assert_status(SWST_ECONFLICT, swst_case_advance(*state, id, SWST_CASE_STAGE_ASSESSMENT, DAY,
                                                    NULL));
    assert_error("forbidden_move", "case.stage");
    assert_non_null(strstr(swst_error_message("en"), "planning"));
    assert_status(SWST_ECONFLICT, swst_case_advance(*state, id, SWST_CASE_STAGE_CLOSED, DAY,
                                                    NULL));
    last_event(*state, id, 0);
    assert_case(*state, id, "stage", "assessment");
}

/* --------------------------------------------------------------- follow-ups */

static void a_follow_up_says_who_how_long_and_when_next(void **state)
{
    int64_t id = given_case(*state, "intervention", true), other = given_worker(*state, "Chen");

    assert_ok(swst_case_follow_up(*state, id, DAY, true, 45, other, "talked", "2026-06-20"));
    assert_event(*state, id, 1, "event", "follow_up");
    assert_event(*state, id, 1, "result", "done");
    assert_event(*state, id, 1, "minutes", "45");
    assert_event(*state, id, 1, "worker_id", ID(other));
    assert_case(*state, id, "follow_up_on", "2026-06-20");
}

static void a_follow_up_without_a_worker_is_of_the_worker_of_the_case(void **state)
{
    int64_t id = given_case(*state, "intervention", true);
    swst_case *self;

    assert_ok(swst_case_follow_up(*state, id, DAY, false, 0, 0, NULL, NULL));
    assert_ok(swst_case_load(*state, id, &self));
    assert_event(*state, id, 1, "worker_id", ID(swst_case_get_worker_id(self)));
    assert_event(*state, id, 1, "result", "not_done");
    assert_event(*state, id, 1, "minutes", NULL);
    swst_case_free(self);
}

static void a_planned_day_that_has_come_is_cleared_by_a_done_follow_up_alone(void **state)
{
    int64_t id = given_case(*state, "intervention", true);

    assert_ok(change(*state, "case", id, "follow_up_on", DAY));
    assert_ok(swst_case_follow_up(*state, id, "2026-06-09", true, 0, 0, NULL, NULL));
    assert_case(*state, id, "follow_up_on", DAY);
    assert_ok(swst_case_follow_up(*state, id, DAY, false, 0, 0, NULL, NULL));
    assert_case(*state, id, "follow_up_on", DAY);
    assert_ok(swst_case_follow_up(*state, id, DAY, true, 0, 0, NULL, NULL));
    assert_case(*state, id, "follow_up_on", NULL);
}

static void the_next_follow_up_is_not_planned_for_before(void **state)
{
    int64_t id = given_case(*state, "intervention", true);

    assert_status(SWST_EINVALID, swst_case_follow_up(*state, id, DAY, true, 0, 0, NULL,
                                                     "2026-06-09"));
    assert_error("before_follow_up", "case.follow_up_on");
    assert_status(SWST_EINVALID, swst_case_follow_up(*state, id, DAY, true, 0, 0, NULL, "soon"));
    assert_field("case.follow_up_on");
    last_event(*state, id, 0);
}

/* ------------------------------------------------------------------- the rest */

static void reviews_and_referrals_leave_the_case_as_it_is(void **state)
{
    int64_t id = given_case(*state, "intervention", true);

    assert_ok(swst_case_review(*state, id, DAY, "better"));
    assert_event(*state, id, 1, "event", "review");
    assert_ok(swst_case_refer(*state, id, DAY, "rehabilitation"));
    assert_event(*state, id, 2, "event", "referral");
    assert_case(*state, id, "stage", "intervention");
    assert_case(*state, id, "state", "open");
}

static void a_suspended_case_waits_until_it_is_resumed(void **state)
{
    int64_t id = given_case(*state, "planning", true);

    assert_ok(swst_case_suspend(*state, id, DAY, "in hospital"));
    assert_case(*state, id, "state", "suspended");
    assert_event(*state, id, 1, "event", "suspend");
    assert_status(SWST_ECONFLICT, swst_case_suspend(*state, id, DAY, NULL));
    assert_error("forbidden_move", "case.state");
    assert_status(SWST_ECONFLICT, swst_case_follow_up(*state, id, DAY, true, 0, 0, NULL, NULL));
    assert_error("case_not_open", "case.state");
    assert_non_null(strstr(swst_error_message("en"), "only to: open"));
    assert_non_null(strstr(swst_error_message("zh"), "只能改为：进行中"));
    assert_status(SWST_ECONFLICT, swst_case_advance(*state, id, SWST_CASE_STAGE_INTERVENTION, DAY,
                                                    NULL));
    assert_error("case_not_open", "case.state");
    assert_ok(swst_case_review(*state, id, DAY, NULL));
    assert_ok(swst_case_resume(*state, id, DAY, "home again"));
    assert_case(*state, id, "state", "open");
    assert_event(*state, id, 3, "event", "resume");
    assert_status(SWST_ECONFLICT, swst_case_resume(*state, id, DAY, NULL));
    assert_error("case_not_suspended", "case.state");
    assert_non_null(strstr(swst_error_message("en"), "only to: suspended, closed"));
}

static void an_act_on_a_case_that_ended_says_what_is_left_to_do(void **state)
{
    int64_t closed = given_closed(*state), declined = given_case(*state, "intake", true);

    assert_ok(swst_case_decline(*state, declined, DAY, NULL));
    assert_status(SWST_ECONFLICT, swst_case_follow_up(*state, closed, DAY, true, 0, 0, NULL, NULL));
    assert_error("case_closed", "case.state");
    assert_status(SWST_ECONFLICT, swst_case_resume(*state, closed, DAY, NULL));
    assert_error("case_closed", "case.state");
    assert_status(SWST_ECONFLICT, swst_case_resume(*state, declined, DAY, NULL));
    assert_error("case_declined", "case.state");
    assert_status(SWST_ECONFLICT, swst_case_reopen(*state, declined, DAY, NULL));
    assert_error("case_declined", "case.state");
    declined = given_case(*state, "planning", true);
    assert_status(SWST_ECONFLICT, swst_case_reopen(*state, declined, DAY, NULL));
    assert_error("case_not_closed", "case.state");
    assert_non_null(strstr(swst_error_message("en"), "only to: suspended, closed"));
}

static void a_case_without_a_state_counts_as_open(void **state)
{
    int64_t id = given_case(*state, "planning", true);

    assert_ok(change(*state, "case", id, "state", NULL));
    assert_ok(swst_case_follow_up(*state, id, DAY, true, 0, 0, NULL, NULL));
    assert_ok(swst_case_suspend(*state, id, DAY, NULL));
}

static void a_case_is_declined_at_its_intake_alone(void **state)
{
    int64_t id = given_case(*state, "intake", false), later = given_case(*state, "planning", false);

    assert_ok(swst_case_decline(*state, id, DAY, "another station's"));
    assert_case(*state, id, "state", "declined");
    assert_event(*state, id, 1, "event", "decline");
    assert_status(SWST_ECONFLICT, swst_case_advance(*state, id, SWST_CASE_STAGE_ASSESSMENT, DAY,
                                                    NULL));
    assert_error("case_declined", "case.state");
    assert_status(SWST_ECONFLICT, swst_case_follow_up(*state, id, DAY, true, 0, 0, NULL, NULL));
    assert_error("case_declined", "case.state");
    assert_non_null(strstr(swst_error_message("zh"), "另立新个案"));
    assert_status(SWST_ECONFLICT, swst_case_review(*state, id, DAY, NULL));
    assert_error("case_declined", "case.state");
    assert_status(SWST_ECONFLICT, swst_case_decline(*state, later, DAY, NULL));
    assert_error("forbidden_move", "case.state");
    last_event(*state, later, 0);
}

/* ------------------------------------------------------------------ closing */

static void closing_says_when_why_and_what_it_brought(void **state)
{
    int64_t id = given_case(*state, "evaluation", true);

    assert_ok(swst_case_close(*state, id, DAY, SWST_CASE_CLOSE_REASON_GOALS_MET,
                              SWST_CASE_OUTCOME_IMPROVED, "all well"));
    assert_case(*state, id, "stage", "closed");
    assert_case(*state, id, "state", "closed");
    assert_case(*state, id, "closed_on", DAY);
    assert_case(*state, id, "close_reason", "goals_met");
    assert_case(*state, id, "outcome", "improved");
    assert_case(*state, id, "evaluation", "all well");
    assert_case(*state, id, "signed_on", DAY);
    assert_event(*state, id, 1, "event", "close");
    assert_event(*state, id, 1, "to_stage", "closed");
}

static void a_case_closes_from_its_evaluation_with_all_it_needs(void **state)
{
    int64_t early = given_case(*state, "intervention", true);
    int64_t alone = given_case(*state, "evaluation", false);
    int64_t bare = given_case(*state, "evaluation", true);

    assert_status(SWST_ECONFLICT, swst_case_close(*state, early, DAY,
        SWST_CASE_CLOSE_REASON_GOALS_MET, SWST_CASE_OUTCOME_IMPROVED, NULL));
    assert_error("forbidden_move", "case.stage");
    assert_status(SWST_ECONFLICT, swst_case_close(*state, alone, DAY,
        SWST_CASE_CLOSE_REASON_GOALS_MET, SWST_CASE_OUTCOME_IMPROVED, NULL));
    assert_error("closing_needs", "case.supervisor_id");
    assert_status(SWST_ECONFLICT, swst_case_close(*state, bare, DAY,
        SWST_CASE_CLOSE_REASON_GOALS_MET, SWST_CASE_OUTCOME_UNSET, NULL));
    assert_error("closing_needs", "case.outcome");
    assert_status(SWST_EINVALID, swst_case_close(*state, bare, DAY, SWST_CASE_CLOSE_REASON_UNSET,
                                                 SWST_CASE_OUTCOME_IMPROVED, NULL));
    assert_error("required", "case.close_reason");
    last_event(*state, early, 0);
    last_event(*state, alone, 0);
    last_event(*state, bare, 0);
    assert_case(*state, bare, "closed_on", NULL);
}

static void a_case_of_who_died_or_is_lost_closes_from_anywhere(void **state)
{
    int64_t died = given_case(*state, "planning", false);
    int64_t lost = given_case(*state, "intake", false);

    assert_ok(swst_case_close(*state, died, DAY, SWST_CASE_CLOSE_REASON_DIED,
                              SWST_CASE_OUTCOME_UNSET, NULL));
    assert_case(*state, died, "signed_on", NULL);
    assert_ok(swst_case_suspend(*state, lost, DAY, NULL));
    assert_ok(swst_case_close(*state, lost, DAY, SWST_CASE_CLOSE_REASON_LOST,
                              SWST_CASE_OUTCOME_UNSET, NULL));
    assert_case(*state, lost, "state", "closed");
    assert_status(SWST_ECONFLICT, swst_case_close(*state, lost, DAY, SWST_CASE_CLOSE_REASON_LOST,
                                                  SWST_CASE_OUTCOME_UNSET, NULL));
    assert_error("no_move", "case.state");
}

/* --------------------------------------------------------------------- days */

static void events_are_entered_in_their_order(void **state)
{
    int64_t id = given_case(*state, "intervention", true);

    assert_status(SWST_EINVALID, swst_case_review(*state, id, "2026-04-30", NULL));
    assert_error("before_opening", "case_event.happened_on");
    assert_ok(swst_case_review(*state, id, "2026-05-01", NULL));
    assert_ok(swst_case_review(*state, id, DAY, NULL));
    assert_status(SWST_EINVALID, swst_case_review(*state, id, "2026-06-09", NULL));
    assert_error("before_last_event", "case_event.happened_on");
    assert_string_equal(strrchr(swst_error_message("en"), ' ') + 1, ID(last_event(*state, id, 2)));
    assert_ok(void_it(*state, "case_event", last_event(*state, id, 2), "wrong day"));
    assert_ok(swst_case_review(*state, id, "2026-06-09", NULL));
}

static void what_is_asked_for_must_make_sense(void **state)
{
    int64_t id = given_case(*state, "intervention", true), voided;

    assert_status(SWST_EMISUSE, swst_case_review(NULL, id, DAY, NULL));
    assert_status(SWST_EMISUSE, swst_case_review(*state, id, NULL, NULL));
    assert_status(SWST_EMISUSE, swst_case_reopen(NULL, id, DAY, NULL));
    assert_status(SWST_EINVALID, swst_case_review(*state, id, "2026-06-31", NULL));
    assert_error("not_a_day", NULL);
    assert_status(SWST_ENOTFOUND, swst_case_review(*state, id + 1000, DAY, NULL));
    voided = given_case(*state, "intake", true);
    assert_ok(void_it(*state, "case", voided, "twice"));
    assert_status(SWST_ENOTFOUND, swst_case_review(*state, voided, DAY, NULL));
    assert_error("voided_already", NULL);
}

static void a_request_that_was_served_is_not_served_twice(void **state)
{
    int64_t id = given_case(*state, "intake", true), closed = given_closed(*state);
    swst_case *first, *second;

    for (int i = 0; i < 2; i++) {
        assert_ok(swst_store_set_request(*state, "r-1"));
        assert_ok(swst_case_advance(*state, id, SWST_CASE_STAGE_ASSESSMENT, DAY, NULL));
    }
    last_event(*state, id, 1);
    assert_ok(swst_store_set_request(*state, "r-2"));
    assert_ok(swst_case_reopen(*state, closed, DAY, &first));
    assert_ok(swst_store_set_request(*state, "r-2"));
    assert_ok(swst_case_reopen(*state, closed, DAY, &second));
    assert_int_equal(swst_case_get_id(first), swst_case_get_id(second));
    swst_case_free(first);
    swst_case_free(second);
}

static void a_request_that_failed_can_be_tried_again(void **state)
{
    int64_t id = given_case(*state, "evaluation", false), found = 0;

    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_status(SWST_ECONFLICT, swst_case_close(*state, id, DAY,
        SWST_CASE_CLOSE_REASON_GOALS_MET, SWST_CASE_OUTCOME_IMPROVED, NULL));
    assert_error("closing_needs", "case.supervisor_id");
    assert_ok(swst_case_review(*state, id, DAY, NULL));
    assert_ok(swst_store_find_request(*state, "r-1", &found));
    assert_int_equal(found, last_event(*state, id, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_case_goes_through_its_stages_and_every_one_is_an_event),
        station_test(a_stage_is_not_leapt_over_nor_entered_twice),
        station_test(a_follow_up_says_who_how_long_and_when_next),
        station_test(a_follow_up_without_a_worker_is_of_the_worker_of_the_case),
        station_test(a_planned_day_that_has_come_is_cleared_by_a_done_follow_up_alone),
        station_test(the_next_follow_up_is_not_planned_for_before),
        station_test(reviews_and_referrals_leave_the_case_as_it_is),
        station_test(a_suspended_case_waits_until_it_is_resumed),
        station_test(an_act_on_a_case_that_ended_says_what_is_left_to_do),
        station_test(a_case_without_a_state_counts_as_open),
        station_test(a_case_is_declined_at_its_intake_alone),
        station_test(closing_says_when_why_and_what_it_brought),
        station_test(a_case_closes_from_its_evaluation_with_all_it_needs),
        station_test(a_case_of_who_died_or_is_lost_closes_from_anywhere),
        station_test(events_are_entered_in_their_order),
        station_test(what_is_asked_for_must_make_sense),
        station_test(a_request_that_was_served_is_not_served_twice),
        station_test(a_request_that_failed_can_be_tried_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
