/* Records as CSV, all columns of a kind in one order: the header's, then its
 * fields'. */
#ifndef SWST_CODEC_CSV_WRITE_H
#define SWST_CODEC_CSV_WRITE_H

#include "base/text.h"
#include "model/model.h"

void swst__csv_put_names(struct swst__text *out, const swst_kind *kind);

/* The scratch texts, for a cell and for what may be seen of it, are used again
 * and again; the caller frees their bytes. */
void swst__csv_put_record(struct swst__text *out, const swst_record *record, unsigned flags,
                          struct swst__text scratch[2]);

#endif
