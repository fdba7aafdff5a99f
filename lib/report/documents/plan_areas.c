/* Who there is in which area, by category, and who is in charge (seed 000, A2);
 * then the areas that open later in the year, from their first day on (A3). */
#include "report/documents/plan.h"

#include "base/memory.h"
#include "domain/in_force.h"
#include "model/structs.h"
#include "report/documents/area_rows.h"
#include "report/indicators/baseline.h"

#include <inttypes.h>
#include <string.h>

/* The categories of the plan, as far as the station has them. */
static const char *const codes[] = { "dibao", "tekun", "disabled", "elderly" };
enum { CATEGORIES = sizeof codes / sizeof *codes, MOST_HEADS = CATEGORIES + 2 };

struct column {
    const char *code;
    char *title;                        /* "低保（户）" */
    const struct swst_indicator *indicator;
    swst_filter *filter;                /* of the category */
};

/* Of an area, or of all (number: SWST__NOWHERE). */
struct row {
    int64_t number;
    size_t measures[CATEGORIES];        /* their numbers, by column */
};

/* One table: the areas that are served on a day, or that open on it. */
struct areas_table {
    struct swst__plan_page *page;
    int64_t day;
    bool opening;
    struct swst__areas areas;
    struct column columns[CATEGORIES];
    size_t column_count;
    struct row *rows;
    size_t row_count;
    struct swst__measures measures;
};

/* ------------------------------------------------------------------- categories */

static swst_status read_column(struct areas_table *table, const char *code)
{
    const struct swst__plan_page *page = table->page;
    struct column *column = &table->columns[table->column_count];
    struct swst__text title = { 0 };
    struct swst__statement *statement;
    swst_status status = swst__db_take(page->store, "SELECT unit, name, name_zh FROM category"
                                       " WHERE voided_at IS NULL AND code = ?", &statement);

    if (status)
        return status;
    swst__db_bind_text(statement, 1, code);
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        bool households = swst__db_int(statement, 0) == swst__category_unit_HOUSEHOLD;
        enum swst__plan_word word = households ? SWST__PLAN_OF_HOUSEHOLDS : SWST__PLAN_OF_PEOPLE;

        column->code = code;
        column->indicator = &swst__indicators[households ? swst__indicator_POP_HOUSEHOLDS
                                                         : swst__indicator_POP_IN_SCOPE];
        swst__text_add(&title, swst__plan_say(page, word),
                       swst__db_text(statement, page->language == SWST__ZH ? 2 : 1));
        table->column_count++;
        column->title = swst__text_take(&title);
        column->filter = swst_filter_new();
        status = !column->filter ? SWST_ENOMEM
            : column->title ? swst_filter_add_category(column->filter, code) : swst__fail_memory();
    }
    swst__db_give_back(statement);
    return status;
}

/* ------------------------------------------------------------------------ areas */

/* Of areas that open: a village stands in the row of its service area, else in its own. */
static bool opens(const struct areas_table *table, size_t number)
{
    const struct swst__area *village = &table->areas.at[number];

    return village->level == swst__area_level_VILLAGE && village->served.first == table->day;
}

static bool has_row(const struct areas_table *table, size_t number)
{
    const struct swst__areas *areas = &table->areas;

    if (areas->at[number].level != swst__area_level_SERVICE)
        return opens(table, number) && areas->at[number].service == SWST__NOWHERE;
    for (size_t i = 0; i < areas->count; i++)
        if (areas->at[i].service == (int64_t)number && opens(table, i))
            return true;
    return false;
}

static swst_status ask_cell(struct areas_table *table, struct row *row, size_t column)
{
    struct swst__question question = { { table->day, table->day }, { table->day, table->day },
                                       table->day };
    const struct column *of = &table->columns[column];
    swst_status status = row->number == SWST__NOWHERE
        ? swst__measures_ask(&table->measures, of->indicator, &question, of->filter)
        : swst__measures_ask_part(&table->measures, of->indicator, &question, of->filter,
                                  table->areas.at[row->number].id);

    row->measures[column] = table->measures.count - 1;
    return status;
}

static swst_status add_row(struct areas_table *table, int64_t number)
{
    struct row *row = &table->rows[table->row_count++];
    swst_status status = SWST_OK;

    row->number = number;
    for (size_t i = 0; i < table->column_count && !status; i++)
        status = ask_cell(table, row, i);
    return status;
}

/* Of what opens in the year every area has its row. */
static swst_status find_rows(struct areas_table *table, size_t *numbers, size_t *count)
{
    if (!table->opening)
        return swst__area_rows(&table->areas, table->day, SWST__NOWHERE, numbers, count);
    for (size_t i = 0; i < table->areas.count; i++)
        if (has_row(table, i))
            numbers[(*count)++] = i;
    return SWST_OK;
}

static swst_status add_rows(struct areas_table *table, size_t *numbers)
{
    size_t count = 0;
    swst_status status = find_rows(table, numbers, &count);

    for (size_t i = 0; i < count && !status; i++)
        status = add_row(table, (int64_t)numbers[i]);
    return status || !count ? status : add_row(table, SWST__NOWHERE);
}

static swst_status count_all(struct areas_table *table)
{
    size_t *numbers = swst__calloc((table->areas.count + 1) * sizeof *numbers);
    swst_status status;

    table->rows = swst__calloc((table->areas.count + 1) * sizeof *table->rows);
    status = numbers && table->rows ? add_rows(table, numbers) : swst__fail_memory();
    swst_free(numbers);
    return status ? status : swst__measures_run(&table->measures);
}

/* ------------------------------------------------------------------------ writing */

