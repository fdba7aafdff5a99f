/* Rows by area: service areas and villages, or towns where those are too many to read. */
#include "../../support/station.h"

#include "model/structs.h"
#include "report/documents/area_rows.h"

#include <stdio.h>

enum { MOST_ROWS = 100 };

struct rows {
    struct swst__areas areas;
    size_t numbers[MOST_ROWS], count;
};

static struct rows rows_of(swst_store *store, int64_t top)
{
    struct rows rows;

    assert_ok(swst__areas_read(store, swst__day_make(2022, 6, 30), &rows.areas));
    assert_true(rows.areas.count <= MOST_ROWS);
    assert_ok(swst__area_rows(&rows.areas, swst__day_make(2022, 6, 30),
                              top ? swst__areas_find(&rows.areas, top) : SWST__NOWHERE,
                              rows.numbers, &rows.count));
    return rows;
}

static void given_villages(swst_store *store, const char *town, int count)
{
    char code[16];

    for (int i = 0; i < count; i++) {
        snprintf(code, sizeof code, "%s%02d", town, i);
        given_village(store, code);
    }
}

static int64_t given_town(swst_store *store, const char *code)
{
    return given(store, "area", "code", code, "name", "东陂", "level", "town", NULL);
}

static void assert_codes(struct rows *rows, const char *const *codes)
{
    for (size_t i = 0; i < rows->count; i++) {
        assert_non_null(codes[i]);
        assert_string_equal(rows->areas.at[rows->numbers[i]].code, codes[i]);
    }
    assert_null(codes[rows->count]);
    swst__areas_free(&rows->areas);
}

static void thirty_villages_have_a_row_each(void **state)
{
    struct rows rows;

    given_town(*state, "44");
    given_villages(*state, "44", SWST__MOST_AREA_ROWS);
    rows = rows_of(*state, 0);
    assert_int_equal(rows.count, SWST__MOST_AREA_ROWS);
    swst__areas_free(&rows.areas);
}

/* Whoever belongs to no town stands for itself. */
static void of_more_villages_the_towns_have_a_row_each(void **state)
{
    struct rows rows;

    given_town(*state, "44");
    given_town(*state, "45");
    given_town(*state, "46");                           /* without a village */
    given_villages(*state, "44", 20);
    given_villages(*state, "45", 10);
    given_village(*state, "9901");
    rows = rows_of(*state, 0);
    assert_codes(&rows, (const char *const[]){ "44", "45", "9901", NULL });
}

static void a_town_asked_for_shows_its_villages_while_they_are_few(void **state)
{
    int64_t town = given_town(*state, "44");
    struct rows rows;

    given_town(*state, "45");
    given_villages(*state, "44", 2);
    given_villages(*state, "45", 40);
    rows = rows_of(*state, town);
    assert_codes(&rows, (const char *const[]){ "4400", "4401", NULL });
}

static void villages_that_are_not_open_make_no_row(void **state)
{
    struct rows rows;

    given_town(*state, "44");
    given_town(*state, "45");
    given_villages(*state, "44", 40);
    given(*state, "area", "code", "4501", "name", "塘联", "level", "village", "served_from",
          "2022-07-01", NULL);
    rows = rows_of(*state, 0);
    assert_codes(&rows, (const char *const[]){ "44", NULL });
}

/* Villages of one service area that lie in two towns: each is in the row of its own. */
static void service_areas_give_way_to_towns(void **state)
{
    int64_t service = given(*state, "area", "code", "S1", "name", "一片", "level", "service", NULL);
    struct rows rows;
    int64_t village;

    given_town(*state, "44");
    given_town(*state, "45");
    given_villages(*state, "44", 40);
    village = given_village(*state, "4501");
    given(*state, "area_part", "village_id", ID(village), "service_id", ID(service), "starts_on",
          "2022-01-01", NULL);
    rows = rows_of(*state, 0);
    assert_codes(&rows, (const char *const[]){ "44", "45", NULL });
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(thirty_villages_have_a_row_each),
        station_test(of_more_villages_the_towns_have_a_row_each),
        station_test(a_town_asked_for_shows_its_villages_while_they_are_few),
        station_test(villages_that_are_not_open_make_no_row),
        station_test(service_areas_give_way_to_towns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
