#include "report/indicators/measure.h"

#include "base/memory.h"

#include <string.h>

/* No sum grows beyond what a number may be, whatever a damaged row says. */
static int64_t within(int64_t number)
{
    return number > SWST__GREATEST ? SWST__GREATEST
           : number < -SWST__GREATEST ? -SWST__GREATEST : number;
}

static void add_up(int64_t *sum, int64_t more)
{
    *sum = within(*sum + within(more));
}

swst_status swst__measure_add(struct swst__measure *measure, int kind, int64_t id, int64_t n,
                              int64_t d)
{
    struct swst__behind *rows;

    add_up(&measure->figure.n, n);
    if (measure->figure.d != SWST__UNKNOWN)
        add_up(&measure->figure.d, d);
    if (measure->by_area && measure->lens->area != SWST__NOWHERE) {
        add_up(&measure->by_area[measure->lens->area][0], n);
        add_up(&measure->by_area[measure->lens->area][1], d);
    }
    if (!measure->keeps_rows)
        return SWST_OK;
    rows = swst__grow(measure->rows, &measure->row_room, measure->row_count, sizeof *rows);
    if (!rows)
        return SWST_ENOMEM;
    measure->rows = rows;
    rows[measure->row_count++] = (struct swst__behind){ kind, id, n, d };
    return SWST_OK;
}

swst_status swst__measure_share(struct swst__measure *measure, int kind, int64_t id, bool is_part)
{
    return swst__measure_add(measure, kind, id, is_part, 1);
}

void swst__measure_leave_out(struct swst__measure *measure, const char *reason, int64_t count)
{
    size_t at = 0;

    while (at < measure->left_out_count && strcmp(measure->left_out[at].reason, reason) != 0)
        at++;
    if (!count || at == SWST__MOST_LEFT_OUT)
        return;
    if (at == measure->left_out_count)
        measure->left_out[measure->left_out_count++] = (struct swst__left_out){ reason, 0 };
    measure->left_out[at].count += count;
}

void swst__measure_is_unknown(struct swst__measure *measure)
{
    measure->figure.d = SWST__UNKNOWN;
}

bool swst__measure_in_scope(const struct swst__measure *measure)
{
    return measure->lens->standing == SWST__IS_IN_SCOPE;
}

bool swst__measure_admits(const struct swst__measure *measure)
{
    return measure->lens->standing != SWST__LEFT_OUT;
}

int64_t swst__measure_type(const struct swst__measure *measure)
{
    const char *type = measure->lens->answer.ground.filter->type;

    return type ? swst__choice_find(measure->indicator->types, type) : 0;
}
