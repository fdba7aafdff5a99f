/* Where the header of a ledger is, below titles and in two rows, and what its columns are. */
#include "ledger_files.h"

#include "../support/scarce.h"

#define FILE_NAME "ledger_header.csv"

static char told[8192];

/* With the categories that ship. */
static int open_founded(void **state)
{
    int failed = open_station(state);

    assert_ok(swst_station_found(*state, "东陂镇社工站", "441882105", "2022-01-01"));
    return failed;
}

#define founded_test(function) \
    cmocka_unit_test_setup_teardown(function, open_founded, close_station)

static void tell(const struct swst__ledger_header *header)
{
    size_t length = (size_t)snprintf(told, sizeof told, "%d", (int)header->lines[0]);

    if (header->line_count == 2)
        length += (size_t)snprintf(told + length, sizeof told - length, "+%d",
                                   (int)header->lines[1]);
    for (size_t i = 0; i < header->column_count; i++) {
        const struct swst__ledger_column *column = &header->columns[i];
        const char *name = swst__ledger_column_name(column);

        length += (size_t)snprintf(told + length, sizeof told - length, " %s%s",
                                   name ? name : "-", column->repeated ? "!" : "");
    }
}

static swst_status find(swst_store *store, const char *ledger,
                        struct swst__ledger_text **text, struct swst__ledger_header *header)
{
    write_file(FILE_NAME, ledger, strlen(ledger));
    *text = open_ledger(FILE_NAME);
    return swst__ledger_header_find(store, *text, header);
}

/* "line+line field field …": "-" is nothing, "!" another column is it already. */
static const char *columns_of(swst_store *store, const char *ledger)
{
    struct swst__ledger_text *text;
    struct swst__ledger_header header;
    swst_status status = find(store, ledger, &text, &header);

    if (status)
        snprintf(told, sizeof told, "%s", swst_error_code());
    else
        tell(&header);
    swst__ledger_header_free(&header);
    swst__ledger_text_free(text);
    return told;
}

struct example {
    const char *ledger, *columns;
};

static void assert_headers(swst_store *store, const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_string_equal(columns_of(store, examples[i].ledger), examples[i].columns);
}

#define ASSERT_HEADERS(store, examples) \
    assert_headers(store, examples, sizeof(examples) / sizeof *(examples))

/* ---------------------------------------------------------------------- where it is */

static void the_header_is_found_below_titles_units_and_forms(void **state)
{
    static const struct example examples[] = {
        { "姓名,身份证号\n张三,\n", "1 name id_number" },
        { "东陂镇社工站服务对象台账,,,\n姓名,性别,村,备注\n张三,男,石马,\n",
          "2 name sex area_id note" },
        { "服务对象台账,,\n填报单位：东陂镇社工站,,填报日期：2026年3月1日\n单位：人,,\n"
          "姓名,性别,村\n", "4 name sex area_id" },
        { "村（居）：,石马村,联系电话：,13800000000\n序号,姓名,电话,村\n1,张三,,\n",
          "2 - name phone area_id" },
        { "\n\n台账\n\n姓名,村\n", "5 name area_id" },
        { "序号,姓名,说了什么\n", "1 - name -" },
        { "name,id_number,area\nLin,,x\n", "1 name id_number area_id" },
        { "Name\tSex\tVillage\nLin\tfemale\tx\n", "1 name sex area_id" },
        { "姓名;性别;住址\n张三;男;三组, 5号\n", "1 name sex address" },
    };

    ASSERT_HEADERS(*state, examples);
}

static void the_first_of_equal_rows_is_the_header(void **state)
{
    static const struct example examples[] = {
        { "姓名,村\n张三,石马\n姓名,村\n", "1 name area_id" },
        { "姓名,村\n姓名,村\n", "1 name area_id" },
        { "姓名,村", "1 name area_id" },
        { "户主：,,电话：,\n姓名,身份证号,村,电话,住址\n", "2 name id_number area_id phone address" },
    };

    ASSERT_HEADERS(*state, examples);
}

static void signs_spaces_brackets_and_line_breaks_in_headings_do_not_matter(void **state)
{
    static const struct example examples[] = {
        { "姓 名,\"身份证\n号码\",联系电话（手机）,*性别,ＮＡＭＥ,年收入(元),出生年月*\n",
          "1 name id_number phone sex -! income_fen birth_date" },
        { "　姓名　,【村】,\"家庭住址 \n(详细)\",1.民族\n", "1 name area_id address ethnic" },
        { "Name *,ID Number,Head of household:\n", "1 name id_number head" },
    };

    ASSERT_HEADERS(*state, examples);
}

