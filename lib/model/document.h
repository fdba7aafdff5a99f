/* Documents: what a report says in chapters, paragraphs, lists, tables and
 * charts, with every figure marked. How it looks is for codec/. */
#ifndef SWST_MODEL_DOCUMENT_H
#define SWST_MODEL_DOCUMENT_H

#include "model/indicator.h"
#include "model/table.h"

#include <swstation/document.h>

/* A figure in a document: where it comes from, so that it can be traced. */
struct swst__mark {
    const struct swst_indicator *indicator;
    struct swst__figure figure;
    struct swst__span period;
    int64_t as_of;
    const char *filter;                 /* as the command line has it: "--area 441882107206"; "" */
    bool is_provisional;
};

/* `name` is static ("summary", "plan"); `title` is copied. Language: see
 * swst__language(). NULL: out of memory, and that is noted. */
swst_document *swst__document_new(const char *name, enum swst__language language,
                                  const char *title, const struct swst__span *period,
                                  int64_t as_of);

/* Text is copied; what is no UTF-8 or cannot be shown becomes U+FFFD. A block is begun, filled
 * with pieces, and ended by the next one. What fails is kept: swst__document_finish() tells it, so
 * that building reads straight on. */
void swst__document_chapter(swst_document *document, const char *key, const char *title);  /* 一、 */
void swst__document_section(swst_document *document, const char *title);                   /* (一) */
void swst__document_paragraph(swst_document *document);
void swst__document_item(swst_document *document);                      /* of a list */
void swst__document_slot(swst_document *document, const char *key, const char *text);
                                        /* a free text of the station's; NULL: none written */

/* Where every mark of the document leads, as a table: in an annex. */
void swst__document_index(swst_document *document);

/* Pieces of a paragraph, an item or a cell. A line end in them is a space. */
void swst__document_text(swst_document *document, const char *format, ...) SWST__PRINTF(2, 3);
void swst__document_name(swst_document *document, const char *name);    /* of a person: masked */
void swst__document_figure(swst_document *document, const struct swst__mark *mark);
void swst__document_change(swst_document *document, const struct swst__mark *now,
                           const struct swst__mark *before);    /* "+2.1 个百分点", "-3" */
/* Of two shares or averages, neither of none: tenths of a percentage point, or of an average, from
 * the exact fractions, half away from zero. */
int64_t swst__tenths_between(const struct swst__figure *now, const struct swst__figure *before);
void swst__document_nothing(swst_document *document);                   /* 无记录 */

/* A table: headings, then cells row by row; a cell is begun and filled with pieces. */
void swst__document_table(swst_document *document, const char *const *headings, size_t count);
void swst__document_cell(swst_document *document);

/* A chart: series of values over labels, drawn where a page can draw. Each value
 * has its own mark or NULL. */
enum swst__chart { SWST__CHART_BARS, SWST__CHART_LINES };
void swst__document_chart(swst_document *document, enum swst__chart chart, const char *title,
                          const char *unit);                    /* unit: "%", "人次" */
void swst__document_series(swst_document *document, const char *title);
void swst__document_point(swst_document *document, const char *label, int64_t tenths, bool has);
/* The same of a figure, which its value then leads to; it must have the unit of the chart. */
void swst__document_figure_point(swst_document *document, const char *label,
                                 const struct swst__mark *mark);

/* What went wrong first; then the document is freed, and *document NULL. */
swst_status swst__document_finish(swst_document **document);

/* Made in a session that does not reveal: every output of it is masked at least. */
void swst__document_set_masked(swst_document *document);

#endif
