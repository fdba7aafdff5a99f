/* Activities held, called off, put off, planned anew; and who was there. */
#include "../support/station.h"

static int64_t planned(swst_store *store)
{
    return given(store, "activity", "title", "端午包粽子", "type", "community", "state",
                 "planned", "planned_on", "2022-06-03", NULL);
}

/* A field of a record as text; "-" when it is unset. */
static const char *value(swst_store *store, const char *kind, int64_t id, const char *field)
{
    static char texts[4][64];
    static int next;
    swst_record *record;
    char *text = NULL;

    next = (next + 1) % 4;
    assert_ok(swst_record_load(store, swst_kind_find(kind), id, &record));
    assert_ok(swst_record_get(record, field, &text));
    strcpy(texts[next], text ? text : "-");
    swst_free(text);
    swst_record_free(record);
    return texts[next];
}

#define assert_activity(id, field, text) \
    assert_string_equal(value(*state, "activity", id, field), text)

static void what_was_held_says_when_how_long_and_how_many(void **state)
{
    int64_t id = planned(*state);

    assert_ok(swst_activity_hold(*state, id, "2022-06-04", 180, 200, "热闹"));
    assert_activity(id, "state", "held");
    assert_activity(id, "held_on", "2022-06-04");
    assert_activity(id, "planned_on", "2022-06-03");
    assert_activity(id, "minutes", "180");
    assert_activity(id, "headcount", "200");
    assert_activity(id, "outcome", "热闹");
}

static void what_is_not_said_stays_as_it_is(void **state)
{
    int64_t id = planned(*state);

    assert_ok(change(*state, "activity", id, "minutes", "90"));
    assert_ok(change(*state, "activity", id, "headcount", "12"));
    assert_ok(change(*state, "activity", id, "outcome", "草稿"));
    assert_ok(swst_activity_hold(*state, id, "2022-06-03", -1, -1, NULL));
    assert_activity(id, "minutes", "90");
    assert_activity(id, "headcount", "12");
    assert_activity(id, "outcome", "草稿");
    assert_ok(swst_activity_hold(*state, id, "2022-06-03", 0, 0, NULL));
    assert_activity(id, "minutes", "0");
    assert_activity(id, "headcount", "0");
}

static void an_activity_without_a_day_is_not_held(void **state)
{
    int64_t id = planned(*state);

    assert_status(SWST_EMISUSE, swst_activity_hold(*state, id, NULL, -1, -1, NULL));
    assert_status(SWST_EINVALID, swst_activity_hold(*state, id, "", -1, -1, NULL));
    assert_status(SWST_EINVALID, swst_activity_hold(*state, id, "2022-06-31", -1, -1, NULL));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EINVALID, change(*state, "activity", id, "state", "held"));
    assert_error("held_without_day", "activity.held_on");
    assert_activity(id, "state", "planned");
}

static void a_number_out_of_range_leaves_the_activity_as_it_was(void **state)
{
    int64_t id = planned(*state);

    assert_status(SWST_EINVALID, swst_activity_hold(*state, id, "2022-06-03", 14401, -1, NULL));
    assert_error("out_of_range", "activity.minutes");
    assert_status(SWST_EINVALID, swst_activity_hold(*state, id, "2022-06-03", -1, 1000001, NULL));
    assert_activity(id, "state", "planned");
    assert_activity(id, "held_on", "-");
}

static void what_is_called_off_says_why(void **state)
{
    int64_t id = planned(*state);

    assert_status(SWST_EINVALID, swst_activity_cancel(*state, id, NULL));
    assert_status(SWST_EINVALID, swst_activity_cancel(*state, id, ""));
    assert_error("no_reason", NULL);
    assert_activity(id, "state", "planned");
    assert_ok(swst_activity_cancel(*state, id, "疫情防控"));
    assert_activity(id, "state", "cancelled");
    assert_activity(id, "outcome", "疫情防控");
    assert_activity(id, "planned_on", "2022-06-03");
}

