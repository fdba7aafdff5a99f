/* Members and turnouts of many groups against a plain model, which asks every row
 * every time. */
#include "../support/station.h"

#include "domain/groups.h"

#include <stdlib.h>

static const struct swst__span all_days = { SWST__FIRST_DAY, SWST__LAST_DAY };

struct asked {
    struct swst__turnout persons, households;
    int64_t guests;
};

enum { CLIENTS = 8, HOUSEHOLDS = 3, GROUPS = 3, DAYS = 40, ROWS = 40, SESSIONS = 6, NOTES = 60 };

/* What was entered, told by numbers from 0; a last day of DAYS is none. */
struct dated { int whole, part, from, to; bool is_household; };
struct noted { int session, client, presence; };

struct model {
    swst_store *store;
    uint32_t seed;
    int64_t clients[CLIENTS], households[HOUSEHOLDS], groups[GROUPS], sessions[SESSIONS];
    int group_of[SESSIONS], held_on[SESSIONS];
    struct dated living[ROWS], members[ROWS];
    struct noted notes[NOTES];
    int living_count, member_count, note_count;
};

static int draw(struct model *model, int below)
{
    model->seed = model->seed * 1664525u + 1013904223u;
    return (int)((model->seed >> 8) % (uint32_t)below);
}

static const char *day_text(int day)
{
    static char texts[4][SWST__DAY_SIZE];
    static int next;
    char *text = texts[next++ % 4];

    if (day >= DAYS)
        return NULL;
    swst__day_print(day_of("2026-03-01") + day, text);
    return text;
}

/* Kept when the library keeps it: who overlaps is refused. */
static bool enter(struct model *model, const char *kind, const char *whole, int64_t whole_id,
                  const char *part, int64_t part_id, const struct dated *days)
{
    bool is_group = strcmp(kind, "group_member") == 0;

    return refused(model->store, kind, whole, ID(whole_id), part, ID(part_id),
                   is_group ? "joined_on" : "starts_on", day_text(days->from),
                   is_group ? "left_on" : "ends_on", day_text(days->to), NULL) == SWST_OK;
}

static struct dated draw_dated(struct model *model, int wholes, int parts)
{
    struct dated it = { draw(model, wholes), draw(model, parts), draw(model, DAYS), 0, false };

    it.to = it.from + draw(model, DAYS + 10 - it.from);
    return it;
}

static void fill(struct model *model)
{
    static const char *const presences[] = { "present", "absent", "excused", "late" };

    for (int i = 0; i < ROWS; i++) {
        struct dated it = draw_dated(model, HOUSEHOLDS, CLIENTS);

        if (enter(model, "household_member", "household_id", model->households[it.whole],
                  "client_id", model->clients[it.part], &it))
            model->living[model->living_count++] = it;
        it = draw_dated(model, GROUPS, CLIENTS);
        it.is_household = draw(model, 3) == 0;
        if (it.is_household)
            it.part %= HOUSEHOLDS;
        if (enter(model, "group_member", "group_id", model->groups[it.whole],
                  it.is_household ? "household_id" : "client_id",
                  it.is_household ? model->households[it.part] : model->clients[it.part], &it))
            model->members[model->member_count++] = it;
    }
    for (int i = 0; i < SESSIONS; i++) {
        model->group_of[i] = draw(model, GROUPS);
        model->held_on[i] = draw(model, DAYS);
        model->sessions[i] = given_group_session(model->store,
                                                 model->groups[model->group_of[i]], "held", NULL,
                                                 day_text(model->held_on[i]));
    }
    for (int i = 0; i < NOTES; i++) {
        struct noted it_is = { draw(model, SESSIONS), draw(model, CLIENTS), draw(model, 4) };

        given_attendance(model->store, model->sessions[it_is.session],
                         model->clients[it_is.client], presences[it_is.presence]);
        model->notes[model->note_count++] = it_is;
    }
}

static bool covers(const struct dated *it, int day)
{
    return it->from <= day && (it->to >= DAYS || it->to >= day);
}

static bool lives_in(const struct model *model, int client, int household, int day)
{
    for (int i = 0; i < model->living_count; i++)
        if (model->living[i].part == client && model->living[i].whole == household
            && covers(&model->living[i], day))
            return true;
    return false;
}

