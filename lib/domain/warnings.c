#include "domain/warnings.h"

#include "base/division.h"
#include "base/festival.h"
#include "base/identity.h"
#include "domain/activities.h"
#include "domain/casework.h"
#include "domain/groupwork.h"
#include "domain/plans.h"
#include "domain/privacy/basis.h"
#include "model/structs.h"
#include "store/client_keys.h"
#include "store/db.h"

#include <swstation/client.h>
#include <swstation/station.h>

#include <string.h>

/* ----------------------------------------------------------------- numbers */

/* The number in its 18 characters, if it is one of the standard. */
static bool read_number(const swst_record *record, char number[SWST__IDENTITY_SIZE])
{
    const struct swst_client *client = (const struct swst_client *)record;

    return client->id_number && swst__identity_read(client->id_number, number) == SWST__IDENTITY_OK;
}

static swst_status number_area(swst_store *store, const swst_record *record)
{
    char number[SWST__IDENTITY_SIZE];

    (void)store;
    if (!read_number(record, number) || swst__identity_area_is_known(number))
        return SWST_OK;
    return swst__reject(record->kind, SWST__FIELD(client, id_number), SWST__ID_NUMBER_AREA);
}

static swst_status number_birth(swst_store *store, const swst_record *record)
{
    const struct swst_client *client = (const struct swst_client *)record;
    char number[SWST__IDENTITY_SIZE];
    int64_t birth;

    (void)store;
    if (!read_number(record, number) || !swst__identity_birth(number, &birth)
        || !swst__record_has(record, SWST__FIELD(client, birth_date))
        || client->birth_precision > SWST_BIRTH_PRECISION_DAY || client->birth_date.number == birth)
        return SWST_OK;
    return swst__reject(record->kind, SWST__FIELD(client, birth_date), SWST__ID_NUMBER_BIRTH);
}

static swst_status number_sex(swst_store *store, const swst_record *record)
{
    const struct swst_client *client = (const struct swst_client *)record;
    char number[SWST__IDENTITY_SIZE];
    int sex;

    (void)store;
    if (!read_number(record, number)
        || (client->sex != SWST_SEX_MALE && client->sex != SWST_SEX_FEMALE))
        return SWST_OK;
    sex = swst__identity_sex(number) == 1 ? SWST_SEX_MALE : SWST_SEX_FEMALE;
    return client->sex == sex ? SWST_OK
        : swst__reject(record->kind, SWST__FIELD(client, sex), SWST__ID_NUMBER_SEX);
}

static swst_status number_twice(swst_store *store, const swst_record *record)
{
    const struct swst_client *client = (const struct swst_client *)record;
    int64_t other = 0;
    swst_status status = client->id_number
        ? swst__client_of_number(store, client->id_number, record->header.id, &other) : SWST_OK;

    return other && !status ? swst__fail_number(SWST_EINVALID, SWST__ID_NUMBER_TWICE, other)
                            : status;
}

/* ------------------------------------------------------------ other records */

static swst_status division(swst_store *store, const swst_record *record)
{
    const struct swst_area *area = (const struct swst_area *)record;

    (void)store;
    if (area->level == swst__area_level_SERVICE || swst__division_is_usual(area->code))
        return SWST_OK;
    return swst__reject(record->kind, SWST__FIELD(area, code), SWST__DIVISION_UNUSUAL);
}

/* Villages are grouped by areas of level service. */
static swst_status part_of_other(swst_store *store, const swst_record *record)
{
    const struct swst_area_part *part = (const struct swst_area_part *)record;
    int64_t level = swst__area_level_SERVICE;
    swst_status status = swst__db_ask(store, "SELECT level FROM area WHERE id = ?1",
                                      part->service_id, 0, 0, &level);

    return status || level == swst__area_level_SERVICE ? status
        : swst__reject(record->kind, SWST__FIELD(area_part, service_id), SWST__NOT_A_SERVICE_AREA);
}

static swst_status find_birth(swst_store *store, int64_t client_id, int64_t *birth)
{
    *birth = INT64_MIN;
    return swst__db_ask(store, "SELECT birth_date FROM client WHERE id = ?1"
                               " AND birth_date IS NOT NULL", client_id, 0, 0, birth);
}

static swst_status young_head(swst_store *store, const swst_record *record)
{
    const struct swst_household_member *member = (const struct swst_household_member *)record;
    int64_t least = 0, birth = 0;
    swst_status status = swst_station_setting(store, "head_least_age", &least);

    if (status || !member->is_head || (status = find_birth(store, member->client_id, &birth))
        || birth == INT64_MIN || swst__age_on(birth, member->starts_on.number) >= least)
        return status;
    return swst__reject(record->kind, SWST__FIELD(household_member, is_head), SWST__YOUNG_HEAD);
}