static void what_is_no_field_is_nothing(void **state)
{
    static const struct example examples[] = {
        { "序号,编号,姓名,年龄,村,状态,原因,家里有几头牛\n", "1 - - name - area_id - - -" },
        { "姓名,身份证号,监护人姓名,监护人电话,联系人\n", "1 name id_number - - -" },
        { "姓名,村,,\n", "1 name area_id - -" },
    };

    ASSERT_HEADERS(*state, examples);
}

static void a_row_of_data_is_no_header(void **state)
{
    static const struct example examples[] = {
        { "张三,户主,79010119500101001X,低保\n李四,子,790101195001010028,低保\n",
          "ledger_no_header" },
        { "张三,男,石马村\n", "ledger_no_header" },
        { "13800000000,户主,电话\n", "ledger_no_header" },
        { "姓名\n张三\n", "ledger_no_header" },
        { "\n", "ledger_empty" },
        { "\n\n \n", "ledger_no_header" },
        { "姓名,身份证号,2026-03-01,2026-03-02\n", "1 name id_number - -" },
    };

    ASSERT_HEADERS(*state, examples);
}

static void a_ledger_without_a_header_says_how_far_it_was_looked_for(void **state)
{
    char ledger[1000] = "";

    for (int i = 0; i < 49; i++)
        strcat(ledger, "title\n");
    strcat(ledger, "姓名,村\n");
    assert_string_equal(columns_of(*state, ledger), "50 name area_id");
    strcpy(ledger, "title\n");
    for (int i = 0; i < 49; i++)
        strcat(ledger, "title\n");
    strcat(ledger, "姓名,村\n");
    assert_string_equal(columns_of(*state, ledger), "ledger_no_header");
    assert_non_null(strstr(swst_error_message("zh"), "前 50 行"));
    assert_string_equal(columns_of(*state, "a\nb\n"), "ledger_no_header");
    assert_non_null(strstr(swst_error_message("en"), "first 2 rows"));
}

/* -------------------------------------------------------------------- two rows */

static void merged_cells_of_two_rows_are_one_header(void **state)
{
    static const struct example examples[] = {
        /* As Excel saves merged cells: empty to the right, and below. */
        { "台账,,,,,,\n序号,姓名,户主,,低保,,备注\n,,姓名,身份证号,证号,起始日期,\n"
          "1,张三,李四,790101195001010028,D1,2020-01-01,\n",
          "2+3 - name head head_id_number dibao.certificate_no dibao.category_since note" },
        { "姓名,探访,,,村\n,日期,方式,结果,\n张三,2026-01-01,入户,完成,石马\n",
          "1+2 name visited_on channel result area_id" },
        { "姓名,探访情况,,,村\n,时间,人员,内容,\n", "1+2 name visited_on worker content area_id" },
        { "基本情况,,,残疾情况,\n姓名,性别,身份证号,类别,等级\n",
          "1+2 name sex id_number disabled.disability disabled.grade" },
        { "姓名,性别,家庭情况,\n,,人口,劳动力\n张三,男,3,1\n", "1+2 name sex - -" },
        { "姓名,服务等级,,电话\n,等级,评定日期,\n", "1+2 name level level_since phone" },
        { "服务对象,,监护人,\n姓名,电话,姓名,电话\n", "1+2 name phone - -" },
        { "本人,,户主,,\n姓名,身份证号,姓名,身份证号,与户主关系\n",
          "1+2 name id_number head head_id_number relation" },
        { "服务对象,,监护人,\n姓名,电话,姓名,身份证号\n", "1+2 name phone - -" },
        /* What the upper row adds nothing to stands alone. */
        { ",,,类别,,\n姓名,性别,村,低保,特困,残疾\n", "2 name sex area_id dibao tekun disabled" },
    };

    ASSERT_HEADERS(*state, examples);
}

