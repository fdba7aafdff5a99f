/* How far a screening has come, by area, and what was marked on the way. */
#include "report/screening.h"

#include "base/memory.h"
#include "model/structs.h"

#include <stdlib.h>
#include <string.h>

#include <swstation/files.h>

enum { AREA_CODE, AREA_NAME, FLAG_WORD, POPULATION, SCREENED, MISSING, RATE, FLAGGED };

#define COLUMN(name_, type_, en, zh, unit_) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_ }

static const struct swst_field columns[] = {
    [AREA_CODE] = COLUMN("area_code", TEXT, "Code", "代码", ""),
    [AREA_NAME] = COLUMN("area_name", TEXT, "Area", "区域", ""),
    [FLAG_WORD] = COLUMN("flag", TEXT, "Flag", "标记", ""),
    [POPULATION] = COLUMN("population", INTEGER, "To screen", "应筛查", "people"),
    [SCREENED] = COLUMN("screened", INTEGER, "Screened", "已筛查", "people"),
    [MISSING] = COLUMN("missing", INTEGER, "Missing", "未筛查", "people"),
    [RATE] = COLUMN("rate", RATE, "Completion", "完成率", ""),
    [FLAGGED] = COLUMN("flagged", INTEGER, "Flagged", "标记人数", "people"),
    { .name = NULL }
};

/* Of all, then of every area. */
struct counts {
    int64_t population, screened;
};

struct work {
    struct swst__answer *answer;
    struct counts *counts;
    struct flag {
        size_t group;
        char *word;
        int64_t client_id;              /* marked last, so that each counts once */
        int64_t count;
    } *flags;
    size_t flag_count, room;
};

/* ------------------------------------------------------------------ counting */

static bool same_word(const struct flag *flag, size_t group, const char *word, size_t length)
{
    return flag->group == group && strlen(flag->word) == length
        && memcmp(flag->word, word, length) == 0;
}

static swst_status add_flag(struct work *work, size_t group, const char *word, size_t length,
                            size_t *found)
{
    struct flag *flags = swst__grow(work->flags, &work->room, work->flag_count, sizeof *flags);
    char *copy = flags ? swst__calloc(length + 1) : NULL;

    if (!flags)
        return SWST_ENOMEM;
    work->flags = flags;
    if (!copy)
        return swst__fail_memory();
    memcpy(copy, word, length);
    flags[work->flag_count] = (struct flag){ .group = group, .word = copy };
    *found = work->flag_count++;
    return SWST_OK;
}

static swst_status mark(struct work *work, size_t group, int64_t client_id, const char *word,
                        size_t length)
{
    size_t i = 0;
    swst_status status = SWST_OK;

    while (i < work->flag_count && !same_word(&work->flags[i], group, word, length))
        i++;
    if (i == work->flag_count)
        status = add_flag(work, group, word, length, &i);
    if (!status && work->flags[i].client_id != client_id) {
        work->flags[i].client_id = client_id;
        work->flags[i].count++;
    }
    return status;
}

/* Between two words stand commas, as either hand writes them. */
static size_t comma_at(const char *text)
{
    static const char *const commas[] = { ",", "，", "、" };

    for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
        if (strncmp(text, commas[i], strlen(commas[i])) == 0)
            return strlen(commas[i]);
    return 0;
}

static swst_status mark_word(struct work *work, size_t area, int64_t client_id, const char *word,
                             size_t length)
{
    swst_status status;

    for (; length && *word == ' '; word++)
        length--;
    while (length && word[length - 1] == ' ')
        length--;
    if (!length)
        return SWST_OK;
    status = mark(work, 0, client_id, word, length);
    return status ? status : mark(work, area, client_id, word, length);
}

static swst_status mark_all(struct work *work, size_t area, const struct swst__screened *met)
{
    const char *text = met->flags;
    swst_status status = SWST_OK;

    while (*text && !status) {
        size_t length = 0;

        while (text[length] && !comma_at(text + length))
            length++;
        status = mark_word(work, area, met->person->id, text, length);
        text += length + comma_at(text + length);
    }
    return status;
}

static swst_status count(void *walker, const struct swst__screened *met)
{
    struct work *work = walker;
    size_t area = (size_t)met->area + 1;

    work->counts[0].population++;
    work->counts[0].screened += met->screened;
    work->counts[area].population++;
    work->counts[area].screened += met->screened;
    return mark_all(work, area, met);
}

/* ------------------------------------------------------------------- showing */

static swst_status show(struct work *work, size_t group, const struct flag *flag)
{
    const struct swst__area *area = group ? &work->answer->ground.areas.at[group - 1] : NULL;
    const struct counts *counts = &work->counts[group];
    swst_table *table = work->answer->table;
    swst_status status = swst__table_add_row(table);

    if (!status)
        status = swst__table_set_text(table, AREA_CODE, area ? area->code : "");
    if (!status)
        status = swst__table_set_text(table, AREA_NAME, area ? area->name : "");
    if (!status && flag)
        status = swst__table_set_text(table, FLAG_WORD, flag->word);
    if (status)
        return status;
    swst__table_set_int(table, POPULATION, counts->population);
    swst__table_set_int(table, SCREENED, counts->screened);
    swst__table_set_int(table, MISSING, counts->population - counts->screened);
    swst__table_set_rate(table, RATE, counts->screened, counts->population, "person");
    if (flag)
        swst__table_set_int(table, FLAGGED, flag->count);
    return SWST_OK;
}

static int compare_flags(const void *left, const void *right)
{
    const struct flag *a = left, *b = right;
    int order = (a->group > b->group) - (a->group < b->group);

    return order ? order : strcmp(a->word, b->word);
}

static swst_status show_all(struct work *work)
{
    size_t groups = work->answer->ground.areas.count + 1, flag = 0;
    swst_status status = SWST_OK;

    if (work->flag_count)
        qsort(work->flags, work->flag_count, sizeof *work->flags, compare_flags);
    for (size_t group = 0; group < groups && !status; group++) {
        if (!group || work->counts[group].population)
            status = show(work, group, NULL);
        for (; flag < work->flag_count && work->flags[flag].group == group && !status; flag++)
            status = show(work, group, &work->flags[flag]);
    }
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    struct work work = { .answer = answer };
    swst_status status;

    work.counts = swst__calloc((answer->ground.areas.count + 1) * sizeof *work.counts);
    status = work.counts ? swst__screening_walk(answer, count, &work) : swst__fail_memory();
    if (!status)
        status = show_all(&work);
    for (size_t i = 0; i < work.flag_count; i++)
        swst_free(work.flags[i].word);
    swst_free(work.flags);
    swst_free(work.counts);
    return status;
}

swst_status swst_report_screening(swst_store *store, const char *tool, int64_t least_age,
                                  int64_t most_age, const char *from, const char *to,
                                  const char *as_of, const swst_filter *filter,
                                  swst_table **table)
{
    const struct swst__screening_asked asked = { tool, least_age, most_age, false };

    return swst__screening_answer(store, &asked, (const char *const[]){ from, to, as_of },
                                  filter, "screening", columns, fill, table);
}
