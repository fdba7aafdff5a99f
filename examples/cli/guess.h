/* Did you mean …: the nearest of the words that would have been right. */
#ifndef SWST_CLI_GUESS_H
#define SWST_CLI_GUESS_H

#include <stddef.h>

struct guess {
    const char *word;       /* what was written */
    size_t distance;        /* of the nearest so far */
    char nearest[160];      /* "" while nothing is near */
};

void guess_start(struct guess *guess, const char *word);
void guess_try(struct guess *guess, const char *candidate);

/* The nearest word, or NULL if none is near enough. */
const char *guess_end(const struct guess *guess);

#endif
