/* Posts: who is in office, who stands in, who is alerted. */
#include "../support/station.h"
#include "domain/posts.h"
#include "base/calendar.h"

static void given_absence(swst_store *store, int64_t worker, const char *starts_on,
                          const char *ends_on)
{
    given(store, "absence", "worker_id", ID(worker), "starts_on", starts_on, "ends_on", ends_on,
          NULL);
}

static struct swst__posts posts_on(swst_store *store, const char *day)
{
    struct swst__posts posts;
    int64_t number;

    assert_true(swst__day_read(day, &number));
    assert_ok(swst__posts_read(store, number, &posts));
    return posts;
}

static bool in_office(swst_store *store, int64_t worker, const char *day)
{
    struct swst__posts posts = posts_on(store, day);
    bool is = swst__posts_in_office(&posts, worker);

    swst__posts_free(&posts);
    return is;
}

static int64_t backup_of(swst_store *store, int64_t worker, const char *day)
{
    struct swst__posts posts = posts_on(store, day);
    int64_t backup = swst__posts_backup(&posts, worker);

    swst__posts_free(&posts);
    return backup;
}

static int64_t alerted(swst_store *store, int64_t supervisor, int64_t worker, const char *day)
{
    struct swst__posts posts = posts_on(store, day);
    int64_t to = swst__posts_alerted(&posts, supervisor, worker);

    swst__posts_free(&posts);
    return to;
}

/* -------------------------------------------------------------- in office */

static void who_has_no_post_on_record_is_in_office(void **state)
{
    int64_t worker = given_worker(*state, "甲");

    assert_true(in_office(*state, worker, "2022-06-30"));
    assert_false(in_office(*state, 0, "2022-06-30"));
}

static void who_has_posts_is_in_office_while_one_is_in_force(void **state)
{
    int64_t worker = given_worker(*state, "甲");

    given_post(*state, worker, "supervisor", 0, "2022-06-01", "2022-06-30");
    assert_false(in_office(*state, worker, "2022-05-31"));
    assert_true(in_office(*state, worker, "2022-06-01"));
    assert_true(in_office(*state, worker, "2022-06-30"));
    assert_false(in_office(*state, worker, "2022-07-01"));
}

static void a_voided_post_says_nothing(void **state)
{
    int64_t worker = given_worker(*state, "甲");
    int64_t post = given_post(*state, worker, "head", 0, "2022-06-01", "2022-06-30");

    assert_ok(void_it(*state, "post", post, "误录"));
    assert_true(in_office(*state, worker, "2022-07-01"));
}

static void who_is_absent_is_not_in_office(void **state)
{
    int64_t worker = given_worker(*state, "甲");

    given_absence(*state, worker, "2022-06-10", "2022-06-11");
    assert_true(in_office(*state, worker, "2022-06-09"));
    assert_false(in_office(*state, worker, "2022-06-10"));
    assert_false(in_office(*state, worker, "2022-06-11"));
    assert_true(in_office(*state, worker, "2022-06-12"));
}

static void the_last_day_at_the_station_is_a_day_in_office(void **state)
{
    int64_t worker = given(*state, "worker", "name", "甲", "hired_on", "2022-02-01", "left_on",
                           "2022-06-30", NULL);

    assert_false(in_office(*state, worker, "2022-01-31"));
    assert_true(in_office(*state, worker, "2022-02-01"));
    assert_true(in_office(*state, worker, "2022-06-30"));
    assert_false(in_office(*state, worker, "2022-07-01"));
}

/* ---------------------------------------------------------------- backups */

static void a_backup_needs_a_post_of_its_own_that_day(void **state)
{
    int64_t a = given_worker(*state, "甲"), b = given_worker(*state, "乙");

    given_post(*state, a, "social_worker", b, "2022-01-01", NULL);
    assert_int_equal(backup_of(*state, a, "2022-06-30"), 0);
    given_post(*state, b, "social_worker", 0, "2022-03-01", NULL);
    assert_int_equal(backup_of(*state, a, "2022-02-28"), 0);
    assert_int_equal(backup_of(*state, a, "2022-03-01"), b);
}

