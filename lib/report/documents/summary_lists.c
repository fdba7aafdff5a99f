/* The figures of a month's summary, list by list: as sentences and as tables. */
#include "report/documents/summary.h"
#include "report/documents/summary_figures.h"

/* The mark of a figure of the list this month; false: it is none, or cannot be asked for. */
static bool is_listed(const struct swst__summary *summary, size_t number,
                      enum swst__summary_list list, struct swst__mark *mark)
{
    return swst__summary_figures[number].list == list
        && swst__marks_find(&summary->marks, swst__summary_figures[number].code, &summary->now,
                            summary->whole, mark);
}

/* Whether there is anything to say of it. */
static swst_status is_told(const struct swst__summary *summary, const struct swst__mark *mark,
                           bool *told)
{
    *told = swst__goal_has_value(&mark->figure);
    return *told ? swst__summary_is_recorded(summary, mark, told) : SWST_OK;
}

/* "无记录：出席率、满意度。" */
static swst_status say_rest(struct swst__summary *summary, enum swst__summary_list list,
                            bool is_begun)
{
    bool any = false, told = false;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < swst__summary_figure_count && !status; i++) {
        struct swst__mark mark;

        if (!is_listed(summary, i, list, &mark) || (status = is_told(summary, &mark, &told))
            || told)
            continue;
        if (!any && is_begun)
            swst__document_text(summary->document, "%s",
                                swst__summary_say(summary, SWST__SUMMARY_SPACE));
        if (!any && !is_begun)
            swst__document_paragraph(summary->document);
        if (!any)
            swst__document_nothing(summary->document);
        swst__document_text(summary->document, "%s%s",
                            swst__summary_say(summary, any ? SWST__SUMMARY_COMMA
                                                           : SWST__SUMMARY_COLON),
                            mark.indicator->title.text[summary->language]);
        any = true;
    }
    if (any)
        swst__document_text(summary->document, "%s",
                            swst__summary_say(summary, SWST__SUMMARY_FULL_STOP));
    return status;
}

/* "在册服务对象：15人（较上月：+3）；…。" */
swst_status swst__summary_sentence(struct swst__summary *summary, enum swst__summary_list list)
{
    bool any = false, told = false;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < swst__summary_figure_count && !status; i++) {
        struct swst__mark mark;

        if (!is_listed(summary, i, list, &mark) || (status = is_told(summary, &mark, &told))
            || !told)
            continue;
        if (!any)
            swst__document_paragraph(summary->document);
        swst__document_text(summary->document, "%s%s%s",
                            any ? swst__summary_say(summary, SWST__SUMMARY_BETWEEN) : "",
                            mark.indicator->title.text[summary->language],
                            swst__summary_say(summary, SWST__SUMMARY_COLON));
        swst__document_figure(summary->document, &mark);
        status = swst__summary_change(summary, swst__summary_figures[i].code);
        any = true;
    }
    if (any)
        swst__document_text(summary->document, "%s",
                            swst__summary_say(summary, SWST__SUMMARY_FULL_STOP));
    return status ? status : say_rest(summary, list, any);
}

static swst_status write_row(struct swst__summary *summary, const struct swst__mark *mark,
                             const char *code)
{
    struct swst__mark year;
    swst_status status;

    swst__summary_cell(summary, mark->indicator->title.text[summary->language]);
    swst__document_cell(summary->document);
    swst__document_figure(summary->document, mark);
    if ((status = swst__summary_change_cell(summary, code, summary->whole)))
        return status;
    swst__document_cell(summary->document);
    if (swst__marks_find(&summary->marks, code, &summary->year, summary->whole, &year)
        && swst__goal_has_value(&year.figure))
        swst__document_figure(summary->document, &year);
    else
        swst__document_nothing(summary->document);
    return SWST_OK;
}

swst_status swst__summary_table(struct swst__summary *summary, enum swst__summary_list list)
{
    const enum swst__summary_word heads[] = {
        SWST__SUMMARY_HEAD_FIGURE, SWST__SUMMARY_THIS_MONTH, SWST__SUMMARY_HEAD_CHANGE,
        SWST__SUMMARY_HEAD_YEAR
    };
    bool any = false, told = false;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < swst__summary_figure_count && !status; i++) {
        struct swst__mark mark;

        if (!is_listed(summary, i, list, &mark) || (status = is_told(summary, &mark, &told))
            || !told)
            continue;
        if (!any)
            swst__summary_heads(summary, heads, sizeof heads / sizeof *heads);
        status = write_row(summary, &mark, swst__summary_figures[i].code);
        any = true;
    }
    return status ? status : say_rest(summary, list, false);
}

void swst__summary_by_row(struct swst__summary *summary, enum swst__summary_word word,
                          const char *code, const struct swst__summary_rows *rows)
{
    bool any = false;

    for (size_t i = 0; i < rows->count; i++) {
        struct swst__mark mark;

        if (!swst__marks_find(&summary->marks, code, &summary->now, rows->at[i].scope, &mark)
            || !swst__goal_has_value(&mark.figure) || !mark.figure.n)
            continue;
        if (!any)
            swst__summary_heading(summary, word);
        swst__document_text(summary->document, "%s%s%s",
                            any ? swst__summary_say(summary, SWST__SUMMARY_COMMA) : "",
                            rows->at[i].name, swst__summary_say(summary, SWST__SUMMARY_SPACE));
        swst__document_figure(summary->document, &mark);
        any = true;
    }
    if (any)
        swst__document_text(summary->document, "%s",
                            swst__summary_say(summary, SWST__SUMMARY_FULL_STOP));
}
