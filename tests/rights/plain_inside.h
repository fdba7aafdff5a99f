/* What both halves of the plain model know. */
#ifndef SWST_TESTS_RIGHTS_PLAIN_INSIDE_H
#define SWST_TESTS_RIGHTS_PLAIN_INSIDE_H

#include "plain.h"

#include "../support/station.h"

#include "base/calendar.h"
#include "model/model.h"
#include "model/structs.h"

#define EACH(row, kind) \
    (const struct plain_row *row = (kind)->rows; \
     row && row < (kind)->rows + (kind)->count; row++)

int plain_group(const char *name);
bool plain_is_of(const struct plain_kind *kind, const char *group);
bool plain_has(const struct plain_kind *kind, const struct plain_row *row, const char *field);
/* Not voided, begun, and not ended before today. */
bool plain_holds(struct plain *plain, const struct plain_kind *kind, const struct plain_row *row);
bool plain_is_one_of(const int64_t *ids, int count, int64_t id);

#endif
