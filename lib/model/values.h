/* Values: whether a text or a number may stand in a field, and how a number
 * is written for people. */
#ifndef SWST_MODEL_VALUES_H
#define SWST_MODEL_VALUES_H

#include "base/text.h"
#include "model/model.h"

swst_status swst__value_check_text(const struct swst_kind *kind, const struct swst_field *field,
                                   const char *text);
swst_status swst__value_check(const struct swst_kind *kind, const struct swst_field *field,
                              int64_t number);

/* Between a number and its text, for every type but SWST_TEXT. */
swst_status swst__value_read(const struct swst_kind *kind, const struct swst_field *field,
                             const char *text, int64_t *number);
void swst__value_print(const struct swst_field *field, int64_t number, struct swst__text *text);

/* Append a column of the record, header columns first (SWST__ID …), as
 * swst_record_get() gives it; false, and nothing, if it has no value. */
bool swst__record_print(const swst_record *record, int column, struct swst__text *text);

#endif
