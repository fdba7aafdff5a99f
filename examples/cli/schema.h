/* The kinds of record, described in three forms. */
#ifndef SWST_CLI_SCHEMA_H
#define SWST_CLI_SCHEMA_H

#include <swstation.h>

/* One kind, or all of them for NULL. */
void put_schema_markdown(const swst_kind *only);
void put_schema_json(const swst_kind *only);
void put_schema_python(const swst_kind *only);

/* The kind after `previous`: each in turn, or `only` alone. */
const swst_kind *schema_next(const swst_kind *only, const swst_kind *previous);

/* The catalogue of indicators as a Markdown page: catalogue.c. */
void put_catalogue(void);

#endif
