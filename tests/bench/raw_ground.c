/* What L knows of a day before it looks at clients: areas, rules and workers;
 * and whether a client is in scope. */
#include "raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DISTRICT_LEVELS = 6 };

/* ------------------------------------------------------------------ reading */

static void read_areas(sqlite3 *db, struct ground *ground)
{
    sqlite3_stmt *row = db_prepare(db, "SELECT id, code, name, level, served_from FROM area"
                                       " ORDER BY id");
    size_t room = 0;

    while (db_step(db, row)) {
        struct area *area;

        ground->areas = grow(ground->areas, &room, ground->area_count, sizeof *ground->areas);
        area = &ground->areas[ground->area_count++];
        *area = (struct area){ .id = sqlite3_column_int64(row, 0),
            .level = sqlite3_column_int(row, 3), .parent = -1,
            .served = { sqlite3_column_type(row, 4) == SQLITE_NULL
                            ? INT32_MIN : sqlite3_column_int(row, 4), NO_DAY } };
        snprintf(area->code, sizeof area->code, "%s", (const char *)sqlite3_column_text(row, 1));
        snprintf(area->name, sizeof area->name, "%s", (const char *)sqlite3_column_text(row, 2));
    }
    sqlite3_finalize(row);
}

static const struct area *compared;     /* one thread, one ground at a time */

static int compare_codes(const void *left, const void *right)
{
    return strcmp(compared[*(const int32_t *)left].code, compared[*(const int32_t *)right].code);
}

/* Sorted by code, an area follows the one above it: a stack of prefixes. */
static void find_parents(struct ground *ground)
{
    int32_t above[DISTRICT_LEVELS], depth = 0;

    ground->by_code = need(malloc((ground->area_count + 1) * sizeof *ground->by_code));
    for (size_t i = 0; i < ground->area_count; i++)
        ground->by_code[i] = (int32_t)i;
    compared = ground->areas;
    qsort(ground->by_code, ground->area_count, sizeof *ground->by_code, compare_codes);
    for (size_t i = 0; i < ground->area_count; i++) {
        struct area *area = &ground->areas[ground->by_code[i]];

        while (depth && strncmp(ground->areas[above[depth - 1]].code, area->code,
                                strlen(ground->areas[above[depth - 1]].code)) != 0)
            depth--;
        area->parent = depth ? above[depth - 1] : -1;
        if (depth < DISTRICT_LEVELS)
            above[depth++] = ground->by_code[i];
    }
}

static int32_t channels_of(const char *text)
{
    static const char *const words[] = { "home", "phone", "video", "station", "message", "other" };
    int32_t mask = 0;

    for (int i = 0; i < 6; i++)
        if (strstr(text, words[i]))
            mask |= 1 << (i + 1);
    return mask;
}

static void read_rules(sqlite3 *db, struct ground *ground)
{
    sqlite3_stmt *row = db_prepare(db, "SELECT word FROM level ORDER BY number");
    size_t room = 0;

    while (db_step(db, row)) {
        ground->levels = grow(ground->levels, &room, ground->level_count, sizeof *ground->levels);
        snprintf(ground->levels[ground->level_count++], sizeof *ground->levels, "%s",
                 (const char *)sqlite3_column_text(row, 0));
    }
    sqlite3_finalize(row);
    row = db_prepare(db, "SELECT contact_rule.id, number, times, per, channels, purpose"
                         " FROM contact_rule JOIN level ON word = level ORDER BY contact_rule.id");
    for (room = 0; db_step(db, row); ) {
        ground->rules = grow(ground->rules, &room, ground->rule_count, sizeof *ground->rules);
        ground->rules[ground->rule_count++] = (struct rule){
            sqlite3_column_int64(row, 0), sqlite3_column_int(row, 1), sqlite3_column_int(row, 2),
            sqlite3_column_int(row, 3), channels_of((const char *)sqlite3_column_text(row, 4)),
            sqlite3_column_int(row, 5), { INT32_MIN, NO_DAY } };
    }
    sqlite3_finalize(row);
}

/* ------------------------------------------------------------------ workers */

struct pair {
    int64_t first, second;
};
struct pairs {
    struct pair *at;
    size_t count, room;
};

static void read_pairs(sqlite3 *db, const char *sql, int32_t day, struct pairs *pairs)
{
    sqlite3_stmt *row = db_prepare(db, sql);

    sqlite3_bind_int(row, 1, day);
    while (db_step(db, row)) {
        pairs->at = grow(pairs->at, &pairs->room, pairs->count, sizeof *pairs->at);
        pairs->at[pairs->count++] = (struct pair){ sqlite3_column_int64(row, 0),
                                                   sqlite3_column_int64(row, 1) };
    }
    sqlite3_finalize(row);
}

static int compare_numbers(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    return (a > b) - (a < b);
}

/* The ids as text, ascending and each once; those of backups with them. */
static char *join(int64_t *ids, size_t count, const struct pairs *backups)
{
    struct out out = { 0 };
    size_t all = count;

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < backups->count && all < 64; j++)
            if (backups->at[j].first == ids[i])
                ids[all++] = backups->at[j].second;
    qsort(ids, all, sizeof *ids, compare_numbers);
    for (size_t i = 0; i < all; i++)
        if (!i || ids[i] != ids[i - 1]) {
            out_put(&out, ",", out.length ? 1 : 0);
            out_number(&out, ids[i]);
        }
    out_put(&out, "", 1);
    return out.bytes;
}

