/* Who was served in a window of days and who was not, with the reason (B4, C8):
 * the list, its counts by reason and the desk walk over the same clients. */
#ifndef SWST_REPORT_UNSERVED_ROWS_H
#define SWST_REPORT_UNSERVED_ROWS_H

#include "domain/duties.h"
#include "domain/in_categories.h"
#include "report/categories.h"

struct swst__unserved_row {
    const struct swst__person *person;
    int64_t area;                       /* on the ground's day */
    bool is_served;                     /* a contact was done in the window */
    int64_t reason;                     /* swst__unserved_reason_…; 0: served, and no gap */
    int64_t last_contact_on;            /* SWST__NULL: never */
    int64_t attempts;                   /* in the window, of which none was done */
    const struct swst__ids *categories; /* numbers of those in force, own and of the household */
};

/* Why clients could not be served on a day, as gaps in force say; clients come by id. Starts
 * as { 0 }; closed even when opening failed. */
struct swst__said_reasons {
    struct swst__feed gaps;
    struct swst__dated *days;
    size_t room;
    int64_t day;
};
swst_status swst__said_reasons_open(struct swst__said_reasons *said, swst_store *store,
                                    int64_t day);
/* Of several gaps the latest, of equal starts the larger id; 0: there is none. */
swst_status swst__said_reasons_take(struct swst__said_reasons *said, int64_t client_id,
                                    int64_t *reason);
void swst__said_reasons_close(struct swst__said_reasons *said);

/* What the records of a window say of one without a done contact in it when nobody has said
 * why: `contacts` are all of the client, `workers` those in charge. */
int64_t swst__unserved_derived(const struct swst__person *person, const struct swst__ids *workers,
                               const struct swst__feed *contacts, struct swst__span window);

struct swst__unserved_walk {
    struct swst__ground *ground;        /* of the window's last day; has the row's workers */
    struct swst__span window;
    bool looks_no_further;              /* back than the window: last_contact_on is of it alone */
    struct swst__categories categories;
    struct swst__people people;
    struct swst__feed contacts, ever;   /* contacts: in the window, done or tried */
    struct swst__said_reasons said;
    struct swst__in_categories in;
    struct swst__ids numbers;
    swst_status (*keep)(void *keeper, const struct swst__unserved_row *row);
    void *keeper;
};

/* Give every client in scope on the ground's day, served or not, whom the
 * filter admits and who is in one of its categories, to `keep`. A failure of
 * `keep` ends the walk. Starts as { .window, .keep, .keeper }; closed even when
 * it failed. */
swst_status swst__unserved_walk(struct swst__unserved_walk *walk, swst_store *store,
                                struct swst__ground *ground);
void swst__unserved_walk_close(struct swst__unserved_walk *walk);

#endif
