/* Erasing: what is overwritten in a row that is about a person, and how no byte of it is
 * left in the file. Which rows these are says domain/privacy/about.h. */
#ifndef SWST_STORE_ERASE_H
#define SWST_STORE_ERASE_H

#include "model/model.h"
#include "store/db.h"

/* What stands where a text was, and the name of who was erased. */
#define SWST__ERASED_WORD "已删除"

/* What becomes of a field. It follows from the flags of its row alone: what is personal,
 * sensitive or telling goes, and so does every text; what figures count by stays. */
enum swst__erasing {
    SWST__STAYS,
    SWST__UNSET,                /* nothing is left */
    SWST__WORD,                 /* a text that has to be there, or whose being there counts */
    SWST__YEAR,                 /* a day: the first of its year */
    SWST__LEAST                 /* a number that has to be there; the row counts no more */
};
enum swst__erasing swst__erasing_of(const swst_kind *kind, const struct swst_field *field);
const char *swst__erasing_word(const struct swst_field *field);

/* Whether a record is of a client who was erased. */
bool swst__is_erased(const swst_record *record);
swst_status swst__client_is_erased(swst_store *store, int64_t client_id, bool *erased);

/* What was overwritten of a kind: bit i stands for fields[i]. */
struct swst__erased_rows {
    int64_t rows;
    uint64_t fields;
    bool reasons;               /* why rows were voided */
};

/* Overwrite one row, voided or not, within the caller's transaction; or (`apply` is false)
 * only tell what would be. A row in which nothing stood is not counted. */
swst_status swst__erase_row(swst_store *store, const swst_kind *kind, int64_t id, bool apply,
                            struct swst__erased_rows *erased);

/* What the journals keep of a row, and how a client is found. */
swst_status swst__erase_journals(swst_store *store, const swst_kind *kind, int64_t id);

/* From now on this connection overwrites what it frees. */
swst_status swst__erase_prepare(swst_store *store);

/* Outside of transactions: write the whole file anew, and empty its journal. It can be
 * done again at any time. */
swst_status swst__erase_finish(swst_store *store);

#endif
