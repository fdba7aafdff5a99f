/* The audit as its readers see it: lines, the verdict, anchors, the term it is kept for. */
#include "../support/station.h"
#include "store/audit.h"
#include "store/rows.h"

#include <stdio.h>
#include <stdlib.h>

/* 2026-03-01 08:00 in Beijing. */
enum { DAY_MS = 86400000 };
static const int64_t first_of_march = INT64_C(1772323200000);

static int open_audited(void **state)
{
    open_station(state);
    swst_store_set_now(*state, first_of_march);
    given_worker(*state, "Wu");
    return 0;
}

#define report_test(function) \
    cmocka_unit_test_setup_teardown(function, open_audited, close_station)

static swst_table *listed(swst_store *store, const char *from, const char *to, int64_t person,
                          const char *kind, int64_t record, const char *action, int64_t limit)
{
    swst_table *table;

    assert_ok(swst_audit_list(store, from, to, person, kind, record, action, limit, &table));
    return table;
}

#define assert_lines(count, ...) \
    do { \
        swst_table *lines_ = listed(__VA_ARGS__); \
        assert_int_equal(swst_table_rows(lines_), count); \
        swst_table_free(lines_); \
    } while (0)

/* -------------------------------------------------------------------- lines */

static void the_latest_line_comes_first(void **state)
{
    int64_t id = given_worker(*state, "Li");
    swst_table *table;

    assert_ok(change(*state, "worker", id, "phone", "5550100"));
    table = listed(*state, NULL, NULL, 0, NULL, 0, NULL, 0);
    assert_int_equal(swst_table_rows(table), 3);
    assert_cell(table, 0, "sequence", "3");
    assert_cell(table, 0, "instant", "2026-03-01T00:00:00.000Z");
    assert_cell(table, 0, "role", "owner");
    assert_cell(table, 0, "action", "update");
    assert_cell(table, 0, "kind", "worker");
    assert_cell(table, 0, "record_id", ID(id));
    assert_cell(table, 0, "fields", "phone");
    assert_cell(table, 0, "outcome", "done");
    assert_cell(table, 2, "action", "insert");
    swst_table_free(table);
}

static void lines_are_found_by_day_person_kind_record_and_act(void **state)
{
    int64_t wu = given_worker(*state, "Wu"), id;
    const struct swst__noted_act act = { SWST__ACT_READ, swst_kind_find("client"), 40, 50, 3,
                                         "health", SWST__OUTCOME_DONE };

    swst_store_set_now(*state, first_of_march + DAY_MS);
    swst_store_set_actor(*state, wu);
    id = given_worker(*state, "Li");
    assert_ok(swst__audit_note(*state, &act));
    assert_lines(4, *state, NULL, NULL, 0, NULL, 0, NULL, 0);
    assert_lines(2, *state, "2026-03-02", NULL, 0, NULL, 0, NULL, 0);
    assert_lines(2, *state, NULL, "2026-03-01", 0, NULL, 0, NULL, 0);
    assert_lines(0, *state, "2026-03-03", "2026-03-04", 0, NULL, 0, NULL, 0);
    assert_lines(2, *state, NULL, NULL, wu, NULL, 0, NULL, 0);
    assert_lines(1, *state, NULL, NULL, wu, "client", 0, NULL, 0);
    assert_lines(1, *state, NULL, NULL, 0, NULL, id, NULL, 0);
    assert_lines(1, *state, NULL, NULL, 0, NULL, 45, NULL, 0);
    assert_lines(0, *state, NULL, NULL, 0, NULL, 51, NULL, 0);
    assert_lines(1, *state, NULL, NULL, 0, NULL, 0, "read", 0);
    assert_lines(3, *state, NULL, NULL, 0, NULL, 0, NULL, 3);
}

/* 07:59 in Beijing is still the evening before in Greenwich. */
static void a_day_is_a_day_in_beijing(void **state)
{
    swst_store_set_now(*state, first_of_march + DAY_MS - 8 * 3600000);
    given_worker(*state, "Li");
    assert_lines(1, *state, "2026-03-02", "2026-03-02", 0, NULL, 0, NULL, 0);
    assert_lines(1, *state, "2026-03-01", "2026-03-01", 0, NULL, 0, NULL, 0);
}

static void a_question_that_makes_no_sense_is_refused(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_audit_list(*state, "2026-03-02", "2026-03-01", 0, NULL, 0,
                                                 NULL, 0, &table));
    assert_error("period_reversed", NULL);
    assert_status(SWST_EINVALID, swst_audit_list(*state, "yesterday", NULL, 0, NULL, 0, NULL, 0,
                                                 &table));
    assert_status(SWST_EINVALID, swst_audit_list(*state, NULL, "2026-02-30", 0, NULL, 0, NULL, 0,
                                                 &table));
    assert_status(SWST_EINVALID, swst_audit_list(*state, NULL, NULL, 0, NULL, 0, NULL, -1,
                                                 &table));
    assert_status(SWST_ENOTFOUND, swst_audit_list(*state, NULL, NULL, 0, "klient", 0, NULL, 0,
                                                  &table));
    assert_error("no_such_kind", NULL);
    assert_status(SWST_ENOTFOUND, swst_audit_list(*state, NULL, NULL, 0, NULL, 0, "look", 0,
                                                  &table));
    assert_error("no_such_act", NULL);
    assert_status(SWST_EMISUSE, swst_audit_list(NULL, NULL, NULL, 0, NULL, 0, NULL, 0, &table));
    assert_status(SWST_EMISUSE, swst_audit_list(*state, NULL, NULL, 0, NULL, 0, NULL, 0, NULL));
    assert_null(table);
}

