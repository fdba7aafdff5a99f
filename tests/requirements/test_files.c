/* Files (requirements.md B2, B3, B5 to B9, E5): what the seeds say of one file
 * for each person, household, case, group and activity. */
#include "../support/station.h"

#include <stdio.h>

static swst_store *given_station(void **state)
{
    assert_ok(swst_station_found(*state, "东陂镇社工站", "441882107", NULL));
    return *state;
}

static int64_t given_filed(swst_store *store, int64_t area, bool complete)
{
    return given(store, "client", "name", "林小雨", "area_id", ID(area), "registered_on",
                 "2022-01-01", "filed_on", "2022-01-05", "birth_date", "1950-01-01", "sex",
                 "female", "verified_on", complete ? "2022-01-05" : NULL, NULL);
}

static swst_table *files_on(swst_store *store, const char *as_of)
{
    swst_table *table;

    assert_ok(swst_report_files(store, as_of, NULL, &table));
    return table;
}

static swst_table *desk_on(swst_store *store, const char *as_of, swst_desk_list list)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    swst_filter_add_list(filter, list);
    assert_ok(swst_report_desk(store, as_of, filter, &table));
    swst_filter_free(filter);
    return table;
}

/* What the file list says of a record; "" when it is complete. */
static const char *missing(swst_store *store, const char *as_of, int64_t id)
{
    static char text[400];
    swst_table *table = desk_on(store, as_of, SWST_DESK_LIST_FILES);

    text[0] = '\0';
    for (size_t i = 0; i < swst_table_rows(table); i++)
        if (swst_table_int(table, i, "about_id") == id)
            snprintf(text, sizeof text, "%s", swst_table_text(table, i, "reason"));
    swst_table_free(table);
    return text;
}

/* ----------------------------------------------------------------------- B2 */

static void b2_five_of_32_files_are_incomplete_which_is_84_4_percent_complete(void **state)
{
    swst_store *store = given_station(state);
    int64_t area = given_area(store);
    swst_table *table;

    for (int i = 0; i < 32; i++)
        given_filed(store, area, i >= 5);
    table = files_on(store, "2022-01-31");
    assert_cell(table, 0, "file", "all");
    assert_cell(table, 0, "files", "32");
    assert_cell(table, 0, "complete", "27");
    assert_cell(table, 0, "rate", "84.4%");
    swst_table_free(table);
    table = desk_on(store, "2022-01-31", SWST_DESK_LIST_FILES);
    assert_int_equal(swst_table_rows(table), 5);
    assert_cell(table, 0, "reason", "verified_on");
    assert_cell(table, 0, "since_on", "2022-01-05");
    swst_table_free(table);
}

static void b2_half_a_day_instead_of_two_is_the_lag_of_a_record(void **state)
{
    swst_store *store = *state;
    int64_t client = given_client(store, given_village(store, "441882107204"));
    const int64_t hour = 3600000, day = 24 * hour * 19146;         /* 2022-06-03, 00:00 UTC */
    swst_table *table;

    swst_store_set_now(store, day + 16 * hour - 1);             /* a moment before midnight here */
    given_visit(store, client, "2022-06-03", "home");
    swst_store_set_now(store, day + 16 * hour);                 /* the day after */
    given_visit(store, client, "2022-06-03", "home");
    given_visit(store, client, "2022-06-02", "home");
    given_visit(store, client, "2022-06-01", "home");
    assert_ok(swst_report_lag(store, "2022-06-01", "2022-06-30", "2022-06-30", NULL, &table));
    assert_int_equal(row_of(table, "kind", "visit", NULL, NULL), 1);
    assert_cell(table, 1, "records", "4");
    assert_cell(table, 1, "average", "1.5");        /* 0, 1, 2, 3 */
    assert_cell(table, 1, "longest", "3");
    assert_cell(table, 1, "late", "1");             /* more than two days */
    assert_cell(table, 0, "kind", "all");
    assert_cell(table, 0, "records", "4");
    swst_table_free(table);
}

/* ----------------------------------------------------------------------- B3 */

