/* Who was served, held against plain counting of what was put in. */
#include "../support/station.h"

#include "base/calendar.h"

#include <stdlib.h>

enum { CLIENTS = 14, HOMES = 5, STAYS = 18, CONTACTS = 70, CASES = 8, FOLLOW_UPS = 50, GROUPS = 4,
       MEMBERS = 16, SESSIONS = 16, COMINGS = 60, DAYS = 60, NEVER = 1000 };

/* Numbers from 0, days of 2022 from 1 January; -1: none. */
static struct model {
    struct { int64_t id; int from, exited; } clients[CLIENTS];
    int64_t homes[HOMES];
    struct { int client, home, from, to; } stays[STAYS];
    int stay_count;
    struct { int client, home, on; bool done; } contacts[CONTACTS];
    struct { int64_t id; int client, opened, closed; bool is_closed, is_declined; } cases[CASES];
    struct { int file, on; bool done; } follow_ups[FOLLOW_UPS];
    int64_t groups[GROUPS];
    struct { int group, client, home, from, to; } members[MEMBERS];
    struct { int64_t id; int group, on; bool held; } sessions[SESSIONS];
    struct { int session, client, presence; } comings[COMINGS];
    unsigned seed;
} model;

static int draw(int below)
{
    model.seed = model.seed * 1103515245 + 12345;
    return (int)((model.seed >> 16) % (unsigned)below);
}

static const char *day(int number)
{
    static char texts[4][SWST__DAY_SIZE];
    static int next;

    next = (next + 1) % 4;
    swst__day_print(swst__day_make(2022, 1, 1) + number, texts[next]);
    return number < 0 || number == NEVER ? NULL : texts[next];
}

/* ------------------------------------------------------------------- a station */

static void make_homes(swst_store *store)
{
    int64_t area = given_area(store);

    for (int i = 0; i < CLIENTS; i++) {
        model.clients[i].from = draw(3) ? 0 : draw(DAYS);
        model.clients[i].exited = draw(3) ? NEVER : model.clients[i].from + draw(DAYS);
        model.clients[i].id = given(store, "client", "name", "林小雨", "area_id", ID(area),
            "registered_on", day(model.clients[i].from), "exited_on",
            day(model.clients[i].exited), NULL);
    }
    for (int i = 0; i < HOMES; i++)
        model.homes[i] = given_household(store, area);
    model.stay_count = 0;
    for (int i = 0; i < STAYS; i++) {
        int client = draw(CLIENTS), home = draw(HOMES), from = draw(DAYS), to = from + draw(40);

        if (refused(store, "household_member", "household_id", ID(model.homes[home]),
                    "client_id", ID(model.clients[client].id), "starts_on", day(from), "ends_on",
                    day(to), NULL) == SWST_OK) {
            model.stays[model.stay_count].client = client;
            model.stays[model.stay_count].home = home;
            model.stays[model.stay_count].from = from;
            model.stays[model.stay_count++].to = to;
        }
    }
}

static void make_contacts(swst_store *store)
{
    for (int i = 0; i < CONTACTS; i++) {
        int who = draw(3);

        model.contacts[i].client = who < 2 ? draw(CLIENTS) : -1;
        model.contacts[i].home = who > 0 ? draw(HOMES) : -1;
        model.contacts[i].on = draw(DAYS);
        model.contacts[i].done = draw(3) > 0;
        given(store, "visit", "client_id",
              who < 2 ? ID(model.clients[model.contacts[i].client].id) : NULL, "household_id",
              who > 0 ? ID(model.homes[model.contacts[i].home]) : NULL, "visited_on",
              day(model.contacts[i].on), "channel", draw(2) ? "home" : "video", "result",
              model.contacts[i].done ? "done" : "refused", NULL);
    }
}

