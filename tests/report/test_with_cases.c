/* A worker's cases are found wherever their clients are, and so are those of
 * whom the worker stands in for. */
#include "../support/station.h"
#include "report/with_cases.h"

#include <stdlib.h>

struct town {
    int64_t here, there, chen, wu, of_chen;
};

/* Chen has the village here and a case of a client there; Wu is the backup. */
static struct town given_town(swst_store *store)
{
    struct town it = { given_village(store, "441882107201"), given_village(store, "441882107202"),
                       given_worker(store, "陈文"), given_worker(store, "吴芳"), 0 };
    int64_t client = given_client(store, it.there);

    given(store, "assignment", "worker_id", ID(it.chen), "area_id", ID(it.here), "starts_on",
          "2022-01-01", NULL);
    given(store, "post", "worker_id", ID(it.chen), "backup_id", ID(it.wu), "role",
          "social_worker", "starts_on", "2022-01-01", NULL);
    given(store, "absence", "worker_id", ID(it.chen), "starts_on", "2022-03-10", "ends_on",
          "2022-03-20", NULL);
    it.of_chen = given(store, "case", "client_id", ID(client), "worker_id", ID(it.chen),
                       "opened_on", "2022-01-01", "stage", "planning", "state", "open",
                       "follow_up_on", "2022-02-01", NULL);
    given(store, "file_requirement", "file", "case", "needs", "plan", NULL);
    given_client(store, it.here);
    return it;
}

/* Rows of a list about the case, for a worker. */
static size_t rows(swst_store *store, swst_desk_list list, int64_t worker, const char *as_of)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;
    size_t count;

    swst_filter_add_list(filter, list);
    swst_filter_set_worker(filter, worker);
    assert_ok(swst_report_desk(store, as_of, filter, &table));
    count = swst_table_rows(table);
    swst_table_free(table);
    swst_filter_free(filter);
    return count;
}

static void a_case_is_seen_by_its_worker_and_by_the_backup_of_who_is_absent(void **state)
{
    static const swst_desk_list lists[] = { SWST_DESK_LIST_FILES, SWST_DESK_LIST_REVIEWS };
    struct town it = given_town(*state);

    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(rows(*state, lists[i], it.chen, "2022-03-09"), 1);
        assert_int_equal(rows(*state, lists[i], it.wu, "2022-03-09"), 0);
        assert_int_equal(rows(*state, lists[i], it.wu, "2022-03-10"), 1);
        assert_int_equal(rows(*state, lists[i], it.chen, "2022-03-10"), 1);
        assert_int_equal(rows(*state, lists[i], it.wu, "2022-03-21"), 0);
        assert_int_equal(rows(*state, lists[i], 0, "2022-03-21"), 1);
    }
}

static void without_a_worker_the_candidates_are_those_of_the_ground(void **state)
{
    struct town it = given_town(*state);
    swst_filter *filter = swst_filter_new();
    struct swst__ground ground = { 0 };
    struct swst__ids ids = { 0 };
    const struct swst__ids *only;

    assert_ok(swst__ground_open(&ground, *state, NULL, 19060));
    assert_ok(swst__ground_with_cases(&ground, *state, &ids, &only));
    assert_null(only);
    swst__ground_close(&ground);
    memset(&ground, 0, sizeof ground);
    swst_filter_set_area(filter, it.here);
    assert_ok(swst__ground_open(&ground, *state, filter, 19060));
    assert_ok(swst__ground_with_cases(&ground, *state, &ids, &only));
    assert_ptr_equal(only, ground.only);
    assert_int_equal(ids.count, 0);
    swst__ground_close(&ground);
    memset(&ground, 0, sizeof ground);
    swst_filter_set_worker(filter, it.chen);
    assert_ok(swst__ground_open(&ground, *state, filter, 19060));
    assert_ok(swst__ground_with_cases(&ground, *state, &ids, &only));
    assert_ptr_equal(only, &ids);
    assert_int_equal(ids.count, 2);                 /* the one here, the one of the case */
    swst__ids_free(&ids);
    swst__ground_close(&ground);
    swst_filter_free(filter);
}

/* ------------------------------------------------------------ a plain model */

/* The list of a worker is what the whole list says of that worker. */
static void assert_is_part(swst_store *store, swst_desk_list list, int64_t worker)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;
    size_t expected = 0;

    swst_filter_add_list(filter, list);
    assert_ok(swst_report_desk(store, "2022-03-31", filter, &table));
    for (size_t i = 0; i < swst_table_rows(table); i++)
        expected += strstr(swst_table_text(table, i, "worker_ids"), ID(worker)) != NULL;
    swst_table_free(table);
    swst_filter_free(filter);
    assert_int_equal(rows(store, list, worker, "2022-03-31"), expected);
}

static int64_t any(const int64_t *ids, int count)
{
    return ids[rand() % count];
}

static void fill(swst_store *store, int64_t workers[4])
{
    int64_t areas[3];

    for (int i = 0; i < 3; i++) {
        char code[] = "441882107201";

        code[11] = (char)('1' + i);
        areas[i] = given_village(store, code);
    }
    for (int i = 0; i < 4; i++) {
        workers[i] = given_worker(store, "陈文");
        given(store, "assignment", "worker_id", ID(workers[i]), "area_id", ID(any(areas, 3)),
              "starts_on", "2022-01-01", NULL);
        given(store, "post", "worker_id", ID(workers[i]), "backup_id",
              i ? ID(workers[i - 1]) : NULL, "role", "social_worker", "starts_on", "2022-01-01",
              NULL);
        if (rand() % 2)
            given(store, "absence", "worker_id", ID(workers[i]), "starts_on", "2022-03-10", NULL);
    }
    for (int i = 0; i < 12; i++) {
        int64_t client = given(store, "client", "name", "林小雨", "area_id", ID(any(areas, 3)),
                               "registered_on", "2020-01-01", "filed_on", "2020-01-01", NULL);

        if (rand() % 3 == 0)
            given(store, "assignment", "worker_id", ID(any(workers, 4)), "client_id", ID(client),
                  "starts_on", "2022-01-01", NULL);
        if (rand() % 2)
            given(store, "case", "client_id", ID(client), "worker_id", ID(any(workers, 4)),
                  "opened_on", "2022-01-01", "stage", "planning", "state", "open",
                  "follow_up_on", "2022-02-01", NULL);
        given(store, "household", "area_id", ID(any(areas, 3)), "filed_on", "2020-01-01", NULL);
    }
    given(store, "file_requirement", "file", "case", "needs", "plan", NULL);
    given(store, "file_requirement", "file", "client", "needs", "phone", NULL);
    given(store, "file_requirement", "file", "household", "needs", "household_member", NULL);
}

static void the_list_of_a_worker_is_that_part_of_the_whole_list(void **state)
{
    int stations = getenv("SWST_LONG") ? 200 : 5;

    (void)state;
    srand(20220321);
    for (int i = 0; i < stations; i++) {
        swst_store *store = swst_store_new();
        int64_t workers[4];

        assert_ok(swst_store_create(store, ":memory:"));
        fill(store, workers);
        for (int j = 0; j < 4; j++) {
            assert_is_part(store, SWST_DESK_LIST_FILES, workers[j]);
            assert_is_part(store, SWST_DESK_LIST_REVIEWS, workers[j]);
        }
        swst_store_free(store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_case_is_seen_by_its_worker_and_by_the_backup_of_who_is_absent),
        station_test(without_a_worker_the_candidates_are_those_of_the_ground),
        cmocka_unit_test(the_list_of_a_worker_is_that_part_of_the_whole_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
