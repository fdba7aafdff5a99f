/* The journal of merges: what it notes, and what another program may have
 * done to it. */
#include "../support/station.h"
#include "store/journal.h"

#include <stdlib.h>

#define FILE_NAME "journal.swst"

static void a_merge_notes_every_reference_it_moved(void **state)
{
    static const char rows[] = "SELECT \"merge\", kind, field, count(*) FROM merge_row"
                               " GROUP BY 1, 2, 3 ORDER BY 2";
    swst_store *store = given_file(FILE_NAME);
    int64_t keep = given_client(store, given_area(store)), number = 0;
    int64_t other = given_client(store, given_area(store));

    (void)state;
    given_visit(store, other, "2022-03-01", "home");
    assert_ok(void_it(store, "visit", given_visit(store, other, "2022-03-02", "home"), "wrong"));
    given_visit(store, keep, "2022-03-03", "home");
    given_tier(store, other, "red", "2022-01-01", NULL);
    assert_ok(swst_client_merge(store, keep, other, "entered twice", &number));
    assert_int_equal(number, 1);
    assert_there(&store, FILE_NAME, rows, "1|tier|client_id|1\n1|visit|client_id|2\n");
    swst_store_free(store);
}

static void a_merge_notes_when_it_was_done_and_undone(void **state)
{
    swst_store *store = given_file(FILE_NAME);
    int64_t keep = given_client(store, given_area(store)), number = 0;
    int64_t other = given_client(store, given_area(store));

    (void)state;
    swst_store_set_now(store, 1000);
    assert_ok(swst_client_merge(store, keep, other, "entered twice", &number));
    assert_there(&store, FILE_NAME, "SELECT sequence, instant, undone_at FROM \"merge\"",
                 "1|1000|-\n");
    swst_store_set_now(store, 2000);
    assert_ok(swst_client_unmerge(store, number));
    assert_there(&store, FILE_NAME, "SELECT sequence, instant, undone_at FROM \"merge\"",
                 "1|1000|2000\n");
    swst_store_free(store);
}

static void both_ways_stand_in_the_audit(void **state)
{
    static const char audit[] = "SELECT action, kind, coalesce(fields, '') FROM audit"
                                " WHERE sequence > 4 ORDER BY sequence";
    swst_store *store = given_file(FILE_NAME);
    int64_t keep = given_client(store, given_area(store)), number = 0;
    int64_t other = given_client(store, given_area(store));

    (void)state;
    given_visit(store, other, "2022-03-01", "home");
    assert_ok(swst_client_merge(store, keep, other, "entered twice", &number));
    assert_ok(swst_client_unmerge(store, number));
    assert_there(&store, FILE_NAME, audit, "update|visit|client_id\n"
                                           "void|client|\n"
                                           "update|client|voided_at,voided_by,void_reason\n"
                                           "update|visit|client_id\n");
    swst_store_free(store);
}

static void a_journal_that_names_no_field_is_damaged(void **state)
{
    swst_store *store = given_file(FILE_NAME);
    int64_t keep = given_client(store, given_area(store)), number = 0;
    int64_t other = given_client(store, given_area(store));

    (void)state;
    given_visit(store, other, "2022-03-01", "home");
    assert_ok(swst_client_merge(store, keep, other, "entered twice", &number));
    swst_store_free(store);
    change_file(FILE_NAME, "UPDATE merge_row SET field = 'clientele'");
    store = opened(FILE_NAME);
    assert_status(SWST_EDAMAGED, swst_client_unmerge(store, number));
    assert_error("damaged", NULL);
    assert_int_equal(count_of(store, "client"), 1);
    swst_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_merge_notes_every_reference_it_moved),
        cmocka_unit_test(a_merge_notes_when_it_was_done_and_undone),
        cmocka_unit_test(both_ways_stand_in_the_audit),
        cmocka_unit_test(a_journal_that_names_no_field_is_damaged),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
