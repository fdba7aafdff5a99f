/* A station with people of every age and standing, every kind of record about each of them,
 * and an account of every role. */
#ifndef SWST_TESTS_RIGHTS_OFFICE_H
#define SWST_TESTS_RIGHTS_OFFICE_H

#include "plain.h"

enum office_standing { OWN_IN_AREA, IN_AREA, OUTSIDE, OWN_OUTSIDE, STANDINGS };
enum office_grant { NO_GRANT, ONE_SIGNED, TWO_SIGNED, EXPIRED, VOIDED, OF_ANOTHER, NOT_BEGUN,
                    GRANTS };
enum { ROLES = 9, VIEWERS = 2 * ROLES, MOST_CLIENTS = 100 };

/* The account of number `role` is of the whole station, that of ROLES + role of one area. */
struct office {
    swst_store *store;
    int64_t region, near_area, far_area, other, second, category, homes, programme, group, activity;
    int64_t organization, plan, goal, task, station;
    int64_t people[VIEWERS];
    int64_t clients[MOST_CLIENTS];
    int client_count;
};

#define OFFICE_NOW INT64_C(1656640800000)       /* 2022-07-01 10:00 at the station */
extern const char *const office_roles[ROLES];

/* Fill an empty store; its clock stands still at OFFICE_NOW. */
void office_open(struct office *office, swst_store *store);

/* A record with every required and sensitive field filled, besides field=value pairs. */
int64_t office_make(swst_store *store, const char *kind, ...);
/* The same, not saved. */
swst_record *office_record(const char *kind, ...);
/* Its fields in a new record. */
swst_record *office_again(const swst_record *record);

#endif
