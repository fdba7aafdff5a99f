/* Records and tables to JSON: one object of cJSON at a time, so that a long
 * table needs no more memory than its text. Numbers are written as they are
 * printed elsewhere, never through a double. */
#include "codec/json_write.h"

#include "codec/field_mask.h"
#include "codec/row_header.h"
#include "model/table.h"
#include "model/values.h"

#include <swstation/json.h>

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------- values */

/* "home,phone" and "1,2" part by part; `create` is cJSON's for a part. */
static cJSON *list_of(char *text, cJSON *(*create)(const char *))
{
    cJSON *list = cJSON_CreateArray(), *part = list;

    for (char *end; part && *text; text = end) {
        end = text + strcspn(text, ",");
        if (*end)
            *end++ = '\0';
        if ((part = create(text)))
            cJSON_AddItemToArray(list, part);
    }
    if (!part) {
        cJSON_Delete(list);
        return NULL;
    }
    return list;
}

/* A value from its text, as swst_record_get() would give it. */
static cJSON *value_of(const struct swst_field *field, char *text)
{
    switch (field->type) {
    case SWST_FLAG:
    case SWST_INTEGER:
    case SWST_MONEY:
    case SWST_REFERENCE: return cJSON_CreateRaw(text);
    case SWST_SET: return list_of(text, cJSON_CreateString);
    case SWST_REFERENCES: return list_of(text, cJSON_CreateRaw);
    case SWST_TEXT:
    case SWST_DAY:
    case SWST_INSTANT:
    case SWST_CHOICE:
    case SWST_RATE:
    case SWST_FIGURE:
    case SWST_ROWS: break;
    }
    return cJSON_CreateString(text);
}

/* Keys are static. */
static bool add(cJSON *object, const char *key, cJSON *value)
{
    if (value && cJSON_AddItemToObjectCS(object, key, value))
        return true;
    cJSON_Delete(value);
    return false;
}

static bool add_number(cJSON *object, const char *key, int64_t number)
{
    char text[24];

    snprintf(text, sizeof text, "%" PRId64, number);
    return add(object, key, cJSON_CreateRaw(text));
}

/* Append the object, if it is complete, and delete it. */
static void put_object(struct swst__text *out, cJSON *object, bool complete)
{
    char *printed = object && complete ? cJSON_PrintBuffered(object, 512, false) : NULL;

    if (printed)
        swst__text_put(out, printed, strlen(printed));
    else
        out->failed = true;
    cJSON_free(printed);
    cJSON_Delete(object);
}

static swst_status take(struct swst__text *out, char **json)
{
    char *text = swst__text_take(out);

    if (!text)
        return swst__fail_memory();
    *json = text;
    return SWST_OK;
}

/* The value in `plain`, or what may be seen of it. */
static cJSON *shown_value(const struct swst_field *field, enum swst__showing showing,
                          struct swst__text *plain)
{
    struct swst__text masked = { 0 };
    cJSON *value;

    if (plain->failed)
        return NULL;
    if (showing == SWST__SHOWN)
        return value_of(field, plain->bytes);
    swst__field_mask(field, plain->bytes, &masked);
    value = masked.failed ? NULL : cJSON_CreateString(masked.bytes ? masked.bytes : "");
    swst_free(masked.bytes);
    return value;
}

/* ------------------------------------------------------------------ records */

static bool add_column(cJSON *object, const swst_record *record, int column, unsigned flags,
                       struct swst__text *scratch)
{
    const struct swst_field *field = swst__column_of(record->kind, column);
    enum swst__showing showing = swst__column_showing(record->kind, column, flags);

    if (showing == SWST__LEFT_OUT)
        return true;
    swst__text_clear(scratch);
    if (!swst__record_print(record, column, scratch))
        return !scratch->failed;
    return add(object, field->name, shown_value(field, showing, scratch));
}

