/* Areas by what people write: a code, a name with or without 村委会 behind it and the
 * town before it, or the villages that make a service area. */
#include "exchange/ledger_values.h"

#include "base/fold.h"
#include "base/memory.h"
#include "domain/areas.h"
#include "model/structs.h"

#include <string.h>

#define STRONG "、|,|，|/|;|；|+|&"
#define WEAK STRONG "|和|及|与"

enum { MOST_PARTS = 32, MOST_ABOVE = 8, KNOWN = 256 };

/* A ledger writes the same few names again and again. */
struct known {
    char text[SWST__LEDGER_PART];
    int64_t id;                             /* 0: none yet */
};

struct swst__ledger_places {
    struct swst__areas areas;
    bool *ours;                             /* within an area of a station */
    char (*names)[SWST__LEDGER_PART];       /* cleaned */
    char (*cores)[SWST__LEDGER_PART];       /* without their ending */
    struct known known[KNOWN];              /* by their hash; a later one takes the place */
};

void swst__ledger_places_free(struct swst__ledger_places *places)
{
    if (!places)
        return;
    swst__areas_free(&places->areas);
    swst_free(places->ours);
    swst_free(places->names);
    swst_free(places->cores);
    swst_free(places);
}

static swst_status wrong(enum swst__message why)
{
    return swst__reject(&swst__kinds[swst__kind_client], SWST__FIELD(client, area_id), why);
}

/* ------------------------------------------------------------------ reading */

/* 东陂社区居委会, 东陂社区 and 东陂 are one name; a name never becomes empty. */
static void cut_to_core(char *name, int64_t level)
{
    switch (level) {
    case swst__area_level_VILLAGE:
        while (swst__ledger_cut_ending(name, "村民委员会|居民委员会|村委会|居委会|村居委会|村委|居委|社区|村"))
            continue;
        break;
    case swst__area_level_SERVICE:
        swst__ledger_cut_ending(name, "责任片区|服务片区|片区|服务区");
        break;
    default:
        swst__ledger_cut_ending(name, "街道办事处|街道|镇|乡|县|市|区|省|自治区");
    }
}

static void note_station(struct swst__ledger_places *places, int64_t area_id, bool *any)
{
    int64_t top = swst__areas_find(&places->areas, area_id);

    if (top == SWST__NOWHERE)
        return;
    *any = true;
    for (size_t i = 0; i < places->areas.count; i++)
        if (swst__areas_within(&places->areas, (int64_t)i, top))
            places->ours[i] = true;
}

/* A service area is ours when one of its villages is. */
static void add_services(struct swst__ledger_places *places)
{
    for (size_t i = 0; i < places->areas.count; i++)
        if (places->ours[i] && places->areas.at[i].service != SWST__NOWHERE)
            places->ours[places->areas.at[i].service] = true;
}

/* Without a station on record all areas are. */
static swst_status read_stations(swst_store *store, struct swst__ledger_places *places)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store,
        "SELECT area_id FROM station WHERE voided_at IS NULL ORDER BY id", &statement);
    bool any = false;

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW)
        note_station(places, swst__db_int(statement, 0), &any);
    swst__db_give_back(statement);
    if (!any)
        for (size_t i = 0; i < places->areas.count; i++)
            places->ours[i] = true;
    add_services(places);
    return status;
}

static swst_status read_all(struct swst_ledger *ledger, struct swst__ledger_places *places)
{
    swst_status status = swst__areas_read(ledger->store, ledger->as_of, &places->areas);
    size_t count = places->areas.count + 1;

    if (status)
        return status;
    places->ours = swst__calloc(count * sizeof *places->ours);
    places->names = swst__calloc(count * sizeof *places->names);
    places->cores = swst__calloc(count * sizeof *places->cores);
    if (!places->ours || !places->names || !places->cores)
        return swst__fail_memory();
    for (size_t i = 0; i + 1 < count; i++) {
        swst__fold_address(places->areas.at[i].name, places->names[i], SWST__LEDGER_PART);
        memcpy(places->cores[i], places->names[i], SWST__LEDGER_PART);
        cut_to_core(places->cores[i], places->areas.at[i].level);
    }
    return read_stations(ledger->store, places);
}

