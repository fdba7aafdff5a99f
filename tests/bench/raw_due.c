/* The due list of L: all of it, or the first rows by what is kept. */
#include "raw.h"

#include <stdlib.h>
#include <string.h>

/* --------------------------------------------------------------------- rows */

/* Rows of a client; of one rule alone, unless `only` is negative. */
static void add_rows(const struct ground *ground, const struct person *person, int only,
                     struct list *list)
{
    int32_t area;
    struct spans eligible;
    int tier = person->hot->tiers - 1;
    int64_t group;
    const char *workers;

    if (!person_in_scope(ground, person, ground->day, &area))
        return;
    while (tier >= 0 && !(person->tiers[tier].days.first <= ground->day
                          && ground->day <= person->tiers[tier].days.last))
        tier--;
    if (tier < 0)
        return;
    duty_eligible(ground, person, tier, &eligible);
    workers = ground_workers(ground, person->hot->id, area, &group);
    for (size_t i = 0; i < ground->rule_count; i++) {
        struct row *row;

        if (ground->rules[i].level != person->tiers[tier].what || (only >= 0 && (size_t)only != i))
            continue;
        list->rows = grow(list->rows, &list->room, list->count, sizeof *list->rows);
        row = &list->rows[list->count++];
        *row = (struct row){ .client = person->hot->id, .group = group, .workers = workers,
            .name_at = list->names.length, .name_length = person->hot->name, .rule = (int32_t)i,
            .area = area };
        duty_find(person, &ground->rules[i], &eligible, ground->day, row);
        out_put(&list->names, person->name, person->hot->name);
    }
}

/* By due_on: clients and rules stand in order already. */
static size_t place_of(const struct row *row, int32_t first, size_t none)
{
    return row->due_on == NO_DAY ? none : (size_t)(row->due_on - first);
}

static void order(struct list *list)
{
    int32_t first = NO_DAY, last = INT32_MIN;
    struct row *sorted = need(malloc((list->count + 1) * sizeof *sorted));
    size_t *next, none;

    for (size_t i = 0; i < list->count; i++)
        if (list->rows[i].due_on != NO_DAY) {
            first = list->rows[i].due_on < first ? list->rows[i].due_on : first;
            last = list->rows[i].due_on > last ? list->rows[i].due_on : last;
        }
    none = first == NO_DAY ? 0 : (size_t)(last - first) + 1;
    next = need(calloc(none + 2, sizeof *next));
    for (size_t i = 0; i < list->count; i++)
        next[place_of(&list->rows[i], first, none) + 1]++;
    for (size_t i = 1; i < none + 2; i++)
        next[i] += next[i - 1];
    for (size_t i = 0; i < list->count; i++)
        sorted[next[place_of(&list->rows[i], first, none)]++] = list->rows[i];
    free(next);
    free(list->rows);
    list->rows = sorted;
    list->room = list->count + 1;
}

void due_all(sqlite3 *db, const struct ground *ground, struct list *list)
{
    sqlite3_stmt *row = db_prepare(db, "SELECT facts FROM hot ORDER BY client");

    struct person person = { 0 };

    while (db_step(db, row)) {
        person_read(row, 0, &person);
        add_rows(ground, &person, -1, list);
    }
    person_free(&person);
    sqlite3_finalize(row);
    order(list);
}

void due_free(struct list *list)
{
    free(list->rows);
    free(list->names.bytes);
    *list = (struct list){ 0 };
}

/* ----------------------------------------------------------- the first of it */

static int compare_group(const void *left, const void *right)
{
    const struct row *a = left, *b = right;

    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->due_on != b->due_on)
        return a->due_on < b->due_on ? -1 : 1;
    if (a->client != b->client)
        return a->client < b->client ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

static int compare_due(const void *left, const void *right)
{
    struct row a = *(const struct row *)left, b = *(const struct row *)right;

    a.group = b.group = 0;
    return compare_group(&a, &b);
}

