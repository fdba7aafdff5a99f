/* Rows of a ledger: which are none, what 同上 copies, and the person that cells tell of. */
#include "ledger_row.h"

#define NUMBER "790101201202290021"             /* a girl of 29 February 2012 */
#define PERSON "序号|name|sex|birth_date|id_number|phone|address"

static void assert_skipped(struct sheet *sheet, const char *row, enum swst__message why)
{
    assert_true(read_row(sheet, row)->skipped);
    assert_int_equal(sheet->ledger.row.skipped_for, why);
    assert_int_equal(problems_of(sheet), 0);
}

static const char *said(const struct sheet *sheet, const char *field)
{
    static char text[512];
    char *value = NULL;

    assert_ok(swst_record_get(sheet->ledger.row.client, field, &value));
    snprintf(text, sizeof text, "%s", value ? value : "");
    swst_free(value);
    return text;
}

/* ------------------------------------------------------------------- skipped */

static void empty_rows_are_skipped_even_if_they_are_numbered(void **state)
{
    struct sheet *sheet = new_sheet(*state, PERSON);

    assert_skipped(sheet, "||||||", SWST__LEDGER_EMPTY_ROW);
    assert_skipped(sheet, " |　| ||||", SWST__LEDGER_EMPTY_ROW);
    assert_skipped(sheet, "12||||||", SWST__LEDGER_EMPTY_ROW);
    assert_skipped(sheet, "１２|||/|无||", SWST__LEDGER_EMPTY_ROW);
    assert_skipped(sheet, "", SWST__LEDGER_EMPTY_ROW);
    read_row(sheet, "12|张三|||||");
    assert_taken(sheet);
    free_sheet(sheet);
}

static void totals_are_skipped(void **state)
{
    static const char *const rows[] = {
        "合计|||||220|", "合 计||||||", "合　计||||||", "总计：220||||||", "小计|12|||||", "|累计|||||",
        "3|共计||||5|", "合计：220人||||||", "合计(户)|220|||||"
    };
    struct sheet *sheet = new_sheet(*state, PERSON);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_skipped(sheet, rows[i], SWST__LEDGER_TOTAL_ROW);
    free_sheet(sheet);
}

static void a_person_is_no_total(void **state)
{
    static const char *const rows[] = { "1|合小|||||", "2|合|||||", "3|合计|||" NUMBER "||",
                                        "4|总计|女|1950-03-01|||", "小计|张三|||||" };
    struct sheet *sheet = new_sheet(*state, PERSON);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read_row(sheet, rows[i]);
        assert_taken(sheet);
    }
    free_sheet(sheet);
}

static void notes_are_skipped(void **state)
{
    static const char *const rows[] = {
        "注：以上为2022年数据||||||", "备注:||||||", "说明：||||||", "填表人：|李四|||||",
        "制表人：王五||||审核人：赵六||", "单位（盖章）：||||||", "填报时间：2022年6月3日||||||", "注||||||",
        "|备注：略|||||", "负责人:||||||", "备 注：略||||||"
    };
    struct sheet *sheet = new_sheet(*state, PERSON);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_skipped(sheet, rows[i], SWST__LEDGER_NOTE_ROW);
    read_row(sheet, "备注|张三|||||");
    assert_taken(sheet);
    read_row(sheet, "备注：|张三|||" NUMBER "||");
    assert_taken(sheet);
    free_sheet(sheet);
}

static void a_row_that_numbers_the_columns_is_skipped_below_the_header_alone(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|sex|phone|note");

    assert_skipped(sheet, "1|2|3|4", SWST__LEDGER_NUMBERS_ROW);
    assert_false(read_row(sheet, "1|2|3|4")->skipped);
    free_sheet(sheet);
    sheet = new_sheet(*state, "name|sex|phone|note");
    assert_skipped(sheet, "(1)|(2)|(3)|(4)", SWST__LEDGER_NUMBERS_ROW);
    free_sheet(sheet);
}

/* ------------------------------------------------------------------- nothing */

