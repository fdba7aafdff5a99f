/**
 * @file
 * @brief The calendar: recurrences, festivals, working days (重复、节日、工作日).
 * @since 0.1.0
 */
#ifndef SWSTATION_CALENDAR_H
#define SWSTATION_CALENDAR_H

#include <swstation/store.h>

/**
 * @defgroup calendar The calendar
 * @{
 */
SWST_BEGIN_DECLS

/**
 * @name Recurrences
 *
 * A rule is a subset of RFC 5545, as programmes and tasks keep it: parts with
 * ";" between them, in any order, in capitals or not, behind "RRULE:" or not.
 *
 * - `FREQ`: `DAILY`, `WEEKLY`, `MONTHLY` or `YEARLY`; required;
 * - `INTERVAL`: every so many days, weeks, months or years, 1 to 9999;
 * - `BYDAY`: `MO` … `SU`; by the month or year also numbered, as `1SA` or `-1FR`;
 * - `BYMONTHDAY`: 1 to 31, or -1 (the last) to -31; not by the week;
 * - `UNTIL`: the last day, as YYYYMMDD; or `COUNT`: how many days in all, 1 to 99999.
 *
 * Weeks start on Monday. A rule without `BYDAY` and `BYMONTHDAY` takes the
 * weekday, or the day, of its first day; a month without such a day is left
 * out. The first day itself belongs to the recurrence only when the rule names
 * it: Saturdays from Wednesday, 2026-04-01, begin on 2026-04-04 (seed 003, F9).
 * @{ */

/**
 * Find the next day of a rule.
 *
 * @param rule      The rule, such as "FREQ=WEEKLY;BYDAY=SA".
 * @param starts_on The first day, from which intervals and `COUNT` run.
 * @param after     The day after which to look; NULL for the first of all.
 * @param[out] day  The day, as "YYYY-MM-DD".
 * @retval SWST_ROW      There is one.
 * @retval SWST_OK       There is none, up to the year 9999.
 * @retval SWST_EINVALID Not a rule, or not a day.
 */
SWST_API SWST_MUST_CHECK swst_status swst_recurrence_next(const char *rule, const char *starts_on,
                                                          const char *after, char day[11]);

/**
 * Count the days of a rule within a period: 39 Saturdays from April to
 * December 2026 (seed 003, F9), 26 surveys a year every other week (seed 002, C9).
 *
 * @param rule       The rule; see above.
 * @param starts_on  The first day, from which intervals and `COUNT` run.
 * @param from       The first day of the period.
 * @param to         The last day of the period.
 * @param[out] count The number, in days.
 * @retval SWST_EINVALID Not a rule, not a day, or the period is reversed.
 */
SWST_API SWST_MUST_CHECK swst_status swst_recurrence_count(const char *rule, const char *starts_on,
                                                           const char *from, const char *to,
                                                           int64_t *count);
/** @} */

/**
 * @name The Chinese calendar
 *
 * From 1900-01-01 to the end of the lunar year 2100, 2101-01-28: by Beijing
 * time, after GB/T 33661-2017. A lunar year has the number of the year in which
 * it begins; the lunar year 2026 ends on 2027-02-05.
 * @{ */

/**
 * Say which day of the Chinese calendar a day is.
 *
 * @param day           The day, as "YYYY-MM-DD".
 * @param[out] year     The lunar year.
 * @param[out] month    The month, 1 to 12.
 * @param[out] is_leap  Whether it is a leap month, which repeats the number of the one before.
 * @param[out] of_month The day of the month, 1 to 30.
 * @retval SWST_EINVALID Not a day, or outside of the years above.
 */
SWST_API SWST_MUST_CHECK swst_status swst_lunar_of(const char *day, int64_t *year, int64_t *month,
                                                   bool *is_leap, int64_t *of_month);

/**
 * The same in words: "丙午年九月初九", "month 9 day 9 of lunar 2026".
 *
 * @param day       The day, as "YYYY-MM-DD".
 * @param language  "zh" for Chinese; "en" or anything else for English.
 * @param[out] text The words. @owned{swst_free}
 * @retval SWST_EINVALID Not a day, or outside of the years above.
 */
