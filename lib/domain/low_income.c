#include "domain/low_income.h"

#include "domain/in_categories.h"
#include "domain/in_force.h"
#include "model/structs.h"

#include <string.h>

#include <swstation/station.h>

int64_t swst__low_income_state(const struct swst__income_lines *lines, int64_t income,
                               int64_t heads, bool is_rigid)
{
    if (income == SWST__NULL)
        return swst__low_income_state_UNKNOWN;
    if (income < lines->dibao_fen * 12 * heads)
        return swst__low_income_state_BELOW;
    if (income >= lines->limit_fen * heads)
        return swst__low_income_state_ABOVE;
    return is_rigid ? swst__low_income_state_MEMBER : swst__low_income_state_NOT_RIGID;
}

bool swst__income_is_fresh(const struct swst__income *income, int64_t day)
{
    return income->checked_on != SWST__NULL
        && income->checked_on >= swst__bucket_of(SWST__PER_MONTH, day).first;
}

/* ------------------------------------------------------------------ opening */

static swst_status read_lines(struct swst__incomes *incomes, swst_store *store)
{
    swst_status status = swst_station_setting(store, "low_income_limit_fen",
                                              &incomes->lines.limit_fen);

    if (!status)
        status = swst_station_setting(store, "dibao_line_fen", &incomes->lines.dibao_fen);
    if (!status)
        status = swst__category_find(store, "rigid_spending", &incomes->rigid_id);
    return status ? status : swst__category_find(store, "low_income_watch", &incomes->watch_id);
}

static swst_status open_feeds(struct swst__incomes *incomes, swst_store *store)
{
    swst_status status = swst__households_open(&incomes->households, store);

    if (!status)
        status = swst__feed_open(&incomes->checks, store,
            "SELECT household_id, checked_on, income_fen, heads, coalesce(rigid, 0),"
            " coalesce(reason, 0) FROM income_check WHERE voided_at IS NULL AND checked_on <= ?1"
            " AND household_id >= ?3 ORDER BY household_id, checked_on, id", 5, incomes->day, 0);
    if (!status)
        status = swst__feed_open(&incomes->of_members, store,
            "SELECT member.household_id, client_id, income_fen FROM household_member member"
            " JOIN client ON client.id = client_id WHERE" SWST__IN_FORCE("member", "?1")
            " AND member.household_id >= ?3 ORDER BY member.household_id", 2, incomes->day, 0);
    return status ? status : swst__feed_open(&incomes->memberships, store,
        "SELECT household_id, category_id, starts_on FROM membership"
        " WHERE household_id >= ?3 AND" SWST__IN_FORCE("membership", "?1")
        " ORDER BY household_id, starts_on, id",
        2, incomes->day, 0);
}

/* Who may be a member of a household in the areas that are wanted. */
static swst_status find_members(const struct swst__incomes *incomes, swst_store *store,
                                struct swst__ids *members)
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(store, "SELECT client_id FROM household"
        " JOIN household_member member ON member.household_id = household.id"
        " WHERE household.area_id = ?1 AND member.voided_at IS NULL", &rows);

    for (size_t i = 0; i < incomes->areas->count && !status; i++) {
        if (!incomes->wanted[i])
            continue;
        swst__db_again(rows);
        swst__db_bind_int(rows, 1, incomes->areas->at[i].id);
        while (!status && (status = swst__db_step(rows)) == SWST_ROW)
            status = swst__ids_append(members, swst__db_int(rows, 0));
    }
    swst__db_give_back(rows);
    swst__ids_order(members);
    return status;
}

static swst_status find_in_scope(struct swst__incomes *incomes, swst_store *store)
{
    struct swst__ids members = { 0 };
    swst_status status = incomes->wanted ? find_members(incomes, store, &members) : SWST_OK;

    if (!status)
        status = swst__people_in_scope(store, incomes->areas, incomes->wanted ? &members : NULL,
                                       incomes->day, &incomes->in_scope);
    swst__ids_free(&members);
    return status;
}

