/* Erasing one person: what stands against it, what goes, what stays, and that it lasts. */
#include "../support/station.h"

#include "domain/privacy/about.h"
#include "model/structs.h"
#include "store/erase.h"

#include <stdio.h>

#define DAY "2026-01-01"

/* Who left in 2014, and a term of ten years. */
static int64_t given_gone(swst_store *store)
{
    int64_t client = given_client(store, given_area(store));

    assert_ok(change(store, "client", client, "registered_on", "2010-01-01"));
    assert_ok(change(store, "client", client, "phone", "13800001234"));
    assert_ok(change(store, "client", client, "birth_date", "1950-06-15"));
    assert_ok(change(store, "client", client, "exited_on", "2014-03-01"));
    return client;
}

static int64_t given_term(swst_store *store, const char *what, const char *starts,
                          const char *years, const char *action)
{
    return given(store, "retention_term", "what", what, "starts", starts, "years", years,
                 "action", action, NULL);
}

static swst_status erase_on(swst_store *store, int64_t client, const char *reason,
                            const char *day)
{
    swst_table *table = NULL;
    swst_status status = swst_client_erase(store, client, reason, day, true, &table);

    swst_table_free(table);
    return status;
}

static swst_status erase(swst_store *store, int64_t client, const char *reason)
{
    return erase_on(store, client, reason, DAY);
}

/* ------------------------------------------------------------------- refusals */

static void who_has_not_left_is_not_erased(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    assert_status(SWST_ECONFLICT, erase(*state, client, "term_ended"));
    assert_error("erase_active", NULL);
    assert_non_null(strstr(swst_error_message("en"), ID(client)));
    assert_status(SWST_ECONFLICT, erase(*state, client, "mistake"));
    assert_error("erase_not_voided", NULL);
}

static void a_term_is_asked_of_who_left(void **state)
{
    int64_t client = given_gone(*state);

    assert_status(SWST_ECONFLICT, erase(*state, client, "term_ended"));
    assert_error("erase_no_term", NULL);
    given_term(*state, "client_file", "exited", "10", "appraise");
    assert_status(SWST_ECONFLICT, erase_on(*state, client, "term_ended", "2024-02-29"));
    assert_error("erase_too_early", NULL);
    assert_non_null(strstr(swst_error_message("zh"), "2024-02-29"));
    assert_ok(erase_on(*state, client, "term_ended", "2024-03-01"));
}

static void a_part_of_a_file_keeps_it_longer(void **state)
{
    int64_t client = given_gone(*state), term;

    given_term(*state, "client_file", "exited", "10", "appraise");
    term = given_term(*state, "case", "closed", "15", "keep");
    assert_ok(erase(*state, given_gone(*state), "term_ended"));
    given(*state, "case", "client_id", ID(client), "worker_id", ID(given_worker(*state, "李四")),
          "opened_on", "2012-01-01", "stage", "closed", "state", "closed", "closed_on",
          "2013-01-01", "close_reason", "goals_met", NULL);
    assert_status(SWST_ECONFLICT, erase(*state, client, "term_ended"));
    assert_error("erase_kept", NULL);
    assert_ok(change(*state, "retention_term", term, "action", "erase"));
    assert_status(SWST_ECONFLICT, erase(*state, client, "term_ended"));
    assert_non_null(strstr(swst_error_message("en"), "2027-12-31"));
    assert_ok(erase_on(*state, client, "term_ended", "2028-01-01"));
}

static void what_is_open_is_named(void **state)
{
    int64_t client = given_gone(*state), worker = given_worker(*state, "李四");
    int64_t it = given(*state, "case", "client_id", ID(client), "worker_id", ID(worker),
                       "opened_on", "2012-01-01", "stage", "intake", NULL);
    int64_t incident = given(*state, "incident", "client_id", ID(client), "type", "crisis",
                             "discovered_at", "2012-01-01T00:00:00.000Z", NULL);

    given_term(*state, "client_file", "exited", "1", "erase");
    assert_status(SWST_ECONFLICT, erase(*state, client, "term_ended"));
    assert_error("erase_open", NULL);
    assert_non_null(strstr(swst_error_message("en"), ID(it)));
    assert_non_null(strstr(swst_error_message("en"), ID(incident)));
}

