/* Documents as Markdown: what it looks like, and texts that stay texts. */
#include "../page/sample.h"
#include "../support/station.h"

static swst_document *new_document(void)
{
    return swst__document_new("summary", SWST__ZH, "# 总结 *一* #",
                              &(struct swst__span){ SAMPLE_JUNE, SAMPLE_JUNE_END },
                              SAMPLE_JUNE);
}

/* The text behind the head; the document is then freed. */
static void assert_body(swst_document *document, unsigned flags, const char *expected)
{
    static const char head[] = "# # 总结 \\*一\\* \\#\n\n期间：2022-06-01 至 2022-06-30；统计截至 "
                               "2022-06-01（期间未结束，数字为暂计）。\n";
    char *text;

    assert_ok(swst__document_finish(&document));
    assert_ok(swst_document_text(document, "md", flags, &text));
    assert_memory_equal(text, head, sizeof head - 1);
    assert_string_equal(text + sizeof head - 1, expected);
    swst_free(text);
    swst_document_free(document);
}

static void chapters_sections_lists_and_figures_read_like_a_report(void **state)
{
    swst_document *document = new_document();
    struct swst__mark mark = sample_mark(&sample_files, 27, 32, "");

    (void)state;
    swst__document_chapter(document, "overview", "一、概述");
    swst__document_section(document, "（一）概况");
    swst__document_paragraph(document);
    swst__document_text(document, "完整率 ");
    swst__document_figure(document, &mark);
    swst__document_text(document, "。");
    swst__document_item(document);
    swst__document_name(document, "欧阳小满");
    swst__document_item(document);
    swst__document_nothing(document);
    assert_body(document, SWST_MASKED,
                "\n## 一、概述\n\n### （一）概况\n\n完整率 84.4%（27/32份）[f1]。\n\n"
                "- 欧阳\\*\n- 无记录\n");
}

static void a_table_is_filled_up_and_bars_in_it_are_escaped(void **state)
{
    static const char *const headings[] = { "村|委会", "人数" };
    swst_document *document = new_document();

    (void)state;
    swst__document_table(document, headings, 2);
    swst__document_cell(document);
    swst__document_text(document, "前江\n村|");
    swst__document_cell(document);
    swst__document_text(document, "- 3");
    swst__document_cell(document);
    swst__document_text(document, "last");
    assert_body(document, 0, "\n| 村\\|委会 | 人数 |\n| --- | --- |\n| 前江 村\\| | - 3 |\n"
                             "| last |  |\n");
}

static void texts_stay_texts_whatever_they_hold(void **state)
{
    static const struct {
        const char *text, *written;
    } cases[] = {
        { "# no title", "\\# no title" },
        { "a # b", "a # b" },
        { "- no item", "\\- no item" },
        { "+ no item", "\\+ no item" },
        { "1. no list", "1\\. no list" },
        { "12) no list", "12\\) no list" },
        { "1.5 as it is", "1.5 as it is" },
        { "2022-06-01", "2022-06-01" },
        { "=== no title", "\\=== no title" },
        { "    no code", "no code" },
        { "*a* _b_ `c` ~d~ $e$", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\$e\\$" },
        { "[a](b) <b> &amp; \\", "\\[a\\]\\(b) \\<b\\> \\&amp; \\\\" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        swst_document *document = new_document();
        char expected[100];

        swst__document_paragraph(document);
        swst__document_text(document, "%s", cases[i].text);
        snprintf(expected, sizeof expected, "\n%s\n", cases[i].written);
        assert_body(document, 0, expected);
    }
}

static void what_follows_a_mark_makes_no_link_of_it(void **state)
{
    swst_document *document = new_document();
    struct swst__mark mark = sample_mark(&sample_people, 15, 0, "");

    (void)state;
    swst__document_figure(document, &mark);
    swst__document_text(document, "(见附件)");
    assert_body(document, 0, "\n15人[f1]\\(见附件)\n");
}

static void the_lines_of_a_free_text_are_kept(void **state)
{
    swst_document *document = new_document();

    (void)state;
    swst__document_slot(document, "aims", "　　一\n  # 二\n\n三\n");
    swst__document_slot(document, "none", NULL);
    assert_body(document, 0, "\n　　一  \n\\# 二\n\n三\n\n（未填写）\n");
    document = new_document();
    swst__document_slot(document, "aims", "一二三");
    assert_body(document, SWST_MASKED, "\n（站点所写文字，已遮蔽：\\[3\\] 字）\n");
    document = new_document();
    swst__document_slot(document, "aims", "一二三");
    assert_body(document, SWST_REDACTED, "\n");
}

static void a_chart_is_the_table_of_its_values(void **state)
{
    swst_document *document = new_document();
    struct swst__mark mark = sample_mark(&sample_home_rate, 10, 17, "");

    (void)state;
    swst__document_chart(document, SWST__CHART_BARS, "探访率", "%");
    swst__document_series(document, "本月");
    swst__document_figure_point(document, "前江", &mark);
    swst__document_point(document, "大江", 0, false);
    swst__document_series(document, "上月");
    swst__document_point(document, "大江", 500, true);
    assert_body(document, 0, "\n**探访率（%）**\n\n|  | 本月 | 上月 |\n| --- | --- | --- |\n"
                             "| 前江 | 58.8[f1] | — |\n| 大江 | — | 50.0 |\n");
}

static void the_index_leads_to_every_figure(void **state)
{
    swst_document *document = new_document();
    struct swst__mark mark = sample_mark(&sample_people, 15, 0, "--type a|b");

    (void)state;
    mark.is_provisional = true;
    swst__document_figure(document, &mark);
    swst__document_index(document);
    assert_body(document, 0, "\n15人[f1]\n\n| 编号 | 指标 | 期间 | 范围 | 数值 | 命令 |\n"
                             "| --- | --- | --- | --- | --- | --- |\n"
                             "| f1 | 在册服务对象 | 2022-06-01 至 2022-06-30（暂计） | --type a\\|b "
                             "| 15人 | ``swst indicator POP.IN_SCOPE --from 2022-06-01 "
                             "--to 2022-06-30 --as-of 2022-06-30 --type a\\|b --rows`` |\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chapters_sections_lists_and_figures_read_like_a_report),
        cmocka_unit_test(a_table_is_filled_up_and_bars_in_it_are_escaped),
        cmocka_unit_test(texts_stay_texts_whatever_they_hold),
        cmocka_unit_test(what_follows_a_mark_makes_no_link_of_it),
        cmocka_unit_test(the_lines_of_a_free_text_are_kept),
        cmocka_unit_test(a_chart_is_the_table_of_its_values),
        cmocka_unit_test(the_index_leads_to_every_figure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
