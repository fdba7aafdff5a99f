/* The header of a row in files: its columns described like fields, and what a
 * file says of them. */
#ifndef SWST_CODEC_ROW_HEADER_H
#define SWST_CODEC_ROW_HEADER_H

#include "model/model.h"

/* In the order of SWST__ID … */
extern const struct swst_field swst__header_fields[SWST__HEADER_FIELDS];

/* A column of a row, header columns first; its number by name, or -1. */
const struct swst_field *swst__column_of(const swst_kind *kind, int column);
int swst__column_find(const swst_kind *kind, const char *name);

/* Starts as { 0 }. */
struct swst__row_header {
    struct swst__header values;
    char reason[SWST__LONGEST_REASON * 4 + 1];
    unsigned given;                     /* bit i: column i is there, be it empty */
};

/* Note what the file says; "" is an empty column. */
swst_status swst__row_header_set(struct swst__row_header *header, const swst_kind *kind,
                                 int column, const char *text);

/* Whether what it says of voiding is whole: when and why, or nothing. */
swst_status swst__row_header_check(const struct swst__row_header *header, const swst_kind *kind);

#endif
