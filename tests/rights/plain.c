/* The plain model: all records, and who looks at them. */
#include "plain_inside.h"

#include <stdlib.h>

/* ------------------------------------------------------------------ the table */

static const char *const group_names[] = {
#define GROUP(name, kinds) #name,
#include "expected.def"
#undef GROUP
};

static const char *const group_kinds[] = {
#define GROUP(name, kinds) " " kinds " ",
#include "expected.def"
#undef GROUP
};

static const struct { const char *role, *group, *letters; } cells[] = {
#define MAY(role, group, letters) { #role, #group, letters },
#define CHILDREN(role, letter)
#include "expected.def"
#undef MAY
#undef CHILDREN
};

static const struct { const char *role; char letter; } children[] = {
#define MAY(role, group, letters)
#define CHILDREN(role, letter) { #role, letter },
#include "expected.def"
#undef MAY
#undef CHILDREN
};

enum { GROUPS = sizeof group_names / sizeof *group_names };

int plain_group(const char *name)
{
    for (int i = 0; i < GROUPS; i++)
        if (strcmp(group_names[i], name) == 0)
            return i;
    fail_msg("no group %s", name);
    return -1;
}

bool plain_is_of(const struct plain_kind *kind, const char *group)
{
    return strcmp(group_names[kind->group], group) == 0;
}

static int group_of(const char *kind)
{
    char word[64];

    word[0] = ' ';
    strcpy(word + 1, kind);
    strcat(word, " ");
    for (int i = 0; i < GROUPS; i++)
        if (strstr(group_kinds[i], word))
            return i;
    fail_msg("kind %s stands in no group", kind);
    return -1;
}

static const char *role_word(int role)
{
    return swst__account_role_choices.words[role];
}

static void take_shipped(struct plain_viewer *viewer)
{
    for (int i = 0; i < GROUPS; i++)
        strcpy(viewer->may[i], "-----");
    viewer->children = '-';
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        if (viewer->role && strcmp(cells[i].role, role_word(viewer->role)) == 0)
            strcpy(viewer->may[plain_group(cells[i].group)], cells[i].letters);
    for (size_t i = 0; i < sizeof children / sizeof *children; i++)
        if (viewer->role && strcmp(children[i].role, role_word(viewer->role)) == 0)
            viewer->children = children[i].letter;
}

/* ----------------------------------------------------------------- all records */

static void add_row(struct plain_kind *kind, const swst_record *record)
{
    struct plain_row *row;

    if (kind->count == kind->room) {
        kind->room = kind->room ? kind->room * 2 : 16;
        kind->rows = realloc(kind->rows, kind->room * sizeof *kind->rows);
    }
    row = &kind->rows[kind->count++];
    memset(row, 0, sizeof *row);
    row->id = swst_record_id(record);
    row->recorded_by = swst_record_recorded_by(record);
    row->voided = swst_record_is_voided(record);
    assert_true(kind->kind->field_count <= MOST_FIELDS);
    for (unsigned i = 0; i < kind->kind->field_count; i++) {
        const struct swst_field *field = &kind->kind->fields[i];

        row->has[i] = swst__record_has(record, field);
        if (row->has[i])
            row->values[i] = field->type == SWST_TEXT ? 1 : swst__record_int(record, field);
    }
}

void plain_read(struct plain *plain, swst_store *store)
{
    plain->kind_count = 0;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); ) {
        struct plain_kind *at = &plain->kinds[plain->kind_count++];
        swst_query *query = swst_query_new(kind);
        swst_cursor *cursor;

        at->kind = kind;
        at->group = group_of(kind->name);
        at->count = 0;
        swst_query_set_voided(query, true);
        assert_ok(swst_query_run(store, query, &cursor));
        while (swst_cursor_next(cursor) == SWST_ROW)
            add_row(at, swst_cursor_record(cursor));
        swst_cursor_free(cursor);
        swst_query_free(query);
    }
}

void plain_free(struct plain *plain)
{
    for (int i = 0; i < plain->kind_count; i++)
        free(plain->kinds[i].rows);
    memset(plain, 0, sizeof *plain);
}

struct plain_kind *plain_kind(struct plain *plain, const char *name)
{
    for (int i = 0; i < plain->kind_count; i++)
        if (strcmp(plain->kinds[i].kind->name, name) == 0)
            return &plain->kinds[i];
    fail_msg("no kind %s", name);
    return NULL;
}

