/* The station that the tests of rights look at. */
#include "office.h"

#include "../support/station.h"

#include <stdio.h>

const char *const office_roles[ROLES] = {
    "head", "deputy", "social_worker", "supervisor", "intern", "volunteer", "viewer", "auditor",
    "security_admin"
};

/* ------------------------------------------------------------------ any record */

static const char *value_of(const swst_field *field)
{
    static char text[24];
    static int number;

    switch (swst_field_type_of(field)) {
    case SWST_TEXT:
        if (strcmp(swst_field_name(field), "sha256") == 0)
            return "0123456789012345678901234567890123456789012345678901234567890123";
        snprintf(text, sizeof text, "T%05d", ++number);
        return text;
    case SWST_DAY:
        return "2022-01-01";
    case SWST_INSTANT:
        return "2022-06-01T00:00:00.000Z";
    case SWST_CHOICE: case SWST_SET:
        return swst_field_choice(field, 1);
    case SWST_FLAG:
        return "true";
    default:
        return swst_field_min(field) > 3 ? ID(swst_field_min(field)) : "3";
    }
}

static void fill(swst_record *record, va_list values)
{
    const swst_kind *kind = swst_record_kind(record);

    for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
        if (swst_field_flags(field) & (SWST_REQUIRED | SWST_SENSITIVE)
            && swst_field_type_of(field) != SWST_REFERENCE)
            if (swst_record_set(record, swst_field_name(field), value_of(field)))
                fail_msg("%s.%s: %s", swst_kind_name(kind), swst_field_name(field),
                         swst_error_message("en"));
    for (const char *name; (name = va_arg(values, const char *)); )
        if (swst_record_set(record, name, va_arg(values, const char *)))
            fail_msg("%s.%s: %s", swst_kind_name(kind), name, swst_error_message("en"));
}

swst_record *office_record(const char *kind, ...)
{
    swst_record *record = swst_record_new(swst_kind_find(kind));
    va_list values;

    va_start(values, kind);
    fill(record, values);
    va_end(values);
    return record;
}

int64_t office_make(swst_store *store, const char *kind, ...)
{
    swst_record *record = swst_record_new(swst_kind_find(kind));
    va_list values;
    int64_t id;

    va_start(values, kind);
    fill(record, values);
    va_end(values);
    if (swst_record_save(store, record))
        fail_msg("%s: %s (%s)", kind, swst_error_message("en"), swst_error_field());
    id = swst_record_id(record);
    swst_record_free(record);
    return id;
}

swst_record *office_again(const swst_record *record)
{
    const swst_kind *kind = swst_record_kind(record);
    swst_record *again = swst_record_new(kind);

    for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); ) {
        char *value = NULL;

        assert_ok(swst_record_get(record, swst_field_name(field), &value));
        if (value)
            assert_ok(swst_record_set(again, swst_field_name(field), value));
        swst_free(value);
    }
    return again;
}

/* ------------------------------------------------------------ what is about nobody */

static void open_places(struct office *it)
{
    it->region = office_make(it->store, "area", "code", "441882", "level", "county", NULL);
    it->near_area = office_make(it->store, "area", "code", "441882107201", "level", "village",
                                "parent_id", ID(it->region), NULL);
    it->far_area = office_make(it->store, "area", "code", "441882107202", "level", "village",
                               "parent_id", ID(it->region), NULL);
    it->station = office_make(it->store, "station", "area_id", ID(it->region), NULL);
    it->category = given_category(it->store, "test", "person");
    it->homes = given_category(it->store, "homes", "household");
    office_make(it->store, "baseline", "area_id", ID(it->near_area), "category_id",
                ID(it->category), NULL);
    office_make(it->store, "contact_rule", "level", "1", "times", "1", NULL);
    office_make(it->store, "setting", "key", "idle_days", "value", "7", NULL);
    office_make(it->store, "holiday", NULL);
    office_make(it->store, "file_requirement", "file", "client", "needs", "phone", NULL);
    office_make(it->store, "retention_term", NULL);
    it->other = office_make(it->store, "worker", NULL);
    it->second = office_make(it->store, "worker", NULL);
    office_make(it->store, "certificate", "worker_id", ID(it->other), NULL);
    office_make(it->store, "absence", "worker_id", ID(it->other), "ends_on", "2022-01-02", NULL);
    office_make(it->store, "post", "worker_id", ID(it->other), NULL);
}

