/* What the commands that print a report share. */
#ifndef SWST_CLI_REPORT_H
#define SWST_CLI_REPORT_H

#include "command.h"

/* How one report is shown to people. */
struct view {
    const char *const *columns;    /* up to NULL; NULL: all */
    const char *alert_column, *alert_word;  /* rows that stand out, or NULL */
    /* Another text for a cell, or NULL for the usual one. */
    const char *(*text)(struct call *call, const char *column, const char *value);
};

/* A filter from --area, --worker, --limit and --category; never NULL. */
int make_filter(const struct call *call, swst_filter **filter);

/* The period of --from and --to, else this year up to the day looked from. */
int find_period(const struct call *call, const char **from, const char **to, char *room);

/* Whether it is a day that exists, written YYYY-MM-DD; `what` is named if not. */
int check_day(const struct call *call, const char *what, const char *day);

/* Print it in the form of the call; gives the exit code. Frees the table. */
int print_table(struct call *call, swst_table *table, const struct view *view);

#endif
