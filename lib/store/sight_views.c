/* A view for every kind: the rows of its table over which the session has the right
 * that the present sight asks for.
 *
 * Rights over a row are those over whom it must name, together; else over the client whom it
 * names, else over the household, else over the case; over one that is about nobody they are those of the role, as of one's own rows
 * or of others'. A row that must belong to another of people or cases is seen
 * with it. */
#include "store/sight_views.h"

#include "base/text.h"
#include "store/rows.h"
#include "store/sealed.h"
#include "store/store.h"

#include <inttypes.h>
#include <string.h>

/* ---------------------------------------------------------------- functions */

/* swst_sees(rights, circle): in the present sight. */
static void sees(sqlite3_context *context, int count, sqlite3_value **values)
{
    const swst_store *store = sqlite3_user_data(context);
    swst__rights rights = (swst__rights)sqlite3_value_int64(values[0]);
    unsigned sight = store->sight.now;

    (void)count;
    sqlite3_result_int(context, sight == SWST__FULL
        || (rights & swst__right(sqlite3_value_int(values[1]), swst__sight_deed(sight))));
}

/* What a row must belong to, if that is of people or cases: seen with it. */
static bool is_parent(const swst_kind *kind, const struct swst_field *field);
static bool is_of_case(const swst_kind *kind, const struct swst_field *field);

static bool covers(const swst_store *store, int32_t circle, enum swst__deed deed)
{
    const struct swst__sight_rules *rules = &store->sight.rules;

    return (rules->client & rules->household & rules->cases & rules->area & rules->scope & rules->own
            & store->sight.listed & swst__right(circle, deed)) != 0;
}

static bool covers_kind(const swst_store *store, const swst_kind *kind)
{
    enum swst__deed deed = swst__sight_deed(store->sight.now);
    bool covered = covers(store, swst__kind_circle(kind), deed);

    for (unsigned i = 0; i < kind->field_count && covered; i++) {
        if (is_of_case(kind, &kind->fields[i]))
            covered = covers(store, swst__circle_CASEWORK, deed);
        if (covered && is_parent(kind, &kind->fields[i]))
            covered = covers_kind(store, kind->fields[i].target);
    }
    return covered;
}

/* swst_sees_all(kind): nobody is left out in the present sight. It is asked once for a run of a
 * statement, and spares it to look up each row. */
static void sees_all(sqlite3_context *context, int count, sqlite3_value **values)
{
    const swst_store *store = sqlite3_user_data(context);

    (void)count;
    sqlite3_result_int(context, store->sight.now == SWST__FULL
        || covers_kind(store, &swst__kinds[sqlite3_value_int(values[0])]));
}

/* swst_opens_all(circle, is_text): the same of what is sensitive. */
static void opens_all(sqlite3_context *context, int count, sqlite3_value **values)
{
    const swst_store *store = sqlite3_user_data(context);
    bool figures = store->sight.now == SWST__FIGURES && !sqlite3_value_int(values[1]);

    (void)count;
    sqlite3_result_int(context, store->sight.now == SWST__FULL || figures
        || covers(store, sqlite3_value_int(values[0]), SWST__DEED_SENSITIVE));
}

/* swst_over(list, id): the rights over one client, household or case. */
static void over(sqlite3_context *context, int count, sqlite3_value **values)
{
    swst_store *store = sqlite3_user_data(context);
    swst__rights rights = 0;

    (void)count;
    if (swst__sight_over(store, (enum swst__listed)sqlite3_value_int(values[0]),
                         sqlite3_value_int64(values[1]), &rights))
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_int64(context, (int64_t)rights);
}

/* swst_opens(rights, circle, is_text): what is sensitive. Of numbers figures are made, which
 * name nobody. */
static void opens(sqlite3_context *context, int count, sqlite3_value **values)
{
    const swst_store *store = sqlite3_user_data(context);
    swst__rights rights = (swst__rights)sqlite3_value_int64(values[0]);
    bool counts = store->sight.now == SWST__FIGURES && !sqlite3_value_int(values[2]);

    (void)count;
    sqlite3_result_int(context, store->sight.now == SWST__FULL || counts
        || (rights & swst__right(sqlite3_value_int(values[1]), SWST__DEED_SENSITIVE)));
}

