/* What a session says of its rights is the table of expected.def, cell by cell; and the day
 * on which somebody is a child no more. */
#include "office.h"

#include "../support/station.h"

#include <swstation/session.h>

/* The circles in their order, as groups of the table. */
static const char *const columns[DEEDS] = { "counts", "reads", "writes", "voids", "sensitive" };

static int64_t account(swst_store *store, const char *role)
{
    bool is_volunteer = strcmp(role, "volunteer") == 0;
    int64_t person = office_make(store, is_volunteer ? "volunteer" : "worker", NULL);

    office_make(store, "account", is_volunteer ? "volunteer_id" : "worker_id", ID(person), "role",
                role, "starts_on", "2020-01-01", NULL);
    return person;
}

static char letter(const char *reach)
{
    return !reach ? '-' : strcmp(reach, "own") == 0 ? 'O' : 'S';
}

static void a_session_shows_the_rights_of_the_table(void **state)
{
    swst_store *store = *state;
    struct plain plain = { .now = OFFICE_NOW };

    swst_store_set_now(store, OFFICE_NOW);
    plain.today = day_of("2022-07-01");
    for (int i = 0; i < ROLES; i++) {
        int64_t person = account(store, office_roles[i]);
        struct plain_viewer viewer;
        swst_table *table = NULL;

        plain_read(&plain, store);
        plain_view(&plain, &viewer, person, true);
        assert_ok(swst_session_begin(store, person, "service"));
        assert_ok(swst_session_show(store, &table));
        assert_int_equal(MOST_GROUPS, swst_table_rows(table));
        for (size_t row = 0; row < MOST_GROUPS; row++)
            for (int deed = 0; deed < DEEDS; deed++)
                if (letter(swst_table_text(table, row, columns[deed])) != viewer.may[row][deed])
                    fail_msg("%s %s %s", office_roles[i], swst_table_text(table, row, "circle"),
                             columns[deed]);
        swst_table_free(table);
        swst_session_end(store);
    }
    plain_free(&plain);
}

static void assert_child(swst_store *store, const char *born, const char *now, bool is_child)
{
    int64_t person = account(store, "supervisor"), area = given_area(store), client;
    swst_record *record = NULL;

    client = office_make(store, "client", "area_id", ID(area), "birth_date", born,
                         "registered_on", "2020-01-01", NULL);
    swst_store_set_now(store, (day_of(now) * 24 - 8) * INT64_C(3600000) - 1);
    assert_ok(swst_session_begin(store, person, "service"));
    assert_status(SWST_ENOTFOUND, swst_record_load(store, swst_kind_find("client"), client,
                                                   &record));
    swst_store_set_now(store, (day_of(now) * 24 - 8) * INT64_C(3600000));
    assert_int_equal(is_child ? SWST_ENOTFOUND : SWST_OK,
                     swst_record_load(store, swst_kind_find("client"), client, &record));
    swst_record_free(record);
    swst_session_end(store);
}

static void a_child_is_one_up_to_the_midnight_before_the_birthday(void **state)
{
    assert_child(*state, "2008-07-01", "2022-07-01", false);
    assert_child(*state, "2008-07-02", "2022-07-01", true);
}

static void who_was_born_on_a_leap_day_is_a_child_through_february(void **state)
{
    assert_child(*state, "2008-02-29", "2022-02-28", true);
    assert_child(*state, "2008-02-29", "2022-03-01", false);
}

static void a_session_that_saw_no_child_sees_it_on_its_birthday(void **state)
{
    int64_t person = account(*state, "supervisor");
    int64_t client = office_make(*state, "client", "area_id", ID(given_area(*state)),
                                 "birth_date", "2008-07-02", "registered_on", "2020-01-01", NULL);

    swst_store_set_now(*state, OFFICE_NOW);
    assert_ok(swst_session_begin(*state, person, "service"));
    assert_int_equal(0, count_of(*state, "client"));
    swst_store_set_now(*state, OFFICE_NOW + INT64_C(86400000));
    assert_int_equal(1, count_of(*state, "client"));
    assert_true(client > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_session_shows_the_rights_of_the_table),
        station_test(a_child_is_one_up_to_the_midnight_before_the_birthday),
        station_test(who_was_born_on_a_leap_day_is_a_child_through_february),
        station_test(a_session_that_saw_no_child_sees_it_on_its_birthday),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
