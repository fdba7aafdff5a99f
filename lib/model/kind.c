/* Looking at the rows: which kinds there are, and which fields. */
#include "model/model.h"

#include <string.h>

const swst_kind *swst_kind_next(const swst_kind *previous)
{
    const swst_kind *next = previous ? previous + 1 : swst__kinds;

    return next < swst__kinds + swst__kind_count ? next : NULL;
}

const swst_kind *swst_kind_find(const char *name)
{
    for (unsigned i = 0; name && i < swst__kind_count; i++)
        if (strcmp(swst__kinds[i].name, name) == 0)
            return &swst__kinds[i];
    return NULL;
}

const char *swst_kind_name(const swst_kind *kind)
{
    return kind ? kind->name : NULL;
}

const char *swst_kind_label(const swst_kind *kind, const char *language)
{
    return kind ? kind->label.text[swst__language(language)] : NULL;
}

const char *swst_kind_summary(const swst_kind *kind, const char *language)
{
    return kind ? kind->summary.text[swst__language(language)] : NULL;
}

/* ------------------------------------------------------------------- rules */

static const struct swst__rule *rule_at(const swst_kind *kind, size_t rule)
{
    const struct swst__rule *it = kind ? kind->rules : NULL;

    for (; it && it->type; it++)
        if (it->type < SWST__INDEX && rule-- == 0)
            return it;
    return NULL;
}

size_t swst_kind_rules(const swst_kind *kind)
{
    size_t count = 0;

    while (rule_at(kind, count))
        count++;
    return count;
}

swst_rule_type swst_kind_rule(const swst_kind *kind, size_t rule)
{
    const struct swst__rule *it = rule_at(kind, rule);

    return it ? (swst_rule_type)it->type : (swst_rule_type)0;
}

const swst_field *swst_kind_rule_field(const swst_kind *kind, size_t rule, size_t at)
{
    const struct swst__rule *it = rule_at(kind, rule);

    return it && at < SWST__MOST_IN_RULE ? swst__rule_field(kind, it, (unsigned)at) : NULL;
}

const struct swst_field *swst__rule_field(const struct swst_kind *kind,
                                          const struct swst__rule *rule, unsigned at)
{
    return rule->fields[at] < 0 ? NULL : &kind->fields[rule->fields[at]];
}

/* ------------------------------------------------------------------ fields */

const swst_field *swst_field_next(const swst_kind *kind, const swst_field *previous)
{
    const swst_field *next = previous ? previous + 1 : kind ? kind->fields : NULL;

    return kind && next < kind->fields + kind->field_count ? next : NULL;
}

const swst_field *swst_field_find(const swst_kind *kind, const char *name)
{
    return kind && name ? swst__field_find(kind, name) : NULL;
}

const char *swst_field_name(const swst_field *field)
{
    return field ? field->name : NULL;
}

const char *swst_field_label(const swst_field *field, const char *language)
{
    return field ? field->label.text[swst__language(language)] : NULL;
}

const char *swst_field_unit(const swst_field *field)
{
    return field ? field->unit : NULL;
}

swst_field_type swst_field_type_of(const swst_field *field)
{
    return field ? field->type : (swst_field_type)0;
}

const char *swst_field_type_name(swst_field_type type)
{
    static const char *const names[] = {
        [SWST_TEXT] = "text", [SWST_DAY] = "day", [SWST_INTEGER] = "integer",
        [SWST_CHOICE] = "choice", [SWST_REFERENCE] = "reference", [SWST_INSTANT] = "instant",
        [SWST_FLAG] = "flag", [SWST_MONEY] = "money", [SWST_SET] = "set",
        [SWST_RATE] = "rate", [SWST_REFERENCES] = "references",
        [SWST_FIGURE] = "figure", [SWST_ROWS] = "rows",
    };

    return type >= SWST_TEXT && type <= SWST_ROWS ? names[type] : "unknown";
}

unsigned swst_field_flags(const swst_field *field)
{
    return field ? field->flags & SWST__PUBLIC_FLAGS : 0;
}

int64_t swst_field_min(const swst_field *field)
{
    return field ? field->min : 0;
}

int64_t swst_field_max(const swst_field *field)
{
    return field ? field->max : 0;
}

static bool has_choice(const swst_field *field, int32_t value)
{
    return field && field->choices && value >= 1 && value <= field->choices->count;
}

const char *swst_field_choice(const swst_field *field, int32_t value)
{
    return has_choice(field, value) ? field->choices->words[value] : NULL;
}

const char *swst_field_choice_label(const swst_field *field, int32_t value, const char *language)
{
    return has_choice(field, value) ? field->choices->labels[value].text[swst__language(language)]
                                    : NULL;
}

const swst_kind *swst_field_target(const swst_field *field)
{
    return field ? field->target : NULL;
}

const struct swst_field *swst__field_find(const struct swst_kind *kind, const char *name)
{
    for (unsigned i = 0; i < kind->field_count; i++)
        if (strcmp(kind->fields[i].name, name) == 0)
            return &kind->fields[i];
    return NULL;
}

const char *const swst__header_names[SWST__HEADER_FIELDS] = {
    "id", "recorded_at", "recorded_by", "voided_at", "voided_by", "void_reason"
};

int swst__header_find(const char *name)
{
    for (int i = 0; i < SWST__HEADER_FIELDS; i++)
        if (strcmp(swst__header_names[i], name) == 0)
            return i;
    return -1;
}

int32_t swst__choice_find(const struct swst__choices *choices, const char *word)
{
    for (int32_t value = 1; value <= choices->count; value++)
        if (strcmp(choices->words[value], word) == 0)
            return value;
    return 0;
}
