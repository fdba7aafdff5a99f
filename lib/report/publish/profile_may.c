/* Whether who works may have an output: what shows people needs the right to. */
#include "codec/profile.h"
#include "store/session.h"

#include <swstation/publish.h>

swst_status swst_profile_may(const swst_store *store, unsigned flags)
{
    swst_status status = swst__output_check(flags);

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (status)
        return status;
    return swst__profile_showing(SWST__OF_PHONE, flags) == SWST__SHOWN
        ? swst__session_may(store, SWST__POWER_REVEAL) : SWST_OK;
}
