#include "store/erase.h"

#include "base/memory.h"
#include "base/text.h"
#include "model/structs.h"
#include "store/rows.h"
#include "store/sealed.h"

#include <swstation/client.h>

#include <inttypes.h>
#include <string.h>

/* The one text whose form is checked when it has to be there. */
#define NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"

static bool goes(const struct swst_field *field)
{
    return !(field->flags & SWST__COUNTED)
        && (field->type == SWST_TEXT
            || field->flags & (SWST_PERSONAL | SWST_SENSITIVE | SWST__TELLING));
}

/* That a text was there is a fact that figures count (a plan, an outcome); that a
 * person had a phone is one about the person. */
enum swst__erasing swst__erasing_of(const swst_kind *kind, const struct swst_field *field)
{
    bool required = field->flags & SWST_REQUIRED;

    (void)kind;
    if (!goes(field) || field->type == SWST_REFERENCE)
        return SWST__STAYS;
    if (field->type == SWST_TEXT)
        return required || !(field->flags & SWST_PERSONAL) ? SWST__WORD : SWST__UNSET;
    if (field->type == SWST_DAY && field->flags & SWST_PERSONAL)
        return SWST__YEAR;
    return required ? SWST__LEAST : SWST__UNSET;
}

const char *swst__erasing_word(const struct swst_field *field)
{
    return field == SWST__FIELD(attachment, sha256) ? NO_HASH : SWST__ERASED_WORD;
}

bool swst__is_erased(const swst_record *record)
{
    const char *name = record->kind == &swst__kinds[swst__kind_client]
        ? swst__record_text(record, SWST__FIELD(client, name)) : NULL;

    return name && strcmp(name, SWST__ERASED_WORD) == 0;
}

swst_status swst__client_is_erased(swst_store *store, int64_t client_id, bool *erased)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT 1 FROM main.client WHERE id = ? AND name = ?",
                                       &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, client_id);
    swst__db_bind_text(statement, 2, SWST__ERASED_WORD);
    status = swst__db_step(statement);
    *erased = status == SWST_ROW;
    swst__db_give_back(statement);
    return status < 0 ? status : SWST_OK;
}

/* -------------------------------------------------------------------- one row */

/* Whether anything stands in a field that an erasure would not leave there: 1 or 0. */
static void add_question(struct swst__text *sql, const struct swst_field *field,
                         enum swst__erasing erasing)
{
    switch (erasing) {
    case SWST__STAYS:
        swst__text_add(sql, ", 0");
        break;
    case SWST__UNSET:
        swst__text_add(sql, ", \"%s\" IS NOT NULL", field->name);
        break;
    case SWST__WORD:
        swst__text_add(sql, ", \"%s\" IS NOT NULL AND \"%s\" <> '%s'", field->name, field->name,
                       swst__erasing_word(field));
        break;
    case SWST__YEAR:
        swst__text_add(sql, ", CASE WHEN typeof(\"%s\") = 'integer' THEN \"%s\" END", field->name,
                       field->name);
        break;
    case SWST__LEAST:
        swst__text_add(sql, ", \"%s\" <> %" PRId64, field->name, field->min);
        break;
    }
}

/* The column of a sealed field holds nothing, or a placeholder that stays: what was there
 * is in its box. */
static enum swst__erasing in_column(const swst_store *store, const swst_kind *kind,
                                    const struct swst_field *field)
{
    return swst__sealed_hides(store, field) ? SWST__STAYS : swst__erasing_of(kind, field);
}

static bool counts_no_more(const swst_kind *kind)
{
    for (unsigned i = 0; i < kind->field_count; i++)
        if (swst__erasing_of(kind, &kind->fields[i]) == SWST__LEAST)
            return true;
    return false;
}

/* One column for every field, behind that of the reason for which the row was voided. */
static swst_status ask(swst_store *store, const swst_kind *kind, struct swst__statement **asked)
{
    struct swst__text sql = { 0 };

    swst__text_add(&sql, "SELECT (void_reason IS NOT NULL AND void_reason <> '%s')%s",
                   SWST__ERASED_WORD, counts_no_more(kind) ? " OR voided_at IS NULL" : "");
    for (unsigned i = 0; i < kind->field_count; i++)
        add_question(&sql, &kind->fields[i], in_column(store, kind, &kind->fields[i]));
    swst__text_add(&sql, " FROM main.\"%s\" WHERE id = ?1", kind->name);
    return swst__row_take(store, &sql, asked);
}

/* ?1 the row, ?2 the first day of a year. */
static void add_change(struct swst__text *sql, const struct swst_field *field,
                       enum swst__erasing erasing)
{
    switch (erasing) {
    case SWST__STAYS:
        break;
    case SWST__UNSET:
        swst__text_add(sql, ", \"%s\" = NULL", field->name);
        break;
    case SWST__WORD:
        swst__text_add(sql, ", \"%s\" = CASE WHEN \"%s\" IS NOT NULL THEN '%s' END", field->name,
                       field->name, swst__erasing_word(field));
        break;
    case SWST__YEAR:
        swst__text_add(sql, ", \"%s\" = ?2", field->name);
        break;
    case SWST__LEAST:
        swst__text_add(sql, ", \"%s\" = %" PRId64, field->name, field->min);
        break;
    }
}

