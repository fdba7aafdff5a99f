/* One condition is one argument: a field, a comparison, a value. */
#include "condition.h"
#include "memory.h"
#include "names.h"
#include "say.h"

#include <stdlib.h>
#include <string.h>

/* The comparison at the start of text, and how long it is written. */
static const char *comparison_at(const char *text, size_t *length)
{
    static const char *const written[][2] = {
        { "<=", "<=" }, { ">=", ">=" }, { "!=", "!=" }, { "==", "=" }, { "=", "=" },
        { "<", "<" }, { ">", ">" }, { "~", "contains" },
    };

    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        if (strncmp(text, written[i][0], strlen(written[i][0])) == 0) {
            *length = strlen(written[i][0]);
            return written[i][1];
        }
    return NULL;
}

/* Several values, each as the library reads it, joined by commas again. */
static int find_values(const struct call *call, const swst_field *field, const char *text,
                       char **values)
{
    char *parts = copied(text);
    int code = DONE;

    *values = copied("");
    for (char *part = parts, *next; part && !code; part = next) {
        char *value;

        next = strchr(part, ',');
        if (next)
            *next++ = '\0';
        code = find_value(call, field, part, &value);
        if (code)
            break;
        *values = grown(*values, strlen(*values) + strlen(value) + 2);
        strcat(strcat(*values, **values ? "," : ""), value);
        free(value);
    }
    free(parts);
    if (code)
        free(*values);
    return code;
}

static int narrow(const struct call *call, swst_query *query, const swst_field *field,
                  const char *comparison, const char *text)
{
    swst_field_type type = swst_field_type_of(field);   /* 0 for the id */
    bool several = strcmp(comparison, "=") == 0 && strchr(text, ',') && type != SWST_SET;
    char *value = NULL;
    int code = DONE;

    if (several && field)
        code = find_values(call, field, text, &value);
    else if (field && (strcmp(comparison, "contains") != 0 || type == SWST_SET))
        code = find_value(call, field, text, &value);
    else
        value = copied(text);
    if (code)
        return code;
    if (swst_query_where(query, field ? swst_field_name(field) : "id",
                         several ? "in" : comparison, value))
        code = failed(call);
    free(value);
    return code;
}

int add_condition(const struct call *call, const swst_kind *kind, swst_query *query,
                  const char *condition)
{
    size_t length = strcspn(condition, "=<>!~"), written = 0;
    const char *comparison = comparison_at(condition + length, &written);
    const swst_field *field;
    char *name;
    int code;

    if (!length || !comparison)
        return mistaken(call, SAY_NO_CONDITION, condition);
    name = copied(condition);
    name[length] = '\0';
    code = find_field(call, kind, name, &field);
    free(name);
    return code ? code : narrow(call, query, field, comparison, condition + length + written);
}
