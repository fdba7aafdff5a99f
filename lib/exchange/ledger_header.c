/* Which row of a ledger is its header, and what its columns are. */
#include "exchange/ledger_header_rows.h"

#include "base/fold.h"
#include "base/memory.h"

#include <string.h>

static const char separators[] = ",\t;";
enum { SEPARATORS = 3 };

/* -------------------------------------------------------------------- columns */

const char *swst__ledger_column_name(const struct swst__ledger_column *column)
{
    if (column->field == SWST__LEDGER_NOTHING)
        return NULL;
    return column->name ? column->name : swst__ledger_field_rows[column->field].name;
}

/* Numbers and categories may stand in several columns. */
static bool may_repeat(enum swst__ledger_field field)
{
    return field == SWST__LEDGER_NOTHING || field == SWST__LEDGER_PHONE
        || field == SWST__LEDGER_CATEGORY;
}

static bool is_same_field(const struct swst__ledger_column *column,
                          const struct swst__ledger_column *other)
{
    return !may_repeat(column->field) && column->field == other->field
        && column->category_id == other->category_id;
}

static void make_nothing(struct swst__ledger_column *column, bool repeated)
{
    swst_free(column->name);
    column->name = NULL;
    column->field = SWST__LEDGER_NOTHING;
    column->category_id = 0;
    column->repeated = repeated;
}

static swst_status set_column(struct swst__ledger_column *column,
                              const struct swst__heading *found)
{
    struct swst__text name = { 0 };
    char *taken = NULL;

    if (found->category_id) {
        swst__text_add(&name, "%s", found->code);
        if (found->field != SWST__LEDGER_CATEGORY_MARK)
            swst__text_add(&name, ".%s", swst__ledger_field_rows[found->field].name);
        if (!(taken = swst__text_take(&name)))
            return swst__fail_memory();
    }
    make_nothing(column, false);
    column->field = found->field;
    column->category_id = found->category_id;
    column->name = taken;
    return SWST_OK;
}

static swst_status fill_column(const struct swst__headings *headings,
                               struct swst__ledger_header *header, size_t at,
                               const struct swst__header_row *upper,
                               const struct swst__header_row *lower)
{
    struct swst__ledger_column *column = &header->columns[at];
    struct swst__heading found;
    swst_status status = SWST_OK;

    column->above = swst__strdup(swst__header_above(upper, lower, at));
    column->heading = swst__strdup(swst__header_said(upper, lower, at));
    if (!column->above || !column->heading)
        return swst__fail_memory();
    if (swst__heading_find(headings, column->above, swst__header_text(upper, lower, at), &found))
        status = set_column(column, &found);
    for (size_t i = 0; !status && i < at; i++)
        if (is_same_field(column, &header->columns[i]))
            make_nothing(column, true);
    return status;
}

static swst_status fill_columns(const struct swst__headings *headings,
                                const struct swst__header_rows *rows,
                                const struct swst__header_place *place,
                                struct swst__ledger_header *header)
{
    const struct swst__header_row *first = &rows->rows[place->row];
    const struct swst__header_row *lower = first + place->lines - 1;
    const struct swst__header_row *upper = place->lines == 2 ? first : NULL;
    size_t count = first->count > lower->count ? first->count : lower->count;
    swst_status status = SWST_OK;

    if (!(header->columns = swst__calloc(count * sizeof *header->columns)))
        return swst__fail_memory();
    header->column_count = count;
    header->separator = rows->separator;
    header->line_count = place->lines;
    header->lines[0] = first->line;
    header->lines[1] = upper ? lower->line : 0;
    for (size_t i = 0; !status && i < count; i++)
        status = fill_column(headings, header, i, upper, lower);
    return status;
}

void swst__ledger_header_free(struct swst__ledger_header *header)
{
    for (size_t i = 0; i < header->column_count; i++) {
        swst_free(header->columns[i].heading);
        swst_free(header->columns[i].above);
        swst_free(header->columns[i].name);
    }
    swst_free(header->columns);
    *header = (struct swst__ledger_header){ .line_count = 0 };
}

/* ----------------------------------------------------------------------- find */

/* No separator showed a header: of the one that divides most, what is wrong with it. */
static swst_status fail(const struct swst__header_rows rows[SEPARATORS], size_t *missing)
{
    const struct swst__header_rows *widest = rows;

    for (int i = 1; i < SEPARATORS; i++)
        if (rows[i].widest > widest->widest)
            widest = &rows[i];
    *missing = widest->refused ? 0 : widest->count;
    if (!widest->refused && !widest->count)
        return swst__fail(SWST_EINVALID, SWST__LEDGER_EMPTY);       /* nothing but line ends */
    return widest->refused ? swst__fail_again(widest->refused, &widest->refusal)
        : swst__fail_number(SWST_EINVALID, SWST__LEDGER_NO_HEADER, (int64_t)widest->count);
}

static swst_status pass(struct swst__ledger_text *text, const struct swst__header_rows *rows,
                        const struct swst__header_place *place)
{
    size_t count = place->row + (size_t)place->lines;
    swst_status status = swst__ledger_text_rewind(text, rows->separator);

    for (; !status && count; count--)
        if ((status = swst__ledger_text_next(text)) == SWST_ROW)
            status = SWST_OK;
    return status;
}

