/* The keys of the objects that a scan of JSON is inside of, to find one that
 * occurs twice, in n log n steps whatever the text. */
#ifndef SWST_CODEC_JSON_KEYS_H
#define SWST_CODEC_JSON_KEYS_H

#include <stdbool.h>
#include <stddef.h>

struct swst__json_key;

/* Starts as { 0 }. */
struct swst__json_keys {
    struct swst__json_key *keys;
    size_t count, capacity;
    char *decoded;                      /* keys written with escapes, as they read */
    size_t decoded_length, decoded_capacity;
};

/* The key is a valid JSON string from its opening quote to behind its closing
 * one. False when out of memory. */
bool swst__json_keys_add(struct swst__json_keys *keys, const char *text, size_t start, size_t end,
                         bool escaped);

/* Forgets the keys from `first` on, those of one object. True when two read the
 * same; `repeated` is then where the first that repeats another begins. */
bool swst__json_keys_close(struct swst__json_keys *keys, const char *text, size_t first,
                           size_t *repeated);

void swst__json_keys_free(struct swst__json_keys *keys);

#endif