static void what_was_put_off_gets_another_day(void **state)
{
    int64_t id = planned(*state);

    assert_ok(change(*state, "activity", id, "series_on", "2022-06-03"));
    assert_ok(swst_activity_postpone(*state, id));
    assert_activity(id, "state", "postponed");
    assert_activity(id, "planned_on", "2022-06-03");
    assert_status(SWST_EINVALID, swst_activity_replan(*state, id, "bald"));
    assert_status(SWST_EMISUSE, swst_activity_replan(*state, id, NULL));
    assert_ok(swst_activity_replan(*state, id, "2022-06-12"));
    assert_activity(id, "state", "planned");
    assert_activity(id, "planned_on", "2022-06-12");
    assert_activity(id, "series_on", "2022-06-03");
}

/* Rows: what it is now. Columns: hold, cancel, postpone, replan. */
static void every_other_move_is_refused(void **state)
{
    static const char *const states[] = { "planned", "held", "cancelled", "postponed" };
    static const bool allowed[4][4] = {
        { true, true, true, true }, { true, false, false, false },
        { false, true, false, false }, { false, false, true, true },
    };

    for (size_t i = 0; i < 4; i++)
        for (size_t j = 0; j < 4; j++) {
            int64_t id = given(*state, "activity", "title", "讲座", "type", "lecture", "state",
                               states[i], "planned_on", "2022-06-03", "held_on",
                               i == 1 ? "2022-06-03" : NULL, NULL);
            swst_status status = j == 0 ? swst_activity_hold(*state, id, "2022-06-05", -1, -1, NULL)
                               : j == 1 ? swst_activity_cancel(*state, id, "下雨")
                               : j == 2 ? swst_activity_postpone(*state, id)
                                        : swst_activity_replan(*state, id, "2022-06-05");

            assert_int_equal(status == SWST_OK, allowed[i][j]);
            if (!allowed[i][j])
                assert_activity(id, "state", states[i]);
        }
}

static void what_does_not_exist_is_not_acted_on(void **state)
{
    int64_t id = planned(*state);

    assert_status(SWST_ENOTFOUND, swst_activity_hold(*state, 4711, "2022-06-03", -1, -1, NULL));
    assert_ok(void_it(*state, "activity", id, "entered twice"));
    assert_status(SWST_ENOTFOUND, swst_activity_hold(*state, id, "2022-06-03", -1, -1, NULL));
    assert_status(SWST_ENOTFOUND, swst_activity_cancel(*state, id, "下雨"));
    assert_status(SWST_ENOTFOUND, swst_activity_postpone(*state, id));
    assert_status(SWST_ENOTFOUND, swst_activity_replan(*state, id, "2022-06-05"));
}

