#include "domain/rules.h"

#include "domain/activities.h"
#include "domain/files.h"
#include "domain/plans.h"
#include "domain/tasks.h"
#include "model/structs.h"
#include "store/bulk.h"
#include "store/db.h"

static swst_status find_unit(swst_store *store, int64_t category_id, int64_t *unit)
{
    const swst_kind *category = &swst__kinds[swst__kind_category];
    swst_status status;
    int64_t nothing;

    if (swst__bulk_recall(store, category, category_id, unit, &nothing))
        return SWST_OK;
    status = swst__db_ask(store, "SELECT unit FROM category WHERE id = ?1", category_id, 0, 0,
                          unit);
    if (!status && *unit)
        swst__bulk_remember(store, category, category_id, *unit, 0);
    return status;
}

/* Persons are members of categories of persons, households of categories of
 * households. */
static swst_status check_membership(swst_store *store, const swst_record *record)
{
    const struct swst_membership *membership = (const struct swst_membership *)record;
    const struct swst_field *household = SWST__FIELD(membership, household_id);
    int64_t unit = 0;
    swst_status status = find_unit(store, membership->category_id, &unit);
    bool wants_household = unit == swst__category_unit_HOUSEHOLD;

    if (status || wants_household == swst__record_has(record, household))
        return status;
    return swst__reject(record->kind, wants_household ? SWST__FIELD(membership, client_id)
                                                      : household, SWST__UNIT_MISMATCH);
}

/* A category that changes its unit takes its memberships with it. */
static swst_status check_category(swst_store *store, const swst_record *record)
{
    const struct swst_category *category = (const struct swst_category *)record;
    int64_t found = 0;
    swst_status status = swst__db_ask(store,
        category->unit == swst__category_unit_HOUSEHOLD
            ? "SELECT id FROM membership WHERE category_id = ?1 AND client_id IS NOT NULL"
              " AND voided_at IS NULL LIMIT 1"
            : "SELECT id FROM membership WHERE category_id = ?1 AND household_id IS NOT NULL"
              " AND voided_at IS NULL LIMIT 1", record->header.id, 0, 0, &found);

    if (status || !found)
        return status ? status : swst__plans_check_category(store, record);
    return swst__reject_as(SWST_ECONFLICT, record->kind, SWST__FIELD(category, unit),
                           SWST__UNIT_MISMATCH);
}

swst_status swst__rules_check(swst_store *store, const swst_record *record, bool is_new)
{
    swst_status status = swst__life_check_fact(store, record);

    if (status)
        return status;
    switch (record->kind - swst__kinds) {
    case swst__kind_account: return swst__overlap_check_account(store, record);
    case swst__kind_area: return swst__areas_check(store, record);
    case swst__kind_area_part: return swst__overlap_check_part(store, record);
    case swst__kind_category: return is_new ? SWST_OK : check_category(store, record);
    case swst__kind_client: return swst__life_check_client(store, record, is_new);
    case swst__kind_household_member: return swst__overlap_check_member(store, record);
    case swst__kind_membership: return check_membership(store, record);
    case swst__kind_enrolment: return swst__overlap_check_enrolment(store, record);
    case swst__kind_activity: return swst__life_check_activity(store, record);
    case swst__kind_case:
        status = swst__casework_check_chain(store, record);
        return status || is_new ? status : swst__casework_check_case(store, record);
    case swst__kind_case_goal: return is_new ? SWST_OK : swst__casework_check_case(store, record);
    case swst__kind_case_event:
    case swst__kind_case_score: return swst__casework_check_fact(store, record);
    case swst__kind_booking: return swst__bookings_check(store, record);
    case swst__kind_file_requirement: return swst__file_requirement_check(store, record);
    case swst__kind_group: return is_new ? SWST_OK : swst__groupwork_check_group(store, record);
    case swst__kind_group_member: return swst__groupwork_check_member(store, record);
    case swst__kind_goal: return swst__plans_check_goal(store, record, is_new);
    case swst__kind_milestone: return swst__plans_check_milestone(store, record);
    case swst__kind_month_close: return swst__plans_check_close(store, record);
    case swst__kind_setting: return swst__settings_check(record);
    case swst__kind_task: return swst__tasks_check(record);
    default: return SWST_OK;
    }
}

uint64_t swst__rules_ask_own_kind(void)
{
    static const unsigned kinds[] = {
        swst__kind_account, swst__kind_area_part, swst__kind_household_member, swst__kind_enrolment,
        swst__kind_case, swst__kind_booking, swst__kind_group_member, swst__kind_goal,
        swst__kind_month_close
    };
    uint64_t set = 0;

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        set |= UINT64_C(1) << kinds[i];
    return set;
}
