/* Conditions of a list: `area=前江`, `birth_date<1942-01-01`, `name~王`, `level!=red`. */
#ifndef SWST_CLI_CONDITION_H
#define SWST_CLI_CONDITION_H

#include "command.h"

/* Narrow the query by one condition. Gives an exit code. */
int add_condition(const struct call *call, const swst_kind *kind, swst_query *query,
                  const char *condition);

#endif
