/* One form for what is typed: names, addresses, phones, and the keys to compare them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/fold.h"

typedef void fold(const char *text, char *clean, size_t size);

static fold *const folds[] = {
    swst__fold_text, swst__fold_name, swst__fold_address, swst__fold_phone,
    swst__name_key, swst__phone_key
};
enum { CLEANING = 4, FOLDS = sizeof folds / sizeof *folds };

/* Cleaned once, and again in its place: what is clean stays. */
static void assert_folds(fold *how, const char *text, const char *expected)
{
    char clean[256];

    how(text, clean, sizeof clean);
    assert_string_equal(clean, expected);
    how(clean, clean, sizeof clean);
    assert_string_equal(clean, expected);
}

static void full_width_letters_digits_and_signs_become_plain(void **state)
{
    (void)state;
    assert_folds(swst__fold_text, "Ａｚ０９（／）：～！", "Az09(/):~!");
    assert_folds(swst__fold_text, "．，＇＂", ".,'\"");
    assert_folds(swst__fold_text, "｟￥、。", "｟￥、。");
}

static void every_sort_of_space_becomes_one_and_goes_at_the_ends(void **state)
{
    (void)state;
    assert_folds(swst__fold_text, "\t　 a\xC2\xA0" "b\xE2\x80\x89" "c\r\n", "a b c");
    assert_folds(swst__fold_text, "a \xE2\x80\xAF　\xE2\x81\x9F" "b", "a    b");
    assert_folds(swst__fold_text, " \t ", "");
}

static void what_is_not_seen_goes(void **state)
{
    (void)state;
    assert_folds(swst__fold_text, "\xEF\xBB\xBF" "a\xE2\x80\x8B" "b\xE2\x80\xAE\xE2\x81\xA0"
                 "c\x01\x7F\xC2\xAD" "d", "abcd");
    assert_folds(swst__fold_text, "\xE2\x80\x8B \xEF\xBB\xBF", "");
}

static void the_mark_that_keeps_a_number_a_text_goes_only_in_front(void **state)
{
    (void)state;
    assert_folds(swst__fold_text, "'007", "007");
    assert_folds(swst__fold_text, " '\t’＇007'", "007'");
    assert_folds(swst__fold_text, "O'Neill", "O'Neill");
}

static void a_name_has_no_space_beside_a_han_character(void **state)
{
    (void)state;
    assert_folds(swst__fold_name, "张　 三", "张三");
    assert_folds(swst__fold_name, " 张\xC2\xA0三 Lin  Xiao ", "张三Lin Xiao");
    assert_folds(swst__fold_name, "Anna\t Maria", "Anna Maria");
    assert_folds(swst__fold_name, "𠮷 〇 﨑", "𠮷〇﨑");
}

static void every_sort_of_middle_dot_is_one_in_a_name(void **state)
{
    static const char *const dots[] = { "\xC2\xB7", "•", "‧", "・", "･", "⸱", "⋅", "\xCE\x87",
                                        "∙", " • ", "　·　" };

    (void)state;
    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) {
        char text[64] = "阿依古丽";

        strcat(strcat(text, dots[i]), "买买提");
        assert_folds(swst__fold_name, text, "阿依古丽·买买提");
    }
    assert_folds(swst__fold_name, "阿依古丽．买买提", "阿依古丽.买买提");
    assert_folds(swst__fold_text, "阿•提", "阿•提");
}

static void an_address_has_plain_commas_brackets_and_dashes(void **state)
{
    (void)state;
    assert_folds(swst__fold_address, "东陂镇　前江村 12－3 号（东）", "东陂镇前江村12-3号(东)");
    assert_folds(swst__fold_address, "甲路１—２号、３〔后〕【丙】，乙", "甲路1-2号,3(后)[丙],乙");
    assert_folds(swst__fold_address, "Flat 3,  East", "Flat 3, East");
}

