/* The summary of a month (seed 002, M2): its question, its head, and its chapters in order. */
#include "report/documents/summary.h"

#include "base/memory.h"
#include "report/documents/close.h"
#include "store/db.h"
#include "store/sight.h"

#include <swstation/summary.h>

#include <string.h>

/* ---------------------------------------------------------------------- the head */

/* "东陂镇社工站：2022年6月工作总结"; several stations in a file: the first. */
static swst_status open_document(struct swst__summary *summary)
{
    struct swst__statement *row;
    struct swst__text month = { 0 }, station = { 0 }, title = { 0 };
    int64_t year, of_year, day;
    swst_status status = swst__db_take(summary->store, "SELECT name FROM station"
        " WHERE voided_at IS NULL ORDER BY id", &row);

    if (status)
        return status;
    swst__day_split(summary->now.period.first, &year, &of_year, &day);
    swst__text_add(&month, swst__summary_say(summary, SWST__SUMMARY_MONTH), (long long)year,
                   (long long)of_year);
    swst__text_add(&station, "%s", "");
    if ((status = swst__db_step(row)) == SWST_ROW) {
        swst__text_add(&station, swst__summary_say(summary, SWST__SUMMARY_OF_STATION),
                       swst__db_text(row, 0));
        status = SWST_OK;
    }
    swst__db_give_back(row);
    if (!month.failed && !station.failed)
        swst__text_add(&title, swst__summary_say(summary, SWST__SUMMARY_TITLE), station.bytes,
                       month.bytes);
    if (!status && (month.failed || station.failed || title.failed))
        status = swst__fail_memory();
    if (!status && !(summary->document = swst__document_new("summary", summary->language,
                                                            title.bytes, &summary->now.period,
                                                            summary->now.as_of)))
        status = SWST_ENOMEM;
    swst_free(month.bytes);
    swst_free(station.bytes);
    swst_free(title.bytes);
    return status;
}

static swst_status write_head(struct swst__summary *summary)
{
    if (*summary->whole->text) {
        swst__document_paragraph(summary->document);
        swst__document_text(summary->document, swst__summary_say(summary, SWST__SUMMARY_NARROWED),
                            summary->whole->text);
    }
    if (swst__summary_is_running(summary))
        swst__summary_heading(summary, SWST__SUMMARY_NOT_COMPARED);
    return SWST_OK;
}

static swst_status write_all(struct swst__summary *summary)
{
    static swst_status (*const chapters[])(struct swst__summary *) = {
        write_head, swst__summary_overview, swst__summary_work, swst__summary_effects,
        swst__summary_problems, swst__summary_next, swst__summary_annex,
    };
    swst_status status = open_document(summary);

    for (size_t i = 0; i < sizeof chapters / sizeof *chapters && !status; i++)
        status = chapters[i](summary);
    return status;
}

/* ------------------------------------------------------------------- the question */

static struct swst__question question_of(struct swst__span period, int64_t as_of)
{
    struct swst__question question = { period, period, as_of };

    if (question.window.last > as_of)
        question.window.last = as_of;
    return question;
}

static swst_status read_question(struct swst__summary *summary, const char *as_of)
{
    struct swst__span month;
    int64_t day;
    swst_status status = swst__month_argument(summary->month, &month);

    if (!status)
        status = swst__day_argument(as_of, &day);
    if (status)
        return status;
    if (month.first > day)
        return swst__fail(SWST_EINVALID, SWST__MONTH_NOT_BEGUN);
    summary->now = question_of(month, day);
    summary->before = question_of(swst__bucket_of(SWST__PER_MONTH, month.first - 1), day);
    summary->year = question_of((struct swst__span){
        swst__bucket_of(SWST__PER_YEAR, month.first).first, month.last }, day);
    summary->next = swst__bucket_of(SWST__PER_MONTH, month.last + 1);
    summary->duties = question_of(summary->next,
                                  day > summary->next.last ? day : summary->next.last);
    return SWST_OK;
}

static void free_rows(struct swst__summary_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        swst_free(rows->at[i].code);
        swst_free(rows->at[i].name);
    }
    swst_free(rows->at);
}

static void free_work(struct swst__summary *summary)
{
    swst__marks_free(&summary->marks);
    swst__goals_free(&summary->goals);
    swst_free(summary->goal_order);
    swst_free(summary->goal_measures);
    free_rows(&summary->by_area);
    free_rows(&summary->by_category);
    free_rows(&summary->by_level);
    swst__areas_free(&summary->areas);
}

/* While the store stands still. */
static swst_status make(struct swst__summary *summary)
{
    bool inner;
    swst_status status = swst__db_look(summary->store, &inner);

    if (status)
        return status;
    status = swst__areas_read(summary->store, summary->now.window.last, &summary->areas);
    if (!status)
        status = swst__summary_ask(summary);
    if (!status)
        status = swst__marks_run(&summary->marks);
    if (!status)
        status = write_all(summary);
    swst__db_look_away(summary->store, inner);
    return status;
}

swst_status swst_report_summary(swst_store *store, const char *month, const char *as_of,
                                const swst_filter *filter, const char *language,
                                swst_document **document)
{
    struct swst__summary summary = { .store = store, .month = month, .filter = filter,
        .language = swst__language(language), .marks = { .store = store,
                                                         .measures.store = store } };
    enum swst__sight sight;
    swst_status status;

    if (!store || !document)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = read_question(&summary, as_of)))
        return status;
    sight = swst__sight_set(store, SWST__FIGURES);
    status = make(&summary);
    swst__sight_set(store, sight);
    free_work(&summary);
    if (!status)
        status = swst__document_finish(&summary.document);
    if (!status && swst__sight_masks(store))
        swst__document_set_masked(summary.document);
    if (status)
        swst_document_free(summary.document);
    else
        *document = summary.document;
    return status;
}
