/* swst coverage: who has been visited, filed and reached, area by category. */
#include "report.h"

int run_coverage(struct call *call)
{
    return print_over(call, swst_report_coverage);
}
