/**
 * @file
 * @brief Visits: every contact that the station made or tried to make (探访).
 *
 * What every typed header shares stands in household.h.
 * @since 0.1.0
 */
#ifndef SWSTATION_VISIT_H
#define SWSTATION_VISIT_H

#include <swstation/record.h>
#include <swstation/store.h>

/**
 * @defgroup visit Visits
 * @{
 */
SWST_BEGIN_DECLS

/**
 * One contact with a client or household, at home or not.
 *
 * Only one that was done fulfils a duty, and at most one per client and day
 * counts; the others show as attempts (semantics 4.1). A contact that names
 * only a household visits none of its members (semantics 5).
 */
typedef struct swst_visit swst_visit;

/** How a contact was made. */
typedef enum swst_visit_channel {
    SWST_VISIT_CHANNEL_UNSET = 0,
    SWST_VISIT_CHANNEL_HOME = 1,    /**< "home": at home (入户) */
    SWST_VISIT_CHANNEL_PHONE = 2,   /**< "phone": by telephone */
    SWST_VISIT_CHANNEL_VIDEO = 3,   /**< "video": by video call */
    SWST_VISIT_CHANNEL_STATION = 4, /**< "station": at the station (来站) */
    SWST_VISIT_CHANNEL_MESSAGE = 5, /**< "message": by message */
    SWST_VISIT_CHANNEL_OTHER = 6    /**< "other": any other way */
} swst_visit_channel;

/** What came of a contact. */
typedef enum swst_visit_result {
    SWST_VISIT_RESULT_UNSET = 0,
    SWST_VISIT_RESULT_DONE = 1,     /**< "done": done, the only one that fulfils a duty */
    SWST_VISIT_RESULT_NOT_HOME = 2, /**< "not_home": nobody was there */
    SWST_VISIT_RESULT_REFUSED = 3,  /**< "refused": the client did not want it */
    SWST_VISIT_RESULT_CANCELLED = 4 /**< "cancelled": called off */
} swst_visit_result;

/** What a contact was for. */
typedef enum swst_visit_purpose {
    SWST_VISIT_PURPOSE_UNSET = 0,
    SWST_VISIT_PURPOSE_VISIT = 1,       /**< "visit": to see how things are */
    SWST_VISIT_PURPOSE_REVIEW = 2,      /**< "review": to review the status (状态复核) */
    SWST_VISIT_PURPOSE_HEALTH = 3,      /**< "health": a check of health */
    SWST_VISIT_PURPOSE_COMPANY = 4,     /**< "company": to keep company */
    SWST_VISIT_PURPOSE_LIFE_HELP = 5,   /**< "life_help": help in daily life */
    SWST_VISIT_PURPOSE_ASSESSMENT = 6,  /**< "assessment": an assessment */
    SWST_VISIT_PURPOSE_DELIVERY = 7,    /**< "delivery": to bring something */
    SWST_VISIT_PURPOSE_BEREAVEMENT = 8, /**< "bereavement": condolence after a death */
    SWST_VISIT_PURPOSE_OTHER = 9        /**< "other": anything else */
} swst_visit_purpose;

/** @name Lifecycle
 * @{ */
/** @return An empty, unsaved visit; NULL if out of memory. @owned{swst_visit_free} */
SWST_API swst_visit *swst_visit_new(void);
/** Free @p visit. NULL is ignored. */
SWST_API void swst_visit_free(swst_visit *visit);
/** Load the visit with this @p id, voided or not. @owned{swst_visit_free} */
SWST_API SWST_MUST_CHECK swst_status swst_visit_load(swst_store *store, int64_t id,
                                                     swst_visit **visit);
/** Insert or update @p visit; see swst_record_save(). */
SWST_API SWST_MUST_CHECK swst_status swst_visit_save(swst_store *store, swst_visit *visit);
/** Void the visit; see swst_record_void(). */
SWST_API SWST_MUST_CHECK swst_status swst_visit_void(swst_store *store, swst_visit *visit,
                                                     const char *reason);
