/* The completion for bash: commands, options, kinds, and the words that some options take. */
#include "help.h"
#include "verbs.h"

#include <string.h>

static void put_options(option_set options)
{
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_in(options, i))
            printf(" --%s", option_rows[i].name);
}

/* "due|met|all" as "due met all", if the option takes a choice. */
static void put_words(const struct option_row *row)
{
    printf("    --%s) words=\"", row->name);
    for (const char *text = row->argument.en; *text; text++)
        putchar(*text == '|' ? ' ' : *text);
    puts("\" ;;");
}

static void put_values(void)
{
    puts("    case \"$previous\" in\n    --db) COMPREPLY=($(compgen -f -- \"$word\")); return ;;");
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_rows[i].argument.en && strchr(option_rows[i].argument.en, '|'))
            put_words(&option_rows[i]);
    puts("    esac");
}

static void put_kinds(void)
{
    fputs("    local kinds=\"", stdout);
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        printf("%s ", swst_kind_name(kind));
    puts("\"");
}

static void put_command(const struct command *command)
{
    bool kinds = strstr(command->arguments.en, "KIND") != NULL;
    bool files = strstr(command->arguments.en, "FILE") || strstr(command->arguments.en, "PATH")
              || strstr(command->arguments.en, "DIR");

    printf("    \"%s\") options=\"", command->name);
    put_options(command->options);
    printf("\"%s%s ;;\n", kinds ? "; words=\"$kinds\"" : "", files ? "; files=1" : "");
}

/* Which verbs a noun has. */
static void put_noun_words(const struct noun *noun)
{
    printf("    %s) words=\"", noun->name);
    for (int i = 0; i < verb_count; i++)
        if (verb_is_of(&verbs[i], noun))
            printf("%s ", verb_name(&verbs[i]));
    puts("\" ;;");
}

/* Find the command, or a noun and its verb, among the words written so far. */
static void put_search(void)
{
    fputs("    for each in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
          "        case \"$command${command:+ }$each\" in\n        ", stdout);
    for (int i = 0; i < command_count; i++)
        printf("%s%s", i ? "|" : "", commands[i].name);
    for (int i = 0; i < verb_count; i++)
        printf("|\"%s\"", verbs[i].name);
    fputs(") command=\"$command${command:+ }$each\"; break ;;\n        ", stdout);
    for (int i = 0; i < noun_count; i++)
        printf("%s%s", i ? "|" : "", nouns[i].name);
    puts(") command=\"$each\" ;;\n        esac\n    done\n    case \"$command\" in");
}

void put_completion(void)
{
    puts("# Completion of swst for bash; made by swst help --bash\n"
         "_swst()\n{\n"
         "    local word=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
         "    local command=\"\" options=\"\" words=\"\" files=\"\" each");
    put_kinds();
    put_search();
    fputs("    \"\") words=\"", stdout);
    for (int i = 0; i < command_count; i++)
        printf("%s ", commands[i].name);
    for (int i = 0; i < noun_count; i++)
        printf("%s ", nouns[i].name);
    puts("\" ;;");
    for (int i = 0; i < noun_count; i++)
        put_noun_words(&nouns[i]);
    for (int i = 0; i < command_count; i++)
        put_command(&commands[i]);
    for (int i = 0; i < verb_count; i++)
        put_command(&verbs[i]);
    puts("    esac");
    fputs("    options=\"$options", stdout);
    put_options(for_every_command);
    puts("\"");
    put_values();
    puts("    case \"$word\" in\n    -*) words=\"$options\"; files=\"\" ;;\n    esac\n"
         "    if [ -n \"$files\" ]; then COMPREPLY=($(compgen -f -- \"$word\")); return; fi\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
         "complete -F _swst swst");
}
