/* Keys in files that their owner alone may read. */
#ifndef SWST_CLI_KEY_FILE_H
#define SWST_CLI_KEY_FILE_H

#include "command.h"

/* Each gives DONE, or says what is wrong with the file. */
int read_key_file(const struct call *call, const char *path, unsigned char key[SWST_KEY_SIZE]);
int write_key_file(const struct call *call, const char *path,
                   const unsigned char key[SWST_KEY_SIZE]);

/* The keys of --key and --audit-key, where there are any, to the store. */
int give_keys(const struct call *call);

#endif