static swst_status find(struct swst__headings *headings, struct swst__ledger_text *text,
                        struct swst__header_rows rows[SEPARATORS],
                        struct swst__ledger_header *header, size_t *missing)
{
    struct swst__header_place best = { 0, 0, 0 };
    const struct swst__header_rows *chosen = rows;
    swst_status status;

    for (int i = 0; i < SEPARATORS; i++) {
        struct swst__header_place place;

        if ((status = swst__header_rows_read(&rows[i], text, separators[i])))
            return status;
        swst__header_choose(headings, &rows[i], &place);
        if (place.score > best.score) {
            best = place;
            chosen = &rows[i];
        }
    }
    if (!best.score)
        return fail(rows, missing);
    headings->told_count = 0;           /* of two that are alike only one may be meant */
    status = fill_columns(headings, chosen, &best, header);
    return status ? status : pass(text, chosen, &best);
}

swst_status swst__ledger_header_find(swst_store *store, struct swst__ledger_text *text,
                                     struct swst__ledger_header *header)
{
    return swst__ledger_header_find_told(store, text, NULL, 0, header);
}

swst_status swst__ledger_header_find_told(swst_store *store, struct swst__ledger_text *text,
                                          const struct swst__ledger_told *told, size_t count,
                                          struct swst__ledger_header *header)
{
    struct swst__header_rows *rows = swst__calloc(SEPARATORS * sizeof *rows);
    struct swst__headings *headings = NULL;
    swst_status status = rows ? swst__headings_open(store, &headings) : swst__fail_memory();
    size_t missing = 0;

    *header = (struct swst__ledger_header){ .line_count = 0 };
    for (size_t i = 0; i < count && !status; i++)
        status = swst__heading_tell(headings, told[i].heading, told[i].field);
    if (!status)
        status = find(headings, text, rows, header, &missing);
    for (size_t i = 0; i < count && !status; i++)
        status = swst__ledger_header_map(store, header, told[i].heading, told[i].field);
    if (status) {
        swst__ledger_header_free(header);
        header->missing = missing;
    }
    for (int i = 0; rows && i < SEPARATORS; i++)
        swst__header_rows_free(&rows[i]);
    swst_free(rows);
    swst__headings_free(headings);
    return status;
}

/* ------------------------------------------------------------------------ map */

static bool is_heading(const struct swst__ledger_column *column, const char *heading)
{
    char key[SWST__HEADING_KEY], over[SWST__HEADING_KEY], own[SWST__HEADING_KEY];

    swst__heading_key(heading, key);
    swst__heading_key(column->heading, own);
    swst__heading_key(column->above, over);
    return swst__heading_is(key, over, own);
}

/* As it stands there, before what is only alike: 电话(1) is not 电话(2). */
static struct swst__ledger_column *find_column(struct swst__ledger_header *header,
                                               const char *heading)
{
    char clean[256], own[256];

    swst__fold_text(heading, clean, sizeof clean);
    for (size_t i = 0; *clean && i < header->column_count; i++) {
        swst__fold_text(header->columns[i].heading, own, sizeof own);
        if (strcmp(own, clean) == 0)
            return &header->columns[i];
    }
    for (size_t i = 0; i < header->column_count; i++)
        if (is_heading(&header->columns[i], heading))
            return &header->columns[i];
    return NULL;
}

static swst_status map_to(const struct swst__headings *headings,
                          struct swst__ledger_header *header,
                          struct swst__ledger_column *column, const char *field)
{
    struct swst__heading found;
    swst_status status;

    if (!swst__heading_named(headings, field, &found))
        return swst__fail_text(SWST_EINVALID, SWST__LEDGER_NO_FIELD,
                               swst__heading_nearest(headings, field));
    if ((status = set_column(column, &found)))
        return status;
    for (size_t i = 0; i < header->column_count; i++)
        if (&header->columns[i] != column && is_same_field(&header->columns[i], column))
            make_nothing(&header->columns[i], true);
    return SWST_OK;
}

swst_status swst__ledger_header_map(swst_store *store, struct swst__ledger_header *header,
                                    const char *heading, const char *field)
{
    struct swst__ledger_column *column = find_column(header, heading);
    struct swst__headings *headings;
    swst_status status;

    if (!column)
        return swst__fail_text(SWST_ENOTFOUND, SWST__LEDGER_NO_HEADING, heading);
    if (!field || !*field) {
        make_nothing(column, false);
        return SWST_OK;
    }
    if ((status = swst__headings_open(store, &headings)))
        return status;
    status = map_to(headings, header, column, field);
    swst__headings_free(headings);
    return status;
}

/* ---------------------------------------------------------------------- again */

bool swst__ledger_header_is_again(const struct swst__ledger_header *header,
                                  const struct swst__ledger_text *text)
{
    size_t count = swst__ledger_text_cells(text), found = 0;
    bool below = false;                 /* a merged cell: the lower of two rows may have but one */

    for (size_t i = 0; i < count; i++) {
        const char *cell = swst__ledger_text_cell(text, i);
        char key[SWST__HEADING_KEY], own[SWST__HEADING_KEY], over[SWST__HEADING_KEY];

        if (!*cell)
            continue;
        if (i >= header->column_count)
            return false;
        swst__heading_key(cell, key);
        swst__heading_key(header->columns[i].heading, own);
        swst__heading_key(header->columns[i].above, over);
        if (strcmp(key, own) != 0 && strcmp(key, over) != 0)
            return false;
        found += *key != '\0';
        below = *over && strcmp(key, own) == 0;
    }
    return found > 1 || (found && below);
}
