#include "report/coverage.h"

#include "base/memory.h"
#include "model/structs.h"

#include <string.h>

size_t swst__coverage_slots(const struct swst__coverage *coverage)
{
    return coverage->category_count + 2;
}

void swst__coverage_close(struct swst__coverage *coverage)
{
    for (size_t i = 0; i < coverage->category_count; i++)
        swst_free(coverage->categories[i].code);
    swst_free(coverage->categories);
    swst_free(coverage->counts);
    swst__ids_free(&coverage->workers);
    swst__ids_free(&coverage->in_scope);
    swst__ground_close(&coverage->ground);
}

/* -------------------------------------------------------------- categories */

static bool is_wanted(const swst_filter *filter, const char *code)
{
    for (size_t i = 0; i < filter->category_count; i++)
        if (strcmp(filter->categories[i], code) == 0)
            return true;
    return !filter->category_count;
}

static swst_status add_category(struct swst__coverage *coverage,
                                const struct swst__statement *row, size_t *room)
{
    struct swst__category *categories = coverage->categories, *added;

    if (coverage->category_count == *room) {
        *room = *room ? *room * 2 : 32;
        if (!(categories = swst__realloc(categories, *room * sizeof *categories)))
            return swst__fail_memory();
        coverage->categories = categories;
    }
    added = &categories[coverage->category_count];
    *added = (struct swst__category){ swst__db_int(row, 0), swst__strdup(swst__db_text(row, 1)),
        swst__db_int(row, 2) == swst__category_unit_HOUSEHOLD, false };
    if (!added->code)
        return swst__fail_memory();
    added->wanted = is_wanted(coverage->ground.filter, added->code);
    coverage->category_count++;
    return SWST_OK;
}

static swst_status read_categories(struct swst__coverage *coverage)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(coverage->store, "SELECT id, code, unit FROM category"
                                       " WHERE voided_at IS NULL ORDER BY code", &statement);
    size_t room = 0;

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = add_category(coverage, statement, &room)))
            break;
    swst__db_give_back(statement);
    return status;
}

static size_t find_category(const struct swst__coverage *coverage, int64_t id)
{
    size_t i = 0;

    while (i < coverage->category_count && coverage->categories[i].id != id)
        i++;
    return i;
}

static swst_status check_filter(const struct swst__coverage *coverage)
{
    const swst_filter *filter = coverage->ground.filter;

    for (size_t i = 0; i < filter->category_count; i++) {
        size_t j = 0;

        while (j < coverage->category_count
               && strcmp(coverage->categories[j].code, filter->categories[i]) != 0)
            j++;
        if (j == coverage->category_count)
            return swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD,
                                    &swst__kinds[swst__kind_category].label);
    }
    return SWST_OK;
}

/* ------------------------------------------------------------------ groups */

static swst_status read_workers(struct swst__coverage *coverage)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(coverage->store, "SELECT id FROM worker"
                                       " WHERE voided_at IS NULL ORDER BY id", &statement);

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = swst__ids_append(&coverage->workers, swst__db_int(statement, 0))))
            break;
    swst__db_give_back(statement);
    return status;
}

/* The area that stands for this one: see `coverage` in the reports' header. */
static int64_t group_of_area(const struct swst__coverage *coverage, int64_t area)
{
    const struct swst__areas *areas = &coverage->ground.areas;
    int64_t town;

    switch (coverage->ground.filter->grouping) {
    case SWST_BY_SERVICE:
        return areas->at[area].service != SWST__NOWHERE ? areas->at[area].service : area;
    case SWST_BY_TOWN:
        town = swst__areas_above(areas, area, swst__area_level_TOWN);
        return town != SWST__NOWHERE ? town : area;
    default:
        return area;
    }
}

/* ----------------------------------------------------------------- counting */

/* What was found out about one person or household. */
struct subject {
    int64_t area, filed_on;
    bool visited, reached;
    const struct swst__feed *memberships;   /* of categories */
    size_t all;                             /* the slot of all of its unit */
};

static void add(struct swst__covered *covered, const struct swst__coverage *coverage,
                const struct subject *subject, bool shared)
{
    covered->shared = covered->shared || shared;
    covered->in_scope++;
    covered->visited += subject->visited;
    covered->filed += subject->filed_on != SWST__NULL
                      && subject->filed_on <= coverage->window.last;
    covered->reached += subject->reached;
}

