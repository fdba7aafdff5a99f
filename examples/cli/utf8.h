/* Text on a terminal: what a character is, and how many cells it takes. The
 * locale is never asked, so tables line up without one. */
#ifndef SWST_CLI_UTF8_H
#define SWST_CLI_UTF8_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define REPLACEMENT UINT32_C(0xFFFD)

/* The character at *text, moving behind it; 0 at the end, REPLACEMENT for
 * bytes that are no character. */
uint32_t utf8_next(const char **text);

/* The same, with what would disturb a terminal replaced: control characters
 * by REPLACEMENT, tabs and ends of lines by a space. */
uint32_t clean_next(const char **text);

/* The cells of one character: 0, 1 or 2. */
size_t character_width(uint32_t character);

/* The cells of clean text. */
size_t text_width(const char *text);

void put_character(FILE *stream, uint32_t character);

/* Write clean text of at most so many cells, the last of them "…" if it was
 * cut; 0: all of it. Returns the cells written. */
size_t put_clean(FILE *stream, const char *text, size_t most);

#endif
