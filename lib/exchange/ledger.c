/* A ledger on its way in: opened, its mapping corrected, read row by row in one batch, and
 * applied or forgotten. */
#include "base/calendar.h"
#include "base/memory.h"
#include "domain/areas.h"
#include "domain/imports.h"
#include "domain/rights/doors.h"
#include "domain/write.h"
#include "exchange/ledger_headings.h"
#include "exchange/ledger_take.h"
#include "exchange/ledger_values.h"
#include "model/table.h"
#include "store/sight.h"

#include <string.h>

/* A batch of few records keeps its indexes: rows ask for what those before them wrote. */
enum { ROWS_A_STEP = 500, FEW_RECORDS = 1 };

static void give_up(swst_ledger *ledger)
{
    swst__batch_free(ledger->batch);
    ledger->batch = NULL;
}

void swst_ledger_free(swst_ledger *ledger)
{
    if (!ledger)
        return;
    give_up(ledger);
    swst__ledger_values_free(ledger);
    swst__ledger_row_free(&ledger->row);
    swst__ledger_people_free(ledger->people);
    swst__ledger_report_free(ledger->report);
    swst__ledger_plan_free(ledger->plan);
    swst__ledger_header_free(&ledger->header);
    swst__ledger_told_free(ledger);
    swst__headings_free(ledger->headings);
    swst__ledger_text_free(ledger->text);
    swst_table_free(ledger->problems);
    swst_free(ledger->reasons.bytes);
    swst_free(ledger->path);
    swst__store_let_go(ledger->store);
    swst_free(ledger);
}

/* ------------------------------------------------------------------------- open */

static swst_status prepare(swst_ledger *ledger, const char *path)
{
    swst_status status = SWST_OK;

    if (!(ledger->path = swst__strdup(path))
        || !(ledger->people = swst__calloc(sizeof *ledger->people)))
        return swst__fail_memory();
    if (!(ledger->problems = swst__table_new("problems", swst__ledger_problem_columns)))
        return SWST_ENOMEM;
    status = swst__ledger_row_prepare(&ledger->row);
    if (!status)
        status = swst__ledger_plan_new(&ledger->plan);
    if (!status)
        status = swst__ledger_text_open(path, &ledger->text);
    if (!status)
        status = swst__ledger_header_find(ledger->store, ledger->text, &ledger->header);
    return ledger->header.missing ? SWST_OK : status;   /* what is told may make one */
}

swst_status swst_ledger_open(swst_store *store, const char *path, swst_ledger **ledger)
{
    swst_ledger *made;
    swst_status status;

    if (!store || !path || !ledger)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__door_in(store)))
        return status;
    if (!(made = swst__calloc(sizeof *made)))
        return swst__fail_memory();
    made->as_of = SWST__LEDGER_NO_DAY;
    swst__store_hold(made->store = store);
    if ((status = prepare(made, path))) {
        swst_ledger_free(made);
        return status;
    }
    *ledger = made;
    return SWST_OK;
}

/* ------------------------------------------------------------- before it is read */

static swst_status check_early(const swst_ledger *ledger)
{
    if (!ledger)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    return ledger->begun ? swst__fail(SWST_EMISUSE, SWST__LEDGER_BEGUN) : SWST_OK;
}

swst_status swst_ledger_map(swst_ledger *ledger, const char *heading, const char *field)
{
    swst_status status = check_early(ledger);

    if (!status && !heading)
        status = swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    return status ? status : swst__ledger_tell(ledger, heading, field ? field : "");
}

swst_status swst_ledger_set_kind(swst_ledger *ledger, const char *kind)
{
    swst_status status = check_early(ledger);

    if (!status && !kind)
        status = swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!status && strcmp(kind, "client") != 0 && strcmp(kind, "visit") != 0)
        status = swst__fail(SWST_EINVALID, SWST__LEDGER_KIND);
    if (!status)
        ledger->of_visits = strcmp(kind, "visit") == 0;
    return status;
}