static swst_status add_functions(swst_store *store)
{
    enum { EACH = SQLITE_UTF8 | SQLITE_INNOCUOUS, ONCE = EACH | SQLITE_DETERMINISTIC };
    static const struct {
        const char *name;
        int values, flags;
        void (*function)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {
        { "swst_over", 2, EACH, over },
        { "swst_sees", 2, EACH, sees },
        { "swst_opens", 3, EACH, opens },
        { "swst_sees_all", 1, ONCE, sees_all },
        { "swst_opens_all", 2, ONCE, opens_all },
    };
    int code = SQLITE_OK;

    for (size_t i = 0; i < sizeof functions / sizeof *functions && code == SQLITE_OK; i++)
        code = sqlite3_create_function_v2(store->db, functions[i].name, functions[i].values,
                                          functions[i].flags, store, functions[i].function,
                                          NULL, NULL, NULL);
    return code == SQLITE_OK ? SWST_OK : swst__db_fail(store, code);
}

/* ------------------------------------------------------------------- rights */

static void add_number(struct swst__text *sql, swst__rights rights)
{
    swst__text_add(sql, "%" PRId64, (int64_t)rights);
}

static void add_listed(struct swst__text *sql, enum swst__listed list, const char *column)
{
    swst__text_add(sql, "swst_over(%d, r.\"%s\")", (int)list, column);
}

/* The list that holds the rights over rows of this kind; SWST__LISTED: none does. */
static enum swst__listed list_of(const swst_kind *kind)
{
    switch (kind - swst__kinds) {
    case swst__kind_client: return SWST__LISTED_CLIENTS;
    case swst__kind_household: return SWST__LISTED_HOUSEHOLDS;
    case swst__kind_case: return SWST__LISTED_CASES;
    default: return SWST__LISTED;       /* an area is where it is, not what a row is about */
    }
}

/* Of staff, accounts and grants persons are named, not told of. */
static bool is_about_people(int32_t circle)
{
    return circle != swst__circle_OPEN && circle != swst__circle_STAFF
        && circle != swst__circle_SECURITY && circle != swst__circle_GRANTS;
}

static bool is_anchor(const swst_kind *kind, const struct swst_field *field)
{
    return field->target && field->target != kind && is_about_people(swst__kind_circle(kind))
        && list_of(field->target) != SWST__LISTED;
}

/* Of what is told of an area, or of nobody and nowhere: 0 is listed as no area is. */
static void add_of_area(struct swst__text *sql, const swst_kind *kind)
{
    const struct swst_field *area = swst__field_find(kind, "area_id");

    swst__text_add(sql, "swst_over(%d, ", (int)SWST__LISTED_AREAS);
    swst__text_add(sql, area ? "coalesce(r.area_id, 0))" : "0)");
}

/* Of rows about nobody: one's own, or another's. */
static void add_of_nobody(struct swst__text *sql, const swst_store *store, const swst_kind *kind)
{
    const struct swst__sight_rules *rules = &store->sight.rules;

    swst__text_add(sql, "CASE WHEN r.recorded_by = %" PRId64, rules->person);
    for (unsigned i = 0; i < kind->field_count; i++)
        if (kind->fields[i].target == &swst__kinds[swst__kind_worker]
            || kind->fields[i].target == &swst__kinds[swst__kind_volunteer])
            swst__text_add(sql, " OR r.\"%s\" = %" PRId64, kind->fields[i].name, rules->person);
    swst__text_add(sql, " THEN ");
    add_number(sql, rules->own);
    swst__text_add(sql, " ELSE ");
    if (swst__kind_circle(kind) == swst__circle_PEOPLE
        || swst__kind_circle(kind) == swst__circle_INCIDENT)
        add_of_area(sql, kind);
    else
        add_number(sql, rules->scope);
    swst__text_add(sql, " END");
}

/* Of all that the row must name, together. */
static bool add_of_required(struct swst__text *sql, const swst_kind *kind)
{
    const char *separator = "";

    for (unsigned i = 0; i < kind->field_count; i++)
        if (is_anchor(kind, &kind->fields[i]) && kind->fields[i].flags & SWST_REQUIRED) {
            swst__text_add(sql, "%s", separator);
            add_listed(sql, list_of(kind->fields[i].target), kind->fields[i].name);
            separator = " & ";
        }
    return *separator;
}

/* Of the client, else of the household, else of the case that the row names. No column is looked
 * at before it decides: the others are not in the index that is read. */
static bool add_of_named(struct swst__text *sql, const swst_kind *kind)
{
    const char *separator = "CASE";

    for (int list = 0; list < SWST__LISTED; list++)
        for (unsigned i = 0; i < kind->field_count; i++) {
            const struct swst_field *field = &kind->fields[i];

            if (!is_anchor(kind, field) || list_of(field->target) != (enum swst__listed)list)
                continue;
            swst__text_add(sql, "%s WHEN r.\"%s\" IS NOT NULL THEN ", separator, field->name);
            add_listed(sql, list_of(field->target), field->name);
            separator = "";
        }
    return !*separator;
}

static void add_rights(struct swst__text *sql, const swst_store *store, const swst_kind *kind)
{
    swst__text_add(sql, "(");
    if (list_of(kind) != SWST__LISTED) {
        add_listed(sql, list_of(kind), "id");
    } else if (!add_of_required(sql, kind)) {
        bool names = add_of_named(sql, kind);

        swst__text_add(sql, names ? " ELSE " : "");
        add_of_nobody(sql, store, kind);
        swst__text_add(sql, names ? " END" : "");
    }
    if (swst__kind_circle(kind) == swst__circle_INCIDENT) {     /* who reports keeps sight of it */
        swst__text_add(sql, " | CASE WHEN r.recorded_by = %" PRId64 " THEN ",
                       store->sight.rules.person);
        add_number(sql, store->sight.rules.own);
        swst__text_add(sql, " ELSE 0 END");
    }
    swst__text_add(sql, ")");
}

/* -------------------------------------------------------------------- views */

static void add_column(struct swst__text *sql, const swst_store *store, const swst_kind *kind,
                       const struct swst_field *field)
{
    if (!(field->flags & SWST_SENSITIVE)) {
        swst__text_add(sql, ", ");
        swst__sealed_add_column(sql, store, kind, field);
        swst__text_add(sql, " AS \"%s\"", field->name);
        return;
    }
    swst__text_add(sql, ", CASE WHEN CASE WHEN swst_opens_all(%d, %d) THEN 1 ELSE swst_opens(",
                   (int)swst__kind_circle(kind), field->type == SWST_TEXT);
    add_rights(sql, store, kind);
    swst__text_add(sql, ", %d, %d) END THEN ", (int)swst__kind_circle(kind),
                   field->type == SWST_TEXT);
    swst__sealed_add_column(sql, store, kind, field);
    swst__text_add(sql, " END AS \"%s\"", field->name);
}

/* What a row must belong to, if that is of people or cases: seen with it. */
static bool is_parent(const swst_kind *kind, const struct swst_field *field)
{
    int32_t circle = field->target ? swst__kind_circle(field->target) : swst__circle_OPEN;

    return field->target && field->flags & SWST_REQUIRED && is_about_people(swst__kind_circle(kind))
        && !is_anchor(kind, field) && is_about_people(circle) && circle != swst__circle_WORK
        && circle != swst__circle_PLANS && circle != swst__circle_VOLUNTEERS;
}

/* What is kept of a case is seen by who sees the case. */
static bool is_of_case(const swst_kind *kind, const struct swst_field *field)
{
    return is_anchor(kind, field) && field->target == &swst__kinds[swst__kind_case];
}

static void add_of_case(struct swst__text *sql, const swst_kind *kind,
                        const struct swst_field *field)
{
    if (!is_of_case(kind, field))
        return;
    swst__text_add(sql, " AND (r.\"%s\" IS NULL OR swst_sees(", field->name);
    add_listed(sql, SWST__LISTED_CASES, field->name);
    swst__text_add(sql, ", %d))", (int)swst__circle_CASEWORK);
}

static void add_view(struct swst__text *sql, const swst_store *store, const swst_kind *kind)
{
    swst__text_add(sql, "CREATE TEMP VIEW \"%s\" AS SELECT r.\"%s\"", kind->name,
                   swst__header_names[0]);
    for (int i = 1; i < SWST__HEADER_FIELDS; i++)
        swst__text_add(sql, ", r.\"%s\"", swst__header_names[i]);
    for (unsigned i = 0; i < kind->field_count; i++)
        add_column(sql, store, kind, &kind->fields[i]);
    swst__text_add(sql, " FROM main.\"%s\" AS r WHERE CASE WHEN swst_sees_all(%d) THEN 1"
                        " ELSE swst_sees(", kind->name, (int)(kind - swst__kinds));
    add_rights(sql, store, kind);
    swst__text_add(sql, ", %d)", (int)swst__kind_circle(kind));
    for (unsigned i = 0; i < kind->field_count; i++)
        add_of_case(sql, kind, &kind->fields[i]);
    for (unsigned i = 0; i < kind->field_count; i++)
        if (is_parent(kind, &kind->fields[i]))
            swst__text_add(sql, " AND EXISTS (SELECT 1 FROM temp.\"%s\" AS p WHERE p.id = r.\"%s\")",
                           kind->fields[i].target->name, kind->fields[i].name);
    swst__text_add(sql, " END;\n");
}

/* Who is found by a part of the name is somebody who may be seen. */
static void add_keys_view(struct swst__text *sql)
{
    swst__text_add(sql, "CREATE TEMP VIEW client_key AS SELECT r.\"key\", r.client_id"
                        " FROM main.client_key AS r WHERE CASE WHEN swst_sees_all(%d) THEN 1"
                        " ELSE swst_sees(", (int)swst__kind_client);
    add_listed(sql, SWST__LISTED_CLIENTS, "client_id");
    swst__text_add(sql, ", %d) END;\n", (int)swst__circle_PEOPLE);
}

static const char *const tables[SWST__LISTED] = {
    SWST__SIGHT_CLIENTS, SWST__SIGHT_HOUSEHOLDS, SWST__SIGHT_CASES, SWST__SIGHT_AREAS
};

static bool has_view(const swst_kind *kind)
{
    return swst__kind_circle(kind) != swst__circle_OPEN;
}

void swst__sight_add_sealed(struct swst__text *sql, const swst_store *store)
{
    for (unsigned i = 0; i < swst__kind_count; i++)
        if (has_view(&swst__kinds[i]) && swst__sealed_has(&swst__kinds[i]))
            add_view(sql, store, &swst__kinds[i]);
}

swst_status swst__sight_make_views(swst_store *store)
{
    struct swst__text sql = { 0 };
    swst_status status = add_functions(store);

    if (!status)
        status = swst__sight_drop_views(store);
    if (status)
        return status;
    for (int i = 0; i < SWST__LISTED; i++)
        swst__text_add(&sql, "CREATE TABLE %s (id INTEGER PRIMARY KEY,"
                             " rights INTEGER NOT NULL);\n", tables[i]);
    for (unsigned i = 0; i < swst__kind_count; i++)
        if (has_view(&swst__kinds[i]))
            add_view(&sql, store, &swst__kinds[i]);
    add_keys_view(&sql);
    return swst__schema_run(store, &sql);
}

swst_status swst__sight_drop_views(swst_store *store)
{
    struct swst__text sql = { 0 };

    for (unsigned i = 0; i < swst__kind_count; i++)
        if (has_view(&swst__kinds[i]))
            swst__text_add(&sql, "DROP VIEW IF EXISTS temp.\"%s\";\n", swst__kinds[i].name);
    swst__text_add(&sql, "DROP VIEW IF EXISTS temp.client_key;\n");
    for (int i = 0; i < SWST__LISTED; i++)
        swst__text_add(&sql, "DROP TABLE IF EXISTS %s;\n", tables[i]);
    return swst__schema_run(store, &sql);
}
