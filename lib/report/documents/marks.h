/* Marks: figures that a document asks for, computed in one walk, each with
 * where it comes from. */
#ifndef SWST_REPORT_DOCUMENTS_MARKS_H
#define SWST_REPORT_DOCUMENTS_MARKS_H

#include "model/document.h"
#include "report/indicators/measure.h"

/* A filter and how the command line writes it. */
struct swst__scope {
    swst_filter *filter;                /* NULL: everything */
    char *text;
    int64_t part_id;                    /* of many areas: the one; 0: no area, or it alone */
    swst_filter *of_all;                /* then: the filter without it */
};

/* Write a filter so; NULL: nothing. */
swst_status swst__filter_write(swst_store *store, const swst_filter *filter, char **text);

/* What narrows a scope besides the filter it is made from; NULL: nothing. */
struct swst__narrowed {
    int64_t area_id;                    /* 0: none; within that of the filter */
    const char *category, *level, *type;
};

struct swst__marks {
    swst_store *store;
    struct swst__measures measures;
    struct swst__asked {
        const struct swst_indicator *indicator;     /* as asked for */
        struct swst__question question;
        const struct swst__scope *scope;
        size_t measure;                 /* its number */
    } *asked;
    size_t count, room;
    struct swst__scope **scopes;
    size_t scope_count, scope_room;
};

/* Starts as { .store, .measures.store }. A scope lives as long as the marks. Others may ask the
 * measures for more before all is run. */
swst_status swst__marks_scope(struct swst__marks *marks, const swst_filter *filter,
                              const struct swst__narrowed *by, const struct swst__scope **scope);

/* Ask for one; what cannot be narrowed so, or is in no catalogue, is passed over. */
swst_status swst__marks_ask(struct swst__marks *marks, const char *code,
                            const struct swst__question *question,
                            const struct swst__scope *scope);
swst_status swst__marks_run(struct swst__marks *marks);
void swst__marks_free(struct swst__marks *marks);

/* The mark of what was asked for; false: it was not, or was passed over. */
bool swst__marks_find(const struct swst__marks *marks, const char *code,
                      const struct swst__question *question, const struct swst__scope *scope,
                      struct swst__mark *mark);

#endif
