/* Circles of records, and what may be done with one: the grain of rights. */
#ifndef SWST_MODEL_CIRCLES_H
#define SWST_MODEL_CIRCLES_H

#include "model/structs.h"

/* swst__circle_OPEN …; swst__circle_unset: no session sees the kind. */
int32_t swst__kind_circle(const swst_kind *kind);

/* What is done with a record; SENSITIVE is to read what is sensitive of it. */
enum swst__deed {
    SWST__DEED_COUNT, SWST__DEED_READ, SWST__DEED_WRITE, SWST__DEED_VOID, SWST__DEED_SENSITIVE,
    SWST__DEEDS
};

/* Rights over one record, or over all: a bit for every deed in every circle. */
typedef uint64_t swst__rights;

static inline swst__rights swst__right(int32_t circle, enum swst__deed deed)
{
    return circle ? UINT64_C(1) << ((circle - 1) * SWST__DEEDS + (int32_t)deed) : 0;
}

_Static_assert((swst__circle_end - 1) * SWST__DEEDS <= 63, "a right is a bit");

#endif
