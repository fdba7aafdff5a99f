/* The command table. Usage, help, the man page and completion are read from it. */
#include "command.h"

#include <string.h>

/* A name with a hyphen in it. */
#define subject_export subject-export
#define change_key change-key
#define make_key make-key
#define NAME_OF(name) SPELLED(name)
#define SPELLED(name) #name

const struct command commands[] = {
#define COMMAND(name, reach, least, most, arguments_en, arguments_zh, options, en, zh, help_en, \
                help_zh) \
    { NAME_OF(name), { arguments_en, arguments_zh }, { en, zh }, { help_en, help_zh }, OPTIONS(options), reach, \
      least, most, run_##name },
#include "commands.def"
#undef COMMAND
};

const int command_count = sizeof commands / sizeof *commands;

const struct command *command_find(const char *name)
{
    for (int i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}
