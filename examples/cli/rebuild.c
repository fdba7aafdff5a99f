/* swst rebuild: what clients are found by, made anew. */
#include "say.h"

int run_rebuild(struct call *call)
{
    if (swst_store_rebuild(call->store))
        return failed(call);
    say(call, SAY_REBUILT);
    return DONE;
}
