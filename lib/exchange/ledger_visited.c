/* The visit that a row tells of: its day makes it one. */
#include "exchange/ledger_values.h"

#include "model/structs.h"

#include <swstation/visit.h>

/* A worker who is named where no day of a visit ever is may be who looks after the
 * client; nothing else can mean anything but a visit. */
static swst_status read_without_day(struct swst__ledger_reading *reading)
{
    static const enum swst__ledger_field fields[] = {
        SWST__LEDGER_CHANNEL, SWST__LEDGER_RESULT, SWST__LEDGER_PURPOSE, SWST__LEDGER_MINUTES,
        SWST__LEDGER_WORKER, SWST__LEDGER_CONTENT, SWST__LEDGER_FINDINGS
    };

    if (*swst__ledger_said(reading, SWST__LEDGER_VISITED))
        return SWST_OK;                         /* it is no day, and was told to be none */
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        size_t column = reading->columns[fields[i]];

        if (!*swst__ledger_said(reading, fields[i]))
            continue;
        if (fields[i] == SWST__LEDGER_WORKER
            && reading->columns[SWST__LEDGER_VISITED] == SWST__LEDGER_NO_COLUMN)
            return swst__ledger_remark(reading->row, SWST__LEDGER_WORKER_UNUSED, column);
        return swst__ledger_wrong(reading, column, "visit", "visited_on",
                                  SWST__LEDGER_VISIT_WITHOUT_DAY);
    }
    return SWST_OK;
}

static swst_status set_unless(swst_record *visit, const struct swst_field *field, int64_t value,
                              bool said)
{
    return said ? SWST_OK : swst__record_set_int(visit, field, value);
}

swst_status swst__ledger_visit_read(struct swst__ledger_reading *reading)
{
    swst_record *visit = reading->row->visit;
    const struct swst_field *day = SWST__FIELD(visit, visited_on);
    swst_status status;

    if (!swst__record_has(visit, day))
        return read_without_day(reading);
    if (swst__record_int(visit, day) > reading->ledger->as_of)
        return swst__ledger_wrong(reading, reading->columns[SWST__LEDGER_VISITED], "visit",
                                  "visited_on", SWST__LEDGER_FUTURE_DAY);
    reading->row->says_visit = true;
    status = set_unless(visit, SWST__FIELD(visit, channel), SWST_VISIT_CHANNEL_HOME,
                        *swst__ledger_said(reading, SWST__LEDGER_CHANNEL));
    return status ? status : set_unless(visit, SWST__FIELD(visit, result), SWST_VISIT_RESULT_DONE,
                                        *swst__ledger_said(reading, SWST__LEDGER_RESULT));
}