swst_status swst__incomes_open(struct swst__incomes *incomes, swst_store *store,
                               const struct swst__areas *areas, const bool *wanted, int64_t day)
{
    swst_status status = read_lines(incomes, store);

    incomes->areas = areas;
    incomes->wanted = wanted;
    incomes->day = day;
    if (!status)
        status = find_in_scope(incomes, store);
    if (!status)
        status = open_feeds(incomes, store);
    return status ? status
        : swst__db_take(store, "SELECT id, area_id FROM household WHERE voided_at IS NULL"
                               " ORDER BY id", &incomes->rows);
}

void swst__incomes_close(struct swst__incomes *incomes)
{
    swst__db_give_back(incomes->rows);
    swst__households_close(&incomes->households);
    swst__feed_close(&incomes->checks);
    swst__feed_close(&incomes->of_members);
    swst__feed_close(&incomes->memberships);
    swst__ids_free(&incomes->in_scope);
    memset(incomes, 0, sizeof *incomes);
}

/* ------------------------------------------------------------------- reading */

static swst_status take(struct swst__incomes *incomes, int64_t household_id)
{
    swst_status status = swst__households_take(&incomes->households, household_id);

    if (!status)
        status = swst__feed_take(&incomes->checks, household_id);
    if (!status)
        status = swst__feed_take(&incomes->of_members, household_id);
    return status ? status : swst__feed_take(&incomes->memberships, household_id);
}

/* SWST__NULL when it is unknown, or a household has no such client. */
static int64_t income_of(const struct swst__incomes *incomes, int64_t client_id)
{
    const struct swst__feed *feed = &incomes->of_members;

    for (size_t i = 0; i < feed->count; i++)
        if (feed->rows[i][0] == client_id)
            return feed->rows[i][1];
    return SWST__NULL;
}

/* What living members say of themselves, and whether one of them is in scope. */
static bool read_members(struct swst__incomes *incomes)
{
    const struct swst__households *households = &incomes->households;
    struct swst__income *it = &incomes->it;
    bool in_scope = false;

    for (size_t i = 0; i < households->count; i++) {
        const struct swst__member *member = &households->members[i];
        int64_t income;

        if (!swst__member_lives_on(member, incomes->day))
            continue;
        income = income_of(incomes, member->client_id);
        it->heads++;
        it->income = it->income == SWST__NULL || income == SWST__NULL ? SWST__NULL
                                                                      : it->income + income;
        in_scope = in_scope || swst__ids_hold(&incomes->in_scope, member->client_id);
    }
    return in_scope;
}

static void read_check(struct swst__incomes *incomes)
{
    const struct swst__feed *feed = &incomes->checks;
    struct swst__income *it = &incomes->it;
    const int64_t *latest;

    if (!feed->count)
        return;
    latest = feed->rows[feed->count - 1];
    it->checked_on = latest[0];
    it->income = latest[1];
    if (latest[2] != SWST__NULL)
        it->heads = latest[2];
    it->is_rigid = latest[3];
    it->reason = latest[4];
}

static void read_memberships(struct swst__incomes *incomes)
{
    const struct swst__feed *feed = &incomes->memberships;
    struct swst__income *it = &incomes->it;

    for (size_t i = 0; i < feed->count; i++) {
        if (feed->rows[i][0] == incomes->rigid_id)
            it->is_rigid = true;
        if (feed->rows[i][0] == incomes->watch_id && it->listed_since == SWST__NULL)
            it->listed_since = feed->rows[i][1];
    }
}

swst_status swst__incomes_next(struct swst__incomes *incomes)
{
    struct swst__income *it = &incomes->it;
    swst_status status;

    while ((status = swst__db_step(incomes->rows)) == SWST_ROW) {
        *it = (struct swst__income){ .household_id = swst__db_int(incomes->rows, 0),
                                     .checked_on = SWST__NULL, .listed_since = SWST__NULL };
        it->area = swst__areas_find(incomes->areas, swst__db_int(incomes->rows, 1));
        if (it->area == SWST__NOWHERE || (incomes->wanted && !incomes->wanted[it->area]))
            continue;
        if ((status = take(incomes, it->household_id)))
            return status;
        if (!read_members(incomes))
            continue;
        read_check(incomes);
        read_memberships(incomes);
        it->state = swst__low_income_state(&incomes->lines, it->income, it->heads, it->is_rigid);
        return SWST_ROW;
    }
    return status;
}
