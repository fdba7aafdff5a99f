/* Accounts, scopes, grants, rules and records change in any order, by others and by whoever
 * is in session; after each step what two sessions see is what a plain model says. */
#include "town.h"

#include <stdio.h>
#include <stdlib.h>

static const char path[] = "rights.db";

/* ------------------------------------------------------------------------- looking */

static void compare_kind(int which, const struct plain_kind *kind)
{
    struct plain_viewer *viewer = &town.viewers[which];
    swst_query *query = swst_query_new(kind->kind);
    swst_cursor *cursor = NULL;
    swst_status status;
    size_t at = 0;

    swst_query_set_voided(query, true);
    assert_ok(swst_query_run(town.seen[which], query, &cursor));
    while ((status = swst_cursor_next(cursor)) == SWST_ROW) {
        int64_t id = swst_record_id(swst_cursor_record(cursor));

        while (at < kind->count
               && !plain_may(&town.plain, viewer, kind, &kind->rows[at], READS))
            at++;
        if (at == kind->count || kind->rows[at].id != id)
            fail_msg("step %d: a %s sees %s %ld", town.step, swst_session_role(town.seen[which]),
                     swst_kind_name(kind->kind), (long)id);
        at++;
    }
    while (at < kind->count && !plain_may(&town.plain, viewer, kind, &kind->rows[at], READS))
        at++;
    if (at < kind->count)
        fail_msg("step %d: a %s does not see %s %ld: %s", town.step,
                 swst_session_role(town.seen[which]), swst_kind_name(kind->kind),
                 (long)kind->rows[at].id, swst_status_name(status));
    if (status != (plain_may_some(&town.plain, viewer, kind, READS) ? SWST_OK : SWST_EDENIED))
        fail_msg("step %d: a %s reads %s: %s", town.step, swst_session_role(town.seen[which]),
                 swst_kind_name(kind->kind), swst_status_name(status));
    swst_cursor_free(cursor);
    swst_query_free(query);
}

static void compare(void)
{
    town.plain.now = town.now;
    town.plain.today = (town.now + 8 * 3600000) / MS_OF_DAY;
    plain_read(&town.plain, town.owner);
    for (int which = 0; which < 2; which++)
        if (swst_session_purpose(town.seen[which]) || swst_session_role(town.seen[which])) {
            plain_view(&town.plain, &town.viewers[which], town.viewers[which].person,
                       swst_session_purpose(town.seen[which]) != NULL);
            for (int kind = 0; kind < town.plain.kind_count; kind++)
                compare_kind(which, &town.plain.kinds[kind]);
        }
}

static void begin_some(int which)
{
    int64_t person = PICK(town.workers);

    swst_session_end(town.seen[which]);
    town.viewers[which].person = person;
    plain_view(&town.plain, &town.viewers[which], person, true);
    if (!town.viewers[which].role) {
        town_edit(town.owner, "worker", person, "left_on", NULL);
        PUT(town.owner, "account", "worker_id", ID(person), "role", office_roles[town_draw(ROLES)],
            "starts_on", "2022-06-01");
        plain_read(&town.plain, town.owner);
        plain_view(&town.plain, &town.viewers[which], person, true);
    }
    assert_int_equal(town.viewers[which].role ? SWST_OK : SWST_EDENIED,
                     swst_session_begin(town.seen[which], person, town_draw(4) ? "service" : NULL));
}

/* ------------------------------------------------------------------------- stepping */

/* What is given up changes nothing, and others' changes behind it are not missed. */
static void give_up(swst_store *store)
{
    assert_ok(swst_store_begin(store));
    for (unsigned i = 0; i <= town_draw(3); i++)
        town_change(store);
    swst_store_rollback(store);
}

static void pass_time(void)
{
    town.now += town_draw(4) ? 3600000 * (int64_t)town_draw(20) : MS_OF_DAY;
    for (int i = 0; i < 2; i++)
        swst_store_set_now(town.seen[i], town.now);
    swst_store_set_now(town.owner, town.now);
}

static void step(void)
{
    switch (town_draw(10)) {
    case 0:
        begin_some((int)town_draw(2));
        break;
    case 1:
        pass_time();
        break;
    case 2:
        give_up(town.seen[town_draw(2)]);
        if (town_draw(2))
            town_change(town.owner);
        break;
    case 3: case 4:
        town_change(town.seen[town_draw(2)]);
        break;
    default:
        town_change(town.owner);
    }
}

static void open_town(void)
{
    remove_file(path);
    town.owner = given_file(path);
    town.now = OFFICE_NOW;
    swst_store_set_now(town.owner, town.now);
    town.region = given(town.owner, "area", "code", "441882", "name", "R", "level", "county", NULL);
    for (int i = 0; i < 3; i++) {
        char code[16];

        snprintf(code, sizeof code, "44188210720%d", i);
        town.areas[i] = given(town.owner, "area", "code", code, "name", "A", "level", "village",
                            "parent_id", ID(town.region), NULL);
    }
    town.category = given_category(town.owner, "test", "person");
    for (int i = 0; i < WORKERS; i++)
        town.workers[i] = given_worker(town.owner, "Worker");
    for (int i = 0; i < HOMES; i++)
        town.homes[i] = given_household(town.owner, town.areas[i % 3]);
    for (int i = 0; i < 2; i++) {
        town.seen[i] = opened(path);
        swst_store_set_now(town.seen[i], town.now);
    }
    for (int i = 0; i < 4; i++)
        given(town.owner, "account", "worker_id", ID(town.workers[i]), "role",
              office_roles[i], "starts_on", "2022-01-01", NULL);
    for (int i = 0; i < 12; i++)
        town_add_client(town.owner);
    compare();
}

static void close_town(void)
{
    for (int i = 0; i < 2; i++)
        swst_store_free(town.seen[i]);
    swst_store_free(town.owner);
    plain_free(&town.plain);
    remove_file(path);
}

static void what_sessions_see_is_what_the_plain_model_says(void **state)
{
    bool is_long = getenv("SWST_LONG");
    int towns = is_long ? 40 : 3, steps = is_long ? 400 : 70;

    (void)state;
    for (int i = 0; i < towns; i++) {
        town.seed = 20220701 + (uint64_t)i;
        open_town();
        begin_some(0);
        begin_some(1);
        for (town.step = 0; town.step < steps; town.step++) {
            step();
            compare();
        }
        close_town();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_sessions_see_is_what_the_plain_model_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
