/* Identity numbers: which are right, and what each wrong one is told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "base/identity.h"

#define UNTOUCHED "untouched"

static void assert_reads(const char *text, const char *expected)
{
    char number[SWST__IDENTITY_SIZE] = UNTOUCHED;

    assert_int_equal(swst__identity_read(text, number), SWST__IDENTITY_OK);
    assert_string_equal(number, expected);
}

static void assert_refused(const char *text, enum swst__identity reason)
{
    char number[SWST__IDENTITY_SIZE] = UNTOUCHED;

    assert_int_equal(swst__identity_read(text, number), reason);
    assert_string_equal(number, UNTOUCHED);
}

/* The check of ISO 7064 MOD 11-2 as that standard computes it, digit by digit. */
static char check_of(const char *digits)
{
    int product = 0;

    for (int i = 0; i < 17; i++)
        product = (product + (digits[i] - '0')) * 2 % 11;
    product = (12 - product) % 11;
    return product == 10 ? 'X' : (char)('0' + product);
}

static void right_numbers_are_read_as_they_are(void **state)
{
    (void)state;
    assert_reads("11010519491231002X", "11010519491231002X");
    assert_reads("440524188001010014", "440524188001010014");
    assert_reads("790101201202290021", "790101201202290021");
    assert_reads("110105189912319968", "110105189912319968");
}

static void fifteen_digits_become_eighteen_of_1900_or_from_996_of_1800(void **state)
{
    char number[SWST__IDENTITY_SIZE];

    (void)state;
    assert_reads("110105491231002", "11010519491231002X");
    assert_reads("110105991231996", "110105189912319968");
    for (int sequence = 1; sequence <= 999; sequence++) {
        char text[32];

        snprintf(text, sizeof text, "790101500101%03d", sequence);
        assert_int_equal(swst__identity_read(text, number), SWST__IDENTITY_OK);
        assert_memory_equal(number, sequence >= 996 ? "79010118500101" : "79010119500101", 14);
        assert_memory_equal(number + 14, text + 12, 3);
        assert_int_equal(number[17], check_of(number));
    }
}

static void what_people_type_is_folded(void **state)
{
    (void)state;
    assert_reads("11010519491231002x", "11010519491231002X");
    assert_reads("11010519491231002Ｘ", "11010519491231002X");
    assert_reads("１１０１０５１９４９１２３１００２ｘ", "11010519491231002X");
    assert_reads("'11010519491231002X", "11010519491231002X");
    assert_reads(" ’11010519491231002X\t", "11010519491231002X");
    assert_reads("110105 19491231 002X", "11010519491231002X");
    assert_reads("110105　19491231\xC2\xA0" "002X", "11010519491231002X");
}

static void other_characters_stay(void **state)
{
    static const char *const pairs[][2] = { { "", "" }, { "' ", "" }, { "79'01", "79'01" },
        { "7901-2012", "7901-2012" }, { "ＡＺａｚ０９", "AZaz09" }, { "abcxyz", "abcXyz" },
        { "（／：＠［｀｛～ｰ", "（／：＠［｀｛～ｰ" }, { "证件 ７９", "证件79" } };
    char folded[64];

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        swst__identity_fold(pairs[i][0], folded, sizeof folded);
        assert_string_equal(folded, pairs[i][1]);
    }
}

static void a_text_too_long_is_cut_between_characters(void **state)
{
    char folded[8];

    (void)state;
    swst__identity_fold("ab证件", folded, 8);
    assert_string_equal(folded, "ab证");
    swst__identity_fold("证件", folded, 6);
    assert_string_equal(folded, "证");
    swst__identity_fold("１２３４５６７８９", folded, 8);
    assert_string_equal(folded, "1234567");
    swst__identity_fold("证1", folded, 3);
    assert_string_equal(folded, "");
    swst__identity_fold("1", folded, 1);
    assert_string_equal(folded, "");
    strcpy(folded, "kept");
    swst__identity_fold("1", folded, 0);
    assert_string_equal(folded, "kept");
}

static void a_text_may_be_folded_in_its_place(void **state)
{
    char text[] = " '７９ 01证x";

    (void)state;
    swst__identity_fold(text, text, sizeof text);
    assert_string_equal(text, "7901证X");
}

/* Bytes that come in such texts, whole characters and torn ones. */
static void make_odd_text(uint32_t *seed, char *text, size_t length)
{
    static const char bytes[] = "07xXE.+' -\xEF\xBC\x90\xA1\xBD\x98\xE3\x80\xC2\xA0\xF0\xFF";

    for (size_t i = 0; i < length; i++) {
        *seed = *seed * 1664525u + 1013904223u;
        text[i] = bytes[(*seed >> 16) % (sizeof bytes - 1)];
    }
    text[length] = '\0';
}