static void a_row_below_the_header_that_is_data_is_no_part_of_it(void **state)
{
    static const struct example examples[] = {
        { "姓名,性别,村\n张三,男,石马\n", "1 name sex area_id" },
        { "姓名,性别,村\n1,2,3\n张三,男,石马\n", "1 name sex area_id" },
        { "姓名,年收入,电话\n,(元),\n", "1 name income_fen phone" },
        { "序号,姓名,关系\n一、石马村,,\n1,张三,户主\n", "1 - name relation" },
        { "姓名,与户主关系,类别\n张三,户主,低保\n", "1 name relation category" },
        { "姓名,,性别\n张三,甲,男\n", "1 name - sex" },
        { "石马村台账,,,2026年3月\n姓名,性别,村,备注\n", "2 name sex area_id note" },
    };

    ASSERT_HEADERS(*state, examples);
}

static void columns_keep_their_heading_and_what_stands_above(void **state)
{
    struct swst__ledger_text *text;
    struct swst__ledger_header header;

    assert_ok(find(*state, "姓 名,户主,,备注\n,姓名,\"身份证\n号\",\n张三,李四,,好\n", &text, &header));
    assert_int_equal(header.line_count, 2);
    assert_int_equal(header.separator, ',');
    assert_string_equal(header.columns[0].heading, "姓 名");
    assert_string_equal(header.columns[0].above, "");
    assert_string_equal(header.columns[1].heading, "姓名");
    assert_string_equal(header.columns[1].above, "户主");
    assert_string_equal(header.columns[2].heading, "身份证\n号");
    assert_string_equal(header.columns[2].above, "户主");
    assert_string_equal(header.columns[3].heading, "备注");
    assert_string_equal(header.columns[3].above, "");
    assert_status(SWST_ROW, swst__ledger_text_next(text));
    assert_string_equal(swst__ledger_text_cell(text, 0), "张三");
    assert_int_equal(swst__ledger_text_line(text), 4);
    swst__ledger_header_free(&header);
    swst__ledger_text_free(text);
}

/* ---------------------------------------------------------------------- categories */

static void categories_of_the_station_are_columns(void **state)
{
    static const struct example examples[] = {
        { "姓名,低保户,特困人员,残疾人,是否独居,living_alone,3特困\n",
          "1 name dibao tekun disabled living_alone -! -!" },
        { "姓名,低保证号,残疾证号,残疾类别,残疾等级,特困证号\n",
          "1 name dibao.certificate_no disabled.certificate_no disabled.disability"
          " disabled.grade tekun.certificate_no" },
        { "姓名,低保起始日期,低保金,特困批准时间,批准日期\n",
          "1 name dibao.category_since dibao.amount_fen tekun.category_since category_since" },
        { "姓名,低保边缘,低边户起始时间,重残等级,优待证号\n",
          "1 name dibao_edge dibao_edge.category_since severely_disabled.grade -" },
        { "姓名,类别,对象类别,留守人员,孤儿\n", "1 name category category - orphan" },
    };

    ASSERT_HEADERS(*state, examples);
}

static void a_category_that_the_station_lacks_is_no_column(void **state)
{
    struct swst__ledger_text *text;
    struct swst__ledger_header header;
    int64_t card = given_category(*state, "card_holder", "person");

    assert_string_equal(columns_of(*state, "姓名,村,card_holder,建档立卡\n"),
                        "1 name area_id card_holder -");
    assert_ok(find(*state, "姓名,村,card_holder.grade\n", &text, &header));
    assert_int_equal(header.columns[2].category_id, card);
    assert_int_equal(header.columns[2].field, SWST__LEDGER_GRADE);
    swst__ledger_header_free(&header);
    swst__ledger_text_free(text);
    assert_ok(void_it(*state, "category", card, "mistake"));
    assert_string_equal(columns_of(*state, "姓名,村,card_holder\n"), "1 name area_id -");
}

static void a_field_has_one_column_but_phones_and_categories_several(void **state)
{
    static const struct example examples[] = {
        { "姓名,电话,手机,类别,对象类型\n", "1 name phone phone category category" },
        { "姓名,姓名,村,家庭住址,户籍地址\n", "1 name -! area_id address -!" },
    };

    ASSERT_HEADERS(*state, examples);
}

