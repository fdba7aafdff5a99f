/**
 * @file
 * @brief Clients: the people a station serves.
 *
 * What every typed header shares stands in household.h.
 * @since 0.1.0
 */
#ifndef SWSTATION_CLIENT_H
#define SWSTATION_CLIENT_H

#include <swstation/record.h>
#include <swstation/store.h>
#include <swstation/household.h>

/**
 * @defgroup client Clients
 * @{
 */
SWST_BEGIN_DECLS

/**
 * A person the station serves.
 *
 * A client is in scope from the day of registration until the day before the
 * exit, while no residence (kind `residence`) says that they are away and the
 * area is open (semantics 2.1).
 */
typedef struct swst_client swst_client;

/** Sex by GB/T 2261.1, whose codes are not the numbers here. */
typedef enum swst_sex {
    SWST_SEX_UNSET = 0,
    SWST_SEX_UNKNOWN = 1, /**< "unknown": not known, code 0 */
    SWST_SEX_MALE = 2,    /**< "male": code 1 */
    SWST_SEX_FEMALE = 3,  /**< "female": code 2 */
    SWST_SEX_UNSTATED = 4 /**< "unstated": not stated, code 9 */
} swst_sex;

/** How exactly a day of birth is known. */
typedef enum swst_birth_precision {
    SWST_BIRTH_PRECISION_UNSET = 0,
    SWST_BIRTH_PRECISION_DAY = 1,     /**< "day": to the day */
    SWST_BIRTH_PRECISION_MONTH = 2,   /**< "month": to the month */
    SWST_BIRTH_PRECISION_YEAR = 3,    /**< "year": to the year */
    SWST_BIRTH_PRECISION_ESTIMATE = 4 /**< "estimate": somebody guessed */
} swst_birth_precision;

/** Types of identity documents. */
typedef enum swst_id_type {
    SWST_ID_TYPE_UNSET = 0,
    SWST_ID_TYPE_RESIDENT = 1, /**< "resident": resident identity card, numbered by GB 11643 */
    SWST_ID_TYPE_HMT = 2,      /**< "hmt": permit of Hong Kong, Macau or Taiwan */
    SWST_ID_TYPE_FOREIGN = 3,  /**< "foreign": foreigner's document */
    SWST_ID_TYPE_NONE = 4      /**< "none": there is none */
} swst_id_type;

/** Why a client counts no more. */
typedef enum swst_exit_reason {
    SWST_EXIT_REASON_UNSET = 0,
    SWST_EXIT_REASON_DIED = 1,     /**< "died": the exit is the day of death */
    SWST_EXIT_REASON_MOVED = 2,    /**< "moved": moved away for good */
    SWST_EXIT_REASON_IMPROVED = 3, /**< "improved": no longer in need */
    SWST_EXIT_REASON_DECLINED = 4, /**< "declined": wants no service */
    SWST_EXIT_REASON_LOST = 5,     /**< "lost": lost from sight */
    SWST_EXIT_REASON_OTHER = 6     /**< "other": anything else */
} swst_exit_reason;

/** @name Lifecycle
 * @{ */
/** @return An empty, unsaved client; NULL if out of memory. @owned{swst_client_free} */
SWST_API swst_client *swst_client_new(void);
/** Free @p client. NULL is ignored. */
SWST_API void swst_client_free(swst_client *client);
/** Load the client with this @p id, voided or not. @owned{swst_client_free} */
SWST_API SWST_MUST_CHECK swst_status swst_client_load(swst_store *store, int64_t id,
                                                      swst_client **client);
/** Insert or update @p client; see swst_record_save(). */
SWST_API SWST_MUST_CHECK swst_status swst_client_save(swst_store *store, swst_client *client);
/** Void the client; see swst_record_void(). */
SWST_API SWST_MUST_CHECK swst_status swst_client_void(swst_store *store, swst_client *client,
                                                      const char *reason);
/** @return The same client as a record. @borrowed{the client is freed} */
SWST_API swst_record *swst_client_record(swst_client *client);
/** @return The same record as a client, or NULL if it is none. @borrowed{the record is freed} */
SWST_API swst_client *swst_client_from(swst_record *record);
/** @} */

/** @name Fields
 * Text that a getter gives: @borrowed{the field is set or the client freed}
 * @{ */
/** @return The id, or 0 before the first save. */
SWST_API int64_t swst_client_get_id(const swst_client *client);

