/* What happens in the county: memberships, tiers, stays elsewhere, activities and
 * visits. */
#include "county.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* --------------------------------------------------------- what is dated */

static void put_membership(struct county *county, FILE *file, const struct client *client,
                           int category)
{
    int of_household = strcmp(county->categories[category].unit, "household") == 0;
    int32_t last = client->registered + 200 + draw(county, 500);
    char first[DAY_SIZE], until[DAY_SIZE];

    if (of_household && !client->household)
        return;
    fprintf(file, "%" PRId64 ",%" PRId64 ",", ++county->id, county->category + category);
    fprintf(file, of_household ? ",%" PRId64 : "%" PRId64 ",",
            of_household ? client->household : client->id);
    fprintf(file, ",%s,%s\r\n", day(client->registered, first),
            day(chance(county, 5) ? last : NO_DAY, until));
}

void put_memberships(struct county *county)
{
    FILE *file = begin(county, "membership",
                       "category_id,client_id,household_id,starts_on,ends_on");

    for (int32_t i = 0; i < county->client_count; i++) {
        const struct client *client = &county->clients[i];
        int drawn[4], count = 1 + draw(county, 3);

        for (int j = 0; j < count; j++) {
            do
                drawn[j] = draw(county, county->category_count);
            while (strcmp(county->categories[drawn[j]].unit, "household") == 0
                   || (j && drawn[j] == drawn[0]) || (j > 1 && drawn[j] == drawn[1]));
            put_membership(county, file, client, drawn[j]);
        }
        if (i % 12 == 0)
            put_membership(county, file, client, chance(county, 80) ? 0 : 18);
    }
    end(file);
}

static void put_tier(struct county *county, FILE *file, const struct client *client,
                     const char *level, int32_t first, int32_t last)
{
    char starts[DAY_SIZE], ends[DAY_SIZE];

    fprintf(file, "%" PRId64 ",%" PRId64 ",%s,%s,%s\r\n", ++county->id, client->id, level,
            day(first, starts), day(last, ends));
}

/* One in twenty had another level before, one in fifty has another for a while. */
void put_tiers(struct county *county)
{
    static const char *const levels[] = { "red", "yellow", "green" };
    FILE *file = begin(county, "tier", "client_id,level,starts_on,ends_on");

    for (int32_t i = 0; i < county->client_count; i++) {
        const struct client *client = &county->clients[i];
        int32_t start = client->registered;

        if (i % 20 == 5 && start < county->first_day - 20) {
            put_tier(county, file, client, ONE_OF(county, levels), start,
                     i % 40 == 5 ? start + 10 : NO_DAY);
            start = start + 11 + draw(county, 100);
            if (client->exited != NO_DAY && start >= client->exited)
                start = client->registered + 11;
        }
        put_tier(county, file, client, client->level, start, NO_DAY);
        if (i % 50 == 7 && client->exited == NO_DAY)
            put_tier(county, file, client, "red", county->first_day + 200,
                     county->first_day + 200 + draw(county, 200));
    }
    end(file);
}

void put_residences(struct county *county)
{
    static const char *const states[] = { "hospital", "institution", "moved_out", "person_only",
                                          "register_only", "here" };
    FILE *file = begin(county, "residence", "client_id,area_id,status,starts_on,ends_on");

    for (int32_t i = 0; i < county->client_count; i++) {
        const struct client *client = &county->clients[i];
        int32_t first = county->first_day + 90 + draw(county, 250);
        const char *status = ONE_OF(county, states);
        char area[24] = "", starts[DAY_SIZE], ends[DAY_SIZE];

        if (!chance(county, 3) || client->exited != NO_DAY)
            continue;
        if (strcmp(status, "here") == 0)
            snprintf(area, sizeof area, "%" PRId64,
                     county->villages[draw(county, county->village_count)]);
        fprintf(file, "%" PRId64 ",%" PRId64 ",%s,%s,%s,%s\r\n", ++county->id, client->id, area,
                status, day(first, starts),
                day(chance(county, 60) ? first + 5 + draw(county, 60) : NO_DAY, ends));
    }
    end(file);
}

/* --------------------------------------------------------------- happenings */

