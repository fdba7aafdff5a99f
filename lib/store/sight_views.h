/* The views of a session; for sight.c alone. */
#ifndef SWST_STORE_SIGHT_VIEWS_H
#define SWST_STORE_SIGHT_VIEWS_H

#include "store/sight.h"

static inline enum swst__deed swst__sight_deed(unsigned sight)
{
    return (enum swst__deed)(sight - SWST__FIGURES);
}

swst_status swst__sight_make_views(swst_store *store);
swst_status swst__sight_drop_views(swst_store *store);

/* For sealed_views.c: those of kinds with sealed fields, which have been dropped. */
struct swst__text;
void swst__sight_add_sealed(struct swst__text *sql, const swst_store *store);

#endif
