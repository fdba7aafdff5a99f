/* A file as bytes. */
#include "store/bytes.h"

#include "store/store.h"

enum { PIECE = 16384, VERSIONS_AT = 18 };

static swst_status fail(int code, enum swst__message message)
{
    switch (code & 0xff) {
    case SQLITE_NOMEM: return swst__fail_memory();
    case SQLITE_FULL: return swst__fail(SWST_ENOSPACE, SWST__NO_SPACE);
    default: return swst__fail(SWST_EIO, message);
    }
}

static swst_status find(swst_store *store, sqlite3_file **file, sqlite3_int64 *size)
{
    int code = sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, file);

    if (code == SQLITE_OK && (!*file || !(*file)->pMethods))
        code = SQLITE_IOERR;
    if (code == SQLITE_OK)
        code = (*file)->pMethods->xFileSize(*file, size);
    return code == SQLITE_OK ? SWST_OK : fail(code, SWST__CANNOT_READ);
}

/* The next piece at `at`; its length. */
static swst_status read_piece(sqlite3_file *file, sqlite3_int64 at, sqlite3_int64 size,
                              unsigned char piece[PIECE], int *length)
{
    int code;

    *length = size - at < PIECE ? (int)(size - at) : PIECE;
    code = file->pMethods->xRead(file, piece, *length, at);
    return code == SQLITE_OK ? SWST_OK : fail(code, SWST__CANNOT_READ);
}

swst_status swst__bytes_hash(swst_store *store, int64_t *bytes, char hash[SWST__SHA256_SIZE])
{
    struct swst__sha256 sum;
    unsigned char piece[PIECE];
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;
    swst_status status = find(store, &file, &size);
    int length;

    swst__sha256_begin(&sum);
    for (sqlite3_int64 at = 0; at < size && !status; at += length)
        if (!(status = read_piece(file, at, size, piece, &length)))
            swst__sha256_add(&sum, piece, (size_t)length);
    swst__sha256_end(&sum, hash);
    *bytes = size;
    return status;
}

static swst_status write_piece(sqlite3_file *file, sqlite3_int64 at, const unsigned char *piece,
                               int length)
{
    int code = file->pMethods->xWrite(file, piece, length, at);

    return code == SQLITE_OK ? SWST_OK : fail(code, SWST__CANNOT_WRITE);
}

swst_status swst__bytes_copy(swst_store *from, swst_store *to)
{
    unsigned char piece[PIECE];
    sqlite3_file *source = NULL, *copy = NULL;
    sqlite3_int64 size = 0, empty = 0;
    swst_status status = find(from, &source, &size);
    int length;

    if (!status)
        status = find(to, &copy, &empty);
    for (sqlite3_int64 at = 0; at < size && !status; at += length)
        if (!(status = read_piece(source, at, size, piece, &length)))
            status = write_piece(copy, at, piece, length);
    return status;
}

/* Bytes 18 and 19 of the format: 1 for a rollback journal, 2 for a WAL. */
swst_status swst__bytes_leave_wal(swst_store *store)
{
    static const unsigned char versions[] = { 1, 1 };
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;
    swst_status status = find(store, &file, &size);

    return status ? status : write_piece(file, VERSIONS_AT, versions, sizeof versions);
}

swst_status swst__bytes_sync(swst_store *store)
{
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;
    swst_status status = find(store, &file, &size);
    int code;

    if (status)
        return status;
    code = file->pMethods->xSync(file, SQLITE_SYNC_FULL);
    return code == SQLITE_OK ? SWST_OK : fail(code, SWST__CANNOT_WRITE);
}
