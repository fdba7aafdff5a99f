/* A number is kept when other worlds remain in which it is another: worlds where
 * every sum comes out right, every number that is shown is what it is, and every other is one
 * that may stand behind its sign. Each such world is found, so that nobody, however well he
 * reckons, can rule it out; where too few are found more is withheld. */
#include "codec/profile_sums.h"

#include "base/memory.h"

#include <string.h>

enum { NONE_MORE = 3, MOST_TRIES = 300, MOST_LOOKED_AT = 64 };
#define NOTHING SIZE_MAX

size_t swst__sums_number(struct swst__sums *sums, int64_t value, bool is_seen)
{
    struct swst__number *grown;

    if (sums->failed || !(grown = swst__grow(sums->numbers, &sums->number_room,
                                             sums->number_count, sizeof *grown))) {
        sums->failed = true;
        return NOTHING;
    }
    sums->numbers = grown;
    grown[sums->number_count] = (struct swst__number){
        .value = value, .same = sums->number_count, .terms = NOTHING,
        .state = is_seen ? SWST__NUMBER_SHOWN : SWST__NUMBER_UNSEEN };
    return sums->number_count++;
}

static size_t root_of(const struct swst__sums *sums, size_t number)
{
    while (sums->numbers[number].same != number)
        number = sums->numbers[number].same;
    return number;
}

void swst__sums_same(struct swst__sums *sums, size_t a, size_t b)
{
    struct swst__number *kept, *other;

    if (sums->failed || a == NOTHING || b == NOTHING)
        return;
    a = root_of(sums, a);
    b = root_of(sums, b);
    if (a == b)
        return;
    kept = &sums->numbers[a < b ? a : b];
    other = &sums->numbers[a < b ? b : a];
    other->same = a < b ? a : b;
    if (other->state == SWST__NUMBER_SHOWN)
        kept->state = SWST__NUMBER_SHOWN;
}

/* --------------------------------------------------------------------- sums */

static void add_term(struct swst__sums *sums, size_t number, int sign)
{
    struct swst__term *grown;

    if (sums->failed || number == NOTHING)
        return;
    if (!(grown = swst__grow(sums->terms, &sums->term_room, sums->term_count, sizeof *grown))) {
        sums->failed = true;
        return;
    }
    sums->terms = grown;
    number = root_of(sums, number);
    grown[sums->term_count] = (struct swst__term){
        .number = number, .sum = sums->sum_count - 1, .next = sums->numbers[number].terms,
        .sign = sign };
    sums->numbers[number].terms = sums->term_count++;
    sums->sums[sums->sum_count - 1].count++;
}

void swst__sums_whole(struct swst__sums *sums, size_t whole)
{
    struct swst__sum *grown;

    if (sums->failed || !(grown = swst__grow(sums->sums, &sums->sum_room, sums->sum_count,
                                             sizeof *grown))) {
        sums->failed = true;
        return;
    }
    sums->sums = grown;
    grown[sums->sum_count++] = (struct swst__sum){ .first = sums->term_count };
    add_term(sums, whole, 1);
}

void swst__sums_part(struct swst__sums *sums, size_t part)
{
    add_term(sums, part, -1);
}

void swst__sums_within(struct swst__sums *sums, size_t whole, size_t part, bool guarded)
{
    size_t rest;

    if (sums->failed || whole == NOTHING || part == NOTHING)
        return;
    rest = swst__sums_number(sums, sums->numbers[whole].value - sums->numbers[part].value, false);
    swst__sums_whole(sums, whole);
    swst__sums_part(sums, part);
    swst__sums_part(sums, rest);
    if (!sums->failed)
        sums->numbers[rest].guarded = guarded;
}

/* ------------------------------------------------------------- other worlds */

static bool is_small(int64_t value)
{
    return value > 0 && value < SWST__FEWEST_SHOWN;
}

/* How much of a change a number can take: what may stand behind its sign. A reader may take it
 * that what is withheld beside small ones is not small itself. */
static int64_t most_of(const struct swst__number *number, int64_t by)
{
    int64_t to = number->value + by;
    int64_t least = number->state == SWST__NUMBER_UNSEEN ? 0
        : number->state == SWST__NUMBER_WITHHELD && number->value >= SWST__FEWEST_SHOWN
            ? SWST__FEWEST_SHOWN : 1;

    if (number->state == SWST__NUMBER_SHOWN)
        return 0;
    if (number->state == SWST__NUMBER_SMALL && to >= SWST__FEWEST_SHOWN)
        to = SWST__FEWEST_SHOWN - 1;
    return (to < least ? least : to) - number->value;
}

