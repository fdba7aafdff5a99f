/**
 * @file
 * @brief Profiles: for whom an output is meant, and small numbers in what is published.
 *
 * Every writer of records, tables and documents takes flags; a profile is one of them.
 *
 * | profile | names | numbers | phones | addresses | birth | other personal | sensitive | ids of people | other ids | figures under 5 |
 * |---|---|---|---|---|---|---|---|---|---|---|
 * | internal | 张* | 790***********1234 | 138****1234 | 前江村* | 1942 | [7] | masked | shown | shown | shown |
 * | transfer | shown | shown | shown | shown | shown | shown | left out | shown | shown | shown |
 * | public | 张* | 790***********1234 | left out | 前江村* | left out | left out | left out | left out | shown | "<5" |
 * | statistics | left out | left out | left out | left out | left out | left out | left out | left out | left out | "<5" |
 *
 * In the last two free texts of 200 characters and more, and the records behind a figure, are left
 * out as well. With the flags 0 all is shown.
 *
 * A figure from 1 to 4 is published as "<5"; 0 stays 0. So that it cannot be computed from a
 * total, from other parts, from a share or from a column that adds up, further figures are
 * withheld as "*": any number but 0. A share whose numerator is 1 to 4, or is so much less than
 * its denominator, is withheld as well. Behind "<5" each of 1 to 4 remains possible.
 * Different tables and days are not compared with one another: publish one table of the same
 * people, not several that are cut differently (see docs/privacy.md).
 * @since 0.1.0
 */
#ifndef SWSTATION_PUBLISH_H
#define SWSTATION_PUBLISH_H

#include <swstation/json.h>
#include <swstation/store.h>
#include <swstation/table.h>

/**
 * @defgroup publish Profiles and publishing
 * @{
 */
SWST_BEGIN_DECLS

/** What an output shows of a field. */
typedef enum swst_showing {
    SWST_SHOWN = 0,    /**< Its value. */
    SWST_AS_MASK = 1,  /**< What swst_field_mask() gives. */
    SWST_LEFT_OUT = 2  /**< Nothing. */
} swst_showing;

/**
 * The profile after @p previous (NULL: the first): "internal", "transfer", "public", "statistics".
 *
 * @return Its word, or NULL at the end. @borrowed{the program ends}
 */
SWST_API const char *swst_profile_next(const char *previous);

/**
 * The flag of a profile, for the writers of json.h and document.h.
 *
 * @param profile    Its word.
 * @param[out] flags One of ::swst_output_flag.
 * @retval SWST_EINVALID There is no such profile.
 */
SWST_API SWST_MUST_CHECK swst_status swst_profile_flags(const char *profile, unsigned *flags);

/**
 * Whether who works with @p store may have an output with these flags: what shows personal values
 * whole (0 and ::SWST_TRANSFER) needs the right to reveal where a session is open.
 *
 * @retval SWST_EDENIED The session's role may not.
 * @retval SWST_EMISUSE There is no such flag.
 */
SWST_API SWST_MUST_CHECK swst_status swst_profile_may(const swst_store *store, unsigned flags);

/**
 * What an output shows of a field; none of NULL.
 *
 * @param field A field of a kind, or a column of a table.
 * @param flags A combination of ::swst_output_flag, or 0.
 * @return Whether its value, its mask or nothing.
 */
SWST_API swst_showing swst_field_showing(const swst_field *field, unsigned flags);

/**
 * The same of a field of a kind by its name, which may be one of the header, as `id`,
 * `recorded_by` or `void_reason`.
 *
 * @return What is shown; of what the kind does not have, nothing.
 */
SWST_API swst_showing swst_record_showing(const swst_kind *kind, const char *field,
                                          unsigned flags);

/**
 * Make the table that may be published: its small figures, and those that would give them away,
 * are withheld. A cell that is withheld reads "<5" or "*" as text, 0 as a number and has no
 * rate. The writers do the same by themselves; this is for programs that write tables on
 * their own. Of flags that publish nothing the table is a plain copy.
 *
 * Columns that the flags leave out do not count, so write the table with the same flags.
 *
 * @param flags      A combination of ::swst_output_flag.
 * @param[out] published The table. @owned{swst_table_free}
 * @retval SWST_EMISUSE There is no such flag.
 */
SWST_API SWST_MUST_CHECK swst_status swst_table_publish(const swst_table *table, unsigned flags,
                                                        swst_table **published);

/**
 * @return "<5" or "*" where the cell is withheld; NULL where it is not, is empty or outside.
 * @borrowed{the program ends}
 */
SWST_API const char *swst_table_suppressed(const swst_table *table, size_t row,
                                           const char *column);

/** @return The same of note @p note of the footing. @borrowed{the program ends} */
SWST_API const char *swst_table_note_suppressed(const swst_table *table, size_t note);

SWST_END_DECLS
/** @} */
#endif
