#include "domain/households.h"

#include "base/memory.h"

#include <string.h>

/* exit_reason 1: died. Life ends the day before: the day of death may be the
 * successor's first. */
swst_status swst__households_open(struct swst__households *households, swst_store *store)
{
    return swst__feed_open(&households->feed, store,
        "SELECT household_id, member.id, client_id, starts_on, coalesce(ends_on, ?1),"
        " CASE WHEN exit_reason = 1 THEN coalesce(exited_on, ?1 + 1) ELSE ?1 + 1 END, is_head"
        " FROM household_member member JOIN client ON client.id = client_id"
        " WHERE member.voided_at IS NULL AND household_id >= ?3"
        " ORDER BY household_id, starts_on, member.id", 6, SWST__LAST_DAY, 0);
}

void swst__households_close(struct swst__households *households)
{
    swst__feed_close(&households->feed);
    swst_free(households->members);
    memset(households, 0, sizeof *households);
}

static struct swst__member member_of(const int64_t *row)
{
    struct swst__span days = { row[2], row[3] };

    return (struct swst__member){ .id = row[0], .client_id = row[1], .days = days,
        .living = { days.first, row[4] <= days.last ? row[4] - 1 : days.last },
        .death = row[4], .is_head = row[5] == 1 };
}

swst_status swst__households_take(struct swst__households *households, int64_t household_id)
{
    const struct swst__feed *feed = &households->feed;
    swst_status status = swst__feed_take(&households->feed, household_id);

    households->count = 0;
    for (size_t i = 0; i < feed->count && !status; i++) {
        struct swst__member *members = swst__grow(households->members, &households->room,
                                                  households->count, sizeof *members);

        if (!members)
            return SWST_ENOMEM;
        households->members = members;
        members[households->count++] = member_of(feed->rows[i]);
    }
    return status;
}

/* ------------------------------------------------------------------- asking */

bool swst__member_lives_on(const struct swst__member *member, int64_t day)
{
    return member->living.first <= day && day <= member->living.last;
}

const struct swst__member *swst__households_head(const struct swst__households *households,
                                                 int64_t day)
{
    for (size_t i = 0; i < households->count; i++)
        if (households->members[i].is_head && swst__member_lives_on(&households->members[i], day))
            return &households->members[i];
    return NULL;
}

bool swst__households_is_headless(const struct swst__households *households, int64_t day)
{
    bool lived_in = false;

    for (size_t i = 0; i < households->count && !lived_in; i++)
        lived_in = swst__member_lives_on(&households->members[i], day);
    return lived_in && !swst__households_head(households, day);
}

/* The latest day, up to `day`, on which a membership begins or has just ended:
 * from there to `day` nothing changes. Somebody's has begun. */
static int64_t last_change(const struct swst__households *households, int64_t day)
{
    int64_t last = SWST__FIRST_DAY;

    for (size_t i = 0; i < households->count; i++) {
        struct swst__span living = households->members[i].living;

        if (living.first > living.last)
            continue;
        if (living.first <= day && living.first > last)
            last = living.first;
        if (living.last < day && living.last + 1 > last)
            last = living.last + 1;
    }
    return last;
}

int64_t swst__households_headless_since(const struct swst__households *households, int64_t day)
{
    int64_t since = last_change(households, day);

    while (since > SWST__FIRST_DAY && swst__households_is_headless(households, since - 1))
        since = last_change(households, since - 1);
    return since;
}

const struct swst__member *swst__households_last_head(const struct swst__households *households,
                                                      int64_t day)
{
    const struct swst__member *last = NULL;

    for (size_t i = 0; i < households->count; i++) {
        const struct swst__member *member = &households->members[i];

        if (member->is_head && member->living.first <= member->living.last
            && member->living.last < day && (!last || member->living.last >= last->living.last))
            last = member;
    }
    return last;
}
