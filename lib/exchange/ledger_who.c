/* Whom a row of a ledger is about: somebody on record, or somebody new. Who has an identity
 * number is known by it; else name, day of birth and area together are one person. */
#include "base/fold.h"
#include "base/memory.h"
#include "exchange/ledger_take.h"
#include "store/client_keys.h"
#include "store/sight.h"

#include <string.h>

enum { MOST_ALIKE = 32 };

static const struct swst_client *as_client(const swst_record *record)
{
    return (const struct swst_client *)record;
}

static bool same_name(const char *left, const char *right)
{
    char keys[2][65 * 4];

    swst__name_key(left ? left : "", keys[0], sizeof keys[0]);
    swst__name_key(right ? right : "", keys[1], sizeof keys[1]);
    return strcmp(keys[0], keys[1]) == 0;
}

static bool has_number(const swst_record *client)
{
    return swst__record_has(client, SWST__FIELD(client, id_number));
}

/* ----------------------------------------------------------------------- finding */

/* Whether one of those that have a key is who the row says. */
typedef bool is_the_one(const swst_record *client, const swst_record *said, int64_t area_id);

static bool of_number(const swst_record *client, const swst_record *said, int64_t area_id)
{
    (void)area_id;
    return has_number(client)
        && strcmp(as_client(client)->id_number, as_client(said)->id_number) == 0;
}

static bool of_number_and_name(const swst_record *client, const swst_record *said,
                               int64_t area_id)
{
    return of_number(client, said, area_id)
        && same_name(as_client(client)->name, as_client(said)->name);
}

static bool of_name(const swst_record *client, const swst_record *said, int64_t area_id)
{
    return as_client(client)->area_id == area_id
        && same_name(as_client(client)->name, as_client(said)->name);
}

/* Never somebody with another number. */
static bool of_person(const swst_record *client, const swst_record *said, int64_t area_id)
{
    return (!has_number(said) || !has_number(client)) && of_name(client, said, area_id)
        && swst__record_same(client, said, SWST__FIELD(client, birth_date));
}

/* The first of the ids who is the one, and how many there are. */
static swst_status choose(struct swst_ledger *ledger, const int64_t *ids, size_t count,
                          int64_t area_id, is_the_one *is, int64_t *id, size_t *found)
{
    swst_status status = SWST_OK;

    *id = 0;
    *found = 0;
    for (size_t i = 0; i < count && !status; i++) {
        swst_record *client = NULL;

        status = swst__row_load(ledger->store, &swst__kinds[swst__kind_client], ids[i],
                                &client);
        if (!status && !client->header.voided && is(client, ledger->row.client, area_id)) {
            *id = *id ? *id : ids[i];
            ++*found;
        }
        swst_record_free(client);
    }
    return status;
}

static swst_status reject_several(struct swst_ledger *ledger, enum swst__ledger_field field)
{
    return swst__ledger_reject(ledger, &ledger->row,
                               swst__fail(SWST_EINVALID, SWST__LEDGER_SEVERAL),
                               swst__ledger_column(ledger, field));
}

static swst_status find_by_number(struct swst_ledger *ledger, int64_t area_id, int64_t *id)
{
    int64_t ids[MOST_ALIKE];
    size_t count, found;
    swst_status status = swst__batch_find_clients(ledger->batch,
        swst__client_key_of_number(ledger->store, as_client(ledger->row.client)->id_number),
        ids, MOST_ALIKE, &count);

    *id = 0;
    if (status || !count)
        return status;
    status = choose(ledger, ids, count, area_id, of_number, id, &found);
    if (status || found < 2)
        return status;
    status = choose(ledger, ids, count, area_id, of_number_and_name, id, &found);
    return status || found == 1 ? status : reject_several(ledger, SWST__LEDGER_ID_NUMBER);
}

static swst_status find_by_person(struct swst_ledger *ledger, int64_t area_id, int64_t *id)
{
    const swst_record *said = ledger->row.client;
    const struct swst_field *birth = SWST__FIELD(client, birth_date);
    int64_t ids[MOST_ALIKE], day = swst__record_int(said, birth);
    size_t count, found;
    swst_status status = swst__batch_find_clients(ledger->batch,
        swst__client_key_of_person(as_client(said)->name,
                                   swst__record_has(said, birth) ? &day : NULL, area_id),
        ids, MOST_ALIKE, &count);

    *id = 0;
    if (status || !count)
        return status;
    status = choose(ledger, ids, count, area_id, of_person, id, &found);
    return status || found < 2 ? status : reject_several(ledger, SWST__LEDGER_NAME);
}

static swst_status choose_two(struct swst_ledger *ledger, struct swst__statement *rows,
                              int64_t area_id, int64_t *id, size_t *found)
{
    swst_status status = SWST_OK;

    while (*found < 2 && (status = swst__db_step(rows)) == SWST_ROW) {
        int64_t next = swst__db_int(rows, 0), one;
        size_t more;

        if ((status = choose(ledger, &next, 1, area_id, of_name, &one, &more)))
            break;
        *id = *id ? *id : one;
        *found += more;
    }
    return status < 0 ? status : SWST_OK;
}

