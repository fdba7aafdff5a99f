/* What a heading means: a word for a field, a category of the station (低保户), or a
 * category and what is known of it (低保 + 起始日期). */
#include "exchange/ledger_headings.h"
#include "exchange/ledger_values.h"

#include "base/memory.h"

#include <string.h>

/* What is never a field; 状态 and 原因 are of our own report, imported again. */
static const char nothing[] = "序号|编号|号|年龄|状态|原因|no|number|age|status|reason";

/* After a category's name or below it. */
static const struct {
    enum swst__ledger_field field;
    const char *words;
} of_category[] = {
    { SWST__LEDGER_SINCE, "日期|时间|起始时间|起始日|开始日期|开始时间|年月|批准|since|start" },
    { SWST__LEDGER_CERTIFICATE, "证号|证|证件号|证件编号|证件号码|证书编号|证编号|证号码|人证号|编号" },
    { SWST__LEDGER_AMOUNT, "金|金额|保障金|补助|补贴|救助金|月金额|amount" },
    { SWST__LEDGER_GRADE, "等级|级别|程度|档次" },
    { SWST__LEDGER_DISABILITY, "类别|类型|种类" },
    { SWST__LEDGER_CATEGORY_MARK, "是否|有无|标记|打勾" },
};

/* Who stands above 姓名 or 电话 when they are not those of the person of the row. */
static const char others[] = "户主|监护人|联系人|家属|亲属|配偶|父亲|母亲|父母|子女|赡养人|照料人|"
                             "照护人|社工|志愿者|负责人|填报人|结对|帮扶|干部";
static const char parent_endings[] = "基本情况|基本信息|情况|信息|记录|资料";

static void cut_ending(const char *key, const char *endings, char stem[SWST__HEADING_KEY])
{
    memmove(stem, key, strlen(key) + 1);
    swst__ledger_cut_ending(stem, endings);
}

static bool holds_one_of(const char *key, const char *list)
{
    char word[SWST__HEADING_KEY];

    while ((list = swst__heading_next_word(list, word)))
        if (strstr(key, word))
            return true;
    return false;
}

/* ----------------------------------------------------------------- categories */

static bool is_of_category(enum swst__ledger_field field)
{
    return swst__heading_needs_category(field) || field == SWST__LEDGER_SINCE
        || field == SWST__LEDGER_AMOUNT;
}

/* By a whole name, or by a stem; of several that are as likely, none. */
static const struct swst__heading_category *named(const struct swst__headings *headings,
                                                  const char *key, bool by_stem)
{
    const struct swst__heading_category *found = NULL;

    for (size_t i = 0; *key && i < headings->name_count; i++) {
        const struct swst__heading_name *name = &headings->names[i];
        const struct swst__heading_category *category = &headings->categories[name->category];

        if (name->is_stem != by_stem || strcmp(name->key, key) != 0)
            continue;
        if (found && found != category)
            return NULL;
        found = category;
    }
    return found;
}

static const struct swst__heading_category *category_of(const struct swst__headings *headings,
                                                        const char *key)
{
    static const char whether[] = "是否";
    const struct swst__heading_category *found;
    char stem[SWST__HEADING_KEY];

    if (strncmp(key, whether, sizeof whether - 1) == 0)
        key += sizeof whether - 1;
    if ((found = named(headings, key, false)))
        return found;
    cut_ending(key, swst__heading_endings, stem);
    found = named(headings, stem, false);
    return found ? found : named(headings, stem, true);
}

/* The category with whose longest name the key begins, and what comes behind. */
static const struct swst__heading_category *category_before(const struct swst__headings *headings,
                                                            const char *key, const char **rest)
{
    const struct swst__heading_category *found = NULL;
    size_t longest = 0;

    for (size_t i = 0; i < headings->name_count; i++) {
        const struct swst__heading_name *name = &headings->names[i];
        size_t length = strlen(name->key);

        if (length > longest && strncmp(key, name->key, length) == 0) {
            found = &headings->categories[name->category];
            longest = length;
        }
    }
    *rest = key + longest;
    return found;
}

