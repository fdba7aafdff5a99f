/* Areas: what lies above what, which are served, and how villages are grouped. */
#include "../support/station.h"
#include "domain/areas.h"
#include "model/structs.h"

static int64_t given_place(swst_store *store, const char *code, const char *level,
                           int64_t parent)
{
    return given(store, "area", "code", code, "name", code, "level", level, "parent_id",
                 parent ? ID(parent) : NULL, NULL);
}

static struct swst__areas read_on(swst_store *store, const char *day)
{
    struct swst__areas areas;

    assert_ok(swst__areas_read(store, day_of(day), &areas));
    return areas;
}

/* The id of the area above, or 0. */
static int64_t above(swst_store *store, int64_t id)
{
    struct swst__areas areas = read_on(store, "2022-03-01");
    int64_t parent = areas.at[swst__areas_find(&areas, id)].parent;
    int64_t found = parent == SWST__NOWHERE ? 0 : areas.at[parent].id;

    swst__areas_free(&areas);
    return found;
}

static bool within_on(swst_store *store, int64_t id, int64_t top, const char *day)
{
    struct swst__areas areas = read_on(store, day);
    bool within = swst__areas_within(&areas, swst__areas_find(&areas, id),
                                     swst__areas_find(&areas, top));

    swst__areas_free(&areas);
    return within;
}

/* ----------------------------------------------------------------- parents */

static void a_village_lies_in_the_town_whose_code_begins_its_own(void **state)
{
    int64_t town = given_place(*state, "441882107", "town", 0);
    int64_t village = given_village(*state, "441882107201");

    given_place(*state, "361026103", "town", 0);            /* another 东陂镇 */
    assert_int_equal(above(*state, village), town);
    assert_int_equal(above(*state, town), 0);
}

static void the_longest_code_wins_and_levels_may_be_missing(void **state)
{
    int64_t province = given_place(*state, "44", "province", 0);
    int64_t county = given_place(*state, "441882", "county", 0);
    int64_t village = given_village(*state, "441882107201");

    assert_int_equal(above(*state, village), county);
    assert_int_equal(above(*state, county), province);
}

static void the_area_above_may_be_entered_later(void **state)
{
    int64_t village = given_village(*state, "441882107201");
    int64_t county = given_place(*state, "441882", "county", 0), town;

    assert_int_equal(above(*state, village), county);
    town = given_place(*state, "441882107", "town", 0);
    assert_int_equal(above(*state, village), town);
    assert_int_equal(above(*state, town), county);
}

static void an_area_above_that_is_named_wins_over_codes(void **state)
{
    int64_t named = given_place(*state, "361026103", "town", 0);
    int64_t village;

    given_place(*state, "441882107", "town", 0);
    village = given_place(*state, "441882107201", "village", named);
    assert_int_equal(above(*state, village), named);
}

static void a_voided_area_lies_above_nothing(void **state)
{
    int64_t town = given_place(*state, "441882107", "town", 0);
    int64_t village = given_village(*state, "441882107201");

    assert_ok(void_it(*state, "area", town, "entered twice"));
    assert_int_equal(above(*state, village), 0);
}

/* ------------------------------------------------------------------- cycles */

static void no_area_lies_above_itself(void **state)
{
    int64_t one = given_place(*state, "441882107201", "village", 0);
    int64_t two = given_place(*state, "441882107202", "village", one);
    int64_t three = given_place(*state, "441882107203", "village", two);

    assert_status(SWST_ECONFLICT, change(*state, "area", one, "parent_id", ID(one)));
    assert_error("area_cycle", "area.parent_id");
    assert_status(SWST_ECONFLICT, change(*state, "area", one, "parent_id", ID(three)));
    assert_error("area_cycle", "area.parent_id");
}

static void no_area_lies_above_itself_through_codes(void **state)
{
    int64_t town = given_place(*state, "441882107", "town", 0);
    int64_t village = given_village(*state, "441882107201");

    assert_status(SWST_ECONFLICT, change(*state, "area", town, "parent_id", ID(village)));
    assert_error("area_cycle", "area.parent_id");
}

static void a_new_area_does_not_come_between_an_area_and_itself(void **state)
{
    int64_t village = given_village(*state, "441882107201");

    assert_status(SWST_ECONFLICT, refused(*state, "area", "code", "441882107", "name", "东陂镇",
                                          "level", "town", "parent_id", ID(village), NULL));
    assert_error("area_cycle", "area.parent_id");
}

static void a_code_is_not_changed_into_that_of_its_own_top(void **state)
{
    int64_t village = given_village(*state, "441882107201");
    int64_t other = given_place(*state, "361026103", "town", village);

    assert_status(SWST_ECONFLICT, change(*state, "area", other, "code", "441882107"));
    assert_error("area_cycle", "area.parent_id");
    assert_ok(change(*state, "area", other, "code", "361026104"));
}

