/* What is published shows nobody: canaries in every personal and sensitive field, through every
 * writer and every profile. And small numbers are withheld. */
#include "../support/station.h"

#include <stdlib.h>

#define CANARY "金丝雀"

static const unsigned profiles[] = { SWST_REDACTED, SWST_MASKED, SWST_TRANSFER, SWST_PUBLIC,
                                     SWST_STATISTICS };
enum { PROFILES = sizeof profiles / sizeof *profiles };

/* ------------------------------------------------------------------ records */

/* The rules, written anew: what a text or a day that identifies somebody becomes. */
static bool is_shown(unsigned flag, unsigned field_flags)
{
    return flag == SWST_TRANSFER && !(field_flags & SWST_SENSITIVE);
}

static void assert_hides(const char *text, const char *kind, const char *field)
{
    if (strstr(text, CANARY) || strstr(text, "1931-07-19") || strstr(text, "77777"))
        fail_msg("%s.%s: %s", kind, field, text);
}

/* One canary in a record, and what comes of it in JSON. */
static void push_through(const swst_kind *kind, const swst_field *field)
{
    swst_record *record;
    char *json;
    swst_field_type type = swst_field_type_of(field);
    const char *value = type == SWST_DAY ? "1931-07-19" : type == SWST_TEXT ? "黄" CANARY
                      : "77777";

    if (type != SWST_DAY && type != SWST_TEXT && type != SWST_MONEY && type != SWST_INTEGER)
        return;
    record = swst_record_new(kind);
    if (swst_record_set(record, swst_field_name(field), value)) {
        swst_record_free(record);
        return;
    }
    for (int i = 0; i < PROFILES; i++) {
        assert_ok(swst_record_to_json(record, profiles[i], &json));
        if (is_shown(profiles[i], swst_field_flags(field)))
            assert_non_null(strstr(json, value));
        else
            assert_hides(json, swst_kind_name(kind), swst_field_name(field));
        swst_free(json);
    }
    swst_record_free(record);
}

static void no_profile_shows_what_it_must_hide_of_a_record(void **state)
{
    int pushed = 0;

    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
            if (swst_field_flags(field) & (SWST_PERSONAL | SWST_SENSITIVE)) {
                push_through(kind, field);
                pushed++;
            }
    assert_true(pushed > 40);
}

static void each_profile_shows_a_person_in_its_own_way(void **state)
{
    static const struct { unsigned flags; const char *json; } expected[] = {
        { SWST_MASKED, "{\"record\":\"client\",\"name\":\"欧阳*\",\"birth_date\":\"1942\",\"id_number\":"
          "\"790***********1234\",\"phone\":\"138****1234\",\"address\":\"前江村*\",\"note\":\"[2]\"}" },
        { SWST_TRANSFER, "{\"record\":\"client\",\"name\":\"欧阳雪\",\"birth_date\":\"1942-03-05\","
          "\"id_number\":\"790101194203051234\",\"phone\":\"13800001234\","
          "\"address\":\"前江村三组\"}" },
        { SWST_PUBLIC, "{\"record\":\"client\",\"name\":\"欧阳*\",\"id_number\":\"790***********1234\","
          "\"address\":\"前江村*\"}" },
        { SWST_STATISTICS, "{\"record\":\"client\"}" },
        { SWST_TRANSFER | SWST_MASKED, "{\"record\":\"client\",\"name\":\"欧阳*\",\"birth_date\":"
          "\"1942\",\"id_number\":\"790***********1234\",\"phone\":\"138****1234\","
          "\"address\":\"前江村*\"}" },
    };
    static const char *const values[][2] = {
        { "name", "欧阳雪" }, { "birth_date", "1942-03-05" }, { "id_number", "790101194203051234" },
        { "phone", "13800001234" }, { "address", "前江村三组" }, { "note", "独居" },
    };
    swst_record *record = swst_record_new(swst_kind_find("client"));

    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        assert_ok(swst_record_set(record, values[i][0], values[i][1]));
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        char *json;

        assert_ok(swst_record_to_json(record, expected[i].flags, &json));
        assert_string_equal(json, expected[i].json);
        swst_free(json);
    }
    swst_record_free(record);
}

