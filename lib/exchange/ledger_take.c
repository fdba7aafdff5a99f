/* A row of a ledger becomes records: the person, the household, categories, the level and a
 * contact. All of the row is written, or nothing of it. */
#include "exchange/ledger_take.h"

#include "base/memory.h"
#include "store/imports.h"
#include "store/sight.h"

#include <string.h>

void swst__ledger_people_free(struct swst__ledger_people *people)
{
    if (!people)
        return;
    for (size_t i = 0; i < people->note_count; i++)
        swst_free(people->notes[i].before);
    swst_free(people->notes);
    swst__homes_free(&people->homes);
    swst__seen_free(&people->changed);
    swst_free(people);
}

size_t swst__ledger_column(const struct swst_ledger *ledger, enum swst__ledger_field field)
{
    for (size_t i = 0; i < ledger->header.column_count; i++)
        if (ledger->header.columns[i].field == field)
            return i;
    return SWST__LEDGER_NO_COLUMN;
}

swst_status swst__ledger_ask(struct swst_ledger *ledger, const char *sql, int64_t first,
                             int64_t second, int64_t third, int64_t *id)
{
    *id = 0;
    return swst__db_ask(ledger->store, sql, first, second, third, id);
}

/* ------------------------------------------------------------------ what was before */

static swst_status note(struct swst__ledger_people *people, const swst_record *before,
                        const struct swst_field *field)
{
    struct swst__ledger_note *notes = swst__grow(people->notes, &people->note_room,
                                                 people->note_count, sizeof *notes);
    struct swst__ledger_note made = { before->kind, field, before->header.id, NULL };
    swst_status status;

    if (!notes)
        return SWST_ENOMEM;
    people->notes = notes;
    if ((status = swst_record_get(before, field->name, &made.before)))
        return status;
    notes[people->note_count++] = made;
    return SWST_OK;
}

/* Of a record that the import itself made there is nothing to say. */
static swst_status note_changes(struct swst_ledger *ledger, const swst_record *record,
                                const swst_record *before)
{
    int64_t first, last;
    swst_status status = SWST_OK;

    swst__batch_ids(ledger->batch, &first, &last);
    if (first && before->header.id >= first && before->header.id <= last)
        return SWST_OK;
    for (unsigned i = 0; i < record->kind->field_count && !status; i++)
        if (!swst__record_same(record, before, &record->kind->fields[i]))
            status = note(ledger->people, before, &record->kind->fields[i]);
    return status;
}

static swst_status write_note(struct swst_ledger *ledger, const struct swst__ledger_note *note,
                              bool again)
{
    const struct swst_record named = { .kind = note->kind, .header.id = note->id };

    return swst__import_note(ledger->store, ledger->number, &named, note->field->name,
                             note->before, again);
}

static void forget_notes(struct swst__ledger_people *people)
{
    for (size_t i = 0; i < people->note_count; i++)
        swst_free(people->notes[i].before);
    people->note_count = 0;
}

/* Notes of one record lie side by side, save when the row changed it twice. */
static swst_status keep_notes(struct swst_ledger *ledger)
{
    struct swst__ledger_people *people = ledger->people;
    const struct swst__ledger_note *last = NULL;
    swst_status status = SWST_OK;
    bool again = false;

    for (size_t i = 0; i < people->note_count && !status; i++) {
        const struct swst__ledger_note *it = &people->notes[i];

        if (!last || last->kind != it->kind || last->id != it->id)
            status = swst__seen_add(&people->changed, (unsigned)(it->kind - swst__kinds), it->id,
                                    &again);
        if (!status)
            status = write_note(ledger, it, again);
        last = it;
    }
    forget_notes(people);
    return status;
}

/* --------------------------------------------------------------------------- put */

static bool differs(const swst_record *record, const swst_record *before)
{
    bool differs = !before;

    for (unsigned i = 0; i < record->kind->field_count && !differs; i++)
        differs = !swst__record_same(record, before, &record->kind->fields[i]);
    return differs;
}

swst_status swst__ledger_put(struct swst_ledger *ledger, swst_record *record,
                             const swst_record *before)
{
    swst_status status;

    if (!differs(record, before))
        return SWST_OK;
    status = swst__record_check(record);
    if (!status)
        status = swst__batch_check(ledger->batch, record, before);
    if (!status && before)
        status = note_changes(ledger, record, before);
    if (!status)
        status = swst__batch_put(ledger->batch, record, before);
    if (status)
        return swst__ledger_reject(ledger, &ledger->row, status, SWST__LEDGER_NO_COLUMN);
    ledger->people->writes = true;
    return SWST_OK;
}

