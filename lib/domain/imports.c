/* Taking an import back: what it made is voided, what it changed says again what it said
 * before, in one act. What happened since to one of those records comes first: then the
 * act is refused. */
#include "domain/imports.h"

#include "base/text.h"
#include "domain/act.h"
#include "domain/rights/doors.h"
#include "domain/write.h"
#include "model/structs.h"
#include "model/table.h"
#include "store/door.h"
#include "store/imports.h"
#include "store/sight.h"

#include <swstation/ledger.h>

#include <inttypes.h>
#include <stdio.h>

/* What an import makes, in the order in which it can be voided: what refers to others
 * before them. */
static const unsigned char made_kinds[] = {
    swst__kind_visit, swst__kind_tier, swst__kind_membership, swst__kind_household_member,
    swst__kind_household, swst__kind_client
};

/* ------------------------------------------------------------ what it had made */

static swst_status void_one(swst_store *store, const swst_kind *kind, int64_t id,
                            const char *reason)
{
    swst_record *record = NULL;
    swst_status status = swst__row_load(store, kind, id, &record);

    if (!status)
        status = swst_record_void(store, record, reason);
    swst_record_free(record);
    return status;
}

static swst_status void_made(swst_store *store, const struct swst__import *import,
                             const char *reason)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < sizeof made_kinds && import->first_id && !status; i++) {
        const swst_kind *kind = &swst__kinds[made_kinds[i]];
        int64_t id = import->last_id + 1;

        while (!(status = swst__import_made_below(store, import, kind, &id)) && id)
            if ((status = void_one(store, kind, id, reason)))
                break;
    }
    return status;
}

/* --------------------------------------------------------- what it had changed */

/* One record on its way back. */
struct restoring {
    swst_record *record, *before;
};

static void forget(struct restoring *it)
{
    swst_record_free(it->record);
    swst_record_free(it->before);
    *it = (struct restoring){ 0 };
}

static swst_status put_restored(swst_store *store, struct restoring *it)
{
    swst_status status = it->record ? swst__record_check(it->record) : SWST_OK;

    if (!status && it->record)
        status = swst__write_put(store, it->record, it->before);
    forget(it);
    return status;
}

static swst_status take_record(swst_store *store, const struct swst__import_row *row,
                               struct restoring *it)
{
    swst_status status = swst__row_load(store, row->kind, row->id, &it->before);

    if (!status && !(it->record = swst_record_copy(it->before)))
        status = swst__fail_memory();
    return status;
}

static swst_status restore_changed(swst_store *store, int64_t number)
{
    struct swst__statement *changes;
    struct swst__import_change change;
    struct restoring it = { 0 };
    swst_status status = swst__import_open(store, number, &changes);

    if (status)
        return status;
    while ((status = swst__import_next_change(changes, &change)) == SWST_ROW) {
        bool same = it.record && it.record->kind == change.row.kind
                    && it.record->header.id == change.row.id;

        status = same ? SWST_OK : put_restored(store, &it);
        if (!status && !same)
            status = take_record(store, &change.row, &it);
        if (!status)
            status = swst_record_set(it.record, change.field->name, change.before);
        if (status)
            break;
    }
    swst__db_give_back(changes);
    if (!status)
        status = put_restored(store, &it);
    forget(&it);
    return status;
}

static swst_status check_one(swst_store *store, const struct swst__import_row *row)
{
    swst_record *record = NULL;
    swst_status status = swst__row_load(store, row->kind, row->id, &record);

    if (!status)
        status = swst__write_check(store, record, false);
    swst_record_free(record);
    return status;
}

/* When all of it is back: each must be able to stand beside the others again. */
static swst_status check_changed(swst_store *store, int64_t number)
{
    struct swst__statement *changes;
    struct swst__import_change change;
    struct swst__import_row last = { 0 };
    swst_status status = swst__import_open(store, number, &changes);

    if (status)
        return status;
    while ((status = swst__import_next_change(changes, &change)) == SWST_ROW) {
        if (change.row.kind == last.kind && change.row.id == last.id)
            continue;
        last = change.row;
        if ((status = check_one(store, &last)))
            break;
    }
    swst__db_give_back(changes);
    return status;
}

/* -------------------------------------------------------------- what it came to */

static swst_status differs(swst_store *store, const struct swst__import_change *change, bool *does)
{
    struct restoring it = { 0 };
    swst_status status = take_record(store, &change->row, &it);

    if (!status)
        status = swst_record_set(it.record, change->field->name, change->before);
    *does = !status && !swst__record_same(it.record, it.before, change->field);
    forget(&it);
    return status;
}

swst_status swst__import_changes(swst_store *store, int64_t number, bool *any)
{
    struct swst__statement *changes;
    struct swst__import_change change;
    swst_status status = swst__import_open(store, number, &changes);

    *any = false;
    if (status)
        return status;
    while (!*any && (status = swst__import_next_change(changes, &change)) == SWST_ROW)
        if ((status = differs(store, &change, any)))
            break;
    swst__db_give_back(changes);
    return status < 0 ? status : SWST_OK;
}

