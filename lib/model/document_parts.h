/* What a document is made of, for those that write it out (codec/). */
#ifndef SWST_MODEL_DOCUMENT_PARTS_H
#define SWST_MODEL_DOCUMENT_PARTS_H

#include "base/memory.h"
#include "model/document.h"

#include <string.h>

/* An array that grows: `at` holds `count` items. */
#define SWST__MANY(type) struct { type *at; size_t count, room; }

#define SWST__NO_MARK SIZE_MAX

struct swst__piece {
    enum swst__piece_kind { SWST__PIECE_TEXT, SWST__PIECE_NAME, SWST__PIECE_FIGURE,
                            SWST__PIECE_CHANGE, SWST__PIECE_NOTHING } kind;
    char *text;                 /* of a figure: NULL, its mark has it */
    size_t mark, before;        /* numbers of marks, or SWST__NO_MARK */
};

typedef SWST__MANY(struct swst__piece) swst__pieces;

struct swst__point {
    size_t label;               /* its number */
    int64_t tenths;
    size_t mark;
    bool has;
};

struct swst__series {
    char *title;
    SWST__MANY(struct swst__point) points;
};

struct swst__block {
    enum swst__block_kind { SWST__BLOCK_SECTION, SWST__BLOCK_PARAGRAPH, SWST__BLOCK_ITEM,
                            SWST__BLOCK_SLOT, SWST__BLOCK_TABLE, SWST__BLOCK_CHART,
                            SWST__BLOCK_INDEX } kind;
    char *key, *text;           /* of a slot; `text` also the title of a section or a chart */
    swst__pieces pieces;        /* of a paragraph or an item */
    SWST__MANY(char *) words;   /* headings of a table, labels of a chart */
    SWST__MANY(swst__pieces) cells;             /* row after row */
    enum swst__chart chart;
    char *unit;
    SWST__MANY(struct swst__series) series;
};

struct swst__chapter {
    char *key, *title;          /* "": none, what comes before the first */
    SWST__MANY(struct swst__block) blocks;
};

/* A mark and where it stands first. `n` of its name "f<n>" is its number plus one. */
struct swst__marked {
    struct swst__mark mark;
    char *filter;               /* which the mark borrows */
    size_t chapter;
    char *section;              /* its title, "" outside */
    char *number, *unit;        /* as people read it: "84.4%" and "（27/32份）" */
    const char *withheld;       /* of one that is not published, what stands for it; or NULL */
    char shown[4];              /* then: its number */
};

struct swst_document {
    const char *name;
    bool is_masked;                     /* made in a session that does not reveal */
    enum swst__language language;
    char *title;
    struct swst__span period;
    int64_t as_of;
    swst_status failed;
    SWST__MANY(struct swst__chapter) chapters;
    SWST__MANY(struct swst__marked) marks;
};

/* Why a figure has no value: "empty", "unknown", "later"; NULL when it has one. */
const char *swst__mark_reason(const struct swst__mark *mark);

/* The command that gives the rows behind a figure. */
void swst__mark_command(const struct swst__mark *mark, struct swst__text *text);

/* For the files of the building interface alone. NULL: out of memory, and that is kept. */
struct swst__block *swst__document_add_block(swst_document *document, enum swst__block_kind kind);
struct swst__block *swst__document_last_block(swst_document *document);
size_t swst__document_add_mark(swst_document *document, const struct swst__mark *mark);
void swst__document_marks_free(swst_document *document);
void swst__pieces_free(swst__pieces *pieces);

/* A copy that can be shown: valid UTF-8, without control characters; lines end in "\n", or, if
 * they may not, in a space. */
char *swst__document_copy(swst_document *document, const char *text, bool keeps_lines);
void *swst__document_fail(swst_document *document);     /* keeps it; NULL */

/* Room for one more, zeroed, in a SWST__MANY; `grown` is a void * to work with. */
#define SWST__MORE(many, grown) \
    (((grown) = swst__grow((many)->at, &(many)->room, (many)->count, sizeof *(many)->at)) \
     && ((many)->at = (grown), \
         memset(&(many)->at[(many)->count], 0, sizeof *(many)->at), (many)->count++, true))
#define SWST__LAST(many) (&(many)->at[(many)->count - 1])

#endif
