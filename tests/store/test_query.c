/* Questions: every comparison with every type, and what is refused. */
#include "../support/station.h"

#include <stdio.h>

static int64_t count(swst_store *store, const swst_query *query)
{
    int64_t found = -1;

    assert_ok(swst_query_count(store, query, &found));
    return found;
}

static swst_query *query_of(const char *kind)
{
    return swst_query_new(swst_kind_find(kind));
}

/* ------------------------------------------------- every type, every sign */

/* What some records have in a field, and how many of them a condition keeps. */
struct question {
    const char *comparison, *value;
    int expected;
};

static void assert_answers(swst_store *store, const char *kind, const char *field,
                           const struct question *questions)
{
    for (; questions->comparison; questions++) {
        swst_query *query = query_of(kind);
        int64_t found;

        assert_ok(swst_query_where(query, field, questions->comparison, questions->value));
        found = count(store, query);
        if (found != questions->expected)
            fail_msg("%s %s %s: %d, not %d", field, questions->comparison, questions->value,
                     (int)found, questions->expected);
        swst_query_free(query);
    }
}

static void texts_are_compared(void **state)
{
    static const char *const notes[] = { "", "a", "ab", "b", "甲乙", "乙", "A" };
    static const struct question questions[] = {
        { "=", "a", 1 }, { "=", "甲乙", 1 }, { "=", "c", 0 }, { "=", "", 1 },
        { "!=", "a", 6 }, { "!=", "c", 7 }, { "!=", "", 6 },
        { "<", "ab", 2 }, { "<=", "ab", 3 }, { ">", "ab", 3 }, { ">=", "ab", 4 },
        { "contains", "a", 2 }, { "contains", "b", 2 }, { "contains", "乙", 2 },
        { "contains", "ab", 1 }, { "contains", "%", 0 }, { "contains", "_", 0 },
        { "in", "a", 1 }, { "in", "a,b,c", 2 }, { "in", "甲乙,乙", 2 }, { NULL, NULL, 0 }
    };
    int64_t area = given_area(*state);

    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        given(*state, "client", "name", "Lin", "area_id", ID(area), "registered_on", "2020-01-01",
              "note", notes[i], NULL);
    assert_answers(*state, "client", "note", questions);
}

static void days_are_compared(void **state)
{
    static const char *const days[] = { "", "1969-12-31", "1970-01-01", "2026-02-28",
                                        "2026-02-28" };
    static const struct question questions[] = {
        { "=", "1970-01-01", 1 }, { "=", "2026-02-28", 2 }, { "=", "", 1 },
        { "!=", "2026-02-28", 3 }, { "!=", "1970-01-01", 4 }, { "!=", "", 4 },
        { "<", "1970-01-01", 1 }, { "<=", "1970-01-01", 2 },
        { ">", "1970-01-01", 2 }, { ">=", "1970-01-01", 3 },
        { "in", "1969-12-31,2026-02-28", 3 }, { "in", "2026-03-01", 0 }, { NULL, NULL, 0 }
    };

    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        given(*state, "worker", "name", "Wu", "hired_on", days[i], NULL);
    assert_answers(*state, "worker", "hired_on", questions);
}

static void amounts_of_money_are_compared(void **state)
{
    static const char *const amounts[] = { "", "0", "1", "100", "999999999999" };
    static const struct question questions[] = {
        { "=", "0", 1 }, { "=", "", 1 }, { "!=", "0", 4 }, { "!=", "", 4 }, { "<", "100", 2 },
        { "<=", "100", 3 }, { ">", "1", 2 }, { ">=", "1", 3 }, { "in", "0,1,2", 2 },
        { "<", "0", 0 }, { ">=", "0", 4 }, { NULL, NULL, 0 }
    };
    int64_t area = given_area(*state);

    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        given(*state, "client", "name", "Lin", "area_id", ID(area), "registered_on", "2020-01-01",
              "income_fen", amounts[i], NULL);
    assert_answers(*state, "client", "income_fen", questions);
}

