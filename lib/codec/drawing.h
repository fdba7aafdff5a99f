/* Bars and lines as inline SVG: whole numbers for coordinates, black and white,
 * texts that do not overlap. */
#ifndef SWST_CODEC_DRAWING_H
#define SWST_CODEC_DRAWING_H

#include "model/document_parts.h"

/* Append the chart, in pieces that fit on a page each. `number` tells the charts of one page
 * apart; `leads` whether marks have a place to lead to. */
void swst__drawing_put(const struct swst__block *chart, enum swst__language language,
                       size_t number, bool leads, struct swst__text *out);

/* Append text as XML and HTML have it, in an attribute, too. */
void swst__put_escaped(struct swst__text *out, const char *text);

/* How wide a text is drawn, in units of which a Chinese character has 12; rather too wide. */
int64_t swst__drawn_width(const char *text);

/* Round steps for an axis that begins at 0 and reaches `most`, in tenths: at most six. */
int64_t swst__axis_step(int64_t most, bool only_whole);

#endif
