/* Every file of a station, one after another: those of clients with their
 * health, network and cases, then households, groups and activities. */
#ifndef SWST_REPORT_FILES_H
#define SWST_REPORT_FILES_H

#include "domain/files.h"
#include "report/filter.h"

/* A file that stands in the ground, and what it lacks. */
struct swst__met_file {
    struct swst__file file;
    int64_t client_id;                  /* or 0 */
    int64_t area;                       /* its number, or SWST__NOWHERE */
    int64_t worker_id;                  /* whom the record names, or 0 */
    int64_t since_on;                   /* filed, opened, held; or SWST__NULL */
    const char *name;                   /* of the client, or NULL */
    size_t missing;
    const char *missing_needs;          /* joined by commas */
};

/* Give every file that there is on the ground's day, and that the filter lets
 * pass, to `meet`. */
swst_status swst__files_walk(struct swst__ground *ground, swst_store *store,
                             swst_status (*meet)(void *walker, const struct swst__met_file *met),
                             void *walker);

/* Whether the file lacks what this need asks for. */
bool swst__file_lacks(const struct swst__met_file *met, const char *need);

/* Whether a requirement in force on the day says what such a file must hold (type 0: any file);
 * if not, whether it is complete is unknown. */
swst_status swst__files_are_known(swst_store *store, int64_t type, int64_t day, bool *known);

#endif
