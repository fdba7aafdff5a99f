#include "model/indicator.h"

#include "model/structs.h"
#include "model/values.h"

#include <ctype.h>

#define AREA      SWST_DIMENSION_AREA
#define CATEGORY  SWST_DIMENSION_CATEGORY
#define LEVEL_    SWST_DIMENSION_LEVEL
#define WORKER    SWST_DIMENSION_WORKER
#define PROGRAMME SWST_DIMENSION_PROGRAMME
#define SEX       SWST_DIMENSION_SEX
#define AGES      SWST_DIMENSION_AGES
#define TYPE      SWST_DIMENSION_TYPE
#define OF_CLIENTS (AREA | CATEGORY | LEVEL_ | WORKER | SEX | AGES)
#define OF_MATTERS (AREA | WORKER)
#define OF_GROUPS  (AREA | WORKER | PROGRAMME | TYPE)
#define OF_ACTIVITIES OF_GROUPS
#define OF_PROGRAMMES (AREA | WORKER | PROGRAMME)
#define NO_TYPES  NULL
#define CASE_TYPES     &swst__case_type_choices
#define GROUP_TYPES    &swst__group_type_choices
#define ACTIVITY_TYPES &swst__activity_type_choices

enum { CUMULATIVE = true, LEVEL = false };

#define INDICATOR(family, name, unit_, form_, nature, dimensions_, types_, households, walk, needs, \
                  en, zh, definition_en, definition_zh, source_)                                 \
    { .code = #family "." #name, .unit = SWST_UNIT_##unit_, .form = SWST_FIGURE_##form_,          \
      .is_cumulative = nature, .dimensions = dimensions_, .types = types_,                        \
      .of_households = swst__indicator_##households, .title = { { en, zh } },                     \
      .definition = { { definition_en, definition_zh } }, .source = source_ },
#define LATER(family, name, unit_, form_, nature, en, zh, definition_en, definition_zh, source_,  \
              why_en, why_zh)                                                                    \
    { .code = #family "." #name, .unit = SWST_UNIT_##unit_, .form = SWST_FIGURE_##form_,          \
      .is_cumulative = nature, .dimensions = OF_CLIENTS | PROGRAMME,                              \
      .of_households = swst__indicator_NONE, .title = { { en, zh } },                             \
      .definition = { { definition_en, definition_zh } }, .source = source_,                      \
      .later = { { why_en, why_zh } } },

const struct swst_indicator swst__indicators[] = {
#include "model/indicators.def"
};

size_t swst_indicator_count(void)
{
    return swst__indicator_count;
}

const swst_indicator *swst_indicator_at(size_t n)
{
    return n < swst__indicator_count ? &swst__indicators[n] : NULL;
}

/* Codes are ASCII. */
static bool same_code(const char *left, const char *right)
{
    while (*left && toupper((unsigned char)*left) == toupper((unsigned char)*right)) {
        left++;
        right++;
    }
    return !*left && !*right;
}

const swst_indicator *swst_indicator_find(const char *code)
{
    for (size_t i = 0; code && i < swst__indicator_count; i++)
        if (same_code(swst__indicators[i].code, code))
            return &swst__indicators[i];
    return NULL;
}

const char *swst_indicator_code(const swst_indicator *indicator)
{
    return indicator ? indicator->code : NULL;
}

const char *swst_indicator_title(const swst_indicator *indicator, const char *language)
{
    return indicator ? indicator->title.text[swst__language(language)] : NULL;
}

const char *swst_indicator_definition(const swst_indicator *indicator, const char *language)
{
    return indicator ? indicator->definition.text[swst__language(language)] : NULL;
}

const char *swst_indicator_source(const swst_indicator *indicator)
{
    return indicator ? indicator->source : NULL;
}

swst_unit swst_indicator_unit(const swst_indicator *indicator)
{
    return indicator ? indicator->unit : SWST_UNIT_UNSET;
}

swst_figure_form swst_indicator_form(const swst_indicator *indicator)
{
    return indicator ? indicator->form : SWST_FIGURE_UNSET;
}

bool swst_indicator_is_cumulative(const swst_indicator *indicator)
{
    return indicator && indicator->is_cumulative;
}

unsigned swst_indicator_dimensions(const swst_indicator *indicator)
{
    return indicator ? indicator->dimensions : 0;
}

const char *swst_indicator_type(const swst_indicator *indicator, size_t n)
{
    const struct swst__choices *types = indicator ? indicator->types : NULL;

    return types && n < (size_t)types->count ? types->words[n + 1] : NULL;
}

const char *swst_indicator_later(const swst_indicator *indicator, const char *language)
{
    return indicator ? indicator->later.text[swst__language(language)] : NULL;
}

swst_status swst__indicator_check_target(const swst_kind *kind, const struct swst_field *field,
                                         const struct swst_indicator *indicator, int64_t target)
{
    enum { ALL = 1000 };                    /* 100 % in tenths of a percent */

    return indicator->form == SWST_FIGURE_RATE && target > ALL
        ? swst__reject(kind, field, SWST__TARGET_ABOVE_ALL) : SWST_OK;
}
