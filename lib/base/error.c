#include "base/error.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct swst__words messages[] = {
#define MESSAGE(NAME, en, zh) { { en, zh } },
#include "base/messages.def"
#undef MESSAGE
};

static const char *const names[] = {
#define MESSAGE(NAME, en, zh) #NAME,
#include "base/messages.def"
#undef MESSAGE
};

/* Fixed buffers: noting a failure must not fail, least of all when the
 * failure is that memory ran out. */
static _Thread_local struct swst__failure last = { .offset = -1 };

enum swst__language swst__language(const char *name)
{
    return name && strncmp(name, "zh", 2) == 0 ? SWST__ZH : SWST__EN;
}

const char *swst_error_message(const char *language)
{
    return last.text[swst__language(language)];
}

const char *swst_error_code(void)
{
    return last.code;
}

const char *swst_error_field(void)
{
    return last.field[0] ? last.field : NULL;
}

const char *swst_error_path(void)
{
    return last.path[0] ? last.path : NULL;
}

int64_t swst_error_row(void)
{
    return last.row;
}

int64_t swst_error_column(void)
{
    return last.column;
}

int64_t swst_error_offset(void)
{
    return last.offset;
}

/* --------------------------------------------------------------- statuses */

static const struct { swst_status status; const char *name; } statuses[] = {
#define STATUS(status) { status, #status }
    STATUS(SWST_ROW), STATUS(SWST_OK), STATUS(SWST_ENOMEM), STATUS(SWST_EMISUSE),
    STATUS(SWST_EINVALID), STATUS(SWST_ENOTFOUND), STATUS(SWST_ECONFLICT), STATUS(SWST_EBUSY),
    STATUS(SWST_EVERSION), STATUS(SWST_EIO), STATUS(SWST_EFOREIGN), STATUS(SWST_EDAMAGED),
    STATUS(SWST_EPERMISSION), STATUS(SWST_EREADONLY), STATUS(SWST_ENOSPACE), STATUS(SWST_EMOVED),
    STATUS(SWST_EFORKED), STATUS(SWST_EUNKNOWN), STATUS(SWST_EDENIED), STATUS(SWST_ENOKEY),
    STATUS(SWST_EWRONGKEY), STATUS(SWST_ENOCRYPTO),
#undef STATUS
};

enum { STATUSES = sizeof statuses / sizeof *statuses };

const char *swst_status_name(swst_status status)
{
    for (int i = 0; i < STATUSES; i++)
        if (statuses[i].status == status)
            return statuses[i].name;
    return "unknown status";
}

swst_status swst_status_next(swst_status previous)
{
    for (int i = 2; i < STATUSES; i++)
        if ((int)statuses[i].status < (int)previous)
            return statuses[i].status;
    return SWST_OK;
}

/* ----------------------------------------------------------------- noting */

static void note_code(enum swst__message message)
{
    size_t i = 0;

    for (; names[message][i] && i < sizeof last.code - 1; i++)
        last.code[i] = (char)(names[message][i] >= 'A' && names[message][i] <= 'Z'
                                  ? names[message][i] + ('a' - 'A') : names[message][i]);
    last.code[i] = '\0';
}

swst_status swst__fail_about(swst_status status, enum swst__message message,
                             const struct swst__words *subject)
{
    for (int i = 0; i < SWST__LANGUAGES; i++)
        snprintf(last.text[i], sizeof last.text[i], messages[message].text[i], subject->text[i]);
    note_code(message);
    last.field[0] = last.path[0] = '\0';
    last.row = last.column = 0;
    last.offset = -1;
    return status;
}

swst_status swst__fail(swst_status status, enum swst__message message)
{
    return swst__fail_text(status, message, "");
}

swst_status swst__fail_text(swst_status status, enum swst__message message, const char *subject)
{
    return swst__fail_about(status, message, &(struct swst__words){ { subject, subject } });
}

swst_status swst__fail_number(swst_status status, enum swst__message message, int64_t subject)
{
    char text[24];

    snprintf(text, sizeof text, "%" PRId64, subject);
    return swst__fail_text(status, message, text);
}

swst_status swst__fail_field(swst_status status, enum swst__message message, const char *kind,
                             const char *field, const struct swst__words *label)
{
    swst__fail_about(status, message, label);
    swst__error_field(kind, field);
    return status;
}

void swst__error_field(const char *kind, const char *field)
{
    snprintf(last.field, sizeof last.field, "%s.%s", kind, field);
}

void swst__error_place(const char *path, int64_t row, int64_t column)
{
    if (path)
        snprintf(last.path, sizeof last.path, "%s", path);
    last.row = row ? row : last.row;
    last.column = column ? column : last.column;
}

swst_status swst__fail_at(swst_status status, enum swst__message message, const char *path,
                          int64_t row, int64_t column)
{
    swst__fail(status, message);
    swst__error_place(path, row, column);
    return status;
}

swst_status swst__fail_offset(swst_status status, enum swst__message message, int64_t offset)
{
    swst__fail(status, message);
    swst__error_offset(offset);
    return status;
}

void swst__error_offset(int64_t offset)
{
    last.offset = offset;
}

bool swst__is_about_record(swst_status status)
{
    return status == SWST_EINVALID || status == SWST_ENOTFOUND || status == SWST_ECONFLICT;
}

const char *swst__error_field_name(void)
{
    const char *field = swst_error_field();
    const char *dot = field ? strchr(field, '.') : NULL;

    return dot ? dot + 1 : NULL;
}

swst_status swst__fail_memory(void)
{
    return swst__fail(SWST_ENOMEM, SWST__OUT_OF_MEMORY);
}

void swst__failure_keep(struct swst__failure *kept)
{
    *kept = last;
}

swst_status swst__fail_again(swst_status status, const struct swst__failure *kept)
{
    last = *kept;
    return status;
}