static void words_for_nothing_leave_a_field_unset(void **state)
{
    static const char *const words[] = { "无", "/", "／", "－", "-", "—", "--", "暂无", "没有", "空", "N/A",
                                         "n/a", "nil", "\\", "。", " ", "　", "NULL" };
    struct sheet *sheet = new_sheet(*state, "name|id_number|phone|address|birth_date|ethnic");
    char row[200];

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        snprintf(row, sizeof row, "张三|%s|%s|%s|%s|%s", words[i], words[i], words[i], words[i],
                 words[i]);
        read_row(sheet, row);
        assert_taken(sheet);
        assert_string_equal(said(sheet, "name"), "张三");
        for (const char *const *field = (const char *const[]){ "id_number", "phone", "address",
             "birth_date", "ethnic", NULL }; *field; field++)
            assert_false(swst_record_has(sheet->ledger.row.client, *field));
    }
    snprintf(row, sizeof row, "无|%s||||", NUMBER);
    read_row(sheet, row);
    assert_rejected(sheet, "required", 1);
    sheet->ledger.of_visits = true;         /* a contact may be told of a number alone */
    read_row(sheet, row);
    assert_taken(sheet);
    assert_false(swst_record_has(sheet->ledger.row.client, "name"));
    free_sheet(sheet);
}

static void a_row_leaves_nothing_to_the_next(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|phone|relation|household|head|visited_on");

    assert_true(read_row(sheet, "张三|13800001234|户主|H1|张三|2022-06-03")->is_head);
    read_row(sheet, "李四|||||");
    assert_taken(sheet);
    assert_false(sheet->ledger.row.is_head || sheet->ledger.row.says_visit);
    assert_string_equal(sheet->ledger.row.household_number, "");
    assert_string_equal(sheet->ledger.row.head, "");
    assert_false(swst_record_has(sheet->ledger.row.client, "phone"));
    assert_false(swst_record_has(sheet->ledger.row.visit, "visited_on"));
    free_sheet(sheet);
}

/* ------------------------------------------------------------------ as above */

static void as_above_copies_through_several_rows_and_says_so(void **state)
{
    static const char *const words[] = { "同上", "〃", "\"", "″", "ditto", "同前", " 同 上" };
    struct sheet *sheet = new_sheet(*state, "name|address|ethnic");
    char row[100];

    read_row(sheet, "张三|塘联村１号|汉族");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        snprintf(row, sizeof row, "李四|%s|壮族", words[i]);
        read_row(sheet, row);
        assert_taken(sheet);
        assert_string_equal(said(sheet, "address"), "塘联村1号");
        assert_string_equal(said(sheet, "ethnic"), "壮族");
        assert_true(has_remark(sheet, SWST__LEDGER_AS_ABOVE, 2));
        assert_int_equal(sheet->ledger.row.remark_count, 1);
    }
    read_row(sheet, "合计||");                              /* tells of nobody */
    read_row(sheet, "王五|同上|");
    assert_string_equal(said(sheet, "address"), "塘联村1号");
    free_sheet(sheet);
}

static void as_above_is_refused_where_nothing_stands_above(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|address");

    read_row(sheet, "张三|同上");
    assert_rejected(sheet, "ledger_nothing_above", 2);
    free_sheet(sheet);
}

static void nobody_is_the_same_as_above(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|id_number");

    read_row(sheet, "张三|" NUMBER);
    read_row(sheet, "同上|");
    assert_rejected(sheet, "ledger_person_as_above", 1);
    read_row(sheet, "李四|同上");
    assert_rejected(sheet, "ledger_person_as_above", 2);
    free_sheet(sheet);
}

/* ---------------------------------------------------------- identity numbers */

static void a_number_fills_birth_and_sex(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|id_number|birth_date|sex");

    read_row(sheet, "张三|'７９０１０１２０１２０２２９００２１||");
    assert_taken(sheet);
    assert_string_equal(said(sheet, "id_number"), NUMBER);
    assert_string_equal(said(sheet, "birth_date"), "2012-02-29");
    assert_string_equal(said(sheet, "birth_precision"), "day");
    assert_string_equal(said(sheet, "sex"), "female");
    read_row(sheet, "张三|110105491231002||");
    assert_taken(sheet);
    assert_string_equal(said(sheet, "id_number"), "11010519491231002X");
    read_row(sheet, "张三|" NUMBER "|2012年2月|女");
    assert_taken(sheet);
    assert_string_equal(said(sheet, "birth_date"), "2012-02-29");
    assert_string_equal(said(sheet, "birth_precision"), "day");
    free_sheet(sheet);
}

static void a_contradiction_to_the_number_is_a_problem_of_the_other_cell(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|id_number|birth_date|sex");

    read_row(sheet, "张三|" NUMBER "|2012-02-28|");
    assert_rejected(sheet, "id_number_birth", 3);
    read_row(sheet, "张三|" NUMBER "|2011|");
    assert_rejected(sheet, "id_number_birth", 3);
    read_row(sheet, "张三|" NUMBER "|2012年3月|");
    assert_rejected(sheet, "id_number_birth", 3);
    read_row(sheet, "张三|" NUMBER "||男");
    assert_rejected(sheet, "id_number_sex", 4);
    free_sheet(sheet);
}

