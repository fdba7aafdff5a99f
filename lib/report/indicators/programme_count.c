/* Programmes as swst_report_programmes() counts them, put together. */
#include "report/indicators/programme.h"

#include "base/memory.h"

#include <stdlib.h>

static void forget(void *at)
{
    struct swst__counted_programmes *programmes = at;

    swst_free(programmes->at);
    swst_free(programmes->held);
    swst_free(programmes->presences);
    swst_free(programmes->enrolled);
    swst__ids_free(&programmes->people);
    swst__ids_free(&programmes->ended);
    swst_free(programmes);
}

/* ------------------------------------------------------------------- adding */

/* Months of the sites in the area asked for; of a programme without sites, its own. */
static void count_months(const struct swst__programme_walk *walk,
                         struct swst__counted_programme *programme)
{
    const struct swst__programme_count *count = &walk->count;

    if (count->sites.are_own) {
        programme->months = count->whole.months;
        programme->months_met = count->whole.months_met;
    }
    for (size_t i = 0; i < count->site_count; i++)
        if (swst__programme_is_within(walk, count->of_sites[i].area_id)) {
            programme->months += count->of_sites[i].months;
            programme->months_met += count->of_sites[i].months_met;
        }
}

static swst_status add_figures(struct swst__programme_walk *walk,
                               struct swst__counted_programmes *programmes)
{
    const struct swst__tally *whole = &walk->count.whole;
    struct swst__counted_programme *at = swst__grow(programmes->at, &programmes->room,
                                                    programmes->count, sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    programmes->at = at;
    at += programmes->count++;
    *at = (struct swst__counted_programme){ .id = walk->count.id, .planned = SWST__UNKNOWN,
                                            .expected = SWST__UNKNOWN };
    if (!swst__db_is_null(walk->row, SWST__PROGRAMME_PLAN)) {
        at->planned = swst__db_int(walk->row, SWST__PROGRAMME_PLAN);
        at->held_of_plan = swst__programme_held_of(whole, at->planned);
    }
    if (swst__programme_recurs(walk)) {
        at->expected = whole->expected < 0 ? 0 : whole->expected;
        at->held_of_expected = swst__programme_held_of(whole, at->expected);
    }
    count_months(walk, at);
    return SWST_OK;
}

static swst_status add_timed(struct swst__timed **timed, size_t *count, size_t *room,
                             const struct swst__timed *more, size_t more_count)
{
    for (size_t i = 0; i < more_count; i++) {
        struct swst__timed *at = swst__grow(*timed, room, *count, sizeof *at);

        if (!at)
            return SWST_ENOMEM;
        *timed = at;
        at[(*count)++] = more[i];
    }
    return SWST_OK;
}

static swst_status add_enrolled(struct swst__counted_programmes *programmes,
                                const struct swst__programme_count *count)
{
    for (size_t i = 0; i < count->enrolled_count; i++) {
        struct swst__enrolled *at = swst__grow(programmes->enrolled, &programmes->enrolled_room,
                                               programmes->enrolled_count, sizeof *at);

        if (!at)
            return SWST_ENOMEM;
        programmes->enrolled = at;
        at[programmes->enrolled_count++] = count->enrolled[i];
    }
    return SWST_OK;
}

static swst_status add_ids(struct swst__ids *ids, const struct swst__ids *more)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < more->count && !status; i++)
        status = swst__ids_append(ids, more->at[i]);
    return status;
}

static swst_status add(struct swst__programme_walk *walk, void *with)
{
    struct swst__counted_programmes *programmes = with;
    const struct swst__programme_count *count = &walk->count;
    swst_status status = walk->has_anything ? add_figures(walk, programmes) : SWST_OK;

    if (!status)
        status = add_timed(&programmes->held, &programmes->held_count, &programmes->held_room,
                           count->held, count->held_count);
    if (!status)
        status = add_timed(&programmes->presences, &programmes->presence_count,
                           &programmes->presence_room, count->presences, count->presence_count);
    if (!status)
        status = add_enrolled(programmes, count);
    if (!status)
        status = add_ids(&programmes->people, &count->whole.people);
    return status ? status : add_ids(&programmes->ended, &count->ended);
}

/* ---------------------------------------------------------------------- all */

static int by_client(const void *left, const void *right)
{
    const struct swst__enrolled *a = left, *b = right;

    return (a->client_id > b->client_id) - (a->client_id < b->client_id);
}

/* Everybody once: enrolled now and with an outcome when one enrolment is. */
static void join_enrolled(struct swst__counted_programmes *programmes)
{
    struct swst__enrolled *at = programmes->enrolled;
    size_t kept = 0;

    if (programmes->enrolled_count)
        qsort(at, programmes->enrolled_count, sizeof *at, by_client);
    for (size_t i = 0; i < programmes->enrolled_count; i++)
        if (kept && at[kept - 1].client_id == at[i].client_id) {
            at[kept - 1].is_now = at[kept - 1].is_now || at[i].is_now;
            at[kept - 1].is_within = at[kept - 1].is_within || at[i].is_within;
            at[kept - 1].is_verified = at[kept - 1].is_verified || at[i].is_verified;
        } else {
            at[kept++] = at[i];
        }
    programmes->enrolled_count = kept;
}

swst_status swst__programmes_of(struct swst__measure *measure,
                                const struct swst__counted_programmes **programmes)
{
    struct swst__kept_count *kept = &measure->lens->kept[SWST__KEPT_PROGRAMMES];
    struct swst__programme_walk walk = { .answer = &measure->lens->answer };
    struct swst__counted_programmes *made = kept->at;
    swst_status status;

    *programmes = made;
    if (made)
        return SWST_OK;
    if (!(made = swst__calloc(sizeof *made)))
        return swst__fail_memory();
    *kept = (struct swst__kept_count){ made, forget };
    *programmes = made;
    status = swst__programmes_walk(&walk, add, made);
    swst__ids_order(&made->people);
    swst__ids_order(&made->ended);
    join_enrolled(made);
    return status;
}