swst_status swst_ledger_set_as_of(swst_ledger *ledger, const char *day)
{
    swst_status status = check_early(ledger);

    return status ? status : swst__day_argument(day, &ledger->as_of);
}

swst_status swst_ledger_set_area(swst_ledger *ledger, int64_t area_id)
{
    swst_record *area = NULL;
    swst_status status = check_early(ledger);

    if (!status && area_id)
        status = swst__row_load(ledger->store, &swst__kinds[swst__kind_area], area_id, &area);
    if (!status && area && area->header.voided)
        status = swst__reject_as(SWST_ENOTFOUND, &swst__kinds[swst__kind_client],
                                 SWST__FIELD(client, area_id), SWST__REFERENCE_VOIDED);
    if (!status)
        ledger->area_id = area_id;
    swst_record_free(area);
    return status;
}

swst_status swst_ledger_set_skip_bad(swst_ledger *ledger, bool skip_bad)
{
    if (!ledger)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    ledger->skips_bad = skip_bad;
    return SWST_OK;
}

swst_status swst_ledger_set_report(swst_ledger *ledger, const char *path)
{
    struct swst__ledger_report *report;
    swst_status status = check_early(ledger);

    if (!status && !path)
        status = swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!status && !*path)
        status = swst__fail(SWST_EMISUSE, SWST__CANNOT_WRITE);
    if (!status)
        status = swst__ledger_report_open(path, &report);
    if (status)
        return status;
    swst__ledger_report_free(ledger->report);
    ledger->report = report;
    return SWST_OK;
}

/* ------------------------------------------------------------------------- begin */

/* The only station's, when nothing lies below it. */
static swst_status find_only_area(swst_ledger *ledger)
{
    struct swst__areas areas = { 0 };
    int64_t stations = 0, id = 0, top;
    swst_status status;

    if (ledger->area_id || ledger->of_visits
        || swst__ledger_column(ledger, SWST__LEDGER_AREA) != SWST__LEDGER_NO_COLUMN)
        return SWST_OK;
    status = swst__db_number(ledger->store, "SELECT count(*) FROM station"
                                            " WHERE voided_at IS NULL", &stations);
    if (status || stations != 1)
        return status;
    status = swst__db_number(ledger->store, "SELECT area_id FROM station"
                                            " WHERE voided_at IS NULL", &id);
    if (!status)
        status = swst__areas_read(ledger->store, ledger->as_of, &areas);
    top = status ? SWST__NOWHERE : swst__areas_find(&areas, id);
    for (size_t i = 0; top != SWST__NOWHERE && i < areas.count; i++)
        if ((int64_t)i != top && swst__areas_within(&areas, (int64_t)i, top))
            top = SWST__NOWHERE;
    ledger->area_id = top == SWST__NOWHERE ? 0 : id;
    swst__areas_free(&areas);
    return status;
}

static swst_status begin(swst_ledger *ledger)
{
    swst_status status;

    if (ledger->as_of == SWST__LEDGER_NO_DAY)
        return swst__fail(SWST_EMISUSE, SWST__LEDGER_NO_AS_OF);
    if (ledger->header.missing)
        return swst__ledger_no_header(ledger);
    if ((status = swst__batch_begin(ledger->store, FEW_RECORDS, &ledger->batch)))
        return status;
    ledger->begun = true;
    swst__batch_will_ask(ledger->batch, UINT64_C(1) << swst__kind_membership
                         | UINT64_C(1) << swst__kind_tier | UINT64_C(1) << swst__kind_visit);
    status = swst__import_next(ledger->store, &ledger->number);
    if (!status)
        status = swst__import_last_line(ledger->store, &ledger->since);
    if (!status)
        status = find_only_area(ledger);
    return status ? status : swst__ledger_report_head(ledger);
}

/* -------------------------------------------------------------------------- step */

