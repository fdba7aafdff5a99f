/* Who belongs to a household and who heads it, day by day: against a plain model. */
#include "homes.h"
#include "domain/households.h"

enum { DAYS = 40, PEOPLE = 4, ROWS = 8, TRIALS = 150 };

/* ---------------------------------------------------------------- plain model */

struct plain_row {
    int who, first, last;               /* last DAYS: open */
    bool is_head;
};

struct plain {
    struct plain_row rows[ROWS];
    int count, death[PEOPLE];           /* death DAYS + 1: alive */
};

static bool lives(const struct plain *plain, const struct plain_row *row, int day)
{
    return row->first <= day && day <= row->last && day < plain->death[row->who];
}

/* Who heads the household on a day; -1: nobody; -2: nobody lives there. */
static int head_on(const struct plain *plain, int day)
{
    int head = -2;

    for (int i = 0; i < plain->count; i++)
        if (lives(plain, &plain->rows[i], day) && (head < 0 || plain->rows[i].is_head))
            head = plain->rows[i].is_head ? plain->rows[i].who : -1;
    return head;
}

/* ---------------------------------------------------------------------- store */

/* Days are numbered from 2022-03-01. */
static int64_t day_number(int day)
{
    int64_t number;

    assert_true(swst__day_read("2022-03-01", &number));
    return number + day;
}

static const char *day_text(int day)
{
    static char texts[4][SWST__DAY_SIZE];
    static int next;
    char *text = texts[next++ % 4];

    swst__day_print(day_number(day), text);
    return text;
}

static unsigned seed;

static int chance(int most)
{
    seed = seed * 1103515245U + 12345U;
    return (int)(seed / 65536U % (unsigned)most);
}

/* Rows that the store takes; the day of death is known from the first. */
static void fill(swst_store *store, struct plain *plain, int64_t household)
{
    int64_t people[PEOPLE], area = given_area(store);

    for (int i = 0; i < PEOPLE; i++) {
        people[i] = given_client(store, area);
        plain->death[i] = chance(2) ? DAYS + 1 : 5 + chance(DAYS - 5);
        if (plain->death[i] < DAYS)
            died(store, people[i], day_text(plain->death[i]));
    }
    plain->count = 0;
    for (int i = 0; i < ROWS; i++) {
        struct plain_row row = { chance(PEOPLE), chance(DAYS), DAYS, chance(2) };

        if (chance(2) && (row.last = row.first + chance(12)) >= DAYS)
            row.last = DAYS;
        if (!refused(store, "household_member", "household_id", ID(household), "client_id",
                     ID(people[row.who]), "is_head", row.is_head ? "true" : NULL, "starts_on",
                     day_text(row.first), "ends_on", row.last < DAYS ? day_text(row.last) : NULL,
                     NULL))
            plain->rows[plain->count++] = row;
    }
}

static void assert_day(const struct plain *plain, const struct swst__households *households,
                       int day)
{
    const struct swst__member *head = swst__households_head(households, day_number(day)), *last;
    int expected = head_on(plain, day), since = day, before;

    assert_int_equal(head != NULL, expected >= 0);
    assert_int_equal(swst__households_is_headless(households, day_number(day)), expected == -1);
    if (expected != -1)
        return;
    while (since > 0 && head_on(plain, since - 1) == -1)
        since--;
    assert_int_equal(swst__households_headless_since(households, day_number(day)),
                     day_number(since));
    for (before = since - 1; before >= 0 && head_on(plain, before) < 0; )
        before--;
    last = swst__households_last_head(households, day_number(since));
    assert_int_equal(last != NULL, before >= 0);
    if (last)
        assert_int_equal(last->living.last, day_number(before));
}

static void every_day_is_as_in_a_plain_model(void **state)
{
    seed = 7;
    for (int trial = 0; trial < (getenv("SWST_LONG") ? 10 * TRIALS : TRIALS); trial++) {
        int64_t household = given_household(*state, given_area(*state));
        struct swst__households households = { 0 };
        struct plain plain;

        fill(*state, &plain, household);
        assert_ok(swst__households_open(&households, *state));
        assert_ok(swst__households_take(&households, household));
        assert_int_equal(households.count, plain.count);
        for (int day = 0; day < DAYS; day++)
            assert_day(&plain, &households, day);
        swst__households_close(&households);
    }
}

/* ----------------------------------------------------------------- one by one */

static void households_are_taken_in_the_order_of_their_ids(void **state)
{
    struct home home = given_family(*state);
    int64_t empty = given_household(*state, home.area), other = given_household(*state, home.area);
    struct swst__households households = { 0 };

    given_member(*state, other, home.people[3], "2021-01-01", NULL);
    assert_ok(void_it(*state, "household_member", given_member(*state, other, home.people[4],
                                                               "2021-01-01", NULL), "wrong"));
    assert_ok(swst__households_open(&households, *state));
    assert_ok(swst__households_take(&households, home.id));
    assert_int_equal(households.count, 3);
    assert_ok(swst__households_take(&households, empty));
    assert_int_equal(households.count, 0);
    assert_ok(swst__households_take(&households, other));
    assert_int_equal(households.count, 1);
    assert_int_equal(households.members[0].client_id, home.people[3]);
    swst__households_close(&households);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(every_day_is_as_in_a_plain_model),
        station_test(households_are_taken_in_the_order_of_their_ids),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
