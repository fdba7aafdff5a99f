/* The categories there are, by their codes, and which of them a filter names. */
#ifndef SWST_REPORT_CATEGORIES_H
#define SWST_REPORT_CATEGORIES_H

#include "report/filter.h"

struct swst__categories {
    struct swst__code {
        int64_t id;
        char *code;
        bool of_households, wanted;
    } *at;                              /* in order of their codes */
    size_t count, room;
    bool all;                           /* the filter names none */
};

/* Starts as { 0 }; freed even when reading failed. A filter that names none
 * wants all; one that names what does not exist fails. */
swst_status swst__categories_read(swst_store *store, const swst_filter *filter,
                                  struct swst__categories *categories);
void swst__categories_free(struct swst__categories *categories);

/* Whether the filter lets somebody in these categories pass. */
bool swst__categories_admit(const struct swst__categories *categories,
                            const struct swst__ids *in);

/* The number of a category, or the count of them. */
size_t swst__categories_find(const struct swst__categories *categories, int64_t id);

#endif