/* Each alias of the list finds the field that it stands with. */
static void every_alias_and_name_is_a_heading_of_its_field(void **state)
{
    for (int i = SWST__LEDGER_NOTHING + 1; i < SWST__LEDGER_FIELDS; i++) {
        const struct swst__ledger_field_row *row = &swst__ledger_field_rows[i];
        const char *at = row->aliases;

        for (size_t length; *at; at += length + (at[length] == '|')) {
            struct swst__ledger_text *text;
            struct swst__ledger_header header;
            char ledger[300];

            length = strcspn(at, "|");
            snprintf(ledger, sizeof ledger, "\"%.*s\",教育程度,籍贯,%s,%s\n", (int)length, at,
                     i == SWST__LEDGER_NAME ? "性别" : "姓名",
                     i == SWST__LEDGER_AREA ? "性别" : "村");
            assert_ok(find(*state, ledger, &text, &header));
            if (header.columns[0].field != (enum swst__ledger_field)i)
                fail_msg("%.*s is %s", (int)length, at, columns_of(*state, ledger));
            swst__ledger_header_free(&header);
            swst__ledger_text_free(text);
        }
    }
}

/* --------------------------------------------------------------------------- --map */

static void a_heading_can_be_mapped_to_another_field(void **state)
{
    struct swst__ledger_text *text;
    struct swst__ledger_header header;

    assert_ok(find(*state, "姓名,户主,,牛,电话(1),电话(2),备注\n,姓名,电话,,,,\n", &text, &header));
    assert_ok(swst__ledger_header_map(*state, &header, "牛", "income_fen"));
    assert_ok(swst__ledger_header_map(*state, &header, "户主/电话", "client.phone"));
    assert_ok(swst__ledger_header_map(*state, &header, "户主姓名", NULL));
    assert_ok(swst__ledger_header_map(*state, &header, "电话（2）", "探访日期"));
    assert_ok(swst__ledger_header_map(*state, &header, "备 注", "dibao"));
    tell(&header);
    assert_string_equal(told, "1+2 name - phone income_fen phone visited_on dibao");
    assert_ok(swst__ledger_header_map(*state, &header, "牛", "visit.worker_id"));
    assert_ok(swst__ledger_header_map(*state, &header, "备注", "dibao.certificate_no"));
    assert_ok(swst__ledger_header_map(*state, &header, "户主姓名", "name"));
    tell(&header);
    assert_string_equal(told, "1+2 -! name phone worker phone visited_on dibao.certificate_no");
    assert_ok(swst__ledger_header_map(*state, &header, "牛", ""));
    assert_null(swst__ledger_column_name(&header.columns[3]));
    swst__ledger_header_free(&header);
    swst__ledger_text_free(text);
}

static void a_wrong_mapping_is_told_with_the_nearest_field(void **state)
{
    struct swst__ledger_text *text;
    struct swst__ledger_header header;

    assert_ok(find(*state, "姓名,村,牛\n", &text, &header));
    assert_status(SWST_ENOTFOUND, swst__ledger_header_map(*state, &header, "羊", "phone"));
    assert_string_equal(swst_error_code(), "ledger_no_heading");
    assert_status(SWST_ENOTFOUND, swst__ledger_header_map(*state, &header, "", "phone"));
    assert_status(SWST_EINVALID, swst__ledger_header_map(*state, &header, "牛", "phoen"));
    assert_string_equal(swst_error_code(), "ledger_no_field");
    assert_non_null(strstr(swst_error_message("zh"), "phone"));
    assert_status(SWST_EINVALID, swst__ledger_header_map(*state, &header, "牛", "探访日子"));
    assert_non_null(strstr(swst_error_message("en"), "visited_on"));
    tell(&header);
    assert_string_equal(told, "1 name area_id -");
    swst__ledger_header_free(&header);
    swst__ledger_text_free(text);
}

/* --------------------------------------------------------------------------- again */

static void of_two_header_rows_the_lower_is_known_by_one_cell(void **state)
{
    struct swst__ledger_text *text;
    struct swst__ledger_header header;

    assert_ok(find(*state, "姓名,村,服务情况\n,,探访日期\n姓名,村,服务情况\n,,探访日期\n", &text, &header));
    assert_int_equal(header.line_count, 2);
    for (int i = 0; i < 2; i++) {
        assert_status(SWST_ROW, swst__ledger_text_next(text));
        assert_true(swst__ledger_header_is_again(&header, text));
    }
    swst__ledger_header_free(&header);
    swst__ledger_text_free(text);
}

static void the_header_is_known_again_on_the_next_page(void **state)
{
    static const bool again[] = { false, true, true, false, false, false };
    struct swst__ledger_text *text;
    struct swst__ledger_header header;

    assert_ok(find(*state, "姓名,户主,,村\n,姓名,电话,\n张三,姓名,,村\n姓名,户主,,村\n,姓 名,电话,\n"
                   "姓名,,,\n,,,\n姓名,户主,,村,多\n", &text, &header));
    for (size_t i = 0; i < sizeof again / sizeof *again; i++) {
        assert_status(SWST_ROW, swst__ledger_text_next(text));
        assert_int_equal(swst__ledger_header_is_again(&header, text), again[i]);
    }
    assert_ok(swst__ledger_text_next(text));
    swst__ledger_header_free(&header);
    swst__ledger_text_free(text);
}

