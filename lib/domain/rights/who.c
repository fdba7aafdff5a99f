#include "domain/rights/who.h"

#include "base/memory.h"
#include "domain/in_force.h"

void swst__who_free(void *at)
{
    struct swst__who *who = at;

    if (!who)
        return;
    swst__ids_free(&who->areas);
    swst__ids_free(&who->categories);
    swst__ids_free(&who->granted);
    swst_free(who);
}

/* The account in force of somebody who is of the station still. */
static swst_status find_account(swst_store *store, struct swst__who *who)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT account.id, account.role FROM account"
        " LEFT JOIN worker ON worker.id = account.worker_id"
        " LEFT JOIN volunteer ON volunteer.id = account.volunteer_id"
        " WHERE (worker_id = ?1 OR volunteer_id = ?1) AND" SWST__IN_FORCE("account", "?2")
        " AND worker.voided_at IS NULL AND volunteer.voided_at IS NULL"
        " AND coalesce(worker.left_on, volunteer.left_on, ?2) >= ?2 ORDER BY account.id",
        &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, who->person);
    swst__db_bind_int(statement, 2, who->day);
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        who->account = swst__db_int(statement, 0);
        who->role = swst__db_int(statement, 1);
    }
    swst__db_give_back(statement);
    if (status == SWST_OK)
        return swst__fail(SWST_EDENIED, SWST__NO_ACCOUNT);
    return status == SWST_ROW ? SWST_OK : status;
}

static swst_status read_ids(swst_store *store, const char *sql, const int64_t *values, int count,
                            struct swst__ids *ids)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, sql, &statement);

    if (status)
        return status;
    for (int i = 0; i < count; i++)
        swst__db_bind_int(statement, i + 1, values[i]);
    status = swst__ids_read(ids, statement);
    swst__ids_order(ids);
    return status;
}

static swst_status read_scope(swst_store *store, struct swst__who *who)
{
    swst_status status = read_ids(store, "SELECT area_id FROM account_scope WHERE account_id = ?1"
        " AND voided_at IS NULL AND area_id IS NOT NULL ORDER BY area_id", &who->account, 1,
        &who->areas);

    return status ? status : read_ids(store, "SELECT category_id FROM account_scope"
        " WHERE account_id = ?1 AND voided_at IS NULL AND category_id IS NOT NULL"
        " ORDER BY category_id", &who->account, 1, &who->categories);
}

/* Grants that two have signed for the purpose of the session; and the next instant at which one begins or ends. */
static swst_status read_grants(swst_store *store, int64_t now, struct swst__who *who)
{
    swst_status status = read_ids(store, "SELECT DISTINCT client_id FROM access_grant"
        " WHERE (worker_id = ?1 OR volunteer_id = ?1) AND second_id IS NOT NULL"
        " AND purpose = ?3 AND starts_at <= ?2 AND expires_at > ?2 AND voided_at IS NULL"
        " ORDER BY client_id", (const int64_t[]){ who->person, now, who->purpose }, 3,
        &who->granted);

    return status ? status : swst__db_ask(store, "SELECT min(CASE WHEN starts_at > ?2"
        " THEN starts_at ELSE expires_at END) FROM access_grant WHERE (worker_id = ?1"
        " OR volunteer_id = ?1) AND expires_at > ?2 AND voided_at IS NULL HAVING count(*) > 0",
        who->person, now, 0, &who->until);
}

static int64_t tomorrow(int64_t day)
{
    return swst__day_start(day + 1);
}

static swst_status read(swst_store *store, int64_t now, struct swst__who *who)
{
    swst_status status = find_account(store, who);

    if (!status)
        status = read_scope(store, who);
    if (!status)
        status = swst__reach_read(store, who->role, &who->reach);
    if (!status)
        status = read_grants(store, now, who);
    if (who->until > tomorrow(who->day))
        who->until = tomorrow(who->day);
    return status;
}

swst_status swst__who_read(swst_store *store, int64_t person, int64_t purpose, int64_t now,
                           struct swst__who *who)
{
    swst__ids_free(&who->areas);
    swst__ids_free(&who->categories);
    swst__ids_free(&who->granted);
    *who = (struct swst__who){ .person = person, .purpose = purpose, .has_purpose = purpose != 0,
                               .day = swst__instant_day(now) };
    who->until = tomorrow(who->day);
    return read(store, now, who);
}
