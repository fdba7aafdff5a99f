/* Doors: what is no matter of single records takes a power, and every function that takes a
 * store is either behind a door or asks the rights over rows. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif

#include "../../support/station.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static swst_table *table;
static char *text;
static int64_t number;

/* ----------------------------------------------------------- behind a door */

#define KNOCK(name, call) \
    static swst_status knock_##name(swst_store *store) { return call; }
KNOCK(swst_store_backup, swst_store_backup(store, "doors.backup"))
KNOCK(swst_store_checkpoint, swst_store_checkpoint(store))
KNOCK(swst_store_rebuild, swst_store_rebuild(store))
KNOCK(swst_station_found, swst_station_found(store, "Station", "441882107", NULL))
KNOCK(swst_station_check, swst_station_check(store, &table))
KNOCK(swst_station_check_quick, swst_station_check_quick(store, &table))
KNOCK(swst_batch_begin, swst_batch_begin(store, (swst_batch **)&table))
KNOCK(swst_load_begin, swst_load_begin(store, "doors.jsonl", (swst_load **)&table))
KNOCK(swst_dump_begin, swst_dump_begin(store, "doors.jsonl", SWST_MASKED, (swst_dump **)&table))
KNOCK(swst_ledger_open, swst_ledger_open(store, "doors.csv", (swst_ledger **)&table))
KNOCK(swst_import_undo, swst_import_undo(store, 1, "reason"))
KNOCK(swst_import_list, swst_import_list(store, &table))
KNOCK(swst_client_merges, swst_client_merges(store, 0, &table))
KNOCK(swst_audit_list, swst_audit_list(store, NULL, NULL, 0, NULL, 0, NULL, 0, &table))
KNOCK(swst_audit_verify, swst_audit_verify(store, NULL, &table))
KNOCK(swst_audit_anchor, swst_audit_anchor(store, &text))
KNOCK(swst_audit_trim, swst_audit_trim(store, "2010-01-01", &number))
KNOCK(swst_audit_begin_key, swst_audit_begin_key(store))
KNOCK(swst_client_erase, swst_client_erase(store, 1, "term_ended", "2022-07-01", true, &table))
KNOCK(swst_erase_finish, swst_erase_finish(store))
KNOCK(swst_client_export, swst_client_export(store, 1, "json", &text))
KNOCK(swst_client_export_file, swst_client_export_file(store, 1, "doors.json"))
KNOCK(swst_store_seal, swst_store_seal(store))
KNOCK(swst_store_unseal, swst_store_unseal(store))
KNOCK(swst_store_change_key, swst_store_change_key(store, (const unsigned char *)
                                                   "0123456789abcdef0123456789abcdef", 32))
KNOCK(swst_session_set_reveal, swst_session_set_reveal(store, true))
KNOCK(swst_profile_may, swst_profile_may(store, 0))
KNOCK(swst_month_close, swst_month_close(store, "2022-06", "2022-07-01", false, &number))

static const struct {
    const char *name;
    swst_status (*knock)(swst_store *store);
} doors[] = {
#define DOOR(name) { #name, knock_##name }
    DOOR(swst_store_backup), DOOR(swst_store_checkpoint), DOOR(swst_store_rebuild),
    DOOR(swst_station_found), DOOR(swst_station_check), DOOR(swst_station_check_quick),
    DOOR(swst_batch_begin), DOOR(swst_load_begin), DOOR(swst_dump_begin), DOOR(swst_ledger_open),
    DOOR(swst_import_undo), DOOR(swst_import_list), DOOR(swst_client_merges),
    DOOR(swst_audit_list), DOOR(swst_audit_verify), DOOR(swst_audit_anchor),
    DOOR(swst_audit_trim), DOOR(swst_audit_begin_key), DOOR(swst_client_erase),
    DOOR(swst_erase_finish), DOOR(swst_client_export), DOOR(swst_client_export_file),
    DOOR(swst_store_seal), DOOR(swst_store_unseal), DOOR(swst_store_change_key),
    DOOR(swst_session_set_reveal), DOOR(swst_profile_may), DOOR(swst_month_close),
};

/* ------------------------------------------------------------ without a door */

