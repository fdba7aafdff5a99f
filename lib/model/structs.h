/* The structs behind the handles, one member per row of the .def files. */
#ifndef SWST_MODEL_STRUCTS_H
#define SWST_MODEL_STRUCTS_H

#include "model/model.h"

#define KIND(kind, rule, en, zh, summary, summary_zh) \
    struct swst_##kind { struct swst_record record;
#define TEXT(kind, field, flags, longest, en, zh)           char *field;
#define DAY(kind, field, flags, en, zh)                     struct swst__day field;
#define INSTANT(kind, field, flags, en, zh)                 int64_t field;
#define INTEGER(kind, field, flags, least, greatest, unit, en, zh) int64_t field;
#define MONEY(kind, field, flags, least, greatest, en, zh)         int64_t field;
#define FLAG(kind, field, flags, en, zh)                    int64_t field;
#define CHOICE(kind, field, flags, choices, en, zh)         int64_t field;
#define SET(kind, field, flags, choices, en, zh)            int64_t field;
#define REFERENCE(kind, field, flags, target, en, zh)       int64_t field;
#define END_KIND(kind)                                      };
#include "model/kinds.def"

/* Where a field stands in its kind: swst__client_birth_date == 3. */
#define KIND(kind, rule, en, zh, summary, summary_zh)       enum {
#define TEXT(kind, field, flags, longest, en, zh)           swst__##kind##_##field,
#define DAY(kind, field, flags, en, zh)                     swst__##kind##_##field,
#define INSTANT(kind, field, flags, en, zh)                 swst__##kind##_##field,
#define INTEGER(kind, field, flags, least, greatest, unit, en, zh) swst__##kind##_##field,
#define MONEY(kind, field, flags, least, greatest, en, zh)         swst__##kind##_##field,
#define FLAG(kind, field, flags, en, zh)                    swst__##kind##_##field,
#define CHOICE(kind, field, flags, choices, en, zh)         swst__##kind##_##field,
#define SET(kind, field, flags, choices, en, zh)            swst__##kind##_##field,
#define REFERENCE(kind, field, flags, target, en, zh)       swst__##kind##_##field,
#define END_KIND(kind)                                      swst__##kind##_field_count };
#include "model/kinds.def"

/* Where a kind stands among kinds: swst__kind_client == 0. */
enum {
#define KIND(kind, rule, en, zh, summary, summary_zh) swst__kind_##kind,
#include "model/kinds.def"
};

/* The number of a word: swst__area_level_VILLAGE == 5. */
#define CHOICES(choices)                  enum { swst__##choices##_unset,
#define WORD(choices, NAME, word, en, zh) swst__##choices##_##NAME,
#define END_CHOICES(choices)              swst__##choices##_end };
#include "model/choices.def"

#define CHOICES(choices) extern const struct swst__choices swst__##choices##_choices;
#include "model/choices.def"

#define SWST__FIELD(kind, field) (&swst__kinds[swst__kind_##kind].fields[swst__##kind##_##field])

#endif
