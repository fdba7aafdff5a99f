/* Clients by a part of their name: whole names first, the others in the order in which
 * the keys are read, so that nobody is read who is not shown. */
#include "base/fold.h"
#include "domain/search_work.h"

#include <string.h>

static void key_of_name(const struct swst__search *work, char key[SWST__SEARCH_SIZE])
{
    const char *name = swst__db_text(work->client, SWST__SEARCH_NAME);

    swst__name_key(name ? name : "", key, SWST__SEARCH_SIZE);
}

static bool has_words(const struct swst__search *work, const char *key)
{
    for (size_t i = 0; i < work->word_count; i++)
        if (!strstr(key, work->word[i]))
            return false;
    return true;
}

/* Those whom a statement reads, side by side with where they live: one client at a time
 * takes thrice as long. The statement is given back. */
static swst_status add_matching(struct swst__search *work, struct swst__statement *statement,
                                bool (*matches)(const struct swst__search *work))
{
    struct swst__statement *one = work->client;
    swst_status status = SWST_OK;

    work->client = statement;
    while (!swst__search_is_full(work) && (status = swst__db_step(statement)) == SWST_ROW)
        if (swst__search_is_within(work) && matches(work)
            && (status = swst__search_add(work, SWST__BY_NAME)))
            break;
    work->client = one;
    swst__db_give_back(statement);
    return status < 0 ? status : SWST_OK;
}

/* ---------------------------------------------------------------- whole names */

static const char clients_of_name[] =
    "SELECT client.id, " SWST__SEARCH_ASKED " FROM client"
    " LEFT JOIN area ON area.id = client.area_id WHERE client.id IN"
    " (SELECT client_id FROM client_key WHERE \"key\" BETWEEN ? AND ?)"
    " AND client.voided_at IS NULL ORDER BY client.id";

/* Most names are their own keys. */
static bool is_whole(const struct swst__search *work)
{
    const char *name = swst__db_text(work->client, SWST__SEARCH_NAME);
    char key[SWST__SEARCH_SIZE];

    if (name && strcmp(name, work->whole) == 0)
        return true;
    key_of_name(work, key);
    return strcmp(key, work->whole) == 0;
}

static swst_status find_whole(struct swst__search *work)
{
    struct swst__key_range range = swst__client_keys_of_name(work->whole);
    struct swst__statement *statement;
    int64_t any = 0;
    swst_status status = swst__db_ask(work->store, "SELECT 1 FROM client_key WHERE \"key\""
                                      " BETWEEN ? AND ? LIMIT 1", range.first, range.last, 0,
                                      &any);

    if (status || !any)                     /* to put nobody in order takes its time, too */
        return status;
    if ((status = swst__db_take(work->store, clients_of_name, &statement)))
        return status;
    swst__db_bind_int(statement, 1, range.first);
    swst__db_bind_int(statement, 2, range.last);
    return add_matching(work, statement, is_whole);
}

/* ----------------------------------------------------------- parts of names */

/* A Han character beside the one word tells without the name's key that there is more. */
static bool is_seen_in_name(const struct swst__search *work)
{
    const char *name = swst__db_text(work->client, SWST__SEARCH_NAME);
    const char *at = name && work->word_count == 1 ? strstr(name, work->word[0]) : NULL;
    size_t size;

    if (at)
        at = at > name ? name : at + strlen(work->word[0]);
    return at && swst__is_han(swst__fold_character(at, &size));
}

static bool is_part(const struct swst__search *work)
{
    char key[SWST__SEARCH_SIZE];

    if (is_seen_in_name(work))
        return true;
    key_of_name(work, key);
    return strcmp(key, work->whole) != 0 && has_words(work, key);
}

/* ------------------------------------------------- words of several characters */

static swst_status consider_part(struct swst__search *work, int64_t id)
{
    bool counts;
    swst_status status = swst__search_read(work, id, &counts);

    if (status || !counts)
        return status;
    return is_part(work) ? swst__search_add(work, SWST__BY_NAME) : SWST_OK;
}

static swst_status add_pairs(struct swst__search *work, struct swst__key_walk *walk,
                             const char *word)
{
    size_t size;
    uint32_t last = swst__fold_character(word, &size), next;
    swst_status status = SWST_OK;

    while (!status && (next = swst__fold_character(word += size, &size))) {
        status = swst__key_walk_add(work->store, walk, swst__client_key_of_pair(last, next));
        last = next;
    }
    return status;
}

static swst_status find_pairs(struct swst__search *work, bool *has_pairs)
{
    struct swst__key_walk walk = { .within = swst__search_scope(work) };
    swst_status status = SWST_OK;

    for (size_t i = 0; i < work->word_count && !status; i++)
        status = add_pairs(work, &walk, work->word[i]);
    *has_pairs = walk.count > 0;
    if (!status && *has_pairs)
        status = swst__search_walk(work, &walk, consider_part);
    swst__key_walk_close(&walk);
    return status;
}

