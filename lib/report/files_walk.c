#include "report/files.h"

#include "base/memory.h"
#include "domain/in_categories.h"
#include "model/structs.h"
#include "report/with_cases.h"

_Static_assert(swst__group_stage_GROUP_STAGE_FORMING == 2
               && swst__group_stage_GROUP_STAGE_ENDED == 6
               && swst__activity_state_ACTIVITY_STATE_HELD == 2,
               "the statements below name these by number");

enum { FEW = 2000 };                    /* clients to look up one by one */

struct walk {
    swst_store *store;
    struct swst__ground *ground;
    struct swst__files files;
    struct swst__people people;
    struct swst__in_categories categories, of_households;
    struct swst__feed cases;
    struct swst__ids candidates;
    struct swst__text missing;
    swst_status (*meet)(void *walker, const struct swst__met_file *met);
    void *walker;
};

/* Those whom the record names are in charge, else those of client or area: as
 * the desk says (desk.h). */
static swst_status is_admitted(struct swst__ground *ground, const struct swst__met_file *met,
                               bool *admitted)
{
    int64_t worker = ground->filter->worker_id;
    swst_status status = SWST_OK;

    *admitted = swst__areas_within(&ground->areas, met->area, ground->top);
    if (!worker || !*admitted)
        return SWST_OK;
    status = swst__ground_in_charge(ground, &met->worker_id, 1, met->client_id, met->area);
    *admitted = swst__ids_hold(&ground->workers, worker);
    return status;
}

static swst_status give(struct walk *walk, struct swst__met_file *met)
{
    bool admitted;
    swst_status status = is_admitted(walk->ground, met, &admitted);

    if (status || !admitted)
        return status;
    swst__text_clear(&walk->missing);
    swst__text_add(&walk->missing, "%s", "");
    status = swst__files_missing(&walk->files, &met->file, &walk->missing, &met->missing);
    met->missing_needs = walk->missing.bytes;
    return status ? status : walk->meet(walk->walker, met);
}

/* ------------------------------------------------------------------ clients */

static swst_status give_of_client(struct walk *walk, int64_t file_type, int64_t area)
{
    const struct swst__person *person = &walk->people.person;
    struct swst__met_file met = {
        .file = { .file_type = file_type, .id = person->id,
                  .categories = &walk->categories.ids },
        .client_id = person->id, .area = area, .since_on = person->filed_on, .name = person->name,
    };

    return give(walk, &met);
}

/* Files that only some have: who is served and in a category that asks for one. */
static swst_status give_more(struct walk *walk, int64_t area)
{
    static const int64_t types[] = { swst__file_type_HEALTH, swst__file_type_NETWORK };
    const struct swst__ground *ground = walk->ground;
    swst_status status = SWST_OK;

    if (swst__person_standing(&walk->people.person, &ground->areas, ground->day)
        != SWST__IS_IN_SCOPE)
        return SWST_OK;
    for (size_t i = 0; i < 2 && !status; i++)
        if (swst__files_call_for(&walk->files, types[i], &walk->categories.ids))
            status = give_of_client(walk, types[i], area);
    return status;
}

static swst_status give_cases(struct walk *walk, int64_t area)
{
    const struct swst__person *person = &walk->people.person;
    swst_status status = swst__feed_take(&walk->cases, person->id);

    for (size_t i = 0; i < walk->cases.count && !status; i++) {
        const int64_t *row = walk->cases.rows[i];
        struct swst__met_file met = {
            .file = { .file_type = swst__file_type_CASE, .id = row[0], .stage = row[2],
                      .type = row[4] },
            .client_id = person->id, .area = area, .worker_id = row[3], .since_on = row[1],
            .name = person->name,
        };

        status = give(walk, &met);
    }
    return status;
}

static swst_status give_person(struct walk *walk)
{
    const struct swst__person *person = &walk->people.person;
    int64_t area = swst__person_area(person, walk->ground->day);
    swst_status status = swst__in_categories_take(&walk->categories, person->id);

    if (!status && person->filed_on != SWST__NULL && person->filed_on <= walk->ground->day)
        status = give_of_client(walk, swst__file_type_CLIENT, area);
    if (!status)
        status = give_more(walk, area);
    return status ? status : give_cases(walk, area);
}

