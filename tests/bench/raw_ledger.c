/* L for writing and finding: a ledger as county_ledger.c makes it into tables of
 * its own, validated, indexed and durable; one visit a transaction; a person by
 * number or by two characters of the name.
 *
 * Of a row it checks the identity number, finds the person again by it, and keeps
 * person, memberships, tier and, for 低保, a household of one. */
#include "peak.h"
#include "raw.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COLUMNS = 9, NAME = 1, SEX, NUMBER, PHONE, VILLAGE, ADDRESS, CATEGORIES, LEVEL };

static const char tables[] =
    "CREATE TABLE client (id INTEGER PRIMARY KEY, name TEXT, sex INTEGER, birth INTEGER,"
    " number TEXT, phone TEXT, village INTEGER, address TEXT, registered INTEGER);"
    "CREATE TABLE household (id INTEGER PRIMARY KEY, village INTEGER);"
    "CREATE TABLE member (id INTEGER PRIMARY KEY, household INTEGER, client INTEGER,"
    " starts INTEGER);"
    "CREATE TABLE membership (id INTEGER PRIMARY KEY, category INTEGER, client INTEGER,"
    " household INTEGER, starts INTEGER);"
    "CREATE TABLE tier (id INTEGER PRIMARY KEY, client INTEGER, level INTEGER, starts INTEGER);"
    "CREATE TABLE gram (gram INTEGER, client INTEGER, PRIMARY KEY (gram, client)) WITHOUT ROWID;";
static const char indexes[] =
    "CREATE INDEX client_number ON client (number); CREATE INDEX client_village ON client (village);"
    "CREATE INDEX member_client ON member (client); CREATE INDEX member_household ON"
    " member (household); CREATE INDEX membership_client ON membership (client);"
    "CREATE INDEX membership_household ON membership (household);"
    "CREATE INDEX membership_category ON membership (category);"
    "CREATE INDEX tier_client ON tier (client, starts, level)";

/* ------------------------------------------------------------------- people */

struct known {
    uint64_t number;                    /* 17 digits; 0: free */
    int64_t client, household, tier;
    uint32_t categories;
    int32_t level;
};
struct gram {
    int64_t gram, client;
};
struct import {
    sqlite3 *db;
    sqlite3_stmt *client, *household, *member, *membership, *tier;
    struct known *known;
    size_t mask;
    struct gram *grams;
    size_t gram_count, gram_room;
    int64_t id, created, updated;
    int32_t day;
};

static uint64_t check_number(const struct cell *cell)
{
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    uint64_t number = 0;
    int sum = 0;

    if (cell->length != 18)
        die("a number that is none");
    for (int i = 0; i < 17; i++) {
        sum += weights[i] * (cell->text[i] - '0');
        number = number * 10 + (uint64_t)(cell->text[i] - '0');
    }
    if (cell->text[17] != "10X98765432"[sum % 11])
        die("a number that is none");
    return number;
}

static struct known *find(struct import *import, uint64_t number)
{
    size_t at = (size_t)(number * UINT64_C(0x9e3779b97f4a7c15) >> 20) & import->mask;

    while (import->known[at].number && import->known[at].number != number)
        at = (at + 1) & import->mask;
    return &import->known[at];
}

static void put(struct import *import, sqlite3_stmt *statement)
{
    db_step(import->db, statement);
    sqlite3_reset(statement);
}

static uint32_t character(const char **at)
{
    const unsigned char *byte = (const unsigned char *)*at;
    int more = *byte < 0x80 ? 0 : *byte < 0xE0 ? 1 : *byte < 0xF0 ? 2 : 3;
    uint32_t code = more ? *byte & (0x3Fu >> more) : *byte;

    for (int i = 1; i <= more; i++)
        code = code << 6 | (byte[i] & 0x3F);
    *at += more + 1;
    return code;
}

static void add_grams(struct import *import, const struct cell *name, int64_t client)
{
    const char *at = name->text, *end = name->text + name->length;
    uint32_t one = character(&at);

    while (one) {
        uint32_t next = at < end ? character(&at) : 0;

        import->grams = grow(import->grams, &import->gram_room, import->gram_count,
                             sizeof *import->grams);
        import->grams[import->gram_count++] = (struct gram){ (int64_t)one << 21 | next, client };
        one = next;
    }
}

