/* Access by the name of a field, as text: for forms, importers and bindings. */
#include "model/values.h"

#include <inttypes.h>

static swst_status find(const swst_record *record, const char *name,
                        const struct swst_field **field)
{
    if (!record || !name)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(*field = swst__field_find(record->kind, name)))
        return swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_FIELD, &record->kind->label);
    return SWST_OK;
}

bool swst_record_has(const swst_record *record, const char *name)
{
    const struct swst_field *field;

    return find(record, name, &field) == SWST_OK && swst__record_has(record, field);
}

swst_status swst_record_set(swst_record *record, const char *name, const char *value)
{
    const struct swst_field *field;
    swst_status status = find(record, name, &field);

    return status ? status : swst__record_set_word(record, field, value);
}

/* A column of the row's header; all but the reason are numbers, and 0 is unset. */
static void print_header(const swst_record *record, int column, struct swst__text *text)
{
    const struct swst__header *header = &record->header;
    const int64_t numbers[] = {
        [SWST__ID] = header->id, [SWST__RECORDED_AT] = header->recorded_at,
        [SWST__RECORDED_BY] = header->recorded_by, [SWST__VOIDED_AT] = header->voided_at,
        [SWST__VOIDED_BY] = header->voided_by,
    };
    char printed[SWST__INSTANT_SIZE];

    if (column == SWST__VOID_REASON) {
        if (record->void_reason)
            swst__text_add(text, "%s", record->void_reason);
    } else if (column == SWST__RECORDED_AT || column == SWST__VOIDED_AT) {
        if (column == SWST__RECORDED_AT ? header->id != 0 : header->voided) {
            swst__instant_print(numbers[column], printed);
            swst__text_add(text, "%s", printed);
        }
    } else if (numbers[column]) {
        swst__text_add(text, "%" PRId64, numbers[column]);
    }
}

bool swst__record_print(const swst_record *record, int column, struct swst__text *text)
{
    size_t before = text->length;
    const struct swst_field *field;

    if (column < SWST__HEADER_FIELDS) {
        print_header(record, column, text);
        return text->length != before;
    }
    field = &record->kind->fields[column - SWST__HEADER_FIELDS];
    if (!swst__record_has(record, field))
        return false;
    if (field->type == SWST_TEXT)
        swst__text_add(text, "%s", swst__record_text(record, field));
    else
        swst__value_print(field, swst__record_int(record, field), text);
    return true;
}

swst_status swst_record_get(const swst_record *record, const char *name, char **value)
{
    const struct swst_field *field;
    struct swst__text text = { 0 };
    int column = name ? swst__header_find(name) : -1;
    swst_status status;
    char *printed;

    if (!record || !name || !value)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (column < 0) {
        if ((status = find(record, name, &field)))
            return status;
        column = SWST__HEADER_FIELDS + (int)(field - record->kind->fields);
    }
    if (!swst__record_print(record, column, &text) && !text.failed) {
        *value = NULL;
        return SWST_OK;
    }
    if (!(printed = swst__text_take(&text)))
        return swst__fail_memory();
    *value = printed;
    return SWST_OK;
}
