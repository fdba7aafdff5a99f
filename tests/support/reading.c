/* What a station says: days, records, tables. */
#include "station.h"

#include "base/calendar.h"

int64_t day_of(const char *text)
{
    int64_t day = INT64_MIN;

    assert_true(swst__day_read(text, &day));
    return day;
}

void assert_reads(const swst_record *record, const char *field, const char *expected)
{
    char *value = NULL;

    assert_ok(swst_record_get(record, field, &value));
    assert_string_equal(value ? value : "(unset)", expected ? expected : "(unset)");
    swst_free(value);
}

void assert_value(swst_store *store, const char *kind, int64_t id, const char *field,
                  const char *expected)
{
    swst_record *record;

    assert_ok(swst_record_load(store, swst_kind_find(kind), id, &record));
    assert_reads(record, field, expected);
    swst_record_free(record);
}

/* --------------------------------------------------------------------- tables */

static bool reads(const swst_table *table, size_t row, const char *column, const char *text)
{
    const char *cell = swst_table_text(table, row, column);

    return cell && strcmp(cell, text) == 0;
}

size_t row_of(const swst_table *table, const char *column, const char *text,
              const char *second, const char *other)
{
    for (size_t row = 0; row < swst_table_rows(table); row++)
        if (reads(table, row, column, text) && (!second || reads(table, row, second, other)))
            return row;
    fail_msg("no row whose %s is \"%s\"%s%s", column, text, second ? " and " : "",
             second ? second : "");
    return 0;
}

int64_t note_of(const swst_table *table, const char *name)
{
    const char *found;

    for (size_t note = 0; (found = swst_table_note_name(table, note)); note++)
        if (strcmp(found, name) == 0)
            return swst_table_note(table, note);
    fail_msg("no note %s", name);
    return 0;
}

swst_table *desk_of(swst_store *store, const char *as_of, swst_desk_list list, int64_t worker)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    swst_filter_add_list(filter, list);
    swst_filter_set_worker(filter, worker);
    assert_ok(swst_report_desk(store, as_of, filter, &table));
    swst_filter_free(filter);
    return table;
}

void assert_columns(const swst_table *table, const char *name, const struct shown_column *columns,
                    size_t count)
{
    assert_string_equal(swst_table_name(table), name);
    assert_int_equal(swst_table_columns(table), count);
    for (size_t i = 0; i < count; i++) {
        const swst_field *column = swst_table_column(table, i);

        assert_string_equal(swst_field_name(column), columns[i].name);
        assert_string_equal(swst_field_unit(column), columns[i].unit);
        if (columns[i].type)
            assert_int_equal(swst_field_type_of(column), columns[i].type);
        assert_string_not_equal(swst_field_label(column, "en"), swst_field_label(column, "zh"));
    }
    assert_null(swst_table_column(table, count));
}
