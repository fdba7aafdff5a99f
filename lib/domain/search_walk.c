#include "domain/search_walk.h"

/* A key may have been read up to an id that others go far beyond: after some steps it
 * is quicker to begin there. */
enum { STEPS_BEFORE_A_LEAP = 8 };

swst_status swst__key_walk_add(swst_store *store, struct swst__key_walk *walk, int64_t key)
{
    struct swst__key_stream *stream = &walk->streams[walk->count];
    swst_status status;

    for (size_t i = 0; i < walk->count; i++)
        if (walk->streams[i].key == key)
            return SWST_OK;
    if (walk->count == SWST__MOST_STREAMS)
        return SWST_OK;
    status = swst__db_take(store, "SELECT client_id FROM client_key WHERE \"key\" = ?1"
                           " AND client_id >= ?2 ORDER BY client_id", &stream->statement);
    if (status)
        return status;
    stream->key = key;
    walk->count++;
    return SWST_OK;
}

void swst__key_walk_close(struct swst__key_walk *walk)
{
    while (walk->count)
        swst__db_give_back(walk->streams[--walk->count].statement);
}

/* Keys of a damaged file may not be in order: to go back would be to walk for ever. */
static swst_status leap(struct swst__key_stream *stream, int64_t id)
{
    swst_status status;

    swst__db_again(stream->statement);
    swst__db_bind_int(stream->statement, 1, stream->key);
    swst__db_bind_int(stream->statement, 2, id);
    stream->started = true;
    if ((status = swst__db_step(stream->statement)) == SWST_ROW)
        stream->at = swst__db_int(stream->statement, 0);
    return status == SWST_ROW && stream->at < id ? swst__fail(SWST_EDAMAGED, SWST__DAMAGED)
                                                 : status;
}

/* To the first client of this key from `id` on. */
static swst_status reach(struct swst__key_stream *stream, int64_t id)
{
    swst_status status = SWST_ROW;

    for (int i = 0; stream->started && stream->at < id && i < STEPS_BEFORE_A_LEAP; i++) {
        if ((status = swst__db_step(stream->statement)) != SWST_ROW)
            return status;
        stream->at = swst__db_int(stream->statement, 0);
    }
    return stream->started && stream->at >= id ? SWST_ROW : leap(stream, id);
}

/* The first id from `id` on of one of those who must agree: the keys, then the set. */
static swst_status reach_in(struct swst__key_walk *walk, size_t member, int64_t id, int64_t *at)
{
    swst_status status = SWST_ROW;
    size_t place;

    if (member < walk->count) {
        if ((status = reach(&walk->streams[member], id)) == SWST_ROW)
            *at = walk->streams[member].at;
        return status;
    }
    if ((place = swst__ids_place(walk->within, id)) == walk->within->count)
        return SWST_OK;
    *at = walk->within->at[place];
    return status;
}

swst_status swst__key_walk_next(struct swst__key_walk *walk, int64_t *id)
{
    size_t members = walk->count + (walk->within != NULL), agreed = 0;
    int64_t wanted = walk->next;

    for (size_t i = 0; agreed < members; i = (i + 1) % members) {
        int64_t at = wanted;
        swst_status status = reach_in(walk, i, wanted, &at);

        if (status != SWST_ROW)
            return status;
        agreed = at == wanted ? agreed + 1 : 1;
        wanted = at;
    }
    if (wanted == INT64_MAX)                    /* no client's id, and none comes after it */
        return SWST_OK;
    *id = wanted;
    walk->next = wanted + 1;
    return members ? SWST_ROW : SWST_OK;
}

swst_status swst__ids_of_keys(swst_store *store, struct swst__key_range range,
                              struct swst__ids *ids)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store,
        "SELECT client_id FROM client_key WHERE \"key\" BETWEEN ? AND ?", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, range.first);
    swst__db_bind_int(statement, 2, range.last);
    status = swst__ids_read(ids, statement);
    swst__ids_order(ids);
    return status;
}
