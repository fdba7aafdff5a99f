/* Who was not reached in a month, by category and area, and why (B4, C8). */
#include "model/structs.h"
#include "report/documents/summary_parts.h"
#include "report/indicators/blind.h"

swst_status swst__summary_counted(struct swst__summary *summary, const char *code,
                                  const char *type, int64_t count)
{
    const struct swst_indicator *indicator = swst_indicator_find(code);
    const struct swst__narrowed by = { .type = type };
    const struct swst__scope *scope = summary->whole;
    swst_status status = type ? swst__marks_scope(&summary->marks, summary->filter, &by, &scope)
                              : SWST_OK;
    const struct swst__mark mark = {
        .indicator = indicator, .filter = status ? "" : scope->text,
        .figure = { .form = SWST_FIGURE_COUNT, .n = count, .unit = indicator->unit },
        .period = summary->now.period, .as_of = summary->now.as_of,
        .is_provisional = swst__summary_is_running(summary)
    };

    if (!status)
        swst__document_figure(summary->document, &mark);
    return status;
}

/* ------------------------------------------------------------------- reasons */

static swst_status say_reasons(struct swst__summary *summary, const int64_t *counts)
{
    swst_document *document = summary->document;
    bool any = false;
    swst_status status = SWST_OK;

    for (size_t i = 1; i < swst__unserved_reason_end && !status; i++) {
        if (!counts[i])
            continue;
        if (!any)
            swst__summary_heading(summary, SWST__SUMMARY_REASONS);
        swst__document_text(document, "%s%s%s",
                            any ? swst__summary_say(summary, SWST__SUMMARY_COMMA) : "",
                            swst__unserved_reason_choices.labels[i].text[summary->language],
                            swst__summary_say(summary, SWST__SUMMARY_SPACE));
        status = swst__summary_counted(summary, "BLIND.BY_REASON",
                                       swst__unserved_reason_choices.words[i], counts[i]);
        any = true;
    }
    if (any)
        swst__document_text(document, "%s", swst__summary_say(summary, SWST__SUMMARY_FULL_STOP));
    return status;
}

swst_status swst__summary_blind(struct swst__summary *summary)
{
    const int64_t *counts = swst__blind_reasons(summary->blind);
    struct swst__mark mark;
    swst_status status = swst__summary_sentence(summary, SWST__LIST_BLIND);

    if (status || !swst__marks_find(&summary->marks, "BLIND.CLIENTS", &summary->now,
                                    summary->whole, &mark) || !mark.figure.n)
        return status;
    swst__summary_by_row(summary, SWST__SUMMARY_CATEGORIES, "BLIND.CLIENTS",
                         &summary->by_category);
    swst__summary_by_row(summary, SWST__SUMMARY_AREAS, "BLIND.CLIENTS", &summary->by_area);
    return counts ? say_reasons(summary, counts) : SWST_OK;
}
