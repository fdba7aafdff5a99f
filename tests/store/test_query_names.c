/* Parts of names in queries: keys narrow them, and leave the answer as it is. */
#include "../support/station.h"

#include <stdlib.h>

#include "store/query.h"

enum { PEOPLE = 2600, QUESTIONS = 150 };

static char names[PEOPLE][64];
static bool voided[PEOPLE];

static uint32_t draw(uint32_t below)
{
    static uint32_t seed = 3;

    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

/* 王 stands in nearly all names, so that its key narrows nothing. */
static void draw_text(char *text, uint32_t longest)
{
    static const char *const parts[] = { "李", "小", "伟", "丽", "a", "B", "·", "A " };

    for (uint32_t i = 1 + draw(longest); i; i--)
        strcat(text, parts[draw(8)]);
}

static int given_people(void **state)
{
    int64_t area;

    open_station(state);
    area = given_area(*state);
    assert_ok(swst_store_begin(*state));
    for (int i = 0; i < PEOPLE; i++) {
        swst_record *record = NULL;
        char *kept = NULL;
        int64_t id;

        strcpy(names[i], draw(20) ? "王" : "x");
        draw_text(names[i], 3);
        id = given(*state, "client", "name", names[i], "area_id", ID(area), "registered_on",
                   "2020-01-01", NULL);
        assert_ok(swst_record_load(*state, swst_kind_find("client"), id, &record));
        assert_ok(swst_record_get(record, "name", &kept));
        strcpy(names[i], kept);
        swst_free(kept);
        swst_record_free(record);
        if ((voided[i] = draw(10) == 0))
            assert_ok(void_it(*state, "client", id, "entered twice"));
    }
    assert_ok(swst_store_commit(*state));
    return 0;
}

static size_t look_at_all(const char *part, const char *other, bool with_voided)
{
    size_t count = 0;

    for (int i = 0; i < PEOPLE; i++)
        count += (with_voided || !voided[i]) && strstr(names[i], part)
                 && (!other || strstr(names[i], other));
    return count;
}

/* As a cursor gives them, page by page, and as they are counted. */
static void assert_as_a_scan(swst_store *store, const char *part, const char *other,
                             bool with_voided)
{
    swst_query *query = swst_query_new(swst_kind_find("client"));
    swst_cursor *cursor = NULL;
    int64_t counted = -1;
    size_t found = 0;

    assert_ok(swst_query_where(query, "name", "contains", part));
    if (other)
        assert_ok(swst_query_where(query, "name", "contains", other));
    swst_query_set_voided(query, with_voided);
    if (draw(2))
        assert_ok(swst_query_order_by(query, "-name"));
    assert_ok(swst_query_count(store, query, &counted));
    assert_ok(swst_query_run(store, query, &cursor));
    while (swst_cursor_next(cursor) == SWST_ROW)
        found++;
    assert_int_equal(found, look_at_all(part, other, with_voided));
    assert_int_equal(counted, found);
    swst_cursor_free(cursor);
    swst_query_free(query);
}

static void a_part_of_a_name_gives_whom_a_look_at_everybody_gives(void **state)
{
    for (int i = 0; i < QUESTIONS; i++) {
        char part[64] = "", other[64] = "";

        if (draw(2))
            strcpy(part, "王");
        draw_text(part, 2);
        draw_text(other, 1);
        if (part[strlen(part) - 1] == ' ')
            part[strlen(part) - 1] = '\0';
        if (other[strlen(other) - 1] == ' ')
            other[strlen(other) - 1] = '\0';
        if (strstr(part, " 李") || strstr(part, " 小") || strstr(part, " 伟") || strstr(part, " 丽"))
            continue;                           /* is cleaned: asked for by other words */
        assert_as_a_scan(*state, part, draw(3) ? NULL : other, draw(4) == 0);
    }
    assert_as_a_scan(*state, "王", NULL, false);
    assert_as_a_scan(*state, "·", NULL, false);
}

static void assert_ranges(swst_store *store, const char *part, int count)
{
    swst_query *query = swst_query_new(swst_kind_find("client"));
    struct swst__query_keys keys;

    assert_ok(swst_query_where(query, "name", "contains", part));
    assert_ok(swst__query_find_keys(store, query, &keys));
    assert_int_equal(keys.count, count);
    swst_query_set_voided(query, true);
    assert_ok(swst__query_find_keys(store, query, &keys));
    assert_int_equal(keys.count, 0);
    swst_query_free(query);
}

static void keys_that_few_have_narrow_a_query_and_others_do_not(void **state)
{
    assert_ranges(*state, "小", 1);
    assert_ranges(*state, "小伟丽", 2);
    assert_ranges(*state, "王李", 1);
    assert_ranges(*state, "王", 0);
    assert_ranges(*state, "·", 0);
    assert_ranges(*state, "赵", 1);
    assert_ranges(*state, "一二三四五六七八九十甲乙", 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_of_a_name_gives_whom_a_look_at_everybody_gives),
        cmocka_unit_test(keys_that_few_have_narrow_a_query_and_others_do_not),
    };

    return cmocka_run_group_tests(tests, given_people, close_station);
}
