/* Records and tables as CSV text. */
#include "../support/station.h"

#include "codec/csv_write.h"
#include "model/table.h"

#include <stdlib.h>

static const struct swst_field columns[] = {
    { .name = "name", .unit = "", .type = SWST_TEXT, .flags = SWST_PERSONAL | SWST__SORT_NAME },
    { .name = "due_on", .unit = "", .type = SWST_DAY },
    { .name = "days", .unit = "days", .type = SWST_INTEGER },
    { .name = "worker_ids", .unit = "", .type = SWST_REFERENCES },
    { .name = "rate", .unit = "", .type = SWST_RATE },
    { 0 }
};

static swst_table *table_of_two(void)
{
    swst_table *table = swst__table_new("due", columns);

    assert_ok(swst__table_add_row(table));
    assert_ok(swst__table_set_text(table, 0, "林小雨"));
    swst__table_set_int(table, 1, 0);
    swst__table_set_int(table, 2, -3);
    assert_ok(swst__table_set_text(table, 3, "500000000000001,500000000000002"));
    swst__table_set_rate(table, 4, 5, 9, "person");
    assert_ok(swst__table_add_row(table));
    swst__table_set_rate(table, 4, 0, 0, "person");
    return table;
}

static void assert_table(const swst_table *table, unsigned flags, const char *expected)
{
    char *csv;

    assert_ok(swst_table_to_csv(table, flags, &csv));
    assert_string_equal(csv, expected);
    swst_free(csv);
}

static void a_table_opens_in_a_spreadsheet(void **state)
{
    swst_table *table = table_of_two();

    (void)state;
    assert_table(table, 0, "\xEF\xBB\xBFname,due_on,days,worker_ids,rate\r\n"
                           "林小雨,1970-01-01,-3,\"500000000000001,500000000000002\",55.6%\r\n"
                           ",,,,-\r\n");
    swst_table_free(table);
}

static void personal_columns_are_masked_or_left_out_with_their_name(void **state)
{
    swst_table *table = table_of_two();

    (void)state;
    assert_table(table, SWST_MASKED,
                 "\xEF\xBB\xBFname,due_on,days,worker_ids,rate\r\n"
                 "林*,1970-01-01,-3,\"500000000000001,500000000000002\",55.6%\r\n,,,,-\r\n");
    assert_table(table, SWST_REDACTED,
                 "\xEF\xBB\xBF" "due_on,days,worker_ids,rate\r\n"
                 "1970-01-01,-3,\"500000000000001,500000000000002\",55.6%\r\n,,,-\r\n");
    swst_table_free(table);
}

static void an_empty_cell_alone_in_its_row_is_no_empty_line(void **state)
{
    static const struct swst_field one[] = {
        { .name = "minutes", .unit = "min", .type = SWST_INTEGER }, { 0 }
    };
    swst_table *table = swst__table_new("one", one);

    (void)state;
    assert_ok(swst__table_add_row(table));
    assert_table(table, 0, "\xEF\xBB\xBFminutes\r\n\"\"\r\n");
    swst_table_free(table);
}

static void a_record_is_written_with_its_header(void **state)
{
    struct swst__text out = { 0 }, scratch[2] = { { 0 }, { 0 } };
    int64_t area, worker;
    swst_record *record;
    char *text;

    swst_store_set_now(*state, 0);
    area = given_village(*state, "790101001001");
    worker = given(*state, "worker", "name", "王工, 主任", "phone", "13800001234", NULL);
    swst_store_set_actor(*state, worker);
    swst__csv_put_names(&out, swst_kind_find("worker"));
    assert_ok(void_it(*state, "worker", worker, "录错"));
    assert_ok(swst_record_load(*state, swst_kind_find("worker"), worker, &record));
    swst__csv_put_record(&out, record, 0, scratch);
    swst__csv_put_record(&out, record, SWST_MASKED, scratch);
    text = swst__text_take(&out);
    assert_memory_equal(text, "id,recorded_at,recorded_by,voided_at,voided_by,void_reason,", 59);
    assert_non_null(strstr(text, ",1970-01-01T00:00:00.000Z,,1970-01-01T00:00:00.000Z,"));
    assert_non_null(strstr(text, ",录错,\"王工,主任\",,13800001234,"));
    assert_non_null(strstr(text, ",[2],王*,,138****1234,"));
    swst_free(text);
    swst_free(scratch[0].bytes);
    swst_free(scratch[1].bytes);
    swst_record_free(record);
    assert_true(area);
}

static void what_cannot_be_written_is_the_callers_mistake(void **state)
{
    swst_table *table = table_of_two();
    char *csv = NULL;

    (void)state;
    assert_status(SWST_EMISUSE, swst_table_to_csv(NULL, 0, &csv));
    assert_status(SWST_EMISUSE, swst_table_to_csv(table, 0, NULL));
    assert_status(SWST_EMISUSE, swst_table_to_csv(table, 32, &csv));
    assert_null(csv);
    swst_table_free(table);
}

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

static void whatever_allocation_fails_the_answer_is_out_of_memory(void **state)
{
    swst_table *table = table_of_two();
    swst_status status = SWST_ENOMEM;
    char *csv = NULL;
    int count;

    (void)state;
    for (count = 0; status; count++) {
        left = count;
        swst_set_allocator(scarce, scarce_again, free);
        status = swst_table_to_csv(table, SWST_MASKED, &csv);
        swst_set_allocator(malloc, realloc, free);
        assert_true(status == SWST_OK || (status == SWST_ENOMEM && !csv));
    }
    assert_true(count > 3);
    swst_free(csv);
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_opens_in_a_spreadsheet),
        cmocka_unit_test(personal_columns_are_masked_or_left_out_with_their_name),
        cmocka_unit_test(an_empty_cell_alone_in_its_row_is_no_empty_line),
        station_test(a_record_is_written_with_its_header),
        cmocka_unit_test(what_cannot_be_written_is_the_callers_mistake),
        cmocka_unit_test(whatever_allocation_fails_the_answer_is_out_of_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
