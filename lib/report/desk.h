/* Lists people act on. Whatever a matter is about, it has one shape, so that
 * list, count, alert and report ask one function: the collector of its list. */
#ifndef SWST_REPORT_DESK_H
#define SWST_REPORT_DESK_H

#include "domain/cases.h"
#include "domain/posts.h"
#include "report/filter.h"

/* Something to be acted on. Days that are not known are SWST__NULL, so are
 * `required` and `done` where nothing is counted. */
struct swst__matter {
    int64_t about, about_id;            /* the kind, such as swst__kind_case, and the record */
    int64_t client_id;                  /* or 0 */
    int64_t area;                       /* its number, or SWST__NOWHERE */
    const char *name;                   /* of the client, or of the worker it is about; or NULL */
    int64_t workers[2];                 /* in charge by name; none: those of client and area */
    int64_t to_id;                      /* who is alerted; or 0 */
    int64_t since_on, due_on, days_overdue;
    int64_t required, done;
    const char *reason;                 /* words joined by commas; or NULL */
};
/* Nothing known but what is set: struct swst__matter m = { SWST__NO_MATTER, .about = … }; */
#define SWST__NO_MATTER \
    .area = SWST__NOWHERE, .since_on = SWST__NULL, .due_on = SWST__NULL, \
    .required = SWST__NULL, .done = SWST__NULL

struct swst__desk {
    swst_store *store;
    int64_t as_of;
    struct swst__ground ground;         /* of as_of */
    int64_t list;                       /* that is collected now */
    struct swst__desk_row *rows;
    size_t count, room;
};

/* Whether the filter lets the matter pass: its area lies in the filter's, and the
 * filter's worker is among those in charge (with the backups of who is absent),
 * who are found on the way, or is alerted. */
swst_status swst__desk_admits(struct swst__ground *ground, const struct swst__matter *matter,
                              bool *admitted);

/* Keep the matter if the filter lets it pass. Texts are copied. */
swst_status swst__desk_put(struct swst__desk *desk, const struct swst__matter *matter);

/* What a record is called that is no person: the title of an activity or task,
 * the name of a group or programme, the number of a case or household; NULL if
 * it has none. A task of a case goes by the number of the case: its own words
 * stay there. @owned{swst_free} */
swst_status swst__desk_title(swst_store *store, int64_t about, int64_t about_id, char **title);

/* An idle case as a matter of the list "cases", on a day (desk_cases.c). */
struct swst__matter swst__desk_idle_case(const struct swst__posts *posts,
                                         const struct swst__person *person,
                                         const struct swst__case *it, int64_t day);

/* The collectors, each in a file of its name. */
swst_status swst__desk_contacts(struct swst__desk *desk);
swst_status swst__desk_cases(struct swst__desk *desk);
swst_status swst__desk_sessions(struct swst__desk *desk);
swst_status swst__desk_enrolments(struct swst__desk *desk);
swst_status swst__desk_tasks(struct swst__desk *desk);
swst_status swst__desk_reviews(struct swst__desk *desk);
swst_status swst__desk_headless(struct swst__desk *desk);
swst_status swst__desk_unserved(struct swst__desk *desk);
swst_status swst__desk_files(struct swst__desk *desk);
swst_status swst__desk_capacity(struct swst__desk *desk);

#endif
