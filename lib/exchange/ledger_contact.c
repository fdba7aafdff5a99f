/* The contact that a row of a ledger tells of: one a client, a day and a channel. */
#include "exchange/ledger_take.h"

#include <swstation/visit.h>

/* Who went there and when says the row; that somebody was seen at home is the rule. */
static swst_status complete(swst_record *visit, const struct swst__ledger_who *who)
{
    swst_status status = swst__record_set_int(visit, SWST__FIELD(visit, client_id),
                                              who->client_id);

    if (!status && !swst__record_has(visit, SWST__FIELD(visit, channel)))
        status = swst__record_set_int(visit, SWST__FIELD(visit, channel),
                                      SWST_VISIT_CHANNEL_HOME);
    if (!status && !swst__record_has(visit, SWST__FIELD(visit, result)))
        status = swst__record_set_int(visit, SWST__FIELD(visit, result),
                                      SWST_VISIT_RESULT_DONE);
    return status;
}

static swst_status fill_text(swst_record *visit, const struct swst_field *field,
                             const swst_record *said)
{
    return swst__record_has(visit, field) || !swst__record_has(said, field) ? SWST_OK
        : swst__record_set_text(visit, field, swst__record_text(said, field));
}

/* Of one on record only what is not told yet. */
static swst_status change(struct swst_ledger *ledger, const swst_record *said, int64_t id)
{
    swst_record *visit = NULL, *before = NULL;
    swst_status status = swst__ledger_change(ledger, said->kind, id, &visit, &before);

    if (!status)
        status = fill_text(visit, SWST__FIELD(visit, content), said);
    if (!status)
        status = fill_text(visit, SWST__FIELD(visit, findings), said);
    if (!status)
        status = swst__ledger_put(ledger, visit, before);
    swst_record_free(visit);
    swst_record_free(before);
    return status;
}

swst_status swst__ledger_take_visit(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                    const struct swst__ledger_who *who, bool *made)
{
    const struct swst_visit *said = (const struct swst_visit *)row->visit;
    int64_t id = 0;
    swst_record *visit;
    swst_status status = complete(row->visit, who);

    *made = false;
    if (!status && !who->is_new)
        status = swst__ledger_ask(ledger, "SELECT id FROM visit WHERE client_id = ?1"
            " AND visited_on = ?2 AND channel = ?3 AND voided_at IS NULL ORDER BY id LIMIT 1",
            who->client_id, said->visited_on.number, said->channel, &id);
    if (status)
        return status;
    if (id)
        return change(ledger, row->visit, id);
    if (!(visit = swst_record_copy(row->visit)))
        return swst__fail_memory();
    status = swst__ledger_put(ledger, visit, NULL);
    *made = !status && !row->rejected;
    swst_record_free(visit);
    return status;
}