/* A left-behind child of twenty, a person of great age who is fifty. */
static swst_status category_age(swst_store *store, const swst_record *record)
{
    const struct swst_membership *membership = (const struct swst_membership *)record;
    int64_t birth = 0, least = 0, greatest = INT64_MAX, age;
    swst_status status = membership->client_id
        ? find_birth(store, membership->client_id, &birth) : SWST_OK;

    if (status || !membership->client_id || birth == INT64_MIN)
        return status;
    status = swst__db_ask(store, "SELECT min_age FROM category WHERE id = ?1"
                                 " AND min_age IS NOT NULL", membership->category_id, 0, 0, &least);
    if (!status)
        status = swst__db_ask(store, "SELECT max_age FROM category WHERE id = ?1"
            " AND max_age IS NOT NULL", membership->category_id, 0, 0, &greatest);
    age = swst__age_on(birth, membership->starts_on.number);
    if (status || (age >= least && age <= greatest))
        return status;
    return swst__reject(record->kind, SWST__FIELD(membership, starts_on), SWST__CATEGORY_AGE);
}

/* Nobody is ever due under a level that has no rule. */
static swst_status ruleless(swst_store *store, const swst_record *record)
{
    const struct swst_tier *tier = (const struct swst_tier *)record;
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT 1 FROM contact_rule WHERE level = ?"
                                              " AND voided_at IS NULL LIMIT 1", &statement);

    if (status)
        return status;
    swst__db_bind_text(statement, 1, tier->level);
    status = swst__db_step(statement);
    swst__db_give_back(statement);
    if (status == SWST_ROW)
        return SWST_OK;
    return status ? status
        : swst__reject(record->kind, SWST__FIELD(tier, level), SWST__LEVEL_WITHOUT_RULE);
}

/* 重阳 moves through October by the moon: who plans it by habit errs (seed 003, F3). */
static swst_status festival_elsewhere(swst_store *store, const swst_record *record)
{
    const struct swst_activity *activity = (const struct swst_activity *)record;
    bool planned = swst__record_has(record, SWST__FIELD(activity, planned_on));
    const struct swst_field *field = planned ? SWST__FIELD(activity, planned_on)
                                             : SWST__FIELD(activity, held_on);
    int festival = activity->festival ? swst__festival_find(activity->festival) : -1;
    int64_t day = swst__record_int(record, field), nearest;
    char text[SWST__DAY_SIZE];

    (void)store;
    if (festival < 0 || !swst__record_has(record, field)
        || !swst__festival_nearest(festival, day, &nearest)
        || (nearest - day <= 15 && day - nearest <= 15))
        return SWST_OK;
    swst__day_print(nearest, text);
    swst__fail_text(SWST_EINVALID, SWST__FESTIVAL_ELSEWHERE, text);
    swst__error_field(record->kind->name, field->name);
    return SWST_EINVALID;
}

static const struct {
    int kind;
    swst_status (*warn)(swst_store *store, const swst_record *record);
} warnings[] = {
    { swst__kind_client, number_area }, { swst__kind_client, number_birth },
    { swst__kind_client, number_sex }, { swst__kind_client, number_twice },
    { swst__kind_client, swst__basis_warn_day },
    { swst__kind_area, division }, { swst__kind_area_part, part_of_other },
    { swst__kind_household_member, young_head },
    { swst__kind_membership, category_age }, { swst__kind_tier, ruleless },
    { swst__kind_activity, festival_elsewhere },
    { swst__kind_attendance, swst__groupwork_warn_attendance },
    { swst__kind_activity, swst__groupwork_warn_session },
    { swst__kind_activity, swst__activities_warn_day },
    { swst__kind_activity, swst__activities_warn_days },
    { swst__kind_incident, swst__incidents_warn_agreement },
    { swst__kind_case, swst__casework_warn_half_closed },
    { swst__kind_case, swst__casework_warn_bare },
    { swst__kind_case, swst__casework_warn_stage },
    { swst__kind_case, swst__casework_warn_pause },
    { swst__kind_case, swst__casework_warn_gone },
    { swst__kind_case_event, swst__casework_warn_day },
    { swst__kind_group, swst__groupwork_warn_size },
    { swst__kind_goal, swst__plans_warn_year },
};

swst_status swst__warning(swst_store *store, const swst_record *record, unsigned which)
{
    if (which >= sizeof warnings / sizeof *warnings)
        return SWST_ROW;
    return record->kind == &swst__kinds[warnings[which].kind]
        ? warnings[which].warn(store, record) : SWST_OK;
}
