/* Loading L: the bundle's rows, and from them one packed row a client and a
 * household, so that a report reads 12 MB in order instead of joining. */
#include "raw_facts.h"

#include <stdlib.h>
#include <string.h>

struct build {
    struct places areas, clients, households, activities;
    struct hot *hots;
    struct out names;
    int64_t *home_ids;
    int32_t *home_areas, *home_filed, *held;
    size_t hot_room, home_rooms[3], held_room;
    struct facts tiers, stays, memberships, contacts, reached;
    struct facts members, home_memberships, home_visits, home_reached;
    int64_t *categories;
    size_t category_count, category_room;
    char (*levels)[40];
    size_t level_count, level_room;
    int32_t last_visit;
};

/* --------------------------------------------------------------------- rows */

static struct span days_of(const struct cell *starts, const struct cell *ends)
{
    return (struct span){ (int32_t)starts->number, ends && ends->has ? (int32_t)ends->number
                                                                     : NO_DAY };
}

static int32_t level_of(struct build *build, const struct cell *word)
{
    size_t i = 0;

    while (i < build->level_count && (strncmp(build->levels[i], word->text, word->length) != 0
                                      || build->levels[i][word->length]))
        i++;
    if (i == build->level_count) {
        build->levels = grow(build->levels, &build->level_room, i, sizeof *build->levels);
        memset(build->levels[i], 0, sizeof *build->levels);
        memcpy(build->levels[build->level_count++], word->text, word->length);
    }
    return (int32_t)i;
}

/* The place of whom a cell names, or -1. */
static int32_t named(const struct places *places, const struct cell *cell)
{
    return cell->has ? places_find(places, cell->number) : -1;
}

static void take_client(struct build *build, int64_t id, const struct cell *cells)
{
    size_t at = (size_t)places_put(&build->clients, id), length = cells[0].length;

    build->hots = grow(build->hots, &build->hot_room, at, sizeof *build->hots);
    build->hots[at] = (struct hot){ .id = id, .area = named(&build->areas, &cells[6]),
        .registered = (int32_t)cells[8].number,
        .exited = cells[9].has ? (int32_t)cells[9].number : NO_DAY,
        .filed = cells[11].has ? (int32_t)cells[11].number : NO_DAY,
        .name = (uint8_t)length };
    out_put(&build->names, cells[0].text, length);
}

static void take_household(struct build *build, int64_t id, const struct cell *cells)
{
    size_t at = (size_t)places_put(&build->households, id);

    build->home_ids = grow(build->home_ids, &build->home_rooms[0], at, sizeof *build->home_ids);
    build->home_areas = grow(build->home_areas, &build->home_rooms[1], at,
                             sizeof *build->home_areas);
    build->home_filed = grow(build->home_filed, &build->home_rooms[2], at,
                             sizeof *build->home_filed);
    build->home_ids[at] = id;
    build->home_areas[at] = named(&build->areas, &cells[1]);
    build->home_filed[at] = cells[3].has ? (int32_t)cells[3].number : NO_DAY;
}

static void take_membership(struct build *build, const struct cell *cells)
{
    int32_t category = 0;

    while (build->categories[category] != cells[0].number)
        category++;
    facts_add(&build->memberships, named(&build->clients, &cells[1]),
              (struct dated){ days_of(&cells[3], &cells[4]), category, 0 });
    facts_add(&build->home_memberships, named(&build->households, &cells[2]),
              (struct dated){ days_of(&cells[3], &cells[4]), category, 0 });
}

static void take_visit(struct build *build, const struct cell *cells)
{
    int32_t day = (int32_t)cells[2].number;
    int32_t contact = (int32_t)CONTACT_OF(day, cells[3].number, cells[5].number);

    if (day > build->last_visit)
        build->last_visit = day;
    if (cells[4].number != 1)                       /* done alone counts */
        return;
    facts_add(&build->contacts, named(&build->clients, &cells[0]),
              (struct dated){ { day, day }, contact, 0 });
    if (cells[1].has && cells[3].number == AT_HOME)
        facts_add(&build->home_visits, named(&build->households, &cells[1]),
                  (struct dated){ { day, day }, 0, 0 });
}

static void take_attendance(struct build *build, const struct cell *cells)
{
    int32_t held = build->held[named(&build->activities, &cells[0])];

    if (held != NO_DAY && (cells[2].number == 1 || cells[2].number == 4))
        facts_add(&build->reached, named(&build->clients, &cells[1]),
                  (struct dated){ { held, held }, 0, 0 });
}

