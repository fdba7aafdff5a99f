/* Counts of cases that never mix: open at the start, opened, active, followed
 * up, handled, closed, closed with success; outcome and improvement. */
#include "report/cases.h"

#include "model/structs.h"
#include "report/desk.h"

#include <swstation/casework.h>
#include <swstation/station.h>

enum {
    TYPE, OPEN_AT_START, OPENED, ACTIVE, FOLLOWED_UP, HANDLED, CLOSED, SUCCESSFUL, SUCCESS_RATE,
    OUTCOME_IMPROVED, OUTCOME_RATE, IMPROVED, SUSPENDED, IDLE, OPEN_AT_END, DAYS_OPEN, NEED_RATE
};

#define COLUMN(name_, type_, unit_, en, zh) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_ }

static const struct swst_field columns[] = {
    [TYPE] = COLUMN("type", TEXT, "", "Type", "类型"),
    [OPEN_AT_START] = COLUMN("open_at_start", INTEGER, "cases", "Open at the start", "期初在办"),
    [OPENED] = COLUMN("opened", INTEGER, "cases", "Opened", "新开"),
    [ACTIVE] = COLUMN("active", INTEGER, "cases", "Active", "期内在办"),
    [FOLLOWED_UP] = COLUMN("followed_up", INTEGER, "cases", "Followed up", "已跟进"),
    [HANDLED] = COLUMN("handled", INTEGER, "cases", "Handled", "办理"),
    [CLOSED] = COLUMN("closed", INTEGER, "cases", "Closed", "结案"),
    [SUCCESSFUL] = COLUMN("successful", INTEGER, "cases", "Closed with the goals met", "达成目标结案"),
    [SUCCESS_RATE] = COLUMN("success_rate", RATE, "", "Success", "成功率"),
    [OUTCOME_IMPROVED] = COLUMN("outcome_improved", INTEGER, "cases", "Closed as improved",
                                "结案时明显改善"),
    [OUTCOME_RATE] = COLUMN("outcome_rate", RATE, "", "Closed as improved, rate", "结案改善率"),
    [IMPROVED] = COLUMN("improved", RATE, "", "Improved on the main scale", "个案改善率"),
    [SUSPENDED] = COLUMN("suspended", INTEGER, "cases", "Suspended", "暂停"),
    [IDLE] = COLUMN("idle", INTEGER, "cases", "Idle", "搁置"),
    [OPEN_AT_END] = COLUMN("open_at_end", INTEGER, "cases", "Open at the end", "期末在办"),
    [DAYS_OPEN] = COLUMN("days_open", TEXT, "days", "Days open, of those closed", "结案平均天数"),
    [NEED_RATE] = COLUMN("need_rate", RATE, "", "Needs answered by a case", "需求开案率"),
    { .name = NULL }
};

/* Of all, of no type, and of every type: numbers by column, and what rates are of. */
enum { ALL, NONE, FIRST_TYPE, SUMS = FIRST_TYPE + swst__case_type_end - 1 };

struct sums {
    int64_t counts[OPEN_AT_END + 1];
    int64_t scored, improved, days_open;
    bool occurs;
};

struct work {
    struct swst__case_walk *walk;
    struct sums sums[SUMS];
    struct swst__feed needs;
    int64_t needs_asked, needs_answered;
    int64_t idle_days;
    struct swst__posts posts;
};

/* ----------------------------------------------------------------- counting */

static bool lies_in(int64_t day, struct swst__span days)
{
    return days.first <= day && day <= days.last;
}

/* The day before the window; of a window that has not begun, its last. */
static int64_t day_before(struct swst__span window)
{
    return window.first - 1 < window.last ? window.first - 1 : window.last;
}

static bool is_reviewed(const struct swst__case *it, int64_t until)
{
    if (swst__case_is_closed(it) && it->closed_on != SWST__NULL && it->closed_on <= until)
        return true;
    for (size_t i = 0; i < it->event_count && it->events[i][SWST__CASE_DAY] <= until; i++)
        if (it->events[i][SWST__CASE_EVENT] == swst__case_event_event_REVIEW
            && it->events[i][SWST__CASE_RESULT] != swst__case_event_result_NOT_DONE)
            return true;
    return false;
}

