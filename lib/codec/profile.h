/* Profiles: for whom an output is meant, and what sorts of values he sees
 * (profile.def). Here is the only place that decides it. */
#ifndef SWST_CODEC_PROFILE_H
#define SWST_CODEC_PROFILE_H

#include "model/table.h"

enum swst__showing { SWST__SHOWN, SWST__MASKED, SWST__LEFT_OUT };

/* What a value is, for profile.def; SWST__SORTS_END: of no sort. */
enum swst__sort {
    SWST__OF_NAME, SWST__OF_NUMBER, SWST__OF_PHONE, SWST__OF_ADDRESS, SWST__OF_BIRTH,
    SWST__OF_PERSONAL, SWST__OF_SENSITIVE, SWST__OF_PERSON, SWST__OF_RECORD, SWST__OF_WORDS,
    SWST__OF_ROWS, SWST__SORTS_END
};
enum swst__sort swst__sort_of(const struct swst_field *field);

/* Whether a kind is about one person, or one household. */
bool swst__kind_is_of_people(const struct swst_kind *kind);

/* `flags`: a combination of swst_output_flag; of several the strictest. */
enum swst__showing swst__profile_showing(enum swst__sort sort, unsigned flags);

/* Whether small numbers are withheld. */
bool swst__profile_publishes(unsigned flags);

/* Refuses flags that do not exist. */
swst_status swst__output_check(unsigned flags);

/* A copy of the table as it may be published; *copy stays NULL where all of it may. */
swst_status swst__table_published(const swst_table *table, unsigned flags, swst_table **copy);

#endif
