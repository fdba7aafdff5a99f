/* Records and tables as JSON text. */
#include "../support/station.h"

#include "base/text.h"
#include "model/table.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

static char *json_of(const swst_record *record, unsigned flags)
{
    char *json;

    assert_ok(swst_record_to_json(record, flags, &json));
    return json;
}

static swst_record *client_of(const char *name, const char *birth_date)
{
    swst_record *client = swst_record_new(swst_kind_find("client"));

    assert_ok(swst_record_set(client, "name", name));
    assert_ok(swst_record_set(client, "sex", "female"));
    assert_ok(swst_record_set(client, "birth_date", birth_date));
    return client;
}

static void assert_json(const swst_record *record, unsigned flags, const char *expected)
{
    char *json = json_of(record, flags);

    assert_string_equal(json, expected);
    swst_free(json);
}

/* ------------------------------------------------------------------ records */

static void only_fields_with_values_are_written(void **state)
{
    swst_record *visit = swst_record_new(swst_kind_find("visit"));

    (void)state;
    assert_json(visit, 0, "{\"record\":\"visit\"}");
    assert_ok(swst_record_set(visit, "client_id", "999999999999999"));
    assert_ok(swst_record_set(visit, "minutes", "0"));
    assert_json(visit, 0, "{\"record\":\"visit\",\"client_id\":999999999999999,\"minutes\":0}");
    swst_record_free(visit);
}

static void a_record_tells_who_recorded_and_voided_it_when_and_why(void **state)
{
    int64_t area, worker;
    char expected[400], *json;
    swst_record *record;

    swst_store_set_now(*state, 0);
    area = given_village(*state, "790101001001");
    worker = given(*state, "worker", "name", "王工", NULL);
    swst_store_set_actor(*state, worker);
    swst_store_set_now(*state, 1773045000000);
    assert_ok(void_it(*state, "area", area, "录错 \"村\""));
    assert_ok(swst_record_load(*state, swst_kind_find("area"), area, &record));
    json = json_of(record, 0);
    snprintf(expected, sizeof expected,
             "{\"record\":\"area\",\"id\":%s,\"recorded_at\":\"1970-01-01T00:00:00.000Z\","
             "\"voided_at\":\"2026-03-09T08:30:00.000Z\",\"voided_by\":%s,"
             "\"void_reason\":\"录错 \\\"村\\\"\",\"code\":\"790101001001\",\"name\":\"前江\","
             "\"level\":\"village\"}", ID(area), ID(worker));
    assert_string_equal(json, expected);
    swst_free(json);
    assert_ok(swst_record_to_json(record, SWST_MASKED, &json));
    assert_non_null(strstr(json, "\"void_reason\":\"[6]\""));
    swst_free(json);
    assert_ok(swst_record_to_json(record, SWST_REDACTED, &json));
    assert_null(strstr(json, "void_reason"));
    swst_free(json);
    swst_record_free(record);
}

static void redacted_json_names_nobody(void **state)
{
    swst_record *client = client_of("林小雨", "1942-03-05");

    (void)state;
    assert_json(client, SWST_REDACTED, "{\"record\":\"client\",\"sex\":\"female\"}");
    swst_record_free(client);
}

static void masked_values_are_words_whatever_they_were(void **state)
{
    swst_record *client = client_of("林小雨", "1942-03-05");

    (void)state;
    assert_ok(swst_record_set(client, "income_fen", "1200000"));
    assert_json(client, SWST_MASKED, "{\"record\":\"client\",\"name\":\"林*\",\"sex\":\"female\","
                                     "\"birth_date\":\"1942\",\"income_fen\":\"***\"}");
    swst_record_free(client);
}

static void sets_are_lists_and_flags_are_true_or_false(void **state)
{
    swst_record *rule = swst_record_new(swst_kind_find("contact_rule"));
    swst_record *member = swst_record_new(swst_kind_find("household_member"));

    (void)state;
    assert_ok(swst_record_set(rule, "channels", "phone,home"));
    assert_json(rule, 0, "{\"record\":\"contact_rule\",\"channels\":[\"home\",\"phone\"]}");
    assert_ok(swst_record_set(member, "is_head", "false"));
    assert_json(member, 0, "{\"record\":\"household_member\",\"is_head\":false}");
    swst_record_free(rule);
    swst_record_free(member);
}

