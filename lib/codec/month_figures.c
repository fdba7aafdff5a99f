/* A month's figures to JSON and back: an array of objects of `code`, `area`
 * (none: the whole station), `form`, `unit`, and `n` and `d`; without numbers
 * where nobody could say. */
#include "codec/month_figures.h"

#include "base/memory.h"
#include "codec/json_scan.h"

#include <swstation/json.h>

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *const forms[] = {
    [SWST_FIGURE_COUNT] = "count", [SWST_FIGURE_RATE] = "rate", [SWST_FIGURE_AVERAGE] = "average",
};

swst_status swst__month_figures_add(struct swst__month_figures *figures, const char *code,
                                    const char *area, const struct swst__figure *figure)
{
    struct swst__month_figure *at = swst__grow(figures->at, &figures->room, figures->count,
                                               sizeof *at);
    struct swst__month_figure made = { swst__strdup(code), swst__strdup(area), *figure };

    if (at)
        figures->at = at;
    if (at && made.code && made.area) {
        at[figures->count++] = made;
        return SWST_OK;
    }
    swst_free(made.code);
    swst_free(made.area);
    return swst__fail_memory();
}

void swst__month_figures_free(struct swst__month_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        swst_free(figures->at[i].code);
        swst_free(figures->at[i].area);
    }
    swst_free(figures->at);
    memset(figures, 0, sizeof *figures);
}

const struct swst__month_figure *swst__month_figures_find(
    const struct swst__month_figures *figures, const char *code, const char *area)
{
    for (size_t i = 0; i < figures->count; i++)
        if (strcmp(figures->at[i].code, code) == 0 && strcmp(figures->at[i].area, area) == 0)
            return &figures->at[i];
    return NULL;
}

/* ------------------------------------------------------------------ writing */

static bool add(cJSON *object, const char *key, cJSON *value)
{
    if (value && cJSON_AddItemToObjectCS(object, key, value))
        return true;
    cJSON_Delete(value);
    return false;
}

static bool add_number(cJSON *object, const char *key, int64_t number)
{
    char text[24];

    snprintf(text, sizeof text, "%" PRId64, number);
    return add(object, key, cJSON_CreateRaw(text));
}

static bool add_numbers(cJSON *object, const struct swst__figure *figure)
{
    return figure->d == SWST__UNKNOWN
        || (add_number(object, "n", figure->n)
            && (figure->form == SWST_FIGURE_COUNT || add_number(object, "d", figure->d)));
}

static bool add_figure(cJSON *array, const struct swst__month_figure *it)
{
    cJSON *object = cJSON_CreateObject();

    if (object && add(object, "code", cJSON_CreateStringReference(it->code))
        && (!*it->area || add(object, "area", cJSON_CreateString(it->area)))
        && add(object, "form", cJSON_CreateStringReference(forms[it->figure.form]))
        && add(object, "unit", cJSON_CreateStringReference(swst_unit_word(it->figure.unit)))
        && add_numbers(object, &it->figure) && cJSON_AddItemToArray(array, object))
        return true;
    cJSON_Delete(object);
    return false;
}

swst_status swst__month_figures_print(const struct swst__month_figures *figures, char **json)
{
    cJSON *array = cJSON_CreateArray();
    bool complete = array;
    char *printed, *copy;

    for (size_t i = 0; i < figures->count && complete; i++)
        complete = add_figure(array, &figures->at[i]);
    printed = complete ? cJSON_PrintUnformatted(array) : NULL;
    cJSON_Delete(array);
    copy = printed ? swst__strdup(printed) : NULL;
    cJSON_free(printed);
    if (!copy)
        return swst__fail_memory();
    *json = copy;
    return SWST_OK;
}

/* ------------------------------------------------------------------ reading */

static swst_status wrong(void)
{
    return swst__fail(SWST_EINVALID, SWST__MONTH_FIGURES_WRONG);
}

static bool read_number(const cJSON *object, const char *key, int64_t *number)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);

    if (!cJSON_IsNumber(item) || item->valuedouble < 0
        || item->valuedouble > (double)SWST__GREATEST
        || item->valuedouble != (double)(int64_t)item->valuedouble)
        return false;
    *number = (int64_t)item->valuedouble;
    return true;
}

static const char *read_text(const cJSON *object, const char *key)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
}

static bool read_form(const cJSON *object, enum swst_figure_form *form)
{
    const char *word = read_text(object, "form");

    for (int i = SWST_FIGURE_COUNT; word && i <= SWST_FIGURE_AVERAGE; i++)
        if (strcmp(forms[i], word) == 0) {
            *form = (enum swst_figure_form)i;
            return true;
        }
    return false;
}

static bool read_unit(const cJSON *object, enum swst_unit *unit)
{
    const char *word = read_text(object, "unit");

    for (int i = SWST_UNIT_UNSET + 1; word && swst_unit_word((swst_unit)i); i++)
        if (strcmp(swst_unit_word((swst_unit)i), word) == 0) {
            *unit = (enum swst_unit)i;
            return true;
        }
    return false;
}

static bool read_figure(const cJSON *object, struct swst__figure *figure)
{
    if (!read_form(object, &figure->form) || !read_unit(object, &figure->unit))
        return false;
    if (!cJSON_HasObjectItem(object, "n")) {
        figure->d = SWST__UNKNOWN;
        return true;
    }
    return read_number(object, "n", &figure->n)
        && (figure->form == SWST_FIGURE_COUNT || read_number(object, "d", &figure->d));
}

static swst_status read_all(const cJSON *array, struct swst__month_figures *figures)
{
    swst_status status = cJSON_IsArray(array) ? SWST_OK : wrong();

    for (const cJSON *item = status ? NULL : array->child; item && !status; item = item->next) {
        const char *code = read_text(item, "code"), *area = read_text(item, "area");
        struct swst__figure figure = { .n = 0 };

        status = code && read_figure(item, &figure)
            ? swst__month_figures_add(figures, code, area ? area : "", &figure) : wrong();
    }
    return status;
}

swst_status swst__month_figures_read(const char *json, struct swst__month_figures *figures)
{
    swst_status status = swst__json_scan(json, strlen(json));
    cJSON *array;

    if (status)
        return status == SWST_ENOMEM ? status : wrong();
    if (!(array = cJSON_Parse(json)))
        return swst__fail_memory();
    status = read_all(array, figures);
    cJSON_Delete(array);
    return status;
}
