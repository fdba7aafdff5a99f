/* Programmes against their plans: sessions, runs, people, time and months. */
#include "domain/in_force.h"
#include "model/structs.h"
#include "report/answer.h"
#include "report/programmes_count.h"

#include <swstation/programmes.h>

enum {
    PROGRAMME_ID, NAME, AREA_CODE, PLANNED_SESSIONS, EXPECTED, PLANNED, HELD, CANCELLED, POSTPONED,
    OVERDUE, SESSIONS_RATE, RUNS_PLANNED, RUNS, RUNS_ENDED, PEOPLE_PLANNED, PEOPLE, PERSON_TIMES,
    MINUTES_PLANNED, MINUTES, ATTENDEE_MINUTES, SITE_MONTHS_MET, SITE_MONTHS
};

#define COLUMN(name_, type_, en, zh, unit_) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_ }
#define SESSIONS(name, en, zh) COLUMN(name, INTEGER, en, zh, "sessions")

static const struct swst_field columns[] = {
    [PROGRAMME_ID] = { .name = "programme_id", .label = { { "Programme", "项目编号" } }, .unit = "",
                       .type = SWST_REFERENCE, .target = &swst__kinds[swst__kind_programme] },
    [NAME] = COLUMN("name", TEXT, "Name", "项目名称", ""),
    [AREA_CODE] = COLUMN("area_code", TEXT, "Site", "点位区域", ""),
    [PLANNED_SESSIONS] = SESSIONS("planned_sessions", "Sessions of the plan", "计划场次"),
    [EXPECTED] = SESSIONS("expected", "Sessions by its recurrence", "按规则应有场次"),
    [PLANNED] = SESSIONS("planned", "Planned", "待举办"),
    [HELD] = SESSIONS("held", "Held", "已举办"),
    [CANCELLED] = SESSIONS("cancelled", "Cancelled", "已取消"),
    [POSTPONED] = SESSIONS("postponed", "Postponed", "已延期"),
    [OVERDUE] = SESSIONS("overdue", "Overdue", "逾期未办"),
    [SESSIONS_RATE] = COLUMN("sessions_rate", RATE, "Held of the plan", "场次完成率", ""),
    [RUNS_PLANNED] = COLUMN("runs_planned", INTEGER, "Runs of the plan", "计划期数", "runs"),
    [RUNS] = COLUMN("runs", INTEGER, "Runs begun", "已开期数", "runs"),
    [RUNS_ENDED] = COLUMN("runs_ended", INTEGER, "Runs ended", "已结期数", "runs"),
    [PEOPLE_PLANNED] = COLUMN("people_planned", INTEGER, "People of the plan", "计划人数", "people"),
    [PEOPLE] = COLUMN("people", INTEGER, "People taking part", "参加人数", "people"),
    [PERSON_TIMES] = COLUMN("person_times", INTEGER, "Presences", "服务人次", "person-times"),
    [MINUTES_PLANNED] = COLUMN("minutes_planned", INTEGER, "Time of the plan", "计划时长", "min"),
    [MINUTES] = COLUMN("minutes", INTEGER, "Time held", "举办时长", "min"),
    [ATTENDEE_MINUTES] = COLUMN("attendee_minutes", INTEGER, "Time of those present", "参加者时长",
                                "min"),
    [SITE_MONTHS_MET] = COLUMN("site_months_met", INTEGER, "Months with a session", "已办月数",
                               "months"),
    [SITE_MONTHS] = COLUMN("site_months", INTEGER, "Months due", "应办月数", "months"),
    { .name = NULL }
};

/* As programmes are read; the last is the recurrence. */
enum { ID, NAME_OF, AREA_ID, OWNER_ID, STARTS_ON, ENDS_ON, PLAN, RECURRENCE = PLAN + 4 };

static const size_t plan_columns[4] = { PLANNED_SESSIONS, RUNS_PLANNED, PEOPLE_PLANNED,
                                        MINUTES_PLANNED };

