/* One cell of a ledger: into the client, the visit or the row, as its field says. */
#include "exchange/ledger_values.h"

#include "base/fold.h"
#include "base/memory.h"
#include "model/structs.h"
#include "model/values.h"

#include <swstation/client.h>

#include <string.h>

#define MEMBER(field) \
    &swst__kinds[swst__kind_household_member], SWST__FIELD(household_member, field)

static swst_status reject(struct swst__ledger_reading *reading, size_t column, swst_status status)
{
    return status ? swst__ledger_reject(reading->ledger, reading->row, status, column) : SWST_OK;
}

/* ------------------------------------------------------- fields of records */

/* What people wrote for people: as it stands, but for the spaces around it. */
static swst_status set_prose(swst_record *record, const struct swst_field *field, const char *raw)
{
    char *text = swst__strdup(raw + strspn(raw, " \t\r\n"));
    size_t length = text ? strlen(text) : 0;
    swst_status status;

    if (!text)
        return swst__fail_memory();
    while (length && strchr(" \t\r\n", text[length - 1]))
        text[--length] = '\0';
    status = swst__record_set_text(record, field, text);
    swst_free(text);
    return status;
}

/* Cleaning never lengthens, and the cell is ours. */
static swst_status set_text(struct swst__ledger_reading *reading, size_t column,
                            swst_record *record, const struct swst_field *field)
{
    char *cell = reading->cells[column];
    size_t size = strlen(cell) + 1;

    if (field->flags & SWST_SENSITIVE)
        return set_prose(record, field, reading->raw[column]);
    if ((field->flags & SWST__SORTS) == SWST__SORT_NAME)
        swst__fold_name(cell, cell, size);
    else if ((field->flags & SWST__SORTS) == SWST__SORT_ADDRESS)
        swst__fold_address(cell, cell, size);
    return swst__record_set_text(record, field, cell);
}

static swst_status set_choice(swst_record *record, const struct swst_field *field,
                              const char *cell)
{
    const char *word = swst__ledger_choice(field->choices, cell);

    return word ? swst__record_set_word(record, field, word)
                : swst__reject(record->kind, field, SWST__BAD_CHOICE);
}

/* A day of anything but a birth is whole. */
static swst_status read_day(const swst_kind *kind, const struct swst_field *field,
                            const char *cell, int64_t *day)
{
    struct swst__ledger_date date;

    if (!swst__ledger_date_read(cell, &date))
        return swst__reject(kind, field, date.why);
    if (date.precision != SWST_BIRTH_PRECISION_DAY)
        return swst__reject(kind, field, SWST__LEDGER_PART_OF_DAY);
    *day = date.day;
    return SWST_OK;
}

static swst_status set_day(swst_record *record, const struct swst_field *field, const char *cell)
{
    int64_t day = 0;
    swst_status status = read_day(record->kind, field, cell, &day);

    return status ? status : swst__record_set_int(record, field, day);
}

static swst_status set_money(swst_record *record, const struct swst_field *field,
                             const char *cell)
{
    int64_t fen;

    return swst__ledger_fen_read(cell, "年", &fen) ? swst__record_set_int(record, field, fen)
        : swst__reject(record->kind, field, SWST__LEDGER_NO_AMOUNT);
}

static swst_status set_minutes(swst_record *record, const struct swst_field *field,
                               const char *cell)
{
    int64_t minutes;

    return swst__ledger_minutes_read(cell, &minutes)
        ? swst__record_set_int(record, field, minutes)
        : swst__reject(record->kind, field, SWST__LEDGER_NO_MINUTES);
}

static swst_status set_field(struct swst__ledger_reading *reading, size_t column,
                             swst_record *record, const char *name)
{
    const struct swst_field *field = swst__field_find(record->kind, name);
    const char *cell = reading->cells[column];

    switch (field->type) {
    case SWST_TEXT: return set_text(reading, column, record, field);
    case SWST_CHOICE: return set_choice(record, field, cell);
    case SWST_DAY: return set_day(record, field, cell);
    case SWST_MONEY: return set_money(record, field, cell);
    case SWST_INTEGER: return set_minutes(record, field, cell);
    default: return swst__reject(record->kind, field, SWST__BAD_VALUE);
    }
}

/* ------------------------------------------------------- the row's members */