static void a_voided_area_hides_no_cycle(void **state)
{
    int64_t other = given_place(*state, "361026103", "town", 0);
    int64_t town = given_place(*state, "441882107", "town", other);
    int64_t village = given_village(*state, "441882107201");

    assert_ok(void_it(*state, "area", town, "entered twice"));
    assert_status(SWST_ECONFLICT, refused(*state, "area", "code", "441882", "name", "连州",
                                          "level", "county", "parent_id", ID(village), NULL));
    assert_error("area_cycle", "area.parent_id");
}

/* ------------------------------------------------------------------- scopes */

static void a_scope_is_an_area_and_all_below(void **state)
{
    int64_t county = given_place(*state, "441882", "county", 0);
    int64_t town = given_place(*state, "441882107", "town", 0);
    int64_t village = given_village(*state, "441882107201");
    int64_t other = given_village(*state, "441882107202");

    assert_true(within_on(*state, village, village, "2022-03-01"));
    assert_true(within_on(*state, village, town, "2022-03-01"));
    assert_true(within_on(*state, village, county, "2022-03-01"));
    assert_false(within_on(*state, village, other, "2022-03-01"));
    assert_false(within_on(*state, town, village, "2022-03-01"));
}

static void everywhere_holds_every_area(void **state)
{
    int64_t village = given_village(*state, "441882107201");
    struct swst__areas areas = read_on(*state, "2022-03-01");

    assert_true(swst__areas_within(&areas, swst__areas_find(&areas, village), SWST__NOWHERE));
    swst__areas_free(&areas);
}

static void the_nearest_area_of_a_level_is_found(void **state)
{
    struct swst__areas areas;
    int64_t town = given_place(*state, "441882107", "town", 0);
    int64_t village = given_village(*state, "441882107201"), at;

    areas = read_on(*state, "2022-03-01");
    at = swst__areas_find(&areas, village);
    assert_int_equal(swst__areas_above(&areas, at, swst__area_level_TOWN),
                     swst__areas_find(&areas, town));
    assert_int_equal(swst__areas_above(&areas, at, swst__area_level_VILLAGE), at);
    assert_int_equal(swst__areas_above(&areas, at, swst__area_level_COUNTY), SWST__NOWHERE);
    assert_int_equal(swst__areas_find(&areas, 42), SWST__NOWHERE);
    swst__areas_free(&areas);
}

/* ------------------------------------------------------------ service areas */

static int64_t given_part(swst_store *store, int64_t service, int64_t village,
                          const char *starts_on, const char *ends_on)
{
    return given(store, "area_part", "service_id", ID(service), "village_id", ID(village),
                 "starts_on", starts_on, "ends_on", ends_on, NULL);
}

static void a_service_area_holds_its_villages_while_their_parts_are_in_force(void **state)
{
    int64_t service = given_place(*state, "S1", "service", 0);
    int64_t village = given_village(*state, "441882107204");

    given_part(*state, service, village, "2022-02-01", "2022-02-28");
    assert_false(within_on(*state, village, service, "2022-01-31"));
    assert_true(within_on(*state, village, service, "2022-02-01"));
    assert_true(within_on(*state, village, service, "2022-02-28"));
    assert_false(within_on(*state, village, service, "2022-03-01"));
}

static void a_service_area_holds_what_lies_below_its_villages(void **state)
{
    int64_t service = given_place(*state, "S1", "service", 0);
    int64_t village = given_village(*state, "441882107204");
    int64_t hamlet = given_place(*state, "3610", "village", village);
    int64_t other = given_village(*state, "441882107207");

    given_part(*state, service, village, "2022-02-01", NULL);
    assert_true(within_on(*state, hamlet, service, "2022-03-01"));
    assert_false(within_on(*state, other, service, "2022-03-01"));
    assert_true(within_on(*state, service, service, "2022-03-01"));
}

static void a_voided_part_groups_nothing(void **state)
{
    int64_t service = given_place(*state, "S1", "service", 0);
    int64_t village = given_village(*state, "441882107204");
    int64_t part = given_part(*state, service, village, "2022-02-01", NULL);

    assert_ok(void_it(*state, "area_part", part, "the wrong village"));
    assert_false(within_on(*state, village, service, "2022-03-01"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_village_lies_in_the_town_whose_code_begins_its_own),
        station_test(the_longest_code_wins_and_levels_may_be_missing),
        station_test(the_area_above_may_be_entered_later),
        station_test(an_area_above_that_is_named_wins_over_codes),
        station_test(a_voided_area_lies_above_nothing),
        station_test(no_area_lies_above_itself),
        station_test(no_area_lies_above_itself_through_codes),
        station_test(a_new_area_does_not_come_between_an_area_and_itself),
        station_test(a_code_is_not_changed_into_that_of_its_own_top),
        station_test(a_voided_area_hides_no_cycle),
        station_test(a_scope_is_an_area_and_all_below),
        station_test(everywhere_holds_every_area),
        station_test(the_nearest_area_of_a_level_is_found),
        station_test(a_service_area_holds_its_villages_while_their_parts_are_in_force),
        station_test(a_service_area_holds_what_lies_below_its_villages),
        station_test(a_voided_part_groups_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