static void a_hold_keeps_a_file(void **state)
{
    int64_t client = given_gone(*state), hold;

    given_term(*state, "client_file", "exited", "1", "erase");
    hold = given(*state, "hold", "client_id", ID(client), "reason", "诉讼", "starts_on",
                 "2025-01-01", "ends_on", "2025-12-31", NULL);
    assert_status(SWST_ECONFLICT, erase_on(*state, client, "term_ended", "2025-12-31"));
    assert_error("erase_held", NULL);
    assert_non_null(strstr(swst_error_message("en"), ID(hold)));
    assert_ok(erase_on(*state, client, "term_ended", "2026-01-01"));
}

static void who_withdraws_is_erased_when_no_other_basis_holds(void **state)
{
    int64_t client = given_gone(*state), duty;

    assert_status(SWST_ECONFLICT, erase(*state, client, "consent_withdrawn"));
    assert_error("erase_not_withdrawn", NULL);
    given(*state, "consent", "client_id", ID(client), "basis", "consent", "given_on",
          "2010-01-01", "withdrawn_on", "2025-01-01", NULL);
    duty = given(*state, "consent", "client_id", ID(client), "basis", "legal_duty", "given_on",
                 "2010-01-01", NULL);
    assert_status(SWST_ECONFLICT, erase(*state, client, "request"));
    assert_error("erase_basis_holds", NULL);
    assert_ok(change(*state, "consent", duty, "withdrawn_on", "2025-02-01"));
    assert_ok(erase(*state, client, "request"));
}

static void who_was_entered_by_mistake_is_voided_first(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    assert_ok(void_it(*state, "client", client, "录错了人"));
    assert_ok(erase(*state, client, "mistake"));
    assert_value(*state, "client", client, "name", SWST__ERASED_WORD);
    assert_value(*state, "client", client, "void_reason", SWST__ERASED_WORD);
}

static void what_was_merged_goes_with_the_record_that_stayed(void **state)
{
    int64_t keep = given_client(*state, given_area(*state));
    int64_t other = given_client(*state, given_area(*state)), merge;
    int64_t third = given_client(*state, given_area(*state)), last;

    assert_ok(swst_client_merge(*state, other, third, "同一人", &last));
    assert_ok(swst_client_merge(*state, keep, other, "同一人", &merge));
    assert_ok(change(*state, "client", keep, "exited_on", "2021-01-01"));
    given_term(*state, "client_file", "exited", "1", "erase");
    assert_status(SWST_ECONFLICT, erase(*state, other, "mistake"));
    assert_error("erase_merged", NULL);
    assert_ok(erase(*state, keep, "term_ended"));
    assert_value(*state, "client", other, "name", SWST__ERASED_WORD);
    assert_value(*state, "client", third, "name", SWST__ERASED_WORD);
    assert_status(SWST_ECONFLICT, swst_client_unmerge(*state, merge));
    assert_error("erased_stays", NULL);
}

static void arguments_are_checked(void **state)
{
    swst_table *table = (swst_table *)state;

    assert_status(SWST_EMISUSE, swst_client_erase(*state, 1, NULL, DAY, true, &table));
    assert_status(SWST_EINVALID, swst_client_erase(*state, 1, "boredom", DAY, true, &table));
    assert_error("no_such_reason", NULL);
    assert_status(SWST_EINVALID, swst_client_erase(*state, 1, "mistake", "x", true, &table));
    assert_status(SWST_ENOTFOUND, swst_client_erase(*state, 1, "mistake", DAY, true, &table));
    assert_ok(swst_store_begin(*state));
    assert_status(SWST_EMISUSE, swst_client_erase(*state, 1, "mistake", DAY, true, &table));
    assert_error("in_transaction", NULL);
    assert_status(SWST_EMISUSE, swst_erase_finish(*state));
    swst_store_rollback(*state);
    assert_ok(swst_erase_finish(*state));
    assert_status(SWST_EMISUSE, swst_erase_finish(NULL));
    assert_ptr_equal(table, state);
}

