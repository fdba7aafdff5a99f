/* What a file requirement names, found among the kinds and their fields, and
 * who has it: one statement over all files. */
#include "base/memory.h"
#include "domain/files.h"
#include "model/structs.h"
#include "model/values.h"
#include "store/db.h"

#include <inttypes.h>
#include <string.h>

#include <swstation/attendance.h>

const struct swst_kind *swst__file_kind(int64_t file_type)
{
    switch (file_type) {
    case swst__file_type_HOUSEHOLD: return &swst__kinds[swst__kind_household];
    case swst__file_type_CASE: return &swst__kinds[swst__kind_case];
    case swst__file_type_GROUP: return &swst__kinds[swst__kind_group];
    case swst__file_type_ACTIVITY: return &swst__kinds[swst__kind_activity];
    default: return &swst__kinds[swst__kind_client];    /* client, health, network */
    }
}

/* ------------------------------------------------------------------ reading */

/* The first field that refers to a kind. */
static const struct swst_field *link_to(const struct swst_kind *from, const struct swst_kind *to)
{
    for (unsigned i = 0; i < from->field_count; i++)
        if (from->fields[i].target == to)
            return &from->fields[i];
    return NULL;
}

/* By a field of its own, else through the one record it always belongs to. */
static bool find_link(const struct swst_kind *owner, struct swst__need *need)
{
    const struct swst_kind *kind = need->kind;

    if ((need->link = link_to(kind, owner)))
        return kind != owner;
    for (unsigned i = 0; i < kind->field_count && !need->link; i++)
        if (kind->fields[i].target && kind->fields[i].flags & SWST_REQUIRED
            && (need->through = link_to(kind->fields[i].target, owner)))
            need->link = &kind->fields[i];
    return need->link;
}

static bool read_value(struct swst__need *need, const char *word)
{
    const struct swst_field *field = need->field;

    need->has_value = true;
    return field->type != SWST_TEXT && field->type != SWST_SET
        && swst__value_read(need->kind, field, word, &need->value) == SWST_OK
        && swst__value_check(need->kind, field, need->value) == SWST_OK;
}

enum { LONGEST_NAME = 64 };

/* The part of the text before one of `ends`, which is returned; NULL when too long. */
static const char *cut(const char *text, const char *ends, char name[LONGEST_NAME])
{
    size_t length = strcspn(text, ends);

    if (length >= LONGEST_NAME)
        return NULL;
    memcpy(name, text, length);
    name[length] = '\0';
    return text + length;
}

bool swst__need_read(int64_t file_type, const char *text, struct swst__need *need)
{
    const struct swst_kind *owner = swst__file_kind(file_type);
    char name[LONGEST_NAME];

    memset(need, 0, sizeof *need);
    if (!(text = cut(text, ".", name)))
        return false;
    if (!*text && (need->field = swst__field_find(owner, name)))
        return true;
    if (!(need->kind = swst_kind_find(name)) || !find_link(owner, need))
        return false;
    if (!*text)
        return true;
    if (!(text = cut(text + 1, "=", name)) || !(need->field = swst__field_find(need->kind, name)))
        return false;
    return !*text || read_value(need, text + 1);
}

/* ------------------------------------------------------------------- asking */

_Static_assert(SWST_ATTENDANCE_PRESENCE_PRESENT == 1 && SWST_ATTENDANCE_PRESENCE_LATE == 4,
               "the statement below names these by number");

/* The day from which a record counts, if its kind has one. */
static const struct swst_field *first_day(const struct swst_kind *kind)
{
    const struct swst_field *found = NULL;

    for (unsigned i = 0; i < kind->field_count; i++) {
        const struct swst_field *field = &kind->fields[i];

        if (field->flags & SWST__HAPPENED)
            return field;
        if (!found && field->type == SWST_DAY && field->flags & SWST_REQUIRED)
            found = field;
    }
    return found;
}

static void add_record_conditions(struct swst__text *sql, const struct swst__need *need)
{
    const struct swst_field *day = first_day(need->kind), *field = need->field;

    if (day)
        swst__text_add(sql, " AND coalesce(it.\"%s\", ?2) <= ?2", day->name);
    if (field && need->has_value)
        swst__text_add(sql, " AND it.\"%s\" = %" PRId64, field->name, need->value);
    else if (field)
        swst__text_add(sql, " AND it.\"%s\" IS NOT NULL", field->name);
    if (field && need->kind == &swst__kinds[swst__kind_attendance])
        swst__text_add(sql, " AND it.presence IN (1, 4)");
}

/* Of records that belong to the file: ids of their files, at least ?1 of each. */
static void add_records(struct swst__text *sql, const struct swst__need *need, bool of_one)
{
    const struct swst_field *link = need->through ? need->through : need->link;
    const char *owner = need->through ? "between" : "it";

    swst__text_add(sql, "SELECT \"%s\".\"%s\" FROM \"%s\" it", owner, link->name,
                   need->kind->name);
    if (need->through)
        swst__text_add(sql, " JOIN \"%s\" \"between\" ON \"between\".id = it.\"%s\""
                            " AND \"between\".voided_at IS NULL",
                       need->link->target->name, need->link->name);
    swst__text_add(sql, " WHERE it.voided_at IS NULL AND \"%s\".\"%s\" %s AND ?2 = ?2",
                   owner, link->name, of_one ? "= ?3" : "IS NOT NULL");
    add_record_conditions(sql, need);
    swst__text_add(sql, " GROUP BY \"%s\".\"%s\" HAVING ", owner, link->name);
    if (need->field && need->field->target && !need->has_value)
        swst__text_add(sql, "count(DISTINCT it.\"%s\")", need->field->name);
    else
        swst__text_add(sql, "count(*)");
    swst__text_add(sql, " >= ?1 ORDER BY 1");
}

char *swst__need_sql(int64_t file_type, const struct swst__need *need, bool of_one)
{
    struct swst__text sql = { 0 };

    if (need->kind)
        add_records(&sql, need, of_one);
    else
        swst__text_add(&sql, "SELECT id FROM \"%s\" WHERE voided_at IS NULL AND \"%s\" IS NOT NULL"
                             " AND ?1 = ?1 AND ?2 = ?2%s ORDER BY id",
                       swst__file_kind(file_type)->name, need->field->name,
                       of_one ? " AND id = ?3" : "");
    return swst__text_take(&sql);
}