void swst__json_put_record(struct swst__text *out, const swst_record *record, unsigned flags)
{
    int columns = SWST__HEADER_FIELDS + (int)record->kind->field_count;
    struct swst__text scratch = { 0 };
    cJSON *object = cJSON_CreateObject();
    bool complete;

    flags |= record->is_masked ? SWST_MASKED : 0;
    complete = object
        && add(object, "record", cJSON_CreateStringReference(record->kind->name));

    for (int i = record->header.id ? 0 : SWST__HEADER_FIELDS; i < columns && complete; i++)
        complete = add_column(object, record, i, flags, &scratch);
    put_object(out, object, complete);
    swst_free(scratch.bytes);
}

swst_status swst_record_to_json(const swst_record *record, unsigned flags, char **json)
{
    struct swst__text out = { 0 };
    swst_status status = swst__output_check(flags);

    if (!record || !json)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (status)
        return status;
    swst__json_put_record(&out, record, flags);
    return take(&out, json);
}

/* ------------------------------------------------------------------- tables */

static cJSON *rate_of(const swst_table *table, size_t row, size_t column)
{
    int64_t n = swst__table_number(table, row, column);
    int64_t d = swst__table_second(table, row, column), permille = swst__permille(n, d);
    const char *unit = swst__table_unit(table, row, column);
    const char *reason = d == SWST__UNKNOWN ? "unknown" : "empty";
    cJSON *rate = cJSON_CreateObject();

    if (rate && add_number(rate, "n", n) && add_number(rate, "d", d > 0 ? d : 0)
        && (!unit || add(rate, "unit", cJSON_CreateStringReference(unit)))
        && add(rate, "percent", permille < 0 ? cJSON_CreateNull()
                                             : cJSON_CreateNumber((double)permille / 10))
        && (permille >= 0 || add(rate, "reason", cJSON_CreateStringReference(reason))))
        return rate;
    cJSON_Delete(rate);
    return NULL;
}

/* "average" of so many to each, to one decimal. */
static cJSON *average_of(const swst_table *table, size_t row, size_t column)
{
    int64_t n = swst__table_number(table, row, column);
    int64_t d = swst__table_second(table, row, column), tenths = swst__tenths(n, d);
    const char *reason = d == SWST__UNKNOWN ? "unknown" : "empty";
    const char *unit = swst__table_unit(table, row, column);
    cJSON *average = cJSON_CreateObject();

    if (average && add_number(average, "n", n) && add_number(average, "d", d > 0 ? d : 0)
        && (!unit || add(average, "unit", cJSON_CreateStringReference(unit)))
        && add(average, "average", tenths < 0 ? cJSON_CreateNull()
                                              : cJSON_CreateNumber((double)tenths / 10))
        && (tenths >= 0 || add(average, "reason", cJSON_CreateStringReference(reason))))
        return average;
    cJSON_Delete(average);
    return NULL;
}

/* What stands for a number that is not published. */
static cJSON *suppressed_of(const char *sign)
{
    cJSON *suppressed = cJSON_CreateObject();

    if (suppressed && add(suppressed, "suppressed", cJSON_CreateStringReference(sign)))
        return suppressed;
    cJSON_Delete(suppressed);
    return NULL;
}

static cJSON *figure_of(const swst_table *table, size_t row, size_t column)
{
    switch (swst__table_form(table, row, column)) {
    case SWST_FIGURE_RATE: return rate_of(table, row, column);
    case SWST_FIGURE_AVERAGE: return average_of(table, row, column);
    default: break;
    }
    return swst__table_second(table, row, column) == SWST__UNKNOWN ? cJSON_CreateNull()
        : cJSON_CreateNumber((double)swst__table_number(table, row, column));
}

static void put_rows(struct swst__text *out, const swst_table *table, unsigned flags,
                     struct swst__text *scratch);

/* A table within a table: its rows alone. */
static cJSON *rows_of(const swst_table *table, unsigned flags, struct swst__text *scratch)
{
    struct swst__text rows = { 0 };
    cJSON *raw;

    put_rows(&rows, table, flags, scratch);
    raw = rows.failed ? NULL : cJSON_CreateRaw(rows.bytes);
    swst_free(rows.bytes);
    return raw;
}

/* Cells of numbers are printed here: the table would keep their texts. */
static bool print_cell(const swst_table *table, size_t row, size_t column,
                       const struct swst_field *field, struct swst__text *text)
{
    swst__text_clear(text);
    if (field->type != SWST_TEXT && field->type != SWST_REFERENCES)
        swst__value_print(field, swst__table_number(table, row, column), text);
    else
        swst__text_add(text, "%s", swst__table_cell(table, row, column));
    return !text->failed;
}

