/* The words that headings are known by: names, aliases and labels of fields, and what the
 * station's categories are called. Read from the store when a header is looked for. */
#include "exchange/ledger_headings.h"
#include "exchange/ledger_values.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

const struct swst__ledger_field_row swst__ledger_field_rows[SWST__LEDGER_FIELDS] = {
    [SWST__LEDGER_NOTHING] = { "", "", "", "" },
#define LEDGER_FIELD(id, name, kind, field, aliases) \
    [SWST__LEDGER_##id] = { name, kind, field, aliases },
#include "exchange/ledger_fields.def"
#undef LEDGER_FIELD
};

const char swst__heading_endings[] = "对象|家庭|人员|老人|儿童|长者|群体|困难|户|人";

static const char *const platform[][2] = {
#define PLATFORM(number, name, codes) { name, codes },
#include "exchange/platform.def"
};

/* ---------------------------------------------------------------------- words */

/* Fields that say something only of a certain category. */
bool swst__heading_needs_category(enum swst__ledger_field field)
{
    return field == SWST__LEDGER_CATEGORY_MARK || field == SWST__LEDGER_CERTIFICATE
        || field == SWST__LEDGER_DISABILITY || field == SWST__LEDGER_GRADE;
}

static swst_status add_word(struct swst__headings *headings, const char *text,
                            enum swst__ledger_field field)
{
    struct swst__heading_word_row *words = swst__grow(headings->words,
        &headings->word_room, headings->word_count, sizeof *words);

    if (!words)
        return SWST_ENOMEM;
    headings->words = words;
    words += headings->word_count;
    swst__heading_key(text, words->key);
    words->field = field;
    words->order = headings->word_count;
    headings->word_count += words->key[0] != '\0';
    return SWST_OK;
}

static swst_status add_aliases(struct swst__headings *headings, enum swst__ledger_field field)
{
    const struct swst__ledger_field_row *row = &swst__ledger_field_rows[field];
    const char *aliases = row->aliases;
    char word[SWST__HEADING_KEY];
    swst_status status = add_word(headings, row->name, field);

    while (!status && (aliases = swst__heading_next_word(aliases, word)))
        status = add_word(headings, word, field);
    return status;
}

/* 等级 alone is the level of service, not a grade of disability. */
static swst_status add_labels(struct swst__headings *headings, enum swst__ledger_field field)
{
    const struct swst__ledger_field_row *row = &swst__ledger_field_rows[field];
    const swst_kind *kind = swst_kind_find(row->kind);
    const struct swst_field *found = kind ? swst__field_find(kind, row->field) : NULL;
    swst_status status = SWST_OK;

    if (!found || swst__heading_needs_category(field))
        return SWST_OK;
    for (int i = 0; !status && i < SWST__LANGUAGES; i++)
        status = add_word(headings, found->label.text[i], field);
    return status;
}

static int compare(const void *left, const void *right)
{
    const struct swst__heading_word_row *a = left, *b = right;
    int order = strcmp(a->key, b->key);

    return order ? order : a->order < b->order ? -1 : a->order > b->order;
}

/* Names and aliases come before labels, and of two equal words the first counts. */
static swst_status add_words(struct swst__headings *headings)
{
    swst_status status = SWST_OK;
    size_t kept = 0;

    for (int i = SWST__LEDGER_NOTHING + 1; !status && i < SWST__LEDGER_FIELDS; i++)
        status = add_aliases(headings, (enum swst__ledger_field)i);
    for (int i = SWST__LEDGER_NOTHING + 1; !status && i < SWST__LEDGER_FIELDS; i++)
        status = add_labels(headings, (enum swst__ledger_field)i);
    if (status)
        return status;
    qsort(headings->words, headings->word_count, sizeof *headings->words, compare);
    for (size_t i = 0; i < headings->word_count; i++)
        if (!kept || strcmp(headings->words[kept - 1].key, headings->words[i].key) != 0)
            headings->words[kept++] = headings->words[i];
    headings->word_count = kept;
    return SWST_OK;
}

static int compare_key(const void *key, const void *word)
{
    return strcmp(key, ((const struct swst__heading_word_row *)word)->key);
}

enum swst__ledger_field swst__heading_word(const struct swst__headings *headings,
                                           const char *key)
{
    const struct swst__heading_word_row *word = bsearch(key, headings->words, headings->word_count,
                                      sizeof *headings->words, compare_key);

    return word ? word->field : SWST__LEDGER_NOTHING;
}

/* ----------------------------------------------------------------- categories */

static swst_status add_name(struct swst__headings *headings, const char *text,
                            const struct swst__heading_category *category, bool is_stem)
{
    struct swst__heading_name *names = swst__grow(headings->names, &headings->name_room,
                                                  headings->name_count, sizeof *names);

    if (!names)
        return SWST_ENOMEM;
    headings->names = names;
    names += headings->name_count;
    swst__heading_key(text, names->key);
    if (is_stem)
        swst__ledger_cut_ending(names->key, swst__heading_endings);
    names->category = (size_t)(category - headings->categories);
    names->is_stem = is_stem;
    headings->name_count += names->key[0] != '\0';
    return SWST_OK;
}

static swst_status add_other_names(struct swst__headings *headings,
                                   const struct swst__heading_category *category)
{
    const char *code, *words;
    char word[SWST__HEADING_KEY];
    swst_status status = SWST_OK;

    for (size_t i = 0; !status && (words = swst__ledger_category_words(i, &code)); i++)
        while (!status && strcmp(code, category->code) == 0
               && (words = swst__heading_next_word(words, word)))
            status = add_name(headings, word, category, false);
    for (size_t i = 0; !status && i < sizeof platform / sizeof *platform; i++)
        if (strcmp(platform[i][1], category->code) == 0)
            status = add_name(headings, platform[i][0], category, false);
    return status;
}

static swst_status add_category(struct swst__headings *headings,
                                const struct swst__statement *row)
{
    struct swst__heading_category *found = swst__grow(headings->categories,
        &headings->category_room, headings->category_count, sizeof *found);
    swst_status status = SWST_OK;

    if (!found)
        return SWST_ENOMEM;
    headings->categories = found;
    found += headings->category_count;
    found->id = swst__db_int(row, 0);
    if (!(found->code = swst__strdup(swst__db_text(row, 1))))
        return swst__fail_memory();
    headings->category_count++;
    for (int i = 1; !status && i <= 3; i++)
        status = add_name(headings, swst__db_text(row, i), found, false);
    if (!status)
        status = add_name(headings, swst__db_text(row, 3), found, true);
    return status ? status : add_other_names(headings, found);
}

static swst_status add_categories(struct swst__headings *headings, swst_store *store)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT id, code, name, name_zh FROM category"
                                              " WHERE voided_at IS NULL ORDER BY id", &statement);

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = add_category(headings, statement)))
            break;
    swst__db_give_back(statement);
    return status;
}

/* ----------------------------------------------------------------------- open */

swst_status swst__headings_open(swst_store *store, struct swst__headings **headings)
{
    struct swst__headings *opened = swst__calloc(sizeof *opened);
    swst_status status;

    *headings = NULL;
    if (!opened)
        return swst__fail_memory();
    if ((status = add_words(opened)) || (status = add_categories(opened, store))) {
        swst__headings_free(opened);
        return status;
    }
    *headings = opened;
    return SWST_OK;
}

void swst__headings_free(struct swst__headings *headings)
{
    if (!headings)
        return;
    for (size_t i = 0; i < headings->category_count; i++)
        swst_free(headings->categories[i].code);
    swst_free(headings->names);
    swst_free(headings->categories);
    swst_free(headings->words);
    swst_free(headings->told);
    swst_free(headings);
}
