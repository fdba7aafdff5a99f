/* Two records of one client become one, and become two again, exactly. */
#include "dumped.h"
#include "homes.h"

#define DUMP "merge-dump"

static int64_t merged(swst_store *store, int64_t keep, int64_t other)
{
    int64_t merge = 0;

    assert_ok(swst_client_merge(store, keep, other, "entered twice", &merge));
    assert_true(merge > 0);
    return merge;
}

static swst_status merge(swst_store *store, int64_t keep, int64_t other)
{
    int64_t unused = -7;
    swst_status status = swst_client_merge(store, keep, other, "entered twice", &unused);

    if (status)
        assert_int_equal(unused, -7);
    return status;
}

/* ---------------------------------------------------------------- every kind */

/* A value that a field takes, whatever it is; NULL: leave it. */
static const char *some_value(swst_store *store, const swst_field *field, int64_t client)
{
    const swst_kind *target = swst_field_target(field);
    static char text[80];
    static int texts;

    if (target == swst_kind_find("client"))
        return ID(client);
    if (target == swst_kind_find("area"))
        return ID(given_area(store));
    if (target)
        return NULL;
    switch (swst_field_type_of(field)) {
    case SWST_DAY: return "2022-02-01";
    case SWST_INSTANT: return strcmp(swst_field_name(field), "expires_at")
        ? "2022-02-01T08:00:00.000Z" : "2022-02-02T08:00:00.000Z";
    case SWST_CHOICE: case SWST_SET: return swst_field_choice(field, 1);
    case SWST_FLAG: return "false";
    case SWST_TEXT:
        snprintf(text, sizeof text, strcmp(swst_field_name(field), "sha256") ? "a%d" : "%064x",
                 texts++);
        return text;
    default: return "1";
    }
}

/* Fill what is required, and every reference to a client. */
static swst_record *some_record(swst_store *store, const swst_kind *kind, int64_t client);

static int64_t saved(swst_store *store, swst_record *record)
{
    int64_t id;

    if (swst_record_save(store, record))
        fail_msg("%s: %s (%s)", swst_kind_name(swst_record_kind(record)),
                 swst_error_message("en"), swst_error_field());
    id = swst_record_id(record);
    swst_record_free(record);
    return id;
}

/* A grant is for a worker or a volunteer, and signed by another. */
static bool is(const swst_kind *kind, const char *name)
{
    return strcmp(swst_kind_name(kind), name) == 0;
}

static bool is_one_of_two(const swst_field *field)
{
    return strcmp(swst_field_name(field), "worker_id") == 0
        || strcmp(swst_field_name(field), "first_id") == 0;
}

static swst_record *some_record(swst_store *store, const swst_kind *kind, int64_t client)
{
    swst_record *record = swst_record_new(kind);

    for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); ) {
        bool required = swst_field_flags(field) & SWST_REQUIRED;
        bool is_client = swst_field_target(field) == swst_kind_find("client");
        const char *value = required || is_client ? some_value(store, field, client) : NULL;

        if (is(kind, "access_grant") && is_one_of_two(field))
            value = ID(given(store, "worker", "name", "Lin", NULL));
        if (required && !value)
            value = ID(saved(store, some_record(store, swst_field_target(field), client)));
        if (value)
            assert_ok(swst_record_set(record, swst_field_name(field), value));
    }
    return record;
}

static bool refers_to_clients(const swst_kind *kind)
{
    for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
        if (swst_field_target(field) == swst_kind_find("client"))
            return true;
    return false;
}

static void assert_nobody_refers_to(swst_store *store, int64_t client)
{
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); ) {
            swst_query *query;
            int64_t count = -1;

            if (swst_field_target(field) != swst_kind_find("client"))
                continue;
            query = swst_query_new(kind);
            swst_query_set_voided(query, true);
            assert_ok(swst_query_where(query, swst_field_name(field), "=", ID(client)));
            assert_ok(swst_query_count(store, query, &count));
            if (count)
                fail_msg("%s.%s still refers to it", swst_kind_name(kind), swst_field_name(field));
            swst_query_free(query);
        }
}

/* A row of every kind that may refer to a client, and a voided one. */
static int given_rows_of_every_kind(swst_store *store, int64_t client)
{
    int kinds = 0;

    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); ) {
        if (!refers_to_clients(kind))
            continue;
        kinds++;
        assert_ok(void_it(store, swst_kind_name(kind), saved(store, some_record(store, kind,
                                                                                client)), "wrong"));
        saved(store, some_record(store, kind, client));
    }
    return kinds;
}

