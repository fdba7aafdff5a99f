/* Records on their way out: kind after kind, by id, voided rows included; not those
 * that taking an import back voided, which are as if they had never been. */
#include "base/error.h"
#include "base/memory.h"
#include "codec/csv_print.h"
#include "codec/csv_write.h"
#include "codec/json_write.h"
#include "domain/rights/doors.h"
#include "exchange/files.h"
#include "store/door.h"
#include "store/imports.h"

#include <swstation/exchange.h>

enum { RECORDS_A_STEP = 1000, BYTES_A_STEP = 1 << 20 };

struct swst_dump {
    swst_store *store;
    char *path, *file_path;             /* as the caller named it; of the file being written */
    bool in_folder, finished;
    unsigned flags;
    int folder, file;                   /* -1: none is open */
    const swst_kind *kind;              /* being written; NULL: none yet */
    swst_cursor *cursor;
    struct swst__text out, scratch[2];
    int64_t records, total;
    swst_status failure;
};

void swst_dump_free(swst_dump *dump)
{
    if (!dump)
        return;
    swst_cursor_free(dump->cursor);
    swst__descriptor_close(&dump->file);
    swst__descriptor_close(&dump->folder);
    swst_free(dump->out.bytes);
    swst_free(dump->scratch[0].bytes);
    swst_free(dump->scratch[1].bytes);
    swst_free(dump->file_path);
    swst_free(dump->path);
    swst__store_let_go(dump->store);
    swst_free(dump);
}

/* ------------------------------------------------------------------- files */

static swst_status open_file(swst_dump *dump, const char *name)
{
    swst_free(dump->file_path);
    dump->file_path = name ? swst__path_join(dump->path, name) : swst__strdup(dump->path);
    return dump->file_path ? swst__output_open(dump->folder, dump->file_path, &dump->file)
                           : swst__fail_memory();
}

static swst_status flush(swst_dump *dump)
{
    swst_status status = dump->out.failed ? swst__fail_memory()
        : swst__output_write(dump->file, dump->file_path, dump->out.bytes, dump->out.length);

    swst__text_clear(&dump->out);
    return status;
}

static swst_status close_file(swst_dump *dump)
{
    swst_status status = flush(dump);

    return status ? status : swst__output_close(&dump->file, dump->file_path);
}

/* ------------------------------------------------------------------- begin */

/* Load and people see at once that the values are not whole. */
static swst_status mark_masked(swst_dump *dump)
{
    swst_status status;

    if (!dump->in_folder) {
        swst__text_add(&dump->out, "{\"masked\":true}\n");
        return SWST_OK;
    }
    if ((status = open_file(dump, "MASKED")))
        return status;
    swst__text_add(&dump->out, "个人信息已脱敏，不能载入\n"
                               "Personal values are masked; this cannot be loaded\n");
    return close_file(dump);
}

static swst_query *query_all(const swst_kind *kind)
{
    swst_query *query = swst_query_new(kind);

    if (query)
        swst_query_set_voided(query, true);
    return query;
}

static swst_status count(swst_dump *dump)
{
    swst_status status = SWST_OK;

    for (const swst_kind *kind = NULL; !status && (kind = swst_kind_next(kind)); ) {
        swst_query *query = query_all(kind);
        int64_t found = 0, back = 0;

        status = query ? swst_query_count(dump->store, query, &found) : SWST_ENOMEM;
        if (!status)
            status = swst__import_count_taken_back(dump->store, kind, &back);
        dump->total += found - back;
        swst_query_free(query);
    }
    return status;
}

static swst_status prepare(swst_dump *dump)
{
    swst_status status = count(dump);

    if (!status)
        status = swst__door_tell(dump->store, SWST__ACT_EXPORT, dump->total);
    if (!status)
        status = dump->in_folder ? swst__output_folder(dump->path, &dump->folder)
                                 : swst__output_parent(dump->path, &dump->folder);
    if (!status && !dump->in_folder)
        status = open_file(dump, NULL);
    if (!status && dump->flags & SWST_MASKED)
        status = mark_masked(dump);
    return status;
}

