#include "domain/duties.h"

#include "base/memory.h"
#include "model/structs.h"

#include <string.h>

enum { ENROLMENT_ID, ENROLMENT_STARTS, ENROLMENT_ENDS, ENROLMENT_PROGRAMME };

/* A level is told by the least id of its rules; a level without rules by none. */
#define LEVELS \
    "(SELECT level AS named, min(id) AS number FROM contact_rule" \
    "  WHERE level IS NOT NULL AND voided_at IS NULL GROUP BY level)"

/* ------------------------------------------------------------------- rules */

/* As often as a rule may say, whatever a damaged row says. */
static int64_t times_of(const struct swst__statement *row, int column)
{
    const struct swst_field *field = SWST__FIELD(contact_rule, times);
    int64_t times = swst__db_int(row, column);

    return times < field->min ? field->min : times > field->max ? field->max : times;
}

static swst_status read_rule(const struct swst__statement *row, struct swst__contact_rule *rule)
{
    const char *level = swst__db_text(row, 9);

    *rule = (struct swst__contact_rule){
        .id = swst__db_int(row, 0), .level = swst__db_int(row, 1),
        .programme_id = swst__db_int(row, 2), .times = times_of(row, 3),
        .per = (enum swst__per)swst__db_int(row, 4), .channels = swst__db_int(row, 5),
        .purpose = swst__db_int(row, 6),
        .days = { swst__db_is_null(row, 7) ? SWST__FIRST_DAY : swst__db_day(row, 7),
                  swst__db_is_null(row, 8) ? SWST__LAST_DAY : swst__db_day(row, 8) },
    };
    return !level || (rule->level_name = swst__strdup(level)) ? SWST_OK : swst__fail_memory();
}

static swst_status read_rules(struct swst__duties *duties, swst_store *store)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store,
        "SELECT id, number, programme_id, times, per, channels, purpose, starts_on, ends_on, level"
        " FROM contact_rule LEFT JOIN " LEVELS " ON named = level"
        " WHERE voided_at IS NULL ORDER BY id",
        &statement);
    size_t room = 0;

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        struct swst__contact_rule *rules = swst__grow(duties->rules, &room, duties->rule_count,
                                                      sizeof *rules);

        if (!rules) {
            status = SWST_ENOMEM;
            break;
        }
        duties->rules = rules;
        if ((status = read_rule(statement, &rules[duties->rule_count++])))
            break;
    }
    swst__db_give_back(statement);
    return status;
}

/* -------------------------------------------------------------------- life */

swst_status swst__duties_open(struct swst__duties *duties, swst_store *store, int64_t as_of)
{
    swst_status status = read_rules(duties, store);

    duties->as_of = as_of;
    if (!status)
        status = swst__tiers_open(&duties->tiers, store);
    if (!status)
        status = swst__feed_open(&duties->enrolments, store,
            "SELECT client_id, id, starts_on, coalesce(ends_on, ?1), programme_id"
            " FROM enrolment WHERE voided_at IS NULL AND client_id >= ?3 ORDER BY client_id",
            4, SWST__LAST_DAY, 0);
    return status || duties->given ? status
        : swst__contacts_open(&duties->visits, store,
                              (struct swst__span){ SWST__FIRST_DAY, as_of }, false);
}

swst_status swst__tiers_open(struct swst__feed *feed, swst_store *store)
{
    return swst__feed_open(feed, store,
        "SELECT client_id, id, starts_on, coalesce(ends_on, ?1), coalesce(number, -1)"
        " FROM tier LEFT JOIN " LEVELS " ON named = level"
        " WHERE voided_at IS NULL AND client_id >= ?3 ORDER BY client_id",
        4, SWST__LAST_DAY, 0);
}

