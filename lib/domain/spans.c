#include "domain/spans.h"

#include "base/memory.h"

#include <string.h>

void swst__spans_free(struct swst__spans *spans)
{
    swst_free(spans->at);
    memset(spans, 0, sizeof *spans);
}

void swst__spans_clear(struct swst__spans *spans)
{
    spans->count = 0;
}

swst_status swst__spans_add(struct swst__spans *spans, struct swst__span days)
{
    struct swst__span *at;

    if (days.first > days.last)
        return SWST_OK;
    if (spans->count && spans->at[spans->count - 1].last + 1 >= days.first) {
        if (days.last > spans->at[spans->count - 1].last)
            spans->at[spans->count - 1].last = days.last;
        return SWST_OK;
    }
    if (!(at = swst__grow(spans->at, &spans->room, spans->count, sizeof *at)))
        return SWST_ENOMEM;
    spans->at = at;
    spans->at[spans->count++] = days;
    return SWST_OK;
}

swst_status swst__spans_meet(const struct swst__spans *left, const struct swst__spans *right,
                             struct swst__spans *both)
{
    swst_status status = SWST_OK;
    size_t i = 0, j = 0;

    swst__spans_clear(both);
    while (i < left->count && j < right->count && !status) {
        status = swst__spans_add(both, swst__span_meet(left->at[i], right->at[j]));
        if (left->at[i].last < right->at[j].last)
            i++;
        else
            j++;
    }
    return status;
}

int64_t swst__spans_days_in(const struct swst__spans *spans, struct swst__span window)
{
    int64_t days = 0;

    for (size_t i = 0; i < spans->count && spans->at[i].first <= window.last; i++)
        days += swst__span_days(swst__span_meet(spans->at[i], window));
    return days;
}

bool swst__spans_hold(const struct swst__spans *spans, int64_t day)
{
    return swst__spans_days_in(spans, (struct swst__span){ day, day }) == 1;
}

/* ----------------------------------------------------------------- records */

static bool comes_later(const struct swst__dated *left, const struct swst__dated *right)
{
    return left->days.first != right->days.first ? left->days.first > right->days.first
                                                 : left->id > right->id;
}

int64_t swst__dated_on(const struct swst__dated *records, size_t count, int64_t day)
{
    int64_t holds = -1;

    for (size_t i = 0; i < count; i++)
        if (records[i].days.first <= day && day <= records[i].days.last
            && (holds < 0 || comes_later(&records[i], &records[holds])))
            holds = (int64_t)i;
    return holds;
}

/* Nothing changes before the next record begins, or one ends. */
int64_t swst__dated_until(const struct swst__dated *records, size_t count, int64_t day)
{
    int64_t until = SWST__LAST_DAY;

    for (size_t i = 0; i < count; i++) {
        if (records[i].days.first > day && records[i].days.first - 1 < until)
            until = records[i].days.first - 1;
        if (records[i].days.last >= day && records[i].days.last < until)
            until = records[i].days.last;
    }
    return until;
}

swst_status swst__dated_spans(const struct swst__dated *records, size_t count, size_t which,
                              struct swst__spans *spans)
{
    int64_t day = records[which].days.first, last = records[which].days.last;
    swst_status status = SWST_OK;

    swst__spans_clear(spans);
    if (last > SWST__LAST_DAY)                  /* in a damaged file; an answer holds to there */
        last = SWST__LAST_DAY;
    while (day <= last && !status) {
        int64_t until = swst__dated_until(records, count, day);

        if (swst__dated_on(records, count, day) == (int64_t)which)
            status = swst__spans_add(spans, (struct swst__span){ day, until });
        day = until + 1;
    }
    return status;
}