static void add_client(struct import *import, const struct cell *cells, struct known *known)
{
    sqlite3_stmt *put_client = import->client;
    char text[] = "0000-00-00";

    known->client = ++import->id;
    memcpy(text, cells[NUMBER].text + 6, 4);
    memcpy(text + 5, cells[NUMBER].text + 10, 2);
    memcpy(text + 8, cells[NUMBER].text + 12, 2);
    sqlite3_bind_int64(put_client, 1, known->client);
    sqlite3_bind_text(put_client, 2, cells[NAME].text, (int)cells[NAME].length, SQLITE_STATIC);
    sqlite3_bind_int64(put_client, 3, memcmp(cells[SEX].text, "女", 3) == 0 ? 2 : 1);
    sqlite3_bind_int64(put_client, 4, day_read(text));
    sqlite3_bind_text(put_client, 5, cells[NUMBER].text, 18, SQLITE_STATIC);
    sqlite3_bind_text(put_client, 6, cells[PHONE].text, (int)cells[PHONE].length, SQLITE_STATIC);
    sqlite3_bind_int64(put_client, 7, strtol(cells[VILLAGE].text, NULL, 10));
    sqlite3_bind_text(put_client, 8, cells[ADDRESS].text, (int)cells[ADDRESS].length,
                      SQLITE_STATIC);
    sqlite3_bind_int64(put_client, 9, import->day);
    put(import, put_client);
    add_grams(import, &cells[NAME], known->client);
}

/* ------------------------------------------------------------ what they have */

static void add_household(struct import *import, const struct cell *cells, struct known *known)
{
    known->household = ++import->id;
    sqlite3_bind_int64(import->household, 1, known->household);
    sqlite3_bind_int64(import->household, 2, strtol(cells[VILLAGE].text, NULL, 10));
    put(import, import->household);
    sqlite3_bind_int64(import->member, 1, ++import->id);
    sqlite3_bind_int64(import->member, 2, known->household);
    sqlite3_bind_int64(import->member, 3, known->client);
    sqlite3_bind_int64(import->member, 4, import->day);
    put(import, import->member);
}

static int category_of(const char *word, size_t length)
{
    static const char *const words[] = { "低保", "残疾", "高龄", "独居", "特困", "空巢", "留守老人",
                                         "失能", "孤寡" };

    for (int i = 0; i < 9; i++)
        if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
            return i;
    die("a category that is none");
    return 0;
}

static void add_category(struct import *import, const struct cell *cells, struct known *known,
                         int category)
{
    if (known->categories >> category & 1)
        return;
    known->categories |= 1u << category;
    if (category == 0 && !known->household)
        add_household(import, cells, known);
    sqlite3_bind_int64(import->membership, 1, ++import->id);
    sqlite3_bind_int64(import->membership, 2, category);
    sqlite3_bind_null(import->membership, category ? 4 : 3);
    sqlite3_bind_int64(import->membership, category ? 3 : 4,
                       category ? known->client : known->household);
    sqlite3_bind_int64(import->membership, 5, import->day);
    put(import, import->membership);
}

static void add_categories(struct import *import, const struct cell *cells, struct known *known)
{
    const char *at = cells[CATEGORIES].text, *end = at + cells[CATEGORIES].length;

    while (at < end) {
        const char *stop = at;

        while (stop < end && memcmp(stop, "、", 3) != 0)
            stop++;
        add_category(import, cells, known, category_of(at, (size_t)(stop - at)));
        at = stop + 3;
    }
}