static void what_cannot_be_written_is_the_callers_mistake(void **state)
{
    swst_record *client = swst_record_new(swst_kind_find("client"));
    char *json = NULL;

    (void)state;
    assert_status(SWST_EMISUSE, swst_record_to_json(NULL, 0, &json));
    assert_status(SWST_EMISUSE, swst_record_to_json(client, 0, NULL));
    assert_status(SWST_EMISUSE, swst_record_to_json(client, 32, &json));
    assert_status(SWST_EMISUSE, swst_table_to_json(NULL, 0, &json));
    assert_null(json);
    swst_record_free(client);
}

/* ------------------------------------------------------------------- tables */

static const struct swst_field columns[] = {
    { .name = "client_id", .unit = "", .type = SWST_REFERENCE },
    { .name = "name", .unit = "", .type = SWST_TEXT, .flags = SWST_PERSONAL | SWST__SORT_NAME },
    { .name = "due_on", .unit = "", .type = SWST_DAY },
    { .name = "days_overdue", .unit = "days", .type = SWST_INTEGER },
    { .name = "worker_ids", .unit = "", .type = SWST_REFERENCES },
    { .name = "visit_rate", .unit = "", .type = SWST_RATE },
    { 0 }
};

static swst_table *table_of_two(void)
{
    static const struct swst__note notes[] = {
        { "in_scope", { { "In scope", "范围内" } } }, { "away", { { "Away", "外出" } } }
    };
    swst_table *table = swst__table_new("due", columns);

    assert_ok(swst__table_add_row(table));
    swst__table_set_int(table, 0, 700000000000001);
    assert_ok(swst__table_set_text(table, 1, "林小雨"));
    swst__table_set_int(table, 2, 0);
    swst__table_set_int(table, 3, -3);
    assert_ok(swst__table_set_text(table, 4, "500000000000001,500000000000002"));
    swst__table_set_rate(table, 5, 5, 9, "person");
    assert_ok(swst__table_add_row(table));
    swst__table_set_rate(table, 5, 0, 0, "person");
    swst__table_set_notes(table, notes, 2, (const int64_t[]){ 9, 2 });
    return table;
}

static void assert_table(const swst_table *table, unsigned flags, const char *expected)
{
    char *json;

    assert_ok(swst_table_to_json(table, flags, &json));
    assert_string_equal(json, expected);
    swst_free(json);
}

static void a_table_tells_its_name_its_footing_and_its_rows(void **state)
{
    static const char rows[] =
        "\"population\":{\"in_scope\":9,\"away\":2},\"rows\":["
        "{\"client_id\":700000000000001,\"name\":\"林小雨\",\"due_on\":\"1970-01-01\","
        "\"days_overdue\":-3,\"worker_ids\":[500000000000001,500000000000002],"
        "\"visit_rate\":{\"n\":5,\"d\":9,\"unit\":\"person\",\"percent\":55.6}},"
        "{\"visit_rate\":{\"n\":0,\"d\":0,\"unit\":\"person\",\"percent\":null,"
        "\"reason\":\"empty\"}}]}";
    swst_table *table = table_of_two();
    char expected[900];

    (void)state;
    snprintf(expected, sizeof expected, "{\"schema\":\"swst/due/1\",\"provisional\":false,%s",
             rows);
    assert_table(table, 0, expected);
    swst__table_set_days(table, &(int64_t){ 10 }, &(struct swst__span){ 0, 30 });
    snprintf(expected, sizeof expected,
             "{\"schema\":\"swst/due/1\",\"as_of\":\"1970-01-11\",\"from\":\"1970-01-01\","
             "\"to\":\"1970-01-31\",\"provisional\":true,%s", rows);
    assert_table(table, 0, expected);
    swst_table_free(table);
}

static void where_nobody_was_counted_there_is_no_population(void **state)
{
    swst_table *table = swst__table_new("due", columns);

    (void)state;
    assert_table(table, 0, "{\"schema\":\"swst/due/1\",\"provisional\":false,\"rows\":[]}");
    swst_table_free(table);
}

