/* Conditions together, held against a plain filter over the same records. */
#include "../support/station.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* ---------------------------------------------------------- together, by hand */

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

static void conditions_add_up(void **state)
{
    swst_query *query = query_of("worker");

    given(*state, "worker", "name", "A", "sex", "male", "hired_on", "2020-01-01", NULL);
    given(*state, "worker", "name", "A", "sex", "female", "hired_on", "2021-01-01", NULL);
    given(*state, "worker", "name", "B", "sex", "female", "hired_on", "2022-01-01", NULL);
    assert_ok(swst_query_where(query, "hired_on", ">=", "2020-06-01"));
    assert_int_equal(count(*state, query), 2);
    assert_ok(swst_query_where(query, "hired_on", "<", "2022-01-01"));
    assert_int_equal(count(*state, query), 1);
    assert_ok(swst_query_where(query, "sex", "=", "male"));
    assert_int_equal(count(*state, query), 0);
    swst_query_free(query);
}

static void a_voided_record_is_found_on_request(void **state)
{
    swst_query *query = query_of("worker");

    given_worker(*state, "A");
    assert_ok(void_it(*state, "worker", given_worker(*state, "B"), "entered twice"));
    assert_int_equal(count(*state, query), 1);
    swst_query_set_voided(query, true);
    assert_int_equal(count(*state, query), 2);
    assert_ok(swst_query_where(query, "name", "=", "B"));
    assert_int_equal(count(*state, query), 1);
    swst_query_set_voided(query, false);
    assert_int_equal(count(*state, query), 0);
    swst_query_free(query);
}

static void no_more_are_counted_than_would_be_listed(void **state)
{
    swst_query *query = query_of("worker");

    for (int i = 0; i < 5; i++)
        given_worker(*state, "Wu");
    swst_query_set_limit(query, 3);
    assert_int_equal(count(*state, query), 3);
    swst_query_set_limit(query, 6);
    assert_int_equal(count(*state, query), 5);
    swst_query_set_limit(query, 0);
    assert_int_equal(count(*state, query), 5);
    swst_query_set_limit(query, -1);
    assert_int_equal(count(*state, query), 5);
    swst_query_free(query);
}

static void many_values_are_taken_in_one_condition(void **state)
{
    static char values[900 * 5 + 8];
    swst_query *query = query_of("worker");
    size_t length = 0;

    given_worker(*state, "899");
    given_worker(*state, "900");
    for (int i = 0; i < 900; i++)
        length += (size_t)snprintf(values + length, sizeof values - length, i ? ",%d" : "%d", i);
    assert_ok(swst_query_where(query, "name", "in", values));
    assert_int_equal(count(*state, query), 1);
    swst_query_free(query);
}

/* ------------------------------------------------------------ random records */

enum { FIELDS = 5, VALUES = 7, ROWS = 60, QUERIES = 400 };

/* A field and what records may have in it: "" is unset, and asked for, too. */
struct column {
    const char *field;
    const char *values[VALUES];
};

struct kind {
    const char *name;
    const char *const *always;            /* fields and values that every record has */
    struct column columns[FIELDS];
};

struct row {
    int64_t id;
    bool voided;
    const char *values[FIELDS];
};

static const char *const of_rules[] = { "level", "red", "per", "month", NULL };

static const struct kind kinds[] = {
    { "worker", NULL, {
        { "name", { "Wu", "Wu Zhao", "吴", "wu", "Zhao", "吴招", "Z" } },
        { "sex", { "", "male", "female", "unstated", "unknown", "", "" } },
        { "hired_on", { "", "1969-12-31", "1970-01-01", "2020-02-29", "2026-01-01", "", "" } },
        { "phone", { "", "5550100", "5550101", "100", "555", "", "" } },
        { "employment", { "", "direct", "purchased", "agency", "", "", "direct" } } } },
    { "contact_rule", of_rules, {
        { "times", { "1", "2", "3", "10", "12", "20", "28" } },
        { "channels", { "home", "phone", "home,phone", "video", "phone,video,other", "other",
                        "home,message" } },
        { "purpose", { "", "visit", "review", "other", "", "", "" } },
        { "starts_on", { "", "2025-12-31", "2026-01-01", "2026-01-02", "", "", "" } },
        { "ends_on", { "", "2026-02-01", "2026-03-01", "", "", "", "" } } } },
};

