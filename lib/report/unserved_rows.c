#include "report/unserved_rows.h"

#include "base/memory.h"
#include "domain/in_force.h"
#include "model/structs.h"

#include <string.h>

/* The reasons that stations record come first, under the same numbers. */
_Static_assert((int)swst__unserved_reason_REMOTE == (int)swst__gap_reason_REMOTE
               && (int)swst__unserved_reason_OTHER == (int)swst__gap_reason_OTHER
               && (int)swst__unserved_reason_NO_WORKER == (int)swst__gap_reason_end,
               "a recorded gap is shown under its own number");
_Static_assert(swst__visit_result_VISIT_RESULT_DONE == 1,
               "the statements below name it by number");

enum { LAST_DAY };
enum { GAP_ID, GAP_STARTS, GAP_ENDS, GAP_REASON };

static swst_status open_feeds(struct swst__unserved_walk *walk, swst_store *store)
{
    int64_t last = walk->window.last;
    swst_status status = swst__contacts_open(&walk->contacts, store, walk->window, false);

    if (!status && !walk->looks_no_further)
        status = swst__feed_open(&walk->ever, store,
            "SELECT client_id, max(visited_on) FROM visit WHERE client_id >= ?3"
            " AND voided_at IS NULL AND result = 1 AND visited_on <= ?1"
            " GROUP BY client_id ORDER BY client_id", 1, last, 0);
    if (!status)
        status = swst__said_reasons_open(&walk->said, store, last);
    return status ? status : swst__in_categories_open(&walk->in, store, last);
}

void swst__unserved_walk_close(struct swst__unserved_walk *walk)
{
    swst__feed_close(&walk->contacts);
    swst__feed_close(&walk->ever);
    swst__said_reasons_close(&walk->said);
    swst__people_close(&walk->people);
    swst__categories_free(&walk->categories);
    swst__in_categories_close(&walk->in);
    swst__ids_free(&walk->numbers);
}

/* --------------------------------------------------------------- categories */

static swst_status find_categories(struct swst__unserved_walk *walk)
{
    const struct swst__ids *ids = &walk->in.ids;
    swst_status status;

    walk->numbers.count = 0;
    status = swst__in_categories_take(&walk->in, walk->people.person.id);
    for (size_t i = 0; i < ids->count && !status; i++) {
        size_t number = swst__categories_find(&walk->categories, ids->at[i]);

        if (number < walk->categories.count)
            status = swst__ids_insert(&walk->numbers, (int64_t)number);
    }
    return status;
}

/* ------------------------------------------------------------------ reasons */

swst_status swst__said_reasons_open(struct swst__said_reasons *said, swst_store *store,
                                    int64_t day)
{
    said->day = day;
    return swst__feed_open(&said->gaps, store,
        "SELECT client_id, id, starts_on, coalesce(ends_on, ?1), reason FROM service_gap"
        " WHERE" SWST__IN_FORCE("service_gap", "?1") " AND client_id >= ?3 ORDER BY client_id",
        4, day, 0);
}

void swst__said_reasons_close(struct swst__said_reasons *said)
{
    swst__feed_close(&said->gaps);
    swst_free(said->days);
    said->days = NULL;
}

swst_status swst__said_reasons_take(struct swst__said_reasons *said, int64_t client_id,
                                    int64_t *reason)
{
    const struct swst__feed *gaps = &said->gaps;
    struct swst__dated *days;
    swst_status status = swst__feed_take(&said->gaps, client_id);
    int64_t at;

    *reason = 0;
    if (status || !gaps->count)
        return status;
    if (!(days = swst__grow(said->days, &said->room, gaps->count, sizeof *days)))
        return SWST_ENOMEM;
    said->days = days;
    for (size_t i = 0; i < gaps->count; i++)
        days[i] = (struct swst__dated){ { gaps->rows[i][GAP_STARTS], gaps->rows[i][GAP_ENDS] },
                                        gaps->rows[i][GAP_ID] };
    at = swst__dated_on(days, gaps->count, said->day);
    if (at >= 0)
        *reason = gaps->rows[at][GAP_REASON];
    return SWST_OK;
}

