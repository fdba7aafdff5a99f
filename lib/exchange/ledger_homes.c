/* Households by what ledgers say of them. Texts are kept as two hashes: a county has some
 * hundred thousand heads, and no name needs to stay in memory. */
#include "exchange/ledger_take.h"

#include "base/fnv.h"
#include "base/fold.h"
#include "base/memory.h"
#include "domain/in_force.h"

#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------------- keys */

static uint64_t hash(uint64_t start, const char *sort, const char *text, int64_t area_id)
{
    uint64_t hash = swst__fnv_number(start, area_id);

    hash = swst__fnv(hash, sort, strlen(sort));
    hash = swst__fnv(hash, text, strlen(text));
    hash = (hash ^ hash >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    return hash ^ hash >> 27;
}

static struct swst__home_key key_of(const char *sort, const char *text, int64_t area_id)
{
    return (struct swst__home_key){ hash(SWST__FNV_START, sort, text, area_id),
                                    hash(UINT64_C(0x9e3779b97f4a7c15), sort, text, area_id) };
}

struct swst__home_key swst__home_of_number(const char *number, int64_t area_id)
{
    char clean[41 * 4];

    swst__name_key(number, clean, sizeof clean);
    return key_of("number", clean, area_id);
}

struct swst__home_key swst__home_of_card(const char *id_number)
{
    return key_of("card", id_number, 0);
}

struct swst__home_key swst__home_of_head(const char *name, int64_t area_id)
{
    char clean[65 * 4];

    swst__name_key(name, clean, sizeof clean);
    return key_of("head", clean, area_id);
}

/* ------------------------------------------------------------------------ table */

static struct swst__home *place_of(const struct swst__homes *homes, struct swst__home_key key)
{
    for (size_t at = (size_t)key.first; ; at++) {
        struct swst__home *home = &homes->at[at & (homes->capacity - 1)];

        if (!home->household_id
            || (home->key.first == key.first && home->key.second == key.second))
            return home;
    }
}

static swst_status grow(struct swst__homes *homes)
{
    struct swst__homes larger = { .capacity = homes->capacity ? homes->capacity * 2 : 64 };

    if (homes->count * 2 < homes->capacity)
        return SWST_OK;
    if (!(larger.at = swst__calloc(larger.capacity * sizeof *larger.at)))
        return swst__fail_memory();
    for (size_t i = 0; i < homes->capacity; i++)
        if (homes->at[i].household_id)
            *place_of(&larger, homes->at[i].key) = homes->at[i];
    swst_free(homes->at);
    homes->at = larger.at;
    homes->capacity = larger.capacity;
    return SWST_OK;
}

/* A head who is known ends the waiting, and comes before a household that waits for one of
 * that name; a second household of the same sort makes it unclear. */
static swst_status put(struct swst__homes *homes, const struct swst__home *home)
{
    swst_status status = grow(homes);
    struct swst__home *there;

    if (status)
        return status;
    there = place_of(homes, home->key);
    if (!there->household_id) {
        *there = *home;
        homes->count++;
    } else if (there->household_id != home->household_id) {
        if ((there->flags & SWST__HOME_HEADLESS) && !(home->flags & SWST__HOME_HEADLESS))
            *there = *home;
        else if ((there->flags ^ home->flags) & SWST__HOME_HEADLESS)
            return SWST_OK;
        else
            there->flags |= SWST__HOME_SEVERAL;
    } else {
        there->flags = (there->flags & SWST__HOME_SEVERAL) | home->flags;
    }
    return SWST_OK;
}

const struct swst__home *swst__homes_find(const struct swst__homes *homes,
                                          struct swst__home_key key)
{
    const struct swst__home *home = homes->capacity ? place_of(homes, key) : NULL;

    return home && home->household_id ? home : NULL;
}

void swst__homes_note(struct swst__homes *homes, struct swst__home_key key, int64_t household_id,
                      unsigned flags)
{
    if (homes->fresh_count < sizeof homes->fresh / sizeof *homes->fresh)
        homes->fresh[homes->fresh_count++] = (struct swst__home){ key, household_id, flags };
}

swst_status swst__homes_keep(struct swst__homes *homes)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < homes->fresh_count && !status; i++)
        status = put(homes, &homes->fresh[i]);
    homes->fresh_count = 0;
    return status;
}

void swst__homes_forget(struct swst__homes *homes)
{
    homes->fresh_count = 0;
}

void swst__homes_free(struct swst__homes *homes)
{
    swst_free(homes->at);
    *homes = (struct swst__homes){ 0 };
}

/* -------------------------------------------------------------------- on record */

static swst_status know_head(struct swst__homes *homes, const struct swst__statement *row)
{
    int64_t household_id = swst__db_int(row, 0);
    const char *number = swst__db_is_null(row, 3) ? "" : swst__db_text(row, 3);
    unsigned flags = *number ? SWST__HOME_HAS_NUMBER : 0;
    struct swst__home home = { swst__home_of_head(swst__db_text(row, 2), swst__db_int(row, 1)),
                               household_id, flags };
    swst_status status = put(homes, &home);

    home.key = swst__home_of_card(number);
    return status || !*number ? status : put(homes, &home);
}

static swst_status know_number(struct swst__homes *homes, const struct swst__statement *row)
{
    struct swst__home home = { swst__home_of_number(swst__db_text(row, 2), 0),
                               swst__db_int(row, 0), 0 };
    swst_status status = put(homes, &home);

    home.key = swst__home_of_number(swst__db_text(row, 2), swst__db_int(row, 1));
    return status ? status : put(homes, &home);
}

static swst_status know_all(struct swst__homes *homes, swst_store *store, const char *sql,
                            int64_t day, swst_status (*know)(struct swst__homes *,
                                                             const struct swst__statement *))
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(store, sql, &rows);

    if (status)
        return status;
    swst__db_bind_int(rows, 1, day);
    while ((status = swst__db_step(rows)) == SWST_ROW)
        if ((status = know(homes, rows)))
            break;
    swst__db_give_back(rows);
    return status;
}

swst_status swst__homes_know(struct swst__homes *homes, swst_store *store, int64_t day)
{
    swst_status status = homes->known ? SWST_OK
        : know_all(homes, store, "SELECT member.household_id, client.area_id, client.name,"
                   " client.id_number FROM household_member member"
                   " JOIN client ON client.id = member.client_id"
                   " WHERE member.is_head = 1 AND client.voided_at IS NULL"
                   " AND (coalesce(client.exit_reason, 0) <> 1"
                   "      OR coalesce(client.exited_on, ?1 + 1) > ?1)"
                   " AND" SWST__IN_FORCE("member", "?1"), day, know_head);

    if (!status && !homes->known)
        status = know_all(homes, store, "SELECT id, area_id, number FROM household"
                          " WHERE number IS NOT NULL AND voided_at IS NULL AND ?1 = ?1", day,
                          know_number);
    homes->known = !status;
    return status;
}
