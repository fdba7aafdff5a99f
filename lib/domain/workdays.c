/* Working days: holidays on record, and statutory days of years without any. */
#include "domain/workdays.h"

#include "base/festival.h"
#include "base/lunar.h"
#include "base/memory.h"
#include "model/structs.h"
#include "store/db.h"

#include <swstation/calendar.h>

swst_status swst__workdays_open(struct swst__workdays *workdays, swst_store *store)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT happened_on, change FROM holiday"
                                              " WHERE voided_at IS NULL ORDER BY happened_on",
                                       &statement);

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        struct swst__decreed *grown = swst__grow(workdays->decreed, &workdays->room,
                                                 workdays->count, sizeof *grown);

        if (!grown) {
            status = swst__fail_memory();
            break;
        }
        workdays->decreed = grown;
        grown[workdays->count].day = swst__db_int(statement, 0);
        grown[workdays->count++].is_worked =
            swst__db_int(statement, 1) == swst__holiday_change_WORK;
    }
    swst__db_give_back(statement);
    return status;
}

void swst__workdays_close(struct swst__workdays *workdays)
{
    swst_free(workdays->decreed);
    *workdays = (struct swst__workdays){ 0 };
}

/* How many decreed days lie before a day. */
static size_t decreed_before(const struct swst__workdays *workdays, int64_t day)
{
    size_t least = 0, most = workdays->count;

    while (least < most) {
        size_t middle = least + (most - least) / 2;

        if (workdays->decreed[middle].day < day)
            least = middle + 1;
        else
            most = middle;
    }
    return least;
}

static void add_statutory(struct swst__workdays *workdays, const char *code, int64_t from,
                          int64_t days)
{
    int64_t first;

    if (!swst__festival_of(swst__festival_find(code), workdays->year, &first))
        return;
    for (int64_t i = 0; i < days; i++)
        workdays->statutory[workdays->statutory_count++] = first + from + i;
}

/* Thirteen days, by the rule in force since 2025. */
static void find_statutory(struct swst__workdays *workdays)
{
    workdays->statutory_count = 0;
    add_statutory(workdays, "new_year", 0, 1);
    add_statutory(workdays, "spring_festival", -1, 4);
    add_statutory(workdays, "qingming", 0, 1);
    add_statutory(workdays, "labour_day", 0, 2);
    add_statutory(workdays, "dragon_boat", 0, 1);
    add_statutory(workdays, "mid_autumn", 0, 1);
    add_statutory(workdays, "national_day", 0, 3);
}

/* The decree for a year may give days of the December before: alone they do
 * not tell that their own year was decreed. */
static void enter_year(struct swst__workdays *workdays, int64_t year)
{
    workdays->year = year;
    workdays->is_decreed = decreed_before(workdays, swst__day_make(year, 12, 1))
                           > decreed_before(workdays, swst__day_make(year, 1, 1));
    if (!workdays->is_decreed)
        find_statutory(workdays);
}

bool swst__workdays_has(struct swst__workdays *workdays, int64_t day)
{
    size_t at = decreed_before(workdays, day);
    int64_t year, month, of_month;

    if (at < workdays->count && workdays->decreed[at].day == day)
        return workdays->decreed[at].is_worked;
    if (day - swst__bucket_of(SWST__PER_WEEK, day).first > 4)
        return false;
    swst__day_split(day, &year, &month, &of_month);
    if (year != workdays->year)
        enter_year(workdays, year);
    for (int i = 0; i < workdays->statutory_count && !workdays->is_decreed; i++)
        if (workdays->statutory[i] == day)
            return false;
    return true;
}

/* ------------------------------------------------------------ from outside */

static bool is_known(int64_t day)
{
    return day >= swst__day_make(SWST__FIRST_LUNAR_YEAR, 1, 1)
           && day <= swst__day_make(SWST__LAST_LUNAR_YEAR, 12, 31);
}

static swst_status read(const char *text, int64_t *day)
{
    swst_status status = swst__day_argument(text, day);

    if (status)
        return status;
    return is_known(*day) ? SWST_OK : swst__fail(SWST_EINVALID, SWST__LUNAR_RANGE);
}

swst_status swst_workday_is(swst_store *store, const char *day, bool *is)
{
    struct swst__workdays workdays = { 0 };
    int64_t at;
    swst_status status;

    if (!store || !day || !is)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(status = read(day, &at)) && !(status = swst__workdays_open(&workdays, store)))
        *is = swst__workdays_has(&workdays, at);
    swst__workdays_close(&workdays);
    return status;
}

swst_status swst_workdays_between(swst_store *store, const char *from, const char *to,
                                  int64_t *days)
{
    struct swst__workdays workdays = { 0 };
    int64_t first, last, found = 0;
    swst_status status;

    if (!store || !from || !to || !days)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = read(from, &first)) || (status = read(to, &last)))
        return status;
    if (first > last)
        return swst__fail(SWST_EINVALID, SWST__PERIOD_REVERSED);
    if (!(status = swst__workdays_open(&workdays, store))) {
        for (int64_t day = first; day <= last; day++)
            found += swst__workdays_has(&workdays, day);
        *days = found;
    }
    swst__workdays_close(&workdays);
    return status;
}

swst_status swst_workday_after(swst_store *store, const char *day, int64_t days, char after[11])
{
    struct swst__workdays workdays = { 0 };
    int64_t at;
    swst_status status;

    if (!store || !day || !after)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = read(day, &at)))
        return status;
    if (days < 1)
        return swst__fail(SWST_EINVALID, SWST__BAD_ARGUMENT);
    if (!(status = swst__workdays_open(&workdays, store))) {
        while (days > 0 && is_known(++at))
            days -= swst__workdays_has(&workdays, at);
        if (days > 0)
            status = swst__fail(SWST_EINVALID, SWST__LUNAR_RANGE);
        else
            swst__day_print(at, after);
    }
    swst__workdays_close(&workdays);
    return status;
}
