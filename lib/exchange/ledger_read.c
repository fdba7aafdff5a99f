/* A row of a ledger: skipped, or its cells read one by one, and then together. All of
 * them are, so that all that is wrong with a row is told at once. */
#include "exchange/ledger_values.h"

#include "base/fold.h"
#include "base/memory.h"
#include "model/structs.h"

#include <string.h>

/* ---------------------------------------------------------------- the row */

swst_status swst__ledger_row_prepare(struct swst__ledger_row *row)
{
    memset(row, 0, sizeof *row);
    row->client = swst_record_new(&swst__kinds[swst__kind_client]);
    row->visit = row->client ? swst_record_new(&swst__kinds[swst__kind_visit]) : NULL;
    return row->visit ? SWST_OK : SWST_ENOMEM;
}

void swst__ledger_row_free(struct swst__ledger_row *row)
{
    swst_record_free(row->client);
    swst_record_free(row->visit);
    row->client = row->visit = NULL;
}

static void empty(swst_record *record)
{
    for (unsigned i = 0; i < record->kind->field_count; i++)
        if (swst__record_has(record, &record->kind->fields[i]))
            swst__record_unset(record, &record->kind->fields[i]);
    record->header = (struct swst__header){ 0 };
}

/* What is counted is not cleared, for a row has room for much more than it says. */
static void reset(struct swst__ledger_row *row)
{
    row->skipped = row->rejected = row->says_visit = row->is_head = false;
    row->area_id = 0;
    *row->household_number = *row->head = *row->head_number = *row->relation = *row->level = '\0';
    row->level_since = SWST__LEDGER_NO_DAY;
    row->category_count = row->remark_count = 0;
    empty(row->client);
    empty(row->visit);
}

void swst__ledger_values_free(struct swst_ledger *ledger)
{
    swst__ledger_places_free(ledger->places);
    swst__ledger_categories_free(ledger->categories);
    swst__ledger_workers_free(ledger->workers);
    for (size_t i = 0; i < ledger->above_count; i++)
        swst_free(ledger->above[i]);
    swst_free(ledger->above);
    ledger->places = NULL;
    ledger->categories = NULL;
    ledger->workers = NULL;
    ledger->above = NULL;
    ledger->above_count = 0;
}

/* ------------------------------------------------------------- its cells */

const char *swst__ledger_said(const struct swst__ledger_reading *reading,
                              enum swst__ledger_field field)
{
    size_t column = reading->columns[field];

    return column == SWST__LEDGER_NO_COLUMN || reading->nothing[column]
        ? "" : reading->cells[column];
}

swst_status swst__ledger_wrong(struct swst__ledger_reading *reading, size_t column,
                               const char *kind, const char *field, enum swst__message why)
{
    const swst_kind *of = swst_kind_find(kind);

    return swst__ledger_reject(reading->ledger, reading->row,
                               swst__reject(of, swst__field_find(of, field), why), column);
}

static void find_columns(struct swst__ledger_reading *reading)
{
    const struct swst__ledger_header *header = &reading->ledger->header;

    for (size_t i = 0; i < SWST__LEDGER_FIELDS; i++)
        reading->columns[i] = SWST__LEDGER_NO_COLUMN;
    for (size_t i = header->column_count; i-- > 0; )
        reading->columns[header->columns[i].field] = i;
    reading->number_column = reading->columns[SWST__LEDGER_ID_NUMBER];
}

/* 同上 is resolved in `raw` before anything is cleaned. */
static const char *text_of(const struct swst__ledger_reading *reading, size_t column)
{
    return reading->raw[column] ? reading->raw[column] : "";
}

/* The bytes that a cell takes, or the one above, which it may name. */
static size_t room_for(const struct swst__ledger_reading *reading, size_t column)
{
    const struct swst_ledger *ledger = reading->ledger;
    const char *above = column < ledger->above_count ? ledger->above[column] : NULL;
    size_t own = strlen(text_of(reading, column)), other = above ? strlen(above) : 0;

    return (own > other ? own : other) + 1;
}

static size_t room_for_all(const struct swst__ledger_reading *reading)
{
    size_t room = 1;

    for (size_t i = 0; i < reading->count; i++)
        room += room_for(reading, i);
    return room;
}

static void clean_cells(struct swst__ledger_reading *reading, char *room)
{
    for (size_t i = 0; i < reading->count; i++) {
        size_t size = room_for(reading, i);

        reading->cells[i] = room;
        swst__fold_text(text_of(reading, i), room, size);
        reading->nothing[i] = swst__ledger_is_nothing(room);
        room += size;
    }
}

static bool copies_no_other(enum swst__ledger_field field)
{
    return field == SWST__LEDGER_NAME || field == SWST__LEDGER_ID_NUMBER;
}

static swst_status resolve_above(struct swst__ledger_reading *reading, size_t column)
{
    struct swst_ledger *ledger = reading->ledger;
    enum swst__ledger_field field = ledger->header.columns[column].field;
    const struct swst__ledger_field_row *row = &swst__ledger_field_rows[field];
    size_t size;

    if (field == SWST__LEDGER_NOTHING || !swst__ledger_is_above(reading->cells[column]))
        return SWST_OK;
    *reading->cells[column] = '\0';
    reading->nothing[column] = true;
    if (copies_no_other(field))
        return swst__ledger_wrong(reading, column, row->kind, row->field,
                                  SWST__LEDGER_PERSON_AS_ABOVE);
    if (column >= ledger->above_count || !ledger->above[column])
        return swst__ledger_wrong(reading, column, row->kind, row->field,
                                  SWST__LEDGER_NOTHING_ABOVE);
    reading->raw[column] = ledger->above[column];
    size = strlen(reading->raw[column]) + 1;
    swst__fold_text(reading->raw[column], reading->cells[column], size);
    reading->nothing[column] = swst__ledger_is_nothing(reading->cells[column]);
    return swst__ledger_remark(reading->row, SWST__LEDGER_AS_ABOVE, column);
}

