/* What changes in the town. */
#include "town.h"

struct town town;

unsigned town_draw(unsigned limit)
{
    town.seed = town.seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(town.seed >> 33) % limit;
}

/* A living record of the kind, or 0. */
static int64_t some(const char *name)
{
    struct plain_kind *kind = plain_kind(&town.plain, name);

    for (int attempt = 0; attempt < 6 && kind->count; attempt++) {
        const struct plain_row *row = &kind->rows[town_draw((unsigned)kind->count)];

        if (!row->voided)
            return row->id;
    }
    return 0;
}

/* ------------------------------------------------------------------- what changes */

static const char *day_around(void)
{
    static const char *const days[] = { "2022-05-01", "2022-06-01", "2022-06-30", "2022-07-01",
                                        "2022-07-02", "2022-07-04" };

    return PICK(days);
}

static const char *open_end(void)
{
    static const char *const days[] = { NULL, NULL, "2022-07-01", "2022-07-03", "2022-07-09" };

    return PICK(days);
}

void town_put(swst_store *store, const char *kind, const char *const *pairs)
{
    swst_record *record = swst_record_new(swst_kind_find(kind));
    swst_status status = SWST_OK;

    for (; *pairs && !status; pairs += 2)
        status = swst_record_set(record, pairs[0], pairs[1]);
    if (!status)
        status = swst_record_save(store, record);
    swst_record_free(record);
}

void town_edit(swst_store *store, const char *kind, int64_t id, const char *field,
                 const char *value)
{
    swst_record *record = NULL;
    swst_status status = id ? swst_record_load(store, swst_kind_find(kind), id, &record)
                            : SWST_ENOTFOUND;

    if (!status)
        status = swst_record_set(record, field, value);
    if (!status)
        status = swst_record_save(store, record);
    swst_record_free(record);
}

static void drop(swst_store *store, const char *kind)
{
    swst_record *record = NULL;
    int64_t id = some(kind);
    swst_status status = id ? swst_record_load(store, swst_kind_find(kind), id, &record)
                            : SWST_ENOTFOUND;

    if (!status)
        status = swst_record_void(store, record, "mistaken");
    swst_record_free(record);
}

void town_add_client(swst_store *store)
{
    static const char *const births[] = { NULL, "1950-01-01", "1960-01-01", "2012-01-01",
                                          "2008-07-01", "2008-07-02", "2008-07-03" };

    PUT(store, "client", "name", "Somebody", "area_id", ID(PICK(town.areas)), "birth_date",
        PICK(births), "registered_on", "2020-01-01");
}

static void move_client(swst_store *store)
{
    town_edit(store, "client", some("client"), "area_id", ID(PICK(town.areas)));
}

static void age_client(swst_store *store)
{
    static const char *const births[] = { NULL, "1950-01-01", "2008-07-02", "2015-01-01" };

    town_edit(store, "client", some("client"), "birth_date", PICK(births));
}

static void add_stay(swst_store *store)
{
    PUT(store, "residence", "client_id", ID(some("client")), "area_id", ID(PICK(town.areas)),
        "status", "here", "starts_on", day_around(), "ends_on", open_end());
}

static void assign(swst_store *store)
{
    bool is_client = town_draw(2);

    PUT(store, "assignment", "worker_id", ID(PICK(town.workers)),
        is_client ? "client_id" : "area_id",
        ID(is_client ? some("client") : PICK(town.areas)), "starts_on", day_around(), "ends_on",
        open_end(), "share", "shared");
}

static void add_member(swst_store *store)
{
    PUT(store, "household_member", "household_id", ID(PICK(town.homes)), "client_id",
        ID(some("client")), "starts_on", day_around(), "ends_on", open_end());
}

static void add_membership(swst_store *store)
{
    PUT(store, "membership", "category_id", ID(town.category), "client_id", ID(some("client")),
        "starts_on", day_around(), "ends_on", open_end());
}

static void add_case(swst_store *store)
{
    PUT(store, "case", "client_id", ID(some("client")), "worker_id", ID(PICK(town.workers)),
        "opened_on", "2022-06-01", "stage", "intake", "restricted", town_draw(3) ? NULL : "true");
}

