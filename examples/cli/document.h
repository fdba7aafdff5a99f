/* Documents on the screen or in a file. */
#ifndef SWST_CLI_DOCUMENT_H
#define SWST_CLI_DOCUMENT_H

#include "command.h"

/* Whether --format, if it is given, is one; before anything is computed. */
int check_format(const struct call *call);

/* Write it as --format says (or --json), to --output or the screen; gives the exit code. Frees
 * the document. */
int put_document(struct call *call, swst_document *document);

#endif
