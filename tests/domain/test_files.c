/* Which requirements a file has on a day, and which of them it fulfils. */
#include "../support/station.h"
#include "domain/files.h"
#include "model/structs.h"

#include <stdio.h>

/* What is missing of a file on a day. */
static const char *lacks(swst_store *store, const char *day, struct swst__file file)
{
    static char text[200];
    char found[2][200];

    for (int few = 0; few < 2; few++) {             /* either way to ask says the same */
        struct swst__files files = { 0 };
        struct swst__text missing = { 0 };
        size_t count;

        assert_ok(swst__files_open(&files, store, day_of(day), few));
        swst__text_add(&missing, "%s", "");
        assert_ok(swst__files_missing(&files, &file, &missing, &count));
        snprintf(found[few], sizeof found[few], "%zu:%s", count, missing.bytes);
        swst_free(missing.bytes);
        swst__files_close(&files);
    }
    assert_string_equal(found[0], found[1]);
    memcpy(text, found[0], sizeof text);
    return text;
}

static struct swst__file of_client(int64_t id)
{
    return (struct swst__file){ .file_type = swst__file_type_CLIENT, .id = id };
}

static void need(swst_store *store, const char *file, const char *needs)
{
    given(store, "file_requirement", "file", file, "needs", needs, NULL);
}

static void a_file_without_requirements_is_complete(void **state)
{
    assert_string_equal(lacks(*state, "2022-01-01",
                              of_client(given_client(*state, given_area(*state)))), "0:");
}

static void what_is_missing_stands_in_the_order_of_the_requirements(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    need(*state, "client", "phone");
    need(*state, "client", "name");
    need(*state, "client", "birth_date");
    assert_string_equal(lacks(*state, "2022-01-01", of_client(client)), "2:phone,birth_date");
    assert_ok(change(*state, "client", client, "phone", "13800138000"));
    assert_string_equal(lacks(*state, "2022-01-01", of_client(client)), "1:birth_date");
}

static void a_requirement_holds_on_its_days(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), voided;

    given(*state, "file_requirement", "file", "client", "needs", "phone", "starts_on",
          "2022-03-01", "ends_on", "2022-03-31", NULL);
    voided = given(*state, "file_requirement", "file", "client", "needs", "sex", NULL);
    assert_ok(void_it(*state, "file_requirement", voided, "nobody needs that"));
    assert_string_equal(lacks(*state, "2022-02-28", of_client(client)), "0:");
    assert_string_equal(lacks(*state, "2022-03-01", of_client(client)), "1:phone");
    assert_string_equal(lacks(*state, "2022-03-31", of_client(client)), "1:phone");
    assert_string_equal(lacks(*state, "2022-04-01", of_client(client)), "0:");
}

static void a_record_counts_from_its_day_on_and_a_voided_one_never(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), visit;

    need(*state, "client", "visit.channel=home");
    given_visit(*state, client, "2022-02-01", "phone");
    visit = given_visit(*state, client, "2022-03-01", "home");
    assert_string_equal(lacks(*state, "2022-02-28", of_client(client)),
                        "1:visit.channel=home");
    assert_string_equal(lacks(*state, "2022-03-01", of_client(client)), "0:");
    assert_ok(void_it(*state, "visit", visit, "another client's"));
    assert_string_equal(lacks(*state, "2022-03-01", of_client(client)),
                        "1:visit.channel=home");
}

static void a_record_without_a_day_counts_always(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    need(*state, "client", "health_item");
    given(*state, "health_item", "client_id", ID(client), "item", "disease", NULL);
    assert_string_equal(lacks(*state, "1990-01-01", of_client(client)), "0:");
}

static void what_hangs_on_a_voided_record_is_gone_with_it(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t it = given(*state, "case", "client_id", ID(client), "worker_id",
                       ID(given_worker(*state, "陈文")), "opened_on", "2022-01-01", "stage",
                       "closed", NULL);
    int64_t goal = given(*state, "case_goal", "case_id", ID(it), NULL);
    int64_t score = given(*state, "case_score", "case_goal_id", ID(goal), "happened_on",
                          "2022-02-01", "score", "3", NULL);
    struct swst__file file = { .file_type = swst__file_type_CASE, .id = it };

    need(*state, "case", "case_score");
    assert_string_equal(lacks(*state, "2022-03-01", file), "0:");
    assert_ok(void_it(*state, "case_score", score, "a mistake"));
    assert_ok(void_it(*state, "case_goal", goal, "a mistake"));
    assert_string_equal(lacks(*state, "2022-03-01", file), "1:case_score");
}

static void a_stage_is_reached_by_the_order_of_its_words(void **state)
{
    struct swst__file file = { .file_type = swst__file_type_CASE, .id = 1 };

    given(*state, "file_requirement", "file", "case", "needs", "plan", "stage", "planning", NULL);
    file.stage = swst__case_stage_CASE_STAGE_ASSESSMENT;
    assert_string_equal(lacks(*state, "2022-03-01", file), "0:");
    file.stage = swst__case_stage_CASE_STAGE_PLANNING;
    assert_string_equal(lacks(*state, "2022-03-01", file), "1:plan");
    file.stage = swst__case_stage_CASE_STAGE_CLOSED;
    assert_string_equal(lacks(*state, "2022-03-01", file), "1:plan");
}

static void a_type_and_a_category_narrow_a_requirement(void **state)
{
    int64_t category = given_category(*state, "tekun", "person");
    struct swst__ids in = { &category, 1, 1 };
    struct swst__file file = { .file_type = swst__file_type_CASE, .id = 1 };
    struct swst__file client = of_client(1);

    given(*state, "file_requirement", "file", "case", "needs", "plan", "type", "child", NULL);
    given(*state, "file_requirement", "file", "client", "needs", "phone", "category_id",
          ID(category), NULL);
    assert_string_equal(lacks(*state, "2022-03-01", file), "0:");
    file.type = swst__case_type_CASE_TYPE_CHILD;
    assert_string_equal(lacks(*state, "2022-03-01", file), "1:plan");
    assert_string_equal(lacks(*state, "2022-03-01", client), "0:");
    client.categories = &in;
    assert_string_equal(lacks(*state, "2022-03-01", client), "1:phone");
}

static void a_health_file_is_called_for_by_the_category_of_its_requirements(void **state)
{
    int64_t category = given_category(*state, "left_behind_elder", "person"), other = category + 1;
    struct swst__ids in = { &category, 1, 1 }, elsewhere = { &other, 1, 1 };
    struct swst__files files = { 0 };

    given(*state, "file_requirement", "file", "health", "needs", "health_item", "category_id",
          ID(category), NULL);
    assert_ok(swst__files_open(&files, *state, 0, false));
    assert_true(swst__files_call_for(&files, swst__file_type_HEALTH, &in));
    assert_false(swst__files_call_for(&files, swst__file_type_HEALTH, &elsewhere));
    assert_false(swst__files_call_for(&files, swst__file_type_NETWORK, &in));
    swst__files_close(&files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_file_without_requirements_is_complete),
        station_test(what_is_missing_stands_in_the_order_of_the_requirements),
        station_test(a_requirement_holds_on_its_days),
        station_test(a_record_counts_from_its_day_on_and_a_voided_one_never),
        station_test(a_record_without_a_day_counts_always),
        station_test(what_hangs_on_a_voided_record_is_gone_with_it),
        station_test(a_stage_is_reached_by_the_order_of_its_words),
        station_test(a_type_and_a_category_narrow_a_requirement),
        station_test(a_health_file_is_called_for_by_the_category_of_its_requirements),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
