/* A row of a load on its way into a batch: found again by its id or new,
 * filled, checked, put. What it may refer to may come later, so a row that
 * fails beside the others is put all the same and checked again at the end. */
#include "exchange/load.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/sight.h"

#include <string.h>

static swst_status reject(swst_load *load, const struct swst__incoming *row, swst_status status)
{
    return swst__load_reject(load, status, load->file, row->line);
}

enum { FILES_MOST = 1 << 20 };          /* of a load, by far */

/* -------------------------------------------------------------------- found */

static swst_status ask_greatest(swst_store *store, const swst_kind *kind, int64_t *greatest)
{
    struct swst__text text = { 0 };
    swst_status status;
    char *sql;

    swst__text_add(&text, "SELECT max(id) FROM \"%s\"", kind->name);
    if (!(sql = swst__text_take(&text)))
        return swst__fail_memory();
    *greatest = 0;
    if ((status = swst__db_number(store, sql, greatest)))
        *greatest = -1;
    swst_free(sql);
    return status;
}

/* The row as it is, or NULL. Ids mostly ascend: what is above all of them need
 * not be looked for. */
static swst_status find_before(swst_load *load, const swst_kind *kind, int64_t id,
                               swst_record **before)
{
    int64_t *greatest = &load->greatest[kind - swst__kinds];
    swst_status status = *greatest < 0 ? ask_greatest(load->store, kind, greatest) : SWST_OK;

    if (status || id > *greatest)
        return status;
    status = swst__row_load(load->store, kind, id, before);
    return status == SWST_ENOTFOUND ? SWST_OK : status;
}

/* An id that this load has brought before is a row of its own no more. */
static swst_status note_id(swst_load *load, const swst_kind *kind, int64_t id)
{
    bool again;
    swst_status status = swst__seen_add(&load->seen, (unsigned)(kind - swst__kinds), id, &again);

    return status || !again ? status
        : swst__reject(kind, &swst__header_fields[SWST__ID], SWST__REPEATED_ID);
}

/* --------------------------------------------------------------------- put */

/* The file and its line, as one number. */
static int64_t tag_of(const swst_load *load, int64_t line)
{
    return line * FILES_MOST + (int64_t)load->file;
}

/* The database refuses what two living rows may not have in common; the check
 * says so better. */
static swst_status explain(swst_load *load, const swst_record *record, swst_status status)
{
    swst_status better = swst__batch_check(load->batch, record, record);

    return better ? better : status;
}

static swst_status note_created(swst_load *load, const swst_record *record, bool had_id)
{
    int64_t *greatest = &load->greatest[record->kind - swst__kinds];

    if (*greatest >= 0 && record->header.id > *greatest)
        *greatest = record->header.id;
    load->created++;
    return had_id ? SWST_OK : note_id(load, record->kind, record->header.id);
}

static swst_status put(swst_load *load, const struct swst__incoming *row, swst_record *record,
                       const swst_record *before)
{
    bool had_id = record->header.id, later = before && record->header.voided;
    swst_status status = swst__batch_check(load->batch, record, before);

    if (status && !swst__is_about_record(status))
        return status;
    later = later || status;
    status = swst__batch_put(load->batch, record, before);
    if (status == SWST_ECONFLICT)           /* a move that is not allowed */
        return reject(load, row, status);
    if (status)
        return status == SWST_EINVALID ? reject(load, row, explain(load, record, status))
                                       : status;
    if (later)
        status = swst__batch_remember(load->batch, record, tag_of(load, row->line));
    if (status || (status = swst__batch_keep(load->batch)))
        return status;
    if (!before)
        return note_created(load, record, had_id);
    load->updated++;
    return SWST_OK;
}

static swst_status check_and_put(swst_load *load, const struct swst__incoming *row,
                                 swst_record *record, const swst_record *before)
{
    swst_status status = swst__record_check(record);

    return status ? reject(load, row, status) : put(load, row, record, before);
}

/* -------------------------------------------------------------------- rows */

static swst_status set_voiding(swst_record *record, const struct swst__row_header *header)
{
    if (!header->values.voided)
        return SWST_OK;
    record->header.voided = true;
    record->header.voided_at = header->values.voided_at;
    record->header.voided_by = header->values.voided_by;
    return swst__record_set_reason(record, header->reason);
}