static void a_phone_has_no_spaces_but_two_whole_numbers_stay_two(void **state)
{
    (void)state;
    assert_folds(swst__fold_phone, " 138 0000　0000", "13800000000");
    assert_folds(swst__fold_phone, "０７９０－1234567", "0790-1234567");
    assert_folds(swst__fold_phone, "0790—1234567", "0790-1234567");
    assert_folds(swst__fold_phone, "13800000000 13900000000", "13800000000/13900000000");
    assert_folds(swst__fold_phone, "138 0000 0000  0790-1234567", "13800000000/0790-1234567");
    assert_folds(swst__fold_phone, "13800000000 女儿 13900000000", "13800000000女儿13900000000");
    assert_folds(swst__fold_phone, "'+86 138 0000 0000", "+8613800000000");
}

static void names_that_sound_as_one_have_one_key(void **state)
{
    (void)state;
    assert_folds(swst__name_key, "阿依古丽 • 买买提", "阿依古丽买买提");
    assert_folds(swst__name_key, "阿依古丽.买买提", "阿依古丽买买提");
    assert_folds(swst__name_key, "ＬＩＮ Xiao Man", "linxiaoman");
    assert_folds(swst__name_key, " ·. ", "");
}

static void a_phone_is_compared_by_its_digits_without_the_country(void **state)
{
    (void)state;
    assert_folds(swst__phone_key, "+86 138-0000-0000", "13800000000");
    assert_folds(swst__phone_key, "0086（138）00000000", "13800000000");
    assert_folds(swst__phone_key, "8613800000000", "13800000000");
    assert_folds(swst__phone_key, "(0790) 1234567", "07901234567");
    assert_folds(swst__phone_key, "无", "");
}

/* All phones of a text, joined by blanks. */
static void assert_phones(const char *text, const char *expected)
{
    char phones[256] = "", phone[64];

    while ((text = swst__phone_next(text, phone, sizeof phone)))
        strcat(strcat(phones, *phones ? " " : ""), phone);
    assert_string_equal(phones, expected);
}

static void several_phones_in_one_text_are_told_apart(void **state)
{
    (void)state;
    assert_phones("13800000000", "13800000000");
    assert_phones("138 0000 0000/13900000000", "13800000000 13900000000");
    assert_phones("１３８００００００００；13900000000，0790-1234567",
                  "13800000000 13900000000 0790-1234567");
    assert_phones("13800000000、13900000000|13700000000", "13800000000 13900000000 13700000000");
    assert_phones("13800000000（本人）13900000000（女儿）", "13800000000 13900000000");
    assert_phones("女儿：13800000000 13900000000", "13800000000 13900000000");
    assert_phones("+86 13800000000 +8613900000000", "+8613800000000 +8613900000000");
}

static void a_phone_keeps_its_area_and_no_extension_is_a_phone(void **state)
{
    (void)state;
    assert_phones("（0790）1234567", "0790-1234567");
    assert_phones("(0790)-1234567转801", "0790-1234567");
    assert_phones("短号 661234", "661234");
    assert_phones("无", "");
    assert_phones("-/+--", "");
    assert_phones("", "");
}

static void characters_are_read_one_by_one(void **state)
{
    static const struct { const char *text; uint32_t code; size_t size; } cases[] = {
        { "", 0, 0 }, { "a", 'a', 1 }, { "\xC2\xB7", 0xB7, 2 }, { "张三", 0x5F20, 3 },
        { "𠮷", 0x20BB7, 4 }
    };
    size_t size;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(swst__fold_character(cases[i].text, &size), cases[i].code);
        assert_int_equal(size, cases[i].size);
    }
    assert_true(swst__fold_character("\xE5\xBC", &size) > 0xD800);      /* no character is there */
    assert_int_equal(size, 1);
    assert_folds(swst__fold_name, "\xE5 张\xFF 三", "\xE5张\xFF三");
}