static swst_status keep_text(const swst_kind *kind, const struct swst_field *field,
                             const char *cell, char *kept)
{
    swst_status status = swst__value_check_text(kind, field, cell);

    if (!status)
        strcpy(kept, cell);
    return status;
}

static swst_status keep_name(struct swst__ledger_row *row, char *cell)
{
    swst__fold_name(cell, cell, strlen(cell) + 1);
    return keep_text(&swst__kinds[swst__kind_client], SWST__FIELD(client, name), cell, row->head);
}

/* Held to what holds for the number of a client. */
static swst_status keep_head_number(struct swst__ledger_row *row, const char *cell)
{
    swst_record *client = swst_record_new(&swst__kinds[swst__kind_client]);
    const struct swst_field *field = SWST__FIELD(client, id_number);
    swst_status status = client ? swst__record_set_text(client, field, cell) : SWST_ENOMEM;

    if (!status && swst__record_has(client, field) && !(status = client->kind->check(client)))
        strcpy(row->head_number, swst__record_text(client, field));
    swst_record_free(client);
    return status;
}

static swst_status keep_place(struct swst__ledger_reading *reading, const char *cell)
{
    struct swst__ledger_row *row = reading->row;
    swst_status status = swst__ledger_find_place(reading->ledger, cell, &row->area_id);

    return status ? status
        : swst__record_set_int(row->client, SWST__FIELD(client, area_id), row->area_id);
}

/* Of several who went together the first is kept, since a visit names one. */
static swst_status keep_worker(struct swst__ledger_reading *reading, size_t column)
{
    static const char separators[] = "、|,|;|/|+|&";
    const struct swst_field *field = SWST__FIELD(visit, worker_id);
    char part[SWST__LEDGER_PART];
    const char *rest = swst__ledger_part(reading->cells[column], separators, part);
    int64_t id;
    swst_status status;

    if (!rest)
        return swst__reject(reading->row->visit->kind, field, SWST__LEDGER_WORKER_UNKNOWN);
    if ((status = swst__ledger_find_worker(reading->ledger, part, &id))
        || (status = swst__record_set_int(reading->row->visit, field, id)))
        return status;
    return swst__ledger_part(rest, separators, part)
        ? swst__ledger_remark(reading->row, SWST__LEDGER_WORKER_FIRST, column) : SWST_OK;
}

static swst_status keep_member(struct swst__ledger_reading *reading, size_t column,
                               enum swst__ledger_field field)
{
    struct swst__ledger_row *row = reading->row;
    char *cell = reading->cells[column];

    switch (field) {
    case SWST__LEDGER_AREA: return keep_place(reading, cell);
    case SWST__LEDGER_WORKER: return keep_worker(reading, column);
    case SWST__LEDGER_HOUSEHOLD:
        return keep_text(&swst__kinds[swst__kind_household], SWST__FIELD(household, number), cell,
                         row->household_number);
    case SWST__LEDGER_HEAD: return keep_name(row, cell);
    case SWST__LEDGER_HEAD_NUMBER: return keep_head_number(row, cell);
    case SWST__LEDGER_RELATION: return keep_text(MEMBER(relation), cell, row->relation);
    case SWST__LEDGER_LEVEL:
        return swst__ledger_find_level(reading->ledger, cell, row->level, sizeof row->level);
    case SWST__LEDGER_LEVEL_SINCE:
        return read_day(&swst__kinds[swst__kind_tier], SWST__FIELD(tier, starts_on), cell,
                        &row->level_since);
    default: return SWST_OK;                    /* told with all that tells of categories */
    }
}

swst_status swst__ledger_cell_read(struct swst__ledger_reading *reading, size_t column)
{
    enum swst__ledger_field field = reading->ledger->header.columns[column].field;
    const struct swst__ledger_field_row *row = &swst__ledger_field_rows[field];
    swst_record *record = NULL;

    switch (field) {
    case SWST__LEDGER_NOTHING: return SWST_OK;
    case SWST__LEDGER_BIRTH: return swst__ledger_birth_read(reading, column);
    case SWST__LEDGER_PHONE: return swst__ledger_phone_read(reading, column);
    case SWST__LEDGER_AREA:
    case SWST__LEDGER_WORKER: break;
    default:
        record = strcmp(row->kind, "client") == 0 ? reading->row->client
            : strcmp(row->kind, "visit") == 0 ? reading->row->visit : NULL;
    }
    return reject(reading, column, record ? set_field(reading, column, record, row->field)
                                          : keep_member(reading, column, field));
}
