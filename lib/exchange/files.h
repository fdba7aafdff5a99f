/* Files of this floor: read piece by piece; written anew, for their owner
 * alone, and never over another. What goes wrong names the path. */
#ifndef SWST_EXCHANGE_FILES_H
#define SWST_EXCHANGE_FILES_H

#include <swstation/common.h>

bool swst__path_ends(const char *path, const char *ending);   /* in capitals or not */
char *swst__path_join(const char *folder, const char *name);  /* NULL: out of memory, noted */

swst_status swst__input_open(const char *path, int *file);
/* Nothing is read at the end of the file. */
swst_status swst__input_read(int file, const char *path, char *bytes, size_t size,
                             size_t *length);

/* The folder, made if it is missing; it must be empty. */
swst_status swst__output_folder(const char *path, int *folder);
/* The folder that the file lies in. */
swst_status swst__output_parent(const char *path, int *folder);
/* The last part of the path is the file's name in the folder. */
swst_status swst__output_open(int folder, const char *path, int *file);
swst_status swst__output_write(int file, const char *path, const char *bytes, size_t length);
/* Bring a file or folder to the disk, and close it whatever happens. */
swst_status swst__output_close(int *file, const char *path);

void swst__descriptor_close(int *descriptor);                  /* -1: it is not open */

#endif
