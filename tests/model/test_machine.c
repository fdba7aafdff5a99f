/* State machines: every state and every move of each, against a table that is
 * written out here, asked of the field and of a store. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "machine-moves"
#include "../exchange/folder.h"

#include "model/machine.h"

/* From each word the words allowed, with a space behind each; apart those that
 * only some records may move to. */
struct state {
    const char *from, *to, *of_some;
};

static const struct state case_stages[] = {
    { "intake", "assessment ", "closed " }, { "assessment", "planning ", "closed " },
    { "planning", "intervention ", "closed " },
    { "intervention", "evaluation assessment ", "closed " }, { "evaluation", "closed ", "" },
    { "closed", "", "" }, { NULL, NULL, NULL }
};
static const struct state case_states[] = {
    { "open", "suspended closed ", "declined " }, { "suspended", "open ", "closed " },
    { "closed", "", "" }, { "declined", "", "" }, { NULL, NULL, NULL }
};
static const struct state group_stages[] = {
    { "preparing", "forming cancelled ", "" }, { "forming", "transition cancelled ", "" },
    { "transition", "mature cancelled ", "" }, { "mature", "ending cancelled ", "" },
    { "ending", "ended cancelled ", "" }, { "ended", "", "" }, { "cancelled", "", "" },
    { NULL, NULL, NULL }
};
static const struct state activity_states[] = {
    { "planned", "held cancelled postponed ", "" }, { "held", "", "" }, { "cancelled", "", "" },
    { "postponed", "planned ", "" }, { NULL, NULL, NULL }
};
static const struct state need_states[] = {
    { "open", "matched withdrawn ", "" }, { "matched", "delivered withdrawn ", "" },
    { "delivered", "satisfied mismatch withdrawn ", "" }, { "satisfied", "", "" },
    { "mismatch", "open ", "" }, { "withdrawn", "", "" }, { NULL, NULL, NULL }
};

static const struct machine {
    const char *kind, *field;
    const struct state *states;
} machines[] = {
    { "case", "stage", case_stages }, { "case", "state", case_states },
    { "group", "stage", group_stages }, { "activity", "state", activity_states },
    { "need", "state", need_states },
};

enum { MACHINES = sizeof machines / sizeof *machines };

static const swst_field *field_of(const struct machine *machine)
{
    return swst_field_find(swst_kind_find(machine->kind), machine->field);
}

static bool is_among(const char *words, const char *to)
{
    char word[40];

    snprintf(word, sizeof word, "%s ", to);
    return strstr(words, word) != NULL;
}

static bool allows(const struct state *state, const char *to)
{
    return is_among(state->to, to) || is_among(state->of_some, to);
}

static void the_field_tells_every_move_that_all_records_may_make(void **state)
{
    (void)state;
    for (int i = 0; i < MACHINES; i++)
        for (const struct state *it = machines[i].states; it->from; it++) {
            char told[200] = "";
            const char *word;

            for (size_t n = 0; (word = swst_field_move(field_of(&machines[i]), it->from, n)); n++) {
                assert_true(is_among(it->to, word));
                strcat(strcat(told, word), " ");
            }
            assert_int_equal(strlen(told), strlen(it->to));
        }
}

static void the_tables_of_this_test_know_every_word(void **state)
{
    (void)state;
    for (int i = 0; i < MACHINES; i++) {
        int32_t words = 0;

        for (const struct state *it = machines[i].states; it->from; it++)
            words++;
        assert_null(swst_field_choice(field_of(&machines[i]), words + 1));
        for (int32_t n = 1; n <= words; n++) {
            const char *word = swst_field_choice(field_of(&machines[i]), n);

            assert_string_equal(machines[i].states[n - 1].from, word);
        }
    }
}

static void an_unset_state_of_a_case_counts_as_open(void **state)
{
    const swst_field *field = swst_field_find(swst_kind_find("case"), "state");

    (void)state;
    assert_string_equal(swst_field_move(field, NULL, 0), swst_field_move(field, "open", 0));
    assert_string_equal(swst_field_move(field, "", 1), "closed");
    assert_null(swst_field_move(field, "", 2));
}

