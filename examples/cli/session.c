/* Working as somebody: --as and --purpose; swst session shows what that person may do. */
#include "session.h"

#include "cells.h"
#include "grid.h"
#include "memory.h"
#include "names.h"
#include "report.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Fields whose words are the roles and the purposes. */
static const swst_field *role_field(void)
{
    return swst_field_find(swst_kind_find("account"), "role");
}

static const swst_field *purpose_field(void)
{
    return swst_field_find(swst_kind_find("access_grant"), "purpose");
}

static const char *word_label(const struct call *call, const swst_field *field, const char *word)
{
    int32_t number = word ? choice_number(field, word) : 0;

    return number ? swst_field_choice_label(field, number, call->language)
                  : sentence(call->language, SAY_NO_PURPOSE);
}

/* Where nobody acts, the purpose of `visit` is the visit's, as it was before there were sessions. */
int check_session(const struct call *call)
{
    const char *const *given = call->options.values;
    bool is_of_visit = option_in(call->command->options, OPTION_PURPOSE) && !given[OPTION_PURPOSE];

    if (given[OPTION_FOR_PURPOSE] && !given[OPTION_ACT_AS] && !is_of_visit)
        return mistaken(call, SAY_PURPOSE_OF_WHOM, NULL);
    if (given[OPTION_ACT_AS] && call->command->reach != OPENS)
        return mistaken(call, SAY_ACTS_ON_NOTHING, call->command->name);
    return given[OPTION_ACT_AS] && given[OPTION_JOURNAL]
        ? mistaken(call, SAY_JOURNAL_IS_THE_OWNERS, NULL) : DONE;
}

/* ------------------------------------------------------------------ who it is */

static bool has(const struct call *call, const swst_kind *kind, const char *field,
                const char *value)
{
    swst_query *query = swst_query_new(kind);
    int64_t count = 0;
    bool found = query && swst_query_where(query, field, "=", value) == SWST_OK
        && swst_query_count(call->store, query, &count) == SWST_OK && count;

    swst_query_free(query);
    return found;
}

/* A volunteer, if no worker is called so; who is neither is looked for among the workers. */
static const swst_kind *kind_of(const struct call *call, const char *text)
{
    const swst_kind *worker = swst_kind_find("worker"), *volunteer = swst_kind_find("volunteer");
    const char *field = text[strspn(text, "0123456789")] ? "name" : "id";

    return !has(call, worker, field, text) && has(call, volunteer, field, text) ? volunteer
                                                                                : worker;
}

static int find_person(const struct call *call, int64_t *person)
{
    const char *text = call->options.values[OPTION_ACT_AS];
    const swst_kind *kind = kind_of(call, text);
    char id[ID_SIZE];
    int code = find_record(call, kind, text, id);

    if (code) {
        if (option_in(call->command->options, OPTION_AS))
            say(call, SAY_ROWS_OR_WHO, option_rows[OPTION_AS].argument.en);
        return code;
    }
    *person = strtoll(id, NULL, 10);
    return DONE;
}

/* ---------------------------------------------------------------------- begin */

static int find_purpose(const struct call *call, char **word)
{
    const char *text = call->options.values[OPTION_FOR_PURPOSE];

    return text ? find_word(call, purpose_field(), text, word) : DONE;
}

/* Called as in --as: whoever gave an id is not told the name. */
static int begin_as(const struct call *call, int64_t person, const char *purpose)
{
    if (swst_session_begin(call->store, person, purpose))
        return failed(call);
    say(call, SAY_WORKS_AS, call->options.values[OPTION_ACT_AS],
        word_label(call, role_field(), swst_session_role(call->store)),
        word_label(call, purpose_field(), swst_session_purpose(call->store)));
    if (call->flags && call->flags != SWST_TRANSFER)
        return DONE;
    if (swst_session_set_reveal(call->store, true))
        return failed(call);
    say(call, SAY_REVEALED_TO_ROLE);
    return DONE;
}

int begin_session(const struct call *call)
{
    char *purpose = NULL;
    int64_t person = 0;
    int code;

    if (!call->options.values[OPTION_ACT_AS])
        return DONE;
    code = find_purpose(call, &purpose);
    if (!code)
        code = find_person(call, &person);
    if (!code)
        code = begin_as(call, person, purpose);
    free(purpose);
    return code;
}

/* ----------------------------------------------------------------------- show */

/* The first row of a table in JSON, "null" if it has none. @owned{free} */
static char *first_row(const struct call *call, const swst_table *table)
{
    char *json = NULL, *row = NULL;

    if (!swst_table_rows(table))
        return copied("null");
    if (swst_table_to_json(table, call->flags, &json))
        return NULL;
    row = copied(strstr(json, "\"rows\":[") + strlen("\"rows\":["));
    *strrchr(row, ']') = '\0';
    swst_free(json);
    return row;
}

static int put_as_json(const struct call *call, const swst_table *about, const swst_table *rights)
{
    char *row = first_row(call, about), *json = NULL;
    const char *rows;

    if (!row || swst_table_to_json(rights, call->flags, &json)) {
        free(row);
        return failed(call);
    }
    rows = strstr(json, "\"rows\":[");
    printf("%.*s\"session\":%s,%s\n", (int)(rows - json), json, row, rows);
    swst_free(json);
    free(row);
    return DONE;
}

/* Who works, line by line, as a record is shown. */
static void put_about(struct call *call, const swst_table *about)
{
    struct grid *grid = grid_new(2);

    grid_head(grid, 0, sentence(call->language, SAY_FIELD), WHOLE_CELLS);
    grid_head(grid, 1, sentence(call->language, SAY_VALUE), TEXT_CELLS);
    for (size_t i = 0; i < swst_table_columns(about); i++) {
        const swst_field *column = swst_table_column(about, i);
        char *head = head_cell(call, column);
        char *text = cell(call, column, swst_table_text(about, 0, swst_field_name(column)));

        if (*text) {
            grid_add(grid, head);
            grid_add(grid, text);
        }
        free(head);
        free(text);
    }
    grid_put(grid, call);
    grid_free(grid);
    putchar('\n');
}

/* Programs that read CSV get one table. */
static int put_session(struct call *call, const swst_table *about, swst_table *rights)
{
    bool is_open = swst_table_rows(about) > 0;

    if (call->format == AS_JSON) {
        int code = put_as_json(call, about, rights);

        swst_table_free(rights);
        return code;
    }
    if (is_open && call->format != AS_CSV)
        put_about(call, about);
    if (is_open || call->format == AS_CSV)
        return print_table(call, rights, NULL);
    swst_table_free(rights);
    return DONE;
}

int run_session(struct call *call)
{
    swst_table *about = NULL, *rights = NULL;
    int code = DONE;

    if (!swst_session_role(call->store))
        say(call, SAY_WORKS_AS_OWNER);
    if (swst_session_about(call->store, &about) || swst_session_show(call->store, &rights))
        code = failed(call);
    else
        code = put_session(call, about, rights);
    swst_table_free(about);
    return code;
}
