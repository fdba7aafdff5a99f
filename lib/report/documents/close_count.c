/* What a closing keeps: the whole catalogue, and a few of its figures by area. */
#include "base/memory.h"
#include "model/structs.h"
#include "report/documents/close.h"
#include "report/documents/marks.h"

static const char *const by_area[] = { "POP.IN_SCOPE", "VISIT.HOME_RATE", "ACT.COVERAGE" };
enum { BY_AREA = sizeof by_area / sizeof *by_area };

swst_status swst__month_argument(const char *month, struct swst__span *days)
{
    if (!month)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    return swst__month_read(month, days) ? SWST_OK
        : swst__fail_text(SWST_EINVALID, SWST__BAD_MONTH, "month");
}

static bool is_open(const struct swst__area *area, int64_t day)
{
    return area->served.first <= day && day <= area->served.last;
}

/* A service area has somebody in scope only through a village that is open. */
static bool has_open_village(const struct swst__areas *areas, int64_t service, int64_t day)
{
    for (size_t i = 0; i < areas->count; i++)
        if (areas->at[i].service == service && is_open(&areas->at[i], day))
            return true;
    return false;
}

static bool is_shown(const struct swst__areas *areas, size_t number, int64_t day)
{
    const struct swst__area *area = &areas->at[number];

    if (area->level == swst__area_level_SERVICE)
        return has_open_village(areas, (int64_t)number, day);
    return area->level == swst__area_level_VILLAGE && area->service == SWST__NOWHERE
        && is_open(area, day);
}

size_t swst__areas_shown(const struct swst__areas *areas, int64_t day, int64_t top,
                         size_t *numbers)
{
    size_t count = 0;

    for (size_t i = 0; i < areas->count; i++)
        if (is_shown(areas, i, day) && swst__areas_within(areas, (int64_t)i, top))
            numbers[count++] = i;
    return count;
}

static swst_status ask_catalogue(struct swst__marks *marks, const struct swst__question *question)
{
    const struct swst__scope *scope;
    swst_status status = swst__marks_scope(marks, NULL, NULL, &scope);

    for (size_t i = 0; i < swst__indicator_count && !status; i++)
        status = swst__marks_ask(marks, swst__indicators[i].code, question, scope);
    return status;
}

static swst_status ask_areas(struct swst__marks *marks, const struct swst__question *question,
                             const struct swst__areas *areas)
{
    size_t *numbers = swst__calloc((areas->count + 1) * sizeof *numbers), count;
    swst_status status = numbers ? SWST_OK : swst__fail_memory();

    count = numbers ? swst__areas_shown(areas, question->period.last, SWST__NOWHERE, numbers) : 0;
    for (size_t i = 0; i < count && !status; i++) {
        const struct swst__narrowed by = { .area_id = areas->at[numbers[i]].id };
        const struct swst__scope *scope;

        status = swst__marks_scope(marks, NULL, &by, &scope);
        for (size_t k = 0; k < BY_AREA && !status; k++)
            status = swst__marks_ask(marks, by_area[k], question, scope);
    }
    swst_free(numbers);
    return status;
}

static const char *area_code(const struct swst__areas *areas, const struct swst__asked *asked)
{
    int64_t number = asked->scope->filter ? swst__areas_find(areas, asked->scope->filter->area_id)
                                          : SWST__NOWHERE;

    return number == SWST__NOWHERE ? "" : areas->at[number].code;
}

static swst_status take(const struct swst__marks *marks, const struct swst__areas *areas,
                        struct swst__month_figures *figures)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < marks->count && !status; i++)
        status = swst__month_figures_add(figures, marks->asked[i].indicator->code,
                                         area_code(areas, &marks->asked[i]),
                                         &marks->measures.at[marks->asked[i].measure].figure);
    return status;
}

swst_status swst__month_count(swst_store *store, struct swst__span days,
                              struct swst__month_figures *figures)
{
    const struct swst__question question = { days, days, days.last };
    struct swst__marks marks = { .store = store, .measures.store = store };
    struct swst__areas areas = { 0 };
    swst_status status = swst__areas_read(store, days.last, &areas);

    if (!status)
        status = ask_catalogue(&marks, &question);
    if (!status)
        status = ask_areas(&marks, &question, &areas);
    if (!status)
        status = swst__marks_run(&marks);
    if (!status)
        status = take(&marks, &areas, figures);
    swst__marks_free(&marks);
    swst__areas_free(&areas);
    return status;
}

bool swst__figures_differ(const struct swst__figure *left, const struct swst__figure *right)
{
    bool known = left->d != SWST__UNKNOWN;

    if (known != (right->d != SWST__UNKNOWN) || left->form != right->form
        || left->unit != right->unit)
        return true;
    return known && (left->n != right->n
                     || (left->form != SWST_FIGURE_COUNT && left->d != right->d));
}