static uint32_t seed = 20260309;

static unsigned any(unsigned below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static void given_row(swst_store *store, const struct kind *kind, struct row *row)
{
    swst_record *record = swst_record_new(swst_kind_find(kind->name));

    for (const char *const *it = kind->always; it && *it; it += 2)
        assert_ok(swst_record_set(record, it[0], it[1]));
    for (int i = 0; i < FIELDS; i++) {
        row->values[i] = kind->columns[i].values[any(VALUES)];
        assert_ok(swst_record_set(record, kind->columns[i].field, row->values[i]));
    }
    assert_ok(swst_record_save(store, record));
    row->id = swst_record_id(record);
    if ((row->voided = any(5) == 0))
        assert_ok(swst_record_void(store, record, "entered twice"));
    swst_record_free(record);
}

/* ------------------------------------------------------------ the plain filter */

static int compare(swst_field_type type, const char *left, const char *right)
{
    int64_t a, b;

    if (type != SWST_INTEGER || !*left || !*right)
        return strcmp(left, right);
    a = strtoll(left, NULL, 10);
    b = strtoll(right, NULL, 10);
    return (a > b) - (a < b);
}

static bool has_word(const char *words, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = words; (at = strstr(at, word)); at++)
        if ((at == words || at[-1] == ',') && (at[length] == ',' || !at[length]))
            return true;
    return false;
}

static bool keeps(swst_field_type type, const char *have, const char *sign, const char *value)
{
    int order = compare(type, have, value);

    if (strcmp(sign, "!=") == 0)
        return strcmp(have, value) != 0;
    if (strcmp(sign, "=") == 0)
        return strcmp(have, value) == 0;
    if (!*have)
        return false;
    if (strcmp(sign, "in") == 0)
        return !strchr(have, ',') && has_word(value, have);
    if (strcmp(sign, "contains") == 0)
        return type == SWST_SET ? has_word(have, value) : strstr(have, value) != NULL;
    return *sign == '<' ? order < (sign[1] == '=') : order > -(sign[1] == '=');
}

struct asked {
    const struct kind *kind;
    struct row rows[ROWS];                /* those that are left */
    int count, order;                     /* order: a column, or -1: the id */
    bool descending;
};

static swst_field_type type_of(const struct kind *kind, int column)
{
    return swst_field_type_of(swst_field_find(swst_kind_find(kind->name),
                                              kind->columns[column].field));
}

static void filter(struct asked *asked, int column, const char *sign, const char *value)
{
    swst_field_type type = type_of(asked->kind, column);
    int left = 0;

    for (int i = 0; i < asked->count; i++)
        if (keeps(type, asked->rows[i].values[column], sign, value))
            asked->rows[left++] = asked->rows[i];
    asked->count = left;
}

/* Choices are in the order of their words, which only the library knows: the
 * records of a test are ordered by other fields. */
static bool comes_before(const struct asked *asked, const struct row *left,
                         const struct row *right)
{
    int order = asked->order < 0 ? 0
        : compare(type_of(asked->kind, asked->order), left->values[asked->order],
                  right->values[asked->order]);

    if (asked->order < 0)
        return asked->descending ? left->id > right->id : left->id < right->id;
    return order ? (order < 0) != asked->descending : left->id < right->id;
}

static void sort(struct asked *asked)
{
    for (int i = 1; i < asked->count; i++)
        for (int j = i; j && comes_before(asked, &asked->rows[j], &asked->rows[j - 1]); j--) {
            struct row row = asked->rows[j];

            asked->rows[j] = asked->rows[j - 1];
            asked->rows[j - 1] = row;
        }
}

