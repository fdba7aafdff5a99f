/* Counts of cases that never mix: open at the start, opened, active, followed
 * up, handled, closed, closed with success; outcome and improvement. */
#include "report/cases.h"

#include "model/structs.h"
#include "store/sight.h"

#include <swstation/casework.h>

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
    struct swst__idleness idleness;
};

/* ----------------------------------------------------------------- counting */

/* The columns of what a case counts as. */
static const int columns_of[SWST__CASES_COUNTS] = {
    [SWST__CASES_OPEN_AT_START] = OPEN_AT_START, [SWST__CASES_OPENED] = OPENED,
    [SWST__CASES_ACTIVE] = ACTIVE, [SWST__CASES_FOLLOWED_UP] = FOLLOWED_UP,
    [SWST__CASES_HANDLED] = HANDLED, [SWST__CASES_CLOSED] = CLOSED,
    [SWST__CASES_SUCCESSFUL] = SUCCESSFUL, [SWST__CASES_OUTCOME_IMPROVED] = OUTCOME_IMPROVED,
    [SWST__CASES_SUSPENDED] = SUSPENDED, [SWST__CASES_OPEN_AT_END] = OPEN_AT_END,
};

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
    bool scored, improved;

    for (int i = 0; i < SWST__CASES_COUNTS; i++)
        one.counts[columns_of[i]] = swst__case_counts(it, (enum swst__case_count)i, window);
    if (one.counts[CLOSED])
        one.days_open = it->closed_on - it->opened_on;
    swst__case_improvement(&work->walk->goals, it, window, &scored, &improved);
    one.scored = scored;
    one.improved = improved;
    return one;
}

static swst_status add_case(struct work *work, const struct swst__case *it)
{
    struct swst__case_walk *walk = work->walk;
    bool admitted, idle = false;
    struct sums one = { .occurs = false };
    swst_status status = swst__case_walk_admits(walk, it, &admitted);

    if (status || swst__case_is_declined(it))
        return status;
    if (admitted)
        one = count_case(work, it);
    if (walk->fits)
        status = swst__case_is_idle(&walk->answer->ground, &work->idleness, &walk->people.person,
                                    it, &idle);
    one.counts[IDLE] = idle;
    for (int i = OPEN_AT_START; i <= OPEN_AT_END; i++)
        one.occurs = one.occurs || one.counts[i];
    if (one.occurs && !status) {
        add(&work->sums[ALL], &one);
        add(&work->sums[it->type ? FIRST_TYPE + it->type - 1 : NONE], &one);
    }
    return status;
}

/* -------------------------------------------------------------------- needs */

static swst_status add_need(void *keeper, int64_t need_id, bool answered)
{
    struct work *work = keeper;

    (void)need_id;
    work->needs_asked++;
    work->needs_answered += answered;
    return SWST_OK;
}

static swst_status add_needs_of_client(struct work *work)
{
    swst_status status = swst__feed_take(&work->needs, work->walk->people.person.id);

    for (size_t i = 0; i < work->needs.count && work->walk->admitted && !status; i++)
        status = add_need(work, work->needs.rows[i][SWST__NEED_ID],
                          work->needs.rows[i][SWST__NEED_IS_ANSWERED]);
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
    swst_status status = swst__idleness_read(store, walk->window.last, &work->idleness);

    if (!status)
        status = swst__case_needs_open(&work->needs, store, walk->window);
    while (!status && (status = swst__case_walk_next(walk)) == SWST_ROW) {
        status = add_needs_of_client(work);
        for (size_t i = 0; i < walk->cases.count && !status; i++)
            status = add_case(work, &walk->cases.at[i]);
    }
    swst__feed_close(&work->needs);
    swst__idleness_free(&work->idleness);
    return status ? status : swst__case_needs_elsewhere(store, &walk->answer->ground, walk->window,
                                                        add_need, work);
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
    enum swst__sight sight = swst__sight_set(store, SWST__FIGURES);
    swst_status status = swst__answer(store, (const char *const[]){ from, to, as_of }, filter,
                                      "cases", columns, fill, table);

    swst__sight_set(store, sight);
    return status;
}
