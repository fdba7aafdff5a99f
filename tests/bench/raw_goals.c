/* Ten goals of a year by L (semantics 5, 6): one pass over the packed rows; asked again while
 * nobody has written, what was counted is shown. */
#include "peak.h"
#include "raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of everybody, and of one area and all below. */
struct counts {
    int64_t in_scope, filed, visited, contacted, times, reached;
};

struct goals {
    sqlite3 *db;
    struct span window;
    int64_t area;
    bool is_counted;
    int64_t version;                    /* of the file when it was */
    struct counts whole, part;
};

/* -------------------------------------------------------------------- counting */

static void add(struct counts *counts, const struct person *person, bool in_scope,
                struct span window)
{
    int64_t times = 0;
    bool visited = false, reached = false;

    for (int i = person->hot->contacts - 1; i >= 0; i--) {
        int32_t day = CONTACT_DAY(person->contacts[i]);

        if (day < window.first || day > window.last)
            continue;
        times++;
        visited = visited || CONTACT_CHANNEL(person->contacts[i]) == AT_HOME;
    }
    counts->times += times;
    if (!in_scope)
        return;
    for (int i = 0; i < person->hot->reached && !reached; i++)
        reached = person->reached[i] >= window.first && person->reached[i] <= window.last;
    counts->in_scope++;
    counts->filed += person->hot->filed <= window.last;
    counts->visited += visited;
    counts->contacted += times > 0;
    counts->reached += reached;
}

static bool lies_below(const struct ground *ground, int32_t area, int64_t top)
{
    for (; area >= 0; area = ground->areas[area].parent)
        if (ground->areas[area].id == top)
            return true;
    return false;
}

static void count(struct goals *goals)
{
    sqlite3_stmt *row = db_prepare(goals->db, "SELECT facts FROM hot ORDER BY client");
    struct ground ground = { 0 };
    struct person person = { 0 };

    memset(&goals->whole, 0, sizeof goals->whole);
    memset(&goals->part, 0, sizeof goals->part);
    ground_read(goals->db, goals->window.last, &ground);
    while (db_step(goals->db, row)) {
        int32_t area;
        bool in_scope;

        person_read(row, 0, &person);
        in_scope = person_in_scope(&ground, &person, goals->window.last, &area);
        add(&goals->whole, &person, in_scope, goals->window);
        if (lies_below(&ground, area, goals->area))
            add(&goals->part, &person, in_scope, goals->window);
    }
    person_free(&person);
    ground_free(&ground);
    sqlite3_finalize(row);
}

/* Whoever else writes moves it. */
static int64_t version_of(sqlite3 *db)
{
    sqlite3_stmt *row = db_prepare(db, "PRAGMA data_version");
    int64_t version = db_step(db, row) ? sqlite3_column_int64(row, 0) : 0;

    sqlite3_finalize(row);
    return version;
}

static void ask(struct goals *goals)
{
    int64_t version = version_of(goals->db);

    if (!goals->is_counted || goals->version != version)
        count(goals);
    goals->is_counted = true;
    goals->version = version;
}

/* --------------------------------------------------------------------- showing */

static void put(struct out *out, const char *indicator, int64_t n, int64_t d)
{
    out_text(out, out->length ? ",{\"indicator\":\"" : "{\"rows\":[{\"indicator\":\"");
    out_text(out, indicator);
    out_text(out, "\",\"n\":");
    out_number(out, n);
    out_text(out, ",\"d\":");
    out_number(out, d);
    out_text(out, "}");
}

static void show(const struct goals *goals, struct out *out)
{
    const struct counts *whole = &goals->whole, *part = &goals->part;

    put(out, "POP.IN_SCOPE", whole->in_scope, 0);
    put(out, "FILE.RATE", whole->filed, whole->in_scope);
    put(out, "VISIT.HOME_RATE", whole->visited, whole->in_scope);
    put(out, "VISIT.CLIENTS", whole->contacted, 0);
    put(out, "VISIT.TIMES", whole->times, 0);
    put(out, "BLIND.CLIENTS", whole->in_scope - whole->contacted, 0);
    put(out, "BLIND.RATE", whole->in_scope - whole->contacted, whole->in_scope);
    put(out, "ACT.COVERAGE", whole->reached, whole->in_scope);
    put(out, "VISIT.HOME_RATE", part->visited, part->in_scope);
    put(out, "VISIT.CLIENTS", part->contacted, 0);
    out_text(out, "]}\n");
}

int goals_ask(char **arguments)
{
    struct goals goals = { .db = db_open(arguments[0], false),
                           .area = strtoll(arguments[2], NULL, 10) };

    goals.window.last = day_read(arguments[1]);
    goals.window.first = day_read((char[]){ arguments[1][0], arguments[1][1], arguments[1][2],
                                            arguments[1][3], '-', '0', '1', '-', '0', '1', 0 });
    for (int run = 0; run < atoi(arguments[3]); run++) {
        struct out out = { 0 };
        double start = seconds();

        ask(&goals);
        show(&goals, &out);
        printf("%s %.6f\n", run ? "goals_again" : "goals", seconds() - start);
        if (!run)
            out_save(&out, arguments[4], "goals.json");
        free(out.bytes);
    }
    sqlite3_close(goals.db);
    print_peak();
    return 0;
}