/* Four activities a village, with twenty of its people each. */
void put_activities(struct county *county)
{
    FILE *activities = begin(county, "activity", "title,type,area_id,planned_on,held_on,state");
    FILE *file = begin(county, "attendance", "activity_id,client_id,presence");
    static const char *const presences[] = { "present", "present", "present", "late", "absent" };
    int per_village = county->client_count / county->village_count;

    for (int32_t i = 0; i < county->village_count * 4; i++) {
        int32_t held = county->first_day + i % 4 * 90 + draw(county, 80);
        int first = draw(county, per_village > 20 ? per_village - 20 : 1);
        char text[DAY_SIZE];

        day(held, text);
        fprintf(activities, "%" PRId64 ",邻里活动,community,%" PRId64 ",%s,%s,%s\r\n",
                ++county->id, county->villages[i / 4], text, text,
                i % 20 == 19 ? "cancelled" : "held");
        for (int64_t activity = county->id, j = 0; j < 20; j++) {
            int64_t at = (int64_t)(i / 4) * per_village + first + j;

            if (at < county->client_count && (county->clients[at].exited == NO_DAY
                                              || county->clients[at].exited > held))
                fprintf(file, "%" PRId64 ",%" PRId64 ",%" PRId64 ",%s\r\n", ++county->id, activity,
                        county->clients[at].id, ONE_OF(county, presences));
        }
    }
    end(activities);
    end(file);
}

static void put_visit(struct county *county, FILE *file, const struct client *client,
                      const char *on)
{
    static const char *const channels[] = { "home", "home", "home", "home", "home", "home", "home",
        "home", "phone", "phone", "phone", "video", "station", "message" };
    static const char *const purposes[] = { "visit", "visit", "visit", "visit", "visit", "visit",
        "review", "health", "company", "life_help", "" };
    static const char *const failures[] = { "not_home", "not_home", "refused", "cancelled" };
    static const char *const contents[] = { "", "", "", "身体尚好，已嘱按时服药",
        "家中整洁，近日有亲属来访", "血压偏高，约下周复测，已告知家属" };

    fprintf(file, "%" PRId64 ",%" PRId64 ",", ++county->id, client->id);
    if (client->household && chance(county, 30))
        fprintf(file, "%" PRId64, client->household);
    fprintf(file, ",%s,%s,%s,%s,%d,%" PRId64 ",%s\r\n", on, ONE_OF(county, channels),
            chance(county, 92) ? "done" : ONE_OF(county, failures), ONE_OF(county, purposes),
            10 + draw(county, 8) * 5, county->worker + client->village, ONE_OF(county, contents));
}

/* So many in the year: reds eight times as often as greens, yellows three times. */
static void share_visits(struct county *county, int64_t total)
{
    int64_t weights = 0, given_out = 0, sum = 0;

    for (int32_t i = 0; i < county->client_count; i++)
        weights += county->clients[i].visits = county->clients[i].level[0] == 'r' ? 8
            : county->clients[i].level[0] == 'y' ? 3 : 1;
    for (int32_t i = 0; i < county->client_count; i++) {
        sum += county->clients[i].visits;
        county->clients[i].visits = (int32_t)(sum * total / weights - given_out);
        given_out += county->clients[i].visits;
    }
}

/* As they are recorded: day by day, the clients of a day in no order. */
void put_visits(struct county *county, int64_t total)
{
    struct drawn { int32_t client, day; } *visits = calloc((size_t)total, sizeof *visits);
    int32_t *order = calloc((size_t)total, sizeof *order);
    int64_t places[DAYS + 1] = { 0 }, count = 0;
    FILE *file = begin(county, "visit", "client_id,household_id,visited_on,channel,result,"
                                        "purpose,minutes,worker_id,content");
    char text[DAY_SIZE];

    if (!visits || !order)
        exit(1);
    share_visits(county, total);
    for (int32_t i = 0; i < county->client_count; i++) {
        const struct client *client = &county->clients[i];
        int from = client->registered > county->first_day
                       ? client->registered - county->first_day : 0;
        int until = client->exited == NO_DAY ? DAYS : client->exited - county->first_day;

        for (int32_t j = 0; j < client->visits; j++, count++)
            visits[count] = (struct drawn){ i, from + draw(county, until - from) };
    }
    for (int64_t i = 0; i < count; i++)
        places[visits[i].day + 1]++;
    for (int i = 0; i < DAYS; i++)
        places[i + 1] += places[i];
    for (int64_t i = 0; i < count; i++) {       /* a step that meets each once mixes them */
        int64_t at = (int64_t)((uint64_t)i * 1000003U % (uint64_t)count);

        order[places[visits[at].day]++] = (int32_t)at;
    }
    for (int64_t i = 0; i < count; i++)
        put_visit(county, file, &county->clients[visits[order[i]].client],
                  day(county->first_day + visits[order[i]].day, text));
    end(file);
    free(visits);
    free(order);
}
