/* Words that people write in ledgers: for nothing, for yes and no, for choices. */
#include "exchange/ledger_values.h"

#include "model/structs.h"

#include <string.h>

enum { LONGEST_NOTHING = sizeof "暂无" - 1 };
static const char nothing_words[] = "无|/|-|--|---|—|——|–|−|─|暂无|没有|空|未填|n/a|na|nil|null|"
                                    "#n/a|\\|。|.|、";
static const char above_words[] = "同上|〃|\"|″|”|“|ditto|同前|同上行|〞|々";

static bool same_letters(const char *text, const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char letter = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] + ('a' - 'A')) : text[i];
        char other = word[i] >= 'A' && word[i] <= 'Z' ? (char)(word[i] + ('a' - 'A')) : word[i];

        if (letter != other)
            return false;
    }
    return text[length] == '\0';
}

bool swst__ledger_is_one_of(const char *text, const char *words)
{
    size_t own = strlen(text);

    for (;;) {
        const char *end = words;

        while (*end && *end != '|')
            end++;
        if (end != words && (size_t)(end - words) == own && same_letters(text, words, own))
            return true;
        if (!*end)
            return false;
        words = end + 1;
    }
}

/* Most cells are told apart by their first byte. */
static bool may_be_one_of(const char *text, const char *words)
{
    char first = *text >= 'A' && *text <= 'Z' ? (char)(*text + ('a' - 'A')) : *text;

    return strchr(words, first);
}

bool swst__ledger_is_nothing(const char *text)
{
    return !*text || (may_be_one_of(text, nothing_words) && strlen(text) <= LONGEST_NOTHING
                      && swst__ledger_is_one_of(text, nothing_words));
}

/* 同 上 is spread over the cell. */
bool swst__ledger_is_above(const char *text)
{
    char close[16];
    size_t length = 0;

    if (*text != ' ' && !may_be_one_of(text, above_words))
        return false;
    for (; *text && length < sizeof close - 1; text++)
        if (*text != ' ')
            close[length++] = *text;
    close[length] = '\0';
    return !*text && swst__ledger_is_one_of(close, above_words);
}

bool swst__ledger_yes_or_no(const char *text, bool *yes)
{
    *yes = swst__ledger_is_one_of(text, "是|√|✓|✔|☑|■|1|有|y|yes|对|true|t|v|属于|已纳入|享受");
    return *yes || swst__ledger_is_nothing(text)
        || swst__ledger_is_one_of(text, "否|×|✗|✘|x|0|n|no|不是|错|false|f|□|不属于|未纳入|不享受");
}

/* ----------------------------------------------------------------- choices */

static const struct choice_words {
    const struct swst__choices *choices;
    const char *word, *words;
} choice_words[] = {
#define CHOICE_WORDS(choices, word, words) { &swst__##choices##_choices, word, words },
#define CATEGORY_WORDS(code, words)
#define LEVEL_WORDS(words)
#include "exchange/ledger_words.def"
};

const char *swst__ledger_choice(const struct swst__choices *choices, const char *text)
{
    for (int32_t i = 1; i <= choices->count; i++)
        if (swst__ledger_is_one_of(text, choices->words[i])
            || swst__ledger_is_one_of(text, choices->labels[i].text[SWST__EN])
            || swst__ledger_is_one_of(text, choices->labels[i].text[SWST__ZH]))
            return choices->words[i];
    for (size_t i = 0; i < sizeof choice_words / sizeof *choice_words; i++)
        if (choice_words[i].choices == choices
            && swst__ledger_is_one_of(text, choice_words[i].words))
            return choice_words[i].word;
    return NULL;
}

/* ---------------------------------------------------- categories and levels */

static const char *const category_words[][2] = {
#define CHOICE_WORDS(choices, word, words)
#define CATEGORY_WORDS(code, words) { code, words },
#define LEVEL_WORDS(words)
#include "exchange/ledger_words.def"
};

const char *swst__ledger_category_words(size_t at, const char **code)
{
    if (at >= sizeof category_words / sizeof *category_words)
        return NULL;
    *code = category_words[at][0];
    return category_words[at][1];
}

const char *swst__ledger_level_words(size_t at)
{
    static const char *const words[] = {
#define CHOICE_WORDS(choices, word, words)
#define CATEGORY_WORDS(code, words)
#define LEVEL_WORDS(words) words,
#include "exchange/ledger_words.def"
    };

    return at < sizeof words / sizeof *words ? words[at] : NULL;
}

/* ------------------------------------------------------------------ pieces */

/* The bytes of the separator at `text`, or 0. */
static size_t separator_at(const char *text, const char *separators)
{
    if (((unsigned char)*text & 0xC0) == 0x80)              /* within a character */
        return 0;
    for (;; separators++) {
        size_t length = strcspn(separators, "|");

        if (length && strncmp(text, separators, length) == 0)
            return length;
        if (!*(separators += length))
            return 0;
    }
}

const char *swst__ledger_part(const char *text, const char *separators,
                              char part[SWST__LEDGER_PART])
{
    size_t length = 0, skipped = 0;

    while (*text == ' ' || (skipped = separator_at(text, separators)))
        text += *text == ' ' ? 1 : skipped;
    if (!*text)
        return NULL;
    for (; *text && !separator_at(text, separators); text++)
        if (length < SWST__LEDGER_PART - 1)
            part[length++] = *text;
    while (length && part[length - 1] == ' ')
        length--;
    part[length] = '\0';
    return text;
}

bool swst__ledger_cut_ending(char *text, const char *endings)
{
    size_t own = strlen(text);

    for (;; endings++) {
        size_t length = strcspn(endings, "|");

        if (length && own > length && strncmp(text + own - length, endings, length) == 0) {
            text[own - length] = '\0';
            return true;
        }
        if (!*(endings += length))
            return false;
    }
}
