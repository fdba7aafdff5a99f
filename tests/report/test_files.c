/* Completeness: which files there are, whose they are, and that the count is
 * the length of the list. */
#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

static int64_t files_of(swst_store *store, const char *as_of, const swst_filter *filter,
                        const char *type, const char *column)
{
    swst_table *table;
    int64_t number;

    assert_ok(swst_report_files(store, as_of, filter, &table));
    number = swst_table_int(table, row_of(table, "file", type, NULL, NULL), column);
    swst_table_free(table);
    return number;
}

static int64_t count(swst_store *store, const char *as_of, const char *type)
{
    return files_of(store, as_of, NULL, type, "files");
}

static void a_persons_and_a_households_file_is_there_from_its_day(void **state)
{
    int64_t area = given_area(*state);
    int64_t client = given(*state, "client", "name", "林小雨", "area_id", ID(area),
                           "registered_on", "2020-01-01", "filed_on", "2022-03-01", NULL);

    given_client(*state, area);                     /* never filed */
    given(*state, "household", "area_id", ID(area), "filed_on", "2022-03-02", NULL);
    given_household(*state, area);
    assert_int_equal(count(*state, "2022-02-28", "all"), 0);
    assert_int_equal(count(*state, "2022-03-01", "client"), 1);
    assert_int_equal(count(*state, "2022-03-01", "household"), 0);
    assert_int_equal(count(*state, "2022-03-02", "all"), 2);
    assert_ok(change(*state, "client", client, "exited_on", "2022-04-01"));
    assert_int_equal(count(*state, "2022-05-01", "client"), 1);     /* it stays in the cupboard */
    assert_ok(void_it(*state, "client", client, "entered twice"));
    assert_int_equal(count(*state, "2022-05-01", "client"), 0);
}

static void a_cases_file_is_there_from_its_opening(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given(*state, "case", "client_id", ID(client), "worker_id", ID(given_worker(*state, "陈文")),
          "opened_on", "2022-03-01", "stage", "intake", NULL);
    assert_int_equal(count(*state, "2022-02-28", "case"), 0);
    assert_int_equal(count(*state, "2022-03-01", "case"), 1);
}

static void a_groups_file_is_there_while_it_works(void **state)
{
    static const char *const stages[] = { "preparing", "forming", "transition", "mature",
                                          "ending", "ended", "cancelled" };

    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        given(*state, "group", "name", "小组", "type", "growth", "stage", stages[i], "starts_on",
              "2022-03-01", NULL);
    assert_int_equal(count(*state, "2022-03-01", "group"), 5);
    assert_int_equal(count(*state, "2022-02-28", "group"), 0);
}

static void an_activitys_file_is_there_once_it_was_held(void **state)
{
    given(*state, "activity", "title", "义诊", "type", "community", "state", "planned",
          "planned_on", "2022-03-01", NULL);
    given(*state, "activity", "title", "义诊", "type", "community", "state", "held", "held_on",
          "2022-03-02", NULL);
    given(*state, "activity", "title", "义诊", "type", "community", "state", "cancelled", NULL);
    assert_int_equal(count(*state, "2022-03-01", "activity"), 0);
    assert_int_equal(count(*state, "2022-03-02", "activity"), 1);
}

static void what_is_missing_is_counted_over_all_files(void **state)
{
    int64_t area = given_area(*state);
    swst_table *table;

    given(*state, "file_requirement", "file", "client", "needs", "phone", NULL);
    given(*state, "file_requirement", "file", "client", "needs", "sex", NULL);
    given(*state, "client", "name", "林小雨", "area_id", ID(area), "registered_on", "2020-01-01",
          "filed_on", "2022-03-01", NULL);
    given(*state, "client", "name", "林小雨", "area_id", ID(area), "registered_on", "2020-01-01",
          "filed_on", "2022-03-01", "phone", "13800138000", NULL);
    assert_ok(swst_report_files(*state, "2022-03-31", NULL, &table));
    assert_string_equal(swst_table_name(table), "files");
    assert_string_equal(swst_table_as_of(table), "2022-03-31");
    assert_null(swst_table_from(table));
    assert_int_equal(swst_table_rows(table), 8);
    assert_cell(table, 0, "missing", "3");
    assert_cell(table, 0, "complete", "0");
    assert_cell(table, 0, "rate", "0.0%");
    assert_cell(table, row_of(table, "file", "case", NULL, NULL), "rate", "-");   /* of none */
    swst_table_free(table);
}

