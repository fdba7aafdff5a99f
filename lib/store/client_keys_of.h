/* The values of a client that its keys are made of, whoever has read them. */
#ifndef SWST_STORE_CLIENT_KEYS_OF_H
#define SWST_STORE_CLIENT_KEYS_OF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <swstation/store.h>

struct swst__client_values {
    const char *name, *id_number, *phone;       /* or NULL */
    bool has_birth;
    int64_t birth, area_id;
};

size_t swst__client_keys_of_values(const swst_store *store,
                                   const struct swst__client_values *values, int64_t *keys,
                                   size_t room);

#endif
