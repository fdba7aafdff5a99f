/* Activities of a period: what was planned, held and called off, and who came. */
#include "../support/station.h"

static swst_table *report(swst_store *store, const char *from, const char *to, const char *as_of,
                          const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_activities(store, from, to, as_of, filter, &table));
    return table;
}

static swst_table *march(swst_store *store)
{
    return report(store, "2022-03-01", "2022-03-31", "2022-04-10", NULL);
}

static int64_t activity(swst_store *store, const char *state, const char *planned_on,
                        const char *held_on)
{
    return given(store, "activity", "title", "四点半课堂", "type", "class", "state", state,
                 "planned_on", planned_on, "held_on", held_on, NULL);
}

static void assert_all(const swst_table *table, const char *column, int64_t number)
{
    assert_cell(table, 0, "by", "all");
    assert_cell(table, 0, "key", "");
    if (swst_table_int(table, 0, column) != number)
        fail_msg("%s: %s", column, swst_table_text(table, 0, column));
}

/* -------------------------------------------------------------------- states */

static void an_empty_station_has_one_row(void **state)
{
    swst_table *table = march(*state);

    assert_int_equal(swst_table_rows(table), 1);
    assert_string_equal(swst_table_name(table), "activities");
    assert_all(table, "held", 0);
    assert_empty(table, 0, "average");
    assert_cell(table, 0, "areas", "-");
    assert_string_equal(swst_table_from(table), "2022-03-01");
    assert_string_equal(swst_table_as_of(table), "2022-04-10");
    assert_false(swst_table_provisional(table));
    swst_table_free(table);
}

static void what_was_held_counts_on_its_day_whenever_it_was_planned(void **state)
{
    swst_table *table;

    activity(*state, "held", "2022-02-01", "2022-03-01");
    activity(*state, "held", NULL, "2022-03-31");
    activity(*state, "held", "2022-03-10", "2022-04-01");
    activity(*state, "held", "2022-03-10", "2022-02-28");
    activity(*state, "held", "2022-03-10", NULL);
    table = march(*state);
    assert_all(table, "held", 2);
    assert_all(table, "planned", 0);
    assert_int_equal(note_of(table, "counted"), 2);
    assert_int_equal(note_of(table, "other_days"), 2);
    assert_int_equal(note_of(table, "no_day"), 1);
    assert_int_equal(note_of(table, "all"), 5);
    swst_table_free(table);
    table = report(*state, "2022-03-01", "2022-03-31", "2022-03-30", NULL);
    assert_all(table, "held", 1);
    assert_true(swst_table_provisional(table));
    swst_table_free(table);
}

static void what_is_planned_counts_ahead_and_what_is_late_from_before(void **state)
{
    swst_table *table;

    activity(*state, "planned", "2022-02-28", NULL);
    activity(*state, "planned", "2022-03-14", NULL);
    activity(*state, "planned", "2022-03-15", NULL);
    activity(*state, "planned", "2022-03-31", NULL);
    activity(*state, "planned", "2022-04-01", NULL);
    activity(*state, "planned", NULL, NULL);
    table = report(*state, "2022-03-01", "2022-03-31", "2022-03-15", NULL);
    assert_all(table, "planned", 3);
    assert_all(table, "overdue", 2);
    swst_table_free(table);
    table = march(*state);
    assert_all(table, "planned", 3);
    assert_all(table, "overdue", 4);
    assert_int_equal(note_of(table, "no_day"), 1);
    swst_table_free(table);
}

static void what_was_called_off_or_put_off_counts_when_it_was_planned(void **state)
{
    swst_table *table;

    activity(*state, "cancelled", "2022-03-01", NULL);
    activity(*state, "cancelled", "2022-03-31", "2022-03-31");
    activity(*state, "cancelled", "2022-02-28", NULL);
    activity(*state, "postponed", "2022-03-20", NULL);
    activity(*state, "postponed", "2022-04-01", NULL);
    table = march(*state);
    assert_all(table, "cancelled", 2);
    assert_all(table, "postponed", 1);
    assert_all(table, "held", 0);
    assert_all(table, "overdue", 0);
    swst_table_free(table);
}

