/* What is overdue: the due list of the last day. */
#include "drawn_town.h"

#include "report/indicators/measure.h"

#include <swstation/report.h>

/* ------------------------------------------------------------- a plain model */

struct overdue {
    int rows, overdue, missed;
};

/* Of one client under one rule of the tier record, or (NULL) of the enrolment. */
struct duty {
    const struct town_client *client;
    const struct town_rule *rule;
    const struct town_tier *tier;
    int day;
};

static bool is_eligible(const struct duty *duty, int day)
{
    return town_in_scope(duty->client, day)
        && (duty->tier ? town_tier(duty->client, day) == duty->tier
                       : duty->client->enrolled <= day);
}

static bool is_done_on(const struct duty *duty, int day)
{
    for (int i = 0; i < duty->client->contact_count && day <= duty->day; i++) {
        const struct town_contact *contact = &duty->client->contacts[i];

        if (contact->day == day && strcmp(contact->result, "done") == 0
            && strstr(duty->rule->channels, contact->channel)
            && (!duty->rule->purpose || model_is(contact->purpose, duty->rule->purpose))
            && is_eligible(duty, day))
            return true;
    }
    return false;
}

/* The latest eligible day with a counting contact, else the first eligible one. */
static int latest(const struct duty *duty)
{
    int day = duty->day;

    while (day >= 0 && !is_done_on(duty, day))
        day--;
    if (day >= 0)
        return day;
    for (day = 0; !is_eligible(duty, day); )
        day++;
    return day;
}

static bool is_unmet(const struct duty *duty, struct swst__span bucket)
{
    int eligible = 0, done = 0;

    for (int64_t at = bucket.first; at <= bucket.last; at++) {
        int day = (int)(at - model_day(0));

        eligible += day >= 0 && is_eligible(duty, day);
        done += day >= 0 && is_done_on(duty, day);
    }
    return done < atoi(duty->rule->times) * eligible / (int)(bucket.last - bucket.first + 1);
}

static void add_duty(const struct duty *duty, struct overdue *sum)
{
    struct swst__span bucket = swst__bucket_of(duty->rule->bucket, model_day(latest(duty)));
    int missed = 0;

    for (; bucket.last < model_day(duty->day);
         bucket = swst__bucket_of(duty->rule->bucket, bucket.last + 1))
        missed += is_unmet(duty, bucket);
    sum->rows++;
    sum->overdue += missed > 0;
    sum->missed += missed;
}

/* The rows of a client on a day; of one level alone if that is asked for. */
static struct overdue rows_of(const struct town_client *client, int day, const char *level)
{
    const struct town_tier *tier = town_tier(client, day);
    struct overdue sum = { 0, 0, 0 };

    for (int i = 0; i < TOWN_RULES && town_in_scope(client, day); i++) {
        const struct town_rule *rule = &town_rules[i];
        struct duty duty = { client, rule, rule->level ? tier : NULL, day };

        if (rule->level ? tier && strcmp(rule->level, tier->level) == 0
                          && (!level || strcmp(level, rule->level) == 0)
                        : !level && client->enrolled <= day)
            add_duty(&duty, &sum);
    }
    return sum;
}

static void assert_agrees(swst_store *store, struct town *town, int day)
{
    struct town_wish wish = town_wish(town);
    swst_filter *filter = town_filter(town, &wish);
    int clients = 0, with = 0, overdue = 0, missed = 0;
    struct figure_asked rate;

    for (int i = 0; i < TOWN_CLIENTS; i++) {
        const struct town_client *client = &town->clients[i];
        struct overdue sum = rows_of(client, day, wish.level);

        if (!town_admits(client, &wish, day))
            continue;
        clients += sum.overdue > 0;
        with += sum.rows > 0;
        overdue += sum.overdue;
        missed += sum.missed;
    }
    assert_int_equal(ask_of(store, "OVERDUE.CLIENTS", 0, day, filter).n, clients);
    assert_int_equal(ask_of(store, "OVERDUE.DUTIES", 0, day, filter).n, overdue);
    assert_int_equal(ask_of(store, "OVERDUE.MISSED", day, day, filter).n, missed);
    rate = ask_of(store, "OVERDUE.RATE", 0, day, filter);
    assert_int_equal(rate.n, clients);
    assert_int_equal(rate.d, with);
    swst_filter_free(filter);
}