static void an_id_of_a_person_is_not_published_and_no_id_stands_in_statistics(void **state)
{
    const swst_kind *visit = swst_kind_find("visit"), *area = swst_kind_find("area");

    (void)state;
    assert_int_equal(swst_record_showing(visit, "client_id", SWST_PUBLIC), SWST_LEFT_OUT);
    assert_int_equal(swst_record_showing(visit, "recorded_by", SWST_PUBLIC), SWST_LEFT_OUT);
    assert_int_equal(swst_record_showing(swst_kind_find("household"), "id", SWST_PUBLIC),
                     SWST_LEFT_OUT);
    assert_int_equal(swst_record_showing(visit, "id", SWST_PUBLIC), SWST_SHOWN);
    assert_int_equal(swst_record_showing(visit, "id", SWST_STATISTICS), SWST_LEFT_OUT);
    assert_int_equal(swst_record_showing(area, "parent_id", SWST_STATISTICS), SWST_LEFT_OUT);
    assert_int_equal(swst_record_showing(area, "name", SWST_STATISTICS), SWST_SHOWN);
    assert_int_equal(swst_record_showing(swst_kind_find("absence"), "reason", SWST_PUBLIC),
                     SWST_LEFT_OUT);
    assert_int_equal(swst_record_showing(area, "void_reason", SWST_MASKED), SWST_AS_MASK);
    assert_int_equal(swst_record_showing(area, "nothing", 0), SWST_LEFT_OUT);
    assert_int_equal(swst_record_showing(NULL, "id", 0), SWST_LEFT_OUT);
    assert_int_equal(swst_field_showing(NULL, 0), SWST_LEFT_OUT);
}

static void profiles_are_found_by_their_words(void **state)
{
    unsigned flags = 77;

    (void)state;
    assert_ok(swst_profile_flags("transfer", &flags));
    assert_int_equal(flags, SWST_TRANSFER);
    assert_status(SWST_EINVALID, swst_profile_flags("secret", &flags));
    assert_int_equal(flags, SWST_TRANSFER);
    assert_status(SWST_EMISUSE, swst_profile_flags(NULL, &flags));
    assert_string_equal(swst_profile_next("public"), "statistics");
    assert_null(swst_profile_next("statistics"));
    assert_ok(swst_profile_may(*state, 0));         /* the owner */
    assert_status(SWST_EMISUSE, swst_profile_may(NULL, 0));
    assert_status(SWST_EMISUSE, swst_profile_may(*state, 1024));
}

/* ------------------------------------------------------------------ reports */

static int64_t client_named(swst_store *store, int64_t area, const char *name)
{
    return given(store, "client", "name", name, "area_id", ID(area), "registered_on", "2020-01-01",
                 "birth_date", "1931-07-19", "phone", "13877777000", "address", CANARY "巷7号",
                 "note", CANARY, "id_number", "790101193107190017", NULL);
}

