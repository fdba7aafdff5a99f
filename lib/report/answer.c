#include "report/answer.h"

#include "store/db.h"
#include "store/sight.h"

typedef swst_status filler(struct swst__answer *answer);

static swst_status make(struct swst__answer *answer, const swst_filter *filter, filler *fill)
{
    swst_status status = swst__ground_open(&answer->ground, answer->store, filter,
                                           answer->question.window.last);

    if (!status)
        status = fill(answer);
    swst__ground_close(&answer->ground);
    return status;
}

/* While the store stands still. */
static swst_status run(struct swst__answer *answer, const swst_filter *filter, filler *fill)
{
    bool inner;
    swst_status status = swst__db_look(answer->store, &inner);

    if (status)
        return status;
    status = answer->table ? make(answer, filter, fill) : SWST_ENOMEM;
    swst__db_look_away(answer->store, inner);
    return status ? status : swst__sight_tell_table(answer->store, answer->table);
}

static swst_status give(struct swst__answer *answer, const struct swst__span *period,
                        swst_status status, swst_table **table)
{
    if (status) {
        swst_table_free(answer->table);
        return status;
    }
    swst__table_set_days(answer->table, &answer->question.as_of, period);
    *table = answer->table;
    return SWST_OK;
}

swst_status swst__answer_about(swst_store *store, const char *const period_and_as_of[3],
                               const swst_filter *filter, const char *name,
                               const struct swst_field *columns, filler *fill,
                               const void *asked, swst_table **table)
{
    struct swst__answer answer = { .store = store, .asked = asked };
    struct swst__question *question = &answer.question;
    swst_status status;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__question_read(period_and_as_of[0], period_and_as_of[1],
                                      period_and_as_of[2], question)))
        return status;
    answer.table = swst__table_new(name, columns);
    return give(&answer, &question->period, run(&answer, filter, fill), table);
}

swst_status swst__answer(swst_store *store, const char *const period_and_as_of[3],
                         const swst_filter *filter, const char *name,
                         const struct swst_field *columns, filler *fill, swst_table **table)
{
    return swst__answer_about(store, period_and_as_of, filter, name, columns, fill, NULL, table);
}

swst_status swst__answer_on(swst_store *store, const char *as_of, const swst_filter *filter,
                            const char *name, const struct swst_field *columns, filler *fill,
                            const void *asked, swst_table **table)
{
    struct swst__answer answer = { .store = store, .asked = asked };
    int64_t day;
    swst_status status;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__day_argument(as_of, &day)))
        return status;
    answer.question = (struct swst__question){ { day, day }, { day, day }, day };
    answer.table = swst__table_new(name, columns);
    return give(&answer, NULL, run(&answer, filter, fill), table);
}

bool swst__answer_is_full(const struct swst__answer *answer)
{
    int64_t limit = answer->ground.filter->limit;

    return limit && swst_table_rows(answer->table) >= (size_t)limit;
}