/* Client by client: what lies outside the days is not read, however long it is kept. */
#define CONTACTS_WITHIN(minutes)                                                             \
    "SELECT client.id, visit.id, visited_on, channel, result, purpose" minutes               \
    " FROM client CROSS JOIN visit WHERE client.id >= ?3 AND visit.client_id = client.id"    \
    " AND visit.voided_at IS NULL AND visited_on BETWEEN ?1 AND ?2"                          \
    " ORDER BY client.id, visited_on"
#define CONTACTS_UP_TO(minutes)                                                              \
    "SELECT client_id, id, visited_on, channel, result, purpose" minutes " FROM visit"       \
    " WHERE client_id >= ?3 AND voided_at IS NULL AND visited_on BETWEEN ?1 AND ?2"          \
    " ORDER BY client_id, visited_on"

swst_status swst__contacts_open(struct swst__feed *feed, swst_store *store,
                                struct swst__span days, bool with_minutes)
{
    static const char *const sql[2][2] = {
        { CONTACTS_WITHIN(""), CONTACTS_WITHIN(", coalesce(minutes, 0)") },
        { CONTACTS_UP_TO(""), CONTACTS_UP_TO(", coalesce(minutes, 0)") },
    };

    return swst__feed_open(feed, store, sql[days.first == SWST__FIRST_DAY][with_minutes],
                           with_minutes ? 6 : 5, days.first, days.last);
}

void swst__duties_close(struct swst__duties *duties)
{
    swst__feed_close(&duties->tiers);
    swst__feed_close(&duties->enrolments);
    swst__feed_close(&duties->visits);
    swst__spans_free(&duties->scope);
    swst__spans_free(&duties->held);
    swst__spans_free(&duties->in_rule);
    swst__spans_free(&duties->eligible);
    swst__spans_free(&duties->both);
    for (size_t i = 0; i < duties->rule_count; i++)
        swst_free(duties->rules[i].level_name);
    swst_free(duties->rules);
    swst_free(duties->tier_days);
    swst_free(duties->contacts);
    swst_free(duties->days);
    memset(duties, 0, sizeof *duties);
}

/* ---------------------------------------------------------------- a client */

static const struct swst__feed *visits_of(const struct swst__duties *duties)
{
    return duties->given ? duties->given : &duties->visits;
}

static swst_status make_room(struct swst__duties *duties)
{
    size_t visits = visits_of(duties)->count;
    void *tiers = swst__grow(duties->tier_days, &duties->tier_room, duties->tiers.count,
                             sizeof *duties->tier_days);
    void *contacts, *days;

    if (!tiers)
        return SWST_ENOMEM;
    duties->tier_days = tiers;
    if (!(contacts = swst__grow(duties->contacts, &duties->contact_room, visits,
                                sizeof *duties->contacts)))
        return SWST_ENOMEM;
    duties->contacts = contacts;
    if (!(days = swst__grow(duties->days, &duties->day_room, visits,
                            sizeof *duties->days)))
        return SWST_ENOMEM;
    duties->days = days;
    return SWST_OK;
}

static void keep_contacts(struct swst__duties *duties, const struct swst__feed *visits)
{
    duties->contact_count = 0;
    for (size_t i = 0; i < visits->count; i++) {
        const int64_t *row = visits->rows[i];

        if (row[SWST__CONTACT_RESULT] != swst__visit_result_VISIT_RESULT_DONE
            || row[SWST__CONTACT_DAY] > duties->as_of)
            continue;
        duties->contacts[duties->contact_count++] = (struct swst__contact){
            row[SWST__CONTACT_DAY], row[SWST__CONTACT_CHANNEL],
            row[SWST__CONTACT_PURPOSE] == SWST__NULL ? 0 : row[SWST__CONTACT_PURPOSE] };
    }
}

