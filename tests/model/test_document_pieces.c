/* Documents: texts, points of charts, and what fails on the way. */
#include "../page/sample.h"
#include "../support/station.h"

#include "model/document_parts.h"

#include <stdlib.h>

static swst_document *new_document(enum swst__language language)
{
    return swst__document_new("summary", language, "总结",
                              &(struct swst__span){ SAMPLE_JUNE, SAMPLE_JUNE_END },
                              SAMPLE_JUNE_END);
}

/* -------------------------------------------------------------------- texts */

static void texts_are_made_fit_to_be_shown(void **state)
{
    swst_document *document = new_document(SWST__ZH);
    const struct swst__block *blocks;

    (void)state;
    swst__document_paragraph(document);
    swst__document_text(document, "%s", "a\x01" "b\xFF" "c\nd\te\x7F\xC2\x85\xEF\xBF\xBE");
    swst__document_slot(document, "aims", "一\r\n二\n三\r四\xE4");
    swst__document_slot(document, "none", NULL);
    assert_ok(swst__document_finish(&document));
    blocks = document->chapters.at[0].blocks.at;
    assert_string_equal(blocks[0].pieces.at[0].text,
                        "a\uFFFDb\uFFFDc d e\uFFFD\uFFFD\uFFFD");
    assert_string_equal(blocks[1].text, "一\n二\n三\n四\uFFFD");
    assert_null(blocks[2].text);
    swst_document_free(document);
}

static void pieces_without_a_block_begin_a_paragraph(void **state)
{
    swst_document *document = new_document(SWST__ZH);

    (void)state;
    swst__document_cell(document);                          /* of no table: passed by */
    swst__document_series(document, "of no chart");
    swst__document_point(document, "of none", 1, true);
    swst__document_text(document, "%s", "先");
    swst__document_section(document, "一");
    swst__document_nothing(document);
    assert_ok(swst__document_finish(&document));
    assert_int_equal(document->chapters.count, 1);
    assert_int_equal(document->chapters.at[0].blocks.count, 3);
    assert_int_equal(document->chapters.at[0].blocks.at[0].kind, SWST__BLOCK_PARAGRAPH);
    assert_string_equal(document->chapters.at[0].blocks.at[2].pieces.at[0].text, "无记录");
    swst_document_free(document);
}

static void points_of_one_label_stand_over_it_and_two_villages_of_one_name_apart(void **state)
{
    swst_document *document = new_document(SWST__ZH);
    const struct swst__block *chart;

    (void)state;
    swst__document_chart(document, SWST__CHART_BARS, "图", "人");
    swst__document_series(document, "本月");
    swst__document_point(document, "前江", 10, true);
    swst__document_point(document, "前江", 20, true);
    swst__document_point(document, "大江", 30, true);
    swst__document_series(document, "上月");
    swst__document_point(document, "大江", 40, true);
    swst__document_point(document, "前江", 50, true);
    assert_ok(swst__document_finish(&document));
    chart = &document->chapters.at[0].blocks.at[0];
    assert_int_equal(chart->words.count, 3);
    assert_int_equal(chart->series.at[0].points.at[1].label, 1);
    assert_int_equal(chart->series.at[1].points.at[0].label, 2);
    assert_int_equal(chart->series.at[1].points.at[1].label, 0);
    swst_document_free(document);
}

static void nothing_of_nothing_is_nothing(void **state)
{
    swst_document *none = NULL;
    swst_table *table;
    char *text;

    (void)state;
    assert_null(swst_document_name(NULL));
    assert_null(swst_document_title(NULL));
    swst_document_free(NULL);
    assert_status(SWST_EMISUSE, swst_document_figures(NULL, &table));
    assert_status(SWST_EMISUSE, swst_document_text(NULL, "md", 0, &text));
    assert_status(SWST_ENOMEM, swst__document_finish(&none));
    swst__document_chapter(NULL, "", "");
    swst__document_text(NULL, "%s", "");
    swst__document_figure(NULL, NULL);
    swst__document_change(NULL, NULL, NULL);
    swst__document_cell(NULL);
}

static void a_document_knows_its_name_and_title(void **state)
{
    swst_document *document = sample_document(SWST__ZH, 1);

    (void)state;
    assert_string_equal(swst_document_name(document), "summary");
    assert_string_equal(swst_document_title(document), "东陂镇社工站2022年6月工作总结");
    swst_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_made_fit_to_be_shown),
        cmocka_unit_test(pieces_without_a_block_begin_a_paragraph),
        cmocka_unit_test(points_of_one_label_stand_over_it_and_two_villages_of_one_name_apart),
        cmocka_unit_test(nothing_of_nothing_is_nothing),
        cmocka_unit_test(a_document_knows_its_name_and_title),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