static void put_row(struct swst__text *out, const swst_table *table, size_t row, unsigned flags,
                    struct swst__text *scratch)
{
    cJSON *object = cJSON_CreateObject();
    bool complete = object;

    for (size_t i = 0; i < swst_table_columns(table) && complete; i++) {
        const struct swst_field *field = swst_table_column(table, i);
        enum swst__showing showing = swst__field_showing(field, flags);

        if (!swst__table_has(table, row, i) || showing == SWST__LEFT_OUT)
            continue;
        if (swst__table_withheld(table, row, i))
            complete = add(object, field->name,
                           suppressed_of(swst__table_withheld(table, row, i)));
        else if (field->type == SWST_RATE)
            complete = add(object, field->name, rate_of(table, row, i));
        else if (field->type == SWST_FIGURE)
            complete = add(object, field->name, figure_of(table, row, i));
        else if (field->type == SWST_ROWS)
            complete = add(object, field->name,
                           rows_of(swst_table_inner(table, row, field->name), flags, scratch));
        else
            complete = print_cell(table, row, i, field, scratch)
                && add(object, field->name, shown_value(field, showing, scratch));
    }
    put_object(out, object, complete);
}

static bool add_schema(cJSON *object, const char *name)
{
    struct swst__text schema = { 0 };
    bool added;

    swst__text_add(&schema, "swst/%s/1", name);
    added = !schema.failed && add(object, "schema", cJSON_CreateString(schema.bytes));
    swst_free(schema.bytes);
    return added;
}

static bool add_day(cJSON *object, const char *key, const char *day)
{
    return !day || add(object, key, cJSON_CreateStringReference(day));
}

static bool add_population(cJSON *object, const swst_table *table)
{
    cJSON *population;
    const char *name;

    if (!swst_table_note_name(table, 0))            /* nobody was counted */
        return true;
    population = cJSON_CreateObject();
    if (!add(object, "population", population))
        return false;
    for (size_t i = 0; (name = swst_table_note_name(table, i)); i++)
        if (swst__table_note_withheld(table, i)
            ? !add(population, name, suppressed_of(swst__table_note_withheld(table, i)))
            : !add_number(population, name, swst_table_note(table, i)))
            return false;
    return true;
}

/* All that stands before the rows, open at its end. */
static void put_head(struct swst__text *out, const swst_table *table)
{
    cJSON *head = cJSON_CreateObject();
    bool complete = head && add_schema(head, swst_table_name(table))
        && add_day(head, "as_of", swst_table_as_of(table))
        && add_day(head, "from", swst_table_from(table))
        && add_day(head, "to", swst_table_to(table))
        && add(head, "provisional", cJSON_CreateBool(swst_table_provisional(table)))
        && add_population(head, table);

    put_object(out, head, complete);
    if (!out->failed)
        out->length--;                  /* the closing brace */
    swst__text_add(out, ",\"rows\":");
}

static void put_rows(struct swst__text *out, const swst_table *table, unsigned flags,
                     struct swst__text *scratch)
{
    swst__text_put(out, "[", 1);
    for (size_t i = 0; i < swst_table_rows(table) && !out->failed; i++) {
        if (i)
            swst__text_put(out, ",", 1);
        put_row(out, table, i, flags, scratch);
    }
    swst__text_put(out, "]", 1);
}

swst_status swst_table_to_json(const swst_table *table, unsigned flags, char **json)
{
    struct swst__text out = { 0 }, scratch = { 0 };
    swst_status status = swst__output_check(flags);
    swst_table *published = NULL;

    if (!table || !json)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    flags |= swst__table_is_masked(table) ? SWST_MASKED : 0;
    if (status || (status = swst__table_published(table, flags, &published)))
        return status;
    table = published ? published : table;
    put_head(&out, table);
    put_rows(&out, table, flags, &scratch);
    swst__text_put(&out, "}", 1);
    swst_free(scratch.bytes);
    swst_table_free(published);
    return take(&out, json);
}