static void what_is_voided_counts_nowhere(void **state)
{
    int64_t id = activity(*state, "held", NULL, "2022-03-10");
    int64_t row = given(*state, "attendance", "activity_id", ID(id), "client_id",
                        ID(given_client(*state, given_area(*state))), "presence", "present",
                        NULL);
    swst_table *table;

    assert_ok(void_it(*state, "attendance", row, "somebody else"));
    table = march(*state);
    assert_all(table, "client_times", 0);
    swst_table_free(table);
    assert_ok(void_it(*state, "activity", id, "entered twice"));
    table = march(*state);
    assert_all(table, "held", 0);
    assert_int_equal(note_of(table, "all"), 0);
    swst_table_free(table);
}

/* ------------------------------------------------------------------ who came */

static void attend(swst_store *store, int64_t id, int64_t client, const char *presence,
                   const char *minutes)
{
    given(store, "attendance", "activity_id", ID(id), "client_id", ID(client), "presence",
          presence, "minutes", minutes, NULL);
}

static void people_count_once_and_their_times_each_time(void **state)
{
    int64_t first = activity(*state, "held", NULL, "2022-03-10");
    int64_t second = activity(*state, "held", NULL, "2022-03-17");
    int64_t area = given_area(*state), regular = given_client(*state, area);
    int64_t other = given_client(*state, area);
    swst_table *table;

    attend(*state, first, regular, "present", "60");
    attend(*state, second, regular, "late", "45");
    attend(*state, second, other, "present", NULL);
    attend(*state, first, other, "absent", "60");
    attend(*state, first, given_client(*state, area), "excused", "60");
    attend(*state, activity(*state, "planned", "2022-03-20", NULL), other, "present", "60");
    table = march(*state);
    assert_all(table, "client_times", 3);
    assert_all(table, "clients", 2);
    assert_all(table, "attendee_minutes", 105);
    assert_cell(table, 0, "average", "1.5");
    swst_table_free(table);
}

static void clients_volunteers_and_workers_stand_apart(void **state)
{
    int64_t id = activity(*state, "held", NULL, "2022-03-10");
    int64_t worker = given_worker(*state, "陈文");
    int64_t volunteer = given(*state, "volunteer", "name", "梁小琴", "joined_on", "2022-01-01",
                              NULL);
    swst_table *table;

    attend(*state, id, given_client(*state, given_area(*state)), "present", "10");
    given(*state, "attendance", "activity_id", ID(id), "worker_id", ID(worker), "presence",
          "present", "minutes", "20", NULL);
    given(*state, "attendance", "activity_id", ID(id), "volunteer_id", ID(volunteer), "presence",
          "late", "minutes", "30", NULL);
    table = march(*state);
    assert_all(table, "client_times", 1);
    assert_all(table, "volunteer_times", 1);
    assert_all(table, "worker_times", 1);
    assert_all(table, "clients", 1);
    assert_all(table, "volunteers", 1);
    assert_all(table, "workers", 1);
    assert_all(table, "attendee_minutes", 60);
    assert_cell(table, 0, "average", "1.0");
    swst_table_free(table);
}

static void heads_are_counted_apart_from_people(void **state)
{
    int64_t id = activity(*state, "held", NULL, "2022-03-10");
    swst_table *table;

    assert_ok(change(*state, "activity", id, "headcount", "201"));
    activity(*state, "held", NULL, "2022-03-11");
    table = march(*state);
    assert_all(table, "headcount", 201);
    assert_all(table, "clients", 0);
    assert_all(table, "client_times", 0);
    assert_cell(table, 0, "average", "0.0");
    assert_cell(table, 0, "average_headcount", "100.5");
    swst_table_free(table);
}

