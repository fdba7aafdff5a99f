/* The queue of those who write to a file, in a file of places beside it.
 *
 * Who wants to write draws a number there and locks the place of that number. Who
 * sees no place taken before its own is the next, and waits for the writer's place
 * alone. All of them are open-file-description locks: two stores of one process
 * keep each other out like two processes, and the system frees the places of the
 * dead, unless they left a child that was forked in a transaction. The number in the
 * file gives the order only; who writes is told by the writer's place, so that a file
 * that somebody spoiled cannot let in two.
 *
 * SQLite's own locks stay behind this one, for programs that know nothing of it. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#define _FILE_OFFSET_BITS 64

#include "store/lock.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef F_OFD_SETLK

enum { COUNTER = 0, WRITER = 1, PLACES = 4096, MOST = 1 << 30 };
enum { PAUSE = 250, SHORT_PAUSE = 50 };                 /* microseconds */
enum { STANDSTILL = 200 };                              /* milliseconds */

enum answer { GOT, TAKEN, NONE };

struct queue {
    int file;
    int64_t number;                     /* of our place; 0: we have none, and no order */
    int64_t *passed;
    int64_t idle_since;                 /* somebody is before us, and yet nobody writes */
};

/* ------------------------------------------------------------------ ranges */

static int control(int file, int command, struct flock *range)
{
    int code;

    do
        code = fcntl(file, command, range);
    while (code < 0 && errno == EINTR);
    return code;
}

static enum answer take(int file, int64_t at)
{
    struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = at, .l_len = 1 };

    if (control(file, F_OFD_SETLK, &range) == 0)
        return GOT;
    return errno == EAGAIN || errno == EACCES ? TAKEN : NONE;
}

static void give(int file, int64_t at, int64_t length)          /* 0: all behind it, too */
{
    struct flock range = { .l_type = F_UNLCK, .l_whence = SEEK_SET, .l_start = at,
                           .l_len = length };

    control(file, F_OFD_SETLK, &range);
}

/* A place that another holds from `at` on; -1 if there is none. */
static int64_t held_by_another(int file, int64_t at, int64_t length)
{
    struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = at,
                           .l_len = length };

    if (length <= 0 || control(file, F_OFD_GETLK, &range) != 0 || range.l_type == F_UNLCK)
        return -1;
    return range.l_start;
}

/* -------------------------------------------------------------------- file */

/* Who may write the store may wait in its queue, as with SQLite's journals. */
static void share_as_the_store(const swst_store *store, int file)
{
    struct stat whole;

    if (stat(store->path, &whole) != 0)
        return;
    if ((whole.st_mode & 0077) && fchmod(file, whole.st_mode & 0666) != 0)
        return;
    if (geteuid() == 0 && fchown(file, whole.st_uid, whole.st_gid) != 0)
        return;
}

/* Eight bytes that are nobody else's, or none yet: what somebody may have put there
 * instead is not written to. */
static int open_places(const swst_store *store)
{
    int file = open(store->lock.path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                    S_IRUSR | S_IWUSR);
    struct stat found;

    if (file < 0)
        return -1;
    if (fstat(file, &found) != 0 || !S_ISREG(found.st_mode) || found.st_nlink > 1
        || (found.st_size != 0 && found.st_size != sizeof(int64_t))) {
        close(file);
        return -1;
    }
    if (found.st_size == 0)
        share_as_the_store(store, file);
    return file;
}

/* Those who open it by its name must meet us there. */
static bool is_still_there(const swst_store *store, int file)
{
    struct stat ours, now;

    return fstat(file, &ours) == 0 && lstat(store->lock.path, &now) == 0
        && ours.st_ino == now.st_ino && ours.st_dev == now.st_dev;
}

/* ------------------------------------------------------------------- queue */

static int64_t draw_number(int file)
{
    int64_t last = 0, number;

    if (pread(file, &last, sizeof last, 0) != sizeof last || last < 0 || last >= MOST)
        last = 0;
    number = last + 1;
    return pwrite(file, &number, sizeof number, 0) == sizeof number ? number : 0;
}

/* A place in the queue, if one can be noted: without one we take our chance. */
static enum answer queue_up(struct queue *queue, const swst_store *store)
{
    enum answer answer;

