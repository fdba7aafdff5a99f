/* Ids: fifteen digits, counted up, never given twice, not even by a copy. */
#include "../support/station.h"

#include <inttypes.h>
#include <stdio.h>

#define FILE_NAME "ids.swst"
#define COPY "ids-copy.swst"
#define REPLICA INT64_C(100000000)

static int64_t replica_of(const char *path)
{
    return number_in_file(path, "SELECT replica FROM header");
}

static int64_t sequence_of(const char *path)
{
    return number_in_file(path, "SELECT sequence FROM header");
}

static void an_id_has_fifteen_digits(void **state)
{
    int64_t id = given_worker(*state, "Wu");

    assert_int_equal(id % REPLICA, 1);
    assert_in_range(id / REPLICA, 5000000, 9999999);
    assert_int_equal(strlen(ID(id)), 15);
}

static void ids_are_counted_up_whatever_the_kind(void **state)
{
    int64_t first = given_worker(*state, "Wu"), area = given_area(*state);

    assert_int_equal(area, first + 1);
    assert_int_equal(given_client(*state, area), first + 2);
    assert_int_equal(given_worker(*state, "Zhao"), first + 3);
}

static void counting_goes_on_when_a_file_is_opened_again(void **state)
{
    swst_store *store = given_file(FILE_NAME);
    int64_t first = given_worker(store, "Wu");

    (void)state;
    swst_store_free(store);
    store = opened(FILE_NAME);
    assert_int_equal(given_worker(store, "Zhao"), first + 1);
    swst_store_free(store);
    assert_int_equal(sequence_of(FILE_NAME), 2);
}

static void two_stores_on_one_file_share_its_numbers(void **state)
{
    swst_store *one = given_file(FILE_NAME), *other = opened(FILE_NAME);
    int64_t first = given_worker(one, "Wu");

    (void)state;
    for (int i = 1; i <= 4; i++)
        assert_int_equal(given_worker(i % 2 ? other : one, "Zhao"), first + i);
    swst_store_free(one);
    swst_store_free(other);
}

static void a_refused_record_takes_no_number(void **state)
{
    int64_t first = given_worker(*state, "Wu");

    assert_status(SWST_EINVALID, refused(*state, "worker", "sex", "male", NULL));
    assert_status(SWST_ENOTFOUND, refused(*state, "household", "area_id", "42", NULL));
    assert_int_equal(given_worker(*state, "Zhao"), first + 1);
}

/* What was rolled back was never told to anybody who counts. */
static void numbers_that_were_rolled_back_are_given_again(void **state)
{
    int64_t first = given_worker(*state, "Wu"), second;

    assert_ok(swst_store_begin(*state));
    second = given_worker(*state, "Zhao");
    given_worker(*state, "Li");
    swst_store_rollback(*state);
    assert_int_equal(second, first + 1);
    assert_int_equal(given_area(*state), second);
    assert_int_equal(given_worker(*state, "Li"), second + 1);
    assert_int_equal(count_of(*state, "worker"), 2);
}

/* ------------------------------------------------------------------ copies */

static void files_made_apart_number_apart(void **state)
{
    (void)state;
    swst_store_free(given_file(FILE_NAME));
    swst_store_free(given_file(COPY));
    assert_int_not_equal(replica_of(FILE_NAME), replica_of(COPY));
}

static swst_store *given_copy(int64_t *last)
{
    swst_store *store = given_file(FILE_NAME);

    given_worker(store, "Wu");
    *last = given_worker(store, "Zhao");
    swst_store_free(store);
    remove_file(COPY);
    copy_file(FILE_NAME, COPY);
    return opened(COPY);
}

static void a_copied_file_draws_another_number_before_its_first_row(void **state)
{
    int64_t last, replica, id;
    swst_store *copy = given_copy(&last), *store;

    (void)state;
    replica = last / REPLICA;
    assert_int_equal(count_of(copy, "worker"), 2);
    assert_int_equal(replica_of(COPY), replica);             /* to look draws nothing */
    id = given_worker(copy, "Li");
    assert_int_not_equal(id / REPLICA, replica);
    assert_int_equal(id % REPLICA, 1);
    assert_int_equal(given_worker(copy, "He"), id + 1);
    swst_store_free(copy);

    copy = opened(COPY);
    assert_int_equal(given_worker(copy, "Guo"), id + 2);     /* drawn once */
    swst_store_free(copy);
    store = opened(FILE_NAME);
    assert_int_equal(given_worker(store, "Li"), last + 1);
    swst_store_free(store);
    assert_int_equal(replica_of(FILE_NAME), replica);
}

static void a_copy_that_takes_its_first_row_back_draws_again(void **state)
{
    int64_t last, id;
    swst_store *copy = given_copy(&last);

    (void)state;
    assert_ok(swst_store_begin(copy));
    given_worker(copy, "Li");
    swst_store_rollback(copy);
    id = given_worker(copy, "Li");
    assert_int_not_equal(id / REPLICA, last / REPLICA);
    assert_int_equal(id % REPLICA, 1);
    swst_store_free(copy);
}

static void changing_what_a_copy_has_draws_nothing(void **state)
{
    int64_t last;
    swst_store *copy = given_copy(&last);

    (void)state;
    assert_ok(change(copy, "worker", last, "name", "Li"));
    swst_store_free(copy);
    assert_int_equal(replica_of(COPY), last / REPLICA);
}

