/* Memory of the program: when there is none, it ends with FAILED. */
#ifndef SWST_CLI_MEMORY_H
#define SWST_CLI_MEMORY_H

#include <stddef.h>

void *must(void *memory);
void *grown(void *memory, size_t size);
char *copied(const char *text);

#endif
