/* Figures of volunteers, needs and incidents beside plain models of them. */
#include "matter_figures.h"

enum { DAYS = 90, MANY = 12, NEVER = 1000 };

static void volunteers_agree_with_a_plain_model(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= (unsigned)stations_to_draw(); seed++) {
        struct { int client, from, to, trained; } all[MANY];
        int64_t clients[3];
        unsigned chance = seed;
        void *store = NULL;

        open_station(&store);
        for (int i = 0; i < 3; i++)
            clients[i] = given_client(store, given_area(store));
        for (int i = 0; i < MANY; i++) {
            all[i].client = drawn(&chance, 6);          /* 3 and more: of nobody on record */
            all[i].from = drawn(&chance, DAYS);
            all[i].to = drawn(&chance, 2) ? NEVER : all[i].from + drawn(&chance, DAYS);
            all[i].trained = drawn(&chance, 2) ? NEVER : drawn(&chance, 2 * DAYS);
            given(store, "volunteer", "name", "甲", "client_id",
                  all[i].client < 3 ? ID(clients[all[i].client]) : NULL, "joined_on",
                  drawn_day(all[i].from), "left_on",
                  all[i].to < NEVER ? drawn_day(all[i].to) : NULL, "trained_on",
                  all[i].trained < NEVER ? drawn_day(all[i].trained) : NULL, NULL);
        }
        for (int turn = 0; turn < 8; turn++) {
            int from = drawn(&chance, DAYS), day = from + drawn(&chance, DAYS);
            bool is_active[MANY + 3] = { false }, is_trained[MANY + 3] = { false };
            bool is_new[MANY + 3] = { false };
            int active = 0, trained = 0, new_ones = 0;
            struct numbers value;

            for (int i = 0; i < MANY; i++) {
                int who = all[i].client < 3 ? MANY + all[i].client : i;

                if (all[i].from <= day && day <= all[i].to) {
                    is_active[who] = true;
                    is_trained[who] = is_trained[who] || all[i].trained <= day;
                }
                is_new[who] = is_new[who] || (from <= all[i].from && all[i].from <= day);
            }
            for (int who = 0; who < MANY + 3; who++) {
                active += is_active[who];
                trained += is_trained[who];
                new_ones += is_new[who];
            }
            value = figure_of(store, "VOLUNTEER.TRAINED", drawn_day(from), drawn_day(day),
                              "2022-12-31", NULL);
            assert_int_equal(value.n, trained);
            assert_int_equal(value.d, active);
            assert_int_equal(figure_of(store, "VOLUNTEER.ACTIVE", drawn_day(from),
                                       drawn_day(day), "2022-12-31", NULL).n, active);
            assert_int_equal(figure_of(store, "VOLUNTEER.NEW", drawn_day(from), drawn_day(day),
                                       "2022-12-31", NULL).n, new_ones);
        }
        close_station(&store);
    }
}

static void who_was_there_or_made_a_contact_served_once(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t a = given(*state, "volunteer", "name", "甲", "joined_on", "2022-01-01", NULL);
    int64_t b = given(*state, "volunteer", "name", "乙", "joined_on", "2022-01-01", NULL);
    int64_t held = given(*state, "activity", "title", "清扫", "type", "volunteering", "state",
                         "held", "held_on", "2022-03-05", NULL);

    given(*state, "volunteer", "name", "丙", "joined_on", "2022-01-01", NULL);
    given(*state, "attendance", "activity_id", ID(held), "volunteer_id", ID(a), "presence",
          "present", NULL);
    given(*state, "attendance", "activity_id", ID(held), "volunteer_id", ID(b), "presence",
          "absent", NULL);
    for (int i = 0; i < 2; i++) {
        static const char *const results[] = { "done", "not_home" };

        given(*state, "visit", "client_id", ID(client), "visited_on", "2022-03-06", "channel",
              "home", "result", results[i], "volunteer_id", ID(i ? b : a), NULL);
    }
    assert_int_equal(figure_of(*state, "VOLUNTEER.SERVED", "2022-03-01", "2022-03-31",
                               "2022-03-31", NULL).n, 1);
    assert_int_equal(figure_of(*state, "VOLUNTEER.SERVED", "2022-03-06", "2022-03-31",
                               "2022-03-31", NULL).n, 1);
    assert_int_equal(figure_of(*state, "VOLUNTEER.SERVED", "2022-03-07", "2022-03-31",
                               "2022-03-31", NULL).n, 0);
}

