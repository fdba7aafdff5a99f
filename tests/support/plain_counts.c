/* The plain model's own counting. */
#include "plain_people.h"

static bool covers(int from, int to, int day)
{
    return from <= day && day <= to;
}

/* ---------------------------------------------------------------- asking */

struct plain_asked plain_ask(bool of_households)
{
    struct plain_asked asked = { P_NONE, P_NONE, P_NONE, P_NONE, P_NONE, 0, -1, 0, 0, 0, 0 };

    if (!plain_draw(2))
        asked.area = plain_draw(PLAIN_AREAS);
    if (!plain_draw(3))
        asked.worker = plain_draw(P_WORKERS);
    if (!plain_draw(2))
        asked.category = of_households ? DIBAO : plain_draw(PLAIN_CATEGORIES);
    if (!of_households && !plain_draw(4))
        asked.level = plain_draw(2);
    if (!of_households && !plain_draw(4))
        asked.sex = plain_draw(2);
    if (!of_households && !plain_draw(5)) {
        asked.least = plain_draw(2) ? 60 : 0;
        asked.most = asked.least ? -1 : 59;
    }
    asked.from = plain_draw(P_DAYS);
    asked.to = asked.from + plain_draw(P_DAYS);
    asked.as_of = plain_draw(P_DAYS + 10);
    asked.last = asked.to < asked.as_of ? asked.to : asked.as_of;
    return asked;
}

swst_filter *plain_filter(const struct plain_asked *asked)
{
    static const char *const codes[] = { "elder", "disabled", "dibao" };
    swst_filter *filter = swst_filter_new();

    if (asked->area >= 0)
        swst_filter_set_area(filter, plain.areas[asked->area]);
    if (asked->worker >= 0)
        swst_filter_set_worker(filter, plain.workers[asked->worker]);
    if (asked->category >= 0)
        assert_ok(swst_filter_add_category(filter, codes[asked->category]));
    if (asked->level >= 0)
        assert_ok(swst_filter_set_level(filter, asked->level ? "high" : "low"));
    if (asked->sex >= 0)
        assert_ok(swst_filter_set_sex(filter, asked->sex ? "female" : "male"));
    swst_filter_set_ages(filter, asked->least, asked->most);
    return filter;
}

bool plain_has_window(const struct plain_asked *asked, int day)
{
    return day != P_NONE && covers(asked->from, asked->last, day);
}

/* ------------------------------------------------------------ who and where */

/* The residence that holds: the latest start, then the larger id. */
static int stay_on(int client, int day)
{
    int best = P_NONE;

    for (int i = 0; i < P_RESIDENCES; i++)
        if (plain.residences[i].client == client
            && covers(plain.residences[i].from, plain.residences[i].to, day)
            && (best < 0 || plain.residences[i].from > plain.residences[best].from
                || (plain.residences[i].from == plain.residences[best].from
                    && plain.residences[i].id > plain.residences[best].id)))
            best = i;
    return best;
}

static int area_on(int client, int day)
{
    int stay = stay_on(client, day);

    return stay >= 0 && plain.residences[stay].area >= 0 ? plain.residences[stay].area
                                                         : plain.clients[client].area;
}

int plain_standing(int client, int day)
{
    int stay = stay_on(client, day), area = area_on(client, day);

    if (day < plain.clients[client].from)
        return P_NOT_YET;
    if (day >= plain.clients[client].exited)
        return P_EXITED;
    if (stay >= 0 && plain.residences[stay].away)
        return P_AWAY;
    return covers(plain.served_from[area], plain.served_until[area], day) ? P_IN_SCOPE
                                                                          : P_NOT_OPEN;
}

static bool in_service_area(int area, int day)
{
    return (area == FIRST_VILLAGE || area == SECOND_VILLAGE)
        && covers(plain.part_from, plain.part_until, day);
}

static bool within(int area, int top, int day)
{
    return top < 0 || area == top || (top == SERVICE_AREA && in_service_area(area, day))
        || (top == TOWN && area != SERVICE_AREA);
}

/* The first village's own, then the service area's, then the town's, who is the same. */
static int worker_of_area(int area, int day)
{
    if (area == FIRST_VILLAGE)
        return 0;
    return area == SERVICE_AREA || area == TOWN || in_service_area(area, day)
        || area == SECOND_VILLAGE || area == THIRD_VILLAGE ? 1 : P_NONE;
}

static int worker_of(int client, int day)
{
    return client == plain.own_worker ? 2 : worker_of_area(area_on(client, day), day);
}

bool plain_lived_in(int client, int home, int day)
{
    for (int i = 0; i < plain.member_count; i++)
        if (plain.members[i].client == client && plain.members[i].home == home
            && covers(plain.members[i].from, plain.members[i].to, day))
            return true;
    return false;
}

static bool home_is_in(int home, int category, int day)
{
    for (int i = 0; i < P_MEMBERSHIPS; i++)
        if (plain.memberships[i].home == home && plain.memberships[i].category == category
            && covers(plain.memberships[i].from, plain.memberships[i].to, day))
            return true;
    return false;
}

