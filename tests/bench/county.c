/* Makes a county for the benchmarks: a folder of CSV files as `swst load` takes
 * it, the same for the same size and seed. Nobody in it exists: names and
 * numbers are drawn, and 790101 is the area part of no identity number.
 *
 *     county FOLDER ROWS [SEED]
 *     county ledger FILE ROWS [SEED]
 *
 * The second makes the ledger of such a county's clients, as Excel saves it.
 * Of 100,000 ledger rows 99,000 are clients of 400 villages in 20 towns, with
 * 917,000 visits in 2026; other sizes in proportion. */
#define _POSIX_C_SOURCE 200809L

#include "county.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct category categories[] = {
#define CATEGORY(code, unit, least, greatest, en, zh) { #code, unit, en, zh, least, greatest },
#define CONTACT(level, times, per, channels, purpose)
#include "domain/shipped.def"
#undef CATEGORY
#undef CONTACT
};

static const struct { const char *level, *per, *channels, *purpose; int times; } contacts[] = {
#define CATEGORY(code, unit, least, greatest, en, zh)
#define CONTACT(level, times, per, channels, purpose) { level, per, channels, purpose, times },
#include "domain/shipped.def"
#undef CATEGORY
#undef CONTACT
};

/* ------------------------------------------------------------------ drawing */

