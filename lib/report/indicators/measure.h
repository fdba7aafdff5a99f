/* Measures: indicators asked for over periods and through lenses, many at once.
 * Whatever counts is added as a row; the figure is the sum of its rows, so that
 * a count and its list are the same thing (semantics 3.5). */
#ifndef SWST_REPORT_INDICATORS_MEASURE_H
#define SWST_REPORT_INDICATORS_MEASURE_H

#include "model/indicator.h"
#include "report/indicators/lens.h"

/* A row behind a figure: a record, and its part in both numbers. */
struct swst__behind {
    int kind;
    int64_t id, n, d;
};

/* Who was left out, and why. */
enum { SWST__MOST_LEFT_OUT = 8 };
struct swst__left_out {
    const char *reason;                     /* static */
    int64_t count;
};

struct swst__measure {
    const struct swst_indicator *indicator;
    int number;                             /* of it */
    struct swst__lens *lens;
    const struct swst__facts *facts;        /* of the person stood on, in a walk of people */
    const struct swst__home *home;          /* of the household, in one of households */
    const int64_t *context;                 /* a goal's id; or NULL */
    int64_t part_id;                        /* of an area alone; 0: of all that the lens admits */
    size_t whole;                           /* of a part: what it is one of */
    int64_t (*by_area)[2];                  /* of what has parts: n and d by area */
    bool has_parts, is_known;               /* is_known: it need not be counted */
    bool counts_anew;                       /* whatever is remembered */
    struct swst__figure figure;
    struct swst__left_out left_out[SWST__MOST_LEFT_OUT];
    size_t left_out_count;
    bool keeps_rows;
    struct swst__behind *rows;
    size_t row_count, row_room;
};

/* Add a record: `n` to the count or the numerator, `d` to the denominator. */
swst_status swst__measure_add(struct swst__measure *measure, int kind, int64_t id, int64_t n,
                              int64_t d);

/* The same for one of a share: it belongs to it, and may belong to its part. */
swst_status swst__measure_share(struct swst__measure *measure, int kind, int64_t id, bool is_part);

/* `count` more were left out for a reason, which is static. */
void swst__measure_leave_out(struct swst__measure *measure, const char *reason, int64_t count);

/* Nobody can say: there is no figure. */
void swst__measure_is_unknown(struct swst__measure *measure);

/* Whether the person stood on is in scope for the measure. Who stands otherwise is noted
 * as left out by the walk. */
bool swst__measure_in_scope(const struct swst__measure *measure);

/* Whether the filter lets the person pass, in scope or not: for what was done. */
bool swst__measure_admits(const struct swst__measure *measure);

/* The type asked for as a number of the indicator's types; 0: any. */
int64_t swst__measure_type(const struct swst__measure *measure);

struct swst__measures {
    swst_store *store;
    struct swst__measure *at;
    size_t count, room;
    struct swst__lens **lenses;
    size_t lens_count, lens_room;
    bool keep_rows;
    bool counts_anew;                   /* whatever is remembered */
    bool may_remember;                  /* found out by running */
    struct swst__measure **order;           /* in a walk: those it shows to, lens by lens */
};

/* Ask for one more; its number will be `at` of the count before. The filter must live on; the
 * same filter over the same days is one lens. Measures start as { .store, .keep_rows }. */
swst_status swst__measures_ask(struct swst__measures *measures,
                               const struct swst_indicator *indicator,
                               const struct swst__question *question, const swst_filter *filter);

/* Ask for the part of a figure that is of one of the filter's areas: what the filter
 * narrowed to that area gives, while all areas are counted together. For many areas: it
 * asks for the whole, too. Only of what counts those in scope alone (SWST__NEED_SCOPE);
 * without rows. Its number is the last of `at`. */
swst_status swst__measures_ask_part(struct swst__measures *measures,
                                    const struct swst_indicator *indicator,
                                    const struct swst__question *question,
                                    const swst_filter *filter, int64_t area_id);

/* All of the catalogue that the filter fits. */
swst_status swst__measures_ask_all(struct swst__measures *measures,
                                   const struct swst__question *question,
                                   const swst_filter *filter);

/* Whether the filter names nothing that the indicator has not. */
bool swst__indicator_takes(const struct swst_indicator *indicator, const swst_filter *filter);

/* Compute them all, in one walk of each sort. The store stands still meanwhile
 * (swst__db_look). Freed even when it failed. */
swst_status swst__measures_run(struct swst__measures *measures);
void swst__measures_free(struct swst__measures *measures);

/* How a measure is computed: one row of indicators.def. */
enum swst__walk { SWST__WALK_LATER, SWST__WALK_PEOPLE, SWST__WALK_HOUSEHOLDS, SWST__WALK_ALONE };
struct swst__counting {
    enum swst__walk walk;
    unsigned needs;
    swst_status (*count)(struct swst__measure *measure);
};
extern const struct swst__counting swst__countings[];

/* Whether parts of the figure can be asked for. */
bool swst__indicator_has_parts(const struct swst_indicator *indicator);

#define INDICATOR(family, name, ...) \
    swst_status swst__count_##family##_##name(struct swst__measure *measure);
#define LATER(...)
#include "model/indicators.def"

#endif
