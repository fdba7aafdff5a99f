/* A lens: a filter on the last day of a window. Through it every measure sees
 * the same people, each with a standing and an area. */
#ifndef SWST_REPORT_INDICATORS_LENS_H
#define SWST_REPORT_INDICATORS_LENS_H

#include "report/answer.h"
#include "report/categories.h"
#include "report/indicators/facts.h"
#include "report/served.h"

/* What measures that are counted alone share, so that it is counted once: one of each
 * sort. `at` is made by the first that needs it, and freed by `free`. */
enum { SWST__KEPT_ACTIVITIES, SWST__KEPT_GROUPS, SWST__KEPT_PROGRAMMES, SWST__KEPT_CASEWORK,
       SWST__KEPT_REASONS, SWST__KEPT_SORTS };
struct swst__kept_count {
    void *at;
    void (*free)(void *at);
};

/* Of an area: whom a lens met there by standing, all of them, and the households that
 * nobody in scope belongs to. */
enum { SWST__MET_ALL = SWST__STANDINGS, SWST__MET_HOMES_WITHOUT, SWST__MET };

struct swst__lens {
    struct swst__answer answer;         /* store, question and ground; it has no table */
    const swst_filter *asked_filter;    /* or NULL */
    bool stands;                        /* the ground and all else has been read */
    const struct swst__ground *beside;  /* a ground of the same day to borrow from, or NULL */
    struct swst__categories categories;
    struct swst__ids wanted;            /* of the categories, when any are named */
    bool names_households, names_people;    /* units of the categories named */
    int64_t level;                      /* as facts tell it; 0: any */
    bool sees_people, sees_households;  /* some measure through it walks there */
    /* Of whom it stands on: an enum swst__standing, or SWST__LEFT_OUT by the filter.
     * Households are in scope, or nobody of theirs is: SWST__STANDINGS. */
    int standing;
    int64_t area;
    int64_t homes_without;              /* households that nobody in scope belongs to */
    struct swst__ids in_scope;          /* whoever is, whatever the filter: for households */
    bool wants_in_scope;
    bool asks_served;                   /* in this walk, how each in scope was served */
    struct swst__service_feeds feeds;
    struct swst__services services;     /* of whom it stands on, if in scope */
    struct swst__kept_count kept[SWST__KEPT_SORTS];
    bool has_parts;                     /* some measure is asked for area by area, too */
    int64_t (*met)[SWST__MET];          /* then: by the area's number */
    size_t first, scoped_end, end;      /* in a walk: its measures in measures->order, at first
                                           those that count only whom it finds in scope */
};

/* Starts as { .answer = { .store, .question } }; closed even when opening failed. */
swst_status swst__lens_open(struct swst__lens *lens, const swst_filter *filter);

/* The same in two steps: what the filter's categories are, and, once a figure is wanted
 * that nobody remembers, everything. The second may be called again. */
swst_status swst__lens_ask(struct swst__lens *lens, const swst_filter *filter);
swst_status swst__lens_stand(struct swst__lens *lens);
void swst__lens_close(struct swst__lens *lens);

/* Before and after a walk of people, or of households; ended by closing, too. */
swst_status swst__lens_begin(struct swst__lens *lens, bool of_households);
void swst__lens_end(struct swst__lens *lens);

/* Look at the person whose facts these are, or at a household. */
swst_status swst__lens_meet(struct swst__lens *lens, const struct swst__facts *facts);
swst_status swst__lens_meet_household(struct swst__lens *lens, const struct swst__home *home);

/* Whether the person is all that the filter asks for but the worker. */
bool swst__lens_fits(const struct swst__lens *lens, const struct swst__facts *facts);

/* Whether the filter lets the person pass if no level were asked for: where the
 * level is that of a duty. */
swst_status swst__lens_admits_any_level(struct swst__lens *lens, const struct swst__facts *facts,
                                        bool *admitted);

/* The last day of the window, and all of it. */
static inline int64_t swst__lens_day(const struct swst__lens *lens)
{
    return lens->answer.question.window.last;
}

static inline struct swst__span swst__lens_window(const struct swst__lens *lens)
{
    return lens->answer.question.window;
}

#endif
