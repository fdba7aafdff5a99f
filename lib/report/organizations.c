/* Organizations of residents: who belongs to them, what they made, what was
 * held (seed 002, E4). */
#include "domain/feed.h"
#include "model/structs.h"
#include "report/answer.h"

#include <swstation/groupwork.h>

#include <string.h>

enum {
    ORGANIZATION_ID, NAME, TYPE, AREA_CODE, MEMBERS, SOURCE, CORES, OUTPUTS, SESSIONS,
    FOUNDED_IN_WINDOW
};

#define COLUMN(name_, type_, en, zh, unit_, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_, __VA_ARGS__ }

static const struct swst_field columns[] = {
    [ORGANIZATION_ID] = COLUMN("organization_id", REFERENCE, "Organization", "自组织", "",
                               .target = &swst__kinds[swst__kind_organization]),
    [NAME] = COLUMN("name", TEXT, "Name", "名称", "", .flags = 0),
    [TYPE] = COLUMN("type", CHOICE, "Type", "类型", "",
                    .choices = &swst__organization_type_choices),
    [AREA_CODE] = COLUMN("area_code", TEXT, "Area", "区域", "", .flags = 0),
    [MEMBERS] = COLUMN("members", INTEGER, "Members", "成员数", "people", .flags = 0),
    [SOURCE] = COLUMN("source", CHOICE, "Counted from", "数据来源", "",
                      .choices = &swst__members_source_choices),
    [CORES] = COLUMN("cores", INTEGER, "Core members", "骨干", "people", .flags = 0),
    [OUTPUTS] = COLUMN("outputs", INTEGER, "Outputs", "成果", "outputs", .flags = 0),
    [SESSIONS] = COLUMN("sessions", INTEGER, "Sessions held", "开展场次", "sessions", .flags = 0),
    [FOUNDED_IN_WINDOW] = COLUMN("founded_in_window", FLAG, "Founded in the period", "本期成立",
                                 "", .max = 1),
    { .name = NULL }
};

/* The columns of an organization, in the order of the statement below. */
enum { ROW_ID, ROW_NAME, ROW_TYPE, ROW_AREA, ROW_FOUNDED, ROW_ADVISOR, ROW_MEMBERS, ROW_PROGRAMME };

struct work {
    struct swst__answer *answer;
    struct swst__feed members;              /* sort and id of who belongs to it, and from when */
    const struct swst__statement *row;
};

/* ------------------------------------------------------------------ members */

enum { IS_VOLUNTEER, MEMBER, JOINED, LEFT, IS_CORE };

static swst_status open_members(struct work *work)
{
    return swst__feed_open(&work->members, work->answer->store,
        "SELECT organization_id, CASE WHEN client_id IS NULL THEN 1 ELSE 0 END,"
        " coalesce(client_id, volunteer_id), joined_on, coalesce(left_on, ?1),"
        " CASE WHEN role IN ('core', '核心', '骨干') THEN 1 ELSE 0 END"
        " FROM organization_member WHERE voided_at IS NULL ORDER BY organization_id, id",
        5, SWST__LAST_DAY, 0);
}

static bool belongs(const int64_t *row, int64_t day, bool cores_only)
{
    return row[JOINED] <= day && row[LEFT] >= day && (!cores_only || row[IS_CORE]);
}

/* Who is entered twice is one. */
static int64_t count_members(const struct swst__feed *members, int64_t day, bool cores_only)
{
    int64_t count = 0;

    for (size_t i = 0; i < members->count; i++) {
        const int64_t *row = members->rows[i];
        bool is_new = belongs(row, day, cores_only);

        for (size_t j = 0; j < i && is_new; j++)
            is_new = !(belongs(members->rows[j], day, cores_only)
                       && members->rows[j][MEMBER] == row[MEMBER]
                       && members->rows[j][IS_VOLUNTEER] == row[IS_VOLUNTEER]);
        count += is_new;
    }
    return count;
}

static swst_status set_members(struct work *work, swst_table *table)
{
    int64_t day = work->answer->question.window.last;
    swst_status status = swst__feed_take(&work->members, swst__db_int(work->row, ROW_ID));

    if (status)
        return status;
    if (work->members.count) {
        swst__table_set_int(table, MEMBERS, count_members(&work->members, day, false));
        swst__table_set_int(table, CORES, count_members(&work->members, day, true));
        swst__table_set_int(table, SOURCE, swst__members_source_ROWS);
    } else if (!swst__db_is_null(work->row, ROW_MEMBERS)) {
        swst__table_set_int(table, MEMBERS, swst__db_int(work->row, ROW_MEMBERS));
        swst__table_set_int(table, SOURCE, swst__members_source_FIGURE);
    }
    return SWST_OK;
}

