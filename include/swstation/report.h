/**
 * @file
 * @brief Reports: who is due for a contact, who has been reached.
 *
 * Every report names the day it is asked for. A client is in scope while
 * registered, here, and in an area that is served; where clients are counted,
 * the footing says how many were in scope on that day and why the others were not.
 *
 * Here and in the headers that build on this one, `as_of` is the day to look
 * from, `from` and `to` are the first and last day of a period, which counts as
 * far as it has been by then, and a day is text, "YYYY-MM-DD". Reports fail with
 * ::SWST_EINVALID when a day is none or the period ends before it starts, and
 * with ::SWST_ENOTFOUND when the filter names what does not exist.
 * @since 0.1.0
 */
#ifndef SWSTATION_REPORT_H
#define SWSTATION_REPORT_H

#include <swstation/store.h>
#include <swstation/table.h>

/**
 * @defgroup report Reports
 * @{
 */
SWST_BEGIN_DECLS

/** What narrows a report. An empty one, or NULL, narrows nothing. */
typedef struct swst_filter swst_filter;

/** Where a contact duty stands. */
typedef enum swst_due_state {
    SWST_DUE_STATE_UNSET = 0,
    SWST_DUE_STATE_OVERDUE = 1, /**< "overdue": its last day has passed. */
    SWST_DUE_STATE_DUE = 2,     /**< "due": within the days that run now. */
    SWST_DUE_STATE_MET = 3      /**< "met": nothing to do in the days that run now. */
} swst_due_state;

/** The areas or people into which coverage is divided. */
typedef enum swst_grouping {
    SWST_BY_SERVICE = 0, /**< Service areas (责任片区); other areas stand for themselves. */
    SWST_BY_VILLAGE = 1, /**< The client's own area, of whatever level. */
    SWST_BY_TOWN = 2,    /**< The town above, else the own area. */
    SWST_BY_WORKER = 3   /**< Workers in charge; rows may overlap and say so. */
} swst_grouping;

/** @name Filters
 * @{ */
/** @return A filter that narrows nothing; NULL if out of memory. @owned{swst_filter_free} */
SWST_API swst_filter *swst_filter_new(void);
/** Free @p filter. NULL is ignored. */
SWST_API void swst_filter_free(swst_filter *filter);
/** Only this area and all below; of a service area, its villages. 0: everywhere. */
SWST_API void swst_filter_set_area(swst_filter *filter, int64_t area_id);
/** Only clients of this worker. 0: of anybody. */
SWST_API void swst_filter_set_worker(swst_filter *filter, int64_t worker_id);
/** Only what belongs to this programme, in reports that say so. 0: of any or none. */
SWST_API void swst_filter_set_programme(swst_filter *filter, int64_t programme_id);
/** Only duties in this state, besides those named before. The default is all. */
SWST_API void swst_filter_add_state(swst_filter *filter, swst_due_state state);
/** Only this category among the categories, besides those named before. The default is all.
 * @param code Its code, such as "dibao". */
SWST_API SWST_MUST_CHECK swst_status swst_filter_add_category(swst_filter *filter,
                                                              const char *code);
/**
 * Only clients of these ages, in whole years on the day that a report looks
 * at: 6 to 14 ends on the day before the fifteenth birthday (seed 003). Who
 * was born on an unknown day is left out. Households are not narrowed.
 *
 * @param least,most Years, both included; -1, the default: open. From 0 on is open, too, and
 *                   lets everybody pass.
 */
SWST_API void swst_filter_set_ages(swst_filter *filter, int64_t least, int64_t most);
/** Only clients whose tier in force is of this level, in reports that say so. NULL: of any or none. */
SWST_API SWST_MUST_CHECK swst_status swst_filter_set_level(swst_filter *filter,
                                                           const char *level);
/** Only clients of this sex, in reports that say so: a word of client.sex, such as "female". NULL: any.
 * @retval SWST_EINVALID No such word. */
SWST_API SWST_MUST_CHECK swst_status swst_filter_set_sex(swst_filter *filter, const char *sex);
/** Only this type, in reports that say so: such as "rights" of cases. NULL: any. */
SWST_API SWST_MUST_CHECK swst_status swst_filter_set_type(swst_filter *filter, const char *type);
/** Divide coverage so. The default is ::SWST_BY_SERVICE. */
SWST_API void swst_filter_set_grouping(swst_filter *filter, swst_grouping grouping);
/** Give at most @p rows. 0, the default: all. */
SWST_API void swst_filter_set_limit(swst_filter *filter, int64_t rows);
/** @} */

/**
 * Contact duties: one row for every client in scope and every contact rule in
 * force for the client's tier or enrolment, the longest overdue first.
 *
 * A rule asks for a number of days with a contact per day, ISO week, month,
 * quarter, half or year, in proportion to the days on which it holds. A missed
 * duty stays overdue until the next contact that counts, and the last day
 * itself is not late (seed 003; semantics 4).
 *
 * Columns: `client_id`, `rule_id`, `name` (personal), `level` or `programme_id`, `area_code`,
 * `worker_ids`, `state`, `due_on`, `days_overdue` (days), `missed`, `required`, `done`,
 * `remaining`, `bucket_from`, `bucket_to`. Order: `due_on` (none last), `client_id`, `rule_id`.
 *
 * @param filter     By area, worker, state and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_due(swst_store *store, const char *as_of,
                                                     const swst_filter *filter,
                                                     swst_table **table);

/**
 * How well contact duties were kept: of all whose days ended within the period.
 *
 * Columns: `scope` ("all" first, then every level and programme), `programme_id`, `required`,
 * `done`, `rate` (Σ min(done, required) / Σ required), `clients_met`, `clients`, `clients_rate`.
 *
 * @param filter     By area and worker, as they are on min(@p to, @p as_of); or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_compliance(swst_store *store, const char *from,
                                                            const char *to, const char *as_of,
                                                            const swst_filter *filter,
                                                            swst_table **table);

/**
 * Coverage: area by category, who is in scope, visited at home, on file,
 * reached by an activity, with the rates that stations promise.
 *
 * Memberships and scope are taken on min(@p to, @p as_of). A person in three
 * categories counts once in each and once in `persons`. The total comes first,
 * with an empty `area_code`.
 *
 * Columns: `area_code`, `area_name`, `category`, `unit` ("person", "household"), `in_scope`,
 * `visited`, `filed`, `reached`, `visit_rate`, `filing_rate`, `activity_rate`; by worker,
 * `area_code` is the worker's id, `area_name` the worker's name (personal), and `shared` says
 * whether somebody of the row stands in another worker's row, too.
 *
 * @param filter     By grouping, categories, area and worker; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_coverage(swst_store *store, const char *from,
                                                          const char *to, const char *as_of,
                                                          const swst_filter *filter,
                                                          swst_table **table);

SWST_END_DECLS
/** @} */
#endif