static void count(swst_ledger *ledger, enum swst__ledger_outcome outcome)
{
    ledger->created += outcome == SWST__LEDGER_CREATED;
    ledger->updated += outcome == SWST__LEDGER_UPDATED;
    ledger->skipped += outcome == SWST__LEDGER_SKIPPED;
    ledger->rejected += outcome == SWST__LEDGER_REJECTED;
    ledger->accepted = ledger->created + ledger->updated;
}

static swst_status take_row(swst_ledger *ledger)
{
    struct swst__ledger_row *row = &ledger->row;
    enum swst__ledger_outcome outcome;
    int64_t client_id = 0;
    swst_status status;

    swst__text_clear(&ledger->reasons);
    status = swst__ledger_row_read(ledger, row);
    outcome = row->skipped ? SWST__LEDGER_SKIPPED : SWST__LEDGER_REJECTED;
    if (!status && !row->skipped && !row->rejected)
        status = swst__ledger_take(ledger, row, &outcome, &client_id);
    if (!status && ledger->reasons.failed)
        status = swst__fail_memory();
    if (!status)
        status = swst__ledger_plan_add(ledger, outcome, client_id);
    if (!status)
        status = swst__ledger_report_row(ledger, outcome);
    if (!status)
        count(ledger, outcome);
    return status;
}

static swst_status take_some(swst_ledger *ledger)
{
    swst_status status = SWST_OK;

    for (int i = 0; i < ROWS_A_STEP && !status; i++) {
        if ((status = swst__ledger_text_next(ledger->text)) != SWST_ROW)
            return status ? status : swst__ledger_report_close(ledger);
        status = take_row(ledger);
    }
    return status ? status : SWST_ROW;
}

swst_status swst_ledger_step(swst_ledger *ledger)
{
    swst_status status;

    if (!ledger)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (ledger->failure || ledger->complete)
        return ledger->failure;
    status = swst_store_set_request(ledger->store, NULL);   /* a request is of one record */
    if (!status && !ledger->begun) {
        if ((status = begin(ledger)) && !ledger->begun)
            return status;                                  /* to be tried again */
    }
    if (!status)
        status = swst__batch_ready(ledger->batch);
    if (!status)
        status = take_some(ledger);
    if (status < 0)
        ledger->failure = status;
    ledger->complete = status == SWST_OK;
    return status;
}

/* ------------------------------------------------------------------------- apply */

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static swst_status write_import(swst_ledger *ledger, bool *wrote)
{
    struct swst__import import = { .number = ledger->number, .created = ledger->created,
                                   .updated = ledger->updated };
    swst_status status;

    swst__homes_free(&ledger->people->homes);       /* sorting indexes wants the memory */
    status = swst__batch_close(ledger->batch);
    swst__batch_ids(ledger->batch, &import.first_id, &import.last_id);
    if (!status && !import.first_id)
        status = swst__import_changes(ledger->store, ledger->number, wrote);
    if (status || !*wrote)
        return status;
    if (!(status = swst__import_last_line(ledger->store, &import.audited))) {
        status = swst__import_add(ledger->store, &import, name_of(ledger->path),
                                  swst__write_now(ledger->store), ledger->since);
    }
    return status ? status : swst__batch_commit(ledger->batch);
}

swst_status swst_ledger_apply(swst_ledger *ledger, int64_t *number)
{
    swst_status status = SWST_OK;
    bool wrote;

    if (!ledger || !number)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!ledger->complete)
        return swst__fail(SWST_EMISUSE, SWST__MORE_TO_READ);
    if (ledger->rejected && !ledger->skips_bad) {
        give_up(ledger);
        return swst__fail_again(SWST_EINVALID, &ledger->first);
    }
    if (!ledger->batch)
        return swst__fail(SWST_EMISUSE, SWST__NO_TRANSACTION);
    wrote = ledger->people->wrote;
    if (wrote)
        status = write_import(ledger, &wrote);
    give_up(ledger);
    if (!status)
        *number = wrote ? ledger->number : 0;
    return status;
}