static void a_wrong_number_is_refused_and_never_mended(void **state)
{
    static const char *const wrong[][2] = {
        { "4.41882E+17", "id_number_damaged" }, { "441882199001010000", "id_number_damaged" },
        { "441882201302290026", "id_number_date" },
        { "790101201202290022", "id_number_check_digit" },
        { "79010120120229002", "id_number_length" },
        { "79010120120229002A", "id_number_character" },
        { "7901********290021", "id_number_character" },
    };
    struct sheet *sheet = new_sheet(*state, "name|id_number|birth_date");
    char row[100];

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        snprintf(row, sizeof row, "张三|%s|", wrong[i][0]);
        read_row(sheet, row);
        assert_rejected(sheet, wrong[i][1], 2);
        assert_null(strstr(swst_error_message("en"), wrong[i][0]));
    }
    free_sheet(sheet);
}

static void other_documents_have_numbers_of_their_own(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|id_type|id_number");

    read_row(sheet, "张三|护照|E12345678");
    assert_taken(sheet);
    assert_string_equal(said(sheet, "id_type"), "foreign");
    assert_string_equal(said(sheet, "id_number"), "E12345678");
    read_row(sheet, "张三|居民身份证|E12345678");
    assert_rejected(sheet, "id_number_length", 3);
    free_sheet(sheet);
}

/* --------------------------------------------------------------------- births */

static void a_birth_may_be_a_year_or_a_month(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|birth_date|registered_on");

    read_row(sheet, "张三|1950|2022-01-01");
    assert_taken(sheet);
    assert_string_equal(said(sheet, "birth_date"), "1950-01-01");
    assert_string_equal(said(sheet, "birth_precision"), "year");
    read_row(sheet, "张三|1950年3月|2022-01-01");
    assert_string_equal(said(sheet, "birth_precision"), "month");
    read_row(sheet, "张三|1950.1|2022-01-01");
    assert_string_equal(said(sheet, "birth_precision"), "year");
    assert_true(has_remark(sheet, SWST__LEDGER_MONTH_UNCLEAR, 2));
    read_row(sheet, "张三|1950|2022");
    assert_rejected(sheet, "ledger_part_of_day", 3);
    read_row(sheet, "张三|50.3.1|");
    assert_rejected(sheet, "ledger_short_year", 2);
    read_row(sheet, "张三|3月1日|");
    assert_rejected(sheet, "ledger_no_year", 2);
    read_row(sheet, "张三|1950-02-30|");
    assert_rejected(sheet, "bad_day", 2);
    read_row(sheet, "张三|2022-07-01|");
    assert_rejected(sheet, "ledger_future_day", 2);
    read_row(sheet, "张三|18323|");
    assert_string_equal(said(sheet, "birth_date"), "1950-03-01");
    free_sheet(sheet);
}

/* --------------------------------------------------------------------- phones */

static void phones_of_one_cell_are_kept_apart(void **state)
{
    static const char *const cells[] = { "13800001234/0763-3312345", "13800001234、0763-3312345",
                                         "13800001234 0763-3312345", "１３８００００１２３４，0763-3312345" };
    struct sheet *sheet = new_sheet(*state, "name|phone");
    char row[100];

    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        snprintf(row, sizeof row, "张三|%s", cells[i]);
        read_row(sheet, row);
        assert_taken(sheet);
        assert_string_equal(said(sheet, "phone"), "13800001234,0763-3312345");
        assert_int_equal(sheet->ledger.row.remark_count, 0);
    }
    read_row(sheet, "张三|13800001234、13800001235、13800001236、13800001237");
    assert_rejected(sheet, "ledger_phones_most", 2);
    free_sheet(sheet);
}

static void nobody_is_refused_for_a_phone(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|phone");

    read_row(sheet, "张三|6688");
    assert_taken(sheet);
    assert_string_equal(said(sheet, "phone"), "6688");
    assert_true(has_remark(sheet, SWST__LEDGER_PHONE_UNUSUAL, 2));
    read_row(sheet, "张三|村委代转");
    assert_taken(sheet);
    assert_string_equal(said(sheet, "phone"), "村委代转");
    read_row(sheet, "张三|儿子13800001234");
    assert_taken(sheet);
    assert_string_equal(said(sheet, "phone"), "13800001234");
    assert_true(has_remark(sheet, SWST__LEDGER_PHONE_UNUSUAL, 2));
    read_row(sheet, "张三|1.38E+10");
    assert_taken(sheet);
    assert_string_equal(said(sheet, "phone"), "");
    assert_true(has_remark(sheet, SWST__LEDGER_PHONE_DAMAGED, 2));
    free_sheet(sheet);
}

