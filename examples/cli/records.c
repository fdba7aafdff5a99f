/* Single records: from arguments, to the store, on the screen. */
#include "records.h"
#include "cells.h"
#include "grid.h"
#include "memory.h"
#include "names.h"
#include "say.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int assign_text(const struct call *call, swst_record *record, const swst_field *field,
                       const char *text)
{
    char *value;
    int code = find_value(call, field, text, &value);

    if (code)
        return code;
    if (swst_record_set(record, swst_field_name(field), value))
        code = failed(call);
    free(value);
    return code;
}

int assign(const struct call *call, swst_record *record, const char *argument)
{
    const char *equals = strchr(argument, '=');
    const swst_field *field;
    char *name;
    int code;

    if (!equals || equals == argument)
        return mistaken(call, SAY_NO_ASSIGNMENT, argument);
    name = copied(argument);
    name[equals - argument] = '\0';
    code = find_field(call, swst_record_kind(record), name, &field);
    if (!code && !field) {              /* "id" belongs to the store */
        say(call, SAY_UNKNOWN_FIELD, swst_kind_name(swst_record_kind(record)), name,
            swst_kind_name(swst_record_kind(record)));
        code = USAGE;
    }
    free(name);
    return code ? code : assign_text(call, record, field, equals + 1);
}

int assign_option(const struct call *call, swst_record *record, const char *field,
                  enum option option, const char *otherwise)
{
    const char *text = option < OPTION_COUNT ? call->options.values[option] : NULL;

    if (!text)
        text = otherwise;
    return text ? assign_text(call, record, swst_field_find(swst_record_kind(record), field), text)
                : DONE;
}

int load_named(const struct call *call, swst_record **record)
{
    const swst_kind *kind;
    char id[ID_SIZE];
    int code = find_kind(call, call->arguments[0], &kind);

    if (!code)
        code = find_record(call, kind, call->arguments[1], id);
    if (code)
        return code;
    return swst_record_load(call->store, kind, strtoll(id, NULL, 10), record) ? failed(call) : DONE;
}

static int put_record_json(const struct call *call, const swst_record *record)
{
    char *json = NULL;

    if (swst_record_to_json(record, output_flags(call), &json))
        return failed(call);
    printf("{\"schema\":\"swst/record/1\",\"record\":\"%s\",\"rows\":[%s]}\n",
           swst_kind_name(swst_record_kind(record)), json);
    swst_free(json);
    return DONE;
}

int save_and_print(struct call *call, swst_record *record)
{
    if (swst_record_save(call->store, record))
        return failed(call);
    if (call->format == AS_JSON)
        return put_record_json(call, record);
    printf("%" PRId64 "\n", swst_record_id(record));
    return DONE;
}

static void add_row(struct grid *grid, const struct call *call, enum message name, const char *key,
                    const char *value)
{
    grid_add(grid, call->format == AS_CSV ? key : sentence(call->language, name));
    grid_add(grid, value);
}

/* A line of the row's header, if it has a value. */
static void add_header(struct grid *grid, struct call *call, const swst_record *record,
                       enum message name, const char *key)
{
    bool instant = strstr(key, "_at") != NULL && call->format != AS_CSV;
    char *value = NULL, local[24], *reason;

    if (is_left_out(call, swst_record_kind(record), key)
        || swst_record_get(record, key, &value) || !value)
        return;
    if (instant)
        local_instant(value, local);
    reason = reason_cell(call, record);
    add_row(grid, call, name, key, instant ? local : name == SAY_VOID_REASON ? reason : value);
    free(reason);
    swst_free(value);
}

int print_record(struct call *call, const swst_record *record)
{
    bool csv = call->format == AS_CSV;
    struct grid *grid;

    if (call->format == AS_JSON)
        return put_record_json(call, record);
    grid = grid_new(2);
    grid_head(grid, 0, csv ? "field" : sentence(call->language, SAY_FIELD), WHOLE_CELLS);
    grid_head(grid, 1, csv ? "value" : sentence(call->language, SAY_VALUE), TEXT_CELLS);
    add_header(grid, call, record, SAY_ID, "id");
    for (const swst_field *field = NULL;
         (field = swst_field_next(swst_record_kind(record), field)); ) {
        char *head, *text;

        if (!swst_record_has(record, swst_field_name(field))
            || swst_field_showing(field, call->flags) == SWST_LEFT_OUT)
            continue;
        head = head_cell(call, field);
        text = record_cell(call, record, field);
        grid_add(grid, head);
        grid_add(grid, text);
        free(head);
        free(text);
    }
    add_header(grid, call, record, SAY_RECORDED_AT, "recorded_at");
    add_header(grid, call, record, SAY_RECORDED_BY, "recorded_by");
    add_header(grid, call, record, SAY_VOIDED_AT, "voided_at");
    add_header(grid, call, record, SAY_VOIDED_BY, "voided_by");
    add_header(grid, call, record, SAY_VOID_REASON, "void_reason");
    grid_put(grid, call);
    grid_free(grid);
    return DONE;
}
