/**
 * @file
 * @brief Memberships: who is in which category (低保, 特困, 残疾, 高龄 …), and when.
 *
 * What every typed header shares stands in household.h.
 * @since 0.1.0
 */
#ifndef SWSTATION_MEMBERSHIP_H
#define SWSTATION_MEMBERSHIP_H

#include <swstation/record.h>
#include <swstation/store.h>

/**
 * @defgroup membership Memberships
 * @{
 */
SWST_BEGIN_DECLS

/**
 * A client's or household's time in a category.
 *
 * Somebody in three categories counts once in the column of each and once
 * among the persons (semantics 2.4). The days on which a category itself is
 * valid do not bound its memberships (semantics 5).
 */
typedef struct swst_membership swst_membership;

/** @name Lifecycle
 * @{ */
/** @return An empty, unsaved membership; NULL if out of memory. @owned{swst_membership_free} */
SWST_API swst_membership *swst_membership_new(void);
/** Free @p membership. NULL is ignored. */
SWST_API void swst_membership_free(swst_membership *membership);
/** Load the membership with this @p id, voided or not. @owned{swst_membership_free} */
SWST_API SWST_MUST_CHECK swst_status swst_membership_load(swst_store *store, int64_t id,
                                                          swst_membership **membership);
/** Insert or update @p membership; see swst_record_save(). */
SWST_API SWST_MUST_CHECK swst_status swst_membership_save(swst_store *store,
                                                          swst_membership *membership);
/** Void the membership; see swst_record_void(). */
SWST_API SWST_MUST_CHECK swst_status swst_membership_void(swst_store *store,
                                                          swst_membership *membership,
                                                          const char *reason);
/** @return The same membership as a record. @borrowed{the membership is freed} */
SWST_API swst_record *swst_membership_record(swst_membership *membership);
/**
 * @return The same record as a membership, or NULL if it is none.
 * @borrowed{the record is freed}
 */
SWST_API swst_membership *swst_membership_from(swst_record *record);
/** @} */

/** @name Fields
 * Text that a getter gives: @borrowed{the field is set or the membership freed}
 * @{ */
/** @return The id, or 0 before the first save. */
SWST_API int64_t swst_membership_get_id(const swst_membership *membership);

/** @return The category. */
SWST_API int64_t swst_membership_get_category_id(const swst_membership *membership);
/** Set the category: required. Its unit says whether clients or households may be in it. */
SWST_API SWST_MUST_CHECK swst_status swst_membership_set_category_id(swst_membership *membership,
                                                                     int64_t category_id);

/** @return The client who is in the category. */
SWST_API int64_t swst_membership_get_client_id(const swst_membership *membership);
/** Set the client: exactly one of client and household is set, as the unit of the category asks. */
SWST_API SWST_MUST_CHECK swst_status swst_membership_set_client_id(swst_membership *membership,
                                                                   int64_t client_id);

/** @return The household that is in the category. */
SWST_API int64_t swst_membership_get_household_id(const swst_membership *membership);
/** Set the household: exactly one of client and household is set. */
SWST_API SWST_MUST_CHECK swst_status swst_membership_set_household_id(swst_membership *membership,
                                                                      int64_t household_id);

/** @return The first day. */
SWST_API const char *swst_membership_get_starts_on(const swst_membership *membership);
/** Set the first day: required, within the client's life. */
SWST_API SWST_MUST_CHECK swst_status swst_membership_set_starts_on(swst_membership *membership,
                                                                   const char *day);

/** @return The last day, or NULL while it lasts. */
SWST_API const char *swst_membership_get_ends_on(const swst_membership *membership);
/** Set the last day: not before the first. */
SWST_API SWST_MUST_CHECK swst_status swst_membership_set_ends_on(swst_membership *membership,
                                                                 const char *day);

/** @return The number of the certificate, such as a disability card. Personal. */
SWST_API const char *swst_membership_get_certificate_no(const swst_membership *membership);
/**
 * Set the number of the certificate: at most 40 characters. A disability card
 * has 20: identity number, class, grade; and B1, B2 … after a reissue.
 */
SWST_API SWST_MUST_CHECK swst_status swst_membership_set_certificate_no(swst_membership *membership,
                                                                        const char *number);

/** @return The grade, such as "1" of a disability, the heaviest of four. */
SWST_API const char *swst_membership_get_grade(const swst_membership *membership);
/** Set the grade: at most 16 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_membership_set_grade(swst_membership *membership,
                                                               const char *grade);

/** @return What is paid per month, in fen. */
SWST_API int64_t swst_membership_get_amount_fen(const swst_membership *membership);
/** Set what is paid per month: 0 to 999999999999 fen. */
SWST_API SWST_MUST_CHECK swst_status swst_membership_set_amount_fen(swst_membership *membership,
                                                                    int64_t fen);

/** @return The day on which it was last checked that the membership still holds. */
SWST_API const char *swst_membership_get_verified_on(const swst_membership *membership);
/**
 * Set the day of the last check: a register that is to be renewed each month
 * is judged by it (seed 004).
 */
SWST_API SWST_MUST_CHECK swst_status swst_membership_set_verified_on(swst_membership *membership,
                                                                     const char *day);
/** @} */

SWST_END_DECLS
/** @} */
#endif
