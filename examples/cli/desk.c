/* What the commands today and week share. */
#include "desk.h"
#include "cells.h"
#include "guess.h"
#include "labels.h"
#include "memory.h"
#include "names.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The words of --list stand in its row, in the order of swst_desk_list. */
static int add_list(const struct call *call, swst_filter *filter)
{
    const char *text = call->options.values[OPTION_LIST];
    char *words, *next;
    struct guess guess;
    int number = 0, found = 0;

    if (!text)
        return DONE;
    guess_start(&guess, text);
    words = copied(option_rows[OPTION_LIST].argument.en);
    for (char *word = words; word; word = next) {
        if ((next = strchr(word, '|')))
            *next++ = '\0';
        number++;
        found = strcmp(word, text) == 0 ? number : found;
        guess_try(&guess, word);
    }
    free(words);
    if (found) {
        swst_filter_add_list(filter, (swst_desk_list)found);
        return DONE;
    }
    say_begin(call, SAY_BAD_WORD, "--list", text);
    fprintf(stderr, "%s\n", option_rows[OPTION_LIST].argument.en);
    say_nearest(call, guess_end(&guess));
    return USAGE;
}

int make_desk_filter(const struct call *call, swst_filter **filter)
{
    int64_t worker = 0, limit = 0;
    int code = make_filter(call, filter);

    if (!code)
        code = find_id(call, "worker", call->options.values[OPTION_OF_WORKER], &worker);
    if (!code)
        code = find_count(call, OPTION_OF_EACH, &limit);
    if (!code)
        code = add_list(call, *filter);
    swst_filter_set_worker(*filter, worker);
    if (limit && call->format != FOR_PEOPLE)
        swst_filter_set_limit(*filter, limit);
    return code;
}

/* A word of the desk, or the field of the kind that a matter is about. */
static const char *reason_label(const struct call *call, const swst_kind *kind, const char *word)
{
    const char *label = swst_desk_reason_label(word, call->language);
    const swst_field *field = !label && kind ? swst_field_find(kind, word) : NULL;

    return field ? swst_field_label(field, call->language) : label ? label : word;
}

/* "red,review" as "red、状态复核": the station's own words stay as they are. */
static const char *reasons(const struct call *call, const swst_kind *kind, const char *value)
{
    static char text[512];
    const char *between = strcmp(call->language, "zh") == 0 ? "、" : ", ";
    size_t length = 0;

    text[0] = '\0';
    while (*value && length < sizeof text) {
        size_t size = strcspn(value, ",");
        char word[128];
        snprintf(word, sizeof word, "%.*s", (int)size, value);
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s",
                                   length ? between : "", reason_label(call, kind, word));
        value += size + (value[size] == ',');
    }
    return text;
}

const char *desk_text(struct call *call, const char *column, const char *value)
{
    const swst_kind *kind;

    if (!value)
        return NULL;
    if (strcmp(column, "area_code") == 0)
        return coded_label(call, "area", value);
    if (strcmp(column, "reason") == 0)
        return reasons(call, NULL, value);
    if (strcmp(column, "days_overdue") == 0 && strcmp(value, "0") == 0)
        return "";
    kind = strcmp(column, "about") == 0 ? swst_kind_find(value) : NULL;
    return kind ? swst_kind_label(kind, call->language) : NULL;
}

const swst_field *desk_shown(const swst_table *table, size_t row, const swst_field *column)
{
    const char *name = swst_field_name(column);
    const swst_field *title = strcmp(name, "name") == 0 ? desk_column(table, "title") : NULL;

    return title && !swst_table_text(table, row, name) ? title : column;
}

char *desk_cell(struct call *call, const swst_table *table, size_t row, const swst_field *column)
{
    const swst_field *shown = desk_shown(table, row, column);
    const char *name = swst_field_name(shown), *about = swst_table_text(table, row, "about");
    const char *value = swst_table_text(table, row, name);
    const char *instead = value && strcmp(name, "reason") == 0
        ? reasons(call, about ? swst_kind_find(about) : NULL, value)
        : desk_text(call, name, value);

    return instead ? copied(instead) : cell(call, shown, value);
}

const swst_field *desk_column(const swst_table *table, const char *name)
{
    for (size_t i = 0; i < swst_table_columns(table); i++)
        if (strcmp(swst_field_name(swst_table_column(table, i)), name) == 0)
            return swst_table_column(table, i);
    return NULL;
}
