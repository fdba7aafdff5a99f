/* The household that a row of a ledger tells of. Which one: by the number of the household,
 * else by the number of the head's card, else by the head's name in the area, among heads on
 * record and those met in the file. A household whose head has not come yet waits for the
 * row of the head. */
#include "base/memory.h"
#include "exchange/ledger_take.h"

#include <string.h>

/* ----------------------------------------------------------------- what is said */

static bool has_words(const struct swst__ledger_row *row)
{
    return row->is_head || *row->household_number || *row->head || *row->head_number
        || *row->relation;
}

/* Whether it says which household, or makes one. */
static bool says_which(const struct swst__ledger_row *row)
{
    return row->is_head || *row->household_number || *row->head || *row->head_number;
}

static bool has_category(const struct swst__ledger_row *row)
{
    bool found = false;

    for (size_t i = 0; i < row->category_count; i++)
        found = found || row->categories[i].of_household;
    return found;
}

/* The column that a sentence about the household is about: the first that there is. */
static size_t column_of(const struct swst_ledger *ledger)
{
    static const enum swst__ledger_field fields[] = {
        SWST__LEDGER_HEAD, SWST__LEDGER_HEAD_NUMBER, SWST__LEDGER_RELATION,
        SWST__LEDGER_HOUSEHOLD, SWST__LEDGER_NAME
    };
    size_t column = SWST__LEDGER_NO_COLUMN;

    for (size_t i = 0; i < sizeof fields / sizeof *fields
                       && column == SWST__LEDGER_NO_COLUMN; i++)
        column = swst__ledger_column(ledger, fields[i]);
    return column;
}

static swst_status reject(struct swst_ledger *ledger, enum swst__message message, size_t column)
{
    const char *heading = column < ledger->header.column_count
        ? ledger->header.columns[column].heading : "";

    return swst__ledger_reject(ledger, &ledger->row,
                               swst__fail_text(SWST_EINVALID, message, heading), column);
}

/* ------------------------------------------------------------------- which one */

/* The number and name of the head: the person's own, or those the row gives. */
static const char *card_of_head(const struct swst__ledger_row *row)
{
    const char *own = ((const struct swst_client *)row->client)->id_number;

    return row->is_head ? (own ? own : "") : row->head_number;
}

static const char *name_of_head(const struct swst__ledger_row *row,
                                const struct swst__ledger_who *who)
{
    const char *own = ((const struct swst_client *)who->client)->name;

    return row->is_head ? (own ? own : "") : row->head;
}

/* One found by the head's name is another's if that head has another card; and a head joins
 * none that has a head. */
static const struct swst__home *find_by_head(const struct swst_ledger *ledger,
                                             const struct swst__ledger_row *row,
                                             const struct swst__ledger_who *who)
{
    const struct swst__homes *homes = &ledger->people->homes;
    const char *card = card_of_head(row), *name = name_of_head(row, who);
    const struct swst__home *home = *card
        ? swst__homes_find(homes, swst__home_of_card(card)) : NULL;

    if (!home && *name)
        home = swst__homes_find(homes, swst__home_of_head(name, who->area_id));
    else if (home)
        return row->is_head && !(home->flags & SWST__HOME_HEADLESS) ? NULL : home;
    if (home && *card && (home->flags & SWST__HOME_HAS_NUMBER))
        home = NULL;
    return home && row->is_head && !(home->flags & SWST__HOME_HEADLESS) ? NULL : home;
}

/* NULL when there is none, or when it is not clear which: `wrong` then says why. */
static const struct swst__home *find_home(const struct swst_ledger *ledger,
                                          const struct swst__ledger_row *row,
                                          const struct swst__ledger_who *who,
                                          enum swst__message *wrong)
{
    const struct swst__homes *homes = &ledger->people->homes;
    bool numbered = *row->household_number;
    bool elsewhere = numbered
        && swst__homes_find(homes, swst__home_of_number(row->household_number, 0));
    const struct swst__home *home = numbered
        ? swst__homes_find(homes, swst__home_of_number(row->household_number, who->area_id))
        : NULL;

    if (!home && !elsewhere && (!numbered || row->is_head))
        home = find_by_head(ledger, row, who);      /* one that waits is given the number */
    *wrong = SWST__MESSAGES;
    if (home && (home->flags & SWST__HOME_SEVERAL))
        *wrong = SWST__LEDGER_SEVERAL_HEADS;
    else if (!home && elsewhere)
        *wrong = SWST__LEDGER_NUMBER_ELSEWHERE;
    return *wrong == SWST__MESSAGES ? home : NULL;
}

