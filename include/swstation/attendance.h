/**
 * @file
 * @brief Attendances: who took part in an activity (出席).
 *
 * What every typed header shares stands in household.h.
 * @since 0.1.0
 */
#ifndef SWSTATION_ATTENDANCE_H
#define SWSTATION_ATTENDANCE_H

#include <swstation/record.h>
#include <swstation/store.h>

/**
 * @defgroup attendance Attendances
 * @{
 */
SWST_BEGIN_DECLS

/**
 * Whether somebody was at an activity.
 *
 * It may be entered in any state of the activity and counts once that was held
 * (semantics 5).
 */
typedef struct swst_attendance swst_attendance;

/** Whether somebody was there. */
typedef enum swst_attendance_presence {
    SWST_ATTENDANCE_PRESENCE_UNSET = 0,
    SWST_ATTENDANCE_PRESENCE_PRESENT = 1, /**< "present": from the start; counts */
    SWST_ATTENDANCE_PRESENCE_ABSENT = 2,  /**< "absent": not, without a word */
    SWST_ATTENDANCE_PRESENCE_EXCUSED = 3, /**< "excused": not, but said so; shown apart */
    SWST_ATTENDANCE_PRESENCE_LATE = 4     /**< "late": came later; counts */
} swst_attendance_presence;

/** @name Lifecycle
 * @{ */
/** @return An empty, unsaved attendance; NULL if out of memory. @owned{swst_attendance_free} */
SWST_API swst_attendance *swst_attendance_new(void);
/** Free @p attendance. NULL is ignored. */
SWST_API void swst_attendance_free(swst_attendance *attendance);
/** Load the attendance with this @p id, voided or not. @owned{swst_attendance_free} */
SWST_API SWST_MUST_CHECK swst_status swst_attendance_load(swst_store *store, int64_t id,
                                                          swst_attendance **attendance);
/** Insert or update @p attendance; see swst_record_save(). */
SWST_API SWST_MUST_CHECK swst_status swst_attendance_save(swst_store *store,
                                                          swst_attendance *attendance);
/** Void the attendance; see swst_record_void(). */
SWST_API SWST_MUST_CHECK swst_status swst_attendance_void(swst_store *store,
                                                          swst_attendance *attendance,
                                                          const char *reason);
/** @return The same attendance as a record. @borrowed{the attendance is freed} */
SWST_API swst_record *swst_attendance_record(swst_attendance *attendance);
/**
 * @return The same record as an attendance, or NULL if it is none.
 * @borrowed{the record is freed}
 */
SWST_API swst_attendance *swst_attendance_from(swst_record *record);
/** @} */

/** @name Fields
 * Text that a getter gives: @borrowed{the field is set or the attendance freed}
 * @{ */
/** @return The id, or 0 before the first save. */
SWST_API int64_t swst_attendance_get_id(const swst_attendance *attendance);

/** @return The activity. */
SWST_API int64_t swst_attendance_get_activity_id(const swst_attendance *attendance);
/** Set the activity: required. */
SWST_API SWST_MUST_CHECK swst_status swst_attendance_set_activity_id(swst_attendance *attendance,
                                                                     int64_t activity_id);

/** @return The client it is about. */
SWST_API int64_t swst_attendance_get_client_id(const swst_attendance *attendance);
/** Set the client: exactly one of client, volunteer and worker is set. */
SWST_API SWST_MUST_CHECK swst_status swst_attendance_set_client_id(swst_attendance *attendance,
                                                                   int64_t client_id);

/** @return The volunteer it is about. */
SWST_API int64_t swst_attendance_get_volunteer_id(const swst_attendance *attendance);
/** Set the volunteer: exactly one of client, volunteer and worker is set. */
SWST_API SWST_MUST_CHECK swst_status swst_attendance_set_volunteer_id(swst_attendance *attendance,
                                                                      int64_t volunteer_id);

/** @return The worker it is about. */
SWST_API int64_t swst_attendance_get_worker_id(const swst_attendance *attendance);
/** Set the worker: exactly one of client, volunteer and worker is set. */
SWST_API SWST_MUST_CHECK swst_status swst_attendance_set_worker_id(swst_attendance *attendance,
                                                                   int64_t worker_id);

/** @return The part they played, such as "facilitator". */
SWST_API const char *swst_attendance_get_role(const swst_attendance *attendance);
/** Set the part they played: at most 40 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_attendance_set_role(swst_attendance *attendance,
                                                              const char *role);

/** @return Whether they were there. */
SWST_API swst_attendance_presence swst_attendance_get_presence(const swst_attendance *attendance);
/** Set whether they were there: required. */
SWST_API SWST_MUST_CHECK swst_status swst_attendance_set_presence(
    swst_attendance *attendance, swst_attendance_presence presence);

/** @return How long they were there, in minutes. */
SWST_API int64_t swst_attendance_get_minutes(const swst_attendance *attendance);
/** Set how long they were there: 0 to 14400 minutes. */
SWST_API SWST_MUST_CHECK swst_status swst_attendance_set_minutes(swst_attendance *attendance,
                                                                 int64_t minutes);
/** @} */

SWST_END_DECLS
/** @} */
#endif
