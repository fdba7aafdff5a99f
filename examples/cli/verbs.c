/* The table of verbs, and finding one by its words. */
#include "verbs.h"
#include "guess.h"
#include "help.h"
#include "say.h"

#include <string.h>

const struct noun nouns[] = {
#define NOUN(name, en, zh) { #name, { en, zh } },
#include "verbs.def"
    { REPORTS, { "figures of a day or a period", "各项统计报表" } },
};

const int noun_count = sizeof nouns / sizeof *nouns;

const struct command verbs[] = {
#define VERB(noun, verb, least, most, arguments_en, arguments_zh, options, en, zh, help_en, \
             help_zh) \
    { #noun " " #verb, { arguments_en, arguments_zh }, { en, zh }, { help_en, help_zh }, OPTIONS(options), \
      OPENS, least, most, run_##noun##_##verb },
#include "verbs.def"
#define REPORT(function, name, asked, options, en, zh, help_en, help_zh) \
    { REPORTS " " name, { "", "" }, { en, zh }, { help_en, help_zh }, OPTIONS(options), OPENS, 0, 0, \
      run_report },
#include "reports.def"
#undef REPORT
};

const int verb_count = sizeof verbs / sizeof *verbs;

const struct noun *noun_find(const char *name)
{
    for (int i = 0; i < noun_count; i++)
        if (strcmp(nouns[i].name, name) == 0)
            return &nouns[i];
    return NULL;
}

bool is_reports(const struct noun *noun)
{
    return strcmp(noun->name, REPORTS) == 0;
}

bool verb_is_of(const struct command *verb, const struct noun *noun)
{
    size_t length = strlen(noun->name);

    return strncmp(verb->name, noun->name, length) == 0 && verb->name[length] == ' ';
}

const char *verb_name(const struct command *verb)
{
    return strchr(verb->name, ' ') + 1;
}

const struct command *verb_find(const struct noun *noun, const char *name)
{
    for (int i = 0; i < verb_count; i++)
        if (verb_is_of(&verbs[i], noun) && strcmp(verb_name(&verbs[i]), name) == 0)
            return &verbs[i];
    return NULL;
}

int find_verb(const struct call *call, const struct noun *noun, const char *name,
              const struct command **verb)
{
    struct guess guess;

    *verb = name ? verb_find(noun, name) : NULL;
    if (*verb)
        return DONE;
    if (name) {
        guess_start(&guess, name);
        for (int i = 0; i < verb_count; i++)
            if (verb_is_of(&verbs[i], noun))
                guess_try(&guess, verb_name(&verbs[i]));
        if (is_reports(noun))
            say(call, SAY_UNKNOWN_REPORT, name);
        else
            say(call, SAY_UNKNOWN_VERB, noun->name, name);
        say_nearest(call, guess_end(&guess));
    } else if (is_reports(noun)) {
        say(call, SAY_NO_REPORT);
    } else {
        say(call, SAY_NO_VERB, noun->name);
    }
    put_noun(stderr, noun, call->language);
    return USAGE;
}

void put_noun(FILE *stream, const struct noun *noun, const char *language)
{
    fprintf(stream, "swst %s - %s\n\n%s\n", noun->name, in_language(noun->summary, language),
            sentence(language, SAY_HELP_COMMANDS));
    for (int i = 0; i < verb_count; i++)
        if (verb_is_of(&verbs[i], noun))
            fprintf(stream, "  swst %-26s%s\n", verbs[i].name,
                    in_language(verbs[i].summary, language));
    fprintf(stream, "\n%s\n", sentence(language, SAY_HELP_MORE_VERB));
}