struct work {
    struct swst__answer *answer;
    struct swst__statement *row;
    struct swst__programme_count count;
    struct swst__ids named;             /* the owner, and who is assigned */
};

/* ------------------------------------------------------------------- filters */

static bool is_within(const struct work *work, int64_t area_id)
{
    const struct swst__ground *ground = &work->answer->ground;

    return swst__areas_within(&ground->areas, swst__areas_find(&ground->areas, area_id),
                              ground->top);
}

static bool touches_area(const struct work *work)
{
    bool touches = is_within(work, work->count.area_id);

    for (size_t i = 0; i < work->count.site_count; i++)
        touches = touches || is_within(work, work->count.of_sites[i].area_id);
    return touches;
}

static swst_status find_named(struct work *work)
{
    struct swst__statement *statement;
    swst_status status;

    work->named.count = 0;
    if ((status = swst__ids_append(&work->named, swst__db_int(work->row, OWNER_ID))))
        return status;
    status = swst__db_take(work->answer->store, "SELECT worker_id FROM assignment"
        " WHERE programme_id = ?1 AND" SWST__IN_FORCE("assignment", "?2"), &statement);
    if (status)
        return status;
    swst__db_bind_int(statement, 1, work->count.id);
    swst__db_bind_int(statement, 2, work->answer->ground.day);
    return swst__ids_read(&work->named, statement);
}

static swst_status is_wanted(struct work *work, bool *is)
{
    struct swst__ground *ground = &work->answer->ground;
    int64_t wanted = ground->filter->programme_id;
    swst_status status;

    *is = !wanted || wanted == work->count.id;
    if (!*is || !ground->filter->worker_id)
        return SWST_OK;
    status = find_named(work);
    if (!status)
        status = swst__staff_named(&ground->staff, work->named.at, work->named.count,
                                   &ground->workers);
    *is = swst__ids_hold(&ground->workers, ground->filter->worker_id);
    return status;
}

/* --------------------------------------------------------------------- rows */

static void set_tally(struct work *work, const struct swst__tally *tally)
{
    swst_table *table = work->answer->table;
    const struct { size_t column; int64_t value; } cells[] = {
        { PLANNED, tally->planned }, { HELD, tally->held }, { CANCELLED, tally->cancelled },
        { POSTPONED, tally->postponed }, { OVERDUE, tally->overdue },
        { PEOPLE, (int64_t)tally->people.count }, { PERSON_TIMES, tally->person_times },
        { MINUTES, tally->minutes }, { ATTENDEE_MINUTES, tally->attendee_minutes },
        { SITE_MONTHS_MET, tally->months_met }, { SITE_MONTHS, tally->months },
    };

    swst__table_set_int(table, PROGRAMME_ID, work->count.id);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        swst__table_set_int(table, cells[i].column, cells[i].value);
    if (!swst__db_is_null(work->row, RECURRENCE) && !swst__db_is_null(work->row, STARTS_ON))
        swst__table_set_int(table, EXPECTED, tally->expected);
}

static void set_plan(struct work *work)
{
    swst_table *table = work->answer->table;
    const struct swst__tally *whole = &work->count.whole;
    int64_t planned = swst__db_is_null(work->row, PLAN) ? SWST__UNKNOWN
                                                        : swst__db_int(work->row, PLAN);

    for (size_t i = 0; i < sizeof plan_columns / sizeof *plan_columns; i++)
        if (!swst__db_is_null(work->row, PLAN + (int)i))
            swst__table_set_int(table, plan_columns[i], swst__db_int(work->row, PLAN + (int)i));
    swst__table_set_int(table, RUNS, work->count.runs);
    swst__table_set_int(table, RUNS_ENDED, work->count.runs_ended);
    swst__table_set_rate(table, SESSIONS_RATE,
                         planned >= 0 && whole->held > planned ? planned : whole->held, planned,
                         "session");
}

