/* Visits, workers and levels as ledgers name them. */
#include "ledger_row.h"

static const struct swst_visit *visit_of(const struct sheet *sheet)
{
    return (const struct swst_visit *)sheet->ledger.row.visit;
}

static void a_day_makes_a_visit_at_home_that_was_done(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|visited_on|content");

    assert_true(read_row(sheet, "张三|2022.6.3|身体好，精神好。")->says_visit);
    assert_taken(sheet);
    assert_reads(sheet->ledger.row.visit, "visited_on", "2022-06-03");
    assert_reads(sheet->ledger.row.visit, "channel", "home");
    assert_reads(sheet->ledger.row.visit, "result", "done");
    assert_reads(sheet->ledger.row.visit, "content", "身体好，精神好。");
    assert_false(read_row(sheet, "李四||")->says_visit);
    assert_taken(sheet);
    free_sheet(sheet);
}

static void channels_and_results_are_read_by_the_words_people_use(void **state)
{
    static const char *const said[][4] = {
        { "入户", "home", "完成", "done" }, { "上门", "home", "不在家", "not_home" },
        { "电话", "phone", "已探访", "done" }, { "微信", "message", "拒访", "refused" },
        { "视频", "video", "取消", "cancelled" }, { "来站", "station", "外出", "not_home" },
        { "phone", "phone", "Done", "done" }, { "At home", "home", "√", "done" },
    };
    struct sheet *sheet = new_sheet(*state, "name|visited_on|channel|result");
    char row[200];

    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        snprintf(row, sizeof row, "张三|2022-06-03|%s|%s", said[i][0], said[i][2]);
        read_row(sheet, row);
        assert_taken(sheet);
        assert_reads(sheet->ledger.row.visit, "channel", said[i][1]);
        assert_reads(sheet->ledger.row.visit, "result", said[i][3]);
    }
    read_row(sheet, "张三|2022-06-03|飞鸽|完成");
    assert_rejected(sheet, "bad_choice", 3);
    free_sheet(sheet);
}

static void minutes_may_be_hours(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|visited_on|minutes");

    read_row(sheet, "张三|2022-06-03|1小时30分钟");
    assert_taken(sheet);
    assert_int_equal(visit_of(sheet)->minutes, 90);
    read_row(sheet, "张三|2022-06-03|很久");
    assert_rejected(sheet, "ledger_no_minutes", 3);
    read_row(sheet, "张三|2022-06-03|1441");
    assert_rejected(sheet, "out_of_range", 3);
    free_sheet(sheet);
}

static void a_visit_without_a_day_is_a_problem_of_what_tells_of_it(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|visited_on|content|worker");

    given_worker(*state, "陈社工");
    read_row(sheet, "张三|无|聊天|");
    assert_rejected(sheet, "ledger_visit_without_day", 3);
    read_row(sheet, "张三|||陈社工");
    assert_rejected(sheet, "ledger_visit_without_day", 4);
    read_row(sheet, "张三|6月3日|聊天|");
    assert_rejected(sheet, "ledger_no_year", 2);
    read_row(sheet, "张三|2022-06|聊天|");
    assert_rejected(sheet, "ledger_part_of_day", 2);
    read_row(sheet, "张三|2022-07-01|聊天|");
    assert_rejected(sheet, "ledger_future_day", 2);
    assert_false(sheet->ledger.row.says_visit);
    read_row(sheet, "张三|2022-06-30|聊天|");
    assert_taken(sheet);
    free_sheet(sheet);
}

static void a_worker_of_a_ledger_without_visits_is_remarked_upon(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|worker");

    given_worker(*state, "陈社工");
    read_row(sheet, "张三|陈社工");
    assert_taken(sheet);
    assert_true(has_remark(sheet, SWST__LEDGER_WORKER_UNUSED, 2));
    free_sheet(sheet);
}

static void a_worker_is_found_by_a_name_that_nobody_else_has(void **state)
{
    int64_t chen = given_worker(*state, "陈社工");
    struct sheet *sheet = new_sheet(*state, "name|visited_on|worker");

    given_worker(*state, "林社工");
    given_worker(*state, "林社工");
    read_row(sheet, "张三|2022-06-03| 陈 社工");
    assert_taken(sheet);
    assert_int_equal(visit_of(sheet)->worker_id, chen);
    read_row(sheet, "张三|2022-06-03|王社工");
    assert_rejected(sheet, "ledger_worker_unknown", 3);
    read_row(sheet, "张三|2022-06-03|林社工");
    assert_rejected(sheet, "ledger_worker_several", 3);
    free_sheet(sheet);
}

static void of_workers_who_went_together_the_first_is_kept(void **state)
{
    int64_t chen = given_worker(*state, "陈社工");
    struct sheet *sheet = new_sheet(*state, "name|visited_on|worker");

    read_row(sheet, "张三|2022-06-03|陈社工、李社工");
    assert_taken(sheet);
    assert_int_equal(visit_of(sheet)->worker_id, chen);
    assert_true(has_remark(sheet, SWST__LEDGER_WORKER_FIRST, 3));
    free_sheet(sheet);
}

static void levels_are_words_of_the_stations_rules_or_their_colours(void **state)
{
    static const char *const reds[] = { "red", "RED", "红", "红色", "红色等级", "红类", "红牌", "红色对象" };
    struct sheet *sheet;
    char row[100];

    given_rule(*state, "red", "1", "day", "home");
    given_rule(*state, "green", "1", "month", "home");
    given_rule(*state, "A级", "1", "month", "home");
    sheet = new_sheet(*state, "name|level|level_since");
    for (size_t i = 0; i < sizeof reds / sizeof *reds; i++) {
        snprintf(row, sizeof row, "张三|%s|2022-01-01", reds[i]);
        read_row(sheet, row);
        assert_taken(sheet);
        assert_string_equal(sheet->ledger.row.level, "red");
        assert_int_equal(sheet->ledger.row.level_since, day_of("2022-01-01"));
    }
    assert_string_equal(read_row(sheet, "张三|Ａ级|")->level, "A级");
    assert_true(sheet->ledger.row.level_since == SWST__LEDGER_NO_DAY);
    read_row(sheet, "张三|黄|");
    assert_rejected(sheet, "ledger_level_unknown", 2);
    read_row(sheet, "张三|一级|");
    assert_rejected(sheet, "ledger_level_unknown", 2);
    assert_non_null(strstr(swst_error_message("zh"), "A级、green、red"));
    free_sheet(sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_day_makes_a_visit_at_home_that_was_done),
        station_test(channels_and_results_are_read_by_the_words_people_use),
        station_test(minutes_may_be_hours),
        station_test(a_visit_without_a_day_is_a_problem_of_what_tells_of_it),
        station_test(a_worker_of_a_ledger_without_visits_is_remarked_upon),
        station_test(a_worker_is_found_by_a_name_that_nobody_else_has),
        station_test(of_workers_who_went_together_the_first_is_kept),
        station_test(levels_are_words_of_the_stations_rules_or_their_colours),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
