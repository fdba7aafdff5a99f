/* What stands beside a backup: one line of JSON that says which file it is, what
 * is in it, and, at its end, the SHA-256 of itself up to there. */
#ifndef SWST_STORE_MANIFEST_H
#define SWST_STORE_MANIFEST_H

#include "base/text.h"
#include "store/db.h"

/* Append the rows of each kind that the file has, living and voided. */
swst_status swst__manifest_count(swst_store *file, struct swst__text *text);

/* A file as a manifest describes it. */
struct swst__described {
    char *bytes;                        /* "bytes":…,"sha256":… */
    char *content;                      /* "format":…,"instant":…,"records":… */
};
swst_status swst__describe_bytes(swst_store *file, struct swst__described *described);
swst_status swst__describe_content(swst_store *file, struct swst__described *described);
void swst__described_free(struct swst__described *described);

/* The manifest's name; NULL and noted when out of memory. */
char *swst__manifest_name(const char *path);

/* A new file, never over another; on the disk then. */
swst_status swst__manifest_write(const char *name, const struct swst__described *described);

/* Its text, if that is what was written. @owned{swst_free} */
swst_status swst__manifest_read(const char *name, char **text);
bool swst__manifest_says(const char *text, const char *part);

#endif
