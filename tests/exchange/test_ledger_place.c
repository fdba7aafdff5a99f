/* Areas as ledgers name them: by code, by name, by the villages of a service area. */
#include "ledger_row.h"

struct town {
    int64_t town, dongpi, tanglian, jiangxia, qianjiang, community, services[2];
    struct sheet *sheet;
};

static int64_t add_area(swst_store *store, const char *code, const char *name, const char *level)
{
    return given(store, "area", "code", code, "name", name, "level", level, NULL);
}

static int64_t add_service(swst_store *store, const char *code, const char *name, int64_t first,
                           int64_t second)
{
    int64_t service = add_area(store, code, name, "service");

    given(store, "area_part", "service_id", ID(service), "village_id", ID(first), "starts_on",
          "2020-01-01", NULL);
    if (second)
        given(store, "area_part", "service_id", ID(service), "village_id", ID(second),
              "starts_on", "2020-01-01", NULL);
    return service;
}

/* 东陂镇 as records.md has it, and another town of that name elsewhere. */
static struct town given_town(swst_store *store)
{
    struct town town = { 0 };

    add_area(store, "441882", "连州市", "county");
    town.town = add_area(store, "441882107", "东陂镇", "town");
    town.dongpi = add_area(store, "441882107201", "东陂村", "village");
    town.tanglian = add_area(store, "441882107204", "塘联村", "village");
    town.jiangxia = add_area(store, "441882107207", "江夏村", "village");
    town.qianjiang = add_area(store, "441882107206", "前江村", "village");
    town.community = add_area(store, "441882107001", "东陂社区", "village");
    town.services[0] = add_service(store, "S1", "塘联、江夏", town.tanglian, town.jiangxia);
    town.services[1] = add_service(store, "S2", "前江片区", town.qianjiang, 0);
    add_area(store, "361026", "宜黄县", "county");
    add_area(store, "361026103", "东陂镇", "town");
    add_area(store, "361026103204", "塘联村", "village");
    given(store, "station", "name", "东陂社工站", "area_id", ID(town.town), NULL);
    town.sheet = new_sheet(store, "name|area_id");
    return town;
}

static int64_t place_of(struct sheet *sheet, const char *text)
{
    char row[256];

    snprintf(row, sizeof row, "张三|%s", text);
    read_row(sheet, row);
    assert_taken(sheet);
    assert_int_equal(((const struct swst_client *)sheet->ledger.row.client)->area_id,
                     sheet->ledger.row.area_id);
    return sheet->ledger.row.area_id;
}

static void assert_no_place(struct sheet *sheet, const char *text, const char *code)
{
    char row[256];

    snprintf(row, sizeof row, "张三|%s", text);
    read_row(sheet, row);
    assert_rejected(sheet, code, 2);
    assert_int_equal(sheet->ledger.row.area_id, 0);
}

static void a_village_is_found_by_its_code(void **state)
{
    struct town town = given_town(*state);

    assert_int_equal(place_of(town.sheet, "441882107204"), town.tanglian);
    assert_int_equal(place_of(town.sheet, "４４１８８２１０７２０４"), town.tanglian);
    assert_int_equal(place_of(town.sheet, "441882107"), town.town);
    assert_int_equal(place_of(town.sheet, "441882107000"), town.town);
    assert_no_place(town.sheet, "441882107299", "ledger_place_unknown");
    free_sheet(town.sheet);
}

static void a_village_is_found_by_its_name_however_it_ends(void **state)
{
    static const char *const names[] = { "塘联", "塘联村", "塘联村委会", "塘联村民委员会", "塘联村委",
                                         " 塘 联 村 " };
    struct town town = given_town(*state);

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(place_of(town.sheet, names[i]), town.tanglian);
    free_sheet(town.sheet);
}

static void the_town_and_the_county_may_stand_before_it(void **state)
{
    struct town town = given_town(*state);

    assert_int_equal(place_of(town.sheet, "东陂镇塘联村"), town.tanglian);
    assert_int_equal(place_of(town.sheet, "连州市东陂镇塘联村委会"), town.tanglian);
    assert_int_equal(place_of(town.sheet, "东陂塘联"), town.tanglian);
    assert_int_equal(place_of(town.sheet, "连州东陂镇东陂村"), town.dongpi);
    assert_no_place(town.sheet, "宜黄县东陂镇塘联村", "ledger_place_unknown");
    free_sheet(town.sheet);
}

