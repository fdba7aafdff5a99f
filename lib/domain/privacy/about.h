/* What is about one person: the rows of every kind, found by their references. */
#ifndef SWST_DOMAIN_PRIVACY_ABOUT_H
#define SWST_DOMAIN_PRIVACY_ABOUT_H

#include "domain/ids.h"
#include "model/model.h"

/* Starts as { 0 }. Of every kind the rows, voided ones too. */
struct swst__about_person {
    int64_t client_id;
    struct swst__ids *rows;             /* by number of the kind */
};

/* The client, the records that were merged into it, what refers to them, and what refers
 * to that. A household is the person's own if nobody else who is on record lives there on
 * `day` or later; with one that others live in, too, what is only the household's is left
 * out. Freed even when finding failed. */
swst_status swst__about_find(struct swst__about_person *about, swst_store *store, int64_t client_id,
                             int64_t day);
void swst__about_free(struct swst__about_person *about);

/* Whether a row is about whom the row is about that this field refers to. It follows from
 * the rows of the kinds: a reference to a client; one to what belongs to one person or
 * household (a case, a goal of it); and one of those of which a row has exactly one. */
bool swst__about_follows(const swst_kind *kind, const struct swst_field *field);

/* The record that a client's record was merged into, if that stands; 0: none. */
swst_status swst__about_merged_into(swst_store *store, int64_t client_id, int64_t *keep_id);

#endif
