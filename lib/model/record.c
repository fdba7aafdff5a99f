/* Records of any kind: their life, and access by field. */
#include "base/fold.h"
#include "base/identity.h"
#include "base/memory.h"
#include "model/values.h"

#include <string.h>

swst_record *swst_record_new(const swst_kind *kind)
{
    swst_record *record = kind ? swst__calloc(kind->size) : NULL;

    if (!record) {
        swst__fail_memory();
        return NULL;
    }
    record->kind = kind;
    return record;
}

void swst_record_free(swst_record *record)
{
    if (!record)
        return;
    for (unsigned i = 0; i < record->kind->field_count; i++)
        swst__record_unset(record, &record->kind->fields[i]);
    swst_free(record->void_reason);
    swst_free(record);
}

const swst_kind *swst_record_kind(const swst_record *record)
{
    return record ? record->kind : NULL;
}

int64_t swst_record_id(const swst_record *record)
{
    return record ? record->header.id : 0;
}

int64_t swst_record_recorded_at(const swst_record *record)
{
    return record ? record->header.recorded_at : 0;
}

int64_t swst_record_recorded_by(const swst_record *record)
{
    return record ? record->header.recorded_by : 0;
}

int64_t swst_record_voided_at(const swst_record *record)
{
    return record ? record->header.voided_at : 0;
}

int64_t swst_record_voided_by(const swst_record *record)
{
    return record ? record->header.voided_by : 0;
}

bool swst_record_is_voided(const swst_record *record)
{
    return record && record->header.voided;
}

const char *swst_record_void_reason(const swst_record *record)
{
    return record ? record->void_reason : NULL;
}

/* ---------------------------------------------------------------- members */

static void *member(const swst_record *record, const struct swst_field *field)
{
    return (char *)(uintptr_t)record + field->offset;
}

static uint64_t bit(const swst_record *record, const struct swst_field *field)
{
    return UINT64_C(1) << (field - record->kind->fields);
}

bool swst__record_has(const swst_record *record, const struct swst_field *field)
{
    return record->present & bit(record, field);
}

void swst__record_unset(swst_record *record, const struct swst_field *field)
{
    if (field->type == SWST_TEXT) {
        swst_free(*(char **)member(record, field));
        *(char **)member(record, field) = NULL;
    } else {
        *(int64_t *)member(record, field) = 0;
    }
    record->present &= ~bit(record, field);
}

const char *swst__record_text(const swst_record *record, const struct swst_field *field)
{
    if (!record || !swst__record_has(record, field))
        return NULL;
    return field->type == SWST_TEXT ? *(char **)member(record, field)
                                    : ((struct swst__day *)member(record, field))->text;
}

int64_t swst__record_int(const swst_record *record, const struct swst_field *field)
{
    return record ? *(int64_t *)member(record, field) : 0;
}

/* ---------------------------------------------------------------- setting */

static bool zero_unsets(swst_field_type type)
{
    return type == SWST_CHOICE || type == SWST_SET || type == SWST_REFERENCE;
}

/* Names, numbers, phones and addresses are kept in one form each, so that they can
 * be compared however they were typed. */
static char *keep(const struct swst_field *field, const char *value)
{
    size_t size = strlen(value) + SWST__IDENTITY_SIZE;      /* 15 digits become 18 */
    char *copy = swst__calloc(size);

    if (!copy)
        return NULL;
    switch (field->flags & SWST__SORTS) {
    case SWST__SORT_NAME: swst__fold_name(value, copy, size); break;
    case SWST__SORT_NUMBER: swst__identity_keep(value, copy, size); break;
    case SWST__SORT_PHONE: swst__fold_phone(value, copy, size); break;
    case SWST__SORT_ADDRESS: swst__fold_address(value, copy, size); break;
    default: memcpy(copy, value, strlen(value)); break;
    }
    return copy;
}

swst_status swst__record_set_text(swst_record *record, const struct swst_field *field,
                                  const char *value)
{
    swst_status status;
    char *copy;

    if (!record)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!value || !*value) {
        swst__record_unset(record, field);
        return SWST_OK;
    }
    if ((status = swst__value_check_text(record->kind, field, value)))
        return status;
    if (!(copy = keep(field, value)))
        return swst__fail_memory();
    if (!*copy) {                                   /* nothing that is seen */
        swst_free(copy);
        copy = NULL;
    }
    swst__record_unset(record, field);
    *(char **)member(record, field) = copy;
    record->present |= copy ? bit(record, field) : 0;
    return SWST_OK;
}

swst_status swst__record_set_int(swst_record *record, const struct swst_field *field,
                                 int64_t value)
{
    swst_status status;

    if (!record)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (value == 0 && zero_unsets(field->type)) {
        swst__record_unset(record, field);
        return SWST_OK;
    }
    if ((status = swst__value_check(record->kind, field, value)))
        return status;
    *(int64_t *)member(record, field) = value;
    if (field->type == SWST_DAY)
        swst__day_print(value, ((struct swst__day *)member(record, field))->text);
    record->present |= bit(record, field);
    return SWST_OK;
}

swst_status swst__record_set_word(swst_record *record, const struct swst_field *field,
                                  const char *value)
{
    int64_t number;
    swst_status status;

    if (!record)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (field->type == SWST_TEXT)
        return swst__record_set_text(record, field, value);
    if (!value || !*value) {
        swst__record_unset(record, field);
        return SWST_OK;
    }
    if ((status = swst__value_read(record->kind, field, value, &number)))
        return status;
    return swst__record_set_int(record, field, number);
}

swst_status swst__record_set_reason(swst_record *record, const char *reason)
{
    char *copy = reason ? swst__strdup(reason) : NULL;

    if (reason && !copy)
        return swst__fail_memory();
    swst_free(record->void_reason);
    record->void_reason = copy;
    return SWST_OK;
}

/* ----------------------------------------------------------------- copying */

bool swst__record_same(const swst_record *left, const swst_record *right,
                       const struct swst_field *field)
{
    if (!swst__record_has(left, field) || !swst__record_has(right, field))
        return swst__record_has(left, field) == swst__record_has(right, field);
    if (field->type == SWST_TEXT)
        return strcmp(swst__record_text(left, field), swst__record_text(right, field)) == 0;
    return swst__record_int(left, field) == swst__record_int(right, field);
}

static swst_status copy_fields(swst_record *copy, const swst_record *record)
{
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < record->kind->field_count && !status; i++) {
        const struct swst_field *field = &record->kind->fields[i];

        if (!swst__record_has(record, field))
            continue;
        status = field->type == SWST_TEXT
            ? swst__record_set_text(copy, field, swst__record_text(record, field))
            : swst__record_set_int(copy, field, swst__record_int(record, field));
    }
    return status;
}

swst_record *swst_record_copy(const swst_record *record)
{
    swst_record *copy = record ? swst_record_new(record->kind) : NULL;

    if (!copy)
        return NULL;
    copy->header = record->header;
    copy->is_masked = record->is_masked;
    if (copy_fields(copy, record) || swst__record_set_reason(copy, record->void_reason)) {
        swst_record_free(copy);
        return NULL;
    }
    return copy;
}

void swst__record_swap(swst_record *left, swst_record *right)
{
    unsigned char *a = (unsigned char *)left, *b = (unsigned char *)right;

    for (size_t i = 0; i < left->kind->size; i++) {
        unsigned char byte = a[i];
        a[i] = b[i];
        b[i] = byte;
    }
}