static void add_tier(struct import *import, const struct cell *cells, struct known *known)
{
    int32_t level = memcmp(cells[LEVEL].text, "红", 3) == 0 ? 1
                  : memcmp(cells[LEVEL].text, "黄", 3) == 0 ? 2 : 3;

    if (known->level == level)
        return;
    if (known->level) {                 /* of the same day: it changes */
        char sql[128];

        snprintf(sql, sizeof sql, "UPDATE tier SET level = %d WHERE id = %lld", (int)level,
                 (long long)known->tier);
        db_run(import->db, sql);
    } else {
        sqlite3_bind_int64(import->tier, 1, known->tier = ++import->id);
        sqlite3_bind_int64(import->tier, 2, known->client);
        sqlite3_bind_int64(import->tier, 3, level);
        sqlite3_bind_int64(import->tier, 4, import->day);
        put(import, import->tier);
    }
    known->level = level;
}

static void take(struct import *import, const struct cell *cells)
{
    uint64_t number = check_number(&cells[NUMBER]);
    struct known *known = find(import, number);

    import->created += !known->number;
    import->updated += known->number != 0;
    if (!known->number) {
        known->number = number;
        add_client(import, cells, known);
    }
    add_categories(import, cells, known);
    add_tier(import, cells, known);
}

/* ------------------------------------------------------------------- import */

static int by_gram(const void *left, const void *right)
{
    const struct gram *a = left, *b = right;

    return a->gram != b->gram ? (a->gram < b->gram ? -1 : 1)
                              : (a->client > b->client) - (a->client < b->client);
}

static void put_grams(struct import *import)
{
    sqlite3_stmt *insert = db_prepare(import->db, "INSERT OR IGNORE INTO gram VALUES (?, ?)");

    qsort(import->grams, import->gram_count, sizeof *import->grams, by_gram);
    for (size_t i = 0; i < import->gram_count; i++) {
        sqlite3_bind_int64(insert, 1, import->grams[i].gram);
        sqlite3_bind_int64(insert, 2, import->grams[i].client);
        put(import, insert);
    }
    sqlite3_finalize(insert);
    free(import->grams);
}

static const char *read_cell(const char *at, struct cell *cell)
{
    const char *end = at;

    while (*end != ',' && *end != '\r')
        end++;
    *cell = (struct cell){ .text = at, .length = (size_t)(end - at) };
    return end + 1 + (*end == '\r');
}

static void take_all(struct import *import, const char *path)
{
    int descriptor = open(path, O_RDONLY);
    struct stat file;
    const char *bytes, *at;

    if (descriptor < 0 || fstat(descriptor, &file))
        die(path);
    bytes = mmap(NULL, (size_t)file.st_size + 1, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (bytes == MAP_FAILED)
        die(path);
    close(descriptor);
    import->mask = 1023;
    while (import->mask < (size_t)file.st_size / 40)
        import->mask = import->mask * 2 + 1;
    import->known = need(calloc(import->mask + 1, sizeof *import->known));
    at = strchr(strchr(bytes, '\n') + 1, '\n') + 1;         /* behind the title and the header */
    while (at < bytes + file.st_size) {
        struct cell cells[COLUMNS];

        for (int i = 0; i < COLUMNS; i++)
            at = read_cell(at, &cells[i]);
        take(import, cells);
    }
    free(import->known);
    munmap((void *)(uintptr_t)bytes, (size_t)file.st_size + 1);
}

int ledger_import(const char *path, const char *ledger)
{
    double start = seconds();
    struct import import = { .db = db_open(path, true), .day = (int32_t)day_make(2026, 12, 31) };

    db_run(import.db, "BEGIN IMMEDIATE");
    db_run(import.db, tables);
    import.client = db_prepare(import.db, "INSERT INTO client VALUES (?,?,?,?,?,?,?,?,?)");
    import.household = db_prepare(import.db, "INSERT INTO household VALUES (?,?)");
    import.member = db_prepare(import.db, "INSERT INTO member VALUES (?,?,?,?)");
    import.membership = db_prepare(import.db, "INSERT INTO membership VALUES (?,?,?,?,?)");
    import.tier = db_prepare(import.db, "INSERT INTO tier VALUES (?,?,?,?)");
    take_all(&import, ledger);
    put_grams(&import);
    db_run(import.db, indexes);
    db_run(import.db, "COMMIT");
    printf("import %.6f\ncreated %lld\nupdated %lld\n", seconds() - start,
           (long long)import.created, (long long)import.updated);
    print_peak();
    return 0;
}
