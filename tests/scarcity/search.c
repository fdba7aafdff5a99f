/* Steps: finding clients, and the keys they are found by. */
#include "steps.h"

static int64_t area;

static void given_people(void)
{
    assert_ok(swst_store_begin(it.store));
    area = given_area(it.store);
    given(it.store, "client", "name", "林小满", "area_id", ID(area), "registered_on", "2020-01-01",
          "phone", "13800000000", "id_number", "790101201202290021", NULL);
    given_client(it.store, area);
}

static swst_status search_for(const char *text, int64_t area_id)
{
    return CALL(swst_client_search)(it.store, text, area_id, 10, (swst_table **)&it.out);
}

static swst_status find_number(void)
{
    return search_for("790101201202290021", 0);
}

static swst_status find_phone(void)
{
    return search_for("13800000000", 0);
}

static swst_status find_character(void)
{
    return search_for("小", area);
}

static swst_status find_part(void)
{
    return search_for("林小满", 0);
}

static swst_status find_words(void)
{
    return search_for("小 林", area);
}

static swst_status rebuild(void)
{
    return CALL(swst_store_rebuild)(it.store);
}

static void free_answer(swst_status status)
{
    if (!status) {
        assert_true(swst_table_rows(it.out) > 0);
        swst_table_free(it.out);
    }
    swst_store_rollback(it.store);
}

static void take_back(swst_status status)
{
    (void)status;
    swst_store_rollback(it.store);
}

const struct step search_steps[] = {
    { "client_search, a number", given_people, find_number, free_answer },
    { "client_search, a phone", given_people, find_phone, free_answer },
    { "client_search, a character", given_people, find_character, free_answer },
    { "client_search, a part", given_people, find_part, free_answer },
    { "client_search, words", given_people, find_words, free_answer },
    { "store_rebuild", given_people, rebuild, take_back },
    { NULL, NULL, NULL, NULL }
};
