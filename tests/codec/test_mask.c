/* What an output shows of a personal field, byte by byte. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "codec/mask.h"

struct example {
    const char *value, *shown;
};

static void assert_masks(enum swst__mask how, const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct swst__text out = { 0 };
        char *text;

        swst__text_add(&out, "<");
        assert_true(swst__mask(how, examples[i].value, &out));
        text = swst__text_take(&out);
        assert_string_equal(text + 1, examples[i].shown);
        swst_free(text);
    }
}

#define ASSERT_MASKS(how, examples) \
    assert_masks(how, examples, sizeof(examples) / sizeof *(examples))

static void a_name_keeps_its_family_name(void **state)
{
    static const struct example names[] = {
        { "张三", "张*" }, { "张三丰", "张*" }, { "欧阳娜娜", "欧阳*" }, { "司马光", "司马*" },
        { "诸葛亮", "诸葛*" }, { "上官婉儿", "上官*" }, { "歐陽修", "歐陽*" },
        { "欧阳", "欧*" }, { "张", "*" }, { " 张三", "张*" }, { "　张三", "张*" }, { "张　", "*" },
        { "Wang Wu", "W*" }, { "W", "*" }, { "阿卜杜拉·买买提", "阿*" }, { "𠮷田", "𠮷*" },
        { " ", "*" }, { "", "" }, { NULL, "" }, { "\xD5\xC5\xC8\xFD", "*" },
        { "张　三", "张*" }, { "Ｗａｎｇ", "Ｗ*" }, { "𠮷", "*" }, { "张三 ", "张*" },
    };

    (void)state;
    ASSERT_MASKS(SWST__MASK_NAME, names);
}

static void a_compound_family_name_is_kept_whole(void **state)
{
    static const struct example names[] = {
        { "欧阳雪", "欧阳*" }, { "欧阳雪梅", "欧阳*" }, { "令狐冲", "令狐*" },
        { "欧阳 雪", "欧阳*" }, { "　欧阳雪", "欧阳*" }, { "欧阳　", "欧*" },
        { "慕容复", "慕容*" }, { "完颜阿骨打", "完颜*" }, { "欧雪", "欧*" }, { "阳欧雪", "阳*" },
    };

    (void)state;
    ASSERT_MASKS(SWST__MASK_NAME, names);
}

/* What stands before the dot is the given name: one character of it, no more. */
static void a_name_with_a_dot_keeps_one_character(void **state)
{
    static const struct example names[] = {
        { "阿卜杜·热依木", "阿*" }, { "阿卜杜•热依木", "阿*" }, { "阿卜杜・热依木", "阿*" },
        { "阿卜杜‧热依木", "阿*" }, { "阿卜杜．热依木", "阿*" }, { "古丽·艾山·买买提", "古*" },
        { "东方·热依木", "东*" }, { "·热依木", "·*" },
    };

    (void)state;
    ASSERT_MASKS(SWST__MASK_NAME, names);
}

static void an_identity_number_keeps_three_and_four(void **state)
{
    static const struct example numbers[] = {
        { "790101194203051234", "790***********1234" },
        { "79010119420305123X", "790***********123X" },
        { "79010119420305123x", "790***********123x" },
        { "790101420305123", "790********5123" },
        { "79010142030512X", "***************" },
        { "79010119420305123Y", "******************" },
        { "7901011942030512", "****************" },
        { "79010119420305123442", "********************" },
        { "790101 19420305 1234", "********************" },
        { "79010119420305123", "*****************" }, { "790101194203051X34", "******************" },
        { "H12345678", "*********" }, { "M1234567890", "***********" }, { "12345678", "********" },
        { "E12345678", "*********" }, { "G1234567", "********" }, { "护照E1234567", "**********" },
        { "790101420305", "************" }, { "７９０１０１", "******" },
        { "残疾人证件", "*****" }, { "1234", "****" }, { "", "" }, { NULL, "" },
        { "790101\xFF" "94203051234", "*" },
    };

    (void)state;
    ASSERT_MASKS(SWST__MASK_NUMBER, numbers);
}

static void a_phone_keeps_its_ends(void **state)
{
    static const struct example phones[] = {
        { "13800001234", "138****1234" }, { "0830-1234567", "********4567" },
        { "+8613800001234", "**********1234" }, { "138 0000 1234", "*********1234" },
        { "08301234567", "083****4567" }, { "010-12345678", "********5678" },
        { "+86 138 0000 1234", "*************1234" }, { "86-13800001234", "**********1234" },
        { "0830-1234567转801", "***********7*801" }, { "0830-1234567-8001", "*************8001" },
        { "1380000123", "******0123" }, { "138000012345", "********2345" },
        { "１３８００００１２３４", "***********" }, { "13800001234/13900005678", "*******************5678" },
        { "1234567", "***4567" }, { "123456", "******" }, { "110", "***" },
        { "13800001234（儿子王某）", "*******1234******" }, { "无", "*" }, { "", "" }, { NULL, "" },
        { "13800001234\xFF", "*" },
    };

    (void)state;
    ASSERT_MASKS(SWST__MASK_PHONE, phones);
}

