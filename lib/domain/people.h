/* Who counts (semantics 2.1): clients one after another, by id, with where
 * they are and whether they are in scope. Every list, count and rate asks here. */
#ifndef SWST_DOMAIN_PEOPLE_H
#define SWST_DOMAIN_PEOPLE_H

#include "domain/areas.h"
#include "domain/feed.h"
#include "domain/ids.h"
#include "domain/spans.h"

/* Why a client is not in scope on a day: the first that holds. */
enum swst__standing {
    SWST__IS_IN_SCOPE, SWST__IS_NOT_YET, SWST__IS_EXITED, SWST__IS_AWAY, SWST__IS_NOT_OPEN,
    SWST__STANDINGS
};

struct swst__person {
    int64_t id;
    struct swst__span registered;           /* from registration to the day before exit */
    int64_t filed_on;                       /* SWST__NULL: never */
    int64_t born_on;                        /* SWST__NULL: not known */
    int64_t sex;                            /* 0: not said */
    int64_t area;                           /* as entered; of a day: swst__person_area() */
    const char *name;                       /* until the next person */
    const struct swst__dated *stays;        /* residences */
    const int64_t (*stay_facts)[2];         /* of each its area, or SWST__NOWHERE, and status */
    size_t stay_count;
};

struct swst__people {
    const struct swst__areas *areas;
    const struct swst__ids *only;           /* or NULL: all */
    size_t next;                            /* of them */
    struct swst__statement *clients;
    struct swst__feed residences;
    struct swst__dated *stays;
    int64_t (*stay_facts)[2];
    size_t stay_room, fact_room;
    struct swst__person person;             /* the one stood on */
};

/* All clients, or those of `only`. Starts as { 0 }; closed even when opening failed. */
swst_status swst__people_open(struct swst__people *people, swst_store *store,
                              const struct swst__areas *areas, const struct swst__ids *only);
swst_status swst__people_next(struct swst__people *people);     /* SWST_ROW, SWST_OK at the end */
void swst__people_close(struct swst__people *people);

/* Who is in scope on a day, of all or of `only`, behind those that `ids` holds. */
swst_status swst__people_in_scope(swst_store *store, const struct swst__areas *areas,
                                  const struct swst__ids *only, int64_t day,
                                  struct swst__ids *ids);

/* Where the client is on a day: an area's number. */
int64_t swst__person_area(const struct swst__person *person, int64_t day);
enum swst__standing swst__person_standing(const struct swst__person *person,
                                          const struct swst__areas *areas, int64_t day);
/* All days in scope. */
swst_status swst__person_scope(const struct swst__person *person, const struct swst__areas *areas,
                               struct swst__spans *scope);

#endif