static bool is_done(const int64_t *contact)
{
    return contact[SWST__CONTACT_RESULT] == swst__visit_result_VISIT_RESULT_DONE;
}

/* Of the last attempt, of one day the one entered last; 0: there was none. */
static int64_t last_attempt(const struct swst__feed *contacts, struct swst__span window)
{
    const int64_t *last = NULL;

    for (size_t i = 0; i < contacts->count; i++) {
        const int64_t *row = contacts->rows[i];

        if (swst__span_holds(window, row[SWST__CONTACT_DAY]) && !is_done(row)
            && (!last || row[SWST__CONTACT_DAY] > last[SWST__CONTACT_DAY]
                || row[SWST__CONTACT_ID] > last[SWST__CONTACT_ID]))
            last = row;
    }
    return last ? last[SWST__CONTACT_RESULT] : 0;
}

int64_t swst__unserved_derived(const struct swst__person *person, const struct swst__ids *workers,
                               const struct swst__feed *contacts, struct swst__span window)
{
    if (!workers->count)
        return swst__unserved_reason_NO_WORKER;
    if (swst__span_holds(window, person->registered.first))
        return swst__unserved_reason_NEW;
    switch (last_attempt(contacts, window)) {
    case swst__visit_result_unset: return swst__unserved_reason_NOT_TRIED;
    case swst__visit_result_VISIT_RESULT_REFUSED: return swst__unserved_reason_REFUSED;
    case swst__visit_result_VISIT_RESULT_NOT_HOME: return swst__unserved_reason_NOT_HOME;
    default: return swst__unserved_reason_CANCELLED;
    }
}

/* ------------------------------------------------------------------ walking */

/* They come by day. */
static void look_at_contacts(const struct swst__feed *contacts, struct swst__unserved_row *row)
{
    for (size_t i = 0; i < contacts->count; i++) {
        if (is_done(contacts->rows[i]))
            row->last_contact_on = contacts->rows[i][SWST__CONTACT_DAY];
        else
            row->attempts++;
    }
    row->is_served = row->last_contact_on != SWST__NULL;
}

static swst_status make_row(struct swst__unserved_walk *walk, struct swst__unserved_row *row)
{
    int64_t id = row->person->id;
    swst_status status = swst__feed_take(&walk->contacts, id);

    row->last_contact_on = SWST__NULL;
    if (!status)
        status = swst__said_reasons_take(&walk->said, id, &row->reason);
    if (!status && walk->ever.statement)
        status = swst__feed_take(&walk->ever, id);
    if (status)
        return status;
    look_at_contacts(&walk->contacts, row);
    if (walk->ever.count)
        row->last_contact_on = walk->ever.rows[0][LAST_DAY];
    row->categories = &walk->numbers;
    if (!row->is_served && !row->reason)
        row->reason = swst__unserved_derived(row->person, &walk->ground->workers,
                                             &walk->contacts, walk->window);
    return SWST_OK;
}

static swst_status walk_person(struct swst__unserved_walk *walk)
{
    struct swst__unserved_row row = { .person = &walk->people.person };
    int standing;
    swst_status status = find_categories(walk);

    if (status || !swst__categories_admit(&walk->categories, &walk->in.ids))
        return status;
    status = swst__ground_meet(walk->ground, row.person, &standing, &row.area);
    if (status || standing != SWST__IS_IN_SCOPE)
        return status;
    status = make_row(walk, &row);
    return status ? status : walk->keep(walk->keeper, &row);
}

swst_status swst__unserved_walk(struct swst__unserved_walk *walk, swst_store *store,
                                struct swst__ground *ground)
{
    swst_status status = swst__categories_read(store, ground->filter, &walk->categories);

    walk->ground = ground;
    if (!status)
        status = swst__people_open(&walk->people, store, &ground->areas, ground->only);
    if (!status)
        status = open_feeds(walk, store);
    while (!status && (status = swst__people_next(&walk->people)) == SWST_ROW)
        status = walk_person(walk);
    return status;
}
