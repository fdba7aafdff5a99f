/* The community: festivals of the year, programmes, and activities that come. */
#include "report/documents/plan.h"

#include "base/festival.h"
#include "base/recurrence.h"

#include <swstation/activity.h>
#include <swstation/calendar.h>

#include <string.h>

static swst_status write_festival(struct swst__plan_page *page, int festival, int64_t day)
{
    const char *code = swst_festival_code((size_t)festival);
    const char *language = page->language == SWST__ZH ? "zh" : "en";
    char text[SWST__DAY_SIZE], *lunar = NULL;
    swst_status status;

    swst__day_print(day, text);
    if ((status = swst_lunar_text(text, language, &lunar)))
        return status;
    swst__plan_cell(page, swst_festival_label(code, language));
    swst__plan_cell(page, text);
    swst__plan_cell(page, lunar);
    swst_free(lunar);
    return SWST_OK;
}

/* In the order of their days, then of the list of festivals. */
static swst_status write_festivals(struct swst__plan_page *page)
{
    const enum swst__plan_word heads[] = { SWST__PLAN_FESTIVAL, SWST__PLAN_DAY, SWST__PLAN_LUNAR };
    enum { MOST = 64 };
    struct { int festival; int64_t day; } found[MOST], next;
    size_t count = 0;
    swst_status status = SWST_OK;

    swst__document_paragraph(page->document);
    swst__document_text(page->document, "%s", swst__plan_say(page, SWST__PLAN_FESTIVALS));
    swst__plan_heads(page, heads, 3);
    for (next.festival = 0; swst_festival_code((size_t)next.festival); next.festival++)
        for (int64_t n = 0; count < MOST && swst__festival_within(next.festival, page->year, n,
                                                                  &next.day); n++) {
            size_t at = count++;

            for (; at && found[at - 1].day > next.day; at--)
                found[at] = found[at - 1];
            found[at].festival = next.festival;
            found[at].day = next.day;
        }
    for (size_t i = 0; i < count && !status; i++)
        status = write_festival(page, found[i].festival, found[i].day);
    return status;
}

/* "每周", "每 2 周": how often a rule comes; other rules stand as they are. */
void swst__plan_recurrence(struct swst__plan_page *page, const char *text)
{
    static const struct swst__words often[] = {
        [SWST__PER_DAY] = { { "daily", "每天" } }, [SWST__PER_WEEK] = { { "weekly", "每周" } },
        [SWST__PER_MONTH] = { { "monthly", "每月" } }, [SWST__PER_YEAR] = { { "yearly", "每年" } },
    };
    static const struct swst__words every[] = {
        [SWST__PER_DAY] = { { "every %lld days", "每 %lld 天" } },
        [SWST__PER_WEEK] = { { "every %lld weeks", "每 %lld 周" } },
        [SWST__PER_MONTH] = { { "every %lld months", "每 %lld 个月" } },
        [SWST__PER_YEAR] = { { "every %lld years", "每 %lld 年" } },
    };
    struct swst__recurrence rule;

    swst__document_cell(page->document);
    if (!*text)
        swst__document_nothing(page->document);
    else if (swst__recurrence_read(text, &rule))
        swst__document_text(page->document, "%s", text);
    else if (rule.interval > 1)
        swst__document_text(page->document, every[rule.per].text[page->language],
                            (long long)rule.interval);
    else
        swst__document_text(page->document, "%s", often[rule.per].text[page->language]);
}

static void write_programme(struct swst__plan_page *page, const struct swst__statement *statement)
{
    char from[SWST__DAY_SIZE] = "", to[SWST__DAY_SIZE] = "";

    swst__plan_cell(page, swst__db_text(statement, 0));
    swst__plan_cell(page, swst__db_text(statement, 1));
    swst__plan_recurrence(page, swst__db_text(statement, 2));
    if (!swst__db_is_null(statement, 3))
        swst__day_print(swst__db_int(statement, 3), from);
    if (!swst__db_is_null(statement, 4))
        swst__day_print(swst__db_int(statement, 4), to);
    swst__document_cell(page->document);
    if (*from && *to)
        swst__document_text(page->document, "%s – %s", from, to);
    else if (*from || *to)
        swst__document_text(page->document,
                            swst__plan_say(page, *from ? SWST__PLAN_SINCE : SWST__PLAN_UNTIL),
                            *from ? from : to);
    else
        swst__document_nothing(page->document);
    swst__document_cell(page->document);
    if (swst__db_is_null(statement, 5))
        swst__document_nothing(page->document);
    else
        swst__document_name(page->document, swst__db_text(statement, 5));
}

