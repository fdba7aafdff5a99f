/* Whom a number, a phone or a part of a name means. */
#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/fold.h"

static const char number[] = "790101201202290021";

/* A client of this name; number and phone may be NULL. */
static int64_t person(swst_store *store, int64_t area, const char *name, const char *id_number,
                      const char *phone)
{
    return given(store, "client", "name", name, "area_id", ID(area), "registered_on",
                 "2020-01-01", "phone", phone, "id_number", id_number, "id_type",
                 id_number && strlen(id_number) < 15 ? "foreign" : NULL, NULL);
}

static swst_table *found(swst_store *store, const char *text, int64_t area, int64_t limit)
{
    swst_table *table = NULL;

    assert_ok(swst_client_search(store, text, area, limit, &table));
    assert_string_equal(swst_table_name(table), "search");
    return table;
}

/* Exactly these, in this order, found so; ids end in 0. */
static void assert_found(swst_store *store, const char *text, const char *matched, ...)
{
    swst_table *table = found(store, text, 0, 0);
    size_t row = 0;
    va_list ids;

    va_start(ids, matched);
    for (int64_t id; (id = va_arg(ids, int64_t)); row++) {
        assert_true(row < swst_table_rows(table));
        assert_int_equal(swst_table_int(table, row, "client_id"), id);
        assert_cell(table, row, "matched", matched);
    }
    va_end(ids);
    assert_int_equal(swst_table_rows(table), row);
    swst_table_free(table);
}

#define NOBODY (int64_t)0

static void an_answer_says_who_where_and_by_what(void **state)
{
    static const struct shown_column columns[] = {
        { "client_id", "", SWST_REFERENCE }, { "name", "", SWST_TEXT },
        { "birth_date", "", SWST_DAY }, { "area_code", "", SWST_TEXT },
        { "area_name", "", SWST_TEXT }, { "exited_on", "", SWST_DAY },
        { "matched", "", SWST_CHOICE }
    };
    int64_t area = given_village(*state, "441882107001");
    int64_t lin = given(*state, "client", "name", "林小满", "area_id", ID(area), "birth_date",
                        "1950-02-03", "registered_on", "2020-01-01", "exited_on", "2021-02-03",
                        "exit_reason", "moved", NULL);
    swst_table *table = found(*state, "小满", 0, 0);

    assert_columns(table, "search", columns, sizeof columns / sizeof *columns);
    assert_int_equal(swst_table_rows(table), 1);
    assert_int_equal(swst_table_int(table, 0, "client_id"), lin);
    assert_cell(table, 0, "name", "林小满");
    assert_cell(table, 0, "birth_date", "1950-02-03");
    assert_cell(table, 0, "area_code", "441882107001");
    assert_cell(table, 0, "area_name", "前江");
    assert_cell(table, 0, "exited_on", "2021-02-03");
    assert_cell(table, 0, "matched", "name");
    swst_table_free(table);
}

static void an_identity_number_is_found_however_it_is_typed(void **state)
{
    int64_t area = given_area(*state), lin = person(*state, area, "林", number, NULL);
    int64_t odd = person(*state, area, "吴", "H0123456", NULL);
    int64_t old = person(*state, area, "伍", "110105491231002", NULL);

    assert_found(*state, number, "id_number", lin, NOBODY);
    assert_found(*state, " 790101 20120229　0021", "id_number", lin, NOBODY);
    assert_found(*state, "７９０１０１２０１２０２２９００２１", "id_number", lin, NOBODY);
    assert_found(*state, "'790101201202290021", "id_number", lin, NOBODY);
    assert_found(*state, "110105491231002", "id_number", old, NOBODY);
    assert_found(*state, "11010519491231002x", "id_number", old, NOBODY);
    assert_found(*state, "Ｈ０１２３４５６", "id_number", odd, NOBODY);
    assert_found(*state, "790101201202290022", "", NOBODY);
    assert_found(*state, "7901012012022900", "", NOBODY);
}

static void a_phone_is_found_as_one_of_several_and_with_the_country(void **state)
{
    int64_t area = given_area(*state);
    int64_t lin = person(*state, area, "林", NULL, "138 0000 0000/0790-1234567");
    int64_t wu = person(*state, area, "吴", NULL, "+86 13800000000");

    assert_found(*state, "13800000000", "phone", lin, wu, NOBODY);
    assert_found(*state, "+86 138-0000-0000", "phone", lin, wu, NOBODY);
    assert_found(*state, "１３８００００００００", "phone", lin, wu, NOBODY);
    assert_found(*state, "（0790）1234567", "phone", lin, NOBODY);
    assert_found(*state, "1380000", "", NOBODY);
    assert_found(*state, "13900000000", "", NOBODY);
}

