/**
 * @file
 * @brief Activities: what the station plans and holds for several people (活动).
 *
 * What every typed header shares stands in household.h.
 * @since 0.1.0
 */
#ifndef SWSTATION_ACTIVITY_H
#define SWSTATION_ACTIVITY_H

#include <swstation/record.h>
#include <swstation/store.h>

/**
 * @defgroup activity Activities
 * @{
 */
SWST_BEGIN_DECLS

/**
 * An event of the station, planned or held.
 *
 * Only one that was held counts, on the day on which it was (semantics 5).
 * Whoever took part by name has an attendance.
 */
typedef struct swst_activity swst_activity;

/** What sort of event an activity is. */
typedef enum swst_activity_type {
    SWST_ACTIVITY_TYPE_UNSET = 0,
    SWST_ACTIVITY_TYPE_GROUP_SESSION = 1, /**< "group_session": a session of a group (节) */
    SWST_ACTIVITY_TYPE_COMMUNITY = 2,     /**< "community": for a whole community */
    SWST_ACTIVITY_TYPE_PUBLICITY = 3,     /**< "publicity": to make something known */
    SWST_ACTIVITY_TYPE_TRAINING = 4,      /**< "training": to teach a skill */
    SWST_ACTIVITY_TYPE_CLASS = 5,         /**< "class": a class, such as 四点半课堂 */
    SWST_ACTIVITY_TYPE_LECTURE = 6,       /**< "lecture": a lecture */
    SWST_ACTIVITY_TYPE_CONDOLENCE = 7,    /**< "condolence": a festival call (慰问) */
    SWST_ACTIVITY_TYPE_VOLUNTEERING = 8,  /**< "volunteering": of volunteers */
    SWST_ACTIVITY_TYPE_CO_LEARNING = 9,   /**< "co_learning": workers learn together (共学) */
    SWST_ACTIVITY_TYPE_SUPERVISION = 10,  /**< "supervision": of workers (督导) */
    SWST_ACTIVITY_TYPE_EXCHANGE = 11,     /**< "exchange": with other stations */
    SWST_ACTIVITY_TYPE_MEETING = 12,      /**< "meeting": a meeting */
    SWST_ACTIVITY_TYPE_HOME_SERVICE = 13  /**< "home_service": service at home */
} swst_activity_type;

/** Whether an activity has taken place. */
typedef enum swst_activity_state {
    SWST_ACTIVITY_STATE_UNSET = 0,
    SWST_ACTIVITY_STATE_PLANNED = 1,   /**< "planned": not yet */
    SWST_ACTIVITY_STATE_HELD = 2,      /**< "held": it has, and counts */
    SWST_ACTIVITY_STATE_CANCELLED = 3, /**< "cancelled": it will not */
    SWST_ACTIVITY_STATE_POSTPONED = 4  /**< "postponed": not yet, it was put off */
} swst_activity_state;

/** @name Lifecycle
 * @{ */
/** @return An empty, unsaved activity; NULL if out of memory. @owned{swst_activity_free} */
SWST_API swst_activity *swst_activity_new(void);
/** Free @p activity. NULL is ignored. */
SWST_API void swst_activity_free(swst_activity *activity);
/** Load the activity with this @p id, voided or not. @owned{swst_activity_free} */
SWST_API SWST_MUST_CHECK swst_status swst_activity_load(swst_store *store, int64_t id,
                                                        swst_activity **activity);
/** Insert or update @p activity; see swst_record_save(). */
SWST_API SWST_MUST_CHECK swst_status swst_activity_save(swst_store *store, swst_activity *activity);
/** Void the activity; see swst_record_void(). */
SWST_API SWST_MUST_CHECK swst_status swst_activity_void(swst_store *store, swst_activity *activity,
                                                        const char *reason);
/** @return The same activity as a record. @borrowed{the activity is freed} */
SWST_API swst_record *swst_activity_record(swst_activity *activity);
/** @return The same record as an activity, or NULL if it is none. @borrowed{the record is freed} */
SWST_API swst_activity *swst_activity_from(swst_record *record);
/** @} */

/** @name Fields
 * Text that a getter gives: @borrowed{the field is set or the activity freed}
 * @{ */
/** @return The id, or 0 before the first save. */
SWST_API int64_t swst_activity_get_id(const swst_activity *activity);

