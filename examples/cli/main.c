/* swst: a thin program around the library. Everything it knows, it asked. */
#include "database.h"
#include "guess.h"
#include "help.h"
#include "key_file.h"
#include "labels.h"
#include "memory.h"
#include "needs.h"
#include "report.h"
#include "say.h"
#include "session.h"
#include "verbs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --lang, else the locale's, else Chinese. */
static const char *language_of(const struct options *options)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    const char *given = options->values[OPTION_LANG];

    if (given)
        return strcmp(given, "en") == 0 ? "en" : "zh";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *locale = getenv(names[i]);

        if (locale && strncmp(locale, "zh", 2) == 0)
            return "zh";
        if (locale && strncmp(locale, "en", 2) == 0)
            return "en";
    }
    return "zh";
}

/* The local day of a station: UTC+8, whatever this machine thinks. */
static void today(char day[16])
{
    time_t now = time(NULL) + 8 * 60 * 60;
    const struct tm *parts = gmtime(&now);

    if (!parts || !strftime(day, 16, "%Y-%m-%d", parts))
        strcpy(day, "1970-01-01");
}

static option_set allowed(const struct call *call)
{
    return call->command ? call->command->options : no_options;
}

static int say_option(const struct call *call, const char *argument, enum option_error error)
{
    struct guess guess;
    char name[128], candidate[128];

    snprintf(name, sizeof name, "%.*s", (int)strcspn(argument, "="), argument);
    if (error != OPTION_UNKNOWN)
        return mistaken(call, error == OPTION_NEEDS_VALUE ? SAY_OPTION_NO_VALUE : SAY_OPTION_VALUE,
                        name);
    guess_start(&guess, name);
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_in(allowed(call), i) || option_in(for_every_command, i)) {
            snprintf(candidate, sizeof candidate, "--%s", option_rows[i].name);
            guess_try(&guess, candidate);
        }
    say(call, SAY_UNKNOWN_OPTION, name);
    say_nearest(call, guess_end(&guess));
    if (call->command)
        say(call, SAY_TO_LEARN_MORE, call->command->name);
    else
        say(call, SAY_TO_LEARN_ALL);
    return USAGE;
}

/* Where the words stand in argv that say what to do; argc: nowhere. */
struct place {
    int command, verb;
    const struct noun *noun;       /* the first word, if it is one */
};

static struct place find_words(struct call *call, int argc, char **argv)
{
    struct place place = { option_first_other(argc, argv), argc, NULL };

    if (place.command == argc || (call->command = command_find(argv[place.command]))
        || !(place.noun = noun_find(argv[place.command])))
        return place;
    place.verb = place.command + option_first_other(argc - place.command, argv + place.command);
    if (place.verb < argc)
        call->command = verb_find(place.noun, argv[place.verb]);
    return place;
}

/* Take options out of argv; what is left are the arguments of the command. The
 * first option that is wrong is told by its place. */
static enum option_error read_arguments(struct call *call, int argc, char **argv,
                                        const struct place *place, int *wrong)
{
    bool only_arguments = false;
    enum option_error error = OPTION_FINE;

    for (int at = 1; at < argc; at++) {
        int start = at;

        if (at == place->command || at == place->verb)
            continue;
        if (!only_arguments && strcmp(argv[at], "--") == 0) {
            only_arguments = true;
        } else if (only_arguments || argv[at][0] != '-' || !argv[at][1]) {
            call->arguments[call->count++] = argv[at];
        } else {
            enum option_error latest = option_read(&call->options, allowed(call), argc, argv, &at);

            *wrong = error ? *wrong : start;
            error = error ? error : latest;
        }
    }
    call->language = language_of(&call->options);
    return error;
}

static int read_format(struct call *call)
{
    const char *const *given = call->options.values;
    int count = !!given[OPTION_JSON] + !!given[OPTION_CSV] + !!given[OPTION_MD];

    call->format = given[OPTION_JSON] ? AS_JSON : given[OPTION_CSV] ? AS_CSV
                 : given[OPTION_MD] ? AS_MARKDOWN : FOR_PEOPLE;
    return count > 1 ? mistaken(call, SAY_TWO_FORMATS, NULL) : DONE;
}

/* For whom it is. --reveal shows all that a profile has to hide inside the station, or from
 * those whom a person is handed over to. */
static int read_profile(struct call *call)
{
    const char *given = call->options.values[OPTION_PROFILE];
    bool reveals = call->options.values[OPTION_REVEAL];
    struct guess guess;

    if (swst_profile_flags(given ? given : "internal", &call->flags)) {
        guess_start(&guess, given);
        for (const char *word = NULL; (word = swst_profile_next(word)); )
            guess_try(&guess, word);
        say_begin(call, SAY_BAD_WORD, "--profile", given);
        fputs("internal, transfer, public, statistics\n", stderr);
        say_nearest(call, guess_end(&guess));
        return USAGE;
    }
    if (reveals && call->flags & (SWST_PUBLIC | SWST_STATISTICS))
        return mistaken(call, SAY_NOT_REVEALED, given);
    if (reveals)
        call->flags = 0;
    return DONE;
}