static void a_number_is_looked_for_before_a_phone_and_a_phone_before_a_name(void **state)
{
    int64_t area = given_area(*state), phone = person(*state, area, "林", NULL, "7654321");
    int64_t name = person(*state, area, "7654321", NULL, "13800000000"), id;

    assert_found(*state, "7654321", "phone", phone, NOBODY);
    assert_ok(void_it(*state, "client", phone, "entered twice"));
    assert_found(*state, "7654321", "name", name, NOBODY);
    id = person(*state, area, "林", "7654321", NULL);
    assert_found(*state, "7654321", "id_number", id, NOBODY);
}

static void a_part_of_a_name_is_found_from_one_character(void **state)
{
    int64_t area = given_area(*state), li = person(*state, area, "李小王", NULL, NULL);
    int64_t wang = person(*state, area, "王小明", NULL, NULL);
    int64_t wang_wei = person(*state, area, "王伟", NULL, NULL);

    assert_found(*state, "小", "name", wang, li, NOBODY);
    assert_found(*state, "小明", "name", wang, NOBODY);
    assert_found(*state, "王小明", "name", wang, NOBODY);
    assert_found(*state, "王小", "name", wang, NOBODY);
    assert_found(*state, "王明", "", NOBODY);
    assert_found(*state, "王", "name", wang_wei, wang, li, NOBODY);
    assert_found(*state, "明", "name", wang, NOBODY);
    assert_found(*state, "赵", "", NOBODY);
}

static void whole_names_come_first_then_the_following_character_then_the_id(void **state)
{
    int64_t area = given_area(*state), last = person(*state, area, "林王", NULL, NULL);
    int64_t third = person(*state, area, "王伟明", NULL, NULL);
    int64_t long_name = person(*state, area, "小王伟", NULL, NULL);
    int64_t whole = person(*state, area, "王", NULL, NULL);
    int64_t one = person(*state, area, "王一", NULL, NULL);
    int64_t wei = person(*state, area, "王伟", NULL, NULL), both;

    assert_found(*state, "王", "name", whole, one, third, long_name, wei, last, NOBODY);
    assert_found(*state, "王伟", "name", wei, third, long_name, NOBODY);
    both = person(*state, area, "王丁王", NULL, NULL);
    assert_found(*state, "王", "name", whole, one, both, third, long_name, wei, last, NOBODY);
}

static void of_several_words_all_must_occur(void **state)
{
    int64_t area = given_area(*state), anna = person(*state, area, "Anna Maria Lin", NULL, NULL);
    int64_t zhang = person(*state, area, "张三", NULL, NULL);
    int64_t other = person(*state, area, "张大三", NULL, NULL);

    assert_found(*state, "lin ANNA", "name", anna, NOBODY);
    assert_found(*state, "anna wu", "", NOBODY);
    assert_found(*state, "张 三", "name", zhang, other, NOBODY);
    assert_found(*state, "三　张", "name", zhang, other, NOBODY);
    assert_found(*state, "张 大三", "name", other, NOBODY);
    assert_found(*state, "张 李", "", NOBODY);
}

static void dots_spaces_and_width_make_no_difference(void **state)
{
    int64_t area = given_area(*state);
    int64_t guli = person(*state, area, "阿依古丽•买买提", NULL, NULL);
    int64_t lin = person(*state, area, "Ｌｉｎ　小 满", NULL, NULL);

    assert_value(*state, "client", guli, "name", "阿依古丽·买买提");
    assert_value(*state, "client", lin, "name", "Lin小满");
    assert_found(*state, "丽买", "name", guli, NOBODY);
    assert_found(*state, "古丽.买买提", "name", guli, NOBODY);
    assert_found(*state, "阿依古丽・买买提", "name", guli, NOBODY);
    assert_found(*state, "LIN", "name", lin, NOBODY);
    assert_found(*state, "ｌｉｎ小", "name", lin, NOBODY);
}

static void a_client_is_found_as_he_stands_now(void **state)
{
    int64_t area = given_area(*state), lin = person(*state, area, "林小满", number, "7654321");

    assert_ok(change(*state, "client", lin, "name", "林大满"));
    assert_ok(change(*state, "client", lin, "id_number", ""));
    assert_ok(change(*state, "client", lin, "phone", "7654322"));
    assert_found(*state, "小满", "", NOBODY);
    assert_found(*state, "大满", "name", lin, NOBODY);
    assert_found(*state, number, "", NOBODY);
    assert_found(*state, "7654321", "", NOBODY);
    assert_found(*state, "7654322", "phone", lin, NOBODY);
    assert_ok(void_it(*state, "client", lin, "entered twice"));
    assert_found(*state, "大满", "", NOBODY);
    assert_found(*state, "7654322", "", NOBODY);
}