static void an_average_is_rounded_half_up(void **state)
{
    static const struct { const char *heads; const char *average; } each[] = {
        { "1", "0.1" }, { "2", "0.1" }, { "3", "0.2" }, { "19", "1.0" }, { "20", "1.0" },
    };
    int64_t id = activity(*state, "held", NULL, "2022-03-01");

    for (int i = 0; i < 19; i++)
        activity(*state, "held", NULL, "2022-03-02");       /* 1/20 is 0.05 */
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        swst_table *table;

        assert_ok(change(*state, "activity", id, "headcount", each[i].heads));
        table = march(*state);
        assert_cell(table, 0, "average_headcount", each[i].average);
        swst_table_free(table);
    }
}

static void a_camp_of_five_days_has_four_nights(void **state)
{
    int64_t id = activity(*state, "held", NULL, "2022-03-01");
    swst_table *table;

    assert_ok(change(*state, "activity", id, "days", "5"));
    assert_ok(change(*state, "activity", id, "minutes", "2400"));
    assert_ok(change(*state, "activity", activity(*state, "held", NULL, "2022-03-08"), "minutes",
                     "90"));
    table = march(*state);
    assert_all(table, "nights", 4);
    assert_all(table, "minutes", 2490);
    swst_table_free(table);
}

/* ------------------------------------------------------------------ by what */

static int64_t themed(swst_store *store, const char *type, const char *theme,
                      const char *festival)
{
    return given(store, "activity", "title", "宣传", "type", type, "theme", theme, "festival",
                 festival, "state", "held", "held_on", "2022-03-10", NULL);
}

static void types_come_first_then_themes_then_festivals(void **state)
{
    static const struct { const char *by, *key; int64_t held; } rows[] = {
        { "all", "", 4 }, { "type", "community", 1 }, { "type", "publicity", 2 },
        { "type", "home_service", 1 }, { "theme", "a", 1 }, { "theme", "b", 2 },
        { "festival", "b", 2 }, { "festival", "元宵", 1 },
    };
    swst_table *table;

    themed(*state, "home_service", "b", NULL);
    themed(*state, "publicity", NULL, "元宵");
    themed(*state, "publicity", "b", "b");
    themed(*state, "community", "a", "b");
    given(*state, "activity", "title", "讲座", "type", "lecture", "state", "held", "held_on",
          "2022-04-01", "theme", "c", NULL);
    table = march(*state);
    assert_int_equal(swst_table_rows(table), sizeof rows / sizeof *rows);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_cell(table, i, "by", rows[i].by);
        assert_cell(table, i, "key", rows[i].key);
        assert_int_equal(swst_table_int(table, i, "held"), rows[i].held);
    }
    swst_table_free(table);
}

/* --------------------------------------------------------------------- areas */

static int64_t held_in(swst_store *store, int64_t area, const char *day)
{
    int64_t id = activity(store, "held", NULL, day);

    assert_ok(change(store, "activity", id, "area_id", ID(area)));
    return id;
}

static void a_village_is_reached_by_what_is_held_for_it(void **state)
{
    int64_t first = given_village(*state, "441882107201");
    int64_t second = given_village(*state, "441882107202");
    int64_t closed = given(*state, "area", "code", "441882107210", "name", "东塘", "level",
                           "village", "served_from", "2022-04-01", NULL);
    int64_t town = given(*state, "area", "code", "441882107", "name", "东陂镇", "level", "town",
                         NULL);
    swst_table *table;

    held_in(*state, first, "2022-03-10");
    held_in(*state, first, "2022-03-11");
    held_in(*state, closed, "2022-03-11");
    held_in(*state, town, "2022-03-11");
    held_in(*state, second, "2022-04-01");
    table = march(*state);
    assert_cell(table, 0, "areas", "50.0%");
    swst_table_free(table);
    table = report(*state, "2022-03-01", "2022-04-30", "2022-05-01", NULL);
    assert_cell(table, 0, "areas", "100.0%");        /* 东塘 is open in the end */
    swst_table_free(table);
}