static void files_of_which_nobody_said_what_they_must_hold_are_not_called_complete(void **state)
{
    int64_t area = given_area(*state);
    swst_table *table;

    given(*state, "household", "area_id", ID(area), "filed_on", "2022-03-01", NULL);
    for (int i = 0; i < 2; i++) {
        assert_ok(swst_report_files(*state, "2022-03-31", NULL, &table));
        assert_cell(table, 0, "rate", i ? "100.0%" : "-");
        assert_cell(table, row_of(table, "file", "household", NULL, NULL), "files", "1");
        assert_cell(table, row_of(table, "file", "household", NULL, NULL), "rate", "-");
        swst_table_free(table);
        given(*state, "file_requirement", "file", "client", "needs", "phone", NULL);
    }
}

static void a_worker_sees_the_own_cases_wherever_their_clients_are(void **state)
{
    int64_t here = given_village(*state, "441882107201");
    int64_t there = given_village(*state, "441882107202");
    int64_t chen = given_worker(*state, "陈文"), wu = given_worker(*state, "吴芳");
    swst_filter *filter = swst_filter_new();

    given(*state, "assignment", "worker_id", ID(chen), "area_id", ID(here), "starts_on",
          "2022-01-01", NULL);
    given(*state, "case", "client_id", ID(given_client(*state, there)), "worker_id", ID(chen),
          "opened_on", "2022-03-01", "stage", "intake", NULL);
    given(*state, "case", "client_id", ID(given_client(*state, here)), "worker_id", ID(wu),
          "opened_on", "2022-03-01", "stage", "intake", NULL);
    given(*state, "household", "area_id", ID(here), "filed_on", "2022-03-01", NULL);
    swst_filter_set_worker(filter, chen);
    assert_int_equal(files_of(*state, "2022-03-31", filter, "case", "files"), 1);
    assert_int_equal(files_of(*state, "2022-03-31", filter, "household", "files"), 1);
    swst_filter_set_worker(filter, wu);
    assert_int_equal(files_of(*state, "2022-03-31", filter, "case", "files"), 1);
    assert_int_equal(files_of(*state, "2022-03-31", filter, "household", "files"), 0);
    swst_filter_set_worker(filter, 0);
    swst_filter_set_area(filter, there);
    assert_int_equal(files_of(*state, "2022-03-31", filter, "case", "files"), 1);
    assert_int_equal(files_of(*state, "2022-03-31", filter, "household", "files"), 0);
    swst_filter_free(filter);
}

