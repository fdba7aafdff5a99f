/* Documents as JSON: whole, parsable, and the same each time. */
#include "../page/sample.h"
#include "../support/station.h"

#include <cjson/cJSON.h>

static char *text_of(const swst_document *document, const char *format, unsigned flags)
{
    char *text;

    assert_ok(swst_document_text(document, format, flags, &text));
    return text;
}

static cJSON *json_of(enum swst__language language, unsigned flags)
{
    swst_document *document = sample_document(language, 6);
    char *text = text_of(document, "json", flags);
    cJSON *json = cJSON_Parse(text);

    assert_non_null(json);
    swst_free(text);
    swst_document_free(document);
    return json;
}

static const cJSON *at(const cJSON *json, const char *key)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(json, key);

    if (!item)
        fail_msg("there is no %s", key);
    return item;
}

static const char *word(const cJSON *json, const char *key)
{
    return cJSON_GetStringValue(at(json, key));
}

static const cJSON *block_of(const cJSON *json, int chapter, int block)
{
    return cJSON_GetArrayItem(at(cJSON_GetArrayItem(at(json, "chapters"), chapter), "blocks"),
                              block);
}

static void the_head_says_what_of_when_and_in_which_language(void **state)
{
    cJSON *json = json_of(SWST__ZH, 0), *english = json_of(SWST__EN, 0);

    (void)state;
    assert_string_equal(word(json, "schema"), "swst/document/1");
    assert_string_equal(word(json, "name"), "summary");
    assert_string_equal(word(json, "title"), "东陂镇社工站2022年6月工作总结");
    assert_string_equal(word(json, "language"), "zh");
    assert_string_equal(word(english, "language"), "en");
    assert_string_equal(word(json, "as_of"), "2022-06-30");
    assert_string_equal(word(json, "from"), "2022-06-01");
    assert_string_equal(word(json, "to"), "2022-06-30");
    assert_true(cJSON_IsFalse(at(json, "provisional")));
    assert_int_equal(cJSON_GetArraySize(at(json, "chapters")), 4);
    cJSON_Delete(json);
    cJSON_Delete(english);
}

static void blocks_are_what_they_were_built_as(void **state)
{
    static const char *const kinds[] = { "section", "slot", "slot", "section", "paragraph", "item",
                                         "item", "item", "item" };
    cJSON *json = json_of(SWST__ZH, 0);
    const cJSON *piece, *table, *chart;

    (void)state;
    for (int i = 0; i < 9; i++)
        assert_string_equal(word(block_of(json, 0, i), "type"), kinds[i]);
    assert_true(cJSON_IsTrue(at(block_of(json, 0, 1), "written")));
    assert_true(cJSON_IsFalse(at(block_of(json, 0, 2), "written")));
    piece = cJSON_GetArrayItem(at(block_of(json, 0, 4), "pieces"), 1);
    assert_string_equal(word(piece, "type"), "figure");
    assert_string_equal(word(piece, "mark"), "f1");
    assert_string_equal(word(piece, "text"), "84.4%（27/32份）");
    piece = cJSON_GetArrayItem(at(block_of(json, 0, 4), "pieces"), 3);
    assert_string_equal(word(piece, "type"), "change");
    assert_string_equal(word(piece, "text"), "+6.3 个百分点");
    assert_string_equal(word(piece, "mark"), "f1");
    assert_string_equal(word(piece, "before"), "f2");
    table = block_of(json, 1, 0);
    assert_int_equal(cJSON_GetArraySize(at(table, "headings")), 3);
    assert_int_equal(cJSON_GetArraySize(at(table, "rows")), 6);
    chart = block_of(json, 2, 0);
    assert_string_equal(word(chart, "chart"), "bars");
    assert_int_equal(cJSON_GetArraySize(at(chart, "series")), 2);
    cJSON_Delete(json);
}

