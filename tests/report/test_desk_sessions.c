/* Sessions on the desk: planned for a day that has come, or put off. */
#include "../support/station.h"

#include "base/calendar.h"

#include <stdlib.h>

static swst_table *sessions(swst_store *store, const char *as_of)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table = NULL;

    swst_filter_add_list(filter, SWST_DESK_LIST_SESSIONS);
    assert_ok(swst_report_desk(store, as_of, filter, &table));
    swst_filter_free(filter);
    return table;
}

static int64_t given_session(swst_store *store, const char *state, const char *planned_on)
{
    return given(store, "activity", "title", "义诊", "type", "community", "state", state,
                 "planned_on", planned_on, NULL);
}

static void what_is_planned_waits_from_its_day_on(void **state)
{
    int64_t session = given_session(*state, "planned", "2026-03-10");
    swst_table *table = sessions(*state, "2026-03-09");

    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    table = sessions(*state, "2026-03-10");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "list", "sessions");
    assert_cell(table, 0, "about", "activity");
    assert_cell(table, 0, "about_id", ID(session));
    assert_cell(table, 0, "title", "义诊");
    assert_empty(table, 0, "name");
    assert_cell(table, 0, "due_on", "2026-03-10");
    assert_cell(table, 0, "days_overdue", "0");
    assert_cell(table, 0, "reason", "today");
    assert_cell(table, 0, "worker_ids", "");
    assert_empty(table, 0, "area_code");
    assert_empty(table, 0, "client_id");
    swst_table_free(table);
    table = sessions(*state, "2026-03-13");
    assert_cell(table, 0, "days_overdue", "3");
    assert_cell(table, 0, "reason", "overdue");
    swst_table_free(table);
}

static void what_was_put_off_waits_for_a_new_day(void **state)
{
    swst_table *table;

    given_session(*state, "postponed", "2026-03-20");
    given(*state, "activity", "title", "义诊", "type", "community", "state", "postponed", NULL);
    table = sessions(*state, "2026-03-10");
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "reason", "postponed");
    assert_cell(table, 0, "due_on", "2026-03-20");
    assert_cell(table, 0, "days_overdue", "0");
    assert_empty(table, 1, "due_on");                   /* none last */
    swst_table_free(table);
}

static void what_was_held_or_called_off_waits_for_nobody(void **state)
{
    int64_t voided = given_session(*state, "planned", "2026-03-01");
    swst_table *table;

    given_session(*state, "cancelled", "2026-03-01");
    given(*state, "activity", "title", "义诊", "type", "community", "state", "held", "planned_on",
          "2026-03-01", "held_on", "2026-03-02", NULL);
    given(*state, "activity", "title", "义诊", "type", "community", "state", "planned", NULL);
    assert_ok(void_it(*state, "activity", voided, "entered twice"));
    table = sessions(*state, "2026-03-10");
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

/* Who leads it, else the group's worker, else the programme's owner; and so is its area. */
static void a_session_belongs_to_who_leads_it(void **state)
{
    int64_t lead = given_worker(*state, "Lin"), worker = given_worker(*state, "Chen");
    int64_t owner = given_worker(*state, "Wu"), area = given_area(*state);
    int64_t programme = given(*state, "programme", "name", "情绪管理", "owner_id", ID(owner),
                              "area_id", ID(area), NULL);
    int64_t group = given(*state, "group", "name", "第一期", "type", "growth", "stage", "forming",
                          "worker_id", ID(worker), NULL);
    swst_table *table;

    given(*state, "activity", "title", "一", "type", "group_session", "state", "planned",
          "planned_on", "2026-03-01", "group_id", ID(group), "lead_id", ID(lead), NULL);
    given(*state, "activity", "title", "二", "type", "group_session", "state", "planned",
          "planned_on", "2026-03-02", "group_id", ID(group), "programme_id", ID(programme), NULL);
    given(*state, "activity", "title", "三", "type", "class", "state", "planned", "planned_on",
          "2026-03-03", "programme_id", ID(programme), NULL);
    table = sessions(*state, "2026-03-10");
    assert_cell(table, 0, "worker_ids", ID(lead));
    assert_empty(table, 0, "area_code");
    assert_cell(table, 1, "worker_ids", ID(worker));
    assert_cell(table, 1, "area_code", "441882107201");
    assert_cell(table, 2, "worker_ids", ID(owner));
    swst_table_free(table);
}

static void the_list_is_that_of_a_plain_loop(void **state)
{
    static const char *const states[] = { "planned", "held", "cancelled", "postponed" };
    enum { MOST = 60 };
    int64_t first = swst__day_make(2026, 1, 1), planned_on[MOST], ids[MOST];
    int states_of[MOST];

    srand(5);
    for (int i = 0; i < MOST; i++) {
        char day[SWST__DAY_SIZE];

        states_of[i] = rand() % 4;
        planned_on[i] = first + rand() % 90;
        swst__day_print(planned_on[i], day);
        ids[i] = given(*state, "activity", "title", "义诊", "type", "community", "state",
                       states[states_of[i]], "planned_on", day, "held_on", day, NULL);
    }
    for (int64_t as_of = first; as_of < first + 90; as_of += 3) {
        char day[SWST__DAY_SIZE];
        size_t rows = 0;
        swst_table *table;

        swst__day_print(as_of, day);
        table = sessions(*state, day);
        for (int i = 0; i < MOST; i++) {
            size_t row;

            if (states_of[i] != 3 && (states_of[i] != 0 || planned_on[i] > as_of))
                continue;
            row = row_of(table, "about_id", ID(ids[i]), NULL, NULL);
            assert_int_equal(swst_table_int(table, row, "days_overdue"),
                             planned_on[i] < as_of ? as_of - planned_on[i] : 0);
            rows++;
        }
        assert_int_equal(swst_table_rows(table), rows);
        swst_table_free(table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(what_is_planned_waits_from_its_day_on),
        station_test(what_was_put_off_waits_for_a_new_day),
        station_test(what_was_held_or_called_off_waits_for_nobody),
        station_test(a_session_belongs_to_who_leads_it),
        station_test(the_list_is_that_of_a_plain_loop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
