/* Categories by what people write: a name in either language, a code, the platform's
 * number, another word for it, with or without 户 or 人员 behind it. */
#include "exchange/ledger_values.h"

#include "base/fold.h"
#include "base/memory.h"
#include "model/structs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ENDINGS "户|家庭|对象|人员|老年人|老人|人|群体"

struct category {
    int64_t id;
    bool of_household;
    char code[41 * 4], name[65 * 4], name_zh[65 * 4];       /* as a key */
    char label[65 * 4];
};

enum { KNOWN = 256, LONGEST_KNOWN = 120 };

/* A ledger writes the same few words again and again; what is none is known, too. */
struct known {
    char text[LONGEST_KNOWN];
    struct swst__ledger_named named;
};

struct swst__ledger_categories {
    struct category *at;
    size_t count, room;
    struct known known[KNOWN];              /* by their hash; a later one takes the place */
};

static const struct platform {
    int number;
    const char *name, *codes;
} platform[] = {
#define PLATFORM(number, name, codes) { number, name, codes },
#include "exchange/platform.def"
};

void swst__ledger_categories_free(struct swst__ledger_categories *categories)
{
    if (categories)
        swst_free(categories->at);
    swst_free(categories);
}

/* ------------------------------------------------------------------ reading */

static swst_status add(struct swst__ledger_categories *all, const struct swst__statement *row)
{
    struct category *at = swst__grow(all->at, &all->room, all->count, sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    all->at = at;
    at += all->count++;
    at->id = swst__db_int(row, 0);
    at->of_household = swst__db_int(row, 4) == swst__category_unit_HOUSEHOLD;
    swst__name_key(swst__db_text(row, 1), at->code, sizeof at->code);
    swst__name_key(swst__db_text(row, 2), at->name, sizeof at->name);
    swst__name_key(swst__db_text(row, 3), at->name_zh, sizeof at->name_zh);
    snprintf(at->label, sizeof at->label, "%s", swst__db_text(row, 3));
    return SWST_OK;
}

static swst_status read_all(struct swst_ledger *ledger, struct swst__ledger_categories *all)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(ledger->store, "SELECT id, code, name, name_zh, unit"
        " FROM category WHERE voided_at IS NULL ORDER BY id", &statement);

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = add(all, statement)))
            break;
    swst__db_give_back(statement);
    return status;
}

static swst_status be_ready(struct swst_ledger *ledger)
{
    swst_status status;

    if (ledger->categories)
        return SWST_OK;
    if (!(ledger->categories = swst__calloc(sizeof *ledger->categories)))
        return swst__fail_memory();
    if ((status = read_all(ledger, ledger->categories))) {
        swst__ledger_categories_free(ledger->categories);
        ledger->categories = NULL;
    }
    return status;
}

/* -------------------------------------------------------------------- names */

static int64_t by_code(const struct swst__ledger_categories *all, const char *code, size_t length)
{
    for (size_t i = 0; i < all->count; i++)
        if (strlen(all->at[i].code) == length && strncmp(all->at[i].code, code, length) == 0)
            return all->at[i].id;
    return 0;
}

/* All of the codes, or, when the station lacks one of them, none. */
static bool take_codes(const struct swst__ledger_categories *all, const char *codes,
                       struct swst__ledger_named *named)
{
    named->count = 0;
    for (;; codes++) {
        size_t length = strcspn(codes, "|");
        int64_t id = by_code(all, codes, length);

        if (!id) {
            named->count = 0;
            return false;
        }
        named->ids[named->count++] = id;
        if (!*(codes += length))
            return true;
    }
}

static bool take_platform(const struct swst__ledger_categories *all, const char *key,
                          struct swst__ledger_named *named)
{
    size_t digits = strspn(key, "0123456789");
    int number = digits && digits <= 2 && !key[digits] ? atoi(key) : 0;

    for (size_t i = 0; i < sizeof platform / sizeof *platform; i++)
        if (platform[i].number == number || strcmp(platform[i].name, key) == 0)
            return take_codes(all, platform[i].codes, named);
    return false;
}

static bool take_name(const struct swst__ledger_categories *all, const char *key,
                      struct swst__ledger_named *named)
{
    const char *words, *code;

    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->at[i].name_zh, key) == 0 || strcmp(all->at[i].name, key) == 0
            || strcmp(all->at[i].code, key) == 0) {
            named->ids[named->count++] = all->at[i].id;
            return true;
        }
    for (size_t i = 0; (words = swst__ledger_category_words(i, &code)); i++)
        if (swst__ledger_is_one_of(key, words))
            return take_codes(all, code, named);
    return take_platform(all, key, named);
}

