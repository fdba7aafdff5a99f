/* A box: one sealed value. Its first bytes are the format and what the value is; they, and
 * whose value it is, are proved with it, so that a box opens nowhere else. */
#include "base/memory.h"
#include "store/sealed.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { FORMAT = 1, TEXT = 't', NUMBER = 'n', NUMBER_SIZE = 8, ABOUT_SIZE = 256 };

/* Names hold no new line, so that no two are alike: -1 for those that are none of ours. */
static int write_about(const struct swst__about *about, char type, char bytes[ABOUT_SIZE])
{
    int length = snprintf(bytes, ABOUT_SIZE, "%d%c\n%s\n%s\n%" PRId64, FORMAT, type, about->kind,
                          about->field, about->id);

    return length > 0 && length < ABOUT_SIZE ? length : -1;
}

/* The highest byte first, whatever the machine's order is. */
static void write_number(int64_t number, unsigned char bytes[NUMBER_SIZE])
{
    for (int i = NUMBER_SIZE; i-- > 0; number = (int64_t)((uint64_t)number >> 8))
        bytes[i] = (unsigned char)((uint64_t)number & 0xff);
}

static int64_t read_number(const unsigned char bytes[NUMBER_SIZE])
{
    uint64_t number = 0;

    for (int i = 0; i < NUMBER_SIZE; i++)
        number = number << 8 | bytes[i];
    return (int64_t)number;
}

swst_status swst__box_make(const struct swst__file_keys *keys, const struct swst__about *about,
                           const struct swst__value *value, unsigned char **box, size_t *size)
{
    char type = value->text ? TEXT : NUMBER, bytes[ABOUT_SIZE];
    unsigned char number[NUMBER_SIZE], *made;
    const void *content = value->text ? (const void *)value->text : number;
    size_t length = value->text ? strlen(value->text) : sizeof number;
    int about_size = write_about(about, type, bytes);

    if (!(made = swst__calloc(SWST__BOX_HEAD + SWST__BOX_EXTRA + length)))
        return swst__fail_memory();
    write_number(value->number, number);
    made[0] = FORMAT;
    made[1] = (unsigned char)type;
    if (about_size < 0 || !swst__crypto_seal(keys->boxes, content, length, bytes,
                                             (size_t)about_size, made + SWST__BOX_HEAD)) {
        swst_free(made);
        return swst__fail(SWST_ENOCRYPTO, SWST__NO_CRYPTO);
    }
    swst__crypto_wipe(number, sizeof number);
    *box = made;
    *size = SWST__BOX_HEAD + SWST__BOX_EXTRA + length;
    return SWST_OK;
}

/* A text that is opened is followed by its NUL, and holds none. */
static bool is_whole(char type, const char *opened, size_t length)
{
    return type == TEXT ? length && strlen(opened) == length : length == NUMBER_SIZE;
}

swst_status swst__box_open(const struct swst__file_keys *keys, const struct swst__about *about,
                           const void *box, size_t size, char **text, int64_t *number)
{
    const unsigned char *head = box;
    size_t least = SWST__BOX_HEAD + SWST__BOX_EXTRA, length = size - least;
    char bytes[ABOUT_SIZE], type = size > least ? (char)head[1] : 0, *opened;
    int about_size = write_about(about, type, bytes);

    if ((type != TEXT && type != NUMBER) || head[0] != FORMAT || about_size < 0)
        return SWST_ROW;
    if (!(opened = swst__calloc(length + 1)))
        return swst__fail_memory();
    if (!swst__crypto_open(keys->boxes, head + SWST__BOX_HEAD, size - SWST__BOX_HEAD, bytes,
                           (size_t)about_size, opened) || !is_whole(type, opened, length)) {
        swst_free(opened);
        return SWST_ROW;
    }
    *text = type == TEXT ? opened : NULL;
    if (type == NUMBER) {
        *number = read_number((const unsigned char *)opened);
        swst__crypto_wipe(opened, length);
        swst_free(opened);
    }
    return SWST_OK;
}

/* That of an import is of the field that it keeps. */
swst_status swst__box_broken(const struct swst__about *about)
{
    const char *space = strrchr(about->kind, ' ');

    swst__fail_number(SWST_EDAMAGED, SWST__BOX_DAMAGED, about->id);
    swst__error_field(space ? space + 1 : about->kind, about->field);
    return SWST_EDAMAGED;
}
