#include "report/due_rows.h"

static bool in_force(const struct swst__contact_rule *rule, int64_t day)
{
    return rule->days.first <= day && day <= rule->days.last;
}

/* Contacts after the day are not known on it. */
static void forget_after(struct swst__duty *duty, int64_t day)
{
    while (duty->day_count && duty->days[duty->day_count - 1] > day)
        duty->day_count--;
}

static swst_status rows_of_source(struct swst__duties *duties, size_t source, int64_t day,
                                  struct swst__due_row *row, swst__keep_due *keep, void *keeper)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < duties->rule_count && !status; i++) {
        struct swst__duty duty;

        row->rule = &duties->rules[i];
        if (!in_force(row->rule, day) || !swst__duties_applies(duties, source, row->rule))
            continue;
        if ((status = swst__duties_make(duties, source, row->rule, &duty)))
            break;
        row->enrolment_id = swst__duties_enrolment(duties, source, NULL);
        forget_after(&duty, day);
        swst__duty_due(&duty, day, &row->due);
        status = keep(keeper, row);
    }
    return status;
}

swst_status swst__due_rows(struct swst__duties *duties, const struct swst__person *person,
                           int64_t area, int64_t day, swst__keep_due *keep, void *keeper)
{
    struct swst__due_row row = { .client_id = person->id, .area = area, .name = person->name };
    swst_status status = SWST_OK;

    for (size_t i = 0; !status && i < swst__duties_sources(duties); i++)
        if (swst__duties_in_force(duties, i, day))
            status = rows_of_source(duties, i, day, &row, keep, keeper);
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
    return status ? status : swst__due_rows(&walk->duties, &walk->people.person, area, ground->day,
                                            walk->keep, walk->keeper);
}

swst_status swst__due_walk(struct swst__due_walk *walk, swst_store *store,
                           struct swst__ground *ground,
                           swst__keep_due *keep, void *keeper)
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
