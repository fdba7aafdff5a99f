/**
 * @file
 * @brief Documents: reports in words, with every figure traceable.
 *
 * A summary or a plan is written from the records: chapters, paragraphs, lists,
 * tables and charts. Every figure in it carries a mark, f1, f2 … in the order in
 * which they first stand there; the same indicator over the same period, of the
 * same filter and the same day has the same mark. A mark leads to its indicator
 * and, with the command of the index, to the rows behind the figure. Where nothing
 * is recorded a document says so (无记录) and why; it never makes a figure up.
 * @since 0.1.0
 */
#ifndef SWSTATION_DOCUMENT_H
#define SWSTATION_DOCUMENT_H

#include <swstation/json.h>
#include <swstation/table.h>

/**
 * @defgroup document Documents
 * @{
 */
SWST_BEGIN_DECLS

/** A finished document. It needs no store, and belongs to one thread at a time. */
typedef struct swst_document swst_document;

/** @return What document it is, such as "summary" or "plan"; NULL of NULL.
 * @borrowed{the program ends} */
SWST_API const char *swst_document_name(const swst_document *document);

/** @return Its title as it stands on the first page, in the language of the document; NULL of
 * NULL. @borrowed{the document is freed} */
SWST_API const char *swst_document_title(const swst_document *document);

/**
 * Write a document out.
 *
 * - "md": Markdown, as Typora, Word and pandoc read it. Figures are followed by their mark,
 *   as in "84.4%（27/32份）[f12]"; charts are tables of their values.
 * - "json": one object `swst/document/1` with `name`, `title`, `language`, `as_of`, `from`, `to`,
 *   `provisional`, `chapters` (each with `key`, `title` and `blocks`) and `figures`; see
 *   docs/schema/document.json.
 * - "html": one page that needs no other file and runs no script, prints on A4 also in black and
 *   white, and opens in Word. A figure is `<a class="figure" data-mark="f12" …>84.4%</a>` with
 *   `data-indicator`, `data-from`, `data-to`, `data-as-of`, `data-filter`, `data-n`, `data-d`
 *   and `data-unit`, and leads to its row of the index.
 *
 * The same document gives the same bytes each time. Texts of records are escaped, whatever
 * they hold.
 *
 * @param format    "md", "json" or "html".
 * @param flags     ::SWST_MASKED shows 张* for names and only the length of the station's free
 *                  texts; ::SWST_REDACTED leaves both out; 0 shows them whole.
 * @param[out] text The text, UTF-8. @owned{swst_free}
 * @retval SWST_EINVALID There is no such format, or no such flag.
 */
SWST_API SWST_MUST_CHECK swst_status swst_document_text(const swst_document *document,
                                                        const char *format, unsigned flags,
                                                        char **text);

/**
 * Every figure of a document, once, with what it is of.
 *
 * Columns: `mark` ("f12"), `chapter` (the key of the chapter where it first stands), `section` (the
 * title of its section, or ""), `code` and `title` of the indicator, `from`, `to`, `as_of`,
 * `provisional` (whether the period had not ended on that day, semantics 1.4), `filter` (as the
 * command line has it, or ""), `value` (a figure, exact), `reason` (why it has no value: "empty",
 * "unknown", "later"), `text` (as it reads: "84.4%（27/32份）"; money in yuan). Order: by mark.
 *
 * @param[out] table The table "figures". @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_document_figures(const swst_document *document,
                                                           swst_table **table);

/** Free @p document. NULL is ignored. */
SWST_API void swst_document_free(swst_document *document);

SWST_END_DECLS
/** @} */
#endif
