/* Rows of a ledger that tell of nobody: empty ones, totals, notes, numbers of columns. */
#include "exchange/ledger_values.h"

#include <stdlib.h>
#include <string.h>

#define TOTALS "合计|总计|小计|累计|共计|总合计|合计数|本页合计|本页小计|总数|合计人数|合计户数|" \
    "总人数|总户数|人数|户数"
#define ENDS_OF_TOTALS "合计|总计|小计|累计|共计"         /* behind a village: 前江村小计 */
#define UNITS "人次|人|户次|户|名|位|个|元|万元|次|份|张|条|岁|天|件|%"
#define NOTES "注|备注|说明|备注说明|填表说明|填表人|填表人签名|填表|制表人|制表|审核人|审核|负责人|" \
    "单位负责人|经办人|单位|填报单位|填表单位|填报人|填报时间|填报日期|填表时间|填表日期|制表时间|" \
    "制表日期|联系人|联系电话|日期|时间|附注|注意"

enum { LEAST_OF_A_NUMBER = 15 };        /* characters of an identity number */

static bool is_number(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return digits && !text[digits + (text[digits] == '.' ? 1 + strspn(text + digits + 1, "0") : 0)];
}

static bool is_mapped(const struct swst__ledger_reading *reading, size_t column)
{
    return reading->ledger->header.columns[column].field != SWST__LEDGER_NOTHING;
}

/* How far one of the words reaches, or 0; the first that fits counts. */
static size_t length_of_word(const char *text, const char *words)
{
    while (*words) {
        size_t length = strcspn(words, "|");

        if (strncmp(text, words, length) == 0)
            return length;
        words += length + (words[length] == '|');
    }
    return 0;
}

/* 5, 1,234.50, 5人, 共 5 户 12 人: numbers with units, and nothing else. */
static bool is_count(const char *text, bool *has_unit)
{
    static const char between[] = " ,;:/().", beside[] = "、|，|；|：|。|共|合|总|计|男|女|其中";
    bool counts = false;
    size_t length;

    *has_unit = false;
    for (;;) {
        while ((length = strspn(text, between)) || (length = length_of_word(text, beside)))
            text += length;
        if (!(length = strspn(text, "0123456789.,")))
            return counts && !*text;
        counts = true;
        text += length;
        text += strspn(text, " ");
        length = length_of_word(text, UNITS);
        *has_unit = *has_unit || length;
        text += length;
    }
}

/* Of the row the number may come first, which ledgers fill in ahead. */
static const char *first_word(const struct swst__ledger_reading *reading)
{
    for (size_t i = 0; i < reading->count; i++)
        if (*reading->cells[i] && !is_number(reading->cells[i]))
            return reading->cells[i];
    return "";
}

static const char *first_said(const struct swst__ledger_reading *reading)
{
    for (size_t i = 0; i < reading->count; i++)
        if (*reading->cells[i])
            return reading->cells[i];
    return "";
}

/* Nothing, or nothing but the number of the row, which ledgers fill in ahead. */
static bool is_empty(const struct swst__ledger_reading *reading)
{
    for (size_t i = 0; i < reading->count; i++)
        if (!reading->nothing[i]
            && (is_mapped(reading, i) || !is_number(reading->cells[i])))
            return false;
    return true;
}

/* One of the words at the beginning, spaces within it ignored; what follows, or NULL. */
static const char *after_word(const char *text, const char *words)
{
    char plain[64];
    size_t length = 0;

    text += strspn(text, " ");
    if (!strchr(words, *text))                  /* nor is there any word at the end */
        return NULL;
    for (;; text++) {
        plain[length] = '\0';
        if (length && (!*text || strchr(":(= ", *text) || (*text >= '0' && *text <= '9')
                       || strncmp(text, "：", strlen("：")) == 0)
            && swst__ledger_is_one_of(plain, words))
            return text;
        if (!*text || length + 1 >= sizeof plain)
            return NULL;
        if (*text != ' ')
            plain[length++] = *text;
    }
}

/* ------------------------------------------------------------------ totals */

/* A count or the word itself may stand in any column, also below numbers and births. */
static bool tells_of_somebody(const struct swst__ledger_reading *reading)
{
    const char *birth = swst__ledger_said(reading, SWST__LEDGER_BIRTH);
    struct swst__ledger_date date;

    return strlen(swst__ledger_said(reading, SWST__LEDGER_ID_NUMBER)) >= LEAST_OF_A_NUMBER
        || (!is_number(birth) && swst__ledger_date_read(birth, &date));
}