static swst_status write_figure(struct areas_table *table, const struct row *row, size_t column)
{
    const struct swst__measure *measure = &table->measures.at[row->measures[column]];
    struct swst__text filter = { 0 };
    struct swst__mark mark = {
        .indicator = measure->indicator, .figure = measure->figure,
        .period = { table->day, table->day }, .as_of = table->day
    };
    int64_t official;
    char *words;
    swst_status status = swst__baseline_of(measure, &official);

    if (status)
        return status;
    if (row->number != SWST__NOWHERE)
        swst__text_add(&filter, "--area %s ", table->areas.at[row->number].code);
    swst__text_add(&filter, "--category %s", table->columns[column].code);
    if (!(words = swst__text_take(&filter)))
        return swst__fail_memory();
    mark.filter = words;
    swst__document_cell(table->page->document);
    swst__document_figure(table->page->document, &mark);
    swst_free(words);
    if (official != SWST__NULL)
        swst__document_text(table->page->document,
                            swst__plan_say(table->page, SWST__PLAN_OFFICIAL), (long long)official,
                            (long long)(measure->figure.n - official));
    return SWST_OK;
}

/* Those assigned to the area on the day; of a service area with none, those of its villages. */
static swst_status write_in_charge(struct areas_table *table, const struct row *row)
{
    swst__document_cell(table->page->document);
    if (row->number == SWST__NOWHERE)
        return SWST_OK;
    return swst__plan_names(table->page,
        "SELECT worker.name FROM assignment JOIN worker ON worker.id = assignment.worker_id"
        " WHERE worker.voided_at IS NULL AND" SWST__IN_FORCE("assignment", "?1")
        " AND (assignment.area_id = ?2 OR (NOT EXISTS (SELECT 1 FROM assignment own"
        " WHERE own.area_id = ?2 AND" SWST__IN_FORCE("own", "?1") ")"
        " AND assignment.area_id IN (SELECT village_id FROM area_part WHERE service_id = ?2 AND"
        SWST__IN_FORCE("area_part", "?1") ")))"
        " GROUP BY worker.id, worker.name ORDER BY worker.id",
        table->day, table->areas.at[row->number].id);
}

static swst_status write_row(struct areas_table *table, const struct row *row)
{
    const char *name = row->number != SWST__NOWHERE ? table->areas.at[row->number].name
        : swst__plan_say(table->page, table->opening ? SWST__PLAN_ALL_THEN : SWST__PLAN_ALL_AREAS);
    swst_status status = SWST_OK;

    swst__plan_cell(table->page, name);
    for (size_t i = 0; i < table->column_count && !status; i++)
        status = write_figure(table, row, i);
    return status ? status : write_in_charge(table, row);
}

static swst_status write_table(struct areas_table *table)
{
    struct swst__plan_page *page = table->page;
    const char *heads[MOST_HEADS];
    swst_status status = SWST_OK;

    heads[0] = swst__plan_say(page, SWST__PLAN_AREA);
    for (size_t i = 0; i < table->column_count; i++)
        heads[1 + i] = table->columns[i].title;
    heads[1 + table->column_count] = swst__plan_say(page, SWST__PLAN_IN_CHARGE);
    swst__document_table(page->document, heads, table->column_count + 2);
    for (size_t i = 0; i < table->row_count && !status; i++)
        status = write_row(table, &table->rows[i]);
    return status;
}

static swst_status count_and_write(struct areas_table *table)
{
    swst_status status = swst__areas_read(table->page->store, table->day, &table->areas);

    for (size_t i = 0; i < CATEGORIES && !status; i++)
        status = read_column(table, codes[i]);
    if (!status)
        status = count_all(table);
    if (status)
        return status;
    if (table->row_count)
        return write_table(table);
    swst__document_paragraph(table->page->document);
    swst__document_nothing(table->page->document);
    return SWST_OK;
}

static swst_status show(struct swst__plan_page *page, int64_t day, bool opening)
{
    struct areas_table table = { .page = page, .day = day, .opening = opening,
                                 .measures = { .store = page->store } };
    swst_status status = count_and_write(&table);

    swst__measures_free(&table.measures);
    swst_free(table.rows);
    for (size_t i = 0; i < CATEGORIES; i++) {
        swst_free(table.columns[i].title);
        swst_filter_free(table.columns[i].filter);
    }
    swst__areas_free(&table.areas);
    return status;
}

/* Days on which villages open are looked for one after another. */
static swst_status show_later(struct swst__plan_page *page)
{
    int64_t day = page->day, next = 0;
    swst_status status;

    for (;;) {
        char text[SWST__DAY_SIZE];

        next = 0;
        status = swst__db_ask(page->store, "SELECT served_from FROM area WHERE voided_at IS NULL"
            " AND level = ?3 AND served_from > ?1 AND served_from <= ?2"
            " ORDER BY served_from", day, page->period.last, swst__area_level_VILLAGE, &next);
        if (status || !next)
            return status;
        if (next <= day)                        /* an index out of order */
            return swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
        swst__day_print(next, text);
        swst__document_paragraph(page->document);
        swst__document_text(page->document, swst__plan_say(page, SWST__PLAN_LATER_AREAS), text);
        if ((status = show(page, next, true)))
            return status;
        day = next;
    }
}

swst_status swst__plan_areas(struct swst__plan_page *page)
{
    swst_status status;

    swst__document_paragraph(page->document);
    swst__document_text(page->document, "%s", swst__plan_say(page, SWST__PLAN_AREAS));
    status = show(page, page->day, false);
    return status ? status : show_later(page);
}
