/* A town at random: clients of three villages with levels, programmes and contacts,
 * entered into a store and kept beside it as plain arrays. */
#ifndef SWST_TESTS_DRAWN_TOWN_H
#define SWST_TESTS_DRAWN_TOWN_H

#include "figure_asked.h"

enum { TOWN_CLIENTS = 14, TOWN_AREAS = 3, TOWN_TIERS = 5, TOWN_CONTACTS = 25, TOWN_DAYS = 120 };

struct town_tier {
    int64_t id;
    const char *level;
    int first, last;                    /* last: MODEL_NEVER when open */
};

struct town_contact {
    int day;
    const char *channel, *result, *purpose;     /* purpose: or NULL */
};

struct town_client {
    int64_t id;
    int area, worker;                   /* worker: assigned, or -1: that of the area */
    int registered, exited;             /* exited: MODEL_NEVER */
    bool female;
    struct town_tier tiers[TOWN_TIERS];
    int tier_count, contact_count;
    struct town_contact contacts[TOWN_CONTACTS];
    int enrolled;                       /* since when, or MODEL_NEVER */
};

struct town {
    struct model model;                 /* its seed alone is used */
    int64_t areas[TOWN_AREAS], workers[TOWN_AREAS], programme;
    struct town_client clients[TOWN_CLIENTS];
};

#define town_draw(town, below) model_draw(&(town)->model, below)

/* "amber" and "violet" have no rules. */
static inline void town_add_tier(swst_store *store, struct town *town, struct town_client *client)
{
    struct town_tier *tier = &client->tiers[client->tier_count++];

    tier->level = MODEL_PICK(&town->model, "red", "yellow", "green", "amber", "violet");
    tier->first = town_draw(town, TOWN_DAYS);
    tier->last = town_draw(town, 3) ? tier->first + town_draw(town, 50) : MODEL_NEVER;
    tier->id = given_tier(store, client->id, tier->level, model_text(tier->first),
                          tier->last == MODEL_NEVER ? NULL : model_text(tier->last));
    if (town_draw(town, 7) == 0) {
        assert_ok(void_it(store, "tier", tier->id, "wrong"));
        client->tier_count--;
    }
}

static inline void town_add_contacts(swst_store *store, struct town *town,
                                     struct town_client *client)
{
    for (int i = town_draw(town, TOWN_CONTACTS); i > 0; i--) {
        struct town_contact *contact = &client->contacts[client->contact_count++];

        contact->day = town_draw(town, TOWN_DAYS);
        contact->channel = MODEL_PICK(&town->model, "home", "phone", "video");
        contact->result = MODEL_PICK(&town->model, "done", "done", "done", "not_home");
        contact->purpose = MODEL_PICK(&town->model, "visit", "review", NULL);
        given(store, "visit", "client_id", ID(client->id), "visited_on",
              model_text(contact->day), "channel", contact->channel, "result", contact->result,
              "purpose", contact->purpose, NULL);
    }
}

static inline void town_enrol(swst_store *store, struct town *town, struct town_client *client)
{
    client->enrolled = town_draw(town, 2) ? town_draw(town, TOWN_DAYS) : MODEL_NEVER;
    if (client->enrolled != MODEL_NEVER)
        given(store, "enrolment", "programme_id", ID(town->programme), "client_id",
              ID(client->id), "starts_on", model_text(client->enrolled), NULL);
}

static inline void town_add_client(swst_store *store, struct town *town,
                                   struct town_client *client)
{
    *client = (struct town_client){ .area = town_draw(town, TOWN_AREAS),
        .worker = town_draw(town, 3) ? -1 : town_draw(town, TOWN_AREAS),
        .registered = town_draw(town, 20),
        .exited = town_draw(town, 5) ? MODEL_NEVER : 60 + town_draw(town, 60),
        .female = town_draw(town, 2) };
    client->id = given(store, "client", "name", "林小雨", "area_id",
                       ID(town->areas[client->area]), "registered_on",
                       model_text(client->registered), "exited_on",
                       client->exited == MODEL_NEVER ? NULL : model_text(client->exited),
                       "exit_reason", client->exited == MODEL_NEVER ? NULL : "moved", "sex",
                       client->female ? "female" : "male", "birth_date",
                       MODEL_PICK(&town->model, "1950-01-01", "1980-01-01", NULL), NULL);
    if (client->worker >= 0)
        given_assignment(store, town->workers[client->worker], "client_id", client->id);
    for (int i = town_draw(town, TOWN_TIERS + 1); i > 0; i--)
        town_add_tier(store, town, client);
    town_enrol(store, town, client);
    town_add_contacts(store, town, client);
}

