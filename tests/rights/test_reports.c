/* What lists people lists those alone whom the session sees, whoever asks whatever; and
 * figures are of those whom it counts. */
#include "office.h"

#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

struct asked {
    swst_store *store;
    struct office office;
    struct plain plain;
    struct plain_viewer viewer;
    signed char seen[MOST_CLIENTS];         /* by the session; 0: not asked yet */
    long cells;
};

static struct asked it;

static int open_reports(void **state)
{
    (void)state;
    it.store = swst_store_new();
    assert_ok(swst_store_create(it.store, ":memory:"));
    office_open(&it.office, it.store);
    it.plain.now = OFFICE_NOW;
    it.plain.today = day_of("2022-07-01");
    plain_read(&it.plain, it.store);
    return 0;
}

static int close_reports(void **state)
{
    (void)state;
    plain_free(&it.plain);
    swst_store_free(it.store);
    return 0;
}

static int end_session(void **state)
{
    (void)state;
    swst_session_end(it.store);
    return 0;
}

static bool sees_client(int64_t id, enum plain_deed deed)
{
    struct plain_kind *clients = plain_kind(&it.plain, "client");

    return plain_may(&it.plain, &it.viewer, clients, plain_row(clients, id), deed);
}

/* Whether the session may read who is of this number: found out once. */
static bool sees(int number)
{
    signed char *kept = &it.seen[number];

    if (!*kept)
        *kept = sees_client(it.office.clients[number], READS) ? 1 : -1;
    return *kept > 0;
}

/* ------------------------------------------------------------ what a table tells */

static void check_text(const char *report, const char *text)
{
    for (const char *at = text; (at = strchr(at, 'K')); at++) {
        int number = 0;

        if (sscanf(at, "K%4d", &number) != 1 || number < 1000)
            continue;
        it.cells++;
        if (number - 1000 >= it.office.client_count
            || !sees(number - 1000))
            fail_msg("%s names K%d to a %s", report, number, swst_session_role(it.store));
    }
}

static void check_number(const char *report, int64_t number)
{
    for (int i = 0; i < it.office.client_count; i++)
        if (it.office.clients[i] == number) {
            it.cells++;
            if (!sees(i))
                fail_msg("%s tells the id of a client to a %s", report,
                         swst_session_role(it.store));
        }
}

static void check_table(const char *report, const swst_table *table)
{
    for (size_t row = 0; row < swst_table_rows(table); row++)
        for (size_t i = 0; i < swst_table_columns(table); i++) {
            const char *column = swst_field_name(swst_table_column(table, i));
            const char *text = swst_table_text(table, row, column);
            const swst_table *inner = swst_table_inner(table, row, column);

            if (text)
                check_text(report, text);
            check_number(report, swst_table_int(table, row, column));
            if (inner)
                check_table(report, inner);
        }
}

/* ---------------------------------------------------------------------- reports */

#define FROM "2022-01-01"
#define TO "2022-06-30"
#define DAY "2022-07-01"

typedef swst_status of_day(swst_store *, const char *, const swst_filter *, swst_table **);
typedef swst_status of_period(swst_store *, const char *, const char *, const char *,
                              const swst_filter *, swst_table **);

static void check(const char *report, swst_status status, swst_table *table, long *allowed)
{
    if (status == SWST_OK)
        check_table(report, table);
    else if (status != SWST_EDENIED)
        fail_msg("%s: %s", report, swst_error_message("en"));
    *allowed += status == SWST_OK;
    swst_table_free(table);
}

static void try_of_day(long *allowed)
{
    static const struct { const char *name; of_day *ask; } reports[] = {
        { "due", swst_report_due }, { "desk", swst_report_desk }, { "week", swst_report_week },
        { "files", swst_report_files }, { "low_income", swst_report_low_income },
        { "staff", swst_report_staff }, { "assignments", swst_report_assignments },
        { "capacity", swst_report_capacity }, { "appraisal", swst_report_appraisal },
        { "unconsented", swst_report_unconsented },
    };

    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        swst_table *table = NULL;
        swst_status status = reports[i].ask(it.store, DAY, NULL, &table);

        check(reports[i].name, status, table, allowed);
    }
}

