/* swst coverage: who has been visited, filed and reached, area by category. */
#include "guess.h"
#include "labels.h"
#include "names.h"
#include "report.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The total's area, and categories by name. */
static const char *text(struct call *call, const char *column, const char *value)
{
    if (strcmp(column, "area_name") == 0 && (!value || !*value))
        return sentence(call->language, SAY_TOTAL);
    if (strcmp(column, "category") != 0 || !value)
        return NULL;
    if (strcmp(value, "households") == 0)
        return sentence(call->language, SAY_HOUSEHOLDS);
    if (strcmp(value, "persons") == 0)
        return sentence(call->language, SAY_PERSONS);
    return coded_label(call, "category", value);
}

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

int run_coverage(struct call *call)
{
    static const struct view view = { NULL, NULL, NULL, text };
    const char *from, *to;
    char room[16];
    swst_filter *filter;
    swst_table *table = NULL;
    int code = make_filter(call, &filter);

    if (!code)
        code = find_period(call, &from, &to, room);
    if (!code)
        code = add_grouping(call, filter);
    if (!code)
        code = add_categories(call, filter);
    if (!code && swst_report_coverage(call->store, from, to, call->as_of, filter, &table))
        code = failed(call);
    swst_filter_free(filter);
    return code ? code : print_table(call, table, &view);
}
