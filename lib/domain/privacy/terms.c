#include "domain/privacy/terms.h"

#include "base/calendar.h"
#include "base/memory.h"
#include "domain/in_force.h"
#include "model/structs.h"

#include <string.h>

enum { NO_DAY = INT32_MIN };

/* -------------------------------------------------------------------- the terms */

static swst_status read_rows(struct swst__terms *terms, struct swst__statement *rows)
{
    swst_status status;

    while ((status = swst__db_step(rows)) == SWST_ROW) {
        struct swst__term *at = swst__grow(terms->at, &terms->room, terms->count, sizeof *at);

        if (!at)
            return SWST_ENOMEM;
        terms->at = at;
        at[terms->count++] = (struct swst__term){ swst__db_int(rows, 0), swst__db_int(rows, 1),
            swst__db_int(rows, 2), swst__db_int(rows, 3), swst__db_int(rows, 4) };
    }
    return status;
}

swst_status swst__terms_read(struct swst__terms *terms, swst_store *store)
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(store, "SELECT id, what, starts, years, action"
        " FROM retention_term WHERE voided_at IS NULL ORDER BY id", &rows);

    if (status)
        return status;
    status = read_rows(terms, rows);
    swst__db_give_back(rows);
    return status;
}

void swst__terms_free(struct swst__terms *terms)
{
    swst_free(terms->at);
    memset(terms, 0, sizeof *terms);
}

/* Who was born on 29 February is a year older on 1 March (semantics 1.4), and so is a term. */
int64_t swst__term_last(int64_t begins, int64_t years)
{
    int64_t year, month, day;

    swst__day_split(begins, &year, &month, &day);
    return year + years > 9999 ? SWST__LAST_DAY : swst__day_make(year + years, month, day) - 1;
}

/* --------------------------------------------------------------- where they begin */

/* The last day on which anything of a sort happened, and was closed; a row that is open
 * has no end. Columns: how many, how many are open, the last to happen, to be closed. */
static const char *const parts[swst__retained_end] = {
    [swst__retained_CASE] =
        "SELECT count(*), coalesce(sum(closed_on IS NULL), 0), max(opened_on), max(closed_on)"
        " FROM \"case\" WHERE client_id = ?1 AND voided_at IS NULL",
    [swst__retained_INCIDENT] =
        "SELECT count(*), coalesce(sum(closed_on IS NULL), 0), max(discovered_at), max(closed_on)"
        " FROM incident WHERE client_id = ?1 AND voided_at IS NULL",
    [swst__retained_VISIT] =
        "SELECT count(*), 0, max(visited_on), max(visited_on)"
        " FROM visit WHERE client_id = ?1 AND voided_at IS NULL",
};

struct part {
    int64_t rows, open, happened, closed;
};

static swst_status read_part(swst_store *store, int64_t what, int64_t client_id,
                             struct part *part)
{
    struct swst__statement *row;
    swst_status status = swst__db_take(store, parts[what], &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, client_id);
    if ((status = swst__db_step(row)) == SWST_ROW)
        *part = (struct part){ swst__db_int(row, 0), swst__db_int(row, 1),
            what == swst__retained_INCIDENT ? swst__instant_day(swst__db_int(row, 2))
                                            : swst__db_day(row, 2), swst__db_day(row, 3) };
    swst__db_give_back(row);
    return status < 0 ? status : SWST_OK;
}

static int64_t begin_of_file(const struct swst__term *term, const struct swst__file_life *life)
{
    switch (term->starts) {
    case swst__retained_from_DIED: return life->died ? life->exited_on : NO_DAY;
    case swst__retained_from_RECORDED: return life->registered_on;
    default: return life->exited_on;
    }
}

/* What is not closed is as if it were closed when the client left. */
static int64_t begin_of_part(const struct swst__term *term, const struct swst__file_life *life,
                             const struct part *part)
{
    if (term->starts == swst__retained_from_CLOSED)
        return part->open && life->exited_on > part->closed ? life->exited_on : part->closed;
    return term->starts == swst__retained_from_RECORDED ? part->happened
                                                        : begin_of_file(term, life);
}

static swst_status find_begin(const struct swst__term *term, swst_store *store,
                              const struct swst__file_life *life, int64_t *begins)
{
    struct part part = { 0 };
    swst_status status;

    *begins = NO_DAY;
    if (term->what == swst__retained_CLIENT_FILE)
        *begins = begin_of_file(term, life);
    if (!parts[term->what])
        return SWST_OK;
    status = read_part(store, term->what, life->client_id, &part);
    if (!status && part.rows)
        *begins = begin_of_part(term, life, &part);
    return status;
}

swst_status swst__terms_end(const struct swst__terms *terms, swst_store *store,
                            const struct swst__file_life *life, struct swst__file_end *end)
{
    bool covered = false;
    swst_status status = SWST_OK;

    *end = (struct swst__file_end){ INT64_MIN, NULL };
    for (size_t i = 0; i < terms->count && !status; i++) {
        const struct swst__term *term = &terms->at[i];
        int64_t begins, last;

        if ((status = find_begin(term, store, life, &begins)) || begins == NO_DAY)
            continue;
        covered |= term->what == swst__retained_CLIENT_FILE;
        last = term->action == swst__retention_action_KEEP || begins == SWST__LAST_DAY
            ? SWST__LAST_DAY : swst__term_last(begins, term->years);
        if (last > end->last)
            *end = (struct swst__file_end){ last, term };
    }
    if (!covered)
        end->term = NULL;
    return status;
}

/* ----------------------------------------------------------------------- holds */

swst_status swst__hold_find(swst_store *store, int64_t client_id, int64_t day, int64_t *hold_id)
{
    *hold_id = 0;
    return swst__db_ask(store, "SELECT id FROM hold WHERE client_id = ?1 AND"
                               SWST__IN_FORCE("hold", "?2") " ORDER BY id LIMIT 1",
                        client_id, day, 0, hold_id);
}
