/* What every form of a document shows alike: the words around it, what may be
 * seen of names and texts, and the index of marks. */
#ifndef SWST_CODEC_DOCUMENT_SHOW_H
#define SWST_CODEC_DOCUMENT_SHOW_H

#include "model/document_parts.h"

/* The forms; `flags` is a combination of swst_output_flag. What fails shows in `out`. */
void swst__document_to_markdown(const swst_document *document, unsigned flags,
                                struct swst__text *out);
void swst__document_to_json(const swst_document *document, unsigned flags,
                            struct swst__text *out);
void swst__document_to_html(const swst_document *document, unsigned flags,
                            struct swst__text *out);

/* Append a piece as it may be seen; of a figure "84.4%（27/32份）". */
void swst__show_piece(const swst_document *document, const struct swst__piece *piece,
                      unsigned flags, struct swst__text *out);

/* The same of a station's free text. False: it is left out. */
bool swst__show_slot(const swst_document *document, const struct swst__block *slot,
                     unsigned flags, struct swst__text *out);

/* The same for readers: of a masked one, that it is. */
bool swst__show_slot_on_page(const swst_document *document, const struct swst__block *slot,
                             unsigned flags, struct swst__text *out);

/* "期间：… 至 …；统计截至 …。" */
void swst__show_period(const swst_document *document, struct swst__text *out);
bool swst__is_provisional(const swst_document *document);

/* The index of marks. */
enum { SWST__INDEX_MARK, SWST__INDEX_TITLE, SWST__INDEX_PERIOD, SWST__INDEX_FILTER,
       SWST__INDEX_VALUE, SWST__INDEX_COMMAND, SWST__INDEX_COLUMNS,
       SWST__INDEX_CODE, SWST__INDEX_DAYS };    /* in short: of a page */
extern const struct swst__words swst__index_headings[SWST__INDEX_COLUMNS];
void swst__show_index(const swst_document *document, size_t mark, int column,
                      struct swst__text *out);

/* The value of a point: "84.4", "15"; nothing when it has none. */
void swst__show_point(const struct swst__block *chart, const struct swst__point *point,
                      struct swst__text *out);
/* That of a series over a label, or NULL. */
const struct swst__point *swst__point_over(const struct swst__series *series, size_t label);

#endif
