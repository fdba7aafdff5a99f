/* The journal of a file: chosen, asked for, and brought in. */
#include "steps.h"

#define STATION "scarce.swst"

static void given_closed_store(void)
{
    remove_file(STATION);
    it.other = swst_store_new();
}

static swst_status create_in_wal_mode(void)
{
    swst_status status = CALL(swst_store_set_journal)(it.other, "wal");

    return status ? status : swst_store_create(it.other, STATION);
}

static void nothing_is_left(swst_status status)
{
    swst_store_free(it.other);
    assert_int_equal(file_exists(STATION), !status);
    assert_false(status && (file_exists(STATION "-wal") || file_exists(STATION "-shm")
                            || file_exists(STATION "-lock")));
}

static void given_store_to_change(void)
{
    swst_store_free(given_file(STATION));
    it.other = swst_store_new();
}

static swst_status open_in_wal_mode(void)
{
    swst_status status = swst_store_set_journal(it.other, "wal");

    return status ? status : swst_store_open(it.other, STATION);
}

/* Whatever it came to, the next finds it well. */
static void it_can_be_opened(swst_status status)
{
    (void)status;
    swst_store_free(it.other);
    swst_store_free(opened(STATION));
}

static void given_log(void)
{
    given_closed_store();
    assert_ok(create_in_wal_mode());
    given_village(it.other, "441882107001");
}

static swst_status checkpoint(void)
{
    return CALL(swst_store_checkpoint)(it.other);
}

static void village_is_there(swst_status status)
{
    (void)status;
    assert_int_equal(count_of(it.other, "area"), 1);
    assert_ok(swst_store_begin(it.other));              /* the turn was given back */
    assert_ok(swst_store_commit(it.other));
    swst_store_free(it.other);
}

static swst_status ask_journal(void)
{
    const char *mode = CALL(swst_store_journal_of)(it.other);

    if (!mode)
        return SWST_ENOMEM;
    assert_string_equal(mode, "wal");
    return SWST_OK;
}

const struct step journal_steps[] = {
    { "create in WAL mode", given_closed_store, create_in_wal_mode, nothing_is_left },
    { "open in WAL mode", given_store_to_change, open_in_wal_mode, it_can_be_opened },
    { "checkpoint", given_log, checkpoint, village_is_there },
    { "journal of", given_log, ask_journal, village_is_there },
    { NULL, NULL, NULL, NULL }
};
