/* What people wrote, lists, and what is carried over in a month's summary. */
#define _POSIX_C_SOURCE 200809L

#include "june.h"

#include <stdio.h>

struct june it;

static void what_people_wrote_stays_and_what_is_missing_is_named(void **state)
{
    swst_document *document;

    given_work(*state);
    document = june(*state);
    assert_says(document, "month=2022-06 text=… chapter=guidance、aims、problems、next、annex", true);
    swst_document_free(document);
    given(*state, "text_slot", "month", "2022-06", "chapter", "guidance", "text",
          "以服务对象为中心。", NULL);
    given(*state, "text_slot", "month", "2022-05", "chapter", "aims", "text", "五月的。", NULL);
    for (int i = 0; i < 2; i++) {
        document = june(*state);
        assert_says(document, "以服务对象为中心。", true);
        assert_says(document, "chapter=aims、problems、next、annex", true);
        assert_says(document, "五月的。", false);
        swst_document_free(document);
        given_visit(*state, it.clients[2], "2022-06-21", "home");
    }
}

static void an_open_improvement_is_carried_from_month_to_month(void **state)
{
    swst_document *document;

    given_work(*state);
    given(*state, "improvement", "problem", "偏远组入户不足", "found_on", "2022-05-20", "owner_id",
          ID(it.worker), NULL);
    given(*state, "improvement", "problem", "档案不全", "found_on", "2022-06-03", "checked_on",
          "2022-06-28", "result", "已补齐", NULL);
    given(*state, "improvement", "problem", "四月已了结", "found_on", "2022-04-01", "checked_on",
          "2022-04-30", NULL);
    document = june(*state);
    assert_says(document, "2022-05-20 提出，结转", true);
    assert_says(document, "已于 2022-06-28 检查：已补齐", true);
    assert_says(document, "四月已了结", false);
    swst_document_free(document);
    document = summary(*state, "2022-07", "2022-08-01", NULL, "zh");
    assert_says(document, "偏远组入户不足", true);
    assert_says(document, "档案不全", false);
    swst_document_free(document);
}

static void next_month_is_what_is_planned_and_due(void **state)
{
    swst_document *document;

    given_work(*state);
    given(*state, "activity", "title", "暑期安全课", "type", "community", "state", "planned",
          "planned_on", "2022-07-08", NULL);
    given(*state, "activity", "title", "八月的活动", "type", "community", "state", "planned",
          "planned_on", "2022-08-08", NULL);
    given(*state, "task", "title", "月度报告", "due_on", "2022-01-31", "recurrence",
          "FREQ=MONTHLY;BYMONTHDAY=-1", NULL);
    given_goal(*state, "已达成", "ACT.HELD", "1");
    given_goal(*state, "未达成", "ACT.HELD", "12");
    document = june(*state);
    assert_says(document, "| 2022-07-08 | 暑期安全课 |", true);
    assert_says(document, "八月的活动", false);
    assert_says(document, "| 月度报告 | 2022-07-31 |", true);
    assert_says(document, "| 未达成 | ≥ 12 场 | 1场[f", true);
    swst_document_free(document);
}

static void no_client_is_named(void **state)
{
    static const char *const formats[] = { "md", "json", "html" };
    swst_document *document;

    given_work(*state);
    document = june(*state);
    for (size_t i = 0; i < 3; i++) {
        char *text = text_of(document, formats[i]);

        assert_null(strstr(text, "林小雨"));
        swst_free(text);
    }
    swst_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(what_people_wrote_stays_and_what_is_missing_is_named),
        station_test(an_open_improvement_is_carried_from_month_to_month),
        station_test(next_month_is_what_is_planned_and_due),
        station_test(no_client_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