static void numbers_are_compared(void **state)
{
    static const char *const places[] = { "", "-1800000000", "-1", "0", "1131000000" };
    static const struct question questions[] = {
        { "=", "-1", 1 }, { "=", "", 1 }, { "!=", "0", 4 }, { "<", "0", 2 }, { "<=", "0", 3 },
        { ">", "-1", 2 }, { ">=", "-1", 3 }, { "in", "-1,0,7", 2 }, { "!=", "", 4 },
        { NULL, NULL, 0 }
    };
    int64_t area = given_area(*state);

    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        given(*state, "household", "area_id", ID(area), "longitude_e7", places[i], NULL);
    assert_answers(*state, "household", "longitude_e7", questions);
}

static void words_are_compared(void **state)
{
    static const char *const sexes[] = { "", "male", "female", "female", "unstated" };
    static const struct question questions[] = {
        { "=", "female", 2 }, { "=", "unknown", 0 }, { "=", "", 1 }, { "!=", "female", 3 },
        { "!=", "", 4 }, { "in", "male,female", 3 }, { "in", "unknown", 0 }, { NULL, NULL, 0 }
    };

    for (size_t i = 0; i < sizeof sexes / sizeof *sexes; i++)
        given(*state, "worker", "name", "Wu", "sex", sexes[i], NULL);
    assert_answers(*state, "worker", "sex", questions);
}

static void sets_of_words_are_compared(void **state)
{
    static const char *const channels[] = { "home", "phone", "home,phone", "phone,video,other" };
    static const struct question questions[] = {
        { "=", "phone", 1 }, { "=", "phone,home", 1 }, { "=", "", 0 }, { "!=", "phone", 3 },
        { "!=", "", 4 }, { "contains", "phone", 3 }, { "contains", "home", 2 },
        { "contains", "other", 1 }, { "contains", "message", 0 }, { "in", "home,phone", 2 },
        { NULL, NULL, 0 }
    };

    for (size_t i = 0; i < sizeof channels / sizeof *channels; i++)
        given_rule(*state, "red", "1", "month", channels[i]);
    assert_answers(*state, "contact_rule", "channels", questions);
}

static void flags_are_compared(void **state)
{
    static const char *const restricted[] = { "", "false", "true", "true" };
    static const struct question questions[] = {
        { "=", "true", 2 }, { "=", "false", 1 }, { "=", "", 1 }, { "!=", "true", 2 },
        { "!=", "false", 3 }, { "!=", "", 3 }, { "in", "true,false", 3 }, { NULL, NULL, 0 }
    };
    int64_t client = given_client(*state, given_area(*state)), worker = given_worker(*state, "Wu");

    for (size_t i = 0; i < sizeof restricted / sizeof *restricted; i++)
        given(*state, "case", "client_id", ID(client), "worker_id", ID(worker), "opened_on",
              "2026-01-01", "stage", "intake", "restricted", restricted[i], NULL);
    assert_answers(*state, "case", "restricted", questions);
}

static void assert_reference_answers(swst_store *store, int64_t first, int64_t second)
{
    char both[64];
    const struct question questions[] = {
        { "=", ID(first), 2 }, { "=", ID(second), 1 }, { "=", "1", 0 }, { "=", "", 1 },
        { "!=", ID(first), 2 }, { "!=", "", 3 }, { "in", both, 3 }, { "<", ID(second), 2 },
        { ">=", ID(second), 1 }, { NULL, NULL, 0 }
    };

    snprintf(both, sizeof both, "%s,%s", ID(first), ID(second));
    assert_answers(store, "visit", "client_id", questions);
}

static void references_are_compared(void **state)
{
    int64_t area = given_area(*state), first = given_client(*state, area);
    int64_t second = given_client(*state, area);

    given_visit(*state, first, "2026-01-01", "home");
    given_visit(*state, first, "2026-01-02", "home");
    given_visit(*state, second, "2026-01-02", "home");
    given(*state, "visit", "household_id", ID(given_household(*state, area)), "visited_on",
          "2026-01-02", "channel", "home", "result", "done", NULL);
    assert_reference_answers(*state, first, second);
}

static void assert_id_answers(swst_store *store, int64_t first, int64_t second)
{
    char both[64];
    const struct question questions[] = {
        { "=", ID(first), 1 }, { "=", "1", 0 }, { "!=", ID(first), 2 }, { "<", ID(second), 1 },
        { "<=", ID(second), 2 }, { ">", ID(first), 2 }, { ">=", ID(first), 3 }, { "in", both, 2 },
        { "=", "", 0 }, { "!=", "", 3 }, { NULL, NULL, 0 }
    };

    snprintf(both, sizeof both, "%s,%s", ID(first), ID(second));
    assert_answers(store, "worker", "id", questions);
}