void due_keep(sqlite3 *db)
{
    sqlite3_stmt *kept = db_prepare(db, "SELECT day FROM kept");
    sqlite3_stmt *insert = db_prepare(db, "INSERT INTO due VALUES (?, ?, ?, ?)");
    struct ground ground;
    struct list list = { 0 };

    db_step(db, kept);
    ground_read(db, sqlite3_column_int(kept, 0), &ground);
    due_all(db, &ground, &list);
    qsort(list.rows, list.count, sizeof *list.rows, compare_group);
    for (size_t i = 0; i < list.count; i++) {
        sqlite3_bind_int64(insert, 1, list.rows[i].group);
        sqlite3_bind_int(insert, 2, list.rows[i].due_on);
        sqlite3_bind_int64(insert, 3, list.rows[i].client);
        sqlite3_bind_int(insert, 4, list.rows[i].rule);
        db_step(db, insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(kept);
    sqlite3_finalize(insert);
    due_free(&list);
    ground_free(&ground);
}

/* What `due` says is looked up again: due days hold, the numbers are the day's. */
static void add_kept(sqlite3 *db, const struct ground *ground, sqlite3_stmt *due,
                     struct list *list)
{
    sqlite3_stmt *hot = db_prepare(db, "SELECT facts FROM hot WHERE client = ?");

    struct person person = { 0 };

    while (db_step(db, due)) {
        sqlite3_bind_int64(hot, 1, sqlite3_column_int64(due, 0));
        if (db_step(db, hot)) {
            person_read(hot, 0, &person);
            add_rows(ground, &person, sqlite3_column_int(due, 1), list);
        }
        sqlite3_reset(hot);
    }
    person_free(&person);
    sqlite3_finalize(hot);
}

static void add_groups(sqlite3 *db, const struct ground *ground, int64_t worker, int limit,
                       struct list *list)
{
    sqlite3_stmt *due = db_prepare(db, "SELECT client, rule FROM due WHERE area = ?1"
                                       " ORDER BY due_on, client, rule LIMIT ?2");

    sqlite3_bind_int(due, 2, limit);
    for (size_t i = 0; i < ground->area_count + ground->own_count; i++) {
        bool own = i >= ground->area_count;
        const struct own *client = own ? &ground->owns[i - ground->area_count] : NULL;

        if (!ground_names(own ? client->workers : ground->areas[i].workers, worker))
            continue;
        sqlite3_bind_int64(due, 1, own ? -client->client : (int64_t)i);
        add_kept(db, ground, due, list);
        sqlite3_reset(due);
    }
    sqlite3_finalize(due);
}

void due_first(sqlite3 *db, const struct ground *ground, int64_t worker, int limit,
               struct list *list)
{
    if (worker) {
        add_groups(db, ground, worker, limit, list);
        qsort(list->rows, list->count, sizeof *list->rows, compare_due);
    } else {
        sqlite3_stmt *due = db_prepare(db, "SELECT client, rule FROM due"
                                           " ORDER BY due_on, client, rule LIMIT ?1");

        sqlite3_bind_int(due, 1, limit);
        add_kept(db, ground, due, list);
        sqlite3_finalize(due);
    }
    if (list->count > (size_t)limit)
        list->count = (size_t)limit;
}

/* --------------------------------------------------------------------- JSON */

static void key(struct out *out, const char *name, int64_t number)
{
    out_text(out, name);
    out_number(out, number);
}

static void put_row(const struct ground *ground, const struct list *list, const struct row *row,
                    struct out *out)
{
    static const char *const states[] = { "", "overdue", "due", "met" };
    const struct rule *rule = &ground->rules[row->rule];

    key(out, "{\"client_id\":", row->client);
    key(out, ",\"rule_id\":", rule->id);
    out_text(out, ",\"name\":\"");
    out_put(out, list->names.bytes + row->name_at, (size_t)row->name_length);
    out_text(out, "\",\"level\":\"");
    out_text(out, ground->levels[rule->level]);
    out_text(out, "\",\"area_code\":\"");
    out_text(out, ground->areas[row->area].code);
    out_text(out, "\",\"worker_ids\":[");
    out_text(out, row->workers);
    out_text(out, "],\"state\":\"");
    out_text(out, states[row->state]);
    if (row->due_on != NO_DAY) {
        out_text(out, "\",\"due_on\":\"");
        out_day(out, row->due_on);
    }
    key(out, "\",\"days_overdue\":", row->days_overdue);
    key(out, ",\"missed\":", row->missed);
    key(out, ",\"required\":", row->required);
    key(out, ",\"done\":", row->done);
    key(out, ",\"remaining\":", row->required > row->done ? row->required - row->done : 0);
    out_text(out, ",\"bucket_from\":\"");
    out_day(out, row->bucket.first);
    out_text(out, "\",\"bucket_to\":\"");
    out_day(out, row->bucket.last);
    out_text(out, "\"}");
}

void due_json(const struct ground *ground, const struct list *list, struct out *out)
{
    out_text(out, "{\"schema\":\"swst/due/1\",\"as_of\":\"");
    out_day(out, ground->day);
    out_text(out, "\",\"rows\":[");
    for (size_t i = 0; i < list->count; i++) {
        out_put(out, ",", i ? 1 : 0);
        put_row(ground, list, &list->rows[i], out);
    }
    out_text(out, "]}\n");
}
