/* Clients whom a text may mean: by identity number, by phone, by parts of a name. Keys
 * say who may be meant; each is held against the record before it is a row. */
#include "base/fold.h"
#include "base/identity.h"
#include "base/text.h"
#include "domain/search_work.h"
#include "model/structs.h"
#include "model/table.h"
#include "store/door.h"
#include "store/sight.h"

#include <swstation/search.h>

#include <string.h>

enum { USUAL_LIMIT = 50, LEAST_DIGITS = 7, SMALL_AREA = 20000 };

/* Columns of the answer, then what a client is verified by. */
enum {
    CLIENT_ID, NAME = SWST__SEARCH_NAME, BIRTH_DATE, AREA_CODE, AREA_NAME, EXITED_ON, MATCHED,
    AREA_ID = MATCHED, ID_NUMBER, PHONE
};

static const char client_by_id[] =
    "SELECT client.id, " SWST__SEARCH_ASKED ", id_number, client.phone"
    " FROM client LEFT JOIN area ON area.id = area_id"
    " WHERE client.id = ? AND client.voided_at IS NULL";

static const char *const ways[] = { "", "id_number", "phone", "name" };
static const struct swst__words way_labels[] = {
    { { "", "" } }, { { "Identity number", "身份证号" } }, { { "Phone", "电话" } },
    { { "Name", "姓名" } }
};
static const struct swst__choices way_choices = { ways, way_labels, 3 };

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "", __VA_ARGS__ }

static const struct swst_field columns[] = {
    [CLIENT_ID] = COLUMN("client_id", REFERENCE, "Client", "服务对象",
                         .target = &swst__kinds[swst__kind_client]),
    [NAME] = COLUMN("name", TEXT, "Name", "姓名", .flags = SWST_PERSONAL | SWST__SORT_NAME),
    [BIRTH_DATE] = COLUMN("birth_date", DAY, "Day of birth", "出生日期", .flags = SWST_PERSONAL),
    [AREA_CODE] = COLUMN("area_code", TEXT, "Area", "区域", .flags = 0),
    [AREA_NAME] = COLUMN("area_name", TEXT, "Name of the area", "区域名称", .flags = 0),
    [EXITED_ON] = COLUMN("exited_on", DAY, "Exited", "退出日", .flags = 0),
    [MATCHED] = COLUMN("matched", CHOICE, "Found by", "匹配项", .choices = &way_choices),
    { .name = NULL }
};

/* ------------------------------------------------------------------- the text */

static swst_status read_words(struct swst__search *work)
{
    char *end = work->words;

    for (const char *at = work->text; *at && work->word_count < SWST__SEARCH_WORDS; ) {
        size_t length = strcspn(at, " ");
        char part[SWST__SEARCH_SIZE];

        memcpy(part, at, length);
        part[length] = '\0';
        swst__name_key(part, end, sizeof part);
        if (*end) {
            work->word[work->word_count++] = end;
            end += strlen(end) + 1;
        }
        at += length + (at[length] == ' ');
    }
    return work->word_count ? SWST_OK : swst__fail(SWST_EINVALID, SWST__NOTHING_TO_FIND);
}

static swst_status read_text(struct swst__search *work, const char *text)
{
    int64_t length = swst__utf8_length(text);
    size_t size;
    uint32_t first;

    if (length < 0)
        return swst__fail(SWST_EINVALID, SWST__TEXT_NOT_UTF8);
    if (length == 0 || length > SWST__SEARCH_LONGEST)
        return swst__fail(SWST_EINVALID, SWST__NOTHING_TO_FIND);
    swst__fold_text(text, work->text, sizeof work->text);
    swst__name_key(work->text, work->whole, sizeof work->whole);
    first = swst__fold_character(work->whole, &size);
    work->alone = work->whole[size] ? 0 : first;
    return read_words(work);
}

/* ------------------------------------------------------------------- the area */