static void the_id_is_asked_for_like_a_field(void **state)
{
    int64_t first = given_worker(*state, "A"), second = given_worker(*state, "B");

    given_worker(*state, "C");
    assert_id_answers(*state, first, second);
}

/* The card is written in many ways and kept in one; it is found by any. */
static void an_identity_number_is_found_as_it_is_written(void **state)
{
    static const char *const written[] = { "79010119900101109x", "７９０１０１１９９００１０１１０９Ｘ",
                                           "790101 19900101 109X", "790101900101109" };
    static const struct question part = { "contains", "109x", 1 };
    const struct question questions[] = {
        { "=", "79010119900101109X", 1 }, { "!=", "79010119900101109x", 0 },
        { "in", "79010119900101109x", 1 }, part, { NULL, NULL, 0 }
    };
    int64_t area = given_area(*state);

    given(*state, "client", "name", "Lin", "area_id", ID(area), "registered_on", "2020-01-01",
          "id_type", "resident", "id_number", "79010119900101109X", NULL);
    assert_answers(*state, "client", "id_number", questions);
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        assert_answers(*state, "client", "id_number",
                       (const struct question[]){ { "=", written[i], 1 }, { NULL, NULL, 0 } });
}

/* ---------------------------------------------------------------- refusals */

static void what_cannot_be_compared_so_is_refused(void **state)
{
    static const struct {
        const char *kind, *field, *comparison, *value, *code, *where;
    } asked[] = {
        { "worker", "sex", "<", "male", "bad_comparison", "worker.sex" },
        { "worker", "sex", ">=", "male", "bad_comparison", "worker.sex" },
        { "worker", "sex", "contains", "male", "bad_comparison", "worker.sex" },
        { "worker", "hired_on", "contains", "2020", "bad_comparison", "worker.hired_on" },
        { "worker", "station_id", "contains", "1", "bad_comparison", "worker.station_id" },
        { "worker", "id", "contains", "1", "bad_comparison", "worker.id" },
        { "client", "income_fen", "contains", "1", "bad_comparison", "client.income_fen" },
        { "case", "restricted", "<", "true", "bad_comparison", "case.restricted" },
        { "case", "restricted", "contains", "true", "bad_comparison", "case.restricted" },
        { "contact_rule", "channels", ">", "home", "bad_comparison", "contact_rule.channels" },
        { "contact_rule", "times", "contains", "1", "bad_comparison", "contact_rule.times" },
        { "worker", "name", "<", "", "bad_comparison", "worker.name" },
        { "worker", "name", "contains", "", "bad_comparison", "worker.name" },
        { "worker", "name", "in", "", "bad_comparison", "worker.name" },
        { "worker", "name", "in", "a,,b", "bad_comparison", "worker.name" },
        { "worker", "name", "in", "a,", "bad_comparison", "worker.name" },
        { "worker", "sex", "in", "male,", "bad_comparison", "worker.sex" },
        { "client", "id_number", "=", " ", "bad_comparison", "client.id_number" },
        { "worker", "sex", "=", "neither", "bad_choice", "worker.sex" },
        { "worker", "sex", "in", "male,neither", "bad_choice", "worker.sex" },
        { "worker", "hired_on", "=", "2026-02-30", "bad_day", "worker.hired_on" },
        { "worker", "hired_on", "<", "yesterday", "bad_day", "worker.hired_on" },
        { "worker", "station_id", "=", "one", "bad_number", "worker.station_id" },
        { "worker", "station_id", "=", "0", "out_of_range", "worker.station_id" },
        { "worker", "id", "=", "12a", "bad_number", "worker.id" },
        { "worker", "id", ">", "1000000000000000", "out_of_range", "worker.id" },
        { "contact_rule", "times", "=", "1.5", "bad_number", "contact_rule.times" },
        { "contact_rule", "times", "=", "366", "out_of_range", "contact_rule.times" },
        { "contact_rule", "channels", "contains", "letter", "bad_choice", "contact_rule.channels" },
        { "client", "income_fen", "=", "-1", "out_of_range", "client.income_fen" },
        { "case", "restricted", "=", "1", "bad_value", "case.restricted" },
        { "worker", "name", "=", "\xff", "not_utf8", "worker.name" },
        { "worker", "name", "=", "a\x01", "control_character", "worker.name" },
        { "worker", "phone", "=", "01234567890123456789012345678901234567890", "too_long",
          "worker.phone" },
    };

    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        swst_query *query = query_of(asked[i].kind);
        swst_status status = swst_query_where(query, asked[i].field, asked[i].comparison,
                                              asked[i].value);

        if (status != SWST_EINVALID || strcmp(swst_error_code(), asked[i].code) != 0)
            fail_msg("%s %s %s: %s, %s", asked[i].where, asked[i].comparison, asked[i].value,
                     swst_status_name(status), swst_error_code());
        assert_error(asked[i].code, asked[i].where);
        assert_int_equal(count(*state, query), 0);       /* the query goes on without it */
        swst_query_free(query);
    }
}

