#include "model/machine.h"

#include "base/text.h"
#include "model/structs.h"

#include <stdio.h>
#include <string.h>

struct move {
    int64_t from, to;                           /* 0 ends the moves of a machine */
    bool (*when)(const swst_record *record);    /* or NULL: always */
};

struct machine {
    int kind, field;
    int64_t unset;                              /* the word that an unset field counts as, or 0 */
    const struct move *moves;
};

/* ---------------------------------------------------------------- conditions */

static bool client_is_gone(const swst_record *record)
{
    return swst__case_client_is_gone(record);
}

static bool is_at_intake(const swst_record *record)
{
    return ((const struct swst_case *)record)->stage == swst__case_stage_CASE_STAGE_INTAKE;
}

/* --------------------------------------------------------------------- moves */

#define MACHINE(kind, field, choices, unset) static const struct move kind##_##field##_moves[] = {
#define MOVE(choices, from, to) { swst__##choices##_##from, swst__##choices##_##to, NULL },
#define MOVE_IF(choices, from, to, when) { swst__##choices##_##from, swst__##choices##_##to, when },
#define END_MACHINE(kind, field) { 0, 0, NULL } };
#include "model/machines.def"

static const struct machine machines[] = {
#define MACHINE(kind, field, choices, unset) \
    { swst__kind_##kind, swst__##kind##_##field, swst__##choices##_##unset, \
      kind##_##field##_moves },
#define MOVE(choices, from, to)
#define MOVE_IF(choices, from, to, when)
#define END_MACHINE(kind, field)
#include "model/machines.def"
};

enum { MACHINES = sizeof machines / sizeof *machines };

static const struct swst_field *field_of(const struct machine *machine)
{
    return &swst__kinds[machine->kind].fields[machine->field];
}

const char *swst_field_move(const swst_field *field, const char *from, size_t n)
{
    for (int i = 0; i < MACHINES; i++) {
        int64_t at = machines[i].unset;

        if (field_of(&machines[i]) != field)
            continue;
        if (from && *from)
            at = swst__choice_find(field->choices, from);
        for (const struct move *move = machines[i].moves; at && move->from; move++)
            if (move->from == at && !move->when && n-- == 0)
                return field->choices->words[move->to];
    }
    return NULL;
}

/* ------------------------------------------------------------------ checking */

static bool holds(const struct move *move, int64_t from, const swst_record *record)
{
    return move->from == from && (!move->when || move->when(record));
}

enum { LONGEST_LIST = 200 };

/* The words that the field tells to be allowed from here, joined for either
 * language. */
static void list_allowed(const struct machine *machine, int64_t from,
                         char lists[SWST__LANGUAGES][LONGEST_LIST])
{
    const struct swst__choices *choices = field_of(machine)->choices;
    size_t length[SWST__LANGUAGES] = { 0 };
    const char *word;

    for (size_t n = 0; (word = swst_field_move(field_of(machine), choices->words[from], n)); n++) {
        const char *const words[SWST__LANGUAGES] = {
            word, choices->labels[swst__choice_find(choices, word)].text[SWST__ZH] };

        for (int i = 0; i < SWST__LANGUAGES; i++)
            if (length[i] < LONGEST_LIST - 1)
                length[i] += (size_t)snprintf(lists[i] + length[i], LONGEST_LIST - length[i],
                    "%s%s", !length[i] ? "" : i == SWST__ZH ? "、" : ", ", words[i]);
    }
}

static swst_status refuse(const struct machine *machine, int64_t from, const swst_record *record,
                          enum swst__message message)
{
    char lists[SWST__LANGUAGES][LONGEST_LIST] = { "", "" };
    const swst_kind *kind = record->kind;
    const struct swst_field *field = field_of(machine);

    list_allowed(machine, from, lists);
    if (!*lists[SWST__EN])
        return swst__reject_as(SWST_ECONFLICT, kind, field, SWST__NO_MOVE);
    swst__fail_about(SWST_ECONFLICT, message,
                     &(struct swst__words){ { lists[SWST__EN], lists[SWST__ZH] } });
    swst__error_field(kind->name, field->name);
    return SWST_ECONFLICT;
}

static swst_status check(const struct machine *machine, const swst_record *record,
                         const swst_record *before)
{
    int64_t from = swst__record_int(before, field_of(machine));
    int64_t to = swst__record_int(record, field_of(machine));

    from = from ? from : machine->unset;
    to = to ? to : machine->unset;
    if (from == to || !from)
        return SWST_OK;
    for (const struct move *move = machine->moves; move->from; move++)
        if (move->to == to && holds(move, from, record))
            return SWST_OK;
    return refuse(machine, from, record, SWST__FORBIDDEN_MOVE);
}

swst_status swst__machine_refuse(const swst_record *record, const swst_field *field,
                                 enum swst__message message)
{
    int64_t from = swst__record_int(record, field);
    int at = 0;

    while (at < MACHINES - 1 && field_of(&machines[at]) != field)
        at++;
    return refuse(&machines[at], from ? from : machines[at].unset, record, message);
}

static bool is_held_without_day(const swst_record *record)
{
    return ((const struct swst_activity *)record)->state == swst__activity_state_ACTIVITY_STATE_HELD
        && !swst__record_has(record, SWST__FIELD(activity, held_on));
}

/* What is held keeps its day; one that came without it from a ledger waits for it. */
static swst_status check_held(const swst_record *record, const swst_record *before)
{
    return !is_held_without_day(record) || is_held_without_day(before) ? SWST_OK
        : swst__reject(record->kind, SWST__FIELD(activity, held_on), SWST__HELD_WITHOUT_DAY);
}

swst_status swst__machine_check(const swst_record *record, const swst_record *before)
{
    swst_status status = SWST_OK;

    if (record->header.voided)
        return SWST_OK;
    for (int i = 0; i < MACHINES && !status; i++)
        if (record->kind == &swst__kinds[machines[i].kind])
            status = check(&machines[i], record, before);
    if (!status && record->kind == &swst__kinds[swst__kind_case])
        status = swst__machine_check_case(record, before);
    if (!status && record->kind == &swst__kinds[swst__kind_activity])
        status = check_held(record, before);
    return status;
}
