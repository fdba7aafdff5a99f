/* Names of records, each looked up once in a while. */
#include "labels.h"
#include "memory.h"
#include "names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 256 };

struct labels {
    struct {
        const swst_kind *kind;
        char *key, *label;
    } slots[SLOTS];
};

size_t naming_fields(const swst_kind *kind, const swst_field *fields[NAMING_FIELDS])
{
    static const char *const names[NAMING_FIELDS] = { "name_zh", "name", "title", "number",
                                                      "code", "key" };
    size_t count = 0;

    for (size_t i = 0; i < NAMING_FIELDS; i++) {
        const swst_field *field = swst_field_find(kind, names[i]);

        if (field && swst_field_type_of(field) == SWST_TEXT)
            fields[count++] = field;
    }
    return count;
}

/* What may be seen of a value: a person's name as 张*, of numbers nothing. */
static char *seen(const struct call *call, const swst_field *field, const char *value)
{
    char *masked = NULL, *label;

    if (swst_field_showing(field, call->flags) == SWST_SHOWN)
        return copied(value);
    if (swst_field_showing(field, call->flags) == SWST_LEFT_OUT)
        return NULL;
    if (strcmp(swst_field_name(field), "name") != 0 || swst_field_mask(field, value, &masked))
        return NULL;
    label = copied(masked);
    swst_free(masked);
    return label;
}

static char *name_of(const struct call *call, const swst_record *record)
{
    const swst_field *fields[NAMING_FIELDS];
    size_t count = naming_fields(swst_record_kind(record), fields);
    bool english = strcmp(call->language, "en") == 0;

    for (size_t i = 0; i < count; i++) {
        const char *name = swst_field_name(fields[i]);
        char *value = NULL, *label;

        if ((english && strcmp(name, "name_zh") == 0) || !swst_record_has(record, name)
            || swst_record_get(record, name, &value))
            continue;
        label = seen(call, fields[i], value);
        swst_free(value);
        if (label)
            return label;
    }
    return NULL;
}

static unsigned slot_of(const swst_kind *kind, const char *key)
{
    unsigned hash = 5381;

    for (const char *text = swst_kind_name(kind); *text; text++)
        hash = hash * 33 ^ (unsigned char)*text;
    for (; *key; key++)
        hash = hash * 33 ^ (unsigned char)*key;
    return hash % SLOTS;
}

/* Takes the label; NULL: the key itself. */
static const char *keep(struct call *call, unsigned slot, const swst_kind *kind, const char *key,
                        char *label)
{
    struct labels *labels = call->labels;

    free(labels->slots[slot].key);
    free(labels->slots[slot].label);
    labels->slots[slot].kind = kind;
    labels->slots[slot].key = copied(key);
    labels->slots[slot].label = label ? label : copied(key);
    return labels->slots[slot].label;
}

static const char *known(struct call *call, unsigned slot, const swst_kind *kind, const char *key)
{
    if (!call->labels)
        call->labels = must(calloc(1, sizeof *call->labels));
    return call->labels->slots[slot].kind == kind
        && strcmp(call->labels->slots[slot].key, key) == 0 ? call->labels->slots[slot].label : NULL;
}

const char *label_of(struct call *call, const swst_kind *kind, const char *id)
{
    unsigned slot = slot_of(kind, id);
    const char *label = known(call, slot, kind, id);
    swst_record *record = NULL;
    char *name = NULL;

    if (label)
        return label;
    if (strcmp(swst_kind_name(kind), "client") != 0
        && swst_record_load(call->store, kind, strtoll(id, NULL, 10), &record) == SWST_OK)
        name = name_of(call, record);
    swst_record_free(record);
    return keep(call, slot, kind, id, name);
}

const char *coded_label(struct call *call, const char *kind_name, const char *code)
{
    const swst_kind *kind = swst_kind_find(kind_name);
    unsigned slot = slot_of(kind, code);
    const char *label = known(call, slot, kind, code);
    swst_query *query = label ? NULL : swst_query_new(kind);
    swst_cursor *cursor = NULL;
    char *name = NULL;

    if (label)
        return label;
    if (query && swst_query_where(query, "code", "=", code) == SWST_OK
        && swst_query_run(call->store, query, &cursor) == SWST_OK
        && swst_cursor_next(cursor) == SWST_ROW)
        name = name_of(call, swst_cursor_record(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    return keep(call, slot, kind, code, name);
}

/* The label of a choice of the record, or "". */
static const char *choice_of(const struct call *call, const swst_record *record, const char *name)
{
    const swst_field *field = swst_field_find(swst_record_kind(record), name);
    char *word = NULL;
    int32_t number = 0;

    if (swst_record_get(record, name, &word) == SWST_OK && word)
        number = choice_number(field, word);
    swst_free(word);
    return number ? swst_field_choice_label(field, number, call->language) : "";
}

const char *rule_label(struct call *call, const char *id)
{
    const swst_kind *kind = swst_kind_find("contact_rule");
    unsigned slot = slot_of(kind, id);
    const char *label = known(call, slot, kind, id);
    swst_record *rule = NULL;
    char *times = NULL, name[160];

    if (label)
        return label;
    if (swst_record_load(call->store, kind, strtoll(id, NULL, 10), &rule) != SWST_OK
        || swst_record_get(rule, "times", &times) != SWST_OK)
        snprintf(name, sizeof name, "%s", id);
    else
        snprintf(name, sizeof name, "%s/%s%s%s", times, choice_of(call, rule, "per"),
                 swst_record_has(rule, "purpose") ? " " : "", choice_of(call, rule, "purpose"));
    swst_free(times);
    swst_record_free(rule);
    return keep(call, slot, kind, id, copied(name));
}

void labels_free(struct labels *labels)
{
    for (int i = 0; labels && i < SLOTS; i++) {
        free(labels->slots[i].key);
        free(labels->slots[i].label);
    }
    free(labels);
}
