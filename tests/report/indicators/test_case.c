/* Case work: each figure is that of the report on cases, and of plain counting. */
#include "figure_asked.h"

#include <swstation/casework.h>

static const struct {
    const char *code, *column;
} figures[] = {
    { "CASE.OPEN", "open_at_end" }, { "CASE.OPEN_AT_START", "open_at_start" },
    { "CASE.NEW", "opened" }, { "CASE.ACTIVE", "active" }, { "CASE.FOLLOWED_UP", "followed_up" },
    { "CASE.HANDLED", "handled" }, { "CASE.CLOSED", "closed" },
    { "CASE.SUCCESSFUL", "successful" }, { "CASE.SUCCESS", "success_rate" },
    { "CASE.OUTCOME", "outcome_rate" }, { "CASE.IMPROVE", "improved" }, { "CASE.IDLE", "idle" },
    { "CASE.SUSPENDED", "suspended" }, { "CASE.NEED_RATE", "need_rate" },
};
enum { FIGURES = sizeof figures / sizeof *figures };   /* the last is of no type */

/* ------------------------------------------------------------- a plain model */

/* What a case of the model adds to a figure. */
static bool counts(const struct model_case *it, const char *code, int first, int last)
{
    bool declined = model_is(it->state, "declined");
    bool opens = !declined && it->opened >= first && it->opened <= last;

    if (strcmp(code, "CASE.OPEN") == 0)
        return model_open(it, last);
    if (strcmp(code, "CASE.OPEN_AT_START") == 0)
        return model_open(it, first - 1);
    if (strcmp(code, "CASE.NEW") == 0)
        return opens;
    if (strcmp(code, "CASE.ACTIVE") == 0)
        return model_active(it, first, last);
    if (strcmp(code, "CASE.FOLLOWED_UP") == 0)
        return !declined && model_followed_up(it, first, last);
    if (strcmp(code, "CASE.HANDLED") == 0)
        return opens || (model_open(it, first - 1) && model_acted_on(it, first, last));
    if (strcmp(code, "CASE.CLOSED") == 0)
        return model_closed(it, first, last);
    if (strcmp(code, "CASE.SUCCESSFUL") == 0)
        return model_closed(it, first, last) && model_is(it->reason, "goals_met");
    if (strcmp(code, "CASE.IDLE") == 0)
        return model_idle(it, last);
    assert_string_equal(code, "CASE.SUSPENDED");
    return model_open(it, last) && model_suspended(it, last);
}

static int follow_ups(const struct model_case *it, int first, int last)
{
    int count = 0;

    for (int i = 0; i < it->count && !model_is(it->state, "declined"); i++)
        count += model_is_follow_up(&it->events[i]) && it->events[i].day >= first
            && it->events[i].day <= last;
    return count;
}

/* Clients of the model are women in turn. */
static bool is_asked_for(const struct model *model, const struct model_case *it, const char *sex,
                         const char *type)
{
    bool female = (it->client - model->first_client) % 2;

    return (!type || model_is(it->type, type))
        && (!sex || (strcmp(sex, "female") == 0) == female);
}

static void assert_rates_agree(swst_store *store, const struct model *model, int first, int last,
                               const char *sex, const char *type, const swst_filter *filter)
{
    int closed = 0, met = 0, improved = 0, days = 0, follow = 0;
    struct figure_asked got = ask_of(store, "CASE.SUCCESS", first, last, filter);

    for (int i = 0; i < MODEL_CASES; i++) {
        const struct model_case *it = &model->cases[i];

        if (!is_asked_for(model, it, sex, type))
            continue;
        follow += follow_ups(it, first, last);
        if (!model_closed(it, first, last))
            continue;
        closed++;
        met += model_is(it->reason, "goals_met");
        improved += model_is(it->outcome, "improved");
        days += it->closed - it->opened;
    }
    assert_true(got.n == met && got.d == closed);
    got = ask_of(store, "CASE.OUTCOME", first, last, filter);
    assert_true(got.n == improved && got.d == closed);
    got = ask_of(store, "CASE.DAYS", first, last, filter);
    assert_true(got.n == days && got.d == closed);
    assert_int_equal(ask_of(store, "CASE.FOLLOW_UPS", first, last, filter).n, follow);
}

