/* What a month's summary tells besides its lists: what can be compared, the year so far, who was
 * not reached and why, what files lack, and what the next month asks for. */
#define _POSIX_C_SOURCE 200809L

#include "june.h"

struct june it;

static void half_a_month_is_not_compared_with_a_whole_one(void **state)
{
    swst_document *document;

    given_work(*state);
    document = summary(*state, "2022-06", "2022-06-15", NULL, "zh");
    assert_says(document, "本月尚未结束，各项数字不与上月比较。", true);
    assert_says(document, "较上月：", false);
    assert_says(document, "个百分点", false);
    swst_document_free(document);
    document = june(*state);
    assert_says(document, "本月尚未结束", false);
    assert_says(document, "联系人次：2人次[f", true);
    assert_says(document, "（较上月：+1[f", true);
    swst_document_free(document);
}

static void a_month_without_records_is_nothing_to_compare_with(void **state)
{
    swst_document *document;

    given_work(*state);
    document = june(*state);
    assert_says(document, "已举办活动：1场[f", true);
    assert_figure(document, "CASE.NEW", "2022-06-01", "", "1");
    assert_says(document, "新开个案：1例[f", true);
    assert_says(document, "（较上月：+1[f", true);          /* contacts: May has one */
    assert_ok(void_it(*state, "visit", it.visits[0], "误录"));
    swst_document_free(document);
    document = june(*state);
    assert_says(document, "（较上月：+2[f", false);
    swst_document_free(document);
}

static void the_year_so_far_stands_beside_the_month(void **state)
{
    swst_document *document;

    given_work(*state);
    given_visit(*state, it.clients[2], "2022-02-10", "home");
    document = june(*state);
    assert_says(document, "| 入户探访率 | 50.0%（2/4人）[f", true);
    assert_figure(document, "VISIT.HOME_RATE", "2022-01-01", "", "75.0%");
    swst_document_free(document);
}

static void who_was_not_reached_is_told_with_the_reasons(void **state)
{
    swst_document *document;

    given_work(*state);
    given(*state, "service_gap", "client_id", ID(it.clients[2]), "starts_on", "2022-06-01",
          "reason", "remote", NULL);
    document = june(*state);
    assert_figure(document, "BLIND.CLIENTS", "2022-06-01", "", "2");
    assert_figure(document, "BLIND.BY_REASON", "2022-06-01", "--type remote", "1");
    assert_says(document, "按原因：居住偏远1人[f", true);
    assert_marks_hold(*state, document);
    swst_document_free(document);
}

/* Figures are remembered, reasons are not. */
static void the_reasons_are_told_again_to_who_asks_again(void **state)
{
    given_work(*state);
    given(*state, "service_gap", "client_id", ID(it.clients[2]), "starts_on", "2022-06-01",
          "reason", "remote", NULL);
    for (int i = 0; i < 2; i++) {
        swst_document *document = june(*state);

        assert_figure(document, "BLIND.BY_REASON", "2022-06-01", "--type remote", "1");
        assert_says(document, "按原因：居住偏远1人[f", true);
        swst_document_free(document);
    }
}

static void incomplete_files_are_told_by_what_they_lack(void **state)
{
    swst_document *document;

    given_work(*state);
    for (int i = 0; i < 4; i++)
        assert_ok(change(*state, "client", it.clients[i], "filed_on", "2022-01-01"));
    given(*state, "file_requirement", "file", "client", "needs", "visit", NULL);
    document = june(*state);
    assert_figure(document, "FILE.MISSING", "2022-06-01", "--type visit", "2");
    assert_says(document, "；所缺内容：", true);
    assert_marks_hold(*state, document);
    swst_document_free(document);
}

/* A level that ends on the tenth asks for ten. */
static void the_contacts_of_the_next_month_are_told_as_the_records_stand(void **state)
{
    swst_document *document;

    given_work(*state);
    given_rule(*state, "red", "1", "day", "home");
    given_tier(*state, it.clients[0], "red", "2022-01-01", "2022-07-10");
    document = summary(*state, "2022-06", "2022-06-30", NULL, "zh");
    assert_figure(document, "TIER.REQUIRED", "2022-07-01", "", "10");
    assert_figure(document, "TIER.REQUIRED", "2022-07-01", "--level red", "10");
    assert_says(document, "应访次数10次任务[f", true);
    swst_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(half_a_month_is_not_compared_with_a_whole_one),
        station_test(a_month_without_records_is_nothing_to_compare_with),
        station_test(the_year_so_far_stands_beside_the_month),
        station_test(who_was_not_reached_is_told_with_the_reasons),
        station_test(the_reasons_are_told_again_to_who_asks_again),
        station_test(incomplete_files_are_told_by_what_they_lack),
        station_test(the_contacts_of_the_next_month_are_told_as_the_records_stand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
