/* Cases on a day: which are open, which pause, which are idle. */
#include "modelled_cases.h"

#include "domain/cases.h"

static struct swst__cases opened_cases(swst_store *store)
{
    struct swst__cases cases = { 0 };

    assert_ok(swst__cases_open(&cases, store));
    return cases;
}

static struct swst__span days(int first, int last)
{
    return (struct swst__span){ model_day(first), model_day(last) };
}

static int64_t given_case(swst_store *store, const char *state, const char *closed_on)
{
    return given(store, "case", "client_id", ID(given_client(store, given_area(store))),
                 "worker_id", ID(given_worker(store, "Lin")), "opened_on", model_text(10), "stage",
                 state && strcmp(state, "closed") == 0 ? "closed" : "intervention", "state", state,
                 "closed_on", closed_on, NULL);
}

static void given_event(swst_store *store, int64_t id, int day, const char *event,
                        const char *result)
{
    given(store, "case_event", "case_id", ID(id), "happened_on", model_text(day), "event", event,
          "result", result, NULL);
}

/* The only case of the last client made. */
static const struct swst__case *taken(struct swst__cases *cases, swst_store *store, int64_t id)
{
    swst_record *record;
    char *client;

    assert_ok(swst_record_load(store, swst_kind_find("case"), id, &record));
    assert_ok(swst_record_get(record, "client_id", &client));
    assert_ok(swst__cases_take(cases, atoll(client)));
    swst_free(client);
    swst_record_free(record);
    assert_int_equal(cases->count, 1);
    return &cases->at[0];
}

static void a_case_is_open_from_its_first_day_to_the_day_before_closing(void **state)
{
    int64_t id = given_case(*state, "closed", model_text(20));
    struct swst__cases cases = opened_cases(*state);
    const struct swst__case *it = taken(&cases, *state, id);

    assert_false(swst__case_open_on(it, model_day(9)));
    assert_true(swst__case_open_on(it, model_day(10)));
    assert_true(swst__case_open_on(it, model_day(19)));
    assert_false(swst__case_open_on(it, model_day(20)));
    assert_true(swst__case_open_in(it, days(0, 10)));
    assert_true(swst__case_open_in(it, days(19, 40)));
    assert_false(swst__case_open_in(it, days(20, 40)));
    assert_true(swst__case_closed_in(it, days(20, 20)));
    assert_false(swst__case_closed_in(it, days(0, 19)));
    swst__cases_close(&cases);
}

static void a_declined_case_and_a_closed_one_without_a_day_were_never_open(void **state)
{
    int64_t declined = given_case(*state, "declined", NULL);
    int64_t closed = given_case(*state, "closed", NULL);
    struct swst__cases cases = opened_cases(*state);

    assert_false(swst__case_open_in(taken(&cases, *state, declined), days(0, 900)));
    assert_false(swst__case_open_in(taken(&cases, *state, closed), days(0, 900)));
    assert_false(swst__case_closed_in(&cases.at[0], days(0, 900)));
    swst__cases_close(&cases);
}

static void the_seventh_day_is_not_idle_and_the_eighth_is(void **state)
{
    int64_t id = given_case(*state, NULL, NULL);
    struct swst__cases cases;
    const struct swst__case *it;

    given_event(*state, id, 12, "follow_up", "done");
    given_event(*state, id, 15, "follow_up", "not_done");
    given_event(*state, id, 16, "follow_up", NULL);
    given_event(*state, id, 16, "review", "done");
    cases = opened_cases(*state);
    it = taken(&cases, *state, id);
    assert_false(swst__case_idle_on(it, model_day(19), 7));
    assert_true(swst__case_idle_on(it, model_day(20), 7));
    assert_false(swst__case_idle_on(it, model_day(20), 8));
    assert_int_equal(swst__case_since(it, model_day(11)), model_day(10));
    assert_int_equal(swst__case_since(it, model_day(12)), model_day(12));
    swst__cases_close(&cases);
}