static void change(struct swst__sums *sums, size_t number, int64_t by, size_t *reached)
{
    sums->numbers[number].change += by;
    for (size_t i = sums->numbers[number].terms; i != NOTHING; i = sums->terms[i].next) {
        size_t sum = sums->terms[i].sum;

        sums->sums[sum].lacking += sums->terms[i].sign * by;
        if (!sums->is_reached[sum]) {
            sums->is_reached[sum] = true;
            sums->reached[(*reached)++] = sum;
        }
    }
}

static void take_back(struct swst__sums *sums, size_t to, size_t *reached)
{
    while (sums->changed_count > to) {
        size_t number = sums->changed[--sums->changed_count];

        change(sums, number, -sums->numbers[number].change, reached);
    }
}

static bool find_lacking(const struct swst__sums *sums, size_t reached, size_t *sum)
{
    for (size_t i = 0; i < reached; i++)
        if (sums->sums[*sum = sums->reached[i]].lacking)
            return true;
    return false;
}

/* Let another number of each sum that does not come out right make up for it; those that stand
 * nowhere first. */
static bool settle(struct swst__sums *sums, size_t *reached)
{
    static const enum swst__number_state order[] = {
        SWST__NUMBER_UNSEEN, SWST__NUMBER_WITHHELD, SWST__NUMBER_SMALL };
    size_t at, before = sums->changed_count;

    if (!find_lacking(sums, *reached, &at))
        return true;
    for (size_t i = 0; i < 3 * sums->sums[at].count; i++) {
        const struct swst__term *term = &sums->terms[sums->sums[at].first
                                                     + i % sums->sums[at].count];
        const struct swst__number *number = &sums->numbers[term->number];
        int64_t by = most_of(number, -sums->sums[at].lacking * term->sign);

        if (number->state != order[i / sums->sums[at].count] || number->change || !by)
            continue;
        if (sums->tries++ >= MOST_TRIES)
            return false;
        sums->changed[sums->changed_count++] = term->number;
        change(sums, term->number, by, reached);
        if (settle(sums, reached))
            return true;
        take_back(sums, before, reached);
    }
    return false;
}

static bool could_be(struct swst__sums *sums, size_t number, int64_t by)
{
    size_t reached = 0;
    bool could;

    if (most_of(&sums->numbers[number], by) != by)
        return false;
    sums->tries = sums->changed_count = 0;
    sums->changed[sums->changed_count++] = number;
    change(sums, number, by, &reached);
    could = settle(sums, &reached);
    take_back(sums, 0, &reached);
    while (reached)
        sums->is_reached[sums->reached[--reached]] = false;
    return could;
}

/* Behind "<5" each of 1 to 4 must be possible, behind "*" four numbers at the least. */
static bool is_safe(struct swst__sums *sums, size_t number)
{
    static const int64_t by[] = { 1, -1, 2, -2, 3, -3, 4 };
    const struct swst__number *at = &sums->numbers[number];
    int found = 0;

    if (at->state == SWST__NUMBER_SHOWN
        || (at->state == SWST__NUMBER_UNSEEN && !(at->guarded && is_small(at->value))))
        return true;
    for (size_t i = 0; i < sizeof by / sizeof *by && found < NONE_MORE; i++)
        found += could_be(sums, number, by[i]);
    return found == NONE_MORE;
}

/* ------------------------------------------------------------ withhold more */

/* Of a sum the number to withhold beside others: the least of its parts, then the whole. */
static size_t another_of(const struct swst__sums *sums, const struct swst__sum *sum, size_t *hidden)
{
    size_t best = NOTHING;
    int sign = 0;

    *hidden = 0;
    for (size_t i = sum->first; i < sum->first + sum->count; i++) {
        const struct swst__term *term = &sums->terms[i];
        const struct swst__number *number = &sums->numbers[term->number];

        *hidden += number->state != SWST__NUMBER_SHOWN;
        if (number->state != SWST__NUMBER_SHOWN || !number->value)
            continue;
        if (best == NOTHING || term->sign < sign
            || (term->sign == sign && number->value < sums->numbers[best].value)) {
            best = term->number;
            sign = term->sign;
        }
    }
    return best;
}

static void reach_sums_of(struct swst__sums *sums, size_t number, size_t *reached)
{
    change(sums, number, 0, reached);
}