static void open_work(struct office *it)
{
    it->programme = office_make(it->store, "programme", NULL);
    office_make(it->store, "programme_site", "programme_id", ID(it->programme), "area_id",
                ID(it->far_area), NULL);
    it->group = office_make(it->store, "group", "stage", "mature", NULL);
    it->activity = office_make(it->store, "activity", "type", "lecture", "state", "planned",
                               "planned_on", "2022-08-01", NULL);
    it->organization = office_make(it->store, "organization", NULL);
    office_make(it->store, "partner", NULL);
    it->plan = office_make(it->store, "plan", "station_id", ID(it->station), "year", "2022",
                           NULL);
    it->goal = office_make(it->store, "goal", "plan_id", ID(it->plan), "indicator", "POP.IN_SCOPE",
                           "due_on", "2022-12-31", NULL);
    office_make(it->store, "milestone", "goal_id", ID(it->goal), "due_on", "2022-06-30", NULL);
    office_make(it->store, "evidence", "goal_id", ID(it->goal), NULL);
    office_make(it->store, "improvement", NULL);
    it->task = office_make(it->store, "task", NULL);
    office_make(it->store, "task_done", "task_id", ID(it->task), NULL);
    office_make(it->store, "text_slot", "month", "2022-05", NULL);
    office_make(it->store, "output", NULL);
}

/* What one has written oneself and what is about oneself. */
static void write_of_nobody(struct office *it, int64_t person, bool is_volunteer)
{
    const char *field = is_volunteer ? "volunteer_id" : "worker_id";

    office_make(it->store, "incident", "type", "crisis", "situation", NULL, "discovered_at",
                "2022-06-30T00:00:00.000Z", NULL);
    office_make(it->store, "incident", "type", "crisis", "situation", NULL, "client_id",
                ID(it->clients[0]), "discovered_at", "2022-06-30T00:00:00.000Z", NULL);
    office_make(it->store, "need", NULL);
    office_make(it->store, "booking", "ends_at", "2022-06-01T01:00:00.000Z", NULL);
    office_make(it->store, "attendance", "activity_id", ID(it->activity), field, ID(person), NULL);
    office_make(it->store, "attachment", "activity_id", ID(it->activity), NULL);
    office_make(it->store, "group_member", "group_id", ID(it->group), field, ID(person), NULL);
    if (!is_volunteer)
        office_make(it->store, "window_entry", "worker_id", ID(person), NULL);
    else
        office_make(it->store, "organization_member", "organization_id", ID(it->organization),
                    "volunteer_id", ID(person), NULL);
}

static void open_accounts(struct office *it)
{
    for (int i = 0; i < VIEWERS; i++) {
        const char *role = office_roles[i % ROLES];
        bool is_volunteer = strcmp(role, "volunteer") == 0;
        int64_t account;

        it->people[i] = office_make(it->store, is_volunteer ? "volunteer" : "worker", NULL);
        account = office_make(it->store, "account", is_volunteer ? "volunteer_id" : "worker_id",
                              ID(it->people[i]), "role", role, "starts_on", "2020-01-01", NULL);
        if (i >= ROLES)
            office_make(it->store, "account_scope", "account_id", ID(account), "area_id",
                        ID(it->near_area), NULL);
    }
    office_make(it->store, "role_right", "role", "intern", "circle", "plans", "counts", "scope",
                "reads", "scope", NULL);
}

/* --------------------------------------------------------------------- clients */