SWST_API SWST_MUST_CHECK swst_status swst_lunar_text(const char *day, const char *language,
                                                     char **text);
/** @} */

/**
 * @name Festivals
 *
 * Known by a code, such as "double_ninth", or by their Chinese name: 重阳 or
 * 重阳节 (seed 000, F2). Leap months never repeat a festival.
 * @{ */

/** @return How many festivals are known. */
SWST_API size_t swst_festival_count(void);

/** @return The code of festival @p n, from 0; NULL beyond the last. */
SWST_API const char *swst_festival_code(size_t n);

/** @return Its name in a language ("zh", else English); NULL if @p code is none. */
SWST_API const char *swst_festival_label(const char *code, const char *language);

/**
 * Find the day of a festival of a year.
 *
 * A festival of the Chinese calendar is that of the @b lunar year: 腊八 and
 * 除夕 mostly fall in the January or February after. 重阳 of 2026 is
 * 2026-10-18, not a day of September (seed 003, F3); 腊八 of 2026 is 2027-01-15.
 *
 * @param code     A code or Chinese name.
 * @param year     The year, 1900 to 2100; lunar where the festival is.
 * @param[out] day The day, as "YYYY-MM-DD".
 * @retval SWST_ENOTFOUND No such festival.
 * @retval SWST_EINVALID  The year is outside of 1900 to 2100.
 */
SWST_API SWST_MUST_CHECK swst_status swst_festival_on(const char *code, int64_t year,
                                                      char day[11]);

/**
 * Find a day of a festival within a @b calendar year: 腊八 and 除夕 may fall
 * there twice or not at all. 腊八 within 2026 is 2026-01-26.
 *
 * @param code     A code or Chinese name.
 * @param year     The calendar year, 1900 to 2100.
 * @param n        0 for the first, 1 for the second.
 * @param[out] day The day, as "YYYY-MM-DD".
 * @retval SWST_ROW       There is one.
 * @retval SWST_OK        There is none, or no other.
 * @retval SWST_ENOTFOUND No such festival.
 * @retval SWST_EINVALID  The year is outside of 1900 to 2100.
 */
SWST_API SWST_MUST_CHECK swst_status swst_festival_within(const char *code, int64_t year,
                                                          int64_t n, char day[11]);
/** @} */

/**
 * @name Working days
 *
 * Monday to Friday, but for the records of kind `holiday`: days off, and weekend
 * days worked instead. Those of 2022 to 2026 ship with a new station, as the
 * State Council announced them.
 *
 * A year without such records between January and November has the thirteen
 * statutory days of the rule of 2025 off: 元旦 1, 春节 4 (from 除夕), 清明 1,
 * 劳动节 2, 端午 1, 中秋 1, 国庆节 3; which weekend days are worked instead, or
 * days given for a weekend, is not foreseen. Days lie from 1900 to 2100.
 * @{ */

/**
 * Say whether a day is worked.
 *
 * @param day     The day, as "YYYY-MM-DD".
 * @param[out] is Whether it is a working day.
 * @retval SWST_EINVALID Not a day, or outside of 1900 to 2100.
 */
SWST_API SWST_MUST_CHECK swst_status swst_workday_is(swst_store *store, const char *day, bool *is);

/**
 * Count the working days of a period.
 *
 * @param from      The first day.
 * @param to        The last day; both belong to it.
 * @param[out] days The number of working days.
 * @retval SWST_EINVALID Not a day, outside of 1900 to 2100, or the period is reversed.
 */
SWST_API SWST_MUST_CHECK swst_status swst_workdays_between(swst_store *store, const char *from,
                                                           const char *to, int64_t *days);

/**
 * Find the working day that is @p days working days after a day, which does
 * not count itself: 1 is the next working day.
 *
 * @param day        The day, worked or not, as "YYYY-MM-DD".
 * @param days       How many working days, from 1.
 * @param[out] after The working day, as "YYYY-MM-DD".
 * @retval SWST_EINVALID Not a day, @p days below 1, or outside of 1900 to 2100.
 */
SWST_API SWST_MUST_CHECK swst_status swst_workday_after(swst_store *store, const char *day,
                                                        int64_t days, char after[11]);
/** @} */

SWST_END_DECLS
/** @} */
#endif
