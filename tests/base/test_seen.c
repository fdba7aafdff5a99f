/* Which ids a load has met. */
#include "../support/station.h"

#include "base/seen.h"

#include <stdlib.h>

static bool met(struct swst__seen *seen, unsigned kind, int64_t id)
{
    bool again = false;

    assert_ok(swst__seen_add(seen, kind, id, &again));
    return again;
}

static void an_id_is_met_again_in_its_own_kind_alone(void **state)
{
    struct swst__seen seen = { 0 };

    (void)state;
    assert_false(met(&seen, 0, 500000000000001));
    assert_true(met(&seen, 0, 500000000000001));
    assert_false(met(&seen, 1, 500000000000001));
    assert_false(met(&seen, 63, 500000000000001));
    assert_false(met(&seen, 0, 500000000000002));
    assert_false(met(&seen, 0, 500000000000001 + 64));
    assert_false(met(&seen, 0, 1));
    assert_false(met(&seen, 0, 999999999999999));
    assert_true(met(&seen, 63, 500000000000001));
    swst__seen_free(&seen);
}

static void many_ids_in_any_order_are_all_remembered(void **state)
{
    struct swst__seen seen = { 0 };
    enum { COUNT = 100003 };                        /* a prime: every id comes once */

    (void)state;
    for (int64_t i = 0; i < COUNT; i++)
        assert_false(met(&seen, (unsigned)(i % 3), 1 + i * 7919 % COUNT * 37));
    for (int64_t i = 0; i < COUNT; i++)
        assert_true(met(&seen, (unsigned)(i % 3), 1 + i * 7919 % COUNT * 37));
    swst__seen_free(&seen);
}

static void ids_that_stand_close_together_share_a_block(void **state)
{
    struct swst__seen seen = { 0 };

    (void)state;
    for (int64_t i = 0; i < 64000; i++)
        assert_false(met(&seen, 5, 500000000000000 + i));
    assert_int_equal(seen.count, 1000);
    swst__seen_free(&seen);
}

static void *none(size_t size)
{
    (void)size;
    return NULL;
}

static void without_memory_nothing_is_noted(void **state)
{
    struct swst__seen seen = { 0 };
    bool again;

    (void)state;
    swst_set_allocator(none, realloc, free);
    assert_int_equal(swst__seen_add(&seen, 0, 7, &again), SWST_ENOMEM);
    swst_set_allocator(malloc, realloc, free);
    assert_false(met(&seen, 0, 7));
    swst__seen_free(&seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_is_met_again_in_its_own_kind_alone),
        cmocka_unit_test(many_ids_in_any_order_are_all_remembered),
        cmocka_unit_test(ids_that_stand_close_together_share_a_block),
        cmocka_unit_test(without_memory_nothing_is_noted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
