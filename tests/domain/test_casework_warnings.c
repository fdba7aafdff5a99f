/* What is worth a look about a case. */
#include "casework.h"

static void assert_warned(swst_store *store, int64_t id, const char *code, const char *field)
{
    swst_table *findings;

    assert_ok(swst_station_check(store, &findings));
    if (code) {
        size_t row = row_of(findings, "record_id", ID(id), "code", code);

        assert_cell(findings, row, "severity", "warning");
        assert_cell(findings, row, "field", field);
    }
    assert_int_equal(swst_table_rows(findings), code != NULL);
    swst_table_free(findings);
}

static int64_t given_history(swst_store *store, const char *stage, const char *state,
                             const char *closed_on, bool whole)
{
    return given(store, "case", "client_id", ID(given_client(store, given_area(store))),
                 "worker_id", ID(given_worker(store, "Lin")), "opened_on", "2026-05-01", "stage",
                 stage, "state", state, "closed_on", closed_on, "outcome",
                 whole ? "partly" : NULL, "supervisor_id",
                 whole ? ID(given_worker(store, "Wen")) : NULL, NULL);
}

/* The client of the case exits. */
static void client_left(swst_store *store, int64_t id, const char *reason)
{
    swst_case *it;
    swst_record *client;

    assert_ok(swst_case_load(store, id, &it));
    assert_ok(swst_record_load(store, swst_kind_find("client"), swst_case_get_client_id(it),
                               &client));
    assert_ok(swst_record_set(client, "exited_on", DAY));
    assert_ok(swst_record_set(client, "exit_reason", reason));
    assert_ok(swst_record_save(store, client));
    swst_record_free(client);
    swst_case_free(it);
}

static void a_case_closed_by_half_is_worth_a_look(void **state)
{
    int64_t id = given_history(*state, "closed", "open", NULL, true);

    assert_warned(*state, id, "case_closed_half", "case.stage");
}

static void a_case_closed_without_what_it_needs_is_worth_a_look(void **state)
{
    int64_t id = given_history(*state, "closed", "closed", DAY, false);

    assert_warned(*state, id, "case_closed_bare", "case.outcome");
    assert_ok(change(*state, "case", id, "outcome", "partly"));
    assert_warned(*state, id, "case_closed_bare", "case.supervisor_id");
    client_left(*state, id, "died");
    assert_ok(change(*state, "case", id, "close_reason", "died"));
    assert_warned(*state, 0, NULL, NULL);
    id = given_history(*state, "closed", "closed", NULL, true);
    assert_warned(*state, id, "case_closed_bare", "case.closed_on");
}

static void a_closed_case_keeps_what_its_closing_needed(void **state)
{
    int64_t id = given_closed(*state);

    assert_status(SWST_ECONFLICT, change(*state, "case", id, "supervisor_id", NULL));
    assert_error("closing_needs", "case.supervisor_id");
    assert_status(SWST_ECONFLICT, change(*state, "case", id, "closed_on", NULL));
    assert_ok(change(*state, "case", id, "outcome", "partly"));
    id = given_case(*state, "intake", false);
    assert_ok(swst_case_close(*state, id, DAY, SWST_CASE_CLOSE_REASON_LOST,
                              SWST_CASE_OUTCOME_UNSET, NULL));
    client_left(*state, id, "lost");
    assert_status(SWST_ECONFLICT, change(*state, "case", id, "close_reason", "goals_met"));
    assert_error("closing_needs", "case.outcome");
    assert_warned(*state, 0, NULL, NULL);
}

static void a_case_at_another_stage_than_its_latest_event_is_worth_a_look(void **state)
{
    int64_t id = given_case(*state, "planning", true);

    assert_warned(*state, 0, NULL, NULL);
    assert_ok(swst_case_advance(*state, id, SWST_CASE_STAGE_INTERVENTION, DAY, NULL));
    assert_warned(*state, 0, NULL, NULL);
    given(*state, "case_event", "case_id", ID(id), "happened_on", DAY, "event", "stage",
          "to_stage", "evaluation", NULL);
    assert_warned(*state, id, "case_stage_differs", "case.stage");
}