swst_status swst__duties_take(struct swst__duties *duties, const struct swst__person *person,
                              const struct swst__areas *areas)
{
    swst_status status = swst__feed_take(&duties->tiers, person->id);

    duties->made.rule = NULL;
    if (!status)
        status = swst__feed_take(&duties->enrolments, person->id);
    if (!status && !duties->given)
        status = swst__feed_take(&duties->visits, person->id);
    if (!status)
        status = make_room(duties);
    if (status)
        return status;
    for (size_t i = 0; i < duties->tiers.count; i++) {
        const int64_t *row = duties->tiers.rows[i];

        duties->tier_days[i] = (struct swst__dated){
            { row[SWST__TIER_STARTS], row[SWST__TIER_ENDS] }, row[SWST__TIER_ID] };
    }
    keep_contacts(duties, visits_of(duties));
    return swst__person_scope(person, areas, &duties->scope);
}

/* ----------------------------------------------------------------- sources */

static bool is_tier(const struct swst__duties *duties, size_t source)
{
    return source < duties->tiers.count;
}

static const int64_t *enrolment(const struct swst__duties *duties, size_t source)
{
    return duties->enrolments.rows[source - duties->tiers.count];
}

static struct swst__span days_enrolled(const struct swst__duties *duties, size_t source)
{
    const int64_t *row = enrolment(duties, source);

    return (struct swst__span){ row[ENROLMENT_STARTS], row[ENROLMENT_ENDS] };
}

int64_t swst__duties_enrolment(const struct swst__duties *duties, size_t source,
                               struct swst__span *days)
{
    if (is_tier(duties, source))
        return 0;
    if (days)
        *days = days_enrolled(duties, source);
    return enrolment(duties, source)[ENROLMENT_ID];
}

size_t swst__duties_sources(const struct swst__duties *duties)
{
    return duties->tiers.count + duties->enrolments.count;
}

bool swst__duties_in_force(const struct swst__duties *duties, size_t source, int64_t day)
{
    struct swst__span days;

    if (is_tier(duties, source))
        return swst__dated_on(duties->tier_days, duties->tiers.count, day) == (int64_t)source;
    days = days_enrolled(duties, source);
    return days.first <= day && day <= days.last;
}

bool swst__duties_applies(const struct swst__duties *duties, size_t source,
                          const struct swst__contact_rule *rule)
{
    if (is_tier(duties, source))
        return rule->level && rule->level == duties->tiers.rows[source][SWST__TIER_LEVEL];
    return rule->programme_id == enrolment(duties, source)[ENROLMENT_PROGRAMME];
}

static swst_status find_held(struct swst__duties *duties, size_t source)
{
    if (is_tier(duties, source))
        return swst__dated_spans(duties->tier_days, duties->tiers.count, source, &duties->held);
    swst__spans_clear(&duties->held);
    return swst__spans_add(&duties->held, days_enrolled(duties, source));
}

/* Most clients have one duty, and many ask for it in turn. */
static bool is_made(const struct swst__duties *duties, size_t source,
                    const struct swst__contact_rule *rule)
{
    return duties->made.rule == rule && duties->made_of == source;
}

swst_status swst__duties_make(struct swst__duties *duties, size_t source,
                              const struct swst__contact_rule *rule, struct swst__duty *duty)
{
    swst_status status;

    if (is_made(duties, source, rule)) {
        *duty = duties->made;
        return SWST_OK;
    }
    duties->made.rule = NULL;
    status = find_held(duties, source);
    swst__spans_clear(&duties->in_rule);
    if (!status)
        status = swst__spans_add(&duties->in_rule, rule->days);
    if (!status)
        status = swst__spans_meet(&duties->scope, &duties->held, &duties->both);
    if (!status)
        status = swst__spans_meet(&duties->both, &duties->in_rule, &duties->eligible);
    if (status)
        return status;
    *duty = (struct swst__duty){ rule, &duties->eligible, duties->days,
        swst__duty_days(rule, &duties->eligible, duties->contacts, duties->contact_count,
                        duties->as_of, duties->days) };
    duties->made = *duty;
    duties->made_of = source;
    return SWST_OK;
}
