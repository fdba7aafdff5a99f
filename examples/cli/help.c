/* swst help, and usage. */
#include "help.h"
#include "guess.h"
#include "needs.h"
#include "say.h"
#include "utf8.h"
#include "verbs.h"

#include <string.h>

enum { LINE = 78 };

void option_title(enum option option, const char *language, char *text, size_t size)
{
    const struct option_row *row = &option_rows[option];

    snprintf(text, size, "--%s%s%s", row->name, row->argument.en ? " " : "",
             row->argument.en ? in_language(row->argument, language) : "");
}

/* " [--sort FIELD]" of each but those, between what opens and what closes. */
static void put_titles(FILE *stream, option_set options, option_set but, const char *open,
                       const char *close, const char *language)
{
    char title[128];
    size_t width = 0;

    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!option_in(options, i) || option_in(but, i))
            continue;
        option_title((enum option)i, language, title, sizeof title);
        width += text_width(title) + 3;
        if (width > LINE) {
            fputs("\n     ", stream);
            width = text_width(title) + 3;
        }
        fprintf(stream, " %s%s%s", open, title, close);
    }
}

void put_synopsis(FILE *stream, const struct command *command, const char *language)
{
    const char *arguments = in_language(command->arguments, language);

    fprintf(stream, "swst %s%s%s", command->name, *arguments ? " " : "", arguments);
    put_titles(stream, needs_of(command), no_options, "", "", language);
    put_titles(stream, command->options, needs_of(command), "[", "]", language);
    fputc('\n', stream);
}

static void pad(FILE *stream, size_t width, size_t wanted)
{
    for (; width < wanted; width++)
        fputc(' ', stream);
}

static void put_options(FILE *stream, option_set options, const char *language)
{
    size_t widest = 0;
    char title[128];

    for (int i = 0; i < OPTION_COUNT; i++) {
        option_title((enum option)i, language, title, sizeof title);
        if (option_in(options, i) && text_width(title) > widest)
            widest = text_width(title);
    }
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!(option_in(options, i)))
            continue;
        option_title((enum option)i, language, title, sizeof title);
        fprintf(stream, "  %s", title);
        pad(stream, text_width(title), widest + 2);
        fprintf(stream, "%s\n", in_language(option_rows[i].text, language));
    }
}

/* "  client      assign, …" */
static void put_verbs(FILE *stream, const struct noun *noun)
{
    const char *between = "";

    fprintf(stream, "  %-12s", noun->name);
    for (int i = 0; i < verb_count; i++)
        if (verb_is_of(&verbs[i], noun)) {
            fprintf(stream, "%s%s", between, verb_name(&verbs[i]));
            between = ", ";
        }
    fputc('\n', stream);
}

void put_usage(FILE *stream, const char *language)
{
    fprintf(stream, "%s\n\n%s swst %s\n\n%s\n", sentence(language, SAY_HELP_TITLE),
            sentence(language, SAY_HELP_USAGE), sentence(language, SAY_HELP_ANY),
            sentence(language, SAY_HELP_COMMANDS));
    for (int i = 0; i < command_count; i++)
        fprintf(stream, "  %-16s%s\n", commands[i].name,
                in_language(commands[i].summary, language));
    fprintf(stream, "  %-16s%s\n", REPORTS, in_language(noun_find(REPORTS)->summary, language));
    fprintf(stream, "\n%s\n", sentence(language, SAY_HELP_NOUNS));
    for (int i = 0; i < noun_count; i++)
        if (!is_reports(&nouns[i]))
            put_verbs(stream, &nouns[i]);
    fprintf(stream, "\n%s\n", sentence(language, SAY_HELP_GLOBAL));
    put_options(stream, for_every_command, language);
    fprintf(stream, "\n%s\n\n%s %s\n\n%s\n", sentence(language, SAY_HELP_FILE),
            sentence(language, SAY_HELP_CODES), sentence(language, SAY_HELP_CODE_LIST),
            sentence(language, SAY_HELP_MORE));
}

/* Behind what may not be broken: a word and the spaces before it, or one Chinese character. */
static const char *piece_end(const char *text)
{
    text += strspn(text, " ");
    if ((unsigned char)*text >= 0x80) {
        utf8_next(&text);
        return text;
    }
    while (*text > ' ')
        text++;
    return text;
}

/* One paragraph, in lines of at most LINE cells; one that is indented stays whole. */
static void put_paragraph(const char *text, const char *end)
{
    bool whole = *text == ' ';
    size_t width = 0;

    while (text < end) {
        const char *next = piece_end(text), *at = text;
        size_t cells = 0;

        while (at < next)
            cells += character_width(utf8_next(&at));
        if (!whole && width && width + cells > LINE) {
            putchar('\n');
            text += strspn(text, " ");
            width = 0;
        }
        fwrite(text, 1, (size_t)(next - text), stdout);
        width += cells;
        text = next;
    }
    putchar('\n');
}

static void put_wrapped(const char *text)
{
    while (*text) {
        const char *end = text + strcspn(text, "\n");

        put_paragraph(text, end);
        text = end + (*end == '\n');
    }
}

void put_help(const struct command *command, const char *language)
{
    printf("swst %s - %s\n\n%s ", command->name, in_language(command->summary, language),
           sentence(language, SAY_HELP_USAGE));
    put_synopsis(stdout, command, language);
    putchar('\n');
    put_wrapped(in_language(command->help, language));
    if (*command->options != OPTION_COUNT)
        printf("\n%s\n", sentence(language, SAY_HELP_OPTIONS));
    put_options(stdout, command->options, language);
    printf("\n%s\n", sentence(language, SAY_HELP_GLOBAL));
    put_options(stdout, for_every_command, language);
}

int find_command(const struct call *call, const char *name, const struct command **command)
{
    struct guess guess;

    *command = command_find(name);
    if (*command)
        return DONE;
    guess_start(&guess, name);
    for (int i = 0; i < command_count; i++)
        guess_try(&guess, commands[i].name);
    for (int i = 0; i < noun_count; i++)
        guess_try(&guess, nouns[i].name);
    say(call, SAY_UNKNOWN_COMMAND, name);
    say_nearest(call, guess_end(&guess));
    say(call, SAY_TO_LEARN_ALL);
    return USAGE;
}

/* What is to be explained: a command, a noun, or the verb of one. */
static int find_subject(const struct call *call, const struct noun **noun,
                        const struct command **command)
{
    if (!call->count)
        return DONE;
    if ((*noun = noun_find(call->arguments[0])))
        return call->count > 1 ? find_verb(call, *noun, call->arguments[1], command) : DONE;
    return call->count > 1 ? mistaken(call, SAY_TOO_MANY, call->arguments[1])
                           : find_command(call, call->arguments[0], command);
}

int run_help(struct call *call)
{
    const struct command *command = NULL;
    const struct noun *noun = NULL;
    int code = find_subject(call, &noun, &command);

    if (code)
        return code;
    if (call->options.values[OPTION_MAN])
        put_man(call->language);
    else if (call->options.values[OPTION_BASH])
        put_completion();
    else if (command)
        put_help(command, call->language);
    else if (noun)
        put_noun(stdout, noun, call->language);
    else
        put_usage(stdout, call->language);
    return DONE;
}