/* ----------------------------------------------------------------- taking back */

static swst_status check_since(swst_store *store, const struct swst__import *import)
{
    struct swst__import_row row;
    char subject[80];
    swst_status status = swst__import_changed_since(store, import, &row);

    if (status != SWST_ROW)
        return status;
    snprintf(subject, sizeof subject, "%s %" PRId64, row.kind->name, row.id);
    return swst__fail_text(SWST_ECONFLICT, SWST__IMPORT_CHANGED, subject);
}

static swst_status take_back(swst_store *store, const struct swst__import *import,
                             const char *reason)
{
    int64_t line;
    swst_status status = swst__import_last_line(store, &line);

    if (!status)
        status = check_since(store, import);
    if (!status)
        status = void_made(store, import, reason);
    if (!status)
        status = restore_changed(store, import->number);
    if (!status)
        status = check_changed(store, import->number);
    return status ? status
        : swst__import_undone(store, import->number, swst__write_now(store), line);
}

/* "import 3", and what somebody said besides. */
static swst_status write_reason(char *text, size_t size, int64_t number, const char *reason)
{
    int length = snprintf(text, size, "撤销第 %" PRId64 " 次导入 (import %" PRId64 ")%s%s", number,
                          number, reason ? ": " : "", reason ? reason : "");
    int64_t characters = length < 0 || (size_t)length >= size ? -1 : swst__utf8_length(text);

    return (reason && !*reason) || characters < 0 || characters > SWST__LONGEST_REASON
        ? swst__fail(SWST_EINVALID, SWST__NO_REASON) : SWST_OK;
}

static swst_status undo(swst_store *store, int64_t number, bool served, const char *reason)
{
    struct swst__import import = { 0 };
    swst_status status = swst__import_find(store, number, &import);

    if (status)
        return status;
    if (served)
        return import.undone_at ? SWST_OK : swst__fail(SWST_ECONFLICT, SWST__REQUEST_REUSED);
    return import.undone_at ? swst__fail(SWST_ECONFLICT, SWST__IMPORT_UNDONE)
                            : take_back(store, &import, reason);
}

swst_status swst_import_undo(swst_store *store, int64_t number, const char *reason)
{
    char text[SWST__LONGEST_REASON * 4 + 1];
    struct swst__act act;
    swst_status status;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__door_in(store)) || (status = write_reason(text, sizeof text, number, reason)))
        return status;
    if ((status = swst__act_begin(store, &act)))
        return status;
    return swst__act_end(store, &act, undo(store, number, act.served != 0, text));
}

/* ------------------------------------------------------------------------ list */

#define COLUMN(name_, type_, en, zh) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "" }
#define WORKER(name_, en, zh) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_REFERENCE, .unit = "", \
      .target = &swst__kinds[swst__kind_worker] }

enum { NUMBER, IMPORTED_AT, IMPORTED_BY, CREATED, UPDATED, UNDONE_AT, UNDONE_BY, FILE_NAME };

static const struct swst_field columns[] = {
    [NUMBER] = COLUMN("number", INTEGER, "Number", "编号"),
    [IMPORTED_AT] = COLUMN("imported_at", INSTANT, "Imported", "导入时间"),
    [IMPORTED_BY] = WORKER("imported_by", "Imported by", "导入者"),
    [CREATED] = COLUMN("created", INTEGER, "New rows", "新增行"),
    [UPDATED] = COLUMN("updated", INTEGER, "Updated rows", "更新行"),
    [UNDONE_AT] = COLUMN("undone_at", INSTANT, "Taken back", "撤销时间"),
    [UNDONE_BY] = WORKER("undone_by", "Taken back by", "撤销者"),
    [FILE_NAME] = COLUMN("file", TEXT, "File", "文件"),
    { .name = NULL }
};

static swst_status add_row(swst_table *table, const struct swst__statement *statement)
{
    swst_status status = swst__table_add_row(table);

    for (int i = 0; i < FILE_NAME && !status; i++)
        if (!swst__db_is_null(statement, i))
            swst__table_set_int(table, (size_t)i, swst__db_int(statement, i));
    return status ? status
        : swst__table_set_text(table, FILE_NAME, swst__db_text(statement, FILE_NAME));
}

static swst_status fill(swst_store *store, swst_table *table)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT number, instant, actor, created, updated,"
        " undone_at, undone_by, file FROM \"import\" ORDER BY number", &statement);

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = add_row(table, statement)))
            break;
    swst__db_give_back(statement);
    return status;
}

swst_status swst_import_list(swst_store *store, swst_table **table)
{
    swst_table *made;
    swst_status status;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__door(store, SWST__POWER_IMPORT)))
        return status;
    if (!(made = swst__table_new("imports", columns)))
        return SWST_ENOMEM;
    if ((status = fill(store, made)))
        swst_table_free(made);
    else
        *table = made;
    return status;
}
