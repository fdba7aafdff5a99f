/* Repeated keys: small objects are compared pair by pair, large ones sorted. */
#include "codec/json_keys.h"

#include "base/memory.h"

#include <swstation/common.h>

#include <string.h>

#define FEW 16

/* A part of the text, or of the decoded bytes; `offset` is its place in the text. */
struct swst__json_key {
    size_t at, length, offset;
    bool decoded;
};

static void *make_room(void *memory, size_t *capacity, size_t needed, size_t size)
{
    size_t more = *capacity ? *capacity : 64;
    void *grown = memory;

    while (more < needed)
        more *= 2;
    if (more != *capacity && (grown = swst__realloc(memory, more * size)))
        *capacity = more;
    return grown;
}

/* ------------------------------------------------------------------- decode */

static unsigned unit_of(const char *digits)
{
    unsigned unit = 0;

    for (int i = 0; i < 4; i++) {
        unsigned char digit = (unsigned char)digits[i];

        unit = unit << 4 | (digit <= '9' ? digit - (unsigned)'0' : (digit | 0x20u) - 'a' + 10u);
    }
    return unit;
}

static char *put_utf8(char *to, unsigned code)
{
    int more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned lead[] = { 0, 0xC0, 0xE0, 0xF0 };

    *to++ = (char)(lead[more] | code >> 6 * more);
    while (more--)
        *to++ = (char)(0x80 | (code >> 6 * more & 0x3F));
    return to;
}

/* The escape at `from`, a surrogate pair at once. */
static const char *decode_escape(const char *from, char **to)
{
    static const char names[] = "bfnrt", bytes[] = "\b\f\n\r\t";
    const char *name = strchr(names, from[1]);
    unsigned code;

    if (from[1] != 'u') {
        *(*to)++ = name ? bytes[name - names] : from[1];
        return from + 2;
    }
    code = unit_of(from + 2);
    from += 6;
    if (code >= 0xD800 && code <= 0xDBFF) {
        code = 0x10000 + ((code - 0xD800) << 10) + (unit_of(from + 2) - 0xDC00);
        from += 6;
    }
    *to = put_utf8(*to, code);
    return from;
}

static size_t decode(const char *from, const char *end, char *start)
{
    char *to = start;

    while (from < end)
        if (*from == '\\')
            from = decode_escape(from, &to);
        else
            *to++ = *from++;
    return (size_t)(to - start);
}

bool swst__json_keys_add(struct swst__json_keys *keys, const char *text, size_t start, size_t end,
                         bool escaped)
{
    struct swst__json_key key = { start + 1, end - start - 2, start, escaped };
    void *room = make_room(keys->keys, &keys->capacity, keys->count + 1, sizeof key);

    if (!room)
        return false;
    keys->keys = room;
    if (escaped) {
        if (!(room = make_room(keys->decoded, &keys->decoded_capacity,
                               keys->decoded_length + key.length, 1)))
            return false;
        keys->decoded = room;
        key.at = keys->decoded_length;
        key.length = decode(text + start + 1, text + end - 1, keys->decoded + key.at);
        keys->decoded_length += key.length;
    }
    keys->keys[keys->count++] = key;
    return true;
}

/* ------------------------------------------------------------------ compare */

static int compare(const struct swst__json_keys *keys, const char *text,
                   const struct swst__json_key *a, const struct swst__json_key *b)
{
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    return memcmp((a->decoded ? keys->decoded : text) + a->at,
                  (b->decoded ? keys->decoded : text) + b->at, a->length);
}

/* Equal keys stand as in the text, so that the later one is known. */
static bool stands_before(const struct swst__json_keys *keys, const char *text,
                          const struct swst__json_key *a, const struct swst__json_key *b)
{
    int order = compare(keys, text, a, b);

    return order ? order < 0 : a->offset < b->offset;
}

static void sift(const struct swst__json_keys *keys, const char *text,
                 struct swst__json_key *heap, size_t root, size_t count)
{
    struct swst__json_key key = heap[root];

    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && stands_before(keys, text, &heap[child], &heap[child + 1]))
            child++;
        if (!stands_before(keys, text, &key, &heap[child]))
            break;
        heap[root] = heap[child];
    }
    heap[root] = key;
}

/* A heap sort: never slower, and without memory of its own, unlike qsort(). */
static void sort(const struct swst__json_keys *keys, const char *text,
                 struct swst__json_key *heap, size_t count)
{
    for (size_t root = count / 2; root--;)
        sift(keys, text, heap, root, count);
    for (size_t end = count; end-- > 1;) {
        struct swst__json_key largest = heap[0];

        heap[0] = heap[end];
        heap[end] = largest;
        sift(keys, text, heap, 0, end);
    }
}

static bool repeats_any(const struct swst__json_keys *keys, const char *text,
                        const struct swst__json_key *of, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (compare(keys, text, &of[i], &of[count]) == 0)
            return true;
    return false;
}

bool swst__json_keys_close(struct swst__json_keys *keys, const char *text, size_t first,
                           size_t *repeated)
{
    size_t count = keys->count - first;
    struct swst__json_key *of = count ? keys->keys + first : NULL;
    bool found = false;

    keys->count = first;
    if (count > FEW)
        sort(keys, text, of, count);
    for (size_t i = 1; i < count; i++) {
        bool repeats = count > FEW ? compare(keys, text, &of[i - 1], &of[i]) == 0
                                   : repeats_any(keys, text, of, i);

        if (repeats && (!found || of[i].offset < *repeated))
            *repeated = of[i].offset;
        found = found || repeats;
    }
    return found;
}

void swst__json_keys_free(struct swst__json_keys *keys)
{
    swst_free(keys->keys);
    swst_free(keys->decoded);
}
