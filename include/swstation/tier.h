/**
 * @file
 * @brief Tiers: how closely the station stays in touch with a client (服务等级).
 *
 * What every typed header shares stands in household.h.
 * @since 0.1.0
 */
#ifndef SWSTATION_TIER_H
#define SWSTATION_TIER_H

#include <swstation/record.h>
#include <swstation/store.h>

/**
 * @defgroup tier Service tiers
 * @{
 */
SWST_BEGIN_DECLS

/**
 * A client's level of service for some days.
 *
 * What a level asks for say the records of kind `contact_rule`. As shipped,
 * from seed 003: "red" one contact a day, and one review a week, "yellow" two
 * home visits a week, "green" one a month (semantics 4.2).
 */
typedef struct swst_tier swst_tier;

/** @name Lifecycle
 * @{ */
/** @return An empty, unsaved tier; NULL if out of memory. @owned{swst_tier_free} */
SWST_API swst_tier *swst_tier_new(void);
/** Free @p tier. NULL is ignored. */
SWST_API void swst_tier_free(swst_tier *tier);
/** Load the tier with this @p id, voided or not. @owned{swst_tier_free} */
SWST_API SWST_MUST_CHECK swst_status swst_tier_load(swst_store *store, int64_t id,
                                                    swst_tier **tier);
/** Insert or update @p tier; see swst_record_save(). */
SWST_API SWST_MUST_CHECK swst_status swst_tier_save(swst_store *store, swst_tier *tier);
/** Void the tier; see swst_record_void(). */
SWST_API SWST_MUST_CHECK swst_status swst_tier_void(swst_store *store, swst_tier *tier,
                                                    const char *reason);
/** @return The same tier as a record. @borrowed{the tier is freed} */
SWST_API swst_record *swst_tier_record(swst_tier *tier);
/** @return The same record as a tier, or NULL if it is none. @borrowed{the record is freed} */
SWST_API swst_tier *swst_tier_from(swst_record *record);
/** @} */

/** @name Finding
 * @{ */
/**
 * Find the tier that applies to a client on a day: of those running, the one
 * with the latest start; of equal starts the larger id. When it ends, an
 * earlier one that is still running applies again (semantics 2.1).
 *
 * @param as_of     The day, as "YYYY-MM-DD".
 * @param[out] tier The tier. @owned{swst_tier_free}
 * @retval SWST_ENOTFOUND The client is on no tier that day.
 */
SWST_API SWST_MUST_CHECK swst_status swst_tier_current(swst_store *store, int64_t client_id,
                                                       const char *as_of, swst_tier **tier);
/** @} */

/** @name Fields
 * Text that a getter gives: @borrowed{the field is set or the tier freed}
 * @{ */
/** @return The id, or 0 before the first save. */
SWST_API int64_t swst_tier_get_id(const swst_tier *tier);

/** @return The client whose tier it is. */
SWST_API int64_t swst_tier_get_client_id(const swst_tier *tier);
/** Set the client: required. */
SWST_API SWST_MUST_CHECK swst_status swst_tier_set_client_id(swst_tier *tier, int64_t client_id);

/** @return The level, a word of the contact rules, such as "red". */
SWST_API const char *swst_tier_get_level(const swst_tier *tier);
/**
 * Set the level: required, 1 to 32 characters. One that no contact rule names
 * asks for no contact.
 */
SWST_API SWST_MUST_CHECK swst_status swst_tier_set_level(swst_tier *tier, const char *level);

/** @return The first day. */
SWST_API const char *swst_tier_get_starts_on(const swst_tier *tier);
/** Set the first day: required, within the client's life. */
SWST_API SWST_MUST_CHECK swst_status swst_tier_set_starts_on(swst_tier *tier, const char *day);

/** @return The last day, or NULL while it lasts. */
SWST_API const char *swst_tier_get_ends_on(const swst_tier *tier);
/** Set the last day: not before the first. */
SWST_API SWST_MUST_CHECK swst_status swst_tier_set_ends_on(swst_tier *tier, const char *day);

/** @return Why this level. Sensitive. */
SWST_API const char *swst_tier_get_reason(const swst_tier *tier);
/** Set the reason: at most 2000 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_tier_set_reason(swst_tier *tier, const char *reason);

/** @return The worker who judged the level. */
SWST_API int64_t swst_tier_get_assessor_id(const swst_tier *tier);
/** Set the worker who judged the level. */
SWST_API SWST_MUST_CHECK swst_status swst_tier_set_assessor_id(swst_tier *tier, int64_t worker_id);

/** @return The day on which the level is to be judged again. */
SWST_API const char *swst_tier_get_review_on(const swst_tier *tier);
/** Set the day of the next review. */
SWST_API SWST_MUST_CHECK swst_status swst_tier_set_review_on(swst_tier *tier, const char *day);
/** @} */

SWST_END_DECLS
/** @} */
#endif
