/* FNV-1a of 64 bits (draft-eastlake-fnv): a quick hash, the same on every machine, so
 * that files may keep it. No seal against those who know it. */
#ifndef SWST_BASE_FNV_H
#define SWST_BASE_FNV_H

#include <stddef.h>
#include <stdint.h>

#define SWST__FNV_START UINT64_C(0xcbf29ce484222325)

uint64_t swst__fnv(uint64_t hash, const void *bytes, size_t size);
/* Of its eight bytes, the lowest first, whatever the machine's order is. */
uint64_t swst__fnv_number(uint64_t hash, int64_t number);

#endif
