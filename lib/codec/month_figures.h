/* A month's figures as text, as a closing keeps them. */
#ifndef SWST_CODEC_MONTH_FIGURES_H
#define SWST_CODEC_MONTH_FIGURES_H

#include "model/table.h"

struct swst__month_figure {
    char *code, *area;                  /* area: its code; "" of the whole station */
    struct swst__figure figure;
};

/* Starts as { 0 }. */
struct swst__month_figures {
    struct swst__month_figure *at;
    size_t count, room;
};

swst_status swst__month_figures_add(struct swst__month_figures *figures, const char *code,
                                    const char *area, const struct swst__figure *figure);
void swst__month_figures_free(struct swst__month_figures *figures);

/* NULL: none with this code and area. */
const struct swst__month_figure *swst__month_figures_find(
    const struct swst__month_figures *figures, const char *code, const char *area);

/* As text, which is the caller's, and back. Text that is no such list is
 * SWST_EINVALID; `figures` is then to be freed all the same. */
swst_status swst__month_figures_print(const struct swst__month_figures *figures, char **json);
swst_status swst__month_figures_read(const char *json, struct swst__month_figures *figures);

#endif
