/* Everything on record about one person, gathered and noted. */
#include "exchange/subject.h"

#include "base/memory.h"
#include "codec/field_mask.h"
#include "domain/privacy/about.h"
#include "exchange/files.h"
#include "model/structs.h"
#include "store/door.h"
#include "store/sight.h"

#include <swstation/privacy.h>

#include <string.h>

struct work {
    swst_store *store;
    const struct swst__subject_writer *writer;
    struct swst__about_person about;
    struct swst__text out;
    int64_t rows;
    bool any;                           /* kind so far */
};

/* ------------------------------------------------------------------------ records */

static swst_status mask(swst_record *record, const struct swst_field *field)
{
    struct swst__text masked = { 0 };
    swst_status status;
    char *text;

    swst__field_mask(field, swst__record_text(record, field), &masked);
    text = swst__text_take(&masked);
    status = text ? swst__record_set_text(record, field, text) : swst__fail_memory();
    swst_free(text);
    return status;
}

/* What is about somebody else is theirs. */
static swst_status mask_others(swst_record *record)
{
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < record->kind->field_count && !status; i++) {
        const struct swst_field *field = &record->kind->fields[i];

        if (field->flags & SWST__OF_OTHERS && swst__record_has(record, field))
            status = mask(record, field);
    }
    return status;
}

static swst_status put_record(struct work *work, const swst_kind *kind, int64_t id, bool first)
{
    swst_record *record = NULL;
    swst_status status = swst__row_load(work->store, kind, id, &record);

    if (!status)
        status = mask_others(record);
    if (!status)
        work->writer->put(&work->out, record, first);
    work->rows++;
    swst_record_free(record);
    return status;
}

static swst_status put_kind(struct work *work, const swst_kind *kind)
{
    const struct swst__ids *ids = &work->about.rows[kind - swst__kinds];
    swst_status status = SWST_OK;

    if (!ids->count)
        return SWST_OK;
    work->writer->begin_kind(&work->out, kind, !work->any);
    work->any = true;
    for (size_t i = 0; i < ids->count && !status; i++)
        status = put_record(work, kind, ids->at[i], i == 0);
    work->writer->end_kind(&work->out);
    return status;
}

/* Of a household that others live in, too, the address is the person's as well. */
static swst_status add_households(struct work *work)
{
    const struct swst__ids *members = &work->about.rows[swst__kind_household_member];
    swst_status status = SWST_OK;

    for (size_t i = 0; i < members->count && !status; i++) {
        int64_t household = 0;

        status = swst__db_ask(work->store, "SELECT household_id FROM household_member"
                                           " WHERE id = ?1", members->at[i], 0, 0, &household);
        if (!status)
            status = swst__ids_insert(&work->about.rows[swst__kind_household], household);
    }
    return status;
}

static swst_status put_all(struct work *work, int64_t client_id)
{
    swst_status status = swst__about_find(&work->about, work->store, client_id, SWST__LAST_DAY);

    if (!status)
        status = add_households(work);
    if (!status)
        work->writer->begin(&work->out, client_id);
    for (unsigned i = 0; i < swst__kind_count && !status; i++)
        status = put_kind(work, &swst__kinds[i]);
    if (!status)
        work->writer->end(&work->out);
    return status || !work->out.failed ? status : swst__fail_memory();
}

/* -------------------------------------------------------------------------- the act */

/* Who may take records out takes those of a client that the session sees, for a purpose:
 * what is sensitive is among them. */
static swst_status check_client(swst_store *store, int64_t client_id)
{
    enum swst__sight before = swst__sight_set(store, SWST__RECORDS);
    swst_record *client = NULL;
    swst_status status = swst__row_load(store, &swst__kinds[swst__kind_client], client_id,
                                        &client);

    swst__sight_set(store, before);
    swst_record_free(client);
    if (!status && swst__store_session(store)->is_open && !swst__session_purpose(store))
        status = swst__fail(SWST_EDENIED, SWST__PURPOSE_NEEDED);
    return status;
}

static swst_status gather(struct work *work, int64_t client_id)
{
    enum swst__sight before = swst__sight_set(work->store, SWST__FULL);
    bool inner;
    swst_status status = swst__db_look(work->store, &inner);

    if (!status) {
        status = put_all(work, client_id);
        swst__db_look_away(work->store, inner);
    }
    swst__sight_set(work->store, before);
    return status;
}

static swst_status note(const struct work *work, int64_t client_id)
{
    struct swst__noted_act act = {
        .action = SWST__ACT_EXPORT, .kind = &swst__kinds[swst__kind_client],
        .first_id = client_id, .rows = work->rows, .outcome = SWST__OUTCOME_DONE };

    return swst__audit_note(work->store, &act);
}

static swst_status run(struct work *work, int64_t client_id, char **text)
{
    swst_status status = swst__door(work->store, SWST__POWER_EXPORT);
    char *made;

    if (!status)
        status = check_client(work->store, client_id);
    if (!status)
        status = gather(work, client_id);
    swst__about_free(&work->about);
    made = swst__text_take(&work->out);
    if (!status && !made)
        status = swst__fail_memory();
    if (!status)
        status = note(work, client_id);
    if (status)
        swst_free(made);
    else
        *text = made;
    return status;
}

swst_status swst_client_export(swst_store *store, int64_t client_id, const char *form,
                               char **text)
{
    struct work work = { .store = store };

    if (!store || !form || !text)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (strcmp(form, "json") == 0)
        work.writer = &swst__subject_json;
    else if (strcmp(form, "md") == 0)
        work.writer = &swst__subject_markdown;
    else
        return swst__fail(SWST_EINVALID, SWST__NO_SUCH_FORM);
    return run(&work, client_id, text);
}

/* ------------------------------------------------------------------------- the file */

static swst_status write_file(const char *path, const char *text)
{
    int folder = -1, file = -1;
    swst_status status = swst__output_parent(path, &folder);

    if (!status)
        status = swst__output_open(folder, path, &file);
    if (!status)
        status = swst__output_write(file, path, text, strlen(text));
    if (file >= 0) {
        swst_status closed = swst__output_close(&file, path);

        status = status ? status : closed;
    }
    if (!status)
        return swst__output_close(&folder, path);
    swst__descriptor_close(&folder);
    return status;
}

/* Noted even if the file then cannot be written: what was asked for is known. */
swst_status swst_client_export_file(swst_store *store, int64_t client_id, const char *path)
{
    char *text = NULL;
    swst_status status;

    if (!store || !path)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!*path)
        return swst__fail(SWST_EMISUSE, SWST__CANNOT_WRITE);
    status = swst_client_export(store, client_id, swst__path_ends(path, ".md") ? "md" : "json",
                                &text);
    if (!status)
        status = write_file(path, text);
    swst_free(text);
    return status;
}