/* ------------------------------------- two characters, the most usual question */

static const char clients_of_pair[] =
    "SELECT client.id, " SWST__SEARCH_ASKED " FROM client_key"
    " JOIN client ON client.id = client_key.client_id LEFT JOIN area ON area.id = client.area_id"
    " WHERE client_key.\"key\" = ? AND client.voided_at IS NULL ORDER BY client_key.client_id";

/* The key of the two characters that are all that is asked for, or 0. */
static int64_t only_pair(const struct swst__search *work)
{
    size_t size, next;
    uint32_t first = swst__fold_character(work->word[0], &size);
    uint32_t second = swst__fold_character(work->word[0] + size, &next);

    return work->word_count == 1 && second && !work->word[0][size + next]
        ? swst__client_key_of_pair(first, second) : 0;
}

static swst_status find_pair(struct swst__search *work, int64_t key)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(work->store, clients_of_pair, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, key);
    return add_matching(work, statement, is_part);
}

/* ------------------------------------------------------ words of one character */

/* Leave those alone who are among the others, too. */
static void meet(struct swst__ids *ids, const struct swst__ids *others)
{
    size_t kept = 0;

    for (size_t i = 0; i < ids->count; i++)
        if (swst__ids_hold(others, ids->at[i]))
            ids->at[kept++] = ids->at[i];
    ids->count = kept;
}

static swst_status find_several(struct swst__search *work)
{
    const struct swst__ids *scope = swst__search_scope(work);
    struct swst__ids ids = { 0 }, others = { 0 };
    struct swst__key_walk walk = { .within = &ids };
    swst_status status = SWST_OK;
    size_t size;

    for (size_t i = 0; i < work->word_count && !status; i++) {
        others.count = 0;
        status = swst__ids_of_keys(work->store, swst__client_keys_of_character(
                                       swst__fold_character(work->word[i], &size)),
                                   i ? &others : &ids);
        if (i)
            meet(&ids, &others);
    }
    if (!status && scope)
        meet(&ids, scope);
    if (!status)
        status = swst__search_walk(work, &walk, consider_part);
    swst__ids_free(&ids);
    swst__ids_free(&others);
    return status;
}

/* ------------------------------------------------------------ a single character */

/* What follows the character in a name: the least, nothing being the greatest. Found
 * by another one, the client has been or will be met there. */
static bool is_followed_by(const char *key, uint32_t character, uint32_t wanted)
{
    uint32_t least = UINT32_MAX, next;
    size_t size;

    for (const char *at = key; *at; at += size) {
        if (swst__fold_character(at, &size) != character)
            continue;
        next = swst__fold_character(at + size, &(size_t){ 0 });
        if (next && next < least)
            least = next;
    }
    return least == (wanted ? wanted : UINT32_MAX);
}

static swst_status consider_alone(struct swst__search *work, const struct swst__statement *row)
{
    const struct swst__ids *scope = swst__search_scope(work);
    int64_t id = swst__db_int(row, 1);
    uint32_t second = (uint32_t)(swst__db_int(row, 0)
                                 - swst__client_key_of_pair(work->alone, 0));
    char key[SWST__SEARCH_SIZE];
    bool counts;
    swst_status status;

    if (scope && !swst__ids_hold(scope, id))
        return SWST_OK;
    if ((status = swst__search_read(work, id, &counts)) || !counts)
        return status;
    key_of_name(work, key);
    return strcmp(key, work->whole) != 0 && is_followed_by(key, work->alone, second)
        ? swst__search_add(work, SWST__BY_NAME) : SWST_OK;
}

static swst_status walk_range(struct swst__search *work, int64_t first, int64_t last)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(work->store, "SELECT \"key\", client_id FROM client_key"
        " WHERE \"key\" BETWEEN ? AND ? ORDER BY \"key\", client_id", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, first);
    swst__db_bind_int(statement, 2, last);
    while (!swst__search_is_full(work) && (status = swst__db_step(statement)) == SWST_ROW)
        if ((status = consider_alone(work, statement)))
            break;
    swst__db_give_back(statement);
    return status;
}

/* Who has nothing behind the character comes last: he who is called so, not named so. */
static swst_status find_alone(struct swst__search *work)
{
    struct swst__key_range range = swst__client_keys_of_character(work->alone);
    swst_status status = walk_range(work, range.first + 1, range.last);

    return status ? status : walk_range(work, range.first, range.first);
}

swst_status swst__search_names(struct swst__search *work)
{
    int64_t pair = swst__search_scope(work) ? 0 : only_pair(work);
    bool has_pairs = false;
    swst_status status = find_whole(work);

    if (!status && pair)
        return find_pair(work, pair);
    if (!status && !work->alone)
        status = find_pairs(work, &has_pairs);
    if (status || has_pairs || swst__search_is_full(work))
        return status;
    return work->alone ? find_alone(work) : find_several(work);
}
