/* The invariants of records.md under random sequences of operations, each
 * refused or accepted as a plain model says: one living head (1), one household
 * a person (2), the headless list (3, 7), no facts outside of life (4), one
 * tier a day (9), stages that move as allowed (10), dumps that load to the
 * same bytes (13); and a merge of clients that is undone leaves no trace.
 * 5,000 operations, or 100,000 in the long run. */
#include "dumped.h"
#include "town_acts.h"

#define DUMP "invariants.jsonl"

enum { OPERATIONS = 5000, LONG = 100000, SEQUENCE = 250 };

static int undone;                      /* merges that left no trace */

static int day_in(const swst_record *record, const char *field)
{
    int64_t first = 0, number = 0;
    char *text;

    assert_ok(swst_record_get(record, field, &text));
    if (!text)
        return NEVER;
    assert_true(swst__day_read("2022-03-01", &first) && swst__day_read(text, &number));
    swst_free(text);
    return (int)(number - first);
}

static int64_t id_of(const swst_record *record, const char *field)
{
    int64_t id;
    char *text;

    assert_ok(swst_record_get(record, field, &text));
    id = strtoll(text, NULL, 10);
    swst_free(text);
    return id;
}

/* ---------------------------------------------------------------------- stages */

static const char *const case_stages[] = { "intake", "assessment", "planning", "intervention",
                                           "evaluation", "closed", NULL };
static const char *const case_states[] = { "open", "suspended", "closed", "declined", NULL };
static const char *const group_stages[] = { "preparing", "forming", "transition", "mature",
                                            "ending", "ended", "cancelled", NULL };
static int64_t cases[WORK], groups[WORK];
static int stage_of[WORK], state_of[WORK], group_stage_of[WORK];

/* Without a day of closing no case closes. */
static bool stage_may_move(int from, int to, int state)
{
    return from == to || (state == 0 && to != 5 && (to == from + 1 || (from == 3 && to == 1)));
}

static bool state_may_move(int from, int to, int stage)
{
    return from == to || (from == 0 && (to == 1 || (to == 3 && stage == 0)))
        || (from == 1 && to == 0);
}

static bool group_may_move(int from, int to)
{
    return from == to || (from < 5 && (to == from + 1 || to == 6));
}

static void move_work(void)
{
    int at = chance(WORK), to;
    bool moved;

    switch (chance(3)) {
    case 0:
        to = chance(6);
        moved = !change(store, "case", cases[at], "stage", case_stages[to]);
        assert_int_equal(moved, stage_may_move(stage_of[at], to, state_of[at]));
        stage_of[at] = moved ? to : stage_of[at];
        break;
    case 1:
        to = chance(4);
        moved = !change(store, "case", cases[at], "state", case_states[to]);
        assert_int_equal(moved, state_may_move(state_of[at], to, stage_of[at]));
        state_of[at] = moved ? to : state_of[at];
        break;
    default:
        to = chance(7);
        moved = !change(store, "group", groups[at], "stage", group_stages[to]);
        assert_int_equal(moved, group_may_move(group_stage_of[at], to));
        group_stage_of[at] = moved ? to : group_stage_of[at];
    }
}

/* -------------------------------------------------------------------- what holds */

static bool is_the_same(const struct plain_member *member, const swst_record *record)
{
    char *head;
    bool is_head;

    assert_ok(swst_record_get(record, "is_head", &head));
    is_head = head && strcmp(head, "true") == 0;
    swst_free(head);
    return !member->voided && (!member->id || member->id == swst_record_id(record))
        && member->first == day_in(record, "starts_on") && member->last == day_in(record, "ends_on")
        && member->is_head == is_head && town.people[member->who] == id_of(record, "client_id")
        && town.home_ids[member->home] == id_of(record, "household_id");
}

static struct plain_member *find_member(const swst_record *record)
{
    for (int i = 0; i < town.member_count; i++)
        if (town.members[i].id == swst_record_id(record))
            return is_the_same(&town.members[i], record) ? &town.members[i] : NULL;
    for (int i = 0; i < town.member_count; i++)
        if (!town.members[i].id && is_the_same(&town.members[i], record))
            return &town.members[i];
    return NULL;
}

/* The store has the memberships of the model, and no others; new ones get their ids. */
static void assert_members(void)
{
    swst_query *query = swst_query_new(swst_kind_find("household_member"));
    swst_cursor *cursor;
    int count = 0;

    assert_ok(swst_query_run(store, query, &cursor));
    while (swst_cursor_next(cursor) == SWST_ROW) {
        struct plain_member *member = find_member(swst_cursor_record(cursor));

        assert_non_null(member);
        member->id = swst_record_id(swst_cursor_record(cursor));
        count++;
    }
    swst_cursor_free(cursor);
    swst_query_free(query);
    for (int i = 0; i < town.member_count; i++)
        count -= !town.members[i].voided;
    assert_int_equal(count, 0);
}

static void assert_headless(int on)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table = NULL;
    size_t rows = 0;

    swst_filter_add_list(filter, SWST_DESK_LIST_HEADLESS);
    assert_ok(swst_report_desk(store, day(on), filter, &table));
    for (int i = 0; i < town.homes; i++)
        if (is_headless(&town, i, on))
            assert_int_equal(swst_table_int(table, rows++, "about_id"), town.home_ids[i]);
    assert_int_equal(swst_table_rows(table), rows);
    swst_table_free(table);
    swst_filter_free(filter);
}