static void no_text_leads_the_fold_astray(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (size_t round = 0; round < 200000; round++) {
        char text[41], folded[48], number[SWST__IDENTITY_SIZE] = UNTOUCHED;
        size_t size = 1 + round % 45;

        make_odd_text(&seed, text, round % 41);
        memset(folded, '#', sizeof folded);
        swst__identity_fold(text, folded, size);
        assert_non_null(memchr(folded, '\0', size));
        assert_in_range(strlen(folded), 0, strlen(text));
        assert_int_equal(folded[size], '#');
        assert_int_not_equal(swst__identity_read(text, number), SWST__IDENTITY_OK);
        assert_string_equal(number, UNTOUCHED);
    }
}

static void a_number_has_15_or_18_characters(void **state)
{
    char text[121] = "";

    (void)state;
    for (size_t length = 0; length < sizeof text - 1; length++) {
        if (length != 15 && length != 18)
            assert_refused(text, SWST__IDENTITY_LENGTH);
        strcat(text, "1");
    }
    assert_refused("790101-20120229-0021", SWST__IDENTITY_LENGTH);
}

static void a_number_is_digits_and_perhaps_a_last_x(void **state)
{
    static const char *const wrong[] = { "1101051949123100XX", "X10105194912310021",
        "11010519491231002A", "11010519491231002证", "11010549123100X",
        "11010519491231002X\x80", "没有没有没有没有没有没有没有没有没有" };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_refused(wrong[i], SWST__IDENTITY_CHARACTER);
}

/* A number of the sample area; check 0 asks for the right one. */
static void make_number(char text[SWST__IDENTITY_SIZE], const char *birth, int sequence,
                        char check)
{
    char whole[32];

    snprintf(whole, sizeof whole, "790101%.8s%03d?", birth, sequence % 1000);
    whole[17] = check ? check : check_of(whole);
    memcpy(text, whole, SWST__IDENTITY_SIZE);
}

static void births_are_days_that_exist_from_1800_to_9999(void **state)
{
    char text[SWST__IDENTITY_SIZE];

    (void)state;
    assert_refused("441882201302290026", SWST__IDENTITY_DATE);
    assert_refused("110105490229002", SWST__IDENTITY_DATE);
    make_number(text, "17991231", 1, 0);
    assert_refused(text, SWST__IDENTITY_DATE);
    make_number(text, "18000101", 1, 0);
    assert_reads(text, text);
    make_number(text, "99991231", 1, 0);
    assert_reads(text, text);
}

static int days_of(int year, int month)
{
    if (month == 2)
        return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* One birth, all eleven check characters: only the right one passes. */
static void try_every_check(const char *birth, int exists, int sequence)
{
    for (const char *check = "0123456789X"; *check; check++) {
        char text[SWST__IDENTITY_SIZE];

        make_number(text, birth, sequence, *check);
        if (strcmp(text + 15, "000") == 0)
            assert_refused(text, SWST__IDENTITY_DAMAGED);
        else if (!exists)
            assert_refused(text, SWST__IDENTITY_DATE);
        else if (*check != check_of(text))
            assert_refused(text, SWST__IDENTITY_CHECK);
        else
            assert_reads(text, text);
    }
}

static void every_day_passes_with_its_right_check_alone(void **state)
{
    static const int years[] = { 1800, 1899, 1900, 1904, 1999, 2000, 2012, 2100 };

    (void)state;
    for (size_t i = 0; i < sizeof years / sizeof *years; i++)
        for (int month = 0; month <= 13; month++)
            for (int of_month = 0; of_month <= 32; of_month++) {
                int exists = month >= 1 && month <= 12 && of_month >= 1
                             && of_month <= days_of(years[i], month);
                char birth[40];

                snprintf(birth, sizeof birth, "%04d%02d%02d", years[i], month, of_month);
                try_every_check(birth, exists, (month * 33 + of_month) % 1000);
            }
}

static void every_sequence_passes_with_its_right_check_alone(void **state)
{
    (void)state;
    for (int sequence = 0; sequence <= 999; sequence++)
        try_every_check("20120229", 1, sequence);
}

static void one_wrong_digit_or_two_swapped_never_pass(void **state)
{
    static const char right[] = "790101201202290021";
    char number[SWST__IDENTITY_SIZE], text[SWST__IDENTITY_SIZE];

    (void)state;
    for (size_t at = 0; at < 18; at++) {
        for (char digit = '0'; digit <= '9'; digit++) {
            strcpy(text, right);
            text[at] = digit;
            assert_int_equal(swst__identity_read(text, number) == SWST__IDENTITY_OK,
                             digit == right[at]);
        }
        if (at == 17 || right[at] == right[at + 1])
            continue;
        strcpy(text, right);
        text[at] = right[at + 1];
        text[at + 1] = right[at];
        assert_int_not_equal(swst__identity_read(text, number), SWST__IDENTITY_OK);
    }
}

static void what_a_spreadsheet_damaged_is_not_guessed(void **state)
{
    static const char *const damaged[] = { "1.10105E+17", "1.10105e+17", "1.1E17", "1E+17",
        "'1.10105194912310E+17", "1.10105491231002E+14", "110105194912310000",
        "１１０１０５１９４９１２３１００００", "110105000000000000", "110105491231000" };

    (void)state;
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++)
        assert_refused(damaged[i], SWST__IDENTITY_DAMAGED);
}

