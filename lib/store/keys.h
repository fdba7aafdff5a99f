/* The key of a store, and what is made of it for a file: one key for boxes, one for the
 * index of numbers. */
#ifndef SWST_STORE_KEYS_H
#define SWST_STORE_KEYS_H

#include "base/crypto.h"
#include "base/error.h"

#include <swstation/store.h>

enum { SWST__SALT_SIZE = 16 };

/* Of one file: the salt keeps boxes of another file with the same key from opening, and
 * the proof tells the right key from a wrong one. */
struct swst__file_keys {
    unsigned char salt[SWST__SALT_SIZE], proof[SWST__MAC_SIZE];
    unsigned char boxes[SWST__KEY_SIZE], numbers[SWST__KEY_SIZE];
};

struct swst__keys {
    bool is_given;                      /* the caller has set one */
    bool is_known;                      /* whether the open file is sealed has been read */
    bool is_sealed;
    unsigned version;                   /* of the database, when that was last looked at */
    bool wants_views;                   /* they could not be made for want of memory */
    unsigned char given[SWST__KEY_SIZE];
    struct swst__file_keys file;        /* of the open one, if it is sealed */
    bool has_broken;                    /* a box that did not open while a statement ran: */
    char broken_kind[64], broken_field[64];
    int64_t broken_id;
};

/* A row when the file is sealed, else none. */
#define SWST__SEALING_TABLE \
    "CREATE TABLE \"sealing\" (\n" \
    "  \"salt\" BLOB NOT NULL CHECK (length(\"salt\") = 16),\n" \
    "  \"proof\" BLOB NOT NULL CHECK (length(\"proof\") = 32)\n" \
    ");\n"

/* Of a new file: sealed if there is a key. */
swst_status swst__keys_begin(swst_store *store);
/* Of a file that is being opened: SWST_ENOKEY, SWST_EWRONGKEY, SWST_ENOCRYPTO. */
swst_status swst__keys_open(swst_store *store);
/* The file is closed; and the store freed. */
void swst__keys_close(swst_store *store);
void swst__keys_forget(swst_store *store);

/* Fails when others have sealed the file, or changed its key, since it was opened: before
 * anything is written, and (if anything was committed since) when a statement has begun to
 * read, which would give what is not there any more, or what nobody means. */
swst_status swst__keys_still_hold(swst_store *store);
swst_status swst__keys_look(swst_store *store);

/* Of another salt every time. */
swst_status swst__keys_draw(const unsigned char given[SWST__KEY_SIZE],
                            struct swst__file_keys *keys);
swst_status swst__keys_write(swst_store *store, const struct swst__file_keys *keys);

/* The hash of an identity number, without whose key nobody makes it again. */
uint64_t swst__keys_number(const struct swst__file_keys *keys, const char *number);

#endif
