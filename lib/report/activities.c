/* Activities of a period: planned, held and called off, and who came. */
#include "report/activities.h"

#include "model/structs.h"

#include <swstation/activities.h>

enum {
    BY, KEY, PLANNED, HELD, CANCELLED, POSTPONED, OVERDUE, CLIENT_TIMES, VOLUNTEER_TIMES,
    WORKER_TIMES, CLIENTS, VOLUNTEERS, WORKERS, HEADCOUNT, MINUTES, ATTENDEE_MINUTES, AVERAGE,
    AVERAGE_HEADCOUNT, NIGHTS, AREAS
};

#define COLUMN(name_, type_, en, zh, unit_) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_ }

static const struct swst_field columns[] = {
    [BY] = { .name = "by", .label = { { "By", "分类方式" } }, .type = SWST_CHOICE, .unit = "",
             .choices = &swst__activities_by_choices },
    [KEY] = COLUMN("key", TEXT, "Which", "分类", ""),
    [PLANNED] = COLUMN("planned", INTEGER, "Planned", "计划", "sessions"),
    [HELD] = COLUMN("held", INTEGER, "Held", "已举办", "sessions"),
    [CANCELLED] = COLUMN("cancelled", INTEGER, "Cancelled", "取消", "sessions"),
    [POSTPONED] = COLUMN("postponed", INTEGER, "Postponed", "延期", "sessions"),
    [OVERDUE] = COLUMN("overdue", INTEGER, "Overdue", "逾期", "sessions"),
    [CLIENT_TIMES] = COLUMN("client_times", INTEGER, "Client-times", "对象人次", "person-times"),
    [VOLUNTEER_TIMES] = COLUMN("volunteer_times", INTEGER, "Volunteer-times", "志愿者人次",
                               "person-times"),
    [WORKER_TIMES] = COLUMN("worker_times", INTEGER, "Worker-times", "社工人次", "person-times"),
    [CLIENTS] = COLUMN("clients", INTEGER, "Clients", "对象人数", "people"),
    [VOLUNTEERS] = COLUMN("volunteers", INTEGER, "Volunteers", "志愿者人数", "people"),
    [WORKERS] = COLUMN("workers", INTEGER, "Workers", "社工人数", "people"),
    [HEADCOUNT] = COLUMN("headcount", INTEGER, "Head count", "不记名人次", "person-times"),
    [MINUTES] = COLUMN("minutes", INTEGER, "Minutes", "时长", "min"),
    [ATTENDEE_MINUTES] = COLUMN("attendee_minutes", INTEGER, "Minutes attended", "参加时长",
                                "min"),
    [AVERAGE] = COLUMN("average", TEXT, "Client-times each", "场均对象人次", ""),
    [AVERAGE_HEADCOUNT] = COLUMN("average_headcount", TEXT, "Head count each",
                                 "场均不记名人次", ""),
    [NIGHTS] = COLUMN("nights", INTEGER, "Nights", "夜数", "nights"),
    [AREAS] = COLUMN("areas", RATE, "Villages reached", "村居覆盖率", ""),
    { .name = NULL }
};

static void set_numbers(const struct swst__gathering *it, swst_table *table)
{
    swst__table_set_int(table, BY, it->by);
    swst__table_set_int(table, PLANNED, it->planned);
    swst__table_set_int(table, HELD, it->held);
    swst__table_set_int(table, CANCELLED, it->cancelled);
    swst__table_set_int(table, POSTPONED, it->postponed);
    swst__table_set_int(table, OVERDUE, it->overdue);
    for (size_t who = 0; who < SWST__WHO; who++) {
        swst__table_set_int(table, CLIENT_TIMES + who, it->times[who]);
        swst__table_set_int(table, CLIENTS + who, (int64_t)it->people[who].count);
    }
    swst__table_set_int(table, HEADCOUNT, it->headcount);
    swst__table_set_int(table, MINUTES, it->minutes);
    swst__table_set_int(table, ATTENDEE_MINUTES, it->attendee_minutes);
    swst__table_set_int(table, NIGHTS, it->nights);
}

static swst_status write_row(const struct swst__gathering *it, int64_t open, swst_table *table)
{
    const char *key = it->by == swst__activities_by_ALL ? ""
                    : it->name ? it->name : swst__activity_type_choices.words[it->type];
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    set_numbers(it, table);
    swst__table_set_rate(table, AREAS, (int64_t)it->areas.count, open, "area");
    status = swst__table_set_text(table, KEY, key);
    if (!status)
        status = swst__table_set_average(table, AVERAGE, it->times[SWST__WHO_CLIENT], it->held);
    return status ? status
        : swst__table_set_average(table, AVERAGE_HEADCOUNT, it->headcount, it->held);
}

static swst_status fill(struct swst__answer *answer)
{
    static const struct swst__note notes[SWST__FOUND] = {
        [SWST__FOUND_COUNTED] = { "counted", { { "counted", "计入" } } },
        [SWST__FOUND_OTHER_DAYS] = { "other_days", { { "on other days", "不在期间内" } } },
        [SWST__FOUND_NO_DAY] = { "no_day", { { "without a day", "未填日期" } } },
        [SWST__FOUND_ALL] = { "all", { { "all activities", "活动合计" } } },
    };
    struct swst__gatherings gatherings = { .answer = answer };
    swst_status status = swst__gatherings_count(&gatherings);

    for (size_t i = 0; i < gatherings.count && !status; i++)
        status = write_row(&gatherings.at[i], gatherings.open_count, answer->table);
    swst__table_set_notes(answer->table, notes, SWST__FOUND, gatherings.found);
    swst__gatherings_close(&gatherings);
    return status;
}

swst_status swst_report_activities(swst_store *store, const char *from, const char *to,
                                   const char *as_of, const swst_filter *filter,
                                   swst_table **table)
{
    return swst__answer(store, (const char *const []){ from, to, as_of }, filter, "activities",
                        columns, fill, table);
}
