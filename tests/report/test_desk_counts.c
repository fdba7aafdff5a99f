/* Count = list: what a report counts, the desk lists, under every filter by worker
 * and area, on a station at random with backups and absences. */
#include "../support/station.h"

#include <stdlib.h>

enum { WORKERS = 6, AREAS = 3, CLIENTS = 30, DAYS = 4 };

static const char *const days[DAYS] = { "2022-06-05", "2022-06-15", "2022-06-25", "2022-06-30" };

struct town {
    swst_store *store;
    int64_t workers[WORKERS], areas[AREAS];
};

static int chance(int below)
{
    return rand() % below;
}

static const char *some_worker(const struct town *town, int none)
{
    return chance(none) ? ID(town->workers[chance(WORKERS)]) : NULL;
}

static void give_staff(struct town *town)
{
    static const char *const roles[] = { "supervisor", "social_worker", "head", "deputy" };

    for (int i = 0; i < WORKERS; i++)
        town->workers[i] = given_worker(town->store, "陈文");
    for (int i = 0; i < WORKERS; i++) {
        if (chance(3))
            given_post(town->store, town->workers[i], roles[chance(4)],
                       town->workers[(i + 1 + chance(WORKERS - 1)) % WORKERS], "2022-01-01", NULL);
        if (chance(2))
            given(town->store, "absence", "worker_id", ID(town->workers[i]), "starts_on",
                  days[chance(3)], "ends_on", "2022-06-26", NULL);
        if (chance(2))
            given_assignment(town->store, town->workers[i], "area_id", town->areas[chance(AREAS)]);
    }
}

static void give_case(const struct town *town, int64_t client)
{
    int64_t id = given(town->store, "case", "client_id", ID(client), "worker_id",
                       ID(town->workers[chance(WORKERS)]), "supervisor_id", some_worker(town, 2),
                       "opened_on", days[chance(2)], "stage", "intervention", "state",
                       chance(5) ? "open" : "suspended", "plan", chance(2) ? "plan" : NULL, NULL);

    if (chance(2))
        given(town->store, "case_event", "case_id", ID(id), "happened_on", days[1 + chance(2)],
              "event", "follow_up", "result", "done", NULL);
}

static void give_client(const struct town *town)
{
    int64_t area = town->areas[chance(AREAS)];
    int64_t id = given(town->store, "client", "name", "林小雨", "area_id", ID(area),
                       "registered_on", "2021-06-09", "filed_on", chance(2) ? "2022-01-01" : NULL,
                       "phone", chance(2) ? "13800000000" : NULL, NULL);
    int64_t household = given(town->store, "household", "area_id", ID(area), "filed_on",
                              chance(2) ? "2022-01-01" : NULL, "housing",
                              chance(2) ? "砖房" : NULL, NULL);

    given(town->store, "household_member", "household_id", ID(household), "client_id", ID(id),
          "is_head", chance(2) ? "true" : NULL, "starts_on", "2021-06-09", NULL);
    if (chance(2))
        given_assignment(town->store, town->workers[chance(WORKERS)], "client_id", id);
    if (chance(3))
        given_tier(town->store, id, chance(2) ? "red" : "yellow", "2022-01-01", NULL);
    if (chance(2))
        given_visit(town->store, id, days[chance(DAYS)], "home");
    if (chance(2))
        give_case(town, id);
}

static void give_session(const struct town *town, int64_t group)
{
    given(town->store, "activity", "title", "手工", "type", group ? "group_session" : "class",
          "state", chance(4) ? "planned" : "postponed", "planned_on", days[chance(DAYS)],
          "area_id", chance(2) ? ID(town->areas[chance(AREAS)]) : NULL, "lead_id",
          some_worker(town, 2), "group_id", group ? ID(group) : NULL, NULL);
}

static void give_town(struct town *town, swst_store *store, unsigned seed)
{
    srand(seed);
    town->store = store;
    for (int i = 0; i < AREAS; i++)
        town->areas[i] = given_village(store, (const char *const[]){
            "441882107201", "441882107202", "441882107203" }[i]);
    give_staff(town);
    given_rule(store, "red", "1", "week", "home");
    given_rule(store, "yellow", "1", "month", "home,phone");
    given(store, "file_requirement", "file", "client", "needs", "phone", NULL);
    given(store, "file_requirement", "file", "case", "needs", "plan", NULL);
    given(store, "file_requirement", "file", "household", "needs", "housing", NULL);
    for (int i = 0; i < CLIENTS; i++)
        give_client(town);
    for (int i = 0; i < 20; i++)
        give_session(town, 0);
    for (int i = 0; i < 4; i++) {
        int64_t group = given(store, "group", "name", "小组", "type", "support", "stage",
                              i ? "mature" : "cancelled", "starts_on", "2022-01-01", "worker_id",
                              some_worker(town, 3), "area_id",
                              chance(2) ? ID(town->areas[chance(AREAS)]) : NULL, NULL);

        for (int j = 0; j < 3; j++)
            give_session(town, group);
    }
}

/* ------------------------------------------------------------------- counted */

struct question {
    swst_store *store;
    const char *as_of;
    swst_filter *filter;
};