static void a_field_without_a_machine_has_no_moves(void **state)
{
    const swst_kind *kind = swst_kind_find("case");

    (void)state;
    assert_null(swst_field_move(swst_field_find(kind, "outcome"), "improved", 0));
    assert_null(swst_field_move(swst_field_find(kind, "stage"), "no such word", 0));
    assert_null(swst_field_move(swst_field_find(kind, "stage"), NULL, 0));
    assert_null(swst_field_move(NULL, "intake", 0));
}

/* --------------------------------------------------------------- in a store */

static void set(swst_record *record, const char *field, const char *value)
{
    assert_ok(swst_record_set(record, field, value));
}

/* A record that stands at `word`; of a case, as consistent as it can be, and
 * closed for a reason that lets it close from anywhere. */
static swst_record *standing(swst_store *store, const struct machine *machine, const char *word,
                             bool gone)
{
    swst_record *record = swst_record_new(swst_kind_find(machine->kind));

    set(record, machine->field, word);
    if (strcmp(machine->kind, "case") == 0) {
        set(record, "client_id", ID(given_client(store, given_area(store))));
        set(record, "worker_id", ID(given_worker(store, "Lin")));
        set(record, "supervisor_id", ID(given_worker(store, "Wen")));
        set(record, "opened_on", "2026-01-05");
        set(record, "closed_on", "2026-03-05");
        set(record, "close_reason", gone ? "lost" : "goals_met");
        set(record, "outcome", "improved");
        if (strcmp(machine->field, "state") == 0)
            set(record, "stage", strcmp(word, "closed") == 0 ? "closed"
                : strcmp(word, "open") == 0 && !gone ? "evaluation" : "intake");
        else if (strcmp(word, "closed") == 0)
            set(record, "state", "closed");
    } else if (strcmp(machine->kind, "group") == 0) {
        set(record, "name", "夕阳红");
        set(record, "type", "mutual_aid");
    } else if (strcmp(machine->kind, "activity") == 0) {
        set(record, "title", "中秋");
        set(record, "type", "community");
        set(record, "planned_on", "2026-09-25");
        set(record, "held_on", "2026-09-25");
    } else {
        set(record, "category", "food");
        set(record, "opened_on", "2026-01-05");
    }
    assert_ok(swst_record_save(store, record));
    return record;
}

static void move_to(swst_record *record, const struct machine *machine, const char *to)
{
    set(record, machine->field, to);
    if (strcmp(machine->kind, "case") != 0)
        return;
    if (strcmp(machine->field, "stage") == 0)
        set(record, "state", strcmp(to, "closed") == 0 ? "closed" : "open");
    else if (strcmp(to, "closed") == 0)
        set(record, "stage", "closed");
}

/* Without a reason a case closes from the evaluation alone, and is declined at
 * the intake alone. */
static bool expects(const struct machine *machine, const struct state *state, const char *to,
                    bool gone)
{
    if (!allows(state, to))
        return strcmp(state->from, to) == 0;
    if (strcmp(machine->kind, "case") != 0)
        return true;
    if (strcmp(to, "closed") == 0)
        return gone || strcmp(state->from, "evaluation") == 0 || strcmp(state->from, "open") == 0;
    return strcmp(to, "declined") != 0 || gone;
}

static void assert_names_the_field(const struct machine *machine)
{
    char field[40];

    snprintf(field, sizeof field, "%s.%s", machine->kind, machine->field);
    assert_string_equal(swst_error_field(), field);
}

static void assert_move(swst_store *store, const struct machine *machine,
                        const struct state *state, const char *to, bool gone)
{
    swst_record *record = standing(store, machine, state->from, gone), *kept;
    bool expected = expects(machine, state, to, gone);
    swst_status status;
    char *word;

    move_to(record, machine, to);
    status = swst_record_save(store, record);
    if (status != (expected ? SWST_OK : SWST_ECONFLICT))
        fail_msg("%s.%s from %s to %s: %s", machine->kind, machine->field, state->from, to,
                 swst_status_name(status));
    if (!expected && strcmp(machine->kind, "case") != 0)
        assert_names_the_field(machine);
    assert_ok(swst_record_load(store, swst_record_kind(record), swst_record_id(record), &kept));
    assert_ok(swst_record_get(kept, machine->field, &word));
    assert_string_equal(word, expected ? to : state->from);
    swst_free(word);
    swst_record_free(kept);
    swst_record_free(record);
}

