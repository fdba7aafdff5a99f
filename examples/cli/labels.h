/* What a record is called: for tables that people read, and for choosing
 * between records of one name. */
#ifndef SWST_CLI_LABELS_H
#define SWST_CLI_LABELS_H

#include "command.h"

/* Up to which number of fields a record may be named by. */
enum { NAMING_FIELDS = 6 };

/* The fields by which a record of this kind may be named: code, number, name, … */
size_t naming_fields(const swst_kind *kind, const swst_field *fields[NAMING_FIELDS]);

/* The name of a record, or its id if it has none that may be shown: clients, and
 * people as long as personal values are masked. */
const char *label_of(struct call *call, const swst_kind *kind, const char *id);

/* The name of an area or category by its code, or the code. */
const char *coded_label(struct call *call, const char *kind, const char *code);

/* A contact rule by its times, period and purpose: "1/周 状态复核". */
const char *rule_label(struct call *call, const char *id);

void labels_free(struct labels *labels);

#endif
