/* Records from JSON. The strict scan comes first; what has passed it and is
 * still refused by cJSON is so for want of memory. */
#include "codec/json_read.h"

#include "base/memory.h"
#include "codec/json_scan.h"

#include <swstation/json.h>

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

struct swst__json_row {
    const char *text;                   /* the caller's */
    cJSON *object;
    const swst_kind *kind;
};

/* ------------------------------------------------------------------- values */

static swst_status bad_value(const swst_kind *kind, const struct swst_field *field)
{
    return swst__reject(kind, field, SWST__BAD_VALUE);
}

static bool is_whole(const cJSON *item)
{
    const double most = (double)SWST__GREATEST;

    return cJSON_IsNumber(item) && item->valuedouble >= -most && item->valuedouble <= most
        && item->valuedouble == (double)(int64_t)item->valuedouble;
}

static swst_status set_words(swst_record *record, const struct swst_field *field,
                             const cJSON *array)
{
    int64_t bits = 0;

    for (const cJSON *item = array->child; item; item = item->next) {
        int32_t choice = cJSON_IsString(item)
            ? swst__choice_find(field->choices, item->valuestring) : 0;

        if (!choice)
            return swst__reject(record->kind, field, SWST__BAD_CHOICE);
        bits |= INT64_C(1) << (choice - 1);
    }
    return swst__record_set_int(record, field, bits);
}

/* A word stays a word: "12" is no number and "true" no flag. */
static swst_status set_field(swst_record *record, const struct swst_field *field,
                             const cJSON *item)
{
    if (cJSON_IsNull(item))
        return swst__record_set_word(record, field, NULL);
    switch (field->type) {
    case SWST_TEXT:
    case SWST_DAY:
    case SWST_INSTANT:
    case SWST_CHOICE:
        return cJSON_IsString(item) ? swst__record_set_word(record, field, item->valuestring)
                                    : bad_value(record->kind, field);
    case SWST_INTEGER:
    case SWST_MONEY:
    case SWST_REFERENCE:
        return is_whole(item) ? swst__record_set_int(record, field, (int64_t)item->valuedouble)
                              : bad_value(record->kind, field);
    case SWST_FLAG:
        return cJSON_IsBool(item) ? swst__record_set_int(record, field, cJSON_IsTrue(item))
                                  : bad_value(record->kind, field);
    case SWST_SET:
        return cJSON_IsArray(item) ? set_words(record, field, item)
                                   : bad_value(record->kind, field);
    case SWST_RATE:
    case SWST_REFERENCES:
    case SWST_FIGURE:
    case SWST_ROWS:
        break;
    }
    return bad_value(record->kind, field);
}

/* Where key number `nth` of the object stands: cJSON does not tell. */
static int64_t key_offset(const char *text, size_t nth)
{
    bool key = false;
    int depth = 0;

    for (const char *at = text; *at; at++)
        if (*at == '"') {
            if (key && depth == 1 && nth-- == 0)
                return at - text;
            for (key = false, at++; *at != '"'; at++)
                at += *at == '\\';
        } else if (*at == '{' || *at == '[') {
            key = *at == '{';
            depth++;
        } else if (*at == '}' || *at == ']') {
            depth--;
        } else if (*at == ',') {
            key = true;
        }
    return -1;
}

static swst_status set_item(swst_record *record, const cJSON *item)
{
    const struct swst_field *field = swst__field_find(record->kind, item->string);

    if (field)
        return set_field(record, field, item);
    if (swst__header_find(item->string) >= 0)
        return SWST_OK;
    if (strcmp(item->string, "record") != 0)
        return swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_FIELD, &record->kind->label);
    if (cJSON_IsString(item) && strcmp(item->valuestring, record->kind->name) == 0)
        return SWST_OK;
    return swst__fail_about(SWST_EINVALID, SWST__OTHER_KIND, &record->kind->label);
}

static swst_status set_items(swst_record *record, const cJSON *object, const char *text)
{
    swst_status status = SWST_OK;
    size_t nth = 0;

    for (const cJSON *item = object->child; item && !status; item = item->next, nth++) {
        status = set_item(record, item);
        if (status == SWST_ENOTFOUND)               /* the key */
            swst__error_offset(key_offset(text, nth));
    }
    return status;
}

