/* Whose records a session sees: the rights over every client, household and case, worked
 * out by the functions that say who is responsible, where and in what category. */
#include "domain/in_categories.h"
#include "domain/in_force.h"
#include "domain/people.h"
#include "domain/rights/who.h"
#include "domain/staff.h"
#include "model/structs.h"
#include "store/sight.h"

#include <string.h>

enum { ADULT_AT = 14 };

/* What one walk over the clients knows. */
struct walk {
    swst_store *store;
    const struct swst__who *who;
    const struct swst__ids *only;           /* NULL: all */
    swst__rights unlisted;                  /* of a client */
    struct swst__areas areas;
    struct swst__staff staff;
    struct swst__in_categories categories;
    struct swst__ids of_cases, children, workers;
};

static swst__rights rights_of(const struct walk *walk, const struct swst__standing_to *standing)
{
    return swst__rights_over(&walk->who->reach, standing, walk->who->has_purpose);
}

/* ----------------------------------------------------------------- children */

/* The latest day on which somebody may have been born, as exactly as it is known. */
static int64_t latest_birth(int64_t birth, int64_t precision)
{
    int64_t year, month, of_month;

    swst__day_split(birth, &year, &month, &of_month);
    switch (precision) {
    case swst__birth_precision_BIRTH_PRECISION_MONTH: return swst__day_make(year, month + 1, 0);
    case swst__birth_precision_BIRTH_PRECISION_YEAR:
    case swst__birth_precision_BIRTH_PRECISION_ESTIMATE: return swst__day_make(year, 12, 31);
    default: return birth;
    }
}

/* Whose age nobody knows may be a child; so may who was voided by mistake. */
static swst_status read_children(struct walk *walk)
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(walk->store,
        "SELECT id, birth_date, coalesce(birth_precision, 0) FROM client"
        " WHERE birth_date IS NULL OR birth_date > ?1 ORDER BY id", &rows);

    if (status)
        return status;
    swst__db_bind_int(rows, 1, walk->who->day - (ADULT_AT + 2) * 366);
    while ((status = swst__db_step(rows)) == SWST_ROW)
        if ((swst__db_is_null(rows, 1)
             || swst__age_on(latest_birth(swst__db_day(rows, 1), swst__db_int(rows, 2)),
                             walk->who->day) < ADULT_AT)
            && (status = swst__ids_append(&walk->children, swst__db_int(rows, 0))))
            break;
    swst__db_give_back(rows);
    return status;
}

/* ------------------------------------------------------------------- opening */

static swst_status read_cases(struct walk *walk)
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(walk->store, "SELECT DISTINCT client_id FROM \"case\""
        " WHERE (worker_id = ?1 OR supervisor_id = ?1) AND voided_at IS NULL ORDER BY client_id",
        &rows);

    if (status)
        return status;
    swst__db_bind_int(rows, 1, walk->who->person);
    return swst__ids_read(&walk->of_cases, rows);
}

static swst_status open_walk(struct walk *walk)
{
    int64_t day = walk->who->day;
    swst_status status = swst__areas_read(walk->store, day, &walk->areas);

    if (!status)
        status = swst__staff_read(walk->store, day, &walk->staff);
    if (!status && walk->who->categories.count)
        status = swst__in_categories_open(&walk->categories, walk->store, day);
    if (!status)
        status = read_cases(walk);
    if (!status)
        status = read_children(walk);
    if (!status && swst__who_is_whole(walk->who))
        walk->unlisted = rights_of(walk, &(struct swst__standing_to){ .in_scope = true });
    return status;
}

static void close_walk(struct walk *walk)
{
    swst__areas_free(&walk->areas);
    swst__staff_free(&walk->staff);
    swst__in_categories_close(&walk->categories);
    swst__ids_free(&walk->of_cases);
    swst__ids_free(&walk->children);
    swst__ids_free(&walk->workers);
}

/* ------------------------------------------------------------------- clients */

static bool is_in_areas(const struct walk *walk, int64_t area)
{
    const struct swst__ids *tops = &walk->who->areas;

    for (size_t i = 0; i < tops->count; i++) {
        int64_t top = swst__areas_find(&walk->areas, tops->at[i]);

        if (top != SWST__NOWHERE && swst__areas_within(&walk->areas, area, top))
            return true;
    }
    return !tops->count;
}

static swst_status is_in_categories(struct walk *walk, int64_t client_id, bool *is_in)
{
    const struct swst__ids *wanted = &walk->who->categories;
    swst_status status;

    *is_in = !wanted->count;
    if (*is_in || (status = swst__in_categories_take(&walk->categories, client_id)))
        return *is_in ? SWST_OK : status;
    for (size_t i = 0; i < wanted->count && !*is_in; i++)
        *is_in = swst__ids_hold(&walk->categories.ids, wanted->at[i]);
    return SWST_OK;
}

