#include "codec/field_mask.h"

#include "codec/mask.h"

#include <swstation/json.h>

enum swst__showing swst__field_showing(const struct swst_field *field, unsigned flags)
{
    if (!(field->flags & (SWST_PERSONAL | SWST_SENSITIVE)))
        return SWST__SHOWN;
    return flags & SWST_REDACTED ? SWST__LEFT_OUT : flags & SWST_MASKED ? SWST__MASKED
                                                                        : SWST__SHOWN;
}

swst_status swst__output_check(unsigned flags)
{
    return flags & ~(unsigned)(SWST_REDACTED | SWST_MASKED)
        ? swst__fail(SWST_EMISUSE, SWST__BAD_ARGUMENT) : SWST_OK;
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