static const struct swst__heading_category *of_code(const struct swst__headings *headings,
                                                    const char *code)
{
    for (size_t i = 0; i < headings->category_count; i++)
        if (strcmp(headings->categories[i].code, code) == 0)
            return &headings->categories[i];
    return NULL;
}

/* ---------------------------------------------------------------------- means */

static bool set_found(struct swst__heading *found, enum swst__ledger_field field,
                      const struct swst__heading_category *category)
{
    *found = (struct swst__heading){ field, category ? category->id : 0,
                                     category ? category->code : NULL };
    return true;
}

/* A word of its own; 低保证号 is one and names its category, too. */
static bool find_word(const struct swst__headings *headings, const char *key,
                      struct swst__heading *found)
{
    enum swst__ledger_field field = swst__heading_word(headings, key);
    const struct swst__heading_category *category = NULL;
    const char *rest;

    if (!field)
        return false;
    if (is_of_category(field))
        category = category_before(headings, key, &rest);
    if (!category && (field == SWST__LEDGER_DISABILITY || field == SWST__LEDGER_GRADE))
        category = of_code(headings, "disabled");
    return (category || !swst__heading_needs_category(field)) && set_found(found, field, category);
}

static bool find_rest(const struct swst__headings *headings, const char *rest,
                      const struct swst__heading_category *category,
                      struct swst__heading *found)
{
    enum swst__ledger_field field = swst__heading_word(headings, rest);

    for (size_t i = 0; i < sizeof of_category / sizeof *of_category; i++)
        if (swst__ledger_is_one_of(rest, of_category[i].words))
            return set_found(found, of_category[i].field, category);
    return field && is_of_category(field) && set_found(found, field, category);
}

/* 低保金额, 低保户金额. */
static bool find_of_category(const struct swst__headings *headings, const char *key,
                             struct swst__heading *found)
{
    const char *rest, *endings = swst__heading_endings;
    const struct swst__heading_category *category = category_before(headings, key, &rest);
    char word[SWST__HEADING_KEY];

    if (!category || !*rest)
        return false;
    if (find_rest(headings, rest, category, found))
        return true;
    while ((endings = swst__heading_next_word(endings, word)))
        if (strncmp(rest, word, strlen(word)) == 0
            && find_rest(headings, rest + strlen(word), category, found))
            return true;
    return false;
}

static bool find_whole(const struct swst__headings *headings, const char *key,
                       struct swst__heading *found)
{
    const struct swst__heading_category *category;

    if (!*key || swst__ledger_is_one_of(key, nothing))
        return false;
    if (find_word(headings, key, found))
        return true;
    if ((category = category_of(headings, key)))
        return set_found(found, SWST__LEDGER_CATEGORY_MARK, category);
    return find_of_category(headings, key, found);
}

/* A number before it is that of a list, or the platform's: 1.姓名, 3特困. */
static bool find_key(const struct swst__headings *headings, const char *key,
                     struct swst__heading *found)
{
    size_t digits = strspn(key, "0123456789");

    return find_whole(headings, key, found)
        || (digits > 0 && digits < 3 && find_whole(headings, key + digits, found));
}

static bool find_both(const struct swst__headings *headings, const char *above, const char *key,
                      struct swst__heading *found)
{
    char both[SWST__HEADING_KEY];
    size_t length = strlen(above), more = strlen(key);

    if (length + more >= sizeof both)
        return false;
    memcpy(both, above, length);
    memcpy(both + length, key, more + 1);
    return find_key(headings, both, found);
}

static bool is_of_person(enum swst__ledger_field field)
{
    return field == SWST__LEDGER_NAME || field == SWST__LEDGER_SEX || field == SWST__LEDGER_BIRTH
        || field == SWST__LEDGER_ID_NUMBER || field == SWST__LEDGER_ID_TYPE
        || field == SWST__LEDGER_PHONE || field == SWST__LEDGER_ADDRESS;
}

