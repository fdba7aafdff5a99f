/* The plain model: what somebody may do with a record. */
#include "plain_inside.h"

/* ---------------------------------------------------------------------- clients */

/* Under 14, or perhaps so: of whom only the year is known it is the last day of it. */
bool plain_is_child(struct plain *plain, const struct plain_row *client)
{
    struct plain_kind *clients = plain_kind(plain, "client");
    int64_t precision = plain_value(clients, client, "birth_precision");
    int64_t year, month, day, this_year, this_month, this_day;

    if (!plain_has(clients, client, "birth_date"))
        return true;
    swst__day_split(plain_value(clients, client, "birth_date"), &year, &month, &day);
    swst__day_split(plain->today, &this_year, &this_month, &this_day);
    if (precision == swst__birth_precision_BIRTH_PRECISION_YEAR
        || precision == swst__birth_precision_BIRTH_PRECISION_ESTIMATE)
        month = 12;
    if (precision && precision != swst__birth_precision_BIRTH_PRECISION_DAY)
        day = month == 2 ? (year % 4 ? 28 : 29)
              : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    return this_year * 10000 + this_month * 100 + this_day
        < (year + 14) * 10000 + month * 100 + day;
}

/* Where somebody lives today; where it was registered if nothing else is known. */
static int64_t area_today(struct plain *plain, const struct plain_row *client)
{
    struct plain_kind *clients = plain_kind(plain, "client");
    struct plain_kind *stays = plain_kind(plain, "residence");
    const struct plain_row *last = NULL;

    for EACH(row, stays)
        if (plain_holds(plain, stays, row) && plain_value(stays, row, "client_id") == client->id
            && (!last || plain_value(stays, row, "starts_on")
                         >= plain_value(stays, last, "starts_on")))
            last = row;
    return last && plain_has(stays, last, "area_id") ? plain_value(stays, last, "area_id")
                                                     : plain_value(clients, client, "area_id");
}

static int64_t above(struct plain *plain, int64_t area)
{
    struct plain_kind *areas = plain_kind(plain, "area");
    const struct plain_row *row = plain_row(areas, area);

    return row ? plain_value(areas, row, "parent_id") : 0;
}

static bool lies_within(struct plain *plain, int64_t area, int64_t top)
{
    while (area && area != top)
        area = above(plain, area);
    return area && area == top;
}

static bool is_assigned(struct plain *plain, const char *field, int64_t id, int64_t worker,
                        bool *any)
{
    struct plain_kind *assignments = plain_kind(plain, "assignment");
    bool is = false;

    for EACH(row, assignments)
        if (plain_holds(plain, assignments, row) && plain_value(assignments, row, field) == id) {
            *any = true;
            is = is || plain_value(assignments, row, "worker_id") == worker;
        }
    return is;
}

/* Whose client it is: who is named for the client, else for the nearest area. */
static bool is_responsible(struct plain *plain, int64_t worker, int64_t client, int64_t area)
{
    bool any = false, is = is_assigned(plain, "client_id", client, worker, &any);

    while (!any && area) {
        is = is_assigned(plain, "area_id", area, worker, &any);
        area = above(plain, area);
    }
    return is;
}

/* Who stands in for somebody who is absent. */
static bool stands_in(struct plain *plain, int64_t worker, int64_t client, int64_t area)
{
    struct plain_kind *posts = plain_kind(plain, "post"), *absences = plain_kind(plain, "absence");

    for EACH(post, posts)
        if (plain_holds(plain, posts, post) && plain_value(posts, post, "backup_id") == worker
            && is_responsible(plain, plain_value(posts, post, "worker_id"), client, area))
            for EACH(row, absences)
                if (plain_holds(plain, absences, row) && plain_value(absences, row, "worker_id")
                                                   == plain_value(posts, post, "worker_id"))
                    return true;
    return false;
}

/* Whoever may see nobody has nobody of his own. */
static bool is_own(struct plain *plain, const struct plain_viewer *viewer,
                   const struct plain_row *client)
{
    struct plain_kind *cases = plain_kind(plain, "case");
    int64_t area = area_today(plain, client);

    if (client->voided || viewer->may[plain_group("served")][READS] == '-')
        return false;
    for EACH(row, cases)
        if (!row->voided && plain_value(cases, row, "client_id") == client->id
            && (plain_value(cases, row, "worker_id") == viewer->person
                || plain_value(cases, row, "supervisor_id") == viewer->person))
            return true;
    return is_responsible(plain, viewer->person, client->id, area)
        || stands_in(plain, viewer->person, client->id, area);
}

static bool is_in_category(struct plain *plain, const struct plain_viewer *viewer,
                           const char *field, int64_t id)
{
    struct plain_kind *memberships = plain_kind(plain, "membership");

    for EACH(row, memberships)
        if (plain_holds(plain, memberships, row) && plain_value(memberships, row, field) == id
            && plain_is_one_of(viewer->categories, viewer->category_count,
                         plain_value(memberships, row, "category_id")))
            return true;
    return false;
}

