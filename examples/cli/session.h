/* In whose session a command works. */
#ifndef SWST_CLI_SESSION_H
#define SWST_CLI_SESSION_H

#include "command.h"

/* Whether --as and --purpose are given as they can be. Gives DONE, or USAGE. */
int check_session(const struct call *call);

/* With --as: from now on as that worker or volunteer. Gives DONE, or says why not. */
int begin_session(const struct call *call);

#endif
