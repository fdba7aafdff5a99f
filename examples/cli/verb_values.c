/* What verbs take and give: a day, a word of a choice, the record they wrote. */
#include "memory.h"
#include "names.h"
#include "records.h"
#include "say.h"
#include "verbs.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

const char *verb_day(const struct call *call)
{
    const char *on = call->options.values[OPTION_ON];

    return on ? on : call->as_of;
}

int verb_choice(const struct call *call, const char *kind, const char *name, const char *text,
                int32_t *number)
{
    const swst_field *field = swst_field_find(swst_kind_find(kind), name);
    char *word = NULL;
    int code = text ? find_word(call, field, text, &word) : DONE;

    *number = word ? choice_number(field, word) : 0;
    free(word);
    return code;
}

int verb_done(struct call *call, swst_status status, const char *kind, int64_t id)
{
    swst_record *record = NULL;
    int code;

    if (status)
        return failed(call);
    if (call->format != AS_JSON) {
        printf("%" PRId64 "\n", id);
        return DONE;
    }
    if (swst_record_load(call->store, swst_kind_find(kind), id, &record))
        return failed(call);
    code = print_record(call, record);
    swst_record_free(record);
    return code;
}
