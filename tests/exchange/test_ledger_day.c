/* Days, sums and lengths of time as ledgers write them. */
#include "../support/station.h"
#include "exchange/ledger_values.h"

#include <stdio.h>
#include <stdlib.h>

static void assert_day(const char *text, const char *day, int precision)
{
    struct swst__ledger_date date;
    char printed[SWST__DAY_SIZE];

    assert_true(swst__ledger_date_read(text, &date));
    swst__day_print(date.day, printed);
    assert_string_equal(printed, day);
    assert_int_equal(date.precision, precision);
}

static void assert_none(const char *text, enum swst__message why)
{
    struct swst__ledger_date date;

    assert_false(swst__ledger_date_read(text, &date));
    assert_int_equal(date.why, why);
}

static void a_day_is_read_however_it_is_written(void **state)
{
    static const char *const texts[] = {
        "2022-06-03", "2022-6-3", "2022.6.3", "2022.06.03", "2022.6.3.", "2022/6/3", "2022/06/03",
        "2022年6月3日", "2022年06月03号", "2022年6月3", "2022 年 6 月 3 日", "2022. 6. 3",
        "2022。6。3", "20220603", "2022-06-03 00:00", "2022-06-03 00:00:00", "2022/6/3 0:00",
        "2022/6/3 0:00:00", "2022-06-03T00:00:00", "44715", "44715.0", "44715.00"
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_day(texts[i], "2022-06-03", SWST_BIRTH_PRECISION_DAY);
}

static void a_day_without_its_year_is_told_so(void **state)
{
    static const char *const texts[] = { "6月3日", "6.3", "06-03", "6/3", "6月3号", "6月", "12.31" };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_none(texts[i], SWST__LEDGER_NO_YEAR);
}

static void a_year_of_two_digits_is_told_so(void **state)
{
    static const char *const texts[] = { "22.6.3", "22-06-03", "22/6/3", "22年6月3日", "22年6月",
                                         "6/3/22" };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_none(texts[i], SWST__LEDGER_SHORT_YEAR);
}

static void days_that_never_were_are_refused(void **state)
{
    static const char *const texts[] = {
        "2022-02-30", "2022年13月1日", "2021-02-29", "20220230", "2022-06-31", "0202-06-03",
        "60", "9999", "9999999", "73051", "44715.5", "昨天", "2022-06-03x",
        "2022-06-03 25:00", "2022-06-03 00", "", "6/3/2022", "2022年6-3", "3-Jun-22", "-44715",
        "2022-06-03-04", "1234567890"
    };
    struct swst__ledger_date date;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_none(texts[i], SWST__BAD_DAY);
    assert_true(swst__ledger_date_read("2020-02-29", &date));
}

static void a_month_or_a_year_says_no_more_than_it_says(void **state)
{
    (void)state;
    assert_day("2022年6月", "2022-06-01", SWST_BIRTH_PRECISION_MONTH);
    assert_day("2022.06", "2022-06-01", SWST_BIRTH_PRECISION_MONTH);
    assert_day("2022-6", "2022-06-01", SWST_BIRTH_PRECISION_MONTH);
    assert_day("1950.10", "1950-10-01", SWST_BIRTH_PRECISION_MONTH);
    assert_day("195010", "1950-10-01", SWST_BIRTH_PRECISION_MONTH);
    assert_day("1950.01", "1950-01-01", SWST_BIRTH_PRECISION_MONTH);
    assert_day("1950年1月", "1950-01-01", SWST_BIRTH_PRECISION_MONTH);
    assert_day("1950", "1950-01-01", SWST_BIRTH_PRECISION_YEAR);
    assert_day("1950年", "1950-01-01", SWST_BIRTH_PRECISION_YEAR);
}

static void a_spreadsheets_october_may_be_january(void **state)
{
    struct swst__ledger_date date;

    (void)state;
    assert_true(swst__ledger_date_read("1950.1", &date));
    assert_int_equal(date.precision, SWST_BIRTH_PRECISION_YEAR);
    assert_true(date.month_unclear);
    assert_true(swst__ledger_date_read("1950.2", &date));
    assert_int_equal(date.precision, SWST_BIRTH_PRECISION_MONTH);
    assert_false(date.month_unclear);
}

/* Day 61 of a spreadsheet is 1 March 1900, 60 the day that never was. */
static void a_spreadsheets_day_is_the_one_it_shows(void **state)
{
    (void)state;
    assert_day("10000", "1927-05-18", SWST_BIRTH_PRECISION_DAY);
    assert_day("25569", "1970-01-01", SWST_BIRTH_PRECISION_DAY);
    assert_day("36526", "2000-01-01", SWST_BIRTH_PRECISION_DAY);
    assert_day("73050", "2099-12-31", SWST_BIRTH_PRECISION_DAY);
    assert_int_equal(swst__day_make(1899, 12, 30) + 61, swst__day_make(1900, 3, 1));
}

/* A plain model: every day, in every way of writing it. */
static void every_way_of_writing_reads_as_the_same_day(void **state)
{
    static const char *const ways[] = { "%d-%d-%d", "%d.%d.%d", "%d/%02d/%02d", "%d年%d月%d日",
                                        "%04d%02d%02d", "%d-%02d-%02d 00:00:00" };
    unsigned seed = 17;
    int rounds = getenv("SWST_LONG") ? 200000 : 4000;

    (void)state;
    for (int i = 0; i < rounds; i++) {
        int64_t year, month, of_month, day;
        struct swst__ledger_date date;
        char text[64];

        seed = seed * 1103515245 + 12345;
        day = swst__day_make(1930, 1, 1) + (int64_t)(seed >> 8) % 60000;
        swst__day_split(day, &year, &month, &of_month);
        for (size_t way = 0; way < sizeof ways / sizeof *ways; way++) {
            snprintf(text, sizeof text, ways[way], (int)year, (int)month, (int)of_month);
            assert_true(swst__ledger_date_read(text, &date));
            assert_int_equal(date.day, day);
        }
        snprintf(text, sizeof text, "%d", (int)(day - swst__day_make(1899, 12, 30)));
        assert_true(swst__ledger_date_read(text, &date));
        assert_int_equal(date.day, day);
    }
}

/* -------------------------------------------------------------------- numbers */

static void assert_fen(const char *text, int64_t fen)
{
    int64_t read;

    assert_true(swst__ledger_fen_read(text, "月", &read));
    assert_int_equal(read, fen);
}

static void sums_of_yuan_are_read_to_the_fen(void **state)
{
    static const char *const none[] = { "", "元", "abc", "-5", "1.234", "1,23", "12,34,567", "1.2.3",
                                        "5e3", "0.00000001万", "500/年", "1234567890123", "5 6" };
    int64_t fen;

    (void)state;
    assert_fen("1234.5", 123450);
    assert_fen("1,234.50", 123450);
    assert_fen("1,234,567.89", 123456789);
    assert_fen("¥500", 50000);
    assert_fen("￥ 500.00元", 50000);
    assert_fen("500元整", 50000);
    assert_fen("500元/月", 50000);
    assert_fen("500/月", 50000);
    assert_fen("1.2万", 1200000);
    assert_fen("1.23456万元", 1234560);
    assert_fen("0", 0);
    assert_fen("0.10", 10);
    assert_fen("19.99", 1999);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(swst__ledger_fen_read(none[i], "月", &fen));
}

static void lengths_of_time_are_read_as_minutes(void **state)
{
    static const struct { const char *text; int64_t minutes; } said[] = {
        { "30", 30 }, { "30分钟", 30 }, { "30 分", 30 }, { "1小时", 60 }, { "1.5小时", 90 },
        { "1小时30分钟", 90 }, { "1 个小时 5 分", 65 }, { "半小时", 30 }, { "2h", 120 }, { "45min", 45 },
        { "0", 0 }
    };
    static const char *const none[] = { "很久", "分钟", "30秒", "1小时30", "1.001小时", "-5", "30 40" };
    int64_t minutes;

    (void)state;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        assert_true(swst__ledger_minutes_read(said[i].text, &minutes));
        assert_int_equal(minutes, said[i].minutes);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(swst__ledger_minutes_read(none[i], &minutes));
}

static void numbers_that_a_spreadsheet_damaged_are_known(void **state)
{
    (void)state;
    assert_true(swst__ledger_is_exponent("4.41882E+17"));
    assert_true(swst__ledger_is_exponent("1.38E+10"));
    assert_false(swst__ledger_is_exponent("13800001234"));
    assert_false(swst__ledger_is_exponent("E栋"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_read_however_it_is_written),
        cmocka_unit_test(a_day_without_its_year_is_told_so),
        cmocka_unit_test(a_year_of_two_digits_is_told_so),
        cmocka_unit_test(days_that_never_were_are_refused),
        cmocka_unit_test(a_month_or_a_year_says_no_more_than_it_says),
        cmocka_unit_test(a_spreadsheets_october_may_be_january),
        cmocka_unit_test(a_spreadsheets_day_is_the_one_it_shows),
        cmocka_unit_test(every_way_of_writing_reads_as_the_same_day),
        cmocka_unit_test(sums_of_yuan_are_read_to_the_fen),
        cmocka_unit_test(lengths_of_time_are_read_as_minutes),
        cmocka_unit_test(numbers_that_a_spreadsheet_damaged_are_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
