/* The duties of clients, one after another: tiers, enrolments and contacts
 * read in step with swst__people. */
#ifndef SWST_DOMAIN_DUTIES_H
#define SWST_DOMAIN_DUTIES_H

#include "domain/duty.h"
#include "domain/people.h"

/* Contacts that name clients, done or tried, by client and day: read once for duties and
 * whoever else asks. Minutes stand in no index. */
enum { SWST__CONTACT_ID, SWST__CONTACT_DAY, SWST__CONTACT_CHANNEL, SWST__CONTACT_RESULT,
       SWST__CONTACT_PURPOSE, SWST__CONTACT_MINUTES };
swst_status swst__contacts_open(struct swst__feed *feed, swst_store *store,
                                struct swst__span days, bool with_minutes);

/* Tier records, by client; a level as a number that rules tell it by, -1: it has no rules. */
enum { SWST__TIER_ID, SWST__TIER_STARTS, SWST__TIER_ENDS, SWST__TIER_LEVEL };
swst_status swst__tiers_open(struct swst__feed *feed, swst_store *store);

struct swst__duties {
    struct swst__contact_rule *rules;       /* by id */
    size_t rule_count;
    struct swst__feed tiers, enrolments, visits;
    const struct swst__feed *given;         /* contacts up to as_of at least, or NULL: own */
    struct swst__dated *tier_days;          /* of the client, beside tiers.rows */
    struct swst__contact *contacts;         /* of the client, by day */
    size_t contact_count, tier_room, contact_room, day_room;
    struct swst__spans scope, held, in_rule, eligible, both;
    struct swst__duty made;                 /* the last, of the client; rule: NULL when none is */
    size_t made_of;                         /* its source */
    int64_t *days;
    int64_t as_of;
};

/* Contacts count up to `as_of`. Starts as { 0 }, or as { .given } when somebody else reads the
 * contacts of all days and has taken those of the client before the duties are; closed even
 * when opening failed. */
swst_status swst__duties_open(struct swst__duties *duties, swst_store *store, int64_t as_of);
void swst__duties_close(struct swst__duties *duties);

/* Read what is dated about the client; clients come by id. */
swst_status swst__duties_take(struct swst__duties *duties, const struct swst__person *person,
                              const struct swst__areas *areas);

/* The tier records of the client are numbered from 0, then the enrolments. */
size_t swst__duties_sources(const struct swst__duties *duties);
/* The enrolment that a source is, 0 if it is a tier record; `days`, unless NULL,
 * is given its days. */
int64_t swst__duties_enrolment(const struct swst__duties *duties, size_t source,
                               struct swst__span *days);
/* Whether a source is in force on a day: of tiers the one that holds. */
bool swst__duties_in_force(const struct swst__duties *duties, size_t source, int64_t day);
bool swst__duties_applies(const struct swst__duties *duties, size_t source,
                          const struct swst__contact_rule *rule);
/* The duty of a source under a rule that applies; it lives until the next call. */
swst_status swst__duties_make(struct swst__duties *duties, size_t source,
                              const struct swst__contact_rule *rule, struct swst__duty *duty);

#endif
