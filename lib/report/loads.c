#include "report/loads.h"

#include "base/memory.h"
#include "domain/in_force.h"
#include "store/db.h"

#include <string.h>

/* ------------------------------------------------------------------ workers */

static swst_status add_worker(struct swst__loads *loads, const struct swst__statement *row)
{
    struct swst__load *at = swst__grow(loads->at, &loads->room, loads->count, sizeof *at);
    char *name;

    if (!at)
        return SWST_ENOMEM;
    loads->at = at;
    if (!(name = swst__strdup(swst__db_text(row, 1))))
        return swst__fail_memory();
    at[loads->count++] = (struct swst__load){
        .worker_id = swst__db_int(row, 0), .name = name,
        .capacity = swst__db_is_null(row, 2) ? SWST__NULL : swst__db_int(row, 2),
        .employed = swst__db_int(row, 3) != 0,
    };
    return SWST_OK;
}

static swst_status read_workers(struct swst__loads *loads, swst_store *store, int64_t day)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT id, coalesce(name, ''), week_contacts,"
        SWST__EMPLOYED("worker", "?1")
        " FROM worker WHERE voided_at IS NULL ORDER BY id", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, day);
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = add_worker(loads, statement)))
            break;
    swst__db_give_back(statement);
    return status;
}

void swst__loads_close(struct swst__loads *loads)
{
    for (size_t i = 0; i < loads->count; i++)
        swst_free(loads->at[i].name);
    swst_free(loads->at);
    swst__duties_close(&loads->duties);
    swst__people_close(&loads->people);
    memset(loads, 0, sizeof *loads);
}

/* ----------------------------------------------------------------- counting */

/* All the client's duties of the week, under whatever tier or enrolment. */
static swst_status sum_duties(struct swst__loads *loads, const struct swst__areas *areas,
                              struct swst__kept *sum)
{
    struct swst__duties *duties = &loads->duties;
    swst_status status = swst__duties_take(duties, &loads->people.person, areas);

    *sum = (struct swst__kept){ .all_met = true };
    for (size_t i = 0; i < swst__duties_sources(duties); i++)
        for (size_t j = 0; j < duties->rule_count && !status; j++) {
            struct swst__duty duty;
            struct swst__kept kept;

            if (!swst__duties_applies(duties, i, &duties->rules[j])
                || (status = swst__duties_make(duties, i, &duties->rules[j], &duty)))
                continue;
            swst__duty_week(&duty, loads->week, &kept);
            sum->required += kept.required;
            sum->done += kept.done;
        }
    return status;
}

static void add(struct swst__load *load, const struct swst__kept *sum, bool shared)
{
    load->clients++;
    load->required += sum->required;
    load->done += sum->done;
    load->shared = load->shared || shared;
}

static swst_status add_person(struct swst__loads *loads, struct swst__ground *ground)
{
    const struct swst__ids *workers = &ground->workers;
    struct swst__kept sum;
    int64_t area;
    int standing;
    swst_status status = swst__ground_meet(ground, &loads->people.person, &standing, &area);

    if (status || standing != SWST__IS_IN_SCOPE)
        return status;
    if ((status = sum_duties(loads, &ground->areas, &sum)))
        return status;
    add(&loads->total, &sum, false);
    for (size_t i = 0; i < loads->count; i++)
        if (swst__ids_hold(workers, loads->at[i].worker_id))
            add(&loads->at[i], &sum, workers->count > 1);
    return SWST_OK;
}

swst_status swst__loads_count(struct swst__loads *loads, swst_store *store,
                              struct swst__ground *ground)
{
    swst_status status = read_workers(loads, store, ground->day);

    loads->total.capacity = SWST__NULL;
    loads->week = swst__bucket_of(SWST__PER_WEEK, ground->day);
    if (!status)
        status = swst__people_open(&loads->people, store, &ground->areas, ground->only);
    if (!status)
        status = swst__duties_open(&loads->duties, store, ground->day);
    while (!status && (status = swst__people_next(&loads->people)) == SWST_ROW)
        status = add_person(loads, ground);
    return status;
}

int64_t swst__load_over(const struct swst__load *load)
{
    return load->capacity != SWST__NULL && load->required > load->capacity
        ? load->required - load->capacity : 0;
}
