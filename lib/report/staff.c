/* The staff of a day: how many work here, as what and on whose pay, and how
 * many clients there are to each (A6, A7). */
#include "domain/in_force.h"
#include "domain/posts.h"
#include "model/structs.h"
#include "report/answer.h"
#include "store/db.h"

#include <swstation/staff.h>

enum {
    EMPLOYMENT, WORKERS, HEADS, DEPUTIES, SOCIAL_WORKERS, SUPERVISORS, INTERNS, WINDOWS, CLIENTS,
    PER_WORKER, PER_WORKER_WITH_INTERNS, BACKUPS, HIRED, LEFT
};

#define COLUMN(name_, type_, en, zh, unit_) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_ }

static const struct swst_field columns[] = {
    [EMPLOYMENT] = COLUMN("employment", TEXT, "Employment", "用工方式", ""),
    [WORKERS] = COLUMN("workers", INTEGER, "Workers", "人员", "people"),
    [HEADS] = COLUMN("heads", INTEGER, "Heads", "站长", "people"),
    [DEPUTIES] = COLUMN("deputies", INTEGER, "Deputies", "副站长", "people"),
    [SOCIAL_WORKERS] = COLUMN("social_workers", INTEGER, "Social workers", "社工", "people"),
    [SUPERVISORS] = COLUMN("supervisors", INTEGER, "Supervisors", "督导", "people"),
    [INTERNS] = COLUMN("interns", INTEGER, "Interns", "实习生", "people"),
    [WINDOWS] = COLUMN("windows", INTEGER, "At the window", "窗口", "people"),
    [CLIENTS] = COLUMN("clients", INTEGER, "Clients", "服务对象", "people"),
    [PER_WORKER] = COLUMN("clients_per_worker", TEXT, "Clients per worker", "人均对象（不含实习）", ""),
    [PER_WORKER_WITH_INTERNS] = COLUMN("clients_per_worker_with_interns", TEXT,
                                       "Clients per worker, with interns", "人均对象（含实习）", ""),
    [BACKUPS] = COLUMN("backups", RATE, "With a backup", "B角覆盖率", ""),
    [HIRED] = COLUMN("hired", INTEGER, "Hired this month", "本月入职", "people"),
    [LEFT] = COLUMN("left", INTEGER, "Left this month", "本月离职", "people"),
    { .name = NULL }
};

/* Of all, then of each employment; those of whom it is not known come last. */
enum { ALL, UNKNOWN = swst__employment_end, GROUPS };

struct group {
    int64_t workers, by_role[swst__post_role_end];
    int64_t with_interns, without_interns;      /* who can be in charge of clients */
    int64_t posted, backed, hired, left;
};

struct work {
    struct swst__answer *answer;
    struct swst__posts posts;
    struct swst__span month;            /* that holds the day, up to it */
    struct group groups[GROUPS];
};

/* ----------------------------------------------------------------- counting */

/* Who is head or supervisor and nothing else is in charge of no clients (A1). */
static bool can_have_clients(const struct swst__posts *posts, int64_t id)
{
    for (int64_t role = 1; role < swst__post_role_end; role++)
        if (role != swst__post_role_HEAD && role != swst__post_role_SUPERVISOR
            && swst__posts_hold(posts, id, role))
            return true;
    return !swst__posts_hold(posts, id, 0);
}

static void add_employed(struct group *group, const struct swst__posts *posts, int64_t id,
                         int64_t employment)
{
    bool posted = false, counts = can_have_clients(posts, id);

    group->workers++;
    group->with_interns += counts;
    group->without_interns += employment != swst__employment_INTERN && counts
                              && !swst__posts_hold(posts, id, swst__post_role_INTERN);
    for (int64_t role = 1; role < swst__post_role_end; role++)
        if (swst__posts_hold(posts, id, role)) {
            group->by_role[role]++;
            posted = posted || role != swst__post_role_INTERN;
        }
    group->posted += posted;
    group->backed += posted && swst__posts_backup(posts, id);
}

static bool lies_in(const struct swst__statement *row, int column, struct swst__span days)
{
    return !swst__db_is_null(row, column) && swst__db_int(row, column) >= days.first
        && swst__db_int(row, column) <= days.last;
}

