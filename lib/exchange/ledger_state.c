/* What a ledger says of itself while it is read. */
#include "exchange/ledger.h"

#include "model/table.h"

const char *swst_ledger_encoding(const swst_ledger *ledger)
{
    return ledger ? swst__ledger_text_encoding(ledger->text) : NULL;
}

int64_t swst_ledger_header_row(const swst_ledger *ledger, size_t row)
{
    return ledger && row < (size_t)ledger->header.line_count ? ledger->header.lines[row] : 0;
}

int64_t swst_ledger_bytes(const swst_ledger *ledger)
{
    return ledger ? swst__ledger_text_bytes(ledger->text) : 0;
}

int64_t swst_ledger_total(const swst_ledger *ledger)
{
    return ledger ? swst__ledger_text_total(ledger->text) : 0;
}

int64_t swst_ledger_accepted(const swst_ledger *ledger)
{
    return ledger ? ledger->accepted : 0;
}

int64_t swst_ledger_rejected(const swst_ledger *ledger)
{
    return ledger ? ledger->rejected : 0;
}

int64_t swst_ledger_skipped(const swst_ledger *ledger)
{
    return ledger ? ledger->skipped : 0;
}

int64_t swst_ledger_created(const swst_ledger *ledger)
{
    return ledger ? ledger->created : 0;
}

int64_t swst_ledger_updated(const swst_ledger *ledger)
{
    return ledger ? ledger->updated : 0;
}

const swst_table *swst_ledger_problems(const swst_ledger *ledger)
{
    return ledger ? ledger->problems : NULL;
}

/* ----------------------------------------------------------------------- mapping */

enum { COLUMN, HEADING, FIELD };

static const struct swst_field columns[] = {
    [COLUMN] = { .name = "column", .label = { { "Column", "列" } }, .type = SWST_INTEGER,
                 .unit = "" },
    [HEADING] = { .name = "heading", .label = { { "Heading", "列名" } }, .type = SWST_TEXT,
                  .unit = "" },
    [FIELD] = { .name = "field", .label = { { "Field", "字段" } }, .type = SWST_TEXT,
                .unit = "" },
    { .name = NULL }
};

static swst_status fill(const swst_ledger *ledger, swst_table *table)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < ledger->header.column_count && !status; i++) {
        const struct swst__ledger_column *column = &ledger->header.columns[i];
        const char *name = swst__ledger_column_name(column);

        if ((status = swst__table_add_row(table)))
            break;
        swst__table_set_int(table, COLUMN, (int64_t)i + 1);
        status = swst__table_set_text(table, HEADING, column->heading);
        if (!status && name)
            status = swst__table_set_text(table, FIELD, name);
    }
    return status;
}

swst_status swst_ledger_mapping(const swst_ledger *ledger, swst_table **table)
{
    swst_table *made;
    swst_status status;

    if (!ledger || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(made = swst__table_new("ledger_mapping", columns)))
        return SWST_ENOMEM;
    if ((status = fill(ledger, made)))
        swst_table_free(made);
    else
        *table = made;
    return status;
}
