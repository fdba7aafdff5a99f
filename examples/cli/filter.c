/* What narrows a report: from options to a filter of the library. */
#include "guess.h"
#include "memory.h"
#include "names.h"
#include "report.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int add_grouping(const struct call *call, swst_filter *filter)
{
    static const char *const words[] = { "service", "village", "town", "worker" };
    const char *by = call->options.values[OPTION_BY];
    struct guess guess;

    if (!by)
        return DONE;
    guess_start(&guess, by);
    for (int i = 0; i < 4; i++) {
        if (strcmp(by, words[i]) == 0) {
            swst_filter_set_grouping(filter, (swst_grouping)i);
            return DONE;
        }
        guess_try(&guess, words[i]);
    }
    say_begin(call, SAY_BAD_WORD, "--by", by);
    fputs("service, village, town, worker\n", stderr);
    say_nearest(call, guess_end(&guess));
    return USAGE;
}

/* A code, or a name that is unique. */
static int add_categories(const struct call *call, swst_filter *filter)
{
    const swst_kind *kind = swst_kind_find("category");
    int code = DONE;

    for (int i = 0; i < call->options.category_count && !code; i++) {
        swst_record *category = NULL;
        char *word = NULL, id[ID_SIZE];

        code = find_record(call, kind, call->options.categories[i], id);
        if (!code && (swst_record_load(call->store, kind, strtoll(id, NULL, 10), &category)
                      || swst_record_get(category, "code", &word)
                      || swst_filter_add_category(filter, word)))
            code = failed(call);
        swst_free(word);
        swst_record_free(category);
    }
    return code;
}

/* Years up to where no digit stands; an empty text is -1, which is open. */
static const char *read_years(const char *text, int64_t *years)
{
    char *end;

    *years = -1;
    if (*text < '0' || *text > '9')
        return text;
    *years = strtoll(text, &end, 10);
    return end;
}

int find_ages(const struct call *call, int64_t *least, int64_t *most)
{
    const char *text = call->options.values[OPTION_AGES], *rest;

    *least = *most = -1;
    if (!text)
        return DONE;
    rest = read_years(text, least);
    if (*rest == '-')
        rest = read_years(rest + 1, most);
    else
        *most = *least;
    if (*rest || (*least < 0 && *most < 0) || *least > 999 || *most > 999
        || (*most >= 0 && *least > *most))
        return mistaken(call, SAY_BAD_AGES, text);
    return DONE;
}

/* The worker whose clients, or what a worker answers for: two texts of one option. */
static int add_worker(const struct call *call, swst_filter *filter)
{
    const char *clients_of = call->options.values[OPTION_WORKER];
    const char *matters_of = call->options.values[OPTION_MATTERS_OF];
    int64_t worker = 0;
    int code = find_id(call, "worker", clients_of ? clients_of : matters_of, &worker);

    swst_filter_set_worker(filter, worker);
    return code;
}

/* By what the client is, and by type. */
static int add_words(const struct call *call, swst_filter *filter)
{
    const swst_kind *kind = swst_kind_find("client");
    const char *sex = call->options.values[OPTION_SEX];
    char *word = NULL;
    int code = sex ? find_word(call, swst_field_find(kind, "sex"), sex, &word) : DONE;

    if (!code && (swst_filter_set_sex(filter, word)
                  || swst_filter_set_level(filter, call->options.values[OPTION_OF_LEVEL])
                  || swst_filter_set_type(filter, call->options.values[OPTION_TYPE])))
        code = failed(call);
    free(word);
    return code;
}

int make_filter(const struct call *call, swst_filter **filter)
{
    int64_t area = 0, programme = 0, limit = 0, least = -1, most = -1;
    int code = find_id(call, "area", call->options.values[OPTION_AREA], &area);

    *filter = must(swst_filter_new());
    if (!code)
        code = add_worker(call, *filter);
    if (!code)
        code = find_id(call, "programme", call->options.values[OPTION_PROGRAMME], &programme);
    if (!code)
        code = find_count(call, OPTION_LIMIT, &limit);
    if (!code)
        code = find_ages(call, &least, &most);
    if (!code)
        code = add_grouping(call, *filter);
    if (!code)
        code = add_categories(call, *filter);
    if (!code)
        code = add_words(call, *filter);
    swst_filter_set_area(*filter, area);
    swst_filter_set_programme(*filter, programme);
    swst_filter_set_ages(*filter, least, most);
    swst_filter_set_limit(*filter, limit);
    return code;
}
