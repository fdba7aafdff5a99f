/* Seed 000: the table of a town station, village by village, and its sums
 * before and after three villages joined (semantics 8). */
#include "../support/station.h"

static const struct {
    const char *code, *name, *served_from;
    int households, tekun, disabled, elderly;       /* 低保 households, then persons */
} villages[] = {
    { "441882107206", "前江", NULL, 33, 36, 132, 65 },
    { "441882107209", "大江", NULL, 42, 29, 124, 94 },
    { "441882107203", "西塘", NULL, 49, 35, 141, 103 },
    { "441882107204", "塘联", NULL, 20, 11, 70, 60 },
    { "441882107207", "江夏", NULL, 22, 12, 69, 50 },
    { "441882107201", "东陂", NULL, 54, 22, 116, 123 },
    { "441882107210", "东塘", "2022-07-01", 54, 40, 130, 106 },
    { "441882107202", "香花", "2022-07-01", 50, 38, 129, 100 },
    { "441882107208", "卫民", "2022-07-01", 50, 38, 129, 100 },
};
enum { VILLAGES = sizeof villages / sizeof *villages };

struct categories {
    int64_t dibao, tekun, disabled, elderly;
};

static void join(swst_store *store, int64_t category, const char *field, int64_t id)
{
    given(store, "membership", "category_id", ID(category), field, ID(id), "starts_on",
          "2022-01-01", NULL);
}

/* One client per record: the seed counts records, not people. */
static void given_people(swst_store *store, size_t i, int64_t area,
                         const struct categories *categories)
{
    int persons = villages[i].tekun + villages[i].disabled + villages[i].elderly;

    for (int n = 0; n < persons; n++) {
        int64_t client = given_client(store, area), household;

        join(store, n < villages[i].tekun ? categories->tekun
                  : n < villages[i].tekun + villages[i].disabled ? categories->disabled
                                                                 : categories->elderly,
             "client_id", client);
        if (n >= villages[i].households)
            continue;
        household = given_household(store, area);
        given_member(store, household, client, "2022-01-01", NULL);
        join(store, categories->dibao, "household_id", household);
    }
}

static int open_town(void **state)
{
    swst_store *store = swst_store_new();
    struct categories categories;
    int64_t service, areas[VILLAGES];

    assert_ok(swst_store_create(store, ":memory:"));
    assert_ok(swst_store_begin(store));
    categories.dibao = given_category(store, "dibao", "household");
    categories.tekun = given_category(store, "tekun", "person");
    categories.disabled = given_category(store, "disabled", "person");
    categories.elderly = given_category(store, "elderly", "person");
    given(store, "area", "code", "441882107", "name", "东陂镇", "level", "town", NULL);
    service = given(store, "area", "code", "TL-JX", "name", "塘联、江夏", "level", "service", NULL);
    for (size_t i = 0; i < VILLAGES; i++) {
        areas[i] = given(store, "area", "code", villages[i].code, "name", villages[i].name,
                         "level", "village", "served_from", villages[i].served_from, NULL);
        given_people(store, i, areas[i], &categories);
    }
    for (size_t i = 3; i <= 4; i++)
        given(store, "area_part", "service_id", ID(service), "village_id", ID(areas[i]),
              "starts_on", "2022-01-01", NULL);
    assert_ok(swst_store_commit(store));
    *state = store;
    return 0;
}

static swst_table *cover(swst_store *store, const char *to)
{
    swst_table *table;

    assert_ok(swst_report_coverage(store, "2022-01-01", to, "2022-12-31", NULL, &table));
    return table;
}

static void assert_in_scope(const swst_table *table, const char *code, const char *category,
                            int expected)
{
    assert_int_equal(swst_table_int(table, row_of(table, "area_code", code, "category", category),
                                    "in_scope"), expected);
}

static void before_july_the_columns_are_those_of_six_villages(void **state)
{
    swst_table *table = cover(*state, "2022-06-30");

    assert_in_scope(table, "", "dibao", 220);
    assert_in_scope(table, "", "tekun", 145);
    assert_in_scope(table, "", "disabled", 652);
    assert_in_scope(table, "", "elderly", 495);
    assert_in_scope(table, "", "persons", 1292);
    assert_in_scope(table, "", "households", 220);
    assert_int_equal(note_of(table, "not_open"), 810);
    swst_table_free(table);
}

static void from_july_the_columns_are_those_of_nine(void **state)
{
    swst_table *table = cover(*state, "2022-07-01");

    assert_in_scope(table, "", "dibao", 374);
    assert_in_scope(table, "", "tekun", 261);
    assert_in_scope(table, "", "disabled", 1040);
    assert_in_scope(table, "", "elderly", 801);
    assert_in_scope(table, "", "persons", 2102);
    assert_int_equal(note_of(table, "not_open"), 0);
    swst_table_free(table);
}

static void the_rows_are_five_service_areas_as_the_plan_has_them(void **state)
{
    swst_table *table = cover(*state, "2022-06-30");

    assert_in_scope(table, "441882107206", "persons", 233);
    assert_in_scope(table, "441882107209", "persons", 247);
    assert_in_scope(table, "441882107203", "persons", 279);
    assert_in_scope(table, "TL-JX", "persons", 272);
    assert_in_scope(table, "441882107201", "persons", 261);
    assert_in_scope(table, "TL-JX", "dibao", 42);
    assert_in_scope(table, "TL-JX", "elderly", 110);
    for (size_t row = 0; row < swst_table_rows(table); row++)
        assert_string_not_equal(swst_table_text(table, row, "area_code"), "441882107210");
    swst_table_free(table);
}

static void the_rows_of_areas_add_up_to_the_total_in_every_category(void **state)
{
    static const char *const categories[] = { "dibao", "tekun", "disabled", "elderly",
                                              "households", "persons" };
    swst_table *table = cover(*state, "2022-07-31");

    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++) {
        int64_t sum = 0;

        for (size_t row = 0; row < swst_table_rows(table); row++)
            if (strcmp(swst_table_text(table, row, "category"), categories[i]) == 0
                && *swst_table_text(table, row, "area_code"))
                sum += swst_table_int(table, row, "in_scope");
        assert_in_scope(table, "", categories[i], (int)sum);
    }
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(before_july_the_columns_are_those_of_six_villages),
        cmocka_unit_test(from_july_the_columns_are_those_of_nine),
        cmocka_unit_test(the_rows_are_five_service_areas_as_the_plan_has_them),
        cmocka_unit_test(the_rows_of_areas_add_up_to_the_total_in_every_category),
    };

    return cmocka_run_group_tests(tests, open_town, close_station);
}
