#include "domain/privacy/basis.h"

#include "model/structs.h"

/* What the bases of one client come to. */
struct sum {
    bool any, in_force, by_guardian;
};

/* A basis other than consent needs nobody's. */
static bool is_for_child(int64_t basis, int64_t given_by)
{
    return basis == swst__consent_basis_GUARDIAN_CONSENT
        || basis != swst__consent_basis_CONSENT || given_by == swst__consent_giver_GUARDIAN;
}

/* Columns: id, basis, given by, purpose, withdrawn on. */
static void add(const struct swst__statement *row, int64_t day, struct sum *sum,
                struct swst__basis *basis)
{
    int64_t purpose = swst__db_int(row, 3), withdrawn = swst__db_int(row, 4);

    sum->any = true;
    if (!swst__db_is_null(row, 4) && withdrawn <= day) {
        if (withdrawn > basis->withdrawn_on)
            basis->withdrawn_on = withdrawn;
        return;
    }
    if (!basis->holding)
        basis->holding = swst__db_int(row, 0);
    if (purpose && purpose != swst__purpose_SERVICE)
        return;
    sum->in_force = true;
    sum->by_guardian |= is_for_child(swst__db_int(row, 1), swst__db_int(row, 2));
}

static int64_t find_lack(const struct sum *sum, const struct swst__based *whom,
                         const struct swst__basis *basis)
{
    if (!sum->in_force)
        return basis->withdrawn_on != INT64_MIN ? swst__consent_lack_WITHDRAWN
                                                : swst__consent_lack_NONE;
    return whom->is_child && !sum->by_guardian ? swst__consent_lack_GUARDIAN : 0;
}

swst_status swst__basis_on(swst_store *store, const struct swst__based *whom, int64_t day,
                           struct swst__basis *basis)
{
    struct sum sum = { 0 };
    struct swst__statement *rows;
    swst_status status = swst__db_take(store,
        "SELECT id, basis, coalesce(given_by, 0), coalesce(purpose, 0), withdrawn_on"
        " FROM consent WHERE client_id = ?1 AND given_on <= ?2 AND voided_at IS NULL"
        " ORDER BY given_on, id", &rows);

    *basis = (struct swst__basis){ 0, INT64_MIN, 0 };
    if (status)
        return status;
    swst__db_bind_int(rows, 1, whom->client_id);
    swst__db_bind_int(rows, 2, day);
    while ((status = swst__db_step(rows)) == SWST_ROW)
        add(rows, day, &sum, basis);
    swst__db_give_back(rows);
    if (!sum.any && whom->consent_on != INT64_MIN)
        sum.in_force = whom->consent_on <= day;
    basis->lack = find_lack(&sum, whom, basis);
    return status;
}

swst_status swst__basis_warn_day(swst_store *store, const swst_record *client)
{
    const struct swst_field *field = SWST__FIELD(client, consent_on);
    int64_t first = INT64_MIN;
    swst_status status;

    if (!swst__record_has(client, field))
        return SWST_OK;
    status = swst__db_ask(store, "SELECT min(given_on) FROM consent WHERE client_id = ?1"
                                 " AND voided_at IS NULL HAVING count(*) > 0",
                          client->header.id, 0, 0, &first);
    if (status || first == INT64_MIN || first == swst__record_int(client, field))
        return status;
    return swst__reject(client->kind, field, SWST__CONSENT_ON_DIFFERS);
}
