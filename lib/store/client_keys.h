/* How clients are found again: by identity number, by phone, by a part of the
 * name, and by name, birth and area together. Derived from the clients on the
 * one write path, rebuilt by one function and checked by another; not dumped. */
#ifndef SWST_STORE_CLIENT_KEYS_H
#define SWST_STORE_CLIENT_KEYS_H

#include "model/model.h"
#include "store/db.h"

/* A key is two characters of a folded name in one number (first << 21 | second,
 * 0 behind the last), or a hash of a whole value, with its sort in the highest
 * bits below the sign. Hashes may meet: who finds by one compares the record. */
#define SWST__CLIENT_KEY_TABLE \
    "CREATE TABLE \"client_key\" (\n" \
    "  \"key\" INTEGER NOT NULL,\n" \
    "  \"client_id\" INTEGER NOT NULL,\n" \
    "  PRIMARY KEY (\"key\", \"client_id\")\n" \
    ") WITHOUT ROWID;\n"

/* Room that the keys of any client fit into. */
enum { SWST__CLIENT_KEYS = 96 };

/* All keys of a client, ascending, each once; of a voided one none. */
void swst__client_keys_of(const swst_store *store, const swst_record *client, int64_t *keys,
                          size_t room, size_t *count);

/* Keys to look clients up by. Numbers are folded as records keep them, and in a sealed
 * file hashed with its key; phones by swst__phone_key(), names by swst__name_key().
 * `birth`: NULL if it is unknown. */
int64_t swst__client_key_of_number(const swst_store *store, const char *id_number);
int64_t swst__client_key_of_phone(const char *phone);
int64_t swst__client_key_of_person(const char *name, const int64_t *birth, int64_t area_id);
int64_t swst__client_key_of_pair(uint32_t first, uint32_t second);

/* Keys of a sort lie side by side; so do those of persons of one whole name, and
 * the pairs that begin with one character: first and last. */
struct swst__key_range {
    int64_t first, last;
};
struct swst__key_range swst__client_keys_of_numbers(void);
struct swst__key_range swst__client_keys_of_persons(void);
struct swst__key_range swst__client_keys_of_name(const char *name);
struct swst__key_range swst__client_keys_of_character(uint32_t character);

/* Up to `room` ids of the clients that have a key, ascending. */
swst_status swst__client_keys_find(swst_store *store, int64_t key, int64_t *ids, size_t room,
                                   size_t *count);

/* The first client other than `id` that has this very number, or 0. */
swst_status swst__client_of_number(swst_store *store, const char *id_number, int64_t id,
                                   int64_t *other);

/* What changed of a client, written within the caller's transaction. `before`: the
 * client as it was, or NULL for a new one. Other kinds have no keys. */
swst_status swst__client_keys_write(swst_store *store, const swst_record *before,
                                    const swst_record *after);

/* All keys anew, in little memory however many clients there are; within the caller's
 * transaction. */
swst_status swst__client_keys_rebuild(swst_store *store);

/* Whether the keys are those that the clients have; if not, a client of whom they are not. */
swst_status swst__client_keys_check(swst_store *store, bool *right, int64_t *client_id);

#endif
