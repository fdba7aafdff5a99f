/* The library's side of the benchmarks: what its two files share. */
#ifndef SWST_BENCH_LIBRARY_H
#define SWST_BENCH_LIBRARY_H

double seconds(void);
int failed(void);                       /* says why; gives an exit code */

int run_import(char **arguments);       /* FILE LEDGER */
int run_visits(char **arguments);       /* FILE COUNT */
int run_find(char **arguments);         /* FILE WANTED RUNS */

#endif