/* ---------------------------------------------------------------- verifying */

static swst_table *verified(swst_store *store, const char *anchor)
{
    swst_table *table;

    assert_ok(swst_audit_verify(store, anchor, &table));
    assert_int_equal(swst_table_rows(table), 1);
    return table;
}

static void a_sound_chain_is_called_so(void **state)
{
    swst_table *table = verified(*state, NULL);

    assert_cell(table, 0, "state", "sound");
    assert_empty(table, 0, "broken");
    assert_empty(table, 0, "why");
    assert_cell(table, 0, "lines", "1");
    assert_cell(table, 0, "first", "1");
    assert_cell(table, 0, "last", "1");
    assert_cell(table, 0, "clock_back", "0");
    assert_cell(table, 0, "mode", "sha256");
    assert_empty(table, 0, "keyed_from");
    assert_cell(table, 0, "anchor", "none");
    swst_table_free(table);
}

static void an_empty_audit_is_sound(void **state)
{
    swst_store *store = swst_store_new();
    swst_table *table;

    (void)state;
    assert_ok(swst_store_create(store, ":memory:"));
    table = verified(store, NULL);
    assert_cell(table, 0, "state", "sound");
    assert_cell(table, 0, "lines", "0");
    assert_empty(table, 0, "last");
    swst_table_free(table);
    swst_store_free(store);
}

static char *anchor_of(swst_store *store)
{
    char *text;

    assert_ok(swst_audit_anchor(store, &text));
    return text;
}

static void an_anchor_holds_as_long_as_nobody_touches_what_it_covers(void **state)
{
    char *anchor = anchor_of(*state);
    swst_table *table;

    assert_int_equal(strncmp(anchor, "swst-audit 1 count=2 head=", 26), 0);
    assert_non_null(strstr(anchor, " mode=sha256 file="));
    assert_null(strchr(anchor, '\n'));
    assert_lines(1, *state, NULL, NULL, 0, NULL, 0, "anchor", 0);
    given_worker(*state, "Li");
    table = verified(*state, anchor);
    assert_cell(table, 0, "state", "sound");
    assert_cell(table, 0, "anchor", "held");
    swst_table_free(table);
    swst_free(anchor);
}

/* Neither is found without the anchor. */
static void an_anchor_finds_lines_that_were_cut_off(void **state)
{
    swst_store *store = given_file("anchored.swst");
    char *anchor;
    swst_table *table;

    (void)state;
    given_worker(store, "Wu");
    given_worker(store, "Li");
    anchor = anchor_of(store);
    swst_store_free(store);
    change_file("anchored.swst", "DELETE FROM audit WHERE sequence > 1");
    store = opened("anchored.swst");
    table = verified(store, NULL);
    assert_cell(table, 0, "state", "sound");
    swst_table_free(table);
    table = verified(store, anchor);
    assert_cell(table, 0, "state", "broken");
    assert_cell(table, 0, "broken", "2");
    assert_cell(table, 0, "why", "cut");
    assert_cell(table, 0, "anchor", "broken");
    swst_table_free(table);
    for (int i = 0; i < 5; i++)             /* others take their places */
        given_worker(store, "Zhao");
    table = verified(store, anchor);
    assert_cell(table, 0, "why", "rewritten");
    assert_cell(table, 0, "broken", "3");
    swst_table_free(table);
    swst_store_free(store);
    swst_free(anchor);
}

static void what_is_no_anchor_is_refused(void **state)
{
    static const char zeros[] = "0000000000000000000000000000000000000000000000000000000000000000";
    static const char *const forms[] = {
        "%.0s", "swst-audit", "swst-audit 2 count=1 head=%s mode=sha256 file=1000000",
        "swst-audit 1 count=1 head=%.63s mode=sha256 file=1000000",
        "swst-audit 1 count=1 head=%sG mode=sha256 file=1000000",
        "swst-audit 1 count=-1 head=%s mode=sha256 file=1000000",
        "swst-audit 1 count=01 head=%s mode=sha256 file=1000000",
        "swst-audit 1  count=1 head=%s mode=sha256 file=1000000",
        "swst-audit 1 count=1 head=%s mode=sha256 file=1000000 ",
        "swst-audit 1 count=1 head=%s mode=sha256 file=1000000\n\n",
    };
    swst_table *table = NULL;
    char anchor[200];

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        snprintf(anchor, sizeof anchor, forms[i], zeros);
        if (swst_audit_verify(*state, anchor, &table) != SWST_EINVALID)
            fail_msg("taken: %s", anchor);
        assert_error("no_anchor", NULL);
    }
    assert_null(table);
    snprintf(anchor, sizeof anchor, "swst-audit 1 count=1 head=%s mode=sha256 file=1000000\n",
             zeros);
    table = verified(*state, anchor);
    assert_cell(table, 0, "why", "rewritten");
    swst_table_free(table);
}

