/* Options that must be given, as needs.def has them. */
#include "needs.h"
#include "help.h"
#include "say.h"

#include <string.h>

static const struct {
    const char *command;
    option_set options;
} needs[] = {
#define NEEDS(command, options) { command, OPTIONS(options) },
#include "needs.def"
#undef NEEDS
};

option_set needs_of(const struct command *command)
{
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        if (strcmp(needs[i].command, command->name) == 0)
            return needs[i].options;
    return no_options;
}

/* The field whose words an option takes; NULL: any text. */
static const swst_field *field_of(enum option option)
{
    switch (option) {
    case OPTION_CLOSED_FOR: return swst_field_find(swst_kind_find("case"), "close_reason");
    case OPTION_MOVED_FOR: return swst_field_find(swst_kind_find("household_member"), "reason");
    default: return NULL;
    }
}

static int say_missing(const struct call *call, enum option option)
{
    const swst_field *field = field_of(option);
    char title[128];

    option_title(option, call->language, title, sizeof title);
    if (!field) {
        say(call, SAY_MISSING, title, in_language(option_rows[option].text, call->language));
        return USAGE;
    }
    say_begin(call, SAY_WHICH, title);
    for (int32_t i = 1; swst_field_choice(field, i); i++)
        fprintf(stderr, i == 1 ? "%s %s" : ", %s %s", swst_field_choice(field, i),
                swst_field_choice_label(field, i, call->language));
    fputc('\n', stderr);
    return USAGE;
}

int check_needs(const struct call *call)
{
    option_set needed = needs_of(call->command);

    if (call->options.values[OPTION_IMPORT])
        return DONE;                    /* an import says itself why it is taken back */
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_in(needed, i) && !call->options.values[i])
            return say_missing(call, (enum option)i);
    return DONE;
}