static void a_client_who_was_merged_is_found_again_when_that_is_undone(void **state)
{
    int64_t area = given_area(*state), keep = person(*state, area, "林小满", NULL, NULL);
    int64_t other = person(*state, area, "林小满", NULL, NULL), merge = 0;

    assert_ok(swst_client_merge(*state, keep, other, "entered twice", &merge));
    assert_found(*state, "林小满", "name", keep, NOBODY);
    assert_ok(swst_client_unmerge(*state, merge));
    assert_found(*state, "林小满", "name", keep, other, NOBODY);
}

static void what_was_not_committed_is_not_found(void **state)
{
    int64_t area = given_area(*state);

    assert_ok(swst_store_begin(*state));
    person(*state, area, "林小满", NULL, NULL);
    swst_store_rollback(*state);
    assert_found(*state, "林", "", NOBODY);
}

static void assert_count(swst_store *store, const char *text, int64_t area, int64_t limit,
                         size_t count)
{
    swst_table *table = found(store, text, area, limit);

    assert_int_equal(swst_table_rows(table), count);
    swst_table_free(table);
}

static void an_area_narrows_to_itself_and_all_below(void **state)
{
    static const char *const texts[] = { "林", "小满", "林 满", "林小满", "7654321", number };
    int64_t town = given(*state, "area", "code", "441882107", "name", "东陂镇", "level", "town",
                         NULL);
    int64_t near = given_village(*state, "441882107001");
    int64_t away = given_village(*state, "441882108001");
    int64_t service = given(*state, "area", "code", "s1", "name", "一片", "level", "service",
                            NULL);
    swst_table *table = NULL;

    given(*state, "area_part", "service_id", ID(service), "village_id", ID(away), "starts_on",
          "2020-01-01", NULL);
    person(*state, near, "林小满", number, "7654321");
    person(*state, away, "林小满", number, "7654321");
    person(*state, away, "林大", NULL, NULL);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_count(*state, texts[i], town, 0, 1);
        assert_count(*state, texts[i], near, 0, 1);
        assert_count(*state, texts[i], service, 0, i ? 1 : 2);
    }
    assert_status(SWST_ENOTFOUND, swst_client_search(*state, "林", 77, 0, &table));
    assert_null(table);
}

static void an_answer_has_fifty_rows_or_as_many_as_are_asked_for(void **state)
{
    int64_t area = given_area(*state);

    assert_ok(swst_store_begin(*state));
    for (int i = 0; i < 60; i++)
        person(*state, area, i % 2 ? "林小满" : "林满", "X", "7654321");
    assert_ok(swst_store_commit(*state));
    assert_count(*state, "林", 0, 0, 50);
    assert_count(*state, "林满", 0, 0, 30);
    assert_count(*state, "小满", 0, 7, 7);
    assert_count(*state, "7654321", 0, 1, 1);
    assert_count(*state, "林 满", 0, 59, 59);
    assert_count(*state, "林", 0, 1000, 60);
}

static void a_text_that_asks_for_nothing_is_refused(void **state)
{
    char text[512] = "";
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_client_search(*state, "", 0, 0, &table));
    assert_error("nothing_to_find", NULL);
    assert_status(SWST_EINVALID, swst_client_search(*state, " 　·. ", 0, 0, &table));
    for (int i = 0; i < 101; i++)
        strcat(text, "林");
    assert_status(SWST_EINVALID, swst_client_search(*state, text, 0, 0, &table));
    assert_error("nothing_to_find", NULL);
    text[300] = '\0';
    assert_count(*state, text, 0, 0, 0);
    assert_status(SWST_EINVALID, swst_client_search(*state, "\xFF", 0, 0, &table));
    assert_error("text_not_utf8", NULL);
    assert_status(SWST_EINVALID, swst_client_search(*state, "林", 0, -1, &table));
    assert_error("negative_limit", NULL);
    assert_status(SWST_EMISUSE, swst_client_search(NULL, "林", 0, 0, &table));
    assert_status(SWST_EMISUSE, swst_client_search(*state, NULL, 0, 0, &table));
    assert_status(SWST_EMISUSE, swst_client_search(*state, "林", 0, 0, NULL));
    assert_null(table);
}

/* ------------------------------------------------- beside a plain look at everybody */

enum { PEOPLE = 300, QUESTIONS = 2000 };

static struct man {
    int64_t id, area;
    char name[64], key[64];
} men[PEOPLE];

static uint32_t seed = 5;

