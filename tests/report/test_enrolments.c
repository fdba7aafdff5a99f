/* Enrolments: what was promised in each period, and how much was done. */
#include "../support/station.h"

#include "base/calendar.h"

#include <stdio.h>
#include <stdlib.h>

static swst_table *enrolments(swst_store *store, const char *from, const char *to,
                              const char *as_of)
{
    swst_table *table = NULL;

    assert_ok(swst_report_enrolments(store, from, to, as_of, NULL, &table));
    return table;
}

static int64_t given_programme(swst_store *store, const char *times, const char *per)
{
    int64_t programme = given(store, "programme", "name", "三个一", NULL);

    given(store, "contact_rule", "programme_id", ID(programme), "times", times, "per", per,
          "channels", "home", NULL);
    return programme;
}

static int64_t enrolled(swst_store *store, int64_t programme, int64_t client, const char *on)
{
    int64_t enrolment = 0;

    assert_ok(swst_programme_enrol(store, programme, client, on, &enrolment));
    return enrolment;
}

static void an_enrolment_fills_every_column(void **state)
{
    static const char *const columns[] = { "enrolment_id", "programme_id", "client_id", "name",
        "bucket_from", "bucket_to", "rules", "rules_met", "required", "done", "fulfilled" };
    int64_t programme = given_programme(*state, "2", "week");
    int64_t client = given_client(*state, given_area(*state));
    int64_t enrolment = enrolled(*state, programme, client, "2026-03-01");
    swst_table *table;

    given_visit(*state, client, "2026-03-03", "home");
    table = enrolments(*state, "2026-03-02", "2026-03-08", "2026-03-10");
    assert_string_equal(swst_table_name(table), "enrolments");
    assert_int_equal(swst_table_columns(table), sizeof columns / sizeof *columns);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const swst_field *column = swst_table_column(table, i);

        assert_string_equal(swst_field_name(column), columns[i]);
        assert_string_not_equal(swst_field_label(column, "en"), swst_field_label(column, "zh"));
        assert_int_equal(swst_field_flags(column),
                         strcmp(columns[i], "name") == 0 ? SWST_PERSONAL : 0);
    }
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "enrolment_id", ID(enrolment));
    assert_cell(table, 0, "programme_id", ID(programme));
    assert_cell(table, 0, "client_id", ID(client));
    assert_cell(table, 0, "name", "林小雨");
    assert_cell(table, 0, "bucket_from", "2026-03-02");
    assert_cell(table, 0, "bucket_to", "2026-03-08");
    assert_cell(table, 0, "rules", "1");
    assert_cell(table, 0, "rules_met", "0");
    assert_cell(table, 0, "required", "2");
    assert_cell(table, 0, "done", "1");
    assert_cell(table, 0, "fulfilled", "false");
    assert_string_equal(swst_table_from(table), "2026-03-02");
    assert_string_equal(swst_table_to(table), "2026-03-08");
    assert_string_equal(swst_table_as_of(table), "2026-03-10");
    assert_int_equal(note_of(table, "in_scope"), 1);
    swst_table_free(table);
}

static void a_period_that_runs_still_has_no_row(void **state)
{
    int64_t programme = given_programme(*state, "1", "month");
    swst_table *table;

    enrolled(*state, programme, given_client(*state, given_area(*state)), "2026-03-01");
    table = enrolments(*state, "2026-03-01", "2026-12-31", "2026-04-29");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "bucket_to", "2026-03-31");
    assert_true(swst_table_provisional(table));
    swst_table_free(table);
    table = enrolments(*state, "2026-03-01", "2026-12-31", "2026-04-30");
    assert_int_equal(swst_table_rows(table), 2);
    swst_table_free(table);
    table = enrolments(*state, "2026-05-01", "2026-12-31", "2026-04-30");
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static void who_enters_within_a_period_is_promised_its_share(void **state)
{
    int64_t programme = given_programme(*state, "2", "month");
    swst_table *table;

    enrolled(*state, programme, given_client(*state, given_area(*state)), "2026-03-16");
    table = enrolments(*state, "2026-03-01", "2026-04-30", "2026-04-30");
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "required", "1");             /* 16 of 31 days */
    assert_cell(table, 1, "required", "2");
    swst_table_free(table);
}

