/* Reports on the screen: the table, then on which day and over whom. */
#include "report.h"
#include "cells.h"
#include "desk.h"
#include "grid.h"
#include "memory.h"
#include "say.h"
#include "utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 32 };

int check_day(const struct call *call, const char *what, const char *day)
{
    swst_record *probe = must(swst_record_new(swst_kind_find("visit")));
    bool right = *day && swst_record_set(probe, "visited_on", day) == SWST_OK;

    swst_record_free(probe);
    return right ? DONE : mistaken(call, SAY_BAD_DAY, what);
}

int find_period(const struct call *call, const char **from, const char **to, char *room)
{
    int code = DONE;

    *from = call->options.values[OPTION_FROM];
    *to = call->options.values[OPTION_TO];
    if (*from)
        code = check_day(call, "--from", *from);
    if (*to && !code)
        code = check_day(call, "--to", *to);
    if (!*to)
        *to = call->as_of;
    if (!*from) {
        snprintf(room, 16, "%.4s-01-01", *to);
        *from = room;
    }
    return code || strcmp(*from, *to) <= 0 ? code : mistaken(call, SAY_PERIOD_REVERSED, *from);
}

static size_t keep_shown(const struct call *call, const swst_field **picked, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (swst_field_showing(picked[i], call->flags) != SWST_LEFT_OUT)
            picked[kept++] = picked[i];
    return kept;
}

/* The columns shown, in the order of the view. */
static size_t pick(const struct call *call, const swst_table *table, const struct view *view,
                   const swst_field **picked)
{
    bool people = call->format == FOR_PEOPLE, all;
    size_t count = 0;

    for (size_t at = 0; people && view->columns && view->columns[at]; at++)
        for (size_t i = 0; i < swst_table_columns(table); i++)
            if (strcmp(swst_field_name(swst_table_column(table, i)), view->columns[at]) == 0)
                picked[count++] = swst_table_column(table, i);
    all = !count;
    for (size_t i = 0; all && i < swst_table_columns(table) && i < MOST_COLUMNS; i++)
        picked[count++] = swst_table_column(table, i);
    return keep_shown(call, picked, count);
}

/* People read tables in yuan; records and programs have fen. */
static bool is_money(const struct call *call, const swst_field *column)
{
    return call->format != AS_CSV && swst_field_type_of(column) == SWST_MONEY;
}

/* "3599999" as "35999.99"; frees the text. */
static char *in_yuan(char *fen)
{
    long long amount = strtoll(fen, NULL, 10);
    char yuan[32];

    free(fen);
    snprintf(yuan, sizeof yuan, "%lld.%02lld", amount / 100, amount % 100);
    return copied(yuan);
}

static void add_cell(struct call *call, const swst_table *table, size_t row,
                     const swst_field *column, const struct view *view, struct grid *grid)
{
    const char *name = swst_field_name(column), *value = swst_table_text(table, row, name);
    bool is_suppressed = swst_table_suppressed(table, row, name);
    const char *instead = is_suppressed ? value : view->text ? view->text(call, name, value) : NULL;
    char *text = instead ? copied(instead) : word_of(call, table, name, value);

    if (!text)
        text = cell(call, column, value);
    if (is_money(call, column) && isdigit((unsigned char)*text))
        text = in_yuan(text);
    grid_add(grid, text);
    free(text);
}

/* Whether a text holds figures such as "10.8" or "+87.5%" alone, which stand as numbers do. */
static bool are_figures(const swst_table *table, const swst_field *column)
{
    bool found = false;

    for (size_t row = 0; row < swst_table_rows(table); row++) {
        const char *text = swst_table_text(table, row, swst_field_name(column));

        if (!text)
            continue;
        if (!strpbrk(text, ".%") || text[strspn(text, "+-0123456789.%")])
            return false;
        found = true;
    }
    return found && swst_field_type_of(column) == SWST_TEXT;
}

/* Whether the text has the word in it, whatever its letters' case. */
static bool mentions(const char *text, const char *word, size_t length)
{
    for (; *text; text++) {
        size_t i = 0;

        while (i < length && text[i]
               && (text[i] == word[i] || text[i] + 'a' - 'A' == word[i]))
            i++;
        if (i == length)
            return true;
    }
    return false;
}

/* The label, with the unit if it does not tell that itself: "Sessions held", "Overdue (days)". */
static char *heading(const struct call *call, const swst_field *column)
{
    const char *label = swst_field_label(column, call->language);
    char *text = head_cell(call, column), *unit = strrchr(text, '('), money[128];
    size_t length = unit && *swst_field_unit(column) ? strlen(unit + 1) - 1 : 0;

    if (is_money(call, column)) {
        free(text);
        snprintf(money, sizeof money, "%s (%s)", label, sentence(call->language, SAY_YUAN));
        return copied(money);
    }
    if (length > 1 && unit[length] == 's')
        length--;
    if (length && call->format != AS_CSV && mentions(label, unit + 1, length))
        unit[-1] = '\0';
    return text;
}