static void add_worker(struct work *work, const struct swst__statement *row)
{
    int64_t employment = swst__db_int(row, 1);
    size_t numbers[] = { ALL, employment ? (size_t)employment : UNKNOWN };
    bool employed = swst__db_int(row, 4) != 0;

    for (size_t i = 0; i < 2; i++) {
        struct group *group = &work->groups[numbers[i]];

        if (employed)
            add_employed(group, &work->posts, swst__db_int(row, 0), employment);
        group->hired += lies_in(row, 2, work->month);
        group->left += lies_in(row, 3, work->month);
    }
}

static swst_status count_workers(struct work *work)
{
    struct swst__statement *statement;
    swst_status status = swst__posts_read(work->answer->store, work->answer->question.as_of,
                                          &work->posts);

    if (!status)
        status = swst__db_take(work->answer->store, "SELECT id, coalesce(employment, 0),"
            " hired_on, left_on," SWST__EMPLOYED("worker", "?1")
            " FROM worker WHERE voided_at IS NULL ORDER BY id", &statement);
    if (status)
        return status;
    swst__db_bind_int(statement, 1, work->answer->question.as_of);
    while ((status = swst__db_step(statement)) == SWST_ROW)
        add_worker(work, statement);
    swst__db_give_back(statement);
    return status;
}

/* --------------------------------------------------------------------- rows */

static swst_status show_clients(const struct work *work, swst_table *table)
{
    const struct group *all = &work->groups[ALL];
    int64_t clients = work->answer->ground.standings[SWST__IS_IN_SCOPE];
    swst_status status = swst__table_set_average(table, PER_WORKER, clients, all->without_interns);

    swst__table_set_int(table, CLIENTS, clients);
    return status ? status
        : swst__table_set_average(table, PER_WORKER_WITH_INTERNS, clients,
                                  all->with_interns);
}

static swst_status show_group(const struct work *work, size_t number, swst_table *table)
{
    static const size_t role_columns[swst__post_role_end] = {
        [swst__post_role_HEAD] = HEADS, [swst__post_role_DEPUTY] = DEPUTIES,
        [swst__post_role_SOCIAL_WORKER] = SOCIAL_WORKERS,
        [swst__post_role_SUPERVISOR] = SUPERVISORS, [swst__post_role_INTERN] = INTERNS,
        [swst__post_role_WINDOW] = WINDOWS,
    };
    const struct group *group = &work->groups[number];
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, WORKERS, group->workers);
    for (size_t role = 1; role < swst__post_role_end; role++)
        swst__table_set_int(table, role_columns[role], group->by_role[role]);
    swst__table_set_rate(table, BACKUPS, group->backed, group->posted, "person");
    swst__table_set_int(table, HIRED, group->hired);
    swst__table_set_int(table, LEFT, group->left);
    status = swst__table_set_text(table, EMPLOYMENT, number == ALL ? "all"
        : number == UNKNOWN ? "unset" : swst__employment_choices.words[number]);
    return status || number != ALL ? status : show_clients(work, table);
}

static swst_status fill(struct swst__answer *answer)
{
    struct work work = { .answer = answer, .posts = { .count = 0 } };
    int64_t day = answer->question.as_of;
    swst_status status;

    work.month = (struct swst__span){ swst__bucket_of(SWST__PER_MONTH, day).first, day };
    status = count_workers(&work);
    if (!status)
        status = swst__ground_meet_all(&answer->ground, answer->store, NULL);
    for (size_t i = 0; i < GROUPS && !status; i++) {
        const struct group *group = &work.groups[i];

        if (i == ALL || group->workers || group->hired || group->left)
            status = show_group(&work, i, answer->table);
    }
    swst__ground_note(&answer->ground, answer->table);
    swst__posts_free(&work.posts);
    return status;
}

swst_status swst_report_staff(swst_store *store, const char *as_of, const swst_filter *filter,
                              swst_table **table)
{
    return swst__answer_on(store, as_of, filter, "staff", columns, fill, NULL, table);
}