static void a_period_that_promised_nothing_has_no_row(void **state)
{
    int64_t programme = given_programme(*state, "1", "month");
    int64_t nothing = given(*state, "programme", "name", "作业加油站", NULL);
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    enrolled(*state, programme, client, "2026-03-02");  /* 30 of 31 days */
    enrolled(*state, nothing, client, "2026-03-01");
    table = enrolments(*state, "2026-03-01", "2026-03-31", "2026-03-31");
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static void weeks_count_in_the_month_in_which_they_end(void **state)
{
    int64_t programme = given_programme(*state, "1", "month");
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    given(*state, "contact_rule", "programme_id", ID(programme), "times", "1", "per", "week",
          "channels", "phone", NULL);
    enrolled(*state, programme, client, "2026-01-01");
    given_visit(*state, client, "2026-03-31", "phone"); /* Tuesday of a week that ends in April */
    table = enrolments(*state, "2026-03-01", "2026-04-30", "2026-04-30");
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "rules", "2");
    assert_cell(table, 0, "required", "6");             /* five Sundays and the month */
    assert_cell(table, 0, "done", "0");
    assert_cell(table, 1, "required", "5");
    assert_cell(table, 1, "done", "1");
    swst_table_free(table);
}

static void a_rule_of_other_days_lengthens_no_period(void **state)
{
    int64_t programme = given_programme(*state, "1", "week");
    swst_table *table;

    given(*state, "contact_rule", "programme_id", ID(programme), "times", "1", "per", "year",
          "channels", "home", "ends_on", "2025-12-31", NULL);
    enrolled(*state, programme, given_client(*state, given_area(*state)), "2026-01-01");
    table = enrolments(*state, "2026-03-02", "2026-03-08", "2026-03-31");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "bucket_from", "2026-03-02");
    swst_table_free(table);
}

static void rows_stand_by_client_enrolment_and_period(void **state)
{
    int64_t first = given_client(*state, given_area(*state));
    int64_t second = given_client(*state, given_area(*state));
    int64_t one = given_programme(*state, "1", "month");
    int64_t two = given_programme(*state, "1", "month");
    int64_t ids[3];
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    ids[2] = enrolled(*state, one, second, "2026-01-01");
    ids[0] = enrolled(*state, two, first, "2026-01-01");
    ids[1] = enrolled(*state, one, first, "2026-01-01");
    table = enrolments(*state, "2026-03-01", "2026-04-30", "2026-04-30");
    assert_int_equal(swst_table_rows(table), 6);
    for (size_t row = 0; row < 6; row++) {
        assert_cell(table, row, "enrolment_id", ID(ids[row / 2]));
        assert_cell(table, row, "bucket_to", row % 2 ? "2026-04-30" : "2026-03-31");
    }
    swst_table_free(table);
    swst_filter_set_limit(filter, 4);
    assert_ok(swst_report_enrolments(*state, "2026-03-01", "2026-04-30", "2026-04-30", filter,
                                     &table));
    assert_int_equal(swst_table_rows(table), 4);
    assert_int_equal(note_of(table, "all"), 2);
    swst_table_free(table);
    swst_filter_set_programme(filter, two);
    assert_ok(swst_report_enrolments(*state, "2026-03-01", "2026-04-30", "2026-04-30", filter,
                                     &table));
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "programme_id", ID(two));
    swst_table_free(table);
    swst_filter_free(filter);
}

static void a_worker_s_enrolments_are_those_of_the_worker_s_clients(void **state)
{
    int64_t area = given_area(*state), worker = given_worker(*state, "Chen");
    int64_t mine = given_client(*state, area), other = given_client(*state, area);
    int64_t programme = given_programme(*state, "1", "month");
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given(*state, "assignment", "worker_id", ID(worker), "client_id", ID(mine), "starts_on",
          "2026-01-01", NULL);
    enrolled(*state, programme, mine, "2026-01-01");
    enrolled(*state, programme, other, "2026-01-01");
    swst_filter_set_worker(filter, worker);
    assert_ok(swst_report_enrolments(*state, "2026-03-01", "2026-03-31", "2026-03-31", filter,
                                     &table));
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "client_id", ID(mine));
    swst_table_free(table);
    swst_filter_free(filter);
}