/* ---------------------------------------------------------- random questions */

/* The same condition for both, or for neither when it makes no sense. */
static void ask_one(swst_query *query, struct asked *asked, int *taken)
{
    static const char *const signs[] = { "=", "!=", "<", "<=", ">", ">=", "contains", "in" };
    const char *sign = signs[any(8)];
    int column = (int)any(FIELDS);
    const struct column *it = &asked->kind->columns[column];
    const char *value = it->values[any(VALUES)], *second = it->values[any(VALUES)];
    char both[80];

    if (strcmp(sign, "contains") == 0 && strchr(value, ','))
        return;                           /* of a set, one word is asked for */
    if (strcmp(sign, "in") == 0 && !strchr(value, ',') && !strchr(second, ',')) {
        snprintf(both, sizeof both, "%s,%s", value, second);
        value = both;
    } else if (strcmp(sign, "in") == 0) {
        return;
    }
    if (swst_query_where(query, it->field, sign, value)) {
        assert_string_equal(swst_error_code(), "bad_comparison");
        return;
    }
    ++*taken;
    filter(asked, column, sign, value);
}

static void ask_order(swst_query *query, struct asked *asked)
{
    static const int ordered[] = { 0, 2, 3 };
    char field[40];
    int column;

    asked->order = -1;
    if ((asked->descending = any(2)))
        assert_ok(swst_query_order_by(query, "-id"));
    if (any(4) == 0)
        return;
    column = ordered[any(3)];
    if (type_of(asked->kind, column) == SWST_CHOICE)
        return;
    asked->order = column;
    snprintf(field, sizeof field, "%s%s", asked->descending ? "-" : "",
             asked->kind->columns[column].field);
    assert_ok(swst_query_order_by(query, field));
}

static void assert_same(swst_store *store, const swst_query *query, const struct asked *asked)
{
    swst_cursor *cursor;

    assert_int_equal(count(store, query), asked->count);
    assert_ok(swst_query_run(store, query, &cursor));
    for (int i = 0; i < asked->count; i++) {
        assert_status(SWST_ROW, swst_cursor_next(cursor));
        assert_int_equal(swst_record_id(swst_cursor_record(cursor)), asked->rows[i].id);
        assert_int_equal(swst_record_is_voided(swst_cursor_record(cursor)),
                         asked->rows[i].voided);
    }
    assert_ok(swst_cursor_next(cursor));
    swst_cursor_free(cursor);
}

static void ask(swst_store *store, const struct kind *kind, const struct row *rows, int *taken)
{
    struct asked asked = { .kind = kind };
    swst_query *query = query_of(kind->name);
    bool voided = any(3) == 0;
    int limit = any(3) ? 0 : 1 + (int)any(20);

    for (int i = 0; i < ROWS; i++)
        if (voided || !rows[i].voided)
            asked.rows[asked.count++] = rows[i];
    swst_query_set_voided(query, voided);
    for (unsigned conditions = any(4); conditions; conditions--)
        ask_one(query, &asked, taken);
    ask_order(query, &asked);
    sort(&asked);
    swst_query_set_limit(query, limit);
    if (limit && limit < asked.count)
        asked.count = limit;
    assert_same(store, query, &asked);
    swst_query_free(query);
}

static void a_plain_filter_gives_the_same_list(void **state)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct row rows[ROWS];
        int taken = 0;

        for (int j = 0; j < ROWS; j++)
            given_row(*state, &kinds[i], &rows[j]);
        for (int j = 0; j < QUERIES; j++)
            ask(*state, &kinds[i], rows, &taken);
        assert_true(taken > QUERIES / 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(conditions_add_up),
        station_test(a_voided_record_is_found_on_request),
        station_test(no_more_are_counted_than_would_be_listed),
        station_test(many_values_are_taken_in_one_condition),
        station_test(a_plain_filter_gives_the_same_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
