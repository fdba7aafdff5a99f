/* What outputs show of a field that not everybody may see: every writer asks
 * here, and nowhere else. */
#ifndef SWST_CODEC_FIELD_MASK_H
#define SWST_CODEC_FIELD_MASK_H

#include "base/text.h"
#include "codec/profile.h"
#include "model/model.h"

/* `flags`: a combination of swst_output_flag. */
enum swst__showing swst__field_showing(const struct swst_field *field, unsigned flags);

/* The same of a column of a record: its header's first, then its fields; see row_header.h. */
enum swst__showing swst__column_showing(const struct swst_kind *kind, int column, unsigned flags);

/* Append what may be seen of a value that is personal or sensitive. */
void swst__field_mask(const struct swst_field *field, const char *value, struct swst__text *out);

#endif
