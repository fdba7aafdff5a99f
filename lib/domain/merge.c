/* Two records of one client become one, and become two again: every reference
 * to the one is pointed to the other and noted in a journal, whatever kind of
 * row it stands in. Afterwards all that moved is held to every rule. */
#include "domain/act.h"
#include "domain/privacy/stays.h"
#include "domain/write.h"
#include "model/structs.h"
#include "store/journal.h"
#include "store/sight.h"

#include <swstation/households.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const swst_kind *client_kind(void)
{
    return &swst__kinds[swst__kind_client];
}

/* ------------------------------------------------------------------- failures */

/* Whether a failure says something about the records, not about us. */
static bool is_contradiction(swst_status status)
{
    return status == SWST_EINVALID || status == SWST_ENOTFOUND || status == SWST_ECONFLICT;
}

/* What was noted last, with the row that it is about. */
static swst_status name_row(swst_status status, const swst_kind *kind, int64_t id)
{
    struct swst__words subject;
    struct swst__failure kept;
    char en[500], zh[500], *point;

    if (!is_contradiction(status))
        return status;
    swst__failure_keep(&kept);
    snprintf(en, sizeof en, "%s %" PRId64 ": %s", kind->name, id, kept.text[SWST__EN]);
    snprintf(zh, sizeof zh, "%s %" PRId64 "：%s", kind->name, id, kept.text[SWST__ZH]);
    subject = (struct swst__words){ { en, zh } };
    swst__fail_about(SWST_ECONFLICT, SWST__MERGE_CONTRADICTS, &subject);
    if ((point = strchr(kept.field, '.'))) {
        *point = '\0';
        swst__error_field(kept.field, point + 1);
    }
    return SWST_ECONFLICT;
}

static swst_status changed_since(const struct swst__journal_row *row)
{
    char subject[80];

    snprintf(subject, sizeof subject, "%s %" PRId64, row->kind->name, row->id);
    return swst__fail_text(SWST_ECONFLICT, SWST__MERGE_ROW_CHANGED, subject);
}

/* ------------------------------------------------------------------ the rows */

typedef swst_status row_work(swst_store *store, const struct swst__journal_row *row,
                             swst_record *record, const int64_t *ends);

static swst_status on_row(swst_store *store, const struct swst__journal_row *row, row_work *work,
                          const int64_t *ends)
{
    swst_record *record = NULL;
    swst_status status = swst__row_load(store, row->kind, row->id, &record);

    if (!status)
        status = work(store, row, record, ends);
    swst_record_free(record);
    return status;
}

static swst_status on_rows(swst_store *store, const struct swst__merge *merge, row_work *work,
                           const int64_t *ends)
{
    struct swst__statement *rows;
    struct swst__journal_row row;
    swst_status status = swst__journal_open(store, merge->sequence, &rows);

    if (status)
        return status;
    while ((status = swst__journal_next(rows, &row)) == SWST_ROW)
        if ((status = on_row(store, &row, work, ends)))
            break;
    swst__db_give_back(rows);
    return status;
}

/* From ends[0] to ends[1]. */
static swst_status point(swst_store *store, const struct swst__journal_row *row,
                         swst_record *record, const int64_t *ends)
{
    if (!swst__record_has(record, row->field) || swst__record_int(record, row->field) != ends[0])
        return changed_since(row);
    return name_row(swst__write_point(store, record, row->field, ends[1]), row->kind, row->id);
}

static swst_status check(swst_store *store, const struct swst__journal_row *row,
                         swst_record *record, const int64_t *ends)
{
    (void)ends;
    if (record->header.voided)
        return SWST_OK;
    return name_row(swst__write_check(store, record, false), row->kind, row->id);
}

/* A client who counts again must still be able to. */
static swst_status check_client(swst_store *store, int64_t id)
{
    swst_record *client = NULL;
    swst_status status = swst__row_load(store, client_kind(), id, &client);

    if (!status && !client->header.voided)
        status = name_row(swst__write_check(store, client, false), client_kind(), id);
    swst_record_free(client);
    return status;
}

/* Each rule is asked from every side: of the facts that moved, that they lie in
 * the life of who they are about now. */
static swst_status check_all(swst_store *store, const struct swst__merge *merge)
{
    swst_status status = on_rows(store, merge, check, NULL);

    return status ? status : check_client(store, merge->other_id);
}

/* --------------------------------------------------------------------- merge */

static swst_status note_references(swst_store *store, const struct swst__merge *merge)
{
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < swst__kind_count; i++)
        for (unsigned j = 0; j < swst__kinds[i].field_count && !status; j++)
            if (swst__kinds[i].fields[j].target == client_kind())
                status = swst__journal_add_rows(store, merge, &swst__kinds[i],
                                                &swst__kinds[i].fields[j]);
    return status;
}

static swst_status void_client(swst_store *store, int64_t id, const char *reason)
{
    swst_record *client = NULL;
    swst_status status = swst__row_load(store, client_kind(), id, &client);

    if (!status)
        status = swst_record_void(store, client, reason);
    swst_record_free(client);
    return status;
}

