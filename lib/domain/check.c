/* The check of a whole file: every row is held to the rules that saving it
 * would ask, so that nothing stands in the file that could not be written. */
#include "base/text.h"
#include "domain/warnings.h"
#include "domain/write.h"
#include "model/structs.h"
#include "model/table.h"
#include "store/audit.h"
#include "store/client_keys.h"
#include "store/door.h"
#include "store/rows.h"
#include "store/sealed.h"
#include "store/whole.h"

#include <swstation/station.h>

#include <inttypes.h>
#include <string.h>

enum { SEVERITY, KIND, RECORD_ID, FIELD, CODE, MESSAGE, MESSAGE_ZH };

#define COLUMN(name_, type_, en, zh) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "" }

static const struct swst_field columns[] = {
    [SEVERITY] = COLUMN("severity", TEXT, "Severity", "程度"),
    [KIND] = COLUMN("kind", TEXT, "Kind", "种类"),
    [RECORD_ID] = COLUMN("record_id", REFERENCE, "Record", "编号"),
    [FIELD] = COLUMN("field", TEXT, "Field", "字段"),
    [CODE] = COLUMN("code", TEXT, "Code", "代码"),
    [MESSAGE] = COLUMN("message", TEXT, "Finding", "说明（英文）"),
    [MESSAGE_ZH] = COLUMN("message_zh", TEXT, "Finding in Chinese", "说明"),
    { .name = NULL }
};

/* Put down what was noted last; another failure goes on to the caller. */
static swst_status find(swst_table *table, swst_status status, const char *severity,
                        const char *kind, int64_t id)
{
    if (!swst__is_about_record(status))
        return status;
    if ((status = swst__table_add_row(table))
        || (status = swst__table_set_text(table, SEVERITY, severity))
        || (status = swst__table_set_text(table, KIND, kind)))
        return status;
    if (id)
        swst__table_set_int(table, RECORD_ID, id);
    if (swst_error_field() && (status = swst__table_set_text(table, FIELD, swst_error_field())))
        return status;
    if ((status = swst__table_set_text(table, CODE, swst_error_code()))
        || (status = swst__table_set_text(table, MESSAGE, swst_error_message("en"))))
        return status;
    return swst__table_set_text(table, MESSAGE_ZH, swst_error_message("zh"));
}

/* Who wrote and who voided are references, too. */
static swst_status check_writer(swst_store *store, int64_t worker_id)
{
    enum swst__life life = SWST__LIVING;
    swst_status status = worker_id
        ? swst__row_life(store, &swst__kinds[swst__kind_worker], worker_id, &life) : SWST_OK;

    return status || life != SWST__MISSING ? status : swst__fail(SWST_EINVALID, SWST__NOT_A_WORKER);
}

static swst_status check_record(swst_store *store, const swst_record *record, swst_table *table)
{
    const char *kind = record->kind->name;
    int64_t id = record->header.id;
    swst_status status = find(table, check_writer(store, record->header.recorded_by), "error", kind,
                              id);

    if (!status)
        status = find(table, check_writer(store, record->header.voided_by), "error", kind, id);
    if (!status)
        status = find(table, swst__record_check(record), "error", kind, id);
    if (status || record->header.voided)
        return status;
    status = find(table, swst__write_check(store, record, true), "error", kind, id);
    for (unsigned i = 0; !status; i++) {
        if ((status = swst__warning(store, record, i)) == SWST_ROW)
            return SWST_OK;
        status = find(table, status, "warning", kind, id);
    }
    return status;
}

/* A value that the store's own limits refuse was put there past them. */
static void add_outside_limits(struct swst__text *sql, const swst_kind *kind)
{
    swst__text_add(sql, ", CASE");
    for (unsigned i = 0; i < kind->field_count; i++) {
        const struct swst_field *field = &kind->fields[i];
        bool is_text = field->type == SWST_TEXT;

        swst__text_add(sql, " WHEN %s\"%s\"%s NOT BETWEEN %" PRId64 " AND %" PRId64 " THEN %u",
                       is_text ? "length(" : "", field->name, is_text ? ")" : "",
                       is_text ? 1 : field->min, field->max, i);
    }
    swst__text_add(sql, " END");
}

static swst_status check_row(swst_store *store, const struct swst__statement *statement,
                             swst_record *record, swst_table *table)
{
    const swst_kind *kind = record->kind;
    int outside = SWST__HEADER_FIELDS + (int)kind->field_count;
    swst_status status = swst__db_is_null(statement, outside) ? swst__row_read(statement, record)
        : swst__reject(kind, &kind->fields[swst__db_int(statement, outside)], SWST__OUT_OF_RANGE);

    return status ? find(table, status, "error", kind->name, swst__db_int(statement, SWST__ID))
                  : check_record(store, record, table);
}

static bool is_broken_box(swst_status status)
{
    return status == SWST_EDAMAGED && strcmp(swst_error_code(), "box_damaged") == 0;
}

