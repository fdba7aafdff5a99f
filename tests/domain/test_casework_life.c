/* What is told of a client through a case lies within the client's life. */
#include "casework.h"

static void follow_ups_reviews_and_scores_lie_within_the_life_of_the_client(void **state)
{
    int64_t id = given_case(*state, "intervention", true), goal, score;
    swst_case *self;
    int64_t client;

    assert_ok(swst_case_load(*state, id, &self));
    client = swst_case_get_client_id(self);
    swst_case_free(self);
    goal = given(*state, "case_goal", "case_id", ID(id), "scale", "mood", NULL);
    assert_ok(swst_case_follow_up(*state, id, "2026-06-01", true, 0, 0, NULL, NULL));
    score = given(*state, "case_score", "case_goal_id", ID(goal), "happened_on", "2026-06-03",
                  "score", "5", NULL);

    assert_ok(change(*state, "client", client, "exited_on", "2026-06-05"));
    assert_ok(change(*state, "client", client, "exit_reason", "died"));
    assert_status(SWST_EINVALID, swst_case_follow_up(*state, id, "2026-06-06", true, 0, 0, NULL,
                                                     NULL));
    assert_error("after_death", "case_event.happened_on");
    assert_status(SWST_EINVALID, swst_case_review(*state, id, "2026-06-06", NULL));
    assert_status(SWST_EINVALID, change(*state, "case_score", score, "happened_on", "2026-06-06"));
    assert_error("after_death", "case_score.happened_on");
    assert_status(SWST_ECONFLICT, change(*state, "client", client, "exited_on", "2026-06-02"));
    assert_error("facts_after_death", "client.exited_on");
    assert_status(SWST_ECONFLICT, change(*state, "client", client, "exited_on", "2026-05-31"));
    assert_ok(swst_case_close(*state, id, "2026-06-20", SWST_CASE_CLOSE_REASON_DIED,
                              SWST_CASE_OUTCOME_UNSET, NULL));
}

static void a_case_of_another_client_brings_its_facts_along(void **state)
{
    int64_t id = given_case(*state, "intervention", true), other;
    int64_t goal, second;

    other = given_client(*state, given_area(*state));
    assert_ok(change(*state, "client", other, "exited_on", "2026-06-05"));
    assert_ok(change(*state, "client", other, "exit_reason", "died"));
    goal = given(*state, "case_goal", "case_id", ID(id), NULL);
    given(*state, "case_score", "case_goal_id", ID(goal), "happened_on", "2026-06-06", "score",
          "5", NULL);
    assert_status(SWST_ECONFLICT, change(*state, "case", id, "client_id", ID(other)));
    assert_error("facts_outside_life", "case.client_id");
    second = given(*state, "case", "client_id", ID(other), "worker_id",
                   ID(given_worker(*state, "Lin")), "opened_on", "2026-05-01", "stage", "intake",
                   NULL);
    assert_status(SWST_ECONFLICT, change(*state, "case_goal", goal, "case_id", ID(second)));
    assert_error("facts_outside_life", "case_goal.case_id");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(follow_ups_reviews_and_scores_lie_within_the_life_of_the_client),
        station_test(a_case_of_another_client_brings_its_facts_along),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