static void a_file_that_was_renamed_counts_on(void **state)
{
    int64_t last;
    swst_store *store = given_copy(&last);

    (void)state;
    swst_store_free(store);
    remove_file(COPY);
    assert_int_equal(rename(FILE_NAME, COPY), 0);
    store = opened(COPY);
    assert_int_equal(given_worker(store, "Li"), last + 1);
    swst_store_free(store);
}

/* --------------------------------------------------------- numbers taken, spent */

/* A worker with an id of its own, as a load brings it. */
static void given_loaded(swst_store *store, int64_t id)
{
    char line[200];
    swst_load *load;

    snprintf(line, sizeof line, "{\"record\":\"worker\",\"id\":%" PRId64 ",\"name\":\"Wu\"}\n", id);
    write_file("ids.jsonl", line, strlen(line));
    assert_ok(swst_load_begin(store, "ids.jsonl", &load));
    while (swst_load_step(load) == SWST_ROW)
        ;
    assert_int_equal(swst_load_rejected(load), 0);
    assert_ok(swst_load_apply(load));
    swst_load_free(load);
    remove("ids.jsonl");
}

static void numbers_that_a_load_has_brought_are_skipped(void **state)
{
    int64_t first = given_worker(*state, "Wu");

    given_loaded(*state, first + 1);
    given_loaded(*state, first + 2);
    given_loaded(*state, first + 4);
    assert_int_equal(given_worker(*state, "Zhao"), first + 3);
    assert_int_equal(given_worker(*state, "Zhao"), first + 5);
    assert_int_equal(count_of(*state, "worker"), 6);
}

static void numbers_of_voided_rows_are_skipped_too(void **state)
{
    int64_t first = given_worker(*state, "Wu");

    given_loaded(*state, first + 1);
    assert_ok(void_it(*state, "worker", first + 1, "entered twice"));
    assert_int_equal(given_worker(*state, "Zhao"), first + 2);
}

static void a_load_of_other_numbers_counts_nothing(void **state)
{
    int64_t first = given_worker(*state, "Wu");

    given_loaded(*state, 7);
    given_loaded(*state, INT64_C(999999999999999));
    assert_int_equal(given_worker(*state, "Zhao"), first + 1);
}

static void a_file_whose_numbers_are_spent_takes_no_more_rows(void **state)
{
    swst_store *store = given_file(FILE_NAME);
    int64_t id = given_worker(store, "Wu");

    (void)state;
    swst_store_free(store);
    change_file(FILE_NAME, "UPDATE header SET sequence = 99999998");
    store = opened(FILE_NAME);
    assert_int_equal(given_worker(store, "Zhao") % REPLICA, 99999999);
    assert_status(SWST_ECONFLICT, refused(store, "worker", "name", "Li", NULL));
    assert_error("sequence_spent", NULL);
    assert_int_equal(count_of(store, "worker"), 2);
    assert_ok(change(store, "worker", id, "name", "Li"));
    swst_store_free(store);
}

static void a_file_that_has_lost_its_numbers_says_so(void **state)
{
    swst_store *store = given_file(FILE_NAME);

    (void)state;
    swst_store_free(store);
    change_file(FILE_NAME, "DELETE FROM header");
    store = swst_store_new();
    assert_status(SWST_EDAMAGED, swst_store_open(store, FILE_NAME));
    assert_error("damaged", NULL);
    swst_store_free(store);
}

static void numbers_that_make_no_id_are_damage(void **state)
{
    static const char *const changes[] = { "replica = 999999", "replica = 10000000",
        "replica = 9223372036854775807", "sequence = -1", "sequence = 100000000" };
    swst_store *store;
    char sql[160];

    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        swst_store_free(given_file(FILE_NAME));
        snprintf(sql, sizeof sql, "PRAGMA ignore_check_constraints = ON; UPDATE header SET %s",
                 changes[i]);
        change_file(FILE_NAME, sql);
        store = opened(FILE_NAME);
        assert_status(SWST_EDAMAGED, refused(store, "worker", "name", "Li", NULL));
        assert_error("damaged", NULL);
        swst_store_free(store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(an_id_has_fifteen_digits),
        station_test(ids_are_counted_up_whatever_the_kind),
        cmocka_unit_test(counting_goes_on_when_a_file_is_opened_again),
        cmocka_unit_test(two_stores_on_one_file_share_its_numbers),
        station_test(a_refused_record_takes_no_number),
        station_test(numbers_that_were_rolled_back_are_given_again),
        cmocka_unit_test(files_made_apart_number_apart),
        cmocka_unit_test(a_copied_file_draws_another_number_before_its_first_row),
        cmocka_unit_test(a_copy_that_takes_its_first_row_back_draws_again),
        cmocka_unit_test(changing_what_a_copy_has_draws_nothing),
        cmocka_unit_test(a_file_that_was_renamed_counts_on),
        station_test(numbers_that_a_load_has_brought_are_skipped),
        station_test(numbers_of_voided_rows_are_skipped_too),
        station_test(a_load_of_other_numbers_counts_nothing),
        cmocka_unit_test(a_file_whose_numbers_are_spent_takes_no_more_rows),
        cmocka_unit_test(a_file_that_has_lost_its_numbers_says_so),
        cmocka_unit_test(numbers_that_make_no_id_are_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