static bool take_core(const struct swst__ledger_categories *all, const char *key,
                      struct swst__ledger_named *named)
{
    char core[SWST__LEDGER_PART];

    if (take_name(all, key, named))
        return true;
    snprintf(core, sizeof core, "%s", key);
    while (swst__ledger_cut_ending(core, ENDINGS))
        if (take_name(all, core, named))
            return true;
    return false;
}

/* 残疾(肢体二级): what stands in the brackets is told beside the category. Anything
 * else in brackets makes it another text. */
static bool split_bracket(char *text, struct swst__ledger_named *named)
{
    char *open = strchr(text, '('), *close = open ? strchr(open, ')') : NULL;

    if (!open || open == text || !close || close[1])
        return false;
    *open = *close = '\0';
    if (swst__disability_read(open + 1, &named->told))
        return true;
    *open = '(';
    *close = ')';
    return false;
}

/* 肢体残疾二级 is of the disabled, and says how. */
static bool take_disability(const struct swst__ledger_categories *all, const char *text,
                            struct swst__ledger_named *named)
{
    return strstr(text, "残") && swst__disability_read(text, &named->told)
        && take_codes(all, "disabled", named);
}

/* ------------------------------------------------------------------ nearest */

static size_t shared_characters(const char *text, const char *label)
{
    size_t shared = 0, size;

    for (; *label; label += size) {
        uint32_t code = swst__fold_character(label, &size);

        for (const char *at = text; *at; ) {
            size_t step;

            if (swst__fold_character(at, &step) == code) {
                shared++;
                break;
            }
            at += step;
        }
    }
    return shared;
}

/* Names of categories alone: what the cell says is not repeated. */
swst_status swst__ledger_category_unknown(const struct swst_ledger *ledger, const char *text)
{
    const struct swst__ledger_categories *all = ledger->categories;
    char nearest[300] = "";
    size_t most = 0, told = 0, length = 0;

    text = strlen(text) < SWST__LEDGER_PART ? text : "";

    for (size_t i = 0; i < all->count; i++) {
        size_t shared = shared_characters(text, all->at[i].label);

        most = shared > most ? shared : most;
    }
    for (size_t i = 0; i < all->count && told < 4; i++)
        if (shared_characters(text, all->at[i].label) == most
            && length + strlen(all->at[i].label) + 4 < sizeof nearest) {
            length += (size_t)snprintf(nearest + length, sizeof nearest - length, "%s%s",
                                       told ? "、" : "", all->at[i].label);
            told++;
        }
    swst__fail_text(SWST_EINVALID, SWST__LEDGER_CATEGORY_UNKNOWN, nearest);
    swst__error_field("membership", "category_id");
    return SWST_EINVALID;
}

/* ------------------------------------------------------------------- asking */

static bool take(const struct swst__ledger_categories *all, const char *text,
                 struct swst__ledger_named *named)
{
    char core[SWST__LEDGER_PART], key[SWST__LEDGER_PART];

    if (strlen(text) >= sizeof core)
        return false;
    strcpy(core, text);
    swst__name_key(core, key, sizeof key);
    if (*key && take_core(all, key, named))
        return true;
    if (split_bracket(core, named)) {
        swst__name_key(core, key, sizeof key);
        if (*key && take_core(all, key, named))
            return true;
    }
    return take_disability(all, text, named);
}

static struct known *known_of(struct swst__ledger_categories *all, const char *text)
{
    uint32_t hash = 2166136261u;

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return &all->known[(hash ^ hash >> 16) % KNOWN];
}

swst_status swst__ledger_find_category(struct swst_ledger *ledger, const char *text,
                                       struct swst__ledger_named *named)
{
    swst_status status = be_ready(ledger);
    struct known *known;

    *named = (struct swst__ledger_named){ .count = 0 };
    if (status)
        return status;
    known = known_of(ledger->categories, text);
    if (*text && strcmp(known->text, text) == 0) {
        *named = known->named;
        return SWST_OK;
    }
    if (!take(ledger->categories, text, named))
        *named = (struct swst__ledger_named){ .count = 0 };
    if (strlen(text) < sizeof known->text) {
        strcpy(known->text, text);
        known->named = *named;
    }
    return SWST_OK;
}

swst_status swst__ledger_category_by_code(struct swst_ledger *ledger, const char *code,
                                          int64_t *id)
{
    swst_status status = be_ready(ledger);

    *id = status ? 0 : by_code(ledger->categories, code, strlen(code));
    return status;
}

bool swst__ledger_is_of_household(const struct swst_ledger *ledger, int64_t category_id)
{
    for (size_t i = 0; ledger->categories && i < ledger->categories->count; i++)
        if (ledger->categories->at[i].id == category_id)
            return ledger->categories->at[i].of_household;
    return false;
}
