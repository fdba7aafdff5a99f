/**
 * @file
 * @brief Cases: work with one client, from intake to closing (个案).
 *
 * What every typed header shares stands in household.h.
 * @since 0.1.0
 */
#ifndef SWSTATION_CASE_H
#define SWSTATION_CASE_H

#include <swstation/record.h>
#include <swstation/store.h>

/**
 * @defgroup case Cases
 * @{
 */
SWST_BEGIN_DECLS

/**
 * Work with one client towards goals of their own.
 *
 * In the stages of MZ/T 094. An open case without a follow-up for more than 7
 * days is idle; one that is suspended is not (seed 002, semantics 4.6).
 */
typedef struct swst_case swst_case;

/** What a case is about. */
typedef enum swst_case_type {
    SWST_CASE_TYPE_UNSET = 0,
    SWST_CASE_TYPE_PSYCHOLOGICAL = 1, /**< "psychological": mind and mood */
    SWST_CASE_TYPE_RIGHTS = 2,        /**< "rights": somebody's rights (维权) */
    SWST_CASE_TYPE_CHILD = 3,         /**< "child": a child */
    SWST_CASE_TYPE_ELDER = 4,         /**< "elder": an elder */
    SWST_CASE_TYPE_DISABILITY = 5,    /**< "disability": a disability */
    SWST_CASE_TYPE_RELIEF = 6,        /**< "relief": social relief (救助) */
    SWST_CASE_TYPE_FAMILY = 7,        /**< "family": a family */
    SWST_CASE_TYPE_OTHER = 8          /**< "other": anything else */
} swst_case_type;

/** How far a case has come, in the order of MZ/T 094. */
typedef enum swst_case_stage {
    SWST_CASE_STAGE_UNSET = 0,
    SWST_CASE_STAGE_INTAKE = 1,       /**< "intake": getting to know each other (接案) */
    SWST_CASE_STAGE_ASSESSMENT = 2,   /**< "assessment": finding out what is the matter (预估) */
    SWST_CASE_STAGE_PLANNING = 3,     /**< "planning": agreeing on goals and steps */
    SWST_CASE_STAGE_INTERVENTION = 4, /**< "intervention": working on them (介入) */
    SWST_CASE_STAGE_EVALUATION = 5,   /**< "evaluation": looking at what was reached */
    SWST_CASE_STAGE_CLOSED = 6        /**< "closed": ended (结案) */
} swst_case_stage;

/** Whether a case is worked on. */
typedef enum swst_case_state {
    SWST_CASE_STATE_UNSET = 0,
    SWST_CASE_STATE_OPEN = 1,      /**< "open": it is */
    SWST_CASE_STATE_SUSPENDED = 2, /**< "suspended": it pauses */
    SWST_CASE_STATE_CLOSED = 3,    /**< "closed": it has ended */
    SWST_CASE_STATE_DECLINED = 4   /**< "declined": it was not taken on */
} swst_case_state;

/** Why a case was closed. */
typedef enum swst_case_close_reason {
    SWST_CASE_CLOSE_REASON_UNSET = 0,
    SWST_CASE_CLOSE_REASON_GOALS_MET = 1,   /**< "goals_met": its goals were met */
    SWST_CASE_CLOSE_REASON_CLIENT_WISH = 2, /**< "client_wish": the client wished it */
    SWST_CASE_CLOSE_REASON_REFERRAL = 3,    /**< "referral": others took over (转介) */
    SWST_CASE_CLOSE_REASON_MOVED = 4,       /**< "moved": the client moved away */
    SWST_CASE_CLOSE_REASON_DIED = 5,        /**< "died": the client died */
    SWST_CASE_CLOSE_REASON_LOST = 6,        /**< "lost": the client was lost from sight */
    SWST_CASE_CLOSE_REASON_UNSUITABLE = 7,  /**< "unsuitable": not a matter for the station */
    SWST_CASE_CLOSE_REASON_OTHER = 8        /**< "other": anything else */
} swst_case_close_reason;

/** What a case has brought. */
typedef enum swst_case_outcome {
    SWST_CASE_OUTCOME_UNSET = 0,
    SWST_CASE_OUTCOME_IMPROVED = 1,  /**< "improved": clearly better */
    SWST_CASE_OUTCOME_PARTLY = 2,    /**< "partly": better in part */
    SWST_CASE_OUTCOME_UNCHANGED = 3, /**< "unchanged": no change */
    SWST_CASE_OUTCOME_WORSE = 4      /**< "worse": worse than before */
} swst_case_outcome;

/** @name Lifecycle
 * @{ */
/** @return An empty, unsaved case; NULL if out of memory. @owned{swst_case_free} */
SWST_API swst_case *swst_case_new(void);
/** Free @p casework. NULL is ignored. */
SWST_API void swst_case_free(swst_case *casework);
/** Load the case with this @p id, voided or not. @owned{swst_case_free} */
SWST_API SWST_MUST_CHECK swst_status swst_case_load(swst_store *store, int64_t id,
                                                    swst_case **casework);
/** Insert or update @p casework; see swst_record_save(). */
SWST_API SWST_MUST_CHECK swst_status swst_case_save(swst_store *store, swst_case *casework);
/** Void the case; see swst_record_void(). */
SWST_API SWST_MUST_CHECK swst_status swst_case_void(swst_store *store, swst_case *casework,
                                                    const char *reason);
