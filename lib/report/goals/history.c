/* How a goal stood at the end of each month. */
#include "model/structs.h"
#include "report/goals/read.h"
#include "store/sight.h"

#include <inttypes.h>
#include <stdio.h>

enum { MONTH, AS_OF, VALUE, EXPECTED, STATUS };

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "", __VA_ARGS__ }

static const struct swst_field columns[] = {
    [MONTH] = COLUMN("month", TEXT, "Month", "月份", .flags = 0),
    [AS_OF] = COLUMN("as_of", DAY, "As of", "截至", .flags = 0),
    [VALUE] = COLUMN("value", FIGURE, "Value", "现值", .flags = 0),
    [EXPECTED] = COLUMN("expected", INTEGER, "Expected by then", "应达", .flags = 0),
    [STATUS] = COLUMN("status", CHOICE, "Status", "状态", .choices = &swst__goal_status_choices),
    { .name = NULL }
};

/* The day of a month that is judged: its last, unless all ends before. */
static int64_t judged(int64_t day, int64_t last)
{
    int64_t end = swst__bucket_of(SWST__PER_MONTH, day).last;

    return end < last ? end : last;
}

static swst_status show(const struct swst__goal *goal, const struct swst__measures *measures,
                        int64_t number, int64_t day, swst_table *table)
{
    struct swst__promise promise;
    struct swst__figure value;
    struct swst__expected expected;
    int64_t year, month, of_month;
    char text[48];
    swst_status status = swst__table_add_row(table);

    swst__day_split(day, &year, &month, &of_month);
    snprintf(text, sizeof text, "%04" PRId64 "-%02" PRId64, year, month);
    if (status || (status = swst__table_set_text(table, MONTH, text)))
        return status;
    swst__goal_answer(goal, measures, number, &promise, &value);
    expected = swst__goal_expected(&promise, day);
    swst__table_set_int(table, AS_OF, day);
    swst__table_set_figure(table, VALUE, &value);
    if (expected.is_there)
        swst__table_set_int(table, EXPECTED, swst__expected_shown(&expected));
    swst__table_set_int(table, STATUS, swst__goal_status(&promise, day, &value));
    return SWST_OK;
}

/* All months are measured in one walk. Where nothing can be asked the numbers are all -1. */
static swst_status tell(struct swst__answer *answer, const struct swst__goal *goal)
{
    struct swst__measures measures = { .store = answer->store };
    int64_t first = goal->promise.period.first, last = goal->promise.period.last, number = -1;
    swst_status status = SWST_OK;

    if (last > answer->question.as_of)
        last = answer->question.as_of;
    for (int64_t day = first; day <= last && !status; day = judged(day, last) + 1)
        status = swst__goal_ask(goal, judged(day, last), &measures, &number);
    if (!status)
        status = swst__measures_run(&measures);
    number = 0;
    for (int64_t day = first; day <= last && !status; day = judged(day, last) + 1)
        status = show(goal, &measures, measures.count ? number++ : -1, judged(day, last),
                      answer->table);
    swst__measures_free(&measures);
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    struct swst__goals goals = { 0 };
    int64_t id = *(const int64_t *)answer->asked;
    swst_status status = id > 0 ? swst__goals_read(&goals, answer->store,
                                                   answer->question.as_of, 0, id) : SWST_OK;

    if (!status && !goals.count)
        status = swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD,
                                  &swst__kinds[swst__kind_goal].label);
    if (!status)
        status = tell(answer, &goals.at[0]);
    swst__goals_free(&goals);
    return status;
}

swst_status swst_report_goal_history(swst_store *store, int64_t goal_id, const char *as_of,
                                     swst_table **table)
{
    enum swst__sight sight = swst__sight_set(store, SWST__FIGURES);
    swst_status status = swst__answer_on(store, as_of, NULL, "goal_history", columns, fill,
                                         &goal_id, table);

    swst__sight_set(store, sight);
    return status;
}
