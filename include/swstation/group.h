/**
 * @file
 * @brief Groups: several people who meet over some sessions (小组).
 *
 * What every typed header shares stands in household.h.
 * @since 0.1.0
 */
#ifndef SWSTATION_GROUP_H
#define SWSTATION_GROUP_H

#include <swstation/record.h>
#include <swstation/store.h>

/**
 * @defgroup group Groups
 * @{
 */
SWST_BEGIN_DECLS

/**
 * Work with several people over some sessions.
 *
 * In the stages of MZ/T 095. Its sessions are activities of type
 * "group_session".
 */
typedef struct swst_group swst_group;

/** What a group is for. */
typedef enum swst_group_type {
    SWST_GROUP_TYPE_UNSET = 0,
    SWST_GROUP_TYPE_EDUCATIONAL = 1, /**< "educational": to learn */
    SWST_GROUP_TYPE_GROWTH = 2,      /**< "growth": to grow as a person */
    SWST_GROUP_TYPE_SUPPORT = 3,     /**< "support": to support one another */
    SWST_GROUP_TYPE_THERAPEUTIC = 4, /**< "therapeutic": to heal */
    SWST_GROUP_TYPE_MUTUAL_AID = 5,  /**< "mutual_aid": to help one another (互助) */
    SWST_GROUP_TYPE_INTEREST = 6,    /**< "interest": to share an interest */
    SWST_GROUP_TYPE_CARE_TEAM = 7    /**< "care_team": to look after a few elders (seed 003) */
} swst_group_type;

/** How far a group has come, in the order of MZ/T 095. */
typedef enum swst_group_stage {
    SWST_GROUP_STAGE_UNSET = 0,
    SWST_GROUP_STAGE_PREPARING = 1,  /**< "preparing": planned, not yet met */
    SWST_GROUP_STAGE_FORMING = 2,    /**< "forming": the first sessions */
    SWST_GROUP_STAGE_TRANSITION = 3, /**< "transition": finding its way (转折期) */
    SWST_GROUP_STAGE_MATURE = 4,     /**< "mature": working */
    SWST_GROUP_STAGE_ENDING = 5,     /**< "ending": taking leave */
    SWST_GROUP_STAGE_ENDED = 6,      /**< "ended": over */
    SWST_GROUP_STAGE_CANCELLED = 7   /**< "cancelled": called off before its end */
} swst_group_stage;

/** @name Lifecycle
 * @{ */
/** @return An empty, unsaved group; NULL if out of memory. @owned{swst_group_free} */
SWST_API swst_group *swst_group_new(void);
/** Free @p group. NULL is ignored. */
SWST_API void swst_group_free(swst_group *group);
/** Load the group with this @p id, voided or not. @owned{swst_group_free} */
SWST_API SWST_MUST_CHECK swst_status swst_group_load(swst_store *store, int64_t id,
                                                     swst_group **group);
/** Insert or update @p group; see swst_record_save(). */
SWST_API SWST_MUST_CHECK swst_status swst_group_save(swst_store *store, swst_group *group);
/** Void the group; see swst_record_void(). */
SWST_API SWST_MUST_CHECK swst_status swst_group_void(swst_store *store, swst_group *group,
                                                     const char *reason);
/** @return The same group as a record. @borrowed{the group is freed} */
SWST_API swst_record *swst_group_record(swst_group *group);
/** @return The same record as a group, or NULL if it is none. @borrowed{the record is freed} */
SWST_API swst_group *swst_group_from(swst_record *record);
/** @} */

/** @name Fields
 * Text that a getter gives: @borrowed{the field is set or the group freed}
 * @{ */
/** @return The id, or 0 before the first save. */
SWST_API int64_t swst_group_get_id(const swst_group *group);

/** @return The name. */
SWST_API const char *swst_group_get_name(const swst_group *group);
/** Set the name: required, 1 to 64 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_group_set_name(swst_group *group, const char *name);

/** @return The programme it belongs to. */
SWST_API int64_t swst_group_get_programme_id(const swst_group *group);
/** Set the programme it belongs to. */
SWST_API SWST_MUST_CHECK swst_status swst_group_set_programme_id(swst_group *group,
                                                                 int64_t programme_id);

/** @return What the group is for. */
SWST_API swst_group_type swst_group_get_type(const swst_group *group);
/** Set what the group is for: required. */
SWST_API SWST_MUST_CHECK swst_status swst_group_set_type(swst_group *group, swst_group_type type);

/** @return How far the group has come. */
SWST_API swst_group_stage swst_group_get_stage(const swst_group *group);
/** Set how far the group has come: required. */
SWST_API SWST_MUST_CHECK swst_status swst_group_set_stage(swst_group *group,
                                                          swst_group_stage stage);

/** @return The worker who leads it. */
SWST_API int64_t swst_group_get_worker_id(const swst_group *group);
/** Set the worker who leads it. */
SWST_API SWST_MUST_CHECK swst_status swst_group_set_worker_id(swst_group *group, int64_t worker_id);

/** @return The area it meets for. */
SWST_API int64_t swst_group_get_area_id(const swst_group *group);
/** Set the area it meets for. */
SWST_API SWST_MUST_CHECK swst_status swst_group_set_area_id(swst_group *group, int64_t area_id);

/** @return How many sessions are planned. */
SWST_API int64_t swst_group_get_planned_sessions(const swst_group *group);
/** Set how many are planned: 0 to 10000 sessions. */
SWST_API SWST_MUST_CHECK swst_status swst_group_set_planned_sessions(swst_group *group,
                                                                     int64_t sessions);

/** @return The fewest members it needs. */
SWST_API int64_t swst_group_get_min_members(const swst_group *group);
/** Set the fewest members: 0 to 10000 people (seed 003: 8 to 10 a group). */
SWST_API SWST_MUST_CHECK swst_status swst_group_set_min_members(swst_group *group, int64_t people);

/** @return The most members it takes. */
SWST_API int64_t swst_group_get_max_members(const swst_group *group);
/** Set the most members: 0 to 10000 people. */
SWST_API SWST_MUST_CHECK swst_status swst_group_set_max_members(swst_group *group, int64_t people);

/** @return The first day. */
SWST_API const char *swst_group_get_starts_on(const swst_group *group);
/** Set the first day. */
SWST_API SWST_MUST_CHECK swst_status swst_group_set_starts_on(swst_group *group, const char *day);

/** @return The last day, or NULL while it meets. */
SWST_API const char *swst_group_get_ends_on(const swst_group *group);
/** Set the last day: not before the first. */
SWST_API SWST_MUST_CHECK swst_status swst_group_set_ends_on(swst_group *group, const char *day);
/** @} */

SWST_END_DECLS
/** @} */
#endif
