/* What is counted once for many figures: groups, activities and programmes of one lens. */
#include "gathered.h"

#include "../../support/scarce.h"
#include "report/indicators/measure.h"
#include "store/db.h"

#define JUNE "2022-06-01", "2022-06-30", "2022-06-30"

static const char *const codes[] = { "GROUP.ATTENDANCE", "ACT.PERSON_TIMES", "FEST.FESTIVALS",
                                     "PROGRAMME.OUTCOME", "PROGRAMME.FULFILLED",
                                     "PROGRAMME.COMPLIANCE", "PROGRAMME.MINUTES" };

static void make_station(swst_store *store)
{
    int64_t area = given_area(store), client = given_client(store, area);
    int64_t programme = given(store, "programme", "name", "三个一", "starts_on", "2022-06-01",
                              "recurrence", "FREQ=WEEKLY;BYDAY=SA", "area_id", ID(area), NULL);
    int64_t group = given_mature_group(store, "2022-06-01", NULL), enrolment;
    int64_t session = given_group_session(store, group, "held", NULL, "2022-06-10");

    assert_ok(change(store, "group", group, "programme_id", ID(programme)));
    assert_ok(change(store, "activity", session, "festival", "dragon_boat"));
    assert_ok(change(store, "activity", session, "minutes", "60"));
    given(store, "contact_rule", "programme_id", ID(programme), "times", "1", "per", "week",
          "channels", "home", NULL);
    given(store, "group_member", "group_id", ID(group), "client_id", ID(client), "joined_on",
          "2022-06-01", NULL);
    given_attendance(store, session, client, "present");
    given_visit(store, client, "2022-06-14", "home");
    assert_ok(swst_programme_enrol(store, programme, client, "2022-06-01", &enrolment));
}

/* Each allocation fails in its turn, until none is left to fail. */
static void ask_while_scarce(swst_store *store, enum scarce memory, const char *code)
{
    bool failed = true;

    for (long passing = 0; failed; passing++) {
        swst_table *table = NULL;
        swst_status status;

        scarce_begin(memory, passing, false);
        status = swst_report_indicator(store, code, JUNE, NULL, true, &table);
        failed = scarce_over();
        if (status) {
            assert_string_equal(swst_status_name(status), "SWST_ENOMEM");
            assert_null(table);
        } else {
            assert_int_equal(swst_table_rows(swst_table_inner(table, 0, "rows")), 1);
        }
        swst_table_free(table);
    }
}

static void without_memory_there_is_no_figure_and_nothing_is_lost(void **state)
{
    make_station(*state);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        long living;

        asked(*state, codes[i], JUNE, NULL);            /* what is made but once */
        living = scarce_living(SCARCE_OURS);
        ask_while_scarce(*state, SCARCE_OURS, codes[i]);
        assert_int_equal(scarce_living(SCARCE_OURS), living);
        ask_while_scarce(*state, SCARCE_SQLITE, codes[i]);
    }
}

/* One after another or all together: the same. */
static void the_catalogue_says_what_each_says_alone(void **state)
{
    swst_table *table;

    make_station(*state);
    assert_ok(swst_report_indicators(*state, JUNE, NULL, &table));
    for (size_t row = 0; row < swst_table_rows(table); row++) {
        const char *code = swst_table_text(table, row, "code");

        if (strncmp(code, "GROUP", 5) == 0 || strncmp(code, "ACT", 3) == 0
            || strncmp(code, "FEST", 4) == 0 || strncmp(code, "PROGRAMME", 9) == 0)
            assert_cell(table, row, "value", asked(*state, code, JUNE, NULL).text);
    }
    swst_table_free(table);
}

/* Each lens counts its own. */
static void periods_asked_for_together_do_not_mix(void **state)
{
    static const struct { const char *code, *from, *to; int64_t n; } figures[] = {
        { "ACT.HELD", "2022-05-01", "2022-05-31", 0 },
        { "ACT.HELD", "2022-06-01", "2022-06-30", 1 },
        { "GROUP.NEW", "2022-06-01", "2022-06-30", 1 },
        { "GROUP.NEW", "2022-07-01", "2022-07-31", 0 },
        { "PROGRAMME.HELD", "2022-05-01", "2022-05-31", 0 },
        { "PROGRAMME.HELD", "2022-06-01", "2022-06-30", 1 },
    };
    struct swst__measures measures = { .store = *state };
    bool inner;

    make_station(*state);
    assert_ok(swst__db_look(*state, &inner));
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        struct swst__question question;

        assert_ok(swst__question_read(figures[i].from, figures[i].to, "2022-12-31", &question));
        assert_ok(swst__measures_ask(&measures, swst_indicator_find(figures[i].code), &question,
                                     NULL));
    }
    assert_ok(swst__measures_run(&measures));
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        assert_int_equal(measures.at[i].figure.n, figures[i].n);
    swst__measures_free(&measures);
    swst__db_look_away(*state, inner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(without_memory_there_is_no_figure_and_nothing_is_lost),
        station_test(the_catalogue_says_what_each_says_alone),
        station_test(periods_asked_for_together_do_not_mix),
    };

    scarce_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
