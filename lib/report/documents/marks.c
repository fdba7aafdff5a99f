#include "report/documents/marks.h"

#include "base/memory.h"
#include "model/structs.h"
#include "store/db.h"

#include <inttypes.h>
#include <string.h>

/* ------------------------------------------------------------------- scopes */

static swst_status write_area(swst_store *store, int64_t area_id, struct swst__text *text)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT code FROM area WHERE id = ?", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, area_id);
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        if (swst__db_is_null(statement, 0))
            swst__text_add(text, " --area %" PRId64, area_id);
        else
            swst__text_add(text, " --area %s", swst__db_text(statement, 0));
        status = SWST_OK;
    }
    swst__db_give_back(statement);
    return status;
}

static void write_ages(const swst_filter *filter, struct swst__text *text)
{
    if (!filter->least_age && !filter->age_end)
        return;
    swst__text_add(text, " --ages ");
    if (filter->least_age)
        swst__text_add(text, "%" PRId64, filter->least_age);
    swst__text_add(text, "-");
    if (filter->age_end)
        swst__text_add(text, "%" PRId64, filter->age_end - 1);
}

static void write_words(const swst_filter *filter, struct swst__text *text)
{
    for (size_t i = 0; i < filter->category_count; i++)
        swst__text_add(text, " --category %s", filter->categories[i]);
    if (filter->level)
        swst__text_add(text, " --level %s", filter->level);
    if (filter->worker_id)
        swst__text_add(text, " --worker %" PRId64, filter->worker_id);
    if (filter->programme_id)
        swst__text_add(text, " --programme %" PRId64, filter->programme_id);
    if (filter->sex)
        swst__text_add(text, " --sex %s", swst__sex_choices.words[filter->sex]);
    write_ages(filter, text);
    if (filter->type)
        swst__text_add(text, " --type %s", filter->type);
}

swst_status swst__filter_write(swst_store *store, const swst_filter *filter, char **made)
{
    struct swst__text text = { 0 };
    swst_status status = filter && filter->area_id
        ? write_area(store, filter->area_id, &text) : SWST_OK;

    if (filter)
        write_words(filter, &text);
    if (!status && (text.failed || !(*made = swst__strdup(text.length ? text.bytes + 1 : ""))))
        status = swst__fail_memory();
    swst_free(text.bytes);
    return status;
}

static swst_status make_filter(const swst_filter *from, const struct swst__narrowed *by,
                               int64_t area_id, swst_filter **made)
{
    swst_filter *filter = *made = swst_filter_new();
    swst_status status = filter ? SWST_OK : SWST_ENOMEM;

    if (status)
        return status;
    swst_filter_set_area(filter, area_id ? area_id : from ? from->area_id : 0);
    swst_filter_set_worker(filter, from ? from->worker_id : 0);
    if (by && by->category)
        status = swst_filter_add_category(filter, by->category);
    if (!status && by && by->level)
        status = swst_filter_set_level(filter, by->level);
    if (!status && by && by->type)
        status = swst_filter_set_type(filter, by->type);
    return status;
}

static void free_scope(struct swst__scope *scope)
{
    swst_filter_free(scope->filter);
    swst_filter_free(scope->of_all);
    swst_free(scope->text);
    swst_free(scope);
}

swst_status swst__marks_scope(struct swst__marks *marks, const swst_filter *filter,
                              const struct swst__narrowed *by, const struct swst__scope **scope)
{
    struct swst__scope **scopes = swst__grow(marks->scopes, &marks->scope_room,
                                             marks->scope_count, sizeof *scopes);
    struct swst__scope *made;
    swst_status status = SWST_OK;

    if (!scopes)
        return SWST_ENOMEM;
    marks->scopes = scopes;
    if (!(made = swst__calloc(sizeof *made)))
        return swst__fail_memory();
    made->part_id = by ? by->area_id : 0;
    if (filter || by)
        status = make_filter(filter, by, made->part_id, &made->filter);
    if (!status && made->part_id)
        status = make_filter(filter, by, 0, &made->of_all);
    if (!status)
        status = swst__filter_write(marks->store, made->filter, &made->text);
    if (status) {
        free_scope(made);
        return status;
    }
    *scope = scopes[marks->scope_count++] = made;
    return SWST_OK;
}

/* ------------------------------------------------------------------ figures */

swst_status swst__marks_ask(struct swst__marks *marks, const char *code,
                            const struct swst__question *question,
                            const struct swst__scope *scope)
{
    const struct swst_indicator *indicator = swst_indicator_find(code);
    struct swst__asked *asked;
    swst_status status;

    if (!indicator || !swst__indicator_takes(indicator, scope->filter))
        return SWST_OK;
    if (!(asked = swst__grow(marks->asked, &marks->room, marks->count, sizeof *asked)))
        return SWST_ENOMEM;
    marks->asked = asked;
    status = scope->part_id && swst__indicator_has_parts(indicator)
        ? swst__measures_ask_part(&marks->measures, indicator, question, scope->of_all,
                                  scope->part_id)
        : swst__measures_ask(&marks->measures, indicator, question, scope->filter);
    if (!status)
        asked[marks->count++] = (struct swst__asked){ indicator, *question, scope,
                                                      marks->measures.count - 1 };
    return status;
}

swst_status swst__marks_run(struct swst__marks *marks)
{
    return swst__measures_run(&marks->measures);
}

void swst__marks_free(struct swst__marks *marks)
{
    swst__measures_free(&marks->measures);
    for (size_t i = 0; i < marks->scope_count; i++)
        free_scope(marks->scopes[i]);
    swst_free(marks->scopes);
    swst_free(marks->asked);
    memset(marks, 0, sizeof *marks);
}

static bool is_asked(const struct swst__asked *asked, const char *code,
                     const struct swst__question *question, const struct swst__scope *scope)
{
    return asked->scope == scope && asked->question.period.first == question->period.first
        && asked->question.period.last == question->period.last
        && asked->question.as_of == question->as_of && strcmp(asked->indicator->code, code) == 0;
}

bool swst__marks_find(const struct swst__marks *marks, const char *code,
                      const struct swst__question *question, const struct swst__scope *scope,
                      struct swst__mark *mark)
{
    for (size_t i = 0; i < marks->count; i++)
        if (is_asked(&marks->asked[i], code, question, scope)) {
            const struct swst__measure *measure = &marks->measures.at[marks->asked[i].measure];

            *mark = (struct swst__mark){ .indicator = measure->indicator,
                .figure = measure->figure, .period = question->period, .as_of = question->as_of,
                .filter = scope->text,
                .is_provisional = question->period.last > question->as_of };
            return true;
        }
    return false;
}
