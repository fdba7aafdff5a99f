/* Ways around a session: each of them leads nowhere. */
#include "at_work.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* -------------------------------------------------------------- what errors say */

static swst_status visit(int64_t client)
{
    swst_record *record = office_record("visit", "client_id", ID(client), NULL);
    swst_status status = swst_record_save(it.store, record);

    swst_record_free(record);
    return status;
}

static void a_reference_to_somebody_hidden_reads_as_one_to_nobody(void **state)
{
    char words[400];

    (void)state;
    begin("intern", "service");
    assert_status(SWST_ENOTFOUND, visit(99999999));
    snprintf(words, sizeof words, "%s", swst_error_message("en"));
    assert_status(SWST_ENOTFOUND, visit(first_of_area()));
    assert_words(words);
    assert_status(SWST_ENOTFOUND, visit(own_child()));
    assert_words(words);
    end();
}

static swst_status suspend(int64_t case_id)
{
    return swst_case_suspend(it.store, case_id, "2022-06-01", "away");
}

static void acts_on_somebody_hidden_read_as_those_on_nobody(void **state)
{
    char words[400];
    int64_t hidden = one_of("case", "client_id", own_child());

    (void)state;
    begin("intern", "service");
    assert_status(SWST_ENOTFOUND, suspend(99999999));
    snprintf(words, sizeof words, "%s", swst_error_message("en"));
    assert_status(SWST_ENOTFOUND, suspend(hidden));
    assert_words(words);
    end();
}

/* ------------------------------------------------------------ what was not seen stays */

static void what_was_not_seen_stays_when_saved(void **state)
{
    char *before = text_of("client", first_of_area(), "note"), *after;

    (void)state;
    begin("social_worker", "service");
    after = text_of("client", first_of_area(), "note");
    assert_null(after);
    assert_ok(change(it.store, "client", first_of_area(), "education", "30"));
    end();
    after = text_of("client", first_of_area(), "note");
    assert_string_equal(before, after);
    swst_free(before);
    swst_free(after);
}

static void nobody_is_moved_out_of_ones_scope(void **state)
{
    char *area;

    (void)state;
    assert_ok(swst_session_begin(it.store, it.people[ROLES], "service"));   /* head of the area */
    assert_status(SWST_EDENIED, change(it.store, "client", first_of_area(), "area_id",
                                       ID(it.far_area)));
    area = text_of("client", first_of_area(), "area_id");
    assert_string_equal(ID(it.near_area), area);
    swst_free(area);
    end();
}

static void a_child_is_not_made_older_by_who_may_not_see_it(void **state)
{
    (void)state;
    begin("head", NULL);
    assert_status(SWST_EDENIED, change(it.store, "client", own_adult(), "birth_date",
                                       "2012-01-01"));
    assert_ok(load("client", own_adult()));
    end();
}

/* ------------------------------------------------------------------- left open */

static void a_cursor_from_before_shows_no_more_than_the_session(void **state)
{
    swst_query *query = swst_query_new(swst_kind_find("visit"));
    swst_cursor *cursor;
    swst_status status;
    int64_t seen = 0, may = 0;

    (void)state;
    assert_ok(swst_query_run(it.store, query, &cursor));
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    begin("viewer", "service");
    while ((status = swst_cursor_next(cursor)) == SWST_ROW)
        seen++;
    assert_true(seen <= 256);                   /* what had been read before */
    end();
    swst_cursor_free(cursor);
    begin("intern", "service");
    assert_ok(swst_query_count(it.store, query, &may));
    assert_ok(swst_query_run(it.store, query, &cursor));
    end();
    begin("viewer", "service");
    assert_true(swst_cursor_next(cursor) != SWST_ROW);
    end();
    assert_true(may > 0);
    swst_cursor_free(cursor);
    swst_query_free(query);
}

static void what_was_counted_before_is_counted_anew(void **state)
{
    swst_table *table = NULL;
    int64_t all;

    (void)state;
    assert_ok(swst_report_indicator(it.store, "POP.IN_SCOPE", "2022-01-01", "2022-06-30",
                                    "2022-07-01", NULL, false, &table));
    all = swst_table_int(table, 0, "value");
    swst_table_free(table);
    assert_ok(swst_session_begin(it.store, it.people[ROLES], NULL));    /* the head of the area */
    assert_ok(swst_report_indicator(it.store, "POP.IN_SCOPE", "2022-01-01", "2022-06-30",
                                    "2022-07-01", NULL, false, &table));
    assert_true(swst_table_int(table, 0, "value") < all);
    swst_table_free(table);
    end();
    assert_ok(swst_report_indicator(it.store, "POP.IN_SCOPE", "2022-01-01", "2022-06-30",
                                    "2022-07-01", NULL, false, &table));
    assert_int_equal(all, swst_table_int(table, 0, "value"));
    swst_table_free(table);
}

static void a_child_of_fork_sees_nothing(void **state)
{
    pid_t child;
    int how = 0;

    (void)state;
    begin("intern", "service");
    if (!(child = fork()))
        end_as_a_child(load("client", own_adult()) == SWST_OK);
    waitpid(child, &how, 0);
    assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
    assert_ok(load("client", own_adult()));
    end();
}

static void only_a_purpose_reveals_and_not_to_everybody(void **state)
{
    static const char may[] = "111100000";

    (void)state;
    for (int i = 0; i < ROLES; i++) {
        begin(office_roles[i], NULL);
        assert_status(SWST_EDENIED, swst_session_set_reveal(it.store, true));
        end();
        begin(office_roles[i], "service");
        assert_int_equal(may[i] == '1' ? SWST_OK : SWST_EDENIED,
                         swst_session_set_reveal(it.store, true));
        end();
    }
}

/* ------------------------------------------------------------------ two are made one */

static void nobody_is_merged_with_somebody_hidden(void **state)
{
    int64_t number = 0;
    char words[400];

    (void)state;
    begin("intern", "service");
    assert_true(swst_client_merge(it.store, own_adult(), 99999999, "twice", &number) != SWST_OK);
    snprintf(words, sizeof words, "%s", swst_error_message("en"));
    assert_true(swst_client_merge(it.store, own_adult(), own_child(), "twice", &number) != SWST_OK);
    assert_words(words);
    end();
    begin("head", NULL);
    assert_status(SWST_ENOTFOUND, swst_client_merge(it.store, own_adult(), own_child(), "twice",
                                                    &number));
    end();
}

#define ended(test) cmocka_unit_test_teardown(test, end_session)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ended(a_reference_to_somebody_hidden_reads_as_one_to_nobody),
        ended(acts_on_somebody_hidden_read_as_those_on_nobody),
        ended(what_was_not_seen_stays_when_saved),
        ended(nobody_is_moved_out_of_ones_scope),
        ended(a_child_is_not_made_older_by_who_may_not_see_it),
        ended(a_cursor_from_before_shows_no_more_than_the_session),
        ended(what_was_counted_before_is_counted_anew),
        ended(a_child_of_fork_sees_nothing),
        ended(only_a_purpose_reveals_and_not_to_everybody),
        ended(nobody_is_merged_with_somebody_hidden),
    };
    return cmocka_run_group_tests(tests, open_it, close_it);
}
