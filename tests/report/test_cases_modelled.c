/* Counts of cases at random, against a plain model. */
#include "../domain/modelled_cases.h"

static swst_table *report(swst_store *store, int first, int last)
{
    swst_table *table;

    assert_ok(swst_report_cases(store, model_text(first), model_text(last), model_text(last), NULL,
                                &table));
    return table;
}

static void assert_count(const swst_table *table, const char *column, int expected)
{
    char text[16];

    snprintf(text, sizeof text, "%d", expected);
    assert_cell(table, 0, column, text);
}

static void assert_agrees(swst_store *store, const struct model *model, int first, int last)
{
    int start = 0, opened = 0, active = 0, followed_up = 0, handled = 0, closed = 0, met = 0;
    int improved = 0, suspended = 0, idle = 0, end = 0;
    swst_table *table = report(store, first, last);

    for (int i = 0; i < MODEL_CASES; i++) {
        const struct model_case *it = &model->cases[i];
        bool declined = model_is(it->state, "declined");
        bool opens = !declined && it->opened >= first && it->opened <= last;
        bool carried = model_open(it, first - 1), closes = model_closed(it, first, last);

        start += carried;
        opened += opens;
        active += model_active(it, first, last);
        followed_up += !declined && model_followed_up(it, first, last);
        handled += opens || (carried && model_acted_on(it, first, last));
        closed += closes;
        met += closes && model_is(it->reason, "goals_met");
        improved += closes && model_is(it->outcome, "improved");
        suspended += model_open(it, last) && model_suspended(it, last);
        idle += model_idle(it, last);
        end += model_open(it, last);
    }
    assert_count(table, "open_at_start", start);
    assert_count(table, "opened", opened);
    assert_count(table, "active", active);
    assert_count(table, "followed_up", followed_up);
    assert_count(table, "handled", handled);
    assert_count(table, "closed", closed);
    assert_count(table, "successful", met);
    assert_count(table, "outcome_improved", improved);
    assert_count(table, "suspended", suspended);
    assert_count(table, "idle", idle);
    assert_count(table, "open_at_end", end);
    swst_table_free(table);
}

/* Of all is the sum of the types. */
static void assert_adds_up(swst_store *store, int first, int last)
{
    swst_table *table = report(store, first, last);

    for (size_t column = 1; column < swst_table_columns(table); column++) {
        const char *name = swst_field_name(swst_table_column(table, column));
        int sum = 0;

        if (swst_field_type_of(swst_table_column(table, column)) != SWST_INTEGER)
            continue;
        for (size_t row = 1; row < swst_table_rows(table); row++)
            sum += atoi(swst_table_text(table, row, name));
        assert_count(table, name, sum);
    }
    swst_table_free(table);
}

static void counts_of_random_windows_are_what_a_plain_model_says(void **state)
{
    (void)state;
    for (unsigned seed = 101; seed < 101 + model_runs(); seed++) {
        struct model model;
        void *store;

        open_station(&store);
        model_make(store, &model, seed);
        for (int i = 0; i < 20; i++) {
            int first = model_draw(&model, MODEL_DAYS), length = model_draw(&model, 40);

            assert_agrees(store, &model, first, first + length);
            assert_adds_up(store, first, first + length);
        }
        close_station(&store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_of_random_windows_are_what_a_plain_model_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