static swst_status be_ready(struct swst_ledger *ledger)
{
    swst_status status;

    if (ledger->places)
        return SWST_OK;
    if (!(ledger->places = swst__calloc(sizeof *ledger->places)))
        return swst__fail_memory();
    if ((status = read_all(ledger, ledger->places))) {
        swst__ledger_places_free(ledger->places);
        ledger->places = NULL;
    }
    return status;
}

/* ------------------------------------------------------------------- by code */

static bool is_code(const char *text)
{
    size_t length = strlen(text);

    return length >= 6 && length <= 12 && strspn(text, "0123456789") == length;
}

/* 441882107000 is the town 441882107, 441882000000 the county. */
static swst_status find_code(const struct swst__ledger_places *places, const char *text,
                             int64_t *number)
{
    size_t length = strlen(text);

    for (;;) {
        for (size_t i = 0; i < places->areas.count; i++)
            if (strlen(places->areas.at[i].code) == length
                && strncmp(places->areas.at[i].code, text, length) == 0) {
                *number = (int64_t)i;
                return SWST_OK;
            }
        if (length <= 6 || strncmp(text + length - 3, "000", 3) != 0)
            return wrong(SWST__LEDGER_PLACE_UNKNOWN);
        length -= 3;
    }
}

/* ------------------------------------------------------------------- by name */

enum fit { NONE, BY_CORE, BY_NAME };

static enum fit compare(const struct swst__ledger_places *places, size_t area, const char *text)
{
    char core[SWST__LEDGER_PART];

    if (strcmp(text, places->names[area]) == 0)
        return BY_NAME;
    strcpy(core, text);
    cut_to_core(core, places->areas.at[area].level);
    return strcmp(core, places->cores[area]) == 0 ? BY_CORE : NONE;
}

/* Behind the name of an area above, if it stands there. */
static const char *without(const struct swst__ledger_places *places, size_t above,
                           const char *text)
{
    const char *names[] = { places->names[above], places->cores[above] };

    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(names[i]);

        if (length && strncmp(text, names[i], length) == 0)
            return text + length + strspn(text + length, " ");
    }
    return text;
}

/* With ever more of what lies above taken away: 连州市东陂镇塘联村, 东陂塘联. */
static enum fit fit_of(const struct swst__ledger_places *places, size_t area, const char *text)
{
    size_t above[MOST_ABOVE], count = 0;
    int64_t at = places->areas.at[area].parent;
    enum fit best = compare(places, area, text);

    for (; at != SWST__NOWHERE && count < MOST_ABOVE; at = places->areas.at[at].parent)
        above[count++] = (size_t)at;
    while (count-- && best != BY_NAME) {
        const char *rest = without(places, above[count], text);
        enum fit fit;

        if (rest == text || !*rest)
            continue;
        text = rest;
        fit = compare(places, area, text);
        best = fit > best ? fit : best;
    }
    return best;
}

struct search {
    enum fit fit;
    size_t found;
    int64_t number;
};

static bool is_within(const struct swst__ledger_places *places, size_t area, int64_t top_id)
{
    int64_t top = top_id ? swst__areas_find(&places->areas, top_id) : SWST__NOWHERE;

    return top == SWST__NOWHERE || swst__areas_within(&places->areas, (int64_t)area, top);
}

/* Of villages (or service areas, or others) those that fit best. `top_id`: where the
 * rows belong that name no area; of several it says which. */
static void search(const struct swst__ledger_places *places, const char *text, int64_t first,
                   int64_t last, int64_t top_id, struct search *search)
{
    *search = (struct search){ NONE, 0, SWST__NOWHERE };
    for (size_t i = 0; i < places->areas.count; i++) {
        int64_t level = places->areas.at[i].level;
        enum fit fit;

        if (!places->ours[i] || level < first || level > last || !is_within(places, i, top_id)
            || (fit = fit_of(places, i, text)) == NONE || fit < search->fit)
            continue;
        search->found = fit > search->fit ? 1 : search->found + 1;
        search->fit = fit;
        search->number = (int64_t)i;
    }
}

