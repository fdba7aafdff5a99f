/* Settings: thresholds by name, with the default that ships. */
#include "domain/rules.h"
#include "model/structs.h"
#include "store/db.h"

#include <swstation/station.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const struct { const char *key; int64_t value; } defaults[] = {
#define SETTING(key, value, unit, en, zh) { #key, value },
#include "domain/settings.def"
#undef SETTING
};

static bool find_default(const char *key, int64_t *value)
{
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
        if (strcmp(defaults[i].key, key) == 0) {
            *value = defaults[i].value;
            return true;
        }
    return false;
}

/* So that a threshold times people and months stays a number. */
#define LARGEST INT64_C(999999999999)

static swst_status read_value(const char *text, int64_t *value)
{
    char *end;
    long long number;

    errno = 0;
    number = strtoll(text, &end, 10);
    if (errno || end == text || *end)
        return swst__reject(&swst__kinds[swst__kind_setting], SWST__FIELD(setting, value),
                            SWST__BAD_NUMBER);
    if (number < -LARGEST || number > LARGEST)
        return swst__reject(&swst__kinds[swst__kind_setting], SWST__FIELD(setting, value),
                            SWST__OUT_OF_RANGE);
    *value = number;
    return SWST_OK;
}

/* A threshold that nobody can read would stop every list that asks for it. */
swst_status swst__settings_check(const swst_record *record)
{
    int64_t value;

    return !find_default(swst__record_text(record, SWST__FIELD(setting, key)), &value) ? SWST_OK
        : read_value(swst__record_text(record, SWST__FIELD(setting, value)), &value);
}

swst_status swst_station_setting(swst_store *store, const char *key, int64_t *value)
{
    struct swst__statement *statement;
    swst_status status;
    int64_t found;

    if (!store || !key || !value)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!find_default(key, &found))
        return swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD,
                                &swst__kinds[swst__kind_setting].label);
    status = swst__db_take(store, "SELECT value FROM setting WHERE \"key\" = ?"
                                  " AND voided_at IS NULL", &statement);
    if (status)
        return status;
    swst__db_bind_text(statement, 1, key);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        status = read_value(swst__db_text(statement, 0), &found);
    swst__db_give_back(statement);
    if (!status)
        *value = found;
    return status;
}