static void b3_a_case_file_grows_with_its_stages(void **state)
{
    swst_store *store = given_station(state);
    int64_t client = given_client(store, given_area(store));
    int64_t worker = given_worker(store, "陈文"), goal;
    int64_t it = given(store, "case", "client_id", ID(client), "worker_id", ID(worker),
                       "opened_on", "2022-03-01", "stage", "evaluation", "state", "open", NULL);

    assert_string_equal(missing(store, "2022-06-01", it),
                        "problem,plan,case_goal,case_event.event=follow_up,case_score");
    assert_ok(change(store, "case", it, "problem", "lives alone since the spring"));
    assert_ok(change(store, "case", it, "plan", "a visit a week"));
    goal = given(store, "case_goal", "case_id", ID(it), "text", "mood", NULL);
    given(store, "case_event", "case_id", ID(it), "happened_on", "2022-03-08", "event",
          "review", NULL);
    assert_string_equal(missing(store, "2022-06-01", it),
                        "case_event.event=follow_up,case_score");
    given(store, "case_event", "case_id", ID(it), "happened_on", "2022-03-09", "event",
          "follow_up", "result", "done", NULL);
    given(store, "case_score", "case_goal_id", ID(goal), "happened_on", "2022-03-10", "score",
          "4", NULL);
    assert_string_equal(missing(store, "2022-03-09", it), "case_score");    /* not yet scored */
    assert_string_equal(missing(store, "2022-06-01", it), "");
}

static void b3_a_case_at_intake_needs_nothing_yet(void **state)
{
    swst_store *store = given_station(state);
    int64_t client = given_client(store, given_area(store));
    int64_t it = given(store, "case", "client_id", ID(client), "worker_id",
                       ID(given_worker(store, "陈文")), "opened_on", "2022-03-01", "stage",
                       "intake", NULL);

    assert_string_equal(missing(store, "2022-06-01", it), "");
}

static void b3_a_group_file_holds_members_agenda_and_effect(void **state)
{
    swst_store *store = given_station(state);
    int64_t client = given_client(store, given_area(store)), session;
    int64_t it = given(store, "group", "name", "手工小组", "type", "growth", "stage", "ended",
                       NULL);

    assert_string_equal(missing(store, "2022-06-01", it), "group_member,activity,activity.outcome");
    given(store, "group_member", "group_id", ID(it), "client_id", ID(client), "joined_on",
          "2022-03-01", NULL);
    session = given(store, "activity", "title", "第一节", "type", "group_session", "group_id",
                    ID(it), "state", "planned", NULL);
    assert_string_equal(missing(store, "2022-06-01", it), "activity.outcome");
    assert_ok(change(store, "activity", session, "outcome", "they met each other"));
    assert_string_equal(missing(store, "2022-06-01", it), "");
}