static void count_improvement(const struct work *work, const struct swst__case *it,
                              struct sums *sums)
{
    size_t count;
    const struct swst__case_goal *goals = swst__case_walk_goals(work->walk, it->id, &count);
    const struct swst__case_goal *main = swst__case_goal_main(goals, count);

    if (!main || main->before == SWST__NULL || main->after == SWST__NULL)
        return;
    sums->scored++;
    sums->improved += is_reviewed(it, work->walk->window.last) && swst__case_goal_improved(main);
}

static void add(struct sums *sums, const struct sums *one)
{
    for (int i = 0; i <= OPEN_AT_END; i++)
        sums->counts[i] += one->counts[i];
    sums->scored += one->scored;
    sums->improved += one->improved;
    sums->days_open += one->days_open;
    sums->occurs = true;
}

/* One case, as the sums of itself. */
static struct sums count_case(const struct work *work, const struct swst__case *it)
{
    struct swst__span window = work->walk->window;
    struct sums one = { .occurs = false };
    int64_t *counts = one.counts;

    counts[OPEN_AT_START] = swst__case_open_on(it, day_before(window));
    counts[OPENED] = lies_in(it->opened_on, window);
    counts[ACTIVE] = swst__case_open_in(it, window);
    counts[FOLLOWED_UP] = swst__case_followed_up(it, window);
    counts[HANDLED] = counts[OPENED]
        || (counts[OPEN_AT_START] && swst__case_acted_on(it, window));
    counts[CLOSED] = swst__case_closed_in(it, window);
    counts[SUCCESSFUL] = counts[CLOSED] && it->close_reason == SWST_CASE_CLOSE_REASON_GOALS_MET;
    counts[OUTCOME_IMPROVED] = counts[CLOSED] && it->outcome == SWST_CASE_OUTCOME_IMPROVED;
    counts[OPEN_AT_END] = swst__case_open_on(it, window.last);
    counts[SUSPENDED] = counts[OPEN_AT_END] && swst__case_suspended_on(it, window.last);
    if (counts[CLOSED])
        one.days_open = it->closed_on - it->opened_on;
    if (counts[ACTIVE])
        count_improvement(work, it, &one);
    return one;
}

/* The desk decides: it shows a case also to who is alerted of it. */
static swst_status count_idle(struct work *work, const struct swst__case *it, int64_t *idle)
{
    struct swst__case_walk *walk = work->walk;
    int64_t day = walk->window.last;
    struct swst__matter matter;
    bool admitted = false;
    swst_status status = SWST_OK;

    if (swst__case_idle_on(it, day, work->idle_days)) {
        matter = swst__desk_idle_case(&work->posts, &walk->people.person, it, day);
        status = swst__desk_admits(&walk->answer->ground, &matter, &admitted);
    }
    *idle = admitted;
    return status;
}

static swst_status add_case(struct work *work, const struct swst__case *it)
{
    bool admitted;
    struct sums one = { .occurs = false };
    swst_status status = swst__case_walk_admits(work->walk, it, &admitted);

    if (status || swst__case_is_declined(it))
        return status;
    if (admitted)
        one = count_case(work, it);
    status = count_idle(work, it, &one.counts[IDLE]);
    for (int i = OPEN_AT_START; i <= OPEN_AT_END; i++)
        one.occurs = one.occurs || one.counts[i];
    if (one.occurs && !status) {
        add(&work->sums[ALL], &one);
        add(&work->sums[it->type ? FIRST_TYPE + it->type - 1 : NONE], &one);
    }
    return status;
}

/* -------------------------------------------------------------------- needs */

#define ANSWERED " EXISTS (SELECT 1 FROM \"case\" WHERE need_id = need.id" \
    " AND \"case\".voided_at IS NULL AND coalesce(\"case\".state, 0) <> 4" \
    " AND \"case\".opened_on <= ?2)"
#define OF_NEEDS " AND category = 'case' AND need.opened_on >= ?1 AND need.opened_on <= ?2" \
    " AND need.voided_at IS NULL"
_Static_assert(SWST_CASE_STATE_DECLINED == 4, "the statement names it by number");

static const char needs_sql[] = "SELECT client_id," ANSWERED " FROM need WHERE client_id >= ?3"
    OF_NEEDS " ORDER BY client_id";

