#include "domain/privacy/about.h"

#include "base/memory.h"
#include "base/text.h"
#include "model/structs.h"
#include "store/erase.h"
#include "store/rows.h"

#include <string.h>

/* ------------------------------------------------------------------ which fields */

static bool is_whole(const swst_kind *kind)
{
    return kind == &swst__kinds[swst__kind_client] || kind == &swst__kinds[swst__kind_household];
}

/* A kind whose rows cannot be without a person or household; the chain of such is short. */
enum { LONGEST_CHAIN = 4 };

static bool belongs(const swst_kind *kind, int links)
{
    if (is_whole(kind))
        return true;
    for (unsigned i = 0; i < kind->field_count && links; i++)
        if (kind->fields[i].target && kind->fields[i].flags & SWST_REQUIRED
            && kind->fields[i].target != kind && belongs(kind->fields[i].target, links - 1))
            return true;
    return false;
}

static bool is_the_one(const swst_kind *kind, const struct swst_field *field)
{
    for (const struct swst__rule *it = kind->rules; it->type; it++)
        for (unsigned i = 0; it->type == SWST_ONE_OF && swst__rule_field(kind, it, i); i++)
            if (swst__rule_field(kind, it, i) == field)
                return true;
    return false;
}

/* Somebody's household is found by the households' members, not by what refers to it. */
bool swst__about_follows(const swst_kind *kind, const struct swst_field *field)
{
    return field->target && !is_whole(kind)
        && (belongs(field->target, LONGEST_CHAIN) || is_the_one(kind, field));
}

/* ----------------------------------------------------------------- the references */

struct search {
    swst_store *store;
    struct swst__about_person *about;
    int64_t day;
    bool *waits;                        /* by kind: what it refers to has grown */
};

static struct swst__ids *rows_of(const struct search *search, const swst_kind *kind)
{
    return &search->about->rows[kind - swst__kinds];
}

static bool follows_any(const swst_kind *kind, const swst_kind *target)
{
    for (unsigned i = 0; i < kind->field_count; i++)
        if (kind->fields[i].target == target && swst__about_follows(kind, &kind->fields[i]))
            return true;
    return false;
}

static void grew(struct search *search, const swst_kind *grown)
{
    for (unsigned i = 0; i < swst__kind_count; i++)
        if (follows_any(&swst__kinds[i], grown))
            search->waits[i] = true;
}

static swst_status take_references(const struct search *search, const swst_kind *kind,
                                   struct swst__statement **rows)
{
    struct swst__text sql = { 0 };

    swst__text_add(&sql, "SELECT id");
    for (unsigned i = 0; i < kind->field_count; i++)
        if (swst__about_follows(kind, &kind->fields[i]))
            swst__text_add(&sql, ", coalesce(\"%s\", 0)", kind->fields[i].name);
    swst__text_add(&sql, " FROM main.\"%s\" ORDER BY id", kind->name);
    return swst__row_take(search->store, &sql, rows);
}

static bool is_about(const struct search *search, const swst_kind *kind,
                     const struct swst__statement *row)
{
    int column = 1;

    for (unsigned i = 0; i < kind->field_count; i++)
        if (swst__about_follows(kind, &kind->fields[i])
            && swst__ids_hold(rows_of(search, kind->fields[i].target),
                              swst__db_int(row, column++)))
            return true;
    return false;
}

/* Every row is looked at, for voided ones stand in no index. */
static swst_status look_through(struct search *search, const swst_kind *kind)
{
    struct swst__ids *ids = rows_of(search, kind);
    size_t before = ids->count;
    struct swst__statement *rows;
    swst_status status = take_references(search, kind, &rows);

    if (status)
        return status;
    while ((status = swst__db_step(rows)) == SWST_ROW)
        if (is_about(search, kind, rows)
            && (status = swst__ids_insert(ids, swst__db_int(rows, 0))))
            break;
    swst__db_give_back(rows);
    if (!status && ids->count > before)
        grew(search, kind);
    return status;
}

static swst_status look_through_all(struct search *search)
{
    swst_status status = SWST_OK;

    for (bool again = true; again && !status; ) {
        again = false;
        for (unsigned i = 0; i < swst__kind_count && !status; i++)
            if (search->waits[i]) {
                search->waits[i] = false;
                again = true;
                status = look_through(search, &swst__kinds[i]);
            }
    }
    return status;
}

/* --------------------------------------------------------------------- the person */