static swst_status take_change(swst_store *store, const swst_kind *kind,
                               struct swst__statement **change)
{
    struct swst__text sql = { 0 };

    if (counts_no_more(kind))
        swst__text_add(&sql, "UPDATE main.\"%s\" SET void_reason = '%s',"
                             " voided_at = coalesce(voided_at, recorded_at),"
                             " voided_by = coalesce(voided_by, recorded_by)",
                       kind->name, SWST__ERASED_WORD);
    else
        swst__text_add(&sql, "UPDATE main.\"%s\" SET void_reason ="
                             " CASE WHEN voided_at IS NOT NULL THEN '%s' END",
                       kind->name, SWST__ERASED_WORD);
    for (unsigned i = 0; i < kind->field_count; i++)
        add_change(&sql, &kind->fields[i], in_column(store, kind, &kind->fields[i]));
    if (kind == &swst__kinds[swst__kind_client])
        swst__text_add(&sql, ", birth_precision = CASE WHEN ?2 IS NULL THEN birth_precision"
                             " WHEN coalesce(birth_precision, 0) < %d THEN %d"
                             " ELSE birth_precision END",
                       SWST_BIRTH_PRECISION_YEAR, SWST_BIRTH_PRECISION_YEAR);
    swst__text_add(&sql, " WHERE id = ?1");
    return swst__row_take(store, &sql, change);
}

/* A year that is not known is none: NULL. */
struct year {
    bool known;
    int64_t first;
};

static swst_status overwrite(swst_store *store, const swst_kind *kind, int64_t id,
                             const struct year *year)
{
    struct swst__statement *change;
    swst_status status = take_change(store, kind, &change);

    if (status)
        return status;
    swst__db_bind_int(change, 1, id);
    if (year->known)
        swst__db_bind_int(change, 2, year->first);
    return swst__db_finish(change);
}

static int64_t first_of_year(int64_t day)
{
    return swst__bucket_of(SWST__PER_YEAR, day).first;
}

/* What stands in the row; whether it is there at all. */
static void read_answer(const struct swst__statement *asked, const swst_kind *kind,
                        struct swst__erased_rows *found, struct year *year)
{
    found->reasons = swst__db_int(asked, 0) != 0;
    for (unsigned i = 0; i < kind->field_count; i++) {
        bool is_day = swst__erasing_of(kind, &kind->fields[i]) == SWST__YEAR;
        int column = (int)i + 1;

        if (is_day && !swst__db_is_null(asked, column)) {
            *year = (struct year){ true, first_of_year(swst__db_day(asked, column)) };
            if (year->first != swst__db_int(asked, column))
                found->fields |= UINT64_C(1) << i;
        } else if (!is_day && swst__db_int(asked, column)) {
            found->fields |= UINT64_C(1) << i;
        }
    }
}

swst_status swst__erase_row(swst_store *store, const swst_kind *kind, int64_t id, bool apply,
                            struct swst__erased_rows *erased)
{
    struct swst__erased_rows found = { 0 };
    struct year year = { false, 0 };
    struct swst__statement *asked;
    swst_status status = ask(store, kind, &asked), sealed;

    if (status)
        return status;
    swst__db_bind_int(asked, 1, id);
    if ((status = swst__db_step(asked)) == SWST_ROW)
        read_answer(asked, kind, &found, &year);
    swst__db_give_back(asked);
    if (status == SWST_ROW && (sealed = swst__sealed_erase(store, kind, id, apply, &found.fields)))
        return sealed;
    if (status != SWST_ROW || (!found.fields && !found.reasons))
        return status < 0 ? status : SWST_OK;
    erased->rows++;
    erased->fields |= found.fields;
    erased->reasons |= found.reasons;
    return apply ? overwrite(store, kind, id, &year) : SWST_OK;
}

/* ------------------------------------------------------------------- journals */

static swst_status forget_keys(swst_store *store, int64_t client_id)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "DELETE FROM main.client_key WHERE client_id = ?",
                                       &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, client_id);
    return swst__db_finish(statement);
}

/* An import that is taken back leaves such a row as it is. */
swst_status swst__erase_journals(swst_store *store, const swst_kind *kind, int64_t id)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "DELETE FROM main.import_change WHERE kind = ?"
                                              " AND record_id = ?", &statement);

    if (status)
        return status;
    swst__db_bind_text(statement, 1, kind->name);
    swst__db_bind_int(statement, 2, id);
    status = swst__db_finish(statement);
    return status || kind != &swst__kinds[swst__kind_client] ? status : forget_keys(store, id);
}