/** @return The same case as a record. @borrowed{the case is freed} */
SWST_API swst_record *swst_case_record(swst_case *casework);
/** @return The same record as a case, or NULL if it is none. @borrowed{the record is freed} */
SWST_API swst_case *swst_case_from(swst_record *record);
/** @} */

/** @name Fields
 * Text that a getter gives: @borrowed{the field is set or the case freed}
 * @{ */
/** @return The id, or 0 before the first save. */
SWST_API int64_t swst_case_get_id(const swst_case *casework);

/** @return The station's own number of the case (个案编号). */
SWST_API const char *swst_case_get_number(const swst_case *casework);
/** Set the number: at most 40 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_number(swst_case *casework, const char *number);

/** @return The client whose case it is. */
SWST_API int64_t swst_case_get_client_id(const swst_case *casework);
/** Set the client: required. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_client_id(swst_case *casework,
                                                             int64_t client_id);

/** @return What the case is about. */
SWST_API swst_case_type swst_case_get_type(const swst_case *casework);
/** Set what the case is about. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_type(swst_case *casework, swst_case_type type);

/** @return The worker in charge. */
SWST_API int64_t swst_case_get_worker_id(const swst_case *casework);
/** Set the worker in charge: required. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_worker_id(swst_case *casework,
                                                             int64_t worker_id);

/** @return The worker who supervises the case. */
SWST_API int64_t swst_case_get_supervisor_id(const swst_case *casework);
/** Set the worker who supervises the case. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_supervisor_id(swst_case *casework,
                                                                 int64_t worker_id);

/** @return The day of opening. */
SWST_API const char *swst_case_get_opened_on(const swst_case *casework);
/**
 * Set the day of opening: required, within the client's life. A follow-up is
 * due from it when there was none yet.
 */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_opened_on(swst_case *casework, const char *day);

/** @return How far the work has come. */
SWST_API swst_case_stage swst_case_get_stage(const swst_case *casework);
/**
 * Set how far the work has come: required. A saved case moves as
 * swst_field_move() says, and only while it is open; see casework.h.
 */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_stage(swst_case *casework,
                                                         swst_case_stage stage);

/** @return Whether it is worked on. */
SWST_API swst_case_state swst_case_get_state(const swst_case *casework);
/**
 * Set whether it is worked on; unset counts as open. A saved case moves as
 * swst_field_move() says; it is closed together with its stage, from the
 * evaluation, with an outcome, a supervisor and a day, or from any stage
 * because the client died or was lost from sight; and declined at its intake.
 */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_state(swst_case *casework,
                                                         swst_case_state state);

/** @return The day of closing. */
SWST_API const char *swst_case_get_closed_on(const swst_case *casework);
/** Set the day of closing: not before that of opening. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_closed_on(swst_case *casework, const char *day);

/** @return Why it was closed. */
SWST_API swst_case_close_reason swst_case_get_close_reason(const swst_case *casework);
/** Set why it was closed. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_close_reason(swst_case *casework,
                                                                swst_case_close_reason reason);

/** @return What it has brought the client. */
SWST_API swst_case_outcome swst_case_get_outcome(const swst_case *casework);
/** Set what it has brought the client. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_outcome(swst_case *casework,
                                                           swst_case_outcome outcome);

/** @return The problem, and how it is seen. Sensitive. */
SWST_API const char *swst_case_get_problem(const swst_case *casework);
/** Set the problem: at most 4000 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_problem(swst_case *casework,
                                                           const char *problem);

/** @return The plan (一人一策). Sensitive. */
SWST_API const char *swst_case_get_plan(const swst_case *casework);
/** Set the plan: at most 4000 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_plan(swst_case *casework, const char *plan);

/** @return The day for which the next follow-up is planned. */
SWST_API const char *swst_case_get_follow_up_on(const swst_case *casework);
/** Set the day of the next follow-up. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_follow_up_on(swst_case *casework,
                                                                const char *day);

/** @return Whether it is marked as meant only for those who work on it; false also when unknown. */
SWST_API bool swst_case_get_restricted(const swst_case *casework);
/** Set the mark. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_restricted(swst_case *casework, bool restricted);

/** @return The closed case that this one takes up again, or 0. */
SWST_API int64_t swst_case_get_reopens_id(const swst_case *casework);
/** Set the closed case that this one takes up again; 0 unsets it. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_reopens_id(swst_case *casework,
                                                              int64_t case_id);

/** @return The need that the case answers, or 0. */
SWST_API int64_t swst_case_get_need_id(const swst_case *casework);
/** Set the need that the case answers; 0 unsets it. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_need_id(swst_case *casework, int64_t need_id);

/** @return What the evaluation at the end found. Sensitive. */
SWST_API const char *swst_case_get_evaluation(const swst_case *casework);
/** Set what the evaluation found: at most 4000 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_evaluation(swst_case *casework,
                                                              const char *evaluation);

/** @return The day on which the supervisor signed the closing off. */
SWST_API const char *swst_case_get_signed_on(const swst_case *casework);
/** Set the day on which the supervisor signed the closing off. */
SWST_API SWST_MUST_CHECK swst_status swst_case_set_signed_on(swst_case *casework,
                                                             const char *day);
/** @} */

SWST_END_DECLS
/** @} */
#endif