static void of_one_day_the_event_entered_last_says_whether_a_case_pauses(void **state)
{
    int64_t id = given_case(*state, "suspended", NULL), other = given_case(*state, "open", NULL);
    int64_t silent = given_case(*state, "suspended", NULL);
    struct swst__cases cases;

    given_event(*state, id, 12, "suspend", NULL);
    given_event(*state, id, 12, "resume", NULL);
    given_event(*state, other, 12, "resume", NULL);
    given_event(*state, other, 12, "suspend", NULL);
    cases = opened_cases(*state);
    assert_false(swst__case_suspended_on(taken(&cases, *state, id), model_day(12)));
    assert_false(swst__case_suspended_on(&cases.at[0], model_day(11)));
    assert_true(swst__case_suspended_on(taken(&cases, *state, other), model_day(12)));
    assert_true(swst__case_suspended_on(taken(&cases, *state, silent), model_day(11)));
    swst__cases_close(&cases);
}

static void clients_may_be_passed_over_and_voided_cases_are_none(void **state)
{
    int64_t first = given_case(*state, "open", NULL), last;

    for (int i = 0; i < 40; i++)
        given_event(*state, given_case(*state, "open", NULL), 12, "review", NULL);
    last = given_case(*state, "open", NULL);
    given_event(*state, last, 13, "review", NULL);
    assert_ok(void_it(*state, "case", first, "twice"));
    for (int leap = 0; leap < 2; leap++) {
        struct swst__cases cases = opened_cases(*state);

        if (!leap)
            for (int64_t id = first; id < last - 2; id++)
                assert_ok(swst__cases_take(&cases, id));
        assert_int_equal(taken(&cases, *state, last)->event_count, 1);
        assert_ok(swst__cases_take(&cases, last + 1000));
        assert_int_equal(cases.count, 0);
        swst__cases_close(&cases);
    }
}

/* ------------------------------------------------------------ against a model */

static const struct swst__case *find(const struct swst__cases *cases, int64_t id)
{
    for (size_t i = 0; i < cases->count; i++)
        if (cases->at[i].id == id)
            return &cases->at[i];
    fail_msg("case %d was not taken", (int)id);
    return NULL;
}

static void assert_statement_agrees(swst_store *store, int64_t id, int64_t day, bool is_open)
{
    int64_t found = 0;

    assert_ok(swst__db_ask(store, "SELECT count(*) FROM \"case\" held WHERE id = ?1 AND"
                           SWST__CASE_OPEN_ON("held", "?2"), id, day, 0, &found));
    assert_int_equal(found, is_open);
}

static void assert_agrees(swst_store *store, const struct swst__case *it,
                          const struct model_case *model)
{
    for (int day = -1; day < MODEL_DAYS + 50; day += 1) {
        struct swst__span window = days(day - 9, day);

        assert_int_equal(swst__case_open_on(it, model_day(day)), model_open(model, day));
        assert_statement_agrees(store, it->id, model_day(day), model_open(model, day));
        assert_int_equal(swst__case_suspended_on(it, model_day(day)), model_suspended(model, day));
        assert_int_equal(swst__case_since(it, model_day(day)), model_day(model_since(model, day)));
        assert_int_equal(swst__case_idle_on(it, model_day(day), 7), model_idle(model, day));
        assert_int_equal(swst__case_open_in(it, window), model_active(model, day - 9, day));
        assert_int_equal(swst__case_followed_up(it, window),
                         model_followed_up(model, day - 9, day));
        assert_int_equal(swst__case_acted_on(it, window), model_acted_on(model, day - 9, day));
        assert_int_equal(swst__case_closed_in(it, window), model_closed(model, day - 9, day));
    }
}

static void cases_at_random_are_what_a_plain_model_says_on_every_day(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= model_runs(); seed++) {
        struct swst__cases cases;
        struct model model;
        int left = MODEL_CASES;
        void *store;

        open_station(&store);
        model_make(store, &model, seed);
        cases = opened_cases(store);
        for (int64_t client = model.first_client; left; client++) {
            assert_ok(swst__cases_take(&cases, client));
            for (int i = 0; i < MODEL_CASES; i++)
                if (model.cases[i].client == client) {
                    assert_agrees(store, find(&cases, model.cases[i].id), &model.cases[i]);
                    left--;
                }
        }
        swst__cases_close(&cases);
        close_station(&store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_case_is_open_from_its_first_day_to_the_day_before_closing),
        station_test(a_declined_case_and_a_closed_one_without_a_day_were_never_open),
        station_test(the_seventh_day_is_not_idle_and_the_eighth_is),
        station_test(of_one_day_the_event_entered_last_says_whether_a_case_pauses),
        station_test(clients_may_be_passed_over_and_voided_cases_are_none),
        cmocka_unit_test(cases_at_random_are_what_a_plain_model_says_on_every_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