static void what_is_overdue_is_what_a_plain_model_says(void **state)
{
    (void)state;
    for (unsigned seed = 401; seed < 401 + model_runs(); seed++) {
        struct town town;
        void *store;

        open_station(&store);
        town_make(store, &town, seed);
        for (int i = 0; i < 20; i++)
            assert_agrees(store, &town, town_draw(&town, TOWN_DAYS + 20));
        close_station(&store);
    }
}

/* ------------------------------------------------------- the report's figures */

/* Rows of the due list in state overdue, of one level or (NULL) of all. */
static struct overdue due_list(swst_store *store, int day, const swst_filter *filter,
                               const char *level)
{
    struct overdue sum = { 0, 0, 0 };
    swst_table *table;

    assert_ok(swst_report_due(store, model_text(day), filter, &table));
    for (size_t i = 0; i < swst_table_rows(table); i++) {
        const char *of = swst_table_text(table, i, "level");

        if (level && (!of || strcmp(of, level) != 0))
            continue;
        sum.rows++;
        sum.overdue += strcmp(swst_table_text(table, i, "state"), "overdue") == 0;
        sum.missed += (int)swst_table_int(table, i, "missed");
    }
    swst_table_free(table);
    return sum;
}

static void what_is_overdue_is_what_the_due_list_says(void **state)
{
    static const char *const levels[] = { NULL, "red", "yellow", "green" };
    struct town town;

    town_make(*state, &town, 7);
    for (int i = 0; i < 24; i++) {
        int day = town_draw(&town, TOWN_DAYS), way = i % 4;
        swst_filter *filter = filter_of(way == 1 ? town.areas[i % 3] : 0,
                                        way == 2 ? town.workers[i % 3] : 0, NULL, NULL);
        struct overdue list;

        if (way == 3)
            swst_filter_set_ages(filter, 60, -1);
        list = due_list(*state, day, filter, levels[i / 4 % 4]);
        assert_ok(swst_filter_set_level(filter, levels[i / 4 % 4]));
        assert_int_equal(ask_of(*state, "OVERDUE.DUTIES", 0, day, filter).n, list.overdue);
        assert_int_equal(ask_of(*state, "OVERDUE.MISSED", 0, day, filter).n, list.missed);
        swst_filter_free(filter);
    }
}

/* Two windows in one walk: neither knows the contacts of the other's days. */
static void a_contact_of_later_makes_nothing_less_overdue(void **state)
{
    const struct swst_indicator *missed = swst_indicator_find("OVERDUE.MISSED");
    int64_t client = given_client(*state, given_area(*state));
    struct swst__measures measures = { .store = *state };
    struct swst__question june[3];

    given_rule(*state, "red", "1", "day", "phone");
    given_tier(*state, client, "red", "2026-06-01", NULL);
    given_visit(*state, client, "2026-06-20", "phone");
    assert_ok(swst__question_read("2026-06-01", "2026-06-10", "2026-06-30", &june[0]));
    assert_ok(swst__question_read("2026-06-01", "2026-06-30", "2026-06-24", &june[1]));
    assert_ok(swst__question_read("2026-06-01", "2026-06-20", "2026-06-30", &june[2]));
    for (int i = 0; i < 3; i++)
        assert_ok(swst__measures_ask(&measures, missed, &june[i], NULL));
    assert_ok(swst__measures_run(&measures));
    assert_int_equal(measures.at[0].figure.n, 9);
    assert_int_equal(measures.at[1].figure.n, 3);
    assert_int_equal(measures.at[2].figure.n, 0);
    swst__measures_free(&measures);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_overdue_is_what_a_plain_model_says),
        station_test(what_is_overdue_is_what_the_due_list_says),
        station_test(a_contact_of_later_makes_nothing_less_overdue),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