static void name_workers(struct ground *ground, const struct pairs *areas,
                         const struct pairs *backups)
{
    for (size_t i = 0; i < ground->area_count; i++) {
        int64_t ids[64];
        size_t count = 0;

        for (int32_t at = (int32_t)i; at >= 0 && !count; at = ground->areas[at].parent)
            for (size_t j = 0; j < areas->count && count < 32; j++)
                if (areas->at[j].first == ground->areas[at].id)
                    ids[count++] = areas->at[j].second;
        ground->areas[i].workers = join(ids, count, backups);
    }
}

static void name_own_workers(struct ground *ground, const struct pairs *owns,
                             const struct pairs *backups)
{
    for (size_t i = 0, end; i < owns->count; i = end) {
        int64_t ids[64];
        size_t count = 0;

        for (end = i; end < owns->count && owns->at[end].first == owns->at[i].first; end++)
            if (count < 32)
                ids[count++] = owns->at[end].second;
        ground->owns[ground->own_count++] = (struct own){ owns->at[i].first,
                                                          join(ids, count, backups) };
    }
}

void ground_read(sqlite3 *db, int32_t day, struct ground *ground)
{
    struct pairs areas = { 0 }, owns = { 0 }, backups = { 0 };

    *ground = (struct ground){ .day = day };
    read_areas(db, ground);
    find_parents(ground);
    read_rules(db, ground);
    read_pairs(db, "SELECT area_id, worker_id FROM assignment WHERE area_id IS NOT NULL"
                   " AND starts_on <= ?1", day, &areas);
    read_pairs(db, "SELECT client_id, worker_id FROM assignment WHERE client_id IS NOT NULL"
                   " AND starts_on <= ?1 ORDER BY client_id", day, &owns);
    read_pairs(db, "SELECT absence.worker_id, backup_id FROM absence JOIN post USING (worker_id)"
                   " WHERE absence.starts_on <= ?1 AND absence.ends_on >= ?1"
                   " AND post.starts_on <= ?1", day, &backups);
    ground->owns = need(malloc((owns.count + 1) * sizeof *ground->owns));
    name_workers(ground, &areas, &backups);
    name_own_workers(ground, &owns, &backups);
    free(areas.at);
    free(owns.at);
    free(backups.at);
}

void ground_free(struct ground *ground)
{
    for (size_t i = 0; i < ground->area_count; i++)
        free(ground->areas[i].workers);
    for (size_t i = 0; i < ground->own_count; i++)
        free(ground->owns[i].workers);
    free(ground->areas);
    free(ground->by_code);
    free(ground->rules);
    free(ground->levels);
    free(ground->owns);
}

/* Clients with workers of their own are a group of one: minus their id. */
const char *ground_workers(const struct ground *ground, int64_t client, int32_t area,
                           int64_t *group)
{
    size_t low = 0, high = ground->own_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (ground->owns[middle].client < client)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < ground->own_count && ground->owns[low].client == client) {
        *group = -client;
        return ground->owns[low].workers;
    }
    *group = area;
    return ground->areas[area].workers;
}

bool ground_names(const char *workers, int64_t worker)
{
    while (*workers) {
        char *end;

        if (strtoll(workers, &end, 10) == worker)
            return true;
        workers = *end ? end + 1 : end;
    }
    return false;
}

/* ------------------------------------------------------------------ persons */

void person_read(sqlite3_stmt *row, int column, struct person *person)
{
    const void *facts = sqlite3_column_blob(row, column);
    size_t length = (size_t)sqlite3_column_bytes(row, column);
    const struct hot *hot;

    if (length > person->room) {
        person->room = length * 2;
        person->copy = need(realloc(person->copy, person->room));
    }
    memcpy(person->copy, facts, length);
    hot = (const struct hot *)person->copy;
    person->hot = hot;
    person->tiers = (const struct dated *)(const void *)(hot + 1);
    person->stays = person->tiers + hot->tiers;
    person->memberships = person->stays + hot->stays;
    person->contacts = (const uint32_t *)(const void *)(person->memberships + hot->memberships);
    person->reached = (const int32_t *)(const void *)(person->contacts + hot->contacts);
    person->name = (const char *)(const void *)(person->reached + hot->reached);
}

void person_free(struct person *person)
{
    free(person->copy);
}

/* The residence that holds: of those that cover the day the one that began last. */
static int stay_on(const struct person *person, int32_t day)
{
    for (int i = person->hot->stays - 1; i >= 0; i--)
        if (person->stays[i].days.first <= day && day <= person->stays[i].days.last)
            return i;
    return -1;
}

int32_t person_area(const struct person *person, int32_t day)
{
    int stay = person->hot->stays ? stay_on(person, day) : -1;

    return stay >= 0 && person->stays[stay].where >= 0 ? person->stays[stay].where
                                                       : person->hot->area;
}

bool person_in_scope(const struct ground *ground, const struct person *person, int32_t day,
                     int32_t *area)
{
    int stay = person->hot->stays ? stay_on(person, day) : -1;

    *area = stay >= 0 && person->stays[stay].where >= 0 ? person->stays[stay].where
                                                        : person->hot->area;
    if (day < person->hot->registered || day >= person->hot->exited
        || (stay >= 0 && person->stays[stay].what > PERSON_ONLY))
        return false;
    return ground->areas[*area].served.first <= day && day <= ground->areas[*area].served.last;
}
