/* Small numbers in what is published: which figures must not be shown, so that no
 * figure from 1 to 4 can be computed from those that are. The caller says what the
 * figures are and which of them add up; how they look is his. */
#ifndef SWST_CODEC_PROFILE_SUMS_H
#define SWST_CODEC_PROFILE_SUMS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum { SWST__FEWEST_SHOWN = 5 };

/* What a reader sees of a number. */
enum swst__number_state {
    SWST__NUMBER_SHOWN,
    SWST__NUMBER_SMALL,                 /* "<5" */
    SWST__NUMBER_WITHHELD,              /* "*": any number but 0 */
    SWST__NUMBER_UNSEEN                 /* stands nowhere; 0 or more */
};

struct swst__term {
    size_t number, sum, next;           /* `next` of the same number, or SIZE_MAX */
    int sign;
};

struct swst__sums {
    struct swst__number {
        int64_t value, change;          /* `change`: of a world that is tried */
        size_t same;                    /* what it is another place of, or itself */
        size_t terms;                   /* the first, or SIZE_MAX */
        enum swst__number_state state;
        bool is_safe, guarded;          /* though unseen, it must not be known when small */
    } *numbers;
    struct swst__sum {
        size_t first, count;            /* of its terms */
        int64_t lacking;
    } *sums;
    struct swst__term *terms;
    size_t number_count, number_room, sum_count, sum_room, term_count, term_room;
    size_t *changed, *reached;          /* of one search */
    bool *is_reached;
    size_t changed_count, tries;
    bool failed;
};

/* A number, by whose index it is named; `is_seen`: it stands somewhere. Not below 0. What fails is
 * kept, and told by the end. */
size_t swst__sums_number(struct swst__sums *sums, int64_t value, bool is_seen);

/* Two places of one number: of equal value, before any sum of them. */
void swst__sums_same(struct swst__sums *sums, size_t a, size_t b);

/* whole = the sum of the parts, added one by one after it. */
void swst__sums_whole(struct swst__sums *sums, size_t whole);
void swst__sums_part(struct swst__sums *sums, size_t part);

/* whole = part + a rest that stands nowhere; `guarded`: nobody may know it when it is small. */
void swst__sums_within(struct swst__sums *sums, size_t whole, size_t part, bool guarded);

/* Decide; then ask. */
swst_status swst__sums_decide(struct swst__sums *sums);
enum swst__number_state swst__sums_state(const struct swst__sums *sums, size_t number);
void swst__sums_free(struct swst__sums *sums);

#endif