static void tell_of_case(struct office *it, int64_t client, const char *restricted)
{
    int64_t id = office_make(it->store, "case", "client_id", ID(client), "worker_id",
                             ID(it->other), "stage", "intake", "restricted", restricted, NULL);
    int64_t goal = office_make(it->store, "case_goal", "case_id", ID(id), NULL);

    office_make(it->store, "case_score", "case_goal_id", ID(goal), NULL);
    office_make(it->store, "case_event", "case_id", ID(id), "event", "review", NULL);
    office_make(it->store, "case_task", "case_id", ID(id), NULL);
    office_make(it->store, "attachment", "case_id", ID(id), NULL);
}

static void tell_of_household(struct office *it, int64_t client, int64_t area)
{
    int64_t home = office_make(it->store, "household", "area_id", ID(area), NULL);

    office_make(it->store, "household_member", "household_id", ID(home), "client_id", ID(client),
                NULL);
    office_make(it->store, "membership", "category_id", ID(it->homes), "household_id", ID(home),
                NULL);
    office_make(it->store, "visit", "household_id", ID(home), NULL);
    office_make(it->store, "visit", "household_id", ID(home), "client_id", ID(client), NULL);
    office_make(it->store, "income_check", "household_id", ID(home), NULL);
    office_make(it->store, "attachment", "household_id", ID(home), NULL);
}

static void tell_of_service(struct office *it, int64_t client)
{
    static const char *const kinds[] = { "visit", "relative", "service_gap", "need", "attachment",
        "assessment", "health_item", "tier", "hold" };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        office_make(it->store, kinds[i], "client_id", ID(client), NULL);
    office_make(it->store, "membership", "category_id", ID(it->category), "client_id", ID(client),
                NULL);
    office_make(it->store, "residence", "client_id", ID(client), "status", "here", "starts_on",
                "2022-02-01", NULL);
    office_make(it->store, "enrolment", "programme_id", ID(it->programme), "client_id",
                ID(client), NULL);
    office_make(it->store, "window_entry", "worker_id", ID(it->other), "client_id", ID(client),
                NULL);
    office_make(it->store, "incident", "type", "crisis", "situation", NULL, "client_id",
                ID(client), NULL);
    office_make(it->store, "consent", "client_id", ID(client), "given_by", "guardian", NULL);
}

static void tell_of_work(struct office *it, int64_t client)
{
    office_make(it->store, "group_member", "group_id", ID(it->group), "client_id", ID(client),
                NULL);
    office_make(it->store, "attendance", "activity_id", ID(it->activity), "client_id", ID(client),
                NULL);
    office_make(it->store, "organization_member", "organization_id", ID(it->organization),
                "client_id", ID(client), NULL);
    office_make(it->store, "volunteer", "client_id", ID(client), NULL);
}

static bool is_own(enum office_standing standing)
{
    return standing == OWN_IN_AREA || standing == OWN_OUTSIDE;
}

static int64_t add_client(struct office *it, enum office_standing standing, const char *born,
                          const char *precision)
{
    bool is_near = standing == OWN_IN_AREA || standing == IN_AREA;
    int64_t area = is_near ? it->near_area : it->far_area, id;
    char name[16];

    snprintf(name, sizeof name, "K%04d", it->client_count + 1000);
    id = office_make(it->store, "client", "name", name, "area_id", ID(area), "birth_date", born,
                     "birth_precision", precision, "registered_on", "2020-01-01", NULL);
    assert_true(it->client_count < MOST_CLIENTS);
    it->clients[it->client_count++] = id;
    office_make(it->store, "assignment", "worker_id", ID(it->other), "client_id", ID(id), NULL);
    for (int i = 0; i < VIEWERS && is_own(standing); i++)
        if (strcmp(office_roles[i % ROLES], "volunteer") != 0)
            office_make(it->store, "assignment", "worker_id", ID(it->people[i]), "client_id",
                        ID(id), "share", "shared", NULL);
    return id;
}

static void tell_of(struct office *it, int64_t client, enum office_standing standing)
{
    bool is_near = standing == OWN_IN_AREA || standing == IN_AREA;

    tell_of_household(it, client, is_near ? it->near_area : it->far_area);
    tell_of_service(it, client);
    tell_of_work(it, client);
    tell_of_case(it, client, NULL);
}

