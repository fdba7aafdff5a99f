/* The man page, swst(1). */
#include "help.h"
#include "needs.h"
#include "say.h"
#include "verbs.h"

/* Text with what roff would take for its own escaped; each line of it a paragraph. */
static void put_escaped(const char *text)
{
    for (bool start = true; *text; start = *text++ == '\n') {
        if (start && (*text == '.' || *text == '\''))
            fputs("\\&", stdout);
        if (*text == '\\' || *text == '-')
            printf("\\%c", *text);
        else if (*text == '\n')
            fputs("\n.br\n", stdout);
        else
            putchar(*text);
    }
}

static void put_roff(const char *text)
{
    put_escaped(text);
    putchar('\n');
}

static void put_section(const char *language, enum message title, enum message text)
{
    printf(".SH %s\n", sentence(language, title));
    put_roff(sentence(language, text));
}

static void put_options(option_set options, const char *language)
{
    char title[128];

    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!(option_in(options, i)))
            continue;
        option_title((enum option)i, language, title, sizeof title);
        fputs(".TP\n.B ", stdout);
        put_roff(title);
        put_roff(in_language(option_rows[i].text, language));
    }
}

static void put_command(const struct command *command, const char *language)
{
    const char *arguments = in_language(command->arguments, language);
    char title[128];

    fputs(".SS ", stdout);
    printf("swst %s", command->name);
    fputs(*arguments ? " " : "", stdout);
    put_escaped(arguments);
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_in(needs_of(command), i)) {
            option_title((enum option)i, language, title, sizeof title);
            putchar(' ');
            put_escaped(title);
        }
    putchar('\n');
    put_roff(in_language(command->summary, language));
    puts(".PP");
    put_roff(in_language(command->help, language));
    put_options(command->options, language);
}

void put_man(const char *language)
{
    printf(".TH SWST 1 \"\" \"libswstation %s\"\n.SH %s\n", swst_version(),
           sentence(language, SAY_MAN_NAME));
    put_roff(sentence(language, SAY_HELP_TITLE));
    printf(".SH %s\n.B swst\n", sentence(language, SAY_MAN_SYNOPSIS));
    put_roff(sentence(language, SAY_HELP_ANY));
    printf(".SH %s\n", sentence(language, SAY_MAN_COMMANDS));
    for (int i = 0; i < command_count; i++)
        put_command(&commands[i], language);
    for (int i = 0; i < verb_count; i++)
        put_command(&verbs[i], language);
    printf(".SH %s\n", sentence(language, SAY_MAN_OPTIONS));
    put_options(for_every_command, language);
    put_section(language, SAY_MAN_FILES, SAY_HELP_FILE);
    put_section(language, SAY_MAN_CODES, SAY_HELP_CODE_LIST);
}
