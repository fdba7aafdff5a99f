/* One duty of L: what a rule asks of a client under a tier, and where that
 * stands (semantics 4.3 and 4.4). */
#include "raw.h"

enum { AHEAD = 800 };
enum { PER_DAY = 1, PER_WEEK = 2, PER_MONTH = 3 };

/* ------------------------------------------------------------------ buckets */

static struct span bucket_of(int32_t per, int32_t day)
{
    static const int lengths[] = { 0, 0, 0, 1, 3, 6, 12 };
    static _Thread_local struct span latest[7];
    int year, month, of_month;

    if (per == PER_DAY)
        return (struct span){ day, day };
    if (per == PER_WEEK) {
        int32_t monday = day - (day + 3) % 7;

        return (struct span){ monday, monday + 6 };
    }
    if (latest[per].first <= day && day <= latest[per].last)
        return latest[per];
    day_split(day, &year, &month, &of_month);
    month -= (month - 1) % lengths[per];
    latest[per] = (struct span){ (int32_t)day_make(year, month, 1),
        (int32_t)day_make(year + (month + lengths[per] > 12),
                          (month + lengths[per] - 1) % 12 + 1, 1) - 1 };
    return latest[per];
}

/* -------------------------------------------------------------------- spans */

static struct span meet(struct span a, struct span b)
{
    return (struct span){ a.first > b.first ? a.first : b.first,
                          a.last < b.last ? a.last : b.last };
}

static void add(struct spans *spans, struct span span)
{
    if (span.first <= span.last && spans->count < 32)
        spans->at[spans->count++] = span;
}

static void meet_all(struct spans *spans, struct span span)
{
    struct spans met = { 0 };

    for (int i = 0; i < spans->count; i++)
        add(&met, meet(spans->at[i], span));
    *spans = met;
}

static void take_away(struct spans *spans, struct span span)
{
    struct spans rest = { 0 };

    for (int i = 0; i < spans->count; i++) {
        struct span whole = spans->at[i];

        add(&rest, (struct span){ whole.first, whole.last < span.first ? whole.last
                                                                       : span.first - 1 });
        if (span.last < NO_DAY)
            add(&rest, (struct span){ whole.first > span.last ? whole.first : span.last + 1,
                                      whole.last });
    }
    *spans = rest;
}

static int64_t days_in(const struct spans *spans, struct span span)
{
    int64_t days = 0;

    for (int i = 0; i < spans->count; i++) {
        struct span both = meet(spans->at[i], span);

        days += both.last >= both.first ? both.last - both.first + 1 : 0;
    }
    return days;
}

static bool hold(const struct spans *spans, int32_t day)
{
    for (int i = 0; i < spans->count; i++)
        if (spans->at[i].first <= day && day <= spans->at[i].last)
            return true;
    return false;
}

/* In scope while tier number `which` holds: what begins later comes before it. */
void duty_eligible(const struct ground *ground, const struct person *person, int which,
                   struct spans *eligible)
{
    const struct hot *hot = person->hot;
    struct spans rest = { 1, { { hot->registered, hot->exited == NO_DAY ? NO_DAY
                                                                        : hot->exited - 1 } } };

    eligible->count = 0;
    rest.at[0] = meet(rest.at[0], person->tiers[which].days);
    rest.count = rest.at[0].first <= rest.at[0].last;
    for (int i = which + 1; i < hot->tiers; i++)
        take_away(&rest, person->tiers[i].days);
    for (int i = hot->stays - 1; i >= 0; i--) {
        const struct dated *stay = &person->stays[i];
        struct spans here = rest;

        meet_all(&here, meet(stay->days,
                             ground->areas[stay->where >= 0 ? stay->where : hot->area].served));
        for (int j = 0; j < here.count && stay->what <= PERSON_ONLY; j++)
            add(eligible, here.at[j]);
        take_away(&rest, stay->days);
    }
    meet_all(&rest, ground->areas[hot->area].served);
    for (int j = 0; j < rest.count; j++)
        add(eligible, rest.at[j]);
}

