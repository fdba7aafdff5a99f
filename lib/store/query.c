/* Queries: which records are wanted, and in which order. */
#include "store/query.h"

#include "base/memory.h"
#include "model/values.h"
#include "store/db.h"

#include <string.h>

/* The id is asked for like a field. */
static const struct swst_field id_field = {
    .name = "id", .unit = "", .label = { { "Id", "编号" } }, .type = SWST_REFERENCE,
    .flags = SWST_REQUIRED, .min = 1, .max = SWST__GREATEST
};

swst_query *swst_query_new(const swst_kind *kind)
{
    swst_query *query = kind ? swst__calloc(sizeof *query) : NULL;

    if (!query) {
        swst__fail_memory();
        return NULL;
    }
    query->kind = kind;
    return query;
}

static void clear(struct swst__condition *condition)
{
    for (unsigned i = 0; i < condition->count; i++)
        swst_free(condition->operands[i].text);
    swst_free(condition->operands);
}

void swst_query_free(swst_query *query)
{
    if (!query)
        return;
    for (unsigned i = 0; i < query->count; i++)
        clear(&query->conditions[i]);
    swst_free(query->conditions);
    swst_free(query);
}

/* ----------------------------------------------------------------- growing */

static swst_status add_operand(struct swst__condition *condition, const char *text, size_t length,
                               int64_t number)
{
    struct swst__operand *operands = swst__realloc(condition->operands,
                                         (condition->count + 1) * sizeof *operands);
    char *copy = text && operands ? swst__calloc(length + 1) : NULL;

    if (operands)
        condition->operands = operands;
    if (!operands || (text && !copy))
        return swst__fail_memory();
    if (text)
        memcpy(copy, text, length);
    operands[condition->count++] = (struct swst__operand){ copy, number };
    return SWST_OK;
}

static swst_status add_condition(swst_query *query, const struct swst__condition *condition)
{
    struct swst__condition *conditions = swst__realloc(query->conditions,
                                             (query->count + 1) * sizeof *conditions);

    if (!conditions)
        return swst__fail_memory();
    query->conditions = conditions;
    conditions[query->count++] = *condition;
    return SWST_OK;
}

static swst_status copy_condition(swst_query *query, const struct swst__condition *condition)
{
    struct swst__condition copy = { condition->field, condition->comparison, 0, NULL };
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < condition->count && !status; i++) {
        const struct swst__operand *operand = &condition->operands[i];

        status = add_operand(&copy, operand->text, operand->text ? strlen(operand->text) : 0,
                             operand->number);
    }
    if (!status)
        status = add_condition(query, &copy);
    if (status)
        clear(&copy);
    return status;
}

swst_query *swst__query_copy(const swst_query *query)
{
    swst_query *copy = swst_query_new(query->kind);
    swst_status status = copy ? SWST_OK : SWST_ENOMEM;

    for (unsigned i = 0; i < query->count && !status; i++)
        status = copy_condition(copy, &query->conditions[i]);
    if (status) {
        swst_query_free(copy);
        return NULL;
    }
    copy->order = query->order;
    copy->descending = query->descending;
    copy->with_voided = query->with_voided;
    copy->limit = query->limit;
    return copy;
}

/* ------------------------------------------------------------------ asking */

static swst_status find(const swst_query *query, const char *name, const struct swst_field **field)
{
    if (!query || !name)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    *field = strcmp(name, "id") == 0 ? &id_field : swst__field_find(query->kind, name);
    return *field ? SWST_OK : swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_FIELD,
                                               &query->kind->label);
}

static bool find_comparison(const char *sign, enum swst__comparison *comparison)
{
    static const char *const known[] = {
        [SWST__EQUAL] = "=", [SWST__UNEQUAL] = "!=", [SWST__LESS] = "<", [SWST__LESS_EQUAL] = "<=",
        [SWST__GREATER] = ">", [SWST__GREATER_EQUAL] = ">=", [SWST__CONTAINS] = "contains",
        [SWST__IN] = "in",
    };

    for (unsigned i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i], sign) == 0) {
            *comparison = (enum swst__comparison)i;
            return true;
        }
    return false;
}

/* Parts of texts and words of sets; words, sets and flags have no order. */
static bool can_compare(const struct swst_field *field, enum swst__comparison comparison)
{
    bool ordered = comparison >= SWST__LESS && comparison <= SWST__GREATER_EQUAL;

    if (comparison == SWST__CONTAINS)
        return field->type == SWST_TEXT || field->type == SWST_SET;
    return !ordered || (field->type != SWST_CHOICE && field->type != SWST_SET
                        && field->type != SWST_FLAG);
}

/* A text as a record keeps it: an identity number is found however it is written. */
static swst_status add_text(const swst_kind *kind, struct swst__condition *condition,
                            const char *value)
{
    swst_record *record = swst_record_new(kind);
    swst_status status = record ? swst__record_set_text(record, condition->field, value)
                                : SWST_ENOMEM;
    const char *kept = status ? NULL : swst__record_text(record, condition->field);

    if (kept)
        status = add_operand(condition, kept, strlen(kept), 0);
    else if (!status)
        status = swst__reject(kind, condition->field, SWST__BAD_COMPARISON);
    swst_record_free(record);
    return status;
}

