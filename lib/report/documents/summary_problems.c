/* Chapter four: what is behind, in counts alone, and what is being done about it. */
#include "report/documents/summary_parts.h"
#include "store/db.h"

/* -------------------------------------------------------------- improvements */

enum { PROBLEM, MEASURE, OWNER, FOUND_ON, DUE_ON, CHECKED_ON, RESULT };

static void write_state(struct swst__summary *summary, const struct swst__statement *row)
{
    char found[SWST__DAY_SIZE], checked[SWST__DAY_SIZE];
    const char *result = swst__db_text(row, RESULT);

    swst__day_print(swst__db_int(row, FOUND_ON), found);
    swst__document_cell(summary->document);
    if (!swst__db_is_null(row, CHECKED_ON)
        && swst__db_int(row, CHECKED_ON) <= summary->now.window.last) {
        swst__day_print(swst__db_int(row, CHECKED_ON), checked);
        swst__document_text(summary->document,
                            swst__summary_say(summary, SWST__SUMMARY_CHECKED), checked);
        if (*result)
            swst__document_text(summary->document, "%s%s",
                                swst__summary_say(summary, SWST__SUMMARY_COLON), result);
    } else if (swst__db_int(row, FOUND_ON) < summary->now.period.first) {
        swst__document_text(summary->document,
                            swst__summary_say(summary, SWST__SUMMARY_CARRIED), found);
    } else {
        swst__document_text(summary->document, "%s",
                            swst__summary_say(summary, SWST__SUMMARY_NEW_ONE));
    }
}

static void write_improvement(struct swst__summary *summary, const struct swst__statement *row)
{
    swst__summary_cell(summary, swst__db_text(row, PROBLEM));
    swst__summary_cell(summary, swst__db_text(row, MEASURE));
    swst__document_cell(summary->document);
    if (swst__db_is_null(row, OWNER))
        swst__document_nothing(summary->document);
    else
        swst__document_name(summary->document, swst__db_text(row, OWNER));
    if (swst__db_is_null(row, DUE_ON))
        swst__summary_cell(summary, NULL);
    else
        swst__summary_day_cell(summary, swst__db_int(row, DUE_ON));
    write_state(summary, row);
}

/* Open at the end of the month, or checked in it: what stays open is carried over (M3). */
static swst_status write_improvements(struct swst__summary *summary)
{
    const enum swst__summary_word heads[] = {
        SWST__SUMMARY_HEAD_PROBLEM, SWST__SUMMARY_HEAD_MEASURE, SWST__SUMMARY_HEAD_OWNER,
        SWST__SUMMARY_HEAD_DUE, SWST__SUMMARY_HEAD_STATE
    };
    struct swst__statement *row;
    bool any = false;
    swst_status status = swst__db_take(summary->store, "SELECT problem, measure, worker.name,"
        " found_on, due_on, checked_on, coalesce(result, '') FROM improvement"
        " LEFT JOIN worker ON worker.id = owner_id WHERE improvement.voided_at IS NULL"
        " AND found_on <= ?2 AND (checked_on IS NULL OR checked_on >= ?1)"
        " ORDER BY found_on, improvement.id", &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, summary->now.period.first);
    swst__db_bind_int(row, 2, summary->now.window.last);
    for (; (status = swst__db_step(row)) == SWST_ROW; any = true) {
        if (!any)
            swst__summary_heads(summary, heads, sizeof heads / sizeof *heads);
        write_improvement(summary, row);
    }
    swst__db_give_back(row);
    if (!any && !status)
        swst__summary_none(summary);
    return status;
}

swst_status swst__summary_problems(struct swst__summary *summary)
{
    swst_status status;

    swst__document_chapter(summary->document, "problems",
                           swst__summary_say(summary, SWST__SUMMARY_PROBLEMS));
    swst__summary_section(summary, SWST__SUMMARY_BLIND);
    if ((status = swst__summary_blind(summary)))
        return status;
    swst__summary_section(summary, SWST__SUMMARY_DUTIES);
    if ((status = swst__summary_sentence(summary, SWST__LIST_DUTIES))
        || (status = swst__summary_files(summary)))
        return status;
    swst__summary_section(summary, SWST__SUMMARY_IMPROVEMENTS);
    if ((status = write_improvements(summary)))
        return status;
    return swst__summary_slot(summary, "problems");
}