/* Through several rows: of 同上 what it stood for is kept. */
static swst_status keep_above(struct swst__ledger_reading *reading)
{
    struct swst_ledger *ledger = reading->ledger;

    if (!ledger->above) {
        if (!(ledger->above = swst__calloc((reading->count + 1) * sizeof *ledger->above)))
            return swst__fail_memory();
        ledger->above_count = reading->count;
    }
    for (size_t i = 0; i < ledger->above_count && i < reading->count; i++) {
        const char *text = text_of(reading, i);
        char *copy;

        if (ledger->header.columns[i].field == SWST__LEDGER_NOTHING || text == ledger->above[i]
            || (ledger->above[i] && strcmp(text, ledger->above[i]) == 0))
            continue;
        if (!(copy = swst__strdup(text)))
            return swst__fail_memory();
        swst_free(ledger->above[i]);
        ledger->above[i] = copy;
    }
    return SWST_OK;
}

/* A row that ends early may be one that was torn, and is refused; cells beyond
 * the last heading may be there if they are empty, since nothing can have moved into them
 * that is lost. */
static bool is_ragged(const struct swst__ledger_reading *reading, const char *const *cells)
{
    for (size_t i = reading->count; i < reading->given; i++) {
        char first[8];

        swst__fold_text(cells[i], first, sizeof first);
        if (*first)
            return true;
    }
    return reading->given < reading->count;
}

/* ------------------------------------------------------------- all of it */

/* A row names whom it is about; contacts may be told of a number alone. */
static swst_status check_name(struct swst__ledger_reading *reading)
{
    size_t column = reading->columns[SWST__LEDGER_NAME];

    if (reading->ledger->of_visits || column == SWST__LEDGER_NO_COLUMN
        || !swst__ledger_is_nothing(reading->cells[column]))
        return SWST_OK;
    return swst__ledger_wrong(reading, column, "client", "name", SWST__REQUIRED);
}

static swst_status read_data(struct swst__ledger_reading *reading, const char *const *cells)
{
    struct swst_ledger *ledger = reading->ledger;
    swst_status status = SWST_OK;

    if (ledger->in_other)
        return swst__ledger_reject(ledger, reading->row,
                                   swst__fail(SWST_EINVALID, SWST__LEDGER_OTHER_TABLE),
                                   SWST__LEDGER_NO_COLUMN);
    if (is_ragged(reading, cells))
        return swst__ledger_reject(ledger, reading->row,
                                   swst__fail(SWST_EINVALID, SWST__CSV_RAGGED),
                                   SWST__LEDGER_NO_COLUMN);
    status = check_name(reading);
    for (size_t i = 0; i < reading->count && !status; i++)
        status = resolve_above(reading, i);
    for (size_t i = 0; i < reading->count && !status; i++)
        if (!reading->nothing[i])
            status = swst__ledger_cell_read(reading, i);
    if (!status)
        status = swst__ledger_memberships_read(reading);
    if (!status)
        status = swst__ledger_person_read(reading);
    if (!status)
        status = swst__ledger_visit_read(reading);
    return status ? status : keep_above(reading);
}

swst_status swst__ledger_cells_read(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                    const char *const *cells, size_t count)
{
    struct swst__ledger_reading reading = {
        .ledger = ledger, .row = row, .count = ledger->header.column_count, .given = count
    };
    swst_status status;
    char *room;

    reset(row);
    if (!(reading.raw = swst__calloc((reading.count + 1) * sizeof *reading.raw)))
        return swst__fail_memory();
    for (size_t i = 0; i < reading.count && i < count; i++)
        reading.raw[i] = cells[i];
    reading.cells = swst__calloc((reading.count + 1) * sizeof *reading.cells);
    reading.nothing = swst__calloc((reading.count + 1) * sizeof *reading.nothing);
    room = swst__calloc(room_for_all(&reading));
    status = reading.cells && reading.nothing && room ? SWST_OK : swst__fail_memory();
    if (!status) {
        find_columns(&reading);
        clean_cells(&reading, room);
        row->skipped = swst__ledger_skips(&reading, &row->skipped_for);
        if (!row->skipped)
            status = read_data(&reading, cells);
    }
    swst_free(room);
    swst_free(reading.nothing);
    swst_free(reading.cells);
    swst_free(reading.raw);
    return status;
}

/* The cells as the text has them now. */
static swst_status read_from(struct swst_ledger *ledger, struct swst__ledger_row *row)
{
    size_t count = swst__ledger_text_cells(ledger->text);
    const char **cells = swst__calloc((count + 1) * sizeof *cells);
    swst_status status;

    if (!cells)
        return swst__fail_memory();
    for (size_t i = 0; i < count; i++)
        cells[i] = swst__ledger_text_cell(ledger->text, i);
    status = swst__ledger_cells_read(ledger, row, cells, count);
    swst_free(cells);
    return status;
}

swst_status swst__ledger_row_read(struct swst_ledger *ledger, struct swst__ledger_row *row)
{
    bool again = swst__ledger_header_is_again(&ledger->header, ledger->text);
    swst_status status = again ? SWST_OK : swst__ledger_look_for_other(ledger, &again);

    row->line = swst__ledger_text_line(ledger->text);
    if (status || !again)
        return status ? status : read_from(ledger, row);
    ledger->in_other = false;
    reset(row);
    row->skipped = true;
    row->skipped_for = SWST__LEDGER_HEADER_ROW;
    return SWST_OK;
}