static void a_backup_who_is_away_is_passed_over(void **state)
{
    int64_t a = given_worker(*state, "甲"), b = given_worker(*state, "乙");
    int64_t c = given_worker(*state, "丙");

    given_post(*state, a, "social_worker", b, "2022-01-01", NULL);
    given_post(*state, a, "window", c, "2022-01-01", NULL);
    given_post(*state, b, "social_worker", a, "2022-01-01", NULL);
    given_post(*state, c, "social_worker", 0, "2022-01-01", NULL);
    assert_int_equal(backup_of(*state, a, "2022-06-30"), b);
    assert_int_equal(backup_of(*state, b, "2022-06-30"), a);
    given_absence(*state, b, "2022-06-30", NULL);
    assert_int_equal(backup_of(*state, a, "2022-06-30"), c);
}

static void nobody_is_the_backup_or_mentor_of_oneself(void **state)
{
    int64_t a = given_worker(*state, "甲");

    assert_status(SWST_EINVALID, refused(*state, "post", "worker_id", ID(a), "role", "head",
                                         "backup_id", ID(a), "starts_on", "2022-01-01", NULL));
    assert_error("own_backup", "post.backup_id");
    assert_status(SWST_EINVALID, refused(*state, "post", "worker_id", ID(a), "role", "head",
                                         "mentor_id", ID(a), "starts_on", "2022-01-01", NULL));
    assert_error("own_backup", "post.mentor_id");
}

/* ----------------------------------------------------------------- alerts */

static void an_alert_goes_to_the_supervisor_named_while_in_office(void **state)
{
    int64_t worker = given_worker(*state, "甲"), named = given_worker(*state, "督导一");
    int64_t other = given_worker(*state, "督导二");

    given_post(*state, named, "supervisor", 0, "2022-01-01", "2022-06-30");
    given_post(*state, other, "supervisor", 0, "2022-01-01", NULL);
    assert_int_equal(alerted(*state, named, worker, "2022-06-30"), named);
    assert_int_equal(alerted(*state, named, worker, "2022-07-01"), other);
    assert_int_equal(alerted(*state, 0, worker, "2022-06-30"), named);    /* the least id */
}

static void without_a_supervisor_it_goes_to_the_backup_then_the_head_then_the_deputy(void **state)
{
    int64_t worker = given_worker(*state, "甲"), backup = given_worker(*state, "乙");
    int64_t head = given_worker(*state, "站长"), deputy = given_worker(*state, "副站长");

    assert_int_equal(alerted(*state, 0, worker, "2022-06-01"), 0);
    given_post(*state, worker, "social_worker", backup, "2022-01-01", NULL);
    given_post(*state, backup, "social_worker", 0, "2022-01-01", NULL);
    given_post(*state, head, "head", 0, "2022-01-01", NULL);
    given_post(*state, deputy, "deputy", 0, "2022-01-01", NULL);
    assert_int_equal(alerted(*state, 0, worker, "2022-06-01"), backup);
    given_absence(*state, backup, "2022-06-02", NULL);
    assert_int_equal(alerted(*state, 0, worker, "2022-06-02"), head);
    given_absence(*state, head, "2022-06-03", NULL);
    assert_int_equal(alerted(*state, 0, worker, "2022-06-03"), deputy);
    given_absence(*state, deputy, "2022-06-04", NULL);
    assert_int_equal(alerted(*state, 0, worker, "2022-06-04"), 0);
}

static void nobody_supervises_oneself(void **state)
{
    int64_t worker = given_worker(*state, "甲"), head = given_worker(*state, "站长");

    given_post(*state, worker, "supervisor", 0, "2022-01-01", NULL);
    given_post(*state, head, "head", 0, "2022-01-01", NULL);
    assert_int_equal(alerted(*state, worker, worker, "2022-06-01"), head);
    assert_int_equal(alerted(*state, 0, head, "2022-06-01"), worker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(who_has_no_post_on_record_is_in_office),
        station_test(who_has_posts_is_in_office_while_one_is_in_force),
        station_test(a_voided_post_says_nothing),
        station_test(who_is_absent_is_not_in_office),
        station_test(the_last_day_at_the_station_is_a_day_in_office),
        station_test(a_backup_needs_a_post_of_its_own_that_day),
        station_test(a_backup_who_is_away_is_passed_over),
        station_test(nobody_is_the_backup_or_mentor_of_oneself),
        station_test(an_alert_goes_to_the_supervisor_named_while_in_office),
        station_test(without_a_supervisor_it_goes_to_the_backup_then_the_head_then_the_deputy),
        station_test(nobody_supervises_oneself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
