#include <swstation/common.h>

const char *swst_version(void)
{
    return SWST__VERSION;               /* from CMakeLists.txt */
}
