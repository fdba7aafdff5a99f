/* A sealed station in a file, anew for every test. */
#ifndef SWST_TESTS_OPENED_SEALED_H
#define SWST_TESTS_OPENED_SEALED_H

#include "sealed.h"

static struct sealed_station known;

static int open_sealed(void **state)
{
    swst_store *store = given_sealed_file(SEALED);

    known = given_secrets(store);
    *state = store;
    return 0;
}

static int close_sealed(void **state)
{
    swst_store_free(*state);
    remove_file(SEALED);
    return 0;
}

#define sealed_test(function) \
    cmocka_unit_test_setup_teardown(function, open_sealed, close_sealed)

#endif
