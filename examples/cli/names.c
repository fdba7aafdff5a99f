/* Kinds, fields, words and numbers by what people call them. */
#include "names.h"
#include "guess.h"
#include "memory.h"
#include "say.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool alike(const char *left, const char *right)
{
    if (!left || !right)
        return false;
    for (; *left || *right; left++, right++) {
        char a = *left, b = *right;

        a = (char)(a >= 'A' && a <= 'Z' ? a + 'a' - 'A' : a == '-' ? '_' : a);
        b = (char)(b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b == '-' ? '_' : b);
        if (a != b)
            return false;
    }
    return true;
}

int find_kind(const struct call *call, const char *text, const swst_kind **kind)
{
    struct guess guess;
    const swst_kind *candidate = NULL;

    guess_start(&guess, text);
    while ((candidate = swst_kind_next(candidate))) {
        if (alike(text, swst_kind_name(candidate)) || alike(text, swst_kind_label(candidate, "zh"))
            || alike(text, swst_kind_label(candidate, "en"))) {
            *kind = candidate;
            return DONE;
        }
        guess_try(&guess, swst_kind_name(candidate));
        guess_try(&guess, swst_kind_label(candidate, "zh"));
    }
    say(call, SAY_UNKNOWN_KIND, text);
    say_nearest(call, guess_end(&guess));
    return USAGE;
}

/* "area" stands for "area_id". */
static bool without_id(const char *text, const char *name)
{
    size_t length = strlen(text);

    return strlen(name) == length + 3 && memcmp(name, text, length) == 0
        && strcmp(name + length, "_id") == 0;
}

int find_field(const struct call *call, const swst_kind *kind, const char *text,
               const swst_field **field)
{
    struct guess guess;
    const swst_field *candidate = swst_field_find(kind, text);

    *field = candidate;
    if (candidate || strcmp(text, "id") == 0)
        return DONE;
    guess_start(&guess, text);
    while ((candidate = swst_field_next(kind, candidate))) {
        if (without_id(text, swst_field_name(candidate)) || alike(text, swst_field_name(candidate))
            || alike(text, swst_field_label(candidate, "zh"))
            || alike(text, swst_field_label(candidate, "en"))) {
            *field = candidate;
            return DONE;
        }
        guess_try(&guess, swst_field_name(candidate));
        guess_try(&guess, swst_field_label(candidate, "zh"));
    }
    say(call, SAY_UNKNOWN_FIELD, swst_kind_name(kind), text, swst_kind_name(kind));
    say_nearest(call, guess_end(&guess));
    return USAGE;
}

int32_t choice_number(const swst_field *field, const char *text)
{
    for (int32_t i = 1; swst_field_choice(field, i); i++)
        if (alike(text, swst_field_choice(field, i))
            || alike(text, swst_field_choice_label(field, i, "zh"))
            || alike(text, swst_field_choice_label(field, i, "en")))
            return i;
    return 0;
}

/* What is protected in a record is not repeated as a word that does not fit, either. */
static void say_bad_word(const struct call *call, const swst_field *field, const char *text)
{
    say_begin(call, SAY_BAD_WORD, swst_field_label(field, call->language),
              swst_field_showing(field, SWST_MASKED) == SWST_SHOWN ? text : "***");
}

static int no_such_word(const struct call *call, const swst_field *field, const char *text)
{
    struct guess guess;

    guess_start(&guess, text);
    say_bad_word(call, field, text);
    for (int32_t i = 1; swst_field_choice(field, i); i++) {
        fprintf(stderr, i == 1 ? "%s %s" : ", %s %s", swst_field_choice(field, i),
                swst_field_choice_label(field, i, call->language));
        guess_try(&guess, swst_field_choice(field, i));
        guess_try(&guess, swst_field_choice_label(field, i, "zh"));
        guess_try(&guess, swst_field_choice_label(field, i, "en"));
    }
    fputc('\n', stderr);
    say_nearest(call, guess_end(&guess));
    return USAGE;
}

int find_word(const struct call *call, const swst_field *field, const char *text, char **word)
{
    char *parts = copied(text), *words = must(calloc(1, strlen(text) * 16 + 64));
    int code = DONE;

    for (char *part = parts, *next; part && !code; part = next) {
        int32_t number;

        next = swst_field_type_of(field) == SWST_SET ? strchr(part, ',') : NULL;
        if (next)
            *next++ = '\0';
        number = choice_number(field, part);
        if (!number)
            code = no_such_word(call, field, part);
        else
            strcat(strcat(words, *words ? "," : ""), swst_field_choice(field, number));
    }
    free(parts);
    if (code)
        free(words);
    else
        *word = words;
    return code;
}

static int find_flag(const struct call *call, const swst_field *field, const char *text,
                     char **value)
{
    static const char *const yes[] = { "true", "yes", "是", "1" };
    static const char *const no[] = { "false", "no", "否", "0" };

    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (alike(text, yes[i]) || alike(text, no[i])) {
            *value = copied(alike(text, yes[i]) ? "true" : "false");
            return DONE;
        }
    say_bad_word(call, field, text);
    fputs("true, false\n", stderr);
    return USAGE;
}

int find_value(const struct call *call, const swst_field *field, const char *text, char **value)
{
    swst_field_type type = swst_field_type_of(field);
    char id[ID_SIZE];
    int code;

    if (*text && (type == SWST_CHOICE || type == SWST_SET))
        return find_word(call, field, text, value);
    if (*text && type == SWST_FLAG)
        return find_flag(call, field, text, value);
    if (!*text || type != SWST_REFERENCE) {
        *value = copied(text);
        return DONE;
    }
    code = find_record(call, swst_field_target(field), text, id);
    if (!code)
        *value = copied(id);
    return code;
}

int find_count(const struct call *call, enum option option, int64_t *number)
{
    const char *text = call->options.values[option];
    char name[64], *end;
    long long value;

    if (!text)
        return DONE;
    errno = 0;
    value = strtoll(text, &end, 10);
    if (*end || errno || value < 1 || *text < '0' || *text > '9') {
        snprintf(name, sizeof name, "--%s", option_rows[option].name);
        say(call, SAY_BAD_COUNT, name, text);
        return USAGE;
    }
    *number = value;
    return DONE;
}
