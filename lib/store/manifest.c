/* What stands beside a backup. */
#define _POSIX_C_SOURCE 200809L

#include "store/manifest.h"

#include "base/calendar.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "model/model.h"
#include "store/bytes.h"
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BEGINNING "{\"schema\":\"swst/manifest/"
#define VERSION "1\","
#define SEAL ",\"seal\":\""
#define ENDING "\"}\n"
enum { SEALED = sizeof SEAL - 1 + SWST__SHA256_SIZE - 1 + sizeof ENDING - 1, MOST = 1 << 16 };

/* ------------------------------------------------------------ what it says */

static swst_status count_kind(swst_store *file, const char *kind, struct swst__text *text)
{
    struct swst__text sql = { 0 };
    struct swst__statement *statement = NULL;
    swst_status status;
    char *query;

    swst__text_add(&sql, "SELECT count(*), count(voided_at) FROM \"%s\"", kind);
    query = swst__text_take(&sql);
    if (!(status = swst__db_take(file, query, &statement))
        && (status = swst__db_step(statement)) == SWST_ROW) {
        int64_t all = swst__db_int(statement, 0), voided = swst__db_int(statement, 1);

        swst__text_add(text, "%s\"%s\":{\"living\":%" PRId64 ",\"voided\":%" PRId64 "}",
                       text->length && text->bytes[text->length - 1] == '}' ? "," : "", kind,
                       all - voided, voided);
        status = SWST_OK;
    }
    swst__db_give_back(statement);
    swst_free(query);
    return status;
}

/* An older file lacks tables: what it has is counted. */
swst_status swst__manifest_count(swst_store *file, struct swst__text *text)
{
    struct swst__statement *tables;
    swst_status status = swst__db_take(file, "SELECT name FROM sqlite_master WHERE type = 'table'"
                                             " ORDER BY name", &tables);

    if (status)
        return status;
    while ((status = swst__db_step(tables)) == SWST_ROW) {
        const char *name = swst__db_text(tables, 0);
        const swst_kind *kind = name ? swst_kind_find(name) : NULL;

        if (name && !*name)
            status = swst__fail_memory();
        else if (kind)
            status = count_kind(file, kind->name, text);
        if (status < 0)
            break;
    }
    swst__db_give_back(tables);
    return !status && text->failed ? swst__fail_memory() : status;
}

static swst_status finish(struct swst__text *text, swst_status status, char **into)
{
    char *taken = swst__text_take(text);

    if (!status && !taken)
        status = swst__fail_memory();
    if (status) {
        swst_free(taken);
        return status;
    }
    *into = taken;
    return SWST_OK;
}

swst_status swst__describe_bytes(swst_store *file, struct swst__described *described)
{
    struct swst__text text = { 0 };
    char hash[SWST__SHA256_SIZE];
    int64_t size = 0;
    swst_status status = swst__bytes_hash(file, &size, hash);

    swst__text_add(&text, "\"bytes\":%" PRId64 ",\"sha256\":\"%s\"", size, hash);
    return finish(&text, status, &described->bytes);
}

/* The moment is that of the last write in it: no clock is looked at. */
swst_status swst__describe_content(swst_store *file, struct swst__described *described)
{
    struct swst__text text = { 0 };
    char instant[SWST__INSTANT_SIZE];
    int64_t format = 0, written = INT64_MIN;
    swst_status status = swst__db_number(file, "PRAGMA user_version", &format);

    if (!status)
        status = swst__db_number(file, "SELECT instant FROM audit ORDER BY sequence DESC LIMIT 1",
                                 &written);
    swst__text_add(&text, "\"format\":%" PRId64, format);
    if (written == INT64_MIN) {
        swst__text_add(&text, ",\"instant\":null");
    } else {
        swst__instant_print(written, instant);
        swst__text_add(&text, ",\"instant\":\"%s\"", instant);
    }
    swst__text_add(&text, ",\"records\":{");
    if (!status)
        status = swst__manifest_count(file, &text);
    swst__text_add(&text, "}");
    return finish(&text, status, &described->content);
}

void swst__described_free(struct swst__described *described)
{
    swst_free(described->bytes);
    swst_free(described->content);
}

/* ----------------------------------------------------------------- writing */

char *swst__manifest_name(const char *path)
{
    struct swst__text text = { 0 };
    char *name;

    swst__text_add(&text, "%s.manifest", path);
    if (!(name = swst__text_take(&text)))
        swst__fail_memory();
    return name;
}

static void seal(const char *text, size_t length, char hash[SWST__SHA256_SIZE])
{
    struct swst__sha256 sum;

    swst__sha256_begin(&sum);
    swst__sha256_add(&sum, text, length);
    swst__sha256_end(&sum, hash);
}

