/* Whose turn it is to write: one writer of a file at a time, in the order in which
 * they asked, whatever process or store they are. */
#ifndef SWST_STORE_LOCK_H
#define SWST_STORE_LOCK_H

#include <swstation/store.h>

#include <stdbool.h>
#include <stdint.h>

struct swst__lock {
    char *path;                         /* of the file of places; NULL: nobody else writes */
    bool held;
    int file;                           /* while it is held */
    int64_t passed;                     /* up to this place, those who do not move */
};

/* Name the file of places beside that of the store, once that is open. */
swst_status swst__lock_name(swst_store *store);
void swst__lock_forget(swst_store *store);
/* With a store that could not be made, and what its journal has left. */
void swst__lock_remove(swst_store *store);

/* Wait for one's turn; false when the store's deadline has come first. Where the system
 * or the folder does not have such locks it succeeds without one: see `held`. */
bool swst__lock_take(swst_store *store);
/* Let the next one write. A child of fork() does not give away what is its parent's. */
void swst__lock_give_back(swst_store *store);
/* The same, if no transaction is open any more, whoever ended it. */
void swst__lock_settle(swst_store *store);

#endif