/* The rules, the last of them of the programme. */
static const struct town_rule {
    const char *level, *times, *per, *channels, *purpose;
    enum swst__per bucket;
} town_rules[] = {
    { "red", "1", "day", "home,phone,video", NULL, SWST__PER_DAY },
    { "red", "1", "week", "home,phone,video", "review", SWST__PER_WEEK },
    { "yellow", "2", "week", "home", NULL, SWST__PER_WEEK },
    { "green", "1", "month", "home", NULL, SWST__PER_MONTH },
    { NULL, "1", "week", "home,phone", NULL, SWST__PER_WEEK },
};
enum { TOWN_RULES = sizeof town_rules / sizeof *town_rules };

static inline void town_add_rules(swst_store *store, const struct town *town)
{
    for (int i = 0; i < TOWN_RULES; i++) {
        const struct town_rule *rule = &town_rules[i];

        given(store, "contact_rule", "level", rule->level, "programme_id",
              rule->level ? NULL : ID(town->programme), "times", rule->times, "per", rule->per,
              "channels", rule->channels, "purpose", rule->purpose, NULL);
    }
}

static inline void town_make(swst_store *store, struct town *town, unsigned seed)
{
    static const char *const codes[TOWN_AREAS] = { "441882107201", "441882107202",
                                                   "441882107203" };

    town->model.seed = seed;
    assert_ok(swst_store_begin(store));
    for (int i = 0; i < TOWN_AREAS; i++) {
        town->areas[i] = given_village(store, codes[i]);
        town->workers[i] = given_worker(store, "Lin");
        given_assignment(store, town->workers[i], "area_id", town->areas[i]);
    }
    town->programme = given(store, "programme", "name", "三个一", NULL);
    town_add_rules(store, town);
    for (int i = 0; i < TOWN_CLIENTS; i++)
        town_add_client(store, town, &town->clients[i]);
    assert_ok(swst_store_commit(store));
}

/* ----------------------------------------------------------------- the rules */

/* The record that holds on a day: the latest to begin, of equal ones the larger id. */
static inline const struct town_tier *town_tier(const struct town_client *client, int day)
{
    const struct town_tier *holds = NULL;

    for (int i = 0; i < client->tier_count; i++) {
        const struct town_tier *tier = &client->tiers[i];

        if (tier->first <= day && day <= tier->last
            && (!holds || tier->first > holds->first
                || (tier->first == holds->first && tier->id > holds->id)))
            holds = tier;
    }
    return holds;
}

static inline bool town_in_scope(const struct town_client *client, int day)
{
    return client->registered <= day && day < client->exited;
}

/* What a filter of the tests asks for; -1 and NULL: nothing. */
struct town_wish {
    int area, worker;
    const char *level, *sex;
};

static inline struct town_wish town_wish(struct town *town)
{
    struct town_wish wish = { -1, -1, NULL, NULL };

    switch (town_draw(town, 6)) {
    case 0: wish.area = town_draw(town, TOWN_AREAS); break;
    case 1: wish.worker = town_draw(town, TOWN_AREAS); break;
    case 2: wish.level = MODEL_PICK(&town->model, "red", "yellow", "green"); break;
    case 3: wish.sex = MODEL_PICK(&town->model, "female", "male"); break;
    case 4:
        wish.area = town_draw(town, TOWN_AREAS);
        wish.level = MODEL_PICK(&town->model, "red", "yellow", "green");
        break;
    default: break;
    }
    return wish;
}

static inline swst_filter *town_filter(const struct town *town, const struct town_wish *wish)
{
    return filter_of(wish->area < 0 ? 0 : town->areas[wish->area],
                     wish->worker < 0 ? 0 : town->workers[wish->worker], wish->level, wish->sex);
}

static inline bool town_admits(const struct town_client *client, const struct town_wish *wish,
                               int day)
{
    const struct town_tier *tier = town_tier(client, day);
    int worker = client->worker < 0 ? client->area : client->worker;

    return (wish->area < 0 || wish->area == client->area)
        && (wish->worker < 0 || wish->worker == worker)
        && (!wish->sex || (strcmp(wish->sex, "female") == 0) == client->female)
        && (!wish->level || (tier && strcmp(tier->level, wish->level) == 0));
}

#endif