static void an_address_ends_at_the_village(void **state)
{
    static const struct example addresses[] = {
        { "塘联镇前江村三组12号", "塘联镇前江村*" },
        { "前江村村委会旁", "前江村*" }, { "幸福社区5栋301", "幸福社区*" },
        { "塘联镇", "*" }, { "塘联镇前江村", "塘联镇前江村*" }, { "塘联镇12号前江村", "*" },
        { "幸福社區5栋", "幸福社區*" }, { "城东居委會西巷", "城东居委會*" },
        { "塘联镇前江村民委员会12号", "塘联镇前江村*" }, { "3组前江村", "*" }, { "３组前江村", "*" },
        { "城东居委会西巷", "城东居委会*" }, { "巴音嘎查二组", "巴音嘎查*" }, { "前江村", "前江村*" },
        { "东村社区前江村", "东村*" }, { "社区里的村", "社区*" },
        { "人民路12号幸福社区", "*" }, { "人民路十二号幸福社区", "*" }, { "１号前江村", "*" },
        { "人民路12号", "*" }, { "某地", "*" }, { "", "" }, { NULL, "" }, { "前江村\xFF", "*" },
    };

    (void)state;
    ASSERT_MASKS(SWST__MASK_ADDRESS, addresses);
}

static void a_birth_keeps_its_year_and_a_note_its_length(void **state)
{
    static const struct example days[] = {
        { "1942-03-05", "1942" }, { "19420305", "*" }, { "1942", "*" }, { "约1942年", "*" },
        { "2008-02-29", "2008" }, { "1942-03", "1942" }, { "1942/03/05", "*" },
        { "194a-03-05", "*" }, { "", "" }, { NULL, "" }, { "\xFF", "*" },
    };
    static const struct example notes[] = {
        { "独居，腿脚不便", "[7]" }, { "a", "[1]" }, { "", "" }, { NULL, "" }, { "a\xFF", "*" },
    };

    (void)state;
    ASSERT_MASKS(SWST__MASK_YEAR, days);
    ASSERT_MASKS(SWST__MASK_LENGTH, notes);
}

static void a_long_number_is_all_stars(void **state)
{
    struct swst__text out = { 0 };
    char value[1001];

    (void)state;
    memset(value, '7', 1000);
    value[1000] = '\0';
    assert_true(swst__mask(SWST__MASK_NUMBER, value, &out));
    assert_int_equal(out.length, 1000);
    assert_int_equal(strspn(out.bytes, "*"), 1000);
    swst_free(swst__text_take(&out));
}

static void *no_memory(size_t size)
{
    (void)size;
    return NULL;
}

static void *no_more_memory(void *memory, size_t size)
{
    (void)memory;
    (void)size;
    return NULL;
}

static void without_memory_a_mask_fails(void **state)
{
    struct swst__text out = { 0 };

    (void)state;
    swst_set_allocator(no_memory, no_more_memory, free);
    assert_false(swst__mask(SWST__MASK_NAME, "张三", &out));
    swst_set_allocator(malloc, realloc, free);
    assert_null(swst__text_take(&out));
}

/* Noise of digits, letters, broken characters; the seed is fixed. Of a number,
 * never more than seven of its digits come out. */
static void noise_shows_no_more_than_seven_digits(void **state)
{
    static const char bytes[] = "0123456789X- \xE5\xBC\xA0\xE6\x9D\x91\xFF";
    uint32_t seed = 20220701;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct swst__text out = { 0 };
        char value[24], *text;
        size_t length = (size_t)round % 24, digits = 0;

        for (size_t i = 0; i < length; i++) {
            seed = seed * 1664525 + 1013904223;
            value[i] = bytes[(seed >> 8) % (round & 32 ? 10 : sizeof bytes - 1)];
        }
        value[length] = '\0';
        swst__mask((enum swst__mask)(round % 6), value, &out);
        text = swst__text_take(&out);
        for (const char *at = text; at && *at; at++)
            digits += *at >= '0' && *at <= '9';
        assert_true(digits <= 7);
        assert_true(!text || swst__utf8_length(text) >= 0);
        swst_free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_keeps_its_family_name),
        cmocka_unit_test(a_compound_family_name_is_kept_whole),
        cmocka_unit_test(a_name_with_a_dot_keeps_one_character),
        cmocka_unit_test(an_identity_number_keeps_three_and_four),
        cmocka_unit_test(a_phone_keeps_its_ends),
        cmocka_unit_test(an_address_ends_at_the_village),
        cmocka_unit_test(a_birth_keeps_its_year_and_a_note_its_length),
        cmocka_unit_test(a_long_number_is_all_stars),
        cmocka_unit_test(without_memory_a_mask_fails),
        cmocka_unit_test(noise_shows_no_more_than_seven_digits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
