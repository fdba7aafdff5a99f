/* Coverage: area by category, with the rates that stations promise (semantics
 * 5): who is in scope, visited at home, on file, reached by an activity. */
#include "report/coverage.h"

#include "base/memory.h"
#include "base/text.h"
#include "model/structs.h"
#include "store/sight.h"

#include <inttypes.h>

enum {
    AREA_CODE = SWST__COVERED_CODE, AREA_NAME = SWST__COVERED_NAME,
    CATEGORY = SWST__COVERED_CATEGORY, UNIT = SWST__COVERED_UNIT,
    IN_SCOPE = SWST__COVERED_COUNTED, VISITED, FILED, REACHED, VISIT_RATE, FILING_RATE,
    ACTIVITY_RATE, SHARED
};

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "", __VA_ARGS__ }

#define COLUMNS(code_flags_, flags_)                                                    \
    [AREA_CODE] = COLUMN("area_code", TEXT, "Code", "代码", .flags = code_flags_),      \
    [AREA_NAME] = COLUMN("area_name", TEXT, "Area", "区域", .flags = flags_),           \
    [CATEGORY] = COLUMN("category", TEXT, "Category", "类别", .flags = 0),              \
    [UNIT] = COLUMN("unit", CHOICE, "Unit", "单位",                                     \
                    .choices = &swst__category_unit_choices),                           \
    [IN_SCOPE] = COLUMN("in_scope", INTEGER, "In scope", "在服务范围", .flags = 0),     \
    [VISITED] = COLUMN("visited", INTEGER, "Visited", "已入户", .flags = 0),            \
    [FILED] = COLUMN("filed", INTEGER, "Filed", "已建档", .flags = 0),                  \
    [REACHED] = COLUMN("reached", INTEGER, "Reached", "活动覆盖", .flags = 0),          \
    [VISIT_RATE] = COLUMN("visit_rate", RATE, "Visit rate", "入户探访率", .flags = 0),  \
    [FILING_RATE] = COLUMN("filing_rate", RATE, "Filing rate", "建档率", .flags = 0),   \
    [ACTIVITY_RATE] = COLUMN("activity_rate", RATE, "Activity rate", "活动覆盖率", .flags = 0)

static const struct swst_field by_area[] = { COLUMNS(0, 0), { .name = NULL } };

static const struct swst_field by_worker[] = {
    COLUMNS(SWST__SORT_PERSON, SWST_PERSONAL | SWST__SORT_NAME),
    [SHARED] = COLUMN("shared", FLAG, "Shared", "共同负责", .max = 1),
    { .name = NULL }
};

/* --------------------------------------------------------------------- rows */

static swst_status name_worker(const struct swst__coverage *coverage, size_t group,
                               swst_table *table)
{
    struct swst__text text = { 0 };
    struct swst__statement *statement;
    int64_t id = coverage->workers.at[group - 1];
    swst_status status;
    char *code;

    swst__text_add(&text, "%" PRId64, id);
    code = swst__text_take(&text);
    status = code ? swst__table_set_text(table, AREA_CODE, code) : swst__fail_memory();
    swst_free(code);
    if (status || (status = swst__db_take(coverage->answer->store,
                                          "SELECT name FROM worker WHERE id = ?", &statement)))
        return status;
    swst__db_bind_int(statement, 1, id);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        status = swst__table_set_text(table, AREA_NAME, swst__db_text(statement, 0));
    swst__db_give_back(statement);
    return status;
}

static swst_status name_group(const struct swst__coverage *coverage, size_t group,
                              swst_table *table)
{
    const struct swst__area *area = NULL;
    swst_status status;

    if (group && coverage->answer->ground.filter->grouping == SWST_BY_WORKER)
        return name_worker(coverage, group, table);
    if (group)
        area = &coverage->answer->ground.areas.at[group - 1];
    status = swst__table_set_text(table, AREA_CODE, area ? area->code : "");
    return status ? status : swst__table_set_text(table, AREA_NAME, area ? area->name : "");
}

/* Where official figures alone are known, how many are on file is unknown. */
static bool is_known(const struct swst__coverage *coverage, int64_t unit)
{
    return !coverage->has_baseline[unit] || coverage->answer->ground.standings[SWST__STANDINGS];
}