/* `shared`: it stands in another group's rows, too. */
static void add_to_group(struct swst__coverage *coverage, size_t group,
                         const struct subject *subject, bool shared)
{
    struct swst__covered *slots = coverage->counts + group * swst__coverage_slots(coverage);

    for (size_t i = 0; i < subject->memberships->count; i++) {
        size_t category = find_category(coverage, subject->memberships->rows[i][0]);

        if (category < coverage->category_count)
            add(&slots[category], coverage, subject, shared);
    }
    add(&slots[subject->all], coverage, subject, shared);
}

/* Into the total, and into the rows of its area or of its workers. */
static void count(struct swst__coverage *coverage, const struct subject *subject)
{
    const struct swst__ids *workers = &coverage->ground.workers;

    add_to_group(coverage, 0, subject, false);
    if (coverage->ground.filter->grouping != SWST_BY_WORKER) {
        add_to_group(coverage, 1 + (size_t)group_of_area(coverage, subject->area), subject,
                     false);
        return;
    }
    for (size_t i = 0, group = 0; i < workers->count; i++) {
        while (group < coverage->workers.count && coverage->workers.at[group] != workers->at[i])
            group++;
        if (group == coverage->workers.count)
            return;
        add_to_group(coverage, 1 + group, subject, workers->count > 1);
    }
}

/* ------------------------------------------------------------------ persons */

struct feeds {
    struct swst__feed memberships, visited, reached, members;
};