/* The rows behind `*id`: SWST_ROW when there are more, behind one that cannot be read. */
static swst_status check_rows(swst_store *store, const char *sql, swst_record *record,
                              swst_table *table, int64_t *id)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, sql, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, *id);
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = check_row(store, statement, record, table)))
            break;
    swst__db_give_back(statement);
    if (!is_broken_box(status))
        return status;
    *id = swst__sealed_broken_id(store);
    status = find(table, SWST_EINVALID, "error", record->kind->name, *id);
    return status ? status : SWST_ROW;
}

static swst_status check_kind(swst_store *store, const swst_kind *kind, swst_table *table)
{
    swst_record *record = swst_record_new(kind);
    struct swst__text sql = { 0 };
    int64_t id = INT64_MIN;
    swst_status status = record ? SWST_OK : SWST_ENOMEM;
    char *text;

    swst__text_add(&sql, "SELECT ");
    swst__sql_add_columns(&sql, kind);
    add_outside_limits(&sql, kind);
    swst__text_add(&sql, " FROM \"%s\" WHERE id > ?1 ORDER BY id", kind->name);
    text = swst__text_take(&sql);
    if (!status)
        status = SWST_ROW;
    while (status == SWST_ROW)
        status = check_rows(store, text, record, table, &id);
    swst_free(text);
    swst_record_free(record);
    return status;
}

/* What the database itself says comes first: a damaged file has no records. */
static swst_status check_file(swst_store *store, swst_table *table, bool *sound)
{
    swst_status status = swst__db_integrity(store, sound);

    if (status || *sound)
        return status;
    return find(table, swst__fail(SWST_EINVALID, SWST__DAMAGED), "error", "file", 0);
}

/* What is derived is checked last: whoever corrects a record may have mended it. */
static swst_status check_keys(swst_store *store, swst_table *table)
{
    int64_t client_id = 0;
    bool right = true;
    swst_status status = swst__client_keys_check(store, &right, &client_id);

    return status || right ? status
        : find(table, swst__fail(SWST_EINVALID, SWST__KEYS_WRONG), "error", "client", client_id);
}

static swst_status check_whole(swst_store *store, enum swst__whole whole, swst_table *table,
                               bool *right)
{
    static const enum swst__message messages[SWST__WHOLES] = {
        [SWST__WHOLE_PAGES] = SWST__LOOK_CLOSER, [SWST__WHOLE_SCHEMA] = SWST__SCHEMA_CHANGED,
        [SWST__WHOLE_COUNTERS] = SWST__COUNTERS_WRONG, [SWST__WHOLE_AUDIT] = SWST__AUDIT_BROKEN,
        [SWST__WHOLE_KEYS] = SWST__KEYS_WRONG,
    };
    swst_status status = swst__whole_check(store, whole, right);

    return status || *right ? status
        : find(table, swst__fail(SWST_EINVALID, messages[whole]), "error", "file", 0);
}

/* Line by line; of a chain whose key was not given, the links. */
static swst_status check_audit(swst_store *store, swst_table *table)
{
    struct swst__audit_verdict verdict;
    swst_status status = swst__audit_verify(store, NULL, true, &verdict);

    return status || !verdict.fault ? status
        : find(table, swst__fail_number(SWST_EINVALID, SWST__AUDIT_LINE, verdict.at), "error",
               "file", 0);
}

static swst_status check_all(swst_store *store, swst_table *table)
{
    bool sound, right = true;
    swst_status status = check_file(store, table, &sound);

    for (const swst_kind *kind = NULL; !status && sound && (kind = swst_kind_next(kind)); )
        status = check_kind(store, kind, table);
    for (enum swst__whole it = SWST__WHOLE_SCHEMA; !status && sound && it < SWST__WHOLE_AUDIT; it++)
        status = check_whole(store, it, table, &right);
    if (!status && sound && right)
        status = check_audit(store, table);
    return status || !sound ? status : check_keys(store, table);
}

/* A file without sound pages or its tables cannot be asked more. */
static swst_status check_quickly(swst_store *store, swst_table *table)
{
    bool right = true;
    swst_status status = SWST_OK;

    for (enum swst__whole it = 0; !status && it < SWST__WHOLES; it++) {
        status = check_whole(store, it, table, &right);
        if (!right && it <= SWST__WHOLE_SCHEMA)
            break;
    }
    return status;
}

/* All of it is of one moment. */
static swst_status check(swst_store *store, swst_table **table,
                         swst_status (*look)(swst_store *store, swst_table *table))
{
    swst_table *made;
    enum swst__sight sight;
    bool inner;
    swst_status status;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__door(store, SWST__POWER_MAINTAIN))
        || (status = swst__db_look(store, &inner)))
        return status;
    sight = swst__door_open(store);
    status = (made = swst__table_new("check", columns)) ? look(store, made) : SWST_ENOMEM;
    swst__door_close(store, sight);
    swst__db_look_away(store, inner);
    if (status)
        swst_table_free(made);
    else
        *table = made;
    return status;
}

swst_status swst_station_check(swst_store *store, swst_table **table)
{
    return check(store, table, check_all);
}

swst_status swst_station_check_quick(swst_store *store, swst_table **table)
{
    return check(store, table, check_quickly);
}