static void rows_of_every_kind_follow_and_come_back(void **state)
{
    int64_t keep = given_client(*state, given_area(*state));
    int64_t other = given_client(*state, given_area(*state));
    char *before, *after;
    int64_t number;

    assert_true(given_rows_of_every_kind(*state, other) >= 15);
    before = dumped(*state, DUMP);
    number = merged(*state, keep, other);
    assert_nobody_refers_to(*state, other);
    assert_value(*state, "client", other, "void_reason", "entered twice");
    assert_ok(swst_client_unmerge(*state, number));
    assert_nobody_refers_to(*state, keep);
    after = dumped(*state, DUMP);
    assert_same_dump(before, after);
    free(before);
    free(after);
}

/* -------------------------------------------------------------------- and back */

static void what_was_recorded_since_stays_with_who_was_kept(void **state)
{
    int64_t keep = given_client(*state, given_area(*state));
    int64_t other = given_client(*state, given_area(*state));
    int64_t first = given_visit(*state, other, "2022-03-01", "home"), number, since;

    number = merged(*state, keep, other);
    since = given_visit(*state, keep, "2022-04-01", "home");
    assert_ok(change(*state, "visit", first, "minutes", "20"));
    assert_ok(swst_client_unmerge(*state, number));
    assert_value(*state, "visit", first, "client_id", ID(other));
    assert_value(*state, "visit", first, "minutes", "20");
    assert_value(*state, "visit", since, "client_id", ID(keep));
    assert_value(*state, "client", other, "voided_at", NULL);
    assert_value(*state, "client", other, "void_reason", NULL);
}

static void what_is_undone_is_as_if_the_later_record_stood_alone(void **state)
{
    int64_t keep = given_client(*state, given_area(*state));
    int64_t other = given_client(*state, given_area(*state)), number, since;
    char *before, *after;

    given_visit(*state, other, "2022-03-01", "home");
    given_tier(*state, other, "red", "2022-01-01", NULL);
    before = dumped(*state, DUMP);
    number = merged(*state, keep, other);
    since = given_visit(*state, keep, "2022-04-01", "home");
    assert_ok(swst_client_unmerge(*state, number));
    after = dumped(*state, DUMP);
    assert_non_null(strstr(after, ID(since)));
    for (char *line = strstr(after, ID(since)), *end = strchr(line, '\n') + 1; *end || *line; )
        if (!(*line++ = *end ? *end++ : '\0'))       /* take the line of the later record out */
            break;
    assert_same_dump(before, after);
    free(before);
    free(after);
}

static void a_row_that_was_voided_since_comes_back_voided(void **state)
{
    int64_t keep = given_client(*state, given_area(*state));
    int64_t other = given_client(*state, given_area(*state));
    int64_t visit = given_visit(*state, other, "2022-03-01", "home"), number;

    number = merged(*state, keep, other);
    assert_ok(void_it(*state, "visit", visit, "never happened"));
    assert_ok(swst_client_unmerge(*state, number));
    assert_value(*state, "visit", visit, "client_id", ID(other));
    assert_value(*state, "visit", visit, "void_reason", "never happened");
}

static void a_row_that_refers_to_somebody_else_by_now_is_in_the_way(void **state)
{
    int64_t keep = given_client(*state, given_area(*state));
    int64_t other = given_client(*state, given_area(*state));
    int64_t third = given_client(*state, given_area(*state));
    int64_t visit = given_visit(*state, other, "2022-03-01", "home"), number;
    char *before, *after;

    number = merged(*state, keep, other);
    assert_ok(change(*state, "visit", visit, "client_id", ID(third)));
    before = dumped(*state, DUMP);
    assert_status(SWST_ECONFLICT, swst_client_unmerge(*state, number));
    assert_error("merge_row_changed", NULL);
    assert_non_null(strstr(swst_error_message("en"), ID(visit)));
    assert_non_null(strstr(swst_error_message("zh"), ID(visit)));
    after = dumped(*state, DUMP);
    assert_same_dump(before, after);
    free(before);
    free(after);
    assert_ok(change(*state, "visit", visit, "client_id", ID(keep)));
    assert_ok(swst_client_unmerge(*state, number));
}