/* -------------------------------------------------------------------- duty */

static bool counts(const struct rule *rule, const struct spans *eligible, uint32_t contact)
{
    return rule->channels >> CONTACT_CHANNEL(contact) & 1
        && (!rule->purpose || rule->purpose == (int32_t)CONTACT_PURPOSE(contact))
        && hold(eligible, CONTACT_DAY(contact));
}

/* The latest counting day up to `day`, else NO_DAY; *done: how many in its bucket. */
static int32_t latest_day(const struct person *person, const struct rule *rule,
                          const struct spans *eligible, int32_t day, int32_t *done)
{
    struct span bucket = { 0, 0 };
    int32_t latest = NO_DAY, before = NO_DAY;

    *done = 0;
    for (int i = person->hot->contacts - 1; i >= 0; i--) {
        int32_t on = CONTACT_DAY(person->contacts[i]);

        if (latest != NO_DAY && on < bucket.first)
            break;
        if (on > day || on == before || !counts(rule, eligible, person->contacts[i]))
            continue;
        if (latest == NO_DAY) {
            latest = on;
            bucket = bucket_of(rule->per, on);
        }
        before = on;
        ++*done;
    }
    return latest;
}

static int32_t required_in(const struct rule *rule, const struct spans *eligible,
                           struct span bucket)
{
    return (int32_t)(rule->times * days_in(eligible, bucket) / (bucket.last - bucket.first + 1));
}

/* The same for rules of days, without a step for each. */
static void search_days(const struct spans *eligible, int32_t after, int32_t day, struct row *row)
{
    for (int i = 0; i < eligible->count; i++) {
        struct span left = meet(eligible->at[i], (struct span){ after, day + AHEAD });

        if (left.first > left.last)
            continue;
        if (left.first < row->due_on)
            row->due_on = left.first;
        if (left.first < day)
            row->missed += (left.last < day - 1 ? left.last : day - 1) - left.first + 1;
    }
}

static void search(const struct rule *rule, const struct spans *eligible, int32_t latest,
                   int32_t done, int32_t day, struct row *row)
{
    int32_t first = NO_DAY, last = INT32_MIN;
    struct span bucket;

    for (int i = 0; i < eligible->count; i++) {
        first = eligible->at[i].first < first ? eligible->at[i].first : first;
        last = eligible->at[i].last > last ? eligible->at[i].last : last;
    }
    last = last > day + AHEAD ? day + AHEAD : last;
    if (rule->per == PER_DAY && rule->times == 1) {
        search_days(eligible, latest == NO_DAY ? first : latest + 1, day, row);
        return;
    }
    bucket = bucket_of(rule->per, latest == NO_DAY ? first : latest);
    for (; bucket.first <= last && !(row->due_on != NO_DAY && bucket.first > day);
         bucket = bucket_of(rule->per, bucket.last + 1), done = 0) {
        if (done >= required_in(rule, eligible, bucket))
            continue;
        if (row->due_on == NO_DAY)
            row->due_on = bucket.last;
        row->missed += bucket.last < day;
    }
}

void duty_find(const struct person *person, const struct rule *rule,
               const struct spans *eligible, int32_t day, struct row *row)
{
    int32_t done, latest = latest_day(person, rule, eligible, day, &done);

    row->due_on = NO_DAY;
    row->missed = row->days_overdue = 0;
    row->state = MET;
    row->bucket = bucket_of(rule->per, day);
    row->required = required_in(rule, eligible, row->bucket);
    row->done = latest != NO_DAY && latest >= row->bucket.first ? done : 0;
    search(rule, eligible, latest, done, day, row);
    if (row->due_on < day) {
        row->state = OVERDUE;
        row->days_overdue = day - row->due_on;
    } else if (row->due_on <= row->bucket.last) {
        row->state = DUE;
    }
}
