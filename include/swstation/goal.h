/**
 * @file
 * @brief Goals: what a station promises, bound to an indicator (目标).
 *
 * What every typed header shares stands in household.h; how goals stand is asked
 * through goals.h.
 * @since 0.1.0
 */
#ifndef SWSTATION_GOAL_H
#define SWSTATION_GOAL_H

#include <swstation/record.h>
#include <swstation/store.h>

/**
 * @defgroup goal Goals
 * @{
 */
SWST_BEGIN_DECLS

/**
 * A promise: an indicator, a target and a period; and what narrows them.
 *
 * Its value is computed from the records and never typed in (seed M1,
 * semantics 6). What it is to have reached on the way are records of kind
 * `milestone`, within its period; what shows it without a figure are records of
 * kind `evidence`.
 */
typedef struct swst_goal swst_goal;

/** How a goal's value is compared with its target. */
typedef enum swst_goal_operator {
    SWST_GOAL_OPERATOR_UNSET = 0,
    SWST_GOAL_OPERATOR_AT_LEAST = 1, /**< "at_least": the target or more */
    SWST_GOAL_OPERATOR_AT_MOST = 2,  /**< "at_most": the target or less */
    SWST_GOAL_OPERATOR_EQUAL = 3     /**< "equal": the target exactly */
} swst_goal_operator;

/** Which part of a year's plan a goal belongs to (seed 000). */
typedef enum swst_goal_strand {
    SWST_GOAL_STRAND_UNSET = 0,
    SWST_GOAL_STRAND_CLIENTS = 1,    /**< "clients": people in need and special groups */
    SWST_GOAL_STRAND_GOVERNANCE = 2, /**< "governance": the community (社区治理) */
    SWST_GOAL_STRAND_STAFF = 3       /**< "staff": the growth of social workers */
} swst_goal_strand;

/** What a target is meant in: percent, or a unit of ::swst_unit. */
typedef enum swst_figure_unit {
    SWST_FIGURE_UNIT_UNSET = 0,
    SWST_FIGURE_UNIT_PERCENT = 1, /**< "percent": of a share, in tenths */
    SWST_FIGURE_UNIT_HOUSEHOLD = 2, /**< "household": see ::SWST_UNIT_HOUSEHOLD */
    SWST_FIGURE_UNIT_PERSON = 3, /**< "person": see ::SWST_UNIT_PERSON */
    SWST_FIGURE_UNIT_PERSON_TIME = 4, /**< "person_time": see ::SWST_UNIT_PERSON_TIME */
    SWST_FIGURE_UNIT_SESSION = 5, /**< "session": see ::SWST_UNIT_SESSION */
    SWST_FIGURE_UNIT_CASE = 6, /**< "case": see ::SWST_UNIT_CASE */
    SWST_FIGURE_UNIT_GROUP = 7, /**< "group": see ::SWST_UNIT_GROUP */
    SWST_FIGURE_UNIT_FILE = 8, /**< "file": see ::SWST_UNIT_FILE */
    SWST_FIGURE_UNIT_MINUTE = 9, /**< "minute": see ::SWST_UNIT_MINUTE */
    SWST_FIGURE_UNIT_FEN = 10, /**< "fen": see ::SWST_UNIT_FEN */
    SWST_FIGURE_UNIT_AREA = 11, /**< "area": see ::SWST_UNIT_AREA */
    SWST_FIGURE_UNIT_DUTY = 12, /**< "duty": see ::SWST_UNIT_DUTY */
    SWST_FIGURE_UNIT_DAY = 13, /**< "day": see ::SWST_UNIT_DAY */
    SWST_FIGURE_UNIT_MONTH = 14, /**< "month": see ::SWST_UNIT_MONTH */
    SWST_FIGURE_UNIT_ITEM = 15, /**< "item": see ::SWST_UNIT_ITEM */
    SWST_FIGURE_UNIT_RECORD = 16 /**< "record": see ::SWST_UNIT_RECORD */
} swst_figure_unit;

/** @name Lifecycle
 * @{ */
/** @return An empty, unsaved goal; NULL if out of memory. @owned{swst_goal_free} */
SWST_API swst_goal *swst_goal_new(void);
/** Free @p goal. NULL is ignored. */
SWST_API void swst_goal_free(swst_goal *goal);
/** Load the goal with this @p id, voided or not. @owned{swst_goal_free} */
SWST_API SWST_MUST_CHECK swst_status swst_goal_load(swst_store *store, int64_t id,
                                                    swst_goal **goal);
/** Insert or update @p goal; see swst_record_save(). */
SWST_API SWST_MUST_CHECK swst_status swst_goal_save(swst_store *store, swst_goal *goal);
/** Void the goal; see swst_record_void(). */
SWST_API SWST_MUST_CHECK swst_status swst_goal_void(swst_store *store, swst_goal *goal,
                                                    const char *reason);
/** @return The same goal as a record. @borrowed{the goal is freed} */
SWST_API swst_record *swst_goal_record(swst_goal *goal);
/** @return The same record as a goal, or NULL if it is none. @borrowed{the record is freed} */
SWST_API swst_goal *swst_goal_from(swst_record *record);
/** @} */

/** @name Fields
 * Text that a getter gives: @borrowed{the field is set or the goal freed}
 * @{ */
