/* The model: what records look like, without a database and without JSON. */
#ifndef SWST_MODEL_MODEL_H
#define SWST_MODEL_MODEL_H

#include "base/calendar.h"
#include "base/error.h"

#include <swstation/record.h>

/* What ids, sums and every other number may grow to: fifteen digits pass
 * through JSON unharmed. */
#define SWST__GREATEST INT64_C(999999999999999)

/* Flags of a row besides the public ones, which are the lowest eight bits. */
enum {
    SWST__PUBLIC_FLAGS = 0xff,
    SWST__HAPPENED = 1 << 8,              /* the day of a fact about the row's client */
    SWST__COUNTED = 1 << 9,               /* figures count by it: it outlives an erasure */
    SWST__TELLING = 1 << 10,              /* singles somebody out: it goes with an erasure */
    SWST__OF_OTHERS = 1 << 11,            /* about somebody else than the row's client */
    SWST__SORT_NAME = 1 << 12, SWST__SORT_NUMBER = 2 << 12,   /* what a personal text is: */
    SWST__SORT_PHONE = 3 << 12, SWST__SORT_ADDRESS = 4 << 12,
    SWST__SORT_FIGURE = 5 << 12,                /* "50.0%": masked as numbers are */
    SWST__SORT_PERSON = 6 << 12,                /* of a column: the id of a person */
    SWST__SORT_RECORD = 7 << 12,                /* the same of any other record */
    SWST__SORTS = 7 << 12
};

/* The words of a choice or set, from 1; words[0] is empty, for UNSET. */
struct swst__choices {
    const char *const *words;
    const struct swst__words *labels;
    int32_t count;
};

struct swst_field {
    const char *name, *unit;              /* unit: "" when it has none */
    struct swst__words label;
    swst_field_type type;
    unsigned flags;
    int64_t min, max;
    const struct swst__choices *choices;  /* SWST_CHOICE and SWST_SET */
    const struct swst_kind *target;       /* SWST_REFERENCE */
    size_t offset;                        /* of the member in its struct */
};

enum { SWST__END, SWST__MOST_IN_RULE = 8, SWST__INDEX = 100 };

/* A rule over several fields of one kind: numbers of fields in the order of
 * the row, up to -1. Rules an index follows from are known to the store alone. */
struct swst__rule {
    int type;                             /* swst_rule_type, SWST__INDEX or SWST__END */
    signed char fields[SWST__MOST_IN_RULE + 1];
};

struct swst_kind {
    const char *name;
    struct swst__words label, summary;
    const struct swst_field *fields;
    unsigned field_count;                 /* at most 63: see record.present */
    const struct swst__rule *rules;       /* up to SWST__END */
    size_t size;                          /* of its struct */
    swst_status (*check)(const struct swst_record *record);  /* or NULL */
};

/* What the store keeps about every row; 0 where there is nothing to say. */
struct swst__header {
    int64_t id, recorded_at, recorded_by, voided_at, voided_by;
    bool voided;
};

/* The names of the header's columns, in order; the fields of a kind follow. */
enum { SWST__ID, SWST__RECORDED_AT, SWST__RECORDED_BY, SWST__VOIDED_AT, SWST__VOIDED_BY,
       SWST__VOID_REASON, SWST__HEADER_FIELDS };
extern const char *const swst__header_names[SWST__HEADER_FIELDS];
enum { SWST__LONGEST_REASON = 200 };

/* Every struct in model/structs.h starts with this one. */
struct swst_record {
    const struct swst_kind *kind;
    struct swst__header header;
    char *void_reason;                    /* or NULL */
    bool is_masked;                       /* read in a session that does not reveal */
    uint64_t present;                     /* bit i: fields[i] has a value */
};

/* A day with its text, so that a getter can lend it. */
struct swst__day {
    int64_t number;
    char text[SWST__DAY_SIZE];
};

extern const struct swst_kind swst__kinds[];
extern const unsigned swst__kind_count;

const struct swst_field *swst__field_find(const struct swst_kind *kind, const char *name);
int swst__header_find(const char *name);  /* SWST__ID …, or -1 */
int32_t swst__choice_find(const struct swst__choices *choices, const char *word);

/* Field `at` of a rule, or NULL at its end. */
const struct swst_field *swst__rule_field(const struct swst_kind *kind,
                                          const struct swst__rule *rule, unsigned at);

/* Access by field. Inside, every value but text is a number. Whether there is
 * a value says the presence bit alone; 0 unsets where no value can be 0:
 * choices, sets and references. */
bool swst__record_has(const swst_record *record, const struct swst_field *field);
void swst__record_unset(swst_record *record, const struct swst_field *field);
const char *swst__record_text(const swst_record *record, const struct swst_field *field);
int64_t swst__record_int(const swst_record *record, const struct swst_field *field);
swst_status swst__record_set_text(swst_record *record, const struct swst_field *field,
                                  const char *value);
swst_status swst__record_set_int(swst_record *record, const struct swst_field *field,
                                 int64_t value);
swst_status swst__record_set_word(swst_record *record, const struct swst_field *field,
                                  const char *value);
swst_status swst__record_set_reason(swst_record *record, const char *reason);

/* Whether two records of one kind have the same value in a field. */
bool swst__record_same(const swst_record *left, const swst_record *right,
                       const struct swst_field *field);

/* Note that a field is SWST_EINVALID, or fails with another status. */
swst_status swst__reject(const struct swst_kind *kind, const struct swst_field *field,
                         enum swst__message why);
swst_status swst__reject_as(swst_status status, const struct swst_kind *kind,
                            const struct swst_field *field, enum swst__message why);

/* Whether the record may be saved as far as it can tell alone. */
swst_status swst__record_check(const swst_record *record);

void swst__record_swap(swst_record *left, swst_record *right);

#endif
