/* Lag: how many days passed between what happened and its record (seed 002). */
#include "base/memory.h"
#include "base/text.h"
#include "model/structs.h"
#include "report/answer.h"

#include <swstation/files.h>
#include <swstation/station.h>

enum { KIND_NAME, RECORDS, AVERAGE, LONGEST, LATE };

#define COLUMN(name_, type_, en, zh, unit_) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_ }

static const struct swst_field columns[] = {
    [KIND_NAME] = COLUMN("kind", TEXT, "Kind", "记录种类", ""),
    [RECORDS] = COLUMN("records", INTEGER, "Records", "记录数", "records"),
    [AVERAGE] = COLUMN("average", TEXT, "Average lag", "平均滞后", "days"),
    [LONGEST] = COLUMN("longest", INTEGER, "Longest lag", "最长滞后", "days"),
    [LATE] = COLUMN("late", INTEGER, "Late", "迟录", "records"),
    { .name = NULL }
};

struct lag {
    int64_t records, days, longest, late;
};

struct work {
    struct swst__answer *answer;
    struct swst__ids clients;           /* whom the filter lets pass; unused without one */
    bool narrowed;
    int64_t most;
    struct lag all;
};

/* --------------------------------------------------------- days that are told of */

/* The day of the fact; of what a case or the station did, the day it was done. */
static const struct swst_field *fact_day(const struct swst_kind *kind)
{
    for (unsigned i = 0; i < kind->field_count; i++)
        if (kind->fields[i].flags & SWST__HAPPENED)
            return &kind->fields[i];
    if (kind == &swst__kinds[swst__kind_case_event])
        return SWST__FIELD(case_event, happened_on);
    return kind == &swst__kinds[swst__kind_activity] ? SWST__FIELD(activity, held_on) : NULL;
}

/* Rows of a client or, of an activity, an area: whose, the day, when recorded. */
static char *write_sql(const struct swst_kind *kind, const struct swst_field *day)
{
    struct swst__text sql = { 0 };

    if (kind == &swst__kinds[swst__kind_case_event])
        swst__text_add(&sql, "SELECT \"case\".client_id, happened_on, it.recorded_at"
                             " FROM case_event it JOIN \"case\" ON \"case\".id = it.case_id");
    else
        swst__text_add(&sql, "SELECT it.%s, it.\"%s\", it.recorded_at FROM \"%s\" it",
                       swst__field_find(kind, "client_id") ? "client_id" : "area_id", day->name,
                       kind->name);
    swst__text_add(&sql, " WHERE it.voided_at IS NULL AND it.\"%s\" BETWEEN ?1 AND ?2%s",
                   day->name, kind == &swst__kinds[swst__kind_activity] ? " AND state = 2" : "");
    return swst__text_take(&sql);
}

_Static_assert(swst__activity_state_ACTIVITY_STATE_HELD == 2,
               "the statement above names it by number");

/* ------------------------------------------------------------------- counting */

static swst_status is_counted(struct work *work, const struct swst_kind *kind, int64_t whose,
                              bool *counted)
{
    struct swst__ground *ground = &work->answer->ground;

    *counted = true;
    if (!work->narrowed)
        return SWST_OK;
    if (kind == &swst__kinds[swst__kind_activity])
        return swst__ground_admits(ground, 0, swst__areas_find(&ground->areas, whose), counted);
    *counted = swst__ids_hold(&work->clients, whose);
    return SWST_OK;
}

static void add(struct lag *lag, int64_t days, int64_t most)
{
    lag->records++;
    lag->days += days;
    lag->late += days > most;
    if (days > lag->longest)
        lag->longest = days;
}

static swst_status count_rows(struct work *work, const struct swst_kind *kind,
                              struct swst__statement *rows, struct lag *lag)
{
    swst_status status;

    while ((status = swst__db_step(rows)) == SWST_ROW) {
        int64_t days = swst__instant_day(swst__db_int(rows, 2)) - swst__db_int(rows, 1);
        bool counted;

        if ((status = is_counted(work, kind, swst__db_int(rows, 0), &counted)))
            break;
        if (!counted)
            continue;
        add(lag, days > 0 ? days : 0, work->most);
        add(&work->all, days > 0 ? days : 0, work->most);
    }
    return status;
}

static swst_status count_kind(struct work *work, const struct swst_kind *kind,
                              const struct swst_field *day, struct lag *lag)
{
    char *sql = write_sql(kind, day);
    struct swst__statement *rows;
    swst_status status;

    if (!sql)
        return swst__fail_memory();
    status = swst__db_take(work->answer->store, sql, &rows);
    swst_free(sql);
    if (status)
        return status;
    swst__db_bind_int(rows, 1, work->answer->question.window.first);
    swst__db_bind_int(rows, 2, work->answer->question.window.last);
    status = count_rows(work, kind, rows, lag);
    swst__db_give_back(rows);
    return status;
}

/* --------------------------------------------------------------------- showing */

static swst_status show(swst_table *table, const char *name, const struct lag *lag)
{
    swst_status status = swst__table_add_row(table);

    if (status || (status = swst__table_set_text(table, KIND_NAME, name)))
        return status;
    swst__table_set_int(table, RECORDS, lag->records);
    swst__table_set_int(table, LATE, lag->late);
    if (!lag->records)
        return SWST_OK;
    swst__table_set_int(table, LONGEST, lag->longest);
    return swst__table_set_average(table, AVERAGE, lag->days, lag->records);
}

/* All comes first and is known last: kinds are counted, then shown. */
static swst_status fill_kinds(struct work *work, struct lag *lags)
{
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < swst__kind_count && !status; i++) {
        const struct swst_field *day = fact_day(&swst__kinds[i]);

        if (day)
            status = count_kind(work, &swst__kinds[i], day, &lags[i]);
    }
    if (!status)
        status = show(work->answer->table, "all", &work->all);
    for (unsigned i = 0; i < swst__kind_count && !status; i++)
        if (lags[i].records)
            status = show(work->answer->table, swst__kinds[i].name, &lags[i]);
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    const swst_filter *filter = answer->ground.filter;
    struct work work = { .answer = answer, .narrowed = answer->ground.only || filter->least_age
                                                       || filter->age_end };
    struct lag *lags = swst__calloc(swst__kind_count * sizeof *lags);
    swst_status status = lags ? swst_station_setting(answer->store, "record_lag_days", &work.most)
                              : swst__fail_memory();

    if (!status && work.narrowed)
        status = swst__ground_meet_all(&answer->ground, answer->store, &work.clients);
    if (!status)
        status = fill_kinds(&work, lags);
    swst__ids_free(&work.clients);
    swst_free(lags);
    return status;
}

swst_status swst_report_lag(swst_store *store, const char *from, const char *to,
                            const char *as_of, const swst_filter *filter, swst_table **table)
{
    return swst__answer(store, (const char *const[]){ from, to, as_of }, filter, "lag", columns,
                        fill, table);
}
