/* Erasing one person everywhere, in one transaction, with a certificate; and then the
 * file written anew, so that no byte is left. */
#include "base/memory.h"
#include "base/text.h"
#include "domain/privacy/may_erase.h"
#include "domain/write.h"
#include "model/structs.h"
#include "model/table.h"
#include "store/door.h"
#include "store/erase.h"
#include "store/memo.h"
#include "store/rows.h"
#include "store/sight.h"

#include <swstation/privacy.h>

#include <stdio.h>

enum { CLIENT_ID, KIND, ROWS, FIELDS, REASON, ERASED_ON, WORKER_ID, AUDIT };

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .unit = "", .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }

static const struct swst_field columns[] = {
    [CLIENT_ID] = COLUMN("client_id", REFERENCE, "Client", "服务对象",
                         .target = &swst__kinds[swst__kind_client]),
    [KIND] = COLUMN("kind", TEXT, "Kind of record", "记录种类", .max = 64),
    [ROWS] = COLUMN("rows", INTEGER, "Records", "条数", .max = SWST__GREATEST),
    [FIELDS] = COLUMN("fields", TEXT, "Fields", "字段", .max = 4000),
    [REASON] = COLUMN("reason", CHOICE, "Reason", "原因", .choices = &swst__erase_reason_choices),
    [ERASED_ON] = COLUMN("erased_on", DAY, "Erased", "清除日", .flags = 0),
    [WORKER_ID] = COLUMN("worker_id", REFERENCE, "By", "经办人",
                         .target = &swst__kinds[swst__kind_worker]),
    [AUDIT] = COLUMN("audit", INTEGER, "Line of the audit", "审计行号", .max = SWST__GREATEST),
    { .name = NULL }
};

struct work {
    swst_store *store;
    struct swst__about_person about;
    swst_record *client;
    int64_t reason, day, line;
    bool apply, again;                  /* again: it was erased before */
    struct swst__erased_rows *erased;   /* by kind */
};

/* ------------------------------------------------------------------------ rows */

static swst_status erase_rows(struct work *work, const swst_kind *kind)
{
    const struct swst__ids *ids = &work->about.rows[kind - swst__kinds];
    swst_status status = SWST_OK;

    for (size_t i = 0; i < ids->count && !status; i++) {
        status = swst__erase_row(work->store, kind, ids->at[i], work->apply,
                                 &work->erased[kind - swst__kinds]);
        if (!status && work->apply)
            status = swst__erase_journals(work->store, kind, ids->at[i]);
    }
    return status;
}

static swst_status erase_all(struct work *work)
{
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < swst__kind_count && !status; i++)
        status = erase_rows(work, &swst__kinds[i]);
    return status;
}

/* ----------------------------------------------------------------- the certificate */

static void add_fields(const struct swst__erased_rows *erased, const swst_kind *kind,
                       const char *before, struct swst__text *text)
{
    const char *between = text->length ? "," : "";

    for (unsigned i = 0; i < kind->field_count; i++)
        if (erased->fields >> i & 1) {
            swst__text_add(text, "%s%s%s", between, before, kind->fields[i].name);
            between = ",";
        }
    if (erased->reasons)
        swst__text_add(text, "%s%svoid_reason", between, before);
}

/* In one line: why, and which fields of which kinds. */
static char *tell(const struct work *work, int64_t *rows)
{
    struct swst__text text = { 0 };

    swst__text_add(&text, "%s", swst__erase_reason_choices.words[work->reason]);
    *rows = 0;
    for (unsigned i = 0; i < swst__kind_count; i++) {
        char before[80];

        snprintf(before, sizeof before, "%s.", swst__kinds[i].name);
        add_fields(&work->erased[i], &swst__kinds[i], before, &text);
        *rows += work->erased[i].rows;
    }
    return swst__text_take(&text);
}

static swst_status certify(struct work *work)
{
    int64_t rows;
    char *fields = tell(work, &rows);
    struct swst__noted_act act = {
        .action = SWST__ACT_ERASE, .kind = &swst__kinds[swst__kind_client],
        .first_id = work->about.client_id, .rows = rows, .fields = fields,
        .outcome = SWST__OUTCOME_DONE };
    swst_status status = fields ? swst__audit_note(work->store, &act) : swst__fail_memory();

    swst_free(fields);
    return status ? status : swst__db_number(work->store, "SELECT max(sequence) FROM audit",
                                             &work->line);
}

