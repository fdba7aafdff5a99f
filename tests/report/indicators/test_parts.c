/* Parts of a figure by area: the same as the figure that the area has when asked for alone. */
#include "../../support/plain_people.h"

#include "report/indicators/baseline.h"
#include "report/indicators/measure.h"

static struct swst__question question_of(const struct plain_asked *asked)
{
    struct swst__question question;

    assert_ok(swst__question_read(plain_day(asked->from), plain_day(asked->to),
                                  plain_day(asked->as_of), &question));
    return question;
}

static int64_t left_out(const struct swst__measure *measure, const char *reason)
{
    for (size_t i = 0; i < measure->left_out_count; i++)
        if (strcmp(measure->left_out[i].reason, reason) == 0)
            return measure->left_out[i].count;
    return 0;
}

static void assert_same(const struct swst__measure *left, const struct swst__measure *right)
{
    static const char *const reasons[] = { "not_yet", "exited", "away", "not_open",
                                           "nobody_in_scope" };
    int64_t of_left, of_right;

    assert_int_equal(left->number, right->number);
    assert_int_equal(left->figure.n, right->figure.n);
    assert_int_equal(left->figure.d, right->figure.d);
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        assert_int_equal(left_out(left, reasons[i]), left_out(right, reasons[i]));
    assert_ok(swst__baseline_of(left, &of_left));
    assert_ok(swst__baseline_of(right, &of_right));
    assert_int_equal(of_left, of_right);
}

/* The area alone, in a walk of its own. */
static void check_alone(swst_store *store, const struct swst__measure *part, int area,
                        const struct plain_asked *asked, const struct swst_indicator *indicator)
{
    struct swst__measures measures = { .store = store, .counts_anew = true };
    struct plain_asked narrowed = *asked;
    struct swst__question question = question_of(asked);
    swst_filter *filter;

    narrowed.area = area;
    filter = plain_filter(&narrowed);
    assert_ok(swst__measures_ask(&measures, indicator, &question, filter));
    assert_ok(swst__measures_run(&measures));
    assert_same(part, &measures.at[0]);
    swst__measures_free(&measures);
    swst_filter_free(filter);
}

static void check_each_area(swst_store *store, const struct plain_asked *asked,
                            const struct swst_indicator *indicator)
{
    struct swst__measures measures = { .store = store, .counts_anew = true };
    struct swst__question question = question_of(asked);
    swst_filter *filter = plain_filter(asked);
    size_t parts[PLAIN_AREAS];

    for (int i = 0; i < PLAIN_AREAS; i++) {
        swst_status status = swst__measures_ask_part(&measures, indicator, &question, filter,
                                                     plain.areas[i]);

        if (status)                         /* of people, and the category of households */
            assert_int_equal(status, swst__measures_ask(&measures, indicator, &question, filter));
        parts[i] = measures.count - 1;
    }
    if (measures.count) {
        assert_ok(swst__measures_run(&measures));
        assert_int_equal(measures.lens_count, 1);
        for (int i = 0; i < PLAIN_AREAS; i++)
            check_alone(store, &measures.at[parts[i]], i, asked, indicator);
    }
    swst__measures_free(&measures);
    swst_filter_free(filter);
}

static void check_parts(swst_store *store)
{
    for (int i = 0; i < swst__indicator_count; i++) {
        const struct swst_indicator *indicator = &swst__indicators[i];
        struct plain_asked asked = plain_ask(indicator->unit == SWST_UNIT_HOUSEHOLD);
        swst_filter *filter;

        asked.area = P_NONE;
        filter = plain_filter(&asked);
        if (swst__indicator_has_parts(indicator) && swst__indicator_takes(indicator, filter))
            check_each_area(store, &asked, indicator);
        swst_filter_free(filter);
    }
}

static void a_part_is_what_its_area_has_alone(void **state)
{
    for_plain_stations(state, check_parts);
}

/* ------------------------------------------------------------------ a few by hand */

static struct swst__measures asked_of(swst_store *store, const char *code, const int64_t *areas,
                                      size_t count)
{
    struct swst__measures measures = { .store = store };
    struct swst__question question;

    assert_ok(swst__question_read("2022-06-01", "2022-06-30", "2022-06-30", &question));
    for (size_t i = 0; i < count; i++)
        assert_ok(swst__measures_ask_part(&measures, swst_indicator_find(code), &question, NULL,
                                          areas[i]));
    return measures;
}

static void the_whole_is_asked_for_once(void **state)
{
    int64_t areas[] = { given_village(*state, "4401"), given_village(*state, "4402") };
    struct swst__measures measures = asked_of(*state, "POP.IN_SCOPE", areas, 2);

    given_client(*state, areas[0]);
    given_client(*state, areas[1]);
    assert_ok(swst__measures_run(&measures));
    assert_int_equal(measures.count, 3);
    assert_int_equal(measures.at[0].figure.n, 2);
    assert_int_equal(measures.at[1].figure.n, 1);
    assert_int_equal(measures.at[2].figure.n, 1);
    swst__measures_free(&measures);
}

/* Official figures where nobody is on file: unknown there, and there alone. */
static void a_part_of_official_figures_alone_is_unknown(void **state)
{
    int64_t areas[] = { given_village(*state, "4401"), given_village(*state, "4402"),
                        given_village(*state, "4403") };
    int64_t category = given_category(*state, "asked", "person");
    struct swst__measures measures;

    given_client(*state, areas[0]);
    given(*state, "baseline", "area_id", ID(areas[1]), "category_id", ID(category), "counted_on",
          "2022-01-01", "count", "12", NULL);
    measures = asked_of(*state, "FILE.RATE", areas, 3);
    assert_ok(swst__measures_run(&measures));
    assert_int_equal(measures.at[0].figure.d, 1);
    assert_int_equal(measures.at[1].figure.d, 1);
    assert_int_equal(measures.at[2].figure.d, SWST__UNKNOWN);
    assert_int_equal(measures.at[3].figure.d, 0);
    swst__measures_free(&measures);
}

static void a_part_of_no_area_is_refused(void **state)
{
    int64_t areas[] = { 77 };
    struct swst__measures measures = asked_of(*state, "POP.IN_SCOPE", areas, 1);

    assert_status(SWST_ENOTFOUND, swst__measures_run(&measures));
    assert_string_equal(swst_error_code(), "no_such_record");
    swst__measures_free(&measures);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_part_is_what_its_area_has_alone),
        station_test(the_whole_is_asked_for_once),
        station_test(a_part_of_official_figures_alone_is_unknown),
        station_test(a_part_of_no_area_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
