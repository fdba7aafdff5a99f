/* The schema for programs. */
#include "cells.h"
#include "schema.h"

#include <inttypes.h>
#include <stdio.h>

static void put_text(const char *key, const char *text)
{
    printf(",\"%s\":", key);
    put_json(text);
}

static void put_flag(const char *key, bool value)
{
    printf(",\"%s\":%s", key, value ? "true" : "false");
}

static void put_choices(const swst_field *field)
{
    if (!swst_field_choice(field, 1))
        return;
    fputs(",\"choices\":[", stdout);
    for (int32_t i = 1; swst_field_choice(field, i); i++) {
        fputs(i > 1 ? ",{\"word\":" : "{\"word\":", stdout);
        put_json(swst_field_choice(field, i));
        put_text("label", swst_field_choice_label(field, i, "en"));
        put_text("label_zh", swst_field_choice_label(field, i, "zh"));
        putchar('}');
    }
    putchar(']');
}

static void put_limits(const swst_field *field)
{
    swst_field_type type = swst_field_type_of(field);

    if (type == SWST_INTEGER || type == SWST_MONEY)
        printf(",\"min\":%" PRId64, swst_field_min(field));
    if (type == SWST_INTEGER || type == SWST_MONEY || type == SWST_TEXT)
        printf(",\"max\":%" PRId64, swst_field_max(field));
}

static void put_field(const swst_field *field)
{
    unsigned flags = swst_field_flags(field);

    fputs("{\"name\":", stdout);
    put_json(swst_field_name(field));
    put_text("type", swst_field_type_name(swst_field_type_of(field)));
    put_text("unit", swst_field_unit(field));
    put_flag("required", flags & SWST_REQUIRED);
    put_flag("personal", flags & SWST_PERSONAL);
    put_flag("sensitive", flags & SWST_SENSITIVE);
    put_limits(field);
    put_choices(field);
    if (swst_field_target(field))
        put_text("target", swst_kind_name(swst_field_target(field)));
    put_text("label", swst_field_label(field, "en"));
    put_text("label_zh", swst_field_label(field, "zh"));
    putchar('}');
}

/* All rules of one type, as lists of fields. */
static void put_rules(const swst_kind *kind, const char *key, swst_rule_type type)
{
    const char *between = "";

    printf(",\"%s\":[", key);
    for (size_t rule = 0; rule < swst_kind_rules(kind); rule++) {
        const swst_field *field;

        if (swst_kind_rule(kind, rule) != type)
            continue;
        printf("%s[", between);
        for (size_t i = 0; (field = swst_kind_rule_field(kind, rule, i)); i++)
            printf("%s\"%s\"", i ? "," : "", swst_field_name(field));
        putchar(']');
        between = ",";
    }
    putchar(']');
}

static void put_kind(const swst_kind *kind)
{
    const char *between = "";

    fputs("{\"kind\":", stdout);
    put_json(swst_kind_name(kind));
    put_text("label", swst_kind_label(kind, "en"));
    put_text("label_zh", swst_kind_label(kind, "zh"));
    put_text("summary", swst_kind_summary(kind, "en"));
    put_text("summary_zh", swst_kind_summary(kind, "zh"));
    fputs(",\"fields\":[", stdout);
    for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); between = ",") {
        fputs(between, stdout);
        put_field(field);
    }
    putchar(']');
    put_rules(kind, "one_of", SWST_ONE_OF);
    put_rules(kind, "at_least_one", SWST_AT_LEAST_ONE);
    put_rules(kind, "unique", SWST_UNIQUE);
    put_rules(kind, "periods", SWST_PERIOD);
    putchar('}');
}

void put_schema_json(const swst_kind *only)
{
    const char *between = "\n";

    fputs("{\"schema\":\"swst/schema/1\",\"kinds\":[", stdout);
    for (const swst_kind *kind = NULL; (kind = schema_next(only, kind)); between = ",\n") {
        fputs(between, stdout);
        put_kind(kind);
    }
    puts("]}");
}
