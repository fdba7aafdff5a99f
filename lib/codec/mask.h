/* Masks: what an output shows of a personal field by default. */
#ifndef SWST_CODEC_MASK_H
#define SWST_CODEC_MASK_H

#include "base/text.h"

enum swst__mask {
    SWST__MASK_LENGTH,          /* notes and other texts: [12], their characters */
    SWST__MASK_NAME,            /* 张*, 欧阳*, W* */
    SWST__MASK_NUMBER,          /* of 18: 3 + 11 stars + 4, of 15: 3 + 8 + 4, else stars */
    SWST__MASK_PHONE,           /* 138****1234; of others, from 7 digits, the last 4 */
    SWST__MASK_ADDRESS,         /* up to the village: 前江村* */
    SWST__MASK_YEAR             /* of a day: 1942 */
};

/* Appends what may be shown: nothing for NULL or "", and no more than "*" where
 * the value is not of the expected form. False when out of memory. */
bool swst__mask(enum swst__mask how, const char *value, struct swst__text *out);

#endif