static void a_store_keeps_every_allowed_move_and_refuses_every_other(void **state)
{
    int moves = 0;

    for (int i = 0; i < MACHINES; i++)
        for (const struct state *from = machines[i].states; from->from; from++)
            for (const struct state *to = machines[i].states; to->from; to++)
                for (int gone = 0; gone < 2; gone++, moves++)
                    assert_move(*state, &machines[i], from, to->from, gone);
    assert_int_equal(moves, 2 * (6 * 6 + 4 * 4 + 7 * 7 + 4 * 4 + 6 * 6));
}

static void a_refusal_names_the_words_allowed_in_either_language(void **state)
{
    swst_record *record = standing(*state, &machines[0], "intervention", false);

    set(record, "stage", "intake");
    assert_status(SWST_ECONFLICT, swst_record_save(*state, record));
    assert_error("forbidden_move", "case.stage");
    assert_non_null(strstr(swst_error_message("en"), "evaluation, assessment"));
    assert_null(strstr(swst_error_message("en"), "closed"));
    assert_non_null(strstr(swst_error_message("zh"), "、"));
    set(record, "close_reason", "died");
    assert_status(SWST_ECONFLICT, swst_record_save(*state, record));
    assert_null(strstr(swst_error_message("en"), "closed"));
    swst_record_free(record);
}

static void a_refusal_names_the_words_that_the_field_tells(void **state)
{
    for (int i = 0; i < MACHINES; i++)
        for (const struct state *from = machines[i].states; from->from && *from->to; from++) {
            swst_record *record = standing(*state, &machines[i], from->from, false);
            const char *word;

            set(record, machines[i].field, i == 4 ? "satisfied" : machines[i].states->from);
            if (swst_record_save(*state, record) == SWST_ECONFLICT
                && strcmp(swst_error_code(), "forbidden_move") == 0) {
                const char *told = strchr(swst_error_message("en"), ':') + 2;

                for (size_t n = 0; (word = swst_field_move(field_of(&machines[i]), from->from, n));
                     n++) {
                    assert_int_equal(strncmp(told, word, strlen(word)), 0);
                    told += strlen(word) + (told[strlen(word)] ? 2 : 0);
                }
                assert_string_equal(told, "");
            }
            swst_record_free(record);
        }
}

static void what_has_ended_says_that_it_moves_no_more(void **state)
{
    swst_record *record = standing(*state, &machines[3], "held", false);

    set(record, "state", "planned");
    assert_status(SWST_ECONFLICT, swst_record_save(*state, record));
    assert_error("no_move", "activity.state");
    swst_record_free(record);
}

/* --------------------------------------------------------- closing of a case */

static swst_record *evaluated(swst_store *store)
{
    return standing(store, &machines[0], "evaluation", false);
}

static void close_it(swst_record *record)
{
    set(record, "stage", "closed");
    set(record, "state", "closed");
}

static void a_case_is_closed_with_a_supervisor_an_outcome_and_a_day(void **state)
{
    static const char *const needed[] = { "supervisor_id", "outcome", "closed_on" };

    for (size_t i = 0; i < 3; i++) {
        swst_record *record = evaluated(*state);
        char field[40];

        close_it(record);
        set(record, needed[i], NULL);
        snprintf(field, sizeof field, "case.%s", needed[i]);
        assert_status(SWST_ECONFLICT, swst_record_save(*state, record));
        assert_error("closing_needs", field);
        swst_record_free(record);
    }
}

static void a_case_of_who_died_or_is_lost_needs_the_day_alone(void **state)
{
    static const char *const reasons[] = { "died", "lost" };

    for (size_t i = 0; i < 2; i++) {
        swst_record *record = standing(*state, &machines[0], "planning", false);

        close_it(record);
        set(record, "close_reason", reasons[i]);
        set(record, "supervisor_id", NULL);
        set(record, "outcome", NULL);
        set(record, "closed_on", NULL);
        assert_status(SWST_ECONFLICT, swst_record_save(*state, record));
        assert_error("closing_needs", "case.closed_on");
        set(record, "closed_on", "2026-03-05");
        assert_ok(swst_record_save(*state, record));
        swst_record_free(record);
    }
}