/* ------------------------------------------------------------- other fields */

static void texts_are_cleaned_and_notes_stay_as_they_are(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|address|ethnic|education|marital|note|"
                                    "income_fen");

    read_row(sheet, " 阿依古丽•买买提 |塘联村 （一组）１２号|汉族|初中|20|"
             " 腿脚不便，独居。\n每月复查。 |1.2万");
    assert_taken(sheet);
    assert_string_equal(said(sheet, "name"), "阿依古丽·买买提");
    assert_string_equal(said(sheet, "address"), "塘联村(一组)12号");
    assert_string_equal(said(sheet, "education"), "初中");
    assert_string_equal(said(sheet, "marital"), "20");
    assert_string_equal(said(sheet, "note"), "腿脚不便，独居。\n每月复查。");
    assert_string_equal(said(sheet, "income_fen"), "1200000");
    read_row(sheet, "张 三||||||");
    assert_string_equal(said(sheet, "name"), "张三");
    free_sheet(sheet);
}

static void a_sex_is_a_word_a_letter_or_a_number(void **state)
{
    static const char *const sexes[][2] = { { "男", "male" }, { "女", "female" }, { "1", "male" },
        { "２", "female" }, { "M", "male" }, { "f", "female" }, { "男性", "male" },
        { "未知", "unknown" } };
    struct sheet *sheet = new_sheet(*state, "name|sex");
    char row[64];

    for (size_t i = 0; i < sizeof sexes / sizeof *sexes; i++) {
        snprintf(row, sizeof row, "张三|%s", sexes[i][0]);
        read_row(sheet, row);
        assert_taken(sheet);
        assert_string_equal(said(sheet, "sex"), sexes[i][1]);
    }
    read_row(sheet, "张三|3");
    assert_rejected(sheet, "bad_choice", 2);
    free_sheet(sheet);
}

static void a_text_that_is_too_long_is_refused_by_its_field(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|relation|household");
    char row[500] = "张三|";

    for (int i = 0; i < 17; i++)
        strcat(row, "孙");
    strcat(row, "|");
    for (int i = 0; i < 41; i++)
        strcat(row, "1");
    read_row(sheet, row);
    assert_int_equal(problems_of(sheet), 2);
    assert_true(has_problem(sheet, "too_long", 2));
    assert_true(has_problem(sheet, "too_long", 3));
    free_sheet(sheet);
}

static void all_that_is_wrong_with_a_row_is_told(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|sex|birth_date|id_number|exited_on");

    read_row(sheet, "张三|不知|6月3日|123|某天");
    assert_int_equal(problems_of(sheet), 4);
    assert_true(has_problem(sheet, "bad_choice", 2));
    assert_true(has_problem(sheet, "ledger_no_year", 3));
    assert_true(has_problem(sheet, "id_number_length", 4));
    assert_true(has_problem(sheet, "bad_day", 5));
    free_sheet(sheet);
}

/* ----------------------------------------------------------------- households */

static void the_head_is_known_by_relation_by_name_or_by_number(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|id_number|head|head_id_number|relation");

    assert_true(read_row(sheet, "张三||||户主")->is_head);
    assert_true(read_row(sheet, "张三||||本人")->is_head);
    assert_true(read_row(sheet, "张三||||0")->is_head);
    assert_true(read_row(sheet, "张三||张 三||")->is_head);
    assert_false(read_row(sheet, "张小三||张三||子")->is_head);
    assert_string_equal(sheet->ledger.row.relation, "子");
    assert_string_equal(sheet->ledger.row.head, "张三");
    assert_false(read_row(sheet, "张三||张三||子")->is_head);          /* of one name */
    assert_false(read_row(sheet, "张三|" NUMBER "|张三|11010519491231002X|")->is_head);
    assert_true(read_row(sheet, "张三|" NUMBER "|张三|" NUMBER "|")->is_head);
    assert_false(read_row(sheet, "张三||||")->is_head);
    read_row(sheet, "张小三||张三||户主");
    assert_rejected(sheet, "ledger_head_differs", 5);
    read_row(sheet, "张小三||张三|123|子");
    assert_rejected(sheet, "id_number_length", 4);
    free_sheet(sheet);
}

/* --------------------------------------------------------------------- ragged */

