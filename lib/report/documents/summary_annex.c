/* Chapter six: the lists behind the summary, and where its figures come from. */
#include "report/documents/summary_parts.h"

/* How to write the texts that nobody wrote: said once. */
static void write_unwritten(struct swst__summary *summary)
{
    swst_document *document = summary->document;

    if (!summary->unwritten_count)
        return;
    swst__document_paragraph(document);
    swst__document_text(document, swst__summary_say(summary, SWST__SUMMARY_TO_FILL),
                        summary->month);
    for (size_t i = 0; i < summary->unwritten_count; i++)
        swst__document_text(document, "%s%s",
                            i ? swst__summary_say(summary, SWST__SUMMARY_OR) : "",
                            summary->unwritten[i]);
}

swst_status swst__summary_annex(struct swst__summary *summary)
{
    swst_status status;

    swst__document_chapter(summary->document, "annex",
                           swst__summary_say(summary, SWST__SUMMARY_ANNEX));
    swst__summary_section(summary, SWST__SUMMARY_HELD);
    if ((status = swst__summary_activities(summary, true, summary->now.window)))
        return status;
    swst__summary_section(summary, SWST__SUMMARY_GOALS);
    if ((status = swst__summary_goals(summary, SWST__GOALS_ALL))
        || (status = swst__summary_slot(summary, "annex")))
        return status;
    write_unwritten(summary);
    swst__summary_section(summary, SWST__SUMMARY_INDEX);
    swst__document_index(summary->document);
    return SWST_OK;
}
