/* What the user says of headings. It may be what makes a row known as the header: then the
 * header is searched again with all that was said. */
#include "exchange/ledger.h"

#include "base/memory.h"

static void forget(struct swst__ledger_told *told)
{
    swst_free(told->heading);
    swst_free(told->field);
}

void swst__ledger_told_free(struct swst_ledger *ledger)
{
    for (size_t i = 0; i < ledger->told_count; i++)
        forget(&ledger->told[i]);
    swst_free(ledger->told);
}

static swst_status keep(struct swst_ledger *ledger, const char *heading, const char *field)
{
    struct swst__ledger_told *told = swst__grow(ledger->told, &ledger->told_room,
                                                ledger->told_count, sizeof *told);

    if (!told)
        return SWST_ENOMEM;
    ledger->told = told;
    told += ledger->told_count;
    told->heading = swst__strdup(heading);
    told->field = swst__strdup(field);
    if (!told->heading || !told->field) {
        forget(told);
        return swst__fail_memory();
    }
    ledger->told_count++;
    return SWST_OK;
}

/* While there is no header yet, a heading may be of one that the next saying finds. */
static swst_status search(struct swst_ledger *ledger)
{
    struct swst__ledger_header found;
    swst_status status = swst__ledger_header_find_told(ledger->store, ledger->text, ledger->told,
                                                       ledger->told_count, &found);

    if (status && !(found.missing && ledger->header.missing))
        return status;
    swst__ledger_header_free(&ledger->header);
    ledger->header = found;
    return SWST_OK;
}

/* A heading that the header lacks may be of another row, which it makes the likelier one. */
static swst_status map(struct swst_ledger *ledger, const char *heading, const char *field)
{
    swst_status status = swst__ledger_header_map(ledger->store, &ledger->header, heading, field);

    if (status != SWST_ENOTFOUND)
        return status;
    status = search(ledger);
    return status == SWST_EINVALID || status == SWST_ENOTFOUND
        ? swst__fail_text(SWST_ENOTFOUND, SWST__LEDGER_NO_HEADING, heading) : status;
}

swst_status swst__ledger_tell(struct swst_ledger *ledger, const char *heading, const char *field)
{
    swst_status status = keep(ledger, heading, field);

    if (status)
        return status;
    status = ledger->header.missing ? search(ledger) : map(ledger, heading, field);
    if (status)
        forget(&ledger->told[--ledger->told_count]);
    return status;
}

swst_status swst__ledger_no_header(const struct swst_ledger *ledger)
{
    swst__fail_number(SWST_EINVALID, SWST__LEDGER_NO_HEADER, (int64_t)ledger->header.missing);
    swst__error_place(ledger->path, 0, 0);
    return SWST_EINVALID;
}
