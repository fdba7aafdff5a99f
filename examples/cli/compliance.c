/* swst compliance: how well the contact duties of a period were kept. */
#include "report.h"

int run_compliance(struct call *call)
{
    return print_over(call, swst_report_compliance);
}
