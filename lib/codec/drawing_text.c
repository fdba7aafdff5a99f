/* Texts in a drawing: escaped, measured, and cut to their room. */
#include "codec/drawing_plan.h"

#include <inttypes.h>

void swst__put_escaped(struct swst__text *out, const char *text)
{
    while (*text) {
        size_t plain = strcspn(text, "&<>\"'");

        swst__text_put(out, text, plain);
        text += plain;
        switch (*text) {
        case '&': swst__text_put(out, "&amp;", 5); break;
        case '<': swst__text_put(out, "&lt;", 4); break;
        case '>': swst__text_put(out, "&gt;", 4); break;
        case '"': swst__text_put(out, "&quot;", 6); break;
        case '\'': swst__text_put(out, "&#39;", 5); break;
        default: return;
        }
        text++;
    }
}

static int64_t width_of(const char *at, size_t size)
{
    if (size == 1)
        return strchr("ABCDEFGHKMNOPQRUVWXYZmw%@&", *at) ? 11 : 8;
    return size == 2 ? 9 : size == 3 ? SWST__FONT : 17;
}

int64_t swst__drawn_width(const char *text)
{
    int64_t width = 0;

    for (size_t size; *text; text += size) {
        size = swst__utf8_size(text, SIZE_MAX);
        size = size ? size : 1;
        width += width_of(text, size);
    }
    return width;
}

size_t swst__fitting(const char *text, int64_t room)
{
    size_t length = 0;

    while (text[length]) {
        size_t size = swst__utf8_size(text + length, SIZE_MAX);

        size = size ? size : 1;
        if ((room -= width_of(text + length, size)) < 0)
            break;
        length += size;
    }
    return length;
}

/* `length` bytes of a text, and then another. */
static void put_part(struct swst__text *out, const char *text, size_t length, const char *behind)
{
    struct swst__text part = { 0 };

    swst__text_put(&part, text, length);
    swst__text_add(&part, "%s", behind);
    if (part.failed)
        out->failed = true;
    else
        swst__put_escaped(out, part.bytes);
    swst_free(part.bytes);
}

void swst__drawn_text(struct swst__text *out, int64_t x, int64_t y, const char *anchor)
{
    swst__text_add(out, "<text x=\"%" PRId64 "\" y=\"%" PRId64 "\" text-anchor=\"%s\">", x, y,
                   anchor);
}

void swst__drawn_part(struct swst__text *out, int64_t x, int64_t y, const char *anchor,
                      const char *text, size_t length)
{
    swst__drawn_text(out, x, y, anchor);
    put_part(out, text, length, "");
    swst__text_add(out, "</text>\n");
}

void swst__drawn_label(struct swst__text *out, int64_t x, int64_t y, const char *anchor,
                       const char *text, int64_t room)
{
    size_t length = swst__fitting(text, room);

    if (text[length])
        length = swst__fitting(text, room - SWST__FONT);
    swst__drawn_text(out, x, y, anchor);
    put_part(out, text, length, text[length] ? "…" : "");
    swst__text_add(out, "</text>\n");
}

void swst__drawn_above(struct swst__text *out, int64_t x, int64_t y, const char *anchor,
                       const char *text)
{
    swst__text_add(out, "<text class=\"value\" x=\"%" PRId64 "\" y=\"%" PRId64 "\" "
                   "text-anchor=\"%s\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">%s</text>", x, y,
                   anchor, text);
}
