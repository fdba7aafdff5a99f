#include "domain/people.h"

#include "base/memory.h"
#include "model/structs.h"

#include <string.h>

#define COLUMNS "SELECT id, name, area_id, registered_on, exited_on, filed_on," \
                " birth_date, sex FROM client"

swst_status swst__people_open(struct swst__people *people, swst_store *store,
                              const struct swst__areas *areas, const struct swst__ids *only)
{
    swst_status status = swst__db_take(store,
        only ? COLUMNS " WHERE id = ? AND voided_at IS NULL"
             : COLUMNS " WHERE voided_at IS NULL ORDER BY id", &people->clients);

    people->areas = areas;
    people->only = only;
    return status ? status : swst__feed_open(&people->residences, store,
        "SELECT client_id, id, starts_on, coalesce(ends_on, ?1), area_id, status FROM residence"
        " WHERE voided_at IS NULL AND client_id >= ?3 ORDER BY client_id", 5, SWST__LAST_DAY, 0);
}

void swst__people_close(struct swst__people *people)
{
    swst__db_give_back(people->clients);
    swst__feed_close(&people->residences);
    swst_free(people->stays);
    swst_free(people->stay_facts);
    memset(people, 0, sizeof *people);
}

static swst_status make_room(struct swst__people *people, size_t count)
{
    struct swst__dated *stays = swst__grow(people->stays, &people->stay_room, count,
                                           sizeof *stays);
    int64_t (*facts)[2] = swst__grow(people->stay_facts, &people->fact_room, count,
                                     sizeof *facts);

    if (stays)
        people->stays = stays;
    if (facts)
        people->stay_facts = facts;
    return stays && facts ? SWST_OK : SWST_ENOMEM;
}

static swst_status read_stays(struct swst__people *people)
{
    const struct swst__feed *feed = &people->residences;
    swst_status status = swst__feed_take(&people->residences, people->person.id);

    if (status || (status = make_room(people, feed->count)))
        return status;
    for (size_t i = 0; i < feed->count; i++) {
        const int64_t *row = feed->rows[i];

        people->stays[i] = (struct swst__dated){ { row[1], row[2] }, row[0] };
        people->stay_facts[i][0] = row[3] == SWST__NULL ? SWST__NOWHERE
                                                        : swst__areas_find(people->areas, row[3]);
        people->stay_facts[i][1] = row[4];
    }
    people->person.stays = people->stays;
    people->person.stay_facts = (const int64_t (*)[2])people->stay_facts;
    people->person.stay_count = feed->count;
    return SWST_OK;
}

/* The next of those wanted, one by one; who was voided meanwhile is passed over. */
static swst_status step_to_wanted(struct swst__people *people)
{
    swst_status status = SWST_OK;

    while (!status && people->next < people->only->count) {
        swst__db_again(people->clients);
        swst__db_bind_int(people->clients, 1, people->only->at[people->next++]);
        status = swst__db_step(people->clients);
    }
    return status;
}

swst_status swst__people_next(struct swst__people *people)
{
    const struct swst__statement *row = people->clients;
    swst_status status = people->only ? step_to_wanted(people) : swst__db_step(people->clients);

    if (status != SWST_ROW)
        return status;
    people->person = (struct swst__person){
        .id = swst__db_int(row, 0), .name = swst__db_text(row, 1),
        .area = swst__areas_find(people->areas, swst__db_int(row, 2)),
        .registered = { swst__db_day(row, 3), swst__db_is_null(row, 4)
                                                  ? SWST__LAST_DAY : swst__db_day(row, 4) - 1 },
        .filed_on = swst__db_is_null(row, 5) ? SWST__NULL : swst__db_day(row, 5),
        .born_on = swst__db_is_null(row, 6) ? SWST__NULL : swst__db_day(row, 6),
        .sex = swst__db_int(row, 7),
    };
    status = read_stays(people);
    return status ? status : SWST_ROW;
}

/* ------------------------------------------------------------------- asking */

/* The area of the residence that holds, if it names one. */
static int64_t area_of_stay(const struct swst__person *person, int64_t stay)
{
    return stay >= 0 && person->stay_facts[stay][0] != SWST__NOWHERE ? person->stay_facts[stay][0]
                                                                     : person->area;
}

int64_t swst__person_area(const struct swst__person *person, int64_t day)
{
    return area_of_stay(person, swst__dated_on(person->stays, person->stay_count, day));
}

/* A day that no residence covers is a day here. */
static bool is_away(const struct swst__person *person, int64_t stay)
{
    int64_t status = stay < 0 ? swst__residence_status_HERE : person->stay_facts[stay][1];

    return status != swst__residence_status_HERE && status != swst__residence_status_PERSON_ONLY;
}

static struct swst__span days_served(const struct swst__areas *areas, int64_t area)
{
    return area == SWST__NOWHERE ? (struct swst__span){ 1, 0 } : areas->at[area].served;
}

enum swst__standing swst__person_standing(const struct swst__person *person,
                                          const struct swst__areas *areas, int64_t day)
{
    int64_t stay = swst__dated_on(person->stays, person->stay_count, day);
    struct swst__span served = days_served(areas, area_of_stay(person, stay));

    if (day < person->registered.first)
        return SWST__IS_NOT_YET;
    if (day > person->registered.last)
        return SWST__IS_EXITED;
    if (is_away(person, stay))
        return SWST__IS_AWAY;
    return served.first <= day && day <= served.last ? SWST__IS_IN_SCOPE : SWST__IS_NOT_OPEN;
}

swst_status swst__person_scope(const struct swst__person *person, const struct swst__areas *areas,
                               struct swst__spans *scope)
{
    int64_t day = person->registered.first;
    swst_status status = SWST_OK;

    swst__spans_clear(scope);
    while (day <= person->registered.last && !status) {
        int64_t stay = swst__dated_on(person->stays, person->stay_count, day);
        int64_t until = swst__dated_until(person->stays, person->stay_count, day);
        struct swst__span here = { day, until < person->registered.last
                                            ? until : person->registered.last };

        if (!is_away(person, stay))
            status = swst__spans_add(scope, swst__span_meet(here,
                days_served(areas, area_of_stay(person, stay))));
        day = until + 1;
    }
    return status;
}

swst_status swst__people_in_scope(swst_store *store, const struct swst__areas *areas,
                                  const struct swst__ids *only, int64_t day,
                                  struct swst__ids *ids)
{
    struct swst__people people = { 0 };
    swst_status status = swst__people_open(&people, store, areas, only);

    while (!status && (status = swst__people_next(&people)) == SWST_ROW)
        status = swst__person_standing(&people.person, areas, day) == SWST__IS_IN_SCOPE
            ? swst__ids_append(ids, people.person.id) : SWST_OK;
    swst__people_close(&people);
    return status;
}
