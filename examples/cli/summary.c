/* swst summary: a month's summary, written from the records. */
#include "document.h"
#include "report.h"
#include "say.h"

int run_summary(struct call *call)
{
    swst_document *document = NULL;
    swst_filter *filter;
    int code = check_format(call);

    if (code)
        return code;
    code = make_filter(call, &filter);
    if (!code && swst_report_summary(call->store, call->options.values[OPTION_MONTH], call->as_of,
                                     filter, call->language, &document))
        code = failed(call);
    swst_filter_free(filter);
    return code ? code : put_document(call, document);
}