static void the_mode_is_said(void **state)
{
    const char *mode = NULL;

    assert_ok(swst_audit_mode(*state, &mode));
    assert_string_equal(mode, "sha256");
    assert_status(SWST_EMISUSE, swst_audit_mode(*state, NULL));
    assert_status(SWST_EMISUSE, swst_audit_mode(NULL, &mode));
}

/* --------------------------------------------------------------------- term */

/* Three lines on the first of March, 1,096 days later, and a day later. */
static void given_old_lines(swst_store *store)
{
    given_worker(store, "Li");
    given_worker(store, "Zhao");
    swst_store_set_now(store, first_of_march + DAY_MS * INT64_C(1));
    given_worker(store, "Qian");
    swst_store_set_now(store, first_of_march + DAY_MS * INT64_C(1097));
}

static void lines_of_the_last_three_years_are_kept(void **state)
{
    int64_t trimmed = -1;

    given_old_lines(*state);                /* it is 2029-03-02 */
    assert_status(SWST_EINVALID, swst_audit_trim(*state, "2026-03-03", &trimmed));
    assert_error("audit_too_young", NULL);
    assert_status(SWST_EINVALID, swst_audit_trim(*state, "soon", &trimmed));
    assert_status(SWST_EMISUSE, swst_audit_trim(NULL, "2026-03-01", &trimmed));
    assert_int_equal(trimmed, -1);
    assert_ok(swst_audit_trim(*state, "2026-03-01", &trimmed));
    assert_int_equal(trimmed, 0);
    assert_lines(4, *state, NULL, NULL, 0, NULL, 0, NULL, 0);
}

static void older_lines_can_be_taken_off_and_the_rest_still_verifies(void **state)
{
    int64_t trimmed = 0;
    swst_table *table;
    char *anchor, *newer;

    given_old_lines(*state);
    anchor = anchor_of(*state);
    assert_ok(swst_audit_trim(*state, "2026-03-02", &trimmed));
    assert_int_equal(trimmed, 3);
    table = listed(*state, NULL, NULL, 0, NULL, 0, NULL, 0);
    assert_int_equal(swst_table_rows(table), 3);
    assert_cell(table, 0, "action", "trim");
    assert_cell(table, 0, "record_id", "1");
    assert_cell(table, 0, "last_id", "3");
    assert_cell(table, 0, "rows", "3");
    assert_cell(table, 2, "sequence", "4");
    swst_table_free(table);
    table = verified(*state, anchor);
    assert_cell(table, 0, "state", "sound");
    assert_cell(table, 0, "first", "4");
    assert_cell(table, 0, "lines", "3");
    assert_cell(table, 0, "anchor", "held");
    swst_table_free(table);

    newer = anchor_of(*state);
    swst_store_set_now(*state, first_of_march + DAY_MS * INT64_C(2196));
    assert_ok(swst_audit_trim(*state, "2029-03-03", NULL));
    table = verified(*state, anchor);
    assert_cell(table, 0, "state", "sound");
    assert_cell(table, 0, "anchor", "older");
    assert_cell(table, 0, "first", "8");
    swst_table_free(table);
    table = verified(*state, newer);                /* of the last line that was taken off */
    assert_cell(table, 0, "anchor", "held");
    swst_table_free(table);
    swst_free(anchor);
    swst_free(newer);
    given_worker(*state, "Sun");
    table = verified(*state, NULL);
    assert_cell(table, 0, "state", "sound");
    assert_cell(table, 0, "lines", "2");
    swst_table_free(table);
}

/* A file whose audit was trimmed is in order. */
static void the_check_of_a_station_knows_of_trims(void **state)
{
    swst_table *table;

    given_old_lines(*state);
    assert_ok(swst_audit_trim(*state, "2026-03-02", NULL));
    assert_ok(swst_station_check_quick(*state, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    assert_ok(swst_station_check(*state, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        report_test(the_latest_line_comes_first),
        report_test(lines_are_found_by_day_person_kind_record_and_act),
        report_test(a_day_is_a_day_in_beijing),
        report_test(a_question_that_makes_no_sense_is_refused),
        report_test(a_sound_chain_is_called_so),
        report_test(an_empty_audit_is_sound),
        report_test(an_anchor_holds_as_long_as_nobody_touches_what_it_covers),
        report_test(an_anchor_finds_lines_that_were_cut_off),
        report_test(what_is_no_anchor_is_refused),
        report_test(the_mode_is_said),
        report_test(lines_of_the_last_three_years_are_kept),
        report_test(older_lines_can_be_taken_off_and_the_rest_still_verifies),
        report_test(the_check_of_a_station_knows_of_trims),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
