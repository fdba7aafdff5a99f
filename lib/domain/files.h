/* Files (一户一档): what each must hold is data, records of kind
 * file_requirement. What such a record needs is written as
 *
 *   FIELD            the file's own record has this field
 *   KIND             records of this kind belong to it: they refer to it, or to
 *                    a record that does, as a case's scores do to its goals
 *   KIND.FIELD       the same, with this field; where that is a reference, as
 *                    many different ones
 *   KIND.FIELD=WORD  the same, with this value in the field
 *
 * and says from which stage on, for which type and for whom. Records count
 * from their day on, and an attendance only of who was there. */
#ifndef SWST_DOMAIN_FILES_H
#define SWST_DOMAIN_FILES_H

#include "base/text.h"
#include "domain/ids.h"
#include "model/model.h"

#include <swstation/store.h>

/* What a need names; fields that it does not name are NULL. */
struct swst__need {
    const struct swst_kind *kind;           /* NULL: the file's own record */
    const struct swst_field *field;
    bool has_value;
    int64_t value;
    const struct swst_field *link;          /* of the kind: to the file, */
    const struct swst_field *through;       /* or to the kind whose field this is */
};

/* The kind of the record that a file of this type is about. */
const struct swst_kind *swst__file_kind(int64_t file_type);

/* False when the text is no need of such a file. */
bool swst__need_read(int64_t file_type, const char *text, struct swst__need *need);

/* The statement that finds whose records fulfil the need, by id: at least ?1 of
 * them on the day ?2, `of_one`: of the file ?3 alone.
 * NULL: out of memory. */
char *swst__need_sql(int64_t file_type, const struct swst__need *need, bool of_one);

/* Whether a requirement can be asked of its file. */
swst_status swst__file_requirement_check(swst_store *store, const swst_record *record);

/* ---------------------------------------------------------------- the engine */

struct swst__file_rule {
    int64_t file_type, category_id, stage, type;    /* 0: any; stage and type by number */
    int64_t at_least;
    char *needs;
    char *sql;                                      /* NULL: the need names nothing */
    struct swst__ids fulfilled;
};

/* The requirements in force on a day. Who fulfils each is read once and asked
 * of file after file, or, where few files are asked about, looked up for each. */
struct swst__files {
    swst_store *store;
    struct swst__file_rule *rules;                  /* by id */
    size_t count, room;
    int64_t day;
    bool few;
};

/* Starts as { 0 }; closed even when opening failed. `few`: of all files there are. */
swst_status swst__files_open(struct swst__files *files, swst_store *store, int64_t day, bool few);
void swst__files_close(struct swst__files *files);

/* One file: the record it is about, its stage and type where it has them, and
 * the categories that the client or household is in. */
struct swst__file {
    int64_t file_type, id, stage, type;
    const struct swst__ids *categories;             /* or NULL */
};

/* Whether a requirement of this type of file is for clients in one of these
 * categories: those have such a file (health, network). */
bool swst__files_call_for(const struct swst__files *files, int64_t file_type,
                          const struct swst__ids *categories);

/* Append what is missing, joined by commas, and count it. */
swst_status swst__files_missing(const struct swst__files *files, const struct swst__file *file,
                                struct swst__text *missing, size_t *count);

#endif
