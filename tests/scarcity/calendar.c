/* The calendar: most of it needs no memory at all. */
#include "steps.h"

#include <stdio.h>

static char day[11];
static int64_t month, of_month;
static bool is;

static swst_status next_of_rule(void)
{
    swst_status status = CALL(swst_recurrence_next)("FREQ=WEEKLY;BYDAY=SA", "2026-04-01", NULL,
                                                    day);

    return status == SWST_ROW ? SWST_OK : status;
}

static swst_status count_rule(void)
{
    return CALL(swst_recurrence_count)("FREQ=WEEKLY;BYDAY=SA", "2026-04-01", "2026-04-01",
                                       "2026-12-31", &it.number);
}

static swst_status find_lunar(void)
{
    return CALL(swst_lunar_of)("2026-10-18", &it.number, &month, &is, &of_month);
}

static swst_status say_lunar(void)
{
    return CALL(swst_lunar_text)("2026-10-18", "zh", (char **)&it.out);
}

static swst_status find_festival(void)
{
    for (size_t n = 0; n < CALL(swst_festival_count)(); n++)
        (void)CALL(swst_festival_label)(CALL(swst_festival_code)(n), "zh");
    return CALL(swst_festival_on)("重阳", 2026, day);
}

static swst_status find_festival_within(void)
{
    swst_status status = CALL(swst_festival_within)("laba", 2026, 0, day);

    return status == SWST_ROW ? SWST_OK : status;
}

static void given_holidays(void)
{
    assert_ok(swst_store_begin(it.store));
    for (int i = 1; i < 28; i++) {
        snprintf(day, sizeof day, "2031-03-%02d", i);
        given(it.store, "holiday", "happened_on", day, "change", "off", NULL);
    }
}

static void forget_holidays(swst_status status)
{
    (void)status;
    swst_store_rollback(it.store);
}

static swst_status is_workday(void)
{
    return CALL(swst_workday_is)(it.store, "2031-03-03", &is);
}

static swst_status count_workdays(void)
{
    return CALL(swst_workdays_between)(it.store, "2031-01-01", "2031-12-31", &it.number);
}

static swst_status find_workday(void)
{
    return CALL(swst_workday_after)(it.store, "2031-03-01", 5, day);
}

const struct step calendar_steps[] = {
    { "recurrence_next", NULL, next_of_rule, NULL },
    { "recurrence_count", NULL, count_rule, NULL },
    { "lunar_of", NULL, find_lunar, NULL },
    { "lunar_text", NULL, say_lunar, free_text },
    { "festival_on", NULL, find_festival, NULL },
    { "festival_within", NULL, find_festival_within, NULL },
    { "workday_is", given_holidays, is_workday, forget_holidays },
    { "workdays_between", given_holidays, count_workdays, forget_holidays },
    { "workday_after", given_holidays, find_workday, forget_holidays },
    { NULL, NULL, NULL, NULL }
};
