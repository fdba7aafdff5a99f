/* Chapter two: what was done, each in its own unit, nothing added up (seed 002, F4). */
#include "report/documents/summary.h"

static swst_status write_part(struct swst__summary *summary, enum swst__summary_word title,
                              enum swst__summary_list list)
{
    swst__summary_heading(summary, title);
    return swst__summary_sentence(summary, list);
}

swst_status swst__summary_work(struct swst__summary *summary)
{
    swst_status status;

    swst__document_chapter(summary->document, "work",
                           swst__summary_say(summary, SWST__SUMMARY_WORK));
    swst__summary_section(summary, SWST__SUMMARY_SERVICES);
    if ((status = write_part(summary, SWST__SUMMARY_CASES, SWST__LIST_CASES))
        || (status = write_part(summary, SWST__SUMMARY_GROUPS, SWST__LIST_GROUPS))
        || (status = write_part(summary, SWST__SUMMARY_ACTIVITIES, SWST__LIST_ACTIVITIES)))
        return status;
    swst__summary_section(summary, SWST__SUMMARY_RESOURCES);
    if ((status = swst__summary_sentence(summary, SWST__LIST_RESOURCES)))
        return status;
    swst__summary_section(summary, SWST__SUMMARY_FILES);
    return swst__summary_sentence(summary, SWST__LIST_FILES);
}
