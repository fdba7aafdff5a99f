/* Who is responsible: those of the client, else of the nearest area that has any. */
#include "../support/station.h"
#include "domain/staff.h"

#include <stdio.h>

static int64_t assign(swst_store *store, int64_t worker, const char *field, int64_t id,
                      const char *starts_on, const char *ends_on)
{
    return given(store, "assignment", "worker_id", ID(worker), field, ID(id), "starts_on",
                 starts_on, "ends_on", ends_on, NULL);
}

/* The workers' ids, joined by commas. */
static const char *workers(swst_store *store, int64_t client, int64_t area, const char *day)
{
    static char text[200];
    struct swst__areas areas;
    struct swst__staff staff;
    struct swst__ids ids = { 0 };
    int64_t on;

    text[0] = '\0';
    assert_true(swst__day_read(day, &on));
    assert_ok(swst__areas_read(store, on, &areas));
    assert_ok(swst__staff_read(store, on, &staff));
    assert_ok(swst__staff_of(&staff, &areas, client, swst__areas_find(&areas, area), &ids));
    for (size_t i = 0; i < ids.count; i++) {
        strcat(text, i ? "," : "");
        strcat(text, ID(ids.at[i]));
    }
    swst__ids_free(&ids);
    swst__staff_free(&staff);
    swst__areas_free(&areas);
    return text;
}

static const char *both(int64_t first, int64_t second)
{
    static char text[60];

    snprintf(text, sizeof text, "%s,%s", ID(first), ID(second));
    return text;
}

#define assert_workers(client, area, day, expected) \
    assert_string_equal(workers(*state, client, area, day), expected)

/* ------------------------------------------------------------ who of what */

static void nobody_is_responsible_where_nobody_is_assigned(void **state)
{
    int64_t area = given_area(*state);

    given_worker(*state, "Chen");
    assert_workers(given_client(*state, area), area, "2022-03-10", "");
}

static void the_workers_of_the_area_are_those_of_its_clients(void **state)
{
    int64_t area = given_area(*state), client = given_client(*state, area);
    int64_t chen = given_worker(*state, "Chen"), wu = given_worker(*state, "Wu");

    assign(*state, wu, "area_id", area, "2022-01-01", NULL);
    assign(*state, chen, "area_id", area, "2022-01-01", NULL);
    assign(*state, chen, "area_id", area, "2022-02-01", NULL);      /* twice */
    assert_workers(client, area, "2022-03-10", both(chen, wu));
    assert_workers(0, area, "2022-03-10", both(chen, wu));
}

static void a_worker_of_the_client_wins_over_those_of_the_area(void **state)
{
    int64_t area = given_area(*state), client = given_client(*state, area);
    int64_t chen = given_worker(*state, "Chen"), wu = given_worker(*state, "Wu");

    assign(*state, chen, "area_id", area, "2022-01-01", NULL);
    assign(*state, wu, "client_id", client, "2022-01-01", NULL);
    assert_workers(client, area, "2022-03-10", ID(wu));
    assert_workers(given_client(*state, area), area, "2022-03-10", ID(chen));
}

static void the_area_wins_over_its_service_area_and_that_over_the_town(void **state)
{
    int64_t town = given(*state, "area", "code", "441882107", "name", "东陂镇", "level", "town", NULL);
    int64_t area = given_village(*state, "441882107204");
    int64_t service = given(*state, "area", "code", "S1", "name", "塘联、江夏", "level", "service",
                            NULL);
    int64_t chen = given_worker(*state, "Chen"), wu = given_worker(*state, "Wu");
    int64_t zhao = given_worker(*state, "Zhao"), client = given_client(*state, area), of_area;

    given(*state, "area_part", "service_id", ID(service), "village_id", ID(area), "starts_on",
          "2022-01-01", "ends_on", "2022-06-30", NULL);
    of_area = assign(*state, chen, "area_id", area, "2022-01-01", NULL);
    assign(*state, wu, "area_id", service, "2022-01-01", NULL);
    assign(*state, zhao, "area_id", town, "2022-01-01", NULL);
    assert_workers(client, area, "2022-03-10", ID(chen));
    assert_ok(void_it(*state, "assignment", of_area, "the wrong village"));
    assert_workers(client, area, "2022-03-10", ID(wu));
    assert_workers(client, area, "2022-07-01", ID(zhao));       /* its part has ended */
}