/* A station in which everything that must not be seen says so. */
static int64_t given_canaries(swst_store *store)
{
    int64_t area = given_area(store), client = client_named(store, area, "黄" CANARY);
    int64_t worker = given_worker(store, "何" CANARY), household = given_household(store, area);
    int64_t it;

    given_assignment(store, worker, "area_id", area);
    given_member(store, household, client, "2022-01-01", NULL);
    given_tier(store, client, "red", "2022-01-01", NULL);
    given_rule(store, "red", "1", "week", "home,phone");
    given_visit(store, client, "2022-06-01", "home");
    given(store, "relative", "client_id", ID(client), "name", "黄" CANARY, "phone", "13877777001",
          NULL);
    given(store, "volunteer", "name", "毛" CANARY, "phone", "13877777002", "joined_on",
          "2022-01-01", NULL);
    given(store, "assessment", "client_id", ID(client), "tool", "gds-15", "assessed_on",
          "2022-03-01", "score", "77777", NULL);
    given(store, "income_check", "household_id", ID(household), "checked_on", "2022-06-01",
          "income_fen", "7777700", NULL);
    it = given(store, "case", "client_id", ID(client), "worker_id", ID(worker), "opened_on",
               "2022-01-05", "stage", "intervention", "state", "open", "problem", CANARY, "plan",
               CANARY, NULL);
    given(store, "case_goal", "case_id", ID(it), "scale", "mood", "text", CANARY, NULL);
    given(store, "case_task", "case_id", ID(it), "title", CANARY, "due_on", "2022-06-01", NULL);
    given(store, "text_slot", "month", "2022-06", "chapter", "effects", "text", CANARY, NULL);
    return worker;
}

typedef swst_status (*of_day)(swst_store *, const char *, const swst_filter *, swst_table **);
typedef swst_status (*of_period)(swst_store *, const char *, const char *, const char *,
                                 const swst_filter *, swst_table **);

static const of_day days[] = {
    swst_report_desk, swst_report_week, swst_report_files, swst_report_low_income,
    swst_report_staff, swst_report_assignments, swst_report_capacity, swst_report_due,
};
static const of_period periods[] = {
    swst_report_activities, swst_report_served, swst_report_cases, swst_report_case_goals,
    swst_report_lag, swst_report_groups, swst_report_organizations, swst_report_programmes,
    swst_report_enrolments, swst_report_tasks, swst_report_compliance, swst_report_coverage,
    swst_report_unserved, swst_report_gaps,
};

/* In every form, for everybody but those who may see it. */
static void assert_table_hides(swst_table *table)
{
    for (int i = 0; i < PROFILES; i++) {
        char *text;

        if (profiles[i] == SWST_TRANSFER)
            continue;
        assert_ok(swst_table_to_json(table, profiles[i], &text));
        assert_hides(text, swst_table_name(table), "json");
        swst_free(text);
        assert_ok(swst_table_to_csv(table, profiles[i], &text));
        assert_hides(text, swst_table_name(table), "csv");
        swst_free(text);
    }
    swst_table_free(table);
}

static void assert_report_hides(swst_store *store, const swst_filter *filter)
{
    swst_table *table;

    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (!days[i](store, "2022-06-30", filter, &table))
            assert_table_hides(table);
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
        if (!periods[i](store, "2022-01-01", "2022-06-30", "2022-06-30", filter, &table))
            assert_table_hides(table);
}

static void no_report_shows_a_person_in_any_form(void **state)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_canaries(*state);
    assert_report_hides(*state, NULL);
    swst_filter_set_grouping(filter, SWST_BY_WORKER);
    assert_report_hides(*state, filter);
    swst_filter_free(filter);
    assert_ok(swst_report_unscreened(*state, "gds-15", 0, 0, "2022-04-01", "2022-06-30",
                                     "2022-06-30", NULL, &table));
    assert_table_hides(table);
    assert_ok(swst_report_rounds(*state, "gds-15", 1, 2, false, "2022-06-30", NULL, &table));
    assert_table_hides(table);
    assert_ok(swst_report_indicators(*state, "2022-01-01", "2022-06-30", "2022-06-30", NULL,
                                     &table));
    assert_table_hides(table);
}

