/* What is being improved: found, and not yet checked. */
#include "model/structs.h"
#include "report/indicators/measure.h"

#include <swstation/goals.h>

enum {
    IMPROVEMENT_ID, PROBLEM, CAUSE, MEASURE, INDICATOR, TARGET, VALUE, OWNER_ID, FOUND_ON, DUE_ON,
    MONTHS, OVERDUE, RESULT
};

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "", __VA_ARGS__ }
#define TEXT(name_, en, zh) COLUMN(name_, TEXT, en, zh, .flags = 0)

static const struct swst_field columns[] = {
    [IMPROVEMENT_ID] = COLUMN("improvement_id", REFERENCE, "Improvement", "改进事项",
                              .target = &swst__kinds[swst__kind_improvement]),
    [PROBLEM] = TEXT("problem", "Problem", "问题"),
    [CAUSE] = TEXT("cause", "Cause", "原因"),
    [MEASURE] = TEXT("measure", "Measure", "改进措施"),
    [INDICATOR] = TEXT("indicator", "Indicator", "指标"),
    [TARGET] = COLUMN("target", INTEGER, "Target", "目标值", .flags = 0),
    [VALUE] = COLUMN("value", FIGURE, "Value", "现值", .flags = 0),
    [OWNER_ID] = COLUMN("owner_id", REFERENCE, "Owner", "负责人",
                        .target = &swst__kinds[swst__kind_worker]),
    [FOUND_ON] = COLUMN("found_on", DAY, "Found", "发现日", .flags = 0),
    [DUE_ON] = COLUMN("due_on", DAY, "Due", "期限", .flags = 0),
    [MONTHS] = COLUMN("months", INTEGER, "Months carried over", "结转月数", .flags = 0),
    [OVERDUE] = COLUMN("overdue", FLAG, "Overdue", "已逾期", .max = 1),
    [RESULT] = TEXT("result", "Result", "结果"),
    { .name = NULL }
};

/* As the columns stand, without those that are reckoned. */
enum { ID_, PROBLEM_, CAUSE_, MEASURE_, INDICATOR_, RESULT_, TARGET_, OWNER_, FOUND_, DUE_ };
static const char sql[] = "SELECT id, problem, cause, measure, indicator, result, target, owner_id,"
    " found_on, due_on FROM improvement WHERE voided_at IS NULL AND found_on <= ?1"
    " AND (checked_on IS NULL OR checked_on > ?1) ORDER BY found_on, id";

/* Ends of months between two days. */
static int64_t months_between(int64_t first, int64_t last)
{
    int64_t years[2], months[2], of_month;

    swst__day_split(first, &years[0], &months[0], &of_month);
    swst__day_split(last, &years[1], &months[1], &of_month);
    return 12 * (years[1] - years[0]) + months[1] - months[0];
}

static swst_status show_texts(const struct swst__statement *row, swst_table *table)
{
    static const int from_to[][2] = {
        { PROBLEM_, PROBLEM }, { CAUSE_, CAUSE }, { MEASURE_, MEASURE },
        { INDICATOR_, INDICATOR }, { RESULT_, RESULT },
    };
    swst_status status = SWST_OK;

    for (size_t i = 0; i < sizeof from_to / sizeof *from_to && !status; i++)
        if (!swst__db_is_null(row, from_to[i][0]))
            status = swst__table_set_text(table, (size_t)from_to[i][1],
                                          swst__db_text(row, from_to[i][0]));
    return status;
}

static swst_status show(const struct swst__statement *row, int64_t as_of, swst_table *table)
{
    static const int from_to[][2] = {
        { ID_, IMPROVEMENT_ID }, { TARGET_, TARGET }, { OWNER_, OWNER_ID }, { FOUND_, FOUND_ON },
        { DUE_, DUE_ON },
    };
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    for (size_t i = 0; i < sizeof from_to / sizeof *from_to; i++)
        if (!swst__db_is_null(row, from_to[i][0]))
            swst__table_set_int(table, (size_t)from_to[i][1], swst__db_int(row, from_to[i][0]));
    swst__table_set_int(table, MONTHS, months_between(swst__db_int(row, FOUND_), as_of));
    swst__table_set_int(table, OVERDUE, !swst__db_is_null(row, DUE_)
                                        && swst__db_int(row, DUE_) < as_of);
    return show_texts(row, table);
}

/* The figures are asked for first, all in one walk. */
static swst_status ask(const struct swst__statement *row, int64_t as_of,
                       struct swst__measures *measures)
{
    const struct swst_indicator *indicator = swst__db_is_null(row, INDICATOR_) ? NULL
        : swst_indicator_find(swst__db_text(row, INDICATOR_));
    struct swst__span days = { swst__db_int(row, FOUND_), as_of };
    struct swst__question question = { days, days, as_of };

    return indicator ? swst__measures_ask(measures, indicator, &question, NULL) : SWST_OK;
}

static swst_status rows(struct swst__answer *answer, struct swst__measures *measures, bool shows)
{
    struct swst__statement *row;
    int64_t as_of = answer->question.as_of;
    size_t at = 0;
    swst_status status = swst__db_take(answer->store, sql, &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, as_of);
    while ((status = swst__db_step(row)) == SWST_ROW) {
        if ((status = shows ? show(row, as_of, answer->table) : ask(row, as_of, measures)))
            break;
        if (shows && !swst__db_is_null(row, INDICATOR_)
            && swst_indicator_find(swst__db_text(row, INDICATOR_)))
            swst__table_set_figure(answer->table, VALUE, &measures->at[at++].figure);
    }
    swst__db_give_back(row);
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    struct swst__measures measures = { .store = answer->store };
    swst_status status = rows(answer, &measures, false);

    if (!status)
        status = swst__measures_run(&measures);
    if (!status)
        status = rows(answer, &measures, true);
    swst__measures_free(&measures);
    return status;
}

swst_status swst_report_improvements(swst_store *store, const char *as_of, swst_table **table)
{
    return swst__answer_on(store, as_of, NULL, "improvements", columns, fill, NULL, table);
}
