/* The library's side of the benchmarks: what its two files share. */
#ifndef SWST_BENCH_LIBRARY_H
#define SWST_BENCH_LIBRARY_H

double seconds(void);
int failed(void);                       /* says why; gives an exit code */

/* A file NAME.json in the folder; an exit code. */
int save(const char *folder, const char *name, const char *text);

int run_import(char **arguments);       /* FILE LEDGER */
int run_visits(char **arguments);       /* FILE COUNT */
int run_find(char **arguments);         /* FILE WANTED RUNS */
int run_goals(char **arguments);        /* FILE AS_OF AREA RUNS FOLDER */
int run_summary(char **arguments);      /* FILE MONTH AS_OF RUNS */

#endif