static void take_activity(struct build *build, int64_t id, const struct cell *cells)
{
    size_t at = (size_t)places_put(&build->activities, id);

    build->held = grow(build->held, &build->held_room, at, sizeof *build->held);
    build->held[at] = cells[5].number == 2 && cells[4].has ? (int32_t)cells[4].number : NO_DAY;
}

static void take(void *context, enum kind kind, int64_t id, const struct cell *cells)
{
    struct build *build = context;

    switch (kind) {
    case AREA: places_put(&build->areas, id); break;
    case CATEGORY:
        build->categories = grow(build->categories, &build->category_room, build->category_count,
                                 sizeof *build->categories);
        build->categories[build->category_count++] = id;
        break;
    case CLIENT: take_client(build, id, cells); break;
    case HOUSEHOLD: take_household(build, id, cells); break;
    case MEMBER:
        facts_add(&build->members, named(&build->households, &cells[0]),
                  (struct dated){ days_of(&cells[4], NULL), named(&build->clients, &cells[1]), 0 });
        break;
    case RESIDENCE:
        facts_add(&build->stays, named(&build->clients, &cells[0]),
                  (struct dated){ days_of(&cells[3], &cells[4]), (int32_t)cells[2].number,
                                  named(&build->areas, &cells[1]) });
        break;
    case MEMBERSHIP: take_membership(build, cells); break;
    case TIER:
        facts_add(&build->tiers, named(&build->clients, &cells[0]),
                  (struct dated){ days_of(&cells[2], &cells[3]), level_of(build, &cells[1]), 0 });
        break;
    case ACTIVITY: take_activity(build, id, cells); break;
    case ATTENDANCE: take_attendance(build, cells); break;
    case VISIT: take_visit(build, cells); break;
    default: break;
    }
}

/* ------------------------------------------------------------------ packing */

static void pack_dated(struct out *out, const struct facts *facts, size_t owner)
{
    for (size_t i = 0; i < facts_count(facts, owner); i++)
        out_put(out, (const char *)&facts_of(facts, owner)[i].dated, sizeof(struct dated));
}

static void pack_days(struct out *out, const struct facts *facts, size_t owner)
{
    for (size_t i = 0; i < facts_count(facts, owner); i++)
        out_put(out, (const char *)&facts_of(facts, owner)[i].dated.days.first, sizeof(int32_t));
}

static void put_blob(sqlite3 *db, sqlite3_stmt *insert, int64_t id, const struct out *out)
{
    sqlite3_bind_int64(insert, 1, id);
    sqlite3_bind_blob(insert, 2, out->bytes, (int)out->length, SQLITE_STATIC);
    db_step(db, insert);
    sqlite3_reset(insert);
}

static void pack_clients(sqlite3 *db, struct build *build)
{
    sqlite3_stmt *insert = db_prepare(db, "INSERT INTO hot VALUES (?, ?)");
    const char *name = build->names.bytes;
    struct out out = { 0 };

    for (size_t i = 0; i < build->clients.count; name += build->hots[i++].name) {
        struct hot *hot = &build->hots[i];

        hot->contacts = (uint16_t)facts_count(&build->contacts, i);
        hot->reached = (uint16_t)facts_count(&build->reached, i);
        hot->tiers = (uint8_t)facts_count(&build->tiers, i);
        hot->stays = (uint8_t)facts_count(&build->stays, i);
        hot->memberships = (uint8_t)facts_count(&build->memberships, i);
        out.length = 0;
        out_put(&out, (const char *)hot, sizeof *hot);
        pack_dated(&out, &build->tiers, i);
        pack_dated(&out, &build->stays, i);
        pack_dated(&out, &build->memberships, i);
        for (size_t j = 0; j < hot->contacts; j++)
            out_put(&out, (const char *)&facts_of(&build->contacts, i)[j].dated.what, 4);
        pack_days(&out, &build->reached, i);
        out_put(&out, name, hot->name);
        put_blob(db, insert, hot->id, &out);
    }
    sqlite3_finalize(insert);
    free(out.bytes);
}

