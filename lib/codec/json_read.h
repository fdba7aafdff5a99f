/* Rows of a file of JSON lines: what a line says, before it is known whether
 * its record is new. */
#ifndef SWST_CODEC_JSON_READ_H
#define SWST_CODEC_JSON_READ_H

#include "codec/row_header.h"

struct swst__json_row;

/* Read one line, which ends in a NUL; its kind stands under `record`. */
swst_status swst__json_row_open(const char *text, size_t length, struct swst__json_row **row);
void swst__json_row_free(struct swst__json_row *row);

const swst_kind *swst__json_row_kind(const struct swst__json_row *row);
swst_status swst__json_row_header(const struct swst__json_row *row,
                                  struct swst__row_header *header);

/* Set the fields that occur; a failure leaves some of them set. */
swst_status swst__json_row_fill(const struct swst__json_row *row, swst_record *record);

#endif
