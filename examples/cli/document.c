/* Documents: Markdown, JSON or a page, on the screen or in a file. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif

#include "document.h"
#include "cells.h"
#include "guess.h"
#include "say.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What --format says; --json means the same as --format json. */
static const char *format_of(const struct call *call)
{
    const char *format = call->options.values[OPTION_FORMAT];

    return format ? format : call->format == AS_JSON ? "json" : "md";
}

int check_format(const struct call *call)
{
    static const char *const formats[] = { "md", "json", "html" };
    const char *format = format_of(call);
    struct guess guess;

    guess_start(&guess, format);
    for (int i = 0; i < 3; i++) {
        if (strcmp(format, formats[i]) == 0)
            return DONE;
        guess_try(&guess, formats[i]);
    }
    say_begin(call, SAY_BAD_WORD, "--format", format);
    fputs("md, json, html\n", stderr);
    say_nearest(call, guess_end(&guess));
    return USAGE;
}

/* A new file is for its owner alone, as all that is written of a station. */
static FILE *open_file(const char *path)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");

    if (descriptor >= 0 && !file)
        close(descriptor);
    return file;
}

static int write_file(const struct call *call, const char *path, const char *text)
{
    FILE *file = open_file(path);
    bool written = file && fputs(text, file) >= 0;

    if (file && fclose(file))
        written = false;
    if (!written)
        say(call, SAY_NO_OUTPUT, path);
    return written ? DONE : FAILED;
}

int put_document(struct call *call, swst_document *document)
{
    const char *path = call->options.values[OPTION_OUTPUT];
    char *text = NULL;
    int code = DONE;

    if (swst_document_text(document, format_of(call), output_flags(call), &text))
        code = failed(call);
    else if (path)
        code = write_file(call, path, text);
    else
        fputs(text, stdout);
    swst_free(text);
    swst_document_free(document);
    return code;
}