static swst_status walk_clients(struct walk *walk)
{
    const struct swst__ground *ground = walk->ground;
    const struct swst__ids *only;
    swst_status status = swst__ground_with_cases(ground, walk->store, &walk->candidates, &only);

    if (!status)
        status = swst__people_open(&walk->people, walk->store, &ground->areas, only);
    if (!status)
        status = swst__in_categories_open(&walk->categories, walk->store, ground->day);
    if (!status)
        status = swst__feed_open(&walk->cases, walk->store,
            "SELECT client_id, id, opened_on, stage, worker_id, coalesce(type, 0) FROM \"case\""
            " WHERE voided_at IS NULL AND opened_on <= ?1 AND client_id >= ?3"
            " ORDER BY client_id, id", 5, ground->day, 0);
    while (!status && (status = swst__people_next(&walk->people)) == SWST_ROW)
        status = give_person(walk);
    return status;
}

/* ------------------------------------------------------------------- others */

/* Rows of a file type: id, area, since, stage, type, worker. */
static swst_status give_row(struct walk *walk, int64_t file_type,
                            const struct swst__statement *row)
{
    struct swst__met_file met = {
        .file = { .file_type = file_type, .id = swst__db_int(row, 0),
                  .stage = swst__db_int(row, 3), .type = swst__db_int(row, 4) },
        .area = swst__areas_find(&walk->ground->areas, swst__db_int(row, 1)),
        .since_on = swst__db_is_null(row, 2) ? SWST__NULL : swst__db_int(row, 2),
        .worker_id = swst__db_int(row, 5),
    };

    return give(walk, &met);
}

static swst_status walk_rows(struct walk *walk, int64_t file_type, const char *sql)
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(walk->store, sql, &rows);

    if (status)
        return status;
    swst__db_bind_int(rows, 1, walk->ground->day);
    while ((status = swst__db_step(rows)) == SWST_ROW)
        if ((status = give_row(walk, file_type, rows)))
            break;
    swst__db_give_back(rows);
    return status;
}

static swst_status give_household(struct walk *walk, const struct swst__statement *row)
{
    struct swst__met_file met = {
        .file = { .file_type = swst__file_type_HOUSEHOLD, .id = swst__db_int(row, 0),
                  .categories = &walk->of_households.ids },
        .area = swst__areas_find(&walk->ground->areas, swst__db_int(row, 1)),
        .since_on = swst__db_int(row, 2),
    };
    swst_status status = swst__in_categories_take(&walk->of_households, met.file.id);

    return status ? status : give(walk, &met);
}

static swst_status walk_households(struct walk *walk)
{
    struct swst__statement *rows = NULL;
    swst_status status = swst__in_categories_open_households(&walk->of_households, walk->store,
                                                             walk->ground->day);

    if (!status)
        status = swst__db_take(walk->store, "SELECT id, area_id, filed_on FROM household"
            " WHERE voided_at IS NULL AND filed_on <= ?1 ORDER BY id", &rows);
    if (!status)
        swst__db_bind_int(rows, 1, walk->ground->day);
    while (!status && (status = swst__db_step(rows)) == SWST_ROW)
        status = give_household(walk, rows);
    swst__db_give_back(rows);
    return status;
}

swst_status swst__files_walk(struct swst__ground *ground, swst_store *store,
                             swst_status (*meet)(void *walker, const struct swst__met_file *met),
                             void *walker)
{
    struct walk walk = { .store = store, .ground = ground, .meet = meet, .walker = walker };
    bool few = ground->only && ground->only->count <= FEW;
    swst_status status = swst__files_open(&walk.files, store, ground->day, few);

    if (!status)
        status = walk_clients(&walk);
    if (!status)
        status = walk_households(&walk);
    if (!status)
        status = walk_rows(&walk, swst__file_type_GROUP,
            "SELECT id, area_id, starts_on, stage, type, worker_id FROM \"group\""
            " WHERE voided_at IS NULL AND stage BETWEEN 2 AND 6"
            " AND coalesce(starts_on, ?1) <= ?1 ORDER BY id");
    if (!status)
        status = walk_rows(&walk, swst__file_type_ACTIVITY,
            "SELECT id, area_id, held_on, state, type, lead_id FROM activity"
            " WHERE voided_at IS NULL AND state = 2 AND coalesce(held_on, ?1) <= ?1 ORDER BY id");
    swst__files_close(&walk.files);
    swst__people_close(&walk.people);
    swst__in_categories_close(&walk.categories);
    swst__feed_close(&walk.cases);
    swst__in_categories_close(&walk.of_households);
    swst__ids_free(&walk.candidates);
    swst_free(walk.missing.bytes);
    return status;
}
