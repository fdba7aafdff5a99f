/* What is to be looked at again: tiers whose review has come, clients and
 * memberships verified too long ago, follow-ups that were promised for a day,
 * and households of the low-income list not checked this month. Of those in
 * scope alone: nobody else can be visited for it. */
#include "base/memory.h"
#include "domain/cases.h"
#include "domain/in_force.h"
#include "model/structs.h"
#include "report/desk.h"
#include "report/incomes.h"
#include "report/with_cases.h"

#include <swstation/station.h>

struct work {
    struct swst__desk *desk;
    int64_t reverify_days, membership_days;
    struct swst__people people;
    struct swst__cases cases;
    struct swst__feed verified, tiers, memberships, follow_ups, of_households;
    struct swst__ids candidates;
    struct swst__dated *tier_days;
    size_t tier_room;
};

/* A matter of the client stood on. */
static swst_status put(struct work *work, int64_t about, int64_t about_id, int64_t worker_id,
                       int64_t since_on, int64_t due_on, const char *reason)
{
    const struct swst__person *person = &work->people.person;
    int64_t as_of = work->desk->as_of;
    struct swst__matter matter = {
        SWST__NO_MATTER, .about = about, .about_id = about_id, .client_id = person->id,
        .name = person->name, .workers = { worker_id }, .reason = reason,
        .days_overdue = as_of - due_on,
    };

    matter.area = swst__person_area(person, as_of);
    matter.since_on = since_on;
    matter.due_on = due_on;
    return swst__desk_put(work->desk, &matter);
}

/* ---------------------------------------------------------- tiers and clients */

/* Rows of a tier: id, first and last day, review. */
static swst_status put_tier(struct work *work)
{
    const struct swst__feed *feed = &work->tiers;
    struct swst__dated *days;
    int64_t held;
    swst_status status = swst__feed_take(&work->tiers, work->people.person.id);

    for (size_t i = 0; i < feed->count && !status; i++) {
        if (!(days = swst__grow(work->tier_days, &work->tier_room, i, sizeof *days)))
            return SWST_ENOMEM;
        work->tier_days = days;
        days[i] = (struct swst__dated){ { feed->rows[i][1], feed->rows[i][2] },
                                        feed->rows[i][0] };
    }
    if (status)
        return status;
    held = swst__dated_on(work->tier_days, feed->count, work->desk->as_of);
    if (held < 0 || feed->rows[held][3] == SWST__NULL || feed->rows[held][3] > work->desk->as_of)
        return SWST_OK;
    return put(work, swst__kind_tier, feed->rows[held][0], 0, feed->rows[held][1],
               feed->rows[held][3], "tier");
}

/* Who has a file; never verified counts from its day. */
static swst_status put_client(struct work *work)
{
    const struct swst__person *person = &work->people.person;
    int64_t since = person->filed_on;
    swst_status status = swst__feed_take(&work->verified, person->id);

    if (status || since == SWST__NULL || since > work->desk->as_of)
        return status;
    if (work->verified.count)
        since = work->verified.rows[0][0];
    if (work->desk->as_of - since <= work->reverify_days)
        return SWST_OK;
    return put(work, swst__kind_client, person->id, 0, since, since + work->reverify_days,
               "client");
}

/* Rows in force: id, and when they were verified, else their first day. */
static swst_status put_memberships(struct work *work)
{
    const struct swst__feed *feed = &work->memberships;
    swst_status status = swst__feed_take(&work->memberships, work->people.person.id);

    for (size_t i = 0; i < feed->count && !status; i++) {
        int64_t since = feed->rows[i][1];

        if (work->desk->as_of - since > work->membership_days)
            status = put(work, swst__kind_membership, feed->rows[i][0], 0, since,
                         since + work->membership_days, "membership");
    }
    return status;
}

/* --------------------------------------------------------------------- cases */

static int64_t follow_up_on(const struct work *work, int64_t case_id)
{
    for (size_t i = 0; i < work->follow_ups.count; i++)
        if (work->follow_ups.rows[i][0] == case_id)
            return work->follow_ups.rows[i][1];
    return SWST__NULL;
}

static swst_status put_cases(struct work *work)
{
    int64_t as_of = work->desk->as_of, client_id = work->people.person.id;
    swst_status status = swst__feed_take(&work->follow_ups, client_id);

    if (!status)
        status = swst__cases_take(&work->cases, client_id);
    for (size_t i = 0; i < work->cases.count && !status; i++) {
        const struct swst__case *it = &work->cases.at[i];
        int64_t due_on = follow_up_on(work, it->id);

        if (due_on == SWST__NULL || due_on > as_of || !swst__case_open_on(it, as_of)
            || swst__case_suspended_on(it, as_of)
            || swst__case_followed_up(it, (struct swst__span){ due_on, as_of }))
            continue;
        status = put(work, swst__kind_case, it->id, it->worker_id, swst__case_since(it, as_of),
                     due_on, "case");
    }
    return status;
}

