/**
 * @file
 * @brief Households: the people of one register (一户一档).
 *
 * It is also the first of the typed headers, and says here what holds in all
 * of them:
 *
 * - A getter answers NULL, 0, false or UNSET for a field without value, and
 *   for a NULL handle; swst_record_has() tells 0 and false from no value.
 * - A setter copies its value. NULL, "", UNSET and the id 0 unset; of other
 *   numbers 0 is a value, and swst_record_set() unsets.
 * - A setter refuses what is outside the limits it names with ::SWST_EINVALID,
 *   a NULL handle with ::SWST_EMISUSE, and leaves the old value.
 * - A required field may be missing until the record is saved; so may every
 *   rule over several fields be broken until then.
 * - Text is UTF-8, its length counted in characters; of control characters it
 *   may hold lines and tabs. A day is "YYYY-MM-DD", from 0001-01-01 to
 *   9999-12-31. First and last day both count. An id is that of a record which
 *   exists and is not voided when this one is saved. Money is in fen.
 * - Personal and Sensitive are the flags ::SWST_PERSONAL and ::SWST_SENSITIVE;
 *   see swst_field_mask().
 * - Loading fails with ::SWST_ENOTFOUND when there is no such record of that
 *   kind.
 * @since 0.1.0
 */
#ifndef SWSTATION_HOUSEHOLD_H
#define SWSTATION_HOUSEHOLD_H

#include <swstation/record.h>
#include <swstation/store.h>

/**
 * @defgroup household Households
 * @{
 */
SWST_BEGIN_DECLS

/**
 * The people of one household register.
 *
 * Who belongs to it, and when, say the records of kind `household_member`. It
 * counts on a day when at least one of its members does (semantics 2.3).
 */
typedef struct swst_household swst_household;

/** How far a file (档案) has come. */
typedef enum swst_file_state {
    SWST_FILE_STATE_UNSET = 0,
    SWST_FILE_STATE_DRAFT = 1,       /**< "draft": begun, something is missing */
    SWST_FILE_STATE_COMPLETE = 2,    /**< "complete": all that it needs is there */
    SWST_FILE_STATE_NEEDS_REVIEW = 3 /**< "needs_review": to be checked against the facts */
} swst_file_state;

/** What longitude and latitude refer to: the datums in use differ by up to some hundred metres. */
typedef enum swst_datum {
    SWST_DATUM_UNSET = 0,
    SWST_DATUM_CGCS2000 = 1, /**< "cgcs2000": the national datum of China */
    SWST_DATUM_WGS84 = 2,    /**< "wgs84": of satellite receivers */
    SWST_DATUM_GCJ02 = 3,    /**< "gcj02": of public maps in China, shifted */
    SWST_DATUM_BD09 = 4,     /**< "bd09": of Baidu's maps, shifted once more */
    SWST_DATUM_SCHEMATIC = 5 /**< "schematic": a place on a drawn sheet, not measured */
} swst_datum;

/** @name Lifecycle
 * @{ */
/** @return An empty, unsaved household; NULL if out of memory. @owned{swst_household_free} */
SWST_API swst_household *swst_household_new(void);
/** Free @p household. NULL is ignored. */
SWST_API void swst_household_free(swst_household *household);
/** Load the household with this @p id, voided or not. @owned{swst_household_free} */
SWST_API SWST_MUST_CHECK swst_status swst_household_load(swst_store *store, int64_t id,
                                                         swst_household **household);
/** Insert or update @p household; see swst_record_save(). */
SWST_API SWST_MUST_CHECK swst_status swst_household_save(swst_store *store,
                                                         swst_household *household);
/** Void the household; see swst_record_void(). */
SWST_API SWST_MUST_CHECK swst_status swst_household_void(swst_store *store,
                                                         swst_household *household,
                                                         const char *reason);
/** @return The same household as a record. @borrowed{the household is freed} */
SWST_API swst_record *swst_household_record(swst_household *household);
/** @return The same record as a household, or NULL if it is none. @borrowed{the record is freed} */
SWST_API swst_household *swst_household_from(swst_record *record);
/** @} */

/** @name Fields
 * Text that a getter gives: @borrowed{the field is set or the household freed}
 * @{ */
/** @return The id, or 0 before the first save. */
SWST_API int64_t swst_household_get_id(const swst_household *household);

/** @return The station's own number of the household (户编号). */
SWST_API const char *swst_household_get_number(const swst_household *household);
/** Set the number: at most 40 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_household_set_number(swst_household *household,
                                                               const char *number);

/** @return The area whose row of a report the household stands in. */
SWST_API int64_t swst_household_get_area_id(const swst_household *household);
/** Set the area: required. It need not be open (semantics 2.3). */
SWST_API SWST_MUST_CHECK swst_status swst_household_set_area_id(swst_household *household,
                                                                int64_t area_id);

/** @return The address. Personal. */
SWST_API const char *swst_household_get_address(const swst_household *household);
/** Set the address: at most 200 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_household_set_address(swst_household *household,
                                                                const char *address);

/** @return The telephone number. Personal. */
SWST_API const char *swst_household_get_phone(const swst_household *household);
/** Set the telephone number: at most 40 characters, in any form. */
SWST_API SWST_MUST_CHECK swst_status swst_household_set_phone(swst_household *household,
                                                              const char *phone);

/** @return The number of the register book (户口簿). Personal. */
SWST_API const char *swst_household_get_hukou_book(const swst_household *household);
/** Set the number of the register book: at most 40 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_household_set_hukou_book(swst_household *household,
                                                                   const char *number);

/** @return The housing, such as "own house" or "rented". */
SWST_API const char *swst_household_get_housing(const swst_household *household);
/** Set the housing: at most 64 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_household_set_housing(swst_household *household,
                                                                const char *housing);

/** @return The day on which the file was made (建档). */
SWST_API const char *swst_household_get_filed_on(const swst_household *household);
/** Set the day of filing: from that day on the household is filed (seed 000, semantics 5). */
SWST_API SWST_MUST_CHECK swst_status swst_household_set_filed_on(swst_household *household,
                                                                 const char *day);

/** @return How far the file has come. */
SWST_API swst_file_state swst_household_get_file_state(const swst_household *household);
/** Set how far the file has come. */
SWST_API SWST_MUST_CHECK swst_status swst_household_set_file_state(swst_household *household,
                                                                   swst_file_state state);

/** @return The longitude, east positive, in 1e-7 deg. */
SWST_API int64_t swst_household_get_longitude_e7(const swst_household *household);
/** Set the longitude: -1800000000 to 1800000000, in 1e-7 deg. */
SWST_API SWST_MUST_CHECK swst_status swst_household_set_longitude_e7(swst_household *household,
                                                                     int64_t longitude);

/** @return The latitude, north positive, in 1e-7 deg. */
SWST_API int64_t swst_household_get_latitude_e7(const swst_household *household);
/** Set the latitude: -900000000 to 900000000, in 1e-7 deg. */
SWST_API SWST_MUST_CHECK swst_status swst_household_set_latitude_e7(swst_household *household,
                                                                    int64_t latitude);

/** @return What longitude and latitude refer to. */
SWST_API swst_datum swst_household_get_datum(const swst_household *household);
/** Set what longitude and latitude refer to; nothing is converted. */
SWST_API SWST_MUST_CHECK swst_status swst_household_set_datum(swst_household *household,
                                                              swst_datum datum);
/** @} */

SWST_END_DECLS
/** @} */
#endif