static void nothing_is_done_without_a_store(void **state)
{
    (void)state;
    assert_status(SWST_EMISUSE, swst_activity_hold(NULL, 1, "2022-06-03", -1, -1, NULL));
    assert_status(SWST_EMISUSE, swst_activity_cancel(NULL, 1, "下雨"));
    assert_status(SWST_EMISUSE, swst_activity_postpone(NULL, 1));
    assert_status(SWST_EMISUSE, swst_activity_replan(NULL, 1, "2022-06-03"));
    assert_status(SWST_EMISUSE, swst_activity_attend(NULL, 1, SWST_ATTENDEE_CLIENT, 1,
                                                     SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
}

static void a_request_that_is_sent_twice_is_served_once(void **state)
{
    int64_t id = planned(*state), found = 0;

    assert_ok(swst_store_set_request(*state, "hold-1"));
    assert_ok(swst_activity_hold(*state, id, "2022-06-03", 60, -1, NULL));
    assert_ok(swst_store_find_request(*state, "hold-1", &found));
    assert_int_equal(found, id);
    assert_ok(swst_store_set_request(*state, "hold-1"));
    assert_ok(swst_activity_hold(*state, id, "2022-06-09", 90, -1, NULL));
    assert_activity(id, "held_on", "2022-06-03");
    assert_activity(id, "minutes", "60");
}

/* --------------------------------------------------------------- attendance */

static swst_status attend(swst_store *store, int64_t activity, int64_t client,
                          swst_attendance_presence presence, int64_t minutes)
{
    return swst_activity_attend(store, activity, SWST_ATTENDEE_CLIENT, client, presence, minutes);
}

static void everybody_has_one_row_which_changes(void **state)
{
    int64_t id = planned(*state), client = given_client(*state, given_area(*state));
    int64_t volunteer = given(*state, "volunteer", "name", "梁小琴", "joined_on", "2022-01-01",
                              NULL);
    int64_t worker = given_worker(*state, "陈文");

    for (int i = 0; i < 2; i++) {
        assert_ok(attend(*state, id, client, SWST_ATTENDANCE_PRESENCE_EXCUSED, -1));
        assert_ok(swst_activity_attend(*state, id, SWST_ATTENDEE_VOLUNTEER, volunteer,
                                       SWST_ATTENDANCE_PRESENCE_PRESENT, 60));
        assert_ok(swst_activity_attend(*state, id, SWST_ATTENDEE_WORKER, worker,
                                       SWST_ATTENDANCE_PRESENCE_LATE, -1));
    }
    assert_int_equal(count_of(*state, "attendance"), 3);
    assert_ok(attend(*state, planned(*state), client, SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
    assert_int_equal(count_of(*state, "attendance"), 4);
}

static void a_row_that_is_there_is_changed_and_keeps_the_rest(void **state)
{
    int64_t id = planned(*state), client = given_client(*state, given_area(*state));
    int64_t row = given(*state, "attendance", "activity_id", ID(id), "client_id", ID(client),
                        "presence", "absent", "role", "组员", "minutes", "30", NULL);

    assert_ok(attend(*state, id, client, SWST_ATTENDANCE_PRESENCE_LATE, -1));
    assert_string_equal(value(*state, "attendance", row, "presence"), "late");
    assert_string_equal(value(*state, "attendance", row, "minutes"), "30");
    assert_string_equal(value(*state, "attendance", row, "role"), "组员");
    assert_ok(attend(*state, id, client, SWST_ATTENDANCE_PRESENCE_PRESENT, 45));
    assert_string_equal(value(*state, "attendance", row, "minutes"), "45");
    assert_ok(void_it(*state, "attendance", row, "somebody else"));
    assert_ok(attend(*state, id, client, SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
    assert_int_equal(count_of(*state, "attendance"), 1);
}

static void nobody_attends_after_death(void **state)
{
    int64_t id = planned(*state), client = given_client(*state, given_area(*state));

    assert_ok(attend(*state, id, client, SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
    assert_ok(swst_activity_hold(*state, id, "2022-06-03", -1, -1, NULL));
    assert_ok(attend(*state, id, client, SWST_ATTENDANCE_PRESENCE_ABSENT, -1));
    {
        swst_client *dead;

        assert_ok(swst_client_load(*state, client, &dead));
        assert_ok(swst_client_set_exited_on(dead, "2022-06-01"));
        assert_ok(swst_client_set_exit_reason(dead, SWST_EXIT_REASON_DIED));
        assert_ok(swst_client_save(*state, dead));
        swst_client_free(dead);
    }
    assert_status(SWST_EINVALID, attend(*state, id, client, SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
    assert_error("after_death", "attendance.presence");
}

static void an_attendance_names_who_and_how(void **state)
{
    int64_t id = planned(*state), client = given_client(*state, given_area(*state));

    assert_status(SWST_EMISUSE, swst_activity_attend(*state, id, SWST_ATTENDEE_UNSET, client,
                                                     SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
    assert_error("bad_argument", NULL);
    assert_status(SWST_EMISUSE, swst_activity_attend(*state, id, (swst_attendee_sort)4, client,
                                                     SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
    assert_status(SWST_EINVALID, attend(*state, id, client, SWST_ATTENDANCE_PRESENCE_UNSET, -1));
    assert_status(SWST_EINVALID, attend(*state, id, client, (swst_attendance_presence)5, -1));
    assert_status(SWST_EINVALID, attend(*state, id, client, SWST_ATTENDANCE_PRESENCE_PRESENT,
                                        14401));
    assert_status(SWST_EINVALID, attend(*state, id, 0, SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
    assert_status(SWST_ENOTFOUND, attend(*state, id, 4711, SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
    assert_status(SWST_ENOTFOUND, attend(*state, 4711, client, SWST_ATTENDANCE_PRESENCE_PRESENT,
                                         -1));
    assert_int_equal(count_of(*state, "attendance"), 0);
}

/* ------------------------------------------------------------ worth a look */

static void assert_finding(swst_store *store, int64_t id, const char *code)
{
    swst_table *table;
    size_t row;

    assert_ok(swst_station_check(store, &table));
    row = row_of(table, "record_id", ID(id), NULL, NULL);
    assert_cell(table, row, "severity", "warning");
    assert_cell(table, row, "code", code);
    swst_table_free(table);
}

static void a_ledger_of_the_past_may_lack_the_day_and_is_told(void **state)
{
    int64_t id = given(*state, "activity", "title", "慰问", "type", "condolence", "state", "held",
                       NULL);

    assert_finding(*state, id, "held_without_day");
    assert_ok(change(*state, "activity", id, "title", "春节慰问"));
    assert_ok(change(*state, "activity", id, "held_on", "2022-02-01"));
    assert_status(SWST_EINVALID, change(*state, "activity", id, "held_on", NULL));
}

/* It would leave every count of the station. */
static void what_is_held_keeps_its_day(void **state)
{
    int64_t id = given(*state, "activity", "title", "慰问", "type", "condolence", "state",
                       "planned", "planned_on", "2022-02-01", NULL);

    assert_ok(change(*state, "activity", id, "planned_on", NULL));
    assert_ok(swst_activity_hold(*state, id, "2022-02-01", 60, -1, NULL));
    assert_status(SWST_EINVALID, change(*state, "activity", id, "held_on", NULL));
    assert_error("held_without_day", "activity.held_on");
    assert_value(*state, "activity", id, "held_on", "2022-02-01");
    assert_ok(change(*state, "activity", id, "held_on", "2022-02-02"));
    assert_ok(change(*state, "activity", id, "minutes", NULL));
}

static void nothing_takes_longer_than_its_days(void **state)
{
    int64_t id = given(*state, "activity", "title", "夏令营", "type", "class", "state", "planned",
                       "minutes", "1441", NULL);
    swst_table *table;

    assert_finding(*state, id, "longer_than_its_days");
    assert_ok(change(*state, "activity", id, "days", "2"));
    assert_ok(swst_station_check(*state, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static void a_dispute_that_is_over_says_what_was_agreed(void **state)
{
    int64_t id = given(*state, "incident", "type", "dispute", "discovered_at",
                       "2022-06-01T02:00:00.000Z", "closed_on", "2022-06-09", NULL);
    swst_table *table;

    assert_finding(*state, id, "no_agreement");
    assert_ok(change(*state, "incident", id, "agreement", "错时停车"));
    given(*state, "incident", "type", "crisis", "discovered_at", "2022-06-01T02:00:00.000Z",
          "closed_on", "2022-06-09", NULL);
    given(*state, "incident", "type", "dispute", "discovered_at", "2022-06-01T02:00:00.000Z",
          NULL);
    assert_ok(swst_station_check(*state, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(what_was_held_says_when_how_long_and_how_many),
        station_test(what_is_not_said_stays_as_it_is),
        station_test(an_activity_without_a_day_is_not_held),
        station_test(a_number_out_of_range_leaves_the_activity_as_it_was),
        station_test(what_is_called_off_says_why),
        station_test(what_was_put_off_gets_another_day),
        station_test(every_other_move_is_refused),
        station_test(what_does_not_exist_is_not_acted_on),
        cmocka_unit_test(nothing_is_done_without_a_store),
        station_test(a_request_that_is_sent_twice_is_served_once),
        station_test(everybody_has_one_row_which_changes),
        station_test(a_row_that_is_there_is_changed_and_keeps_the_rest),
        station_test(nobody_attends_after_death),
        station_test(an_attendance_names_who_and_how),
        station_test(a_ledger_of_the_past_may_lack_the_day_and_is_told),
        station_test(what_is_held_keeps_its_day),
        station_test(nothing_takes_longer_than_its_days),
        station_test(a_dispute_that_is_over_says_what_was_agreed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
