#include "report/screening.h"

#include "base/memory.h"
#include "base/text.h"
#include "domain/in_categories.h"
#include "report/categories.h"

struct walk {
    struct swst__answer *answer;
    const struct swst__screening_asked *asked;
    struct swst__people people;
    struct swst__in_categories in;
    struct swst__categories categories;
    struct swst__statement *rows;       /* assessments in the window, by client */
    bool standing;
    bool screened;                      /* of the client stood on, with these flags */
    struct swst__text flags;
};

static swst_status step(struct walk *walk)
{
    swst_status status = swst__db_step(walk->rows);

    walk->standing = status == SWST_ROW;
    return status == SWST_ROW ? SWST_OK : status;
}

static swst_status open_rows(struct walk *walk)
{
    const struct swst__span *window = &walk->answer->question.window;
    swst_status status = swst__db_take(walk->answer->store,
        "SELECT client_id, coalesce(flags, '') FROM assessment WHERE voided_at IS NULL"
        " AND (?1 IS NULL OR tool = ?1) AND assessed_on BETWEEN ?2 AND ?3 ORDER BY client_id, id", &walk->rows);

    if (status)
        return status;
    swst__db_bind_text(walk->rows, 1, walk->asked->tool);
    swst__db_bind_int(walk->rows, 2, window->first);
    swst__db_bind_int(walk->rows, 3, window->last);
    return step(walk);
}

static swst_status take_rows(struct walk *walk, int64_t client_id)
{
    swst_status status = SWST_OK;

    walk->screened = false;
    swst__text_clear(&walk->flags);
    while (walk->standing && !status && swst__db_int(walk->rows, 0) <= client_id) {
        if (swst__db_int(walk->rows, 0) == client_id) {
            walk->screened = true;
            swst__text_add(&walk->flags, ",%s", swst__db_text(walk->rows, 1));
        }
        status = walk->flags.failed ? swst__fail_memory() : step(walk);
    }
    return status;
}

static bool has_age(const struct walk *walk, int64_t *age)
{
    int64_t born_on = walk->people.person.born_on;

    if (walk->asked->of_any_age)
        return true;
    if (born_on == SWST__NULL)
        return false;
    *age = swst__age_on(born_on, walk->answer->question.window.last);
    return *age >= walk->asked->least_age
        && (walk->asked->most_age < 0 || *age <= walk->asked->most_age);
}

static swst_status meet_person(struct walk *walk, struct swst__screened *met, bool *belongs)
{
    int standing;
    swst_status status = swst__ground_meet(&walk->answer->ground, &walk->people.person, &standing,
                                           &met->area);

    if (!status)
        status = swst__in_categories_take(&walk->in, walk->people.person.id);
    if (!status)
        status = take_rows(walk, walk->people.person.id);
    *belongs = standing == SWST__IS_IN_SCOPE && has_age(walk, &met->age)
               && swst__categories_admit(&walk->categories, &walk->in.ids);
    met->person = &walk->people.person;
    met->screened = walk->screened;
    met->flags = walk->flags.bytes ? walk->flags.bytes : "";
    return status;
}

static swst_status open(struct walk *walk)
{
    struct swst__ground *ground = &walk->answer->ground;
    swst_store *store = walk->answer->store;
    swst_status status = swst__categories_read(store, ground->filter, &walk->categories);

    if (!status)
        status = swst__people_open(&walk->people, store, &ground->areas, ground->only);
    if (!status)
        status = swst__in_categories_open(&walk->in, store, ground->day);
    return status ? status : open_rows(walk);
}

swst_status swst__screening_walk(struct swst__answer *answer,
                                 swst_status (*meet)(void *walker,
                                                     const struct swst__screened *met),
                                 void *walker)
{
    struct walk walk = { .answer = answer, .asked = answer->asked };
    swst_status status = open(&walk);

    while (!status && (status = swst__people_next(&walk.people)) == SWST_ROW) {
        struct swst__screened met = { .area = SWST__NOWHERE };
        bool belongs = false;

        status = meet_person(&walk, &met, &belongs);
        if (!status && belongs)
            status = meet(walker, &met);
    }
    if (answer->table)
        swst__ground_note(&answer->ground, answer->table);
    swst__db_give_back(walk.rows);
    swst__in_categories_close(&walk.in);
    swst__categories_free(&walk.categories);
    swst__people_close(&walk.people);
    swst_free(walk.flags.bytes);
    return status;
}

swst_status swst__screening_answer(swst_store *store, const struct swst__screening_asked *asked,
                                   const char *const period_and_as_of[3],
                                   const swst_filter *filter, const char *name,
                                   const struct swst_field *columns,
                                   swst_status (*fill)(struct swst__answer *answer),
                                   swst_table **table)
{
    if (!asked->tool)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    return swst__answer_about(store, period_and_as_of, filter, name, columns, fill, asked, table);
}