/* One name: a village before the towns, and both before a service area. */
static swst_status find_name(const struct swst__ledger_places *places, const char *text,
                             bool only_villages, int64_t top_id, int64_t *number)
{
    static const int64_t levels[][2] = {
        { swst__area_level_VILLAGE, swst__area_level_VILLAGE },
        { swst__area_level_PROVINCE, swst__area_level_TOWN },
        { swst__area_level_SERVICE, swst__area_level_SERVICE },
    };
    struct search found = { NONE, 0, SWST__NOWHERE };

    for (size_t i = 0; i < (only_villages ? 1 : 3) && !found.found; i++) {
        search(places, text, levels[i][0], levels[i][1], 0, &found);
        if (found.found > 1 && top_id)
            search(places, text, levels[i][0], levels[i][1], top_id, &found);
    }
    *number = found.number;
    return found.found == 1 ? SWST_OK
        : wrong(found.found ? SWST__LEDGER_PLACE_SEVERAL : SWST__LEDGER_PLACE_UNKNOWN);
}

/* ------------------------------------------------------------- service areas */

static bool is_made_of(const struct swst__areas *areas, int64_t service, const int64_t *villages,
                       size_t count)
{
    size_t parts = 0, named = 0;

    for (size_t i = 0; i < areas->count; i++)
        parts += areas->at[i].service == service;
    for (size_t i = 0; i < count; i++) {
        bool again = false;

        for (size_t j = 0; j < i; j++)
            again = again || villages[j] == villages[i];
        if (areas->at[villages[i]].service != service)
            return false;
        named += !again;
    }
    return named == parts;
}

static swst_status find_villages(const struct swst__ledger_places *places, const char *text,
                                 const char *separators, int64_t top_id, int64_t *villages,
                                 size_t *count)
{
    char part[SWST__LEDGER_PART];
    swst_status status = SWST_OK;

    *count = 0;
    while (!status && (text = swst__ledger_part(text, separators, part))) {
        if (*count == MOST_PARTS)
            return wrong(SWST__LEDGER_SERVICE_UNKNOWN);
        status = find_name(places, part, true, top_id, &villages[(*count)++]);
    }
    return status;
}

static swst_status find_service(const struct swst__ledger_places *places, const char *text,
                                int64_t top_id, int64_t *number)
{
    int64_t villages[MOST_PARTS];
    size_t count;
    swst_status status = find_villages(places, text, STRONG, top_id, villages, &count);

    if (status)
        status = find_villages(places, text, WEAK, top_id, villages, &count);
    if (status || count == 0)
        return status ? status : wrong(SWST__LEDGER_PLACE_UNKNOWN);
    if (count == 1) {
        *number = villages[0];
        return SWST_OK;
    }
    *number = places->areas.at[villages[0]].service;
    return *number != SWST__NOWHERE && is_made_of(&places->areas, *number, villages, count)
        ? SWST_OK : wrong(SWST__LEDGER_SERVICE_UNKNOWN);
}

static bool has_separator(const char *text)
{
    char part[SWST__LEDGER_PART];
    const char *rest = swst__ledger_part(text, WEAK, part);

    return rest && *rest;
}

static swst_status find_any(const struct swst__ledger_places *places, const char *text,
                            int64_t top_id, int64_t *number)
{
    swst_status status = is_code(text) ? find_code(places, text, number)
                                       : find_name(places, text, false, top_id, number);

    return status && has_separator(text) ? find_service(places, text, top_id, number) : status;
}

static struct known *known_of(struct swst__ledger_places *places, const char *text)
{
    uint32_t hash = 2166136261u;

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return &places->known[(hash ^ hash >> 16) % KNOWN];
}

swst_status swst__ledger_find_place(struct swst_ledger *ledger, const char *text, int64_t *area_id)
{
    char clean[SWST__LEDGER_PART];
    struct known *known;
    int64_t number = 0;
    swst_status status = be_ready(ledger);

    if (status)
        return status;
    if (strlen(text) >= sizeof clean)
        return wrong(SWST__LEDGER_PLACE_UNKNOWN);
    swst__fold_address(text, clean, sizeof clean);
    known = known_of(ledger->places, clean);
    if (known->id == 0 || strcmp(clean, known->text) != 0) {
        if ((status = find_any(ledger->places, clean, ledger->area_id, &number)))
            return status;
        memcpy(known->text, clean, sizeof clean);
        known->id = ledger->places->areas.at[number].id;
    }
    *area_id = known->id;
    return SWST_OK;
}
