/* Figures of staff, tasks and organizations are those of their reports, on random stations. */
#include "matter_figures.h"

enum { DAYS = 120 };

static void draw_workers(swst_store *store, unsigned *seed, int64_t *workers, int count)
{
    static const char *const employments[] = { "direct", "purchased", "agency", "intern", NULL };
    static const char *const roles[] = { "head", "deputy", "social_worker", "supervisor",
                                         "intern", "window" };

    for (int i = 0; i < count; i++) {
        int hired = drawn(seed, DAYS);

        workers[i] = given(store, "worker", "name", "甲", "employment",
            employments[drawn(seed, 5)], "hired_on", drawn(seed, 2) ? drawn_day(hired) : NULL,
            "left_on", drawn(seed, 3) ? NULL : drawn_day(hired + drawn(seed, DAYS)), NULL);
    }
    for (int i = 0; i < 2 * count; i++) {
        int64_t worker = workers[drawn(seed, count)], backup = workers[drawn(seed, count)];
        int from = drawn(seed, DAYS);

        given_post(store, worker, roles[drawn(seed, 6)],
                   backup != worker && !drawn(seed, 4) ? backup : 0, drawn_day(from),
                   drawn(seed, 2) ? NULL : drawn_day(from + drawn(seed, DAYS)));
    }
}

static void assert_count(swst_store *store, const char *code, const char *day, int64_t expected)
{
    char first[16];

    snprintf(first, sizeof first, "%.8s01", day);
    assert_int_equal(figure_of(store, code, first, day, day, NULL).n, expected);
}

static void assert_staff(swst_store *store, const char *day)
{
    int64_t n = 0, d = 0;
    struct numbers value;
    swst_table *table;

    assert_ok(swst_report_staff(store, day, NULL, &table));
    assert_count(store, "STAFF.WORKERS", day, swst_table_int(table, 0, "workers"));
    assert_count(store, "STAFF.HIRED", day, swst_table_int(table, 0, "hired"));
    assert_count(store, "STAFF.LEFT", day, swst_table_int(table, 0, "left"));
    (void)swst_table_rate(table, 0, "backups", &n, &d);
    value = figure_of(store, "STAFF.BACKUP", day, day, day, NULL);
    assert_int_equal(value.n, d ? n : 0);
    assert_int_equal(value.d, d);
    value = figure_of(store, "STAFF.CASELOAD", day, day, day, NULL);
    if (value.d) {
        char text[32];

        assert_int_equal(value.n, swst_table_int(table, 0, "clients"));
        snprintf(text, sizeof text, "%lld.%lld",
                 (long long)((20 * value.n + value.d) / (2 * value.d) / 10),
                 (long long)((20 * value.n + value.d) / (2 * value.d) % 10));
        assert_cell(table, 0, "clients_per_worker", text);
        assert_int_equal(figure_of(store, "STAFF.FRONTLINE", day, day, day, NULL).n, value.d);
    } else {
        assert_empty(table, 0, "clients_per_worker");
    }
    swst_table_free(table);
}

static void staff_is_that_of_its_report(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= (unsigned)stations_to_draw(); seed++) {
        unsigned chance = seed;
        int64_t workers[6];
        void *store = NULL;

        open_station(&store);
        draw_workers(store, &chance, workers, 6);
        for (int i = 0; i < 5; i++)
            given_client(store, given_area(store));
        for (int i = 0; i < 6; i++)
            assert_staff(store, drawn_day(drawn(&chance, 2 * DAYS)));
        close_station(&store);
    }
}

/* ----------------------------------------------------------- certified, plainly */

enum { CERTIFICATES = 10 };

static void who_is_certified_agrees_with_a_plain_model(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= (unsigned)stations_to_draw(); seed++) {
        struct { int worker, passed, expires, on; } all[CERTIFICATES];
        unsigned chance = seed;
        int64_t workers[5];
        void *store = NULL;

        open_station(&store);
        for (int i = 0; i < 5; i++)
            workers[i] = given_worker(store, "甲");
        for (int i = 0; i < CERTIFICATES; i++) {
            all[i].worker = drawn(&chance, 5);
            all[i].on = drawn(&chance, DAYS);
            all[i].passed = drawn(&chance, 2);
            all[i].expires = drawn(&chance, 2) ? all[i].on + drawn(&chance, DAYS) : 1000;
            given(store, "certificate", "worker_id", ID(workers[all[i].worker]), "level",
                  "assistant", "result", all[i].passed ? "passed" : "failed", "sat_on",
                  drawn_day(all[i].on), "expires_on",
                  all[i].expires < 1000 ? drawn_day(all[i].expires) : NULL, NULL);
        }
        for (int turn = 0; turn < 8; turn++) {
            int from = drawn(&chance, DAYS), day = from + drawn(&chance, DAYS);
            int certified = 0, new_ones = 0, sat = 0, passed = 0;
            struct numbers value;

            for (int w = 0; w < 5; w++) {
                int first = 1000;
                bool holds = false;

                for (int i = 0; i < CERTIFICATES; i++)
                    if (all[i].worker == w && all[i].passed) {
                        holds = holds || (all[i].on <= day && day <= all[i].expires);
                        first = all[i].on < first ? all[i].on : first;
                    }
                certified += holds;
                new_ones += from <= first && first <= day;
            }
            for (int i = 0; i < CERTIFICATES; i++)
                if (from <= all[i].on && all[i].on <= day) {
                    sat++;
                    passed += all[i].passed;
                }
            value = figure_of(store, "STAFF.CERTIFIED", drawn_day(from), drawn_day(day),
                              "2022-12-31", NULL);
            assert_int_equal(value.n, certified);
            assert_int_equal(value.d, 5);
            assert_int_equal(figure_of(store, "STAFF.QUALIFIED", drawn_day(from), drawn_day(day),
                                       "2022-12-31", NULL).n, certified);
            assert_int_equal(figure_of(store, "STAFF.NEW_QUALIFIED", drawn_day(from),
                                       drawn_day(day), "2022-12-31", NULL).n, new_ones);
            value = figure_of(store, "STAFF.PASS", drawn_day(from), drawn_day(day), "2022-12-31",
                              NULL);
            assert_int_equal(value.d, sat);
            assert_int_equal(value.n, passed);
        }
        close_station(&store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(staff_is_that_of_its_report),
        cmocka_unit_test(who_is_certified_agrees_with_a_plain_model),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
