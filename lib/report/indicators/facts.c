#include "report/indicators/facts.h"

#include "base/memory.h"
#include "domain/in_force.h"
#include "model/structs.h"

_Static_assert(swst__visit_result_VISIT_RESULT_DONE == 1
               && swst__visit_channel_VISIT_CHANNEL_HOME == 1
               && swst__activity_state_ACTIVITY_STATE_HELD == 2
               && swst__attendance_presence_ATTENDANCE_PRESENCE_PRESENT == 1
               && swst__attendance_presence_ATTENDANCE_PRESENCE_LATE == 4,
               "the statements below name these by number");

static const char attendances_sql[] =
    "SELECT attendance.client_id, attendance.id, activity.held_on, activity.id, activity.type,"
    " coalesce(activity.programme_id, 0)"
    " FROM attendance JOIN activity ON activity.id = attendance.activity_id"
    " WHERE attendance.client_id >= ?3 AND attendance.voided_at IS NULL"
    " AND attendance.presence IN (1, 4) AND activity.voided_at IS NULL AND activity.state = 2"
    " AND activity.held_on BETWEEN ?1 AND ?2 ORDER BY attendance.client_id, attendance.id";
static const char memberships_sql[] =
    "SELECT client_id, category_id, starts_on, coalesce(ends_on, ?1), id FROM membership"
    " WHERE client_id >= ?3 AND voided_at IS NULL ORDER BY client_id";
static const char of_household_sql[] =
    "SELECT member.client_id, membership.category_id,"
    " CASE WHEN member.starts_on > membership.starts_on THEN member.starts_on"
    "  ELSE membership.starts_on END,"
    " CASE WHEN coalesce(member.ends_on, ?1) < coalesce(membership.ends_on, ?1)"
    "  THEN member.ends_on ELSE coalesce(membership.ends_on, ?1) END, membership.id"
    " FROM household_member member"
    " JOIN membership ON membership.household_id = member.household_id"
    " WHERE member.client_id >= ?3 AND member.voided_at IS NULL AND membership.voided_at IS NULL"
    " ORDER BY member.client_id";

static swst_status open_dated(struct swst__facts *facts, swst_store *store)
{
    int64_t open = SWST__LAST_DAY;
    swst_status status = SWST_OK;

    if (facts->needs & SWST__NEED_MEMBERSHIPS) {
        status = swst__feed_open(&facts->memberships, store, memberships_sql, 4, open, 0);
        if (!status)
            status = swst__feed_open(&facts->of_household, store, of_household_sql, 4, open, 0);
    }
    facts->tiers = &facts->own_tiers;
    if (!status && facts->needs & SWST__NEED_TIERS && !(facts->needs & SWST__NEED_DUTIES))
        status = swst__tiers_open(&facts->own_tiers, store);
    return status;
}

static swst_status open_scratch(struct swst__facts *facts, swst_store *store, int64_t last)
{
    swst_status status = SWST_OK;

    if (facts->needs & SWST__NEED_DUTIES) {
        if (!(facts->duties = swst__calloc(sizeof *facts->duties)))
            return swst__fail_memory();
        facts->duties->given = &facts->contacts;
        facts->tiers = &facts->duties->tiers;
        status = swst__duties_open(facts->duties, store, last);
    }
    if (status || !(facts->needs & SWST__NEED_GOALS))
        return status;
    if (!(facts->goals = swst__calloc(sizeof *facts->goals)))
        return swst__fail_memory();
    return swst__case_goals_open(facts->goals, store, last);
}

static void close_scratch(struct swst__facts *facts)
{
    if (facts->duties)
        swst__duties_close(facts->duties);
    if (facts->goals)
        swst__case_goals_close(facts->goals);
    swst_free(facts->duties);
    swst_free(facts->goals);
}

/* Duties look back to the first day. */
static swst_status open_contacts(struct swst__facts *facts, swst_store *store,
                                 struct swst__span days)
{
    if (facts->needs & SWST__NEED_DUTIES)
        days.first = SWST__FIRST_DAY;
    return facts->needs & (SWST__NEED_CONTACTS | SWST__NEED_DUTIES)
        ? swst__contacts_open(&facts->contacts, store, days, facts->needs & SWST__NEED_MINUTES)
        : SWST_OK;
}

swst_status swst__facts_open(struct swst__facts *facts, swst_store *store, struct swst__span days)
{
    swst_status status = open_dated(facts, store);

    if (!status)
        status = open_contacts(facts, store, days);
    if (!status && facts->needs & SWST__NEED_ATTENDANCES)
        status = swst__feed_open(&facts->attendances, store, attendances_sql, 5, days.first,
                                 days.last);
    if (!status && facts->needs & SWST__NEED_CASES)
        status = swst__cases_open(&facts->cases, store);
    return status ? status : open_scratch(facts, store, days.last);
}

void swst__facts_close(struct swst__facts *facts)
{
    swst__feed_close(&facts->contacts);
    swst__feed_close(&facts->attendances);
    swst__feed_close(&facts->memberships);
    swst__feed_close(&facts->of_household);
    swst__feed_close(&facts->own_tiers);
    swst_free(facts->own_tier_days);
    swst__cases_close(&facts->cases);
    close_scratch(facts);
}

/* ---------------------------------------------------------------- a person */

static swst_status take_feed(struct swst__feed *feed, int64_t id)
{
    return feed->statement ? swst__feed_take(feed, id) : SWST_OK;
}

