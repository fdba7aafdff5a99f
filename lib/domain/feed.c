#include "domain/feed.h"

#include "base/memory.h"

#include <string.h>

enum { FAR = 16 };                  /* rows passed by before a leap is cheaper */

static swst_status move_on(struct swst__feed *feed)
{
    swst_status status = swst__db_step(feed->statement);

    feed->standing = status == SWST_ROW;
    return status == SWST_ROW ? SWST_OK : status;
}

static swst_status begin(struct swst__feed *feed, int64_t least)
{
    swst__db_bind_int(feed->statement, 1, feed->first);
    if (strstr(feed->sql, "?2"))
        swst__db_bind_int(feed->statement, 2, feed->second);
    if (feed->can_leap)
        swst__db_bind_int(feed->statement, 3, least);
    return move_on(feed);
}

swst_status swst__feed_open(struct swst__feed *feed, swst_store *store, const char *sql,
                            int columns, int64_t first, int64_t second)
{
    swst_status status = swst__db_take(store, sql, &feed->statement);

    if (status)
        return status;
    feed->sql = sql;
    feed->can_leap = strstr(sql, "?3");
    feed->columns = columns;
    feed->first = first;
    feed->second = second;
    return begin(feed, 0);
}

/* To go on from an id far ahead is to ask anew. */
static swst_status leap(struct swst__feed *feed, int64_t id)
{
    swst__db_again(feed->statement);
    return begin(feed, id);
}

static swst_status keep(struct swst__feed *feed)
{
    int64_t (*rows)[SWST__FEED_COLUMNS] = swst__grow(feed->rows, &feed->room, feed->count,
                                                     sizeof *rows);

    if (!rows)
        return SWST_ENOMEM;
    feed->rows = rows;
    for (int i = 0; i < feed->columns; i++) {
        int64_t number = swst__db_int(feed->statement, i + 1);

        feed->rows[feed->count][i] = !number && swst__db_is_null(feed->statement, i + 1)
            ? SWST__NULL : number;                      /* NULL reads as 0 */
    }
    feed->count++;
    return SWST_OK;
}

swst_status swst__feed_take(struct swst__feed *feed, int64_t id)
{
    swst_status status = SWST_OK;
    int passed = 0;

    feed->count = 0;
    while (feed->standing && !status) {
        int64_t at = swst__db_int(feed->statement, 0);

        if (at > id)
            break;
        if (at == id)
            status = keep(feed);
        if (!status)
            status = at < id && feed->can_leap && ++passed == FAR ? leap(feed, id) : move_on(feed);
    }
    return status;
}

void swst__feed_close(struct swst__feed *feed)
{
    swst__db_give_back(feed->statement);
    swst_free(feed->rows);
    memset(feed, 0, sizeof *feed);
}
