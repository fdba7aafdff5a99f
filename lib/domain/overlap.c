/* Times that must not overlap: a client is in one household at a time and in
 * one programme once, a household has one living head, a village is part of
 * one service area. First and last days count. */
#include "domain/rules.h"
#include "model/structs.h"
#include "store/db.h"

swst_status swst__overlap_find(swst_store *store, const char *sql, int64_t key,
                               const struct swst__span *days, int64_t id, int64_t second,
                               int64_t *found)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, sql, &statement);

    *found = 0;
    if (status)
        return status;
    swst__db_bind_int(statement, 1, key);
    swst__db_bind_int(statement, 2, days->first);
    swst__db_bind_int(statement, 3, days->last);
    swst__db_bind_int(statement, 4, id);
    if (second)
        swst__db_bind_int(statement, 5, second);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        *found = swst__db_int(statement, 0);
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}

static struct swst__span days_of(const swst_record *record)
{
    const struct swst_field *starts = swst__field_find(record->kind, "starts_on");
    const struct swst_field *ends = swst__field_find(record->kind, "ends_on");

    return (struct swst__span){ swst__record_int(record, starts),
        swst__record_has(record, ends) ? swst__record_int(record, ends) : SWST__LAST_DAY };
}

swst_status swst__overlap_complain(swst_status status, enum swst__message message,
                                   const char *kind, const char *field, int64_t found)
{
    if (status || !found)
        return status;
    status = swst__fail_number(SWST_ECONFLICT, message, found);
    swst__error_field(kind, field);
    return status;
}

swst_status swst__overlap_check_part(swst_store *store, const swst_record *record)
{
    struct swst__span days = days_of(record);
    int64_t found;
    swst_status status = swst__overlap_find(store, "SELECT id FROM area_part WHERE village_id = ?1"
        " AND starts_on <= ?3 AND coalesce(ends_on, ?2) >= ?2 AND id <> ?4"
        " AND voided_at IS NULL LIMIT 1",
        ((const struct swst_area_part *)record)->village_id, &days, record->header.id, 0, &found);

    return swst__overlap_complain(status, SWST__PART_OVERLAPS, "area_part", "starts_on", found);
}

swst_status swst__overlap_check_enrolment(swst_store *store, const swst_record *record)
{
    const struct swst_enrolment *enrolment = (const struct swst_enrolment *)record;
    struct swst__span days = days_of(record);
    int64_t found;
    swst_status status = swst__overlap_find(store, "SELECT id FROM enrolment WHERE client_id = ?1"
        " AND programme_id = ?5 AND starts_on <= ?3 AND coalesce(ends_on, ?2) >= ?2"
        " AND id <> ?4 AND voided_at IS NULL LIMIT 1",
        enrolment->client_id, &days, record->header.id, enrolment->programme_id, &found);

    return swst__overlap_complain(status, SWST__ENROLLED_ALREADY, "enrolment", "starts_on", found);
}

/* Whoever had two roles at once would have the wider one by chance. */
swst_status swst__overlap_check_account(swst_store *store, const swst_record *record)
{
    const struct swst_account *account = (const struct swst_account *)record;
    struct swst__span days = days_of(record);
    int64_t found;
    swst_status status = swst__overlap_find(store, "SELECT id FROM account"
        " WHERE (worker_id = ?1 OR volunteer_id = ?1) AND starts_on <= ?3"
        " AND coalesce(ends_on, ?2) >= ?2 AND id <> ?4 AND voided_at IS NULL LIMIT 1",
        account->worker_id ? account->worker_id : account->volunteer_id, &days,
        record->header.id, 0, &found);

    return swst__overlap_complain(status, SWST__ACCOUNT_OVERLAPS, "account", "starts_on", found);
}

/* ------------------------------------------------------------------- heads */

/* Headship ends with life: the day of death may be the successor's first. */
static swst_status find_death(swst_store *store, int64_t client_id, int64_t *death)
{
    *death = SWST__LAST_DAY + 1;
    return swst__db_ask(store, "SELECT exited_on FROM client WHERE id = ?1"
        " AND exit_reason = 1 AND exited_on IS NOT NULL", client_id, 0, 0, death);
}

static swst_status check_head(swst_store *store, int64_t household_id, int64_t death,
                              struct swst__span days, int64_t member_id)
{
    swst_status status = SWST_OK;
    int64_t found = 0;

    if (death <= days.last)
        days.last = death - 1;
    if (days.first <= days.last)
        status = swst__overlap_find(store, "SELECT other.id FROM household_member other"
            " JOIN client ON client.id = other.client_id"
            " WHERE household_id = ?1 AND is_head = 1 AND other.voided_at IS NULL"
            "   AND starts_on <= ?3 AND coalesce(ends_on, ?2) >= ?2 AND other.id <> ?4"
            "   AND (coalesce(exit_reason, 0) <> 1 OR coalesce(exited_on, ?2 + 1) > ?2)"
            "   AND (coalesce(exit_reason, 0) <> 1"
            "        OR coalesce(exited_on, starts_on + 1) > starts_on) LIMIT 1",
            household_id, &days, member_id, 0, &found);
    return swst__overlap_complain(status, SWST__TWO_HEADS, "household_member", "is_head", found);
}

swst_status swst__overlap_check_member(swst_store *store, const swst_record *record)
{
    const struct swst_household_member *member = (const struct swst_household_member *)record;
    struct swst__span days = days_of(record);
    int64_t found, death;
    swst_status status = swst__overlap_find(store, "SELECT id FROM household_member"
        " WHERE client_id = ?1 AND starts_on <= ?3 AND coalesce(ends_on, ?2) >= ?2 AND id <> ?4"
        " AND voided_at IS NULL LIMIT 1", member->client_id, &days, record->header.id, 0, &found);

    status = swst__overlap_complain(status, SWST__TWO_HOUSEHOLDS, "household_member",
                                    "starts_on", found);
    if (status || !member->is_head)
        return status;
    status = find_death(store, member->client_id, &death);
    return status ? status
        : check_head(store, member->household_id, death, days, record->header.id);
}

/* A head who turns out to be alive may meet the successor. */
swst_status swst__overlap_check_heads_of(swst_store *store, int64_t client_id, int64_t death)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT household_id, starts_on, ends_on, id"
        " FROM household_member WHERE client_id = ? AND is_head = 1 AND voided_at IS NULL",
        &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, client_id);
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        struct swst__span days = { swst__db_int(statement, 1),
            swst__db_is_null(statement, 2) ? SWST__LAST_DAY : swst__db_int(statement, 2) };

        if ((status = check_head(store, swst__db_int(statement, 0), death, days,
                                 swst__db_int(statement, 3)))) {
            if (status == SWST_ECONFLICT)
                swst__error_field("client", "exit_reason");
            break;
        }
    }
    swst__db_give_back(statement);
    return status;
}
