/* A search under way: what was asked, who is being considered, whom it has found. */
#ifndef SWST_DOMAIN_SEARCH_WORK_H
#define SWST_DOMAIN_SEARCH_WORK_H

#include "domain/areas.h"
#include "domain/search_walk.h"

#include <swstation/table.h>

enum {
    SWST__SEARCH_LONGEST = 100, SWST__SEARCH_WORDS = 50,
    SWST__SEARCH_SIZE = SWST__SEARCH_LONGEST * 4 + 1,
    SWST__SEARCH_NAME = 1               /* the column of the name */
};

/* What is asked of a client, behind the id: what is shown, and where one looks. */
#define SWST__SEARCH_ASKED \
    "client.name, client.birth_date, area.code, area.name, client.exited_on, client.area_id"

enum swst__search_way { SWST__BY_NUMBER = 1, SWST__BY_PHONE, SWST__BY_NAME };

struct swst__search {
    swst_store *store;
    swst_table *table;
    int64_t limit;
    struct swst__statement *client;         /* who is considered */
    struct swst__areas areas;               /* read only if one is asked for */
    int64_t top;
    struct swst__ids scope;                 /* its clients, if they are few */
    bool is_small;

    char text[SWST__SEARCH_SIZE], whole[SWST__SEARCH_SIZE];     /* plain; as a name's key */
    char words[SWST__SEARCH_SIZE + SWST__SEARCH_WORDS];         /* keys, side by side */
    const char *word[SWST__SEARCH_WORDS];
    size_t word_count;
    uint32_t alone;                         /* the one character asked for, or 0 */
};

/* The clients among whom one looks, NULL: any. */
const struct swst__ids *swst__search_scope(const struct swst__search *work);

/* Look at a client: whether he counts, and lives where one looks. */
swst_status swst__search_read(struct swst__search *work, int64_t id, bool *counts);
/* Whether he lives there; for who reads several clients with one statement. */
bool swst__search_is_within(const struct swst__search *work);
/* Who was looked at last is a row of the answer. */
swst_status swst__search_add(struct swst__search *work, enum swst__search_way way);
bool swst__search_is_full(const struct swst__search *work);

/* Consider all clients of a walk, or as many as fill the answer. */
swst_status swst__search_walk(struct swst__search *work, struct swst__key_walk *walk,
                              swst_status (*consider)(struct swst__search *work, int64_t id));

/* Those whose name is the text, then those whose name has all its words. */
swst_status swst__search_names(struct swst__search *work);

#endif