static void reach_beyond(struct swst__sums *sums, const struct swst__sum *sum, size_t *reached)
{
    for (size_t i = sum->first; i < sum->first + sum->count; i++)
        if (sums->numbers[sums->terms[i].number].state != SWST__NUMBER_SHOWN)
            reach_sums_of(sums, sums->terms[i].number, reached);
}

/* A small whole of several parts, or of one that is withheld, tells much of them: then it is
 * withheld like a large one. */
static size_t small_whole(const struct swst__sums *sums, size_t reached)
{
    for (size_t i = 0; i < reached; i++) {
        const struct swst__sum *sum = &sums->sums[sums->reached[i]];
        size_t whole = sums->terms[sum->first].number, parts = 0;

        for (size_t j = sum->first + 1; j < sum->first + sum->count; j++) {
            enum swst__number_state state = sums->numbers[sums->terms[j].number].state;

            parts += state == SWST__NUMBER_SMALL ? 1 : state == SWST__NUMBER_WITHHELD ? 2 : 0;
        }
        if (parts > 1 && sums->numbers[whole].state == SWST__NUMBER_SMALL)
            return whole;
    }
    return NOTHING;
}

/* The number to withhold for the sake of another: of the nearest sums the one that has the
 * fewest hidden numbers. */
static size_t next_to_withhold(struct swst__sums *sums, size_t number)
{
    size_t best = NOTHING, fewest = NOTHING, reached = 0, found = 0;

    reach_sums_of(sums, number, &reached);
    for (size_t i = 0; i < reached && found < MOST_LOOKED_AT && fewest > 1; i++) {
        const struct swst__sum *sum = &sums->sums[sums->reached[i]];
        size_t hidden, another = another_of(sums, sum, &hidden);

        found += another != NOTHING;
        if (another != NOTHING && hidden < fewest) {
            best = another;
            fewest = hidden;
        }
        reach_beyond(sums, sum, &reached);
    }
    if (best == NOTHING)
        best = small_whole(sums, reached);
    while (reached)
        sums->is_reached[sums->reached[--reached]] = false;
    return best;
}

static void make_safe(struct swst__sums *sums, size_t number)
{
    while (!is_safe(sums, number)) {
        size_t next = next_to_withhold(sums, number);

        if (next == NOTHING && sums->numbers[number].state == SWST__NUMBER_SMALL)
            next = number;
        if (next == NOTHING)
            break;
        sums->numbers[next].state = SWST__NUMBER_WITHHELD;
        sums->numbers[next].is_safe = false;
    }
    sums->numbers[number].is_safe = true;
}

/* What is withheld for the sake of others must not be known either. */
static void make_all_safe(struct swst__sums *sums)
{
    bool again = true;

    while (again) {
        again = false;
        for (size_t i = 0; i < sums->number_count; i++) {
            struct swst__number *number = &sums->numbers[i];

            if (number->same != i || number->is_safe || number->state == SWST__NUMBER_SHOWN)
                continue;
            make_safe(sums, i);
            again = true;
        }
    }
}

swst_status swst__sums_decide(struct swst__sums *sums)
{
    if (sums->failed)
        return swst__fail_memory();
    sums->changed = swst__calloc((sums->number_count + 1) * sizeof *sums->changed);
    sums->reached = swst__calloc((sums->sum_count + 1) * sizeof *sums->reached);
    sums->is_reached = swst__calloc((sums->sum_count + 1) * sizeof *sums->is_reached);
    if (!sums->changed || !sums->reached || !sums->is_reached)
        return swst__fail_memory();
    for (size_t i = 0; i < sums->number_count; i++)
        if (sums->numbers[i].same == i && sums->numbers[i].state == SWST__NUMBER_SHOWN
            && is_small(sums->numbers[i].value))
            sums->numbers[i].state = SWST__NUMBER_SMALL;
    make_all_safe(sums);
    return SWST_OK;
}

enum swst__number_state swst__sums_state(const struct swst__sums *sums, size_t number)
{
    return number == NOTHING ? SWST__NUMBER_SHOWN : sums->numbers[root_of(sums, number)].state;
}

void swst__sums_free(struct swst__sums *sums)
{
    swst_free(sums->numbers);
    swst_free(sums->sums);
    swst_free(sums->terms);
    swst_free(sums->changed);
    swst_free(sums->reached);
    swst_free(sums->is_reached);
    memset(sums, 0, sizeof *sums);
}
