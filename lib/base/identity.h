/* Identity numbers (GB 11643): six digits of area, eight of birth, three of
 * sequence, one to check. Nothing here says whose number it is. */
#ifndef SWST_BASE_IDENTITY_H
#define SWST_BASE_IDENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum swst__identity {
    SWST__IDENTITY_OK,
    SWST__IDENTITY_LENGTH,      /* neither 18 nor 15 characters */
    SWST__IDENTITY_CHARACTER,   /* not digits, save for a last X */
    SWST__IDENTITY_DATE,        /* a day of birth that does not exist, or before 1800 */
    SWST__IDENTITY_CHECK,
    SWST__IDENTITY_DAMAGED      /* a spreadsheet has lost its last digits */
};

#define SWST__IDENTITY_SIZE 19

/* Full-width digits and letters become plain, x becomes X, every sort of space and a
 * leading ' or ’ go. Never longer than the text, cut between characters to fit
 * `size` bytes; `folded` may be the text itself. */
void swst__identity_fold(const char *text, char *folded, size_t size);

/* Folds the text and writes the 18 characters; `number` stays as it was unless
 * the answer is SWST__IDENTITY_OK. */
enum swst__identity swst__identity_read(const char *text, char number[SWST__IDENTITY_SIZE]);

/* As records keep a number: the 18 characters if it is right, else folded. */
void swst__identity_keep(const char *text, char *kept, size_t size);

/* Of the 18 characters that swst__identity_read() wrote. Birth is false, and
 * nothing read, for a text that has no such day. */
bool swst__identity_birth(const char *number18, int64_t *day);
int swst__identity_sex(const char *number18);           /* 1 male, 2 female (GB/T 2261.1) */

/* Whether the area part names a province (GB/T 2260), a permit of Hong Kong,
 * Macau or Taiwan, a foreign permanent resident's card or the sample area
 * 790101, which is assigned to nobody. For a warning, never to refuse. */
bool swst__identity_area_is_known(const char *number18);

#endif
