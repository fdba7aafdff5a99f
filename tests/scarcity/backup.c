/* Backups, and the quick look at a file: without memory nothing is left of them. */
#include "steps.h"

#include <stdio.h>

#define BACKUP "scarce.bak"
#define RESTORED "scarce-again.swst"

static void remove_backup(void)
{
    remove_file(BACKUP);
    remove(BACKUP ".manifest");
    remove(BACKUP ".part");
}

static void given_no_backup(void)
{
    remove_backup();
    it.other = opened("open.swst");
    swst__db_forget_statements(it.other);
    swst__sql_forget(it.other);
}

static void given_a_backup(void)
{
    given_no_backup();
    assert_ok(swst_store_backup(it.other, BACKUP));
    swst_store_free(it.other);
    remove_file(RESTORED);
}

static swst_status back_up(void)
{
    return CALL(swst_store_backup)(it.other, BACKUP);
}

static void backup_is_there_or_not(swst_status status)
{
    swst_store_free(it.other);
    assert_int_equal(file_exists(BACKUP), !status);
    assert_int_equal(file_exists(BACKUP ".manifest"), !status);
    assert_false(file_exists(BACKUP ".part"));
    if (!status)
        assert_ok(swst_backup_verify(BACKUP));
    remove_backup();
}

static swst_status verify(void)
{
    return CALL(swst_backup_verify)(BACKUP);
}

static swst_status restore(void)
{
    return CALL(swst_backup_restore)(BACKUP, RESTORED);
}

static void forget_backup(swst_status status)
{
    (void)status;
    remove_backup();
}

static void restored_is_there_or_not(swst_status status)
{
    assert_int_equal(file_exists(RESTORED), !status);
    assert_false(file_exists(RESTORED ".restore"));
    remove_file(RESTORED);
    remove_backup();
}

static swst_status check_quickly(void)
{
    return CALL(swst_station_check_quick)(it.store, (swst_table **)&it.out);
}

static void free_findings(swst_status status)
{
    if (!status)
        swst_table_free(it.out);
}

const struct step backup_steps[] = {
    { "back up", given_no_backup, back_up, backup_is_there_or_not },
    { "verify a backup", given_a_backup, verify, forget_backup },
    { "restore", given_a_backup, restore, restored_is_there_or_not },
    { "check quickly", NULL, check_quickly, free_findings },
    { NULL, NULL, NULL, NULL }
};
