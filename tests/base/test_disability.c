/* Class and grade of a disability as one text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/disability.h"

static void assert_said(const char *text, int class, int grade, const char *printed)
{
    struct swst__disability read = { 0, 0 };
    char again[SWST__DISABILITY_SIZE];

    assert_true(swst__disability_read(text, &read));
    assert_int_equal(read.class, class);
    assert_int_equal(read.grade, grade);
    swst__disability_print(&read, again);
    assert_string_equal(again, printed);
}

static void class_and_grade_are_read_in_words_and_numbers(void **state)
{
    (void)state;
    assert_said("肢体一级", 4, 1, "肢体一级");
    assert_said("视力残疾2级", 1, 2, "视力二级");
    assert_said("听力残疾(叁级)", 2, 3, "听力三级");
    assert_said("语言", 3, 0, "言语");
    assert_said("智力残疾人", 5, 0, "智力");
    assert_said("精神4", 6, 4, "精神四级");
    assert_said("肆级", 0, 4, "四级");
    assert_said("Ⅱ级", 0, 2, "二级");
}

static void several_classes_are_multiple_and_of_the_heaviest_grade(void **state)
{
    (void)state;
    assert_said("视力三级、肢体二级", 7, 2, "多重二级");
    assert_said("多重一级", 7, 1, "多重一级");
    assert_said("肢体二级,肢体三级", 4, 2, "肢体二级");
}

static void what_says_anything_else_is_no_disability(void **state)
{
    static const char *const texts[] = { "", "残疾", "精神正常", "5级", "重度", "一", "肢体5", "1",
                                         "级", "一二级", "健康" };
    struct swst__disability read = { 9, 9 };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(swst__disability_read(texts[i], &read));
    assert_int_equal(read.class, 9);
}

static void the_number_of_a_card_ends_in_class_and_grade(void **state)
{
    struct swst__disability read = { 0, 0 };

    (void)state;
    assert_true(swst__disability_card("79010119600101001X42", &read));
    assert_int_equal(read.class, 4);
    assert_int_equal(read.grade, 2);
    assert_true(swst__disability_card("79010119600101001X71B1", &read));
    assert_int_equal(read.class, 7);
    assert_false(swst__disability_card("79010119600101001X", &read));
    assert_false(swst__disability_card("79010119600101001X82", &read));
    assert_false(swst__disability_card("79010119600101001X45", &read));
    assert_false(swst__disability_card("79010119600101001X42C1", &read));
    assert_false(swst__disability_card("79010119600101001X42B", &read));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(class_and_grade_are_read_in_words_and_numbers),
        cmocka_unit_test(several_classes_are_multiple_and_of_the_heaviest_grade),
        cmocka_unit_test(what_says_anything_else_is_no_disability),
        cmocka_unit_test(the_number_of_a_card_ends_in_class_and_grade),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