static swst_status show(struct work *work, const struct swst__tally *tally)
{
    const struct swst__areas *areas = &work->answer->ground.areas;
    bool is_whole = tally == &work->count.whole;
    int64_t area = is_whole ? SWST__NOWHERE : swst__areas_find(areas, tally->area_id);
    swst_status status;

    if (swst__answer_is_full(work->answer))
        return SWST_OK;
    if ((status = swst__table_add_row(work->answer->table)))
        return status;
    set_tally(work, tally);
    if (is_whole)
        set_plan(work);
    status = swst__table_set_text(work->answer->table, NAME, swst__db_text(work->row, NAME_OF));
    return status ? status
        : swst__table_set_text(work->answer->table, AREA_CODE,
                               area == SWST__NOWHERE ? "" : areas->at[area].code);
}

/* In the order of the codes, which is that of areas. */
static int compare_sites(const struct swst__areas *areas, const struct swst__tally *a,
                         const struct swst__tally *b)
{
    int64_t left = swst__areas_find(areas, a->area_id), right = swst__areas_find(areas, b->area_id);

    return (left > right) - (left < right);
}

static void order_sites(struct work *work)
{
    struct swst__tally *sites = work->count.of_sites;

    for (size_t i = 1; i < work->count.site_count; i++)
        for (size_t j = i; j && compare_sites(&work->answer->ground.areas, &sites[j - 1],
                                              &sites[j]) > 0; j--) {
            struct swst__tally moved = sites[j];

            sites[j] = sites[j - 1];
            sites[j - 1] = moved;
        }
}

static bool has_anything(const struct work *work)
{
    const struct swst__programme_count *count = &work->count;

    return swst__span_days(swst__span_meet(count->days, count->question.period))
        || count->whole.planned || count->whole.held || count->whole.people.count || count->runs
        || count->runs_ended;
}

static swst_status show_programme(struct work *work)
{
    bool wanted;
    swst_status status = is_wanted(work, &wanted);

    if (status || !wanted || !has_anything(work) || !touches_area(work))
        return status;
    order_sites(work);
    status = show(work, &work->count.whole);
    for (size_t i = 0; i < work->count.site_count && !status; i++)
        if (is_within(work, work->count.of_sites[i].area_id))
            status = show(work, &work->count.of_sites[i]);
    return status;
}

static void read_programme(struct work *work)
{
    const struct swst__statement *row = work->row;
    struct swst__programme_count *count = &work->count;

    count->id = swst__db_int(row, ID);
    count->area_id = swst__db_int(row, AREA_ID);
    count->days = (struct swst__span){
        swst__db_is_null(row, STARTS_ON) ? SWST__FIRST_DAY : swst__db_int(row, STARTS_ON),
        swst__db_is_null(row, ENDS_ON) ? SWST__LAST_DAY : swst__db_int(row, ENDS_ON)
    };
}

static swst_status fill(struct swst__answer *answer)
{
    struct work work = { .answer = answer, .count.store = answer->store,
                         .count.question = answer->question };
    swst_status status = swst__db_take(answer->store,
        "SELECT id, name, area_id, owner_id, starts_on, ends_on, planned_sessions, planned_runs,"
        " planned_people, planned_minutes, recurrence FROM programme WHERE voided_at IS NULL"
        " ORDER BY id", &work.row);

    while (!status && (status = swst__db_step(work.row)) == SWST_ROW) {
        read_programme(&work);
        status = swst__programme_count(&work.count, swst__db_is_null(work.row, RECURRENCE)
                                               ? NULL : swst__db_text(work.row, RECURRENCE));
        if (!status)
            status = show_programme(&work);
    }
    swst__db_give_back(work.row);
    swst__programme_count_free(&work.count);
    swst__ids_free(&work.named);
    return status;
}

swst_status swst_report_programmes(swst_store *store, const char *from, const char *to,
                                   const char *as_of, const swst_filter *filter,
                                   swst_table **table)
{
    return swst__answer(store, (const char *const[]){ from, to, as_of }, filter, "programmes",
                        columns, fill, table);
}
