/* Case work: an act of it, for the files that make them, and what is worth a
 * look. */
#ifndef SWST_DOMAIN_CASEWORK_H
#define SWST_DOMAIN_CASEWORK_H

#include "model/structs.h"

#include <swstation/casework.h>

struct swst__case_act {
    swst_store *store;
    int64_t case_id;
    const char *on, *content;
    swst_status (*apply)(struct swst__case_act *act);   /* to case and event, then saved */
    int64_t kind;                       /* of the event */
    int64_t to, reason, outcome;        /* of a stage; of a closing */
    const char *evaluation;
    bool done;                          /* of a follow-up, with those below */
    int64_t minutes, worker_id;
    const char *next_on;

    int64_t day;                        /* found on the way */
    struct swst_case *casework;
    struct swst_case_event *event;
    struct swst_case *reopened;         /* the new case */
    int64_t served;                     /* what the same request wrote before, or 0 */
};

/* Load the case and write, in one transaction and for one request. */
swst_status swst__case_act_do(struct swst__case_act *act,
                              swst_status (*write)(struct swst__case_act *act));

/* Refuse the act where its case stands; the sentence is about the words allowed
 * from there. A declined or closed case has one of its own. */
swst_status swst__case_act_refuse(const struct swst__case_act *act, enum swst__message message);

/* Events of a case are entered in their order. */
swst_status swst__case_act_check_day(const struct swst__case_act *act);

/* Save the event of the act, of this case; `apply` may be NULL. */
swst_status swst__case_act_note(struct swst__case_act *act, int64_t case_id,
                                swst_status (*apply)(struct swst__case_act *act));

/* Warnings about a case: closed by half; closed without what a closing needs;
 * at another stage than its latest event reached; suspended or not, and its
 * latest pause or resumption says otherwise. */
swst_status swst__casework_warn_half_closed(swst_store *store, const swst_record *record);
swst_status swst__casework_warn_bare(swst_store *store, const swst_record *record);
swst_status swst__casework_warn_stage(swst_store *store, const swst_record *record);
swst_status swst__casework_warn_pause(swst_store *store, const swst_record *record);
/* Closed because the client died, moved or was lost, and the client is still there. */
swst_status swst__casework_warn_gone(swst_store *store, const swst_record *record);
/* About an event: before its case was opened, or after it was closed. */
swst_status swst__casework_warn_day(swst_store *store, const swst_record *record);

#endif
