/* Cases at random, entered into a store and kept beside it as plain arrays, and
 * the rules of semantics 4.6 said once more in the plainest way. */
#ifndef SWST_TESTS_MODELLED_CASES_H
#define SWST_TESTS_MODELLED_CASES_H

#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/calendar.h"

enum { MODEL_CASES = 24, MODEL_EVENTS = 9, MODEL_DAYS = 90, MODEL_NEVER = 100000 };

struct model_event {
    int day;
    const char *event, *result;         /* result: or NULL */
    bool voided;
};

struct model_case {
    int64_t id, client;
    int opened, closed;                 /* closed: MODEL_NEVER when unset */
    const char *state, *stage, *type, *reason, *outcome;    /* or NULL */
    struct model_event events[MODEL_EVENTS];
    int count;
};

struct model {
    struct model_case cases[MODEL_CASES];
    int64_t first_client;
    unsigned seed;
};

/* The first day of the model is 2026-01-01; a day of it as text. */
static inline int64_t model_day(int day)
{
    int64_t first = 0;

    assert_true(swst__day_read("2026-01-01", &first));
    return first + day;
}

static inline const char *model_text(int day)
{
    static char texts[8][SWST__DAY_SIZE];
    static int next;
    char *text = texts[next++ % 8];

    swst__day_print(model_day(day), text);
    return text;
}

static inline int model_draw(struct model *model, int below)
{
    model->seed = model->seed * 1103515245U + 12345U;
    return (int)(model->seed >> 16 & 0x7fff) % below;
}

#define MODEL_PICK(model, ...) \
    (((const char *const[]){ __VA_ARGS__ })[model_draw(model, \
        (int)(sizeof(const char *[]){ __VA_ARGS__ } / sizeof(const char *)))])

static inline void model_add_event(swst_store *store, struct model *model, struct model_case *it)
{
    struct model_event *event = &it->events[it->count++];
    int64_t id;

    event->day = model_draw(model, MODEL_DAYS);
    event->event = MODEL_PICK(model, "follow_up", "follow_up", "follow_up", "suspend", "resume",
                              "review", "referral", "reopen");
    event->result = MODEL_PICK(model, "done", "done", "not_done", NULL);
    event->voided = model_draw(model, 8) == 0;
    id = given(store, "case_event", "case_id", ID(it->id), "happened_on", model_text(event->day),
               "event", event->event, "result", event->result, NULL);
    if (event->voided)
        assert_ok(void_it(store, "case_event", id, "wrong"));
}

static inline void model_add_case(swst_store *store, struct model *model, struct model_case *it,
                                  int64_t client, int64_t worker)
{
    int events = model_draw(model, MODEL_EVENTS);

    *it = (struct model_case){ .client = client, .opened = model_draw(model, MODEL_DAYS) };
    it->state = MODEL_PICK(model, "open", "open", "closed", "closed", "suspended", "declined",
                           NULL);
    it->stage = it->state && strcmp(it->state, "closed") == 0 ? "closed" : "intervention";
    it->closed = strcmp(it->stage, "closed") == 0 && model_draw(model, 6)
        ? it->opened + model_draw(model, 40) : MODEL_NEVER;
    it->type = MODEL_PICK(model, "rights", "elder", NULL);
    it->reason = MODEL_PICK(model, "goals_met", "moved", NULL);
    it->outcome = MODEL_PICK(model, "improved", "worse", NULL);
    it->id = given(store, "case", "client_id", ID(client), "worker_id", ID(worker), "opened_on",
                   model_text(it->opened), "closed_on",
                   it->closed == MODEL_NEVER ? NULL : model_text(it->closed), "stage", it->stage,
                   "state", it->state, "type", it->type, "close_reason", it->reason, "outcome",
                   it->outcome, NULL);
    while (it->count < events)
        model_add_event(store, model, it);
}

static inline void model_make(swst_store *store, struct model *model, unsigned seed)
{
    int64_t area = given_area(store), worker = given_worker(store, "Lin"), clients[6];

    model->seed = seed;
    for (int i = 0; i < 6; i++)
        clients[i] = given_client(store, area);
    model->first_client = clients[0];
    assert_ok(swst_store_begin(store));
    for (int i = 0; i < MODEL_CASES; i++)
        model_add_case(store, model, &model->cases[i], clients[model_draw(model, 6)], worker);
    assert_ok(swst_store_commit(store));
}

/* ----------------------------------------------------------------- the rules */

static inline bool model_is(const char *word, const char *expected)
{
    return word && strcmp(word, expected) == 0;
}

static inline bool model_open(const struct model_case *it, int day)
{
    if (model_is(it->state, "declined") || day < it->opened)
        return false;
    return !model_is(it->state, "closed") || (it->closed != MODEL_NEVER && day < it->closed);
}

static inline bool model_suspended(const struct model_case *it, int day)
{
    bool any = false, suspended = false;
    int latest = -1;

    for (int i = 0; i < it->count; i++) {
        const struct model_event *event = &it->events[i];
        bool suspends = model_is(event->event, "suspend");

        if (event->voided || (!suspends && !model_is(event->event, "resume")))
            continue;
        any = true;
        if (event->day <= day && event->day >= latest) {
            latest = event->day;
            suspended = suspends;
        }
    }
    return any ? suspended : model_is(it->state, "suspended");
}

static inline bool model_is_follow_up(const struct model_event *event)
{
    return !event->voided && model_is(event->event, "follow_up")
        && model_is(event->result, "done");
}

static inline int model_since(const struct model_case *it, int day)
{
    int since = MODEL_NEVER;

    for (int i = 0; i < it->count; i++)
        if (model_is_follow_up(&it->events[i]) && it->events[i].day <= day
            && (since == MODEL_NEVER || it->events[i].day > since))
            since = it->events[i].day;
    return since == MODEL_NEVER ? it->opened : since;
}

static inline bool model_idle(const struct model_case *it, int day)
{
    return model_open(it, day) && !model_suspended(it, day) && day - model_since(it, day) > 7;
}

static inline bool model_active(const struct model_case *it, int first, int last)
{
    for (int day = first; day <= last; day++)
        if (model_open(it, day))
            return true;
    return false;
}

static inline bool model_followed_up(const struct model_case *it, int first, int last)
{
    for (int i = 0; i < it->count; i++)
        if (model_is_follow_up(&it->events[i]) && it->events[i].day >= first
            && it->events[i].day <= last)
            return true;
    return false;
}

static inline bool model_acted_on(const struct model_case *it, int first, int last)
{
    for (int i = 0; i < it->count; i++) {
        const struct model_event *event = &it->events[i];
        bool counts = model_is(event->result, "done")
            || (!event->result && (model_is(event->event, "review")
                                   || model_is(event->event, "referral")));

        if (!event->voided && counts && event->day >= first && event->day <= last)
            return true;
    }
    return false;
}

static inline bool model_closed(const struct model_case *it, int first, int last)
{
    return model_is(it->state, "closed") && it->closed >= first && it->closed <= last;
}

/* How many runs a property test makes. */
static inline unsigned model_runs(void)
{
    return getenv("SWST_LONG") ? 100 : 6;
}

#endif
