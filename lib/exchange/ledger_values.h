/* Cells of a ledger as values: what of ledger_read.c and its neighbours is shared among
 * them. Texts are cleaned (base/fold.h) before they come here. */
#ifndef SWST_EXCHANGE_LEDGER_VALUES_H
#define SWST_EXCHANGE_LEDGER_VALUES_H

#include "base/disability.h"
#include "exchange/ledger.h"

enum { SWST__LEDGER_PART = 256 };           /* bytes of a name; what is longer is none */

/* --------------------------------------------- ledger_words.c, ledger_words.def */
bool swst__ledger_is_nothing(const char *text);             /* 无, /, － … or "" */
bool swst__ledger_is_above(const char *text);               /* 同上, 〃 … */
/* One of the words, which are divided by | and in small letters. */
bool swst__ledger_is_one_of(const char *text, const char *words);
/* False when it is neither. */
bool swst__ledger_yes_or_no(const char *text, bool *yes);
/* The word of the choice that the text is: itself, a label, another name; or NULL. */
const char *swst__ledger_choice(const struct swst__choices *choices, const char *text);
/* The codes of a category that has this name besides its own, or NULL; by code. */
const char *swst__ledger_category_words(size_t at, const char **code);
/* Names of one and the same level, up to NULL. */
const char *swst__ledger_level_words(size_t at);
/* The next piece of a text, without spaces at its ends, and the text behind it; NULL at the
 * end. Separators are divided by | and may be of several bytes. */
const char *swst__ledger_part(const char *text, const char *separators,
                              char part[SWST__LEDGER_PART]);
/* Cut one of the endings, divided by |, off a text that has more than it. */
bool swst__ledger_cut_ending(char *text, const char *endings);

/* ------------------------------------------------------------- ledger_day.c */
struct swst__ledger_date {
    int64_t day;                            /* the first of a month or year */
    int precision;                          /* SWST_BIRTH_PRECISION_DAY, _MONTH or _YEAR */
    bool month_unclear;                     /* 1950.1, which a spreadsheet makes of 1950.10 */
    enum swst__message why;                 /* it is none */
};
bool swst__ledger_date_read(const char *text, struct swst__ledger_date *date);

/* ---------------------------------------------------------- ledger_number.c */
/* Of yuan; `per`: 月 or 年, which may stand behind them: 500元/月. */
bool swst__ledger_fen_read(const char *text, const char *per, int64_t *fen);
bool swst__ledger_minutes_read(const char *text, int64_t *minutes);
bool swst__ledger_is_exponent(const char *text);                     /* 4.41882E+17 */

/* ---------------------------------------- ledger_place.c, _category.c, _worker.c
 * Read at the first question and kept with the ledger. A text that is none is
 * SWST_EINVALID or SWST_ENOTFOUND and noted, to be told of its cell. */
swst_status swst__ledger_find_place(struct swst_ledger *ledger, const char *text, int64_t *area_id);
swst_status swst__ledger_find_worker(struct swst_ledger *ledger, const char *text,
                                     int64_t *worker_id);
swst_status swst__ledger_find_level(struct swst_ledger *ledger, const char *text, char *level,
                                    size_t size);

/* Ids of what one word names, none if it names nothing: two of the platform's categories
 * are two. `told`: what a bracket or the word itself says of a disability. */
struct swst__ledger_named {
    int64_t ids[4];
    size_t count;
    struct swst__disability told;
};
swst_status swst__ledger_find_category(struct swst_ledger *ledger, const char *text,
                                       struct swst__ledger_named *named);
/* The failure of a word that names none, with the nearest that there are. */
swst_status swst__ledger_category_unknown(const struct swst_ledger *ledger, const char *text);
/* The category with this code, 0 if there is none; and whether it counts households. */
swst_status swst__ledger_category_by_code(struct swst_ledger *ledger, const char *code,
                                          int64_t *id);
bool swst__ledger_is_of_household(const struct swst_ledger *ledger, int64_t category_id);

void swst__ledger_places_free(struct swst__ledger_places *places);
void swst__ledger_categories_free(struct swst__ledger_categories *categories);
void swst__ledger_workers_free(struct swst__ledger_workers *workers);

/* ------------------------------------------------------------- ledger_read.c
 * A row on its way: its cells as they stand, and cleaned, "" where there is nothing. */
struct swst__ledger_reading {
    struct swst_ledger *ledger;
    struct swst__ledger_row *row;
    const char **raw;
    char **cells;
    bool *nothing;                          /* whether a cell says so */
    size_t count;                           /* of the header's columns */
    size_t given;                           /* of the row's own cells */
    size_t columns[SWST__LEDGER_FIELDS];    /* the first of each field; or NO_COLUMN */
    size_t number_column;                   /* where the identity number came from */
};

/* What swst__ledger_row_read() does with the cells that the text gives. */
swst_status swst__ledger_cells_read(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                    const char *const *cells, size_t count);

/* The cleaned cell of a field, "" when the ledger has no such column. */
const char *swst__ledger_said(const struct swst__ledger_reading *reading,
                              enum swst__ledger_field field);
swst_status swst__ledger_wrong(struct swst__ledger_reading *reading, size_t column,
                               const char *kind, const char *field, enum swst__message why);

/* ledger_skip.c: whether the row is none, and why. */
bool swst__ledger_skips(const struct swst__ledger_reading *reading, enum swst__message *why);

/* ledger_cells.c: one cell, of whatever field. */
swst_status swst__ledger_cell_read(struct swst__ledger_reading *reading, size_t column);
/* ledger_identity.c: the number, the day of birth, the head, phones. */
swst_status swst__ledger_person_read(struct swst__ledger_reading *reading);
swst_status swst__ledger_birth_read(struct swst__ledger_reading *reading, size_t column);
swst_status swst__ledger_phone_read(struct swst__ledger_reading *reading, size_t column);
/* ledger_membership.c: categories, and what columns say of one. */
swst_status swst__ledger_memberships_read(struct swst__ledger_reading *reading);
/* ledger_visited.c: after the cells. */
swst_status swst__ledger_visit_read(struct swst__ledger_reading *reading);

#endif