/* What happened to a member while it was one happened to the household. */
static void add_through_members(struct build *build)
{
    for (size_t i = 0; i < build->members.count; i++) {
        struct fact member = build->members.at[i];
        size_t client = (size_t)member.dated.what;
        const struct fact *contacts = facts_of(&build->contacts, client);
        const struct fact *reached = facts_of(&build->reached, client);

        for (size_t j = 0; j < facts_count(&build->contacts, client); j++)
            if (CONTACT_CHANNEL((uint32_t)contacts[j].dated.what) == AT_HOME
                && contacts[j].dated.days.first >= member.dated.days.first
                && contacts[j].dated.days.first <= member.dated.days.last)
                facts_add(&build->home_visits, member.owner, contacts[j].dated);
        for (size_t j = 0; j < facts_count(&build->reached, client); j++)
            if (reached[j].dated.days.first >= member.dated.days.first
                && reached[j].dated.days.first <= member.dated.days.last)
                facts_add(&build->home_reached, member.owner, reached[j].dated);
    }
}

static void pack_households(sqlite3 *db, struct build *build)
{
    sqlite3_stmt *insert = db_prepare(db, "INSERT INTO home VALUES (?, ?)");
    struct out out = { 0 };

    for (size_t i = 0; i < build->households.count; i++) {
        struct home home = { build->home_ids[i], build->home_areas[i], build->home_filed[i],
            (int32_t)facts_count(&build->members, i),
            (int32_t)facts_count(&build->home_memberships, i),
            (int32_t)facts_count(&build->home_visits, i),
            (int32_t)facts_count(&build->home_reached, i) };

        out.length = 0;
        out_put(&out, (const char *)&home, sizeof home);
        for (size_t j = 0; j < (size_t)home.members; j++) {
            const struct dated *dated = &facts_of(&build->members, i)[j].dated;
            struct member member = { build->hots[dated->what].id, dated->days };

            out_put(&out, (const char *)&member, sizeof member);
        }
        pack_dated(&out, &build->home_memberships, i);
        pack_days(&out, &build->home_visits, i);
        pack_days(&out, &build->home_reached, i);
        put_blob(db, insert, home.id, &out);
    }
    sqlite3_finalize(insert);
    free(out.bytes);
}

/* ---------------------------------------------------------------------- all */

static const char tables[] =
    "CREATE TABLE hot (client INTEGER PRIMARY KEY, facts BLOB);"
    "CREATE TABLE home (household INTEGER PRIMARY KEY, facts BLOB);"
    "CREATE TABLE level (number INTEGER PRIMARY KEY, word TEXT);"
    "CREATE TABLE kept (day INTEGER);"
    "CREATE TABLE due (area INTEGER, due_on INTEGER, client INTEGER, rule INTEGER,"
    " PRIMARY KEY (area, due_on, client, rule)) WITHOUT ROWID;";
static const char indexes[] =
    "CREATE INDEX client_by_number ON client (id_number);"
    "CREATE INDEX client_by_area ON client (area_id);"
    "CREATE INDEX visit_by_client ON visit (client_id, visited_on);"
    "CREATE INDEX tier_by_client ON tier (client_id);"
    "CREATE INDEX membership_by_client ON membership (client_id);"
    "CREATE INDEX assignment_by_worker ON assignment (worker_id);"
    "CREATE INDEX due_by_day ON due (due_on, client, rule);";

static void put_derived(sqlite3 *db, struct build *build)
{
    sqlite3_stmt *insert = db_prepare(db, "INSERT INTO level VALUES (?, ?)");

    for (size_t i = 0; i < build->level_count; i++) {
        sqlite3_bind_int64(insert, 1, (int64_t)i);
        sqlite3_bind_text(insert, 2, build->levels[i], -1, SQLITE_STATIC);
        db_step(db, insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    insert = db_prepare(db, "INSERT INTO kept VALUES (?)");
    sqlite3_bind_int64(insert, 1, build->last_visit);
    db_step(db, insert);
    sqlite3_finalize(insert);
}

void hot_load(sqlite3 *db, const char *folder)
{
    struct build build = { .last_visit = INT32_MIN };

    db_run(db, "BEGIN");
    db_run(db, tables);
    bundle_load(db, folder, take, &build);
    facts_sort(&build.tiers, build.clients.count);
    facts_sort(&build.stays, build.clients.count);
    facts_sort(&build.memberships, build.clients.count);
    facts_sort(&build.contacts, build.clients.count);
    facts_sort(&build.reached, build.clients.count);
    add_through_members(&build);
    facts_sort(&build.members, build.households.count);
    facts_sort(&build.home_memberships, build.households.count);
    facts_sort(&build.home_visits, build.households.count);
    facts_sort(&build.home_reached, build.households.count);
    pack_clients(db, &build);
    pack_households(db, &build);
    put_derived(db, &build);
    due_keep(db);
    db_run(db, indexes);
    db_run(db, "COMMIT");
}