bool plain_is_in(int client, int category, int day)
{
    for (int i = 0; i < P_MEMBERSHIPS; i++)
        if (plain.memberships[i].client == client && plain.memberships[i].category == category
            && covers(plain.memberships[i].from, plain.memberships[i].to, day))
            return true;
    for (int home = 0; home < P_HOMES; home++)
        if (plain_lived_in(client, home, day) && home_is_in(home, category, day))
            return true;
    return false;
}

static int level_on(int client, int day)
{
    int best = P_NONE;

    for (int i = 0; i < P_TIERS; i++)
        if (plain.tiers[i].client == client
            && covers(plain.tiers[i].from, plain.tiers[i].to, day)
            && (best < 0 || plain.tiers[i].from > plain.tiers[best].from
                || (plain.tiers[i].from == plain.tiers[best].from
                    && plain.tiers[i].id > plain.tiers[best].id)))
            best = i;
    return best < 0 ? P_NONE : plain.tiers[best].level;
}

/* ---------------------------------------------------------------- the filter */

/* Two days of birth: 97 years before the first summer of the model, or 38. */
static bool is_of_age(const struct plain_asked *asked, int client)
{
    bool old = plain.clients[client].born <= 1950;

    if (!asked->least && asked->most < 0)
        return true;
    return plain.clients[client].born >= 0 && (asked->least ? old : !old);
}

bool plain_admits(const struct plain_asked *asked, int client)
{
    int day = asked->last;

    return within(area_on(client, day), asked->area, day)
        && (asked->worker < 0 || worker_of(client, day) == asked->worker)
        && (asked->category < 0 || plain_is_in(client, asked->category, day))
        && (asked->level < 0 || level_on(client, day) == asked->level)
        && (asked->sex < 0 || plain.clients[client].sex == asked->sex)
        && is_of_age(asked, client);
}

bool plain_counts(const struct plain_asked *asked, int client)
{
    return plain_admits(asked, client) && plain_standing(client, asked->last) == P_IN_SCOPE;
}

bool plain_home_admits(const struct plain_asked *asked, int home)
{
    int day = asked->last, area = plain.homes[home].area;

    return within(area, asked->area, day)
        && (asked->worker < 0 || worker_of_area(area, day) == asked->worker)
        && (asked->category < 0 || home_is_in(home, asked->category, day));
}

bool plain_home_counts(const struct plain_asked *asked, int home)
{
    for (int i = 0; i < P_CLIENTS; i++)
        if (plain_lived_in(i, home, asked->last)
            && plain_standing(i, asked->last) == P_IN_SCOPE)
            return plain_home_admits(asked, home);
    return false;
}

/* ------------------------------------------------------------- what was done */

bool plain_is_contacted(const struct plain_asked *asked, int client, bool at_home)
{
    for (int i = 0; i < P_VISITS; i++)
        if (plain.visits[i].client == client && plain.visits[i].done
            && (!at_home || plain.visits[i].at_home)
            && plain_has_window(asked, plain.visits[i].on))
            return true;
    return false;
}

bool plain_is_home_visited(const struct plain_asked *asked, int home)
{
    for (int i = 0; i < P_VISITS; i++)
        if (plain.visits[i].done && plain.visits[i].at_home
            && plain_has_window(asked, plain.visits[i].on)
            && (plain.visits[i].home == home
                || (plain.visits[i].client >= 0
                    && plain_lived_in(plain.visits[i].client, home, plain.visits[i].on))))
            return true;
    return false;
}

/* ---------------------------------------------------------------- the answer */

static void assert_rows(const swst_table *rows, bool is_share, int64_t n, int64_t d)
{
    for (size_t i = 0; i < swst_table_rows(rows); i++) {
        int64_t row_n = swst_table_int(rows, i, "n"), row_d = swst_table_int(rows, i, "d");

        n -= row_n;
        d -= row_d;
        assert_true(!is_share || (row_n >= 0 && row_n <= row_d));
    }
    assert_int_equal(n, 0);
    assert_int_equal(d, 0);
}

void assert_plain(swst_store *store, const char *code, const struct plain_asked *asked,
                  int64_t n, int64_t d)
{
    swst_filter *filter = plain_filter(asked);
    int64_t found_n = 0, found_d = 0;
    swst_table *table;
    bool is_share;

    assert_ok(swst_report_indicator(store, code, plain_day(asked->from), plain_day(asked->to),
                                    plain_day(asked->as_of), filter, true, &table));
    is_share = swst_table_form(table, 0, "value") != SWST_FIGURE_COUNT;
    if (is_share)
        swst_table_rate(table, 0, "value", &found_n, &found_d);
    else
        found_n = swst_table_int(table, 0, "value");
    assert_int_equal(found_n, n);
    assert_int_equal(found_d, d);
    assert_int_equal(swst_table_provisional(table), asked->to > asked->as_of);
    assert_rows(swst_table_inner(table, 0, "rows"), is_share, n, d);
    if (is_share && !d)
        assert_cell(table, 0, "reason", "empty");
    else
        assert_empty(table, 0, "reason");
    swst_table_free(table);
    swst_filter_free(filter);
}