static void needs_agree_with_a_plain_model(void **state)
{
    static const char *const states[] = { "open", "matched", "delivered", "satisfied",
                                          "mismatch", "withdrawn" };

    (void)state;
    for (unsigned seed = 1; seed <= (unsigned)stations_to_draw(); seed++) {
        struct { int from, to, state; } all[MANY];
        unsigned chance = seed;
        void *store = NULL;

        open_station(&store);
        for (int i = 0; i < MANY; i++) {
            all[i].from = drawn(&chance, DAYS);
            all[i].to = drawn(&chance, 2) ? NEVER : all[i].from + drawn(&chance, DAYS);
            all[i].state = drawn(&chance, 6);
            given(store, "need", "area_id", ID(given_area(store)), "category", "轮椅",
                  "opened_on", drawn_day(all[i].from), "state", states[all[i].state],
                  "closed_on", all[i].to < NEVER ? drawn_day(all[i].to) : NULL, NULL);
        }
        for (int turn = 0; turn < 8; turn++) {
            int from = drawn(&chance, DAYS), day = from + drawn(&chance, DAYS);
            int open = 0, new_ones = 0, satisfied = 0, of_new = 0;
            struct numbers value;

            for (int i = 0; i < MANY; i++) {
                bool is_new = from <= all[i].from && all[i].from <= day;
                bool is_over = all[i].to < NEVER ? all[i].to <= day
                                                 : all[i].state == 3 || all[i].state == 5;

                open += all[i].from <= day && !is_over;
                new_ones += is_new;
                satisfied += all[i].state == 3 && from <= all[i].to && all[i].to <= day;
                of_new += is_new && all[i].state == 3 && all[i].to <= day;
            }
            value = figure_of(store, "NEED.RATE", drawn_day(from), drawn_day(day), "2022-12-31",
                              NULL);
            assert_int_equal(value.n, new_ones ? of_new : 0);
            assert_int_equal(value.d, new_ones);
            assert_int_equal(figure_of(store, "NEED.OPEN", drawn_day(from), drawn_day(day),
                                       "2022-12-31", NULL).n, open);
            assert_int_equal(figure_of(store, "NEED.SATISFIED", drawn_day(from), drawn_day(day),
                                       "2022-12-31", NULL).n, satisfied);
        }
        close_station(&store);
    }
}

/* A need without an area lies where its client lived on the day. */
static void a_need_lies_where_its_client_is(void **state)
{
    int64_t here = given_village(*state, "441882107201");
    int64_t there = given_village(*state, "441882107202");
    int64_t client = given_client(*state, here);
    swst_filter *filter = swst_filter_new();

    given(*state, "residence", "client_id", ID(client), "area_id", ID(there), "status", "here",
          "starts_on", "2022-03-01", NULL);
    given(*state, "need", "client_id", ID(client), "category", "轮椅", "opened_on", "2022-01-05",
          "state", "open", NULL);
    swst_filter_set_area(filter, there);
    assert_int_equal(figure_of(*state, "NEED.OPEN", "2022-01-01", "2022-02-28", "2022-12-31",
                               filter).n, 0);
    assert_int_equal(figure_of(*state, "NEED.OPEN", "2022-01-01", "2022-03-01", "2022-12-31",
                               filter).n, 1);
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(volunteers_agree_with_a_plain_model),
        station_test(who_was_there_or_made_a_contact_served_once),
        cmocka_unit_test(needs_agree_with_a_plain_model),
        station_test(a_need_lies_where_its_client_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
