/* A document on its way to be published: its figures, and which of them add up. */
#ifndef SWST_CODEC_PROFILE_DOCUMENT_H
#define SWST_CODEC_PROFILE_DOCUMENT_H

#include "codec/profile.h"
#include "codec/profile_sums.h"
#include "model/document_parts.h"

/* The document as it may be published: it borrows what it can from the other, and lives shorter.
 * *copy stays NULL where all of it may. */
swst_status swst__document_published(const swst_document *document, unsigned flags,
                                     swst_document **copy);
void swst__document_published_free(swst_document *copy);

/* Of each mark two numbers, n and d, or SIZE_MAX. */
struct swst__figures {
    const swst_document *document;
    size_t *numbers;
    struct swst__sums sums;
};

/* Which are the same and which add up: found in the document itself, so that what holds by chance
 * is taken for a rule. */
void swst__figures_relate(struct swst__figures *figures);
void swst__figures_add_up(struct swst__figures *figures);

#endif
