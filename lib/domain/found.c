/* Founding a station: its area, the station, and what ships as data. */
#include "base/memory.h"
#include "domain/in_categories.h"
#include "model/structs.h"
#include "store/db.h"
#include "store/door.h"

#include <swstation/station.h>

#include <string.h>

/* -------------------------------------------------------------- what ships */

static const struct { const char *code, *unit; int least, greatest; const char *en, *zh; }
categories[] = {
#define CATEGORY(code, unit, least, greatest, en, zh) { #code, unit, least, greatest, en, zh },
#define CONTACT(level, times, per, channels, purpose)
#include "domain/shipped.def"
#undef CATEGORY
#undef CONTACT
};

static const struct { const char *level, *times, *per, *channels, *purpose; } contacts[] = {
#define CATEGORY(code, unit, least, greatest, en, zh)
#define CONTACT(level, times, per, channels, purpose) { level, #times, per, channels, purpose },
#include "domain/shipped.def"
#undef CATEGORY
#undef CONTACT
};

static const struct { const char *key, *value; } settings[] = {
#define SETTING(key, value, unit, en, zh) { #key, #value },
#include "domain/settings.def"
#undef SETTING
};

static const struct { const char *file, *needs, *stage; int at_least; const char *type, *category; }
files[] = {
#define FILE(file, needs, stage, at_least, type, category) \
    { #file, needs, stage, at_least, type, category },
#include "domain/file_requirements.def"
#undef FILE
};

static const struct { const char *first, *last, *change, *name; } holidays[] = {
#define OFF(first, last, name) { first, last, "off", name },
#define WORK(day, name) { day, day, "work", name },
#include "domain/holidays.def"
#undef OFF
#undef WORK
};

static const struct { const char *what, *starts, *action, *source; int years; } terms[] = {
#define KEPT(what, starts, years, action, source) { what, starts, action, source, years },
#include "domain/privacy/terms.def"
#undef KEPT
};

/* ------------------------------------------------------------------ records */

/* Field and value in turn, up to NULL; "" leaves a field unset. */
static swst_status add(swst_store *store, const char *kind, const char *const *values, int64_t *id)
{
    swst_record *record = swst_record_new(swst_kind_find(kind));
    swst_status status = record ? SWST_OK : SWST_ENOMEM;

    for (; *values && !status; values += 2)
        status = swst_record_set(record, values[0], values[1]);
    if (!status)
        status = swst_record_save(store, record);
    if (!status && id)
        *id = swst_record_id(record);
    swst_record_free(record);
    return status;
}

static void print_age(int age, char text[12])
{
    text[0] = '\0';
    if (age >= 0) {
        text[0] = (char)('0' + age / 10);
        text[1] = (char)('0' + age % 10);
        text[2] = '\0';
    }
}

static void print_id(int64_t id, char text[16])
{
    for (int i = 14; i >= 0; i--, id /= 10)
        text[i] = (char)('0' + id % 10);
    text[15] = '\0';
}

/* The category of this code as a value; "" when the code is. */
static swst_status find_category(swst_store *store, const char *code, char text[16])
{
    int64_t id = 0;
    swst_status status = *code ? swst__category_find(store, code, &id) : SWST_OK;

    text[0] = '\0';
    if (id)
        print_id(id, text);
    return status;
}

static swst_status add_file_requirements(swst_store *store)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < sizeof files / sizeof *files && !status; i++) {
        char least[12], category[16];

        print_age(files[i].at_least ? files[i].at_least : -1, least);
        status = find_category(store, files[i].category, category);
        if (!status)
            status = add(store, "file_requirement", (const char *const[]){
                "file", files[i].file, "needs", files[i].needs, "stage", files[i].stage,
                "at_least", least, "type", files[i].type, "category_id", category, NULL }, NULL);
    }
    return status;
}

static swst_status add_terms(swst_store *store)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < sizeof terms / sizeof *terms && !status; i++) {
        char years[12];

        print_age(terms[i].years, years);
        status = add(store, "retention_term", (const char *const[]){
            "what", terms[i].what, "starts", terms[i].starts, "years", years,
            "action", terms[i].action, "source", terms[i].source, NULL }, NULL);
    }
    return status;
}

/* One record a day, so that a station can correct each. */
static swst_status add_holidays(swst_store *store)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
        char text[SWST__DAY_SIZE];
        int64_t day = 0, last = -1;

        swst__day_read(holidays[i].first, &day);
        swst__day_read(holidays[i].last, &last);
        for (; day <= last && !status; day++) {
            swst__day_print(day, text);
            status = add(store, "holiday", (const char *const[]){
                "happened_on", text, "change", holidays[i].change, "name", holidays[i].name,
                NULL }, NULL);
        }
    }
    return status;
}

static swst_status add_shipped(swst_store *store)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < sizeof categories / sizeof *categories && !status; i++) {
        char least[12], greatest[12];

        print_age(categories[i].least, least);
        print_age(categories[i].greatest, greatest);
        status = add(store, "category", (const char *const[]){
            "code", categories[i].code, "name", categories[i].en, "name_zh", categories[i].zh,
            "unit", categories[i].unit, "min_age", least, "max_age", greatest, NULL }, NULL);
    }
    for (size_t i = 0; i < sizeof contacts / sizeof *contacts && !status; i++)
        status = add(store, "contact_rule", (const char *const[]){
            "level", contacts[i].level, "times", contacts[i].times, "per", contacts[i].per,
            "channels", contacts[i].channels, "purpose", contacts[i].purpose, NULL }, NULL);
    for (size_t i = 0; i < sizeof settings / sizeof *settings && !status; i++)
        status = add(store, "setting", (const char *const[]){
            "key", settings[i].key, "value", settings[i].value, NULL }, NULL);
    if (!status)
        status = add_file_requirements(store);
    if (!status)
        status = add_terms(store);
    return status ? status : add_holidays(store);
}

/* -------------------------------------------------------------- the station */

static const char *level_of(const char *code)
{
    switch (strlen(code)) {
    case 2: return "province";
    case 4: return "prefecture";
    case 6: return "county";
    case 9: return "town";
    default: return "village";
    }
}

/* "东陂镇社工站" is the station of 东陂镇. */
static char *area_name_of(const char *name)
{
    static const char ending[] = "社工站";
    size_t length = strlen(name), end = sizeof ending - 1;
    char *area = swst__strdup(name);

    if (area && length > end && strcmp(name + length - end, ending) == 0)
        area[length - end] = '\0';
    return area;
}

static swst_status found(swst_store *store, const char *name, const char *code, const char *area)
{
    int64_t area_id = 0;
    char id[16];
    swst_status status = add(store, "area", (const char *const[]){
        "code", code, "name", area, "level", level_of(code), NULL }, &area_id);

    print_id(area_id, id);
    if (!status)
        status = add(store, "station", (const char *const[]){
            "name", name, "area_id", id, "site", "station", NULL }, NULL);
    return status ? status : add_shipped(store);
}

swst_status swst_station_found(swst_store *store, const char *name, const char *area_code,
                               const char *area_name)
{
    char *area;
    bool inner;
    swst_status status;

    if (!store || !name || !area_code)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__door(store, SWST__POWER_MAINTAIN)))
        return status;
    if (!(area = area_name ? swst__strdup(area_name) : area_name_of(name)))
        return swst__fail_memory();
    if (!(status = swst__db_enter(store, &inner)))
        status = swst__db_leave(store, inner, found(store, name, area_code, area));
    swst_free(area);
    return status;
}