/* Those of the year, but for duties at the window, which stand elsewhere. */
static swst_status write_programmes(struct swst__plan_page *page)
{
    const enum swst__plan_word heads[] = { SWST__PLAN_PROGRAMME, SWST__PLAN_SESSIONS,
                                           SWST__PLAN_RECURRENCE, SWST__PLAN_DAYS,
                                           SWST__PLAN_OWNER };
    struct swst__statement *statement;
    bool any = false;
    swst_status status = swst__db_take(page->store, "SELECT programme.name, planned_sessions,"
        " coalesce(recurrence, ''), starts_on, ends_on, worker.name FROM programme"
        " LEFT JOIN worker ON worker.id = programme.owner_id"
        " WHERE programme.voided_at IS NULL AND coalesce(type, '') <> 'window'"
        " AND coalesce(starts_on, ?1) <= ?2 AND coalesce(ends_on, ?2) >= ?1"
        " ORDER BY programme.id", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, page->period.first);
    swst__db_bind_int(statement, 2, page->period.last);
    swst__document_paragraph(page->document);
    swst__document_text(page->document, "%s%s", swst__plan_say(page, SWST__PLAN_PROGRAMMES),
                        swst__plan_say(page, SWST__PLAN_COLON));
    for (; (status = swst__db_step(statement)) == SWST_ROW; any = true) {
        if (!any)
            swst__plan_heads(page, heads, 5);
        write_programme(page, statement);
    }
    if (!any && !status)
        swst__document_nothing(page->document);
    swst__db_give_back(statement);
    return status;
}

/* What an activity is called but for the place in brackets at the end. */
static size_t title_length(const char *title)
{
    const char *bracket = strstr(title, "（");

    return bracket ? (size_t)(bracket - title) : strlen(title);
}

/* A row for those of one day and title, with all their areas. */
static void write_activity(struct swst__plan_page *page, const struct swst__statement *statement,
                           struct swst__text *last)
{
    const char *title = swst__db_text(statement, 1), *area = swst__db_text(statement, 2);
    char day[SWST__DAY_SIZE];
    struct swst__text key = { 0 };

    swst__day_print(swst__db_int(statement, 0), day);
    swst__text_add(&key, "%s%.*s", day, (int)title_length(title), title);
    if (last->bytes && key.bytes && strcmp(last->bytes, key.bytes) == 0) {
        swst__document_text(page->document, "%s%s", *area ? swst__plan_say(page, SWST__PLAN_COMMA)
                                                          : "", area);
        swst_free(key.bytes);
        return;
    }
    swst__plan_cell(page, day);
    swst__document_cell(page->document);
    swst__document_text(page->document, "%.*s", (int)title_length(title), title);
    swst__plan_cell(page, area);
    swst_free(last->bytes);
    *last = key;
}

/* Those of the days that come, as the records stand (semantics 4.3): what was cancelled is
 * left out, and sessions of groups stand with their group. */
static swst_status write_activities(struct swst__plan_page *page)
{
    const enum swst__plan_word heads[] = { SWST__PLAN_DAY, SWST__PLAN_ACTIVITY, SWST__PLAN_AREA };
    struct swst__statement *statement;
    struct swst__text last = { 0 };
    bool any = false;
    swst_status status = swst__db_take(page->store, "SELECT planned_on, title,"
        " coalesce(area.name, '') FROM activity LEFT JOIN area ON area.id = activity.area_id"
        " WHERE activity.voided_at IS NULL AND planned_on > ?1 AND planned_on BETWEEN ?2 AND ?3"
        " AND state <> ?4 AND group_id IS NULL ORDER BY planned_on, activity.id", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, page->day);
    swst__db_bind_int(statement, 2, page->period.first);
    swst__db_bind_int(statement, 3, page->period.last);
    swst__db_bind_int(statement, 4, SWST_ACTIVITY_STATE_CANCELLED);
    swst__document_paragraph(page->document);
    swst__document_text(page->document, "%s%s", swst__plan_say(page, SWST__PLAN_ACTIVITIES),
                        swst__plan_say(page, SWST__PLAN_COLON));
    for (; (status = swst__db_step(statement)) == SWST_ROW; any = true) {
        if (!any)
            swst__plan_heads(page, heads, 3);
        write_activity(page, statement, &last);
    }
    if (!any && !status)
        swst__document_nothing(page->document);
    swst__db_give_back(statement);
    swst_free(last.bytes);
    return status;
}

swst_status swst__plan_community(struct swst__plan_page *page)
{
    swst_status status;

    swst__document_section(page->document, swst__plan_say(page, SWST__PLAN_WORK_GOVERNANCE));
    status = swst__plan_slot(page, "work_governance");
    if (!status)
        status = write_festivals(page);
    if (!status)
        status = write_programmes(page);
    return status ? status : write_activities(page);
}