/* -------------------------------------------------------------------- what is left */

static void what_identifies_goes_and_what_counts_stays(void **state)
{
    int64_t client = given_gone(*state), visit = given_visit(*state, client, "2013-05-01", "home");
    int64_t tier = given_tier(*state, client, "red", "2013-01-01", "2013-12-31");
    int64_t member = given_member(*state, given_household(*state, given_area(*state)), client,
                                  "2010-01-01", NULL);
    int64_t health = given(*state, "health_item", "client_id", ID(client), "item", "medicine",
                           "text", "青霉素", NULL);

    assert_ok(change(*state, "visit", visit, "content", "独居"));
    assert_ok(change(*state, "tier", tier, "reason", "刚出院"));
    given_term(*state, "client_file", "exited", "1", "erase");
    assert_ok(erase(*state, client, "term_ended"));
    assert_value(*state, "client", client, "name", SWST__ERASED_WORD);
    assert_value(*state, "client", client, "phone", NULL);
    assert_value(*state, "client", client, "birth_date", "1950-01-01");
    assert_value(*state, "client", client, "birth_precision", "year");
    assert_value(*state, "client", client, "registered_on", "2010-01-01");
    assert_value(*state, "visit", visit, "content", SWST__ERASED_WORD);
    assert_value(*state, "visit", visit, "findings", NULL);
    assert_value(*state, "visit", visit, "visited_on", "2013-05-01");
    assert_value(*state, "tier", tier, "level", "red");
    assert_value(*state, "tier", tier, "reason", SWST__ERASED_WORD);
    assert_value(*state, "household_member", member, "starts_on", "2010-01-01");
    assert_value(*state, "health_item", health, "text", SWST__ERASED_WORD);
    assert_value(*state, "health_item", health, "void_reason", SWST__ERASED_WORD);
}

static void a_household_goes_with_its_last_member(void **state)
{
    int64_t area = given_area(*state), home = given_household(*state, area);
    int64_t first = given_gone(*state), second = given_gone(*state);

    assert_ok(change(*state, "household", home, "address", "前江村12号"));
    given_member(*state, home, first, "2010-01-01", NULL);
    given_member(*state, home, second, "2010-01-01", NULL);
    given_term(*state, "client_file", "exited", "1", "erase");
    assert_ok(erase(*state, first, "term_ended"));
    assert_value(*state, "household", home, "address", "前江村12号");
    assert_ok(erase(*state, second, "term_ended"));
    assert_value(*state, "household", home, "address", NULL);
    assert_value(*state, "household", home, "area_id", ID(area));
}

static void a_trip_to_somebody_else_is_not_about_the_person(void **state)
{
    int64_t client = given_gone(*state), other = given_client(*state, given_area(*state));
    int64_t visit = given_visit(*state, client, "2013-05-01", "home");
    int64_t same = given_visit(*state, other, "2020-05-01", "home");

    assert_ok(change(*state, "visit", same, "occasion_id", ID(visit)));
    assert_ok(change(*state, "visit", same, "content", "平安"));
    given_term(*state, "client_file", "exited", "1", "erase");
    assert_ok(erase(*state, client, "term_ended"));
    assert_value(*state, "visit", same, "content", "平安");
}

/* ----------------------------------------------------------------------- it lasts */

