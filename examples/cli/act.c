/* Acts of verbs: from what people write to what the library is asked, and back. */
#include "act.h"
#include "desk.h"
#include "memory.h"
#include "names.h"
#include "records.h"
#include "say.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------- words */

/* The place of the field among those that may be told; -1 says which those are. */
static int place_of(const struct call *call, const swst_kind *kind, const char *const *fields,
                    const swst_field *field, const char *argument)
{
    for (int i = 0; field && fields[i]; i++)
        if (strcmp(fields[i], swst_field_name(field)) == 0)
            return i;
    say_begin(call, SAY_NOT_TOLD_HERE, argument);
    for (int i = 0; fields[i]; i++)
        fprintf(stderr, i ? ", %s= (%s)" : "%s= (%s)", fields[i],
                swst_field_label(swst_field_find(kind, fields[i]), call->language));
    fputc('\n', stderr);
    return -1;
}

/* Take "FIELD=VALUE" apart: *place is that of the field among `fields`. */
static int split(const struct call *call, const swst_kind *kind, const char *const *fields,
                 const char *argument, int *place, const char **text)
{
    const char *equals = strchr(argument, '=');
    const swst_field *field;
    char *name;
    int code;

    if (!equals || equals == argument)
        return mistaken(call, SAY_NO_ASSIGNMENT, argument);
    name = copied(argument);
    name[equals - argument] = '\0';
    code = find_field(call, kind, name, &field);
    if (!code && (*place = place_of(call, kind, fields, field, name)) < 0)
        code = USAGE;
    free(name);
    *text = equals + 1;
    return code;
}

int tell(const struct call *call, const char *kind_name, const char *const *fields, int from,
         char **values)
{
    const swst_kind *kind = swst_kind_find(kind_name);
    int code = DONE, place = 0;

    for (int i = from; i < call->count && !code; i++) {
        const char *text;
        char *value = NULL;

        code = split(call, kind, fields, call->arguments[i], &place, &text);
        if (!code)
            code = find_value(call, swst_field_find(kind, fields[place]), text, &value);
        if (code)
            break;
        free(values[place]);
        values[place] = value;
    }
    return code;
}

void untell(const char *const *fields, char **values)
{
    for (int i = 0; fields[i]; i++)
        free(values[i]);
}

int find_who(const struct call *call, const char *kind_name, const char *const *fields,
             const char *argument, int *which, int64_t *id)
{
    const swst_kind *kind = swst_kind_find(kind_name), *sort;
    const char *text = argument;
    int place = 0, code = DONE;

    if (strchr(argument, '='))
        code = split(call, kind, fields, argument, &place, &text);
    if (code)
        return code;
    sort = swst_field_target(swst_field_find(kind, fields[place]));
    *which = place + 1;
    return find_id(call, swst_kind_name(sort), text, id);
}

int find_number(const struct call *call, const char *what, const char *text, int64_t *number)
{
    long long value;
    char *end;

    if (!text)
        return DONE;
    errno = 0;
    value = strtoll(text, &end, 10);
    if (*end || errno || *text < '0' || *text > '9') {
        say(call, SAY_BAD_COUNT, what, text);
        return USAGE;
    }
    *number = value;
    return DONE;
}

int find_presence(const struct call *call, struct presence *presence)
{
    int32_t word = SWST_ATTENDANCE_PRESENCE_PRESENT;
    int code;

    presence->activity = 0;
    presence->minutes = -1;
    code = find_id(call, "activity", call->arguments[0], &presence->activity);
    if (!code && call->count > 2)
        code = verb_choice(call, "attendance", "presence", call->arguments[2], &word);
    presence->word = (swst_attendance_presence)word;
    return code ? code : find_number(call, "--minutes", call->options.values[OPTION_MINUTES],
                                     &presence->minutes);
}

/* ------------------------------------------------------------------ records */

int add_with(struct call *call, const char *kind, const char *const *given, int from)
{
    swst_record *record = must(swst_record_new(swst_kind_find(kind)));
    int code = DONE;

    for (int i = 0; given[i] && !code; i += 2)
        code = assign_option(call, record, given[i], OPTION_COUNT, given[i + 1]);
    for (int i = from; i < call->count && !code; i++)
        code = assign(call, record, call->arguments[i]);
    if (!code)
        code = save_and_print(call, record);
    swst_record_free(record);
    return code;
}

int print_number(const struct call *call, const char *answer, const char *name, int64_t number)
{
    if (call->format == AS_JSON)
        printf("{\"schema\":\"swst/%s/1\",\"rows\":[{\"%s\":%" PRId64 "}]}\n", answer, name,
               number);
    else
        printf("%" PRId64 "\n", number);
    return DONE;
}

int print_desk_list(struct call *call, swst_desk_list list)
{
    static const char *const shown[] = {
        "name", "about", "about_id", "area_code", "worker_ids", "to_id", "since_on", "due_on",
        "days_overdue", "reason", NULL
    };
    static const struct view view = { shown, NULL, NULL, desk_text };
    swst_filter *filter;
    swst_table *table = NULL;
    int code = make_desk_filter(call, &filter);

    swst_filter_add_list(filter, list);
    if (!code && swst_report_desk(call->store, call->as_of, filter, &table))
        code = failed(call);
    swst_filter_free(filter);
    return code ? code : print_table(call, table, &view);
}