const struct plain_row *plain_row(const struct plain_kind *kind, int64_t id)
{
    size_t low = 0, high = kind->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (kind->rows[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < kind->count && kind->rows[low].id == id ? &kind->rows[low] : NULL;
}

static int field_at(const struct plain_kind *kind, const char *name)
{
    for (unsigned i = 0; i < kind->kind->field_count; i++)
        if (strcmp(kind->kind->fields[i].name, name) == 0)
            return (int)i;
    fail_msg("no field %s", name);
    return -1;
}

int64_t plain_value(const struct plain_kind *kind, const struct plain_row *row, const char *field)
{
    return row->values[field_at(kind, field)];
}

bool plain_has(const struct plain_kind *kind, const struct plain_row *row,
                      const char *field)
{
    return row->has[field_at(kind, field)];
}

bool plain_holds(struct plain *plain, const struct plain_kind *kind, const struct plain_row *row)
{
    return !row->voided && plain_value(kind, row, "starts_on") <= plain->today
        && (!plain_has(kind, row, "ends_on") || plain_value(kind, row, "ends_on") >= plain->today);
}

bool plain_is_one_of(const int64_t *ids, int count, int64_t id)
{
    for (int i = 0; i < count; i++)
        if (ids[i] == id)
            return true;
    return false;
}

static void add_id(int64_t *ids, int *count, int64_t id)
{
    assert_true(*count < MOST_IDS);
    if (!plain_is_one_of(ids, *count, id))
        ids[(*count)++] = id;
}

/* ---------------------------------------------------------------------- viewers */

static bool is_of_station(struct plain *plain, int64_t person)
{
    static const char *const kinds[] = { "worker", "volunteer" };

    for (int i = 0; i < 2; i++) {
        struct plain_kind *kind = plain_kind(plain, kinds[i]);
        const struct plain_row *row = plain_row(kind, person);

        if (row)
            return !row->voided && (!plain_has(kind, row, "left_on")
                                    || plain_value(kind, row, "left_on") >= plain->today);
    }
    return false;
}

static void take_scope(struct plain *plain, struct plain_viewer *viewer, int64_t account)
{
    struct plain_kind *scopes = plain_kind(plain, "account_scope");

    for EACH(row, scopes) {
        if (row->voided || plain_value(scopes, row, "account_id") != account)
            continue;
        if (plain_has(scopes, row, "area_id"))
            add_id(viewer->areas, &viewer->area_count, plain_value(scopes, row, "area_id"));
        else
            add_id(viewer->categories, &viewer->category_count,
                   plain_value(scopes, row, "category_id"));
    }
}

static void take_grants(struct plain *plain, struct plain_viewer *viewer)
{
    struct plain_kind *grants = plain_kind(plain, "access_grant");

    for EACH(row, grants)
        if (!row->voided && plain_has(grants, row, "second_id")
            && (plain_value(grants, row, "worker_id") == viewer->person
                || plain_value(grants, row, "volunteer_id") == viewer->person)
            && plain_value(grants, row, "starts_at") <= plain->now
            && plain_value(grants, row, "expires_at") > plain->now)
            add_id(viewer->granted, &viewer->granted_count,
                   plain_value(grants, row, "client_id"));
}

/* The words of role_right.circle, for the groups of the same order. */
static int group_of_circle(int64_t circle)
{
    static const char *const groups[] = { "reference", "staff", "served", "health", "cases",
        "incidents", "groupwork", "helpers", "plans", "accounts", "grants", "privacy" };

    return plain_group(groups[circle - 1]);
}

static char letter_of(const struct plain_kind *kind, const struct plain_row *row,
                      const char *field)
{
    return !plain_has(kind, row, field) ? '-'
        : plain_value(kind, row, field) == swst__reach_OWN ? 'O' : 'S';
}

static void take_rows(struct plain *plain, struct plain_viewer *viewer)
{
    static const char *const deeds[DEEDS] = { "counts", "reads", "writes", "voids", "sensitive" };
    struct plain_kind *rules = plain_kind(plain, "role_right");

    for EACH(row, rules) {
        int64_t circle = plain_value(rules, row, "circle");

        if (row->voided || plain_value(rules, row, "role") != viewer->role)
            continue;
        for (int i = 0; i < DEEDS; i++)
            viewer->may[group_of_circle(circle)][i] = letter_of(rules, row, deeds[i]);
        if (circle == swst__circle_OPEN)
            viewer->children = letter_of(rules, row, "children");
    }
}

void plain_view(struct plain *plain, struct plain_viewer *viewer, int64_t person,
                bool has_purpose)
{
    struct plain_kind *accounts = plain_kind(plain, "account");
    int64_t account = 0;

    memset(viewer, 0, sizeof *viewer);
    viewer->person = person;
    viewer->has_purpose = has_purpose;
    for EACH(row, accounts)
        if (!viewer->role && plain_holds(plain, accounts, row) && is_of_station(plain, person)
            && (plain_value(accounts, row, "worker_id") == person
                || plain_value(accounts, row, "volunteer_id") == person)) {
            viewer->role = (int)plain_value(accounts, row, "role");
            account = row->id;
        }
    take_shipped(viewer);
    if (!viewer->role)
        return;
    take_scope(plain, viewer, account);
    take_grants(plain, viewer);
    take_rows(plain, viewer);
}
