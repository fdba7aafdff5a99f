/* For the files of a drawing alone. */
#ifndef SWST_CODEC_DRAWING_PLAN_H
#define SWST_CODEC_DRAWING_PLAN_H

#include "codec/drawing.h"

/* A drawing is as wide as the text of an A4 page; twelve units are then nine points. */
enum { SWST__WIDTH = 640, SWST__FONT = 12, SWST__LINE = 14, SWST__GAP = 6, SWST__PATTERNS = 6,
       SWST__LONGEST_KEY = 260 };

/* What all parts of a chart are drawn by. */
struct swst__plan {
    const struct swst__block *chart;
    enum swst__language language;
    size_t number;                      /* of the chart in its page */
    bool leads;                         /* marks have a place to lead to */
    int64_t step, top;                  /* of the axis, in tenths */
    int64_t left, width;                /* of the plot */
    int64_t value_width, label_width;   /* the widest */
    struct swst__text *out;
};

int64_t swst__least(int64_t a, int64_t b);
int64_t swst__most(int64_t a, int64_t b);

/* Texts. `anchor` is "start", "middle" or "end"; a part is `length` bytes of one; what a label has
 * no `room` for is cut off (…). */
size_t swst__fitting(const char *text, int64_t room);   /* how many bytes of it fit */
void swst__drawn_text(struct swst__text *out, int64_t x, int64_t y, const char *anchor);
void swst__drawn_part(struct swst__text *out, int64_t x, int64_t y, const char *anchor,
                      const char *text, size_t length);
void swst__drawn_label(struct swst__text *out, int64_t x, int64_t y, const char *anchor,
                       const char *text, int64_t room);
void swst__drawn_above(struct swst__text *out, int64_t x, int64_t y, const char *anchor,
                       const char *text);               /* what lies below stays away from it */
void swst__drawn_value(const struct swst__plan *plan, int64_t tenths, struct swst__text *text);
const char *swst__drawn_nothing(const struct swst__plan *plan);         /* 无记录 */

/* The drawing, its rules (`way`: 'V' or 'H') and ticks. */
void swst__begin_drawing(const struct swst__plan *plan, int64_t height);
void swst__drawn_rule(const struct swst__plan *plan, int64_t x, int64_t y, char way, int64_t to,
                      bool is_base);
void swst__drawn_tick(const struct swst__plan *plan, int64_t x, int64_t y, const char *anchor,
                      int64_t tenths);

/* Series: told apart by hatching, dashes and markers. The legend returns how high it is; not
 * drawn (`draws` false), it is measured. */
extern const char *const swst__dashes[SWST__PATTERNS];
void swst__drawn_patterns(const struct swst__plan *plan, size_t part);
void swst__drawn_bar(const struct swst__plan *plan, size_t part, size_t series, int64_t x,
                     int64_t y, int64_t width);
void swst__drawn_marker(const struct swst__plan *plan, size_t series, int64_t x, int64_t y);
int64_t swst__drawn_legend(const struct swst__plan *plan, size_t part, bool draws);

/* Around the shapes of one point: its mark, value and title. */
void swst__begin_point(const struct swst__plan *plan, const struct swst__series *series,
                       const struct swst__point *point);
void swst__end_point(const struct swst__plan *plan, const struct swst__point *point);

void swst__drawn_bars(struct swst__plan *plan);
void swst__drawn_lines(struct swst__plan *plan);

#endif
