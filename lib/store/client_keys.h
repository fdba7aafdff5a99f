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

#endif