static void assert_agrees(swst_store *store, struct model *model, int first, int last)
{
    static const char *const codes[] = {
        "CASE.OPEN", "CASE.OPEN_AT_START", "CASE.NEW", "CASE.ACTIVE", "CASE.FOLLOWED_UP",
        "CASE.HANDLED", "CASE.CLOSED", "CASE.SUCCESSFUL", "CASE.IDLE", "CASE.SUSPENDED",
    };
    const char *sex = MODEL_PICK(model, NULL, NULL, "female", "male");
    const char *type = MODEL_PICK(model, NULL, NULL, "rights", "elder");
    swst_filter *filter = filter_of(0, 0, NULL, sex);

    assert_ok(swst_filter_set_type(filter, type));
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct figure_asked got = ask_of(store, codes[i], first, last, filter);
        int expected = 0;

        for (int j = 0; j < MODEL_CASES; j++)
            expected += is_asked_for(model, &model->cases[j], sex, type)
                && counts(&model->cases[j], codes[i], first, last);
        assert_int_equal(got.n, expected);
        assert_int_equal(got.rows, expected);
    }
    assert_rates_agree(store, model, first, last, sex, type, filter);
    swst_filter_free(filter);
}

static void cases_are_counted_as_a_plain_model_counts_them(void **state)
{
    (void)state;
    for (unsigned seed = 501; seed < 501 + model_runs(); seed++) {
        struct model model;
        void *store;

        open_station(&store);
        model_make(store, &model, seed);
        for (int64_t i = 0; i < 6; i++)
            assert_ok(change(store, "client", model.first_client + i, "sex",
                             i % 2 ? "female" : "male"));
        for (int i = 0; i < 12; i++) {
            int first = model_draw(&model, MODEL_DAYS);

            assert_agrees(store, &model, first, first + model_draw(&model, 40));
        }
        close_station(&store);
    }
}

/* ------------------------------------------------------- the report's figures */

/* Two villages, two workers with clients of each other's, a supervisor, scales and needs. */
struct office {
    struct model model;
    int64_t area, other, worker, colleague, supervisor;
};

static void add_scale(swst_store *store, struct office *office, int64_t case_id)
{
    struct model *model = &office->model;
    int64_t goal = given(store, "case_goal", "case_id", ID(case_id), "direction",
                         MODEL_PICK(model, "up", "down"), "baseline",
                         MODEL_PICK(model, "5", NULL), "is_main", "true", NULL);

    for (int i = model_draw(model, 4); i > 0; i--)
        given(store, "case_score", "case_goal_id", ID(goal), "happened_on",
              model_text(model_draw(model, MODEL_DAYS)), "score",
              MODEL_PICK(model, "3", "5", "8"), NULL);
}

static void add_need(swst_store *store, struct office *office, int64_t client, int64_t case_id)
{
    struct model *model = &office->model;
    bool of_area = model_draw(model, 3) == 0;
    int64_t need = given(store, "need", "client_id", of_area ? NULL : ID(client), "area_id",
                         of_area ? ID(office->other) : NULL, "category", "case", "opened_on",
                         model_text(model_draw(model, MODEL_DAYS)), "state", "open", NULL);

    if (model_draw(model, 2))
        assert_ok(change(store, "case", case_id, "need_id", ID(need)));
}

static void make_office(swst_store *store, struct office *office, unsigned seed)
{
    struct model *model = &office->model;

    office->area = given_village(store, "441882107201");
    office->other = given_village(store, "441882107202");
    office->worker = given_worker(store, "Chen");
    office->colleague = given_worker(store, "Lin");
    office->supervisor = given_worker(store, "Wen");
    given_post(store, office->supervisor, "supervisor", 0, "2020-01-01", NULL);
    given_assignment(store, office->worker, "area_id", office->area);
    given_assignment(store, office->colleague, "area_id", office->other);
    model->seed = seed;
    assert_ok(swst_store_begin(store));
    for (int i = 0; i < MODEL_CASES; i++) {
        int64_t client = given_client(store, model_draw(model, 2) ? office->area : office->other);

        assert_ok(change(store, "client", client, "birth_date",
                         MODEL_PICK(model, "1950-01-01", "1990-01-01", NULL)));
        model_add_case(store, model, &model->cases[i], client,
                       model_draw(model, 2) ? office->worker : office->colleague);
        add_scale(store, office, model->cases[i].id);
        add_need(store, office, client, model->cases[i].id);
    }
    assert_ok(swst_store_commit(store));
}

/* One figure under the filter, against a cell; an empty cell is of a share without one. */
static void assert_is(swst_store *store, const char *code, const swst_table *report, size_t row,
                      const char *column, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_indicator(store, code, swst_table_from(report), swst_table_to(report),
                                    swst_table_as_of(report), filter, false, &table));
    assert_cell(table, 0, "value", swst_table_text(report, row, column));
    swst_table_free(table);
}

/* What each of three workers may ask for, who are also alerted. */
static swst_filter *draw_filter(struct office *office)
{
    struct model *model = &office->model;
    const int64_t areas[] = { 0, 0, office->area, office->other };
    const int64_t workers[] = { 0, 0, office->worker, office->colleague, office->supervisor };
    swst_filter *filter = filter_of(areas[model_draw(model, 4)], workers[model_draw(model, 5)],
                                    NULL, NULL);

    if (model_draw(model, 4) == 0)
        swst_filter_set_ages(filter, 60, -1);
    return filter;
}