/* ------------------------------------------------------------------------ bad input */

static void what_is_wrong_above_the_header_is_told_and_not_that_there_is_none(void **state)
{
    static const struct example examples[] = {
        { "台账,\"未完\n姓名,村\n", "csv_unclosed_quote" },
        { "姓名,村\n张三,\"未完\n", "1 name area_id" },
        { "说明\"见下\",\n姓名\t村\n", "csv_stray_quote" },
    };
    char *wide = malloc(60000);

    ASSERT_HEADERS(*state, examples);
    for (int i = 0; i < 20000; i++)
        memcpy(wide + 2 * i, "a,", 2);
    strcpy(wide + 40000, "a\n");
    assert_string_equal(columns_of(*state, wide), "csv_too_many_columns");
    assert_int_equal(swst_error_row(), 1);
    free(wide);
}

static void memory_that_runs_out_is_told_and_given_back(void **state)
{
    static const char ledger[] = "台账,,\n姓名,户主,,低保\n,姓名,电话,证号\n";
    struct swst__ledger_text *text;
    struct swst__ledger_header header;

    for (long passing = 0, failed = 1; failed; passing++) {
        swst_status status;

        write_file(FILE_NAME, ledger, strlen(ledger));
        text = open_ledger(FILE_NAME);
        scarce_begin(SCARCE_OURS, passing, false);
        status = swst__ledger_header_find(*state, text, &header);
        if (!status)
            status = swst__ledger_header_map(*state, &header, "姓名", "dibao.grade");
        failed = scarce_over();
        assert_string_equal(swst_status_name(status), failed ? "SWST_ENOMEM" : "SWST_OK");
        swst__ledger_header_free(&header);
        swst__ledger_text_free(text);
        assert_true(passing < 5000);
    }
}

/* What people draw above a ledger must not take long, nor go wrong. */
static void no_bytes_at_all_break_the_search(void **state)
{
    static const char *const pieces[] = { "姓名", "户主", ",", ",", "\t", ";", "\n", "\n", "\"", "低保",
        "身份证号", "（", "）", "：", "1", "2026-01-01", "日期", "\r\n", "类别", " ", "\xFF", "探访" };
    uint32_t random = 7;

    for (int i = 0; i < (getenv("SWST_LONG") ? 20000 : 1000); i++) {
        char ledger[600] = "";

        for (int j = 0; j < 40; j++) {
            random = random * 1664525 + 1013904223;
            strcat(ledger, pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        columns_of(*state, ledger);
        assert_true(*told);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        founded_test(the_header_is_found_below_titles_units_and_forms),
        founded_test(the_first_of_equal_rows_is_the_header),
        founded_test(signs_spaces_brackets_and_line_breaks_in_headings_do_not_matter),
        founded_test(what_is_no_field_is_nothing),
        founded_test(a_row_of_data_is_no_header),
        founded_test(a_ledger_without_a_header_says_how_far_it_was_looked_for),
        founded_test(merged_cells_of_two_rows_are_one_header),
        founded_test(a_row_below_the_header_that_is_data_is_no_part_of_it),
        founded_test(columns_keep_their_heading_and_what_stands_above),
        founded_test(categories_of_the_station_are_columns),
        founded_test(a_category_that_the_station_lacks_is_no_column),
        founded_test(a_field_has_one_column_but_phones_and_categories_several),
        founded_test(every_alias_and_name_is_a_heading_of_its_field),
        founded_test(a_heading_can_be_mapped_to_another_field),
        founded_test(a_wrong_mapping_is_told_with_the_nearest_field),
        founded_test(the_header_is_known_again_on_the_next_page),
        station_test(of_two_header_rows_the_lower_is_known_by_one_cell),
        founded_test(what_is_wrong_above_the_header_is_told_and_not_that_there_is_none),
        founded_test(memory_that_runs_out_is_told_and_given_back),
        founded_test(no_bytes_at_all_break_the_search),
    };
    int failed;

    scarce_install();
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    remove(FILE_NAME);
    return failed;
}
