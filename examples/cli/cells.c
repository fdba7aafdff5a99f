/* Values of fields and columns, as programs and as people read them. */
#include "cells.h"
#include "labels.h"
#include "memory.h"
#include "names.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

unsigned output_flags(const struct call *call)
{
    return call->flags;
}

int publish(const struct call *call, swst_table **table)
{
    swst_table *published = NULL;

    if (!(call->flags & (SWST_PUBLIC | SWST_STATISTICS)))
        return DONE;
    if (swst_table_publish(*table, call->flags, &published)) {
        swst_table_free(*table);
        return failed(call);
    }
    swst_table_free(*table);
    *table = published;
    return DONE;
}

bool is_left_out(const struct call *call, const swst_kind *kind, const char *field)
{
    return swst_record_showing(kind, field, call->flags) == SWST_LEFT_OUT;
}

static bool for_programs(const struct call *call)
{
    return call->format == AS_CSV || call->format == AS_JSON;
}

static const char *unit_label(const char *unit, const char *language)
{
    static const struct words units[] = {
#define UNIT(en, zh) { en, zh },
#include "units.def"
#undef UNIT
    };

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(units[i].en, unit) == 0)
            return in_language(units[i], language);
    return unit;
}

char *head_cell(const struct call *call, const swst_field *field)
{
    const char *label = swst_field_label(field, call->language);
    const char *unit = unit_label(swst_field_unit(field), call->language);
    size_t size = strlen(label) + strlen(unit) + 4;
    char *text;

    if (for_programs(call))
        return copied(swst_field_name(field));
    text = must(malloc(size));
    snprintf(text, size, *unit ? "%s (%s)" : "%s", label, unit);
    return text;
}

enum stance stance_of(const swst_field *field)
{
    switch (swst_field_type_of(field)) {
    case SWST_INTEGER:
    case SWST_MONEY:
    case SWST_RATE:
    case SWST_FIGURE:
        return NUMBER_CELLS;
    case SWST_TEXT:
    case SWST_SET:
    case SWST_REFERENCES:
        return TEXT_CELLS;
    default:
        return WHOLE_CELLS;
    }
}

static int month_days(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

void local_instant(const char *instant, char local[24])
{
    int year, month, day, hour, minute;

    if (sscanf(instant, "%4d-%2d-%2dT%2d:%2d", &year, &month, &day, &hour, &minute) != 5
        || month < 1 || month > 12) {
        snprintf(local, 24, "%.23s", instant);
        return;
    }
    hour += 8;
    if (hour >= 24) {
        hour -= 24;
        day++;
    }
    if (day > month_days(year, month)) {
        day = 1;
        month++;
    }
    if (month > 12) {
        month = 1;
        year++;
    }
    snprintf(local, 24, "%04d-%02d-%02d %02d:%02d", year % 10000, month % 100, day % 100,
             hour % 100, minute % 100);
}

/* "home,phone" or one word, as labels. */
static char *words_cell(const struct call *call, const swst_field *field, const char *value)
{
    char *parts = copied(value), *labels = must(calloc(1, strlen(value) * 16 + 64));
    const char *comma = strcmp(call->language, "zh") == 0 ? "、" : ", ";

    for (char *part = parts, *next; part; part = next) {
        int32_t number;

        next = strchr(part, ',');
        if (next)
            *next++ = '\0';
        number = choice_number(field, part);
        strcat(strcat(labels, *labels ? comma : ""),
               number ? swst_field_choice_label(field, number, call->language) : part);
    }
    free(parts);
    return labels;
}

/* One id or several, as names where those may be shown. */
static char *references_cell(struct call *call, const swst_field *field, const char *value)
{
    char *parts = copied(value), *labels = copied("");

    for (char *part = parts, *next; part; part = next) {
        const char *label;

        next = strchr(part, ',');
        if (next)
            *next++ = '\0';
        label = label_of(call, swst_field_target(field), part);
        labels = grown(labels, strlen(labels) + strlen(label) + 3);
        strcat(strcat(labels, *labels ? ", " : ""), label);
    }
    free(parts);
    return labels;
}

static char *people_cell(struct call *call, const swst_field *field, const char *value)
{
    char local[24];

    switch (swst_field_type_of(field)) {
    case SWST_CHOICE:
    case SWST_SET:
        return words_cell(call, field, value);
    case SWST_FLAG:
        return copied(sentence(call->language, strcmp(value, "true") == 0 ? SAY_YES : SAY_NO));
    case SWST_INSTANT:
        local_instant(value, local);
        return copied(local);
    case SWST_REFERENCE:
    case SWST_REFERENCES:
        return swst_field_target(field) ? references_cell(call, field, value) : copied(value);
    default:
        return copied(value);
    }
}

char *cell(struct call *call, const swst_field *field, const char *value)
{
    swst_showing showing = swst_field_showing(field, call->flags);
    char *masked = NULL, *text;

    if (!value || showing == SWST_LEFT_OUT)
        return copied("");
    if (showing == SWST_SHOWN)
        return for_programs(call) ? copied(value) : people_cell(call, field, value);
    if (swst_field_mask(field, value, &masked) || !masked)
        return copied("***");
    text = copied(masked);
    swst_free(masked);
    return text;
}

char *record_cell(struct call *call, const swst_record *record, const swst_field *field)
{
    char *value = NULL, *text;

    if (swst_record_get(record, swst_field_name(field), &value))
        return copied("");
    text = cell(call, field, value);
    swst_free(value);
    return text;
}

char *reason_cell(struct call *call, const swst_record *record)
{
    const char *reason = swst_record_void_reason(record);
    const swst_field *like = swst_field_find(swst_kind_find("client"), "note");
    swst_showing showing = swst_record_showing(swst_record_kind(record), "void_reason",
                                               call->flags);

    return showing == SWST_SHOWN ? copied(reason ? reason : "")
         : showing == SWST_AS_MASK ? cell(call, like, reason) : copied("");
}

void put_json(const char *text)
{
    putchar('"');
    for (; *text; text++)
        if (*text == '"' || *text == '\\')
            printf("\\%c", *text);
        else if ((unsigned char)*text < 0x20)
            printf("\\u%04x", (unsigned)(unsigned char)*text);
        else
            putchar(*text);
    putchar('"');
}
