#include "plain_people.h"

#include "base/calendar.h"

#include <stdio.h>
#include <stdlib.h>

struct plain plain;

int plain_draw(int below)
{
    plain.seed = plain.seed * 1103515245 + 12345;
    return (int)((plain.seed >> 16) % (unsigned)below);
}

static int day_or(int odds, int otherwise)
{
    return plain_draw(odds) ? otherwise : plain_draw(P_DAYS);
}

const char *plain_day(int number)
{
    static char texts[8][SWST__DAY_SIZE];
    static int next;

    next = (next + 1) % 8;
    swst__day_print(swst__day_make(2022, 1, 1) + number, texts[next]);
    return number == P_NONE || number == P_NEVER ? NULL : texts[next];
}

/* ------------------------------------------------------------------ a station */

static void make_areas(swst_store *store)
{
    static const char *const codes[] = { "44", "4401", "4402", "4403", "S1" };
    static const char *const levels[] = { "town", "village", "village", "village", "service" };
    static const char *const category_codes[] = { "elder", "disabled", "dibao" };

    for (int i = 0; i < PLAIN_AREAS; i++) {
        plain.served_from[i] = day_or(4, P_NONE);
        plain.served_until[i] = plain_draw(4) ? P_NEVER : 30 + plain_draw(30);
        if (plain.served_until[i] < plain.served_from[i])
            plain.served_until[i] = P_NEVER;
        plain.areas[i] = given(store, "area", "code", codes[i], "name", "前江", "level", levels[i],
            "served_from", plain_day(plain.served_from[i]), "served_until",
            plain_day(plain.served_until[i]), NULL);
    }
    plain.part_from = plain_draw(P_DAYS);
    plain.part_until = plain_draw(2) ? P_NEVER : plain.part_from + plain_draw(30);
    for (int i = FIRST_VILLAGE; i <= SECOND_VILLAGE; i++)
        given(store, "area_part", "service_id", ID(plain.areas[SERVICE_AREA]), "village_id",
              ID(plain.areas[i]), "starts_on", plain_day(plain.part_from), "ends_on",
              plain_day(plain.part_until), NULL);
    for (int i = 0; i < PLAIN_CATEGORIES; i++)
        plain.categories[i] = given_category(store, category_codes[i],
                                             i == DIBAO ? "household" : "person");
    given_rule(store, "high", "1", "week", "home");
    given_rule(store, "low", "1", "month", "home");
}

static void make_clients(swst_store *store)
{
    for (int i = 0; i < P_CLIENTS; i++) {
        int from = plain_draw(3) ? 0 : plain_draw(P_DAYS);

        plain.clients[i].area = plain_draw(PLAIN_AREAS);
        plain.clients[i].from = from;
        plain.clients[i].exited = plain_draw(3) ? P_NEVER : from + plain_draw(P_DAYS);
        plain.clients[i].filed = plain_draw(3) ? plain_draw(P_DAYS) : P_NONE;
        plain.clients[i].sex = plain_draw(3) - 1;
        plain.clients[i].born = plain_draw(4) ? 1925 + plain_draw(60) : P_NONE;
        plain.clients[i].id = given(store, "client", "name", "林小雨", "area_id",
            ID(plain.areas[plain.clients[i].area]), "registered_on", plain_day(from), "exited_on",
            plain_day(plain.clients[i].exited), "filed_on", plain_day(plain.clients[i].filed),
            "sex", plain.clients[i].sex < 0 ? NULL : plain.clients[i].sex ? "female" : "male",
            "birth_date", plain.clients[i].born < 0 ? NULL
                : (const char *const[]){ "1925-02-03", "1984-02-03" }[plain.clients[i].born > 1950],
            NULL);
    }
    for (int i = 0; i < P_RESIDENCES; i++) {
        static const char *const away[] = { "hospital", "moved_out" };
        static const char *const here[] = { "here", "person_only" };
        int from = plain_draw(P_DAYS), to = plain_draw(3) ? from + plain_draw(30) : P_NEVER;

        plain.residences[i].client = plain_draw(P_CLIENTS);
        plain.residences[i].area = plain_draw(2) ? plain_draw(PLAIN_AREAS) : P_NONE;
        plain.residences[i].from = from;
        plain.residences[i].to = to;
        plain.residences[i].away = plain_draw(2);
        plain.residences[i].id = given(store, "residence", "client_id",
            ID(plain.clients[plain.residences[i].client].id), "area_id",
            plain.residences[i].area < 0 ? NULL : ID(plain.areas[plain.residences[i].area]),
            "status", (plain.residences[i].away ? away : here)[plain_draw(2)], "starts_on",
            plain_day(from), "ends_on", plain_day(to), NULL);
    }
}

static void make_homes(swst_store *store)
{
    for (int i = 0; i < P_HOMES; i++) {
        plain.homes[i].area = plain_draw(PLAIN_AREAS);
        plain.homes[i].filed = plain_draw(2) ? plain_draw(P_DAYS) : P_NONE;
        plain.homes[i].id = given(store, "household", "area_id",
            ID(plain.areas[plain.homes[i].area]), "filed_on", plain_day(plain.homes[i].filed),
            NULL);
    }
    plain.member_count = 0;
    for (int i = 0; i < P_MEMBERS; i++) {
        int client = plain_draw(P_CLIENTS), home = plain_draw(P_HOMES);
        int from = plain_draw(P_DAYS), to = plain_draw(3) ? from + plain_draw(40) : P_NEVER;

        if (refused(store, "household_member", "household_id", ID(plain.homes[home].id),
                    "client_id", ID(plain.clients[client].id), "starts_on", plain_day(from),
                    "ends_on", plain_day(to), NULL))
            continue;                       /* in two at a time */
        plain.members[plain.member_count].client = client;
        plain.members[plain.member_count].home = home;
        plain.members[plain.member_count].from = from;
        plain.members[plain.member_count++].to = to;
    }
}

