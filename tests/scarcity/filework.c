/* Files and what is asked of them: completeness, lag, rounds, screenings, low income. */
#include "steps.h"

/* An elder of a household of low income, assessed twice; once for all runs. */
static void given_filework(void)
{
    static int64_t elder;
    int64_t house;

    if (elder)
        return;
    elder = given(it.store, "client", "name", "林小雨", "area_id", ID(it.area), "registered_on",
                  "2020-01-01", "filed_on", "2024-01-01", "birth_date", "1950-01-01", NULL);
    house = given(it.store, "household", "area_id", ID(it.area), "filed_on", "2024-01-01", NULL);
    given_member(it.store, house, elder, "2020-01-01", NULL);
    given(it.store, "income_check", "household_id", ID(house), "checked_on", "2026-03-01",
          "income_fen", "1000000", "rigid", "true", "reason", "illness", NULL);
    given(it.store, "membership", "client_id", ID(elder), "category_id", ID(it.category),
          "starts_on", "2026-01-01", NULL);
    for (int round = 1; round <= 2; round++)
        given(it.store, "assessment", "client_id", ID(elder), "tool", "screen-1", "round",
              round == 1 ? "1" : "2", "assessed_on", "2026-02-01", "score", "5", "flags",
              "学业,心理", NULL);
}

static void given_ages(void)
{
    given_filework();
    it.filter = swst_filter_new();
    CALL(swst_filter_set_ages)(it.filter, -1, -1);
    swst_filter_set_area(it.filter, it.area);
}

static void given_wanted(void)
{
    given_filework();
    it.filter = swst_filter_new();
    assert_ok(swst_filter_add_category(it.filter, "left_behind"));
}

/* Incomplete files, and a client to be verified anew. */
static void given_lists(void)
{
    given_filework();
    it.filter = swst_filter_new();
    swst_filter_add_list(it.filter, SWST_DESK_LIST_FILES);
    swst_filter_add_list(it.filter, SWST_DESK_LIST_REVIEWS);
}

static swst_status report_desk(void)
{
    return swst_report_desk(it.store, "2026-05-01", it.filter, (swst_table **)&it.out);
}

static swst_status report_files(void)
{
    return CALL(swst_report_files)(it.store, "2026-05-01", it.filter, (swst_table **)&it.out);
}

static swst_status report_lag(void)
{
    return CALL(swst_report_lag)(it.store, "2026-01-01", "2026-04-30", "2026-05-01", it.filter,
                                 (swst_table **)&it.out);
}

static swst_status report_rounds(void)
{
    return CALL(swst_report_rounds)(it.store, "screen-1", 1, 2, false, "2026-05-01", it.filter,
                                    (swst_table **)&it.out);
}

static swst_status report_screening(void)
{
    return CALL(swst_report_screening)(it.store, "screen-1", -1, -1, "2026-01-01", "2026-04-30",
                                       "2026-05-01", it.filter, (swst_table **)&it.out);
}

static swst_status report_unscreened(void)
{
    return CALL(swst_report_unscreened)(it.store, "screen-1", -1, -1, "2026-01-01", "2026-04-30",
                                        "2026-05-01", it.filter, (swst_table **)&it.out);
}

static swst_status report_low_income(void)
{
    return CALL(swst_report_low_income)(it.store, "2026-05-01", it.filter,
                                        (swst_table **)&it.out);
}

static void free_filter_and_table(swst_status status)
{
    swst_filter_free(it.filter);
    free_table(status);
}

const struct step filework_steps[] = {
    { "desk of files and reviews", given_lists, report_desk, free_filter_and_table },
    { "report_files", given_ages, report_files, free_filter_and_table },
    { "report_lag", given_ages, report_lag, free_filter_and_table },
    { "report_rounds", given_ages, report_rounds, free_filter_and_table },
    { "report_screening", given_wanted, report_screening, free_filter_and_table },
    { "report_unscreened", given_ages, report_unscreened, free_filter_and_table },
    { "report_low_income", given_ages, report_low_income, free_filter_and_table },
    { NULL, NULL, NULL, NULL }
};