static void nothing_more_is_entered_about_who_was_erased(void **state)
{
    int64_t client = given_gone(*state), visit = given_visit(*state, client, "2013-05-01", "home");
    swst_record *record;

    given_term(*state, "client_file", "exited", "1", "erase");
    assert_ok(erase(*state, client, "term_ended"));
    assert_status(SWST_ECONFLICT, change(*state, "client", client, "phone", "13900000000"));
    assert_error("erased_stays", NULL);
    assert_status(SWST_ECONFLICT, change(*state, "visit", visit, "content", "张三"));
    assert_status(SWST_ECONFLICT, refused(*state, "relative", "client_id", ID(client), "name",
                                          "张三", NULL));
    assert_ok(swst_record_load(*state, swst_kind_find("visit"), visit, &record));
    assert_status(SWST_ECONFLICT, swst_record_void(*state, record, "x"));
    swst_record_free(record);
    assert_status(SWST_EINVALID, change(*state, "client",
                                        given_client(*state, given_area(*state)), "name",
                                        SWST__ERASED_WORD));
    assert_error("erased_word_taken", "client.name");
}

static void who_was_erased_is_found_no_more(void **state)
{
    int64_t client = given_gone(*state), other = given_gone(*state), merge;
    swst_table *table;

    assert_ok(change(*state, "client", client, "name", "欧阳春天"));
    given_term(*state, "client_file", "exited", "1", "erase");
    assert_ok(erase(*state, client, "term_ended"));
    assert_ok(swst_client_search(*state, "欧阳", 0, 0, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    assert_ok(swst_client_search(*state, SWST__ERASED_WORD, 0, 0, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    assert_status(SWST_ECONFLICT, swst_client_merge(*state, other, client, "x", &merge));
    assert_error("erased_stays", NULL);
    assert_ok(swst_store_rebuild(*state));
    assert_ok(swst_client_search(*state, SWST__ERASED_WORD, 0, 0, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static void to_erase_twice_does_no_harm(void **state)
{
    int64_t client = given_gone(*state);
    swst_table *table;

    given_term(*state, "client_file", "exited", "1", "erase");
    assert_ok(erase(*state, client, "term_ended"));
    assert_ok(swst_client_erase(*state, client, "term_ended", DAY, true, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static void a_preview_tells_what_would_go_and_writes_nothing(void **state)
{
    int64_t client = given_gone(*state);
    swst_table *before, *after;

    given_term(*state, "client_file", "exited", "1", "erase");
    assert_ok(swst_client_erase(*state, client, "term_ended", DAY, false, &before));
    assert_value(*state, "client", client, "phone", "13800001234");
    assert_ok(swst_client_erase(*state, client, "term_ended", DAY, true, &after));
    assert_int_equal(swst_table_rows(before), 1);
    assert_int_equal(swst_table_rows(after), 1);
    assert_cell(before, 0, "kind", "client");
    assert_cell(before, 0, "fields", "name,birth_date,phone");
    assert_cell(after, 0, "fields", "name,birth_date,phone");
    assert_cell(after, 0, "reason", "term_ended");
    assert_cell(after, 0, "erased_on", DAY);
    assert_empty(before, 0, "audit");
    assert_true(swst_table_int(after, 0, "audit") > 0);
    swst_table_free(before);
    swst_table_free(after);
}

/* ------------------------------------------------------------------------- sessions */

static swst_status erase_as(swst_store *store, const char *role, int64_t client)
{
    int64_t worker = given_worker(store, "李四");
    swst_status status;

    given(store, "account", "worker_id", ID(worker), "role", role, "starts_on", "2020-01-01",
          NULL);
    assert_ok(swst_session_begin(store, worker, "administration"));
    status = erase(store, client, "term_ended");
    swst_session_end(store);
    return status;
}

static void the_head_erases_and_nobody_else_does(void **state)
{
    static const char *const others[] = { "deputy", "social_worker", "supervisor", "intern",
                                          "viewer", "auditor", "security_admin" };
    int64_t client = given_gone(*state), visit = given_visit(*state, client, "2013-05-01", "home");

    assert_ok(change(*state, "visit", visit, "content", "独居"));
    given_term(*state, "client_file", "exited", "1", "erase");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_status(SWST_EDENIED, erase_as(*state, others[i], client));
        assert_error("role_may_not", NULL);
    }
    assert_value(*state, "client", client, "phone", "13800001234");
    assert_ok(erase_as(*state, "head", client));
    assert_value(*state, "client", client, "name", SWST__ERASED_WORD);
    assert_value(*state, "visit", visit, "content", SWST__ERASED_WORD);
}

/* ------------------------------------------------------------- the rows of the kinds */

static void every_field_has_its_end_from_its_flags(void **state)
{
    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (unsigned i = 0; i < kind->field_count; i++) {
            const struct swst_field *field = &kind->fields[i];
            bool goes = swst__erasing_of(kind, field) != SWST__STAYS;

            if (field->flags & (SWST_PERSONAL | SWST_SENSITIVE) || field->type == SWST_TEXT)
                assert_int_equal(goes, !(field->flags & SWST__COUNTED));
        }
}

/* What has to stay so that figures do: each was decided. */
static void few_texts_and_numbers_outlive_an_erasure(void **state)
{
    static const char *const kept[] = {
        "membership.grade", "tier.level", "assessment.tool", "assessment.score",
        "assessment.level", "income_check.income_fen", "need.category", "need.urgency",
        "case_goal.scale", "case_goal.unit", "case_score.score",
    };
    size_t found = 0;

    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (unsigned i = 0; i < kind->field_count; i++) {
            char name[80];
            bool listed = false;

            if (!(kind->fields[i].flags & SWST__COUNTED))
                continue;
            snprintf(name, sizeof name, "%s.%s", kind->name, kind->fields[i].name);
            for (size_t j = 0; j < sizeof kept / sizeof *kept; j++)
                listed |= strcmp(kept[j], name) == 0;
            if (!listed)
                fail_msg("%s", name);
            found++;
        }
    assert_int_equal(found, sizeof kept / sizeof *kept);
}

static void a_row_is_followed_to_whom_it_belongs(void **state)
{
    (void)state;
    assert_true(swst__about_follows(swst_kind_find("visit"), SWST__FIELD(visit, client_id)));
    assert_true(swst__about_follows(swst_kind_find("case_score"),
                                    SWST__FIELD(case_score, case_goal_id)));
    assert_true(swst__about_follows(swst_kind_find("attendance"),
                                    SWST__FIELD(attendance, volunteer_id)));
    assert_false(swst__about_follows(swst_kind_find("visit"), SWST__FIELD(visit, occasion_id)));
    assert_false(swst__about_follows(swst_kind_find("visit"), SWST__FIELD(visit, volunteer_id)));
    assert_false(swst__about_follows(swst_kind_find("visit"), SWST__FIELD(visit, worker_id)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(who_has_not_left_is_not_erased),
        station_test(a_term_is_asked_of_who_left),
        station_test(a_part_of_a_file_keeps_it_longer),
        station_test(what_is_open_is_named),
        station_test(a_hold_keeps_a_file),
        station_test(who_withdraws_is_erased_when_no_other_basis_holds),
        station_test(who_was_entered_by_mistake_is_voided_first),
        station_test(what_was_merged_goes_with_the_record_that_stayed),
        station_test(arguments_are_checked),
        station_test(what_identifies_goes_and_what_counts_stays),
        station_test(a_household_goes_with_its_last_member),
        station_test(a_trip_to_somebody_else_is_not_about_the_person),
        station_test(nothing_more_is_entered_about_who_was_erased),
        station_test(who_was_erased_is_found_no_more),
        station_test(to_erase_twice_does_no_harm),
        station_test(a_preview_tells_what_would_go_and_writes_nothing),
        station_test(the_head_erases_and_nobody_else_does),
        station_test(every_field_has_its_end_from_its_flags),
        station_test(few_texts_and_numbers_outlive_an_erasure),
        station_test(a_row_is_followed_to_whom_it_belongs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
