/* Incomplete files: each once, with all that it lacks (seed 002, B2). */
#include "model/structs.h"
#include "report/desk.h"
#include "report/files.h"

static swst_status put(void *walker, const struct swst__met_file *met)
{
    const struct swst_kind *kind = swst__file_kind(met->file.file_type);
    struct swst__matter matter = { SWST__NO_MATTER, .about = kind - swst__kinds,
                                   .about_id = met->file.id, .client_id = met->client_id,
                                   .workers = { met->worker_id }, .name = met->name,
                                   .reason = met->missing_needs };

    matter.area = met->area;
    matter.since_on = met->since_on;
    return met->missing ? swst__desk_put(walker, &matter) : SWST_OK;
}

swst_status swst__desk_files(struct swst__desk *desk)
{
    return swst__files_walk(&desk->ground, desk->store, put, desk);
}
