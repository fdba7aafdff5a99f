/* Birth and death, for what is told of a client through a case: follow-ups,
 * reviews and scores lie within the client's life (semantics 2.2), whichever
 * of client, case, goal and fact is written last. */
#include "domain/rules.h"
#include "model/structs.h"
#include "store/db.h"

_Static_assert(swst__case_event_event_FOLLOW_UP == 2 && swst__case_event_event_REVIEW == 3,
               "the statements of this file name these by number");

static swst_status find(swst_store *store, const char *sql, int64_t key,
                        const struct swst__span *life, int64_t *found)
{
    return *found ? SWST_OK : swst__db_ask(store, sql, key, life->first, life->last, found);
}

swst_status swst__casework_find_outside(swst_store *store, int64_t client_id,
                                        const struct swst__span *life, int64_t *found)
{
    swst_status status = find(store, "SELECT it.id FROM \"case\" JOIN case_event it"
        " ON it.case_id = \"case\".id WHERE client_id = ?1 AND it.voided_at IS NULL"
        " AND event IN (2, 3) AND (happened_on < ?2 OR happened_on > ?3) ORDER BY it.id LIMIT 1",
        client_id, life, found);

    return status ? status : find(store, "SELECT it.id FROM \"case\" JOIN case_goal"
        " ON case_goal.case_id = \"case\".id JOIN case_score it ON it.case_goal_id = case_goal.id"
        " WHERE client_id = ?1 AND it.voided_at IS NULL"
        " AND (happened_on < ?2 OR happened_on > ?3) ORDER BY it.id LIMIT 1",
        client_id, life, found);
}

static swst_status find_client(swst_store *store, const char *sql, int64_t id,
                               struct swst__span *life)
{
    int64_t client_id = 0;
    swst_status status = swst__db_ask(store, sql, id, 0, 0, &client_id);

    return status ? status : swst__life_find(store, client_id, life);
}

swst_status swst__casework_check_fact(swst_store *store, const swst_record *record)
{
    const struct swst_case_event *event = (const struct swst_case_event *)record;
    const struct swst_case_score *score = (const struct swst_case_score *)record;
    bool is_event = record->kind == &swst__kinds[swst__kind_case_event];
    int64_t on = is_event ? event->happened_on.number : score->happened_on.number;
    struct swst__span life;
    swst_status status;

    if (is_event && event->event != swst__case_event_event_FOLLOW_UP
        && event->event != swst__case_event_event_REVIEW)
        return SWST_OK;
    status = is_event
        ? find_client(store, "SELECT client_id FROM \"case\" WHERE id = ?1", event->case_id, &life)
        : find_client(store, "SELECT client_id FROM \"case\" JOIN case_goal"
            " ON case_goal.case_id = \"case\".id WHERE case_goal.id = ?1", score->case_goal_id,
            &life);
    if (status || (on >= life.first && on <= life.last))
        return status;
    return swst__reject(record->kind, is_event ? SWST__FIELD(case_event, happened_on)
                                               : SWST__FIELD(case_score, happened_on),
                        on < life.first ? SWST__BEFORE_BIRTH : SWST__AFTER_DEATH);
}

/* ----------------------------------------------- a case of another client */

static swst_status find_outside_of(swst_store *store, const swst_record *record,
                                   const struct swst__span *life, int64_t *found)
{
    static const char of_goal[] = "SELECT id FROM case_score WHERE case_goal_id = ?1"
        " AND voided_at IS NULL AND (happened_on < ?2 OR happened_on > ?3) ORDER BY id LIMIT 1";
    swst_status status;

    if (record->kind == &swst__kinds[swst__kind_case_goal])
        return find(store, of_goal, record->header.id, life, found);
    status = find(store, "SELECT id FROM case_event WHERE case_id = ?1 AND voided_at IS NULL"
        " AND event IN (2, 3) AND (happened_on < ?2 OR happened_on > ?3) ORDER BY id LIMIT 1",
        record->header.id, life, found);
    return status ? status : find(store, "SELECT it.id FROM case_goal JOIN case_score it"
        " ON it.case_goal_id = case_goal.id WHERE case_id = ?1 AND it.voided_at IS NULL"
        " AND (happened_on < ?2 OR happened_on > ?3) ORDER BY it.id LIMIT 1",
        record->header.id, life, found);
}

/* A case that is another client's now, or a goal of another case. */
swst_status swst__casework_check_case(swst_store *store, const swst_record *record)
{
    bool is_case = record->kind == &swst__kinds[swst__kind_case];
    struct swst__span life;
    int64_t found = 0;
    swst_status status = is_case
        ? swst__life_find(store, ((const struct swst_case *)record)->client_id, &life)
        : find_client(store, "SELECT client_id FROM \"case\" WHERE id = ?1",
                      ((const struct swst_case_goal *)record)->case_id, &life);

    if (!status)
        status = find_outside_of(store, record, &life, &found);
    if (status || !found)
        return status;
    status = swst__fail_number(SWST_ECONFLICT, SWST__FACTS_OUTSIDE_LIFE, found);
    swst__error_field(record->kind->name, is_case ? "client_id" : "case_id");
    return status;
}
