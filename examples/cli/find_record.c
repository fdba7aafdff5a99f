/* Records by what is unique about them: an id, a code, a number, a name. */
#include "guess.h"
#include "labels.h"
#include "memory.h"
#include "names.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN = 10 };

/* Ids given here have 15 digits, and no code has. Shorter ones came with a load,
 * and are asked for when nothing is called so. */
enum { ID_DIGITS = 15 };

static bool is_number(const char *text, size_t least)
{
    size_t length = strspn(text, "0123456789");

    return length >= least && length <= ID_DIGITS && !text[length] && *text != '0';
}

/* One match more, unless it is known: a record can match by name and by code. */
static size_t note(int64_t *ids, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (ids[i] == id)
            return count;
    if (count <= SHOWN)
        ids[count++] = id;
    return count;
}

static swst_status matches(const struct call *call, const swst_kind *kind, const char *field,
                           const char *text, int64_t *ids, size_t *count)
{
    swst_query *query = swst_query_new(kind);
    swst_cursor *cursor = NULL;
    swst_status status = query ? swst_query_where(query, field, "=", text) : SWST_ENOMEM;

    if (status == SWST_EINVALID) {      /* longer than the field: no match */
        swst_query_free(query);
        return SWST_OK;
    }
    if (!status)
        status = swst_query_run(call->store, query, &cursor);
    while (!status && *count <= SHOWN && (status = swst_cursor_next(cursor)) == SWST_ROW) {
        *count = note(ids, *count, swst_record_id(swst_cursor_record(cursor)));
        status = SWST_OK;
    }
    swst_cursor_free(cursor);
    swst_query_free(query);
    return status;
}

/* Names of people are never offered. */
static void guess_names(const struct call *call, const swst_kind *kind, const swst_field *field,
                        struct guess *guess)
{
    swst_query *query = swst_query_new(kind);
    swst_cursor *cursor = NULL;

    if (query && swst_query_run(call->store, query, &cursor) == SWST_OK)
        while (swst_cursor_next(cursor) == SWST_ROW) {
            char *value = NULL;

            if (swst_record_get(swst_cursor_record(cursor), swst_field_name(field), &value)
                == SWST_OK && value)
                guess_try(guess, value);
            swst_free(value);
        }
    swst_cursor_free(cursor);
    swst_query_free(query);
}

static int nothing(const struct call *call, const swst_kind *kind, const char *text,
                   const swst_field **fields, size_t count)
{
    const char *label = swst_kind_label(kind, call->language);
    struct guess guess;
    bool personal = false;

    guess_start(&guess, text);
    for (size_t i = 0; i < count; i++)
        if (swst_field_flags(fields[i]) & (SWST_PERSONAL | SWST_SENSITIVE))
            personal = true;
        else
            guess_names(call, kind, fields[i], &guess);
    if (personal)
        say(call, SAY_NO_SUCH_PERSON, label);
    else
        say(call, SAY_NO_SUCH_NAME, label, text);
    say_nearest(call, guess_end(&guess));
    return FAILED;
}

/* The ids alone: who may see the names may ask for them. */
static int several(const struct call *call, const swst_kind *kind, const int64_t *ids, size_t count)
{
    say(call, SAY_SEVERAL, swst_kind_label(kind, call->language));
    for (size_t i = 0; i < count && i < SHOWN; i++)
        fprintf(stderr, "  %lld\n", (long long)ids[i]);
    if (count > SHOWN)
        fprintf(stderr, "  %s\n", sentence(call->language, SAY_AND_MORE));
    return FAILED;
}

int find_record(const struct call *call, const swst_kind *kind, const char *text,
                char id[ID_SIZE])
{
    const swst_field *fields[NAMING_FIELDS];
    size_t fields_count = naming_fields(kind, fields), count = 0;
    int64_t ids[SHOWN + 1] = { 0 };

    if (is_number(text, fields_count ? ID_DIGITS : 1)) {
        strcpy(id, text);
        return DONE;
    }
    if (!fields_count || !*text)
        return mistaken(call, SAY_BAD_RECORD_ID, text);
    for (size_t i = 0; i < fields_count; i++)
        if (matches(call, kind, swst_field_name(fields[i]), text, ids, &count))
            return failed(call);
    if (!count && is_number(text, 1) && matches(call, kind, "id", text, ids, &count))
        return failed(call);
    if (!count)
        return nothing(call, kind, text, fields, fields_count);
    if (count > 1)
        return several(call, kind, ids, count);
    snprintf(id, ID_SIZE, "%lld", (long long)ids[0]);
    return DONE;
}

int find_id(const struct call *call, const char *kind, const char *text, int64_t *id)
{
    char found[ID_SIZE] = "0";
    int code = text ? find_record(call, swst_kind_find(kind), text, found) : DONE;

    if (!code)
        *id = strtoll(found, NULL, 10);
    return code;
}
