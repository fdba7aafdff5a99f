/* The bodies of the typed functions, one pair per row of the .def files.
 *
 * The prototypes are written by hand in include/, for people to read. With
 * -Werror=missing-prototypes a row without its prototypes does not compile;
 * tests/checks/exports.cmake finds prototypes without a row. */
#include "model/structs.h"

#include <swstation.h>

#define KIND(kind, rule, en, zh, summary, summary_zh)                          \
    swst_##kind *swst_##kind##_new(void)                                       \
    {                                                                          \
        return swst_##kind##_from(swst_record_new(&swst__kinds[swst__kind_##kind])); \
    }                                                                          \
    void swst_##kind##_free(swst_##kind *self)                                 \
    {                                                                          \
        swst_record_free(swst_##kind##_record(self));                          \
    }                                                                          \
    swst_record *swst_##kind##_record(swst_##kind *self)                       \
    {                                                                          \
        return (swst_record *)self;                                            \
    }                                                                          \
    swst_##kind *swst_##kind##_from(swst_record *record)                       \
    {                                                                          \
        return swst_record_kind(record) == &swst__kinds[swst__kind_##kind]     \
                   ? (swst_##kind *)record : NULL;                             \
    }                                                                          \
    int64_t swst_##kind##_get_id(const swst_##kind *self)                      \
    {                                                                          \
        return swst_record_id((const swst_record *)self);                      \
    }

#define ACCESS(kind, field, type, read, write)                                 \
    type swst_##kind##_get_##field(const swst_##kind *self)                    \
    {                                                                          \
        return (type)read((const swst_record *)self, SWST__FIELD(kind, field)); \
    }                                                                          \
    swst_status swst_##kind##_set_##field(swst_##kind *self, type value)       \
    {                                                                          \
        return write((swst_record *)self, SWST__FIELD(kind, field), value);    \
    }
#define NUMBER(kind, field, type) \
    ACCESS(kind, field, type, swst__record_int, swst__record_set_int)

#define TEXT(kind, field, flags, longest, en, zh) \
    ACCESS(kind, field, const char *, swst__record_text, swst__record_set_text)
#define DAY(kind, field, flags, en, zh) \
    ACCESS(kind, field, const char *, swst__record_text, swst__record_set_word)
#define INSTANT(kind, field, flags, en, zh)           NUMBER(kind, field, int64_t)
#define INTEGER(kind, field, flags, least, greatest, unit, en, zh) \
    NUMBER(kind, field, int64_t)
#define MONEY(kind, field, flags, least, greatest, en, zh)   NUMBER(kind, field, int64_t)
#define FLAG(kind, field, flags, en, zh)              NUMBER(kind, field, bool)
#define CHOICE(kind, field, flags, choices, en, zh)   NUMBER(kind, field, swst_##choices)
#define SET(kind, field, flags, choices, en, zh)      NUMBER(kind, field, int64_t)
#define REFERENCE(kind, field, flags, target, en, zh) NUMBER(kind, field, int64_t)
#include "model/typed_kinds.def"
