/* A part of a client's name in a query: the keys of its characters leave few clients
 * over, whose names are then looked at. A key that many have leaves too many: those are
 * soon found by looking at all. */
#include "base/fold.h"
#include "model/structs.h"
#include "store/bulk.h"
#include "store/query.h"
#include "store/sealed.h"

enum { MANY = 2000, KEY_SIZE = 64 * 4 + 1 };

static swst_status add_if_few(swst_store *store, struct swst__key_range range,
                              struct swst__query_keys *keys)
{
    int64_t count = 0;
    swst_status status = swst__db_ask(store,
        "SELECT count(*) FROM (SELECT 1 FROM client_key WHERE \"key\" BETWEEN ?1 AND ?2 LIMIT ?3)",
        range.first, range.last, MANY, &count);

    if (!status && count < MANY && keys->count < SWST__QUERY_RANGES)
        keys->ranges[keys->count++] = range;
    return status;
}

static swst_status add_part(swst_store *store, const char *part, struct swst__query_keys *keys)
{
    char key[KEY_SIZE];
    size_t size;
    uint32_t last, next;
    swst_status status = SWST_OK;

    swst__name_key(part, key, sizeof key);
    if (!(last = swst__fold_character(key, &size)))
        return SWST_OK;
    if (!key[size])
        return add_if_few(store, swst__client_keys_of_character(last), keys);
    for (const char *at = key; !status && (next = swst__fold_character(at += size, &size));
         last = next) {
        int64_t pair = swst__client_key_of_pair(last, next);

        status = add_if_few(store, (struct swst__key_range){ pair, pair }, keys);
    }
    return status;
}

/* In a sealed file the numbers themselves stand in no index. */
static swst_status add_number(swst_store *store, const struct swst__condition *condition,
                              struct swst__query_keys *keys)
{
    int64_t key = swst__client_key_of_number(store, condition->operands[0].text);

    return add_if_few(store, (struct swst__key_range){ key, key }, keys);
}

static swst_status add_condition(swst_store *store, const struct swst__condition *condition,
                                 struct swst__query_keys *keys)
{
    bool of_name = condition->field == SWST__FIELD(client, name)
        && condition->comparison == SWST__CONTAINS;
    bool of_number = condition->field == SWST__FIELD(client, id_number) && condition->count
        && condition->comparison == SWST__EQUAL && swst__sealed_hides(store, condition->field);
    swst_status status = of_name || of_number ? swst__bulk_show_keys(store) : SWST_OK;

    if (!status && of_name)
        status = add_part(store, condition->operands[0].text, keys);
    return !status && of_number ? add_number(store, condition, keys) : status;
}

/* Voided clients have no keys. */
swst_status swst__query_find_keys(swst_store *store, const swst_query *query,
                                  struct swst__query_keys *keys)
{
    swst_status status = SWST_OK;

    keys->count = 0;
    if (query->kind != &swst__kinds[swst__kind_client] || query->with_voided)
        return SWST_OK;
    for (unsigned i = 0; i < query->count && !status; i++)
        status = add_condition(store, &query->conditions[i], keys);
    return status;
}