static void make_cases(swst_store *store)
{
    int64_t worker = given_worker(store, "陈文");

    for (int i = 0; i < CASES; i++) {
        int how = draw(4);

        model.cases[i].client = draw(CLIENTS);
        model.cases[i].opened = draw(DAYS);
        model.cases[i].is_closed = how == 1 || how == 2;
        model.cases[i].is_declined = how == 3;
        model.cases[i].closed = how == 1 ? model.cases[i].opened + draw(30) : NEVER;
        model.cases[i].id = given(store, "case", "client_id",
            ID(model.clients[model.cases[i].client].id), "worker_id", ID(worker), "opened_on",
            day(model.cases[i].opened), "stage", model.cases[i].is_closed ? "closed" : "intake",
            "state", how == 3 ? "declined" : how && draw(2) ? "closed" : NULL, "closed_on",
            day(model.cases[i].closed), NULL);
    }
    for (int i = 0; i < FOLLOW_UPS; i++) {
        model.follow_ups[i].file = draw(CASES);
        model.follow_ups[i].on = draw(DAYS);
        model.follow_ups[i].done = draw(3) > 0;
        given(store, "case_event", "case_id", ID(model.cases[model.follow_ups[i].file].id),
              "event", "follow_up", "happened_on", day(model.follow_ups[i].on), "result",
              model.follow_ups[i].done ? "done" : "not_done", NULL);
    }
}

static void make_groups(swst_store *store)
{
    static const char *const presences[] = { "present", "absent", "excused", "late" };

    for (int i = 0; i < GROUPS; i++)
        model.groups[i] = given(store, "group", "name", "夕阳红", "type", "support", "stage",
                                "forming", NULL);
    for (int i = 0; i < MEMBERS; i++) {
        model.members[i].group = draw(GROUPS);
        model.members[i].client = draw(3) ? draw(CLIENTS) : -1;
        model.members[i].home = model.members[i].client < 0 ? draw(HOMES) : -1;
        model.members[i].from = draw(DAYS);
        model.members[i].to = draw(3) ? model.members[i].from + draw(30) : NEVER;
        if (refused(store, "group_member", "group_id", ID(model.groups[model.members[i].group]),
                    "client_id", model.members[i].client < 0 ? NULL
                        : ID(model.clients[model.members[i].client].id), "household_id",
                    model.members[i].home < 0 ? NULL : ID(model.homes[model.members[i].home]),
                    "joined_on", day(model.members[i].from), "left_on", day(model.members[i].to),
                    NULL))
            model.members[i].to = -1;           /* twice in one group: it is not there */
    }
    for (int i = 0; i < SESSIONS; i++) {
        model.sessions[i].group = draw(GROUPS + 1);
        model.sessions[i].on = draw(DAYS);
        model.sessions[i].held = draw(4) > 0;
        model.sessions[i].id = given(store, "activity", "title", "小组", "type", "group_session",
            "group_id", model.sessions[i].group < GROUPS
                ? ID(model.groups[model.sessions[i].group]) : NULL, "state",
            model.sessions[i].held ? "held" : "planned", "held_on", day(model.sessions[i].on),
            NULL);
    }
    for (int i = 0; i < COMINGS; i++) {
        model.comings[i].session = draw(SESSIONS);
        model.comings[i].client = draw(CLIENTS);
        model.comings[i].presence = draw(4);
        given(store, "attendance", "activity_id", ID(model.sessions[model.comings[i].session].id),
              "client_id", ID(model.clients[model.comings[i].client].id), "presence",
              presences[model.comings[i].presence], NULL);
    }
}

/* ------------------------------------------------------------- plain counting */

struct window { int from, last; };

static bool in_window(struct window window, int on)
{
    return window.from <= on && on <= window.last;
}

static bool in_scope(int client, int on)
{
    return model.clients[client].from <= on && on < model.clients[client].exited;
}

static bool lived_in(int client, int home, int on)
{
    for (int i = 0; i < model.stay_count; i++)
        if (model.stays[i].client == client && model.stays[i].home == home
            && model.stays[i].from <= on && on <= model.stays[i].to)
            return true;
    return false;
}

/* Whether what is about `client` (-1: nobody) and `home` on a day is about who is
 * asked: a client, or a home with those who lived in it that day. */
static bool is_about(int asked_client, int asked_home, int client, int home, int on)
{
    if (asked_client >= 0)
        return client == asked_client;
    return home == asked_home || (client >= 0 && lived_in(client, asked_home, on));
}

/* Noted as away, and never as there. */
static bool missed(int session, int client)
{
    bool away = false;

    for (int i = 0; i < COMINGS; i++)
        if (model.comings[i].session == session && model.comings[i].client == client) {
            if (model.comings[i].presence == 0 || model.comings[i].presence == 3)
                return false;
            away = true;
        }
    return away;
}

static bool is_there(int coming)
{
    return model.comings[coming].presence == 0 || model.comings[coming].presence == 3;
}

