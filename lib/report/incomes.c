#include "report/incomes.h"

#include "base/memory.h"

/* Areas whose households the filter lets pass; NULL in `wanted`: all. */
static swst_status find_wanted(struct swst__ground *ground, bool **wanted)
{
    swst_status status = SWST_OK;

    *wanted = NULL;
    if (!ground->only)
        return SWST_OK;
    if (!(*wanted = swst__calloc((ground->areas.count + 1) * sizeof **wanted)))
        return swst__fail_memory();
    for (size_t i = 0; i < ground->areas.count && !status; i++)
        status = swst__ground_admits(ground, 0, (int64_t)i, &(*wanted)[i]);
    return status;
}

swst_status swst__incomes_walk(struct swst__ground *ground, swst_store *store,
                               swst_status (*meet)(void *walker,
                                                   const struct swst__incomes *incomes),
                               void *walker)
{
    struct swst__incomes incomes = { 0 };
    bool *wanted;
    swst_status status = find_wanted(ground, &wanted);

    if (!status)
        status = swst__incomes_open(&incomes, store, &ground->areas, wanted, ground->day);
    while (!status && (status = swst__incomes_next(&incomes)) == SWST_ROW)
        status = meet(walker, &incomes);
    swst__incomes_close(&incomes);
    swst_free(wanted);
    return status;
}
