/* Sealed fields: the values that a sealed file keeps in boxes of their own, while the
 * column of the kind's table is empty, or, where it may not be, holds a placeholder.
 *
 * Statements read through temporary views in which such a column is what its box holds
 * (swst_unseal), so that whoever asks a sealed file sees what it would see in a clear one. */
#ifndef SWST_STORE_SEALED_H
#define SWST_STORE_SEALED_H

#include "model/model.h"
#include "store/db.h"
#include "store/keys.h"

struct swst__text;

#define SWST__SEALED_TABLES \
    SWST__SEALING_TABLE \
    "CREATE TABLE \"sealed\" (\n" \
    "  \"kind\" TEXT NOT NULL,\n" \
    "  \"record_id\" INTEGER NOT NULL,\n" \
    "  \"field\" TEXT NOT NULL,\n" \
    "  \"box\" BLOB NOT NULL,\n" \
    "  PRIMARY KEY (\"kind\", \"record_id\", \"field\")\n" \
    ") WITHOUT ROWID;\n"

/* What is sensitive, and identity numbers. */
bool swst__sealed_is(const struct swst_field *field);
bool swst__sealed_has(const swst_kind *kind);

/* Whether the column of this field is empty in this store, or holds a placeholder: what
 * nobody means, "*" or the greatest value there may be. */
bool swst__sealed_hides(const swst_store *store, const struct swst_field *field);
extern const char swst__sealed_placeholder[];

/* The boxes of a record, in the same transaction as its row; and none any more. */
swst_status swst__sealed_put(swst_store *store, const swst_record *record, bool is_new);
swst_status swst__sealed_take_out(swst_store *store, const swst_kind *kind, int64_t id);

/* What erasing leaves of them (erase.h), as far as another value stands there: `fields` is
 * given a bit for each. */
swst_status swst__sealed_erase(swst_store *store, const swst_kind *kind, int64_t id, bool apply,
                               uint64_t *fields);

/* What an import keeps of a field, as swst__import_note() has it; bound as parameter `at`
 * and read back by this expression. */
struct swst__kept {
    const char *text;                   /* or NULL */
    unsigned char *box;                 /* in its place; freed by the caller */
    size_t size;
};
swst_status swst__sealed_keep(const swst_store *store, int64_t import, const swst_record *record,
                              const char *field, struct swst__kept *kept);
#define SWST__SEALED_KEPT \
    "CASE WHEN typeof(\"before\") = 'blob' THEN swst_unseal(\"before\", 'import ' || \"import\"" \
    " || ' ' || kind, field, record_id) ELSE \"before\" END"

/* ---------------------------------------------------------------------- boxes */

/* Whose value a box holds: it opens for that alone. */
struct swst__about {
    const char *kind, *field;
    int64_t id;
};
struct swst__value {
    const char *text;                   /* NULL: a number */
    int64_t number;
};
enum { SWST__BOX_HEAD = 2 };            /* format and type */
enum { SWST__SEALED_FORMAT = 5 };       /* of files: the first that can be sealed */

/* `box` and `text` of what is opened: the caller's to free. SWST_ROW: it does not open. */
swst_status swst__box_make(const struct swst__file_keys *keys, const struct swst__about *about,
                           const struct swst__value *value, unsigned char **box, size_t *size);
swst_status swst__box_open(const struct swst__file_keys *keys, const struct swst__about *about,
                           const void *box, size_t size, char **text, int64_t *number);
swst_status swst__box_broken(const struct swst__about *about);

/* All boxes of the file, within the caller's transaction. */
swst_status swst__sealed_anew(swst_store *store, const struct swst__file_keys *keys);

/* ---------------------------------------------------------------------- views */

/* For db.c: why a statement failed, if a box was the cause. And whose it was, for who goes
 * on with the records behind that one. */
bool swst__sealed_broke(swst_store *store, swst_status *status);
int64_t swst__sealed_broken_id(const swst_store *store);

/* swst_unseal(box, kind, field, id); on every connection. */
int swst__sealed_add_function(swst_store *store);
/* "r"."field", or what opens its box. */
void swst__sealed_add_column(struct swst__text *sql, const swst_store *store,
                             const swst_kind *kind, const struct swst_field *field);
/* Of every kind with sealed fields that has no view yet, if the file is sealed. They are
 * anew when a file was sealed or unsealed. */
swst_status swst__sealed_make_views(swst_store *store);
swst_status swst__sealed_remake_views(swst_store *store);
/* Those that could not be made before, or SWST_ENOMEM. */
swst_status swst__sealed_needs_views(swst_store *store);

#endif
