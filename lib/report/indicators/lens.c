#include "report/indicators/lens.h"

#include "base/memory.h"
#include "model/structs.h"

swst_status swst__lens_ask(struct swst__lens *lens, const swst_filter *filter)
{
    static const swst_filter nothing;
    swst_status status = SWST_OK;

    lens->asked_filter = filter;
    if (filter && filter->category_count)
        status = swst__categories_read(lens->answer.store, filter, &lens->categories);
    lens->answer.ground.filter = filter ? filter : &nothing;
    for (size_t i = 0; i < lens->categories.count; i++) {
        const struct swst__code *category = &lens->categories.at[i];

        lens->names_households = lens->names_households
            || (category->wanted && category->of_households);
        lens->names_people = lens->names_people || (category->wanted && !category->of_households);
        if (category->wanted && (status = swst__ids_insert(&lens->wanted, category->id)))
            return status;
    }
    return status;
}

swst_status swst__lens_stand(struct swst__lens *lens)
{
    struct swst__answer *answer = &lens->answer;
    swst_status status = SWST_OK;

    if (lens->stands)
        return SWST_OK;
    status = lens->beside
        ? swst__ground_open_beside(&answer->ground, answer->store, lens->asked_filter,
                                   lens->beside)
        : swst__ground_open(&answer->ground, answer->store, lens->asked_filter,
                            swst__lens_day(lens));
    if (!status && !lens->categories.at)
        status = swst__categories_read(answer->store, answer->ground.filter, &lens->categories);
    if (!status && answer->ground.filter->level) {
        status = swst__facts_find_level(answer->store, answer->ground.filter->level, &lens->level);
        if (!status && !lens->level)
            status = swst__fail(SWST_ENOTFOUND, SWST__NO_SUCH_LEVEL);
    }
    if (!status && lens->has_parts
        && !(lens->met = swst__calloc((answer->ground.areas.count + 1) * sizeof *lens->met)))
        status = swst__fail_memory();
    lens->stands = !status;
    return status;
}

swst_status swst__lens_open(struct swst__lens *lens, const swst_filter *filter)
{
    swst_status status = swst__lens_ask(lens, filter);

    return status ? status : swst__lens_stand(lens);
}

void swst__lens_close(struct swst__lens *lens)
{
    swst__ground_close(&lens->answer.ground);
    swst_free(lens->met);
    swst__categories_free(&lens->categories);
    swst__ids_free(&lens->wanted);
    swst__ids_free(&lens->in_scope);
    for (size_t i = 0; i < SWST__KEPT_SORTS; i++)
        if (lens->kept[i].at)
            lens->kept[i].free(lens->kept[i].at);
    swst__lens_end(lens);
}

swst_status swst__lens_begin(struct swst__lens *lens, bool of_households)
{
    swst_store *store = lens->answer.store;
    struct swst__span window = swst__lens_window(lens);

    if (!lens->asks_served)
        return SWST_OK;
    return of_households ? swst__services_open(&lens->feeds, store, window, true)
                         : swst__services_open_others(&lens->feeds, store, window);
}

void swst__lens_end(struct swst__lens *lens)
{
    swst__services_close(&lens->feeds);
}

/* Whoever stands in scope is asked after. */
static swst_status find_services(struct swst__lens *lens, int64_t id)
{
    return !lens->asks_served || lens->standing != SWST__IS_IN_SCOPE ? SWST_OK
        : swst__services_take(&lens->feeds, id, &lens->services);
}

/* The facts have read them. */
static void add_contacts(struct swst__lens *lens, const struct swst__feed *contacts)
{
    struct swst__span window = swst__lens_window(lens);

    for (size_t i = 0; i < contacts->count; i++) {
        const int64_t *row = contacts->rows[i];

        if (row[SWST__CONTACT_RESULT] != swst__visit_result_VISIT_RESULT_DONE
            || !swst__span_holds(window, row[SWST__CONTACT_DAY]))
            continue;
        lens->services.contacted = true;
        lens->services.times++;
    }
}

static bool is_wanted(const struct swst__lens *lens, const struct swst__feed *memberships)
{
    int64_t day = swst__lens_day(lens);

    for (size_t i = 0; i < memberships->count; i++) {
        const int64_t *row = memberships->rows[i];

        if (row[SWST__MEMBERSHIP_STARTS] <= day && row[SWST__MEMBERSHIP_ENDS] >= day
            && swst__ids_hold(&lens->wanted, row[SWST__MEMBERSHIP_CATEGORY]))
            return true;
    }
    return false;
}

