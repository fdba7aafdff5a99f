/* A grant of access: two persons, a third, and an end. */
#include "model/rules.h"
#include "model/structs.h"

#define LONGEST (INT64_C(30) * 86400000)

static const struct swst_field *who_signs_twice(const struct swst_access_grant *grant)
{
    if (grant->first_id == grant->worker_id)
        return SWST__FIELD(access_grant, first_id);
    if (grant->second_id && (grant->second_id == grant->first_id
                             || grant->second_id == grant->worker_id))
        return SWST__FIELD(access_grant, second_id);
    return NULL;
}

swst_status swst__check_access_grant(const swst_record *record)
{
    const struct swst_access_grant *grant = (const struct swst_access_grant *)record;
    const struct swst_field *field = who_signs_twice(grant);

    if (field)
        return swst__reject(record->kind, field, SWST__TWO_PERSONS);
    if (grant->expires_at <= grant->starts_at)
        return swst__reject(record->kind, SWST__FIELD(access_grant, expires_at),
                            SWST__NOT_AFTER_START);
    return grant->expires_at - grant->starts_at <= LONGEST ? SWST_OK
        : swst__reject(record->kind, SWST__FIELD(access_grant, expires_at),
                       SWST__GRANT_TOO_LONG);
}
