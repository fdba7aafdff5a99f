#include "domain/privacy/may_erase.h"

#include "base/memory.h"
#include "base/text.h"
#include "domain/privacy/basis.h"
#include "domain/privacy/terms.h"
#include "model/structs.h"

#include <swstation/case.h>
#include <swstation/client.h>

#include <inttypes.h>

/* ------------------------------------------------------------------ what is open */

/* Of each kind, whether a row that counts is still open on day ?2. A need that was never
 * closed keeps nobody: it ends with the exit. */
static const struct {
    int kind;
    const char *sql;
} open_things[] = {
    { swst__kind_case, "SELECT 1 FROM \"case\" WHERE id = ?1 AND voided_at IS NULL"
                       " AND (closed_on > ?2 OR (closed_on IS NULL AND coalesce(state, 1) < 3))" },
    { swst__kind_incident, "SELECT 1 FROM incident WHERE id = ?1 AND voided_at IS NULL"
                           " AND (closed_on > ?2 OR closed_on IS NULL)" },
    { swst__kind_volunteer, "SELECT 1 FROM volunteer WHERE id = ?1 AND voided_at IS NULL"
                            " AND (left_on > ?2 OR left_on IS NULL)" },
};

_Static_assert(SWST_CASE_STATE_CLOSED == 3 && SWST_CASE_STATE_DECLINED == 4,
               "the statement names the states by number");

static swst_status add_open(swst_store *store, size_t thing, int64_t id, int64_t day,
                            struct swst__text *names)
{
    int64_t found = 0;
    swst_status status = swst__db_ask(store, open_things[thing].sql, id, day, 0, &found);

    if (found)
        swst__text_add(names, "%s%s %" PRId64, names->length ? ", " : "",
                       swst__kinds[open_things[thing].kind].name, id);
    return status;
}

static swst_status check_open(swst_store *store, const struct swst__about_person *about,
                              int64_t day)
{
    struct swst__text names = { 0 };
    swst_status status = SWST_OK;
    bool failed;
    char *list;

    for (size_t i = 0; i < sizeof open_things / sizeof *open_things && !status; i++) {
        const struct swst__ids *ids = &about->rows[open_things[i].kind];

        for (size_t j = 0; j < ids->count && !status; j++)
            status = add_open(store, i, ids->at[j], day, &names);
    }
    failed = names.failed;
    list = swst__text_take(&names);
    if (!status && failed)
        status = swst__fail_memory();
    if (!status && list && *list)
        status = swst__fail_text(SWST_ECONFLICT, SWST__ERASE_OPEN, list);
    swst_free(list);
    return status;
}

static swst_status check_holds(swst_store *store, const struct swst__about_person *about,
                               int64_t day)
{
    const struct swst__ids *clients = &about->rows[swst__kind_client];
    int64_t hold = 0;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < clients->count && !status && !hold; i++)
        status = swst__hold_find(store, clients->at[i], day, &hold);
    return status || !hold ? status
        : swst__fail_number(SWST_ECONFLICT, SWST__ERASE_HELD, hold);
}

/* --------------------------------------------------------------------- the reasons */

static swst_status judge_end(const struct swst__file_end *end, int64_t day)
{
    char text[SWST__DAY_SIZE];

    if (!end->term)
        return swst__fail(SWST_ECONFLICT, SWST__ERASE_NO_TERM);
    if (end->term->action == swst__retention_action_KEEP)
        return swst__fail_number(SWST_ECONFLICT, SWST__ERASE_KEPT, end->term->id);
    if (day > end->last)
        return SWST_OK;
    swst__day_print(end->last, text);
    return swst__fail_text(SWST_ECONFLICT, SWST__ERASE_TOO_EARLY, text);
}

static swst_status check_term(swst_store *store, const struct swst_client *client, int64_t day)
{
    struct swst__file_life life = {
        client->record.header.id, client->registered_on.number, client->exited_on.number,
        client->exit_reason == SWST_EXIT_REASON_DIED };
    struct swst__terms terms = { 0 };
    struct swst__file_end end;
    swst_status status = swst__terms_read(&terms, store);

    if (!status)
        status = swst__terms_end(&terms, store, &life, &end);
    if (!status)
        status = judge_end(&end, day);
    swst__terms_free(&terms);
    return status;
}

/* PIPL art. 47: consent withdrawn, and no other basis to keep the data on. */
static swst_status check_basis(swst_store *store, const swst_record *client, int64_t day)
{
    struct swst__based whom = { client->header.id, false, INT64_MIN };
    struct swst__basis basis;
    swst_status status = swst__basis_on(store, &whom, day, &basis);

    if (status)
        return status;
    if (basis.holding)
        return swst__fail_number(SWST_ECONFLICT, SWST__ERASE_BASIS_HOLDS, basis.holding);
    return basis.withdrawn_on != INT64_MIN ? SWST_OK
        : swst__fail(SWST_ECONFLICT, SWST__ERASE_NOT_WITHDRAWN);
}

/* Who counts nowhere has no file that a term keeps. */
static swst_status check_reason(swst_store *store, const swst_record *client, int64_t reason,
                                int64_t day)
{
    const struct swst_client *it = (const struct swst_client *)client;

    if (client->header.voided)
        return SWST_OK;
    if (reason == swst__erase_reason_MISTAKE)
        return swst__fail_number(SWST_ECONFLICT, SWST__ERASE_NOT_VOIDED, client->header.id);
    if (!swst__record_has(client, SWST__FIELD(client, exited_on)) || it->exited_on.number > day)
        return swst__fail_number(SWST_ECONFLICT, SWST__ERASE_ACTIVE, client->header.id);
    return reason == swst__erase_reason_TERM_ENDED ? check_term(store, it, day)
                                                   : check_basis(store, client, day);
}

swst_status swst__may_erase(swst_store *store, const swst_record *client,
                            const struct swst__about_person *about, int64_t reason, int64_t day)
{
    int64_t keep_id = 0;
    swst_status status = swst__about_merged_into(store, client->header.id, &keep_id);

    if (!status && keep_id)
        return swst__fail_number(SWST_ECONFLICT, SWST__ERASE_MERGED, keep_id);
    if (!status)
        status = check_holds(store, about, day);
    if (!status)
        status = check_open(store, about, day);
    return status ? status : check_reason(store, client, reason, day);
}