static void assert_the_report_agrees(swst_store *store, struct office *office)
{
    int first = model_draw(&office->model, MODEL_DAYS);
    int last = first + model_draw(&office->model, 40);
    int as_of = last - 5 + model_draw(&office->model, 10);
    swst_filter *filter = draw_filter(office);
    swst_table *report;

    assert_ok(swst_report_cases(store, model_text(first), model_text(last), model_text(as_of),
                                filter, &report));
    for (int i = 0; i < FIGURES; i++)
        assert_is(store, figures[i].code, report, 0, figures[i].column, filter);
    for (size_t row = 1; row < swst_table_rows(report); row++) {
        if (strcmp(swst_table_text(report, row, "type"), "none") == 0)
            continue;
        assert_ok(swst_filter_set_type(filter, swst_table_text(report, row, "type")));
        for (int i = 0; i < FIGURES - 1; i++)
            assert_is(store, figures[i].code, report, row, figures[i].column, filter);
    }
    swst_table_free(report);
    swst_filter_free(filter);
}

static void every_figure_is_that_of_the_report(void **state)
{
    (void)state;
    for (unsigned seed = 601; seed < 601 + model_runs(); seed++) {
        struct office office;
        void *store;

        open_station(&store);
        make_office(store, &office, seed);
        for (int i = 0; i < 10; i++)
            assert_the_report_agrees(store, &office);
        close_station(&store);
    }
}

/* ----------------------------------------------------------------- one by one */

static void a_level_or_category_asked_for_is_that_of_the_client(void **state)
{
    int64_t area = given_area(*state), red = given_client(*state, area);
    int64_t other = given_client(*state, area), worker = given_worker(*state, "Lin");
    int64_t elder = given_category(*state, "elder", "person");
    swst_filter *filter = filter_of(0, 0, "red", NULL);

    given_rule(*state, "red", "1", "day", "phone");
    given_tier(*state, red, "red", "2026-01-01", NULL);
    given(*state, "membership", "category_id", ID(elder), "client_id", ID(other), "starts_on",
          "2026-01-01", NULL);
    given(*state, "case", "client_id", ID(red), "worker_id", ID(worker), "opened_on",
          "2026-06-01", "stage", "intake", "state", "open", NULL);
    for (int i = 0; i < 2; i++)
        given(*state, "case", "client_id", ID(other), "worker_id", ID(worker), "opened_on",
              "2026-06-01", "stage", "intake", "state", "open", NULL);
    assert_int_equal(ask(*state, "CASE.NEW", "2026-06-01", "2026-06-30", "2026-06-30",
                         filter).n, 1);
    assert_int_equal(ask(*state, "CASE.IDLE", "2026-06-01", "2026-06-30", "2026-06-30",
                         filter).n, 1);
    swst_filter_set_worker(filter, worker);
    assert_int_equal(ask(*state, "CASE.NEW", "2026-06-01", "2026-06-30", "2026-06-30",
                         filter).n, 1);
    assert_ok(swst_filter_set_level(filter, NULL));
    assert_ok(swst_filter_add_category(filter, "elder"));
    assert_int_equal(ask(*state, "CASE.ACTIVE", "2026-06-01", "2026-06-30", "2026-06-30",
                         filter).n, 2);
    swst_filter_free(filter);
}

static void needs_of_households_are_left_out_when_people_are_asked_for(void **state)
{
    int64_t area = given_area(*state), client = given_client(*state, area);
    swst_filter *filter = filter_of(0, 0, NULL, "female");

    assert_ok(change(*state, "client", client, "sex", "female"));
    given(*state, "need", "client_id", ID(client), "category", "case", "opened_on", "2026-06-01",
          "state", "open", NULL);
    given(*state, "need", "household_id", ID(given_household(*state, area)), "category", "case",
          "opened_on", "2026-06-01", "state", "open", NULL);
    assert_int_equal(ask(*state, "CASE.NEED_RATE", "2026-06-01", "2026-06-30", "2026-06-30",
                         NULL).d, 2);
    assert_int_equal(ask(*state, "CASE.NEED_RATE", "2026-06-01", "2026-06-30", "2026-06-30",
                         filter).d, 1);
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cases_are_counted_as_a_plain_model_counts_them),
        cmocka_unit_test(every_figure_is_that_of_the_report),
        station_test(a_level_or_category_asked_for_is_that_of_the_client),
        station_test(needs_of_households_are_left_out_when_people_are_asked_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
