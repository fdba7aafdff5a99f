#include "domain/feed.h"

#include "base/memory.h"

#include <string.h>

static swst_status move_on(struct swst__feed *feed)
{
    swst_status status = swst__db_step(feed->statement);

    feed->standing = status == SWST_ROW;
    return status == SWST_ROW ? SWST_OK : status;
}

swst_status swst__feed_open(struct swst__feed *feed, swst_store *store, const char *sql,
                            int columns, int64_t first, int64_t second)
{
    swst_status status = swst__db_take(store, sql, &feed->statement);

    if (status)
        return status;
    feed->columns = columns;
    swst__db_bind_int(feed->statement, 1, first);
    if (strstr(sql, "?2"))
        swst__db_bind_int(feed->statement, 2, second);
    return move_on(feed);
}

static swst_status keep(struct swst__feed *feed)
{
    int64_t (*rows)[SWST__FEED_COLUMNS] = swst__grow(feed->rows, &feed->room, feed->count,
                                                     sizeof *rows);

    if (!rows)
        return SWST_ENOMEM;
    feed->rows = rows;
    for (int i = 0; i < feed->columns; i++)
        feed->rows[feed->count][i] = swst__db_is_null(feed->statement, i + 1)
            ? SWST__NULL : swst__db_int(feed->statement, i + 1);
    feed->count++;
    return SWST_OK;
}

swst_status swst__feed_take(struct swst__feed *feed, int64_t id)
{
    swst_status status = SWST_OK;

    feed->count = 0;
    while (feed->standing && !status) {
        int64_t at = swst__db_int(feed->statement, 0);

        if (at > id)
            break;
        if (at == id)
            status = keep(feed);
        if (!status)
            status = move_on(feed);
    }
    return status;
}

void swst__feed_close(struct swst__feed *feed)
{
    swst__db_give_back(feed->statement);
    swst_free(feed->rows);
    memset(feed, 0, sizeof *feed);
}
