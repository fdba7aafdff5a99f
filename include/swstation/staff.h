/**
 * @file
 * @brief The staff: who works here, who answers for what, how much a week asks
 * of each, and which clients nobody reached.
 * @since 0.1.0
 */
#ifndef SWSTATION_STAFF_H
#define SWSTATION_STAFF_H

#include <swstation/report.h>

/**
 * @defgroup staff Staff, capacity and gaps
 * @{
 */
SWST_BEGIN_DECLS

/**
 * How many work at the station on a day, as what, and how many clients there
 * are to each (seed 002, A6; A7).
 *
 * A worker is employed from `hired_on` to `left_on`, both included; a day that
 * is not set is open. An intern is who is employed as one or has an intern's
 * post that day. A worker with two posts counts in both roles and once among
 * the workers. Who has no post that day but a head's or a supervisor's has no
 * caseload and is left out of both averages (A1). A backup (B角) is valid when
 * it has a post in force as well, is employed and is not absent that day.
 *
 * Columns: `employment` ("all" first, then every word of worker.employment that is in use, then
 * "unset"), `workers`, `heads`, `deputies`, `social_workers`, `supervisors`, `interns`,
 * `windows` (people with such a post), `clients` and `clients_per_worker` (in scope, to each
 * worker with a caseload who is no intern), `clients_per_worker_with_interns` (to each worker with
 * a caseload; text of one decimal, half up; of nobody none; these three in the first row alone),
 * `backups` (rate: with a valid backup among those with a post other than an intern's), `hired`
 * and `left` (in the month of the day, up to it).
 *
 * @param filter     By area and worker: narrows the clients alone; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_staff(swst_store *store, const char *as_of,
                                                       const swst_filter *filter,
                                                       swst_table **table);

/**
 * Who answers for what on a day: areas, duties (事务) and clients of each
 * worker, and what the worker dealt with at the window in the month of that
 * day, up to it (seed 000, A5).
 *
 * A worker can have duties and no area, or both. Everybody employed that day
 * has a row, and whoever still answers for something.
 *
 * Columns: `worker_id`, `name` (personal), `areas` (codes joined by commas, in order), `programmes`
 * (names joined by commas), `clients` (assigned by name), `window_entries`, and of these
 * `applications`, `verifications`, `publicity`, `inquiries`, `others`; `headcount` (people at
 * these without names, person-times). Order: `worker_id`.
 *
 * @param filter     By worker, by area (who answers for one in it) and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_assignments(swst_store *store, const char *as_of,
                                                             const swst_filter *filter,
                                                             swst_table **table);

/**
 * What the ISO week of a day asks of each worker, what was done of it up to
 * that day, and what the worker can do (seed 002, C7).
 *
 * Required is the sum over the contact duties of the worker's clients in scope
 * (semantics 4.3) of the buckets that end in the week: days and weeks as they
 * are; what a month or a longer period asks for falls to its last week, less
 * what was done before. Done is what was done of that. A client of several
 * workers counts for each, and `shared` says so; the first row, of everybody,
 * counts each client once. While a worker is absent, the backup has the clients, too.
 *
 * Columns: `worker_id` (empty first: all), `name` (personal), `clients`, `shared`, `required`,
 * `done` (contacts), `rate` (done of required), `capacity` (`week_contacts` of the worker; of all:
 * the sum, if each has one), `over` (required above capacity, else empty). Order: `worker_id`.
 * The footing names the week. Rows: who has clients or, without a filter, a capacity.
 *
 * @param filter     By area, worker and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_capacity(swst_store *store, const char *as_of,
                                                          const swst_filter *filter,
                                                          swst_table **table);

/**
 * The blind-spot report: clients in scope on min(@p to, @p as_of) with whom no
 * contact was done in the period, by whatever channel (seed 002, B4).
 *
 * A contact that names a household alone serves none of its members. The
 * reason is the gap on record that holds that day (of several the one that
 * began last), else the first that is true: nobody is responsible
 * (`no_worker`), registered within the period (`new`), how the last attempt of
 * the period went (`refused`, `not_home`, `cancelled`), else `not_tried`.
 *
 * Columns: `client_id`, `name` (personal), `area_code`, `categories` (codes of those in force, the
 * household's included, joined by commas), `worker_ids`, `reason`, `last_contact_on` (ever),
 * `attempts` (contacts in the period that were not done). Order: `area_code`, `client_id`.
 * The footing counts the clients of the filter's categories alone.
 *
 * @param filter     By categories (any of them), area, worker and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_unserved(swst_store *store, const char *from,
                                                          const char *to, const char *as_of,
                                                          const swst_filter *filter,
                                                          swst_table **table);

/**
 * Gaps of service by reason and category: clients who were not served, and
 * clients with a gap on record although somebody was in contact, such as one
 * who was called and never assessed at home (seed 002, C8).
 *
 * Each client counts under one reason, that of swst_report_unserved(), and in
 * every category in force.
 *
 * Columns: `reason` (empty first: all), `category` ("persons" first: all, then codes), `clients`,
 * `unserved` (those of them on the list of swst_report_unserved()). Rows of nobody are left out.
 *
 * @param filter     By categories, area, worker and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_gaps(swst_store *store, const char *from,
                                                      const char *to, const char *as_of,
                                                      const swst_filter *filter,
                                                      swst_table **table);

SWST_END_DECLS
/** @} */
#endif
