#include "domain/posts.h"

#include "base/memory.h"
#include "domain/in_force.h"
#include "model/structs.h"
#include "store/db.h"

#include <string.h>

/* ------------------------------------------------------------------ reading */

static swst_status add_post(struct swst__posts *posts, const struct swst__statement *row)
{
    struct swst__post *at = swst__grow(posts->at, &posts->room, posts->count, sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    posts->at = at;
    at[posts->count++] = (struct swst__post){
        swst__db_int(row, 0), swst__db_is_null(row, 1) ? 0 : swst__db_int(row, 1),
        swst__db_int(row, 2) };
    return SWST_OK;
}

static swst_status read_posts(swst_store *store, int64_t day, struct swst__posts *posts)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT worker_id, backup_id, role FROM post"
        " WHERE" SWST__IN_FORCE("post", "?1") " ORDER BY worker_id, id", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, day);
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = add_post(posts, statement)))
            break;
    swst__db_give_back(statement);
    return status;
}

static swst_status read_ids(swst_store *store, const char *sql, int64_t day,
                            struct swst__ids *ids)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, sql, &statement);

    if (status)
        return status;
    if (strstr(sql, "?1"))
        swst__db_bind_int(statement, 1, day);
    status = swst__ids_read(ids, statement);
    swst__ids_order(ids);
    return status;
}

swst_status swst__posts_read(swst_store *store, int64_t day, struct swst__posts *posts)
{
    swst_status status;

    memset(posts, 0, sizeof *posts);
    status = read_posts(store, day, posts);
    if (!status)
        status = read_ids(store, "SELECT worker_id FROM post WHERE voided_at IS NULL", day,
                          &posts->posted);
    if (!status)
        status = read_ids(store, "SELECT worker_id FROM absence WHERE"
                          SWST__IN_FORCE("absence", "?1"), day, &posts->out);
    if (!status)        /* the last day belongs to the time at the station */
        status = read_ids(store, "SELECT id FROM worker WHERE voided_at IS NULL"
                          " AND NOT (" SWST__EMPLOYED("worker", "?1") ")", day, &posts->out);
    if (status)
        swst__posts_free(posts);
    return status;
}

void swst__posts_free(struct swst__posts *posts)
{
    swst_free(posts->at);
    swst__ids_free(&posts->posted);
    swst__ids_free(&posts->out);
    memset(posts, 0, sizeof *posts);
}

/* ------------------------------------------------------------------- asking */

bool swst__posts_hold(const struct swst__posts *posts, int64_t worker_id, int64_t role)
{
    for (size_t i = 0; i < posts->count; i++)
        if (posts->at[i].worker_id == worker_id && (!role || posts->at[i].role == role))
            return true;
    return false;
}

bool swst__posts_in_office(const struct swst__posts *posts, int64_t worker_id)
{
    return worker_id && !swst__ids_hold(&posts->out, worker_id)
        && (!swst__ids_hold(&posts->posted, worker_id) || swst__posts_hold(posts, worker_id, 0));
}

int64_t swst__posts_backup(const struct swst__posts *posts, int64_t worker_id)
{
    for (size_t i = 0; i < posts->count; i++)
        if (posts->at[i].worker_id == worker_id && posts->at[i].backup_id != worker_id
            && swst__posts_hold(posts, posts->at[i].backup_id, 0)
            && swst__posts_in_office(posts, posts->at[i].backup_id))
            return posts->at[i].backup_id;
    return 0;
}

/* Somebody else in this role. */
static int64_t find_role(const struct swst__posts *posts, int64_t role, int64_t worker_id)
{
    for (size_t i = 0; i < posts->count; i++)
        if (posts->at[i].role == role && posts->at[i].worker_id != worker_id
            && swst__posts_in_office(posts, posts->at[i].worker_id))
            return posts->at[i].worker_id;
    return 0;
}

int64_t swst__posts_alerted(const struct swst__posts *posts, int64_t supervisor_id,
                            int64_t worker_id)
{
    int64_t found = supervisor_id != worker_id && swst__posts_in_office(posts, supervisor_id)
        ? supervisor_id : find_role(posts, swst__post_role_SUPERVISOR, worker_id);

    if (!found)
        found = swst__posts_backup(posts, worker_id);
    if (!found)
        found = find_role(posts, swst__post_role_HEAD, worker_id);
    return found ? found : find_role(posts, swst__post_role_DEPUTY, worker_id);
}
