/* A program of one call has nothing to save when memory runs out. */
#include "memory.h"
#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *must(void *memory)
{
    if (!memory) {
        fputs("swst: 内存不足 · out of memory\n", stderr);
        exit(FAILED);
    }
    return memory;
}

void *grown(void *memory, size_t size)
{
    return must(realloc(memory, size));
}

char *copied(const char *text)
{
    size_t size = strlen(text) + 1;

    return memcpy(must(malloc(size)), text, size);
}
