/* Documents as one page of HTML: figures that can be read back, texts that stay
 * texts, and nothing from elsewhere. What a browser makes of it: tests/page. */
#include "../page/sample.h"
#include "../support/station.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

static char *page_of(swst_document *document, unsigned flags)
{
    static char *text;      /* gcc 12 takes what it points to for a pointer to it */

    assert_ok(swst__document_finish(&document));
    assert_ok(swst_document_text(document, "html", flags, &text));
    swst_document_free(document);
    return text;
}

static swst_document *new_document(enum swst__language language, const char *title)
{
    return swst__document_new("summary", language, title,
                              &(struct swst__span){ SAMPLE_JUNE, SAMPLE_JUNE_END },
                              SAMPLE_JUNE_END);
}

static void assert_has(const char *page, const char *part)
{
    if (!strstr(page, part))
        fail_msg("the page has no %s", part);
}

static void assert_lacks(const char *page, const char *part)
{
    if (strstr(page, part))
        fail_msg("the page has %s", part);
}

static int occurrences(const char *page, const char *part)
{
    int count = 0;

    for (; (page = strstr(page, part)); page += strlen(part))
        count++;
    return count;
}

static void a_figure_says_where_it_comes_from_and_leads_there(void **state)
{
    swst_document *document = new_document(SWST__ZH, "总结");
    struct swst__mark mark = sample_mark(&sample_files, 27, 32, "--area 790101001001");
    char *page;

    (void)state;
    swst__document_figure(document, &mark);
    swst__document_figure(document, &mark);
    swst__document_index(document);
    page = page_of(document, 0);
    assert_has(page, "<a class=\"figure\" id=\"f1-1\" href=\"#m-f1\" data-mark=\"f1\" "
               "data-indicator=\"FILE.COMPLETE\" data-from=\"2022-06-01\" data-to=\"2022-06-30\" "
               "data-as-of=\"2022-06-30\" data-filter=\"--area 790101001001\" data-n=\"27\" "
               "data-d=\"32\" data-unit=\"file\">84.4%</a>（27/32份）"
               "<sup><a href=\"#m-f1\">f1</a></sup>");
    assert_has(page, "id=\"f1-2\"");
    assert_has(page, "<tr id=\"m-f1\" title=\"swst indicator FILE.COMPLETE --from 2022-06-01 "
               "--to 2022-06-30 --as-of 2022-06-30 --area 790101001001 --rows\"><td>f1</td>");
    assert_has(page, "<td>FILE.COMPLETE</td><td>2022-06</td><td>--area 790101001001</td>");
    swst_free(page);
}

static void without_an_index_nothing_leads_nowhere(void **state)
{
    swst_document *document = new_document(SWST__ZH, "总结");
    struct swst__mark mark = sample_mark(&sample_people, 1240, 0, "");
    char *page;

    (void)state;
    swst__document_figure(document, &mark);
    swst__document_chart(document, SWST__CHART_BARS, "图", "人");
    swst__document_series(document, "本月");
    swst__document_figure_point(document, "前江", &mark);
    page = page_of(document, 0);
    assert_lacks(page, "href=");
    assert_lacks(page, "data-d=");
    assert_has(page, ">1240</a>人<sup>f1</sup>");
    assert_has(page, "<g class=\"point\" data-mark=\"f1\" data-value=\"1240\">");
    swst_free(page);
}

