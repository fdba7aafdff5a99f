/* Birth and death: facts about a client before the one or after the other are
 * refused (semantics 2.2), whichever of the two is written last. A fact's day
 * is the row's field that is flagged so; of a time, its first day. */
#include "base/memory.h"
#include "base/text.h"
#include "domain/rules.h"
#include "model/structs.h"
#include "store/bulk.h"
#include "store/db.h"

#include <inttypes.h>

#include <swstation/attendance.h>
#include <swstation/client.h>
#include <swstation/activity.h>
#include <swstation/visit.h>

/* A birth date known to the year alone allows the whole year. */
static int64_t earliest_birth(int64_t birth, int64_t precision)
{
    switch ((swst_birth_precision)precision) {
    case SWST_BIRTH_PRECISION_MONTH: return swst__bucket_of(SWST__PER_MONTH, birth).first;
    case SWST_BIRTH_PRECISION_YEAR:
    case SWST_BIRTH_PRECISION_ESTIMATE: return swst__bucket_of(SWST__PER_YEAR, birth).first;
    default: return birth;
    }
}

swst_status swst__life_find(swst_store *store, int64_t client_id, struct swst__span *life)
{
    const swst_kind *client = &swst__kinds[swst__kind_client];
    struct swst__statement *statement;
    swst_status status;

    if (swst__bulk_recall(store, client, client_id, &life->first, &life->last))
        return SWST_OK;
    *life = (struct swst__span){ SWST__FIRST_DAY, SWST__LAST_DAY };
    status = swst__db_take(store, "SELECT birth_date, birth_precision, exited_on, exit_reason"
                                  " FROM client WHERE id = ?", &statement);
    if (status)
        return status;
    swst__db_bind_int(statement, 1, client_id);
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        if (!swst__db_is_null(statement, 0))
            life->first = earliest_birth(swst__db_int(statement, 0), swst__db_int(statement, 1));
        if (!swst__db_is_null(statement, 2) && swst__db_int(statement, 3) == SWST_EXIT_REASON_DIED)
            life->last = swst__db_int(statement, 2);
        swst__bulk_remember(store, client, client_id, life->first, life->last);
    }
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}

static const struct swst_field *fact_day(const swst_kind *kind)
{
    for (unsigned i = 0; i < kind->field_count; i++)
        if (kind->fields[i].flags & SWST__HAPPENED)
            return &kind->fields[i];
    return NULL;
}

/* A contact with the household about a death is no fact about the dead. */
static bool is_bereavement(const swst_record *record)
{
    const struct swst_visit *visit = (const struct swst_visit *)record;

    return record->kind == &swst__kinds[swst__kind_visit] && visit->household_id
        && visit->purpose == SWST_VISIT_PURPOSE_BEREAVEMENT;
}

/* Whoever was there was there on the day it was held. */
static swst_status check_attendance(swst_store *store, const swst_record *record)
{
    const struct swst_attendance *attendance = (const struct swst_attendance *)record;
    struct swst__span life;
    int64_t held_on = INT64_MIN;
    swst_status status;

    if (!attendance->client_id || (attendance->presence != SWST_ATTENDANCE_PRESENCE_PRESENT
                                   && attendance->presence != SWST_ATTENDANCE_PRESENCE_LATE))
        return SWST_OK;
    status = swst__db_ask(store, "SELECT held_on FROM activity WHERE id = ?1 AND state = ?2"
                                 " AND held_on IS NOT NULL",
                          attendance->activity_id, SWST_ACTIVITY_STATE_HELD, 0, &held_on);
    if (status || held_on == INT64_MIN
        || (status = swst__life_find(store, attendance->client_id, &life)))
        return status;
    return held_on >= life.first && held_on <= life.last ? SWST_OK
        : swst__reject(record->kind, SWST__FIELD(attendance, presence),
                       held_on < life.first ? SWST__BEFORE_BIRTH : SWST__AFTER_DEATH);
}

swst_status swst__life_check_fact(swst_store *store, const swst_record *record)
{
    const struct swst_field *client = swst__field_find(record->kind, "client_id");
    const struct swst_field *day = fact_day(record->kind);
    struct swst__span life;
    swst_status status;
    int64_t on;

    if (record->kind == &swst__kinds[swst__kind_attendance])
        return check_attendance(store, record);
    if (!client || !day || !swst__record_has(record, client) || !swst__record_has(record, day)
        || is_bereavement(record))
        return SWST_OK;
    on = swst__record_int(record, day);
    if ((status = swst__life_find(store, swst__record_int(record, client), &life)))
        return status;
    return on >= life.first && on <= life.last ? SWST_OK
        : swst__reject(record->kind, day, on < life.first ? SWST__BEFORE_BIRTH
                                                          : SWST__AFTER_DEATH);
}

/* -------------------------------------------------------------- from clients */