/* --------------------------------------------------------------------- rows */

_Static_assert(swst__activity_state_ACTIVITY_STATE_HELD == 2,
               "the statement below names it by number");

static swst_status set_done(struct work *work, swst_table *table)
{
    struct swst__span window = work->answer->question.window;
    int64_t outputs = 0, sessions = 0;
    swst_status status = swst__db_ask(work->answer->store,
        "SELECT coalesce(sum(coalesce(quantity, 1)), 0) FROM output WHERE organization_id = ?1"
        " AND made_on BETWEEN ?2 AND ?3 AND voided_at IS NULL",
        swst__db_int(work->row, ROW_ID), window.first, window.last, &outputs);

    if (status)
        return status;
    swst__table_set_int(table, OUTPUTS, outputs);
    if (swst__db_is_null(work->row, ROW_PROGRAMME))
        return SWST_OK;
    status = swst__db_ask(work->answer->store,
        "SELECT count(*) FROM activity WHERE programme_id = ?1 AND held_on BETWEEN ?2 AND ?3"
        " AND state = 2 AND voided_at IS NULL",
        swst__db_int(work->row, ROW_PROGRAMME), window.first, window.last, &sessions);
    swst__table_set_int(table, SESSIONS, sessions);
    return status;
}

/* SWST__NULL, before every day, when it is not known. */
static int64_t founded_on(const struct work *work)
{
    return swst__db_is_null(work->row, ROW_FOUNDED) ? SWST__NULL
                                                    : swst__db_int(work->row, ROW_FOUNDED);
}

static swst_status show(struct work *work, int64_t area)
{
    swst_table *table = work->answer->table;
    struct swst__span window = work->answer->question.window;
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, ORGANIZATION_ID, swst__db_int(work->row, ROW_ID));
    swst__table_set_int(table, TYPE, swst__db_int(work->row, ROW_TYPE));
    swst__table_set_int(table, FOUNDED_IN_WINDOW, founded_on(work) >= window.first
                                                  && founded_on(work) <= window.last);
    status = swst__table_set_text(table, NAME, swst__db_text(work->row, ROW_NAME));
    if (!status && area != SWST__NOWHERE)
        status = swst__table_set_text(table, AREA_CODE, work->answer->ground.areas.at[area].code);
    if (!status)
        status = set_members(work, table);
    return status ? status : set_done(work, table);
}

static swst_status meet(struct work *work)
{
    struct swst__ground *ground = &work->answer->ground;
    int64_t programme = ground->filter->programme_id;
    int64_t advisor = swst__db_int(work->row, ROW_ADVISOR);
    int64_t area = swst__db_is_null(work->row, ROW_AREA) ? SWST__NOWHERE
                     : swst__areas_find(&ground->areas, swst__db_int(work->row, ROW_AREA));
    bool admitted = false;
    swst_status status = swst__ground_admits_named(ground, &advisor, 1, area, &admitted);

    if (status || !admitted || (programme && programme != swst__db_int(work->row, ROW_PROGRAMME))
        || founded_on(work) > work->answer->question.window.last)
        return status;
    return show(work, area);
}

static swst_status fill(struct swst__answer *answer)
{
    struct work work = { .answer = answer };
    struct swst__statement *row = NULL;
    swst_status status = open_members(&work);

    if (!status)
        status = swst__db_take(answer->store, "SELECT id, name, type, area_id, founded_on,"
            " advisor_id, members, programme_id FROM organization WHERE voided_at IS NULL"
            " ORDER BY id", &row);
    work.row = row;
    while (!status && !swst__answer_is_full(answer) && (status = swst__db_step(row)) == SWST_ROW)
        status = meet(&work);
    swst__db_give_back(row);
    swst__feed_close(&work.members);
    return status;
}

swst_status swst_report_organizations(swst_store *store, const char *from, const char *to,
                                      const char *as_of, const swst_filter *filter,
                                      swst_table **table)
{
    return swst__answer(store, (const char *const[]){ from, to, as_of }, filter, "organizations",
                        columns, fill, table);
}
