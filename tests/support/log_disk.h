/* A disk that remembers: a layer of SQLite over that of the system, which notes
 * every change of a station's files, and can say what a power cut may leave of them.
 * It syncs nothing really: what a sync is good for is in its notes. */
#ifndef SWST_TESTS_LOG_DISK_H
#define SWST_TESTS_LOG_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The files of a station; the shared memory of WAL is none. */
enum log_file { LOG_MAIN, LOG_JOURNAL, LOG_WAL, LOG_FILES };

/* From now on every store stands on it. Call it before the first is opened. */
void log_disk_install(void);

/* Forget the notes and take new ones, of one station: its main file is there,
 * empty; or take none. */
void log_disk_begin(void);
void log_disk_end(void);

/* How many changes were noted so far: a place in the notes. */
size_t log_disk_length(void);

/* What a cut may do with what was not synced. */
enum log_model {
    LOG_ANY,            /* each write is kept, lost or torn; names come and go in order */
    LOG_ORDERED,        /* a beginning is kept, of which the last write may be torn */
    LOG_MODELS
};

struct log_image {
    bool exists;
    size_t size, room;
    unsigned char *bytes;
};

/* What may be left by a cut after `length` changes. The images are used again
 * from cut to cut; the same seed leaves the same. */
void log_disk_cut(size_t length, enum log_model model, uint64_t *seed,
                  struct log_image images[LOG_FILES]);
void log_disk_free(struct log_image images[LOG_FILES]);

/* A number below `most`, which may be up to 2^32. */
uint64_t log_disk_draw(uint64_t *seed, uint64_t most);

#endif