static void a_title_and_texts_that_want_out_stay_in(void **state)
{
    swst_document *document = new_document(SWST__ZH, HOSTILE "<!-- x -->");
    struct swst__mark mark = sample_mark(&sample_people, 3, 0, "\"><script>");
    const char *headings[] = { HOSTILE };
    char *page;

    (void)state;
    swst__document_chapter(document, HOSTILE, HOSTILE);
    swst__document_section(document, HOSTILE);
    swst__document_slot(document, HOSTILE, HOSTILE);
    swst__document_text(document, "%s", HOSTILE);
    swst__document_name(document, HOSTILE);
    swst__document_figure(document, &mark);
    swst__document_table(document, headings, 1);
    swst__document_text(document, "%s", HOSTILE);
    swst__document_chart(document, SWST__CHART_LINES, HOSTILE, HOSTILE);
    swst__document_series(document, HOSTILE);
    swst__document_point(document, HOSTILE, 10, true);
    swst__document_index(document);
    page = page_of(document, 0);
    assert_lacks(page, "<script");
    assert_lacks(page, "alert(\"");
    assert_lacks(page, "-->x");
    assert_has(page, "<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; | *a* "
               "_b_ [c](d) `e` --&gt;&lt;!-- x --&gt;</h1>");
    assert_has(page, "data-filter=\"&quot;&gt;&lt;script&gt;\"");
    assert_int_equal(occurrences(page, "<!--"), 5);     /* Word's, in the head and the chart */
    swst_free(page);
}

static void the_page_is_whole_and_asks_for_nothing_from_elsewhere(void **state)
{
    char *page = page_of(sample_document(SWST__ZH, 6), 0);
    char *english = page_of(sample_document(SWST__EN, 6), 0);

    (void)state;
    assert_memory_equal(page, "<!DOCTYPE html>\n<html lang=\"zh-CN\">", 35);
    assert_has(english, "<html lang=\"en\">");
    assert_has(page, "<meta charset=\"utf-8\">");
    assert_has(page, "Noto Sans CJK SC");
    assert_has(page, "@page { size: A4");
    assert_has(page, "thead { display: table-header-group }");
    assert_has(page, "</html>\n");
    assert_lacks(page, "<script");
    assert_lacks(page, "src=");
    assert_lacks(page, "@import");
    assert_lacks(page, "<link");
    assert_int_equal(occurrences(page, "http"), 2);         /* the name of SVG, in each drawing */
    assert_int_equal(occurrences(page, "<thead><tr>"), occurrences(page, "</tbody></table>"));
    swst_free(page);
    swst_free(english);
}

static void lines_of_a_free_text_are_lines_and_lists_are_closed(void **state)
{
    char *page = page_of(sample_document(SWST__ZH, 6), 0);

    (void)state;
    assert_has(page, "<p class=\"slot\">　　坚持“党建引领、专业支撑”。<br>\n第二行 &lt;b&gt;&amp;</p>\n"
               "<p class=\"slot\">另起一段。</p>");
    assert_int_equal(occurrences(page, "<ul>"), 1);
    assert_int_equal(occurrences(page, "</ul>"), 1);
    assert_int_equal(occurrences(page, "<li>"), occurrences(page, "</li>"));
    assert_has(page, "<span class=\"change\" data-mark=\"f1\" data-before=\"f2\">+6.3 个百分点</span>"
               "<sup><a href=\"#m-f2\">f2</a></sup>");
    swst_free(page);
}

static void word_finds_the_values_of_a_chart_as_a_table(void **state)
{
    char *page = page_of(sample_document(SWST__ZH, 6), 0);
    const char *from = strstr(page, "<!--[if !mso]><!-->\n<svg"), *word, *end;

    (void)state;
    assert_non_null(from);
    word = strstr(from, "<!--<![endif]-->\n<!--[if mso]><table");
    assert_non_null(word);
    end = strstr(word, "<![endif]-->\n</figure>");
    assert_non_null(end);
    assert_non_null(strstr(word, "<tr><td>前江村</td><td>58.8</td><td>48.0</td></tr>"));
    swst_free(page);
}

static void names_are_masked_and_free_texts_hidden_when_asked(void **state)
{
    char *masked = page_of(sample_document(SWST__ZH, 6), SWST_MASKED);
    char *redacted = page_of(sample_document(SWST__ZH, 6), SWST_REDACTED);

    (void)state;
    assert_has(masked, "负责人 欧阳*；");
    assert_lacks(masked, "小满");
    assert_lacks(masked, "党建引领");
    assert_has(redacted, "负责人 *；");
    assert_lacks(redacted, "欧阳");
    assert_lacks(redacted, "党建引领");
    swst_free(masked);
    swst_free(redacted);
}

