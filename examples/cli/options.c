/* Reading options: `--name value`, `--name=value` and switches. */
#include "options.h"

#include <stddef.h>
#include <string.h>

const struct option_row option_rows[OPTION_COUNT] = {
#define OPTION(id, name, argument_en, argument_zh, en, zh) \
    { name, { argument_en, argument_zh }, { en, zh } },
#include "options.def"
#undef OPTION
};

const char *in_language(struct words words, const char *language)
{
    return strcmp(language, "en") == 0 ? words.en : words.zh;
}

const unsigned char for_every_command[] = {
    HAS(DB) HAS(JSON) HAS(CSV) HAS(MD) HAS(AS_OF) HAS(LANG) HAS(REVEAL) HAS(PROFILE)
    HAS(ACT_AS) HAS(FOR_PURPOSE) HAS(JOURNAL) HAS(KEY) HAS(AUDIT_KEY) HAS(HELP) HAS(VERSION)
    OPTION_COUNT
};

const unsigned char no_options[] = { OPTION_COUNT };

bool option_in(option_set set, int option)
{
    while (*set != OPTION_COUNT && *set != option)
        set++;
    return *set == option && option != OPTION_COUNT;
}

/* Whether the value is one of those that the row names, as in "client|visit". */
static bool names_value(const struct option_row *row, const char *value)
{
    size_t length = value ? strlen(value) : 0;

    for (const char *word = row->argument.en; length && word && strchr(row->argument.en, '|'); ) {
        if (strncmp(word, value, length) == 0 && (word[length] == '|' || !word[length]))
            return true;
        word = strchr(word, '|');
        word = word ? word + 1 : NULL;
    }
    return false;
}

static bool is_called(const struct option_row *row, const char *name, size_t length)
{
    return strlen(row->name) == length && memcmp(row->name, name, length) == 0;
}

/* A name may be an option's of every command and of this one, too: "--as visit" of import says
 * what rows are, "--as 林社工" who works. The command's own takes the values that it names. */
static enum option find(const char *name, size_t length, option_set allowed, const char *value)
{
    int found = OPTION_COUNT;

    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!is_called(&option_rows[i], name, length))
            continue;
        if (option_in(for_every_command, i))
            found = i;
        else if (option_in(allowed, i) && (found == OPTION_COUNT
                                           || names_value(&option_rows[i], value)))
            return (enum option)i;
    }
    return (enum option)found;
}

static void keep(struct options *options, enum option option, const char *value)
{
    options->values[option] = value;
    if (option == OPTION_CATEGORY && options->categories)
        options->categories[options->category_count++] = value;
    if (option == OPTION_MAP && options->maps)
        options->maps[options->map_count++] = value;
}

enum option_error option_read(struct options *options, option_set allowed, int argc, char **argv,
                              int *at)
{
    const char *name = argv[*at] + 2;
    const char *value = strchr(name, '=');
    size_t length = value ? (size_t)(value - name) : strlen(name);
    enum option option = find(name, length, allowed,
                              value ? value + 1 : *at + 1 < argc ? argv[*at + 1] : NULL);

    if (strcmp(argv[*at], "-h") == 0) {
        keep(options, OPTION_HELP, "");
        return OPTION_FINE;
    }
    if (strncmp(argv[*at], "--", 2) != 0 || option == OPTION_COUNT)
        return OPTION_UNKNOWN;
    if (!option_rows[option].argument.en) {
        if (value)
            return OPTION_TAKES_NONE;
        keep(options, option, "");
        return OPTION_FINE;
    }
    if (!value && *at + 1 >= argc)
        return OPTION_NEEDS_VALUE;
    keep(options, option, value ? value + 1 : argv[++*at]);
    return OPTION_FINE;
}

int option_first_other(int argc, char **argv)
{
    struct options ignored = { .category_count = 0 };
    int at = 1;

    for (; at < argc && argv[at][0] == '-' && argv[at][1]; at++)
        if (strcmp(argv[at], "--") == 0)
            return at + 1 < argc ? at + 1 : argc;
        else if (option_read(&ignored, for_every_command, argc, argv, &at))
            continue;
    return at < argc ? at : argc;
}
