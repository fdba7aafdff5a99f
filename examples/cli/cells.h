/* Values as cells: masked unless --reveal, and for people with labels. */
#ifndef SWST_CLI_CELLS_H
#define SWST_CLI_CELLS_H

#include "grid.h"

/* The flags for the library's own writers: SWST_MASKED unless --reveal or --profile. */
unsigned output_flags(const struct call *call);

/* What the profile does not publish is withheld from the table, which is another then. */
int publish(const struct call *call, swst_table **table);

/* Whether nothing is shown of a field of a kind, or of its header, such as "id". */
bool is_left_out(const struct call *call, const swst_kind *kind, const char *field);

/* The head of a column in the form of the call: its name, or its label and unit. */
char *head_cell(const struct call *call, const swst_field *field);

/* A value, NULL for none, in the form of the call: for programs as the library
 * reads it, for people with the labels of choices and the names of records. */
char *cell(struct call *call, const swst_field *field, const char *value);

/* The same of a record's field. */
char *record_cell(struct call *call, const swst_record *record, const swst_field *field);

/* The reason for which a record is voided: it is written by hand, and may name somebody. */
char *reason_cell(struct call *call, const swst_record *record);

/* An instant as people read it: in UTC+8, to the minute. */
void local_instant(const char *instant, char local[24]);

/* How the cells of a field or column stand in a table. */
enum stance stance_of(const swst_field *field);

/* A text in quotes, as JSON writes it. */
void put_json(const char *text);

#endif
