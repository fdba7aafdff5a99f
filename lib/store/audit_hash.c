/* The chain. The hash of a line is SHA-256 or, from the line "key" on, HMAC-SHA-256 of
 *
 *     the byte 1 (this form), the 32 bytes of the hash of the line before (of the first
 *     line: zeros), and then of every other column in the order of SWST__AUDIT_NAMES:
 *     n                                                for NULL
 *     i, and 8 bytes: two's complement, highest first  for an integer
 *     t, 4 bytes: how many follow, highest first, and these, UTF-8    for a text
 *
 * so that no two lines have the same bytes. What is of no such type was never written. */
#include "store/audit_inside.h"

#include "base/crypto.h"
#include "base/sha256.h"

#include <string.h>

/* The fields of a kind are named in less than this. */
enum { MOST = 6000, FORM = 1 };

struct bytes {
    size_t length;
    bool failed;
    unsigned char at[MOST];
};

/* ------------------------------------------------------------------ values */

void swst__audit_set_int(struct swst__audit_row *row, enum swst__audit_column column,
                         int64_t number)
{
    row->values[column] = (struct swst__audit_value){ 'i', number, NULL, 0 };
}

void swst__audit_set_id(struct swst__audit_row *row, enum swst__audit_column column, int64_t id)
{
    row->values[column] = (struct swst__audit_value){ id ? 'i' : 'n', id, NULL, 0 };
}

void swst__audit_set_text(struct swst__audit_row *row, enum swst__audit_column column,
                          const char *text)
{
    row->values[column] = (struct swst__audit_value){ text ? 't' : 'n', 0, text,
                                                      text ? strlen(text) : 0 };
}

/* ------------------------------------------------------------------- bytes */

static void put_number(struct bytes *bytes, uint64_t number, int size)
{
    while (size--)
        bytes->at[bytes->length++] = (unsigned char)(number >> size * 8);
}

static void put(struct bytes *bytes, const struct swst__audit_value *value)
{
    enum { LONGEST_HEAD = 9 };

    bytes->failed = bytes->failed || value->type == 'x'
        || bytes->length + LONGEST_HEAD + value->size > MOST;
    if (bytes->failed)
        return;
    bytes->at[bytes->length++] = (unsigned char)value->type;
    if (value->type == 'i')
        put_number(bytes, (uint64_t)value->number, 8);
    if (value->type != 't')
        return;
    put_number(bytes, value->size, 4);
    memcpy(bytes->at + bytes->length, value->text, value->size);
    bytes->length += value->size;
}

bool swst__audit_hash(const unsigned char *key, const unsigned char previous[SWST__AUDIT_HASH],
                      const struct swst__audit_row *row, unsigned char hash[SWST__AUDIT_HASH])
{
    struct bytes bytes;
    struct swst__sha256 sum;

    bytes.length = 0;
    bytes.failed = false;
    put_number(&bytes, FORM, 1);
    memcpy(bytes.at + bytes.length, previous, SWST__AUDIT_HASH);
    bytes.length += SWST__AUDIT_HASH;
    for (int i = 0; i < SWST__AUDIT_COLUMNS; i++)
        put(&bytes, &row->values[i]);
    if (bytes.failed)
        return false;
    if (key)
        return swst__crypto_mac(key, bytes.at, bytes.length, hash);
    swst__sha256_begin(&sum);
    swst__sha256_add(&sum, bytes.at, bytes.length);
    swst__sha256_end_bytes(&sum, hash);
    return true;
}

bool swst__audit_read_hash(const struct swst__statement *row, int column,
                           unsigned char hash[SWST__AUDIT_HASH])
{
    sqlite3_stmt *statement = swst__db_sqlite(row);
    const void *bytes = sqlite3_column_blob(statement, column);

    if (!bytes || sqlite3_column_bytes(statement, column) != SWST__AUDIT_HASH
        || sqlite3_column_type(statement, column) != SQLITE_BLOB)
        return false;
    memcpy(hash, bytes, SWST__AUDIT_HASH);
    return true;
}

const char *swst__audit_digest(const char *request, char digest[SWST__DIGEST_SIZE])
{
    struct swst__sha256 sum;

    if (!request)
        return NULL;
    swst__sha256_begin(&sum);
    swst__sha256_add(&sum, request, strlen(request));
    swst__sha256_end(&sum, digest);
    return digest;
}
