/* Closing a month: its figures become a revision that never changes. */
#include "report/documents/close.h"

#include "base/memory.h"
#include "domain/act.h"
#include "domain/rights/permit.h"
#include "domain/write.h"
#include "model/structs.h"
#include "store/db.h"
#include "store/sight.h"

#include <swstation/summary.h>

static const char latest_sql[] = "SELECT revision, id, closed_at, figures FROM month_close"
    " WHERE month = ?1 AND voided_at IS NULL AND (?2 = 0 OR revision = ?2)"
    " ORDER BY revision DESC LIMIT 1";

swst_status swst__month_read_closing(swst_store *store, const char *month,
                                     struct swst__closing *closing,
                                     struct swst__month_figures *figures)
{
    struct swst__statement *row;
    swst_status status = swst__db_take(store, latest_sql, &row);

    if (status)
        return status;
    swst__db_bind_text(row, 1, month);
    swst__db_bind_int(row, 2, closing->revision);
    *closing = (struct swst__closing){ 0 };
    if ((status = swst__db_step(row)) == SWST_ROW) {
        *closing = (struct swst__closing){ swst__db_int(row, 0), swst__db_int(row, 1),
                                           swst__db_int(row, 2) };
        if (figures)                    /* required: without it memory ran out */
            status = swst__db_is_null(row, 3) || !swst__db_text(row, 3) ? swst__fail_memory()
                : swst__month_figures_read(swst__db_text(row, 3), figures);
        else
            status = SWST_OK;
    }
    swst__db_give_back(row);
    return status;
}

/* What was added or is gone differs, too. */
static bool has_changed(const struct swst__month_figures *before,
                        const struct swst__month_figures *now)
{
    if (before->count != now->count)
        return true;
    for (size_t i = 0; i < now->count; i++) {
        const struct swst__month_figure *old = swst__month_figures_find(before, now->at[i].code,
                                                                        now->at[i].area);

        if (!old || swst__figures_differ(&old->figure, &now->at[i].figure))
            return true;
    }
    return false;
}

/* Whether another revision may follow this one (0: none). */
static swst_status check_before(int64_t revision, bool revise,
                                const struct swst__month_figures *before,
                                const struct swst__month_figures *now)
{
    if (revision && !revise)
        return swst__fail_number(SWST_ECONFLICT, SWST__MONTH_CLOSED, revision);
    if (revision && !has_changed(before, now))
        return swst__fail_number(SWST_ECONFLICT, SWST__MONTH_UNCHANGED, revision);
    return SWST_OK;
}

static swst_status make(swst_store *store, const char *month, int64_t revision,
                        const struct swst__month_figures *figures, swst_record **made)
{
    swst_record *record = swst_record_new(&swst__kinds[swst__kind_month_close]);
    char *json = NULL;
    swst_status status = record ? swst__month_figures_print(figures, &json) : SWST_ENOMEM;

    if (!status)
        status = swst__record_set_text(record, SWST__FIELD(month_close, month), month);
    if (!status)
        status = swst__record_set_int(record, SWST__FIELD(month_close, revision), revision);
    if (!status)
        status = swst__record_set_int(record, SWST__FIELD(month_close, closed_at),
                                      swst__write_now(store));
    if (!status)
        status = swst__record_set_text(record, SWST__FIELD(month_close, figures), json);
    swst_free(json);
    *made = record;
    return status;
}

/* What is reported is of the whole station. */
static swst_status count(swst_store *store, struct swst__span days,
                         struct swst__month_figures *figures)
{
    enum swst__sight sight = swst__sight_set(store, SWST__FIGURES);
    swst_status status = swst__permit_whole(store);

    if (!status)
        status = swst__month_count(store, days, figures);
    swst__sight_set(store, sight);
    return status;
}

/* The record of the next revision, with its number. */
static swst_status revise_month(swst_store *store, const char *month, struct swst__span days,
                                bool revise, int64_t *revision, swst_record **record)
{
    struct swst__month_figures before = { 0 }, now = { 0 };
    struct swst__closing latest = { 0 };
    swst_status status = swst__month_read_closing(store, month, &latest, revise ? &before : NULL);

    if (!status && (revise || !latest.revision))
        status = count(store, days, &now);
    if (!status)
        status = check_before(latest.revision, revise, &before, &now);
    *revision = latest.revision + 1;
    if (!status)
        status = make(store, month, *revision, &now, record);
    swst__month_figures_free(&before);
    swst__month_figures_free(&now);
    return status;
}

static swst_status check_days(struct swst__span days, int64_t as_of)
{
    if (days.first > as_of)
        return swst__fail(SWST_EINVALID, SWST__MONTH_NOT_BEGUN);
    return days.last > as_of ? swst__fail(SWST_EINVALID, SWST__MONTH_NOT_OVER) : SWST_OK;
}

/* Which revision a request made when it was served first. */
static swst_status find_served(swst_store *store, int64_t id, int64_t *revision)
{
    return swst__db_ask(store, "SELECT revision FROM month_close WHERE id = ?1", id, 0, 0,
                        revision);
}

swst_status swst_month_close(swst_store *store, const char *month, const char *as_of, bool revise,
                             int64_t *revision)
{
    struct swst__act act;
    struct swst__span days;
    swst_record *record = NULL;
    int64_t day, made = 0;
    swst_status status;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__month_argument(month, &days)) || (status = swst__day_argument(as_of, &day))
        || (status = check_days(days, day))
        || (status = swst__act_begin_writing(store, &act, &swst__kinds[swst__kind_month_close],
                                             NULL, 0)))
        return status;
    status = act.served ? find_served(store, act.served, &made)
                        : revise_month(store, month, days, revise, &made, &record);
    status = swst__act_save(store, &act, status, record, NULL);
    if (!status && revision)
        *revision = made;
    return status;
}
