/* What the commands that print a report share. */
#ifndef SWST_CLI_REPORT_H
#define SWST_CLI_REPORT_H

#include "command.h"

/* How one report is shown to people. What is left out is as view_of() says. */
struct view {
    const char *const *columns;    /* up to NULL; NULL: all */
    const char *alert_column, *alert_word;  /* rows that stand out, or NULL */
    /* Another text for a cell, or NULL for the usual one. */
    const char *(*text)(struct call *call, const char *column, const char *value);
};

/* The view of the table of this name; never NULL. */
const struct view *view_of(const char *table);

/* The name of what a cell holds, where a table has words or codes of its own; NULL if the value
 * is to be printed as it is. An empty cell is NULL. @owned{free} */
char *word_of(struct call *call, const swst_table *table, const char *column, const char *value);

/* A filter from --area, --worker, --programme, --ages, --by, --category, --level, --sex, --type and
 * --limit, as far as the command has them; never NULL. */
int make_filter(const struct call *call, swst_filter **filter);

/* Years from "6-14", "60-", "-17" or "6"; both -1 without --ages: open. */
int find_ages(const struct call *call, int64_t *least, int64_t *most);

/* The period of --from and --to, else this year up to the day looked from. */
int find_period(const struct call *call, const char **from, const char **to, char *room);

/* Whether it is a day that exists, written YYYY-MM-DD; `what` is named if not. */
int check_day(const struct call *call, const char *what, const char *day);

/* Print it in the form of the call; gives the exit code. Frees the table. A view of NULL is that
 * of the table. */
int print_table(struct call *call, swst_table *table, const struct view *view);

/* On which day and over whom: the line below a table for people. */
void put_footing(const struct call *call, const swst_table *table);

/* Ask a report of the day looked from, or of the period of find_period(), and print it. */
typedef swst_status (*question_of_day)(swst_store *store, const char *as_of,
                                       const swst_filter *filter, swst_table **table);
typedef swst_status (*question_of_period)(swst_store *store, const char *from, const char *to,
                                          const char *as_of, const swst_filter *filter,
                                          swst_table **table);
int print_on(struct call *call, question_of_day ask);
int print_over(struct call *call, question_of_period ask);

#endif