static void b3_photos_are_attached_by_hash_and_may_be_required(void **state)
{
    static const char hash[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    swst_store *store = given_station(state);
    int64_t client = given_filed(store, given_area(store), true);

    given(store, "file_requirement", "file", "client", "needs", "attachment.sha256", NULL);
    assert_string_equal(missing(store, "2022-06-01", client), "attachment.sha256");
    given(store, "attachment", "client_id", ID(client), "file_name", "visit.jpg", "sha256", hash,
          NULL);
    assert_string_equal(missing(store, "2022-06-01", client), "");
}

static void b3_a_hash_that_is_not_whole_is_refused(void **state)
{
    static const char *const hashes[] = {
        "e3b0c44298fc1c149afbf4c8996fb924", "not a hash",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85g",
    };
    int64_t client = given_client(*state, given_area(*state));

    for (size_t i = 0; i < sizeof hashes / sizeof *hashes; i++) {
        assert_status(SWST_EINVALID, refused(*state, "attachment", "client_id", ID(client),
                                             "file_name", "visit.jpg", "sha256", hashes[i], NULL));
        assert_error("bad_hash", "attachment.sha256");
    }
}

/* ----------------------------------------------------------------------- B5 */

/* The first record of a kind that has this value. */
static int64_t find(swst_store *store, const char *kind, const char *field, const char *value)
{
    swst_query *query = swst_query_new(swst_kind_find(kind));
    swst_cursor *cursor;
    int64_t id;

    assert_ok(swst_query_where(query, field, "=", value));
    assert_ok(swst_query_run(store, query, &cursor));
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    id = swst_record_id(swst_cursor_record(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    return id;
}

static int64_t category_of(swst_store *store, const char *code)
{
    return find(store, "category", "code", code);
}

static void set(swst_store *store, const char *key, const char *value)
{
    assert_ok(change(store, "setting", find(store, "setting", "key", key), "value", value));
}

static void mark(swst_store *store, int64_t client, int64_t category)
{
    given(store, "membership", "client_id", ID(client), "category_id", ID(category), "starts_on",
          "2026-01-01", NULL);
}

/* 82 elders of 70 and more: flags 12, 35 and 28 overlap and leave some out. */
static void given_elders(swst_store *store, int64_t area, int64_t chronic)
{
    int64_t incapacitated = category_of(store, "incapacitated");
    int64_t empty_nest = category_of(store, "empty_nest");

    for (int i = 0; i < 82; i++) {
        int64_t client = given(store, "client", "name", "林小雨", "area_id", ID(area),
                               "registered_on", "2020-01-01", "birth_date",
                               i ? "1950-05-01" : "1956-01-31", "verified_on", "2026-01-20", NULL);

        if (i < 12)
            mark(store, client, incapacitated);
        if (i >= 6 && i < 41)
            mark(store, client, chronic);
        if (i >= 30 && i < 58)
            mark(store, client, empty_nest);
    }
    given(store, "client", "name", "林小雨", "area_id", ID(area), "registered_on", "2020-01-01",
          "birth_date", "1956-02-01", "verified_on", "2026-02-01", NULL);     /* 69 in January */
}

static void b5_82_elders_of_70_have_flags_that_are_no_partition(void **state)
{
    swst_store *store = given_station(state);
    int64_t chronic = given(store, "category", "code", "chronic", "name", "Chronic illness",
                            "name_zh", "慢性病", "unit", "person", NULL);
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_elders(store, given_area(store), chronic);
    swst_filter_set_ages(filter, 70, -1);
    assert_ok(swst_report_coverage(store, "2026-01-01", "2026-01-31", "2026-01-31", filter,
                                   &table));
    assert_cell(table, row_of(table, "category", "persons", NULL, NULL), "in_scope", "82");
    assert_cell(table, row_of(table, "category", "incapacitated", NULL, NULL), "in_scope", "12");
    assert_cell(table, row_of(table, "category", "chronic", NULL, NULL), "in_scope", "35");
    assert_cell(table, row_of(table, "category", "empty_nest", NULL, NULL), "in_scope", "28");
    swst_table_free(table);
    swst_filter_free(filter);
}

static void b5_updated_in_january_is_verified_in_january(void **state)
{
    swst_store *store = given_station(state);
    int64_t chronic = given_category(store, "chronic", "person"), count;
    swst_query *query = swst_query_new(swst_kind_find("client"));

    given_elders(store, given_area(store), chronic);
    assert_ok(swst_query_where(query, "verified_on", ">=", "2026-01-01"));
    assert_ok(swst_query_where(query, "verified_on", "<=", "2026-01-31"));
    assert_ok(swst_query_count(store, query, &count));
    assert_int_equal(count, 82);
    swst_query_free(query);
}

static void b5_a_live_file_is_verified_again_after_a_year(void **state)
{
    swst_store *store = given_station(state);
    int64_t client = given_filed(store, given_area(store), true);       /* on 2022-01-05 */
    swst_table *table = desk_on(store, "2023-01-05", SWST_DESK_LIST_REVIEWS);

    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    table = desk_on(store, "2023-01-06", SWST_DESK_LIST_REVIEWS);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "about_id", ID(client));
    assert_cell(table, 0, "reason", "client");
    assert_cell(table, 0, "due_on", "2023-01-05");
    assert_cell(table, 0, "days_overdue", "1");
    swst_table_free(table);
}

/* ----------------------------------------------------------------------- B6 */

static int64_t given_child(swst_store *store, const char *birth)
{
    return given(store, "client", "name", "林小雨", "area_id", ID(given_area(store)),
                 "registered_on", "2025-01-01", "birth_date", birth, NULL);
}

static void b6_a_screening_of_6_to_14_ends_the_day_before_the_15th_birthday(void **state)
{
    swst_store *store = given_station(state);
    swst_table *table;

    given_area(store);
    given_child(store, "2011-03-31");               /* 15 on the last of March */
    given_child(store, "2011-04-01");               /* 14 */
    given_child(store, "2020-03-31");               /* 6 */
    given_child(store, "2020-04-01");               /* 5 */
    assert_ok(swst_report_screening(store, "screen-1", 6, 14, "2026-01-01", "2026-03-31",
                                    "2026-03-31", NULL, &table));
    assert_cell(table, 0, "population", "2");
    swst_table_free(table);
}

static void b6_screening_is_a_census_with_its_completion_and_flags(void **state)
{
    swst_store *store = given_station(state);
    int64_t de_facto = category_of(store, "de_facto_orphan"), dibao = category_of(store, "dibao");
    int64_t house = given_household(store, given_area(store)), children[4];
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    for (int i = 0; i < 4; i++)
        children[i] = given_child(store, "2015-05-01");
    mark(store, children[0], de_facto);
    given_member(store, house, children[1], "2025-01-01", NULL);
    given(store, "membership", "household_id", ID(house), "category_id", ID(dibao), "starts_on",
          "2025-01-01", NULL);
    mark(store, children[2], category_of(store, "single_parent"));
    given(store, "assessment", "client_id", ID(children[0]), "tool", "screen-1", "assessed_on",
          "2026-02-01", "flags", "学业,监护", NULL);
    given(store, "assessment", "client_id", ID(children[1]), "tool", "screen-1", "assessed_on",
          "2026-03-01", "flags", "学业、心理", NULL);
    assert_ok(swst_filter_add_category(filter, "de_facto_orphan"));
    assert_ok(swst_filter_add_category(filter, "dibao"));
    assert_ok(swst_filter_add_category(filter, "single_parent"));
    assert_ok(swst_report_screening(store, "screen-1", 6, 14, "2026-01-01", "2026-03-31",
                                    "2026-03-31", filter, &table));
    assert_cell(table, 0, "population", "3");       /* the fourth is in none of the three */
    assert_cell(table, 0, "screened", "2");
    assert_cell(table, 0, "rate", "66.7%");
    assert_cell(table, row_of(table, "flag", "学业", "area_code", ""), "flagged", "2");
    assert_cell(table, row_of(table, "flag", "心理", "area_code", ""), "flagged", "1");
    assert_cell(table, row_of(table, "flag", "监护", "area_code", ""), "flagged", "1");
    swst_table_free(table);
    assert_ok(swst_report_unscreened(store, "screen-1", 6, 14, "2026-01-01", "2026-03-31",
                                     "2026-03-31", filter, &table));
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "client_id", ID(children[2]));
    assert_cell(table, 0, "age", "10");
    swst_table_free(table);
    swst_filter_free(filter);
}

/* ----------------------------------------------------------------------- B7 */

static void b7_an_elder_left_behind_has_a_health_and_a_network_file(void **state)
{
    swst_store *store = given_station(state);
    int64_t elder = given_client(store, given_area(store));
    swst_table *table;

    given_client(store, given_area(store));         /* somebody else has neither */
    mark(store, elder, category_of(store, "left_behind_elder"));
    given(store, "health_item", "client_id", ID(elder), "item", "disease", NULL);
    given(store, "health_item", "client_id", ID(elder), "item", "medicine", NULL);
    given(store, "relative", "client_id", ID(elder), "name", "林大", "contact_every_days", "7",
          "supports", "food", NULL);
    table = files_on(store, "2026-02-01");
    assert_cell(table, row_of(table, "file", "health", NULL, NULL), "files", "1");
    assert_cell(table, row_of(table, "file", "health", NULL, NULL), "rate", "0.0%");
    assert_cell(table, row_of(table, "file", "network", NULL, NULL), "rate", "100.0%");
    swst_table_free(table);
    assert_string_equal(missing(store, "2026-02-01", elder), "health_item.item=finding");
}

static void assess(swst_store *store, int64_t client, const char *round, const char *day,
                   const char *score)
{
    given(store, "assessment", "client_id", ID(client), "tool", "GB/T 42195-2022", "round", round,
          "assessed_on", day, "score", score, NULL);
}

static void b7_the_second_round_is_compared_with_the_first(void **state)
{
    swst_store *store = given_station(state);
    int64_t better = given_client(store, given_area(store));
    int64_t worse = given_client(store, given_area(store));
    int64_t once = given_client(store, given_area(store));
    swst_table *table;

    assess(store, better, "1", "2026-01-10", "60");
    assess(store, better, "2", "2026-06-10", "72");
    assess(store, worse, "1", "2026-01-10", "60");
    assess(store, worse, "2", "2026-06-10", "55");
    assess(store, once, "1", "2026-01-10", "60");
    assert_ok(swst_report_rounds(store, "GB/T 42195-2022", 1, 2, false, "2026-06-30", NULL,
                                 &table));
    assert_cell(table, 0, "assessed_before", "3");
    assert_cell(table, 0, "assessed_after", "2");
    assert_cell(table, 0, "assessed_both", "2");
    assert_cell(table, 0, "better", "1");
    assert_cell(table, 0, "same", "0");
    assert_cell(table, 0, "worse", "1");
    assert_cell(table, row_of(table, "client_id", ID(better), NULL, NULL), "change", "12");
    assert_cell(table, row_of(table, "client_id", ID(worse), NULL, NULL), "result", "worse");
    assert_empty(table, row_of(table, "client_id", ID(once), NULL, NULL), "change");
    swst_table_free(table);
}

/* ----------------------------------------------------------------------- B8 */

static int64_t given_three(swst_store *store)
{
    int64_t house = given_household(store, given_area(store));

    for (int i = 0; i < 3; i++)
        given_member(store, house, given_client(store, given_area(store)), "2020-01-01", NULL);
    return house;
}

static void check_income(swst_store *store, int64_t house, const char *day, const char *fen,
                         const char *rigid)
{
    given(store, "income_check", "household_id", ID(house), "checked_on", day, "income_fen", fen,
          "rigid", rigid, "reason", "illness", NULL);
}

static void assert_low_income(swst_store *store, const char *as_of, int64_t house,
                              const char *state, const char *to_do)
{
    swst_table *table;
    size_t row;

    assert_ok(swst_report_low_income(store, as_of, NULL, &table));
    row = row_of(table, "household_id", ID(house), NULL, NULL);
    assert_cell(table, row, "state", state);
    assert_cell(table, row, "to_do", to_do);
    swst_table_free(table);
}

static void b8_three_heads_with_35_999_99_are_in_and_with_36_000_00_are_out(void **state)
{
    swst_store *store = given_station(state);
    int64_t in = given_three(store), out = given_three(store);

    check_income(store, in, "2026-05-10", "3599999", "true");
    check_income(store, out, "2026-05-10", "3600000", "true");
    assert_low_income(store, "2026-05-31", in, "member", "add");
    assert_low_income(store, "2026-05-31", out, "above", "none");
}

static void b8_below_the_line_of_dibao_or_without_rigid_spending_is_out(void **state)
{
    swst_store *store = given_station(state);
    int64_t on = given_three(store), below = given_three(store), free = given_three(store);

    given(store, "membership", "household_id", ID(on), "category_id",
          ID(category_of(store, "low_income_watch")), "starts_on", "2026-01-01", NULL);
    check_income(store, on, "2026-05-10", "2520000", "true");      /* 700 × 12 × 3, exactly */
    check_income(store, below, "2026-05-10", "2519999", "true");
    check_income(store, free, "2026-05-10", "2520000", "false");
    set(store, "dibao_line_fen", "70000");
    assert_low_income(store, "2026-05-31", on, "member", "none");
    assert_low_income(store, "2026-05-31", below, "below", "none");
    assert_low_income(store, "2026-05-31", free, "not_rigid", "none");
}

static void b8_the_list_is_refreshed_every_month(void **state)
{
    swst_store *store = given_station(state);
    int64_t house = given_three(store);
    swst_table *table;

    given(store, "membership", "household_id", ID(house), "category_id",
          ID(category_of(store, "low_income_watch")), "starts_on", "2026-01-01", NULL);
    check_income(store, house, "2026-04-30", "3599999", "true");
    table = desk_on(store, "2026-05-01", SWST_DESK_LIST_REVIEWS);
    assert_int_equal(row_of(table, "reason", "income", "about_id", ID(house)), 0);
    assert_cell(table, 0, "due_on", "2026-05-31");
    swst_table_free(table);
    check_income(store, house, "2026-05-01", "3600000", "true");
    table = desk_on(store, "2026-05-31", SWST_DESK_LIST_REVIEWS);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    assert_low_income(store, "2026-05-31", house, "above", "remove");
    assert_low_income(store, "2026-04-30", house, "member", "none");       /* as it was */
}

/* ----------------------------------------------------------------------- B9 */

static const char *level_on(swst_store *store, int64_t client, const char *day)
{
    static char text[40];
    swst_tier *tier;
    swst_status status = swst_tier_current(store, client, day, &tier);

    if (status)
        return "none";
    snprintf(text, sizeof text, "%s", swst_tier_get_level(tier));
    swst_tier_free(tier);
    return text;
}

static void b9_tiers_keep_their_history_and_voided_ones_count_nowhere(void **state)
{
    swst_store *store = given_station(state);
    int64_t client = given_client(store, given_area(store)), wrong;

    given_tier(store, client, "red", "2022-01-01", "2022-03-31");
    given_tier(store, client, "green", "2022-04-01", NULL);
    wrong = given_tier(store, client, "yellow", "2022-05-01", NULL);
    assert_string_equal(level_on(store, client, "2022-05-02"), "yellow");
    assert_ok(void_it(store, "tier", wrong, "another client's"));
    assert_string_equal(level_on(store, client, "2022-02-01"), "red");
    assert_string_equal(level_on(store, client, "2022-05-02"), "green");
}

static void b9_the_review_of_the_tier_in_force_comes_back(void **state)
{
    swst_store *store = given_station(state);
    int64_t client = given_client(store, given_area(store)), tier;
    swst_table *table;

    given(store, "tier", "client_id", ID(client), "level", "red", "starts_on", "2022-01-01",
          "ends_on", "2022-03-31", "review_on", "2022-02-01", NULL);
    tier = given(store, "tier", "client_id", ID(client), "level", "green", "starts_on",
                 "2022-04-01", "review_on", "2022-07-01", NULL);
    table = desk_on(store, "2022-06-30", SWST_DESK_LIST_REVIEWS);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    table = desk_on(store, "2022-07-03", SWST_DESK_LIST_REVIEWS);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "about", "tier");
    assert_cell(table, 0, "about_id", ID(tier));
    assert_cell(table, 0, "days_overdue", "2");
    swst_table_free(table);
}