swst_status swst__about_merged_into(swst_store *store, int64_t client_id, int64_t *keep_id)
{
    *keep_id = 0;
    return swst__db_ask(store, "SELECT keep_id FROM \"merge\" WHERE other_id = ?1"
                               " AND undone_at IS NULL ORDER BY sequence DESC LIMIT 1",
                        client_id, 0, 0, keep_id);
}

static swst_status add_merged(struct search *search, int64_t keep_id, struct swst__ids *more)
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(search->store, "SELECT other_id FROM \"merge\""
        " WHERE keep_id = ? AND undone_at IS NULL ORDER BY sequence", &rows);

    if (status)
        return status;
    swst__db_bind_int(rows, 1, keep_id);
    return swst__ids_read(more, rows);
}

/* Records that were merged into records that were merged into this one, too. */
static swst_status find_person(struct search *search)
{
    struct swst__ids *clients = rows_of(search, &swst__kinds[swst__kind_client]);
    struct swst__ids found = { 0 };
    swst_status status = swst__ids_append(&found, search->about->client_id);

    for (size_t i = 0; i < found.count && !status; i++)
        if (!swst__ids_hold(clients, found.at[i])
            && !(status = swst__ids_insert(clients, found.at[i])))
            status = add_merged(search, found.at[i], &found);
    swst__ids_free(&found);
    return status;
}

/* ------------------------------------------------------------------ the household */

static swst_status take_members(const struct search *search, int64_t household,
                                struct swst__statement **members)
{
    swst_status status = swst__db_take(search->store,
        "SELECT client_id FROM main.household_member JOIN main.client"
        " ON client.id = client_id AND client.voided_at IS NULL AND client.name <> ?3"
        " WHERE household_id = ?1 AND household_member.voided_at IS NULL"
        " AND coalesce(ends_on, ?2) >= ?2 ORDER BY client_id", members);

    if (!status) {
        swst__db_bind_int(*members, 1, household);
        swst__db_bind_int(*members, 2, search->day);
        swst__db_bind_text(*members, 3, SWST__ERASED_WORD);
    }
    return status;
}

static swst_status add_if_alone(struct search *search, int64_t household)
{
    const struct swst__ids *clients = rows_of(search, &swst__kinds[swst__kind_client]);
    bool others = false;
    struct swst__statement *members;
    swst_status status = take_members(search, household, &members);

    if (status)
        return status;
    while (!others && (status = swst__db_step(members)) == SWST_ROW)
        others = !swst__ids_hold(clients, swst__db_int(members, 0));
    swst__db_give_back(members);
    if (status < 0 || others)
        return status < 0 ? status : SWST_OK;
    return swst__ids_insert(rows_of(search, &swst__kinds[swst__kind_household]), household);
}

static swst_status add_households_of(struct search *search, int64_t client_id,
                                     struct swst__ids *households)
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(search->store, "SELECT household_id"
        " FROM main.household_member WHERE client_id = ? AND voided_at IS NULL"
        " ORDER BY household_id", &rows);

    if (status)
        return status;
    swst__db_bind_int(rows, 1, client_id);
    return swst__ids_read(households, rows);
}

static swst_status find_households(struct search *search)
{
    const struct swst__ids *clients = rows_of(search, &swst__kinds[swst__kind_client]);
    struct swst__ids households = { 0 };
    swst_status status = SWST_OK;

    for (size_t i = 0; i < clients->count && !status; i++)
        status = add_households_of(search, clients->at[i], &households);
    for (size_t i = 0; i < households.count && !status; i++)
        status = add_if_alone(search, households.at[i]);
    swst__ids_free(&households);
    return status;
}

/* ---------------------------------------------------------------------------- all */

static swst_status find(struct search *search)
{
    swst_status status = find_person(search);

    if (!status)
        status = find_households(search);
    grew(search, &swst__kinds[swst__kind_client]);
    grew(search, &swst__kinds[swst__kind_household]);
    return status ? status : look_through_all(search);
}

swst_status swst__about_find(struct swst__about_person *about, swst_store *store, int64_t client_id,
                             int64_t day)
{
    struct search search = { store, about, day, swst__calloc(swst__kind_count) };
    swst_status status;

    about->client_id = client_id;
    about->rows = swst__calloc(swst__kind_count * sizeof *about->rows);
    status = search.waits && about->rows ? find(&search) : swst__fail_memory();
    swst_free(search.waits);
    return status;
}

void swst__about_free(struct swst__about_person *about)
{
    for (unsigned i = 0; about->rows && i < swst__kind_count; i++)
        swst__ids_free(&about->rows[i]);
    swst_free(about->rows);
    about->rows = NULL;
}