/* ------------------------------------------------------------------ parsing */

/* cJSON takes numbers of up to 63 characters; the scan knows no such limit. */
static swst_status explain(const char *text)
{
    static const char number[] = "+-.0123456789Ee";
    const char *at = text;

    while (*at) {
        size_t length = strspn(at, number);

        if (length > 63)
            return swst__fail_offset(SWST_EINVALID, SWST__JSON_SYNTAX, at - text);
        if (*(at += length) == '"')
            for (at++; *at != '"'; at++)
                at += *at == '\\';
        at += *at != '\0';
    }
    return swst__fail_memory();
}

static swst_status parse(const char *text, size_t length, cJSON **object)
{
    swst_status status = swst__json_scan(text, length);

    if (status)
        return status;
    if (!(*object = cJSON_Parse(text)))
        return explain(text);
    if (cJSON_IsObject(*object))
        return SWST_OK;
    cJSON_Delete(*object);
    return swst__fail_offset(SWST_EINVALID, SWST__NOT_JSON, 0);
}

swst_status swst_record_from_json(swst_record *record, const char *json)
{
    swst_status status;
    swst_record *copy;
    cJSON *object;

    if (!record || !json)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = parse(json, strlen(json), &object)))
        return status;
    copy = swst_record_copy(record);
    status = copy ? set_items(copy, object, json) : SWST_ENOMEM;
    if (!status)
        swst__record_swap(record, copy);

    swst_record_free(copy);
    cJSON_Delete(object);
    return status;
}

/* --------------------------------------------------------------------- rows */

static swst_status find_kind(const cJSON *object, const swst_kind **kind)
{
    const cJSON *record = cJSON_GetObjectItemCaseSensitive(object, "record");

    if (cJSON_GetObjectItemCaseSensitive(object, "masked") && !record)
        return swst__fail(SWST_EINVALID, SWST__MASKED_DUMP);
    *kind = cJSON_IsString(record) ? swst_kind_find(record->valuestring) : NULL;
    return *kind ? SWST_OK : swst__fail(SWST_ENOTFOUND, SWST__NO_SUCH_KIND);
}

swst_status swst__json_row_open(const char *text, size_t length, struct swst__json_row **row)
{
    const swst_kind *kind;
    struct swst__json_row *made;
    cJSON *object;
    swst_status status = parse(text, length, &object);

    if (status)
        return status;
    if (!(status = find_kind(object, &kind)) && !(made = swst__calloc(sizeof *made)))
        status = swst__fail_memory();
    if (status) {
        cJSON_Delete(object);
        return status;
    }
    made->text = text;
    made->object = object;
    made->kind = kind;
    *row = made;
    return SWST_OK;
}

void swst__json_row_free(struct swst__json_row *row)
{
    if (row)
        cJSON_Delete(row->object);
    swst_free(row);
}

const swst_kind *swst__json_row_kind(const struct swst__json_row *row)
{
    return row->kind;
}

/* Ids are numbers; the rest is text. */
static swst_status read_column(const swst_kind *kind, int column, const cJSON *item,
                               struct swst__row_header *header)
{
    const struct swst_field *field = &swst__header_fields[column];
    char number[24];

    if (cJSON_IsNull(item))
        return swst__row_header_set(header, kind, column, "");
    if (field->type != SWST_REFERENCE)
        return cJSON_IsString(item)
            ? swst__row_header_set(header, kind, column, item->valuestring)
            : bad_value(kind, field);
    if (!is_whole(item))
        return swst__reject(kind, field, column == SWST__ID ? SWST__BAD_ID : SWST__BAD_NUMBER);
    snprintf(number, sizeof number, "%.0f", item->valuedouble);
    return swst__row_header_set(header, kind, column, number);
}

swst_status swst__json_row_header(const struct swst__json_row *row,
                                  struct swst__row_header *header)
{
    swst_status status = SWST_OK;

    for (const cJSON *item = row->object->child; item && !status; item = item->next) {
        int column = swst__header_find(item->string);

        if (column >= 0)
            status = read_column(row->kind, column, item, header);
    }
    return status;
}

swst_status swst__json_row_fill(const struct swst__json_row *row, swst_record *record)
{
    return set_items(record, row->object, row->text);
}