static void the_nearest_area_above_that_has_anybody_answers(void **state)
{
    int64_t county = given(*state, "area", "code", "441882", "name", "连州", "level", "county", NULL);
    int64_t chen = given_worker(*state, "Chen"), area;

    given(*state, "area", "code", "441882107", "name", "东陂镇", "level", "town", NULL);
    area = given_village(*state, "441882107204");
    assign(*state, chen, "area_id", county, "2022-01-01", NULL);
    assert_workers(given_client(*state, area), area, "2022-03-10", ID(chen));
}

static void the_areas_above_a_service_area_do_not_answer(void **state)
{
    int64_t other = given_village(*state, "441882107210");
    int64_t area = given_village(*state, "361026103201");
    int64_t service = given(*state, "area", "code", "S1", "name", "西片", "level", "service",
                            "parent_id", ID(other), NULL);

    given(*state, "area_part", "service_id", ID(service), "village_id", ID(area), "starts_on",
          "2022-01-01", NULL);
    assign(*state, given_worker(*state, "Chen"), "area_id", other, "2022-01-01", NULL);
    assert_workers(given_client(*state, area), area, "2022-03-10", "");
}

static void first_and_last_days_of_an_assignment_count(void **state)
{
    int64_t area = given_area(*state), chen = given_worker(*state, "Chen");

    assign(*state, chen, "area_id", area, "2022-03-01", "2022-03-31");
    assert_workers(0, area, "2022-02-28", "");
    assert_workers(0, area, "2022-03-01", ID(chen));
    assert_workers(0, area, "2022-03-31", ID(chen));
    assert_workers(0, area, "2022-04-01", "");
}

static void when_a_workers_assignment_to_the_client_ends_the_area_answers_again(void **state)
{
    int64_t area = given_area(*state), client = given_client(*state, area);
    int64_t chen = given_worker(*state, "Chen"), wu = given_worker(*state, "Wu");

    assign(*state, chen, "area_id", area, "2022-01-01", NULL);
    assign(*state, wu, "client_id", client, "2022-03-01", "2022-03-31");
    assert_workers(client, area, "2022-03-31", ID(wu));
    assert_workers(client, area, "2022-04-01", ID(chen));
}

static void days_of_hiring_and_leaving_play_no_part(void **state)
{
    int64_t area = given_area(*state);
    int64_t chen = given(*state, "worker", "name", "Chen", "hired_on", "2022-06-01", "left_on",
                         "2022-07-01", NULL);

    assign(*state, chen, "area_id", area, "2022-01-01", NULL);
    assert_workers(0, area, "2022-03-10", ID(chen));
    assert_workers(0, area, "2022-08-01", ID(chen));
}

static void a_programme_makes_nobody_responsible_for_a_client(void **state)
{
    int64_t area = given_area(*state), programme = given(*state, "programme", "name", "三个一", NULL);

    assign(*state, given_worker(*state, "Chen"), "programme_id", programme, "2022-01-01", NULL);
    assert_workers(given_client(*state, area), area, "2022-03-10", "");
}

/* ---------------------------------------------------------------- absences */

static int64_t given_absence(swst_store *store, int64_t worker, const char *starts_on,
                             const char *ends_on)
{
    return given(store, "absence", "worker_id", ID(worker), "starts_on", starts_on, "ends_on",
                 ends_on, NULL);
}

static void the_backup_is_added_while_the_worker_is_absent(void **state)
{
    int64_t area = given_area(*state);
    int64_t chen = given_worker(*state, "Chen"), wu = given_worker(*state, "Wu");

    assign(*state, chen, "area_id", area, "2022-01-01", NULL);
    given_post(*state, chen, "social_worker", wu, "2022-01-01", NULL);
    given_absence(*state, chen, "2022-03-01", "2022-03-10");
    assert_workers(0, area, "2022-02-28", ID(chen));
    assert_workers(0, area, "2022-03-01", both(chen, wu));
    assert_workers(0, area, "2022-03-10", both(chen, wu));
    assert_workers(0, area, "2022-03-11", ID(chen));
}

static void workers_stand_in_the_order_of_their_ids(void **state)
{
    int64_t area = given_area(*state);
    int64_t chen = given_worker(*state, "Chen"), wu = given_worker(*state, "Wu");

    assign(*state, wu, "area_id", area, "2022-01-01", NULL);
    given_post(*state, wu, "social_worker", chen, "2022-01-01", NULL);
    given_absence(*state, wu, "2022-03-01", NULL);
    assert_workers(0, area, "2022-03-10", both(chen, wu));
}