/* What the station knows of a heading below another. */
static bool find_known(const struct swst__headings *headings, const char *over, const char *key,
                       struct swst__heading *found)
{
    char stem[SWST__HEADING_KEY];

    if (!*over)
        return find_key(headings, key, found);
    cut_ending(over, parent_endings, stem);
    if (find_both(headings, over, key, found) || find_both(headings, stem, key, found))
        return true;
    if (!find_key(headings, key, found))
        return false;
    if (is_of_person(found->field) && holds_one_of(over, others))
        return !set_found(found, SWST__LEDGER_NOTHING, NULL);
    return true;
}

bool swst__heading_find(const struct swst__headings *headings, const char *above,
                        const char *text, struct swst__heading *found)
{
    char key[SWST__HEADING_KEY], over[SWST__HEADING_KEY];

    set_found(found, SWST__LEDGER_NOTHING, NULL);
    swst__heading_key(text, key);
    if (!*key)
        return false;
    swst__heading_key(above, over);
    for (size_t i = headings->told_count; i-- > 0; )
        if (swst__heading_is(headings->told[i].key, over, key)) {
            *found = headings->told[i].means;
            return found->field != SWST__LEDGER_NOTHING;
        }
    return find_known(headings, over, key, found);
}

static bool is_qualified(const struct swst__ledger_field_row *row, const char *name)
{
    size_t length = strlen(row->kind);

    if (strncmp(name, row->kind, length) != 0 || name[length] != '.')
        return false;
    name += length + 1;
    return strcmp(name, row->field) == 0 || strcmp(name, row->name) == 0;
}

bool swst__heading_named(const struct swst__headings *headings, const char *name,
                         struct swst__heading *found)
{
    char key[SWST__HEADING_KEY];

    for (int i = SWST__LEDGER_NOTHING + 1; i < SWST__LEDGER_FIELDS; i++)
        if (!swst__heading_needs_category((enum swst__ledger_field)i)
            && is_qualified(&swst__ledger_field_rows[i], name))
            return set_found(found, (enum swst__ledger_field)i, NULL);
    set_found(found, SWST__LEDGER_NOTHING, NULL);
    swst__heading_key(name, key);
    return *key && find_known(headings, "", key, found);
}

swst_status swst__heading_tell(struct swst__headings *headings, const char *heading,
                               const char *field)
{
    struct swst__heading_told *told = swst__grow(headings->told, &headings->told_room,
                                                 headings->told_count, sizeof *told);
    struct swst__heading means = { SWST__LEDGER_NOTHING, 0, NULL };

    if (!told)
        return SWST_ENOMEM;
    headings->told = told;
    if (*field && !swst__heading_named(headings, field, &means))
        return swst__fail_text(SWST_EINVALID, SWST__LEDGER_NO_FIELD,
                               swst__heading_nearest(headings, field));
    swst__heading_key(heading, told[headings->told_count].key);
    told[headings->told_count++].means = means;
    return SWST_OK;
}

/* -------------------------------------------------------------------- nearest */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many bytes must be changed to make one of the other. */
static size_t distance(const char *left, const char *right)
{
    size_t row[SWST__HEADING_KEY], width = strlen(right);

    for (size_t j = 0; j <= width; j++)
        row[j] = j;
    for (size_t i = 1; left[i - 1]; i++) {
        size_t before = row[0];

        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            size_t above = row[j];

            row[j] = least(least(row[j], row[j - 1]) + 1,
                           before + (left[i - 1] != right[j - 1]));
            before = above;
        }
    }
    return row[width];
}

const char *swst__heading_nearest(const struct swst__headings *headings, const char *name)
{
    char key[SWST__HEADING_KEY];
    size_t nearest = SIZE_MAX;
    enum swst__ledger_field found = SWST__LEDGER_NAME;

    swst__heading_key(name, key);
    for (size_t i = 0; i < headings->word_count; i++) {
        size_t changes = distance(key, headings->words[i].key);

        if (changes < nearest) {
            nearest = changes;
            found = headings->words[i].field;
        }
    }
    return swst__ledger_field_rows[found].name;
}
