#include "model/rules.h"

#include "base/division.h"
#include "base/identity.h"
#include "base/recurrence.h"
#include "model/structs.h"

#include <swstation/client.h>

#include <string.h>

/* A service area carries a code of the station's own. */
swst_status swst__check_area(const swst_record *record)
{
    const struct swst_area *area = (const struct swst_area *)record;

    if (area->level != swst__area_level_SERVICE && !swst__division_code_ok(area->code))
        return swst__reject(record->kind, SWST__FIELD(area, code), SWST__AREA_CODE);
    return SWST_OK;
}

/* Semantics 4.1: one contact a day counts, so no more can be asked for than
 * the shortest bucket has days. */
swst_status swst__check_contact_rule(const swst_record *record)
{
    const struct swst_contact_rule *rule = (const struct swst_contact_rule *)record;

    if (rule->times > swst__bucket_least_length((enum swst__per)rule->per))
        return swst__reject(record->kind, SWST__FIELD(contact_rule, times),
                            SWST__TIMES_ABOVE_BUCKET);
    return SWST_OK;
}

/* E3: a group of 8 to 10, not of 10 to 8. */
swst_status swst__check_group(const swst_record *record)
{
    const struct swst_group *group = (const struct swst_group *)record;

    if (swst__record_has(record, SWST__FIELD(group, min_members))
        && swst__record_has(record, SWST__FIELD(group, max_members))
        && group->max_members < group->min_members)
        return swst__reject(record->kind, SWST__FIELD(group, max_members),
                            SWST__FEWEST_ABOVE_MOST);
    return SWST_OK;
}

/* Coverage shows all of a unit under these words. */
swst_status swst__check_category(const swst_record *record)
{
    const struct swst_category *category = (const struct swst_category *)record;

    if (strcmp(category->code, "persons") == 0 || strcmp(category->code, "households") == 0)
        return swst__reject(record->kind, SWST__FIELD(category, code), SWST__CODE_RESERVED);
    return SWST_OK;
}

/* B3: what is kept elsewhere is known by its hash, whole or not at all. */
swst_status swst__check_attachment(const swst_record *record)
{
    const char *hash = ((const struct swst_attachment *)record)->sha256;

    return strlen(hash) == 64 && strspn(hash, "0123456789abcdefABCDEF") == 64 ? SWST_OK
        : swst__reject(record->kind, SWST__FIELD(attachment, sha256), SWST__BAD_HASH);
}

/* A7: the substitute and the mentor of a worker is somebody else. */
swst_status swst__check_post(const swst_record *record)
{
    const struct swst_post *post = (const struct swst_post *)record;

    if (post->backup_id && post->backup_id == post->worker_id)
        return swst__reject(record->kind, SWST__FIELD(post, backup_id), SWST__OWN_BACKUP);
    if (post->mentor_id && post->mentor_id == post->worker_id)
        return swst__reject(record->kind, SWST__FIELD(post, mentor_id), SWST__OWN_BACKUP);
    return SWST_OK;
}

static swst_status check_recurrence(const swst_record *record, const char *text,
                                    const struct swst_field *field)
{
    struct swst__recurrence rule;
    swst_status status = text ? swst__recurrence_read(text, &rule) : SWST_OK;

    if (status)
        swst__error_field(record->kind->name, field->name);
    return status;
}

swst_status swst__check_programme(const swst_record *record)
{
    const struct swst_programme *programme = (const struct swst_programme *)record;

    return check_recurrence(record, programme->recurrence, SWST__FIELD(programme, recurrence));
}

swst_status swst__check_task(const swst_record *record)
{
    const struct swst_task *task = (const struct swst_task *)record;

    return check_recurrence(record, task->recurrence, SWST__FIELD(task, recurrence));
}

/* ----------------------------------------------------------------- client */

static swst_status check_identity(const swst_record *record, const char *number)
{
    static const enum swst__message complaints[] = {
        [SWST__IDENTITY_LENGTH] = SWST__ID_NUMBER_LENGTH,
        [SWST__IDENTITY_CHARACTER] = SWST__ID_NUMBER_CHARACTER,
        [SWST__IDENTITY_DATE] = SWST__ID_NUMBER_DATE,
        [SWST__IDENTITY_CHECK] = SWST__ID_NUMBER_CHECK_DIGIT,
        [SWST__IDENTITY_DAMAGED] = SWST__ID_NUMBER_DAMAGED,
    };
    char read[SWST__IDENTITY_SIZE];
    enum swst__identity found = swst__identity_read(number, read);

    return found == SWST__IDENTITY_OK ? SWST_OK
        : swst__reject(record->kind, SWST__FIELD(client, id_number), complaints[found]);
}

/* Permits and foreigners' cards of today carry a number of the same standard;
 * their older forms do not. */
swst_status swst__check_client(const swst_record *record)
{
    const struct swst_client *client = (const struct swst_client *)record;

    if (!client->id_number)
        return SWST_OK;
    switch ((swst_id_type)client->id_type) {
    case SWST_ID_TYPE_NONE:
        return swst__reject(record->kind, SWST__FIELD(client, id_number),
                            SWST__NUMBER_UNEXPECTED);
    case SWST_ID_TYPE_HMT:
    case SWST_ID_TYPE_FOREIGN:
        return strlen(client->id_number) == SWST__IDENTITY_SIZE - 1
            && strspn(client->id_number, "0123456789X") == SWST__IDENTITY_SIZE - 1
            ? check_identity(record, client->id_number) : SWST_OK;
    case SWST_ID_TYPE_UNSET:
    case SWST_ID_TYPE_RESIDENT:
        break;
    }
    return check_identity(record, client->id_number);
}