static void figures_have_numbers_reasons_and_commands(void **state)
{
    cJSON *json = json_of(SWST__ZH, 0);
    const cJSON *figures = at(json, "figures"), *rate = cJSON_GetArrayItem(figures, 0);
    const cJSON *count = cJSON_GetArrayItem(figures, 2), *none = cJSON_GetArrayItem(figures, 5);

    (void)state;
    assert_string_equal(word(rate, "mark"), "f1");
    assert_string_equal(word(rate, "form"), "rate");
    assert_true(at(rate, "value")->valuedouble == 84.4);
    assert_int_equal(at(rate, "n")->valueint, 27);
    assert_int_equal(at(rate, "d")->valueint, 32);
    assert_int_equal(at(count, "value")->valueint, 1240);
    assert_null(cJSON_GetObjectItem(count, "d"));
    assert_string_equal(word(count, "command"),
                        "swst indicator POP.IN_SCOPE --from 2022-06-01 --to 2022-06-30 "
                        "--as-of 2022-06-30 --area 790101001001 --rows");
    assert_true(cJSON_IsNull(at(none, "value")));
    assert_string_equal(word(none, "reason"), "empty");
    cJSON_Delete(json);
}

static void names_and_free_texts_are_masked_or_left_out(void **state)
{
    cJSON *whole = json_of(SWST__ZH, 0), *masked = json_of(SWST__ZH, SWST_MASKED);
    cJSON *redacted = json_of(SWST__ZH, SWST_REDACTED);
    const cJSON *pieces[3] = { at(block_of(whole, 0, 8), "pieces"),
                               at(block_of(masked, 0, 8), "pieces"),
                               at(block_of(redacted, 0, 8), "pieces") };

    (void)state;
    assert_string_equal(word(cJSON_GetArrayItem(pieces[0], 1), "text"), "欧阳小满");
    assert_string_equal(word(cJSON_GetArrayItem(pieces[1], 1), "text"), "欧阳*");
    assert_string_equal(word(cJSON_GetArrayItem(pieces[2], 1), "text"), "*");
    assert_non_null(strstr(word(block_of(whole, 0, 1), "text"), "党建引领"));
    assert_string_equal(word(block_of(masked, 0, 1), "text"), "[32]");
    assert_null(cJSON_GetObjectItem(block_of(redacted, 0, 1), "text"));
    cJSON_Delete(whole);
    cJSON_Delete(masked);
    cJSON_Delete(redacted);
}

static void every_form_is_the_same_byte_for_byte_each_time(void **state)
{
    static const char *const formats[] = { "md", "json", "html" };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        swst_document *first = sample_document(SWST__ZH, 6), *second = sample_document(SWST__ZH, 6);
        char *one = text_of(first, formats[i], 0), *again = text_of(first, formats[i], 0);
        char *other = text_of(second, formats[i], 0);

        assert_string_equal(one, again);
        assert_string_equal(one, other);
        swst_free(one);
        swst_free(again);
        swst_free(other);
        swst_document_free(first);
        swst_document_free(second);
    }
}

static void an_unknown_form_or_flag_is_refused_with_a_sentence(void **state)
{
    swst_document *document = sample_document(SWST__ZH, 1);
    char *text = NULL;

    (void)state;
    assert_status(SWST_EINVALID, swst_document_text(document, "docx", 0, &text));
    assert_error("no_such_format", NULL);
    assert_string_equal(swst_error_message("zh"), "文档没有这种格式：请用 md、json 或 html");
    assert_status(SWST_EINVALID, swst_document_text(document, "MD", 0, &text));
    assert_status(SWST_EINVALID, swst_document_text(document, "", 0, &text));
    assert_string_not_equal(swst_status_name(swst_document_text(document, "md", 64, &text)),
                            "SWST_OK");
    assert_status(SWST_EMISUSE, swst_document_text(document, NULL, 0, &text));
    assert_status(SWST_EMISUSE, swst_document_text(document, "md", 0, NULL));
    assert_null(text);
    swst_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_says_what_of_when_and_in_which_language),
        cmocka_unit_test(blocks_are_what_they_were_built_as),
        cmocka_unit_test(figures_have_numbers_reasons_and_commands),
        cmocka_unit_test(names_and_free_texts_are_masked_or_left_out),
        cmocka_unit_test(every_form_is_the_same_byte_for_byte_each_time),
        cmocka_unit_test(an_unknown_form_or_flag_is_refused_with_a_sentence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