static swst_status add_row(const struct work *work, const swst_kind *kind, swst_table *table)
{
    const struct swst__erased_rows *erased = &work->erased[kind - swst__kinds];
    struct swst__text text = { 0 };
    swst_status status = swst__table_add_row(table);
    char *fields;

    add_fields(erased, kind, "", &text);
    fields = swst__text_take(&text);
    if (!status)
        status = fields ? swst__table_set_text(table, FIELDS, fields) : swst__fail_memory();
    swst_free(fields);
    if (!status)
        status = swst__table_set_text(table, KIND, kind->name);
    if (status)
        return status;
    swst__table_set_int(table, CLIENT_ID, work->about.client_id);
    swst__table_set_int(table, ROWS, erased->rows);
    swst__table_set_int(table, REASON, work->reason);
    swst__table_set_int(table, ERASED_ON, work->day);
    if (swst__store_actor(work->store))
        swst__table_set_int(table, WORKER_ID, swst__store_actor(work->store));
    if (work->line)
        swst__table_set_int(table, AUDIT, work->line);
    return SWST_OK;
}

static swst_status make_table(const struct work *work, swst_table **table)
{
    swst_table *made = swst__table_new("erasure", columns);
    swst_status status = made ? SWST_OK : SWST_ENOMEM;

    for (unsigned i = 0; i < swst__kind_count && !status; i++)
        if (work->erased[i].rows)
            status = add_row(work, &swst__kinds[i], made);
    if (status) {
        swst_table_free(made);
        return status;
    }
    swst__table_set_days(made, &work->day, NULL);
    *table = made;
    return SWST_OK;
}

/* ------------------------------------------------------------------------- the act */

static swst_status find(struct work *work, int64_t client_id)
{
    swst_status status = swst__write_check_actor(work->store);

    if (!status)
        status = swst__row_load(work->store, &swst__kinds[swst__kind_client], client_id,
                                &work->client);
    if (!status)
        status = swst__about_find(&work->about, work->store, client_id, work->day);
    return status;
}

/* Who is erased already is certified no second time. */
static swst_status work_on(struct work *work, int64_t client_id)
{
    swst_status status = find(work, client_id);

    if (status || (work->again = swst__is_erased(work->client)))
        return status;
    status = swst__may_erase(work->store, work->client, &work->about, work->reason, work->day);
    if (!status)
        status = erase_all(work);
    return status || !work->apply ? status : certify(work);
}

static swst_status refuse_within(bool inner)
{
    return inner ? swst__fail(SWST_EMISUSE, SWST__IN_TRANSACTION) : SWST_OK;
}

/* The table is made before anything is kept: afterwards nothing may fail but the disk. */
static swst_status apply(struct work *work, int64_t client_id, swst_table **table)
{
    bool inner;
    swst_status status = swst__erase_prepare(work->store);

    if (!status)
        status = swst__db_enter(work->store, &inner);
    if (status)
        return status;
    status = refuse_within(inner);
    if (!status)
        status = work_on(work, client_id);
    if (!status)
        status = make_table(work, table);
    return swst__db_leave(work->store, inner, status);
}

static swst_status preview(struct work *work, int64_t client_id, swst_table **table)
{
    bool inner;
    swst_status status = swst__db_look(work->store, &inner);

    if (status)
        return status;
    if (!(status = work_on(work, client_id)))
        status = make_table(work, table);
    swst__db_look_away(work->store, inner);
    return status;
}

static swst_status run(struct work *work, int64_t client_id, swst_table **table)
{
    swst_status status;

    work->erased = swst__calloc(swst__kind_count * sizeof *work->erased);
    if (!work->erased)
        return swst__fail_memory();
    status = work->apply ? apply(work, client_id, table) : preview(work, client_id, table);
    if (!status && work->apply) {
        swst__store_forget(work->store);
        status = swst__erase_finish(work->store);
    }
    swst_record_free(work->client);
    swst__about_free(&work->about);
    swst_free(work->erased);
    return status;
}

swst_status swst_client_erase(swst_store *store, int64_t client_id, const char *reason,
                              const char *as_of, bool applies, swst_table **table)
{
    struct work work = { .store = store, .apply = applies };
    swst_table *made = NULL;
    enum swst__sight before;
    swst_status status;

    if (!store || !reason || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(work.reason = swst__choice_find(&swst__erase_reason_choices, reason)))
        return swst__fail(SWST_EINVALID, SWST__NO_SUCH_REASON);
    if ((status = swst__day_argument(as_of, &work.day))
        || (status = swst__door(store, SWST__POWER_ERASE)))
        return status;
    before = swst__sight_set(store, SWST__FULL);
    status = run(&work, client_id, &made);
    swst__sight_set(store, before);
    if (status)
        swst_table_free(made);
    else
        *table = made;
    return status;
}

swst_status swst_erase_finish(swst_store *store)
{
    swst_status status;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    status = swst__door(store, SWST__POWER_ERASE);
    return status ? status : swst__erase_finish(store);
}
