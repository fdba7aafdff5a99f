/* A second table below the first, with columns of its own: what stands there is not what the
 * header says, so none of it is taken. */
#include "exchange/ledger_headings.h"

#include <string.h>

/* Rows of persons hold digits nearly always, and headings hardly ever. */
static bool has_digits(const struct swst__ledger_text *text)
{
    for (size_t i = 0; i < swst__ledger_text_cells(text); i++)
        if (strpbrk(swst__ledger_text_cell(text, i), "0123456789"))
            return true;
    return false;
}

/* At least two headings, and one of them of whom a row is about; `alike` when each says what
 * its column is, in other words perhaps. */
static bool names_columns(const struct swst__headings *headings,
                          const struct swst__ledger_header *header,
                          const struct swst__ledger_text *text, bool *alike)
{
    struct swst__heading found;
    size_t known = 0;
    bool person = false;

    for (size_t i = 0; i < swst__ledger_text_cells(text); i++) {
        if (!swst__heading_find(headings, "", swst__ledger_text_cell(text, i), &found))
            continue;
        known++;
        *alike = *alike && i < header->column_count
            && header->columns[i].field == found.field
            && header->columns[i].category_id == found.category_id;
        person = person || found.field == SWST__LEDGER_NAME
            || found.field == SWST__LEDGER_ID_NUMBER;
    }
    return person && known > 1;
}

swst_status swst__ledger_look_for_other(struct swst_ledger *ledger, bool *again)
{
    swst_status status = SWST_OK;
    bool alike = true;

    *again = false;
    if (has_digits(ledger->text))
        return SWST_OK;
    if (!ledger->headings)
        status = swst__headings_open(ledger->store, &ledger->headings);
    if (status || !names_columns(ledger->headings, &ledger->header, ledger->text, &alike))
        return status;
    *again = alike;
    ledger->in_other = !alike;
    return SWST_OK;
}
