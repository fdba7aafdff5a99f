/* Cursors: a query's answer, a page at a time.
 *
 * No lock outlives a call: a page is read to its end and the statement given
 * back, so that a reader who dawdles never keeps a writer waiting. The next
 * page begins after the key (order field, id) of the last record read. */
#include "base/memory.h"
#include "store/query.h"
#include "store/rows.h"
#include "store/store.h"

#include <string.h>

enum { PAGE = 256 };

struct swst_cursor {
    swst_store *store;
    swst_query *query;                  /* a copy: the caller may free his */
    swst_record *page[PAGE];
    swst_record *last;                  /* of a full page, as read: what is lent may change */
    unsigned count, next;               /* records read; the next to hand out */
    int64_t given;                      /* records handed out in all */
    bool started, at_end;
    swst_status failure;                /* a cursor that failed once keeps failing */
    unsigned sessions;                  /* begun and ended before it was */
};

/* ------------------------------------------------------------- statement */

/* Where the order field is unset, the least value stands in, so that keys
 * compare. No text is empty and no number is that small. */
static void add_key(struct swst__text *sql, const struct swst_field *field)
{
    if (field->flags & SWST_REQUIRED)
        swst__text_add(sql, "\"%s\"", field->name);
    else
        swst__text_add(sql, "coalesce(\"%s\", %s)", field->name,
                       field->type == SWST_TEXT ? "''" : "-9223372036854775808");
}

/* After the last row read: its key is bound behind the conditions' values, as
 * (key, key, id). */
static void add_after(struct swst__text *sql, const swst_query *query)
{
    if (!query->order) {
        swst__text_add(sql, " AND \"id\" > ?");
        return;
    }
    swst__text_add(sql, " AND (");
    add_key(sql, query->order);
    swst__text_add(sql, " %s ? OR (", query->descending ? "<" : ">");
    add_key(sql, query->order);
    swst__text_add(sql, " = ? AND \"id\" > ?))");
}

static char *write_sql(const swst_query *query, const struct swst__query_keys *keys,
                       bool first_page)
{
    struct swst__text sql = { 0 };

    swst__text_add(&sql, "SELECT ");
    swst__sql_add_columns(&sql, query->kind);
    swst__text_add(&sql, " FROM \"%s\"", query->kind->name);
    swst__query_add_where(&sql, query, keys);
    if (!first_page)
        add_after(&sql, query);
    swst__text_add(&sql, " ORDER BY ");
    if (query->order) {
        add_key(&sql, query->order);
        swst__text_add(&sql, "%s, ", query->descending ? " DESC" : "");
    }
    swst__text_add(&sql, "\"id\" LIMIT %d", PAGE);
    return swst__text_take(&sql);
}

static bool is_id(const struct swst_field *field)
{
    return strcmp(field->name, "id") == 0;
}

static void bind_key(struct swst__statement *statement, int at, const struct swst_field *order,
                     const swst_record *last)
{
    if (is_id(order))
        swst__db_bind_int(statement, at, last->header.id);
    else if (swst__record_has(last, order))
        swst__row_bind(statement, at, last, order);
    else if (order->type == SWST_TEXT)
        swst__db_bind_text(statement, at, "");
    else
        swst__db_bind_int(statement, at, INT64_MIN);
}

static void bind_after(struct swst__statement *statement, int at, const swst_query *query,
                       const swst_record *last)
{
    if (query->order) {
        bind_key(statement, at++, query->order, last);
        bind_key(statement, at++, query->order, last);
    }
    swst__db_bind_int(statement, at, last->header.id);
}

/* ------------------------------------------------------------------ pages */

static swst_status read_record(swst_cursor *cursor, const struct swst__statement *statement)
{
    swst_record **record = &cursor->page[cursor->count];
    swst_status status;

    if (!*record && !(*record = swst_record_new(cursor->query->kind)))
        return SWST_ENOMEM;
    status = swst__row_read(statement, *record);
    (*record)->is_masked = swst__sight_masks(cursor->store);
    cursor->count += !status;
    return status;
}

static int compare(const struct swst_field *field, const swst_record *left,
                   const swst_record *right)
{
    bool of_left = swst__record_has(left, field), of_right = swst__record_has(right, field);
    int64_t a, b;

    if (!of_left || !of_right)
        return of_left - of_right;
    if (field->type == SWST_TEXT)
        return strcmp(swst__record_text(left, field), swst__record_text(right, field));
    a = swst__record_int(left, field);
    b = swst__record_int(right, field);
    return (a > b) - (a < b);
}

