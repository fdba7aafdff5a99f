/* A filter reads few clients of a county and misses nobody it admits. */
#include "../support/station.h"

/* How many clients the footing counts under a filter on 2022-06-01. */
static int64_t admitted(swst_store *store, int64_t area, int64_t worker)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;
    int64_t all = -1;

    swst_filter_set_area(filter, area);
    swst_filter_set_worker(filter, worker);
    assert_ok(swst_report_due(store, "2022-06-01", filter, &table));
    for (size_t i = 0; swst_table_note_name(table, i); i++)
        if (strcmp(swst_table_note_name(table, i), "all") == 0)
            all = swst_table_note(table, i);
    swst_table_free(table);
    swst_filter_free(filter);
    return all;
}

static void move(swst_store *store, int64_t client, int64_t area)
{
    given(store, "residence", "client_id", ID(client), "area_id", ID(area), "status", "here",
          "starts_on", "2022-05-01", NULL);
}

static void who_moved_in_is_found_and_who_moved_out_is_not(void **state)
{
    int64_t here = given_village(*state, "441882107206");
    int64_t there = given_village(*state, "441882107209");

    move(*state, given_client(*state, there), here);
    move(*state, given_client(*state, here), there);
    given_client(*state, here);
    assert_int_equal(admitted(*state, here, 0), 2);
    assert_int_equal(admitted(*state, there, 0), 1);
}

static void a_town_finds_the_clients_of_its_villages(void **state)
{
    int64_t town = given(*state, "area", "code", "441882107", "name", "东陂镇",
                         "level", "town", NULL);

    given_client(*state, given_village(*state, "441882107206"));
    given_client(*state, town);
    given_client(*state, given_village(*state, "441882108201"));
    assert_int_equal(admitted(*state, town, 0), 2);
}

static void a_worker_finds_those_of_the_own_areas_and_those_assigned_in_person(void **state)
{
    int64_t here = given_village(*state, "441882107206");
    int64_t there = given_village(*state, "441882107209");
    int64_t worker = given_worker(*state, "何甲"), other = given_worker(*state, "何甲");

    given_assignment(*state, worker, "area_id", here);
    given_assignment(*state, other, "area_id", there);
    given_assignment(*state, worker, "client_id", given_client(*state, there));
    given_assignment(*state, other, "client_id", given_client(*state, here));
    given_client(*state, here);
    given_client(*state, there);
    assert_int_equal(admitted(*state, 0, worker), 2);
    assert_int_equal(admitted(*state, 0, other), 2);
    assert_int_equal(admitted(*state, here, worker), 1);
}

static void a_backup_finds_the_clients_of_the_absent(void **state)
{
    int64_t here = given_village(*state, "441882107206");
    int64_t worker = given_worker(*state, "何甲"), backup = given_worker(*state, "何甲");

    given(*state, "post", "worker_id", ID(worker), "backup_id", ID(backup),
          "role", "social_worker", "starts_on", "2022-01-01", NULL);
    given_assignment(*state, worker, "area_id", here);
    given_assignment(*state, worker, "client_id", given_client(*state,
                                                     given_village(*state, "441882107209")));
    given_client(*state, here);
    assert_int_equal(admitted(*state, 0, backup), 0);
    given(*state, "absence", "worker_id", ID(worker), "starts_on", "2022-06-01", NULL);
    assert_int_equal(admitted(*state, 0, backup), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(who_moved_in_is_found_and_who_moved_out_is_not),
        station_test(a_town_finds_the_clients_of_its_villages),
        station_test(a_worker_finds_those_of_the_own_areas_and_those_assigned_in_person),
        station_test(a_backup_finds_the_clients_of_the_absent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