static swst_status add_needs_of_client(struct work *work)
{
    swst_status status = swst__feed_take(&work->needs, work->walk->people.person.id);

    for (size_t i = 0; i < work->needs.count && work->walk->admitted && !status; i++) {
        work->needs_asked++;
        work->needs_answered += work->needs.rows[i][0];
    }
    return status;
}

/* Of households and areas: by where they are. */
static swst_status add_other_needs(struct work *work)
{
    struct swst__ground *ground = &work->walk->answer->ground;
    struct swst__statement *statement;
    swst_status status = swst__db_take(work->walk->answer->store,
        "SELECT coalesce(household.area_id, need.area_id, 0)," ANSWERED " FROM need"
        " LEFT JOIN household ON household.id = need.household_id"
        " WHERE need.client_id IS NULL" OF_NEEDS, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, work->walk->window.first);
    swst__db_bind_int(statement, 2, work->walk->window.last);
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        int64_t area = swst__areas_find(&ground->areas, swst__db_int(statement, 0));
        bool admitted;

        if ((status = swst__ground_admits(ground, 0, area, &admitted)))
            break;
        work->needs_asked += admitted;
        work->needs_answered += admitted && swst__db_int(statement, 1);
    }
    swst__db_give_back(statement);
    return status;
}

/* --------------------------------------------------------------------- rows */

static const char *type_of(int at)
{
    return at == ALL ? "all" : at == NONE ? "none"
        : swst__case_type_choices.words[at - FIRST_TYPE + 1];
}

static swst_status write_row(const struct work *work, int at, swst_table *table)
{
    const struct sums *sums = &work->sums[at];
    const int64_t *counts = sums->counts;
    swst_status status = swst__table_add_row(table);

    if (!status)
        status = swst__table_set_text(table, TYPE, type_of(at));
    if (status)
        return status;
    for (size_t i = OPEN_AT_START; i <= OPEN_AT_END; i++)
        if (columns[i].type == SWST_INTEGER)
            swst__table_set_int(table, i, counts[i]);
    swst__table_set_rate(table, SUCCESS_RATE, counts[SUCCESSFUL], counts[CLOSED], "case");
    swst__table_set_rate(table, OUTCOME_RATE, counts[OUTCOME_IMPROVED], counts[CLOSED], "case");
    swst__table_set_rate(table, IMPROVED, sums->improved, sums->scored, "case");
    if (at == ALL)
        swst__table_set_rate(table, NEED_RATE, work->needs_answered, work->needs_asked, "need");
    return swst__table_set_average(table, DAYS_OPEN, sums->days_open, counts[CLOSED]);
}

static swst_status count(struct work *work)
{
    struct swst__case_walk *walk = work->walk;
    swst_store *store = walk->answer->store;
    swst_status status = swst_station_setting(store, "case_idle_days", &work->idle_days);

    if (!status)
        status = swst__posts_read(store, walk->window.last, &work->posts);
    if (!status)
        status = swst__feed_open(&work->needs, store, needs_sql, 1, walk->window.first,
                                 walk->window.last);
    while (!status && (status = swst__case_walk_next(walk)) == SWST_ROW) {
        status = add_needs_of_client(work);
        for (size_t i = 0; i < walk->cases.count && !status; i++)
            status = add_case(work, &walk->cases.at[i]);
    }
    swst__feed_close(&work->needs);
    swst__posts_free(&work->posts);
    return status ? status : add_other_needs(work);
}

static swst_status write_rows(const struct work *work, swst_table *table)
{
    swst_status status = write_row(work, ALL, table);

    for (int at = FIRST_TYPE; at < SUMS && !status; at++)
        if (work->sums[at].occurs)
            status = write_row(work, at, table);
    return status || !work->sums[NONE].occurs ? status : write_row(work, NONE, table);
}

static swst_status fill(struct swst__answer *answer)
{
    struct swst__case_walk walk = { 0 };
    struct work work = { .walk = &walk };
    swst_status status = swst__case_walk_open(&walk, answer);

    if (!status)
        status = count(&work);
    if (!status)
        status = write_rows(&work, answer->table);
    swst__case_walk_close(&walk);
    return status;
}

swst_status swst_report_cases(swst_store *store, const char *from, const char *to,
                              const char *as_of, const swst_filter *filter, swst_table **table)
{
    return swst__answer(store, (const char *const[]){ from, to, as_of }, filter, "cases", columns,
                        fill, table);
}