static void stage_and_state_are_closed_together(void **state)
{
    swst_record *record = evaluated(*state);

    set(record, "stage", "closed");
    assert_status(SWST_ECONFLICT, swst_record_save(*state, record));
    assert_error("closed_together", "case.state");
    set(record, "stage", "evaluation");
    set(record, "state", "closed");
    assert_status(SWST_ECONFLICT, swst_record_save(*state, record));
    assert_error("closed_together", "case.stage");
    swst_record_free(record);
}

static void the_stage_of_a_suspended_case_stays(void **state)
{
    swst_record *record = standing(*state, &machines[0], "planning", false);

    set(record, "state", "suspended");
    set(record, "stage", "intervention");
    assert_status(SWST_ECONFLICT, swst_record_save(*state, record));
    assert_error("stage_of_a_paused_case", "case.stage");
    set(record, "stage", "planning");
    assert_ok(swst_record_save(*state, record));
    set(record, "stage", "intervention");
    assert_status(SWST_ECONFLICT, swst_record_save(*state, record));
    assert_error("stage_of_a_paused_case", "case.stage");
    set(record, "state", "open");
    assert_status(SWST_ECONFLICT, swst_record_save(*state, record));
    set(record, "stage", "planning");
    assert_ok(swst_record_save(*state, record));
    set(record, "stage", "intervention");
    assert_ok(swst_record_save(*state, record));
    swst_record_free(record);
}

static void the_rest_of_a_closed_case_can_be_corrected(void **state)
{
    swst_record *record = standing(*state, &machines[0], "closed", false);

    set(record, "outcome", "partly");
    assert_ok(swst_record_save(*state, record));
    swst_record_free(record);
}

/* --------------------------------------------------------------------- loads */

static swst_load *read_stage(swst_store *store, int64_t id, const char *stage)
{
    char line[100];
    swst_load *load;

    snprintf(line, sizeof line, "{\"record\":\"group\",\"id\":%s,\"stage\":\"%s\"}\n", ID(id),
             stage);
    new_folder(FOLDER);
    put_text(IN("station.jsonl"), line);
    load = read_from(store, IN("station.jsonl"));
    clear_path(FOLDER);
    return load;
}

static void a_load_is_held_to_the_moves_too(void **state)
{
    swst_record *record = standing(*state, &machines[2], "forming", false);
    int64_t id = swst_record_id(record);
    swst_load *load = read_stage(*state, id, "ended");

    swst_record_free(record);
    assert_counts(load, 0, 0, 1);
    assert_problem(load, 0, "station.jsonl", 1, 0, "stage", "forbidden_move");
    swst_load_free(load);
    load = read_stage(*state, id, "cancelled");
    assert_counts(load, 0, 1, 0);
    assert_ok(swst_load_apply(load));
    swst_load_free(load);
    assert_value(*state, "group", id, "stage", "cancelled");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_field_tells_every_move_that_all_records_may_make),
        cmocka_unit_test(the_tables_of_this_test_know_every_word),
        cmocka_unit_test(an_unset_state_of_a_case_counts_as_open),
        cmocka_unit_test(a_field_without_a_machine_has_no_moves),
        station_test(a_store_keeps_every_allowed_move_and_refuses_every_other),
        station_test(a_refusal_names_the_words_allowed_in_either_language),
        station_test(a_refusal_names_the_words_that_the_field_tells),
        station_test(what_has_ended_says_that_it_moves_no_more),
        station_test(a_case_is_closed_with_a_supervisor_an_outcome_and_a_day),
        station_test(a_case_of_who_died_or_is_lost_needs_the_day_alone),
        station_test(stage_and_state_are_closed_together),
        station_test(the_stage_of_a_suspended_case_stays),
        station_test(the_rest_of_a_closed_case_can_be_corrected),
        station_test(a_load_is_held_to_the_moves_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