/* ----------------------------------------------------------------------- E5 */

static void e5_a_group_session_needs_a_facilitator_a_safety_plan_and_two_workers(void **state)
{
    swst_store *store = given_station(state);
    int64_t chen = given_worker(store, "陈文"), wu = given_worker(store, "吴芳"), late;
    int64_t it = given(store, "activity", "title", "第一节", "type", "group_session", "state",
                       "held", "held_on", "2022-06-03", "outcome", "they met", NULL);

    assert_string_equal(missing(store, "2022-06-30", it),
                        "attendance,lead_id,safety_plan,attendance.worker_id");
    assert_ok(change(store, "activity", it, "lead_id", ID(chen)));
    assert_ok(change(store, "activity", it, "safety_plan", "doors open, first aid in the room"));
    given(store, "attendance", "activity_id", ID(it), "worker_id", ID(chen), "presence",
          "present", NULL);
    given(store, "attendance", "activity_id", ID(it), "worker_id", ID(chen), "presence",
          "present", "role", "host", NULL);                     /* one worker, entered twice */
    late = given(store, "attendance", "activity_id", ID(it), "worker_id", ID(wu), "presence",
                 "absent", NULL);
    assert_string_equal(missing(store, "2022-06-30", it), "attendance.worker_id");
    assert_ok(change(store, "attendance", late, "presence", "late"));
    assert_string_equal(missing(store, "2022-06-30", it), "");
}

