/* Which station file is meant. */
#ifndef SWST_CLI_DATABASE_H
#define SWST_CLI_DATABASE_H

#include "command.h"

/* The path, from --db, SWST_DB, this folder or the user's data folder, in `room`.
 * Gives DONE, or says what is missing and gives USAGE or FAILED. */
int find_database(const struct call *call, char *room, size_t size);

#endif