static swst_status add_clients(struct swst__search *work, int64_t area_id)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(work->store,
        "SELECT id FROM client WHERE area_id = ? AND voided_at IS NULL LIMIT ?", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, area_id);
    swst__db_bind_int(statement, 2, SMALL_AREA + 1 - (int64_t)work->scope.count);
    return swst__ids_read(&work->scope, statement);
}

/* Clients of an area that has few of them are known by their ids beforehand. */
static swst_status read_area(struct swst__search *work, int64_t area_id)
{
    swst_status status;

    work->top = SWST__NOWHERE;
    if (!area_id)
        return SWST_OK;
    if ((status = swst__areas_read(work->store, swst__day_make(9999, 12, 31), &work->areas)))
        return status;
    if ((work->top = swst__areas_find(&work->areas, area_id)) == SWST__NOWHERE)
        return swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD,
                                &swst__kinds[swst__kind_area].label);
    for (size_t i = 0; i < work->areas.count && !status && work->scope.count <= SMALL_AREA; i++)
        if (swst__areas_within(&work->areas, (int64_t)i, work->top))
            status = add_clients(work, work->areas.at[i].id);
    work->is_small = work->scope.count <= SMALL_AREA;
    swst__ids_order(&work->scope);
    return status;
}

const struct swst__ids *swst__search_scope(const struct swst__search *work)
{
    return work->is_small ? &work->scope : NULL;
}

bool swst__search_is_within(const struct swst__search *work)
{
    int64_t area;

    if (work->top == SWST__NOWHERE)
        return true;
    area = swst__areas_find(&work->areas, swst__db_int(work->client, AREA_ID));
    return area != SWST__NOWHERE && swst__areas_within(&work->areas, area, work->top);
}

/* --------------------------------------------------------------- one candidate */

swst_status swst__search_read(struct swst__search *work, int64_t id, bool *counts)
{
    swst_status status;

    swst__db_again(work->client);
    swst__db_bind_int(work->client, 1, id);
    status = swst__db_step(work->client);
    *counts = status == SWST_ROW && swst__search_is_within(work);
    return status == SWST_ROW ? SWST_OK : status;
}

static swst_status add_text(struct swst__search *work, size_t column)
{
    const char *text = swst__db_text(work->client, (int)column);

    return text ? swst__table_set_text(work->table, column, text) : SWST_OK;
}

static void add_number(struct swst__search *work, size_t column)
{
    int64_t number = swst__db_int(work->client, (int)column);

    if (number || !swst__db_is_null(work->client, (int)column))
        swst__table_set_int(work->table, column, number);
}

swst_status swst__search_add(struct swst__search *work, enum swst__search_way way)
{
    swst_status status = swst__table_add_row(work->table);

    if (status)
        return status;
    add_number(work, CLIENT_ID);
    add_number(work, BIRTH_DATE);
    add_number(work, EXITED_ON);
    swst__table_set_int(work->table, MATCHED, way);
    if ((status = add_text(work, NAME)) || (status = add_text(work, AREA_CODE)))
        return status;
    return add_text(work, AREA_NAME);
}

bool swst__search_is_full(const struct swst__search *work)
{
    return (int64_t)swst_table_rows(work->table) >= work->limit;
}

swst_status swst__search_walk(struct swst__search *work, struct swst__key_walk *walk,
                              swst_status (*consider)(struct swst__search *work, int64_t id))
{
    swst_status status = SWST_OK;
    int64_t id;

    while (!swst__search_is_full(work) && (status = swst__key_walk_next(walk, &id)) == SWST_ROW)
        if ((status = consider(work, id)))
            break;
    return status;
}

/* ------------------------------------------------------------- number and phone */

static bool has_number(const struct swst__search *work)
{
    const char *number = swst__db_text(work->client, ID_NUMBER);
    char kept[SWST__SEARCH_SIZE], asked[SWST__SEARCH_SIZE];

    if (!number)
        return false;
    swst__identity_keep(number, kept, sizeof kept);
    swst__identity_keep(work->text, asked, sizeof asked);
    return strcmp(kept, asked) == 0;
}