static int check_language(const struct call *call)
{
    const char *given = call->options.values[OPTION_LANG];

    if (!given || strcmp(given, "zh") == 0 || strcmp(given, "en") == 0)
        return DONE;
    return mistaken(call, SAY_BAD_LANGUAGE, given);
}

static int check_count(const struct call *call)
{
    const struct command *command = call->command;

    if (call->count >= command->least && call->count <= command->most)
        return DONE;
    if (call->count < command->least)
        say(call, SAY_TOO_FEW);
    else
        say(call, SAY_TOO_MANY, call->arguments[command->most]);
    fprintf(stderr, "%s ", sentence(call->language, SAY_HELP_USAGE));
    put_synopsis(stderr, command, call->language);
    say(call, SAY_TO_LEARN_MORE, command->name);
    return USAGE;
}

static int open_store(const struct call *call)
{
    char path[8192];
    int code = find_database(call, path, sizeof path);

    if (code)
        return code;
    return swst_store_open(call->store, path) ? failed_at(call, path) : DONE;
}

/* What says of the program alone what it says works on no file. */
static bool needs_file(const struct call *call)
{
    return call->command->reach == OPENS && !call->options.values[OPTION_CATALOGUE];
}

static int run(struct call *call)
{
    int code = DONE;

    if (!call->flags && call->command->reach == OPENS && !call->options.values[OPTION_ACT_AS])
        say(call, SAY_REVEALED);
    call->store = must(swst_store_new());
    if (swst_store_set_journal(call->store, call->options.values[OPTION_JOURNAL]))
        code = failed(call);
    if (!code)
        code = give_keys(call);
    if (!code && needs_file(call))
        code = open_store(call);
    if (!code && needs_file(call))
        code = begin_session(call);
    if (!code && swst_profile_may(call->store, call->flags))
        code = failed(call);
    if (!code)
        code = call->command->run(call);
    labels_free(call->labels);
    swst_store_free(call->store);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        say(call, SAY_NOT_WRITTEN);
        code = FAILED;
    }
    return code;
}

static int put_version(const struct call *call)
{
    const char *language = call->language;

    printf("swst · ");
    printf(sentence(language, SAY_ABOUT_LIBRARY), swst_version());
    putchar('\n');
    printf(sentence(language, SAY_ABOUT_SQLITE), swst_store_sqlite_version());
    putchar('\n');
    printf(sentence(language, SAY_ABOUT_JOURNAL), swst_store_journal(language));
    putchar('\n');
    if (swst_keys_provider())
        printf(sentence(language, SAY_ABOUT_KEYS), swst_keys_provider());
    else
        fputs(sentence(language, SAY_ABOUT_NO_KEYS), stdout);
    putchar('\n');
    return DONE;
}

/* What needs no command, or explains one. Gives -1 if the command is to run. */
static int answer_at_once(const struct call *call)
{
    if (call->options.values[OPTION_VERSION])
        return put_version(call);
    if (call->options.values[OPTION_HELP] && call->command)
        put_help(call->command, call->language);
    else if (call->options.values[OPTION_HELP])
        put_usage(stdout, call->language);
    else if (!call->command) {
        say(call, SAY_NO_COMMAND);
        put_usage(stderr, call->language);
        return USAGE;
    } else
        return -1;
    return DONE;
}

/* A noun alone, or words that are no command. */
static int explain_words(struct call *call, const struct place *place, int argc, char **argv)
{
    if (!place->noun)
        return find_command(call, argv[place->command], &call->command);
    if (!(call->options.values[OPTION_HELP]))
        return find_verb(call, place->noun, place->verb < argc ? argv[place->verb] : NULL,
                         &call->command);
    put_noun(stdout, place->noun, call->language);
    return DONE;
}

static int begin(struct call *call, int argc, char **argv)
{
    char day[16];
    struct place place = find_words(call, argc, argv);
    int wrong = 0, code, answer;
    enum option_error error = read_arguments(call, argc, argv, &place, &wrong);

    if (place.command < argc && !call->command)
        return explain_words(call, &place, argc, argv);
    code = error ? say_option(call, argv[wrong], error) : check_language(call);
    if (!code)
        code = read_format(call);
    if (!code)
        code = read_profile(call);
    if (code)
        return code;
    answer = answer_at_once(call);
    if (answer >= 0)
        return answer;
    today(day);
    call->as_of = call->options.values[OPTION_AS_OF] ? call->options.values[OPTION_AS_OF] : day;
    code = check_day(call, "--as-of", call->as_of);
    if (!code)
        code = check_count(call);
    if (!code)
        code = check_session(call);
    if (!code)
        code = check_needs(call);
    return code ? code : run(call);
}

int main(int argc, char **argv)
{
    struct call call = { .language = "zh" };
    size_t room = (size_t)(argc > 0 ? argc : 1);
    int code;

    call.arguments = must(calloc(room, sizeof *call.arguments));
    call.options.categories = must(calloc(room, sizeof *call.options.categories));
    call.options.maps = must(calloc(room, sizeof *call.options.maps));
    code = begin(&call, argc, argv);
    free(call.options.maps);
    free(call.options.categories);
    free(call.arguments);
    return code;
}
