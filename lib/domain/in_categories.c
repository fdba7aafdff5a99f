#include "domain/in_categories.h"

#include "domain/in_force.h"

swst_status swst__in_categories_open_own(struct swst__in_categories *in, swst_store *store,
                                         int64_t day)
{
    return swst__feed_open(&in->own, store,
        "SELECT client_id, category_id FROM membership WHERE client_id >= ?3 AND"
        SWST__IN_FORCE("membership", "?1") " ORDER BY client_id", 1, day, 0);
}

swst_status swst__in_categories_open(struct swst__in_categories *in, swst_store *store,
                                     int64_t day)
{
    swst_status status = swst__in_categories_open_own(in, store, day);

    return status ? status : swst__feed_open(&in->of_household, store,
        "SELECT member.client_id, membership.category_id FROM household_member member"
        " JOIN membership ON membership.household_id = member.household_id"
        " WHERE member.client_id >= ?3 AND" SWST__IN_FORCE("member", "?1") " AND"
        SWST__IN_FORCE("membership", "?1") " ORDER BY member.client_id", 1, day, 0);
}

swst_status swst__in_categories_open_households(struct swst__in_categories *in,
                                                swst_store *store, int64_t day)
{
    return swst__feed_open(&in->own, store,
        "SELECT household_id, category_id FROM membership WHERE household_id >= ?3 AND"
        SWST__IN_FORCE("membership", "?1") " ORDER BY household_id", 1, day, 0);
}

static swst_status take(struct swst__in_categories *in, struct swst__feed *feed, int64_t id)
{
    swst_status status = swst__feed_take(feed, id);

    for (size_t i = 0; i < feed->count && !status; i++)
        status = swst__ids_insert(&in->ids, feed->rows[i][0]);
    return status;
}

swst_status swst__in_categories_take(struct swst__in_categories *in, int64_t id)
{
    swst_status status;

    in->ids.count = 0;
    status = take(in, &in->own, id);
    return status || !in->of_household.statement ? status : take(in, &in->of_household, id);
}

void swst__in_categories_close(struct swst__in_categories *in)
{
    swst__feed_close(&in->own);
    swst__feed_close(&in->of_household);
    swst__ids_free(&in->ids);
}

swst_status swst__category_find(swst_store *store, const char *code, int64_t *id)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT id FROM category WHERE code = ?"
                                              " AND voided_at IS NULL", &statement);

    *id = 0;
    if (status)
        return status;
    swst__db_bind_text(statement, 1, code);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        *id = swst__db_int(statement, 0);
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}