static bool is_in_areas(struct plain *plain, const struct plain_viewer *viewer, int64_t area)
{
    for (int i = 0; i < viewer->area_count; i++)
        if (lies_within(plain, area, viewer->areas[i]))
            return true;
    return !viewer->area_count;
}

static bool is_in_scope(struct plain *plain, const struct plain_viewer *viewer,
                        const struct plain_row *client)
{
    struct plain_kind *members = plain_kind(plain, "household_member");
    struct plain_kind *clients = plain_kind(plain, "client");
    bool is_in = !viewer->category_count;

    if (client->voided)
        return is_in && is_in_areas(plain, viewer, plain_value(clients, client, "area_id"));
    is_in = is_in || is_in_category(plain, viewer, "client_id", client->id);
    for EACH(row, members)
        is_in = is_in || (plain_holds(plain, members, row)
                          && plain_value(members, row, "client_id") == client->id
                          && is_in_category(plain, viewer, "household_id",
                                            plain_value(members, row, "household_id")));
    return is_in && is_in_areas(plain, viewer, area_today(plain, client));
}

/* What was worked out of a client stays until the viewer is made anew. */
static bool is_kept(struct plain *plain, struct plain_viewer *viewer,
                    const struct plain_row *client, signed char *kept,
                    bool (*ask)(struct plain *, const struct plain_viewer *,
                                const struct plain_row *))
{
    size_t at = (size_t)(client - plain_kind(plain, "client")->rows);

    assert_true(at < MOST_CLIENTS_KNOWN);
    if (!kept[at])
        kept[at] = ask(plain, viewer, client) ? 1 : -1;
    return kept[at] > 0;
}

bool plain_is_own(struct plain *plain, struct plain_viewer *viewer,
                  const struct plain_row *client)
{
    return is_kept(plain, viewer, client, viewer->own, is_own);
}

bool plain_is_in_scope(struct plain *plain, struct plain_viewer *viewer,
                       const struct plain_row *client)
{
    return is_kept(plain, viewer, client, viewer->in_scope, is_in_scope);
}

/* ------------------------------------------------------------------------ rights */

static bool reaches(char letter, bool in_scope, bool own)
{
    return letter == 'S' ? in_scope || own : letter == 'O' && own;
}

/* What is told of somebody is read by who may read of that person at all. */
static bool may_client(struct plain *plain, struct plain_viewer *viewer,
                       const struct plain_row *client, int group, enum plain_deed deed)
{
    char letter = viewer->may[group][deed];
    bool opens = (deed == READS || deed == SENSITIVE) && !client->voided
        && viewer->has_purpose && plain_is_one_of(viewer->granted, viewer->granted_count, client->id);
    bool in_scope = plain_is_in_scope(plain, viewer, client);
    bool own = plain_is_own(plain, viewer, client);

    if (letter == '-' || (deed == SENSITIVE && !viewer->has_purpose))
        return false;
    if ((deed == READS || deed == SENSITIVE) && group != plain_group("served")
        && !may_client(plain, viewer, client, plain_group("served"), READS))
        return false;
    if (deed != COUNTS && (client->voided || plain_is_child(plain, client))) {
        if (!viewer->has_purpose)
            return false;
        if (!reaches(viewer->children, in_scope, own))
            return opens;
    }
    return opens || reaches(letter, in_scope, own);
}

static bool may_client_id(struct plain *plain, struct plain_viewer *viewer, int64_t id,
                          int group, enum plain_deed deed)
{
    return may_client(plain, viewer, plain_row(plain_kind(plain, "client"), id), group, deed);
}

/* A household is seen with any of its members; one without, with its place. */
static bool may_household(struct plain *plain, struct plain_viewer *viewer, int64_t id,
                          int group, enum plain_deed deed)
{
    struct plain_kind *members = plain_kind(plain, "household_member");
    struct plain_kind *households = plain_kind(plain, "household");
    bool any = false, may = false;

    for EACH(row, members)
        if (plain_holds(plain, members, row) && plain_value(members, row, "household_id") == id) {
            any = true;
            may = may || may_client_id(plain, viewer, plain_value(members, row, "client_id"),
                                       group, deed);
        }
    return any ? may
        : reaches(viewer->may[group][deed], !viewer->category_count
                  && is_in_areas(plain, viewer, plain_value(households,
                                                            plain_row(households, id), "area_id")),
                  false) && (deed != SENSITIVE || viewer->has_purpose);
}

/* A restricted case is that of who works on it, and of roles that see incidents at large. */
static bool may_case(struct plain *plain, struct plain_viewer *viewer, int64_t id,
                     int group, enum plain_deed deed)
{
    struct plain_kind *cases = plain_kind(plain, "case");
    const struct plain_row *row = plain_row(cases, id);
    bool works = plain_value(cases, row, "worker_id") == viewer->person
        || plain_value(cases, row, "supervisor_id") == viewer->person;

    if (plain_value(cases, row, "restricted") && !works
        && viewer->may[plain_group("incidents")][deed] != 'S')
        return false;
    return may_client_id(plain, viewer, plain_value(cases, row, "client_id"), group, deed);
}

static bool names(const struct plain_kind *kind, unsigned field, const char *target)
{
    return kind->kind->fields[field].target
        && strcmp(kind->kind->fields[field].target->name, target) == 0;
}