static void close_feeds(struct feeds *feeds)
{
    swst__feed_close(&feeds->memberships);
    swst__feed_close(&feeds->visited);
    swst__feed_close(&feeds->reached);
    swst__feed_close(&feeds->members);
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
#define MEMBER_ON(day)                                                                     \
    " member.voided_at IS NULL AND member.starts_on <= " day                               \
    " AND coalesce(member.ends_on, " day ") >= " day

static swst_status open_person_feeds(struct swst__coverage *coverage, struct feeds *feeds)
{
    struct swst__span window = coverage->window;
    swst_status status = swst__feed_open(&feeds->memberships, coverage->store,
        "SELECT DISTINCT client_id, category_id FROM membership WHERE client_id IS NOT NULL"
        " AND voided_at IS NULL AND starts_on <= ?1 AND coalesce(ends_on, ?1) >= ?1"
        " ORDER BY client_id", 1, window.last, 0);

    if (!status)
        status = swst__feed_open(&feeds->visited, coverage->store,
            "SELECT DISTINCT client_id FROM visit WHERE client_id IS NOT NULL AND" DONE_AT_HOME
            " ORDER BY client_id", 0, window.first, window.last);
    if (!status)
        status = swst__feed_open(&feeds->reached, coverage->store,
            "SELECT DISTINCT attendance.client_id" WAS_THERE " WHERE" AT_HELD
            " ORDER BY attendance.client_id", 0, window.first, window.last);
    return status;
}

static swst_status take(struct feeds *feeds, int64_t id, struct subject *subject)
{
    swst_status status = swst__feed_take(&feeds->memberships, id);

    if (!status)
        status = swst__feed_take(&feeds->visited, id);
    if (!status)
        status = swst__feed_take(&feeds->reached, id);
    subject->memberships = &feeds->memberships;
    subject->visited = feeds->visited.count > 0;
    subject->reached = feeds->reached.count > 0;
    return status;
}

static swst_status count_person(struct swst__coverage *coverage, struct feeds *feeds,
                                const struct swst__person *person)
{
    struct subject subject = { .filed_on = person->filed_on,
                               .all = coverage->category_count + 1 };
    enum swst__standing standing = swst__person_standing(person, &coverage->ground.areas,
                                                         coverage->ground.day);
    int met;
    swst_status status = SWST_OK;

    if (standing == SWST__IS_IN_SCOPE)      /* for its household, whatever the filter */
        status = swst__ids_append(&coverage->in_scope, person->id);
    if (!status)
        status = swst__ground_meet(&coverage->ground, person, &met, &subject.area);
    if (status || met != SWST__IS_IN_SCOPE)
        return status;
    if (!(status = take(feeds, person->id, &subject)))
        count(coverage, &subject);
    return status;
}

static swst_status count_persons(struct swst__coverage *coverage)
{
    struct swst__people people = { 0 };
    struct feeds feeds = { 0 };
    swst_status status = swst__people_open(&people, coverage->store, &coverage->ground.areas);

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
    struct swst__span window = coverage->window;
    swst_status status = swst__feed_open(&feeds->memberships, coverage->store,
        "SELECT DISTINCT household_id, category_id FROM membership WHERE household_id IS NOT NULL"
        " AND voided_at IS NULL AND starts_on <= ?1 AND coalesce(ends_on, ?1) >= ?1"
        " ORDER BY household_id", 1, window.last, 0);

    if (!status)        /* named itself, or through one who was its member that day */
        status = swst__feed_open(&feeds->visited, coverage->store,
            "SELECT household_id FROM visit WHERE household_id IS NOT NULL AND" DONE_AT_HOME
            " UNION SELECT member.household_id FROM visit"
            " JOIN household_member member ON member.client_id = visit.client_id AND"
            MEMBER_ON("visited_on") " WHERE" DONE_AT_HOME " ORDER BY 1",
            0, window.first, window.last);
    if (!status)
        status = swst__feed_open(&feeds->reached, coverage->store,
            "SELECT DISTINCT member.household_id" WAS_THERE
            " JOIN household_member member ON member.client_id = attendance.client_id AND"
            MEMBER_ON("activity.held_on") " WHERE" AT_HELD " ORDER BY 1",
            0, window.first, window.last);
    if (!status)
        status = swst__feed_open(&feeds->members, coverage->store,
            "SELECT household_id, client_id FROM household_member member WHERE"
            MEMBER_ON("?1") " ORDER BY household_id", 1, window.last, 0);
    return status;
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
    struct subject subject = {
        .area = swst__areas_find(&coverage->ground.areas, swst__db_int(row, 1)),
        .filed_on = swst__db_is_null(row, 2) ? SWST__NULL : swst__db_int(row, 2),
        .all = coverage->category_count,
    };
    bool admitted = false;
    swst_status status = swst__feed_take(&feeds->members, id);

    if (!status && subject.area != SWST__NOWHERE && is_in_scope(coverage, &feeds->members))
        status = swst__ground_admits(&coverage->ground, 0, subject.area, &admitted);
    if (status || !admitted)
        return status;
    if (!(status = take(feeds, id, &subject)))
        count(coverage, &subject);
    return status;
}

static swst_status count_households(struct swst__coverage *coverage)
{
    struct swst__statement *households;
    struct feeds feeds = { 0 };
    swst_status status = swst__db_take(coverage->store, "SELECT id, area_id, filed_on"
        " FROM household WHERE voided_at IS NULL ORDER BY id", &households);

    if (!status)
        status = open_household_feeds(coverage, &feeds);
    while (!status && (status = swst__db_step(households)) == SWST_ROW)
        status = count_household(coverage, &feeds, households);
    swst__db_give_back(households);
    close_feeds(&feeds);
    return status;
}

/* ---------------------------------------------------------------------- all */

static swst_status make_room(struct swst__coverage *coverage)
{
    coverage->group_count = 1 + (coverage->ground.filter->grouping == SWST_BY_WORKER
                                     ? coverage->workers.count : coverage->ground.areas.count);
    coverage->counts = swst__calloc(coverage->group_count * swst__coverage_slots(coverage)
                                    * sizeof *coverage->counts);
    return coverage->counts ? SWST_OK : swst__fail_memory();
}

swst_status swst__coverage_count(struct swst__coverage *coverage, const swst_filter *filter)
{
    swst_status status = swst__ground_open(&coverage->ground, coverage->store, filter,
                                           coverage->window.last);

    if (!status)
        status = read_categories(coverage);
    if (!status)
        status = check_filter(coverage);
    if (!status && coverage->ground.filter->grouping == SWST_BY_WORKER)
        status = read_workers(coverage);
    if (!status)
        status = make_room(coverage);
    if (!status)
        status = count_persons(coverage);
    return status ? status : count_households(coverage);
}
