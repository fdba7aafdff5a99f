/* Coverage of L by village (semantics 5). */
#include "raw.h"

#include <stdlib.h>
#include <string.h>

struct category {
    int32_t number;                     /* in the order of ids, as hot rows have it */
    char code[48];
    bool of_households;
};

struct counts {
    int32_t in_scope, visited, filed, reached;
};

struct work {
    struct ground ground;
    struct span window;                 /* the period up to as_of */
    struct category *categories;        /* by code */
    size_t category_count, slots;       /* behind them households and persons */
    int32_t slot_of[64];                /* of a category by its number */
    struct counts *counts;              /* [0: total, else area + 1][slot] */
    int64_t *in_scope;                  /* clients, ascending */
    size_t in_scope_count, in_scope_room;
};

struct subject {
    int32_t area, filed;
    bool visited, reached;
    uint64_t categories;
};

static void read_categories(sqlite3 *db, struct work *work)
{
    sqlite3_stmt *row = db_prepare(db, "SELECT code, unit, rank() OVER (ORDER BY id) - 1"
                                       " FROM category ORDER BY code");
    size_t room = 0;

    while (db_step(db, row)) {
        size_t at = work->category_count++;

        work->categories = grow(work->categories, &room, at, sizeof *work->categories);
        work->categories[at].number = sqlite3_column_int(row, 2);
        work->categories[at].of_households = sqlite3_column_int(row, 1) == 2;
        strncpy(work->categories[at].code, (const char *)sqlite3_column_text(row, 0), 47);
        work->categories[at].code[47] = '\0';
        work->slot_of[work->categories[at].number] = (int32_t)at;
    }
    sqlite3_finalize(row);
    work->slots = work->category_count + 2;
}

/* ------------------------------------------------------------------ counting */

static void add(struct counts *counts, const struct subject *subject, int32_t day)
{
    counts->in_scope++;
    counts->visited += subject->visited;
    counts->filed += subject->filed <= day;
    counts->reached += subject->reached;
}

static void count(struct work *work, const struct subject *subject, size_t all)
{
    struct counts *total = work->counts;
    struct counts *village = work->counts + (size_t)(subject->area + 1) * work->slots;

    for (uint64_t rest = subject->categories; rest; rest &= rest - 1) {
        int32_t slot = work->slot_of[__builtin_ctzll(rest)];

        add(&total[slot], subject, work->window.last);
        add(&village[slot], subject, work->window.last);
    }
    add(&total[all], subject, work->window.last);
    add(&village[all], subject, work->window.last);
}

static uint64_t categories_on(const struct dated *memberships, int count, int32_t day)
{
    uint64_t mask = 0;

    for (int i = 0; i < count; i++)
        if (memberships[i].days.first <= day && day <= memberships[i].days.last)
            mask |= UINT64_C(1) << memberships[i].what;
    return mask;
}

static bool any_within(const int32_t *days, int count, struct span window)
{
    for (int i = count - 1; i >= 0 && days[i] >= window.first; i--)
        if (days[i] <= window.last)
            return true;
    return false;
}

static bool visited_within(const struct person *person, struct span window)
{
    for (int i = person->hot->contacts - 1; i >= 0; i--) {
        int32_t day = CONTACT_DAY(person->contacts[i]);

        if (day < window.first)
            return false;
        if (day <= window.last && CONTACT_CHANNEL(person->contacts[i]) == AT_HOME)
            return true;
    }
    return false;
}

static void count_persons(sqlite3 *db, struct work *work)
{
    sqlite3_stmt *row = db_prepare(db, "SELECT facts FROM hot ORDER BY client");
    struct person person = { 0 };

    while (db_step(db, row)) {
        struct subject subject;

        person_read(row, 0, &person);
        if (!person_in_scope(&work->ground, &person, work->window.last, &subject.area))
            continue;
        work->in_scope = grow(work->in_scope, &work->in_scope_room, work->in_scope_count,
                              sizeof *work->in_scope);
        work->in_scope[work->in_scope_count++] = person.hot->id;
        subject.filed = person.hot->filed;
        subject.visited = visited_within(&person, work->window);
        subject.reached = any_within(person.reached, person.hot->reached, work->window);
        subject.categories = categories_on(person.memberships, person.hot->memberships,
                                           work->window.last);
        count(work, &subject, work->category_count + 1);
    }
    person_free(&person);
    sqlite3_finalize(row);
}

static int compare_ids(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    return (a > b) - (a < b);
}

static bool has_member(const struct work *work, const struct member *members, int count)
{
    for (int i = 0; i < count; i++)
        if (members[i].days.first <= work->window.last
            && work->window.last <= members[i].days.last
            && bsearch(&members[i].client, work->in_scope, work->in_scope_count,
                       sizeof *work->in_scope, compare_ids))
            return true;
    return false;
}