static void a_state_set_by_hand_beside_the_pauses_is_worth_a_look(void **state)
{
    int64_t id = given_case(*state, "planning", true);

    assert_ok(change(*state, "case", id, "state", "suspended"));
    assert_warned(*state, 0, NULL, NULL);               /* of paper, without any pause */
    assert_ok(change(*state, "case", id, "state", "open"));
    assert_ok(swst_case_suspend(*state, id, DAY, NULL));
    assert_warned(*state, 0, NULL, NULL);
    assert_ok(change(*state, "case", id, "state", "open"));
    assert_warned(*state, id, "case_pause_differs", "case.state");
    assert_ok(swst_case_suspend(*state, id, DAY, NULL));
    assert_ok(swst_case_resume(*state, id, DAY, NULL));
    assert_warned(*state, 0, NULL, NULL);
    assert_ok(change(*state, "case", id, "state", "suspended"));
    assert_warned(*state, id, "case_pause_differs", "case.state");
    assert_ok(swst_case_resume(*state, id, DAY, NULL));
    assert_warned(*state, 0, NULL, NULL);
}

/* The latest day counts, and of one day what was entered last. */
static void pauses_go_by_their_day_and_voided_ones_count_not(void **state)
{
    int64_t id = given_case(*state, "planning", true), pause;

    assert_ok(swst_case_suspend(*state, id, "2026-05-10", NULL));
    assert_ok(swst_case_resume(*state, id, "2026-05-10", NULL));
    given(*state, "case_event", "case_id", ID(id), "happened_on", "2026-05-09", "event", "suspend",
          NULL);
    assert_warned(*state, 0, NULL, NULL);
    pause = given(*state, "case_event", "case_id", ID(id), "happened_on", "2026-05-11", "event",
                  "suspend", NULL);
    assert_warned(*state, id, "case_pause_differs", "case.state");
    assert_ok(void_it(*state, "case_event", pause, "wrong"));
    assert_ok(change(*state, "case", id, "state", NULL));
    assert_warned(*state, 0, NULL, NULL);
}

static void a_case_closed_during_a_pause_says_nothing_else_than_its_pauses(void **state)
{
    int64_t id = given_case(*state, "planning", true);
    swst_table *findings;

    assert_ok(swst_case_suspend(*state, id, DAY, NULL));
    assert_ok(swst_case_close(*state, id, DAY, SWST_CASE_CLOSE_REASON_DIED,
                              SWST_CASE_OUTCOME_UNSET, NULL));
    assert_ok(swst_station_check(*state, &findings));
    for (size_t i = 0; i < swst_table_rows(findings); i++)
        assert_string_not_equal(swst_table_text(findings, i, "code"), "case_pause_differs");
    swst_table_free(findings);
}

static void an_event_outside_the_days_of_its_case_is_worth_a_look(void **state)
{
    int64_t id = given_closed(*state), event;

    event = given(*state, "case_event", "case_id", ID(id), "happened_on", "2026-04-30", "event",
                  "follow_up", NULL);
    assert_warned(*state, event, "before_opening", "case_event.happened_on");
    assert_ok(change(*state, "case_event", event, "happened_on", "2026-05-01"));
    assert_warned(*state, 0, NULL, NULL);
    assert_ok(change(*state, "case_event", event, "happened_on", DAY));
    assert_warned(*state, 0, NULL, NULL);
    assert_ok(change(*state, "case_event", event, "happened_on", "2026-06-11"));
    assert_warned(*state, event, "after_closing", "case_event.happened_on");
}

static void a_client_said_to_be_gone_who_is_there_is_worth_a_look(void **state)
{
    static const struct { const char *reason, *code; } cases[] = {
        { "died", "case_client_lives" }, { "moved", "case_client_stays" },
        { "lost", "case_client_stays" },
    };
    int64_t id = given_closed(*state);

    for (size_t i = 0; i < 3; i++) {
        assert_ok(change(*state, "case", id, "close_reason", cases[i].reason));
        assert_warned(*state, id, cases[i].code, "case.close_reason");
    }
    client_left(*state, id, "moved");
    assert_warned(*state, 0, NULL, NULL);
    assert_ok(change(*state, "case", id, "close_reason", "died"));
    assert_warned(*state, id, "case_client_lives", "case.close_reason");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_case_closed_by_half_is_worth_a_look),
        station_test(a_case_closed_without_what_it_needs_is_worth_a_look),
        station_test(a_closed_case_keeps_what_its_closing_needed),
        station_test(a_case_at_another_stage_than_its_latest_event_is_worth_a_look),
        station_test(a_state_set_by_hand_beside_the_pauses_is_worth_a_look),
        station_test(pauses_go_by_their_day_and_voided_ones_count_not),
        station_test(an_event_outside_the_days_of_its_case_is_worth_a_look),
        station_test(a_client_said_to_be_gone_who_is_there_is_worth_a_look),
        station_test(a_case_closed_during_a_pause_says_nothing_else_than_its_pauses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
