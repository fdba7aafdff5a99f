/* Memory that runs out when told to: the library's, SQLite's and cJSON's. And
 * a note of every function that was called, to hold against those exported. */
#ifndef SWST_TESTS_SCARCE_H
#define SWST_TESTS_SCARCE_H

#include <stdbool.h>

enum scarce { SCARCE_OURS, SCARCE_SQLITE, SCARCE_CJSON, SCARCE_KINDS };

/* Call it before anything else. */
void scarce_install(void);

/* Let so many allocations pass, then fail one, or all; until it is over: was
 * there one that failed? */
void scarce_begin(enum scarce memory, long passing, bool for_good);
bool scarce_over(void);

/* Blocks that were not given back. */
long scarce_living(enum scarce memory);

/* CALL(swst_kind_find)("client") calls it, and notes that it was. */
#define CALL(function) (note_call(#function), function)
void note_call(const char *name);
bool was_called(const char *name);

#endif