/* ---------------------------------------------------------------------- grants */

static void grant(struct office *it, int64_t client, int64_t person, bool is_volunteer,
                  enum office_grant how)
{
    int64_t id = office_make(it->store, "access_grant", "client_id", ID(client),
        is_volunteer ? "volunteer_id" : "worker_id", ID(person), "first_id", ID(it->other),
        "second_id", how == ONE_SIGNED ? NULL : ID(it->second), "purpose", "casework",
        "starts_at", how == NOT_BEGUN ? "2022-07-02T00:00:00.000Z" : "2022-06-25T00:00:00.000Z",
        "expires_at", how == EXPIRED ? "2022-07-01T02:00:00.000Z" : "2022-07-20T00:00:00.000Z",
        NULL);

    if (how == VOIDED)
        assert_ok(void_it(it->store, "access_grant", id, "mistaken"));
}

static void grant_all(struct office *it, int64_t client, enum office_grant how)
{
    int64_t stranger = office_make(it->store, "worker", NULL);

    if (how == OF_ANOTHER)
        grant(it, client, stranger, false, TWO_SIGNED);
    for (int i = 0; i < VIEWERS && how != OF_ANOTHER; i++)
        grant(it, client, it->people[i], strcmp(office_roles[i % ROLES], "volunteer") == 0, how);
}

/* ----------------------------------------------------------------------- opening */

static void open_ages(struct office *it, enum office_standing standing)
{
    static const char *const ages[][2] = {
        { "1940-05-05", NULL }, { "2012-05-05", NULL }, { NULL, NULL }, { "2007-01-01", "year" },
        { "2008-01-01", "year" }, { "2008-07-01", NULL }, { "2008-07-02", NULL },
        { "2008-02-29", "day" }, { "2008-01-01", "estimate" }, { "2008-06-01", "month" },
        { "2008-07-01", "month" },
    };

    for (size_t i = 0; i < sizeof ages / sizeof *ages; i++) {
        int64_t client = add_client(it, standing, ages[i][0], ages[i][1]);

        tell_of(it, client, standing);
        if (i < 2)
            tell_of_case(it, client, "true");
    }
}

static void open_grants(struct office *it, enum office_standing standing)
{
    static const char *const ages[] = { "1940-05-05", "2012-05-05" };

    for (enum office_grant how = ONE_SIGNED; how < GRANTS; how++)
        for (int i = 0; i < 2; i++) {
            int64_t client = add_client(it, standing, ages[i], NULL);

            tell_of(it, client, standing);
            grant_all(it, client, how);
        }
}

static void write_by_each(struct office *it)
{
    for (int i = 0; i < VIEWERS; i++) {
        bool is_volunteer = strcmp(office_roles[i % ROLES], "volunteer") == 0;

        swst_store_set_actor(it->store, is_volunteer ? 0 : it->people[i]);
        write_of_nobody(it, it->people[i], is_volunteer);
    }
    swst_store_set_actor(it->store, 0);
}

void office_open(struct office *it, swst_store *store)
{
    memset(it, 0, sizeof *it);
    it->store = store;
    swst_store_set_now(store, OFFICE_NOW);
    assert_ok(swst_store_begin(store));
    open_places(it);
    open_work(it);
    open_accounts(it);
    for (enum office_standing standing = 0; standing < STANDINGS; standing++) {
        open_ages(it, standing);
        if (standing != OWN_OUTSIDE)
            open_grants(it, standing);
    }
    write_by_each(it);
    for (int i = 0; i < 2; i++) {
        const char *area = ID(i ? it->far_area : it->near_area);

        office_make(store, "household", "area_id", area, NULL);     /* nobody's */
        assert_ok(void_it(store, "client", office_make(store, "client", "area_id", area, NULL),
                          "mistaken"));
    }
    assert_ok(swst_store_commit(store));
}
