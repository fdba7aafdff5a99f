#include "report/due_rows.h"

static bool in_force(const struct swst__contact_rule *rule, int64_t day)
{
    return rule->days.first <= day && day <= rule->days.last;
}

static swst_status walk_source(struct swst__due_walk *walk, size_t source, int64_t area)
{
    const struct swst__person *person = &walk->people.person;
    struct swst__duties *duties = &walk->duties;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < duties->rule_count && !status; i++) {
        struct swst__due_row row = { .rule = &duties->rules[i], .client_id = person->id,
                                     .area = area, .name = person->name };
        struct swst__duty duty;

        if (!in_force(row.rule, walk->ground->day)
            || !swst__duties_applies(duties, source, row.rule))
            continue;
        if ((status = swst__duties_make(duties, source, row.rule, &duty)))
            break;
        row.enrolment_id = swst__duties_enrolment(duties, source, NULL);
        swst__duty_due(&duty, walk->ground->day, &row.due);
        status = walk->keep(walk->keeper, &row);
    }
    return status;
}

static swst_status walk_person(struct swst__due_walk *walk)
{
    struct swst__ground *ground = walk->ground;
    int64_t area;
    int standing;
    swst_status status = swst__ground_meet(ground, &walk->people.person, &standing, &area);

    if (status || standing != SWST__IS_IN_SCOPE)
        return status;
    status = swst__duties_take(&walk->duties, &walk->people.person, &ground->areas);
    for (size_t i = 0; !status && i < swst__duties_sources(&walk->duties); i++)
        if (swst__duties_in_force(&walk->duties, i, ground->day))
            status = walk_source(walk, i, area);
    return status;
}

swst_status swst__due_walk(struct swst__due_walk *walk, swst_store *store,
                           struct swst__ground *ground,
                           swst_status (*keep)(void *keeper, const struct swst__due_row *row),
                           void *keeper)
{
    swst_status status = swst__people_open(&walk->people, store, &ground->areas, ground->only);

    walk->ground = ground;
    walk->keep = keep;
    walk->keeper = keeper;
    if (!status)
        status = swst__duties_open(&walk->duties, store, ground->day);
    while (!status && (status = swst__people_next(&walk->people)) == SWST_ROW)
        status = walk_person(walk);
    return status;
}

void swst__due_walk_close(struct swst__due_walk *walk)
{
    swst__duties_close(&walk->duties);
    swst__people_close(&walk->people);
}