static struct grid *fill(struct call *call, const swst_table *table, const struct view *view)
{
    const swst_field *picked[MOST_COLUMNS];
    size_t count = pick(call, table, view, picked);
    struct grid *grid = grid_new(count);

    for (size_t i = 0; i < count; i++) {
        char *text = heading(call, picked[i]);

        grid_head(grid, i, text,
                  are_figures(table, picked[i]) ? NUMBER_CELLS : stance_of(picked[i]));
        free(text);
    }
    for (size_t row = 0; row < swst_table_rows(table); row++) {
        const char *word = view->alert_column ? swst_table_text(table, row, view->alert_column)
                                              : NULL;

        for (size_t i = 0; i < count; i++)
            add_cell(call, table, row, call->format == FOR_PEOPLE
                     ? desk_shown(table, row, picked[i]) : picked[i], view, grid);
        if (word && strcmp(word, view->alert_word) == 0)
            grid_alert(grid);
    }
    for (size_t i = 0; call->format == FOR_PEOPLE && i < count; i++) {
        grid_drop_empty(grid, i);
        if (i && strcmp(swst_field_name(picked[i]), "name") == 0)
            grid_drop_repeated(grid, i);        /* the one before named who it is, too */
    }
    return grid;
}

/* "as of 2022-06-30 · 2022-01-01 to 2022-06-30 · In scope 1292 · Away 12" */
void put_footing(const struct call *call, const swst_table *table)
{
    const char *between = "\n";

    if (swst_table_as_of(table)) {
        fputs(between, stdout);
        printf(sentence(call->language, SAY_AS_OF), swst_table_as_of(table));
        between = " · ";
    }
    if (swst_table_from(table) && swst_table_to(table)) {
        fputs(between, stdout);
        printf(sentence(call->language, SAY_PERIOD), swst_table_from(table), swst_table_to(table));
        between = " · ";
    }
    if (swst_table_provisional(table))
        printf("%s%s", between, sentence(call->language, SAY_PROVISIONAL));
    for (size_t i = 0; swst_table_note_name(table, i); i++) {
        fputs(i ? " · " : "\n", stdout);
        put_clean(stdout, swst_table_note_label(table, i, call->language), 0);
        if (swst_table_note_suppressed(table, i))
            printf(" %s", swst_table_note_suppressed(table, i));
        else
            printf(" %lld", (long long)swst_table_note(table, i));
    }
    putchar('\n');
}

static swst_status put_for_programs(const struct call *call, const swst_table *table)
{
    char *text = NULL;
    swst_status status = call->format == AS_JSON
        ? swst_table_to_json(table, output_flags(call), &text)
        : swst_table_to_csv(table, output_flags(call), &text);

    if (!status)
        fputs(text, stdout);
    if (!status && call->format == AS_JSON)
        putchar('\n');
    swst_free(text);
    return status;
}

static void put_for_people(struct call *call, const swst_table *table, const struct view *view)
{
    struct grid *grid = fill(call, table, view);

    if (swst_table_rows(table) || call->format == AS_MARKDOWN)
        grid_put(grid, call);
    grid_free(grid);
    if (swst_table_as_of(table) || swst_table_note_name(table, 0))
        put_footing(call, table);
}

/* What the view leaves open is as the table's own. */
static struct view completed(const struct view *view, const swst_table *table)
{
    struct view whole = *view_of(swst_table_name(table));

    if (view && view->columns)
        whole.columns = view->columns;
    if (view && view->alert_column) {
        whole.alert_column = view->alert_column;
        whole.alert_word = view->alert_word;
    }
    if (view && view->text)
        whole.text = view->text;
    return whole;
}

int print_table(struct call *call, swst_table *table, const struct view *view)
{
    const struct view whole = completed(view, table);
    bool empty = swst_table_rows(table) == 0;
    swst_status status = SWST_OK;

    if (publish(call, &table))
        return FAILED;
    if (call->format == AS_JSON || call->format == AS_CSV)
        status = put_for_programs(call, table);
    else
        put_for_people(call, table, &whole);
    swst_table_free(table);
    if (status)
        return failed(call);
    if (empty)
        say(call, SAY_NO_ROWS);
    return empty && call->options.values[OPTION_EXIT_CODE] ? NOTHING : DONE;
}

int print_on(struct call *call, question_of_day ask)
{
    swst_filter *filter;
    swst_table *table = NULL;
    int code = make_filter(call, &filter);

    if (!code && ask(call->store, call->as_of, filter, &table))
        code = failed(call);
    swst_filter_free(filter);
    return code ? code : print_table(call, table, NULL);
}

int print_over(struct call *call, question_of_period ask)
{
    const char *from, *to;
    char room[16];
    swst_filter *filter;
    swst_table *table = NULL;
    int code = make_filter(call, &filter);

    if (!code)
        code = find_period(call, &from, &to, room);
    if (!code && ask(call->store, from, to, call->as_of, filter, &table))
        code = failed(call);
    swst_filter_free(filter);
    return code ? code : print_table(call, table, NULL);
}
