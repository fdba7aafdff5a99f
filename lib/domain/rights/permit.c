#include "domain/rights/permit.h"

#include "domain/rights/who.h"
#include "model/structs.h"
#include "store/audit.h"
#include "store/bulk.h"
#include "store/rows.h"
#include "store/session.h"
#include "store/sight.h"

#include <string.h>

static const struct swst__who *who_of(const swst_store *store)
{
    return swst__store_session(store)->who;
}

static bool is_in_session(const swst_store *store)
{
    return swst__store_session(store)->is_open;
}

swst_status swst__permit_kind(swst_store *store, const swst_kind *kind, enum swst__deed deed)
{
    const struct swst__who *who = who_of(store);
    int32_t circle = swst__kind_circle(kind);

    if (!is_in_session(store))
        return SWST_OK;
    if (kind == &swst__kinds[swst__kind_access_grant] && swst__bulk_works(store))
        return swst__fail(SWST_EDENIED, SWST__GRANT_FIRST);     /* signed one by one */
    if (who->reach.of[circle][deed])
        return SWST_OK;
    return swst__fail_about(SWST_EDENIED, SWST__KIND_DENIED, &kind->label);
}

swst_status swst__permit_whole(const swst_store *store)
{
    return !is_in_session(store) || swst__who_is_whole(who_of(store))
        ? SWST_OK : swst__fail(SWST_EDENIED, SWST__WHOLE_STATION);
}

swst_status swst__permit_many(swst_store *store)
{
    swst_status status = swst__session_may(store, SWST__POWER_IMPORT);

    if (status || !is_in_session(store))
        return status;
    if ((status = swst__permit_whole(store)))
        return status;
    return who_of(store)->has_purpose ? SWST_OK : swst__fail(SWST_EDENIED, SWST__PURPOSE_NEEDED);
}

/* ------------------------------------------------------------------ merging */

static swst_status keep(swst_record *record, const swst_record *before,
                        const struct swst_field *field)
{
    if (!swst__record_has(before, field)) {
        swst__record_unset(record, field);
        return SWST_OK;
    }
    return field->type == SWST_TEXT
        ? swst__record_set_text(record, field, swst__record_text(before, field))
        : swst__record_set_int(record, field, swst__record_int(before, field));
}

swst_status swst__permit_merge(swst_store *store, swst_record *record, const swst_record *before)
{
    swst_record *seen = NULL;
    enum swst__sight sight;
    swst_status status;

    if (!is_in_session(store))
        return SWST_OK;
    sight = swst__sight_set(store, SWST__WRITING);
    status = swst__row_load(store, record->kind, record->header.id, &seen);
    swst__sight_set(store, sight);
    for (unsigned i = 0; i < record->kind->field_count && !status; i++) {
        const struct swst_field *field = &record->kind->fields[i];

        if (!swst__record_same(seen, before, field) && swst__record_same(record, seen, field))
            status = keep(record, before, field);
    }
    swst_record_free(seen);
    return status;
}

/* ------------------------------------------------------------------- grants */

/* The first signs a new grant; the second another's, and changes nothing else. */
static swst_status check_signature(const swst_store *store, const swst_record *record,
                                   const swst_record *before)
{
    const struct swst_access_grant *grant = (const struct swst_access_grant *)record;
    const struct swst_field *second = SWST__FIELD(access_grant, second_id);
    int64_t person = who_of(store)->person;
    bool signs = before ? grant->second_id == person : grant->first_id == person
                                                       && !grant->second_id;

    for (unsigned i = 0; before && signs && i < record->kind->field_count; i++)
        signs = &record->kind->fields[i] == second
                || swst__record_same(record, before, &record->kind->fields[i]);
    return signs && !(before && swst__record_has(before, second)) ? SWST_OK
        : swst__reject_as(SWST_EDENIED, record->kind, before ? second
                          : SWST__FIELD(access_grant, first_id), SWST__GRANT_FIRST);
}

/* ------------------------------------------------------------ what follows */

static swst_status add_those(const swst_record *record, struct swst__ids *clients,
                             struct swst__ids *households)
{
    swst_status status = SWST_OK;

    if (!record)
        return SWST_OK;
    if (record->kind == &swst__kinds[swst__kind_client])
        status = swst__ids_insert(clients, record->header.id);
    if (record->kind == &swst__kinds[swst__kind_household])
        status = swst__ids_insert(households, record->header.id);
    for (unsigned i = 0; i < record->kind->field_count && !status; i++) {
        const struct swst_field *field = &record->kind->fields[i];

        if (field->target == &swst__kinds[swst__kind_client] && swst__record_has(record, field))
            status = swst__ids_insert(clients, swst__record_int(record, field));
        if (field->target == &swst__kinds[swst__kind_household] && swst__record_has(record, field))
            status = swst__ids_insert(households, swst__record_int(record, field));
    }
    return status;
}

static swst_status add_related(swst_store *store, const char *sql, const struct swst__ids *of,
                               struct swst__ids *ids)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < of->count && !status; i++) {
        struct swst__statement *rows;

        if ((status = swst__db_take(store, sql, &rows)))
            return status;
        swst__db_bind_int(rows, 1, of->at[i]);
        while ((status = swst__db_step(rows)) == SWST_ROW)
            if ((status = swst__ids_insert(ids, swst__db_int(rows, 0))))
                break;
        swst__db_give_back(rows);
    }
    return status;
}