static void what_is_not_known_is_refused(void **state)
{
    swst_query *query = query_of("worker");

    given_worker(*state, "Wu");
    assert_status(SWST_ENOTFOUND, swst_query_where(query, "wage", "=", "1"));
    assert_error("no_such_field", NULL);
    assert_status(SWST_ENOTFOUND, swst_query_where(query, "recorded_at", "=", "1"));
    assert_status(SWST_ENOTFOUND, swst_query_where(query, "", "=", "1"));
    assert_status(SWST_ENOTFOUND, swst_query_order_by(query, "wage"));
    assert_status(SWST_ENOTFOUND, swst_query_order_by(query, "-wage"));
    assert_status(SWST_ENOTFOUND, swst_query_order_by(query, "--name"));
    assert_status(SWST_ENOTFOUND, swst_query_order_by(query, "-"));
    assert_error("no_such_field", NULL);
    assert_status(SWST_EMISUSE, swst_query_where(query, "name", "==", "Wu"));
    assert_error("bad_condition", NULL);
    assert_status(SWST_EMISUSE, swst_query_where(query, "name", "", "Wu"));
    assert_status(SWST_EMISUSE, swst_query_where(query, "name", "LIKE", "Wu"));
    assert_int_equal(count(*state, query), 1);
    swst_query_free(query);
}

static void a_question_needs_all_its_parts(void **state)
{
    swst_query *query = query_of("worker");
    swst_cursor *cursor = NULL;
    int64_t found = 7;

    assert_null(swst_query_new(NULL));
    assert_status(SWST_EMISUSE, swst_query_where(NULL, "name", "=", "Wu"));
    assert_error("null_argument", NULL);
    assert_status(SWST_EMISUSE, swst_query_where(query, NULL, "=", "Wu"));
    assert_status(SWST_EMISUSE, swst_query_where(query, "name", NULL, "Wu"));
    assert_error("null_argument", NULL);
    assert_status(SWST_EMISUSE, swst_query_where(query, "name", "=", NULL));
    assert_error("null_argument", NULL);
    assert_status(SWST_EMISUSE, swst_query_order_by(NULL, "name"));
    assert_status(SWST_EMISUSE, swst_query_order_by(query, NULL));
    assert_status(SWST_EMISUSE, swst_query_count(NULL, query, &found));
    assert_status(SWST_EMISUSE, swst_query_count(*state, NULL, &found));
    assert_status(SWST_EMISUSE, swst_query_count(*state, query, NULL));
    assert_status(SWST_EMISUSE, swst_query_run(NULL, query, &cursor));
    assert_status(SWST_EMISUSE, swst_query_run(*state, NULL, &cursor));
    assert_status(SWST_EMISUSE, swst_query_run(*state, query, NULL));
    assert_error("null_argument", NULL);
    assert_null(cursor);
    assert_int_equal(found, 7);
    swst_query_set_limit(NULL, 1);
    swst_query_set_voided(NULL, true);
    swst_query_free(NULL);
    swst_query_free(query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(texts_are_compared),
        station_test(days_are_compared),
        station_test(amounts_of_money_are_compared),
        station_test(numbers_are_compared),
        station_test(words_are_compared),
        station_test(sets_of_words_are_compared),
        station_test(flags_are_compared),
        station_test(references_are_compared),
        station_test(the_id_is_asked_for_like_a_field),
        station_test(an_identity_number_is_found_as_it_is_written),
        station_test(what_cannot_be_compared_so_is_refused),
        station_test(what_is_not_known_is_refused),
        station_test(a_question_needs_all_its_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
