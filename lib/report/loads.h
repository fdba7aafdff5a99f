/* How much a week asks of every worker (C7): the report and the desk read the
 * same loads. */
#ifndef SWST_REPORT_LOADS_H
#define SWST_REPORT_LOADS_H

#include "domain/duties.h"
#include "report/filter.h"

struct swst__load {
    int64_t worker_id;                  /* 0: of everybody, each client once */
    char *name;
    int64_t capacity;                   /* contacts in a week; SWST__NULL: not stated */
    bool employed;                      /* on the ground's day */
    bool shared;                        /* somebody is another worker's client, too */
    int64_t clients, required, done;
};

struct swst__loads {
    struct swst__load total, *at;       /* by worker */
    size_t count, room;
    struct swst__span week;             /* that holds the ground's day */
    struct swst__people people;
    struct swst__duties duties;
};

/* Of the clients in scope whom the ground admits. Starts as { 0 }; closed even
 * when counting failed. */
swst_status swst__loads_count(struct swst__loads *loads, swst_store *store,
                              struct swst__ground *ground);
void swst__loads_close(struct swst__loads *loads);

/* What is required above what is possible; 0: nothing, or nobody said. */
int64_t swst__load_over(const struct swst__load *load);

#endif
