/* The options of the command line: a row each in options.def. */
#ifndef SWST_CLI_OPTIONS_H
#define SWST_CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

/* The same in both languages of the program. */
struct words {
    const char *en, *zh;
};

const char *in_language(struct words words, const char *language);

enum option {
#define OPTION(id, name, argument_en, argument_zh, en, zh) OPTION_##id,
#include "options.def"
#undef OPTION
    OPTION_COUNT
};

/* Some of them, written as OPTIONS(HAS(FROM) HAS(TO)); it ends in OPTION_COUNT. */
typedef const unsigned char *option_set;
#define OPTIONS(...) ((const unsigned char[]){ __VA_ARGS__ OPTION_COUNT })
#define HAS(id) OPTION_##id,
#define NO_OPTIONS
_Static_assert(OPTION_COUNT < 256, "an option is a byte");

/* The first ones, up to --version, are for every command. */
extern const unsigned char for_every_command[], no_options[];

bool option_in(option_set set, int option);

/* What stands in options.def about one option; argument.en is NULL for a switch. */
struct option_row {
    const char *name;
    struct words argument, text;
};

extern const struct option_row option_rows[OPTION_COUNT];

/* The options as given. */
struct options {
    const char *values[OPTION_COUNT];  /* the last of each; NULL if not given, "" of a switch */
    const char **categories;           /* each --category */
    const char **maps;                 /* each --map */
    int category_count, map_count;
};

enum option_error { OPTION_FINE, OPTION_UNKNOWN, OPTION_NEEDS_VALUE, OPTION_TAKES_NONE };

/* Read argv[*at], an option of the set or of every command, and move *at to its value if that stands apart. */
enum option_error option_read(struct options *options, option_set allowed, int argc, char **argv,
                              int *at);

/* The first argument that is no option: where it stands, or argc. */
int option_first_other(int argc, char **argv);

#endif