/* 合计, 合计：5人, 前江村小计. */
static bool says_total(const char *text)
{
    if (after_word(text, TOTALS))
        return true;
    for (size_t at = 1; *text && text[at]; at++)
        if (length_of_word(text + at, ENDS_OF_TOTALS) && after_word(text + at, ENDS_OF_TOTALS))
            return true;
    return false;
}

static bool is_total(const struct swst__ledger_reading *reading)
{
    const char *name = swst__ledger_said(reading, SWST__LEDGER_NAME);
    const char *first = first_word(reading);
    bool has_unit, first_has, counts = is_count(name, &has_unit);

    if (tells_of_somebody(reading))
        return false;
    return says_total(name) || (counts && has_unit)
        || ((!*name || counts)
            && (says_total(first) || (is_count(first, &first_has) && first_has)));
}

/* ------------------------------------------------------------------- notes */

/* 注： … in the first cell, and nothing of a person behind it: with a colon a name may
 * follow, as of who filled the ledger in; without one nothing else may. */
static bool is_note(const struct swst__ledger_reading *reading)
{
    static const enum swst__ledger_field of_persons[] = {
        SWST__LEDGER_ID_NUMBER, SWST__LEDGER_BIRTH, SWST__LEDGER_AREA, SWST__LEDGER_ADDRESS,
        SWST__LEDGER_CATEGORY, SWST__LEDGER_PHONE
    };
    const char *first = first_said(reading), *rest = after_word(first, NOTES);
    bool marked = rest && *rest && *rest != ' ';

    if (!rest)
        return false;
    if (marked) {
        for (size_t i = 0; i < sizeof of_persons / sizeof *of_persons; i++) {
            const char *said = swst__ledger_said(reading, of_persons[i]);

            if (*said && said != first && !after_word(said, NOTES))
                return false;
        }
        return true;
    }
    for (size_t i = 0; i < reading->count; i++)
        if (is_mapped(reading, i) && reading->cells[i] != first
            && !reading->nothing[i]
            && !after_word(reading->cells[i], NOTES))
            return false;
    return true;
}

/* ----------------------------------------------------------------- numbers */

/* 1, 2, 3 … or (1), (2), (3) … right below the header. */
static bool is_numbers(const struct swst__ledger_reading *reading)
{
    const struct swst__ledger_header *header = &reading->ledger->header;
    long expected = 0;
    size_t found = 0;

    if (reading->row->line > header->lines[header->line_count > 1] + 1)
        return false;
    for (size_t i = 0; i < reading->count; i++) {
        const char *text = reading->cells[i];
        char *end;
        long number;

        if (!*text)
            continue;
        text += *text == '(';
        number = strtol(text, &end, 10);
        end += *end == ')';
        if (end == text || *end || (found ? number != expected : number != 0 && number != 1))
            return false;
        expected = number + 1;
        found++;
    }
    return found >= 3;
}

/* ------------------------------------------------------------------ titles */

/* 西塘村台账 above the next part, and nothing beside it. */
static bool is_title(const struct swst__ledger_reading *reading)
{
    static const char endings[] = "台账|名单|名册|登记表|汇总表|统计表|一览表|明细表|情况表|信息表";
    const char *first = first_said(reading);
    size_t length = strlen(first), filled = 0;

    for (size_t i = 0; i < reading->count; i++)
        filled += *reading->cells[i] != '\0';
    if (filled != 1)
        return false;
    for (size_t at = 1; at < length; at++)
        if (length_of_word(first + at, endings) == length - at)
            return true;
    return false;
}

bool swst__ledger_skips(const struct swst__ledger_reading *reading, enum swst__message *why)
{
    bool skips = true;

    if (is_empty(reading))
        *why = SWST__LEDGER_EMPTY_ROW;
    else if (is_total(reading))
        *why = SWST__LEDGER_TOTAL_ROW;
    else if (is_note(reading) || is_title(reading))
        *why = SWST__LEDGER_NOTE_ROW;
    else if (is_numbers(reading))
        *why = SWST__LEDGER_NUMBERS_ROW;
    else
        skips = false;
    return skips;
}