/* What later rows may call this household. */
static void note_home(struct swst_ledger *ledger, const struct swst__ledger_row *row,
                      const struct swst__ledger_who *who)
{
    struct swst__homes *homes = &ledger->people->homes;
    const char *card = card_of_head(row), *name = name_of_head(row, who);
    unsigned flags = (row->is_head ? 0 : SWST__HOME_HEADLESS)
                     | (*card ? SWST__HOME_HAS_NUMBER : 0);

    if (*row->household_number) {
        swst__homes_note(homes, swst__home_of_number(row->household_number, 0),
                         who->household_id, 0);
        swst__homes_note(homes, swst__home_of_number(row->household_number, who->area_id),
                         who->household_id, 0);
    }
    if (*row->household_number && !row->is_head)
        return;                         /* its head, too, will come with the number */
    if (*card)
        swst__homes_note(homes, swst__home_of_card(card), who->household_id, flags);
    if (*name)
        swst__homes_note(homes, swst__home_of_head(name, who->area_id), who->household_id, flags);
}

/* -------------------------------------------------------------------- household */

static swst_status fill(swst_record *record, const struct swst_field *field, const char *text)
{
    return !text || !*text || swst__record_has(record, field)
        ? SWST_OK : swst__record_set_text(record, field, text);
}

/* Address and phone are those of the head; what is there already stays. */
static swst_status fill_household(const struct swst__ledger_row *row,
                                  const struct swst__ledger_who *who, swst_record *household)
{
    const struct swst_client *client = (const struct swst_client *)who->client;
    swst_status status = fill(household, SWST__FIELD(household, number), row->household_number);

    if (!status && row->is_head)
        status = fill(household, SWST__FIELD(household, address), client->address);
    if (!status && row->is_head)
        status = fill(household, SWST__FIELD(household, phone), client->phone);
    return status;
}

static swst_status make_household(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                  struct swst__ledger_who *who)
{
    swst_record *household = swst_record_new(&swst__kinds[swst__kind_household]);
    swst_status status = household
        ? swst__record_set_int(household, SWST__FIELD(household, area_id), who->area_id)
        : swst__fail_memory();

    if (!status)
        status = fill_household(row, who, household);
    if (!status)
        status = swst__ledger_put(ledger, household, NULL);
    if (!status) {
        who->household_id = household->header.id;
        who->new_household = true;
    }
    swst_record_free(household);
    return status;
}

static swst_status change_household(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                    struct swst__ledger_who *who)
{
    swst_record *household = NULL, *before = NULL;
    swst_status status;

    if (!row->is_head && !*row->household_number)
        return SWST_OK;
    status = swst__ledger_change(ledger, &swst__kinds[swst__kind_household], who->household_id,
                                 &household, &before);
    if (!status)
        status = fill_household(row, who, household);
    if (!status)
        status = swst__ledger_put(ledger, household, before);
    swst_record_free(household);
    swst_record_free(before);
    return status;
}

/* ----------------------------------------------------------------------- member */

/* Of another member, living and from that day on. */
static swst_status find_head(struct swst_ledger *ledger, const struct swst__ledger_who *who,
                             int64_t start, int64_t *head)
{
    return swst__ledger_ask(ledger, "SELECT member.id FROM household_member member"
        " JOIN client ON client.id = member.client_id"
        " WHERE member.household_id = ?1 AND member.is_head = 1 AND member.voided_at IS NULL"
        " AND member.client_id <> ?2 AND coalesce(member.ends_on, ?3) >= ?3"
        " AND (coalesce(client.exit_reason, 0) <> 1 OR coalesce(client.exited_on, ?3 + 1) > ?3)"
        " LIMIT 1", who->household_id, who->client_id, start, head);
}

/* There is one living head, and that one stays. */
static swst_status set_head(struct swst_ledger *ledger, struct swst__ledger_row *row,
                            const struct swst__ledger_who *who, swst_record *member)
{
    int64_t start = swst__record_int(member, SWST__FIELD(household_member, starts_on));
    int64_t head = 0;
    swst_status status;

    if (!row->is_head || ((const struct swst_household_member *)member)->is_head)
        return SWST_OK;
    status = who->new_household ? SWST_OK : find_head(ledger, who, start, &head);
    if (!status && head)
        return swst__ledger_remark(row, SWST__LEDGER_HEAD_THERE, column_of(ledger));
    return status ? status
        : swst__record_set_int(member, SWST__FIELD(household_member, is_head), 1);
}