static void a_filter_narrows_to_an_area_a_worker_a_programme(void **state)
{
    int64_t first = given_village(*state, "441882107201");
    int64_t second = given_village(*state, "441882107202");
    int64_t lead = given_worker(*state, "陈文"), of_area = given_worker(*state, "李平");
    int64_t programme = given(*state, "programme", "name", "四点半课堂", NULL);
    int64_t group = given(*state, "group", "name", "阳光少年", "type", "growth", "stage", "forming",
                          "programme_id", ID(programme), NULL);
    int64_t led = held_in(*state, first, "2022-03-10"), session;
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given(*state, "assignment", "worker_id", ID(of_area), "area_id", ID(first), "starts_on",
          "2022-01-01", NULL);
    assert_ok(change(*state, "activity", led, "lead_id", ID(lead)));
    session = held_in(*state, first, "2022-03-11");
    assert_ok(change(*state, "activity", session, "group_id", ID(group)));
    held_in(*state, second, "2022-03-11");
    activity(*state, "held", NULL, "2022-03-11");

    swst_filter_set_area(filter, first);
    table = report(*state, "2022-03-01", "2022-03-31", "2022-04-10", filter);
    assert_all(table, "held", 2);
    assert_cell(table, 0, "areas", "100.0%");
    assert_int_equal(note_of(table, "all"), 2);
    swst_table_free(table);

    swst_filter_set_area(filter, 0);
    swst_filter_set_worker(filter, lead);
    table = report(*state, "2022-03-01", "2022-03-31", "2022-04-10", filter);
    assert_all(table, "held", 1);
    assert_cell(table, 0, "areas", "-");
    swst_table_free(table);
    swst_filter_set_worker(filter, of_area);
    table = report(*state, "2022-03-01", "2022-03-31", "2022-04-10", filter);
    assert_all(table, "held", 1);
    assert_cell(table, 0, "areas", "100.0%");
    swst_table_free(table);

    swst_filter_set_worker(filter, 0);
    swst_filter_set_programme(filter, programme);
    table = report(*state, "2022-03-01", "2022-03-31", "2022-04-10", filter);
    assert_all(table, "held", 1);
    swst_table_free(table);
    swst_filter_free(filter);
}

/* ---------------------------------------------------------------- bad input */

static void a_question_needs_days_in_order(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_activities(*state, "2022-03-32", "2022-03-31",
                                                        "2022-04-10", NULL, &table));
    assert_status(SWST_EINVALID, swst_report_activities(*state, "2022-04-01", "2022-03-31",
                                                        "2022-04-10", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_activities(*state, NULL, "2022-03-31", "2022-04-10",
                                                       NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_activities(NULL, "2022-03-01", "2022-03-31",
                                                       "2022-04-10", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_activities(*state, "2022-03-01", "2022-03-31",
                                                       "2022-04-10", NULL, NULL));
    assert_null(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(an_empty_station_has_one_row),
        station_test(what_was_held_counts_on_its_day_whenever_it_was_planned),
        station_test(what_is_planned_counts_ahead_and_what_is_late_from_before),
        station_test(what_was_called_off_or_put_off_counts_when_it_was_planned),
        station_test(what_is_voided_counts_nowhere),
        station_test(people_count_once_and_their_times_each_time),
        station_test(clients_volunteers_and_workers_stand_apart),
        station_test(heads_are_counted_apart_from_people),
        station_test(an_average_is_rounded_half_up),
        station_test(a_camp_of_five_days_has_four_nights),
        station_test(types_come_first_then_themes_then_festivals),
        station_test(a_village_is_reached_by_what_is_held_for_it),
        station_test(a_filter_narrows_to_an_area_a_worker_a_programme),
        station_test(a_question_needs_days_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