static size_t taken(swst_table *table, const char *column, const char *text)
{
    size_t count = 0;

    for (size_t i = 0; i < swst_table_rows(table); i++) {
        const char *cell = column ? swst_table_text(table, i, column) : "";

        count += !column || (cell && (!text || !strcmp(cell, text)));
    }
    swst_table_free(table);
    return count;
}

static size_t cell(swst_table *table, const char *column)
{
    size_t number = (size_t)atoi(swst_table_text(table, 0, column));

    swst_table_free(table);
    return number;
}

/* Rows of a list; those with one word as their reason, or (NULL) all. */
static size_t listed(const struct question *it, const char *list, const char *reason)
{
    swst_table *table;
    size_t count = 0;

    assert_ok(swst_report_desk(it->store, it->as_of, it->filter, &table));
    for (size_t i = 0; i < swst_table_rows(table); i++)
        count += !strcmp(swst_table_text(table, i, "list"), list)
            && (!reason || !strcmp(swst_table_text(table, i, "reason"), reason));
    swst_table_free(table);
    return count;
}

static size_t idle(const struct question *it)
{
    swst_table *table;

    assert_ok(swst_report_cases(it->store, "2022-06-01", it->as_of, it->as_of, it->filter,
                                &table));
    return cell(table, "idle");
}

static size_t unserved(const struct question *it)
{
    swst_table *table;

    assert_ok(swst_report_unserved(it->store, "2022-06-01", it->as_of, it->as_of, it->filter,
                                   &table));
    return taken(table, NULL, NULL);
}

static size_t incomplete(const struct question *it)
{
    swst_table *table;
    size_t files, complete;

    assert_ok(swst_report_files(it->store, it->as_of, it->filter, &table));
    files = (size_t)atoi(swst_table_text(table, 0, "files"));
    complete = (size_t)atoi(swst_table_text(table, 0, "complete"));
    swst_table_free(table);
    return files - complete;
}

static size_t due(const struct question *it)
{
    swst_table *table;
    size_t all, met = 0;

    assert_ok(swst_report_due(it->store, it->as_of, it->filter, &table));
    for (size_t i = 0; i < swst_table_rows(table); i++)
        met += swst_table_text(table, i, "level")
            && !strcmp(swst_table_text(table, i, "state"), "met");
    all = taken(table, "level", NULL);
    return all - met;
}

static size_t overdue(const struct question *it)
{
    swst_table *table;

    assert_ok(swst_report_activities(it->store, "2022-06-01", it->as_of, it->as_of, it->filter,
                                     &table));
    return cell(table, "overdue");
}

static void assert_counts(const struct question *it, size_t *seen)
{
    assert_int_equal(listed(it, "cases", NULL), idle(it));
    assert_int_equal(listed(it, "unserved", NULL), unserved(it));
    assert_int_equal(listed(it, "files", NULL), incomplete(it));
    assert_int_equal(listed(it, "contacts", NULL), due(it));
    assert_int_equal(listed(it, "sessions", "overdue"), overdue(it));
    *seen += idle(it) && unserved(it) && incomplete(it) && due(it) && overdue(it);
}

/* Under a filter by worker and by area, or neither (-1). */
static void ask(const struct town *town, const char *as_of, int worker, int area, size_t *seen)
{
    struct question it = { town->store, as_of, swst_filter_new() };

    if (worker >= 0)
        swst_filter_set_worker(it.filter, town->workers[worker]);
    if (area >= 0)
        swst_filter_set_area(it.filter, town->areas[area]);
    assert_counts(&it, seen);
    swst_filter_free(it.filter);
}

/* Every household lies in one area. */
static void assert_headless_add_up(const struct town *town, const char *as_of)
{
    struct question it = { town->store, as_of, NULL };
    size_t all = listed(&it, "headless", NULL), sum = 0;

    for (int i = 0; i < AREAS; i++) {
        it.filter = swst_filter_new();
        swst_filter_set_area(it.filter, town->areas[i]);
        sum += listed(&it, "headless", NULL);
        swst_filter_free(it.filter);
    }
    assert_true(all > 0);
    assert_int_equal(sum, all);
}

static void what_is_counted_is_listed_under_every_filter(void **state)
{
    struct town town;
    size_t seen = 0;

    give_town(&town, *state, 7);
    for (int day = 0; day < DAYS; day++) {
        for (int worker = -1; worker < WORKERS; worker++)
            for (int area = -1; area < AREAS; area++)
                ask(&town, days[day], worker, area, &seen);
        assert_headless_add_up(&town, days[day]);
    }
    assert_true(seen > 20);
}

/* Who is alerted of a case has it on the desk, and so among the idle. */
static void a_case_idles_also_with_who_is_alerted_of_it(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), wen = given_worker(*state, "Wen");
    struct question it = { *state, "2022-06-30", swst_filter_new() };

    given(*state, "case", "client_id", ID(client), "worker_id", ID(given_worker(*state, "Lin")),
          "supervisor_id", ID(wen), "opened_on", "2022-06-01", "stage", "planning", "state",
          "open", NULL);
    swst_filter_set_worker(it.filter, wen);
    assert_int_equal(idle(&it), 1);
    assert_int_equal(listed(&it, "cases", NULL), 1);
    swst_filter_free(it.filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(what_is_counted_is_listed_under_every_filter),
        station_test(a_case_idles_also_with_who_is_alerted_of_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
