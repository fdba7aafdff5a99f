/* Options that must be given. */
#ifndef SWST_CLI_NEEDS_H
#define SWST_CLI_NEEDS_H

#include "command.h"

/* Those of a command. */
option_set needs_of(const struct command *command);

/* Whether all are given; says which is missing if not. Gives DONE or USAGE. */
int check_needs(const struct call *call);

#endif