/* Entered twice for one session is once. */
static bool was_told_before(int coming)
{
    for (int i = 0; i < coming; i++)
        if (is_there(i) && model.comings[i].session == model.comings[coming].session
            && model.comings[i].client == model.comings[coming].client)
            return true;
    return false;
}

struct count { int in_scope, served, contacted, in_case, in_group, in_activity, times; };

static bool follows_up(int client, int home, struct window window)
{
    for (int i = 0; i < FOLLOW_UPS; i++) {
        int file = model.follow_ups[i].file, on = model.follow_ups[i].on;
        bool is_open = model.cases[file].opened <= on && !model.cases[file].is_declined
            && (!model.cases[file].is_closed
                || (model.cases[file].closed != NEVER && on < model.cases[file].closed));

        if (model.follow_ups[i].done && in_window(window, on) && is_open
            && is_about(client, home, model.cases[file].client, -1, on))
            return true;
    }
    return false;
}

static bool meets(int client, int home, struct window window)
{
    for (int i = 0; i < SESSIONS; i++)
        for (int j = 0; j < MEMBERS; j++) {
            int on = model.sessions[i].on, member = model.members[j].client;

            if (model.sessions[i].held && in_window(window, on)
                && model.members[j].group == model.sessions[i].group
                && model.members[j].from <= on && on <= model.members[j].to
                && is_about(client, home, member, model.members[j].home, on)
                && (member < 0 || !missed(i, member)))
                return true;
        }
    return false;
}

static void add(struct count *count, int client, int home, struct window window)
{
    int contacts = 0, comings = 0;
    bool in_case = follows_up(client, home, window), in_group = meets(client, home, window);

    for (int i = 0; i < CONTACTS; i++)
        contacts += model.contacts[i].done && in_window(window, model.contacts[i].on)
            && is_about(client, home, model.contacts[i].client, model.contacts[i].home,
                        model.contacts[i].on);
    for (int i = 0; i < COMINGS; i++) {
        int session = model.comings[i].session, on = model.sessions[session].on;

        comings += model.sessions[session].held && in_window(window, on)
            && is_there(i) && !was_told_before(i)
            && is_about(client, home, model.comings[i].client, -1, on);
    }
    count->in_scope++;
    count->contacted += contacts > 0;
    count->in_case += in_case;
    count->in_group += in_group;
    count->in_activity += comings > 0;
    count->served += contacts > 0 || in_case || in_group || comings > 0;
    count->times += contacts + comings;
}

static void compare(const swst_table *table, const char *category, const struct count *count)
{
    size_t row = row_of(table, "area_code", "", "category", category);

#define assert_number(column) assert_int_equal(swst_table_int(table, row, #column), count->column)
    assert_number(in_scope);
    assert_number(contacted);
    assert_number(in_case);
    assert_number(in_group);
    assert_number(in_activity);
    assert_number(served);
    assert_int_equal(swst_table_int(table, row, "person_times"), count->times);
    assert_int_equal(swst_table_int(table, row, "by_none"), count->in_scope - count->served);
}

static void compare_window(swst_store *store, struct window window)
{
    struct count persons = { 0 }, homes = { 0 };
    swst_table *table;

    for (int client = 0; client < CLIENTS; client++)
        if (in_scope(client, window.last))
            add(&persons, client, -2, window);
    for (int home = 0; home < HOMES; home++)
        for (int client = 0; client < CLIENTS; client++)
            if (in_scope(client, window.last) && lived_in(client, home, window.last)) {
                add(&homes, -2, home, window);
                break;
            }
    assert_ok(swst_report_served(store, day(window.from), day(window.last + 5), day(window.last),
                                 NULL, &table));
    compare(table, "persons", &persons);
    compare(table, "households", &homes);
    swst_table_free(table);
}

static void every_figure_is_that_of_plain_counting(void **state)
{
    for (unsigned seed = 1; seed <= (getenv("SWST_LONG") ? 300u : 12u); seed++) {
        model.seed = seed;
        close_station(state);
        open_station(state);
        make_homes(*state);
        make_contacts(*state);
        make_cases(*state);
        make_groups(*state);
        for (int i = 0; i < 25; i++) {
            int from = draw(DAYS);

            compare_window(*state, (struct window){ from, from + draw(30) });
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(every_figure_is_that_of_plain_counting),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
