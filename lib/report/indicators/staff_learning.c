/* STAFF: how those who work here learn together, are trained and supervised
 * (K2, K3). */
#include "domain/noted.h"
#include "report/activities.h"
#include "report/indicators/measure.h"
#include "report/workforce.h"

_Static_assert(SWST_ACTIVITY_TYPE_CO_LEARNING == 9 && SWST_ACTIVITY_TYPE_TRAINING == 4
               && SWST_ACTIVITY_TYPE_EXCHANGE == 11, "the statements below name these by number");

/* ----------------------------------------------------------------- sessions */

/* What was held of one type, as the report of activities counts it. */
static swst_status count_held(struct swst__measure *measure, int64_t type)
{
    struct swst__gatherings held = { .answer = &measure->lens->answer, .type = type,
                                     .keeps = true };
    swst_status status = swst__gatherings_count(&held);

    for (size_t i = 0; i < held.counted_count && !status; i++)
        if (held.counted[i].is_held)
            status = swst__measure_add(measure, swst__kind_activity, held.counted[i].id, 1, 0);
    swst__gatherings_close(&held);
    return status;
}

swst_status swst__count_STAFF_SUPERVISIONS(struct swst__measure *measure)
{
    return count_held(measure, SWST_ACTIVITY_TYPE_SUPERVISION);
}

swst_status swst__count_STAFF_TRAININGS(struct swst__measure *measure)
{
    return count_held(measure, SWST_ACTIVITY_TYPE_TRAINING);
}

swst_status swst__count_STAFF_EXCHANGES(struct swst__measure *measure)
{
    return count_held(measure, SWST_ACTIVITY_TYPE_EXCHANGE);
}

/* -------------------------------------------------------------- co-learning */

/* Months of the window that are whole: they have begun and are over by its end. */
static int64_t whole_months(struct swst__span window)
{
    int64_t months = 0, day = window.first;

    while (day <= window.last) {
        struct swst__span month = swst__bucket_of(SWST__PER_MONTH, day);

        months += month.first >= window.first && month.last <= window.last;
        day = month.last + 1;
    }
    return months;
}

/* The first of every whole month stands for it; months without any are the station's. */
static swst_status add_months(struct swst__measure *measure, struct swst__statement *row)
{
    struct swst__span window = swst__lens_window(measure->lens);
    int64_t months = whole_months(window), done_to = SWST__NULL, station = 0;
    swst_status status = SWST_OK;

    while (!status && (status = swst__db_step(row)) == SWST_ROW) {
        struct swst__span month = swst__bucket_of(SWST__PER_MONTH, swst__db_int(row, 0));
        bool counts = month.first > done_to && month.first >= window.first
                      && month.last <= window.last;

        status = counts ? swst__measure_share(measure, swst__kind_activity, swst__db_int(row, 1),
                                              true) : SWST_OK;
        months -= counts;
        done_to = counts ? month.last : done_to;
    }
    if (!status)
        status = swst__db_number(measure->lens->answer.store, "SELECT coalesce(min(id), 0)"
                                 " FROM station WHERE voided_at IS NULL", &station);
    return status || !months ? status
        : swst__measure_add(measure, swst__kind_station, station, 0, months);
}

swst_status swst__count_STAFF_CO_LEARNING(struct swst__measure *measure)
{
    struct swst__span window = swst__lens_window(measure->lens);
    struct swst__statement *row;
    swst_status status = swst__db_take(measure->lens->answer.store, "SELECT held_on, id"
        " FROM activity WHERE voided_at IS NULL AND state = 2 AND type = 9"
        " AND held_on BETWEEN ?1 AND ?2 ORDER BY held_on, id", &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, window.first);
    swst__db_bind_int(row, 2, window.last);
    status = add_months(measure, row);
    swst__db_give_back(row);
    return status;
}

/* ----------------------------------------------------------------- training */

/* Of what was held of the type asked for, else of training and exchange. */
#define TAUGHT SWST__NOTED("?1", "?2") " noted WHERE best = 3 AND worker_id IS NOT NULL" \
    " AND (type = ?3 OR (?3 = 0 AND type IN (4, 11)))"

static swst_status take_taught(struct swst__measure *measure, const char *sql,
                               struct swst__statement **row)
{
    struct swst__span window = swst__lens_window(measure->lens);
    const char *type = measure->lens->answer.ground.filter->type;
    swst_status status = swst__db_take(measure->lens->answer.store, sql, row);

    if (status)
        return status;
    swst__db_bind_int(*row, 1, window.first);
    swst__db_bind_int(*row, 2, window.last);
    swst__db_bind_int(*row, 3, type ? swst__choice_find(&swst__activity_type_choices, type) : 0);
    return SWST_OK;
}

static swst_status add_employed(struct swst__measure *measure, const struct swst__ids *taught)
{
    struct swst__workforce workforce = { .statement = NULL };
    int64_t wanted = measure->lens->answer.ground.filter->worker_id;
    swst_status status = swst__workforce_open(&workforce, measure->lens->answer.store,
                                              swst__lens_day(measure->lens));

    while (!status && (status = swst__workforce_next(&workforce)) == SWST_ROW)
        status = workforce.at.is_employed && (!wanted || wanted == workforce.at.id)
            ? swst__measure_share(measure, swst__kind_worker, workforce.at.id,
                                  swst__ids_hold(taught, workforce.at.id)) : SWST_OK;
    swst__workforce_close(&workforce);
    return status;
}

swst_status swst__count_STAFF_TRAINED(struct swst__measure *measure)
{
    struct swst__ids taught = { 0 };
    struct swst__statement *row;
    swst_status status = take_taught(measure, "SELECT DISTINCT worker_id FROM" TAUGHT, &row);

    if (!status)
        status = swst__ids_read(&taught, row);
    swst__ids_order(&taught);
    if (!status)
        status = add_employed(measure, &taught);
    swst__ids_free(&taught);
    return status;
}

/* As long as somebody is noted to have been there, else as long as it lasted. */
swst_status swst__count_STAFF_TRAINING_MINUTES(struct swst__measure *measure)
{
    int64_t wanted = measure->lens->answer.ground.filter->worker_id;
    struct swst__statement *row;
    swst_status status = take_taught(measure, "SELECT attendance_id, worker_id,"
        " coalesce(noted.minutes, (SELECT activity.minutes FROM activity"
        " WHERE activity.id = activity_id), 0) FROM" TAUGHT " ORDER BY attendance_id", &row);

    if (status)
        return status;
    while (!status && (status = swst__db_step(row)) == SWST_ROW)
        status = !wanted || wanted == swst__db_int(row, 1)
            ? swst__measure_add(measure, swst__kind_attendance, swst__db_int(row, 0),
                                swst__db_int(row, 2), 0) : SWST_OK;
    swst__db_give_back(row);
    return status;
}