static void the_report_is_asked_for_with_days_that_exist(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_enrolments(*state, "2026-02-30", "2026-03-01",
                                                        "2026-03-01", NULL, &table));
    assert_status(SWST_EINVALID, swst_report_enrolments(*state, "2026-03-02", "2026-03-01",
                                                        "2026-03-01", NULL, &table));
    assert_error("period_reversed", NULL);
    assert_status(SWST_EMISUSE, swst_report_enrolments(NULL, "2026-03-01", "2026-03-01",
                                                       "2026-03-01", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_enrolments(*state, "2026-03-01", "2026-03-01", NULL,
                                                       NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_enrolments(*state, "2026-03-01", "2026-03-01",
                                                       "2026-03-01", NULL, NULL));
    assert_null(table);
}

/* ------------------------------------------------------------------ by day */

/* Days of 2025 and 2026 by their number from 2025-01-01 on. */
enum { DAYS = 730, RULES = 3, VISITS = 80 };
static const char *const pers[] = { NULL, "day", "week", "month", "quarter", "half", "year" };
static const char *const channels[] = { NULL, "home", "phone", "video" };

struct plain {
    int64_t programme, client;
    int64_t first, last;                    /* of the enrolment */
    int64_t away_from, away_to, exit;
    struct { int per, times, channels, from, to; } rules[RULES];
    int visited[DAYS];                      /* bits of channels */
};

static const char *text_of(int64_t day)
{
    static char texts[8][SWST__DAY_SIZE];
    static int at;

    swst__day_print(swst__day_make(2025, 1, 1) + day, texts[at = (at + 1) % 8]);
    return texts[at];
}

static void live(swst_store *store, struct plain *plain)
{
    char times[8];

    *plain = (struct plain){ .programme = given(store, "programme", "name", "三个一", NULL),
                             .client = given_client(store, given_area(store)),
                             .first = rand() % 300, .away_from = rand() % DAYS };
    plain->last = plain->first + 20 + rand() % 400;
    plain->away_to = plain->away_from + rand() % 60;
    plain->exit = rand() % 3 ? DAYS + 100 : 100 + rand() % 600;
    for (int i = 0; i < RULES; i++) {
        int per = 2 + rand() % 3, from = rand() % 400;

        plain->rules[i].per = per;
        plain->rules[i].times = 1 + rand() % 4;
        plain->rules[i].channels = 1 + rand() % 3;
        plain->rules[i].from = from;
        plain->rules[i].to = from + rand() % 500;
        snprintf(times, sizeof times, "%d", plain->rules[i].times);
        given(store, "contact_rule", "programme_id", ID(plain->programme), "times", times, "per",
              pers[per], "channels", channels[plain->rules[i].channels], "starts_on",
              text_of(from), "ends_on", text_of(plain->rules[i].to), NULL);
    }
    for (int i = 0; i < VISITS; i++) {
        int day = rand() % DAYS, channel = 1 + rand() % 3;

        plain->visited[day] |= 1 << channel;
        given_visit(store, plain->client, text_of(day), channels[channel]);
    }
    given(store, "residence", "client_id", ID(plain->client), "status", "hospital", "starts_on",
          text_of(plain->away_from), "ends_on", text_of(plain->away_to), NULL);
    assert_ok(change(store, "client", plain->client, "exited_on", text_of(plain->exit)));
    given(store, "enrolment", "programme_id", ID(plain->programme), "client_id",
          ID(plain->client), "starts_on", text_of(plain->first), "ends_on", text_of(plain->last),
          NULL);
}

static int eligible(const struct plain *plain, int rule, int64_t day)
{
    return day >= plain->first && day <= plain->last && day >= plain->rules[rule].from
        && day <= plain->rules[rule].to && day < plain->exit
        && (day < plain->away_from || day > plain->away_to);
}

/* Whether the day after is of another week, month or quarter. */
static bool ends(int per, int64_t day)
{
    int64_t year, month, of_month;

    if (per == 2)
        return (day + 702) % 7 == 6;        /* 2025-01-01 was a Wednesday */
    swst__day_split(swst__day_make(2025, 1, 1) + day + 1, &year, &month, &of_month);
    return of_month == 1 && (per == 3 || month % 3 == 1);
}

static int64_t start_of(int per, int64_t end)
{
    int64_t day = end - 1;

    while (!ends(per, day))
        day--;
    return day + 1;
}

/* Day by day: what a rule asked for and got in its buckets that end from `from` to `to`. */
static void add_rule(const struct plain *plain, int rule, int64_t from, int64_t to,
                     int64_t as_of, int64_t *sums)
{
    int64_t asked = 0, kept = 0;
    bool all = true;

    for (int64_t end = from; end <= to; end++) {
        int64_t days = 0, done = 0, length = 0, required;

        if (!ends(plain->rules[rule].per, end))
            continue;
        for (int64_t day = start_of(plain->rules[rule].per, end); day <= end; day++) {
            length++;
            days += eligible(plain, rule, day);
            done += day >= 0 && day < DAYS && day <= as_of && eligible(plain, rule, day)
                && plain->visited[day] >> plain->rules[rule].channels & 1;
        }
        required = plain->rules[rule].times * days / length;
        asked += required;
        kept += done < required ? done : required;
        all = all && done >= required;
    }
    sums[0] += asked > 0;
    sums[1] += asked > 0 && all;
    sums[2] += asked;
    sums[3] += kept;
}

static size_t assert_as_lived(swst_store *store, const struct plain *plain, int64_t from,
                              int64_t to, int64_t as_of)
{
    static const char *const names[] = { "rules", "rules_met", "required", "done" };
    swst_table *table = enrolments(store, text_of(from), text_of(to), text_of(as_of));
    size_t row = 0;
    int longest = 0;

    for (int i = 0; i < RULES; i++)
        if (plain->rules[i].per > longest && plain->rules[i].from <= plain->last
            && plain->rules[i].to >= plain->first)
            longest = plain->rules[i].per;
    for (int64_t end = from; longest && end <= to && end <= as_of; end++) {
        int64_t sums[4] = { 0 }, start;

        if (!ends(longest, end))
            continue;
        start = start_of(longest, end);
        for (int i = 0; i < RULES; i++)
            add_rule(plain, i, start, end, as_of, sums);
        if (!sums[0])
            continue;
        assert_true(row < swst_table_rows(table));
        assert_cell(table, row, "bucket_from", text_of(start));
        assert_cell(table, row, "bucket_to", text_of(end));
        for (int i = 0; i < 4; i++)
            assert_int_equal(swst_table_int(table, row, names[i]), sums[i]);
        row++;
    }
    assert_int_equal(swst_table_rows(table), row);
    swst_table_free(table);
    return row;
}

static void every_row_is_that_of_a_plain_loop_over_days(void **state)
{
    size_t rows = 0;

    srand(7);
    for (int station = 0; station < (getenv("SWST_LONG") ? 300 : 40); station++) {
        struct plain plain;

        assert_int_equal(open_station(state), 0);
        live(*state, &plain);
        for (int question = 0; question < 20; question++) {
            int64_t from = rand() % 500, to = from + rand() % 229;

            rows += assert_as_lived(*state, &plain, from, to, rand() % DAYS);
        }
        close_station(state);
    }
    assert_true(rows > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(an_enrolment_fills_every_column),
        station_test(a_period_that_runs_still_has_no_row),
        station_test(who_enters_within_a_period_is_promised_its_share),
        station_test(a_period_that_promised_nothing_has_no_row),
        station_test(weeks_count_in_the_month_in_which_they_end),
        station_test(a_rule_of_other_days_lengthens_no_period),
        station_test(rows_stand_by_client_enrolment_and_period),
        station_test(a_worker_s_enrolments_are_those_of_the_worker_s_clients),
        station_test(the_report_is_asked_for_with_days_that_exist),
        cmocka_unit_test(every_row_is_that_of_a_plain_loop_over_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