static void the_latest_merge_is_undone_first(void **state)
{
    int64_t area = given_area(*state), a = given_client(*state, area);
    int64_t b = given_client(*state, area), c = given_client(*state, area);
    int64_t d = given_client(*state, area);
    int64_t first = merged(*state, b, c), elsewhere, second;

    second = merged(*state, a, b);
    elsewhere = given_client(*state, given_area(*state));
    merged(*state, d, elsewhere);
    assert_status(SWST_ECONFLICT, swst_client_unmerge(*state, first));
    assert_error("merge_not_latest", NULL);
    assert_non_null(strstr(swst_error_message("en"), ID(second)));
    assert_ok(swst_client_unmerge(*state, second));
    assert_ok(swst_client_unmerge(*state, first));
    assert_status(SWST_ECONFLICT, swst_client_unmerge(*state, first));
    assert_error("merge_undone", NULL);
    assert_status(SWST_ENOTFOUND, swst_client_unmerge(*state, 99));
    assert_error("no_such_merge", NULL);
    assert_status(SWST_EMISUSE, swst_client_unmerge(NULL, first));
}

static void a_merge_that_was_undone_can_be_done_again(void **state)
{
    int64_t keep = given_client(*state, given_area(*state));
    int64_t other = given_client(*state, given_area(*state)), first, second;

    given_visit(*state, other, "2022-03-01", "home");
    first = merged(*state, keep, other);
    assert_ok(swst_client_unmerge(*state, first));
    second = merged(*state, other, keep);                    /* the other way round */
    assert_int_not_equal(first, second);
    assert_ok(swst_client_unmerge(*state, second));
}

/* --------------------------------------------------------------- contradictions */

/* The merge is refused, names both records, and writes nothing. */
static void assert_contradiction(swst_store *store, int64_t keep, int64_t other, int64_t row,
                                 int64_t in_the_way)
{
    char *before = dumped(store, DUMP), *after;

    assert_status(SWST_ECONFLICT, merge(store, keep, other));
    assert_string_equal(swst_error_code(), "merge_contradicts");
    for (int zh = 0; zh < 2; zh++) {
        const char *sentence = swst_error_message(zh ? "zh" : "en");

        assert_non_null(strstr(sentence, ID(row)));
        if (in_the_way)
            assert_non_null(strstr(sentence, ID(in_the_way)));
        assert_null(strstr(sentence, "林"));
    }
    after = dumped(store, DUMP);
    assert_same_dump(before, after);
    free(before);
    free(after);
}

static void two_households_at_once_must_be_resolved_first(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_household(*state, home.area), keeps, moves;

    keeps = given_member(*state, other, home.people[3], "2022-01-01", NULL);
    moves = given_member(*state, home.id, home.people[4], "2021-01-01", NULL);
    assert_contradiction(*state, home.people[3], home.people[4], moves, keeps);
    assert_error("merge_contradicts", "household_member.starts_on");
    assert_ok(change(*state, "household_member", moves, "ends_on", "2021-12-31"));
    merged(*state, home.people[3], home.people[4]);
}

static void two_enrolments_at_once_must_be_resolved_first(void **state)
{
    int64_t keep = given_client(*state, given_area(*state));
    int64_t other = given_client(*state, given_area(*state));
    int64_t programme = given(*state, "programme", "name", "三个一", NULL), first, second;

    first = given(*state, "enrolment", "programme_id", ID(programme), "client_id", ID(keep),
                  "starts_on", "2022-01-01", NULL);
    second = given(*state, "enrolment", "programme_id", ID(programme), "client_id", ID(other),
                   "starts_on", "2022-03-01", NULL);
    assert_contradiction(*state, keep, other, second, first);
}

static void facts_outside_the_life_of_who_is_kept_must_be_resolved_first(void **state)
{
    int64_t keep = given_client(*state, given_area(*state));
    int64_t other = given_client(*state, given_area(*state));
    int64_t visit = given_visit(*state, other, "2022-05-01", "home");

    died(*state, keep, "2022-04-01");
    assert_contradiction(*state, keep, other, visit, 0);
    assert_error("merge_contradicts", "visit.visited_on");
    assert_ok(change(*state, "visit", visit, "visited_on", "2022-04-01"));
    merged(*state, keep, other);
}

static void what_was_headed_before_is_headed_by_who_is_kept(void **state)
{
    struct home home = given_family(*state);
    int64_t row;

    died(*state, home.people[0], "2022-04-01");             /* the head before */
    given_head(*state, home.id, home.people[3], "2022-04-01", NULL);
    row = given(*state, "household_member", "household_id", ID(home.id), "client_id",
                ID(home.people[4]), "starts_on", "2019-01-01", "ends_on", "2019-12-31", "is_head",
                "true", NULL);
    merged(*state, home.people[3], home.people[4]);
    assert_value(*state, "household_member", row, "client_id", ID(home.people[3]));
}