static void set_numbers(const struct swst__coverage *coverage,
                        const struct swst__covered *covered, int64_t unit, swst_table *table)
{
    const char *word = swst__category_unit_choices.words[unit];
    int64_t on_file = covered->in_scope || is_known(coverage, unit) ? covered->in_scope
                                                                    : SWST__UNKNOWN;

    swst__table_set_int(table, IN_SCOPE, covered->in_scope);
    swst__table_set_int(table, VISITED, covered->visited);
    swst__table_set_int(table, FILED, covered->filed);
    swst__table_set_int(table, REACHED, covered->reached);
    swst__table_set_rate(table, VISIT_RATE, covered->visited, covered->in_scope, word);
    swst__table_set_rate(table, FILING_RATE, covered->filed, on_file, word);
    swst__table_set_rate(table, ACTIVITY_RATE, covered->reached, covered->in_scope, word);
    if (coverage->answer->ground.filter->grouping == SWST_BY_WORKER)
        swst__table_set_int(table, SHARED, covered->shared);
}

static swst_status add_row(const struct swst__coverage *coverage, size_t group, size_t slot,
                           swst_table *table, int64_t *unit)
{
    size_t households = coverage->categories.count;
    bool of_households = slot < households ? coverage->categories.at[slot].of_households
                                           : slot == households;
    const char *category = slot < households ? coverage->categories.at[slot].code
                         : of_households ? "households" : "persons";
    swst_status status = swst__table_add_row(table);

    *unit = of_households ? swst__category_unit_HOUSEHOLD : swst__category_unit_PERSON;
    if (!status)
        status = name_group(coverage, group, table);
    if (!status)
        status = swst__table_set_text(table, CATEGORY, category);
    if (!status)
        swst__table_set_int(table, UNIT, *unit);
    return status;
}

/* Rows of somebody in scope alone, and of the total all that count everybody. */
static bool has_row(const struct swst__coverage *coverage, size_t group, size_t slot)
{
    const struct swst__covered *covered =
        &coverage->counts[group * swst__coverage_slots(coverage) + slot];

    if (slot >= coverage->categories.count)
        return !group || covered->in_scope;
    return covered->in_scope && coverage->categories.at[slot].wanted;
}

static swst_status write_rows(const struct swst__coverage *coverage,
                              const struct swst__coverage_form *form, swst_table *table)
{
    size_t slots = swst__coverage_slots(coverage);
    swst_status status = SWST_OK;
    int64_t unit;

    for (size_t i = 0; i < coverage->group_count * slots && !status; i++)
        if (has_row(coverage, i / slots, i % slots)
            && !(status = add_row(coverage, i / slots, i % slots, table, &unit)))
            form->set_numbers(coverage, &coverage->counts[i], unit, table);
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    const struct swst__coverage_form *form = answer->asked;
    struct swst__coverage coverage = { .answer = answer, .with_services = form->with_services };
    swst_status status = swst__coverage_count(&coverage);

    if (!status)
        status = write_rows(&coverage, form, answer->table);
    swst__ground_note(&answer->ground, answer->table);
    swst__coverage_close(&coverage);
    return status;
}

swst_status swst__coverage_report(swst_store *store, const char *const period_and_as_of[3],
                                  const swst_filter *filter,
                                  const struct swst__coverage_form *form, swst_table **table)
{
    bool workers = filter && filter->grouping == SWST_BY_WORKER;
    enum swst__sight sight = swst__sight_set(store, SWST__FIGURES);
    swst_status status = swst__answer_about(store, period_and_as_of, filter, form->name,
        workers ? form->by_worker : form->by_area, fill, form, table);

    swst__sight_set(store, sight);
    return status;
}

swst_status swst_report_coverage(swst_store *store, const char *from, const char *to,
                                 const char *as_of, const swst_filter *filter,
                                 swst_table **table)
{
    static const struct swst__coverage_form form = { "coverage", by_area, by_worker, false,
                                                     set_numbers };

    return swst__coverage_report(store, (const char *const []){ from, to, as_of }, filter, &form,
                                 table);
}
