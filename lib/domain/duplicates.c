/* Pairs of clients who may be one: found by the keys of numbers and of persons, held
 * against the records. */
#include "base/fold.h"
#include "base/identity.h"
#include "base/memory.h"
#include "domain/ids.h"
#include "model/structs.h"
#include "model/table.h"
#include "store/client_keys.h"
#include "store/sight.h"

#include <swstation/households.h>

#include <stdlib.h>
#include <string.h>

enum { FIRST_ID, SECOND_ID, ALIKE };
enum { VALUE_SIZE = 64 * 4 + 1 };

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "", __VA_ARGS__ }

static const struct swst_field columns[] = {
    [FIRST_ID] = COLUMN("first_id", REFERENCE, "First", "第一条",
                        .target = &swst__kinds[swst__kind_client]),
    [SECOND_ID] = COLUMN("second_id", REFERENCE, "Second", "第二条",
                         .target = &swst__kinds[swst__kind_client]),
    [ALIKE] = COLUMN("alike", TEXT, "Alike in", "相同之处", .flags = 0),
    { .name = NULL }
};

struct pair {
    int64_t first, second;
    const char *alike;
};

struct work {
    swst_store *store;
    struct pair *pairs;
    size_t count, room;
    struct swst__ids group;                 /* clients of one key */
};

static const struct swst_client *client(const swst_record *record)
{
    return (const struct swst_client *)record;
}

/* ------------------------------------------------------------------- two alike */

static bool have_one_number(const swst_record *one, const swst_record *other)
{
    const char *left = client(one)->id_number, *right = client(other)->id_number;

    return left && right && strcmp(left, right) == 0;
}

static bool are_one_person(const swst_record *one, const swst_record *other)
{
    const struct swst_field *birth = SWST__FIELD(client, birth_date);
    char left[VALUE_SIZE], right[VALUE_SIZE];

    if (!swst__record_has(one, birth) || !swst__record_same(one, other, birth)
        || client(one)->area_id != client(other)->area_id || have_one_number(one, other))
        return false;
    swst__name_key(client(one)->name, left, sizeof left);
    swst__name_key(client(other)->name, right, sizeof right);
    return strcmp(left, right) == 0;
}

static const struct how {
    struct swst__key_range (*range)(void);
    bool (*alike)(const swst_record *one, const swst_record *other);
    const char *text;
} hows[] = {
    { swst__client_keys_of_numbers, have_one_number, "id_number" },
    { swst__client_keys_of_persons, are_one_person, "name,birth_date,area" },
};

/* ------------------------------------------------------------------ one key */

static swst_status add_pair(struct work *work, const struct pair *pair)
{
    struct pair *pairs = swst__grow(work->pairs, &work->room, work->count, sizeof *pairs);

    if (!pairs)
        return SWST_ENOMEM;
    work->pairs = pairs;
    pairs[work->count++] = *pair;
    return SWST_OK;
}

static swst_status pair_up(struct work *work, swst_record *const *clients, const struct how *how)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < work->group.count && !status; i++)
        for (size_t j = i + 1; j < work->group.count && !status; j++)
            if (how->alike(clients[i], clients[j]))
                status = add_pair(work, &(struct pair){ work->group.at[i], work->group.at[j],
                                                        how->text });
    return status;
}

static swst_status close_group(struct work *work, const struct how *how)
{
    size_t count = work->group.count, loaded = 0;
    swst_record **clients = count > 1 ? swst__calloc(count * sizeof *clients) : NULL;
    swst_status status = count > 1 && !clients ? swst__fail_memory() : SWST_OK;

    for (; clients && loaded < count && !status; loaded++)
        status = swst__row_load(work->store, &swst__kinds[swst__kind_client],
                                work->group.at[loaded], &clients[loaded]);
    if (clients && !status)
        status = pair_up(work, clients, how);
    while (clients && loaded)
        swst_record_free(clients[--loaded]);
    swst_free(clients);
    work->group.count = 0;
    return status;
}

/* ----------------------------------------------------------------- all of them */

static swst_status walk(struct work *work, struct swst__statement *rows, const struct how *how)
{
    int64_t last = -1;
    swst_status status;

    while ((status = swst__db_step(rows)) == SWST_ROW) {
        int64_t key = swst__db_int(rows, 0);

        status = key == last ? SWST_OK : close_group(work, how);
        if (status || (status = swst__ids_append(&work->group, swst__db_int(rows, 1))))
            return status;
        last = key;
    }
    return status ? status : close_group(work, how);
}

static swst_status find(struct work *work, const struct how *how)
{
    struct swst__key_range range = how->range();
    struct swst__statement *rows;
    swst_status status = swst__db_take(work->store, "SELECT \"key\", client_id FROM client_key"
        " WHERE \"key\" BETWEEN ? AND ? ORDER BY \"key\", client_id", &rows);

    if (status)
        return status;
    swst__db_bind_int(rows, 1, range.first);
    swst__db_bind_int(rows, 2, range.last);
    status = walk(work, rows, how);
    swst__db_give_back(rows);
    return status;
}

static swst_status find_all(struct work *work)
{
    bool inner;
    swst_status status = swst__db_look(work->store, &inner);

    if (status)
        return status;
    for (size_t i = 0; i < sizeof hows / sizeof *hows && !status; i++)
        status = find(work, &hows[i]);
    swst__db_look_away(work->store, inner);
    return status;
}

static int compare(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;

    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->second > b->second) - (a->second < b->second);
}

static swst_status fill(struct work *work, swst_table *table)
{
    swst_status status = SWST_OK;

    if (work->count)
        qsort(work->pairs, work->count, sizeof *work->pairs, compare);
    for (size_t i = 0; i < work->count && !status; i++) {
        if ((status = swst__table_add_row(table)))
            break;
        swst__table_set_int(table, FIRST_ID, work->pairs[i].first);
        swst__table_set_int(table, SECOND_ID, work->pairs[i].second);
        status = swst__table_set_text(table, ALIKE, work->pairs[i].alike);
    }
    return status;
}

swst_status swst_client_duplicates(swst_store *store, swst_table **table)
{
    struct work work = { .store = store };
    swst_table *made;
    swst_status status;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(made = swst__table_new("duplicates", columns)))
        return SWST_ENOMEM;
    if (!(status = find_all(&work)))
        status = fill(&work, made);
    if (!status)
        status = swst__sight_tell_table(store, made);
    swst_free(work.pairs);
    swst__ids_free(&work.group);
    if (status)
        swst_table_free(made);
    else
        *table = made;
    return status;
}
