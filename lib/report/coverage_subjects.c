/* Who is counted: persons, then households through their members, read in
 * step with what was done about them. */
#include "domain/in_force.h"
#include "report/coverage.h"

#include "domain/in_categories.h"
#include "model/structs.h"

/* ------------------------------------------------------------------ persons */

struct feeds {
    struct swst__in_categories in;
    struct swst__feed visited, reached, members;
    struct swst__service_feeds services;
};

static void close_feeds(struct feeds *feeds)
{
    swst__in_categories_close(&feeds->in);
    swst__feed_close(&feeds->visited);
    swst__feed_close(&feeds->reached);
    swst__feed_close(&feeds->members);
    swst__services_close(&feeds->services);
}

_Static_assert(swst__visit_result_VISIT_RESULT_DONE == 1
               && swst__visit_channel_VISIT_CHANNEL_HOME == 1
               && swst__activity_state_ACTIVITY_STATE_HELD == 2
               && swst__attendance_presence_ATTENDANCE_PRESENCE_PRESENT == 1
               && swst__attendance_presence_ATTENDANCE_PRESENCE_LATE == 4,
               "the statements below name these by number");

#define DONE_AT_HOME \
    " visit.voided_at IS NULL AND result = 1 AND channel = 1 AND visited_on BETWEEN ?1 AND ?2"
#define WAS_THERE                                                                          \
    " FROM attendance JOIN activity ON activity.id = attendance.activity_id"
#define AT_HELD                                                                            \
    " attendance.client_id IS NOT NULL AND attendance.voided_at IS NULL"                   \
    " AND attendance.presence IN (1, 4) AND activity.voided_at IS NULL"                    \
    " AND activity.state = 2 AND activity.held_on BETWEEN ?1 AND ?2"

static swst_status open_person_feeds(struct swst__coverage *coverage, struct feeds *feeds)
{
    struct swst__span window = coverage->answer->question.window;
    swst_status status = swst__in_categories_open_own(&feeds->in, coverage->answer->store,
                                                      window.last);

    if (!status)
        status = swst__feed_open(&feeds->visited, coverage->answer->store,
            "SELECT DISTINCT client_id FROM visit WHERE client_id IS NOT NULL AND" DONE_AT_HOME
            " ORDER BY client_id", 0, window.first, window.last);
    if (!status)
        status = swst__feed_open(&feeds->reached, coverage->answer->store,
            "SELECT DISTINCT attendance.client_id" WAS_THERE " WHERE" AT_HELD
            " ORDER BY attendance.client_id", 0, window.first, window.last);
    return status || !coverage->with_services ? status
        : swst__services_open(&feeds->services, coverage->answer->store, window, false);
}

static swst_status take(const struct swst__coverage *coverage, struct feeds *feeds, int64_t id,
                        struct swst__subject *subject)
{
    swst_status status = swst__in_categories_take(&feeds->in, id);

    if (!status)
        status = swst__feed_take(&feeds->visited, id);
    if (!status)
        status = swst__feed_take(&feeds->reached, id);
    if (!status && coverage->with_services)
        status = swst__services_take(&feeds->services, id, &subject->services);
    subject->categories = &feeds->in.ids;
    subject->visited = feeds->visited.count > 0;
    subject->reached = feeds->reached.count > 0;
    return status;
}

static swst_status count_person(struct swst__coverage *coverage, struct feeds *feeds,
                                const struct swst__person *person)
{
    struct swst__subject subject = { .filed_on = person->filed_on,
                               .all = coverage->categories.count + 1 };
    enum swst__standing standing = swst__person_standing(person, &coverage->answer->ground.areas,
                                                         coverage->answer->ground.day);
    int met;
    swst_status status = SWST_OK;

    if (standing == SWST__IS_IN_SCOPE)      /* for its household, whatever the filter */
        status = swst__ids_append(&coverage->in_scope, person->id);
    if (!status)
        status = swst__ground_meet(&coverage->answer->ground, person, &met, &subject.area);
    if (status || met != SWST__IS_IN_SCOPE)
        return status;
    if (!(status = take(coverage, feeds, person->id, &subject)))
        swst__coverage_add(coverage, &subject);
    return status;
}