static bool is_member(const struct model *model, int group, bool is_household, int part, int day)
{
    for (int i = 0; i < model->member_count; i++)
        if (model->members[i].whole == group && model->members[i].part == part
            && model->members[i].is_household == is_household && covers(&model->members[i], day))
            return true;
    return false;
}

/* 3 there, 2 excused, 1 absent, 0 nothing noted */
static int best_of(const struct model *model, int session, int client)
{
    static const int ranks[] = { 3, 1, 2, 3 };
    int best = 0;

    for (int i = 0; i < model->note_count; i++)
        if (model->notes[i].session == session && model->notes[i].client == client
            && ranks[model->notes[i].presence] > best)
            best = ranks[model->notes[i].presence];
    return best;
}

static void add_best(struct swst__turnout *turnout, int best)
{
    turnout->enrolled++;
    turnout->present += best == 3;
    turnout->excused += best == 2;
    turnout->absent += best == 1;
}

static struct asked plain(const struct model *model, int session)
{
    struct asked asked = { { 0, 0, 0, 0 }, { 0, 0, 0, 0 }, 0 };
    int group = model->group_of[session], day = model->held_on[session];

    for (int household = 0; household < HOUSEHOLDS; household++) {
        int best = 0;

        for (int client = 0; client < CLIENTS; client++)
            if (lives_in(model, client, household, day) && best_of(model, session, client) > best)
                best = best_of(model, session, client);
        if (is_member(model, group, true, household, day))
            add_best(&asked.households, best);
    }
    for (int client = 0; client < CLIENTS; client++) {
        bool belongs = is_member(model, group, false, client, day);

        if (belongs)
            add_best(&asked.persons, best_of(model, session, client));
        for (int household = 0; household < HOUSEHOLDS; household++)
            belongs = belongs || (is_member(model, group, true, household, day)
                                  && lives_in(model, client, household, day));
        asked.guests += !belongs && best_of(model, session, client) == 3;
    }
    return asked;
}

static void compare_group(const struct model *model, struct swst__groups *groups, int group)
{
    assert_ok(swst__groups_take(groups, model->groups[group]));
    for (size_t i = 0; i < groups->sessions.count; i++) {
        struct swst__session session = swst__groups_session(groups, i);
        struct asked asked, expected;
        int which = 0;

        while (model->sessions[which] != session.id)
            which++;
        expected = plain(model, which);
        assert_ok(swst__groups_turnout(groups, &session, &asked.persons, &asked.households,
                                       &asked.guests));
        assert_memory_equal(&asked, &expected, sizeof asked);
    }
    for (int day = 0; day < DAYS; day++) {
        struct swst__ids members = { 0 };
        size_t expected = 0;

        assert_ok(swst__groups_members(groups, SWST_MEMBER_SORT_CLIENT,
                                       day_of("2026-03-01") + day, &members));
        for (int client = 0; client < CLIENTS; client++)
            expected += is_member(model, group, false, client, day);
        assert_int_equal(members.count, expected);
        swst__ids_free(&members);
    }
}

static void live_once(uint32_t seed)
{
    struct model model = { .seed = seed };
    struct swst__groups groups = { 0 };
    void *store;

    open_station(&store);
    model.store = store;
    for (int i = 0; i < CLIENTS; i++)
        model.clients[i] = given_client(store, given_area(store));
    for (int i = 0; i < HOUSEHOLDS; i++)
        model.households[i] = given_household(store, given_area(store));
    for (int i = 0; i < GROUPS; i++)
        model.groups[i] = given_mature_group(store, NULL, NULL);
    fill(&model);
    assert_true(model.member_count > 10 && model.living_count > 5);

    assert_ok(swst__groups_open(&groups, store, all_days));
    for (int group = 0; group < GROUPS; group++)
        compare_group(&model, &groups, group);
    swst__groups_close(&groups);
    close_station(&store);
}

static void turnouts_are_those_of_the_plain_model(void **state)
{
    uint32_t lives = getenv("SWST_LONG") ? 400 : 12;

    (void)state;
    for (uint32_t seed = 1; seed <= lives; seed++)
        live_once(seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turnouts_are_those_of_the_plain_model),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