/** @return The name. Personal. */
SWST_API const char *swst_client_get_name(const swst_client *client);
/** Set the name: required, 1 to 64 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_name(swst_client *client, const char *name);

/** @return The sex. */
SWST_API swst_sex swst_client_get_sex(const swst_client *client);
/** Set the sex. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_sex(swst_client *client, swst_sex sex);

/** @return The day of birth. Personal. */
SWST_API const char *swst_client_get_birth_date(const swst_client *client);
/**
 * Set the day of birth: no fact about the client lies before it (semantics
 * 2.2). Ages are whole calendar years; who was born on 29 February is a year
 * older on 1 March.
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_birth_date(swst_client *client,
                                                                const char *day);

/** @return How exactly the day of birth is known. */
SWST_API swst_birth_precision swst_client_get_birth_precision(const swst_client *client);
/** Set how exactly the day of birth is known. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_birth_precision(
    swst_client *client, swst_birth_precision precision);

/** @return The type of the identity document. */
SWST_API swst_id_type swst_client_get_id_type(const swst_client *client);
/** Set the type of the identity document. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_id_type(swst_client *client,
                                                             swst_id_type type);

/** @return The number of the document. Personal. */
SWST_API const char *swst_client_get_id_number(const swst_client *client);
/**
 * Set the number: at most 40 characters. It is kept in half width, without
 * spaces, and the old form of 15 characters as the 18 of today. Saving refuses
 * what breaks GB 11643, of "hmt" and "foreign" only when it has 18 characters;
 * with "none" there must be no number. That two clients share one is allowed.
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_id_number(swst_client *client,
                                                               const char *number);

/** @return Why there is no number. */
SWST_API const char *swst_client_get_no_id_reason(const swst_client *client);
/** Set why there is no number: at most 200 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_no_id_reason(swst_client *client,
                                                                  const char *reason);

/** @return The telephone number. Personal. */
SWST_API const char *swst_client_get_phone(const swst_client *client);
/** Set the telephone number: at most 40 characters, in any form. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_phone(swst_client *client, const char *phone);

/** @return The area in which the client is registered. */
SWST_API int64_t swst_client_get_area_id(const swst_client *client);
/**
 * Set the area: required, of any level. On days with a residence that names an
 * area, that one holds (semantics 2.1).
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_area_id(swst_client *client, int64_t area_id);

/** @return The address. Personal. */
SWST_API const char *swst_client_get_address(const swst_client *client);
/** Set the address: at most 200 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_address(swst_client *client,
                                                             const char *address);

/** @return The day of registration: the first on which the client counts. */
SWST_API const char *swst_client_get_registered_on(const swst_client *client);
/** Set the day of registration: required. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_registered_on(swst_client *client,
                                                                   const char *day);

/** @return The day of the exit: the first on which the client counts no more. */
SWST_API const char *swst_client_get_exited_on(const swst_client *client);
/**
 * Set the day of the exit. For the reason "died" it is the day of death, and
 * no fact about the client lies after it (semantics 2.2).
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_exited_on(swst_client *client,
                                                               const char *day);

/** @return Why the client exited. */
SWST_API swst_exit_reason swst_client_get_exit_reason(const swst_client *client);
/** Set why the client exited. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_exit_reason(swst_client *client,
                                                                 swst_exit_reason reason);

/** @return The day on which the file was made (建档). */
SWST_API const char *swst_client_get_filed_on(const swst_client *client);
/** Set the day of filing: from that day on the client counts as filed (seed 000, semantics 5). */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_filed_on(swst_client *client, const char *day);

/** @return How far the file has come. */
SWST_API swst_file_state swst_client_get_file_state(const swst_client *client);
/** Set how far the file has come. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_file_state(swst_client *client,
                                                                swst_file_state state);

/** @return The day on which the file was last checked with the client. */
SWST_API const char *swst_client_get_verified_on(const swst_client *client);
/**
 * Set the day of the last check: an update of the files within a month is
 * counted by it (seed 003).
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_verified_on(swst_client *client,
                                                                 const char *day);

/** @return The education. */
SWST_API const char *swst_client_get_education(const swst_client *client);
/** Set the education: at most 40 characters, a code of GB/T 4658 or words. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_education(swst_client *client,
                                                               const char *education);

/** @return The marital status. */
SWST_API const char *swst_client_get_marital(const swst_client *client);
/** Set the marital status: at most 40 characters, a code of GB/T 2261.2 or words. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_marital(swst_client *client,
                                                             const char *status);

/** @return The ethnic group. */
SWST_API const char *swst_client_get_ethnic(const swst_client *client);
/** Set the ethnic group: at most 40 characters, a code of GB/T 3304 or words. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_ethnic(swst_client *client, const char *group);

/** @return The income per year, in fen. Sensitive. */
SWST_API int64_t swst_client_get_income_fen(const swst_client *client);
/**
 * Set the income per year: 0 to 999999999999 fen. A limit per head is compared
 * as a total, below limit times heads (semantics 3, seed 004).
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_income_fen(swst_client *client, int64_t fen);

/** @return The day on which the client consented to the file. */
SWST_API const char *swst_client_get_consent_on(const swst_client *client);
/** Set the day of consent. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_consent_on(swst_client *client,
                                                                const char *day);

/** @return Anything else worth knowing. Sensitive. */
SWST_API const char *swst_client_get_note(const swst_client *client);
/** Set the note: at most 4000 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_client_set_note(swst_client *client, const char *note);
/** @} */

SWST_END_DECLS
/** @} */
#endif