static bool comes_after(const swst_query *query, const swst_record *record,
                        const swst_record *before)
{
    int64_t id = record->header.id, other = before->header.id;
    int order;

    if (!query->order)
        return id > other;
    order = is_id(query->order) ? (id > other) - (id < other)
                                : compare(query->order, record, before);
    return order ? (order < 0) == query->descending : id > other;
}

/* In a damaged file the rows may lead back to where they came from: they would be read
 * for ever. */
static swst_status keep_last(swst_cursor *cursor)
{
    if (cursor->last && !comes_after(cursor->query, cursor->page[PAGE - 1], cursor->last))
        return swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
    swst_record_free(cursor->last);
    cursor->last = swst_record_copy(cursor->page[PAGE - 1]);
    return cursor->last ? SWST_OK : SWST_ENOMEM;
}

/* From the least id to the greatest, and how many: the order may be another. */
static swst_status tell(const swst_cursor *cursor)
{
    struct swst__sight_reading reading = { .kind = cursor->query->kind, .rows = cursor->count };

    for (unsigned i = 0; i < cursor->count; i++) {
        int64_t id = cursor->page[i]->header.id;

        if (!i || id < reading.first_id)
            reading.first_id = id;
        if (id > reading.last_id)
            reading.last_id = id;
    }
    return swst__sight_tell(cursor->store, &reading);
}

static swst_status read_page(swst_cursor *cursor)
{
    struct swst__query_keys keys;
    struct swst__statement *statement;
    swst_status status = swst__query_find_keys(cursor->store, cursor->query, &keys);
    char *sql;
    int at;

    if (status)
        return status;
    sql = write_sql(cursor->query, &keys, !cursor->started);
    status = swst__db_take(cursor->store, sql, &statement);
    swst_free(sql);
    if (status)
        return status;
    at = swst__query_bind(statement, cursor->query, &keys);
    if (cursor->started)
        bind_after(statement, at, cursor->query, cursor->last);

    cursor->count = cursor->next = 0;
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = read_record(cursor, statement)))
            break;
    swst__db_give_back(statement);
    cursor->started = true;
    cursor->at_end = cursor->count < PAGE;
    if (!status && !cursor->at_end)
        status = keep_last(cursor);
    return status ? status : tell(cursor);
}

swst_status swst_query_run(swst_store *store, const swst_query *query, swst_cursor **cursor)
{
    swst_cursor *made;

    if (!store || !query || !cursor)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(made = swst__calloc(sizeof *made)))
        return swst__fail_memory();
    if (!(made->query = swst__query_copy(query))) {
        swst_free(made);
        return SWST_ENOMEM;
    }
    swst__store_hold(made->store = store);
    made->sessions = store->sessions;
    *cursor = made;
    return SWST_OK;
}

swst_status swst_query_count(swst_store *store, const swst_query *query, int64_t *count)
{
    struct swst__query_keys keys;
    struct swst__statement *statement;
    struct swst__text sql = { 0 };
    swst_status status;
    char *text;

    if (!store || !query || !count)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__query_find_keys(store, query, &keys)))
        return status;
    swst__text_add(&sql, "SELECT count(*) FROM \"%s\"", query->kind->name);
    swst__query_add_where(&sql, query, &keys);
    text = swst__text_take(&sql);
    status = swst__db_take(store, text, &statement);
    swst_free(text);
    if (status)
        return status;
    swst__query_bind(statement, query, &keys);
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        int64_t found = swst__db_int(statement, 0);

        *count = query->limit && found > query->limit ? query->limit : found;
    }
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}

swst_status swst_cursor_next(swst_cursor *cursor)
{
    if (!cursor)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (cursor->sessions != cursor->store->sessions && !cursor->failure)
        cursor->failure = swst__fail(SWST_EMISUSE, SWST__OTHER_SESSION);
    if (cursor->query->limit && cursor->given == cursor->query->limit)
        cursor->at_end = true, cursor->count = cursor->next = 0;
    if (!cursor->failure && cursor->next == cursor->count && !cursor->at_end)
        cursor->failure = read_page(cursor);
    if (cursor->failure || cursor->next == cursor->count) {
        cursor->count = cursor->next = 0;
        return cursor->failure;
    }
    cursor->next++;
    cursor->given++;
    return SWST_ROW;
}

swst_record *swst_cursor_record(const swst_cursor *cursor)
{
    return cursor && cursor->next ? cursor->page[cursor->next - 1] : NULL;
}

void swst_cursor_free(swst_cursor *cursor)
{
    if (!cursor)
        return;
    for (unsigned i = 0; i < PAGE; i++)
        swst_record_free(cursor->page[i]);
    swst_record_free(cursor->last);
    swst_query_free(cursor->query);
    swst__store_let_go(cursor->store);
    swst_free(cursor);
}
