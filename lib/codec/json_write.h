/* Records as JSON, one behind another into one text. */
#ifndef SWST_CODEC_JSON_WRITE_H
#define SWST_CODEC_JSON_WRITE_H

#include "base/text.h"
#include "model/model.h"

/* Append the record as one object; see swst_record_to_json(). */
void swst__json_put_record(struct swst__text *out, const swst_record *record, unsigned flags);

#endif
