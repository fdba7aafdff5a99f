/* STAFF: who works here, what they are qualified for, and how many clients
 * there are to each (A1, A6, A7, K1, K4, K5). */
#include "model/structs.h"
#include "report/indicators/measure.h"
#include "report/workforce.h"

#include <swstation/station.h>

static swst_store *store_of(const struct swst__measure *measure)
{
    return measure->lens->answer.store;
}

static const swst_filter *filter_of(const struct swst__measure *measure)
{
    return measure->lens->answer.ground.filter;
}

/* ------------------------------------------------------------ the workforce */

/* Show every worker whom the filter lets pass. */
static swst_status show_workers(struct swst__measure *measure, const void *context,
                                swst_status (*meet)(struct swst__measure *measure,
                                                    const struct swst__on_staff *worker,
                                                    const void *context))
{
    struct swst__workforce workforce = { .statement = NULL };
    int64_t wanted = filter_of(measure)->worker_id;
    swst_status status = swst__workforce_open(&workforce, store_of(measure),
                                              swst__lens_day(measure->lens));

    while (!status && (status = swst__workforce_next(&workforce)) == SWST_ROW)
        status = wanted && wanted != workforce.at.id ? SWST_OK
            : meet(measure, &workforce.at, context);
    swst__workforce_close(&workforce);
    return status;
}

static swst_status add_worker(struct swst__measure *measure, int64_t id)
{
    return swst__measure_add(measure, swst__kind_worker, id, 1, 0);
}

/* Of the employment that is asked for, if any is. */
static bool is_of_type(const struct swst__measure *measure, const struct swst__on_staff *worker)
{
    const char *type = filter_of(measure)->type;

    return !type || swst__choice_find(&swst__employment_choices, type) == worker->employment;
}

static swst_status meet_employed(struct swst__measure *measure,
                                 const struct swst__on_staff *worker, const void *context)
{
    (void)context;
    return worker->is_employed && is_of_type(measure, worker) ? add_worker(measure, worker->id)
                                                              : SWST_OK;
}

static swst_status meet_front_line(struct swst__measure *measure,
                                   const struct swst__on_staff *worker, const void *context)
{
    (void)context;
    return worker->is_front_line ? add_worker(measure, worker->id) : SWST_OK;
}

static swst_status meet_intern(struct swst__measure *measure, const struct swst__on_staff *worker,
                               const void *context)
{
    (void)context;
    return worker->is_intern ? add_worker(measure, worker->id) : SWST_OK;
}

static swst_status meet_hired(struct swst__measure *measure, const struct swst__on_staff *worker,
                              const void *context)
{
    (void)context;
    return swst__is_within(worker->hired_on, swst__lens_window(measure->lens))
           && is_of_type(measure, worker) ? add_worker(measure, worker->id) : SWST_OK;
}

static swst_status meet_left(struct swst__measure *measure, const struct swst__on_staff *worker,
                             const void *context)
{
    (void)context;
    return swst__is_within(worker->left_on, swst__lens_window(measure->lens))
           && is_of_type(measure, worker) ? add_worker(measure, worker->id) : SWST_OK;
}

static swst_status meet_posted(struct swst__measure *measure, const struct swst__on_staff *worker,
                               const void *context)
{
    (void)context;
    return worker->is_posted ? swst__measure_share(measure, swst__kind_worker, worker->id,
                                                   worker->is_backed) : SWST_OK;
}

swst_status swst__count_STAFF_WORKERS(struct swst__measure *measure)
{
    return show_workers(measure, NULL, meet_employed);
}

swst_status swst__count_STAFF_FRONTLINE(struct swst__measure *measure)
{
    return show_workers(measure, NULL, meet_front_line);
}

swst_status swst__count_STAFF_INTERNS(struct swst__measure *measure)
{
    return show_workers(measure, NULL, meet_intern);
}

swst_status swst__count_STAFF_HIRED(struct swst__measure *measure)
{
    return show_workers(measure, NULL, meet_hired);
}

