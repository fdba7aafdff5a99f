/* Groups: members, sessions and attendance over a period (semantics 5), all of
 * them first. */
#include "report/groups.h"

#include "base/memory.h"
#include "base/text.h"
#include "model/structs.h"

#include <inttypes.h>

enum {
    GROUP_ID, NAME, TYPE, STAGE, PROGRAMME_ID, GROUPS, MEMBERS_BEFORE, MEMBERS_NOW, GROWTH,
    PERSONS_NOW, HOUSEHOLDS_NOW, PLANNED_SESSIONS, PLANNED, HELD, CANCELLED, OVERDUE, ENROLLED,
    PRESENT, EXCUSED, ABSENT, GUESTS, ATTENDANCE, HOUSEHOLDS_ENROLLED, HOUSEHOLDS_PRESENT,
    HOUSEHOLDS_EXCUSED, HOUSEHOLDS_ABSENT, HOUSEHOLDS_ATTENDANCE, SIZE, PLACES_MIN, PLACES_MAX
};

#define COLUMN(name_, type_, en, zh, unit_, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_, __VA_ARGS__ }
#define COUNT(name_, en, zh, unit_) COLUMN(name_, INTEGER, en, zh, unit_, .flags = 0)
#define CHOICE(name_, en, zh, words) COLUMN(name_, CHOICE, en, zh, "", .choices = &(words))
#define REFERENCE(name_, target_, en, zh) \
    COLUMN(name_, REFERENCE, en, zh, "", .target = &swst__kinds[swst__kind_##target_])

static const struct swst_field columns[] = {
    [GROUP_ID] = REFERENCE("group_id", group, "Group", "小组"),
    [NAME] = COLUMN("name", TEXT, "Name", "名称", "", .flags = 0),
    [TYPE] = CHOICE("type", "Type", "类型", swst__group_type_choices),
    [STAGE] = CHOICE("stage", "Stage", "阶段", swst__group_stage_choices),
    [PROGRAMME_ID] = REFERENCE("programme_id", programme, "Programme", "项目"),
    [GROUPS] = COUNT("groups", "Groups", "小组数", "groups"),
    [MEMBERS_BEFORE] = COUNT("members_before", "Members before", "期初成员", "members"),
    [MEMBERS_NOW] = COUNT("members_now", "Members now", "期末成员", "members"),
    [GROWTH] = COLUMN("growth", TEXT, "Growth", "成员增长", "", .flags = 0),
    [PERSONS_NOW] = COUNT("persons_now", "People", "成员人数", "people"),
    [HOUSEHOLDS_NOW] = COUNT("households_now", "Households", "成员户数", "households"),
    [PLANNED_SESSIONS] = COUNT("planned_sessions", "Sessions promised", "计划节数", "sessions"),
    [PLANNED] = COUNT("planned", "Planned", "已排", "sessions"),
    [HELD] = COUNT("held", "Held", "已开展", "sessions"),
    [CANCELLED] = COUNT("cancelled", "Cancelled", "取消", "sessions"),
    [OVERDUE] = COUNT("overdue", "Overdue", "逾期未开展", "sessions"),
    [ENROLLED] = COUNT("enrolled", "Enrolled", "应出席", "person-times"),
    [PRESENT] = COUNT("present", "Present", "出席", "person-times"),
    [EXCUSED] = COUNT("excused", "Excused", "请假", "person-times"),
    [ABSENT] = COUNT("absent", "Absent", "缺席", "person-times"),
    [GUESTS] = COUNT("guests", "Guests", "非成员参加", "person-times"),
    [ATTENDANCE] = COLUMN("attendance", RATE, "Attendance", "出席率", "", .flags = 0),
    [HOUSEHOLDS_ENROLLED] = COUNT("households_enrolled", "Households enrolled", "应出席户次",
                                  "household-times"),
    [HOUSEHOLDS_PRESENT] = COUNT("households_present", "Households present", "出席户次",
                                 "household-times"),
    [HOUSEHOLDS_EXCUSED] = COUNT("households_excused", "Households excused", "请假户次",
                                 "household-times"),
    [HOUSEHOLDS_ABSENT] = COUNT("households_absent", "Households absent", "缺席户次",
                                "household-times"),
    [HOUSEHOLDS_ATTENDANCE] = COLUMN("households_attendance", RATE, "Attendance of households",
                                     "户出席率", "", .flags = 0),
    [SIZE] = CHOICE("size", "Size", "规模", swst__group_size_choices),
    [PLACES_MIN] = COUNT("places_min", "Fewest places", "最少名额", "places"),
    [PLACES_MAX] = COUNT("places_max", "Most places", "最多名额", "places"),
    { .name = NULL }
};

/* --------------------------------------------------------------------- cells */

static void set_number(swst_table *table, size_t column, int64_t number)
{
    if (number != SWST__NULL)
        swst__table_set_int(table, column, number);
}

static void set_turnout(swst_table *table, size_t enrolled, const struct swst__turnout *turnout)
{
    swst__table_set_int(table, enrolled, turnout->enrolled);
    swst__table_set_int(table, enrolled + 1, turnout->present);
    swst__table_set_int(table, enrolled + 2, turnout->excused);
    swst__table_set_int(table, enrolled + 3, turnout->absent);
}

/* A change may lie below 0 or above 100 %: it is no share (semantics 3.3). */
static swst_status set_growth(swst_table *table, int64_t before, int64_t now)
{
    int64_t change = now - before, permille = swst__permille(change < 0 ? -change : change, before);
    struct swst__text text = { 0 };
    swst_status status;
    char *cell;

    if (before == SWST__NULL || permille < 0)
        return SWST_OK;
    swst__text_add(&text, "%s%" PRId64 ".%" PRId64 "%%", change < 0 ? "-" : change ? "+" : "",
                   permille / 10, permille % 10);
    if (!(cell = swst__text_take(&text)))
        return swst__fail_memory();
    status = swst__table_set_text(table, GROWTH, cell);
    swst_free(cell);
    return status;
}

/* Who belongs to a group is held against its size while it meets. */
static void set_size(swst_table *table, const struct swst__group_figures *figures)
{
    bool is_known = figures->least != SWST__NULL || figures->most != SWST__NULL;
    int64_t size = swst__group_size_OK;

    if (!is_known || figures->stage < swst__group_stage_GROUP_STAGE_FORMING
        || figures->stage > swst__group_stage_GROUP_STAGE_ENDING)
        return;
    if (figures->least != SWST__NULL && figures->members_now < figures->least)
        size = swst__group_size_UNDER;
    else if (figures->most != SWST__NULL && figures->members_now > figures->most)
        size = swst__group_size_OVER;
    swst__table_set_int(table, SIZE, size);
}

/* --------------------------------------------------------------------- rows */

static void set_sessions(swst_table *table, const struct swst__group_figures *figures)
{
    set_number(table, PLANNED_SESSIONS, figures->planned_sessions);
    swst__table_set_int(table, PLANNED, figures->planned);
    swst__table_set_int(table, HELD, figures->held);
    swst__table_set_int(table, CANCELLED, figures->cancelled);
    swst__table_set_int(table, OVERDUE, figures->overdue);
    set_turnout(table, ENROLLED, &figures->of_persons);
    swst__table_set_int(table, GUESTS, figures->guests);
    swst__table_set_rate(table, ATTENDANCE, figures->of_persons.present,
                         figures->of_persons.enrolled, "person-time");
    set_turnout(table, HOUSEHOLDS_ENROLLED, &figures->of_households);
    swst__table_set_rate(table, HOUSEHOLDS_ATTENDANCE, figures->of_households.present,
                         figures->of_households.enrolled, "household-time");
}

static swst_status show(swst_table *table, const struct swst__group_figures *figures)
{
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    if (figures->id) {
        swst__table_set_int(table, GROUP_ID, figures->id);
        swst__table_set_int(table, TYPE, figures->type);
        swst__table_set_int(table, STAGE, figures->stage);
        set_size(table, figures);
    }
    if (figures->programme_id)
        swst__table_set_int(table, PROGRAMME_ID, figures->programme_id);
    swst__table_set_int(table, GROUPS, figures->groups);
    set_number(table, MEMBERS_BEFORE, figures->members_before);
    set_number(table, MEMBERS_NOW, figures->members_now);
    swst__table_set_int(table, PERSONS_NOW, figures->persons);
    swst__table_set_int(table, HOUSEHOLDS_NOW, figures->households);
    set_sessions(table, figures);
    set_number(table, PLACES_MIN, figures->least);
    set_number(table, PLACES_MAX, figures->most);
    if ((status = swst__table_set_text(table, NAME, figures->name)))
        return status;
    return set_growth(table, figures->members_before, figures->members_now);
}

static swst_status fill(struct swst__answer *answer)
{
    struct swst__group_rows rows = { 0 };
    swst_status status = swst__group_rows_count(answer, &rows);

    for (size_t i = 0; i < rows.count && !status && !swst__answer_is_full(answer); i++)
        status = show(answer->table, &rows.at[i]);
    swst__group_rows_free(&rows);
    return status;
}

swst_status swst_report_groups(swst_store *store, const char *from, const char *to,
                               const char *as_of, const swst_filter *filter, swst_table **table)
{
    return swst__answer(store, (const char *const[]){ from, to, as_of }, filter, "groups", columns,
                        fill, table);
}
