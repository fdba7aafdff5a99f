/* Tables, written from the fields of each kind. */
#include "store/audit_inside.h"
#include "store/client_keys.h"
#include "store/imports.h"
#include "store/journal.h"
#include "store/sealed.h"
#include "store/store.h"

#include "base/fnv.h"
#include "base/memory.h"
#include "base/text.h"

#include <inttypes.h>
#include <string.h>

enum { FIRST_DRAWN = 5000000, DRAWN = 5000000 };

/* The library's own tables. Replica and sequence make ids, and the inode tells
 * a copied file; see ids.c. The fingerprint tells tables that others changed. */
static const char own_tables[] =
    "CREATE TABLE \"header\" (\n"
    "  \"replica\" INTEGER NOT NULL CHECK (\"replica\" BETWEEN 1000000 AND 9999999),\n"
    "  \"sequence\" INTEGER NOT NULL CHECK (\"sequence\" BETWEEN 0 AND 99999999),\n"
    "  \"inode\" INTEGER NOT NULL,\n"
    "  \"fingerprint\" INTEGER NOT NULL,\n"
    "  " SWST__JOURNAL_COLUMN ",\n"
    "  " SWST__RIGHTS_COLUMN ",\n"
    "  " SWST__AUDIT_TRIMMED_COLUMN ",\n"
    "  " SWST__AUDIT_TRIMMED_HASH_COLUMN ",\n"
    "  " SWST__AUDIT_KEYED_COLUMN ",\n"
    "  " SWST__AUDIT_CHECK_COLUMN "\n"
    ");\n"
    SWST__JOURNAL_TABLES
    SWST__IMPORT_TABLES
    SWST__CLIENT_KEY_TABLE
    SWST__SEALED_TABLES;

static const char row_header[] =
    "  \"id\" INTEGER PRIMARY KEY,\n"
    "  \"recorded_at\" INTEGER NOT NULL,\n"
    "  \"recorded_by\" INTEGER,\n"
    "  \"voided_at\" INTEGER,\n"
    "  \"voided_by\" INTEGER,\n"
    "  \"void_reason\" TEXT";

/* ------------------------------------------------------------------ tables */

void swst__schema_add_column(struct swst__text *sql, const struct swst_field *field)
{
    bool is_text = field->type == SWST_TEXT;

    swst__text_add(sql, "\"%s\" %s%s", field->name, is_text ? "TEXT" : "INTEGER",
                   field->flags & SWST_REQUIRED ? " NOT NULL" : "");
    if (is_text)
        swst__text_add(sql, " CHECK (length(\"%s\") BETWEEN 1 AND %" PRId64 ")", field->name,
                       field->max);
    else if (field->type != SWST_REFERENCE)
        swst__text_add(sql, " CHECK (\"%s\" BETWEEN %" PRId64 " AND %" PRId64 ")", field->name,
                       field->min, field->max);
}

/* The rule's fields, each written by `format`, with a separator between. */
static void add_fields(struct swst__text *sql, const swst_kind *kind,
                       const struct swst__rule *rule, const char *before, const char *after,
                       const char *separator)
{
    const struct swst_field *field;

    for (unsigned i = 0; (field = swst__rule_field(kind, rule, i)); i++)
        swst__text_add(sql, "%s%s%s%s", i ? separator : "", before, field->name, after);
}

static void add_check(struct swst__text *sql, const swst_kind *kind, const struct swst__rule *rule)
{
    const struct swst_field *first = swst__rule_field(kind, rule, 0);

    if (rule->type == SWST_ONE_OF || rule->type == SWST_AT_LEAST_ONE) {
        swst__text_add(sql, ",\n  CHECK (");
        add_fields(sql, kind, rule, "(\"", "\" IS NOT NULL)", " + ");
        swst__text_add(sql, rule->type == SWST_ONE_OF ? " = 1)" : " >= 1)");
    } else if (rule->type == SWST_PERIOD) {
        swst__text_add(sql, ",\n  CHECK (\"%s\" <= \"%s\")", first->name,
                       swst__rule_field(kind, rule, 1)->name);
    }
}

void swst__schema_add_table(struct swst__text *sql, const swst_kind *kind)
{
    swst__text_add(sql, "CREATE TABLE \"%s\" (\n%s", kind->name, row_header);
    for (unsigned i = 0; i < kind->field_count; i++) {
        swst__text_add(sql, ",\n  ");
        swst__schema_add_column(sql, &kind->fields[i]);
    }
    for (const struct swst__rule *it = kind->rules; it->type; it++)
        add_check(sql, kind, it);
    swst__text_add(sql, "\n);\n");
}

/* ----------------------------------------------------------------- indexes
 * Of rows that count alone: a voided row frees its unique value, and no
 * question but that for a row by its id finds it. */

static bool begins_index(const swst_kind *kind, const struct swst_field *field)
{
    for (const struct swst__rule *it = kind->rules; it->type; it++)
        if (it->type == SWST__INDEX && swst__rule_field(kind, it, 0) == field)
            return true;
    return false;
}