swst_status swst__count_STAFF_LEFT(struct swst__measure *measure)
{
    return show_workers(measure, NULL, meet_left);
}

swst_status swst__count_STAFF_BACKUP(struct swst__measure *measure)
{
    return show_workers(measure, NULL, meet_posted);
}

/* --------------------------------------------------------- clients for each */

static swst_status add_clients(struct swst__measure *measure)
{
    const struct swst__areas *areas = &measure->lens->answer.ground.areas;
    struct swst__ids clients = { 0 };
    swst_status status = swst__people_in_scope(store_of(measure), areas, NULL,
                                               swst__lens_day(measure->lens), &clients);

    for (size_t i = 0; i < clients.count && !status; i++)
        status = swst__measure_add(measure, swst__kind_client, clients.at[i], 1, 0);
    swst__ids_free(&clients);
    return status;
}

static swst_status meet_in_charge(struct swst__measure *measure,
                                  const struct swst__on_staff *worker, const void *with_interns)
{
    return worker->is_front_line || (with_interns && worker->has_clients)
        ? swst__measure_add(measure, swst__kind_worker, worker->id, 0, 1) : SWST_OK;
}

swst_status swst__count_STAFF_CASELOAD(struct swst__measure *measure)
{
    swst_status status = show_workers(measure, NULL, meet_in_charge);

    return status ? status : add_clients(measure);
}

swst_status swst__count_STAFF_CASELOAD_WITH_INTERNS(struct swst__measure *measure)
{
    swst_status status = show_workers(measure, measure, meet_in_charge);

    return status ? status : add_clients(measure);
}

/* ------------------------------------------------------------- certificates */

_Static_assert(swst__certificate_result_PASSED == 1 && swst__certificate_result_FAILED == 2
               && swst__certificate_result_ABSENT == 3,
               "the statements below name these by number");

/* The day on which a certificate was passed; before all days when that is not known. */
#define PASSED_ON "coalesce(passed_on, sat_on, ?1)"
#define OF_WORKER \
    " certificate JOIN worker ON worker.id = certificate.worker_id" \
    " WHERE certificate.voided_at IS NULL AND worker.voided_at IS NULL" \
    " AND (?3 = 0 OR certificate.level = ?3)"

static int64_t level_of(const struct swst__measure *measure)
{
    const char *type = filter_of(measure)->type;

    return type ? swst__choice_find(&swst__certificate_level_choices, type) : 0;
}

/* Ids by a statement of two days and a level. */
static swst_status read_ids(struct swst__measure *measure, const char *sql, int64_t first,
                            int64_t second, struct swst__ids *ids)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store_of(measure), sql, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, first);
    swst__db_bind_int(statement, 2, second);
    swst__db_bind_int(statement, 3, level_of(measure));
    status = swst__ids_read(ids, statement);
    swst__ids_order(ids);
    return status;
}

/* Who holds, on the day, one that was passed and has not expired. */
static swst_status read_certified(struct swst__measure *measure, struct swst__ids *certified)
{
    return read_ids(measure, "SELECT DISTINCT certificate.worker_id FROM" OF_WORKER
        " AND result = 1 AND " PASSED_ON " <= ?2 AND coalesce(expires_on, ?2) >= ?2",
        SWST__FIRST_DAY, swst__lens_day(measure->lens), certified);
}

/* Of whom a certificate is asked, besides the front line. */
struct asked {
    struct swst__ids certified;
    struct swst__posts posts;
    int64_t heads, supervisors;
};

static swst_status read_asked(struct swst__measure *measure, struct asked *asked)
{
    swst_store *store = store_of(measure);
    swst_status status = swst_station_setting(store, "certified_counts_head", &asked->heads);

    if (!status)
        status = swst_station_setting(store, "certified_counts_supervisor", &asked->supervisors);
    if (!status)
        status = swst__posts_read(store, swst__lens_day(measure->lens), &asked->posts);
    return status ? status : read_certified(measure, &asked->certified);
}

