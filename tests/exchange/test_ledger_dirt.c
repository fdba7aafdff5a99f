/* Cells of any content: whatever is written in them, a row is taken, skipped or refused
 * with reasons, the same each time, and no reason repeats a cell. */
#include "ledger_row.h"

#define HEADER "序号|name|sex|birth_date|id_number|phone|area_id|address|category|" \
    "disability|grade|disabled.certificate_no|dibao.amount_fen|dibao.category_mark|head|" \
    "head_id_number|relation|level|visited_on|worker|minutes|content"
enum { COLUMNS = 22 };

static const char *const pieces[] = {
    "", "", "", "无", "同上", "〃", "张三", "合计", "注：", "1", "２", "男", "790101201202290021",
    "11010519491231002X", "4.41882E+17", "2022-06-03", "1950", "1950.1", "44715", "6月3日",
    "13800001234", "0763-3312345", "塘联", "、", "江夏", "塘联村委会", "低保", "残疾", "和", "(",
    ")", "肢体", "一级", "户主", "红", "√", "500元", ",", " ", "　", "/", "'", "\"", "\xEF\xBC", "\xFF",
    "12345678901234567890", "79010120120229002142", "陈社工", "-", "\n", "E+", "9999999999999"
};

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 8;
}

static void write_row(unsigned *seed, char *row)
{
    *row = '\0';
    for (int column = 0; column < COLUMNS; column++) {
        if (column)
            strcat(row, "|");
        for (unsigned count = next(seed) % 3; count > 0; count--)
            strcat(row, pieces[next(seed) % (sizeof pieces / sizeof *pieces)]);
    }
}

static void assert_sound(const struct sheet *sheet)
{
    const struct swst__ledger_row *row = &sheet->ledger.row;

    assert_true(row->skipped + row->rejected <= 1);
    if (row->rejected)
        return;
    assert_true(row->category_count <= SWST__LEDGER_CATEGORIES);
    for (size_t i = 0; i < row->category_count; i++)
        for (size_t j = 0; j < i; j++)
            assert_true(row->categories[i].id != row->categories[j].id);
    if (swst_record_has(row->client, "id_number"))
        assert_true(swst_record_has(row->client, "birth_date")
                    && swst_record_has(row->client, "sex"));
    assert_true(row->says_visit == swst_record_has(row->visit, "visited_on"));
}

/* Sentences name columns and what the station has, and no numbers of persons. */
static void assert_discreet(const struct sheet *sheet)
{
    static const char *const secrets[] = { "790101", "110105", "张三", "13800001234", "3312345" };
    const swst_table *problems = sheet->ledger.problems;

    for (size_t row = 0; row < swst_table_rows(problems); row++)
        for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
            assert_null(strstr(swst_table_text(problems, row, "message_zh"), secrets[i]));
}

static void given_town(swst_store *store)
{
    int64_t town = given(store, "area", "code", "441882107", "name", "东陂镇", "level", "town", NULL);

    given(store, "area", "code", "441882107204", "name", "塘联村", "level", "village", NULL);
    given(store, "area", "code", "441882107207", "name", "江夏村", "level", "village", NULL);
    given(store, "station", "name", "站", "area_id", ID(town), NULL);
    given_category(store, "dibao", "household");
    given_category(store, "disabled", "person");
    given_worker(store, "陈社工");
    given_rule(store, "red", "1", "day", "home");
}

static void rows_of_any_content_are_taken_or_refused_with_reasons(void **state)
{
    int rounds = getenv("SWST_LONG") ? 200000 : 3000;
    struct sheet *sheet;
    char row[4096];
    unsigned seed = 4;
    int64_t taken = 0;

    given_town(*state);
    sheet = new_sheet(*state, HEADER);
    for (int i = 0; i < rounds; i++) {
        size_t before = swst_table_rows(sheet->ledger.problems);

        write_row(&seed, row);
        read_row(sheet, row);
        assert_sound(sheet);
        if (swst_table_rows(sheet->ledger.problems) < 1000 && sheet->ledger.row.rejected)
            assert_true(swst_table_rows(sheet->ledger.problems) > before);
        taken += !sheet->ledger.row.rejected;
    }
    assert_discreet(sheet);
    assert_true(taken > 0 && taken < rounds);
    free_sheet(sheet);
}

static void a_row_reads_the_same_after_any_other(void **state)
{
    static const char row[] = "1|李四|女|1950年3月||13800001234|塘联||低保|肢体|二级||1,234.50|√|"
                              "李四||户主|红|2022-06-03|陈社工|30|聊天";
    struct sheet *sheet;
    char dirt[4096];
    unsigned seed = 44;

    given_town(*state);
    sheet = new_sheet(*state, HEADER);
    for (int i = 0; i < 500; i++) {
        const struct swst__ledger_row *it;

        write_row(&seed, dirt);
        read_row(sheet, dirt);
        it = read_row(sheet, row);
        assert_false(it->rejected || it->skipped);
        assert_true(it->is_head && it->says_visit && it->area_id);
        assert_int_equal(it->category_count, 2);
        assert_int_equal(it->remark_count, 0);
        assert_int_equal(it->categories[0].amount_fen, 123450);
        assert_string_equal(it->categories[1].grade, "肢体二级");
        assert_false(swst_record_has(it->client, "id_number"));
        assert_reads(it->client, "birth_precision", "month");
    }
    free_sheet(sheet);
}

static void a_cell_of_a_megabyte_is_refused_by_its_field(void **state)
{
    struct sheet *sheet = new_sheet(*state, "name|area_id|category|level|worker|phone|birth_date|"
                                    "sex|relation|minutes|visited_on");
    const char *cells[11];
    char *large = malloc((1 << 20) + 1);

    memset(large, '7', 1 << 20);
    large[1 << 20] = '\0';
    for (size_t i = 0; i < 11; i++)
        cells[i] = large;
    assert_ok(swst__ledger_cells_read(&sheet->ledger, &sheet->ledger.row, cells, 11));
    assert_true(sheet->ledger.row.rejected);
    assert_true(problems_of(sheet) >= 9);
    assert_true(has_problem(sheet, "too_long", 1));
    free(large);
    free_sheet(sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(rows_of_any_content_are_taken_or_refused_with_reasons),
        station_test(a_row_reads_the_same_after_any_other),
        station_test(a_cell_of_a_megabyte_is_refused_by_its_field),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
