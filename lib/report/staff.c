/* The staff of a day: how many work here, as what and on whose pay, and how
 * many clients there are to each (A6, A7). */
#include "model/structs.h"
#include "report/answer.h"
#include "report/workforce.h"

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
    struct swst__span month;            /* that holds the day, up to it */
    struct group groups[GROUPS];
};

/* ----------------------------------------------------------------- counting */

static void add_employed(struct group *group, const struct swst__posts *posts,
                         const struct swst__on_staff *worker)
{
    group->workers++;
    group->with_interns += worker->has_clients;
    group->without_interns += worker->is_front_line;
    for (int64_t role = 1; role < swst__post_role_end; role++)
        group->by_role[role] += swst__posts_hold(posts, worker->id, role);
    group->posted += worker->is_posted;
    group->backed += worker->is_backed;
}

static void add_worker(struct work *work, const struct swst__workforce *workforce)
{
    const struct swst__on_staff *worker = &workforce->at;
    size_t numbers[] = { ALL, worker->employment ? (size_t)worker->employment : UNKNOWN };

    for (size_t i = 0; i < 2; i++) {
        struct group *group = &work->groups[numbers[i]];

        if (worker->is_employed)
            add_employed(group, &workforce->posts, worker);
        group->hired += swst__is_within(worker->hired_on, work->month);
        group->left += swst__is_within(worker->left_on, work->month);
    }
}

static swst_status count_workers(struct work *work)
{
    struct swst__workforce workforce = { .statement = NULL };
    swst_status status = swst__workforce_open(&workforce, work->answer->store,
                                              work->answer->question.as_of);

    while (!status && (status = swst__workforce_next(&workforce)) == SWST_ROW) {
        add_worker(work, &workforce);
        status = SWST_OK;
    }
    swst__workforce_close(&workforce);
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
    struct work work = { .answer = answer };
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
    return status;
}

swst_status swst_report_staff(swst_store *store, const char *as_of, const swst_filter *filter,
                              swst_table **table)
{
    return swst__answer_on(store, as_of, filter, "staff", columns, fill, NULL, table);
}