static void a_text_is_cut_between_characters(void **state)
{
    char clean[16];

    (void)state;
    swst__fold_name("ab张三", clean, 6);
    assert_string_equal(clean, "ab张");
    swst__fold_text("ab c", clean, 4);
    assert_string_equal(clean, "ab");
    swst__fold_text("张", clean, 1);
    assert_string_equal(clean, "");
    strcpy(clean, "kept");
    for (size_t i = 0; i < FOLDS; i++)
        folds[i]("张", clean, 0);
    assert_null(swst__phone_next("13800000000", clean, 0));
    assert_string_equal(clean, "kept");
    assert_non_null(swst__phone_next("13800000000", clean, 5));
    assert_string_equal(clean, "1380");
}

/* Bytes of such texts, whole characters and torn ones. */
static void make_odd_text(uint32_t *seed, char *text, size_t length)
{
    static const char bytes[] = "01386Aa.+' -/()\xEF\xBC\x90\xA1\xBD\xBB\xBF\xE3\x80\xC2\xA0\xB7"
                                "\xE4\xB8\x80\xE2\x80\xF0\xFF";

    for (size_t i = 0; i < length; i++) {
        *seed = *seed * 1664525u + 1013904223u;
        text[i] = bytes[(*seed >> 16) % (sizeof bytes - 1)];
    }
    text[length] = '\0';
}

static void no_text_leads_a_fold_astray(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (size_t round = 0; round < 50000; round++) {
        char text[41], clean[48];
        const char *at = text;
        size_t size = 1 + round % 45;

        make_odd_text(&seed, text, round % 41);
        for (size_t i = 0; i < FOLDS; i++) {
            memset(clean, '#', sizeof clean);
            folds[i](text, clean, size);
            assert_non_null(memchr(clean, '\0', size));
            assert_in_range(strlen(clean), 0, strlen(text));
            assert_int_equal(clean[size], '#');
        }
        for (int i = 0; at && i < 50; i++) {
            at = swst__phone_next(at, clean, size);
            assert_int_equal(clean[size], '#');
        }
        assert_null(at);
    }
}

/* Whole characters of all sorts: what is kept of a record is kept again when it
 * is copied, and must not change. */
static void what_is_clean_stays_as_it_is(void **state)
{
    static const char *const parts[] = { "张", "三", "〇", " ", "　", "·", "•", "'", "’", "A", "ｂ",
        "1380000", "0000", "００１", "－", "—", "+", "/", "（", "）", ".", "、", "\t", "\xE2\x80\x8B" };
    uint32_t seed = 7;

    (void)state;
    for (size_t round = 0; round < 50000; round++) {
        char text[128] = "", clean[128], again[128];

        for (size_t i = 0; i < 1 + round % 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(text, parts[(seed >> 16) % (sizeof parts / sizeof *parts)]);
        }
        for (size_t i = 0; i < FOLDS; i++) {
            folds[i](text, clean, sizeof clean);
            folds[i](clean, again, sizeof again);
            if (i < CLEANING)
                assert_string_equal(again, clean);
            strcpy(again, text);
            folds[i](again, again, sizeof again);
            assert_string_equal(again, clean);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_width_letters_digits_and_signs_become_plain),
        cmocka_unit_test(every_sort_of_space_becomes_one_and_goes_at_the_ends),
        cmocka_unit_test(what_is_not_seen_goes),
        cmocka_unit_test(the_mark_that_keeps_a_number_a_text_goes_only_in_front),
        cmocka_unit_test(a_name_has_no_space_beside_a_han_character),
        cmocka_unit_test(every_sort_of_middle_dot_is_one_in_a_name),
        cmocka_unit_test(an_address_has_plain_commas_brackets_and_dashes),
        cmocka_unit_test(a_phone_has_no_spaces_but_two_whole_numbers_stay_two),
        cmocka_unit_test(names_that_sound_as_one_have_one_key),
        cmocka_unit_test(a_phone_is_compared_by_its_digits_without_the_country),
        cmocka_unit_test(several_phones_in_one_text_are_told_apart),
        cmocka_unit_test(a_phone_keeps_its_area_and_no_extension_is_a_phone),
        cmocka_unit_test(characters_are_read_one_by_one),
        cmocka_unit_test(a_text_is_cut_between_characters),
        cmocka_unit_test(no_text_leads_a_fold_astray),
        cmocka_unit_test(what_is_clean_stays_as_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