/* The record of the last row, empty again. */
static swst_status take_blank(swst_load *load, const swst_kind *kind)
{
    swst_record *blank = load->blank;

    if (!blank || blank->kind != kind) {
        swst_record_free(blank);
        load->blank = swst_record_new(kind);
        return load->blank ? SWST_OK : SWST_ENOMEM;
    }
    for (unsigned i = 0; i < kind->field_count; i++)
        if (swst__record_has(blank, &kind->fields[i]))
            swst__record_unset(blank, &kind->fields[i]);
    blank->header = (struct swst__header){ 0 };
    return swst__record_set_reason(blank, NULL);
}

static swst_status take_new(swst_load *load, const struct swst__incoming *row)
{
    const struct swst__header *values = &row->header->values;
    swst_status status = take_blank(load, row->kind);
    swst_record *record = load->blank;

    if (status)
        return status;
    record->header.id = values->id;
    record->header.recorded_at = values->recorded_at;
    record->header.recorded_by = values->recorded_by;
    if (!(status = set_voiding(record, row->header)))
        status = row->fill(load, row, record);
    return status || load->row_rejected ? status : check_and_put(load, row, record, NULL);
}

static bool is_same(const swst_record *record, const swst_record *before)
{
    for (unsigned i = 0; i < record->kind->field_count; i++)
        if (!swst__record_same(record, before, &record->kind->fields[i]))
            return false;
    return true;
}

/* Of a voided row the file may only say what the store says. */
static swst_status take_voided(swst_load *load, const struct swst__incoming *row,
                               const swst_record *record, const swst_record *before)
{
    const struct swst__header *values = &row->header->values;
    const char *reason = before->void_reason ? before->void_reason : "";
    bool same = is_same(record, before);

    if (row->header->given & 1U << SWST__VOIDED_AT && !values->voided)
        return reject(load, row, swst__reject(row->kind, &swst__header_fields[SWST__VOIDED_AT],
                                              SWST__UNVOIDING));
    if (values->voided)
        same = same && values->voided_at == before->header.voided_at
            && values->voided_by == before->header.voided_by
            && strcmp(row->header->reason, reason) == 0;
    return same ? SWST_OK : reject(load, row, swst__fail_about(SWST_EINVALID, SWST__VOIDED_ALREADY,
                                                               &row->kind->label));
}

static swst_status take_found(swst_load *load, const struct swst__incoming *row,
                              swst_record *record, const swst_record *before)
{
    swst_status status = row->fill(load, row, record);

    if (status || load->row_rejected)
        return status;
    if (before->header.voided)
        return take_voided(load, row, record, before);
    if (!row->header->values.voided && is_same(record, before))
        return SWST_OK;
    status = set_voiding(record, row->header);
    return status ? status : check_and_put(load, row, record, before);
}

static swst_status take_existing(swst_load *load, const struct swst__incoming *row,
                                 const swst_record *before)
{
    swst_record *record = swst_record_copy(before);
    swst_status status = record ? take_found(load, row, record, before) : SWST_ENOMEM;

    swst_record_free(record);
    return status;
}

swst_status swst__load_take(swst_load *load, const struct swst__incoming *row)
{
    int64_t id = row->header->values.id;
    swst_record *before = NULL;
    swst_status status = swst__row_header_check(row->header, row->kind);

    if (!status && id)
        status = note_id(load, row->kind, id);
    if (status)
        return reject(load, row, status);
    if (id && (status = find_before(load, row->kind, id, &before)))
        return status;
    status = before ? take_existing(load, row, before) : take_new(load, row);
    swst_record_free(before);
    return status;
}

/* ----------------------------------------------------------------- at last */

swst_status swst__load_check_later(swst_load *load)
{
    for (int rows = 0; rows < SWST__LOAD_ROWS; rows++) {
        int64_t tag = 0;
        swst_status status = swst__batch_check_later(load->batch, &tag);

        if (status == SWST_OK)
            return swst__batch_close(load->batch);
        swst__load_begin_row(load);
        if (status != SWST_ROW
            && (status = swst__load_reject(load, status, (size_t)(tag % FILES_MOST),
                                           tag / FILES_MOST)))
            return status;
    }
    return SWST_ROW;
}