/* They ask the rights over each row, or work on the handle alone and tell of no record. */
static const char *const others[] = {
    /* the handle */
    "swst_store_set_busy_timeout", "swst_store_create", "swst_store_open",
    "swst_store_set_journal", "swst_store_journal_of", "swst_store_free", "swst_store_set_actor",
    "swst_store_set_now", "swst_store_set_request", "swst_store_find_request",
    "swst_store_begin", "swst_store_commit", "swst_store_rollback", "swst_store_set_key",
    "swst_store_is_sealed", "swst_store_set_audit_key", "swst_audit_mode", "swst_session_begin",
    "swst_session_end", "swst_session_role", "swst_session_purpose", "swst_session_show",
    "swst_session_about",
    /* open reference data */
    "swst_station_setting", "swst_workday_is", "swst_workdays_between", "swst_workday_after",
    /* rows: of single records, and those that answers are made of */
    "swst_record_load", "swst_record_save", "swst_record_void", "swst_query_run",
    "swst_query_count", "swst_client_search", "swst_client_duplicates", "swst_client_merge",
    "swst_client_unmerge", "swst_household_succeed", "swst_household_split",
    "swst_household_merge", "swst_tier_current", "swst_activity_hold", "swst_activity_cancel",
    "swst_activity_postpone", "swst_activity_replan", "swst_activity_attend",
    "swst_case_advance", "swst_case_follow_up", "swst_case_review", "swst_case_refer",
    "swst_case_suspend", "swst_case_resume", "swst_case_close", "swst_case_decline",
    "swst_case_reopen", "swst_group_advance", "swst_group_join", "swst_group_leave",
    "swst_group_add_session", "swst_group_attend", "swst_programme_plan",
    "swst_programme_enrol", "swst_programme_leave", "swst_task_do",
    "swst_report_activities", "swst_report_appraisal", "swst_report_assignments",
    "swst_report_capacity", "swst_report_case_goals", "swst_report_cases",
    "swst_report_compliance", "swst_report_coverage", "swst_report_desk", "swst_report_due",
    "swst_report_enrolments", "swst_report_files", "swst_report_gaps",
    "swst_report_goal_history", "swst_report_goals", "swst_report_groups",
    "swst_report_improvements", "swst_report_indicator", "swst_report_indicator_rows",
    "swst_report_indicators", "swst_report_lag", "swst_report_late_facts",
    "swst_report_low_income", "swst_report_month_diff", "swst_report_month_figures",
    "swst_report_organizations", "swst_report_plan", "swst_report_programmes",
    "swst_report_rounds", "swst_report_screening", "swst_report_served", "swst_report_staff",
    "swst_report_summary", "swst_report_tasks", "swst_report_unconsented",
    "swst_report_unscreened", "swst_report_unserved", "swst_report_week",
};

enum { DOORS = sizeof doors / sizeof *doors, OTHERS = sizeof others / sizeof *others };

/* Those that load, save and void typed records are as the plain ones. */
static bool is_typed(const char *name)
{
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); ) {
        const char *const verbs[] = { "load", "save", "void" };

        for (int i = 0; i < 3; i++) {
            char typed[96];

            snprintf(typed, sizeof typed, "swst_%s_%s", swst_kind_name(kind), verbs[i]);
            if (strcmp(typed, name) == 0)
                return true;
        }
    }
    return false;
}

static int times_listed(const char *name)
{
    int times = is_typed(name);

    for (size_t i = 0; i < DOORS; i++)
        times += strcmp(doors[i].name, name) == 0;
    for (size_t i = 0; i < OTHERS; i++)
        times += strcmp(others[i], name) == 0;
    return times;
}

/* ------------------------------------------------------------------ headers */

/* The function of a declaration "swst_status swst_x(swst_store *store, ...)", which is cut
 * off there; NULL: it takes no store. */
static const char *function_of(char *declaration)
{
    char *open = strchr(declaration, '('), *name;

    if (open && strncmp(open, "(void)", 6) != 0 && strstr(open, "swst_store *store")) {
        *open = '\0';
        name = strrchr(declaration, '*');
        if (!name || (strrchr(declaration, ' ') && strrchr(declaration, ' ') > name))
            name = strrchr(declaration, ' ');
        return name + 1;
    }
    return NULL;
}

static int check_header(const char *path)
{
    size_t size;
    char *header = file_bytes(path, &size);
    int found = 0;

    for (char *at = header; (at = strstr(at, "\nSWST_API")); ) {
        char *end = strchr(at, ';');
        const char *name;

        *end = '\0';
        if ((name = function_of(at))) {
            found++;
            if (times_listed(name) != 1)
                fail_msg("%s takes a store: list it once, behind a door or without", name);
        }
        at = end + 1;
    }
    free(header);
    return found;
}