static void the_exact_name_is_before_the_one_without_its_ending(void **state)
{
    struct town town = given_town(*state);

    assert_int_equal(place_of(town.sheet, "东陂村"), town.dongpi);
    assert_int_equal(place_of(town.sheet, "东陂社区"), town.community);
    assert_int_equal(place_of(town.sheet, "东陂镇"), town.town);
    assert_no_place(town.sheet, "东陂", "ledger_place_several");
    free_sheet(town.sheet);
}

static void villages_together_name_the_service_area_made_of_just_them(void **state)
{
    static const char *const names[] = { "塘联、江夏", "江夏、塘联", "塘联，江夏", "塘联,江夏",
                                         "塘联/江夏", "塘联和江夏", "塘联村及江夏村", "塘联村委会、江夏村委会" };
    struct town town = given_town(*state);

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(place_of(town.sheet, names[i]), town.services[0]);
    assert_no_place(town.sheet, "塘联、前江", "ledger_service_unknown");
    assert_no_place(town.sheet, "塘联、江夏、前江", "ledger_service_unknown");
    assert_no_place(town.sheet, "塘联、某地", "ledger_place_unknown");
    free_sheet(town.sheet);
}

static void one_village_never_means_a_service_area(void **state)
{
    struct town town = given_town(*state);

    assert_int_equal(place_of(town.sheet, "前江"), town.qianjiang);
    assert_int_equal(place_of(town.sheet, "前江片区"), town.services[1]);
    free_sheet(town.sheet);
}

static void villages_of_other_towns_are_not_of_the_station(void **state)
{
    struct town town = given_town(*state);
    int64_t elsewhere;

    assert_int_equal(place_of(town.sheet, "塘联"), town.tanglian);
    free_sheet(town.sheet);
    elsewhere = add_area(*state, "361026103299", "西坑村", "village");
    town.sheet = new_sheet(*state, "name|area_id");
    assert_no_place(town.sheet, "西坑村", "ledger_place_unknown");
    assert_int_equal(place_of(town.sheet, "361026103299"), elsewhere);
    free_sheet(town.sheet);
}

static void of_several_stations_all_areas_count(void **state)
{
    struct town town = given_town(*state);

    free_sheet(town.sheet);
    given(*state, "station", "name", "另一社工站", "area_id",
          ID(add_area(*state, "361026199", "凤冈镇", "town")), NULL);
    add_area(*state, "361026199204", "塘联村", "village");
    town.sheet = new_sheet(*state, "name|area_id");
    assert_no_place(town.sheet, "塘联", "ledger_place_several");
    assert_int_equal(place_of(town.sheet, "东陂镇塘联村"), town.tanglian);
    free_sheet(town.sheet);
    town.sheet = new_sheet(*state, "name|area_id");
    town.sheet->ledger.area_id = town.town;             /* of rows that name none */
    assert_int_equal(place_of(town.sheet, "塘联"), town.tanglian);
    free_sheet(town.sheet);
}

static void a_voided_village_is_none(void **state)
{
    struct town town = given_town(*state);
    int64_t old = add_area(*state, "441882107299", "旧村", "village");

    assert_ok(void_it(*state, "area", old, "并村"));
    assert_no_place(town.sheet, "旧村", "ledger_place_unknown");
    assert_no_place(town.sheet, "441882107299", "ledger_place_unknown");
    free_sheet(town.sheet);
}

static void no_problem_tells_what_the_cell_says(void **state)
{
    struct town town = given_town(*state);

    assert_no_place(town.sheet, "无此村", "ledger_place_unknown");
    assert_null(strstr(swst_error_message("zh"), "无此村"));
    free_sheet(town.sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_village_is_found_by_its_code),
        station_test(a_village_is_found_by_its_name_however_it_ends),
        station_test(the_town_and_the_county_may_stand_before_it),
        station_test(the_exact_name_is_before_the_one_without_its_ending),
        station_test(villages_together_name_the_service_area_made_of_just_them),
        station_test(one_village_never_means_a_service_area),
        station_test(villages_of_other_towns_are_not_of_the_station),
        station_test(of_several_stations_all_areas_count),
        station_test(a_voided_village_is_none),
        station_test(no_problem_tells_what_the_cell_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