static uint32_t draw(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

static void draw_text(char *text, uint32_t longest, bool with_spaces)
{
    static const char *const parts[] = { "王", "李", "小", "伟", "丽", "a", "B", "·", " " };

    *text = '\0';
    for (uint32_t i = 1 + draw(longest); i; i--)
        strcat(text, parts[draw(with_spaces ? 9 : 8)]);
}

static bool has_all_words(const char *key, const char *text)
{
    char copy[64], word[64];
    bool any = false;

    strcpy(copy, text);
    for (char *at = strtok(copy, " "); at; at = strtok(NULL, " ")) {
        swst__name_key(at, word, sizeof word);
        if (*word && !strstr(key, word))
            return false;
        any = any || *word;
    }
    return any;
}

/* What the answer says of the order, as one text that ascends. */
static void rank_of(const struct man *man, const char *whole, char *rank)
{
    const char *least = NULL;
    size_t size;

    swst__fold_character(whole, &size);
    if (!whole[size])
        for (const char *at = man->key; (at = strstr(at, whole)); at += size)
            if (at[size] && (!least || strncmp(at + size, least, 4) < 0))
                least = at + size;
    if (least)
        swst__fold_character(least, &size);
    sprintf(rank, "%d %-8.*s %020lld", strcmp(man->key, whole) != 0,
            least ? (int)size : 4, least ? least : whole[size] ? "" : "\xF7\xBF\xBF\xBF",
            (long long)man->id);
    if (strcmp(man->key, whole) == 0)
        sprintf(rank, "0 %020lld", (long long)man->id);
}

static void assert_as_a_scan(swst_store *store, const char *text, int64_t area)
{
    char whole[64], rank[64], last[64] = "";
    swst_table *table = NULL;
    swst_status status;
    size_t count = 0;

    swst__name_key(text, whole, sizeof whole);
    status = swst_client_search(store, text, area, PEOPLE, &table);
    assert_int_equal(status, *whole ? SWST_OK : SWST_EINVALID);
    for (int i = 0; i < PEOPLE; i++)
        count += has_all_words(men[i].key, text) && (!area || men[i].area == area);
    assert_int_equal(swst_table_rows(table), count);
    for (size_t row = 0; row < count; row++) {
        const struct man *man = men;

        while (man->id != swst_table_int(table, row, "client_id"))
            man++;
        assert_true(has_all_words(man->key, text) && (!area || man->area == area));
        rank_of(man, whole, rank);
        assert_true(strcmp(rank, last) > 0);
        strcpy(last, rank);
    }
    swst_table_free(table);
}

static void parts_of_names_are_found_as_by_looking_at_everybody(void **state)
{
    int64_t areas[2] = { given_village(*state, "441882107001"),
                         given_village(*state, "441882107002") };

    assert_ok(swst_store_begin(*state));
    for (int i = 0; i < PEOPLE; i++) {
        do {
            draw_text(men[i].name, 5, false);
            swst__name_key(men[i].name, men[i].key, sizeof men[i].key);
        } while (!men[i].key[0]);
        men[i].area = areas[draw(2)];
        men[i].id = person(*state, men[i].area, men[i].name, NULL, NULL);
    }
    assert_ok(swst_store_commit(*state));
    for (int i = 0; i < QUESTIONS; i++) {
        char text[64];

        draw_text(text, 4, true);
        assert_as_a_scan(*state, text, draw(3) ? 0 : areas[draw(2)]);
    }
}

static void a_key_of_a_damaged_file_that_no_client_can_have_is_the_last(void **state)
{
    swst_store *store = given_file("keys.swst");
    int64_t lin = given_client(store, given_village(store, "441882107001"));

    (void)state;
    swst_store_free(store);
    change_file("keys.swst", "INSERT INTO client_key SELECT \"key\", 9223372036854775807"
                             " FROM client_key");
    store = opened("keys.swst");
    assert_found(store, "小雨", "name", lin, NOBODY);
    swst_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(an_answer_says_who_where_and_by_what),
        station_test(an_identity_number_is_found_however_it_is_typed),
        station_test(a_phone_is_found_as_one_of_several_and_with_the_country),
        station_test(a_number_is_looked_for_before_a_phone_and_a_phone_before_a_name),
        station_test(a_part_of_a_name_is_found_from_one_character),
        station_test(whole_names_come_first_then_the_following_character_then_the_id),
        station_test(of_several_words_all_must_occur),
        station_test(dots_spaces_and_width_make_no_difference),
        station_test(a_client_is_found_as_he_stands_now),
        station_test(a_client_who_was_merged_is_found_again_when_that_is_undone),
        station_test(what_was_not_committed_is_not_found),
        station_test(an_area_narrows_to_itself_and_all_below),
        station_test(an_answer_has_fifty_rows_or_as_many_as_are_asked_for),
        station_test(a_text_that_asks_for_nothing_is_refused),
        cmocka_unit_test(a_key_of_a_damaged_file_that_no_client_can_have_is_the_last),
        station_test(parts_of_names_are_found_as_by_looking_at_everybody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