static swst_status put_person(struct work *work)
{
    const struct swst__ground *ground = &work->desk->ground;
    swst_status status;

    if (swst__person_standing(&work->people.person, &ground->areas, ground->day)
        != SWST__IS_IN_SCOPE)
        return SWST_OK;
    status = put_tier(work);
    if (!status)
        status = put_client(work);
    if (!status)
        status = put_memberships(work);
    return status ? status : put_cases(work);
}

static swst_status open_feeds(struct work *work)
{
    swst_store *store = work->desk->store;
    int64_t as_of = work->desk->as_of;
    swst_status status = swst__feed_open(&work->verified, store,
        "SELECT id, verified_on FROM client WHERE verified_on IS NOT NULL AND voided_at IS NULL"
        " AND ?1 = ?1 AND id >= ?3 ORDER BY id", 1, as_of, 0);

    if (!status)
        status = swst__feed_open(&work->tiers, store,
            "SELECT client_id, id, starts_on, coalesce(ends_on, ?2), review_on FROM tier"
            " WHERE voided_at IS NULL AND starts_on <= ?1 AND client_id >= ?3"
            " ORDER BY client_id, id", 4, as_of, SWST__LAST_DAY);
    if (!status)
        status = swst__feed_open(&work->memberships, store,
            "SELECT client_id, id, coalesce(verified_on, starts_on) FROM membership"
            " WHERE client_id >= ?3 AND" SWST__IN_FORCE("membership", "?1")
            " ORDER BY client_id, id", 2, as_of, 0);
    return status ? status : swst__feed_open(&work->follow_ups, store,
        "SELECT client_id, id, follow_up_on FROM \"case\" WHERE follow_up_on <= ?1"
        " AND voided_at IS NULL AND client_id >= ?3 ORDER BY client_id, id", 2, as_of, 0);
}

static swst_status put_people(struct work *work)
{
    const struct swst__ground *ground = &work->desk->ground;
    const struct swst__ids *only;
    swst_status status = swst__ground_with_cases(ground, work->desk->store, &work->candidates,
                                                 &only);

    if (!status)
        status = swst__people_open(&work->people, work->desk->store, &ground->areas, only);
    if (!status)
        status = open_feeds(work);
    if (!status)
        status = swst__cases_open(&work->cases, work->desk->store);
    while (!status && (status = swst__people_next(&work->people)) == SWST_ROW)
        status = put_person(work);
    return status;
}

/* ---------------------------------------------------------------- households */

static swst_status put_household(struct swst__desk *desk, int64_t area, int64_t about,
                                 int64_t about_id, int64_t since_on, int64_t due_on,
                                 const char *reason)
{
    struct swst__matter matter = { SWST__NO_MATTER, .about = about, .about_id = about_id,
                                   .reason = reason };

    matter.area = area;
    matter.since_on = since_on;
    matter.due_on = due_on;
    matter.days_overdue = desk->as_of > due_on ? desk->as_of - due_on : 0;
    return swst__desk_put(desk, &matter);
}

static swst_status put_of_household(void *walker, const struct swst__incomes *incomes)
{
    struct work *work = walker;
    const struct swst__income *it = &incomes->it;
    const struct swst__feed *feed = &work->of_households;
    struct swst__desk *desk = work->desk;
    swst_status status = swst__feed_take(&work->of_households, it->household_id);

    for (size_t i = 0; i < feed->count && !status; i++) {
        int64_t since = feed->rows[i][1];

        if (desk->as_of - since > work->membership_days)
            status = put_household(desk, it->area, swst__kind_membership, feed->rows[i][0],
                                   since, since + work->membership_days, "membership");
    }
    if (status || it->listed_since == SWST__NULL || swst__income_is_fresh(it, desk->as_of))
        return status;
    return put_household(desk, it->area, swst__kind_household, it->household_id,
                         it->checked_on == SWST__NULL ? it->listed_since : it->checked_on,
                         swst__bucket_of(SWST__PER_MONTH, desk->as_of).last, "income");
}

static swst_status put_households(struct work *work)
{
    struct swst__desk *desk = work->desk;
    swst_status status = swst__feed_open(&work->of_households, desk->store,
        "SELECT household_id, id, coalesce(verified_on, starts_on) FROM membership"
        " WHERE household_id >= ?3 AND" SWST__IN_FORCE("membership", "?1")
        " ORDER BY household_id, id", 2, desk->as_of, 0);

    return status ? status
        : swst__incomes_walk(&desk->ground, desk->store, put_of_household, work);
}

swst_status swst__desk_reviews(struct swst__desk *desk)
{
    struct work work = { .desk = desk };
    swst_status status = swst_station_setting(desk->store, "reverify_days", &work.reverify_days);

    if (!status)
        status = swst_station_setting(desk->store, "membership_reverify_days",
                                      &work.membership_days);
    if (!status)
        status = put_people(&work);
    if (!status)
        status = put_households(&work);
    swst__people_close(&work.people);
    swst__cases_close(&work.cases);
    swst__feed_close(&work.verified);
    swst__feed_close(&work.tiers);
    swst__feed_close(&work.memberships);
    swst__feed_close(&work.follow_ups);
    swst__feed_close(&work.of_households);
    swst__ids_free(&work.candidates);
    swst_free(work.tier_days);
    return status;
}