static swst_status put_member(struct swst_ledger *ledger, struct swst__ledger_row *row,
                              const struct swst__ledger_who *who, swst_record *member,
                              const swst_record *before)
{
    swst_status status = *row->relation
        ? swst__record_set_text(member, SWST__FIELD(household_member, relation), row->relation)
        : SWST_OK;

    if (!status)
        status = set_head(ledger, row, who, member);
    return status ? status : swst__ledger_put(ledger, member, before);
}

static swst_status make_member(struct swst_ledger *ledger, struct swst__ledger_row *row,
                               const struct swst__ledger_who *who)
{
    swst_record *member = swst_record_new(&swst__kinds[swst__kind_household_member]);
    swst_status status = member ? SWST_OK : swst__fail_memory();

    if (!status)
        status = swst__record_set_int(member, SWST__FIELD(household_member, household_id),
                                      who->household_id);
    if (!status)
        status = swst__record_set_int(member, SWST__FIELD(household_member, client_id),
                                      who->client_id);
    if (!status)
        status = swst__record_set_int(member, SWST__FIELD(household_member, starts_on),
                                      who->start);
    if (!status)
        status = put_member(ledger, row, who, member, NULL);
    swst_record_free(member);
    return status;
}

/* Who is in a household stays there. */
static swst_status change_member(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                 struct swst__ledger_who *who, int64_t member_id)
{
    swst_record *member = NULL, *before = NULL;
    enum swst__message wrong;
    const struct swst__home *said;
    swst_status status = swst__ledger_change(ledger, &swst__kinds[swst__kind_household_member],
                                             member_id, &member, &before);

    if (!status) {
        who->household_id = ((struct swst_household_member *)member)->household_id;
        said = find_home(ledger, row, who, &wrong);
        status = said && said->household_id != who->household_id
            ? swst__ledger_remark(row, SWST__LEDGER_STAYS, column_of(ledger))
            : put_member(ledger, row, who, member, before);
    }
    if (!status && row->is_head && ((struct swst_household_member *)member)->is_head)
        note_home(ledger, row, who);
    swst_record_free(member);
    swst_record_free(before);
    return status;
}

/* ------------------------------------------------------------------------- row */

static swst_status join(struct swst_ledger *ledger, struct swst__ledger_row *row,
                        struct swst__ledger_who *who)
{
    enum swst__message wrong;
    const struct swst__home *home = find_home(ledger, row, who, &wrong);
    swst_status status;

    if (wrong != SWST__MESSAGES)
        return reject(ledger, wrong, *row->household_number
                      ? swst__ledger_column(ledger, SWST__LEDGER_HOUSEHOLD) : column_of(ledger));
    who->household_id = home ? home->household_id : 0;
    status = home ? change_household(ledger, row, who)
                               : make_household(ledger, row, who);
    if (!status && !row->rejected)
        status = make_member(ledger, row, who);
    if (!status && !row->rejected && (row->is_head || who->new_household))
        note_home(ledger, row, who);
    return status;
}

static swst_status find_member(struct swst_ledger *ledger, const struct swst__ledger_who *who,
                               int64_t *member_id)
{
    *member_id = 0;
    return who->is_new ? SWST_OK
        : swst__ledger_ask(ledger, "SELECT id FROM household_member WHERE client_id = ?1"
                           " AND voided_at IS NULL AND coalesce(ends_on, ?2) >= ?2"
                           " ORDER BY starts_on, id LIMIT 1", who->client_id, ledger->as_of, 0,
                           member_id);
}

swst_status swst__ledger_take_household(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                        struct swst__ledger_who *who)
{
    bool category = has_category(row);
    int64_t member_id;
    swst_status status;

    if (!has_words(row) && !category)
        return SWST_OK;
    status = swst__homes_know(&ledger->people->homes, ledger->store, ledger->as_of);
    if (!status)
        status = find_member(ledger, who, &member_id);
    if (status)
        return status;
    if (member_id)
        return change_member(ledger, row, who, member_id);
    if (!has_words(row))
        row->is_head = true;            /* a household of one */
    if (!says_which(row))
        return category ? reject(ledger, SWST__LEDGER_WHOSE, column_of(ledger))
                        : swst__ledger_remark(row, SWST__LEDGER_WHOSE, column_of(ledger));
    return join(ledger, row, who);
}