static void add_index(struct swst__text *sql, const swst_kind *kind, const struct swst__rule *rule)
{
    const struct swst_field *first = swst__rule_field(kind, rule, 0);
    bool unique = rule->type == SWST_UNIQUE;

    swst__text_add(sql, "CREATE %sINDEX IF NOT EXISTS main.\"%s_%s_", unique ? "UNIQUE " : "",
                   kind->name, unique ? "one_per" : "by");
    add_fields(sql, kind, rule, "", "", "_");
    swst__text_add(sql, "\" ON \"%s\" (", kind->name);
    add_fields(sql, kind, rule, "\"", "\"", ", ");
    swst__text_add(sql, ") WHERE ");
    if (!unique && !(first->flags & SWST_REQUIRED))
        swst__text_add(sql, "\"%s\" IS NOT NULL AND ", first->name);
    swst__text_add(sql, "\"voided_at\" IS NULL;\n");
}

void swst__schema_add_indexes(struct swst__text *sql, const swst_kind *kind)
{
    for (unsigned i = 0; i < kind->field_count; i++)
        if (kind->fields[i].type == SWST_REFERENCE && !begins_index(kind, &kind->fields[i]))
            add_index(sql, kind, &(struct swst__rule){ SWST__INDEX, { (signed char)i, -1 } });
    for (const struct swst__rule *it = kind->rules; it->type; it++)
        if (it->type == SWST__INDEX || it->type == SWST_UNIQUE)
            add_index(sql, kind, it);
}

/* -------------------------------------------------------------------- life */

swst_status swst__schema_run(swst_store *store, struct swst__text *sql)
{
    char *script = swst__text_take(sql);
    swst_status status = script ? swst__db_exec(store, script) : swst__fail_memory();

    swst_free(script);
    return status;
}

/* Files made apart can be merged if no two drew the same replica number. */
int64_t swst__draw_replica(void)
{
    uint32_t random;

    sqlite3_randomness(sizeof random, &random);
    return FIRST_DRAWN + random % DRAWN;
}

static swst_status make(swst_store *store)
{
    struct swst__text sql = { 0 };
    swst_status status;

    swst__text_add(&sql, "%s%s%s", own_tables, swst__audit_table, swst__audit_index);
    swst__text_add(&sql, "INSERT INTO \"header\" (replica, sequence, inode, fingerprint)"
                   " VALUES (%" PRId64 ", 0, %" PRId64 ", 0);\n",
                   swst__draw_replica(), store->file.inode);
    for (unsigned i = 0; i < swst__kind_count; i++) {
        swst__schema_add_table(&sql, &swst__kinds[i]);
        swst__schema_add_indexes(&sql, &swst__kinds[i]);
    }
    swst__text_add(&sql, "PRAGMA application_id = %d;\nPRAGMA user_version = %d;\n",
                   SWST__APPLICATION, SWST__FORMAT);
    status = swst__schema_run(store, &sql);
    return status ? status : swst__schema_sign(store);
}

swst_status swst__schema_create(swst_store *store)
{
    bool inner;
    swst_status status = swst__db_enter(store, &inner);

    return status ? status : swst__db_leave(store, inner, make(store));
}

/* ------------------------------------------------------------- fingerprint */

/* A hash of every table and index, kept positive. It tells a file that other
 * programs have changed. */
static swst_status take_fingerprint(swst_store *store, int64_t *fingerprint)
{
    uint64_t hash = SWST__FNV_START;
    struct swst__statement *statement;
    swst_status status = swst__db_take(store,
        "SELECT type || ' ' || name || ' ' || sql FROM sqlite_master"
        " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name", &statement);

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        const char *text = swst__db_text(statement, 0);

        if (text)
            hash = swst__fnv(hash, text, strlen(text));
    }
    swst__db_give_back(statement);
    *fingerprint = (int64_t)(hash & INT64_MAX);
    return status;
}

swst_status swst__schema_sign(swst_store *store)
{
    int64_t fingerprint = 0;
    swst_status status = take_fingerprint(store, &fingerprint);

    return status ? status : swst__db_ask(store, "UPDATE \"header\" SET \"fingerprint\" = ?1",
                                          fingerprint, 0, 0, &fingerprint);
}

swst_status swst__schema_check(swst_store *store)
{
    int64_t application = 0, format = 0, found = 0, noted = -1;
    swst_status status = swst__db_number(store, "PRAGMA application_id", &application);

    if (!status)
        status = swst__db_number(store, "PRAGMA user_version", &format);
    if (status)
        return status;
    if (application != SWST__APPLICATION)
        return swst__fail(SWST_EFOREIGN, SWST__NOT_A_STORE);
    if (format > SWST__FORMAT)
        return swst__fail(SWST_EVERSION, SWST__NEWER_FILE);
    if (!(status = take_fingerprint(store, &found)))
        status = swst__db_number(store, "SELECT \"fingerprint\" FROM \"header\"", &noted);
    return status || found == noted ? status : swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
}