static void change_case(swst_store *store)
{
    static const char *const flags[] = { NULL, "true" };

    if (town_draw(2))
        town_edit(store, "case", some("case"), "restricted", PICK(flags));
    else
        town_edit(store, "case", some("case"), "supervisor_id", ID(PICK(town.workers)));
}

static void tell_of_case(swst_store *store)
{
    if (town_draw(2))
        PUT(store, "attachment", "case_id", ID(some("case")), "file_name", "a.pdf", "sha256",
            "0123456789012345678901234567890123456789012345678901234567890123");
    else
        PUT(store, "case_goal", "case_id", ID(some("case")));
}

static void tell_of_client(swst_store *store)
{
    int64_t client = town_draw(3) ? some("client") : 0;
    int64_t home = town_draw(2) || !client ? PICK(town.homes) : 0;

    PUT(store, "visit", "client_id", client ? ID(client) : NULL, "household_id",
        home ? ID(home) : NULL, "visited_on", "2022-06-01", "channel", "home", "result", "done");
    PUT(store, "incident", "type", "crisis", "client_id", client ? ID(client) : NULL,
        "discovered_at", "2022-06-01T00:00:00.000Z");
    PUT(store, "need", "client_id", client ? ID(client) : NULL, "category", "care", "opened_on",
        "2022-06-01", "state", "open");
    PUT(store, "health_item", "client_id", ID(client), "item", "disease");
}

static void add_grant(swst_store *store)
{
    PUT(store, "access_grant", "client_id", ID(some("client")), "worker_id",
        ID(town.workers[town_draw(3)]), "first_id", ID(town.workers[3]), "second_id",
        town_draw(3) ? ID(town.workers[4]) : NULL, "purpose", "service", "starts_at",
        town_draw(3) ? "2022-06-20T00:00:00.000Z" : "2022-07-02T03:00:00.000Z", "expires_at",
        town_draw(2) ? "2022-07-03T00:00:00.000Z" : "2022-07-09T00:00:00.000Z");
}

static void change_account(swst_store *store)
{
    if (town_draw(3))
        town_edit(store, "account", some("account"), "role", PICK(office_roles));
    else
        town_edit(store, "account", some("account"), "ends_on", open_end());
}

static void add_account(swst_store *store)
{
    PUT(store, "account", "worker_id", ID(PICK(town.workers)), "role", PICK(office_roles),
        "starts_on", "2022-06-01", "ends_on", open_end());
}

static void add_scope(swst_store *store)
{
    bool is_area = town_draw(3);

    PUT(store, "account_scope", "account_id", ID(some("account")),
        is_area ? "area_id" : "category_id", ID(is_area ? PICK(town.areas) : town.category));
}

static void add_rule(swst_store *store)
{
    static const char *const circles[] = { "open", "people", "health", "casework", "incident",
                                           "work", "privacy", "staff" };
    static const char *const reaches[] = { NULL, "own", "scope" };

    PUT(store, "role_right", "role", office_roles[town_draw(5)], "circle", PICK(circles), "counts",
        PICK(reaches), "reads", PICK(reaches), "writes", PICK(reaches), "sensitive",
        PICK(reaches), "children", PICK(reaches));
}

static void stand_in(swst_store *store)
{
    if (town_draw(2))
        PUT(store, "absence", "worker_id", ID(PICK(town.workers)), "starts_on", day_around(),
            "ends_on", open_end());
    else
        PUT(store, "post", "worker_id", ID(town.workers[town_draw(2)]), "backup_id",
            ID(town.workers[2 + town_draw(2)]), "role", "social_worker", "starts_on", day_around(),
            "ends_on", open_end());
}

static void drop_some(swst_store *store)
{
    static const char *const kinds[] = { "assignment", "account_scope", "access_grant",
        "role_right", "household_member", "membership", "residence", "case", "client", "account",
        "absence", "post", "visit", "need" };

    drop(store, PICK(kinds));
}

static void leave(swst_store *store)
{
    town_edit(store, "worker", PICK(town.workers), "left_on", open_end());
}

void town_change(swst_store *store)
{
    static void (*const changes[])(swst_store *) = {
        town_add_client, move_client, age_client, add_stay, assign, assign, add_member,
        add_membership,
        add_case, change_case, tell_of_case, tell_of_client, add_grant, change_account,
        add_account, add_scope, add_rule, stand_in, leave, drop_some, drop_some, drop_some,
    };

    PICK(changes)(store);
}
