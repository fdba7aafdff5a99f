/* The watch list of low income, household by household (seed 004, B8). */
#include "model/structs.h"
#include "report/answer.h"
#include "report/incomes.h"

#include <swstation/files.h>

enum {
    HOUSEHOLD_ID, AREA_CODE, HEADS, INCOME, LIMIT, RIGID, STATE, LISTED, TO_DO, CHECKED_ON,
    REFRESHED, REASON
};

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }

static const struct swst_field columns[] = {
    [HOUSEHOLD_ID] = COLUMN("household_id", REFERENCE, "Household", "家庭", .unit = "",
                            .target = &swst__kinds[swst__kind_household]),
    [AREA_CODE] = COLUMN("area_code", TEXT, "Area", "区域", .unit = ""),
    [HEADS] = COLUMN("heads", INTEGER, "Heads", "人数", .unit = "people"),
    [INCOME] = COLUMN("income_fen", MONEY, "Income of a year", "年收入", .unit = "fen",
                      .flags = SWST_SENSITIVE),
    [LIMIT] = COLUMN("limit_fen", MONEY, "Limit", "收入上限", .unit = "fen"),
    [RIGID] = COLUMN("rigid", FLAG, "Rigid spending", "刚性支出", .unit = "", .max = 1,
                     .flags = SWST_SENSITIVE),
    [STATE] = COLUMN("state", CHOICE, "State", "状态", .unit = "",
                     .choices = &swst__low_income_state_choices),
    [LISTED] = COLUMN("listed", FLAG, "On the list", "在监测库", .unit = "", .max = 1),
    [TO_DO] = COLUMN("to_do", CHOICE, "To do", "应办", .unit = "",
                     .choices = &swst__low_income_to_do_choices),
    [CHECKED_ON] = COLUMN("checked_on", DAY, "Checked", "核查日", .unit = ""),
    [REFRESHED] = COLUMN("refreshed", FLAG, "Checked this month", "本月已核查", .unit = "",
                         .max = 1),
    [REASON] = COLUMN("reason", CHOICE, "Reason of the hardship", "致困原因", .unit = "",
                      .choices = &swst__income_reason_choices, .flags = SWST_SENSITIVE),
    { .name = NULL }
};

/* Nobody is taken off the list for what is not known. */
static int64_t to_do(const struct swst__income *it)
{
    bool listed = it->listed_since != SWST__NULL;

    if (it->state == swst__low_income_state_MEMBER)
        return listed ? swst__low_income_to_do_NONE : swst__low_income_to_do_ADD;
    return listed && it->state != swst__low_income_state_UNKNOWN ? swst__low_income_to_do_REMOVE
                                                                 : swst__low_income_to_do_NONE;
}

static swst_status show(void *walker, const struct swst__incomes *incomes)
{
    struct swst__answer *answer = walker;
    const struct swst__income *it = &incomes->it;
    swst_table *table = answer->table;
    swst_status status;

    if (swst__answer_is_full(answer))
        return SWST_OK;
    if ((status = swst__table_add_row(table)))
        return status;
    swst__table_set_int(table, HOUSEHOLD_ID, it->household_id);
    swst__table_set_int(table, HEADS, it->heads);
    if (it->income != SWST__NULL)
        swst__table_set_int(table, INCOME, it->income);
    swst__table_set_int(table, LIMIT, incomes->lines.limit_fen * it->heads);
    swst__table_set_int(table, RIGID, it->is_rigid);
    swst__table_set_int(table, STATE, it->state);
    swst__table_set_int(table, LISTED, it->listed_since != SWST__NULL);
    swst__table_set_int(table, TO_DO, to_do(it));
    if (it->checked_on != SWST__NULL)
        swst__table_set_int(table, CHECKED_ON, it->checked_on);
    swst__table_set_int(table, REFRESHED, swst__income_is_fresh(it, incomes->day));
    if (it->reason)
        swst__table_set_int(table, REASON, it->reason);
    return swst__table_set_text(table, AREA_CODE, incomes->areas->at[it->area].code);
}

static swst_status fill(struct swst__answer *answer)
{
    return swst__incomes_walk(&answer->ground, answer->store, show, answer);
}

swst_status swst_report_low_income(swst_store *store, const char *as_of,
                                   const swst_filter *filter, swst_table **table)
{
    return swst__answer_on(store, as_of, filter, "low_income", columns, fill, NULL, table);
}
