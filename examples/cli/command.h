/* What every command is given, and what it gives back. */
#ifndef SWST_CLI_COMMAND_H
#define SWST_CLI_COMMAND_H

#include "options.h"

#include <swstation.h>

#include <stdbool.h>

/* Exit codes; see docs of the command: swst help. */
enum {
    DONE = 0,
    FAILED = 1,      /* it did not work */
    USAGE = 2,       /* it was not asked for rightly */
    NOTHING = 3,     /* nothing was found, and --exit-code */
    REJECTED = 4,    /* rows were rejected */
    BEHIND = 5       /* a target is behind, and --check */
};

enum format { FOR_PEOPLE, AS_JSON, AS_CSV, AS_MARKDOWN };

/* Whether a command works on a station's file. */
enum reach { ALONE, OPENS };

struct labels;

/* One call of the program. */
struct call {
    const struct command *command;
    struct options options;
    const char *language;          /* "zh" or "en" */
    const char *as_of;             /* "YYYY-MM-DD" */
    enum format format;
    unsigned flags;                /* what of people is shown; of swst_output_flag */
    swst_store *store;             /* open, if the command reaches for it */
    struct labels *labels;         /* names of records met so far; see labels.h */
    int count;
    char **arguments;
};

struct command {
    const char *name;
    struct words arguments, summary, help;
    option_set options;            /* besides those for every command */
    enum reach reach;
    int least, most;               /* arguments */
    int (*run)(struct call *call); /* gives an exit code */
};

extern const struct command commands[];
extern const int command_count;

const struct command *command_find(const char *name);

/* The bodies, one file each: run_add() in add.c and so on. */
#define COMMAND(name, ...) int run_##name(struct call *call);
#include "commands.def"
#undef COMMAND

#endif