static swst_status add_value(const swst_kind *kind, struct swst__condition *condition,
                             const char *value, size_t length)
{
    struct swst__text text = { 0 };
    int64_t number = 0;
    swst_status status;
    char *copy;

    if (!length)
        return swst__reject(kind, condition->field, SWST__BAD_COMPARISON);
    swst__text_add(&text, "%.*s", (int)length, value);
    if (!(copy = swst__text_take(&text)))
        return swst__fail_memory();
    if (condition->field->type == SWST_TEXT)
        status = add_text(kind, condition, copy);
    else if (!(status = swst__value_read(kind, condition->field, copy, &number)))
        status = add_operand(condition, NULL, 0, number);
    swst_free(copy);
    return status;
}

static swst_status add_values(const swst_kind *kind, struct swst__condition *condition,
                              const char *value)
{
    swst_status status = SWST_OK;

    if (condition->comparison != SWST__IN)
        return *value ? add_value(kind, condition, value, strlen(value)) : SWST_OK;
    for (;; value++) {
        size_t length = strcspn(value, ",");

        if ((status = add_value(kind, condition, value, length)) || !value[length])
            return status;
        value += length;
    }
}

swst_status swst_query_where(swst_query *query, const char *name, const char *sign,
                             const char *value)
{
    struct swst__condition condition = { 0 };
    swst_status status = find(query, name, &condition.field);

    if (status)
        return status;
    if (!sign || !value)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!find_comparison(sign, &condition.comparison))
        return swst__fail(SWST_EMISUSE, SWST__BAD_CONDITION);
    if (!can_compare(condition.field, condition.comparison)
        || (!*value && condition.comparison > SWST__UNEQUAL))
        return swst__reject(query->kind, condition.field, SWST__BAD_COMPARISON);
    if (!(status = add_values(query->kind, &condition, value)))
        status = add_condition(query, &condition);
    if (status)
        clear(&condition);
    return status;
}

swst_status swst_query_order_by(swst_query *query, const char *name)
{
    bool descending = name && *name == '-';
    const struct swst_field *field = NULL;
    swst_status status = find(query, descending ? name + 1 : name, &field);

    if (status)
        return status;
    query->order = field == &id_field && !descending ? NULL : field;
    query->descending = descending;
    return SWST_OK;
}

void swst_query_set_limit(swst_query *query, int64_t records)
{
    if (query)
        query->limit = records > 0 ? records : 0;
}

void swst_query_set_voided(swst_query *query, bool included)
{
    if (query)
        query->with_voided = included;
}

/* -------------------------------------------------------------- statements */

static void add_unset(struct swst__text *sql, const struct swst__condition *condition)
{
    swst__text_add(sql, "\"%s\" IS %s", condition->field->name,
                   condition->comparison == SWST__EQUAL ? "NULL" : "NOT NULL");
}

static void add_set(struct swst__text *sql, const struct swst__condition *condition)
{
    static const char *const signs[] = { "=", "<>", "<", "<=", ">", ">=" };
    const char *name = condition->field->name;

    switch (condition->comparison) {
    case SWST__CONTAINS:
        if (condition->field->type == SWST_TEXT)
            swst__text_add(sql, "instr(\"%s\", ?) > 0", name);
        else
            swst__text_add(sql, "(\"%s\" & ?) > 0", name);
        break;
    case SWST__IN:
        swst__text_add(sql, "\"%s\" IN (?", name);
        for (unsigned i = 1; i < condition->count; i++)
            swst__text_add(sql, ", ?");
        swst__text_add(sql, ")");
        break;
    case SWST__UNEQUAL:
        swst__text_add(sql, "(\"%s\" <> ? OR \"%s\" IS NULL)", name, name);
        break;
    default:
        swst__text_add(sql, "\"%s\" %s ?", name, signs[condition->comparison]);
    }
}

void swst__query_add_where(struct swst__text *sql, const swst_query *query,
                           const struct swst__query_keys *keys)
{
    swst__text_add(sql, " WHERE %s", query->with_voided ? "1" : "\"voided_at\" IS NULL");
    for (unsigned i = 0; i < query->count; i++) {
        swst__text_add(sql, " AND ");
        (query->conditions[i].count ? add_set : add_unset)(sql, &query->conditions[i]);
    }
    for (int i = 0; i < keys->count; i++)
        swst__text_add(sql, " AND \"id\" IN (SELECT client_id FROM client_key"
                       " WHERE \"key\" BETWEEN ? AND ?)");
}

int swst__query_bind(struct swst__statement *statement, const swst_query *query,
                     const struct swst__query_keys *keys)
{
    int at = 1;

    for (unsigned i = 0; i < query->count; i++)
        for (unsigned j = 0; j < query->conditions[i].count; j++) {
            const struct swst__operand *operand = &query->conditions[i].operands[j];

            if (operand->text)
                swst__db_bind_text(statement, at++, operand->text);
            else
                swst__db_bind_int(statement, at++, operand->number);
        }
    for (int i = 0; i < keys->count; i++) {
        swst__db_bind_int(statement, at++, keys->ranges[i].first);
        swst__db_bind_int(statement, at++, keys->ranges[i].last);
    }
    return at;
}
