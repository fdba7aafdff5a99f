/* What a heading of a ledger means: the words for fields and for the station's categories. */
#ifndef SWST_EXCHANGE_LEDGER_HEADINGS_H
#define SWST_EXCHANGE_LEDGER_HEADINGS_H

#include "exchange/ledger.h"

enum { SWST__HEADING_KEY = 100 };       /* bytes of a key; what is longer is no heading */

/* The words for fields, in order; and the names of categories, as they were found. */
struct swst__heading_word_row {
    char key[SWST__HEADING_KEY];
    enum swst__ledger_field field;
    size_t order;
};
struct swst__heading_category {
    int64_t id;
    char *code;
};
struct swst__heading_name {
    char key[SWST__HEADING_KEY];
    size_t category;
    bool is_stem;                       /* the name without 对象, 户 … */
};
struct swst__heading {
    enum swst__ledger_field field;
    int64_t category_id;                /* 0: of none */
    const char *code;                   /* of the category; lives as long as the headings */
};
struct swst__heading_told {
    char key[SWST__HEADING_KEY];
    struct swst__heading means;
};
struct swst__headings {
    struct swst__heading_word_row *words;
    size_t word_count, word_room;
    struct swst__heading_category *categories;
    size_t category_count, category_room;
    struct swst__heading_name *names;
    size_t name_count, name_room;
    struct swst__heading_told *told;    /* what the user said, before all else */
    size_t told_count, told_room;
};

swst_status swst__headings_open(swst_store *store, struct swst__headings **headings);
void swst__headings_free(struct swst__headings *headings);

/* Headings are the same when their keys are: without spaces, signs, and what stands in
 * brackets; in small letters. */
void swst__heading_key(const char *text, char key[SWST__HEADING_KEY]);
/* Whether this key asks for the heading with this key below that one ("": below none). */
bool swst__heading_is(const char *asked, const char *over, const char *own);
/* The next of several words divided by |, and the text behind it; NULL at the end. */
const char *swst__heading_next_word(const char *list, char word[SWST__HEADING_KEY]);

/* ledger_heading_words.c: what such words end with, divided by |; the field of a key; and
 * whether a field says nothing but of a category that is known. */
extern const char swst__heading_endings[];
enum swst__ledger_field swst__heading_word(const struct swst__headings *headings,
                                           const char *key);
bool swst__heading_needs_category(enum swst__ledger_field field);

/* False when it means nothing. `above`: the heading over it, or "". */
bool swst__heading_find(const struct swst__headings *headings, const char *above,
                        const char *text, struct swst__heading *found);
/* The same for what --map says: "phone", "client.phone", "dibao.grade", 联系电话 … */
bool swst__heading_named(const struct swst__headings *headings, const char *name,
                         struct swst__heading *found);
/* From now on this heading means this field; NULL or "": nothing. */
swst_status swst__heading_tell(struct swst__headings *headings, const char *heading,
                               const char *field);
/* The name of the field whose words are most like this. */
const char *swst__heading_nearest(const struct swst__headings *headings, const char *name);

#endif
