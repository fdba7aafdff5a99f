/* Random joining, leaving, voiding and changing of groups: what the library
 * refuses is what a plain model says would put somebody in a group twice on
 * one day, or in two care teams. */
#include "../support/station.h"

#include "base/calendar.h"

#include <stdlib.h>

enum { CLIENTS = 3, GROUPS = 4, DAYS = 30, NONE = 1000, ROWS = 400 };

struct row { int group, client, from, to; bool is_voided; };
struct group { bool is_team; int to; };

struct model {
    swst_store *store;
    uint32_t seed;
    int64_t clients[CLIENTS], groups[GROUPS], ids[ROWS];
    struct group of[GROUPS];
    struct row rows[ROWS];
    int count, accepted, refused;
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

    if (day == NONE)
        return NULL;
    swst__day_print(20500 + day, text);
    return text;
}

/* ------------------------------------------------------------- the plain model */

static bool is_there(const struct row *row, int day)
{
    return !row->is_voided && row->from <= day && row->to >= day;
}

static bool is_looked_after(const struct model *model, const struct row *row, int day)
{
    return is_there(row, day) && model->of[row->group].is_team
        && model->of[row->group].to >= day;
}

/* Day by day and one beyond, for what has no end. */
static bool is_allowed(const struct model *model)
{
    for (int day = 0; day <= DAYS + 1; day++)
        for (int i = 0; i < model->count; i++)
            for (int j = 0; j < i; j++) {
                const struct row *a = &model->rows[i], *b = &model->rows[j];

                if (a->client != b->client)
                    continue;
                if (a->group == b->group && is_there(a, day) && is_there(b, day))
                    return false;
                if (a->group != b->group && is_looked_after(model, a, day)
                    && is_looked_after(model, b, day))
                    return false;
            }
    return true;
}

/* ------------------------------------------------------------------ the moves */

/* The model has moved already; the library must say the same, or it moves back. */
static bool agree(struct model *model, swst_status status)
{
    bool allowed = is_allowed(model);

    assert_string_equal(swst_status_name(status), allowed ? "SWST_OK" : "SWST_ECONFLICT");
    model->accepted += allowed;
    model->refused += !allowed;
    return allowed;
}

static int draw_end(struct model *model, int from)
{
    return draw(model, 3) == 0 ? NONE : from + draw(model, DAYS - from);
}

static void join(struct model *model)
{
    struct row row = { draw(model, GROUPS), draw(model, CLIENTS), draw(model, DAYS), NONE, false };
    swst_record *record = swst_record_new(swst_kind_find("group_member"));
    swst_status status;

    row.to = draw_end(model, row.from);
    assert_ok(swst_record_set(record, "group_id", ID(model->groups[row.group])));
    assert_ok(swst_record_set(record, "client_id", ID(model->clients[row.client])));
    assert_ok(swst_record_set(record, "joined_on", day_text(row.from)));
    assert_ok(swst_record_set(record, "left_on", day_text(row.to)));
    status = swst_record_save(model->store, record);
    model->rows[model->count++] = row;
    if (agree(model, status))
        model->ids[model->count - 1] = swst_record_id(record);
    else
        model->count--;
    swst_record_free(record);
}

static void leave(struct model *model)
{
    int at = draw(model, model->count);
    struct row before = model->rows[at];
    swst_status status;

    if (before.is_voided)
        return;
    model->rows[at].to = draw_end(model, before.from);
    status = change(model->store, "group_member", model->ids[at], "left_on",
                    day_text(model->rows[at].to));
    if (!agree(model, status))
        model->rows[at] = before;
}

static void void_one(struct model *model)
{
    int at = draw(model, model->count);

    if (model->rows[at].is_voided)
        return;
    model->rows[at].is_voided = true;
    assert_true(agree(model, void_it(model->store, "group_member", model->ids[at], "wrong")));
}

static void change_group(struct model *model)
{
    int at = draw(model, GROUPS);
    struct group before = model->of[at];
    swst_status status;

    if (draw(model, 2)) {
        model->of[at].is_team = !before.is_team;
        status = change(model->store, "group", model->groups[at], "type",
                        before.is_team ? "support" : "care_team");
    } else {
        model->of[at].to = draw_end(model, 0);
        status = change(model->store, "group", model->groups[at], "ends_on",
                        day_text(model->of[at].to));
    }
    if (!agree(model, status))
        model->of[at] = before;
}

static void live_once(uint32_t seed, int moves)
{
    struct model model = { .seed = seed };
    void *store;

    open_station(&store);
    model.store = store;
    for (int i = 0; i < CLIENTS; i++)
        model.clients[i] = given_client(store, given_area(store));
    for (int i = 0; i < GROUPS; i++) {
        model.of[i] = (struct group){ i % 2 == 0, NONE };
        model.groups[i] = given(store, "group", "name", "关爱小组", "type",
                                i % 2 ? "support" : "care_team", "stage", "mature", NULL);
    }
    join(&model);
    for (int i = 0; i < moves; i++) {
        int move = draw(&model, 10);

        if (!model.count || move < 5)
            join(&model);
        else if (move < 7)
            leave(&model);
        else if (move < 8)
            void_one(&model);
        else
            change_group(&model);
    }
    assert_true(model.accepted > moves / 10 && model.refused > moves / 10);
    close_station(&store);
}

static void what_is_refused_is_what_the_plain_model_forbids(void **state)
{
    uint32_t lives = getenv("SWST_LONG") ? 200 : 8;

    (void)state;
    for (uint32_t seed = 1; seed <= lives; seed++)
        live_once(seed, ROWS / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_refused_is_what_the_plain_model_forbids),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
