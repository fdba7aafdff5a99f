/* The tree of goals: in which order they stand, and how deep. */
#include "base/memory.h"
#include "report/goals/read.h"

#include <stdlib.h>

struct branch {
    int64_t parent_id, due_on, id;
    size_t number;
};

static int compare(const void *left, const void *right)
{
    const struct branch *a = left, *b = right;

    if (a->parent_id != b->parent_id)
        return a->parent_id < b->parent_id ? -1 : 1;
    if (a->due_on != b->due_on)
        return a->due_on < b->due_on ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

/* The first of the branches with this parent, or of those behind. */
static size_t first_of(const struct branch *branches, size_t count, int64_t parent_id)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (branches[middle].parent_id < parent_id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether some goal has this id; they stand by id. */
static bool is_there(const struct swst__goals *goals, int64_t id)
{
    size_t low = 0, high = goals->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (goals->at[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < goals->count && goals->at[low].id == id;
}

/* Down from one branch and all below it. `way` holds where each depth goes on. */
static void descend(struct swst__goals *goals, const struct branch *branches, size_t top,
                    size_t *way, size_t *order, size_t *ordered)
{
    size_t depth = 0;

    way[0] = top;
    for (;;) {
        const struct branch *at = &branches[way[depth]];

        goals->at[at->number].depth = (int64_t)depth;
        order[(*ordered)++] = at->number;
        way[depth + 1] = first_of(branches, goals->count, at->id);
        if (way[depth + 1] < goals->count && branches[way[depth + 1]].parent_id == at->id) {
            depth++;
            continue;
        }
        for (;; depth--) {                      /* to the next one beside it, or above */
            size_t next = way[depth] + 1;

            if (!depth)
                return;
            if (next < goals->count
                && branches[next].parent_id == branches[way[depth]].parent_id) {
                way[depth] = next;
                break;
            }
        }
    }
}

/* What a damaged file has in a ring stands behind the others. */
static void add_rings(struct swst__goals *goals, size_t *order, size_t *ordered)
{
    for (size_t i = 0; i < goals->count; i++)
        if (goals->at[i].depth < 0) {
            goals->at[i].depth = 0;
            order[(*ordered)++] = i;
        }
}

size_t *swst__goals_order(struct swst__goals *goals)
{
    struct branch *branches = swst__calloc((goals->count + 1) * sizeof *branches);
    size_t *way = swst__calloc((goals->count + 2) * sizeof *way);
    size_t *order = swst__calloc((goals->count + 1) * sizeof *order), ordered = 0;

    for (size_t i = 0; branches && i < goals->count; i++) {
        struct swst__goal *goal = &goals->at[i];

        goal->depth = -1;
        branches[i] = (struct branch){ is_there(goals, goal->parent_id) ? goal->parent_id : 0,
                                       goal->promise.period.last, goal->id, i };
    }
    if (branches && way && order) {
        qsort(branches, goals->count, sizeof *branches, compare);
        for (size_t i = 0; i < goals->count && !branches[i].parent_id; i++)
            descend(goals, branches, i, way, order, &ordered);
        add_rings(goals, order, &ordered);
    } else {
        swst__fail_memory();
        swst_free(order);
        order = NULL;
    }
    swst_free(branches);
    swst_free(way);
    return order;
}
