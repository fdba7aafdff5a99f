/* Programmes against their plans: sessions, runs, people, time and months. */
#include "model/structs.h"
#include "report/answer.h"
#include "report/programmes_walk.h"

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

static const size_t plan_columns[4] = { PLANNED_SESSIONS, RUNS_PLANNED, PEOPLE_PLANNED,
                                        MINUTES_PLANNED };

/* --------------------------------------------------------------------- rows */

static void set_tally(struct swst__programme_walk *walk, const struct swst__tally *tally)
{
    swst_table *table = walk->answer->table;
    const struct { size_t column; int64_t value; } cells[] = {
        { PLANNED, tally->planned }, { HELD, tally->held }, { CANCELLED, tally->cancelled },
        { POSTPONED, tally->postponed }, { OVERDUE, tally->overdue },
        { PEOPLE, (int64_t)tally->people.count }, { PERSON_TIMES, tally->person_times },
        { MINUTES, tally->minutes }, { ATTENDEE_MINUTES, tally->attendee_minutes },
        { SITE_MONTHS_MET, tally->months_met }, { SITE_MONTHS, tally->months },
    };

    swst__table_set_int(table, PROGRAMME_ID, walk->count.id);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        swst__table_set_int(table, cells[i].column, cells[i].value);
    if (swst__programme_recurs(walk))
        swst__table_set_int(table, EXPECTED, tally->expected);
}

static void set_plan(struct swst__programme_walk *walk)
{
    swst_table *table = walk->answer->table;
    const struct swst__tally *whole = &walk->count.whole;
    int64_t planned = swst__db_is_null(walk->row, SWST__PROGRAMME_PLAN)
        ? SWST__UNKNOWN : swst__db_int(walk->row, SWST__PROGRAMME_PLAN);

    for (size_t i = 0; i < sizeof plan_columns / sizeof *plan_columns; i++) {
        int column = SWST__PROGRAMME_PLAN + (int)i;

        if (!swst__db_is_null(walk->row, column))
            swst__table_set_int(table, plan_columns[i], swst__db_int(walk->row, column));
    }
    swst__table_set_int(table, RUNS, walk->count.runs);
    swst__table_set_int(table, RUNS_ENDED, (int64_t)walk->count.ended.count);
    swst__table_set_rate(table, SESSIONS_RATE, swst__programme_held_of(whole, planned), planned,
                         "session");
}

static swst_status show(struct swst__programme_walk *walk, const struct swst__tally *tally)
{
    const struct swst__areas *areas = &walk->answer->ground.areas;
    bool is_whole = tally == &walk->count.whole;
    int64_t area = is_whole ? SWST__NOWHERE : swst__areas_find(areas, tally->area_id);
    swst_status status;

    if (swst__answer_is_full(walk->answer))
        return SWST_OK;
    if ((status = swst__table_add_row(walk->answer->table)))
        return status;
    set_tally(walk, tally);
    if (is_whole)
        set_plan(walk);
    status = swst__table_set_text(walk->answer->table, NAME,
                                  swst__db_text(walk->row, SWST__PROGRAMME_NAME));
    return status ? status
        : swst__table_set_text(walk->answer->table, AREA_CODE,
                               area == SWST__NOWHERE ? "" : areas->at[area].code);
}

/* In the order of the codes, which is that of areas. */
static int compare_sites(const struct swst__areas *areas, const struct swst__tally *a,
                         const struct swst__tally *b)
{
    int64_t left = swst__areas_find(areas, a->area_id), right = swst__areas_find(areas, b->area_id);

    return (left > right) - (left < right);
}

static void order_sites(struct swst__programme_walk *walk)
{
    struct swst__tally *sites = walk->count.of_sites;

    for (size_t i = 1; i < walk->count.site_count; i++)
        for (size_t j = i; j && compare_sites(&walk->answer->ground.areas, &sites[j - 1],
                                              &sites[j]) > 0; j--) {
            struct swst__tally moved = sites[j];

            sites[j] = sites[j - 1];
            sites[j - 1] = moved;
        }
}

static swst_status show_programme(struct swst__programme_walk *walk, void *with)
{
    swst_status status;

    (void)with;
    if (!walk->has_anything)
        return SWST_OK;
    order_sites(walk);
    status = show(walk, &walk->count.whole);
    for (size_t i = 0; i < walk->count.site_count && !status; i++)
        if (swst__programme_is_within(walk, walk->count.of_sites[i].area_id))
            status = show(walk, &walk->count.of_sites[i]);
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    struct swst__programme_walk walk = { .answer = answer };

    return swst__programmes_walk(&walk, show_programme, NULL);
}

swst_status swst_report_programmes(swst_store *store, const char *from, const char *to,
                                   const char *as_of, const swst_filter *filter,
                                   swst_table **table)
{
    return swst__answer(store, (const char *const[]){ from, to, as_of }, filter, "programmes",
                        columns, fill, table);
}
