/* Ledgers that come in and are taken back. */
#include "steps.h"

#include <stdio.h>
#include <unistd.h>

#define LEDGER "scarce-ledger.csv"
#define REPORT "scarce-ledger.report.csv"

static int64_t import;

/* Persons whom nobody has met yet, so that every run has as much to do. */
static void given_ledger(void)
{
    static int run;
    char text[800];

    run++;
    snprintf(text, sizeof text,
             "名单,,,,,,,,\n姓名,户主,与户主关系,村,类别,服务等级,探访日期,猫,电话\n"
             "甲%d,乙%d,配偶,441882107001,低保,red,2026-01-03,有,13800000001\n"
             "乙%d,乙%d,户主,441882107001,低保、残疾,red,2026-01-03,,\n"
             "甲%d,乙%d,配偶,441882107001,,,,,13800000002\n丙%d,,,无名村,,,,,\n合计,,,,,,,,\n",
             run, run, run, run, run, run, run);
    write_file(LEDGER, text, strlen(text));
    unlink(REPORT);
}

static void remove_ledger(swst_status status)
{
    (void)status;
    unlink(LEDGER);
    unlink(REPORT);
}

static void ask_ledger(const swst_ledger *ledger)
{
    (void)CALL(swst_ledger_encoding)(ledger), (void)CALL(swst_ledger_header_row)(ledger, 0);
    (void)CALL(swst_ledger_bytes)(ledger), (void)CALL(swst_ledger_total)(ledger);
    (void)CALL(swst_ledger_accepted)(ledger), (void)CALL(swst_ledger_rejected)(ledger);
    (void)CALL(swst_ledger_skipped)(ledger), (void)CALL(swst_ledger_created)(ledger);
    (void)CALL(swst_ledger_updated)(ledger), (void)CALL(swst_ledger_problems)(ledger);
}

static swst_status tell(swst_ledger *ledger)
{
    swst_status status = CALL(swst_ledger_map)(ledger, "猫", "note");

    if (!status)
        status = CALL(swst_ledger_set_kind)(ledger, "client");
    if (!status)
        status = CALL(swst_ledger_set_as_of)(ledger, "2026-01-31");
    if (!status)
        status = CALL(swst_ledger_set_area)(ledger, it.area);
    if (!status)
        status = CALL(swst_ledger_set_skip_bad)(ledger, true);
    return status ? status : CALL(swst_ledger_set_report)(ledger, REPORT);
}

static swst_status look(const swst_ledger *ledger)
{
    swst_table *mapping = NULL, *plan = NULL;
    swst_status status = CALL(swst_ledger_mapping)(ledger, &mapping);

    if (!status)
        status = CALL(swst_ledger_plan)(ledger, 0, 10, &plan);
    swst_table_free(mapping);
    swst_table_free(plan);
    return status;
}

static swst_status take_ledger(int64_t *number)
{
    swst_ledger *ledger = NULL;
    swst_status status = CALL(swst_ledger_open)(it.store, LEDGER, &ledger);

    if (status)
        return ledger ? SWST_EMISUSE : status;
    status = tell(ledger);
    while (!status && (status = CALL(swst_ledger_step)(ledger)) == SWST_ROW)
        status = SWST_OK;
    if (!status) {
        ask_ledger(ledger);
        assert_int_equal(swst_ledger_rejected(ledger), 1);
        status = look(ledger);
    }
    if (!status)
        status = CALL(swst_ledger_apply)(ledger, number);
    CALL(swst_ledger_free)(ledger);
    return status;
}

static swst_status take(void)
{
    return take_ledger(&it.number);
}

static void given_import(void)
{
    given_ledger();
    assert_ok(take_ledger(&import));
    remove_ledger(SWST_OK);
    swst_store_set_now(it.store, 1772000000000);
}

static swst_status undo(void)
{
    return CALL(swst_import_undo)(it.store, import, "a wrong sheet");
}

static swst_status list(void)
{
    return CALL(swst_import_list)(it.store, (swst_table **)&it.out);
}

const struct step ledger_steps[] = {
    { "a ledger", given_ledger, take, remove_ledger },
    { "import_undo", given_import, undo, NULL },
    { "import_list", NULL, list, free_table },
    { NULL, NULL, NULL, NULL }
};