static swst_status take_own_tiers(struct swst__facts *facts, int64_t id)
{
    const struct swst__feed *tiers = &facts->own_tiers;
    swst_status status = take_feed(&facts->own_tiers, id);
    struct swst__dated *days;

    if (status || !tiers->count)
        return status;
    days = swst__grow(facts->own_tier_days, &facts->tier_room, tiers->count, sizeof *days);
    if (!days)
        return SWST_ENOMEM;
    facts->tier_days = facts->own_tier_days = days;
    for (size_t i = 0; i < tiers->count; i++) {
        const int64_t *row = tiers->rows[i];

        days[i] = (struct swst__dated){ { row[SWST__TIER_STARTS], row[SWST__TIER_ENDS] },
                                        row[SWST__TIER_ID] };
    }
    return SWST_OK;
}

static swst_status take_duties(struct swst__facts *facts, const struct swst__areas *areas)
{
    swst_status status = swst__duties_take(facts->duties, facts->person, areas);

    facts->tier_days = facts->duties->tier_days;
    return status;
}

swst_status swst__facts_take(struct swst__facts *facts, const struct swst__person *person,
                             const struct swst__areas *areas)
{
    swst_status status = take_feed(&facts->contacts, person->id);

    facts->person = person;
    if (!status)
        status = take_feed(&facts->attendances, person->id);
    if (!status)
        status = take_feed(&facts->memberships, person->id);
    if (!status)
        status = take_feed(&facts->of_household, person->id);
    if (!status)
        status = facts->duties ? take_duties(facts, areas) : take_own_tiers(facts, person->id);
    if (!status && facts->needs & SWST__NEED_GOALS)
        status = swst__case_goals_take(facts->goals, person->id);
    return status || !(facts->needs & SWST__NEED_CASES) ? status
        : swst__cases_take(&facts->cases, person->id);
}

int64_t swst__facts_level(const struct swst__facts *facts, int64_t day)
{
    int64_t at = swst__dated_on(facts->tier_days, facts->tiers->count, day);

    return at < 0 ? 0 : facts->tiers->rows[at][SWST__TIER_LEVEL];
}

swst_status swst__facts_find_level(swst_store *store, const char *level, int64_t *number)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT coalesce(min(id), 0) FROM contact_rule"
                                       " WHERE level = ? AND voided_at IS NULL", &statement);

    *number = 0;
    if (status)
        return status;
    swst__db_bind_text(statement, 1, level);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        *number = swst__db_int(statement, 0);
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}

bool swst__feed_has_day(const struct swst__feed *feed, int at, struct swst__span window)
{
    for (size_t i = 0; i < feed->count; i++)
        if (feed->rows[i][at] >= window.first && feed->rows[i][at] <= window.last)
            return true;
    return false;
}

/* -------------------------------------------------------------- a household */

#define DONE_AT_HOME \
    " visit.voided_at IS NULL AND result = 1 AND channel = 1 AND visited_on BETWEEN ?1 AND ?2"

/* Named itself, or through one who was its member that day. */
static const char visited_sql[] =
    "SELECT household_id, visited_on FROM visit WHERE household_id IS NOT NULL AND" DONE_AT_HOME
    " UNION SELECT member.household_id, visited_on FROM visit"
    " JOIN household_member member ON member.client_id = visit.client_id AND"
    SWST__IN_FORCE("member", "visited_on") " WHERE" DONE_AT_HOME " ORDER BY 1";
static const char reached_sql[] =
    "SELECT DISTINCT member.household_id, activity.held_on"
    " FROM attendance JOIN activity ON activity.id = attendance.activity_id"
    " JOIN household_member member ON member.client_id = attendance.client_id AND"
    SWST__IN_FORCE("member", "activity.held_on")
    " WHERE attendance.voided_at IS NULL AND attendance.presence IN (1, 4)"
    " AND activity.voided_at IS NULL AND activity.state = 2"
    " AND activity.held_on BETWEEN ?1 AND ?2 ORDER BY 1";
static const char members_sql[] =
    "SELECT household_id, client_id, starts_on, coalesce(ends_on, ?1) FROM household_member"
    " WHERE voided_at IS NULL ORDER BY household_id";
static const char household_memberships_sql[] =
    "SELECT household_id, category_id, starts_on, coalesce(ends_on, ?1), id FROM membership"
    " WHERE household_id >= ?3 AND voided_at IS NULL ORDER BY household_id";

swst_status swst__home_open(struct swst__home *home, swst_store *store, struct swst__span days)
{
    int64_t open = SWST__LAST_DAY;
    swst_status status = swst__feed_open(&home->members, store, members_sql, 3, open, 0);

    if (!status && home->needs & SWST__NEED_MEMBERSHIPS)
        status = swst__feed_open(&home->memberships, store, household_memberships_sql, 4, open, 0);
    if (!status && home->needs & SWST__NEED_CONTACTS)
        status = swst__feed_open(&home->visited, store, visited_sql, 1, days.first, days.last);
    return status || !(home->needs & SWST__NEED_ATTENDANCES) ? status
        : swst__feed_open(&home->reached, store, reached_sql, 1, days.first, days.last);
}

swst_status swst__home_take(struct swst__home *home, const struct swst__statement *row)
{
    swst_status status;

    home->id = swst__db_int(row, 0);
    home->area_id = swst__db_int(row, 1);
    home->filed_on = swst__db_is_null(row, 2) ? SWST__NULL : swst__db_int(row, 2);
    status = swst__feed_take(&home->members, home->id);
    if (!status)
        status = take_feed(&home->memberships, home->id);
    if (!status)
        status = take_feed(&home->visited, home->id);
    return status ? status : take_feed(&home->reached, home->id);
}

void swst__home_close(struct swst__home *home)
{
    swst__feed_close(&home->members);
    swst__feed_close(&home->memberships);
    swst__feed_close(&home->visited);
    swst__feed_close(&home->reached);
}
