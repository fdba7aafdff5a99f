#include "domain/ids.h"

#include "base/memory.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void swst__ids_free(struct swst__ids *ids)
{
    swst_free(ids->at);
    memset(ids, 0, sizeof *ids);
}

size_t swst__ids_place(const struct swst__ids *ids, int64_t id)
{
    size_t low = 0, high = ids->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (ids->at[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool swst__ids_hold(const struct swst__ids *ids, int64_t id)
{
    size_t place = swst__ids_place(ids, id);

    return place < ids->count && ids->at[place] == id;
}

swst_status swst__ids_append(struct swst__ids *ids, int64_t id)
{
    int64_t *at = swst__grow(ids->at, &ids->room, ids->count, sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    ids->at = at;
    ids->at[ids->count++] = id;
    return SWST_OK;
}

swst_status swst__ids_insert(struct swst__ids *ids, int64_t id)
{
    size_t place = swst__ids_place(ids, id);
    swst_status status;

    if (place < ids->count && ids->at[place] == id)
        return SWST_OK;
    if ((status = swst__ids_append(ids, id)))
        return status;
    memmove(ids->at + place + 1, ids->at + place, (ids->count - 1 - place) * sizeof *ids->at);
    ids->at[place] = id;
    return SWST_OK;
}

static int compare(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    return (a > b) - (a < b);
}

void swst__ids_order(struct swst__ids *ids)
{
    size_t kept = 0;

    if (ids->count)
        qsort(ids->at, ids->count, sizeof *ids->at, compare);
    for (size_t i = 0; i < ids->count; i++)
        if (!kept || ids->at[kept - 1] != ids->at[i])
            ids->at[kept++] = ids->at[i];
    ids->count = kept;
}

swst_status swst__ids_read(struct swst__ids *ids, struct swst__statement *statement)
{
    swst_status status;

    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = swst__ids_append(ids, swst__db_int(statement, 0))))
            break;
    swst__db_give_back(statement);
    return status;
}

char *swst__ids_join(const struct swst__ids *ids)
{
    struct swst__text text = { 0 };

    swst__text_add(&text, "%s", "");
    for (size_t i = 0; i < ids->count; i++)
        swst__text_add(&text, "%s%" PRId64, i ? "," : "", ids->at[i]);
    return swst__text_take(&text);
}
