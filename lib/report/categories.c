#include "report/categories.h"

#include "base/memory.h"
#include "model/structs.h"
#include "store/db.h"

#include <string.h>

static bool is_wanted(const swst_filter *filter, const char *code)
{
    for (size_t i = 0; i < filter->category_count; i++)
        if (strcmp(filter->categories[i], code) == 0)
            return true;
    return !filter->category_count;
}

static swst_status add(struct swst__categories *categories, const swst_filter *filter,
                       const struct swst__statement *row)
{
    struct swst__code *at = swst__grow(categories->at, &categories->room, categories->count,
                                       sizeof *at);
    char *code;

    if (!at)
        return SWST_ENOMEM;
    categories->at = at;
    if (!(code = swst__strdup(swst__db_text(row, 1))))
        return swst__fail_memory();
    at[categories->count++] = (struct swst__code){
        swst__db_int(row, 0), code, swst__db_int(row, 2) == swst__category_unit_HOUSEHOLD,
        is_wanted(filter, code) };
    return SWST_OK;
}

static swst_status check(const struct swst__categories *categories, const swst_filter *filter)
{
    for (size_t i = 0; i < filter->category_count; i++) {
        size_t j = 0;

        while (j < categories->count
               && strcmp(categories->at[j].code, filter->categories[i]) != 0)
            j++;
        if (j == categories->count)
            return swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD,
                                    &swst__kinds[swst__kind_category].label);
    }
    return SWST_OK;
}

swst_status swst__categories_read(swst_store *store, const swst_filter *filter,
                                  struct swst__categories *categories)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT id, coalesce(code, ''), unit FROM category"
                                       " WHERE voided_at IS NULL ORDER BY code", &statement);

    if (status)
        return status;
    categories->all = !filter->category_count;
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = add(categories, filter, statement)))
            break;
    swst__db_give_back(statement);
    return status ? status : check(categories, filter);
}

void swst__categories_free(struct swst__categories *categories)
{
    for (size_t i = 0; i < categories->count; i++)
        swst_free(categories->at[i].code);
    swst_free(categories->at);
    memset(categories, 0, sizeof *categories);
}

size_t swst__categories_find(const struct swst__categories *categories, int64_t id)
{
    size_t i = 0;

    while (i < categories->count && categories->at[i].id != id)
        i++;
    return i;
}

bool swst__categories_admit(const struct swst__categories *categories,
                            const struct swst__ids *in)
{
    for (size_t i = 0; i < categories->count && !categories->all; i++)
        if (categories->at[i].wanted && swst__ids_hold(in, categories->at[i].id))
            return true;
    return categories->all;
}