/** @return The title. */
SWST_API const char *swst_activity_get_title(const swst_activity *activity);
/** Set the title: required, 1 to 100 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_title(swst_activity *activity,
                                                             const char *title);

/** @return The theme, such as "drowning" of a campaign. */
SWST_API const char *swst_activity_get_theme(const swst_activity *activity);
/** Set the theme: at most 100 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_theme(swst_activity *activity,
                                                             const char *theme);

/** @return What sort of event it is. */
SWST_API swst_activity_type swst_activity_get_type(const swst_activity *activity);
/** Set what sort of event it is: required. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_type(swst_activity *activity,
                                                            swst_activity_type type);

/** @return The group of which it is a session. */
SWST_API int64_t swst_activity_get_group_id(const swst_activity *activity);
/** Set the group of which it is a session. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_group_id(swst_activity *activity,
                                                                int64_t group_id);

/** @return The programme it belongs to. */
SWST_API int64_t swst_activity_get_programme_id(const swst_activity *activity);
/** Set the programme it belongs to. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_programme_id(swst_activity *activity,
                                                                    int64_t programme_id);

/** @return The area it is held for. */
SWST_API int64_t swst_activity_get_area_id(const swst_activity *activity);
/** Set the area it is held for: the coverage of areas is counted by it (seed 000, semantics 5). */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_area_id(swst_activity *activity,
                                                               int64_t area_id);

/** @return The festival it marks, such as 端午. */
SWST_API const char *swst_activity_get_festival(const swst_activity *activity);
/** Set the festival: at most 40 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_festival(swst_activity *activity,
                                                                const char *festival);

/** @return The day for which it is planned. */
SWST_API const char *swst_activity_get_planned_on(const swst_activity *activity);
/** Set the day for which it is planned. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_planned_on(swst_activity *activity,
                                                                  const char *day);

/** @return The day on which it was held. */
SWST_API const char *swst_activity_get_held_on(const swst_activity *activity);
/** Set the day on which it was held. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_held_on(swst_activity *activity,
                                                               const char *day);

/** @return Whether it has taken place. */
SWST_API swst_activity_state swst_activity_get_state(const swst_activity *activity);
/** Set whether it has taken place: required. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_state(swst_activity *activity,
                                                             swst_activity_state state);

/** @return How long it took, in minutes. */
SWST_API int64_t swst_activity_get_minutes(const swst_activity *activity);
/** Set how long it took: 0 to 14400 minutes, ten days at most. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_minutes(swst_activity *activity,
                                                               int64_t minutes);

/** @return The place. */
SWST_API const char *swst_activity_get_place(const swst_activity *activity);
/** Set the place: at most 100 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_place(swst_activity *activity,
                                                             const char *place);

/** @return The worker in charge. */
SWST_API int64_t swst_activity_get_lead_id(const swst_activity *activity);
/** Set the worker in charge. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_lead_id(swst_activity *activity,
                                                               int64_t worker_id);

/** @return How many came without leaving a name, in person-times. */
SWST_API int64_t swst_activity_get_headcount(const swst_activity *activity);
/**
 * Set how many came without leaving a name: 0 to 1000000 person-times (人次).
 * They never enter a figure of distinct people (semantics 5).
 */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_headcount(swst_activity *activity,
                                                                 int64_t people);

/** @return The safety plan. */
SWST_API const char *swst_activity_get_safety_plan(const swst_activity *activity);
/** Set the safety plan: at most 2000 characters (seed 002 asks for one). */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_safety_plan(swst_activity *activity,
                                                                   const char *plan);

/** @return What came of it. */
SWST_API const char *swst_activity_get_outcome(const swst_activity *activity);
/** Set what came of it: at most 2000 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_outcome(swst_activity *activity,
                                                               const char *outcome);

/** @return How many days it lasts, in days; a camp of 5 days has 4 nights. */
SWST_API int64_t swst_activity_get_days(const swst_activity *activity);
/** Set how many days it lasts: 1 to 366 days; unset means one. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_days(swst_activity *activity, int64_t days);

/** @return The day of its programme's recurrence for which it was planned. */
SWST_API const char *swst_activity_get_series_on(const swst_activity *activity);
/** Set the day of the recurrence it stands for, which stays when it is postponed. */
SWST_API SWST_MUST_CHECK swst_status swst_activity_set_series_on(swst_activity *activity,
                                                                 const char *day);
/** @} */

SWST_END_DECLS
/** @} */
#endif