static void no_document_shows_a_person_in_any_form(void **state)
{
    static const char *const forms[] = { "md", "json", "html" };
    swst_document *documents[2];
    int64_t station;

    given_canaries(*state);
    station = given(*state, "station", "name", "东陂社工站", "area_id", ID(given_area(*state)),
                    NULL);
    given(*state, "plan", "station_id", ID(station), "year", "2022", NULL);
    assert_ok(swst_report_summary(*state, "2022-06", "2022-06-30", NULL, "zh", &documents[0]));
    assert_ok(swst_report_plan(*state, 2022, "2022-06-30", "zh", &documents[1]));
    for (int at = 0; at < 2 * 3 * PROFILES; at++) {
        unsigned flags = profiles[at % PROFILES];
        char *text;

        assert_ok(swst_document_text(documents[at / PROFILES / 3], forms[at / PROFILES % 3], flags,
                                     &text));
        if (flags != SWST_TRANSFER)
            assert_hides(text, "document", forms[at / PROFILES % 3]);
        swst_free(text);
    }
    swst_document_free(documents[0]);
    swst_document_free(documents[1]);
}

/* ------------------------------------------------------------- small numbers */

static void given_visited(swst_store *store, int64_t area, int people, int visited)
{
    for (int i = 0; i < people; i++) {
        int64_t client = given_client(store, area);

        if (i < visited)
            given_visit(store, client, "2022-03-01", "home");
    }
}

/* Villages of 20, 12 and 30 people; 3, 8 and 0 of them were visited. */
static swst_table *coverage_of_three(swst_store *store)
{
    swst_table *table;

    given_visited(store, given_village(store, "790101001001"), 20, 3);
    given_visited(store, given_village(store, "790101001002"), 12, 6);
    given_visited(store, given_village(store, "790101001003"), 30, 0);
    assert_ok(swst_report_coverage(store, "2022-01-01", "2022-06-30", "2022-06-30", NULL, &table));
    return table;
}

static void assert_cells(const swst_table *table, const char *column, const char *const *cells)
{
    size_t at = 0;

    for (size_t row = 0; row < swst_table_rows(table); row++)
        if (strcmp(swst_table_text(table, row, "category"), "persons") == 0)
            assert_string_equal(swst_table_text(table, row, column), cells[at++]);
    assert_int_equal(at, 4);
}

static void a_small_figure_takes_another_with_it_and_nought_stays(void **state)
{
    swst_table *table = coverage_of_three(*state), *published;

    assert_ok(swst_table_publish(table, SWST_PUBLIC, &published));
    assert_cells(published, "in_scope", (const char *const []){ "62", "20", "12", "30" });
    assert_cells(published, "visited", (const char *const []){ "9", "<5", "*", "0" });
    assert_cells(published, "visit_rate", (const char *const []){ "14.5%", "*", "*", "0.0%" });
    for (size_t row = 0; row < swst_table_rows(published); row++)
        if (swst_table_suppressed(published, row, "visited")) {
            int64_t n = 7, d = 7;

            assert_int_equal(swst_table_int(published, row, "visited"), 0);
            assert_false(swst_table_rate(published, row, "visit_rate", &n, &d) && n);
        }
    assert_null(swst_table_suppressed(published, 0, "nothing"));
    assert_null(swst_table_suppressed(NULL, 0, "visited"));
    swst_table_free(published);
    swst_table_free(table);
}

static void what_is_not_published_is_a_plain_copy(void **state)
{
    swst_table *table = coverage_of_three(*state), *copy;
    char *one, *other;

    assert_ok(swst_table_publish(table, SWST_MASKED, &copy));
    assert_ok(swst_table_to_json(table, 0, &one));
    assert_ok(swst_table_to_json(copy, 0, &other));
    assert_string_equal(one, other);
    assert_non_null(strstr(one, "\"visited\":3"));
    swst_free(one);
    swst_free(other);
    swst_table_free(copy);
    swst_table_free(table);
    assert_status(SWST_EMISUSE, swst_table_publish(NULL, SWST_PUBLIC, &copy));
}

