/* Text that people type and Excel keeps, in one form: here and nowhere else. What
 * is kept of a record is cleaned; what is compared is a key. */
#ifndef SWST_BASE_FOLD_H
#define SWST_BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Cleaning. None gives more bytes than the text has; each cuts between characters to
 * fit `size` bytes; `clean` may be the text itself; bytes that are no UTF-8 stay.
 *
 * Any text: full-width letters, digits and signs of ASCII become plain, every sort
 * of space a plain one, control characters and marks of direction or width go, as
 * do spaces at the ends and a spreadsheet's leading ' or tab. */
void swst__fold_text(const char *text, char *clean, size_t size);
/* The same; spaces beside a Han character go, others are one; every sort of
 * middle dot becomes U+00B7: 张 三 is 张三, 阿依古丽•买买提 is 阿依古丽·买买提. */
void swst__fold_name(const char *text, char *clean, size_t size);
/* The same; no spaces beside Han characters; commas, brackets and dashes plain. */
void swst__fold_address(const char *text, char *clean, size_t size);
/* The same; no spaces within; commas, brackets and dashes plain; a / for the space
 * between two whole numbers of seven digits or more. */
void swst__fold_phone(const char *text, char *clean, size_t size);

/* Keys, for comparing only. Of a name: cleaned, without dots and spaces, in small
 * letters. Of a phone: its digits without +86 or 0086. */
void swst__name_key(const char *text, char *key, size_t size);
void swst__phone_key(const char *text, char *key, size_t size);

/* The next of several phones in one text, cleaned; NULL when there is none, else
 * where to go on. They are divided by / , ; | and their Chinese forms, 、, a word, or
 * a space between two whole numbers. Fewer than five digits are no phone but an
 * extension; a bracket within a phone becomes a dash. */
const char *swst__phone_next(const char *text, char *phone, size_t size);

/* The character at `text` (its code point) and, in `*size`, its bytes; 0 at the end.
 * A byte that is no UTF-8 counts as a character of its own. */
uint32_t swst__fold_character(const char *text, size_t *size);
/* What it is in any text: plain if it is a full-width form of ASCII, ' ' for every
 * sort of space, 0 for what goes. */
uint32_t swst__fold_plain(uint32_t code);
bool swst__is_han(uint32_t code);

#endif
