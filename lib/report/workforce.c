#include "report/workforce.h"

#include "domain/feed.h"
#include "domain/in_force.h"
#include "model/structs.h"

swst_status swst__workforce_open(struct swst__workforce *workforce, swst_store *store, int64_t day)
{
    swst_status status = swst__posts_read(store, day, &workforce->posts);

    if (!status)
        status = swst__db_take(store, "SELECT id, coalesce(employment, 0), hired_on, left_on,"
            SWST__EMPLOYED("worker", "?1") " FROM worker WHERE voided_at IS NULL ORDER BY id",
            &workforce->statement);
    if (!status)
        swst__db_bind_int(workforce->statement, 1, day);
    return status;
}

void swst__workforce_close(struct swst__workforce *workforce)
{
    swst__db_give_back(workforce->statement);
    swst__posts_free(&workforce->posts);
    workforce->statement = NULL;
}

/* Who is head or supervisor and nothing else is in charge of no clients (A1). */
static bool can_have_clients(const struct swst__posts *posts, int64_t id)
{
    for (int64_t role = 1; role < swst__post_role_end; role++)
        if (role != swst__post_role_HEAD && role != swst__post_role_SUPERVISOR
            && swst__posts_hold(posts, id, role))
            return true;
    return !swst__posts_hold(posts, id, 0);
}

static bool is_posted(const struct swst__posts *posts, int64_t id)
{
    for (int64_t role = 1; role < swst__post_role_end; role++)
        if (role != swst__post_role_INTERN && swst__posts_hold(posts, id, role))
            return true;
    return false;
}

static int64_t day_at(const struct swst__statement *row, int column)
{
    return swst__db_is_null(row, column) ? SWST__NULL : swst__db_int(row, column);
}

static void look(struct swst__workforce *workforce)
{
    const struct swst__posts *posts = &workforce->posts;
    struct swst__on_staff *at = &workforce->at;

    at->is_intern = at->employment == swst__employment_INTERN
                    || swst__posts_hold(posts, at->id, swst__post_role_INTERN);
    at->has_clients = can_have_clients(posts, at->id);
    at->is_front_line = at->has_clients && !at->is_intern;
    at->is_posted = is_posted(posts, at->id);
    at->is_backed = at->is_posted && swst__posts_backup(posts, at->id);
}

swst_status swst__workforce_next(struct swst__workforce *workforce)
{
    const struct swst__statement *row = workforce->statement;
    swst_status status = swst__db_step(workforce->statement);

    if (status != SWST_ROW)
        return status;
    workforce->at = (struct swst__on_staff){ .id = swst__db_int(row, 0),
        .employment = swst__db_int(row, 1), .hired_on = day_at(row, 2), .left_on = day_at(row, 3),
        .is_employed = swst__db_int(row, 4) != 0 };
    if (workforce->at.is_employed)
        look(workforce);
    return SWST_ROW;
}
