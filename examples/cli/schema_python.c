/* The schema as the type hints that Python's type checkers read:
 * examples/python/swstation/records.pyi is this output. */
#include "schema.h"

#include <stdbool.h>
#include <stdio.h>

/* health_item becomes HealthItem. */
static void put_class_name(const char *name)
{
    for (bool first = true; *name; name++) {
        if (*name != '_')
            putchar(first && *name >= 'a' && *name <= 'z' ? *name - 'a' + 'A' : *name);
        first = *name == '_';
    }
}

static const char *type_of(const swst_field *field)
{
    switch (swst_field_type_of(field)) {
    case SWST_INTEGER:
    case SWST_MONEY:
    case SWST_REFERENCE:
        return "int";
    case SWST_FLAG:
        return "bool";
    case SWST_SET:
        return "List[str]";
    default:
        return "str";
    }
}

static void put_kind(const swst_kind *kind)
{
    const swst_field *field = NULL;

    fputs("\n\nclass ", stdout);
    put_class_name(swst_kind_name(kind));
    printf("(Record):\n    \"\"\"%s.\"\"\"\n\n", swst_kind_summary(kind, "en"));
    while ((field = swst_field_next(kind, field)))
        printf("    %s: Optional[%s]\n", swst_field_name(field), type_of(field));
    fputs("\n    def __init__(self, *", stdout);
    while ((field = swst_field_next(kind, field)))
        printf(",\n                 %s: Optional[%s] = None", swst_field_name(field),
               type_of(field));
    fputs(") -> None: ...\n", stdout);
}

void put_schema_python(const swst_kind *only)
{
    fputs("\"\"\"The kinds of record as type checkers see them; "
          "printed by `swst schema --python`.\"\"\"\n"
          "from typing import List, Optional\n\n"
          "from ._record import Record\n", stdout);
    for (const swst_kind *kind = NULL; (kind = schema_next(only, kind)); )
        put_kind(kind);
}