/** @return The same visit as a record. @borrowed{the visit is freed} */
SWST_API swst_record *swst_visit_record(swst_visit *visit);
/** @return The same record as a visit, or NULL if it is none. @borrowed{the record is freed} */
SWST_API swst_visit *swst_visit_from(swst_record *record);
/** @} */

/** @name Fields
 * Text that a getter gives: @borrowed{the field is set or the visit freed}
 * @{ */
/** @return The id, or 0 before the first save. */
SWST_API int64_t swst_visit_get_id(const swst_visit *visit);

/** @return The client it was made with. */
SWST_API int64_t swst_visit_get_client_id(const swst_visit *visit);
/** Set the client: at least one of client and household is set. */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_client_id(swst_visit *visit, int64_t client_id);

/** @return The household it was made with. */
SWST_API int64_t swst_visit_get_household_id(const swst_visit *visit);
/** Set the household: at least one of client and household is set. */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_household_id(swst_visit *visit,
                                                                 int64_t household_id);

/** @return The day of the contact. */
SWST_API const char *swst_visit_get_visited_on(const swst_visit *visit);
/**
 * Set the day of the contact: required, within the client's life; a
 * bereavement contact to the household may follow a death (semantics 2.2).
 */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_visited_on(swst_visit *visit, const char *day);

/** @return How it was made. */
SWST_API swst_visit_channel swst_visit_get_channel(const swst_visit *visit);
/** Set how it was made: required. A phone call is no home visit (seed 000). */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_channel(swst_visit *visit,
                                                            swst_visit_channel channel);

/** @return What came of it. */
SWST_API swst_visit_result swst_visit_get_result(const swst_visit *visit);
/** Set what came of it: required. */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_result(swst_visit *visit,
                                                           swst_visit_result result);

/** @return What it was for. */
SWST_API swst_visit_purpose swst_visit_get_purpose(const swst_visit *visit);
/** Set what it was for: a contact rule may ask for a purpose. */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_purpose(swst_visit *visit,
                                                            swst_visit_purpose purpose);

/** @return How long it took, in minutes. */
SWST_API int64_t swst_visit_get_minutes(const swst_visit *visit);
/** Set how long it took: 0 to 1440 minutes. */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_minutes(swst_visit *visit, int64_t minutes);

/** @return The need that it was about. */
SWST_API int64_t swst_visit_get_need_id(const swst_visit *visit);
/** Set the need that it was about. */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_need_id(swst_visit *visit, int64_t need_id);

/** @return The worker who made it. */
SWST_API int64_t swst_visit_get_worker_id(const swst_visit *visit);
/** Set the worker who made it. */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_worker_id(swst_visit *visit, int64_t worker_id);

/** @return The volunteer who made it or came along. */
SWST_API int64_t swst_visit_get_volunteer_id(const swst_visit *visit);
/** Set the volunteer who made it or came along. */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_volunteer_id(swst_visit *visit,
                                                                 int64_t volunteer_id);

/** @return Another visit of the same trip. */
SWST_API int64_t swst_visit_get_occasion_id(const swst_visit *visit);
/**
 * Set the visit that stands for the same trip: whoever sees several people on
 * one trip records a visit for each.
 */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_occasion_id(swst_visit *visit,
                                                                int64_t visit_id);

/** @return What was talked about and done. Sensitive. */
SWST_API const char *swst_visit_get_content(const swst_visit *visit);
/** Set the content: at most 4000 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_content(swst_visit *visit, const char *content);

/** @return What was found and is to be followed up. Sensitive. */
SWST_API const char *swst_visit_get_findings(const swst_visit *visit);
/** Set the findings: at most 4000 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_visit_set_findings(swst_visit *visit,
                                                             const char *findings);
/** @} */

SWST_END_DECLS
/** @} */
#endif
