#include "domain/duty.h"

#include "model/structs.h"

/* How far ahead the search for the next unmet bucket goes (semantics 4.4). */
enum { DAYS_AHEAD = 800 };

static bool counts(const struct swst__contact_rule *rule, const struct swst__contact *contact)
{
    return contact->channel > 0 && contact->channel < 64    /* in a damaged file, anything */
        && rule->channels >> (contact->channel - 1) & 1
        && (!rule->purpose || rule->purpose == contact->purpose);
}

size_t swst__duty_days(const struct swst__contact_rule *rule, const struct swst__spans *eligible,
                       const struct swst__contact *contacts, size_t count, int64_t as_of,
                       int64_t *days)
{
    size_t found = 0;

    for (size_t i = 0; i < count && contacts[i].day <= as_of; i++)
        if (counts(rule, &contacts[i]) && (!found || days[found - 1] != contacts[i].day)
            && swst__spans_hold(eligible, contacts[i].day))
            days[found++] = contacts[i].day;
    return found;
}

/* ⌊ times × eligible days / days of the bucket ⌋ */
int64_t swst__duty_required(const struct swst__duty *duty, struct swst__span bucket)
{
    return duty->rule->times * swst__spans_days_in(duty->eligible, bucket)
           / swst__span_days(bucket);
}

int64_t swst__duty_done(const struct swst__duty *duty, struct swst__span days)
{
    int64_t done = 0;

    for (size_t i = duty->day_count; i-- && duty->days[i] >= days.first; )
        done += duty->days[i] <= days.last;
    return done;
}

/* Buckets from that of the latest counting contact on, else from that of the
 * first eligible day: the earliest unmet one is due, and those that have ended
 * were missed. */
static void search(const struct swst__duty *duty, int64_t as_of, struct swst__due *due)
{
    const struct swst__spans *eligible = duty->eligible;
    int64_t from = duty->day_count ? duty->days[duty->day_count - 1] : eligible->at[0].first;
    int64_t last = eligible->at[eligible->count - 1].last;
    struct swst__span bucket;

    if (last > as_of + DAYS_AHEAD)
        last = as_of + DAYS_AHEAD;
    for (int64_t day = from; day <= last && !(due->has_due_on && day > as_of);
         day = bucket.last + 1) {
        bucket = swst__bucket_of(duty->rule->per, day);
        if (swst__duty_done(duty, bucket) >= swst__duty_required(duty, bucket))
            continue;
        if (!due->has_due_on)
            due->due_on = bucket.last < SWST__LAST_DAY ? bucket.last : SWST__LAST_DAY;
        due->has_due_on = true;
        due->missed += bucket.last < as_of;
    }
}

void swst__duty_due(const struct swst__duty *duty, int64_t as_of, struct swst__due *due)
{
    *due = (struct swst__due){ .bucket = swst__bucket_of(duty->rule->per, as_of),
                               .state = swst__due_state_MET };
    search(duty, as_of, due);
    due->required = swst__duty_required(duty, due->bucket);
    due->done = swst__duty_done(duty, due->bucket);
    due->remaining = due->required > due->done ? due->required - due->done : 0;
    if (!due->has_due_on)
        return;
    if (due->due_on < as_of) {
        due->state = swst__due_state_OVERDUE;
        due->days_overdue = as_of - due->due_on;
    } else if (due->due_on <= due->bucket.last) {
        due->state = swst__due_state_DUE;
    }
}

void swst__duty_kept(const struct swst__duty *duty, struct swst__span window,
                     struct swst__kept *kept)
{
    const struct swst__spans *eligible = duty->eligible;
    struct swst__span bucket;
    int64_t from = window.first, last;

    *kept = (struct swst__kept){ .all_met = true };
    if (!eligible->count)
        return;
    if (eligible->at[0].first > from)
        from = eligible->at[0].first;
    last = eligible->at[eligible->count - 1].last;
    for (bucket = swst__bucket_of(duty->rule->per, from);
         bucket.last <= window.last && bucket.first <= last;
         bucket = swst__bucket_of(duty->rule->per, bucket.last + 1)) {
        int64_t required = swst__duty_required(duty, bucket), done = swst__duty_done(duty, bucket);

        kept->required += required;
        kept->done += done < required ? done : required;
        kept->all_met = kept->all_met && done >= required;
        if (bucket.last >= window.last || bucket.last >= last)
            break;                                      /* the next one need not be found */
    }
}

void swst__duty_week(const struct swst__duty *duty, struct swst__span week,
                     struct swst__kept *kept)
{
    struct swst__span bucket = swst__bucket_of(duty->rule->per, week.first);

    *kept = (struct swst__kept){ .all_met = true };
    for (; bucket.last <= week.last; bucket = swst__bucket_of(duty->rule->per, bucket.last + 1)) {
        struct swst__span before = { bucket.first, week.first - 1 };
        int64_t required = swst__duty_required(duty, bucket) - swst__duty_done(duty, before);
        int64_t done = swst__duty_done(duty, swst__span_meet(bucket, week));

        if (required <= 0)
            continue;
        kept->required += required;
        kept->done += done < required ? done : required;
        kept->all_met = kept->all_met && done >= required;
    }
}