/* The dead head turns out to be somebody alive: two heads would meet. */
static void a_merge_that_makes_two_heads_is_refused(void **state)
{
    struct home home = given_family(*state);
    swst_query *query = swst_query_new(swst_kind_find("household_member"));
    swst_cursor *cursor;
    int64_t row, next;

    assert_ok(swst_query_where(query, "client_id", "=", ID(home.people[0])));
    assert_ok(swst_query_run(*state, query, &cursor));
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    row = swst_record_id(swst_cursor_record(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    died(*state, home.people[0], "2022-04-01");
    next = given_head(*state, home.id, home.people[3], "2022-04-01", NULL);
    assert_contradiction(*state, home.people[4], home.people[0], row, next);
}

static void taking_back_is_held_to_all_rules(void **state)
{
    int64_t keep = given_client(*state, given_area(*state));
    int64_t other = given_client(*state, given_area(*state));
    int64_t visit = given_visit(*state, other, "2022-03-01", "home"), number;
    char *before, *after;

    died(*state, other, "2022-04-01");
    number = merged(*state, keep, other);
    assert_ok(change(*state, "visit", visit, "visited_on", "2022-05-01"));
    before = dumped(*state, DUMP);
    assert_status(SWST_ECONFLICT, swst_client_unmerge(*state, number));
    assert_error("merge_contradicts", "visit.visited_on");
    assert_non_null(strstr(swst_error_message("en"), ID(visit)));
    after = dumped(*state, DUMP);
    assert_same_dump(before, after);
    free(before);
    free(after);
}

static void a_client_of_an_area_that_was_voided_does_not_come_back(void **state)
{
    int64_t area = given_village(*state, "441882107202"), number;
    int64_t keep = given_client(*state, given_village(*state, "441882107203"));
    int64_t other = given_client(*state, area);

    number = merged(*state, keep, other);
    assert_ok(void_it(*state, "area", area, "entered twice"));
    assert_status(SWST_ECONFLICT, swst_client_unmerge(*state, number));
    assert_error("merge_contradicts", "client.area_id");
    assert_non_null(strstr(swst_error_message("zh"), ID(other)));
    assert_value(*state, "client", other, "void_reason", "entered twice");
}

static void what_makes_no_sense_is_refused(void **state)
{
    int64_t keep = given_client(*state, given_area(*state));
    int64_t other = given_client(*state, given_area(*state)), number = -7;

    assert_status(SWST_EINVALID, merge(*state, keep, keep));
    assert_error("same_record", NULL);
    assert_status(SWST_ENOTFOUND, merge(*state, keep, 12));
    assert_status(SWST_ENOTFOUND, merge(*state, 12, keep));
    assert_status(SWST_EINVALID, swst_client_merge(*state, keep, other, "", &number));
    assert_error("no_reason", NULL);
    assert_status(SWST_EMISUSE, swst_client_merge(*state, keep, other, NULL, &number));
    assert_status(SWST_EMISUSE, swst_client_merge(*state, keep, other, "twice", NULL));
    assert_ok(void_it(*state, "client", other, "moved"));
    assert_status(SWST_ENOTFOUND, merge(*state, keep, other));
    assert_error("voided_already", NULL);
    assert_status(SWST_ENOTFOUND, merge(*state, other, keep));
    assert_int_equal(number, -7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(rows_of_every_kind_follow_and_come_back),
        station_test(what_was_recorded_since_stays_with_who_was_kept),
        station_test(what_is_undone_is_as_if_the_later_record_stood_alone),
        station_test(a_row_that_was_voided_since_comes_back_voided),
        station_test(a_row_that_refers_to_somebody_else_by_now_is_in_the_way),
        station_test(the_latest_merge_is_undone_first),
        station_test(a_merge_that_was_undone_can_be_done_again),
        station_test(two_households_at_once_must_be_resolved_first),
        station_test(two_enrolments_at_once_must_be_resolved_first),
        station_test(facts_outside_the_life_of_who_is_kept_must_be_resolved_first),
        station_test(what_was_headed_before_is_headed_by_who_is_kept),
        station_test(a_merge_that_makes_two_heads_is_refused),
        station_test(taking_back_is_held_to_all_rules),
        station_test(a_client_of_an_area_that_was_voided_does_not_come_back),
        station_test(what_makes_no_sense_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
