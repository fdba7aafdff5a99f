/* A station with something in every field that can be sealed. */
#ifndef SWST_TESTS_SEALED_H
#define SWST_TESTS_SEALED_H

#include "../support/station.h"

#include "base/crypto.h"
#include "model/model.h"
#include "store/sealed.h"
#include "store/store.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define SEALED "sealed.swst"

static const unsigned char right_key[SWST_KEY_SIZE] = "the right key of thirty-two byte";
static const unsigned char wrong_key[SWST_KEY_SIZE] = "the wrong key of thirty-two byte";

/* Numbers of nobody: their area part is assigned to no place. */
#define NUMBER_1 "790101195001011235"
#define NUMBER_2 "790101195203045679"

/* What no file of a sealed station may hold, nor what is told of it. */
#define CANARY "Kanarienvogel"

struct sealed_station {
    int64_t client, visit, score, task, item, check, round;
};

static inline struct sealed_station given_secrets(swst_store *store)
{
    struct sealed_station it;
    int64_t area = given_area(store), worker = given_worker(store, "Wu");
    int64_t household = given_household(store, area), the_case, goal;

    it.client = given(store, "client", "name", "林小满", "area_id", ID(area), "registered_on",
                      "2020-01-01", "birth_date", "1950-01-01", "id_number", NUMBER_1, "phone",
                      "13800000000", "income_fen", "123456789012", "note", CANARY " client.note",
                      NULL);
    it.visit = given(store, "visit", "client_id", ID(it.client), "visited_on", "2026-01-01",
                     "channel", "home", "result", "done", "content", CANARY " visit.content",
                     "findings", CANARY " visit.findings 孩子夜里怕黑", NULL);
    the_case = given(store, "case", "client_id", ID(it.client), "worker_id", ID(worker),
                     "opened_on", "2026-01-01", "stage", "intake", "problem",
                     CANARY " case.problem", "plan", CANARY " case.plan", "evaluation",
                     CANARY " case.evaluation", NULL);
    given(store, "case_event", "case_id", ID(the_case), "happened_on", "2026-01-02", "event",
          "follow_up", "content", CANARY " case_event.content", NULL);
    goal = given(store, "case_goal", "case_id", ID(the_case), "text", CANARY " case_goal.text",
                 NULL);
    it.score = given(store, "case_score", "case_goal_id", ID(goal), "happened_on", "2026-01-03",
                     "score", "-7", NULL);
    it.task = given(store, "case_task", "case_id", ID(the_case), "title",
                    CANARY " case_task.title", NULL);
    given(store, "need", "client_id", ID(it.client), "category", "care", "opened_on",
          "2026-01-01", "state", "open", "text", CANARY " need.text", NULL);
    given(store, "service_gap", "client_id", ID(it.client), "reason", "refuses", "starts_on",
          "2026-01-01", "note", CANARY " service_gap.note", NULL);
    it.round = given(store, "assessment", "client_id", ID(it.client), "tool", "MoCA 1",
                     "assessed_on", "2026-01-01", "score", "17", "level", "3", "flags",
                     CANARY " assessment.flags", NULL);
    given(store, "tier", "client_id", ID(it.client), "level", "red", "starts_on", "2026-01-01",
          "reason", CANARY " tier.reason", NULL);
    it.item = given(store, "health_item", "client_id", ID(it.client), "item", "medicine", "text",
                    CANARY " health_item.text", "value", CANARY " health_item.value", NULL);
    given(store, "incident", "type", "crisis", "client_id", ID(it.client), "discovered_at",
          "2026-01-01T00:00:00.000Z", "agreement", CANARY " incident.agreement", "content",
          CANARY " incident.content", "parties", CANARY " incident.parties", NULL);
    it.check = given(store, "income_check", "household_id", ID(household), "checked_on",
                     "2026-01-01", "income_fen", "98765432101", "rigid", "true", "reason",
                     "illness", NULL);
    given(store, "text_slot", "month", "2026-01", "chapter", "problems", "text",
          CANARY " text_slot.text", NULL);
    given(store, "hold", "client_id", ID(it.client), "starts_on", "2026-01-01", "reason",
          CANARY " hold.reason", NULL);
    return it;
}

/* How many fields can be sealed, as their rows say. */
static inline int64_t fields_to_seal(void)
{
    int64_t count = 0;

    for (unsigned i = 0; i < swst__kind_count; i++)
        for (unsigned f = 0; f < swst__kinds[i].field_count; f++)
            count += swst__sealed_is(&swst__kinds[i].fields[f]);
    return count;
}

static inline swst_store *keyed(const unsigned char key[SWST_KEY_SIZE])
{
    swst_store *store = swst_store_new();

    assert_ok(swst_store_set_key(store, key, SWST_KEY_SIZE));
    return store;
}

static inline swst_store *opened_with(const unsigned char key[SWST_KEY_SIZE], const char *path)
{
    swst_store *store = keyed(key);

    assert_ok(swst_store_open(store, path));
    return store;
}

/* Sealed from the beginning. */
static inline swst_store *given_sealed_file(const char *path)
{
    swst_store *store = keyed(right_key);

    remove_file(path);
    assert_ok(swst_store_create(store, path));
    return store;
}

static inline void assert_no_canary(const char *path)
{
    static const char *const endings[] = { "", "-journal", "-wal", "-shm" };
    static const char *const canaries[] = { CANARY, NUMBER_1, NUMBER_2, "\xe6\x80\x95\xe9\xbb\x91" };
    char name[400];

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        for (size_t j = 0; j < sizeof canaries / sizeof *canaries; j++)
            if (file_holds(name, canaries[j]))
                fail_msg("%s holds %s", name, canaries[j]);
    }
}

#endif
