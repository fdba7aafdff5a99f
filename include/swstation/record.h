/**
 * @file
 * @brief Every record, seen without knowing its kind.
 *
 * Typed headers such as client.h are for programs that know what they want.
 * This one is for programs that want everything: bindings, forms, importers.
 * Both see the same records.
 *
 * Kinds and fields are static: valid for the life of the program, in every
 * thread, and never freed. Where a call takes a `const swst_kind *` or a
 * `const swst_field *`, NULL is no kind: getters answer NULL or 0.
 * @since 0.1.0
 */
#ifndef SWSTATION_RECORD_H
#define SWSTATION_RECORD_H

#include <swstation/common.h>

/**
 * @defgroup record Records, kinds and fields
 * @{
 */
SWST_BEGIN_DECLS

/** A kind of record, such as "client". */
typedef struct swst_kind swst_kind;

/** A field of a kind, such as "birth_date". */
typedef struct swst_field swst_field;

/** One record of any kind. A plain value: it knows no store. */
typedef struct swst_record swst_record;

/** What a field holds. */
typedef enum swst_field_type {
    SWST_TEXT = 1,       /**< UTF-8, at most swst_field_max() characters. */
    SWST_DAY = 2,        /**< A day, as text: "2026-03-09". */
    SWST_INTEGER = 3,    /**< swst_field_min() to swst_field_max(), in swst_field_unit(). */
    SWST_CHOICE = 4,     /**< One of a few words; see swst_field_choice(). */
    SWST_REFERENCE = 5,  /**< The id of a record of kind swst_field_target(). */
    SWST_INSTANT = 6,    /**< Milliseconds since 1970, UTC: "2026-03-09T08:30:00.000Z". */
    SWST_FLAG = 7,       /**< "true" or "false". */
    SWST_MONEY = 8,      /**< Fen, swst_field_min() to swst_field_max(). */
    SWST_SET = 9,        /**< Several of a few words: "home,phone"; bit i-1 is choice i. */
    SWST_RATE = 10,      /**< Tables only: a share, "55.6%"; see swst_table_rate(). */
    SWST_REFERENCES = 11,/**< Tables only: several ids, ascending: "…,…". */
    SWST_FIGURE = 12,    /**< Tables only: a count, a share or an average; see swst_figure_form. */
    SWST_ROWS = 13       /**< Tables only: a table of its own; see swst_table_inner(). */
} swst_field_type;

/** Properties of a field, combined with `|`. */
typedef enum swst_field_flag {
    SWST_REQUIRED = 1,  /**< A record without it cannot be saved. */
    SWST_PERSONAL = 2,  /**< Identifies a person; masked or left out of redacted output. */
    SWST_SENSITIVE = 4  /**< Health, children at risk, case notes: only with a right to it. */
} swst_field_flag;

/** Rules over several fields of one kind. */
typedef enum swst_rule_type {
    SWST_ONE_OF = 1,        /**< Exactly one of the fields has a value. */
    SWST_AT_LEAST_ONE = 2,  /**< One or more of the fields have a value. */
    SWST_UNIQUE = 3,        /**< No two records that count are alike in all of the fields. */
    SWST_PERIOD = 4         /**< First and last day: the last is not before the first. */
} swst_rule_type;

/** @name Kinds
 * @{ */
/** @return The kind after @p previous (NULL: the first), or NULL at the end. */
SWST_API const swst_kind *swst_kind_next(const swst_kind *previous);

/** @return The kind called @p name, or NULL. */
SWST_API const swst_kind *swst_kind_find(const char *name);

/** @return The kind's name. */
SWST_API const char *swst_kind_name(const swst_kind *kind);

/** @return The kind's name for people, in @p language: "en" or "zh". */
SWST_API const char *swst_kind_label(const swst_kind *kind, const char *language);

/** @return One sentence in @p language saying what the kind stands for. */
SWST_API const char *swst_kind_summary(const swst_kind *kind, const char *language);

/** @return How many rules over several fields the kind has. */
SWST_API size_t swst_kind_rules(const swst_kind *kind);

/** @return What rule number @p rule (from 0) asks for; 0 outside. */
SWST_API swst_rule_type swst_kind_rule(const swst_kind *kind, size_t rule);

/** @return Field number @p at (from 0) of rule number @p rule, or NULL at the end. */
SWST_API const swst_field *swst_kind_rule_field(const swst_kind *kind, size_t rule, size_t at);
/** @} */

/** @name Fields
 * @{ */
/** @return The field after @p previous (NULL: the first), or NULL at the end. */
SWST_API const swst_field *swst_field_next(const swst_kind *kind,
                                           const swst_field *previous);

/** @return The field of @p kind called @p name, or NULL. */
SWST_API const swst_field *swst_field_find(const swst_kind *kind, const char *name);

/** @return The field's name, also its column and its JSON key. */
SWST_API const char *swst_field_name(const swst_field *field);

/** @return The field's name for people, in @p language: "en" or "zh". */
SWST_API const char *swst_field_label(const swst_field *field, const char *language);

/** @return The unit of a number, such as "min"; "" if it has none. */
SWST_API const char *swst_field_unit(const swst_field *field);

