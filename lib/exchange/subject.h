/* What is on record about one person, written for that person. */
#ifndef SWST_EXCHANGE_SUBJECT_H
#define SWST_EXCHANGE_SUBJECT_H

#include "base/text.h"
#include "model/model.h"

/* One kind after another, its records in order of their ids. */
struct swst__subject_writer {
    void (*begin)(struct swst__text *out, int64_t client_id);
    void (*begin_kind)(struct swst__text *out, const swst_kind *kind, bool first);
    void (*put)(struct swst__text *out, const swst_record *record, bool first);
    void (*end_kind)(struct swst__text *out);
    void (*end)(struct swst__text *out);
};
extern const struct swst__subject_writer swst__subject_json, swst__subject_markdown;

#endif