static void every_column_becomes_a_field_that_there_is(void **state)
{
    (void)state;
    for (int i = SWST__LEDGER_NOTHING + 1; i < SWST__LEDGER_FIELDS; i++) {
        const swst_kind *kind = swst_kind_find(swst__ledger_field_rows[i].kind);

        assert_non_null(kind);
        assert_non_null(swst__field_find(kind, swst__ledger_field_rows[i].field));
    }
}

/* A page break of a printed ledger, in a file as Excel writes it. */
static void rows_of_a_file_are_read_and_the_header_again_is_skipped(void **state)
{
    static const char text[] = "\xEF\xBB\xBF序号,姓名,身份证号,联系电话\r\n1,张三,'790101201202290021,"
                               "13800001234\r\n序号,姓名,身份证号,联系电话\r\n2,李四,同上,\r\n";
    struct sheet *sheet = new_sheet(*state, "name");
    struct swst_ledger *ledger = &sheet->ledger;
    struct swst__ledger_header by_hand = ledger->header;

    write_file("ledger-read.csv", text, sizeof text - 1);
    assert_ok(swst__ledger_text_open("ledger-read.csv", &ledger->text));
    assert_ok(swst__ledger_header_find(*state, ledger->text, &ledger->header));
    assert_status(SWST_ROW, swst__ledger_text_next(ledger->text));
    assert_ok(swst__ledger_row_read(ledger, &ledger->row));
    assert_taken(sheet);
    assert_string_equal(said(sheet, "id_number"), NUMBER);
    assert_string_equal(said(sheet, "phone"), "13800001234");
    assert_status(SWST_ROW, swst__ledger_text_next(ledger->text));
    assert_ok(swst__ledger_row_read(ledger, &ledger->row));
    assert_true(ledger->row.skipped);
    assert_int_equal(ledger->row.skipped_for, SWST__LEDGER_HEADER_ROW);
    assert_status(SWST_ROW, swst__ledger_text_next(ledger->text));
    assert_ok(swst__ledger_row_read(ledger, &ledger->row));
    assert_int_equal(ledger->row.line, 4);
    assert_rejected(sheet, "ledger_person_as_above", 3);
    assert_status(SWST_OK, swst__ledger_text_next(ledger->text));
    swst__ledger_text_free(ledger->text);
    swst__ledger_header_free(&ledger->header);
    ledger->header = by_hand;
    free_sheet(sheet);
    remove_file("ledger-read.csv");
}

static void ragged_rows_are_refused_unless_what_is_more_is_empty(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|sex|phone");

    read_row(sheet, "张三|男");
    assert_rejected(sheet, "csv_ragged", 0);
    read_row(sheet, "张三|男|13800001234|多");
    assert_rejected(sheet, "csv_ragged", 0);
    read_row(sheet, "张三|男|13800001234|| ");
    assert_taken(sheet);
    assert_skipped(sheet, "合计", SWST__LEDGER_TOTAL_ROW);
    assert_skipped(sheet, "||||", SWST__LEDGER_EMPTY_ROW);
    free_sheet(sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(empty_rows_are_skipped_even_if_they_are_numbered),
        station_test(totals_are_skipped),
        station_test(a_person_is_no_total),
        station_test(notes_are_skipped),
        station_test(a_row_that_numbers_the_columns_is_skipped_below_the_header_alone),
        station_test(words_for_nothing_leave_a_field_unset),
        station_test(a_row_leaves_nothing_to_the_next),
        station_test(as_above_copies_through_several_rows_and_says_so),
        station_test(as_above_is_refused_where_nothing_stands_above),
        station_test(nobody_is_the_same_as_above),
        station_test(a_number_fills_birth_and_sex),
        station_test(a_contradiction_to_the_number_is_a_problem_of_the_other_cell),
        station_test(a_wrong_number_is_refused_and_never_mended),
        station_test(other_documents_have_numbers_of_their_own),
        station_test(a_birth_may_be_a_year_or_a_month),
        station_test(phones_of_one_cell_are_kept_apart),
        station_test(nobody_is_refused_for_a_phone),
        station_test(texts_are_cleaned_and_notes_stay_as_they_are),
        station_test(a_sex_is_a_word_a_letter_or_a_number),
        station_test(a_text_that_is_too_long_is_refused_by_its_field),
        station_test(all_that_is_wrong_with_a_row_is_told),
        station_test(the_head_is_known_by_relation_by_name_or_by_number),
        cmocka_unit_test(every_column_becomes_a_field_that_there_is),
        station_test(rows_of_a_file_are_read_and_the_header_again_is_skipped),
        station_test(ragged_rows_are_refused_unless_what_is_more_is_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