static bool has_phone(const struct swst__search *work)
{
    const char *text = swst__db_text(work->client, PHONE);
    char asked[SWST__SEARCH_SIZE], phone[SWST__SEARCH_SIZE];

    swst__phone_key(work->text, asked, sizeof asked);
    while (text && (text = swst__phone_next(text, phone, sizeof phone))) {
        swst__phone_key(phone, phone, sizeof phone);
        if (strcmp(phone, asked) == 0)
            return true;
    }
    return false;
}

static swst_status consider_number(struct swst__search *work, int64_t id)
{
    bool counts;
    swst_status status = swst__search_read(work, id, &counts);

    return status || !counts || !has_number(work) ? status
        : swst__search_add(work, SWST__BY_NUMBER);
}

static swst_status consider_phone(struct swst__search *work, int64_t id)
{
    bool counts;
    swst_status status = swst__search_read(work, id, &counts);

    return status || !counts || !has_phone(work) ? status
        : swst__search_add(work, SWST__BY_PHONE);
}

static swst_status find_by_key(struct swst__search *work, int64_t key,
                               swst_status (*consider)(struct swst__search *work, int64_t id))
{
    struct swst__key_walk walk = { .within = swst__search_scope(work) };
    swst_status status = swst__key_walk_add(work->store, &walk, key);

    if (!status)
        status = swst__search_walk(work, &walk, consider);
    swst__key_walk_close(&walk);
    return status;
}

/* ------------------------------------------------------------------------ all */

/* Digits and what people write between them, enough for a phone. */
static bool is_phone(const struct swst__search *work)
{
    char phone[SWST__SEARCH_SIZE], digits[SWST__SEARCH_SIZE];

    swst__fold_phone(work->text, phone, sizeof phone);
    swst__phone_key(work->text, digits, sizeof digits);
    return phone[strspn(phone, "0123456789+-()")] == '\0' && strlen(digits) >= LEAST_DIGITS;
}

static swst_status search(struct swst__search *work)
{
    swst_status status = SWST_OK;

    if (strpbrk(work->text, "0123456789"))
        status = find_by_key(work, swst__client_key_of_number(work->store, work->text),
                             consider_number);
    if (!status && !swst_table_rows(work->table) && is_phone(work))
        status = find_by_key(work, swst__client_key_of_phone(work->text), consider_phone);
    if (!status && !swst_table_rows(work->table))
        status = swst__search_names(work);
    return status;
}

static swst_status search_store(struct swst__search *work, int64_t area_id)
{
    bool inner;
    swst_status status = swst__db_look(work->store, &inner);

    if (status)
        return status;
    if (!(status = swst__db_take(work->store, client_by_id, &work->client))
        && !(status = read_area(work, area_id)))
        status = search(work);
    swst__db_give_back(work->client);
    swst__db_look_away(work->store, inner);
    swst__areas_free(&work->areas);
    swst__ids_free(&work->scope);
    return status;
}

swst_status swst_client_search(swst_store *store, const char *text, int64_t area_id,
                               int64_t limit, swst_table **table)
{
    struct swst__search work = { .store = store, .limit = limit ? limit : USUAL_LIMIT };
    swst_status status;

    if (!store || !text || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (limit < 0)
        return swst__fail(SWST_EINVALID, SWST__NEGATIVE_LIMIT);
    if ((status = read_text(&work, text)))
        return status;
    if (!(work.table = swst__table_new("search", columns)))
        return SWST_ENOMEM;
    if (!(status = search_store(&work, area_id)))
        status = swst__sight_tell_table(store, work.table);
    if (status)
        swst_table_free(work.table);
    else
        *table = work.table;
    return status;
}

/* -------------------------------------------------------------------- rebuilding */

swst_status swst_store_rebuild(swst_store *store)
{
    enum swst__sight sight;
    bool inner;
    swst_status status;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__door(store, SWST__POWER_MAINTAIN))
        || (status = swst__db_enter(store, &inner)))
        return status;
    sight = swst__door_open(store);
    status = swst__db_leave(store, inner, swst__client_keys_rebuild(store));
    swst__door_close(store, sight);
    return status;
}