/* Whoever may see nobody has nobody of his own, whatever he was responsible for. */
static bool has_own(const struct walk *walk)
{
    return walk->who->reach.of[swst__circle_PEOPLE][SWST__DEED_READ] != 0;
}

static swst_status put_client(struct walk *walk, const struct swst__person *person)
{
    int64_t area = swst__person_area(person, walk->who->day);
    struct swst__standing_to standing = {
        .is_child = swst__ids_hold(&walk->children, person->id),
        .is_granted = swst__ids_hold(&walk->who->granted, person->id),
    };
    swst__rights rights;
    swst_status status = is_in_categories(walk, person->id, &standing.in_scope);

    standing.in_scope = standing.in_scope && is_in_areas(walk, area);
    if (!status)
        status = swst__staff_of(&walk->staff, &walk->areas, person->id, area, &walk->workers);
    if (status)
        return status;
    standing.is_own = has_own(walk) && (swst__ids_hold(&walk->workers, walk->who->person)
                                        || swst__ids_hold(&walk->of_cases, person->id));
    rights = rights_of(walk, &standing);
    return rights == walk->unlisted && !walk->only ? SWST_OK
        : swst__sight_put(walk->store, SWST__LISTED_CLIENTS, person->id, rights);
}

/* What is told of an area and of nobody in it is of the account's areas. */
static swst_status put_areas(struct walk *walk)
{
    swst_status status = SWST_OK;

    if (swst__who_is_whole(walk->who))
        return SWST_OK;
    for (size_t i = 0; i < walk->areas.count && !status; i++) {
        struct swst__standing_to standing = { .in_scope = !walk->who->categories.count
                                                          && is_in_areas(walk, (int64_t)i) };

        status = swst__sight_put(walk->store, SWST__LISTED_AREAS, walk->areas.at[i].id,
            swst__rights_of(&walk->who->reach, &standing, walk->who->has_purpose));
    }
    return status;
}

static swst_status put_clients(struct walk *walk)
{
    struct swst__people people = { 0 };
    swst_status status = swst__people_open(&people, walk->store, &walk->areas, walk->only);

    while (!status && (status = swst__people_next(&people)) == SWST_ROW)
        status = put_client(walk, &people.person);
    swst__people_close(&people);
    return status;
}

/* Of a voided record nobody knows any more whose it was: as a child's of the scope. */
static swst_status put_voided_of(struct walk *walk, struct swst__statement *rows)
{
    swst_status status;

    while ((status = swst__db_step(rows)) == SWST_ROW) {
        struct swst__standing_to standing = { .is_child = true,
            .in_scope = !walk->who->categories.count
                        && is_in_areas(walk, swst__areas_find(&walk->areas,
                                                              swst__db_int(rows, 1))) };

        if ((status = swst__sight_put(walk->store, SWST__LISTED_CLIENTS, swst__db_int(rows, 0),
                                      rights_of(walk, &standing))))
            break;
    }
    return status;
}

#define VOIDED_CLIENTS "SELECT id, area_id FROM client WHERE voided_at IS NOT NULL"

static swst_status put_voided(struct walk *walk)
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(walk->store, walk->only
        ? VOIDED_CLIENTS " AND id = ?1" : VOIDED_CLIENTS " ORDER BY id", &rows);

    if (status)
        return status;
    for (size_t i = 0; i < (walk->only ? walk->only->count : 1) && !status; i++) {
        swst__db_again(rows);
        if (walk->only)
            swst__db_bind_int(rows, 1, walk->only->at[i]);
        status = put_voided_of(walk, rows);
    }
    swst__db_give_back(rows);
    return status;
}

/* ---------------------------------------------------------------- households */

#define HOUSEHOLDS \
    "SELECT household.id, household.area_id, member.client_id, seen.rights FROM household" \
    " LEFT JOIN household_member member ON member.household_id = household.id AND" \
    SWST__IN_FORCE("member", "?1") \
    " LEFT JOIN " SWST__SIGHT_CLIENTS " seen ON seen.id = member.client_id"

/* Who sees one of its members sees the household; an empty one, who sees its place. */
static swst_status put_household(struct walk *walk, int64_t id, swst__rights rights)
{
    return rights == walk->unlisted && !walk->only ? SWST_OK
        : swst__sight_put(walk->store, SWST__LISTED_HOUSEHOLDS, id, rights);
}