/* A ledger of contacts often says no more than name and village. Its clients are on record. */
static swst_status find_by_name(struct swst_ledger *ledger, int64_t area_id, int64_t *id)
{
    struct swst__key_range keys =
        swst__client_keys_of_name(as_client(ledger->row.client)->name);
    struct swst__statement *rows;
    size_t found = 0;
    swst_status status = swst__db_take(ledger->store, "SELECT DISTINCT client_id FROM client_key"
        " WHERE \"key\" BETWEEN ? AND ? ORDER BY client_id", &rows);

    *id = 0;
    if (status)
        return status;
    swst__db_bind_int(rows, 1, keys.first);
    swst__db_bind_int(rows, 2, keys.last);
    status = choose_two(ledger, rows, area_id, id, &found);
    swst__db_give_back(rows);
    return status || found < 2 ? status : reject_several(ledger, SWST__LEDGER_NAME);
}

static swst_status find(struct swst_ledger *ledger, int64_t area_id, int64_t *id)
{
    const swst_record *said = ledger->row.client;
    bool numbered = has_number(said);
    bool born = swst__record_has(said, SWST__FIELD(client, birth_date));
    bool placed = area_id && swst__record_has(said, SWST__FIELD(client, name));
    swst_status status = SWST_OK;

    *id = 0;
    if (numbered)
        status = find_by_number(ledger, area_id, id);
    if (!status && !*id && !ledger->row.rejected && placed)
        status = find_by_person(ledger, area_id, id);
    if (!status && !*id && !ledger->row.rejected && placed && ledger->of_visits && !numbered
        && !born)
        status = find_by_name(ledger, area_id, id);
    return status;
}

/* ------------------------------------------------------------------------ writing */

static swst_status set(swst_record *record, const struct swst_field *field,
                       const swst_record *said)
{
    return field->type == SWST_TEXT
        ? swst__record_set_text(record, field, swst__record_text(said, field))
        : swst__record_set_int(record, field, swst__record_int(said, field));
}

/* Filled cells overwrite, empty ones leave what is there. */
static swst_status say(swst_record *record, const swst_record *said)
{
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < said->kind->field_count && !status; i++)
        if (swst__record_has(said, &said->kind->fields[i]))
            status = set(record, &said->kind->fields[i], said);
    return status;
}

static swst_status write_person(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                struct swst__ledger_who *who, const swst_record *before)
{
    const struct swst_field *area = SWST__FIELD(client, area_id);
    const struct swst_field *registered = SWST__FIELD(client, registered_on);
    swst_status status = say(who->client, row->client);

    if (!status && who->area_id && (!before || row->area_id))
        status = swst__record_set_int(who->client, area, who->area_id);
    if (!status && !swst__record_has(who->client, registered))
        status = swst__record_set_int(who->client, registered, ledger->as_of);
    if (!status)
        status = swst__ledger_put(ledger, who->client, before);
    who->client_id = who->client->header.id;
    who->start = who->is_new ? swst__record_int(who->client, registered) : ledger->as_of;
    return status;
}

static swst_status reject_nobody(struct swst_ledger *ledger, enum swst__message why,
                                 enum swst__ledger_field field)
{
    return swst__ledger_reject(ledger, &ledger->row, swst__fail(SWST_EINVALID, why),
                               swst__ledger_column(ledger, field));
}

static swst_status make(struct swst_ledger *ledger, struct swst__ledger_row *row,
                        struct swst__ledger_who *who)
{
    if (ledger->of_visits)
        return reject_nobody(ledger, SWST__LEDGER_NOBODY, SWST__LEDGER_NAME);
    if (!swst__record_has(row->client, SWST__FIELD(client, name)))
        return reject_nobody(ledger, SWST__LEDGER_NO_NAME, SWST__LEDGER_NAME);
    if (!who->area_id)
        return reject_nobody(ledger, SWST__LEDGER_NO_AREA, SWST__LEDGER_AREA);
    who->is_new = true;
    who->client = swst_record_new(&swst__kinds[swst__kind_client]);
    return who->client ? write_person(ledger, row, who, NULL) : swst__fail_memory();
}

static swst_status change(struct swst_ledger *ledger, struct swst__ledger_row *row,
                          struct swst__ledger_who *who)
{
    swst_record *before = NULL;
    int64_t line = swst__ledger_plan_line(ledger->plan, who->client_id);
    swst_status status = swst__ledger_change(ledger, &swst__kinds[swst__kind_client],
                                             who->client_id, &who->client, &before);

    who->start = ledger->as_of;
    if (line && !ledger->of_visits && row->remark_count < SWST__LEDGER_REMARKS)
        row->remarks[row->remark_count++] = (struct swst__ledger_remark){
            SWST__LEDGER_AGAIN, SWST__LEDGER_NO_COLUMN, line };
    if (!status && swst__record_has(row->client, SWST__FIELD(client, name))
        && !same_name(as_client(before)->name, as_client(row->client)->name))
        status = swst__ledger_remark(row, SWST__LEDGER_RENAMED,
                                     swst__ledger_column(ledger, SWST__LEDGER_NAME));
    if (!status && !ledger->of_visits)
        status = write_person(ledger, row, who, before);
    swst_record_free(before);
    return status;
}

swst_status swst__ledger_take_person(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                     struct swst__ledger_who *who)
{
    swst_status status;

    who->area_id = row->area_id ? row->area_id : ledger->area_id;
    status = find(ledger, who->area_id, &who->client_id);
    if (status || row->rejected)
        return status;
    status = who->client_id ? change(ledger, row, who) : make(ledger, row, who);
    if (who->client)
        who->area_id = as_client(who->client)->area_id;
    return status;
}