/* Bytes of all sorts, most of them such as break out of something. */
static const char *wild(uint64_t *seed)
{
    static const char odd[] = "<>&\"'|`*_[]()#-+.1 \t\r\n\\~$!=:/\x01\xC3\xA9\xE4\xB8\xAD\xFF\xED"
                              "\xA0"
                              "\xF0\x9F\x98\x80\xEF\xBF\xBF\x7F\xC2\x85";
    static char text[64];
    size_t length;

    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    length = (size_t)(*seed >> 33) % 40;
    for (size_t i = 0; i < length; i++) {
        *seed = *seed * 6364136223846793005u + 1442695040888963407u;
        text[i] = odd[(*seed >> 33) % (sizeof odd - 1)];
    }
    text[length] = '\0';
    return text;
}

static swst_document *wild_document(uint64_t *seed)
{
    swst_document *document = new_document(SWST__ZH, wild(seed));
    struct swst__mark mark = sample_mark(&sample_people, 3, 0, "--type x");
    const char *headings[] = { "a", "b" };

    swst__document_chapter(document, wild(seed), "一");
    swst__document_section(document, wild(seed));
    swst__document_text(document, "%s", wild(seed));
    swst__document_figure(document, &mark);
    swst__document_text(document, "%s", wild(seed));
    swst__document_item(document);
    swst__document_name(document, wild(seed));
    swst__document_table(document, headings, 2);
    for (int i = 0; i < 4; i++) {
        swst__document_cell(document);
        swst__document_text(document, "%s", wild(seed));
    }
    swst__document_chart(document, SWST__CHART_LINES, wild(seed), "人");
    swst__document_series(document, wild(seed));
    swst__document_point(document, "一月", 10, true);
    swst__document_index(document);
    assert_ok(swst__document_finish(&document));
    return document;
}

/* However wild its texts are, a document has the same elements, lines and cells. */
static void wild_texts_change_nothing_but_texts(void **state)
{
    uint64_t seed = 7;
    int elements = 0, lines = 0;
    char *text;

    (void)state;
    for (long i = 0; i < (getenv("SWST_LONG") ? 100000 : 2000); i++) {
        swst_document *document = wild_document(&seed);

        for (unsigned flags = 0; flags <= SWST_MASKED; flags += SWST_MASKED) {
            assert_ok(swst_document_text(document, "html", flags, &text));
            assert_true(swst__utf8_length(text) > 0);
            elements = elements ? elements : occurrences(text, "<");
            assert_int_equal(occurrences(text, "<"), elements);
            swst_free(text);
            assert_ok(swst_document_text(document, "md", flags, &text));
            assert_true(swst__utf8_length(text) > 0);
            lines = lines ? lines : occurrences(text, "\n");
            assert_int_equal(occurrences(text, "\n"), lines);
            swst_free(text);
            assert_ok(swst_document_text(document, "json", flags, &text));
            assert_true(swst__utf8_length(text) > 0);
            cJSON_Delete(cJSON_Parse(text));
            assert_null(cJSON_GetErrorPtr());
            swst_free(text);
        }
        swst_document_free(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_says_where_it_comes_from_and_leads_there),
        cmocka_unit_test(without_an_index_nothing_leads_nowhere),
        cmocka_unit_test(a_title_and_texts_that_want_out_stay_in),
        cmocka_unit_test(the_page_is_whole_and_asks_for_nothing_from_elsewhere),
        cmocka_unit_test(lines_of_a_free_text_are_lines_and_lists_are_closed),
        cmocka_unit_test(word_finds_the_values_of_a_chart_as_a_table),
        cmocka_unit_test(names_are_masked_and_free_texts_hidden_when_asked),
        cmocka_unit_test(wild_texts_change_nothing_but_texts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
