/* Indicators: what figures there are, as rows of indicators.def describe them.
 * How each is computed stands in report/indicators. */
#ifndef SWST_MODEL_INDICATOR_H
#define SWST_MODEL_INDICATOR_H

#include "model/model.h"

#include <swstation/indicator.h>

/* Which numbers an indicator has: swst__indicator_POP_IN_SCOPE. */
enum {
#define INDICATOR(family, name, ...) swst__indicator_##family##_##name,
#define LATER(family, name, ...)     swst__indicator_##family##_##name,
#include "model/indicators.def"
    swst__indicator_count
};
enum { swst__indicator_NONE = -1, SWST__LONGEST_CODE = 64 };

struct swst_indicator {
    const char *code;
    enum swst_unit unit;
    enum swst_figure_form form;
    bool is_cumulative;                     /* else a level */
    unsigned dimensions;                    /* of swst_dimension */
    const struct swst__choices *types;      /* the words of the dimension type, or NULL */
    int of_households;                      /* what it is when households are asked for */
    struct swst__words title, definition;
    const char *source;
    struct swst__words later;               /* why nobody can say yet; NULL: computed */
};

extern const struct swst_indicator swst__indicators[];

/* A target as a goal may have it: in the unit of the indicator, a share in
 * tenths of a percent and at most all, an average in tenths. */
swst_status swst__indicator_check_target(const swst_kind *kind, const struct swst_field *field,
                                         const struct swst_indicator *indicator, int64_t target);

/* What a target is meant in, an enum swst_figure_unit: of a share percent, else what is
 * counted. */
int64_t swst__target_unit(enum swst_figure_form form, enum swst_unit unit);

#endif
