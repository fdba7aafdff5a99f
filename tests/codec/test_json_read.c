/* Records from JSON text. */
#include "../support/station.h"

#include "codec/json_read.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

static swst_record *lin(void)
{
    swst_record *client = swst_record_new(swst_kind_find("client"));

    assert_ok(swst_record_set(client, "name", "Lin"));
    return client;
}

static void every_type_of_value_returns(void **state)
{
    static const char *const texts[] = {
        "{\"record\":\"visit\",\"client_id\":500000000000001,\"minutes\":0}",
        "{\"record\":\"visit\",\"visited_on\":\"2026-03-09\",\"content\":\"a\\nb\"}",
        "{\"record\":\"contact_rule\",\"channels\":[\"home\",\"phone\"]}",
        "{\"record\":\"household_member\",\"is_head\":false}",
        "{\"record\":\"client\",\"income_fen\":999999999999}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char kind[32], *again;
        swst_record *record;

        strncpy(kind, texts[i] + strlen("{\"record\":\""), sizeof kind - 1);
        *strchr(kind, '"') = '\0';
        record = swst_record_new(swst_kind_find(kind));
        assert_ok(swst_record_from_json(record, texts[i]));
        assert_ok(swst_record_to_json(record, 0, &again));
        assert_string_equal(again, texts[i]);
        swst_free(again);
        swst_record_free(record);
    }
}

static void null_and_the_empty_list_unset_a_field(void **state)
{
    swst_record *client = lin(), *rule = swst_record_new(swst_kind_find("contact_rule"));

    (void)state;
    assert_ok(swst_record_from_json(client, "{\"name\":null,\"sex\":\"male\"}"));
    assert_reads(client, "name", NULL);
    assert_reads(client, "sex", "male");
    assert_ok(swst_record_set(rule, "channels", "home"));
    assert_ok(swst_record_from_json(rule, "{\"channels\":[]}"));
    assert_reads(rule, "channels", NULL);
    swst_record_free(client);
    swst_record_free(rule);
}

static void what_belongs_to_the_store_is_read_past(void **state)
{
    swst_record *client = lin();

    (void)state;
    assert_ok(swst_record_from_json(client,
        "{\"record\":\"client\",\"id\":7,\"recorded_at\":\"2026-01-01T00:00:00.000Z\","
        "\"recorded_by\":1,\"voided_at\":null,\"voided_by\":2,\"void_reason\":\"x\"}"));
    assert_int_equal(swst_record_id(client), 0);
    assert_false(swst_record_is_voided(client));
    swst_record_free(client);
}