swst_status swst__ledger_change(struct swst_ledger *ledger, const swst_kind *kind, int64_t id,
                                swst_record **record, swst_record **before)
{
    swst_status status = swst__row_load(ledger->store, kind, id, before);

    if (!status && !(*record = swst_record_copy(*before)))
        status = swst__fail_memory();
    return status;
}

/* -------------------------------------------------------------------- categories */

static swst_status find_membership(struct swst_ledger *ledger, const struct swst__ledger_who *who,
                                   const struct swst__ledger_category *category, int64_t start,
                                   int64_t *id)
{
    bool of_household = category->of_household;
    struct swst__statement *statement;
    swst_status status;

    *id = 0;
    if (of_household ? who->new_household : who->is_new)
        return SWST_OK;
    status = swst__db_take(ledger->store, of_household
        ? "SELECT id FROM membership WHERE household_id = ?1 AND category_id = ?2"
          " AND voided_at IS NULL AND (starts_on = ?3 OR coalesce(ends_on, ?4) >= ?4)"
          " ORDER BY starts_on, id LIMIT 1"
        : "SELECT id FROM membership WHERE client_id = ?1 AND category_id = ?2"
          " AND voided_at IS NULL AND (starts_on = ?3 OR coalesce(ends_on, ?4) >= ?4)"
          " ORDER BY starts_on, id LIMIT 1", &statement);
    if (status)
        return status;
    swst__db_bind_int(statement, 1, of_household ? who->household_id : who->client_id);
    swst__db_bind_int(statement, 2, category->id);
    swst__db_bind_int(statement, 3, start);
    swst__db_bind_int(statement, 4, ledger->as_of);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        *id = swst__db_int(statement, 0);
    swst__db_give_back(statement);
    return status < 0 ? status : SWST_OK;
}

static swst_status say_membership(const struct swst__ledger_category *category,
                                  swst_record *membership)
{
    swst_status status = SWST_OK;

    if (*category->certificate)
        status = swst__record_set_text(membership, SWST__FIELD(membership, certificate_no),
                                       category->certificate);
    if (!status && *category->grade)
        status = swst__record_set_text(membership, SWST__FIELD(membership, grade),
                                       category->grade);
    if (!status && category->amount_fen >= 0)
        status = swst__record_set_int(membership, SWST__FIELD(membership, amount_fen),
                                      category->amount_fen);
    return status;
}

static swst_status make_membership(const struct swst__ledger_who *who,
                                   const struct swst__ledger_category *category, int64_t start,
                                   swst_record **membership)
{
    swst_record *made = *membership = swst_record_new(&swst__kinds[swst__kind_membership]);
    swst_status status = made
        ? swst__record_set_int(made, SWST__FIELD(membership, category_id), category->id)
        : swst__fail_memory();

    if (!status)
        status = category->of_household
            ? swst__record_set_int(made, SWST__FIELD(membership, household_id), who->household_id)
            : swst__record_set_int(made, SWST__FIELD(membership, client_id), who->client_id);
    return status ? status
        : swst__record_set_int(made, SWST__FIELD(membership, starts_on), start);
}

static swst_status take_category(struct swst_ledger *ledger, const struct swst__ledger_who *who,
                                 const struct swst__ledger_category *category)
{
    int64_t id, start = category->starts_on == SWST__LEDGER_NO_DAY ? who->start
                                                                  : category->starts_on;
    swst_record *membership = NULL, *before = NULL;
    swst_status status = find_membership(ledger, who, category, start, &id);

    if (!status)
        status = id ? swst__ledger_change(ledger, &swst__kinds[swst__kind_membership], id,
                                          &membership, &before)
                    : make_membership(who, category, start, &membership);
    if (!status)
        status = say_membership(category, membership);
    if (!status)
        status = swst__ledger_put(ledger, membership, before);
    swst_record_free(membership);
    swst_record_free(before);
    return status;
}

static swst_status take_categories(struct swst_ledger *ledger, const struct swst__ledger_row *row,
                                   const struct swst__ledger_who *who)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < row->category_count && !status && !row->rejected; i++)
        status = take_category(ledger, who, &row->categories[i]);
    return status;
}

/* -------------------------------------------------------------------------- level */

static swst_status make_tier(const struct swst__ledger_who *who, int64_t start,
                             swst_record **tier)
{
    swst_record *made = *tier = swst_record_new(&swst__kinds[swst__kind_tier]);
    swst_status status = made
        ? swst__record_set_int(made, SWST__FIELD(tier, client_id), who->client_id)
        : swst__fail_memory();

    return status ? status : swst__record_set_int(made, SWST__FIELD(tier, starts_on), start);
}

