/* ACT: whom activities reached, held against plain counting. */
#include "../../support/plain_people.h"

/* Was there at something held in the window: the person, or one who lived in the home. */
static bool was_there(const struct plain_asked *asked, int client, int home)
{
    for (int i = 0; i < P_ATTENDANCES; i++) {
        int activity = plain.attendances[i].activity, on = plain.activities[activity].on;

        if (plain.attendances[i].there && plain.activities[activity].held
            && plain_has_window(asked, on)
            && (plain.attendances[i].client == client
                || (home >= 0 && plain_lived_in(plain.attendances[i].client, home, on))))
            return true;
    }
    return false;
}

static void check(swst_store *store)
{
    struct plain_asked asked = plain_ask(false), of_homes = plain_ask(true);
    int64_t n = 0, d = 0, homes_n = 0, homes_d = 0;

    for (int i = 0; i < P_CLIENTS; i++) {
        d += plain_counts(&asked, i);
        n += plain_counts(&asked, i) && was_there(&asked, i, P_NONE);
    }
    for (int i = 0; i < P_HOMES; i++) {
        homes_d += plain_home_counts(&of_homes, i);
        homes_n += plain_home_counts(&of_homes, i) && was_there(&of_homes, P_NONE, i);
    }
    if (asked.category != DIBAO)
        assert_plain(store, "ACT.COVERAGE", &asked, n, d);
    assert_plain(store, "ACT.HOUSEHOLD_COVERAGE", &of_homes, homes_n, homes_d);
    if (of_homes.category == DIBAO)
        assert_plain(store, "ACT.COVERAGE", &of_homes, homes_n, homes_d);
}

static void whom_activities_reached_is_counted_as_a_plain_model_counts(void **state)
{
    for_plain_stations(state, check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(whom_activities_reached_is_counted_as_a_plain_model_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