static void assert_tier(int who, int on)
{
    static const char *const levels[] = { "red", "yellow", "green" };
    int expected = tier_on(&town, who, on);
    swst_tier *tier = NULL;
    swst_status status = swst_tier_current(store, town.people[who], day(on), &tier);

    assert_int_equal(!status, expected >= 0);
    if (!status)
        assert_string_equal(swst_tier_get_level(tier), levels[town.tiers[expected].level]);
    swst_tier_free(tier);
}

/* ------------------------------------------------------------------- a sequence */

static void begin(void)
{
    int64_t area;

    memset(&town, 0, sizeof town);
    store = swst_store_new();
    assert_ok(swst_store_create(store, ":memory:"));
    assert_ok(swst_store_begin(store));
    area = given_area(store);
    for (int i = 0; i < PEOPLE; i++) {
        town.people[i] = given_client(store, area);
        town.death[i] = NEVER;
    }
    for (town.homes = 0; town.homes < 4; town.homes++)
        town.home_ids[town.homes] = given_household(store, area);
    for (int i = 0; i < WORK; i++) {
        cases[i] = given(store, "case", "client_id", ID(town.people[i]), "worker_id",
                         ID(given_worker(store, "Chen")), "opened_on", "2022-03-01", "stage",
                         "intake", NULL);
        groups[i] = given(store, "group", "name", "G", "type", "growth", "stage", "preparing",
                          NULL);
        stage_of[i] = state_of[i] = group_stage_of[i] = 0;
    }
    assert_ok(swst_store_commit(store));
}

static char *dump_of(swst_store *of)
{
    size_t size;

    clear_path(DUMP);
    dump_to(of, DUMP, 0);
    return file_bytes(DUMP, &size);
}

/* Whoever can be merged is two again afterwards, to the byte. */
static void assert_merges_leave_no_trace(const char *before)
{
    char *after;
    int merged = 0;

    for (int i = 0; i < 20; i++) {
        int keep = chance(PEOPLE), other = chance(PEOPLE);
        int64_t number = 0;

        if (swst_client_merge(store, town.people[keep], town.people[other], "twice", &number))
            continue;
        assert_ok(swst_client_unmerge(store, number));
        merged++;
    }
    after = dump_of(store);
    assert_same_dump(before, after);
    free(after);
    undone += merged;
}

/* Dumped and loaded it dumps to the same bytes, and nothing in it is wrong. */
static void end(void)
{
    swst_store *again = swst_store_new();
    swst_table *findings = NULL;
    char *first, *second;

    assert_ok(swst_station_check(store, &findings));
    for (size_t row = 0; row < swst_table_rows(findings); row++)
        assert_string_not_equal(swst_table_text(findings, row, "severity"), "error");
    swst_table_free(findings);

    first = dump_of(store);
    assert_merges_leave_no_trace(first);
    assert_ok(swst_store_create(again, ":memory:"));
    assert_ok(load_from(again, DUMP));
    second = dump_of(again);
    assert_same_dump(first, second);
    free(first);
    free(second);
    swst_store_free(again);
    swst_store_free(store);
}

/* How often each is tried, in all. */
static const struct { operation *act; int weight; } operations[] = {
    { do_join, 12 }, { do_end, 3 }, { do_void, 2 }, { do_die_or_live, 4 }, { do_succeed, 14 },
    { do_split, 6 }, { do_merge_homes, 4 }, { do_visit, 2 }, { do_tier, 4 }, { do_merge, 5 },
    { do_unmerge, 4 },
};
enum { KINDS = sizeof operations / sizeof *operations };
static int accepted[KINDS], rejected[KINDS];

static int draw(void)
{
    int total = 0, at = 0, drawn;

    for (int i = 0; i < KINDS; i++)
        total += operations[i].weight;
    for (drawn = chance(total); drawn >= operations[at].weight; at++)
        drawn -= operations[at].weight;
    return at;
}

static bool makes_sense(int at)
{
    if (town.member_count + 2 * PEOPLE > MEMBERS || town.homes + 1 > HOMES)
        return false;
    if (operations[at].act == do_unmerge)
        return town.merge_count > 0;
    if (operations[at].act == do_merge)
        return town.merge_count < MERGES;
    return town.member_count > 0 || operations[at].act == do_join;
}

static void operate(void)
{
    static struct plain_town next;
    swst_status status = SWST_OK;
    int at = draw();
    bool expected;

    if (!makes_sense(at))
        return;
    next = town;
    expected = operations[at].act(&next, &status);
    if ((status == SWST_OK) != expected)
        fail_msg("operation %d: %s, %s", at, swst_status_name(status), swst_error_message("en"));
    (expected ? accepted : rejected)[at]++;
    if (expected)
        town = next;
    assert_members();
}

static void every_operation_is_refused_or_accepted_as_the_plain_model_says(void **state)
{
    int most = getenv("SWST_LONG") ? LONG : OPERATIONS;

    (void)state;
    seed = 2022;
    for (int done = 0; done < most; ) {
        begin();
        for (int i = 0; i < SEQUENCE; i++, done++) {
            operate();
            move_work();
            assert_headless(chance(DAYS));
            assert_tier(chance(PEOPLE), chance(DAYS));
        }
        end();
    }
    for (int i = 0; i < KINDS; i++)
        if (accepted[i] < most / 500 || rejected[i] < most / 5000)
            fail_msg("operation %d: %d accepted, %d refused", i, accepted[i], rejected[i]);
    assert_true(undone > most / 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_operation_is_refused_or_accepted_as_the_plain_model_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
