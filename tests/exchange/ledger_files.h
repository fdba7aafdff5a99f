/* Ledgers as Excel and WPS write them, for this test program's own folder. */
#ifndef SWST_TESTS_LEDGER_FILES_H
#define SWST_TESTS_LEDGER_FILES_H

#include "../support/station.h"

#include "exchange/ledger.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Write the text, which is UTF-8, in an encoding of iconv, behind this byte order mark. */
static inline void put_ledger(const char *path, const char *text, const char *encoding,
                              const char *mark)
{
    size_t left = strlen(text), room = 4 * left + 16, length = strlen(mark);
    char *from = malloc(left + 1), *bytes = malloc(room + length), *at = from, *to = bytes + length;
    iconv_t converter = iconv_open(encoding, "UTF-8");

    assert_true(converter != (iconv_t)-1);
    memcpy(from, text, left + 1);
    memcpy(bytes, mark, length);
    assert_true(iconv(converter, (void *)&at, &left, &to, &room) != (size_t)-1);
    write_file(path, bytes, (size_t)(to - bytes));
    iconv_close(converter);
    free(from);
    free(bytes);
}

static inline struct swst__ledger_text *open_ledger(const char *path)
{
    struct swst__ledger_text *text = NULL;

    assert_ok(swst__ledger_text_open(path, &text));
    assert_non_null(text);
    return text;
}

#endif
