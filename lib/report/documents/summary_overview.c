/* Chapter one: what the month was for, its facts and its results. */
#include "report/documents/summary.h"

swst_status swst__summary_overview(struct swst__summary *summary)
{
    swst_status status;

    swst__document_chapter(summary->document, "overview",
                           swst__summary_say(summary, SWST__SUMMARY_OVERVIEW));
    swst__summary_section(summary, SWST__SUMMARY_GUIDANCE);
    if ((status = swst__summary_slot(summary, "guidance")))
        return status;
    swst__summary_section(summary, SWST__SUMMARY_AIMS);
    if ((status = swst__summary_slot(summary, "aims"))
        || (status = swst__summary_goals_named(summary)))
        return status;
    swst__summary_section(summary, SWST__SUMMARY_FACTS);
    if ((status = swst__summary_sentence(summary, SWST__LIST_FACTS)))
        return status;
    swst__summary_section(summary, SWST__SUMMARY_RESULTS);
    return swst__summary_table(summary, SWST__LIST_RESULTS);
}