static void personal_columns_of_a_table_are_masked_or_left_out(void **state)
{
    swst_table *table = table_of_two();
    char *json;

    (void)state;
    assert_ok(swst_table_to_json(table, SWST_MASKED, &json));
    assert_non_null(strstr(json, "\"name\":\"林*\""));
    swst_free(json);
    assert_ok(swst_table_to_json(table, SWST_REDACTED, &json));
    assert_null(strstr(json, "\"name\""));
    swst_free(json);
    swst_table_free(table);
}

static void a_share_has_one_decimal_at_most(void **state)
{
    static const struct { int64_t n, d; const char *percent; } shares[] = {
        { 5, 9, "55.6" }, { 9, 9, "100" }, { 0, 9, "0" }, { 1, 3, "33.3" }, { 2, 3, "66.7" },
        { 1, 2000, "0.1" }, { 1, 8, "12.5" }, { 999999, 1000000, "100" }, { 7, 1000, "0.7" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        swst_table *table = swst__table_new("coverage", columns + 5);
        char *json, expected[60];

        assert_ok(swst__table_add_row(table));
        swst__table_set_rate(table, 0, shares[i].n, shares[i].d, "person");
        assert_ok(swst_table_to_json(table, 0, &json));
        snprintf(expected, sizeof expected, "\"percent\":%s}", shares[i].percent);
        assert_non_null(strstr(json, expected));
        swst_free(json);
        swst_table_free(table);
    }
}

/* ------------------------------------------------------------ out of memory */

/* How many allocations may still succeed. */
static int left;

static void *scarce(size_t size)
{
    return left-- > 0 ? malloc(size) : NULL;
}

static void *scarce_again(void *memory, size_t size)
{
    return left-- > 0 ? realloc(memory, size) : NULL;
}

static void plenty(void)
{
    cJSON_InitHooks(NULL);
    swst_set_allocator(malloc, realloc, free);
}

static void short_of(int allocations)
{
    cJSON_Hooks hooks = { scarce, free };

    left = allocations;
    cJSON_InitHooks(&hooks);
    swst_set_allocator(scarce, scarce_again, free);
}

static void whatever_allocation_fails_the_answer_is_out_of_memory(void **state)
{
    swst_record *client = client_of("林小雨", "1942-03-05");
    swst_table *table = table_of_two();
    swst_status record_status = SWST_ENOMEM, table_status = SWST_ENOMEM;
    char *json = NULL;
    int count;

    (void)state;
    for (count = 0; record_status; count++) {
        short_of(count);
        record_status = swst_record_to_json(client, SWST_MASKED, &json);
        plenty();
        assert_true(record_status == SWST_OK || (record_status == SWST_ENOMEM && !json));
    }
    assert_true(count > 10);
    swst_free(json);
    json = NULL;
    for (count = 0; table_status; count++) {
        short_of(count);
        table_status = swst_table_to_json(table, SWST_MASKED, &json);
        plenty();
        assert_true(table_status == SWST_OK || (table_status == SWST_ENOMEM && !json));
    }
    assert_true(count > 20);
    swst_free(json);
    swst_table_free(table);
    swst_record_free(client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_fields_with_values_are_written),
        station_test(a_record_tells_who_recorded_and_voided_it_when_and_why),
        cmocka_unit_test(redacted_json_names_nobody),
        cmocka_unit_test(masked_values_are_words_whatever_they_were),
        cmocka_unit_test(sets_are_lists_and_flags_are_true_or_false),
        cmocka_unit_test(what_cannot_be_written_is_the_callers_mistake),
        cmocka_unit_test(a_table_tells_its_name_its_footing_and_its_rows),
        cmocka_unit_test(where_nobody_was_counted_there_is_no_population),
        cmocka_unit_test(personal_columns_of_a_table_are_masked_or_left_out),
        cmocka_unit_test(a_share_has_one_decimal_at_most),
        cmocka_unit_test(whatever_allocation_fails_the_answer_is_out_of_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