static swst_status list_some(swst_store *store, const swst_record *record,
                             const swst_record *before)
{
    struct swst__ids clients = { 0 }, households = { 0 };
    swst_status status = add_those(record, &clients, &households);

    if (!status)
        status = add_those(before, &clients, &households);
    if (!status && record->kind == &swst__kinds[swst__kind_membership])
        status = add_related(store, "SELECT client_id FROM household_member"
                             " WHERE household_id = ?1 AND voided_at IS NULL", &households,
                             &clients);
    if (!status)
        status = add_related(store, "SELECT household_id FROM household_member"
                             " WHERE client_id = ?1 AND voided_at IS NULL", &clients, &households);
    if (!status)
        status = swst__seen_list_again(store, who_of(store), &clients, &households);
    swst__ids_free(&clients);
    swst__ids_free(&households);
    return status;
}

/* Nobody gives rights to himself, nor takes a limit from them. */
static bool is_of_oneself(const swst_store *store, const swst_record *record)
{
    const struct swst__who *who = who_of(store);

    switch (record ? record->kind - swst__kinds : swst__kind_client) {
    case swst__kind_account:
        return swst__record_int(record, SWST__FIELD(account, worker_id)) == who->person
            || swst__record_int(record, SWST__FIELD(account, volunteer_id)) == who->person;
    case swst__kind_account_scope:
        return swst__record_int(record, SWST__FIELD(account_scope, account_id)) == who->account;
    case swst__kind_role_right:
        return swst__record_int(record, SWST__FIELD(role_right, role)) == who->role;
    default:
        return false;
    }
}

/* Rows that tell of one client change the rights over that client; others may those over all. */
swst_status swst__permit_list(swst_store *store, const swst_record *record,
                              const swst_record *before)
{
    if (!is_in_session(store) || !swst__sight_depends_on(record->kind))
        return SWST_OK;
    if (is_of_oneself(store, record) || is_of_oneself(store, before))
        return swst__fail(SWST_EDENIED, SWST__ROLE_MAY_NOT);
    switch (record->kind - swst__kinds) {
    case swst__kind_client: case swst__kind_household: case swst__kind_household_member:
    case swst__kind_membership: case swst__kind_residence: case swst__kind_case:
        return list_some(store, record, before);
    default:
        swst__sight_doubt(store);
        return swst__seen_list(store, who_of(store));
    }
}

/* Whether the session may write the row with the rights that are listed. */
static swst_status look_at_row(swst_store *store, const swst_record *record)
{
    enum swst__life life = SWST__MISSING;
    enum swst__sight sight = swst__sight_set(store, SWST__WRITING);
    swst_status status = swst__row_life(store, record->kind, record->header.id, &life);

    swst__sight_set(store, sight);
    return status || life != SWST__MISSING ? status : swst__fail(SWST_EDENIED, SWST__ROLE_MAY_NOT);
}

/* With the rights that stood before: who names himself the worker of a case, or takes
 * somebody into a home, makes nobody his own by it. */
static swst_status look_before(swst_store *store, const swst_record *record)
{
    swst__rights rights = 0;
    swst_status status;

    switch (record->kind - swst__kinds) {
    case swst__kind_client: case swst__kind_household:
        return SWST_OK;
    case swst__kind_case:
        status = swst__sight_over(store, SWST__LISTED_CLIENTS,
            swst__record_int(record, SWST__FIELD(case, client_id)), &rights);
        return status || rights & swst__right(swst__circle_CASEWORK, SWST__DEED_WRITE)
            ? status : swst__fail(SWST_EDENIED, SWST__ROLE_MAY_NOT);
    default:
        return look_at_row(store, record);
    }
}

/* Seen whole, but for the looks. */
static swst_status check_row(swst_store *store, const swst_record *record,
                             const swst_record *before)
{
    swst_status status = SWST_OK;

    if (record->kind == &swst__kinds[swst__kind_access_grant])
        status = check_signature(store, record, before);
    if (!status)
        status = look_before(store, record);
    if (!status)
        status = swst__permit_list(store, record, before);
    return status ? status : look_at_row(store, record);
}

swst_status swst__permit_row(swst_store *store, const swst_record *record,
                             const swst_record *before)
{
    enum swst__sight sight;
    swst_status status;

    if (!is_in_session(store))
        return SWST_OK;
    sight = swst__sight_set(store, SWST__FULL);
    status = check_row(store, record, before);
    swst__sight_set(store, sight);
    return status;
}

/* The sentence of the refusal stays, even where the audit cannot be told. */
swst_status swst__permit_refused(swst_store *store, const swst_record *record)
{
    struct swst__failure refusal;
    enum swst__sight sight = swst__sight_set(store, SWST__FULL);

    swst_status status;

    swst__failure_keep(&refusal);
    status = swst__audit_note(store, &(struct swst__noted_act){ .action = SWST__ACT_DENIED,
        .kind = record->kind, .first_id = record->header.id, .outcome = SWST__OUTCOME_DENIED });
    swst__sight_set(store, sight);
    return status ? swst__fail_again(SWST_EDENIED, &refusal) : SWST_EDENIED;
}