static char *compose(const struct swst__described *described)
{
    struct swst__text text = { 0 };
    char hash[SWST__SHA256_SIZE] = "";
    char *composed;

    swst__text_add(&text, BEGINNING VERSION "\"library\":\"%s\",\"sqlite\":\"%s\",%s,%s",
                   swst_version(), sqlite3_libversion(), described->bytes, described->content);
    if (!text.failed)
        seal(text.bytes, text.length, hash);
    swst__text_add(&text, SEAL "%s" ENDING, hash);
    if (!(composed = swst__text_take(&text)))
        swst__fail_memory();
    return composed;
}

static swst_status write_out(int file, const char *text)
{
    size_t left = strlen(text);

    while (left) {
        ssize_t put = write(file, text, left);

        if (put < 0 && errno != EINTR)
            return errno == ENOSPC || errno == EDQUOT ? swst__fail(SWST_ENOSPACE, SWST__NO_SPACE)
                                                      : swst__fail(SWST_EIO, SWST__CANNOT_WRITE);
        if (put > 0) {
            text += put;
            left -= (size_t)put;
        }
    }
    return fsync(file) == 0 || errno == EINVAL ? SWST_OK
                                               : swst__fail(SWST_EIO, SWST__CANNOT_WRITE);
}

swst_status swst__manifest_write(const char *name, const struct swst__described *described)
{
    char *text = compose(described);
    swst_status status;
    int file = -1;

    if (!text)
        return SWST_ENOMEM;
    if (!(status = swst__file_make_open(name, &file))) {
        status = write_out(file, text);
        if (close(file) != 0 && !status)
            status = swst__fail(SWST_EIO, SWST__CANNOT_WRITE);
        if (status)
            unlink(name);
    }
    swst_free(text);
    if (status)
        swst__error_place(name, 0, 0);
    return status;
}

/* ----------------------------------------------------------------- reading */

static swst_status open_it(const char *name, int *file)
{
    struct stat found;

    if ((*file = open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC)) < 0)
        return errno == ENOENT ? swst__fail(SWST_ENOTFOUND, SWST__NO_MANIFEST)
             : errno == EACCES ? swst__fail(SWST_EPERMISSION, SWST__NO_PERMISSION)
                               : swst__fail(SWST_EIO, SWST__CANNOT_READ);
    if (fstat(*file, &found) == 0 && S_ISREG(found.st_mode))
        return SWST_OK;
    close(*file);
    return swst__fail(SWST_EDAMAGED, SWST__MANIFEST_DAMAGED);
}

static swst_status read_in(int file, char *text, size_t *length)
{
    ssize_t got = 1;

    *length = 0;
    while (*length < MOST && got > 0) {
        got = read(file, text + *length, MOST - *length);
        if (got < 0 && errno != EINTR)
            return swst__fail(SWST_EIO, SWST__CANNOT_READ);
        *length += got > 0 ? (size_t)got : 0;
        got = got < 0 ? 1 : got;
    }
    text[*length] = '\0';
    return SWST_OK;
}

/* The end is as it would be written for what stands before it. */
static swst_status check_seal(const char *text, size_t length)
{
    char expected[SEALED + 1] = SEAL;
    size_t sealed = length > SEALED ? length - SEALED : 0;

    seal(text, sealed, expected + sizeof SEAL - 1);
    strcat(expected, ENDING);
    if (!sealed || strlen(text) != length || strcmp(text + sealed, expected) != 0
        || strncmp(text, BEGINNING, sizeof BEGINNING - 1) != 0)
        return swst__fail(SWST_EDAMAGED, SWST__MANIFEST_DAMAGED);
    return strncmp(text + sizeof BEGINNING - 1, VERSION, sizeof VERSION - 1) == 0 ? SWST_OK
        : swst__fail(SWST_EVERSION, SWST__NEWER_FILE);
}

swst_status swst__manifest_read(const char *name, char **text)
{
    char *read = swst__calloc(MOST + 1);
    size_t length = 0;
    swst_status status = read ? SWST_OK : swst__fail_memory();
    int file = -1;

    if (!status && !(status = open_it(name, &file))) {
        status = read_in(file, read, &length);
        close(file);
    }
    if (!status)
        status = check_seal(read, length);
    if (status) {
        swst__error_place(name, 0, 0);
        swst_free(read);
        return status;
    }
    *text = read;
    return SWST_OK;
}

/* Whole members: what follows ends them. */
bool swst__manifest_says(const char *text, const char *part)
{
    const char *found = strstr(text, part);

    return found && found[-1] == ',' && found[strlen(part)] == ',';
}
