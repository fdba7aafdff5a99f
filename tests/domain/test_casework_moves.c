/* Stages move only as they may (invariant 10): acts and plain changes of cases
 * at random, each move that was made held against a list written out here. */
#include "../support/station.h"

#include <stdlib.h>

enum { CASES = 5, LONGEST = 16 };

struct standing {
    char stage[LONGEST], state[LONGEST];
};

static unsigned seed;

static int draw(int below)
{
    seed = seed * 1103515245U + 12345U;
    return (int)(seed >> 16 & 0x7fff) % below;
}

static void read_word(const swst_record *record, const char *field, char word[LONGEST])
{
    char *value;

    assert_ok(swst_record_get(record, field, &value));
    strcpy(word, value ? value : "open");
    swst_free(value);
}

static struct standing standing_of(swst_store *store, int64_t id)
{
    struct standing found;
    swst_record *record;

    assert_ok(swst_record_load(store, swst_kind_find("case"), id, &record));
    read_word(record, "stage", found.stage);
    read_word(record, "state", found.state);
    swst_record_free(record);
    return found;
}

static bool is(const char *word, const char *other)
{
    return strcmp(word, other) == 0;
}

static bool may_move(const struct standing *from, const struct standing *to)
{
    static const char *const stages[][2] = {
        { "intake", "assessment" }, { "assessment", "planning" }, { "planning", "intervention" },
        { "intervention", "evaluation" }, { "intervention", "assessment" },
    };
    bool same_stage = is(from->stage, to->stage);

    if (same_stage && is(from->state, to->state))
        return true;
    if (is(from->state, "closed") || is(from->state, "declined"))
        return false;
    if (is(to->state, "closed"))
        return is(to->stage, "closed");
    if (is(to->state, "declined"))
        return same_stage && is(to->stage, "intake") && is(from->state, "open");
    if (same_stage)
        return !is(to->stage, "closed");
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (is(from->stage, stages[i][0]) && is(to->stage, stages[i][1]))
            return is(from->state, "open") && is(to->state, "open");
    return false;
}

static swst_status change_at_random(swst_store *store, int64_t id)
{
    static const char *const stages[] = { "intake", "assessment", "planning", "intervention",
                                          "evaluation", "closed" };
    static const char *const states[] = { "open", "suspended", "closed", "declined", NULL };
    static const char *const reasons[] = { "goals_met", "died", "lost", NULL };
    swst_record *record;
    swst_status status;

    assert_ok(swst_record_load(store, swst_kind_find("case"), id, &record));
    if (draw(2))
        assert_ok(swst_record_set(record, "stage", stages[draw(6)]));
    if (draw(2))
        assert_ok(swst_record_set(record, "state", states[draw(5)]));
    if (draw(2))
        assert_ok(swst_record_set(record, "close_reason", reasons[draw(4)]));
    if (draw(2))
        assert_ok(swst_record_set(record, "closed_on", "2026-05-02"));
    status = swst_record_save(store, record);
    swst_record_free(record);
    return status;
}

static swst_status act_at_random(swst_store *store, int64_t id)
{
    static const char day[] = "2026-05-02";

    switch (draw(10)) {
    case 0: return swst_case_review(store, id, day, NULL);
    case 1: return swst_case_suspend(store, id, day, NULL);
    case 2: return swst_case_resume(store, id, day, NULL);
    case 3: return swst_case_decline(store, id, day, NULL);
    case 4: return swst_case_close(store, id, day, (swst_case_close_reason)(1 + draw(8)),
                                   (swst_case_outcome)draw(5), NULL);
    case 5: return swst_case_follow_up(store, id, day, true, 0, 0, NULL, NULL);
    case 6: return change_at_random(store, id);
    default: return swst_case_advance(store, id, (swst_case_stage)(1 + draw(6)), day, NULL);
    }
}

static int64_t given_case(swst_store *store)
{
    return given(store, "case", "client_id", ID(given_client(store, given_area(store))),
                 "worker_id", ID(given_worker(store, "Lin")), "supervisor_id",
                 draw(2) ? ID(given_worker(store, "Wen")) : NULL, "opened_on", "2026-05-01",
                 "stage", "intake", "outcome", "improved", NULL);
}

static void assert_moved_well(const struct standing *from, const struct standing *to,
                              swst_status status)
{
    bool moved = !is(from->stage, to->stage) || !is(from->state, to->state);

    if (!may_move(from, to) || (status && moved))
        fail_msg("%s %s became %s %s", from->stage, from->state, to->stage, to->state);
    assert_int_equal(is(to->stage, "closed"), is(to->state, "closed"));
}

static void stages_move_only_as_they_may_whatever_is_tried(void **state)
{
    int operations = getenv("SWST_LONG") ? 100000 : 3000, moved = 0, refusals = 0;
    int64_t ids[CASES] = { 0 };

    seed = 7;
    for (int i = 0; i < operations; i++) {
        int at = draw(CASES);
        struct standing from, to;
        swst_status status;

        if (!ids[at] || !draw(25))
            ids[at] = given_case(*state);
        from = standing_of(*state, ids[at]);
        status = act_at_random(*state, ids[at]);
        to = standing_of(*state, ids[at]);
        assert_moved_well(&from, &to, status);
        moved += !is(from.stage, to.stage) || !is(from.state, to.state);
        refusals += status != SWST_OK;
    }
    assert_true(moved > operations / 20);
    assert_true(refusals > operations / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(stages_move_only_as_they_may_whatever_is_tried),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
