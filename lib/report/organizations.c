/* Organizations of residents: who belongs to them, what they made, what was
 * held (seed 002, E4). */
#include "report/organizations.h"

#include "model/structs.h"

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

/* ------------------------------------------------------------------ members */

enum { IS_VOLUNTEER, MEMBER, JOINED, LEFT, IS_CORE };

static swst_status open_members(struct swst__organizations *work)
{
    return swst__feed_open(&work->members, work->answer->store,
        "SELECT organization_id,"
        " CASE WHEN coalesce(member.client_id, volunteer.client_id) IS NULL THEN 1 ELSE 0 END,"
        " coalesce(member.client_id, volunteer.client_id, volunteer_id), member.joined_on,"
        " coalesce(member.left_on, ?1),"
        " CASE WHEN role IN ('core', '核心', '骨干') THEN 1 ELSE 0 END"
        " FROM organization_member member LEFT JOIN volunteer ON volunteer.id = volunteer_id"
        " WHERE member.voided_at IS NULL ORDER BY organization_id, member.id",
        5, SWST__LAST_DAY, 0);
}

static bool belongs(const int64_t *row, int64_t day, bool cores_only)
{
    return row[JOINED] <= day && row[LEFT] >= day && (!cores_only || row[IS_CORE]);
}

/* Who is entered twice is one, and so is a volunteer who is a client, too. */
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

int64_t swst__organizations_members(const struct swst__organizations *organizations,
                                    int64_t *count)
{
    const struct swst__feed *members = &organizations->members;

    *count = 0;
    if (members->count) {
        *count = count_members(members, organizations->answer->question.window.last, false);
        return swst__members_source_ROWS;
    }
    if (swst__db_is_null(organizations->row, ROW_MEMBERS))
        return 0;
    *count = swst__db_int(organizations->row, ROW_MEMBERS);
    return swst__members_source_FIGURE;
}

static void set_members(const struct swst__organizations *work, swst_table *table)
{
    int64_t count, source = swst__organizations_members(work, &count);

    if (!source)
        return;
    swst__table_set_int(table, MEMBERS, count);
    swst__table_set_int(table, SOURCE, source);
    if (source == swst__members_source_ROWS)
        swst__table_set_int(table, CORES, count_members(&work->members,
                                              work->answer->question.window.last, true));
}

/* ------------------------------------------------------------------ walking */

swst_status swst__organizations_open(struct swst__organizations *organizations)
{
    swst_status status = open_members(organizations);

    return status ? status
        : swst__db_take(organizations->answer->store, "SELECT id, name, type, area_id, founded_on,"
            " advisor_id, members, programme_id FROM organization WHERE voided_at IS NULL"
            " ORDER BY id", &organizations->row);
}

void swst__organizations_close(struct swst__organizations *organizations)
{
    swst__db_give_back(organizations->row);
    swst__feed_close(&organizations->members);
}

static swst_status admits(struct swst__organizations *work, bool *admitted)
{
    struct swst__ground *ground = &work->answer->ground;
    int64_t programme = ground->filter->programme_id;
    int64_t advisor = swst__db_int(work->row, ROW_ADVISOR);
    swst_status status = swst__ground_admits_named(ground, &advisor, 1, work->area, admitted);

    *admitted = *admitted && (!programme || programme == swst__db_int(work->row, ROW_PROGRAMME))
                && work->founded_on <= work->answer->question.window.last;
    return status;
}

swst_status swst__organizations_next(struct swst__organizations *organizations)
{
    const struct swst__statement *row = organizations->row;
    swst_status status;

    while ((status = swst__db_step(organizations->row)) == SWST_ROW) {
        bool admitted = false;

        organizations->id = swst__db_int(row, ROW_ID);
        organizations->type = swst__db_int(row, ROW_TYPE);
        organizations->area = swst__db_is_null(row, ROW_AREA) ? SWST__NOWHERE
            : swst__areas_find(&organizations->answer->ground.areas, swst__db_int(row, ROW_AREA));
        organizations->founded_on = swst__db_is_null(row, ROW_FOUNDED) ? SWST__NULL
            : swst__db_int(row, ROW_FOUNDED);
        if ((status = admits(organizations, &admitted)))
            return status;
        if (admitted)
            return (status = swst__feed_take(&organizations->members, organizations->id))
                ? status : SWST_ROW;
    }
    return status;
}

/* --------------------------------------------------------------------- rows */

_Static_assert(swst__activity_state_ACTIVITY_STATE_HELD == 2,
               "the statement below names it by number");

static swst_status set_done(const struct swst__organizations *work, swst_table *table)
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

static swst_status show(const struct swst__organizations *work, swst_table *table)
{
    struct swst__span window = work->answer->question.window;
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, ORGANIZATION_ID, work->id);
    swst__table_set_int(table, TYPE, work->type);
    swst__table_set_int(table, FOUNDED_IN_WINDOW, work->founded_on >= window.first
                                                  && work->founded_on <= window.last);
    status = swst__table_set_text(table, NAME, swst__db_text(work->row, ROW_NAME));
    if (!status && work->area != SWST__NOWHERE)
        status = swst__table_set_text(table, AREA_CODE,
                                      work->answer->ground.areas.at[work->area].code);
    set_members(work, table);
    return status ? status : set_done(work, table);
}

static swst_status fill(struct swst__answer *answer)
{
    struct swst__organizations work = { .answer = answer };
    swst_status status = swst__organizations_open(&work);

    while (!status && !swst__answer_is_full(answer)
           && (status = swst__organizations_next(&work)) == SWST_ROW)
        status = show(&work, answer->table);
    swst__organizations_close(&work);
    return status;
}

swst_status swst_report_organizations(swst_store *store, const char *from, const char *to,
                                      const char *as_of, const swst_filter *filter,
                                      swst_table **table)
{
    return swst__answer(store, (const char *const[]){ from, to, as_of }, filter, "organizations",
                        columns, fill, table);
}