/* The level that holds; or the one that begins on the day in question. */
static swst_status find_tiers(struct swst_ledger *ledger, const struct swst__ledger_who *who,
                              int64_t start, int64_t *holds, int64_t *begins)
{
    swst_status status;

    *holds = *begins = 0;
    if (who->is_new)
        return SWST_OK;
    status = swst__ledger_ask(ledger, "SELECT id FROM tier WHERE client_id = ?1"
        " AND voided_at IS NULL AND coalesce(ends_on, ?2) >= ?2"
        " ORDER BY CASE WHEN starts_on <= ?2 THEN 0 ELSE 1 END, starts_on DESC, id DESC"
        " LIMIT 1", who->client_id, ledger->as_of, 0, holds);
    return status ? status
        : swst__ledger_ask(ledger, "SELECT id FROM tier WHERE client_id = ?1"
                           " AND voided_at IS NULL AND starts_on = ?2 ORDER BY id DESC LIMIT 1",
                           who->client_id, start, 0, begins);
}

static swst_status has_level(struct swst_ledger *ledger, int64_t tier_id, const char *level,
                             bool *has)
{
    swst_record *tier = NULL;
    swst_status status = swst__row_load(ledger->store, &swst__kinds[swst__kind_tier], tier_id,
                                        &tier);

    *has = !status && strcmp(((struct swst_tier *)tier)->level, level) == 0;
    swst_record_free(tier);
    return status;
}

static swst_status take_level(struct swst_ledger *ledger, const struct swst__ledger_row *row,
                              const struct swst__ledger_who *who)
{
    int64_t holds, begins, start = row->level_since == SWST__LEDGER_NO_DAY ? who->start
                                                                           : row->level_since;
    swst_record *tier = NULL, *before = NULL;
    bool has = false;
    swst_status status = find_tiers(ledger, who, start, &holds, &begins);

    if (!status && holds)
        status = has_level(ledger, holds, row->level, &has);
    if (status || has)
        return status;
    status = begins ? swst__ledger_change(ledger, &swst__kinds[swst__kind_tier], begins, &tier,
                                          &before) : make_tier(who, start, &tier);
    if (!status)
        status = swst__record_set_text(tier, SWST__FIELD(tier, level), row->level);
    if (!status)
        status = swst__ledger_put(ledger, tier, before);
    swst_record_free(tier);
    swst_record_free(before);
    return status;
}

/* ---------------------------------------------------------------------------- row */

static swst_status take_records(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                struct swst__ledger_who *who, bool *made_visit)
{
    swst_status status = swst__ledger_take_person(ledger, row, who);

    if (!status && !row->rejected && !ledger->of_visits)
        status = swst__ledger_take_household(ledger, row, who);
    if (!status && !row->rejected && !ledger->of_visits)
        status = take_categories(ledger, row, who);
    if (!status && !row->rejected && !ledger->of_visits && *row->level)
        status = take_level(ledger, row, who);
    if (!status && !row->rejected && row->says_visit)
        status = swst__ledger_take_visit(ledger, row, who, made_visit);
    return status;
}

/* All that was written of the row, or nothing. */
static swst_status finish(struct swst_ledger *ledger, const struct swst__ledger_row *row)
{
    struct swst__ledger_people *people = ledger->people;
    swst_status status;

    if (row->rejected) {
        swst__homes_forget(&people->homes);
        forget_notes(people);
        people->writes = false;
        return swst__batch_undo(ledger->batch);
    }
    status = swst__batch_keep(ledger->batch);
    if (!status)
        status = keep_notes(ledger);
    people->wrote = people->wrote || people->writes;
    people->writes = false;
    return status ? status : swst__homes_keep(&people->homes);
}

swst_status swst__ledger_take(struct swst_ledger *ledger, struct swst__ledger_row *row,
                              enum swst__ledger_outcome *outcome, int64_t *client_id)
{
    struct swst__ledger_who who = { 0 };
    bool made_visit = false;
    swst_status status;

    if (ledger->of_visits && !row->says_visit)
        status = swst__ledger_reject(ledger, row,
                                     swst__fail(SWST_EINVALID, SWST__LEDGER_NO_VISIT_DAY),
                                     swst__ledger_column(ledger, SWST__LEDGER_VISITED));
    else
        status = take_records(ledger, row, &who, &made_visit);
    if (!status)
        status = finish(ledger, row);
    *client_id = row->rejected ? 0 : who.client_id;
    *outcome = row->rejected ? SWST__LEDGER_REJECTED
             : (ledger->of_visits ? made_visit : who.is_new) ? SWST__LEDGER_CREATED
                                                             : SWST__LEDGER_UPDATED;
    swst_record_free(who.client);
    return status;
}