/* By what the person is, besides where and whose: the ground says that. */
static bool is_of_kind(const struct swst__lens *lens, const struct swst__facts *facts)
{
    const swst_filter *filter = lens->answer.ground.filter;

    return (!filter->sex || facts->person->sex == filter->sex)
        && (lens->categories.all || is_wanted(lens, &facts->memberships)
            || is_wanted(lens, &facts->of_household));
}

static bool is_of_filter(const struct swst__lens *lens, const struct swst__facts *facts)
{
    return is_of_kind(lens, facts)
        && (!lens->level || swst__facts_level(facts, swst__lens_day(lens)) == lens->level);
}

bool swst__lens_fits(const struct swst__lens *lens, const struct swst__facts *facts)
{
    int64_t area = swst__person_area(facts->person, swst__lens_day(lens));

    return is_of_filter(lens, facts)
        && swst__ground_fits(&lens->answer.ground, facts->person, area);
}

swst_status swst__lens_admits_any_level(struct swst__lens *lens, const struct swst__facts *facts,
                                        bool *admitted)
{
    struct swst__ground *ground = &lens->answer.ground;
    int64_t area = swst__person_area(facts->person, ground->day);
    swst_status status = SWST_OK;

    *admitted = is_of_kind(lens, facts) && swst__ground_fits(ground, facts->person, area);
    if (*admitted)
        status = swst__ground_admits(ground, facts->person->id, area, admitted);
    return status;
}

static void note_met(struct swst__lens *lens)
{
    if (!lens->met || lens->standing == SWST__LEFT_OUT || lens->area == SWST__NOWHERE)
        return;
    lens->met[lens->area][lens->standing]++;
    lens->met[lens->area][SWST__MET_ALL]++;
}

swst_status swst__lens_meet(struct swst__lens *lens, const struct swst__facts *facts)
{
    struct swst__ground *ground = &lens->answer.ground;
    const struct swst__person *person = facts->person;
    swst_status status;

    if (lens->wants_in_scope
        && swst__person_standing(person, &ground->areas, ground->day) == SWST__IS_IN_SCOPE
        && swst__ids_append(&lens->in_scope, person->id))
        return SWST_ENOMEM;
    lens->standing = SWST__LEFT_OUT;
    lens->area = SWST__NOWHERE;
    if (!is_of_filter(lens, facts))
        return SWST_OK;
    status = swst__ground_glance(ground, person, &lens->standing, &lens->area);
    note_met(lens);
    if (!status)
        status = find_services(lens, person->id);
    if (!status && lens->asks_served && lens->standing == SWST__IS_IN_SCOPE)
        add_contacts(lens, &facts->contacts);
    return status;
}

/* A household is in scope while one of its members is. */
static bool has_in_scope(const struct swst__lens *lens, const struct swst__feed *members)
{
    int64_t day = swst__lens_day(lens);

    for (size_t i = 0; i < members->count; i++)
        if (members->rows[i][SWST__MEMBER_STARTS] <= day
            && members->rows[i][SWST__MEMBER_ENDS] >= day
            && swst__ids_hold(&lens->in_scope, members->rows[i][SWST__MEMBER_CLIENT]))
            return true;
    return false;
}

swst_status swst__lens_meet_household(struct swst__lens *lens, const struct swst__home *home)
{
    struct swst__ground *ground = &lens->answer.ground;
    bool admitted = false;
    swst_status status = SWST_OK;

    lens->area = swst__areas_find(&ground->areas, home->area_id);
    lens->standing = SWST__LEFT_OUT;
    if (lens->area != SWST__NOWHERE
        && (lens->categories.all || is_wanted(lens, &home->memberships)))
        status = swst__ground_admits(ground, 0, lens->area, &admitted);
    if (status || !admitted)
        return status;
    lens->standing = has_in_scope(lens, &home->members) ? (int)SWST__IS_IN_SCOPE
                                                        : (int)SWST__STANDINGS;
    lens->homes_without += lens->standing == SWST__STANDINGS;
    if (lens->met)
        lens->met[lens->area][SWST__MET_HOMES_WITHOUT] += lens->standing == SWST__STANDINGS;
    return find_services(lens, home->id);
}
