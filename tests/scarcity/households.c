/* Households that change hands, divide and join; clients merged and unmerged. */
#include "steps.h"

static int64_t people[2], home, other_home, merge;

/* A household of two, and another of one, within a transaction that is undone. */
static void given_homes(void)
{
    given_record();
    swst_store_set_now(it.store, 1772000000000);
    assert_ok(swst_store_begin(it.store));
    home = given_household(it.store, it.area);
    other_home = given_household(it.store, it.area);
    for (int i = 0; i < 2; i++)
        people[i] = given_client(it.store, it.area);
    given(it.store, "household_member", "household_id", ID(home), "client_id", ID(people[0]),
          "is_head", "true", "starts_on", "2026-01-01", NULL);
    given_member(it.store, home, people[1], "2026-01-01", NULL);
    given(it.store, "membership", "category_id", ID(given_category(it.store, "low", "household")),
          "household_id", ID(home), "starts_on", "2026-01-01", NULL);
    assert_ok(swst_store_set_request(it.store, "an act"));
}

static void take_back(swst_status status)
{
    assert_ok(swst_store_set_request(it.store, NULL));
    roll_back(status);
}

static swst_status succeed(void)
{
    return CALL(swst_household_succeed)(it.store, home, people[1], "2026-02-01",
                                        SWST_MEMBER_REASON_DEATH);
}

static swst_status split(void)
{
    return CALL(swst_household_split)(it.store, home, people, 1, people[0], "2026-02-01",
                                      SWST_MEMBER_REASON_SPLIT, &it.number);
}

static swst_status join(void)
{
    return CALL(swst_household_merge)(it.store, home, other_home, "2026-02-01",
                                      SWST_MEMBER_REASON_MERGE);
}

static swst_status merge_clients(void)
{
    return CALL(swst_client_merge)(it.store, it.client, people[0], "entered twice", &it.number);
}

static void given_merge(void)
{
    given_homes();
    assert_ok(swst_store_set_request(it.store, NULL));
    assert_ok(swst_client_merge(it.store, it.client, people[0], "entered twice", &merge));
}

static swst_status unmerge(void)
{
    return CALL(swst_client_unmerge)(it.store, merge);
}

static swst_status contradict(void)
{
    swst_status status = swst_client_merge(it.store, people[0], people[1], "entered twice",
                                           &it.number);

    return status == SWST_ECONFLICT ? SWST_OK : status;
}

static swst_status list_merges(void)
{
    return CALL(swst_client_merges)(it.store, 0, (swst_table **)&it.out);
}

static swst_status list_duplicates(void)
{
    return CALL(swst_client_duplicates)(it.store, (swst_table **)&it.out);
}

static swst_status list_headless(void)
{
    return swst_report_desk(it.store, "2026-02-01", it.filter, (swst_table **)&it.out);
}

static void given_headless(void)
{
    given_homes();
    assert_ok(swst_store_set_request(it.store, NULL));
    given_member(it.store, other_home, it.client, "2026-01-01", NULL);
    it.filter = swst_filter_new();
    swst_filter_add_list(it.filter, SWST_DESK_LIST_HEADLESS);
}

static void free_answer(swst_status status)
{
    free_table(status);
    roll_back(status);
}

static void free_list(swst_status status)
{
    swst_filter_free(it.filter);
    free_answer(status);
}

const struct step household_steps[] = {
    { "household_succeed", given_homes, succeed, take_back },
    { "household_split", given_homes, split, take_back },
    { "household_merge", given_homes, join, take_back },
    { "client_merge", given_homes, merge_clients, take_back },
    { "client_unmerge", given_merge, unmerge, take_back },
    { "a merge refused", given_homes, contradict, take_back },
    { "client_merges", given_merge, list_merges, free_answer },
    { "client_duplicates", given_homes, list_duplicates, free_answer },
    { "headless", given_headless, list_headless, free_list },
    { NULL, NULL, NULL, NULL }
};
