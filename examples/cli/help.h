/* What is derived from the command table and the options. */
#ifndef SWST_CLI_HELP_H
#define SWST_CLI_HELP_H

#include "command.h"

#include <stdio.h>

/* All commands on one screen. */
void put_usage(FILE *stream, const char *language);

/* One command in full. */
void put_help(const struct command *command, const char *language);

/* "swst list KIND [CONDITION…] [--sort FIELD] …": what must be given stands first, without
 * brackets. */
void put_synopsis(FILE *stream, const struct command *command, const char *language);

/* "--sort FIELD" */
void option_title(enum option option, const char *language, char *text, size_t size);

void put_man(const char *language);
void put_completion(void);

/* The command of this name, or a hint; gives DONE or USAGE. */
int find_command(const struct call *call, const char *name, const struct command **command);

#endif
