/* Programmes counted once for all measures of a lens. */
#ifndef SWST_REPORT_INDICATORS_PROGRAMME_H
#define SWST_REPORT_INDICATORS_PROGRAMME_H

#include "report/indicators/measure.h"
#include "report/programmes_walk.h"

/* One that counts. What is not known is SWST__UNKNOWN. */
struct swst__counted_programme {
    int64_t id, planned, held_of_plan, expected, held_of_expected, months, months_met;
};

struct swst__counted_programmes {
    struct swst__counted_programme *at;
    size_t count, room;
    struct swst__timed *held, *presences;
    size_t held_count, held_room, presence_count, presence_room;
    struct swst__enrolled *enrolled;        /* by client, each once */
    size_t enrolled_count, enrolled_room;
    struct swst__ids people, ended;         /* each once */
};

/* Those of the measure's lens; they live as long as it. */
swst_status swst__programmes_of(struct swst__measure *measure,
                                const struct swst__counted_programmes **programmes);

#endif