static void bad_json_changes_nothing(void **state)
{
    static const struct { const char *json, *status, *code, *field; int64_t offset; } bad[] = {
        { "{\"name\":\"Wu\",\"sex\":\"robot\"}", "SWST_EINVALID", "bad_choice", "client.sex", -1 },
        { "{\"name\":\"Wu\",\"sex\":2}", "SWST_EINVALID", "bad_value", "client.sex", -1 },
        { "{\"name\":\"Wu\",\"income_fen\":1.5}", "SWST_EINVALID", "bad_value",
          "client.income_fen", -1 },
        { "{\"name\":\"Wu\",\"income_fen\":\"***\"}", "SWST_EINVALID", "bad_value",
          "client.income_fen", -1 },
        { "{\"name\":\"Wu\",\"income_fen\":-1}", "SWST_EINVALID", "out_of_range",
          "client.income_fen", -1 },
        { "{\"name\":\"Wu\",\"area_id\":0.5}", "SWST_EINVALID", "bad_value", "client.area_id", -1 },
        { "{\"name\":\"Wu\",\"birth_date\":\"1942\"}", "SWST_EINVALID", "bad_day",
          "client.birth_date", -1 },
        { "{\"name\":[\"Wu\"]}", "SWST_EINVALID", "bad_value", "client.name", -1 },
        { "{\"name\":\"Wu\",\"shoe_size\":43}", "SWST_ENOTFOUND", "no_such_field", NULL, 13 },
        { "{\"name\":\"Wu\",\"Sex\":\"male\"}", "SWST_ENOTFOUND", "no_such_field", NULL, 13 },
        { "{\"note\":\"{,\\\"\", \"x\":[{\"y\":1}]}", "SWST_ENOTFOUND", "no_such_field", NULL, 16 },
        { "{\"name\":\"Wu\",\"record\":\"visit\"}", "SWST_EINVALID", "other_kind", NULL, -1 },
        { "{\"name\":\"Wu\",\"record\":1}", "SWST_EINVALID", "other_kind", NULL, -1 },
        { "{\"name\":\"Wu\",\"name\":\"Li\"}", "SWST_EINVALID", "json_repeated_key", NULL, 13 },
        { "{\"name\":\"Wu\",\"n\\u0061me\":\"Li\"}", "SWST_EINVALID", "json_repeated_key", NULL,
          13 },
        { "{\"name\":\"Wu\"", "SWST_EINVALID", "json_syntax", NULL, 12 },
        { "{\"name\":\"Wu\"} x", "SWST_EINVALID", "json_trailing", NULL, 14 },
        { "{\"name\":\"W\\u0000u\"}", "SWST_EINVALID", "json_nul", NULL, 10 },
        { "{\"name\":\"W\xFFu\"}", "SWST_EINVALID", "json_not_utf8", NULL, 10 },
        { "{\"area_id\":1000000000000000}", "SWST_EINVALID", "json_big_number", NULL, 11 },
        { "[\"Wu\"]", "SWST_EINVALID", "not_json", NULL, 0 },
        { "\"Wu\"", "SWST_EINVALID", "not_json", NULL, 0 },
        { "", "SWST_EINVALID", "json_syntax", NULL, 0 },
    };
    swst_record *client = lin();

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_string_equal(swst_status_name(swst_record_from_json(client, bad[i].json)),
                            bad[i].status);
        assert_error(bad[i].code, bad[i].field);
        assert_int_equal(swst_error_offset(), bad[i].offset);
        assert_reads(client, "name", "Lin");
        assert_reads(client, "sex", NULL);
    }
    assert_status(SWST_EMISUSE, swst_record_from_json(NULL, "{}"));
    assert_status(SWST_EMISUSE, swst_record_from_json(client, NULL));
    swst_record_free(client);
}

/* cJSON before 1.7.18 reads 63 characters of a number at most. */
static void a_long_number_is_never_taken_for_want_of_memory(void **state)
{
    static const char json[] = "{\"income_fen\":7.0000000000000000000000000000000000000000"
                               "00000000000000000000000000000000000000000000000000000000000}";
    swst_record *client = lin();

    (void)state;
    if (swst_record_from_json(client, json) == SWST_OK)
        assert_reads(client, "income_fen", "7");
    else
        assert_error("json_syntax", NULL);
    swst_record_free(client);
}

static void a_word_of_a_set_must_be_one_of_its_words(void **state)
{
    swst_record *rule = swst_record_new(swst_kind_find("contact_rule"));

    (void)state;
    assert_status(SWST_EINVALID, swst_record_from_json(rule, "{\"channels\":[\"home\",\"x\"]}"));
    assert_error("bad_choice", "contact_rule.channels");
    assert_status(SWST_EINVALID, swst_record_from_json(rule, "{\"channels\":[1]}"));
    assert_status(SWST_EINVALID, swst_record_from_json(rule, "{\"channels\":\"home\"}"));
    swst_record_free(rule);
}

/* --------------------------------------------------------------------- rows */

static void a_line_tells_its_kind_and_its_header(void **state)
{
    static const char text[] =
        "{\"name\":\"Wu\",\"voided_at\":\"2026-03-09T08:30:00.000Z\",\"void_reason\":\"twice\","
        "\"id\":7,\"recorded_by\":null,\"record\":\"client\"}";
    struct swst__row_header header = { .given = 0 };
    swst_record *client = swst_record_new(swst_kind_find("client"));
    struct swst__json_row *row;

    (void)state;
    assert_ok(swst__json_row_open(text, strlen(text), &row));
    assert_ptr_equal(swst__json_row_kind(row), swst_kind_find("client"));
    assert_ok(swst__json_row_header(row, &header));
    assert_int_equal(header.values.id, 7);
    assert_int_equal(header.values.voided_at, 1773045000000);
    assert_true(header.values.voided);
    assert_string_equal(header.reason, "twice");
    assert_int_equal(header.given, 1U << SWST__ID | 1U << SWST__RECORDED_BY
                                       | 1U << SWST__VOIDED_AT | 1U << SWST__VOID_REASON);
    assert_ok(swst__json_row_fill(row, client));
    assert_reads(client, "name", "Wu");
    swst__json_row_free(row);
    swst_record_free(client);
}

