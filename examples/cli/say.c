/* The program's own sentences and the library's, on stderr. */
#include "say.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct words sentences[SAY_COUNT] = {
#define MESSAGE(id, en, zh) { en, zh },
#include "messages.def"
#undef MESSAGE
};

const char *sentence(const char *language, enum message message)
{
    return in_language(sentences[message], language);
}

/* What users wrote goes into the sentence, so it is cleaned as a whole. */
static void put(const struct call *call, enum message message, va_list values)
{
    char text[4096];

    vsnprintf(text, sizeof text, sentence(call->language, message), values);
    fputs("swst: ", stderr);
    put_clean(stderr, text, 0);
}

void say(const struct call *call, enum message message, ...)
{
    va_list values;

    va_start(values, message);
    put(call, message, values);
    va_end(values);
    fputc('\n', stderr);
}

void say_begin(const struct call *call, enum message message, ...)
{
    va_list values;

    va_start(values, message);
    put(call, message, values);
    va_end(values);
}

void say_nearest(const struct call *call, const char *nearest)
{
    if (nearest)
        say(call, SAY_DID_YOU_MEAN, nearest);
}

int mistaken(const struct call *call, enum message message, const char *what)
{
    say(call, message, what);
    return USAGE;
}

/* One detail of a failure, after "(" or ", ". */
static void text_detail(const struct call *call, int *count, enum message message,
                        const char *text)
{
    fputs((*count)++ ? ", " : " (", stderr);
    fprintf(stderr, sentence(call->language, message), text);
}

static void detail(const struct call *call, int *count, enum message message, int64_t number)
{
    fputs((*count)++ ? ", " : " (", stderr);
    fprintf(stderr, sentence(call->language, message), (long long)number);
}

int failed(const struct call *call)
{
    return failed_at(call, swst_error_path());
}

int failed_at(const struct call *call, const char *path)
{
    int details = 0;

    fputs("swst: ", stderr);
    if (path) {
        put_clean(stderr, path, 0);
        fputs(": ", stderr);
    }
    put_clean(stderr, swst_error_message(call->language), 0);
    if (swst_error_field())
        text_detail(call, &details, SAY_DETAIL_FIELD, swst_error_field());
    if (swst_error_row() > 0)
        detail(call, &details, SAY_DETAIL_ROW, swst_error_row());
    if (swst_error_column() > 0)
        detail(call, &details, SAY_DETAIL_COLUMN, swst_error_column());
    if (swst_error_offset() >= 0)
        detail(call, &details, SAY_DETAIL_OFFSET, swst_error_offset());
    text_detail(call, &details, SAY_DETAIL_CODE, swst_error_code());
    fputs(")\n", stderr);
    return FAILED;
}
