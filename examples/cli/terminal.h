/* What stands at the other end of stdout and stderr. */
#ifndef SWST_CLI_TERMINAL_H
#define SWST_CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a person reads stdout, stderr. */
bool terminal_out(void);
bool terminal_err(void);

/* How many cells a line of stdout has; 0 if nobody knows. */
size_t terminal_width(void);

/* Whether colour may be used on stdout: NO_COLOR says no. */
bool terminal_colours(void);

/* Seconds from some instant on, for measuring. */
double seconds(void);

#endif