/* The first fact of a kind outside of life, or 0. */
static swst_status find_outside(swst_store *store, const swst_kind *kind, int64_t client_id,
                                const struct swst__span *life, int64_t *found)
{
    const struct swst_field *day = fact_day(kind);
    struct swst__text text = { 0 };
    swst_status status;
    char *sql;

    swst__text_add(&text, "SELECT id FROM \"%s\" WHERE client_id = ?1 AND voided_at IS NULL"
                          " AND (\"%s\" < ?2 OR \"%s\" > ?3)%s ORDER BY id LIMIT 1",
                   kind->name, day->name, day->name,
                   kind == &swst__kinds[swst__kind_visit]
                       ? " AND (household_id IS NULL OR coalesce(purpose, 0) <> 8)" : "");
    if (!(sql = swst__text_take(&text)))
        return swst__fail_memory();
    status = swst__db_ask(store, sql, client_id, life->first, life->last, found);
    swst_free(sql);
    return status;
}

_Static_assert(SWST_VISIT_PURPOSE_BEREAVEMENT == 8 && SWST_ATTENDANCE_PRESENCE_PRESENT == 1
               && SWST_ATTENDANCE_PRESENCE_LATE == 4 && SWST_ACTIVITY_STATE_HELD == 2
               && SWST_EXIT_REASON_DIED == 1,
               "the statements of this file name these by number");

static swst_status check_facts(swst_store *store, const swst_record *record,
                               const struct swst__span *life, enum swst__message message)
{
    int64_t found = 0;
    swst_status status = swst__db_ask(store,
        "SELECT attendance.id FROM attendance JOIN activity ON activity.id = attendance.activity_id"
        " WHERE attendance.client_id = ?1 AND attendance.voided_at IS NULL"
        "   AND presence IN (1, 4) AND state = 2 AND (held_on < ?2 OR held_on > ?3) LIMIT 1",
        record->header.id, life->first, life->last, &found);

    for (const swst_kind *kind = NULL; !status && !found && (kind = swst_kind_next(kind)); )
        if (fact_day(kind) && swst__field_find(kind, "client_id"))
            status = find_outside(store, kind, record->header.id, life, &found);
    if (!status && !found)
        status = swst__casework_find_outside(store, record->header.id, life, &found);
    if (status || !found)
        return status;
    status = swst__fail_number(SWST_ECONFLICT, message, found);
    swst__error_field("client", message == SWST__FACTS_BEFORE_BIRTH ? "birth_date" : "exited_on");
    return status;
}

static swst_status check_order(const swst_record *record)
{
    const struct swst_client *client = (const struct swst_client *)record;
    int64_t birth = earliest_birth(client->birth_date.number, client->birth_precision);

    if (!swst__record_has(record, SWST__FIELD(client, birth_date)))
        return SWST_OK;
    if (client->registered_on.number < birth)
        return swst__reject(record->kind, SWST__FIELD(client, registered_on), SWST__BEFORE_BIRTH);
    if (swst__record_has(record, SWST__FIELD(client, exited_on))
        && client->exited_on.number < birth)
        return swst__reject(record->kind, SWST__FIELD(client, exited_on), SWST__BEFORE_BIRTH);
    return SWST_OK;
}

swst_status swst__life_check_client(swst_store *store, const swst_record *record, bool is_new)
{
    const struct swst_client *client = (const struct swst_client *)record;
    struct swst__span born = { SWST__FIRST_DAY, SWST__LAST_DAY }, died = born;
    swst_status status = check_order(record);

    if (status || is_new)
        return status;
    if (swst__record_has(record, SWST__FIELD(client, birth_date)))
        born.first = earliest_birth(client->birth_date.number, client->birth_precision);
    if (client->exit_reason == SWST_EXIT_REASON_DIED
        && swst__record_has(record, SWST__FIELD(client, exited_on)))
        died.last = client->exited_on.number;
    if (born.first > SWST__FIRST_DAY)
        status = check_facts(store, record, &born, SWST__FACTS_BEFORE_BIRTH);
    if (!status && died.last < SWST__LAST_DAY)
        status = check_facts(store, record, &died, SWST__FACTS_AFTER_DEATH);
    return status ? status
        : swst__overlap_check_heads_of(store, record->header.id, died.last < SWST__LAST_DAY
                                           ? died.last : SWST__LAST_DAY + 1);
}

swst_status swst__life_check_activity(swst_store *store, const swst_record *record)
{
    const struct swst_activity *activity = (const struct swst_activity *)record;
    struct swst__statement *statement;
    swst_status status;

    if (activity->state != SWST_ACTIVITY_STATE_HELD
        || !swst__record_has(record, SWST__FIELD(activity, held_on)))
        return SWST_OK;
    status = swst__db_take(store, "SELECT id, client_id FROM attendance WHERE activity_id = ?"
        " AND client_id IS NOT NULL AND voided_at IS NULL AND presence IN (1, 4)", &statement);
    if (status)
        return status;
    swst__db_bind_int(statement, 1, record->header.id);
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        int64_t held_on = activity->held_on.number, id = swst__db_int(statement, 0);
        struct swst__span life;

        if ((status = swst__life_find(store, swst__db_int(statement, 1), &life)))
            break;
        if (held_on < life.first || held_on > life.last) {
            status = swst__fail_number(SWST_ECONFLICT, held_on < life.first
                ? SWST__FACTS_BEFORE_BIRTH : SWST__FACTS_AFTER_DEATH, id);
            swst__error_field("activity", "held_on");
            break;
        }
    }
    swst__db_give_back(statement);
    return status;
}