static void e5_other_activities_need_neither(void **state)
{
    swst_store *store = given_station(state);
    int64_t it = given(store, "activity", "title", "宣传", "type", "publicity", "state", "held",
                       "held_on", "2022-06-03", NULL);

    assert_string_equal(missing(store, "2022-06-30", it), "outcome,attendance");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(b2_five_of_32_files_are_incomplete_which_is_84_4_percent_complete),
        station_test(b2_half_a_day_instead_of_two_is_the_lag_of_a_record),
        station_test(b3_a_case_file_grows_with_its_stages),
        station_test(b3_a_case_at_intake_needs_nothing_yet),
        station_test(b3_a_group_file_holds_members_agenda_and_effect),
        station_test(b3_photos_are_attached_by_hash_and_may_be_required),
        station_test(b3_a_hash_that_is_not_whole_is_refused),
        station_test(b5_82_elders_of_70_have_flags_that_are_no_partition),
        station_test(b5_updated_in_january_is_verified_in_january),
        station_test(b5_a_live_file_is_verified_again_after_a_year),
        station_test(b6_a_screening_of_6_to_14_ends_the_day_before_the_15th_birthday),
        station_test(b6_screening_is_a_census_with_its_completion_and_flags),
        station_test(b7_an_elder_left_behind_has_a_health_and_a_network_file),
        station_test(b7_the_second_round_is_compared_with_the_first),
        station_test(b8_three_heads_with_35_999_99_are_in_and_with_36_000_00_are_out),
        station_test(b8_below_the_line_of_dibao_or_without_rigid_spending_is_out),
        station_test(b8_the_list_is_refreshed_every_month),
        station_test(b9_tiers_keep_their_history_and_voided_ones_count_nowhere),
        station_test(b9_the_review_of_the_tier_in_force_comes_back),
        station_test(e5_a_group_session_needs_a_facilitator_a_safety_plan_and_two_workers),
        station_test(e5_other_activities_need_neither),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