swst_status swst__coverage_persons(struct swst__coverage *coverage)
{
    struct swst__people people = { 0 };
    struct feeds feeds = { 0 };
    swst_status status = swst__people_open(&people, coverage->answer->store,
                                           &coverage->answer->ground.areas, NULL);
                                           /* all: for the households */

    if (!status)
        status = open_person_feeds(coverage, &feeds);
    while (!status && (status = swst__people_next(&people)) == SWST_ROW)
        status = count_person(coverage, &feeds, &people.person);
    swst__people_close(&people);
    close_feeds(&feeds);
    return status;
}

/* --------------------------------------------------------------- households */

static swst_status open_household_feeds(struct swst__coverage *coverage, struct feeds *feeds)
{
    struct swst__span window = coverage->answer->question.window;
    swst_status status = swst__in_categories_open_households(&feeds->in, coverage->answer->store,
                                                             window.last);

    if (!status)        /* named itself, or through one who was its member that day */
        status = swst__feed_open(&feeds->visited, coverage->answer->store,
            "SELECT household_id FROM visit WHERE household_id IS NOT NULL AND" DONE_AT_HOME
            " UNION SELECT member.household_id FROM visit"
            " JOIN household_member member ON member.client_id = visit.client_id AND"
            SWST__IN_FORCE("member", "visited_on") " WHERE" DONE_AT_HOME " ORDER BY 1",
            0, window.first, window.last);
    if (!status)
        status = swst__feed_open(&feeds->reached, coverage->answer->store,
            "SELECT DISTINCT member.household_id" WAS_THERE
            " JOIN household_member member ON member.client_id = attendance.client_id AND"
            SWST__IN_FORCE("member", "activity.held_on") " WHERE" AT_HELD " ORDER BY 1",
            0, window.first, window.last);
    if (!status)
        status = swst__feed_open(&feeds->members, coverage->answer->store,
            "SELECT household_id, client_id FROM household_member member WHERE"
            SWST__IN_FORCE("member", "?1") " ORDER BY household_id", 1, window.last, 0);
    return status || !coverage->with_services ? status
        : swst__services_open(&feeds->services, coverage->answer->store, window, true);
}

/* A household is in scope while one of its members is. */
static bool is_in_scope(const struct swst__coverage *coverage, const struct swst__feed *members)
{
    for (size_t i = 0; i < members->count; i++)
        if (swst__ids_hold(&coverage->in_scope, members->rows[i][0]))
            return true;
    return false;
}

static swst_status count_household(struct swst__coverage *coverage, struct feeds *feeds,
                                   const struct swst__statement *row)
{
    int64_t id = swst__db_int(row, 0);
    struct swst__subject subject = {
        .area = swst__areas_find(&coverage->answer->ground.areas, swst__db_int(row, 1)),
        .filed_on = swst__db_is_null(row, 2) ? SWST__NULL : swst__db_int(row, 2),
        .all = coverage->categories.count,
    };
    bool admitted = false;
    swst_status status = swst__feed_take(&feeds->members, id);

    if (!status && subject.area != SWST__NOWHERE && is_in_scope(coverage, &feeds->members))
        status = swst__ground_admits(&coverage->answer->ground, 0, subject.area, &admitted);
    if (status || !admitted)
        return status;
    if (!(status = take(coverage, feeds, id, &subject)))
        swst__coverage_add(coverage, &subject);
    return status;
}

swst_status swst__coverage_households(struct swst__coverage *coverage)
{
    struct swst__statement *households;
    struct feeds feeds = { 0 };
    swst_status status = swst__db_take(coverage->answer->store, "SELECT id, area_id, filed_on"
        " FROM household WHERE voided_at IS NULL ORDER BY id", &households);

    if (!status)
        status = open_household_feeds(coverage, &feeds);
    while (!status && (status = swst__db_step(households)) == SWST_ROW)
        status = count_household(coverage, &feeds, households);
    swst__db_give_back(households);
    close_feeds(&feeds);
    return status;
}
