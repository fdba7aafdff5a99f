/* The .def files as data, for everything that works on any record. */
#include "model/rules.h"
#include "model/structs.h"

#include <swstation.h>

enum {
    OPTIONAL = 0, REQUIRED = SWST_REQUIRED, PERSONAL = SWST_PERSONAL, SENSITIVE = SWST_SENSITIVE,
    HAPPENED = SWST__HAPPENED, COUNTED = SWST__COUNTED, TELLING = SWST__TELLING,
    OF_OTHERS = SWST__OF_OTHERS,
    NAME = SWST_PERSONAL | SWST__SORT_NAME, NUMBER = SWST_PERSONAL | SWST__SORT_NUMBER,
    PHONE = SWST_PERSONAL | SWST__SORT_PHONE, ADDRESS = SWST_PERSONAL | SWST__SORT_ADDRESS
};

/* ----------------------------------------------------------------- choices */

/* The public enums number their words as the rows do. */
#define CHOICES(choices) \
    _Static_assert(sizeof(swst_##choices) == sizeof(int32_t), "enums have 32 bits at the ABI");
#define WORD(choices, NAME, word, en, zh) \
    _Static_assert((int)swst__##choices##_##NAME == (int)SWST_##NAME, "choices.def: order of " #NAME);
#include "model/typed_choices.def"

#define CHOICES(choices)                  static const char *const choices##_words[] = { "",
#define WORD(choices, NAME, word, en, zh) word,
#define END_CHOICES(choices)              };
#include "model/choices.def"
#define CHOICES(choices) \
    static const struct swst__words choices##_labels[] = { { { "", "" } },
#define WORD(choices, NAME, word, en, zh) { { en, zh } },
#define END_CHOICES(choices)              };
#include "model/choices.def"
#define CHOICES(choices)                                                      \
    _Static_assert(swst__##choices##_end <= 49, #choices ": a set stays below 10^15"); \
    const struct swst__choices swst__##choices##_choices = {                  \
        choices##_words, choices##_labels, swst__##choices##_end - 1 };
#define WORD(choices, NAME, word, en, zh)
#define END_CHOICES(choices)
#include "model/choices.def"

/* ------------------------------------------------------------------ fields */

#define KIND(kind, rule, en, zh, summary, summary_zh) \
    static const struct swst_field kind##_fields[] = {
#define FIELD(kind, field, field_type, field_flags, en, zh, ...)               \
    { .name = #field, .label = { { en, zh } }, .type = SWST_##field_type,      \
      .flags = field_flags, .offset = offsetof(struct swst_##kind, field), __VA_ARGS__ },
#define TEXT(kind, field, flags, longest, en, zh) \
    FIELD(kind, field, TEXT, flags, en, zh, .unit = "", .max = longest)
#define DAY(kind, field, flags, en, zh)                        \
    FIELD(kind, field, DAY, flags, en, zh, .unit = "",         \
          .min = SWST__FIRST_DAY, .max = SWST__LAST_DAY)
#define INSTANT(kind, field, flags, en, zh)                    \
    FIELD(kind, field, INSTANT, flags, en, zh, .unit = "",     \
          .min = SWST__FIRST_INSTANT, .max = SWST__LAST_INSTANT)
#define INTEGER(kind, field, flags, least, greatest, unit_, en, zh) \
    FIELD(kind, field, INTEGER, flags, en, zh, .unit = unit_, .min = least, .max = greatest)
#define MONEY(kind, field, flags, least, greatest, en, zh) \
    FIELD(kind, field, MONEY, flags, en, zh, .unit = "fen", .min = least, .max = greatest)
#define FLAG(kind, field, flags, en, zh) \
    FIELD(kind, field, FLAG, flags, en, zh, .unit = "", .max = 1)
#define CHOICE(kind, field, flags, choices_, en, zh)           \
    FIELD(kind, field, CHOICE, flags, en, zh, .unit = "",      \
          .choices = &swst__##choices_##_choices, .min = 1, .max = swst__##choices_##_end - 1)
#define SET(kind, field, flags, choices_, en, zh)              \
    FIELD(kind, field, SET, flags, en, zh, .unit = "",         \
          .choices = &swst__##choices_##_choices,              \
          .min = 1, .max = (INT64_C(1) << (swst__##choices_##_end - 1)) - 1)
#define REFERENCE(kind, field, flags, target_, en, zh)         \
    FIELD(kind, field, REFERENCE, flags, en, zh, .unit = "",   \
          .min = 1, .max = SWST__GREATEST, .target = &swst__kinds[swst__kind_##target_])
#define END_KIND(kind)                                                          \
    };                                                                          \
    _Static_assert(swst__##kind##_field_count <= 63, #kind ": too many fields");
#include "model/kinds.def"

/* ------------------------------------------------------------------- rules */

/* Up to eight fields by number; -1 stands for "no more". */
#define AT(kind, field)                 swst__##kind##_##field
#define AT8(kind, a, b, c, d, e, f, g, h, ...)                                  \
    { AT(kind, a), AT(kind, b), AT(kind, c), AT(kind, d), AT(kind, e),          \
      AT(kind, f), AT(kind, g), AT(kind, h), -1 }
#define FIELDS(kind, ...) \
    AT8(kind, __VA_ARGS__, none, none, none, none, none, none, none, none)

#define KIND(kind, rule, en, zh, summary, summary_zh)                          \
    enum { swst__##kind##_none = -1 };                                         \
    static const struct swst__rule kind##_rules[] = {
#define ONE_OF(kind, ...)               { SWST_ONE_OF, FIELDS(kind, __VA_ARGS__) },
#define AT_LEAST_ONE(kind, ...)         { SWST_AT_LEAST_ONE, FIELDS(kind, __VA_ARGS__) },
#define UNIQUE(kind, ...)               { SWST_UNIQUE, FIELDS(kind, __VA_ARGS__) },
#define PERIOD(kind, first, last)       { SWST_PERIOD, FIELDS(kind, first, last) },
#define INDEX(kind, ...)                { SWST__INDEX, FIELDS(kind, __VA_ARGS__) },
#define END_KIND(kind)                  { SWST__END, { -1 } } };
#include "model/kinds.def"

const struct swst_kind swst__kinds[] = {
#define KIND(kind, rule, en, zh, kind_summary, summary_zh)                       \
    { .name = #kind, .label = { { en, zh } }, .summary = { { kind_summary, summary_zh } }, \
      .fields = kind##_fields, .field_count = swst__##kind##_field_count,        \
      .rules = kind##_rules, .size = sizeof(struct swst_##kind), .check = rule },
#include "model/kinds.def"
};

const unsigned swst__kind_count = sizeof swst__kinds / sizeof *swst__kinds;
