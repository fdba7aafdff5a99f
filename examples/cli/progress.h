/* A bar on the terminal for work that takes longer than a second. */
#ifndef SWST_CLI_PROGRESS_H
#define SWST_CLI_PROGRESS_H

#include "command.h"

#include <stdint.h>

struct progress {
    const char *language;
    double started, shown;     /* seconds */
    bool visible;              /* somebody looks at stderr */
};

void progress_start(struct progress *progress, const struct call *call);

/* Bytes if megabytes, else records. */
void progress_show(struct progress *progress, int64_t done, int64_t total, bool megabytes);

void progress_end(struct progress *progress);

#endif