swst_status swst_dump_begin(swst_store *store, const char *path, unsigned flags, swst_dump **dump)
{
    swst_dump *made;
    swst_status status;

    if (!store || !path || !dump)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!*path)
        return swst__fail(SWST_EMISUSE, SWST__CANNOT_WRITE);
    if (flags & ~(unsigned)SWST_MASKED)
        return swst__fail(SWST_EMISUSE, SWST__BAD_ARGUMENT);
    if ((status = swst__door_out(store, !(flags & SWST_MASKED))))
        return status;
    if (!(made = swst__calloc(sizeof *made)))
        return swst__fail_memory();
    made->folder = made->file = -1;
    made->flags = flags;
    made->in_folder = !swst__path_ends(path, ".jsonl");
    swst__store_hold(made->store = store);
    status = (made->path = swst__strdup(path)) ? prepare(made) : swst__fail_memory();
    if (status) {
        swst_dump_free(made);
        return status;
    }
    *dump = made;
    return SWST_OK;
}

/* -------------------------------------------------------------------- step */

/* Every kind has its file, so that a dump says what there is not, too. */
static swst_status begin_file(swst_dump *dump)
{
    struct swst__text name = { 0 };
    swst_status status;

    swst__text_add(&name, "%s.csv", dump->kind->name);
    status = name.failed ? swst__fail_memory() : open_file(dump, name.bytes);
    swst_free(name.bytes);
    if (!status) {
        swst__csv_put_mark(&dump->out);
        swst__csv_put_names(&dump->out, dump->kind);
    }
    return status;
}

static swst_status begin_kind(swst_dump *dump)
{
    swst_query *query = query_all(dump->kind);
    swst_status status = swst__door_out(dump->store, !(dump->flags & SWST_MASKED));

    if (!status)
        status = query ? swst_query_run(dump->store, query, &dump->cursor) : SWST_ENOMEM;
    swst_query_free(query);
    return status || !dump->in_folder ? status : begin_file(dump);
}

static swst_status end_kind(swst_dump *dump)
{
    swst_cursor_free(dump->cursor);
    dump->cursor = NULL;
    return dump->in_folder ? close_file(dump) : SWST_OK;
}

static swst_status finish(swst_dump *dump)
{
    swst_status status = dump->in_folder ? SWST_OK : close_file(dump);

    dump->finished = true;
    return status ? status : swst__output_close(&dump->folder, dump->path);
}

static void put_record(swst_dump *dump)
{
    const swst_record *record = swst_cursor_record(dump->cursor);

    if (dump->in_folder) {
        swst__csv_put_record(&dump->out, record, dump->flags, dump->scratch);
    } else {
        swst__json_put_record(&dump->out, record, dump->flags);
        swst__text_put(&dump->out, "\n", 1);
    }
    dump->records++;
}

/* One record, or the way from one kind to the next. */
static swst_status go_on(swst_dump *dump)
{
    bool left_out;
    swst_status status;

    if (!dump->cursor) {
        dump->kind = swst_kind_next(dump->kind);
        return dump->kind ? begin_kind(dump) : finish(dump);
    }
    if ((status = swst_cursor_next(dump->cursor)) != SWST_ROW)
        return status ? status : end_kind(dump);
    status = swst__import_took_back(dump->store, swst_cursor_record(dump->cursor), &left_out);
    if (!status && !left_out)
        put_record(dump);
    return status;
}

swst_status swst_dump_step(swst_dump *dump)
{
    swst_status status = SWST_OK;
    int64_t before;

    if (!dump)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (dump->failure)
        return dump->failure;
    before = dump->records;
    while (!status && !dump->finished && dump->records - before < RECORDS_A_STEP
           && dump->out.length < BYTES_A_STEP && !dump->out.failed)
        status = go_on(dump);
    if (!status && !dump->finished && dump->file >= 0)
        status = flush(dump);
    dump->failure = status;
    return status ? status : dump->finished ? SWST_OK : SWST_ROW;
}

int64_t swst_dump_records(const swst_dump *dump)
{
    return dump ? dump->records : 0;
}

int64_t swst_dump_total(const swst_dump *dump)
{
    return !dump ? 0 : dump->records > dump->total ? dump->records : dump->total;
}