/** @return The id, or 0 before the first save. */
SWST_API int64_t swst_goal_get_id(const swst_goal *goal);

/** @return The plan that promises it. */
SWST_API int64_t swst_goal_get_plan_id(const swst_goal *goal);
/** Set the plan: required. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_plan_id(swst_goal *goal, int64_t plan_id);

/** @return What is promised, for people. */
SWST_API const char *swst_goal_get_title(const swst_goal *goal);
/** Set the title: required, at most 200 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_title(swst_goal *goal, const char *title);

/** @return The code of the indicator it binds, such as "VISIT.HOME_RATE". */
SWST_API const char *swst_goal_get_indicator(const swst_goal *goal);
/**
 * Set the indicator: required, a code of the catalogue, at most 64 characters; saved as the
 * catalogue writes it. See swst_indicator_find().
 */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_indicator(swst_goal *goal, const char *code);

/** @return How the value is compared with the target. */
SWST_API swst_goal_operator swst_goal_get_operator(const swst_goal *goal);
/** Set how the value is compared: required. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_operator(swst_goal *goal,
                                                            swst_goal_operator comparison);

/**
 * @return The target, in the unit of the indicator; a share in tenths of a percent, an
 * average in tenths.
 */
SWST_API int64_t swst_goal_get_target(const swst_goal *goal);
/** Set the target: required, 0 to 999999999999999; 900 is 90 % of a share, at most 1000. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_target(swst_goal *goal, int64_t target);

/** @return What the target is meant in; unset: whatever the indicator counts. */
SWST_API swst_figure_unit swst_goal_get_target_unit(const swst_goal *goal);
/** Set what the target is meant in; refused when something else is counted. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_target_unit(swst_goal *goal,
                                                               swst_figure_unit unit);

/** @return The area it is about; 0: everywhere. */
SWST_API int64_t swst_goal_get_area_id(const swst_goal *goal);
/** Set the area: it and all below. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_area_id(swst_goal *goal, int64_t area_id);

/** @return The category it is about; 0: everybody. */
SWST_API int64_t swst_goal_get_category_id(const swst_goal *goal);
/** Set the category. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_category_id(swst_goal *goal,
                                                               int64_t category_id);

/** @return The level of service it is about; NULL: all. */
SWST_API const char *swst_goal_get_level(const swst_goal *goal);
/** Set the level: at most 40 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_level(swst_goal *goal, const char *level);

/** @return The worker whose clients it is about; 0: of anybody. */
SWST_API int64_t swst_goal_get_worker_id(const swst_goal *goal);
/** Set the worker. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_worker_id(swst_goal *goal, int64_t worker_id);

/** @return The programme it is about; 0: any or none. */
SWST_API int64_t swst_goal_get_programme_id(const swst_goal *goal);
/** Set the programme. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_programme_id(swst_goal *goal,
                                                                int64_t programme_id);

/** @return The type it is about, such as "rights" of cases; NULL: all. */
SWST_API const char *swst_goal_get_type(const swst_goal *goal);
/** Set the type: at most 40 characters, a word that the indicator knows. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_type(swst_goal *goal, const char *type);

/** @return The least age it is about, in years; 0: from birth. */
SWST_API int64_t swst_goal_get_least_age(const swst_goal *goal);
/** Set the least age: 0 to 150 years. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_least_age(swst_goal *goal, int64_t years);

/** @return The greatest age it is about, in years; 0 when none is set. */
SWST_API int64_t swst_goal_get_most_age(const swst_goal *goal);
/** Set the greatest age: 0 to 150 years. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_most_age(swst_goal *goal, int64_t years);

/** @return The first day of its period. */
SWST_API const char *swst_goal_get_starts_on(const swst_goal *goal);
/** Set the first day: required. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_starts_on(swst_goal *goal, const char *day);

/** @return Its deadline, the last day of its period. */
SWST_API const char *swst_goal_get_due_on(const swst_goal *goal);
/** Set the deadline: required, not before the first day. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_due_on(swst_goal *goal, const char *day);

/** @return The strand of the plan it belongs to (seed 000). */
SWST_API swst_goal_strand swst_goal_get_strand(const swst_goal *goal);
/** Set the strand of the plan. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_strand(swst_goal *goal, swst_goal_strand strand);

/** @return The worker who answers for it. */
SWST_API int64_t swst_goal_get_owner_id(const swst_goal *goal);
/** Set the worker who answers for it. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_owner_id(swst_goal *goal, int64_t worker_id);

/** @return The goal it is a part of; 0: none. */
SWST_API int64_t swst_goal_get_parent_id(const swst_goal *goal);
/** Set the goal it is a part of: of the same plan, and never itself. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_parent_id(swst_goal *goal, int64_t goal_id);

/** @return How it is to be reached. */
SWST_API const char *swst_goal_get_measure(const swst_goal *goal);
/** Set the measures: at most 1000 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_measure(swst_goal *goal, const char *measures);

/** @return Where the promise stands. */
SWST_API const char *swst_goal_get_source(const swst_goal *goal);
/** Set where the promise stands: at most 200 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_goal_set_source(swst_goal *goal, const char *source);
/** @} */

SWST_END_DECLS
/** @} */
#endif