/* Both must count. */
static swst_status check_both(swst_store *store, const struct swst__merge *merge)
{
    const int64_t ids[] = { merge->keep_id, merge->other_id };
    swst_status status = SWST_OK;

    for (int i = 0; i < 2 && !status; i++) {
        swst_record *client = NULL;

        status = swst__row_load(store, client_kind(), ids[i], &client);
        if (!status && client->header.voided)
            status = swst__fail_about(SWST_ENOTFOUND, SWST__VOIDED_ALREADY, &client_kind()->label);
        if (!status)
            status = swst__stays_check_client(client);
        swst_record_free(client);
    }
    return status;
}

static swst_status merge_clients(swst_store *store, struct swst__merge *merge, const char *reason)
{
    const int64_t ends[] = { merge->other_id, merge->keep_id };
    enum swst__sight sight = swst__sight_set(store, SWST__VOIDING);
    swst_status status = check_both(store, merge);

    swst__sight_set(store, SWST__FULL);         /* what is told of them moves, seen or not */
    if (!status)
        status = swst__journal_add(store, swst__write_now(store), merge);
    if (!status)
        status = note_references(store, merge);
    if (!status)
        status = on_rows(store, merge, point, ends);
    if (!status)
        status = void_client(store, merge->other_id, reason);
    if (!status)
        status = check_all(store, merge);
    swst__sight_set(store, sight);
    return status;
}

/* A merge writes first whatever was to be moved: the journal knows which merge
 * there was. */
static swst_status find_served(swst_store *store, struct swst__merge *merge)
{
    swst_status status = swst__journal_latest(store, merge, &merge->sequence);

    return status || merge->sequence ? status : swst__fail(SWST_ECONFLICT, SWST__REQUEST_REUSED);
}

swst_status swst_client_merge(swst_store *store, int64_t keep_id, int64_t other_id,
                              const char *reason, int64_t *merge_id)
{
    struct swst__merge merge = { .keep_id = keep_id, .other_id = other_id };
    struct swst__act act;
    swst_status status;

    if (!store || !reason || !merge_id)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (keep_id == other_id)
        return swst__fail(SWST_EINVALID, SWST__SAME_RECORD);
    if ((status = swst__act_begin(store, &act)))
        return status;
    status = act.served ? find_served(store, &merge) : merge_clients(store, &merge, reason);
    if (!(status = swst__act_end(store, &act, status)))
        *merge_id = merge.sequence;
    return status;
}

/* ------------------------------------------------------------------ and back */

static swst_status find_merge(swst_store *store, int64_t number, struct swst__merge *merge)
{
    int64_t later = 0;
    swst_status status = swst__journal_find(store, number, merge);

    if (!status && merge->undone)
        return swst__fail(SWST_ECONFLICT, SWST__MERGE_UNDONE);
    if (!status)
        status = swst__journal_later(store, merge, &later);
    if (!status && later)
        status = swst__fail_number(SWST_ECONFLICT, SWST__MERGE_NOT_LATEST, later);
    return status;
}

/* The client counts again before anything may refer to the record. */
static swst_status unvoid_client(swst_store *store, int64_t id)
{
    swst_record *client = NULL;
    swst_status status = swst__row_load(store, client_kind(), id, &client);

    if (!status)
        status = swst__stays_check_client(client);
    if (!status)
        status = swst__write_unvoid(store, client);
    swst_record_free(client);
    return status;
}

/* Who may not see both cannot tell that there was a merge. */
static swst_status check_seen(swst_store *store, const struct swst__merge *merge)
{
    const int64_t ids[] = { merge->keep_id, merge->other_id };
    swst_status status = SWST_OK;

    for (int i = 0; i < 2 && !status; i++) {
        enum swst__life life;

        status = swst__row_life(store, client_kind(), ids[i], &life);
        if (!status && life == SWST__MISSING)
            status = swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD, &client_kind()->label);
    }
    return status;
}

static swst_status unmerge(swst_store *store, int64_t number)
{
    struct swst__merge merge = { 0 };
    enum swst__sight sight = swst__sight_set(store, SWST__VOIDING);
    swst_status status = find_merge(store, number, &merge);

    if (!status)
        status = check_seen(store, &merge);
    swst__sight_set(store, SWST__FULL);
    if (!status)
        status = unvoid_client(store, merge.other_id);
    if (!status)
        status = on_rows(store, &merge, point,
                         (const int64_t[]){ merge.keep_id, merge.other_id });
    if (!status)
        status = swst__journal_undo(store, number, swst__write_now(store));
    if (!status)
        status = check_all(store, &merge);
    swst__sight_set(store, sight);
    return status;
}

static swst_status check_undone(swst_store *store, int64_t number)
{
    struct swst__merge merge = { 0 };
    swst_status status = swst__journal_find(store, number, &merge);

    return status || merge.undone ? status : swst__fail(SWST_ECONFLICT, SWST__REQUEST_REUSED);
}

swst_status swst_client_unmerge(swst_store *store, int64_t merge_id)
{
    struct swst__act act;
    swst_status status;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__act_begin(store, &act)))
        return status;
    status = act.served ? check_undone(store, merge_id) : unmerge(store, merge_id);
    return swst__act_end(store, &act, status);
}