static void the_backups_of_all_posts_in_force_that_day_are_added_and_no_others(void **state)
{
    int64_t area = given_area(*state), chen = given_worker(*state, "Chen");
    int64_t wu = given_worker(*state, "Wu"), zhao = given_worker(*state, "Zhao");
    char three[80];

    assign(*state, chen, "area_id", area, "2022-01-01", NULL);
    given_post(*state, chen, "social_worker", zhao, "2022-01-01", NULL);
    given_post(*state, chen, "social_worker", wu, "2022-01-01", "2022-03-05");
    given_post(*state, chen, "social_worker", 0, "2022-01-01", NULL);
    given_absence(*state, chen, "2022-03-01", NULL);
    snprintf(three, sizeof three, "%s,%s", both(chen, wu), ID(zhao));
    assert_workers(0, area, "2022-03-05", three);
    assert_workers(0, area, "2022-03-06", both(chen, zhao));
}

static void a_backups_own_backup_is_not_followed(void **state)
{
    int64_t area = given_area(*state), chen = given_worker(*state, "Chen");
    int64_t wu = given_worker(*state, "Wu");

    assign(*state, chen, "area_id", area, "2022-01-01", NULL);
    given_post(*state, chen, "social_worker", wu, "2022-01-01", NULL);
    given_post(*state, wu, "social_worker", given_worker(*state, "Zhao"), "2022-01-01", NULL);
    given_absence(*state, chen, "2022-03-01", NULL);
    given_absence(*state, wu, "2022-03-01", NULL);
    assert_workers(0, area, "2022-03-10", both(chen, wu));
}

static void a_backup_who_is_in_charge_too_stands_once(void **state)
{
    int64_t area = given_area(*state);
    int64_t chen = given_worker(*state, "Chen"), wu = given_worker(*state, "Wu");

    assign(*state, chen, "area_id", area, "2022-01-01", NULL);
    assign(*state, wu, "area_id", area, "2022-01-01", NULL);
    given_post(*state, chen, "social_worker", wu, "2022-01-01", NULL);
    given_absence(*state, chen, "2022-03-01", NULL);
    given_absence(*state, chen, "2022-03-05", NULL);
    assert_workers(0, area, "2022-03-10", both(chen, wu));
}

static void backups_of_a_clients_own_worker_are_added_too(void **state)
{
    int64_t area = given_area(*state), client = given_client(*state, area);
    int64_t chen = given_worker(*state, "Chen"), wu = given_worker(*state, "Wu");

    assign(*state, chen, "client_id", client, "2022-01-01", NULL);
    given_post(*state, chen, "social_worker", wu, "2022-01-01", NULL);
    given_absence(*state, chen, "2022-03-01", NULL);
    assert_workers(client, area, "2022-03-10", both(chen, wu));
}

static void a_voided_absence_adds_nobody(void **state)
{
    int64_t area = given_area(*state);
    int64_t chen = given_worker(*state, "Chen"), wu = given_worker(*state, "Wu");

    assign(*state, chen, "area_id", area, "2022-01-01", NULL);
    given_post(*state, chen, "social_worker", wu, "2022-01-01", NULL);
    assert_ok(void_it(*state, "absence", given_absence(*state, chen, "2022-03-01", NULL),
                      "came after all"));
    assert_workers(0, area, "2022-03-10", ID(chen));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(nobody_is_responsible_where_nobody_is_assigned),
        station_test(the_workers_of_the_area_are_those_of_its_clients),
        station_test(a_worker_of_the_client_wins_over_those_of_the_area),
        station_test(the_area_wins_over_its_service_area_and_that_over_the_town),
        station_test(the_nearest_area_above_that_has_anybody_answers),
        station_test(the_areas_above_a_service_area_do_not_answer),
        station_test(first_and_last_days_of_an_assignment_count),
        station_test(when_a_workers_assignment_to_the_client_ends_the_area_answers_again),
        station_test(days_of_hiring_and_leaving_play_no_part),
        station_test(a_programme_makes_nobody_responsible_for_a_client),
        station_test(the_backup_is_added_while_the_worker_is_absent),
        station_test(workers_stand_in_the_order_of_their_ids),
        station_test(the_backups_of_all_posts_in_force_that_day_are_added_and_no_others),
        station_test(a_backups_own_backup_is_not_followed),
        station_test(a_backup_who_is_in_charge_too_stands_once),
        station_test(backups_of_a_clients_own_worker_are_added_too),
        station_test(a_voided_absence_adds_nobody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