static void every_function_that_takes_a_store_is_listed_here(void **state)
{
    DIR *folder = opendir(HEADERS);
    struct dirent *entry;
    int found = 0;

    (void)state;
    assert_non_null(folder);
    while ((entry = readdir(folder))) {
        char path[4096];

        snprintf(path, sizeof path, "%s/%s", HEADERS, entry->d_name);
        if (strstr(entry->d_name, ".h"))
            found += check_header(path);
    }
    closedir(folder);
    assert_true(found >= DOORS + OTHERS);
}

/* ------------------------------------------------------------------ knocking */

static int64_t worker, account;         /* of who works in the session */

static void given_session(swst_store *store, const char *role)
{
    swst_store_set_now(store, INT64_C(1656640800000));       /* 2022-07-01 */
    worker = given(store, "worker", "name", "Worker", NULL);
    account = given(store, "account", "worker_id", ID(worker), "role", role, "starts_on",
                    "2020-01-01", NULL);
    assert_ok(swst_session_begin(store, worker, "service"));
}

static int64_t lines_of(swst_store *store, const char *action)
{
    swst_table *lines = NULL;
    int64_t rows;

    assert_ok(swst_audit_list(store, NULL, NULL, 0, NULL, 0, action, 0, &lines));
    rows = (int64_t)swst_table_rows(lines);
    swst_table_free(lines);
    return rows;
}

static void a_volunteer_is_refused_at_every_door(void **state)
{
    given_session(*state, "volunteer");
    remove_file("doors.backup");
    write_file("doors.jsonl", "", 0);
    write_file("doors.csv", "", 0);
    for (size_t i = 0; i < DOORS; i++) {
        swst_status status = doors[i].knock(*state);
        bool sealed = strstr(doors[i].name, "seal") || strstr(doors[i].name, "change_key");

        if (status == SWST_ENOCRYPTO && sealed && !swst_keys_provider())
            continue;
        if (status != SWST_EDENIED)
            fail_msg("%s: %s", doors[i].name, swst_status_name(status));
    }
    assert_false(file_exists("doors.backup"));
    assert_null(table);
    assert_null(text);
}

/* As the owner they do something or fail in another way: it is the role that is refused. */
static void the_owner_is_let_in(void **state)
{
    assert_ok(swst_store_checkpoint(*state));
    assert_ok(swst_store_rebuild(*state));
    assert_ok(swst_station_check(*state, &table));
    swst_table_free(table);
    table = NULL;
    assert_ok(swst_import_list(*state, &table));
    swst_table_free(table);
    table = NULL;
    assert_status(SWST_ENOTFOUND, swst_import_undo(*state, 1, "reason"));
}

static void a_refusal_stands_in_the_audit(void **state)
{
    given_session(*state, "volunteer");
    assert_status(SWST_EDENIED, swst_store_rebuild(*state));
    assert_error("role_may_not", NULL);
    swst_session_end(*state);
    assert_int_equal(1, lines_of(*state, "denied"));
}

static void an_account_that_has_ended_opens_no_door(void **state)
{
    given_session(*state, "head");
    assert_ok(swst_store_checkpoint(*state));
    swst_session_end(*state);
    assert_ok(change(*state, "account", account, "ends_on", "2022-07-01"));
    assert_ok(swst_session_begin(*state, worker, "service"));
    assert_ok(swst_store_checkpoint(*state));
    swst_store_set_now(*state, INT64_C(1656813600000));      /* 2022-07-03 */
    assert_status(SWST_EDENIED, swst_store_checkpoint(*state));
}

/* --------------------------------------------------------------- whole files */

static int64_t keys_wrong(swst_store *store)
{
    int64_t rows;

    assert_ok(swst_station_check(store, &table));
    rows = (int64_t)swst_table_rows(table);
    swst_table_free(table);
    table = NULL;
    return rows;
}

static void who_maintains_a_file_works_on_all_of_it_and_sees_no_more(void **state)
{
    int64_t area = given_village(*state, "441882107201"), client = given_client(*state, area);
    swst_record *record = NULL;

    assert_int_equal(0, keys_wrong(*state));
    given_session(*state, "security_admin");
    assert_ok(swst_store_rebuild(*state));
    assert_int_equal(0, keys_wrong(*state));
    assert_status(SWST_EDENIED, swst_record_load(*state, swst_kind_find("client"), client,
                                                 &record));
    swst_session_end(*state);
    assert_int_equal(0, keys_wrong(*state));
}

