/**
 * @file
 * @brief Indicators: what figures a station can be asked for, and what each means.
 *
 * An indicator is a count, a share or an average that is computed from the
 * records and never typed in. Goals bind to it, summaries and plans are written
 * with it, and wherever it stands it is the same figure (semantics 5).
 * @since 0.1.0
 */
#ifndef SWSTATION_INDICATOR_H
#define SWSTATION_INDICATOR_H

#include <swstation/report.h>
#include <swstation/unit.h>

/**
 * @defgroup indicator Indicators
 * @{
 */
SWST_BEGIN_DECLS

/** What one figure means: static, for all stations alike. */
typedef struct swst_indicator swst_indicator;

/** What an indicator can be narrowed by, combined with `|`. */
typedef enum swst_dimension {
    SWST_DIMENSION_AREA = 1,       /**< "area": swst_filter_set_area() */
    SWST_DIMENSION_CATEGORY = 2,   /**< "category": swst_filter_add_category() */
    SWST_DIMENSION_LEVEL = 4,      /**< "level": swst_filter_set_level() */
    SWST_DIMENSION_WORKER = 8,     /**< "worker": swst_filter_set_worker() */
    SWST_DIMENSION_PROGRAMME = 16, /**< "programme": swst_filter_set_programme() */
    SWST_DIMENSION_SEX = 32,       /**< "sex": swst_filter_set_sex() */
    SWST_DIMENSION_AGES = 64,      /**< "ages": swst_filter_set_ages() */
    SWST_DIMENSION_TYPE = 128      /**< "type": swst_filter_set_type() */
} swst_dimension;

/** @name The catalogue
 * Text: @borrowed{the program ends}. A call with NULL gives NULL or nothing.
 * @{ */
/** @return How many indicators there are. */
SWST_API size_t swst_indicator_count(void);
/** @return Indicator @p n, from 0, family after family; NULL beyond the last. */
SWST_API const swst_indicator *swst_indicator_at(size_t n);
/** @return The indicator with this code, in capitals or not; NULL if there is none. */
SWST_API const swst_indicator *swst_indicator_find(const char *code);
/** @return Its code, such as "VISIT.HOME_RATE"; what stands before the dot is its family. */
SWST_API const char *swst_indicator_code(const swst_indicator *indicator);
/** @return Its title for people. @param language "zh", or else English. */
SWST_API const char *swst_indicator_title(const swst_indicator *indicator, const char *language);
/** @return What exactly it counts, of whom and when. @param language "zh", or else English. */
SWST_API const char *swst_indicator_definition(const swst_indicator *indicator,
                                               const char *language);
/** @return Where the rule comes from: a seed row, a section of the semantics, a standard. */
SWST_API const char *swst_indicator_source(const swst_indicator *indicator);
/** @return What it counts; of a share what both numbers count. */
SWST_API swst_unit swst_indicator_unit(const swst_indicator *indicator);
/** @return Whether it is a count, a share or an average. */
SWST_API swst_figure_form swst_indicator_form(const swst_indicator *indicator);
/** @return Whether it adds up over a period; otherwise it is a level, which holds on a day or
 * says how things stand (semantics 6). */
SWST_API bool swst_indicator_is_cumulative(const swst_indicator *indicator);
/** @return What it can be narrowed by: ::swst_dimension combined with `|`. */
SWST_API unsigned swst_indicator_dimensions(const swst_indicator *indicator);
/** @return The @p n th word, from 0, that ::SWST_DIMENSION_TYPE may say of it; NULL behind the last,
 * and of an indicator whose types are free text or which has none. */
SWST_API const char *swst_indicator_type(const swst_indicator *indicator, size_t n);
/** @return Why no station can be told it yet; NULL if it is computed.
 * @param language "zh", or else English. */
SWST_API const char *swst_indicator_later(const swst_indicator *indicator, const char *language);
/** @} */

/**
 * Compute an indicator over a period.
 *
 * A level is taken on min(@p to, @p as_of); what adds up is counted from
 * @p from to that day. With categories that are of households (低保), an
 * indicator of people that has one of households gives that; one that has none, or
 * that is narrowed by level, sex or ages, too, counts the people of such households.
 * Every filter is of the last of these days.
 *
 * Columns: `code`, `title`, `title_zh`, `definition`, `definition_zh`, `unit`, `form`, `nature`
 * ("cumulative", "level"), `value` (a figure; without a value when nobody can say), `reason` (why
 * it has none: "empty", "unknown"; or "later": the records are not kept yet), `baseline` (the
 * official figure to compare with, if there is one), `difference` (the computed less the official
 * one), `exclusions` (rows of `reason` and `count`: who was left out; where those in scope count
 * alone, of people whom the filter lets pass "not_yet", "exited", "away", "not_open", of
 * households "nobody_in_scope"), and `rows`,
 * if asked for, as of swst_report_indicator_rows().
 *
 * The official figure (kind baseline) stands beside "POP.IN_SCOPE" and "POP.HOUSEHOLDS" of exactly
 * one category, narrowed by area at most: of each area there the latest up to that day, where the
 * figure of an area hides those of the areas within it.
 *
 * @param code       Its code; see swst_indicator_find(). Several, joined by commas, are
 *                   computed together, a row each in that order.
 * @param filter     By the dimensions that each of them has; or NULL.
 * @param with_rows  Whether the rows behind the figure are wanted, too.
 * @param[out] table The table, of one row for each code. @owned{swst_table_free}
 * @retval SWST_ENOTFOUND No such indicator.
 * @retval SWST_EINVALID  The indicator cannot be narrowed so, or the categories are of people and
 *                        of households, which do not add (semantics 3.1).
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_indicator(swst_store *store, const char *code,
                                                           const char *from, const char *to,
                                                           const char *as_of,
                                                           const swst_filter *filter,
                                                           bool with_rows, swst_table **table);

/**
 * The rows behind an indicator: every record that counts in it.
 *
 * The figure is made of them: a count is the sum of `n`, a share or an average
 * the sum of `n` over the sum of `d`, so that the count is always that of the list
 * (semantics 3.5).
 *
 * Columns: `record` (its kind), `id`, `n` and, unless it is a count, `d`. Order: `record`, `id`;
 * each record once.
 *
 * @param code       One code; of several the rows of the first.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_indicator_rows(
    swst_store *store, const char *code, const char *from, const char *to, const char *as_of,
    const swst_filter *filter, swst_table **table);

/**
 * The whole catalogue computed over a period: every indicator that can be
 * narrowed by the filter, without its rows.
 *
 * Columns, as of swst_report_indicator(): `code`, `title`, `title_zh`, `definition`,
 * `definition_zh`, `unit`, `form`, `nature`, `value`, `reason`, `baseline`, `difference`,
 * `exclusions`, and `rows`, which stays empty.
 *
 * @param filter     What narrows them; or NULL.
 * @param[out] table The table, in the order of the catalogue. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_indicators(swst_store *store, const char *from,
                                                            const char *to, const char *as_of,
                                                            const swst_filter *filter,
                                                            swst_table **table);

SWST_END_DECLS
/** @} */
#endif
