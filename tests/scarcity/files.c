/* Files and stations, made and opened. */
#include "steps.h"

static void given_closed_store(void)
{
    remove_file("scarce.swst");
    it.other = swst_store_new();
    CALL(swst_store_set_busy_timeout)(it.other, 1000);
}

static swst_status new_store(void)
{
    return made(CALL(swst_store_new)());
}

static void free_made_store(swst_status status)
{
    if (!status)
        CALL(swst_store_free)(it.out);
}

static swst_status create_in_memory(void)
{
    return CALL(swst_store_create)(it.other, ":memory:");
}

static swst_status create_file(void)
{
    return swst_store_create(it.other, "scarce.swst");
}

static void file_is_whole_or_gone(swst_status status)
{
    swst_store_free(it.other);
    assert_int_equal(file_exists("scarce.swst"), !status);
    assert_false(file_exists("scarce.swst-journal") && status);
}

static void given_file_to_open(void)
{
    it.other = swst_store_new();
}

static swst_status open_file(void)
{
    return CALL(swst_store_open)(it.other, "open.swst");
}

static void free_other(swst_status status)
{
    if (status)
        assert_status(SWST_EMISUSE, swst_store_begin(it.other));
    swst_store_free(it.other);
}

void given_new_store(void)
{
    it.other = swst_store_new();
    assert_ok(swst_store_create(it.other, ":memory:"));
}

static swst_status found_station(void)
{
    return CALL(swst_station_found)(it.other, "东陂镇社工站", "441882107", NULL);
}

static void station_is_all_or_nothing(swst_status status)
{
    assert_int_equal(count_of(it.other, "area"), !status);
    assert_int_equal(count_of(it.other, "setting") > 0, !status);
    swst_store_free(it.other);
}

const struct step file_steps[] = {
    { "store_new", NULL, new_store, free_made_store },
    { "create in memory", given_closed_store, create_in_memory, free_other },
    { "create", given_closed_store, create_file, file_is_whole_or_gone },
    { "open", given_file_to_open, open_file, free_other },
    { "found", given_new_store, found_station, station_is_all_or_nothing },
    { NULL, NULL, NULL, NULL }
};
