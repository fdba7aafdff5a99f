/* Bookings: a venue serves one at a time, and is asked for in good time. */
#include "domain/activities.h"
#include "model/structs.h"
#include "store/db.h"

#include <swstation/station.h>

/* --------------------------------------------------------------- one venue */

static bool is_space(int64_t code)
{
    return code == ' ' || code == '\t' || code == 0xA0 || code == 0x3000;
}

/* The next character of a venue's name as it is compared: full-width letters
 * are plain ones, capitals are small, spaces do not count. 0 at the end. */
static int64_t next_folded(const char **text)
{
    int64_t code = 0;

    while (**text) {
        const unsigned char *at = (const unsigned char *)*text;
        int more = *at < 0x80 ? 0 : *at < 0xE0 ? 1 : *at < 0xF0 ? 2 : 3;

        code = more == 0 ? *at : *at & (0x3F >> more);
        for (int i = 1; i <= more; i++)
            code = code << 6 | (at[i] & 0x3F);
        *text += 1 + more;
        if (!is_space(code))
            break;
        code = 0;
    }
    if (code >= 0xFF01 && code <= 0xFF5E)
        code -= 0xFF01 - '!';
    return code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code;
}

static bool is_same_venue(const char *left, const char *right)
{
    int64_t a, b;

    do {
        a = next_folded(&left);
        b = next_folded(&right);
    } while (a && a == b);
    return a == b;
}

/* The last instant of one may be the first of the next. */
static swst_status check_venue(swst_store *store, const swst_record *record)
{
    const struct swst_booking *booking = (const struct swst_booking *)record;
    struct swst__statement *statement;
    int64_t found = 0;
    swst_status status = swst__db_take(store, "SELECT id, venue FROM booking WHERE starts_at < ?1"
        " AND ends_at > ?2 AND id <> ?3 AND voided_at IS NULL ORDER BY id", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, booking->ends_at);
    swst__db_bind_int(statement, 2, booking->starts_at);
    swst__db_bind_int(statement, 3, record->header.id);
    while (!found && (status = swst__db_step(statement)) == SWST_ROW)
        if (is_same_venue(booking->venue, swst__db_text(statement, 1)))
            found = swst__db_int(statement, 0);
    swst__db_give_back(statement);
    if (!found)
        return status;
    status = swst__fail_number(SWST_ECONFLICT, SWST__VENUE_TAKEN, found);
    swst__error_field("booking", "starts_at");
    return status;
}

/* ------------------------------------------------------------ in good time */

static swst_status check_ahead(swst_store *store, const swst_record *record)
{
    const struct swst_booking *booking = (const struct swst_booking *)record;
    int64_t ahead = 0;
    swst_status status = swst_station_setting(store, "booking_days_ahead", &ahead);

    if (status || !swst__record_has(record, SWST__FIELD(booking, booked_on))
        || swst__instant_day(booking->starts_at) - booking->booked_on.number >= ahead)
        return status;
    return swst__reject(record->kind, SWST__FIELD(booking, booked_on), SWST__BOOKED_TOO_LATE);
}

swst_status swst__bookings_check(swst_store *store, const swst_record *record)
{
    swst_status status = check_venue(store, record);

    return status ? status : check_ahead(store, record);
}
