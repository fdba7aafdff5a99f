/* Rows of a ledger that tell of nobody: empty ones, totals, notes, numbers of columns. */
#include "exchange/ledger_values.h"

#include <stdlib.h>
#include <string.h>

#define TOTALS "合计|总计|小计|累计|共计|总合计|合计数|本页合计|本页小计|总数"
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

static bool is_total(const struct swst__ledger_reading *reading)
{
    const char *name = swst__ledger_said(reading, SWST__LEDGER_NAME);
    bool named = after_word(name, TOTALS) != NULL;

    if (tells_of_somebody(reading))
        return false;
    return named || (after_word(first_said(reading), TOTALS)
                     && (!*name || is_number(name) || name == first_said(reading)));
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

bool swst__ledger_skips(const struct swst__ledger_reading *reading, enum swst__message *why)
{
    bool skips = true;

    if (is_empty(reading))
        *why = SWST__LEDGER_EMPTY_ROW;
    else if (is_total(reading))
        *why = SWST__LEDGER_TOTAL_ROW;
    else if (is_note(reading))
        *why = SWST__LEDGER_NOTE_ROW;
    else if (is_numbers(reading))
        *why = SWST__LEDGER_NUMBERS_ROW;
    else
        skips = false;
    return skips;
}