static void make_memberships(swst_store *store)
{
    for (int i = 0; i < P_MEMBERSHIPS; i++) {
        int category = plain_draw(PLAIN_CATEGORIES), from = plain_draw(P_DAYS);
        int to = plain_draw(3) ? from + plain_draw(30) : P_NEVER;
        int client = category == DIBAO ? P_NONE : plain_draw(P_CLIENTS);
        int home = category == DIBAO ? plain_draw(P_HOMES) : P_NONE;

        plain.memberships[i].client = client;
        plain.memberships[i].home = home;
        plain.memberships[i].category = category;
        plain.memberships[i].from = from;
        plain.memberships[i].to = to;
        plain.memberships[i].id = given(store, "membership", "category_id",
            ID(plain.categories[category]), "client_id",
            client < 0 ? NULL : ID(plain.clients[client].id), "household_id",
            home < 0 ? NULL : ID(plain.homes[home].id), "starts_on", plain_day(from), "ends_on",
            plain_day(to), NULL);
    }
    for (int i = 0; i < P_TIERS; i++) {
        plain.tiers[i].client = plain_draw(P_CLIENTS);
        plain.tiers[i].level = plain_draw(2);
        plain.tiers[i].from = plain_draw(P_DAYS);
        plain.tiers[i].to = plain_draw(3) ? plain.tiers[i].from + plain_draw(30) : P_NEVER;
        plain.tiers[i].id = given_tier(store, plain.clients[plain.tiers[i].client].id,
            plain.tiers[i].level ? "high" : "low", plain_day(plain.tiers[i].from),
            plain_day(plain.tiers[i].to));
    }
}

static void make_contacts(swst_store *store)
{
    for (int i = 0; i < P_VISITS; i++) {
        int who = plain_draw(3), minutes = plain_draw(3) * 20;
        int client = who < 2 ? plain_draw(P_CLIENTS) : P_NONE;
        int home = who ? plain_draw(P_HOMES) : P_NONE;

        plain.visits[i].client = client;
        plain.visits[i].home = home;
        plain.visits[i].on = plain_draw(P_DAYS);
        plain.visits[i].minutes = minutes;
        plain.visits[i].at_home = plain_draw(2);
        plain.visits[i].done = plain_draw(3) > 0;
        plain.visits[i].id = given(store, "visit", "client_id",
            client < 0 ? NULL : ID(plain.clients[client].id), "household_id",
            home < 0 ? NULL : ID(plain.homes[home].id), "visited_on",
            plain_day(plain.visits[i].on), "channel", plain.visits[i].at_home ? "home" : "phone",
            "result", plain.visits[i].done ? "done" : "not_home", "minutes",
            minutes ? ID(minutes) : NULL, NULL);
    }
    for (int i = 0; i < P_ACTIVITIES; i++) {
        plain.activities[i].on = plain_draw(P_DAYS);
        plain.activities[i].held = plain_draw(4) > 0;
        plain.activities[i].id = given(store, "activity", "title", "重阳", "type", "group_session",
            "state", plain.activities[i].held ? "held" : "planned", "held_on",
            plain_day(plain.activities[i].on), NULL);
    }
    for (int i = 0; i < P_ATTENDANCES; i++) {
        static const char *const presences[] = { "present", "late", "absent", "excused" };
        int presence = plain_draw(4);

        plain.attendances[i].activity = plain_draw(P_ACTIVITIES);
        plain.attendances[i].client = plain_draw(P_CLIENTS);
        plain.attendances[i].there = presence < 2;
        given_attendance(store, plain.activities[plain.attendances[i].activity].id,
                         plain.clients[plain.attendances[i].client].id, presences[presence]);
    }
}

void plain_make(swst_store *store, unsigned seed)
{
    plain.seed = seed;
    make_areas(store);
    make_clients(store);
    make_homes(store);
    make_memberships(store);
    make_contacts(store);
    for (int i = 0; i < P_WORKERS; i++)
        plain.workers[i] = given_worker(store, "陈文");
    plain.own_worker = plain_draw(P_CLIENTS);
    given_assignment(store, plain.workers[0], "area_id", plain.areas[FIRST_VILLAGE]);
    given_assignment(store, plain.workers[1], "area_id", plain.areas[SERVICE_AREA]);
    given_assignment(store, plain.workers[1], "area_id", plain.areas[TOWN]);
    given_assignment(store, plain.workers[2], "client_id", plain.clients[plain.own_worker].id);
}

void for_plain_stations(void **state, void (*check)(swst_store *store))
{
    for (unsigned seed = 1; seed <= (getenv("SWST_LONG") ? 200u : 6u); seed++) {
        close_station(state);
        open_station(state);
        plain_make(*state, seed);
        for (int i = 0; i < 40; i++)
            check(*state);
    }
}
