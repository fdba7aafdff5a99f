/* A file in the making: until it is whole it stands under another name, and then
 * it gets its own, if nobody has taken that meanwhile. A crash leaves it there
 * under the other name; it is known by its form and by nobody holding its lock,
 * and the next attempt clears it away. */
#ifndef SWST_STORE_PART_H
#define SWST_STORE_PART_H

#include <swstation/common.h>

struct swst__part {
    const char *path;                   /* of the whole; the caller's */
    char *name;                         /* while it is in the making */
    int lock;                           /* -1: there is no such file */
    bool cleared;                       /* one that was broken off was in the way */
};

/* Empty, 0600, the path with the ending. SWST_ECONFLICT when anything is in the way,
 * be it a journal, which would be played into the new file. */
swst_status swst__part_begin(struct swst__part *part, const char *path, const char *ending);

/* Give it its name; folder and name are on the disk then. */
swst_status swst__part_publish(struct swst__part *part);

/* After either; what was not published is removed. */
void swst__part_end(struct swst__part *part);

#endif
