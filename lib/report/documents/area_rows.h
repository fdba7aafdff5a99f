/* The rows of a document's tables by area: few enough to be read. */
#ifndef SWST_REPORT_DOCUMENTS_AREA_ROWS_H
#define SWST_REPORT_DOCUMENTS_AREA_ROWS_H

#include "domain/areas.h"

/* More rows than this are a row for each town. */
enum { SWST__MOST_AREA_ROWS = 30 };

/* The areas in the order of their codes, those of a month's tables (swst__areas_shown()). When
 * they are many: the towns of the open villages, as coverage by town has them; a village of no
 * town, or of one that is not within `top`, stands for itself. `numbers` has room for as many
 * as there are areas. */
swst_status swst__area_rows(const struct swst__areas *areas, int64_t day, int64_t top,
                            size_t *numbers, size_t *count);

#endif