/* splitmix64 */
static uint64_t draw_bits(struct county *county)
{
    uint64_t z = county->random += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

int draw(struct county *county, int below)
{
    return (int)((draw_bits(county) >> 32) * (uint64_t)below >> 32);
}

int chance(struct county *county, int percent)
{
    return draw(county, 100) < percent;
}

/* ------------------------------------------------------------------ writing */

FILE *begin(const struct county *county, const char *kind, const char *fields)
{
    char path[4096];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s.csv", county->folder, kind);
    if (!(file = fopen(path, "w"))) {
        perror(path);
        exit(1);
    }
    fprintf(file, "id,%s\r\n", fields);
    return file;
}

void end(FILE *file)
{
    if (ferror(file) || fclose(file)) {
        perror("county");
        exit(1);
    }
}

const char *day(int32_t number, char text[DAY_SIZE])
{
    text[0] = '\0';
    if (number != NO_DAY)
        day_print(number, text);
    return text;
}

static void put_age(FILE *file, int age)
{
    if (age >= 0)
        fprintf(file, "%d", age);
    fputc(',', file);
}

/* -------------------------------------------------------- areas and shipped */

static void put_areas(struct county *county)
{
    FILE *file = begin(county, "area", "code,name,level,served_from");
    int64_t top = ++county->id;

    fprintf(file, "%" PRId64 ",790101,基准县,county,\r\n", top);
    for (int32_t i = 0; i < county->town_count; i++) {
        county->towns[i] = ++county->id;
        fprintf(file, "%" PRId64 ",790101%03d,第%d镇,town,\r\n", county->id, 100 + i, i + 1);
    }
    for (int32_t i = 0; i < county->village_count; i++) {
        county->villages[i] = ++county->id;
        fprintf(file, "%" PRId64 ",790101%03d%03d,%d村,village,%s\r\n", county->id,
                100 + i / 20, 200 + i % 20, i + 1, i % 50 == 49 ? "2026-04-01" : "");
    }
    end(file);
    file = begin(county, "station", "name,area_id,site");
    fprintf(file, "%" PRId64 ",基准县社工站,%" PRId64 ",station\r\n", ++county->id, top);
    end(file);
}

static void put_shipped(struct county *county)
{
    FILE *file = begin(county, "category", "code,name,name_zh,unit,min_age,max_age,source");

    county->category = county->id + 1;
    for (int i = 0; i < county->category_count; i++) {
        fprintf(file, "%" PRId64 ",%s,%s,%s,%s,", ++county->id, categories[i].code,
                categories[i].en, categories[i].zh, categories[i].unit);
        put_age(file, categories[i].least);
        put_age(file, categories[i].greatest);
        fputs("\r\n", file);
    }
    end(file);
    file = begin(county, "contact_rule", "level,times,per,channels,purpose");
    for (size_t i = 0; i < sizeof contacts / sizeof *contacts; i++)
        fprintf(file, "%" PRId64 ",%s,%d,%s,\"%s\",%s\r\n", ++county->id, contacts[i].level,
                contacts[i].times, contacts[i].per, contacts[i].channels, contacts[i].purpose);
    end(file);
}

/* ------------------------------------------------------------------ workers */

static const char *const families[] = { "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周",
    "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗", "欧阳", "邓", "许", "韩" };
static const char *const given[] = { "伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "军",
    "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀兰", "霞", "平", "刚", "桂英", "玉兰",
    "建国", "建华", "志强", "春梅", "海燕", "小红", "文", "玉珍" };

/* A worker a village, then one a town. */
static void put_workers(struct county *county)
{
    int32_t count = county->village_count + county->town_count;
    FILE *file = begin(county, "worker", "name,employment,hired_on");

    county->worker = county->id + 1;
    for (int32_t i = 0; i < count; i++)
        fprintf(file, "%" PRId64 ",%s%s,purchased,2024-03-01\r\n", ++county->id,
                ONE_OF(county, families), ONE_OF(county, given));
    end(file);
    file = begin(county, "post", "worker_id,backup_id,role,starts_on");
    for (int32_t i = 0; i < count; i++)
        fprintf(file, "%" PRId64 ",%" PRId64 ",%" PRId64 ",social_worker,2024-03-01\r\n",
                ++county->id, county->worker + i, county->worker + (i + 1) % count);
    end(file);
    file = begin(county, "absence", "worker_id,starts_on,ends_on,reason");
    for (int32_t i = 7; i < count; i += 50)
        fprintf(file, "%" PRId64 ",%" PRId64 ",2026-12-20,2027-01-05,年假\r\n", ++county->id,
                county->worker + i);
    end(file);
}

/* One village in ten is left to the worker of its town, one in five has two;
 * one client in a hundred has somebody of its own. */
static void put_assignments(struct county *county)
{
    FILE *file = begin(county, "assignment", "worker_id,area_id,client_id,starts_on");
    const char *format = "%" PRId64 ",%" PRId64 ",%" PRId64 ",,2024-03-01\r\n";

    for (int32_t i = 0; i < county->town_count; i++)
        fprintf(file, format, ++county->id, county->worker + county->village_count + i,
                county->towns[i]);
    for (int32_t i = 0; i < county->village_count; i++) {
        if (i % 10 == 3)
            continue;
        fprintf(file, format, ++county->id, county->worker + i, county->villages[i]);
        if (i % 5 == 1)
            fprintf(file, format, ++county->id,
                    county->worker + (i + 1) % county->village_count, county->villages[i]);
    }
    for (int32_t i = 50; i < county->client_count; i += 100)
        fprintf(file, "%" PRId64 ",%" PRId64 ",,%" PRId64 ",2025-06-01\r\n", ++county->id,
                county->worker + draw(county, county->village_count), county->clients[i].id);
    end(file);
}

/* ------------------------------------------------------------------ clients */

void put_name(struct county *county, FILE *file)
{
    fprintf(file, "%s%s%s", ONE_OF(county, families), ONE_OF(county, given),
            chance(county, 30) ? ONE_OF(county, given) : "");
}

int32_t draw_birth(struct county *county)
{
    return (int32_t)day_make(chance(county, 80) ? 1935 + draw(county, 30)
                                                : 1965 + draw(county, 50), 1, 1)
           + draw(county, DAYS);
}

/* GB 11643. Three zeros at the end are what spreadsheets leave: not drawn. */
void print_number(struct county *county, int32_t born, int female, char number[19])
{
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    char text[DAY_SIZE], drawn[40];

    day_print(born, text);
    do {
        int sum = 0;

        snprintf(drawn, sizeof drawn, "790101%.4s%.2s%.2s%03d", text, text + 5, text + 8,
                 draw(county, 497) * 2 + 1 + female);
        memcpy(number, drawn, 17);
        for (int i = 0; i < 17; i++)
            sum += weights[i] * (number[i] - '0');
        number[17] = "10X98765432"[sum % 11];
        number[18] = '\0';
    } while (strcmp(number + 15, "000") == 0);
}

static void draw_life(struct county *county, struct client *client)
{
    int of_hundred = draw(county, 100);

    client->level = of_hundred < 5 ? "red" : of_hundred < 30 ? "yellow" : "green";
    client->registered = county->first_day - 600 + draw(county, 690);
    client->exited = NO_DAY;
    if (chance(county, 2))
        client->exited = county->first_day + 95 + draw(county, 250);
}

static void put_client(struct county *county, FILE *file, struct client *client)
{
    int female = chance(county, 55);
    int32_t born = draw_birth(county);
    char number[19], birth[DAY_SIZE], registered[DAY_SIZE], exited[DAY_SIZE], filed[DAY_SIZE];

    draw_life(county, client);
    print_number(county, born, female, number);
    fprintf(file, "%" PRId64 ",", client->id);
    put_name(county, file);
    fprintf(file, ",%s,%s,resident,%s,13%09d,%" PRId64 ",%d组%d号,%s,%s,%s,%s,%s\r\n",
            female ? "female" : "male", day(born, birth), number, draw(county, 1000000000),
            county->villages[client->village], 1 + draw(county, 12), 1 + draw(county, 300),
            day(client->registered, registered), day(client->exited, exited),
            client->exited == NO_DAY ? "" : chance(county, 60) ? "died" : "moved",
            day(chance(county, 85) ? client->registered + draw(county, 60) : NO_DAY, filed),
            chance(county, 70) ? "complete" : "draft");
}

static void put_clients(struct county *county)
{
    FILE *file = begin(county, "client", "name,sex,birth_date,id_type,id_number,phone,area_id,"
                       "address,registered_on,exited_on,exit_reason,filed_on,file_state");

    for (int32_t i = 0; i < county->client_count; i++) {
        struct client *client = &county->clients[i];

        client->id = ++county->id;
        client->village = (int32_t)((int64_t)i * county->village_count / county->client_count);
        put_client(county, file, client);
    }
    end(file);
}

/* One client in twelve heads a household, half of them with the next client. */
static void put_households(struct county *county)
{
    FILE *households = begin(county, "household", "number,area_id,address,filed_on");
    FILE *members = begin(county, "household_member",
                          "household_id,client_id,relation,is_head,starts_on");
    char text[DAY_SIZE];

    for (int32_t i = 0; i < county->client_count; i += 12) {
        int64_t household = ++county->id;
        int count = i + 1 < county->client_count && chance(county, 50) ? 2 : 1;

        fprintf(households, "%" PRId64 ",H%06d,%" PRId64 ",%d组,%s\r\n", household, i / 12 + 1,
                county->villages[county->clients[i].village], 1 + draw(county, 12),
                chance(county, 80) ? day(county->clients[i].registered + 30, text) : "");
        for (int j = 0; j < count; j++) {
            struct client *client = &county->clients[i + j];

            client->household = household;
            fprintf(members, "%" PRId64 ",%" PRId64 ",%" PRId64 ",%d,%s,%s\r\n", ++county->id,
                    household, client->id, j, j ? "false" : "true", day(client->registered, text));
        }
    }
    end(households);
    end(members);
}

int main(int argc, char **argv)
{
    bool of_ledger = argc > 1 && strcmp(argv[1], "ledger") == 0;
    int64_t rows = argc > 2 ? strtoll(argv[2], NULL, 10) : 0;
    struct county county = { .id = INT64_C(200000000000000), .categories = categories,
        .category_count = sizeof categories / sizeof *categories };

    if (of_ledger && argc > 3)
        return put_ledger(argv[2], (int32_t)strtol(argv[3], NULL, 10),
                          argc > 4 ? strtoull(argv[4], NULL, 10) : 1);
    if (rows < 1000 || rows > 4000000) {
        fputs("county FOLDER ROWS [SEED]: 1,000 to 4,000,000 rows\n", stderr);
        return 2;
    }
    county.folder = argv[1];
    county.random = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
    county.client_count = (int32_t)(rows * 99 / 100);
    county.village_count = (int32_t)(rows / 250);
    county.town_count = (county.village_count + 19) / 20;
    county.first_day = (int32_t)day_make(2026, 1, 1);
    county.clients = calloc((size_t)county.client_count, sizeof *county.clients);
    county.villages = calloc((size_t)county.village_count, sizeof *county.villages);
    county.towns = calloc((size_t)county.town_count, sizeof *county.towns);
    if (!county.clients || !county.villages || !county.towns)
        return 1;
    mkdir(county.folder, 0700);
    put_areas(&county);
    put_shipped(&county);
    put_workers(&county);
    put_clients(&county);
    put_households(&county);
    put_assignments(&county);
    put_memberships(&county);
    put_tiers(&county);
    put_residences(&county);
    put_activities(&county);
    put_visits(&county, rows * 917 / 100);
    free(county.clients);
    free(county.villages);
    free(county.towns);
    return 0;
}