/** @return What the field holds. */
SWST_API swst_field_type swst_field_type_of(const swst_field *field);

/** @return The name of @p type, such as "day". Never NULL. */
SWST_API const char *swst_field_type_name(swst_field_type type);

/** @return A combination of ::swst_field_flag. */
SWST_API unsigned swst_field_flags(const swst_field *field);

/** @return The least value of a number, of a day counted from 1970-01-01, and so on. */
SWST_API int64_t swst_field_min(const swst_field *field);

/** @return The greatest of the same; of a text, the most characters. */
SWST_API int64_t swst_field_max(const swst_field *field);

/** @return The choice numbered @p value (from 1) as a word, or NULL. */
SWST_API const char *swst_field_choice(const swst_field *field, int32_t value);

/** @return The same word for people, in @p language: "en" or "zh"; or NULL. */
SWST_API const char *swst_field_choice_label(const swst_field *field, int32_t value,
                                             const char *language);

/**
 * Where a choice may move when a record that is saved changes: word number
 * @p n (from 0) of those allowed from the word @p from, in a machine of states
 * such as the stages of a case (MZ/T 094). A new record may stand anywhere.
 *
 * Moves that only some records may make are not among them: a case goes from
 * any stage, and from "suspended", to "closed" when its client died or was lost
 * from sight, and at the intake from "open" to "declined". Some moves ask for
 * more, such as a supervisor and an outcome; see the header of the kind. Any
 * other move is refused with ::SWST_ECONFLICT, and the sentence names these words.
 *
 * @param from A word of the field; NULL or "": while it is unset.
 * @return The word, or NULL at the end, and for a field that moves freely.
 */
SWST_API const char *swst_field_move(const swst_field *field, const char *from, size_t n);

/** @return The kind a reference points at, or NULL for other fields. */
SWST_API const swst_kind *swst_field_target(const swst_field *field);

/**
 * Mask a value of @p field as others may see it: a name to its family name,
 * an identity number to its ends, an address to the village, a birth date to
 * its year, other personal text to its length; of numbers and words nothing is
 * left but "***". A value of a field that is neither personal nor sensitive
 * stays as it is.
 *
 * @param value       In the form of swst_record_get(); NULL gives NULL.
 * @param[out] masked The text. @owned{swst_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_field_mask(const swst_field *field, const char *value,
                                                     char **masked);
/** @} */

/** @name Records
 * @{ */
/** @return A new, empty, unsaved record; NULL if out of memory. @owned{swst_record_free} */
SWST_API swst_record *swst_record_new(const swst_kind *kind);

/** Free @p record. NULL is ignored. */
SWST_API void swst_record_free(swst_record *record);

/** @return A copy of @p record, header included; NULL if out of memory. @owned{swst_record_free} */
SWST_API swst_record *swst_record_copy(const swst_record *record);

/** @return The kind of @p record. */
SWST_API const swst_kind *swst_record_kind(const swst_record *record);

/** @return The id given by the store, or 0 if the record was never saved. */
SWST_API int64_t swst_record_id(const swst_record *record);

/** @return When it was first saved, in milliseconds since 1970, UTC; 0 if never. */
SWST_API int64_t swst_record_recorded_at(const swst_record *record);

/** @return The worker who first saved it; 0 if none was named. */
SWST_API int64_t swst_record_recorded_by(const swst_record *record);

/** @return Whether the record was voided: it stays in the store and counts nowhere. */
SWST_API bool swst_record_is_voided(const swst_record *record);

/** @return When it was voided, in milliseconds since 1970, UTC; 0 if it was not. */
SWST_API int64_t swst_record_voided_at(const swst_record *record);

/** @return The worker who voided it; 0 if none was named. */
SWST_API int64_t swst_record_voided_by(const swst_record *record);

/** @return Why it was voided, or NULL. @borrowed{the record is freed} */
SWST_API const char *swst_record_void_reason(const swst_record *record);

/** @return Whether the field called @p field has a value. */
SWST_API bool swst_record_has(const swst_record *record, const char *field);

/**
 * Set any field from text: the one setter that forms and importers need.
 * The record is unchanged when the call fails.
 *
 * @param value The value as it reads in JSON or CSV; NULL or "" unsets.
 * @retval SWST_EINVALID  The text is not a value of that field.
 * @retval SWST_ENOTFOUND There is no such field.
 */
SWST_API SWST_MUST_CHECK swst_status swst_record_set(swst_record *record,
                                                     const char *field,
                                                     const char *value);

/**
 * Get any field as text, in the form that swst_record_set() accepts.
 *
 * The names of the row's header (`id`, `recorded_at`, `recorded_by`,
 * `voided_at`, `voided_by`, `void_reason`) are read here, too.
 *
 * @param[out] value The text, or NULL if unset. @owned{swst_free}
 * @retval SWST_ENOTFOUND There is no such field.
 */
SWST_API SWST_MUST_CHECK swst_status swst_record_get(const swst_record *record,
                                                     const char *field,
                                                     char **value);
/** @} */

SWST_END_DECLS
/** @} */
#endif