static swst_status meet_asked(struct swst__measure *measure, const struct swst__on_staff *worker,
                              const void *context)
{
    const struct asked *asked = context;
    const struct swst__posts *posts = &asked->posts;
    bool counts = worker->is_front_line;

    if (worker->is_employed && !worker->is_intern)
        counts = counts
            || (asked->heads && swst__posts_hold(posts, worker->id, swst__post_role_HEAD))
            || (asked->supervisors
                && swst__posts_hold(posts, worker->id, swst__post_role_SUPERVISOR));
    return counts ? swst__measure_share(measure, swst__kind_worker, worker->id,
                                        swst__ids_hold(&asked->certified, worker->id)) : SWST_OK;
}

swst_status swst__count_STAFF_CERTIFIED(struct swst__measure *measure)
{
    struct asked asked = { .heads = 0 };
    swst_status status = read_asked(measure, &asked);

    if (!status)
        status = show_workers(measure, &asked, meet_asked);
    swst__ids_free(&asked.certified);
    swst__posts_free(&asked.posts);
    return status;
}

static swst_status meet_qualified(struct swst__measure *measure,
                                  const struct swst__on_staff *worker, const void *context)
{
    return worker->is_employed && swst__ids_hold(context, worker->id)
        ? add_worker(measure, worker->id) : SWST_OK;
}

swst_status swst__count_STAFF_QUALIFIED(struct swst__measure *measure)
{
    struct swst__ids certified = { 0 };
    swst_status status = read_certified(measure, &certified);

    if (!status)
        status = show_workers(measure, &certified, meet_qualified);
    swst__ids_free(&certified);
    return status;
}

static swst_status meet_new(struct swst__measure *measure, const struct swst__on_staff *worker,
                            const void *context)
{
    return swst__ids_hold(context, worker->id) ? add_worker(measure, worker->id) : SWST_OK;
}

/* Whose first pass lies in the window, still here or not. */
swst_status swst__count_STAFF_NEW_QUALIFIED(struct swst__measure *measure)
{
    struct swst__span window = swst__lens_window(measure->lens);
    struct swst__ids ids = { 0 };
    swst_status status = read_ids(measure, "SELECT certificate.worker_id FROM" OF_WORKER
        " AND result = 1 GROUP BY certificate.worker_id"
        " HAVING min(coalesce(passed_on, sat_on, -1000000)) BETWEEN ?1 AND ?2", window.first,
        window.last, &ids);

    if (!status)
        status = show_workers(measure, &ids, meet_new);
    swst__ids_free(&ids);
    return status;
}

/* ------------------------------------------------------------- examinations */

static swst_status add_exam(struct swst__measure *measure, const struct swst__statement *row)
{
    int64_t wanted = filter_of(measure)->worker_id, result = swst__db_int(row, 2);

    if (wanted && wanted != swst__db_int(row, 1))
        return SWST_OK;
    if (result == swst__certificate_result_PASSED || result == swst__certificate_result_FAILED)
        return swst__measure_share(measure, swst__kind_certificate, swst__db_int(row, 0),
                                   result == swst__certificate_result_PASSED);
    swst__measure_leave_out(measure, result ? "absent" : "no_result", 1);
    return SWST_OK;
}

swst_status swst__count_STAFF_PASS(struct swst__measure *measure)
{
    struct swst__span window = swst__lens_window(measure->lens);
    struct swst__statement *row;
    swst_status status = swst__db_take(store_of(measure), "SELECT certificate.id,"
        " certificate.worker_id, coalesce(result, 0) FROM" OF_WORKER
        " AND coalesce(sat_on, passed_on) BETWEEN ?1 AND ?2 ORDER BY certificate.id", &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, window.first);
    swst__db_bind_int(row, 2, window.last);
    swst__db_bind_int(row, 3, level_of(measure));
    while (!status && (status = swst__db_step(row)) == SWST_ROW)
        status = add_exam(measure, row);
    swst__db_give_back(row);
    return status;
}
