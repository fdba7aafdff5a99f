/**
 * @file
 * @brief Records and tables as JSON and CSV text.
 *
 * Ids and numbers are JSON numbers below 10^15; days are ISO text; what is
 * absent is left out. Text that comes in is checked first, byte by byte: 64 levels,
 * 16 MB, 1,000,000 values, UTF-8, no NUL, no key twice, nothing behind the end.
 * @since 0.1.0
 */
#ifndef SWSTATION_JSON_H
#define SWSTATION_JSON_H

#include <swstation/record.h>
#include <swstation/table.h>

/**
 * @defgroup json JSON and CSV
 * @{
 */
SWST_BEGIN_DECLS

/**
 * Ways to write, combined with `|`: of what two of them say about a value the stricter holds.
 * See publish.h for the profiles, and for what small numbers look like in the last two.
 */
typedef enum swst_output_flag {
    SWST_REDACTED = 1,  /**< Leave out ::SWST_PERSONAL and ::SWST_SENSITIVE fields. */
    SWST_MASKED = 2,    /**< Mask them instead; see swst_field_mask(). The profile "internal". */
    SWST_TRANSFER = 4,  /**< To hand a person over: personal fields whole, none sensitive. */
    SWST_PUBLIC = 8,    /**< For a public notice: names and numbers masked, the rest left out. */
    SWST_STATISTICS = 16 /**< Figures alone: no personal value, no id of a record. */
} swst_output_flag;

/**
 * Write @p record as one JSON object; unset fields are left out. The key
 * `record` holds its kind; sets are arrays of words; the row's header is included.
 *
 * @param flags     A combination of ::swst_output_flag, or 0.
 * @param[out] json The text. @owned{swst_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_record_to_json(const swst_record *record,
                                                         unsigned flags, char **json);

/**
 * Set the fields of @p record that occur in @p json; `null` unsets a field.
 * What belongs to the store (`id`, `recorded_at`, …) is read past.
 *
 * The record is unchanged when the call fails.
 *
 * @retval SWST_EINVALID  Not a JSON object, a key twice, or a value breaks a rule;
 *                        see swst_error_offset() and swst_error_field().
 * @retval SWST_ENOTFOUND A key is no field of this kind.
 */
SWST_API SWST_MUST_CHECK swst_status swst_record_from_json(swst_record *record,
                                                           const char *json);

/**
 * Write @p table as one JSON object: `schema` ("swst/NAME/1"), `as_of`, `from`, `to`,
 * `provisional`, `population` (the footing) and `rows`, an array of objects.
 * Empty cells are left out; a rate is an object of `n`, `d`, `unit`, `percent` and,
 * when there is none, `reason`. In what is published a number that is withheld is
 * `{"suppressed":"<5"}` or `{"suppressed":"*"}`.
 *
 * @param flags     A combination of ::swst_output_flag, or 0.
 * @param[out] json The text. @owned{swst_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_table_to_json(const swst_table *table, unsigned flags,
                                                        char **json);

/**
 * Write @p table as CSV (RFC 4180): a header of column names, then the rows; UTF-8 with a
 * byte order mark and CRLF, so that Excel and WPS open it.
 *
 * @param flags    A combination of ::swst_output_flag, or 0.
 * @param[out] csv The text. @owned{swst_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_table_to_csv(const swst_table *table, unsigned flags,
                                                       char **csv);

SWST_END_DECLS
/** @} */
#endif
