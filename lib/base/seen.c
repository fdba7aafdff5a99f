/* Sets of ids, in a hash table of blocks. */
#include "base/seen.h"

#include "base/error.h"
#include "base/memory.h"

struct swst__seen_block {
    uint64_t key;                       /* 0: empty */
    uint64_t bits;
};

/* Where the table lies in memory is not known to who writes a file, so that
 * ids cannot be chosen to fall together. */
static size_t place_of(const struct swst__seen *seen, uint64_t key)
{
    uint64_t mixed = key ^ (uint64_t)(uintptr_t)seen->blocks;

    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94d049bb133111eb);
    return (size_t)(mixed ^ mixed >> 31) & (seen->capacity - 1);
}

static struct swst__seen_block *find(const struct swst__seen *seen, uint64_t key)
{
    size_t place = place_of(seen, key);

    while (seen->blocks[place].key && seen->blocks[place].key != key)
        place = (place + 1) & (seen->capacity - 1);
    return &seen->blocks[place];
}

static swst_status grow(struct swst__seen *seen)
{
    struct swst__seen larger = { NULL, seen->count, seen->capacity ? seen->capacity * 2 : 256 };

    if (!(larger.blocks = swst__calloc(larger.capacity * sizeof *larger.blocks)))
        return swst__fail_memory();
    for (size_t i = 0; i < seen->capacity; i++)
        if (seen->blocks[i].key)
            *find(&larger, seen->blocks[i].key) = seen->blocks[i];
    swst_free(seen->blocks);
    *seen = larger;
    return SWST_OK;
}

static uint64_t key_of(unsigned kind, int64_t id)
{
    return ((uint64_t)id & ~UINT64_C(63)) + kind + 1;
}

static uint64_t bit_of(int64_t id)
{
    return UINT64_C(1) << (id & 63);
}

swst_status swst__seen_add(struct swst__seen *seen, unsigned kind, int64_t id, bool *again)
{
    uint64_t key = key_of(kind, id), bit = bit_of(id);
    struct swst__seen_block *block;
    swst_status status;

    if (seen->count * 2 >= seen->capacity && (status = grow(seen)))
        return status;
    block = find(seen, key);
    seen->count += !block->key;
    block->key = key;
    *again = block->bits & bit;
    block->bits |= bit;
    return SWST_OK;
}

bool swst__seen_has(const struct swst__seen *seen, unsigned kind, int64_t id)
{
    return seen->capacity && find(seen, key_of(kind, id))->bits & bit_of(id);
}

void swst__seen_remove(struct swst__seen *seen, unsigned kind, int64_t id)
{
    if (seen->capacity)
        find(seen, key_of(kind, id))->bits &= ~bit_of(id);
}

void swst__seen_free(struct swst__seen *seen)
{
    swst_free(seen->blocks);
    *seen = (struct swst__seen){ 0 };
}