static void a_question_about_files_is_asked_with_all_it_takes(void **state)
{
    swst_table *table;

    assert_status(SWST_EMISUSE, swst_report_files(NULL, "2022-03-31", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_files(*state, NULL, NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_files(*state, "2022-03-31", NULL, NULL));
    assert_error("null_argument", NULL);
    assert_status(SWST_EINVALID, swst_report_files(*state, "2022-02-30", NULL, &table));
    assert_error("not_a_day", NULL);
}

/* ------------------------------------------------------------ a plain model */

enum { CLIENTS = 12, VISITS = 30, DAYS = 20 };

/* A station on the first twenty days of March. */
struct plain {
    struct { int filed; bool phone, in_category, voided; int64_t id; } clients[CLIENTS];
    struct { int client, day; bool home, voided; } visits[VISITS];
    int at_least;
};

static const char *march(int day)
{
    static char texts[4][16];
    static int next;
    char *text = texts[next++ % 4];

    snprintf(text, sizeof texts[0], "2022-03-%02d", day);
    return text;
}

/* phone; visit; visit.channel=home at least so often; phone again, of some. */
static int lacks(const struct plain *plain, int client, int as_of)
{
    int visits = 0, home = 0;

    for (int i = 0; i < VISITS; i++)
        if (plain->visits[i].client == client && !plain->visits[i].voided
            && plain->visits[i].day <= as_of) {
            visits++;
            home += plain->visits[i].home;
        }
    return !plain->clients[client].phone + (visits == 0) + (home < plain->at_least)
        + (plain->clients[client].in_category && home == 0);
}

static void make_clients(swst_store *store, struct plain *plain, int64_t category)
{
    for (int i = 0; i < CLIENTS; i++) {
        int64_t id;

        plain->clients[i].filed = rand() % (DAYS + 5);
        plain->clients[i].phone = rand() % 2;
        plain->clients[i].in_category = rand() % 2;
        id = given(store, "client", "name", "林小雨", "area_id", ID(given_area(store)),
                   "registered_on", "2020-01-01", "filed_on",
                   plain->clients[i].filed ? march(plain->clients[i].filed) : NULL, "phone",
                   plain->clients[i].phone ? "13800138000" : NULL, NULL);
        plain->clients[i].id = id;
        if (plain->clients[i].in_category)
            given(store, "membership", "client_id", ID(id), "category_id", ID(category),
                  "starts_on", "2022-01-01", NULL);
    }
}

static void make_visits(swst_store *store, struct plain *plain)
{
    for (int i = 0; i < VISITS; i++) {
        int64_t id;

        plain->visits[i].client = rand() % CLIENTS;
        plain->visits[i].day = 1 + rand() % DAYS;
        plain->visits[i].home = rand() % 2;
        plain->visits[i].voided = rand() % 5 == 0;
        id = given_visit(store, plain->clients[plain->visits[i].client].id,
                         march(plain->visits[i].day), plain->visits[i].home ? "home" : "phone");
        if (plain->visits[i].voided)
            assert_ok(void_it(store, "visit", id, "a mistake"));
    }
}

static void assert_agrees(swst_store *store, const struct plain *plain, int as_of)
{
    int64_t files = 0, complete = 0, missing = 0;
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    for (int i = 0; i < CLIENTS; i++)
        if (plain->clients[i].filed && plain->clients[i].filed <= as_of) {
            files++;
            complete += !lacks(plain, i, as_of);
            missing += lacks(plain, i, as_of);
        }
    assert_int_equal(files_of(store, march(as_of), NULL, "client", "files"), files);
    assert_int_equal(files_of(store, march(as_of), NULL, "client", "complete"), complete);
    assert_int_equal(files_of(store, march(as_of), NULL, "all", "missing"), missing);
    swst_filter_add_list(filter, SWST_DESK_LIST_FILES);
    assert_ok(swst_report_desk(store, march(as_of), filter, &table));
    assert_int_equal(swst_table_rows(table), files - complete);
    swst_table_free(table);
    swst_filter_free(filter);
}

static void completeness_agrees_with_a_plain_model(void **state)
{
    int stations = getenv("SWST_LONG") ? 300 : 8;

    (void)state;
    srand(20220331);
    for (int i = 0; i < stations; i++) {
        struct plain plain = { .at_least = 1 + rand() % 3 };
        swst_store *store = swst_store_new();
        int64_t category;

        assert_ok(swst_store_create(store, ":memory:"));
        category = given_category(store, "tekun", "person");
        given(store, "file_requirement", "file", "client", "needs", "phone", NULL);
        given(store, "file_requirement", "file", "client", "needs", "visit", NULL);
        given(store, "file_requirement", "file", "client", "needs", "visit.channel=home",
              "at_least", ID(plain.at_least), NULL);
        given(store, "file_requirement", "file", "client", "needs", "visit.channel=home",
              "category_id", ID(category), NULL);
        make_clients(store, &plain, category);
        make_visits(store, &plain);
        for (int day = 1; day <= DAYS; day += 3)
            assert_agrees(store, &plain, day);
        swst_store_free(store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_persons_and_a_households_file_is_there_from_its_day),
        station_test(a_cases_file_is_there_from_its_opening),
        station_test(a_groups_file_is_there_while_it_works),
        station_test(an_activitys_file_is_there_once_it_was_held),
        station_test(what_is_missing_is_counted_over_all_files),
        station_test(files_of_which_nobody_said_what_they_must_hold_are_not_called_complete),
        station_test(a_worker_sees_the_own_cases_wherever_their_clients_are),
        station_test(a_question_about_files_is_asked_with_all_it_takes),
        cmocka_unit_test(completeness_agrees_with_a_plain_model),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
