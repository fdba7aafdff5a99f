#include "codec/field_mask.h"

#include "codec/mask.h"
#include "codec/row_header.h"

#include <swstation/json.h>
#include <swstation/publish.h>

enum swst__showing swst__field_showing(const struct swst_field *field, unsigned flags)
{
    return swst__profile_showing(swst__sort_of(field), flags);
}

enum swst__showing swst__column_showing(const struct swst_kind *kind, int column, unsigned flags)
{
    if (column == SWST__RECORDED_BY || column == SWST__VOIDED_BY
        || (column == SWST__ID && swst__kind_is_of_people(kind)))
        return swst__profile_showing(SWST__OF_PERSON, flags);
    return swst__field_showing(swst__column_of(kind, column), flags);
}

static enum swst__mask mask_of_text(unsigned flags)
{
    switch (flags & SWST__SORTS) {
    case SWST__SORT_NAME: return SWST__MASK_NAME;
    case SWST__SORT_NUMBER: return SWST__MASK_NUMBER;
    case SWST__SORT_PHONE: return SWST__MASK_PHONE;
    case SWST__SORT_ADDRESS: return SWST__MASK_ADDRESS;
    default: return SWST__MASK_LENGTH;
    }
}

void swst__field_mask(const struct swst_field *field, const char *value, struct swst__text *out)
{
    if (field->type == SWST_TEXT && (field->flags & SWST__SORTS) != SWST__SORT_FIGURE)
        swst__mask(mask_of_text(field->flags), value, out);
    else if (field->type == SWST_DAY)
        swst__mask(SWST__MASK_YEAR, value, out);
    else
        swst__text_add(out, "***");
}

swst_status swst_field_mask(const swst_field *field, const char *value, char **masked)
{
    struct swst__text text = { 0 };
    char *taken;

    if (!field || !masked)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!value) {
        *masked = NULL;
        return SWST_OK;
    }
    swst__text_add(&text, "%s", "");
    if (swst__field_showing(field, SWST_MASKED) == SWST__SHOWN)
        swst__text_add(&text, "%s", value);
    else if (*value)
        swst__field_mask(field, value, &text);
    if (!(taken = swst__text_take(&text)))
        return swst__fail_memory();
    *masked = taken;
    return SWST_OK;
}

static swst_showing public_of(enum swst__showing showing)
{
    static const swst_showing as[] = { [SWST__SHOWN] = SWST_SHOWN, [SWST__MASKED] = SWST_AS_MASK,
                                       [SWST__LEFT_OUT] = SWST_LEFT_OUT };

    return as[showing];
}

swst_showing swst_field_showing(const swst_field *field, unsigned flags)
{
    return field ? public_of(swst__field_showing(field, flags)) : SWST_LEFT_OUT;
}

swst_showing swst_record_showing(const swst_kind *kind, const char *field, unsigned flags)
{
    int column = kind && field ? swst__column_find(kind, field) : -1;

    return column < 0 ? SWST_LEFT_OUT : public_of(swst__column_showing(kind, column, flags));
}