static void the_writers_withhold_by_themselves(void **state)
{
    swst_table *table = coverage_of_three(*state);
    char *text;

    assert_ok(swst_table_to_json(table, SWST_STATISTICS, &text));
    assert_non_null(strstr(text, "\"visited\":{\"suppressed\":\"<5\"}"));
    assert_non_null(strstr(text, "\"visited\":{\"suppressed\":\"*\"}"));
    assert_non_null(strstr(text, "\"visit_rate\":{\"suppressed\":\"*\"}"));
    assert_null(strstr(text, "\"n\":3"));
    swst_free(text);
    assert_ok(swst_table_to_csv(table, SWST_PUBLIC, &text));
    assert_non_null(strstr(text, ",20,<5,"));
    swst_free(text);
    swst_table_free(table);
}

/* 18 of 20: who was not visited are two. */
static void few_who_are_not_in_a_share_are_withheld_too(void **state)
{
    swst_table *table, *published;

    given_visited(*state, given_area(*state), 20, 18);
    assert_ok(swst_report_coverage(*state, "2022-01-01", "2022-06-30", "2022-06-30", NULL, &table));
    assert_ok(swst_table_publish(table, SWST_STATISTICS, &published));
    for (size_t row = 0; row < swst_table_rows(published); row++)
        if (strcmp(swst_table_text(published, row, "category"), "persons") == 0) {
            assert_string_equal(swst_table_text(published, row, "visited"), "*");
            assert_string_equal(swst_table_text(published, row, "visit_rate"), "*");
        }
    swst_table_free(published);
    swst_table_free(table);
}

/* What leads from a page to a figure that is withheld says nothing of it. */
static void assert_says_nothing(const char *page)
{
    const char *figure = page, *sign = strstr(page, "&lt;5</a>");

    assert_non_null(sign);
    for (const char *at = page; (at = strstr(at, "<a class=\"figure\"")) && at < sign; at++)
        figure = at;
    assert_non_null(strstr(figure, "data-unit"));
    assert_true(!strstr(figure, "data-n") || strstr(figure, "data-n") > sign);
}

static void a_document_withholds_in_sentences_tables_and_the_index(void **state)
{
    static const char *const forms[] = { "md", "json", "html" };
    swst_document *document;

    given_visited(*state, given_village(*state, "790101001001"), 20, 3);
    given_visited(*state, given_village(*state, "790101001002"), 30, 0);
    assert_ok(swst_report_summary(*state, "2022-03", "2022-03-31", NULL, "zh", &document));
    for (size_t i = 0; i < 3; i++) {
        char *whole, *published;

        assert_ok(swst_document_text(document, forms[i], 0, &whole));
        assert_ok(swst_document_text(document, forms[i], SWST_PUBLIC, &published));
        assert_non_null(strstr(published, i == 2 ? "&lt;5" : i == 1 ? "{\"suppressed\":\"<5\"}"
                                                                    : "\\<5"));
        assert_non_null(strstr(whole, i == 1 ? "\"n\":3," : i == 2 ? "data-n=\"3\"" : "（3/"));
        assert_null(strstr(published, i == 1 ? "\"n\":3," : i == 2 ? "data-n=\"3\"" : "（3/"));
        if (i == 2)
            assert_says_nothing(published);
        swst_free(whole);
        swst_free(published);
    }
    swst_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_profile_shows_what_it_must_hide_of_a_record),
        cmocka_unit_test(each_profile_shows_a_person_in_its_own_way),
        cmocka_unit_test(an_id_of_a_person_is_not_published_and_no_id_stands_in_statistics),
        station_test(profiles_are_found_by_their_words),
        station_test(no_report_shows_a_person_in_any_form),
        station_test(no_document_shows_a_person_in_any_form),
        station_test(a_small_figure_takes_another_with_it_and_nought_stays),
        station_test(what_is_not_published_is_a_plain_copy),
        station_test(the_writers_withhold_by_themselves),
        station_test(few_who_are_not_in_a_share_are_withheld_too),
        station_test(a_document_withholds_in_sentences_tables_and_the_index),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
