/* What the commands that read and write single records share. */
#ifndef SWST_CLI_RECORDS_H
#define SWST_CLI_RECORDS_H

#include "command.h"

/* Take "FIELD=VALUE" apart and set it. Gives an exit code. */
int assign(const struct call *call, swst_record *record, const char *argument);

/* Set one field from an option, if it was given, else from `otherwise`, if that is not NULL.
 * OPTION_COUNT is no option. */
int assign_option(const struct call *call, swst_record *record, const char *field,
                  enum option option, const char *otherwise);

/* Load the record that arguments 0 and 1, KIND and ID, name. @owned{swst_record_free} */
int load_named(const struct call *call, swst_record **record);

/* Save it and print its id, or with --json the record. */
int save_and_print(struct call *call, swst_record *record);

/* Print all of it, one field a row, or as JSON. */
int print_record(struct call *call, const swst_record *record);

#endif
