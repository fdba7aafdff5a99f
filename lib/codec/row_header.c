#include "codec/row_header.h"

#include "model/values.h"

#include <string.h>

#define COLUMN(type_, flags_, least, most, en, zh)                                \
    { .unit = "", .label = { { en, zh } }, .type = type_, .flags = flags_,        \
      .min = least, .max = most
#define IDENTIFIER(en, zh)  COLUMN(SWST_REFERENCE, 0, 1, SWST__GREATEST, en, zh)
#define MOMENT(en, zh)                                                            \
    COLUMN(SWST_INSTANT, 0, SWST__FIRST_INSTANT, SWST__LAST_INSTANT, en, zh)

/* A reason is written by hand and may name somebody. */
const struct swst_field swst__header_fields[SWST__HEADER_FIELDS] = {
    [SWST__ID] = IDENTIFIER("Id", "编号"), .name = "id" },
    [SWST__RECORDED_AT] = MOMENT("Recorded", "记录时间"), .name = "recorded_at" },
    [SWST__RECORDED_BY] = IDENTIFIER("Recorded by", "记录人"), .name = "recorded_by" },
    [SWST__VOIDED_AT] = MOMENT("Voided", "作废时间"), .name = "voided_at" },
    [SWST__VOIDED_BY] = IDENTIFIER("Voided by", "作废人"), .name = "voided_by" },
    [SWST__VOID_REASON] = COLUMN(SWST_TEXT, SWST_SENSITIVE, 0, SWST__LONGEST_REASON,
                                 "Reason of voiding", "作废理由"), .name = "void_reason" },
};

const struct swst_field *swst__column_of(const swst_kind *kind, int column)
{
    return column < SWST__HEADER_FIELDS ? &swst__header_fields[column]
                                        : &kind->fields[column - SWST__HEADER_FIELDS];
}

int swst__column_find(const swst_kind *kind, const char *name)
{
    const struct swst_field *field = swst__field_find(kind, name);

    return field ? SWST__HEADER_FIELDS + (int)(field - kind->fields) : swst__header_find(name);
}

static swst_status set_number(struct swst__header *values, int column, int64_t number)
{
    switch (column) {
    case SWST__ID: values->id = number; break;
    case SWST__RECORDED_AT: values->recorded_at = number; break;
    case SWST__RECORDED_BY: values->recorded_by = number; break;
    case SWST__VOIDED_AT: values->voided_at = number; break;
    case SWST__VOIDED_BY: values->voided_by = number; break;
    }
    values->voided = values->voided || column == SWST__VOIDED_AT;
    return SWST_OK;
}

swst_status swst__row_header_set(struct swst__row_header *header, const swst_kind *kind,
                                 int column, const char *text)
{
    const struct swst_field *field = &swst__header_fields[column];
    swst_status status = SWST_OK;
    int64_t number;

    header->given |= 1U << column;
    if (!*text)
        return SWST_OK;
    if (column == SWST__VOID_REASON) {
        if (!(status = swst__value_check_text(kind, field, text)))
            strcpy(header->reason, text);
        return status;
    }
    status = swst__value_read(kind, field, text, &number);
    if (status && column == SWST__ID)
        status = swst__reject(kind, field, SWST__BAD_ID);
    return status ? status : set_number(&header->values, column, number);
}

swst_status swst__row_header_check(const struct swst__row_header *header, const swst_kind *kind)
{
    const struct swst_field *fields = swst__header_fields;

    if (header->values.voided)
        return *header->reason ? SWST_OK
            : swst__reject(kind, &fields[SWST__VOID_REASON], SWST__NO_REASON);
    if (*header->reason)
        return swst__reject(kind, &fields[SWST__VOID_REASON], SWST__VOIDING_UNCLEAR);
    return !header->values.voided_by ? SWST_OK
        : swst__reject(kind, &fields[SWST__VOIDED_BY], SWST__VOIDING_UNCLEAR);
}
