/* Keys in files: 32 bytes, or 64 hexadecimal digits, for their owner alone. */
#define _POSIX_C_SOURCE 200809L

#include "key_file.h"
#include "say.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BYTES = SWST_KEY_SIZE, DIGITS = 2 * BYTES };

static bool read_digits(const unsigned char *text, unsigned char key[BYTES])
{
    static const char digits[] = "0123456789abcdefABCDEF";

    for (int i = 0; i < DIGITS; i++) {
        const char *digit = text[i] ? strchr(digits, text[i]) : NULL;
        int value = digit ? (int)(digit - digits) : 0;

        if (!digit)
            return false;
        key[i / 2] = (unsigned char)(key[i / 2] << 4 | (value > 15 ? value - 6 : value));
    }
    return true;
}

/* A line feed may stand behind the digits. */
static bool read_key(const unsigned char *text, size_t size, unsigned char key[BYTES])
{
    if (size == BYTES)
        memcpy(key, text, BYTES);
    size -= size == DIGITS + 1 && text[DIGITS] == '\n';
    return size == BYTES || (size == DIGITS && read_digits(text, key));
}

/* Gives how many bytes there are, or says why nobody may read them. */
static int read_file(const struct call *call, const char *path, unsigned char *text, size_t room,
                     size_t *size)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct stat about;
    ssize_t read_in = -1;

    if (file >= 0 && fstat(file, &about) == 0 && about.st_mode & 077) {
        close(file);
        say(call, SAY_KEY_FOR_OTHERS, path);
        return FAILED;
    }
    if (file >= 0) {
        do
            read_in = read(file, text, room);
        while (read_in < 0 && errno == EINTR);
        close(file);
    }
    if (read_in < 0) {
        say(call, SAY_NO_KEY_FILE, path);
        return FAILED;
    }
    *size = (size_t)read_in;
    return DONE;
}

int read_key_file(const struct call *call, const char *path, unsigned char key[SWST_KEY_SIZE])
{
    unsigned char text[DIGITS + 2];
    size_t size = 0;
    int code = read_file(call, path, text, sizeof text, &size);

    if (!code && !read_key(text, size, key)) {
        say(call, SAY_NO_KEY_IN_FILE, path);
        code = FAILED;
    }
    memset(text, 0, sizeof text);
    return code;
}

typedef swst_status setter(swst_store *store, const void *key, size_t size);

static int give(const struct call *call, const char *path, setter *set)
{
    unsigned char key[SWST_KEY_SIZE] = { 0 };
    int code = path ? read_key_file(call, path, key) : DONE;

    if (path && !code && set(call->store, key, sizeof key))
        code = failed(call);
    memset(key, 0, sizeof key);
    return code;
}

int give_keys(const struct call *call)
{
    int code = give(call, call->options.values[OPTION_KEY], swst_store_set_key);

    return code ? code : give(call, call->options.values[OPTION_AUDIT_KEY],
                              swst_store_set_audit_key);
}

/* Never over another file: that might hold the only copy of a key. */
int write_key_file(const struct call *call, const char *path,
                   const unsigned char key[SWST_KEY_SIZE])
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    S_IRUSR | S_IWUSR);
    FILE *out = file < 0 ? NULL : fdopen(file, "w");
    bool written = out != NULL;

    for (int i = 0; i < BYTES && written; i++)
        written = fprintf(out, "%02x", key[i]) == 2;
    written = written && putc('\n', out) != EOF && fflush(out) == 0 && fsync(file) == 0;
    if (out && fclose(out) != 0)
        written = false;
    else if (!out && file >= 0)
        close(file);
    if (written)
        return DONE;
    if (file >= 0)
        unlink(path);
    say(call, SAY_KEY_NOT_WRITTEN, path);
    return FAILED;
}