static void a_backup_by_who_sees_nobody_is_whole(void **state)
{
    swst_store *store = given_file("doors.swst");
    int64_t area = given_village(store, "441882107201"), client = given_client(store, area);

    (void)state;
    remove_file("doors.backup");
    remove("doors.backup.manifest");
    given_session(store, "security_admin");
    assert_ok(swst_store_backup(store, "doors.backup"));
    swst_session_end(store);
    assert_int_equal(1, lines_of(store, "backup"));
    assert_ok(swst_backup_verify("doors.backup"));
    assert_int_equal(client, number_in_file("doors.backup", "SELECT id FROM client"));
    swst_store_free(store);
}

static swst_status dump(swst_store *store, const char *path, unsigned flags)
{
    swst_dump *dump = NULL;
    swst_status status;

    remove(path);
    if ((status = swst_dump_begin(store, path, flags, &dump)))
        return status;
    while ((status = swst_dump_step(dump)) == SWST_ROW)
        continue;
    swst_dump_free(dump);
    return status;
}

static void assert_same_files(const char *left, const char *right)
{
    size_t sizes[2];
    char *bytes[] = { file_bytes(left, &sizes[0]), file_bytes(right, &sizes[1]) };

    assert_int_equal(sizes[0], sizes[1]);
    assert_memory_equal(bytes[0], bytes[1], sizes[0]);
    free(bytes[0]);
    free(bytes[1]);
}

static void a_dump_is_the_owners_or_does_not_begin(void **state)
{
    int64_t area = given_village(*state, "441882107201");

    given_client(*state, area);
    given(*state, "client", "name", "Child", "area_id", ID(area), "birth_date", "2015-01-01",
          "registered_on", "2020-01-01", "note", "secret", NULL);
    given_session(*state, "head");
    assert_status(SWST_EDENIED, dump(*state, "head.jsonl", 0));
    assert_error("reveal_first", NULL);
    assert_ok(swst_session_set_reveal(*state, true));
    assert_ok(dump(*state, "head.jsonl", 0));
    assert_ok(dump(*state, "head_masked.jsonl", SWST_MASKED));
    swst_session_end(*state);
    assert_int_equal(2, lines_of(*state, "export"));
    assert_ok(dump(*state, "owner.jsonl", 0));
    assert_ok(dump(*state, "owner_masked.jsonl", SWST_MASKED));
    assert_same_files("head.jsonl", "owner.jsonl");
    assert_same_files("head_masked.jsonl", "owner_masked.jsonl");
}

static void a_role_that_sees_less_than_all_dumps_nothing(void **state)
{
    given_session(*state, "deputy");
    assert_ok(swst_session_set_reveal(*state, true));
    assert_status(SWST_EDENIED, dump(*state, "deputy.jsonl", 0));
    assert_error("not_all", NULL);
    assert_false(file_exists("deputy.jsonl"));
}

static void who_is_narrowed_brings_nothing_in(void **state)
{
    int64_t area = given_village(*state, "441882107201");

    swst_store_set_now(*state, INT64_C(1656640800000));
    worker = given(*state, "worker", "name", "Worker", NULL);
    account = given(*state, "account", "worker_id", ID(worker), "role", "head", "starts_on",
                    "2020-01-01", NULL);
    given(*state, "account_scope", "account_id", ID(account), "area_id", ID(area), NULL);
    write_file("doors.jsonl", "", 0);
    assert_ok(swst_session_begin(*state, worker, "service"));
    assert_status(SWST_EDENIED, knock_swst_load_begin(*state));
    assert_error("whole_station", NULL);
    assert_status(SWST_EDENIED, knock_swst_ledger_open(*state));
    assert_status(SWST_EDENIED, knock_swst_dump_begin(*state));
    assert_error("whole_station", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_function_that_takes_a_store_is_listed_here),
        station_test(a_volunteer_is_refused_at_every_door),
        station_test(the_owner_is_let_in),
        station_test(a_refusal_stands_in_the_audit),
        station_test(an_account_that_has_ended_opens_no_door),
        station_test(who_maintains_a_file_works_on_all_of_it_and_sees_no_more),
        cmocka_unit_test(a_backup_by_who_sees_nobody_is_whole),
        station_test(a_dump_is_the_owners_or_does_not_begin),
        station_test(a_role_that_sees_less_than_all_dumps_nothing),
        station_test(who_is_narrowed_brings_nothing_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
