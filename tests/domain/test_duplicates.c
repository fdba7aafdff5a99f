/* Pairs of clients who may be one, beside a plain look at all pairs. */
#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

enum { PEOPLE = 120 };

static const char *const numbers[] = { NULL, NULL, "790101201202290021", "110105491231002",
                                       "11010519491231002X", " 11010519491231002ｘ" };
static const int same_number[] = { 0, 0, 1, 2, 2, 2 };
static const char *const names[] = { "林小满", "林 小满", "林•小满", "林小雨", "Anna B", "ANNA  b" };
static const int same_name[] = { 0, 0, 0, 1, 2, 2 };
static const char *const births[] = { NULL, "1949-12-31", "2012-02-29" };

static struct man {
    int64_t id;
    uint32_t number, name, birth, area;
    bool voided;
} men[PEOPLE];

static uint32_t draw(uint32_t below)
{
    static uint32_t seed = 11;

    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

/* How two are alike: by number, in person, or (NULL) not. */
static const char *alike(const struct man *one, const struct man *other)
{
    if (one->voided || other->voided)
        return NULL;
    if (same_number[one->number] && same_number[one->number] == same_number[other->number])
        return "id_number";
    return same_name[one->name] == same_name[other->name] && one->birth
           && one->birth == other->birth && one->area == other->area ? "name,birth_date,area"
                                                                     : NULL;
}

/* A number that says another birth is refused: it goes without. */
static void draw_man(swst_store *store, struct man *man, const int64_t areas[2])
{
    man->number = draw(6);
    man->name = draw(6);
    man->birth = draw(3);
    man->area = draw(2);
    man->voided = draw(8) == 0;
    if (man->number && man->birth)
        man->birth = same_number[man->number] == 1 ? 2 : same_number[man->number] ? 1 : man->birth;
    man->id = given(store, "client", "name", names[man->name], "id_number", numbers[man->number],
                    "birth_date", births[man->birth], "area_id", ID(areas[man->area]),
                    "registered_on", "2020-01-01", NULL);
    if (man->voided)
        assert_ok(void_it(store, "client", man->id, "entered twice"));
}

static void all_pairs_are_found_and_no_others(void **state)
{
    int64_t areas[2] = { given_village(*state, "441882107001"),
                         given_village(*state, "441882107002") };
    swst_table *table = NULL;
    size_t row = 0;

    assert_ok(swst_store_begin(*state));
    for (int i = 0; i < PEOPLE; i++)
        draw_man(*state, &men[i], areas);
    assert_ok(swst_store_commit(*state));
    assert_ok(swst_client_duplicates(*state, &table));
    for (int i = 0; i < PEOPLE; i++)
        for (int j = i + 1; j < PEOPLE; j++) {
            const char *how = alike(&men[i], &men[j]);

            if (!how)
                continue;
            assert_true(row < swst_table_rows(table));
            assert_int_equal(swst_table_int(table, row, "first_id"), men[i].id);
            assert_int_equal(swst_table_int(table, row, "second_id"), men[j].id);
            assert_cell(table, row, "alike", how);
            row++;
        }
    assert_int_equal(swst_table_rows(table), row);
    assert_true(row > 500);
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(all_pairs_are_found_and_no_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