static void try_of_period(long *allowed)
{
    static const struct { const char *name; of_period *ask; } reports[] = {
        { "unserved", swst_report_unserved }, { "gaps", swst_report_gaps },
        { "lag", swst_report_lag }, { "served", swst_report_served },
        { "activities", swst_report_activities }, { "programmes", swst_report_programmes },
        { "enrolments", swst_report_enrolments }, { "tasks", swst_report_tasks },
        { "case_goals", swst_report_case_goals }, { "cases", swst_report_cases },
        { "coverage", swst_report_coverage }, { "compliance", swst_report_compliance },
        { "indicators", swst_report_indicators },
    };

    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        swst_table *table = NULL;
        swst_status status = reports[i].ask(it.store, FROM, TO, DAY, NULL, &table);

        check(reports[i].name, status, table, allowed);
    }
}

static void try_rows(long *allowed)
{
    for (size_t i = 0; i < swst_indicator_count(); i++) {
        const char *code = swst_indicator_code(swst_indicator_at(i));
        swst_table *table = NULL;
        swst_status status = swst_report_indicator_rows(it.store, code, FROM, TO, DAY, NULL,
                                                        &table);

        check(code, status, table, allowed);
    }
}

static void try_finding(long *allowed)
{
    static const char *const texts[] = { "K", "K1000", "K10", "10", "T00001" };
    swst_table *table = NULL;
    swst_status status;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        status = swst_client_search(it.store, texts[i], 0, 1000, &table);
        check("search", status, table, allowed);
        table = NULL;
    }
    for (int i = 0; i < it.office.client_count; i += 5) {
        status = swst_client_merges(it.store, it.office.clients[i], &table);
        if (status == SWST_OK)
            check("merges", status, table, allowed);
        table = NULL;
    }
    status = swst_client_duplicates(it.store, &table);
    check("duplicates", status, table, allowed);
}

static long begin_and(int viewer, bool has_purpose, void (*attempt)(long *allowed))
{
    long allowed = 0;

    memset(it.seen, 0, sizeof it.seen);
    plain_view(&it.plain, &it.viewer, it.office.people[viewer], has_purpose);
    assert_ok(swst_session_begin(it.store, it.office.people[viewer],
                                 has_purpose ? "casework" : NULL));
    attempt(&allowed);
    swst_session_end(it.store);
    return allowed;
}

static void try_all(void (*attempt)(long *allowed))
{
    long allowed = 0;

    it.cells = 0;
    for (int viewer = 0; viewer < VIEWERS; viewer++)
        for (int has_purpose = 0; has_purpose < 2; has_purpose++)
            allowed += begin_and(viewer, has_purpose, attempt);
    print_message("%ld reports, %ld cells about somebody\n", allowed, it.cells);
    assert_true(allowed > 0);
}

static void lists_of_a_day_name_nobody_unseen(void **state)
{
    (void)state;
    try_all(try_of_day);
    assert_true(it.cells > 100);
}

static void lists_of_a_period_name_nobody_unseen(void **state)
{
    (void)state;
    try_all(try_of_period);
    assert_true(it.cells > 100);
}

static void what_stands_behind_a_figure_names_nobody_unseen(void **state)
{
    (void)state;
    try_all(try_rows);
    assert_true(it.cells > 100);
}

static void nobody_unseen_is_found(void **state)
{
    (void)state;
    try_all(try_finding);
    assert_true(it.cells > 100);
}

/* ---------------------------------------------------------------------- figures */

/* The clients whom a role counts, whatever their names are to it. */
static void figures_are_of_those_whom_the_role_counts(void **state)
{
    (void)state;
    for (int viewer = 0; viewer < VIEWERS; viewer++) {
        swst_table *table = NULL;
        int64_t expected = 0;
        swst_status status;

        plain_view(&it.plain, &it.viewer, it.office.people[viewer], false);
        for (int i = 0; i < it.office.client_count; i++)
            expected += sees_client(it.office.clients[i], COUNTS);
        assert_ok(swst_session_begin(it.store, it.office.people[viewer], NULL));
        status = swst_report_indicator(it.store, "POP.IN_SCOPE", FROM, DAY, DAY, NULL, false,
                                       &table);
        if (status == SWST_OK)
            assert_int_equal(expected, swst_table_int(table, 0, "value"));
        else
            assert_true(status == SWST_EDENIED && !expected);
        swst_table_free(table);
        swst_session_end(it.store);
    }
}

#define ended(test) cmocka_unit_test_teardown(test, end_session)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ended(lists_of_a_day_name_nobody_unseen),
        ended(lists_of_a_period_name_nobody_unseen),
        ended(what_stands_behind_a_figure_names_nobody_unseen),
        ended(nobody_unseen_is_found),
        ended(figures_are_of_those_whom_the_role_counts),
    };
    return cmocka_run_group_tests(tests, open_reports, close_reports);
}
