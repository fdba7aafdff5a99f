/* The distance of Damerau and Levenshtein (with adjacent letters exchanged),
 * counted in characters, so that it serves Chinese names as well. */
#include "guess.h"
#include "utf8.h"

#include <string.h>

enum { LONGEST = 64 };

static size_t characters(const char *text, uint32_t *into)
{
    size_t count = 0;

    while (count < LONGEST) {
        uint32_t character = utf8_next(&text);

        if (!character)
            break;
        if (character >= 'A' && character <= 'Z')
            character += 'a' - 'A';
        into[count++] = character == '-' ? '_' : character;
    }
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(const char *left, const char *right)
{
    uint32_t a[LONGEST], b[LONGEST];
    size_t rows[3][LONGEST + 1];
    size_t m = characters(left, a), n = characters(right, b);

    for (size_t j = 0; j <= n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= m; i++) {
        size_t *now = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];

        now[0] = i;
        for (size_t j = 1; j <= n; j++) {
            now[j] = least(before[j - 1] + (a[i - 1] != b[j - 1]),
                           least(before[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], earlier[j - 2] + 1);
        }
    }
    return rows[m % 3][n];
}

/* A third of the word may be wrong, and one character always. */
void guess_start(struct guess *guess, const char *word)
{
    uint32_t ignored[LONGEST];
    size_t length = characters(word, ignored);

    guess->word = word;
    guess->distance = length < 2 ? 1 : 1 + (length + 2) / 3;
    guess->nearest[0] = '\0';
}

void guess_try(struct guess *guess, const char *candidate)
{
    size_t far = candidate ? distance(guess->word, candidate) : guess->distance;

    if (far >= guess->distance || strlen(candidate) >= sizeof guess->nearest)
        return;
    guess->distance = far;
    strcpy(guess->nearest, candidate);
}

const char *guess_end(const struct guess *guess)
{
    return guess->nearest[0] ? guess->nearest : NULL;
}