static void a_line_without_a_kind_is_no_record(void **state)
{
    static const struct { const char *text, *code; } bad[] = {
        { "{}", "no_such_kind" }, { "{\"record\":\"ghost\"}", "no_such_kind" },
        { "{\"record\":5}", "no_such_kind" }, { "{\"masked\":true}", "masked_dump" },
        { "[]", "not_json" }, { "{", "json_syntax" },
    };
    struct swst__json_row *row = NULL;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_true(swst__json_row_open(bad[i].text, strlen(bad[i].text), &row) < 0);
        assert_string_equal(swst_error_code(), bad[i].code);
        assert_null(row);
    }
    assert_status(SWST_EINVALID, swst__json_row_open("{\"record\":\"area\"\0}", 18, &row));
    assert_string_equal(swst_error_code(), "json_nul");
}

static void a_header_of_the_wrong_type_is_named(void **state)
{
    static const struct { const char *text, *field; } bad[] = {
        { "{\"record\":\"area\",\"id\":\"7\"}", "area.id" },
        { "{\"record\":\"area\",\"id\":0}", "area.id" },
        { "{\"record\":\"area\",\"id\":1.5}", "area.id" },
        { "{\"record\":\"area\",\"recorded_at\":7}", "area.recorded_at" },
        { "{\"record\":\"area\",\"voided_by\":true}", "area.voided_by" },
        { "{\"record\":\"area\",\"void_reason\":[]}", "area.void_reason" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct swst__row_header header = { .given = 0 };
        struct swst__json_row *row;

        assert_ok(swst__json_row_open(bad[i].text, strlen(bad[i].text), &row));
        assert_status(SWST_EINVALID, swst__json_row_header(row, &header));
        assert_field(bad[i].field);
        swst__json_row_free(row);
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

static swst_status read_with(int allocations, swst_record *record, const char *text)
{
    cJSON_Hooks hooks = { scarce, free };
    swst_status status;

    left = allocations;
    cJSON_InitHooks(&hooks);
    swst_set_allocator(scarce, scarce_again, free);
    status = swst_record_from_json(record, text);
    cJSON_InitHooks(NULL);
    swst_set_allocator(malloc, realloc, free);
    return status;
}

static void whatever_allocation_fails_the_record_is_unchanged(void **state)
{
    swst_record *client = lin();
    swst_status status = SWST_ENOMEM;
    int count;

    (void)state;
    for (count = 0; status; count++) {
        status = read_with(count, client, "{\"name\":\"Wu\",\"note\":\"a\",\"income_fen\":5}");
        assert_true(status == SWST_OK || status == SWST_ENOMEM);
        assert_reads(client, "name", status ? "Lin" : "Wu");
    }
    assert_true(count > 8);
    swst_record_free(client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_of_value_returns),
        cmocka_unit_test(null_and_the_empty_list_unset_a_field),
        cmocka_unit_test(what_belongs_to_the_store_is_read_past),
        cmocka_unit_test(bad_json_changes_nothing),
        cmocka_unit_test(a_long_number_is_never_taken_for_want_of_memory),
        cmocka_unit_test(a_word_of_a_set_must_be_one_of_its_words),
        cmocka_unit_test(a_line_tells_its_kind_and_its_header),
        cmocka_unit_test(a_line_without_a_kind_is_no_record),
        cmocka_unit_test(a_header_of_the_wrong_type_is_named),
        cmocka_unit_test(whatever_allocation_fails_the_record_is_unchanged),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