static void three_last_zeros_are_damage_even_if_the_check_is_right(void **state)
{
    char text[SWST__IDENTITY_SIZE];
    int right = 0;

    (void)state;
    for (int sequence = 0; sequence <= 900; sequence += 100) {
        make_number(text, "20120229", sequence, '0');
        right += check_of(text) == '0';
        assert_refused(text, SWST__IDENTITY_DAMAGED);
    }
    assert_int_equal(right, 1);
}

static void a_text_with_an_e_is_no_exponent_form(void **state)
{
    static const char *const others[] = { "1.10105E-17", "E+17", ".5E+17", "1.5E+", "1.5E",
        "1.5E+17a", "1.1.1E+17" };

    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_refused(others[i], SWST__IDENTITY_LENGTH);
}

static void a_number_says_when_its_bearer_was_born(void **state)
{
    int64_t birth = 77, expected;

    (void)state;
    assert_true(swst__day_read("2012-02-29", &expected));
    assert_true(swst__identity_birth("790101201202290021", &birth));
    assert_int_equal(birth, expected);
    assert_true(swst__day_read("1899-12-31", &expected));
    assert_true(swst__identity_birth("110105189912319968", &birth));
    assert_int_equal(birth, expected);

    assert_false(swst__identity_birth("", &birth));
    assert_false(swst__identity_birth("H0123456", &birth));
    assert_false(swst__identity_birth("441882201302290026", &birth));
    assert_false(swst__identity_birth("7901012012022900211", &birth));
    assert_false(swst__identity_birth("790101201a02290021", &birth));
    assert_int_equal(birth, expected);
}

static void an_odd_sequence_is_male_and_an_even_one_female(void **state)
{
    (void)state;
    for (int sequence = 0; sequence <= 999; sequence++) {
        char text[SWST__IDENTITY_SIZE];

        make_number(text, "20120229", sequence, 0);
        assert_int_equal(swst__identity_sex(text), sequence % 2 == 1 ? 1 : 2);
    }
}

static void an_area_is_known_by_its_province(void **state)
{
    (void)state;
    for (int province = 0; province <= 99; province++) {
        int known = (province >= 11 && province <= 15) || (province >= 21 && province <= 23)
                    || (province >= 31 && province <= 37) || (province >= 41 && province <= 46)
                    || (province >= 50 && province <= 54) || (province >= 61 && province <= 65)
                    || province == 71 || (province >= 81 && province <= 83) || province >= 90;
        char text[32];

        snprintf(text, sizeof text, "%02d0000201202290021", province);
        assert_int_equal(swst__identity_area_is_known(text), known);
    }
}

static void the_sample_area_is_known_and_others_are_read_all_the_same(void **state)
{
    char text[] = "000000201202290020";

    (void)state;
    assert_true(swst__identity_area_is_known("790101201202290021"));
    assert_false(swst__identity_area_is_known("790102201202290021"));
    assert_false(swst__identity_area_is_known("790100201202290021"));
    assert_false(swst__identity_area_is_known(""));
    text[17] = check_of(text);
    assert_reads(text, text);
    assert_false(swst__identity_area_is_known(text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_numbers_are_read_as_they_are),
        cmocka_unit_test(fifteen_digits_become_eighteen_of_1900_or_from_996_of_1800),
        cmocka_unit_test(what_people_type_is_folded),
        cmocka_unit_test(other_characters_stay),
        cmocka_unit_test(a_text_too_long_is_cut_between_characters),
        cmocka_unit_test(a_text_may_be_folded_in_its_place),
        cmocka_unit_test(no_text_leads_the_fold_astray),
        cmocka_unit_test(a_number_has_15_or_18_characters),
        cmocka_unit_test(a_number_is_digits_and_perhaps_a_last_x),
        cmocka_unit_test(births_are_days_that_exist_from_1800_to_9999),
        cmocka_unit_test(every_day_passes_with_its_right_check_alone),
        cmocka_unit_test(every_sequence_passes_with_its_right_check_alone),
        cmocka_unit_test(one_wrong_digit_or_two_swapped_never_pass),
        cmocka_unit_test(what_a_spreadsheet_damaged_is_not_guessed),
        cmocka_unit_test(three_last_zeros_are_damage_even_if_the_check_is_right),
        cmocka_unit_test(a_text_with_an_e_is_no_exponent_form),
        cmocka_unit_test(a_number_says_when_its_bearer_was_born),
        cmocka_unit_test(an_odd_sequence_is_male_and_an_even_one_female),
        cmocka_unit_test(an_area_is_known_by_its_province),
        cmocka_unit_test(the_sample_area_is_known_and_others_are_read_all_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