static void count_households(sqlite3 *db, struct work *work)
{
    sqlite3_stmt *row = db_prepare(db, "SELECT facts FROM home ORDER BY household");
    int64_t *copy = NULL;
    size_t room = 0;

    while (db_step(db, row)) {
        size_t length = (size_t)sqlite3_column_bytes(row, 0);
        const void *facts = sqlite3_column_blob(row, 0);
        struct subject subject;
        const struct home *home;
        const struct member *members;
        const struct dated *memberships;
        const int32_t *days;

        if (length > room)
            copy = need(realloc(copy, room = length * 2));
        memcpy(copy, facts, length);
        home = (const struct home *)(const void *)copy;
        members = (const struct member *)(const void *)(home + 1);
        memberships = (const struct dated *)(const void *)(members + home->members);
        days = (const int32_t *)(const void *)(memberships + home->memberships);
        if (!has_member(work, members, home->members))
            continue;
        subject.area = home->area;
        subject.filed = home->filed;
        subject.visited = any_within(days, home->visits, work->window);
        subject.reached = any_within(days + home->visits, home->reached, work->window);
        subject.categories = categories_on(memberships, home->memberships, work->window.last);
        count(work, &subject, work->category_count);
    }
    free(copy);
    sqlite3_finalize(row);
}

/* --------------------------------------------------------------------- JSON */

static void put_rate(struct out *out, const char *name, int64_t n, int64_t d, const char *unit)
{
    out_text(out, name);
    out_number(out, n);
    out_text(out, ",\"d\":");
    out_number(out, d);
    out_text(out, ",\"unit\":\"");
    out_text(out, unit);
    out_text(out, "\",\"percent\":");
    if (d) {
        int64_t tenths = (2000 * n + d) / (2 * d);

        out_number(out, tenths / 10);
        if (tenths % 10) {
            out_put(out, ".", 1);
            out_number(out, tenths % 10);
        }
        out_put(out, "}", 1);
    } else {
        out_text(out, "null,\"reason\":\"empty\"}");
    }
}

static void put_row(const struct work *work, const struct area *area, size_t slot,
                    const struct counts *counts, struct out *out)
{
    bool of_households = slot == work->category_count
                         || (slot < work->category_count && work->categories[slot].of_households);
    const char *unit = of_households ? "household" : "person";

    out_text(out, "{\"area_code\":\"");
    out_text(out, area ? area->code : "");
    out_text(out, "\",\"area_name\":\"");
    out_text(out, area ? area->name : "");
    out_text(out, "\",\"category\":\"");
    out_text(out, slot < work->category_count ? work->categories[slot].code
                  : of_households ? "households" : "persons");
    out_text(out, "\",\"unit\":\"");
    out_text(out, unit);
    out_text(out, "\",\"in_scope\":");
    out_number(out, counts->in_scope);
    out_text(out, ",\"visited\":");
    out_number(out, counts->visited);
    out_text(out, ",\"filed\":");
    out_number(out, counts->filed);
    out_text(out, ",\"reached\":");
    out_number(out, counts->reached);
    put_rate(out, ",\"visit_rate\":{\"n\":", counts->visited, counts->in_scope, unit);
    put_rate(out, ",\"filing_rate\":{\"n\":", counts->filed, counts->in_scope, unit);
    put_rate(out, ",\"activity_rate\":{\"n\":", counts->reached, counts->in_scope, unit);
    out_put(out, "}", 1);
}

static void put_rows(const struct work *work, struct out *out)
{
    const char *between = "";

    out_text(out, "{\"schema\":\"swst/coverage/1\",\"rows\":[");
    for (size_t i = 0; i <= work->ground.area_count; i++) {
        int32_t area = i ? work->ground.by_code[i - 1] : -1;

        for (size_t slot = 0; slot < work->slots; slot++) {
            const struct counts *counts = &work->counts[(size_t)(area + 1) * work->slots + slot];

            if (!counts->in_scope && (i || slot < work->category_count))
                continue;
            out_text(out, between);
            put_row(work, i ? &work->ground.areas[area] : NULL, slot, counts, out);
            between = ",";
        }
    }
    out_text(out, "]}\n");
}

void coverage_json(sqlite3 *db, struct span period, int32_t as_of, struct out *out)
{
    struct work work = { .window = { period.first, period.last < as_of ? period.last : as_of } };

    ground_read(db, work.window.last, &work.ground);
    read_categories(db, &work);
    work.counts = need(calloc((work.ground.area_count + 1) * work.slots, sizeof *work.counts));
    count_persons(db, &work);
    count_households(db, &work);
    put_rows(&work, out);
    ground_free(&work.ground);
    free(work.categories);
    free(work.counts);
    free(work.in_scope);
}