    while ((answer = take(queue->file, COUNTER)) == TAKEN && !swst__is_late(store))
        swst__pause(SHORT_PAUSE);
    if (answer != GOT)
        return answer;
    queue->number = draw_number(queue->file);
    if (queue->number && take(queue->file, PLACES + queue->number) != GOT)
        queue->number = 0;
    if (queue->number <= *queue->passed)                /* the numbers began anew */
        *queue->passed = 0;
    give(queue->file, COUNTER, 1);
    return GOT;
}

/* Somebody who is stopped would keep all others waiting; when it goes on, it has its
 * turn all the same. */
static bool stands_still(struct queue *queue, int64_t before_us)
{
    int64_t now = swst__milliseconds();

    if (held_by_another(queue->file, WRITER, 1) >= 0)
        queue->idle_since = 0;
    else if (!queue->idle_since)
        queue->idle_since = now;
    if (!queue->idle_since || now - queue->idle_since < STANDSTILL)
        return false;
    *queue->passed = before_us - PLACES;
    return true;
}

static bool is_next(struct queue *queue)
{
    int64_t before_us = held_by_another(queue->file, PLACES + *queue->passed + 1,
                                        queue->number - *queue->passed - 1);

    return before_us < 0 || stands_still(queue, before_us);
}

static enum answer wait_in_queue(struct queue *queue, const swst_store *store)
{
    enum answer answer = queue_up(queue, store);

    while (answer == GOT) {
        bool next = is_next(queue);

        if (next && (answer = take(queue->file, WRITER)) != TAKEN)
            break;
        if (swst__is_late(store))
            return TAKEN;
        swst__pause(next ? SHORT_PAUSE : PAUSE);
        answer = GOT;
    }
    if (answer == GOT)
        give(queue->file, PLACES, 0);
    return answer;
}

/* Once more, if the file of places was deleted while we waited. */
static enum answer take_turn(swst_store *store)
{
    struct queue queue = { .passed = &store->lock.passed };
    enum answer answer;

    if ((queue.file = open_places(store)) < 0)
        return NONE;
    answer = wait_in_queue(&queue, store);
    store->lock.held = answer == GOT && is_still_there(store, queue.file);
    if (store->lock.held)
        store->lock.file = queue.file;
    else
        close(queue.file);
    return answer;
}

bool swst__lock_take(swst_store *store)
{
    enum answer answer = GOT;

    while (store->lock.path && !store->lock.held && answer == GOT) {
        answer = take_turn(store);
        if (answer == GOT && !store->lock.held && swst__is_late(store))
            answer = TAKEN;
    }
    return answer != TAKEN;
}

/* To close it is not enough, if a child of fork() has it open, too. */
void swst__lock_give_back(swst_store *store)
{
    if (!store->lock.held)
        return;
    if (!swst__store_is_forked(store))
        give(store->lock.file, COUNTER, 0);
    close(store->lock.file);
    store->lock.held = false;
}

#else

bool swst__lock_take(swst_store *store)
{
    (void)store;
    return true;
}

void swst__lock_give_back(swst_store *store)
{
    (void)store;
}

#endif

/* Beside the file that SQLite has found, so that all who came by another name or a
 * link meet at the same. */
swst_status swst__lock_name(swst_store *store)
{
    const char *path = sqlite3_db_filename(store->db, "main");
    struct swst__text text = { 0 };

    if (!store->path || store->read_only || !path || !*path)
        return SWST_OK;
    swst__text_add(&text, "%s-lock", path);
    store->lock.path = swst__text_take(&text);
    return store->lock.path ? SWST_OK : swst__fail_memory();
}

void swst__lock_forget(swst_store *store)
{
    swst__lock_give_back(store);
    swst_free(store->lock.path);
    store->lock.path = NULL;
    store->lock.passed = 0;
}

/* Without memory: their names differ in the end alone. */
void swst__lock_remove(swst_store *store)
{
    static const char *const endings[] = { "-shm", "-wal", "-lock" };
    char *end = store->lock.path ? strrchr(store->lock.path, '-') : NULL;

    for (int i = 0; end && i < 3; i++) {
        strcpy(end, endings[i]);
        unlink(store->lock.path);
    }
}

void swst__lock_settle(swst_store *store)
{
    if (store->lock.held && (!store->db || sqlite3_get_autocommit(store->db)))
        swst__lock_give_back(store);
}