/* An incident or a need that names nobody is told of an area, or of none. */
static bool is_in_place(struct plain *plain, struct plain_viewer *viewer,
                        const struct plain_kind *kind, const struct plain_row *row)
{
    bool has_area = strcmp(kind->kind->name, "incident") == 0
        || strcmp(kind->kind->name, "need") == 0;

    if (!plain_is_of(kind, "incidents") && !plain_is_of(kind, "served"))
        return true;
    if (!viewer->area_count && !viewer->category_count)
        return true;
    return !viewer->category_count && has_area && plain_has(kind, row, "area_id")
        && is_in_areas(plain, viewer, plain_value(kind, row, "area_id"));
}

static bool may_of_nobody(struct plain *plain, struct plain_viewer *viewer,
                          const struct plain_kind *kind, const struct plain_row *row,
                          enum plain_deed deed)
{
    bool own = row->recorded_by == viewer->person;

    for (unsigned i = 0; i < kind->kind->field_count; i++)
        if (names(kind, i, "worker") || names(kind, i, "volunteer"))
            own = own || row->values[i] == viewer->person;
    return reaches(viewer->may[kind->group][deed], is_in_place(plain, viewer, kind, row), own)
        && (deed != SENSITIVE || viewer->has_purpose);
}

/* Of staff, accounts and grants persons are named, not told of. */
static bool is_told_of(const struct plain_kind *kind)
{
    return !plain_is_of(kind, "reference") && !plain_is_of(kind, "staff")
        && !plain_is_of(kind, "accounts") && !plain_is_of(kind, "grants");
}

static bool may_field(struct plain *plain, struct plain_viewer *viewer,
                      const struct plain_kind *kind, const struct plain_row *row,
                      enum plain_deed deed, unsigned field)
{
    if (names(kind, field, "client"))
        return may_client_id(plain, viewer, row->values[field], kind->group, deed);
    if (names(kind, field, "household"))
        return may_household(plain, viewer, row->values[field], kind->group, deed);
    return may_case(plain, viewer, row->values[field], kind->group, deed);
}

/* With all that it must name; else with the client, household or case that it does name,
 * whichever comes first. */
static bool may_of_those(struct plain *plain, struct plain_viewer *viewer,
                         const struct plain_kind *kind, const struct plain_row *row,
                         enum plain_deed deed, bool *any)
{
    static const char *const targets[] = { "client", "household", "case" };
    bool may = true, must = false;

    if (!is_told_of(kind) || strcmp(kind->kind->name, "case") == 0)
        return true;
    for (size_t target = 0; target < 3; target++)
        for (unsigned i = 0; i < kind->kind->field_count; i++) {
            bool required = kind->kind->fields[i].flags & SWST_REQUIRED;

            if (!row->has[i] || !names(kind, i, targets[target]) || (*any && !required)
                || (*any && !must))
                continue;
            may = may && may_field(plain, viewer, kind, row, deed, i);
            must = required;
            *any = true;
        }
    return may;
}

bool plain_may_some(struct plain *plain, struct plain_viewer *viewer,
                    const struct plain_kind *kind, enum plain_deed deed)
{
    (void)plain;
    return viewer->may[kind->group][deed] != '-' && (deed != SENSITIVE || viewer->has_purpose);
}

/* What belongs to a case is seen with the case, a score with its goal. */
static bool may_whole(struct plain *plain, struct plain_viewer *viewer,
                      const struct plain_kind *kind, const struct plain_row *row,
                      enum plain_deed deed)
{
    struct plain_kind *goals = plain_kind(plain, "case_goal"), *cases = plain_kind(plain, "case");
    enum plain_deed as = deed == SENSITIVE ? READS : deed;

    if (strcmp(kind->kind->name, "case_score") == 0)
        return plain_may(plain, viewer, goals, plain_row(goals, row->values[0]), as);
    if (strcmp(kind->kind->name, "attachment") == 0 && plain_has(kind, row, "case_id"))
        return plain_may(plain, viewer, cases,
                         plain_row(cases, plain_value(kind, row, "case_id")), as);
    return true;
}

bool plain_may(struct plain *plain, struct plain_viewer *viewer,
               const struct plain_kind *kind, const struct plain_row *row, enum plain_deed deed)
{
    const char *name = kind->kind->name;
    bool any = false, may;

    if (!plain_may_some(plain, viewer, kind, deed))
        return false;
    if (plain_is_of(kind, "reference"))
        return true;
    if (strcmp(name, "client") == 0)
        return may_client(plain, viewer, row, kind->group, deed);
    if (strcmp(name, "household") == 0)
        return may_household(plain, viewer, row->id, kind->group, deed);
    if (strcmp(name, "case") == 0)
        return may_case(plain, viewer, row->id, kind->group, deed);
    may = may_of_those(plain, viewer, kind, row, deed, &any);
    if (!any)
        may = may_of_nobody(plain, viewer, kind, row, deed);
    if (plain_is_of(kind, "incidents") && row->recorded_by == viewer->person)
        may = true;
    return may && may_whole(plain, viewer, kind, row, deed);
}