static swst__rights rights_of_row(const struct walk *walk, const struct swst__statement *rows)
{
    struct swst__standing_to standing = { 0 };

    if (!swst__db_is_null(rows, 2))
        return swst__db_is_null(rows, 3) ? walk->unlisted
                                         : (swst__rights)swst__db_int(rows, 3);
    standing.in_scope = !walk->who->categories.count
        && is_in_areas(walk, swst__areas_find(&walk->areas, swst__db_int(rows, 1)));
    return rights_of(walk, &standing);
}

static swst_status put_households_of(struct walk *walk, struct swst__statement *rows)
{
    int64_t id = 0;
    swst__rights rights = 0;
    swst_status status;

    while ((status = swst__db_step(rows)) == SWST_ROW) {
        if (swst__db_int(rows, 0) != id) {
            if (id && (status = put_household(walk, id, rights)))
                return status;
            id = swst__db_int(rows, 0);
            rights = 0;
        }
        rights |= rights_of_row(walk, rows);
    }
    return status || !id ? status : put_household(walk, id, rights);
}

static swst_status put_households(struct walk *walk, const struct swst__ids *only)
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(walk->store, only
        ? HOUSEHOLDS " WHERE household.id = ?2" : HOUSEHOLDS " ORDER BY household.id", &rows);

    if (status)
        return status;
    for (size_t i = 0; i < (only ? only->count : 1) && !status; i++) {
        swst__db_again(rows);
        swst__db_bind_int(rows, 1, walk->who->day);
        if (only)
            swst__db_bind_int(rows, 2, only->at[i]);
        status = put_households_of(walk, rows);
    }
    swst__db_give_back(rows);
    return status;
}

/* --------------------------------------------------------------------- cases */

#define CASES \
    "SELECT it.id, it.worker_id = ?1 OR coalesce(it.supervisor_id, 0) = ?1," \
    " coalesce(it.restricted, 0), seen.rights FROM \"case\" it" \
    " LEFT JOIN " SWST__SIGHT_CLIENTS " seen ON seen.id = it.client_id"

/* A restricted case is that of who works on it, and of roles that see incidents at large. */
static swst__rights rights_of_case(const struct walk *walk, const struct swst__statement *row)
{
    swst__rights rights = swst__db_is_null(row, 3) ? walk->unlisted
                                                   : (swst__rights)swst__db_int(row, 3);

    for (int deed = 0; deed < SWST__DEEDS; deed++)
        if (swst__db_int(row, 2) && !swst__db_int(row, 1)
            && walk->who->reach.of[swst__circle_INCIDENT][deed] != swst__reach_SCOPE)
            rights &= ~swst__right(swst__circle_CASEWORK, (enum swst__deed)deed);
    return rights;
}

static swst_status put_cases_of(struct walk *walk, struct swst__statement *rows)
{
    swst_status status;

    while ((status = swst__db_step(rows)) == SWST_ROW) {
        swst__rights rights = rights_of_case(walk, rows);

        if ((rights != walk->unlisted || walk->only)
            && (status = swst__sight_put(walk->store, SWST__LISTED_CASES, swst__db_int(rows, 0),
                                         rights)))
            break;
    }
    return status;
}

static swst_status put_cases(struct walk *walk)
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(walk->store, walk->only
        ? CASES " WHERE it.client_id = ?2" : CASES " ORDER BY it.id", &rows);

    if (status)
        return status;
    for (size_t i = 0; i < (walk->only ? walk->only->count : 1) && !status; i++) {
        swst__db_again(rows);
        swst__db_bind_int(rows, 1, walk->who->person);
        if (walk->only)
            swst__db_bind_int(rows, 2, walk->only->at[i]);
        status = put_cases_of(walk, rows);
    }
    swst__db_give_back(rows);
    return status;
}

/* ------------------------------------------------------------------- listing */

static swst_status list(struct walk *walk, const struct swst__ids *households)
{
    swst_status status = open_walk(walk);

    if (!status)
        status = put_clients(walk);
    if (!status && !walk->only)
        status = put_areas(walk);
    if (!status)
        status = put_voided(walk);
    if (!status)
        status = put_households(walk, households);
    if (!status)
        status = put_cases(walk);
    close_walk(walk);
    return status;
}

swst_status swst__seen_list(swst_store *store, const struct swst__who *who)
{
    struct walk walk = { .store = store, .who = who };
    swst_status status = swst__sight_clear(store);

    return status ? status : list(&walk, NULL);
}

swst_status swst__seen_list_again(swst_store *store, const struct swst__who *who,
                                  const struct swst__ids *clients,
                                  const struct swst__ids *households)
{
    struct walk walk = { .store = store, .who = who, .only = clients };

    return list(&walk, households);
}
