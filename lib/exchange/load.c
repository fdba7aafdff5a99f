/* Records on their way in: one transaction around all steps. */
#include "exchange/load.h"

#include "base/error.h"
#include "base/memory.h"
#include "domain/rights/doors.h"
#include "exchange/files.h"
#include "model/table.h"

enum { ROW_SIZE = 60 };                 /* bytes of a row in a file, about */

static void close_input(swst_load *load)
{
    swst__descriptor_close(&load->input);
    swst__csv_free(load->csv);
    load->csv = NULL;
    load->lines.at = load->lines.searched = load->lines.end = 0;
}

static void give_up(swst_load *load)
{
    swst__batch_free(load->batch);
    load->batch = NULL;
}

void swst_load_free(swst_load *load)
{
    if (!load)
        return;
    give_up(load);
    close_input(load);
    for (size_t i = 0; i < load->file_count; i++)
        swst_free(load->files[i].name);
    swst_free(load->files);
    swst_free(load->lines.bytes);
    swst_record_free(load->blank);
    swst_free(load->greatest);
    swst__seen_free(&load->seen);
    swst_table_free(load->problems);
    swst_free(load->path);
    swst__store_let_go(load->store);
    swst_free(load);
}

/* ------------------------------------------------------------------- begin */

static swst_status allocate(swst_load *load, const char *path)
{
    load->path = swst__strdup(path);
    load->greatest = swst__calloc(swst__kind_count * sizeof *load->greatest);
    load->problems = swst__table_new("problems", swst__load_problem_columns);
    if (!load->path || !load->greatest || !load->problems)
        return swst__fail_memory();
    for (unsigned i = 0; i < swst__kind_count; i++)
        load->greatest[i] = -1;
    return SWST_OK;
}

/* The files first: what is not there must not hold others up. */
static swst_status prepare(swst_load *load, const char *path)
{
    swst_status status = allocate(load, path);

    if (!status)
        status = swst__load_find(load);
    return status ? status : swst__batch_begin(load->store, load->bytes_in_all / ROW_SIZE,
                                               &load->batch);
}

swst_status swst_load_begin(swst_store *store, const char *path, swst_load **load)
{
    swst_load *made;
    swst_status status;

    if (!store || !path || !load)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__door_in(store)))
        return status;
    if (!(made = swst__calloc(sizeof *made)))
        return swst__fail_memory();
    made->input = -1;
    swst__store_hold(made->store = store);
    if ((status = prepare(made, path))) {
        swst_load_free(made);
        return status;
    }
    *load = made;
    return SWST_OK;
}

/* -------------------------------------------------------------------- step */

static swst_status reject_file(swst_load *load)
{
    swst__load_begin_row(load);
    return swst__load_reject(load, swst__fail(SWST_EINVALID, SWST__UNKNOWN_FILE), load->file, 0);
}

static swst_status read_some(swst_load *load)
{
    const struct swst__load_file *file = &load->files[load->file];
    bool unknown = load->in_folder && !file->kind;
    swst_status status = SWST_OK;

    if (!unknown && load->input < 0)
        status = swst__load_open(load);
    if (!status)
        status = unknown ? reject_file(load)
               : load->in_folder ? swst__load_csv(load) : swst__load_lines(load);
    if (status)
        return status;
    close_input(load);
    load->bytes_before += file->size;
    load->bytes = 0;
    load->file++;
    return SWST_ROW;
}

swst_status swst_load_step(swst_load *load)
{
    swst_status status;

    if (!load)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (load->failure || load->complete)
        return load->failure;
    if (!(status = swst__batch_ready(load->batch)))
        status = load->file < load->file_count ? read_some(load) : swst__load_check_later(load);
    if (status < 0)
        load->failure = status;
    load->complete = status == SWST_OK;
    return status;
}

/* ------------------------------------------------------------------- state */

int64_t swst_load_bytes(const swst_load *load)
{
    int64_t read = load ? load->bytes_before + load->bytes : 0;

    return load && read > load->bytes_in_all ? load->bytes_in_all : read;
}

int64_t swst_load_total(const swst_load *load)
{
    return load ? load->bytes_in_all : 0;
}

int64_t swst_load_created(const swst_load *load)
{
    return load ? load->created : 0;
}

int64_t swst_load_updated(const swst_load *load)
{
    return load ? load->updated : 0;
}

int64_t swst_load_rejected(const swst_load *load)
{
    return load ? load->rejected : 0;
}

const swst_table *swst_load_problems(const swst_load *load)
{
    return load ? load->problems : NULL;
}

swst_status swst_load_apply(swst_load *load)
{
    swst_status status;

    if (!load)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!load->complete)
        return swst__fail(SWST_EMISUSE, SWST__MORE_TO_READ);
    if (load->rejected) {
        give_up(load);
        return swst__fail_again(SWST_EINVALID, &load->first);
    }
    if (!load->batch)
        return swst__fail(SWST_EMISUSE, SWST__NO_TRANSACTION);
    status = swst__batch_commit(load->batch);
    give_up(load);
    return status;
}
