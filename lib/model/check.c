/* Whether a record may be saved, as far as it can tell alone. */
#include "model/model.h"

static unsigned fields_set(const swst_record *record, const struct swst__rule *rule)
{
    const struct swst_field *field;
    unsigned count = 0;

    for (unsigned i = 0; (field = swst__rule_field(record->kind, rule, i)); i++)
        count += swst__record_has(record, field);
    return count;
}

static swst_status check_period(const swst_record *record, const struct swst__rule *rule)
{
    const struct swst_field *first = swst__rule_field(record->kind, rule, 0);
    const struct swst_field *last = swst__rule_field(record->kind, rule, 1);

    if (fields_set(record, rule) == 2
        && swst__record_int(record, last) < swst__record_int(record, first))
        return swst__reject(record->kind, last, SWST__ENDS_BEFORE_START);
    return SWST_OK;
}

static swst_status check_rule(const swst_record *record, const struct swst__rule *rule)
{
    const struct swst_field *field = swst__rule_field(record->kind, rule, 0);

    switch (rule->type) {
    case SWST_ONE_OF:
        return fields_set(record, rule) == 1 ? SWST_OK
            : swst__reject(record->kind, field, SWST__NOT_EXACTLY_ONE);
    case SWST_AT_LEAST_ONE:
        return fields_set(record, rule) ? SWST_OK
            : swst__reject(record->kind, field, SWST__NOT_AT_LEAST_ONE);
    case SWST_PERIOD:
        return check_period(record, rule);
    default:
        return SWST_OK;
    }
}

swst_status swst__record_check(const swst_record *record)
{
    const struct swst_kind *kind = record->kind;
    swst_status status;

    for (unsigned i = 0; i < kind->field_count; i++)
        if (kind->fields[i].flags & SWST_REQUIRED && !swst__record_has(record, &kind->fields[i]))
            return swst__reject(kind, &kind->fields[i], SWST__REQUIRED);
    for (const struct swst__rule *it = kind->rules; it->type; it++)
        if ((status = check_rule(record, it)))
            return status;
    return kind->check ? kind->check(record) : SWST_OK;
}
