/* The schema as a page in both languages: docs/schema.md is this output. */
#include "schema.h"

#include <inttypes.h>
#include <stdio.h>

static void put_limits(const swst_field *field)
{
    switch (swst_field_type_of(field)) {
    case SWST_TEXT:
        printf("≤ %" PRId64, swst_field_max(field));
        break;
    case SWST_INTEGER:
    case SWST_MONEY:
        printf("%" PRId64 " … %" PRId64, swst_field_min(field), swst_field_max(field));
        break;
    case SWST_REFERENCE:
        printf("→ [%s](#%s)", swst_kind_name(swst_field_target(field)),
               swst_kind_name(swst_field_target(field)));
        break;
    case SWST_CHOICE:
    case SWST_SET:
        fputs("see below", stdout);
        break;
    default:
        break;
    }
}

static void put_field(const swst_field *field)
{
    unsigned flags = swst_field_flags(field);

    printf("| `%s` | %s | %s | ", swst_field_name(field),
           swst_field_type_name(swst_field_type_of(field)), swst_field_unit(field));
    put_limits(field);
    printf(" | %s | %s | %s | %s |\n", flags & SWST_REQUIRED ? "yes" : "",
           flags & SWST_SENSITIVE ? "sensitive" : flags & SWST_PERSONAL ? "personal" : "",
           swst_field_label(field, "en"), swst_field_label(field, "zh"));
}

static void put_choices(const swst_field *field)
{
    if (!swst_field_choice(field, 1))
        return;
    printf("* `%s`: ", swst_field_name(field));
    for (int32_t i = 1; swst_field_choice(field, i); i++)
        printf("%s`%s` %s %s", i > 1 ? " · " : "", swst_field_choice(field, i),
               swst_field_choice_label(field, i, "en"), swst_field_choice_label(field, i, "zh"));
    putchar('\n');
}

static void put_rule(const swst_kind *kind, size_t rule)
{
    static const char *const texts[] = {
        "", "exactly one of these is set 恰填一项", "at least one of these is set 至少填一项",
        "no two records are alike in 不得重复", "the last day is not before the first 结束不早于开始"
    };
    swst_rule_type type = swst_kind_rule(kind, rule);
    const swst_field *field;

    printf("* %s:", texts[type <= SWST_PERIOD ? type : 0]);
    for (size_t i = 0; (field = swst_kind_rule_field(kind, rule, i)); i++)
        printf("%s `%s`", i ? "," : "", swst_field_name(field));
    putchar('\n');
}

static void put_kind(const swst_kind *kind)
{
    const swst_field *field = NULL;

    printf("## %s\n\n%s · %s. %s. %s。\n\n"
           "| Field | Type | Unit | Limits | Required | Personal | Meaning | 含义 |\n"
           "|---|---|---|---|---|---|---|---|\n",
           swst_kind_name(kind), swst_kind_label(kind, "en"), swst_kind_label(kind, "zh"),
           swst_kind_summary(kind, "en"), swst_kind_summary(kind, "zh"));
    while ((field = swst_field_next(kind, field)))
        put_field(field);
    putchar('\n');
    for (size_t i = 0; i < swst_kind_rules(kind); i++)
        put_rule(kind, i);
    while ((field = swst_field_next(kind, field)))
        put_choices(field);
}

void put_schema_markdown(const swst_kind *only)
{
    const swst_kind *kind = NULL;

    fputs("# Kinds of record · 记录种类\n\n"
          "Printed by `swst schema`. Every record also has `id`, `recorded_at`, `recorded_by`,\n"
          "`voided_at`, `voided_by` and `void_reason`. Limits of text count characters; money\n"
          "counts fen.\n"
          "由 `swst schema` 输出。文字长度按字数计，金额以分计。\n", stdout);
    while ((kind = schema_next(only, kind))) {
        putchar('\n');
        put_kind(kind);
    }
}
