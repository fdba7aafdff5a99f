/* swst seal, unseal, change-key and make-key: what stands encrypted in the file. */
#include "key_file.h"
#include "say.h"

#include <stdio.h>
#include <string.h>

int run_seal(struct call *call)
{
    if (!call->options.values[OPTION_KEY])
        return mistaken(call, SAY_SEAL_NEEDS_KEY, NULL);
    if (swst_store_seal(call->store))
        return failed(call);
    say(call, SAY_SEALED);
    return DONE;
}

int run_unseal(struct call *call)
{
    if (swst_store_unseal(call->store))
        return failed(call);
    say(call, SAY_UNSEALED);
    return DONE;
}

int run_change_key(struct call *call)
{
    unsigned char key[SWST_KEY_SIZE] = { 0 };
    int code = read_key_file(call, call->arguments[0], key);

    if (!code && swst_store_change_key(call->store, key, sizeof key))
        code = failed(call);
    memset(key, 0, sizeof key);
    if (!code)
        say(call, SAY_KEY_CHANGED);
    return code;
}

int run_make_key(struct call *call)
{
    unsigned char key[SWST_KEY_SIZE] = { 0 };
    int code = swst_keys_make(key, sizeof key) ? failed(call)
                                               : write_key_file(call, call->arguments[0], key);

    memset(key, 0, sizeof key);
    if (code)
        return code;
    puts(call->arguments[0]);
    say(call, SAY_KEY_MADE);
    return DONE;
}
