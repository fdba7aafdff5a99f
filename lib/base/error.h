/* Errors: one note per thread about what went wrong last. */
#ifndef SWST_BASE_ERROR_H
#define SWST_BASE_ERROR_H

#include <swstation/common.h>

enum swst__language { SWST__EN, SWST__ZH, SWST__LANGUAGES };

/* One text in every language: `text[SWST__ZH]`. */
struct swst__words {
    const char *text[SWST__LANGUAGES];
};

enum swst__message {
#define MESSAGE(NAME, en, zh) SWST__##NAME,
#include "base/messages.def"
#undef MESSAGE
    SWST__MESSAGES
};

/* "zh" and its variants are Chinese; anything else, and NULL, is English. */
enum swst__language swst__language(const char *name);

/* Note the failure and return its status, so that callers can write
 * `return swst__fail(...)`. No subject ever holds the content of a record. */
swst_status swst__fail(swst_status status, enum swst__message message);
swst_status swst__fail_about(swst_status status, enum swst__message message,
                             const struct swst__words *subject);
swst_status swst__fail_text(swst_status status, enum swst__message message, const char *subject);
swst_status swst__fail_number(swst_status status, enum swst__message message, int64_t subject);

/* The same about a field, which swst_error_field() then names. */
swst_status swst__fail_field(swst_status status, enum swst__message message, const char *kind,
                             const char *field, const struct swst__words *label);

/* Add the field to what has been noted, when the sentence is not about its label. */
void swst__error_field(const char *kind, const char *field);

/* The same at a place in a file (NULL, 0: not known), or at a byte of a JSON text. */
swst_status swst__fail_at(swst_status status, enum swst__message message, const char *path,
                          int64_t row, int64_t column);
swst_status swst__fail_offset(swst_status status, enum swst__message message, int64_t offset);

/* Add the place to what has been noted; NULL and 0 leave it as it is. */
void swst__error_place(const char *path, int64_t row, int64_t column);
void swst__error_offset(int64_t offset);

swst_status swst__fail_memory(void);

/* Whether a failure says what is wrong with a record, and not with us or the disk. */
bool swst__is_about_record(swst_status status);
/* The field at fault without its kind, as "birth_date"; NULL if none was. */
const char *swst__error_field_name(void);

/* What has been noted, set aside to be told again later. */
struct swst__failure {
    char text[SWST__LANGUAGES][400];
    char code[48];
    char field[80];
    char path[400];
    int64_t row, column, offset;
};
void swst__failure_keep(struct swst__failure *kept);
swst_status swst__fail_again(swst_status status, const struct swst__failure *kept);

#endif
