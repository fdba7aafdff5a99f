#include "domain/areas.h"

#include "base/memory.h"
#include "domain/in_force.h"
#include "domain/rules.h"
#include "model/structs.h"
#include "store/db.h"

#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------------- reading */

static swst_status read_area(const struct swst__statement *statement, struct swst__area *area)
{
    *area = (struct swst__area){
        .id = swst__db_int(statement, 0), .level = swst__db_int(statement, 3),
        .parent_id = swst__db_int(statement, 4),
        .served = { swst__db_is_null(statement, 5) ? SWST__FIRST_DAY : swst__db_int(statement, 5),
                    swst__db_is_null(statement, 6) ? SWST__LAST_DAY : swst__db_int(statement, 6) },
        .parent = SWST__NOWHERE, .service = SWST__NOWHERE,
        .code = swst__strdup(swst__db_text(statement, 1)),
        .name = swst__strdup(swst__db_text(statement, 2)),
    };
    return area->code && area->name ? SWST_OK : swst__fail_memory();
}

static swst_status read_areas(swst_store *store, struct swst__areas *areas)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store,
        "SELECT id, coalesce(code, ''), coalesce(name, ''), level, parent_id, served_from,"
        " served_until FROM area WHERE voided_at IS NULL ORDER BY code, id", &statement);
    size_t room = 0;

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        struct swst__area *at = swst__grow(areas->at, &room, areas->count, sizeof *at);

        if (!at) {
            status = SWST_ENOMEM;
            break;
        }
        areas->at = at;
        if ((status = read_area(statement, &areas->at[areas->count++])))
            break;
    }
    swst__db_give_back(statement);
    return status;
}

static int compare_ids(const void *left, const void *right)
{
    int64_t a = ((const struct swst__area_id *)left)->id;
    int64_t b = ((const struct swst__area_id *)right)->id;

    return (a > b) - (a < b);
}

static swst_status order_by_id(struct swst__areas *areas)
{
    if (!(areas->by_id = swst__calloc((areas->count + 1) * sizeof *areas->by_id)))
        return swst__fail_memory();
    for (size_t i = 0; i < areas->count; i++)
        areas->by_id[i] = (struct swst__area_id){ areas->at[i].id, i };
    qsort(areas->by_id, areas->count, sizeof *areas->by_id, compare_ids);
    return SWST_OK;
}

int64_t swst__areas_find(const struct swst__areas *areas, int64_t id)
{
    size_t low = 0, high = areas->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (areas->by_id[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < areas->count && areas->by_id[low].id == id
        ? (int64_t)areas->by_id[low].number : SWST__NOWHERE;
}

/* ------------------------------------------------------------------ parents */

static int64_t find_code(const struct swst__areas *areas, const char *code, size_t length)
{
    size_t low = 0, high = areas->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *other = areas->at[middle].code;
        int order = strncmp(other, code, length);

        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < areas->count && strlen(areas->at[low].code) == length
        && strncmp(areas->at[low].code, code, length) == 0 ? (int64_t)low : SWST__NOWHERE;
}

/* The area with the longest shorter code that begins this one. */
static int64_t parent_by_code(const struct swst__areas *areas, const char *code)
{
    int64_t found = SWST__NOWHERE;

    for (size_t length = strlen(code); length-- > 1 && found == SWST__NOWHERE; )
        found = find_code(areas, code, length);
    return found;
}

static swst_status read_parts(swst_store *store, int64_t day, struct swst__areas *areas)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store,
        "SELECT village_id, service_id FROM area_part WHERE" SWST__IN_FORCE("area_part", "?1"),
        &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, day);
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        int64_t village = swst__areas_find(areas, swst__db_int(statement, 0));

        if (village != SWST__NOWHERE)
            areas->at[village].service = swst__areas_find(areas, swst__db_int(statement, 1));
    }
    swst__db_give_back(statement);
    return status;
}

swst_status swst__areas_read(swst_store *store, int64_t day, struct swst__areas *areas)
{
    swst_status status;

    memset(areas, 0, sizeof *areas);
    if (!(status = read_areas(store, areas)) && !(status = order_by_id(areas))) {
        for (size_t i = 0; i < areas->count; i++)
            areas->at[i].parent = areas->at[i].parent_id
                ? swst__areas_find(areas, areas->at[i].parent_id)
                : parent_by_code(areas, areas->at[i].code);
        status = read_parts(store, day, areas);
    }
    if (status)
        swst__areas_free(areas);
    return status;
}

void swst__areas_free(struct swst__areas *areas)
{
    for (size_t i = 0; i < areas->count; i++) {
        swst_free(areas->at[i].code);
        swst_free(areas->at[i].name);
    }
    swst_free(areas->at);
    swst_free(areas->by_id);
    memset(areas, 0, sizeof *areas);
}

/* ------------------------------------------------------------------- asking
 * No area lies above itself, and no way up is longer than there are areas: a
 * damaged file must not keep us for ever. */

static bool lies_below(const struct swst__areas *areas, int64_t area, int64_t top)
{
    for (size_t steps = 0; area != SWST__NOWHERE && steps <= areas->count; steps++) {
        if (area == top)
            return true;
        area = areas->at[area].parent;
    }
    return false;
}

bool swst__areas_within(const struct swst__areas *areas, int64_t area, int64_t top)
{
    if (top == SWST__NOWHERE || lies_below(areas, area, top))
        return true;
    for (size_t steps = 0; area != SWST__NOWHERE && steps <= areas->count; steps++) {
        if (areas->at[area].service == top)
            return true;
        area = areas->at[area].parent;
    }
    return false;
}

int64_t swst__areas_above(const struct swst__areas *areas, int64_t area, int64_t level)
{
    for (size_t steps = 0; area != SWST__NOWHERE && steps <= areas->count; steps++) {
        if (areas->at[area].level == level)
            return area;
        area = areas->at[area].parent;
    }
    return SWST__NOWHERE;
}

/* -------------------------------------------------------------- on the way in */

static swst_status find_by_code(swst_store *store, const char *code, size_t length, int64_t *id)
{
    char part[128];
    struct swst__statement *statement;
    swst_status status = swst__db_take(store,
        "SELECT id FROM area WHERE code = ? AND voided_at IS NULL", &statement);

    *id = 0;
    if (status)
        return status;
    memcpy(part, code, length);
    part[length] = '\0';
    swst__db_bind_text(statement, 1, part);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        *id = swst__db_int(statement, 0);
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}

/* The parent that a code gives, once `self` stands beside the others: 0, an id,
 * or the id of self, which a new one does not have yet: -1. */
static swst_status derive_parent(swst_store *store, const char *code,
                                 const struct swst_area *self, int64_t *parent)
{
    size_t own = strlen(self->code);
    swst_status status = SWST_OK;

    *parent = 0;
    for (size_t length = strlen(code); length-- > 1 && !*parent && !status; ) {
        if (length == own && strncmp(code, self->code, length) == 0)
            *parent = -1;
        else
            status = find_by_code(store, code, length, parent);
        if (*parent && *parent == self->record.header.id)
            *parent = 0;                            /* its code was another one */
    }
    return status;
}

static swst_status step_up(swst_store *store, int64_t id, const struct swst_area *self,
                           int64_t *parent)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT parent_id, code FROM area WHERE id = ?",
                                       &statement);
    char code[128] = "";

    *parent = 0;
    if (status)
        return status;
    swst__db_bind_int(statement, 1, id);
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        *parent = swst__db_int(statement, 0);
        strncpy(code, swst__db_text(statement, 1), sizeof code - 1);
    }
    swst__db_give_back(statement);
    if (status < 0 || *parent || !*code)
        return status < 0 ? status : SWST_OK;
    return derive_parent(store, code, self, parent);
}

swst_status swst__areas_check(swst_store *store, const swst_record *record)
{
    const struct swst_area *self = (const struct swst_area *)record;
    int64_t at = self->parent_id, count = 0;
    swst_status status = at ? SWST_OK : derive_parent(store, self->code, self, &at);

    if (!status)
        status = swst__db_number(store, "SELECT count(*) FROM area", &count);
    for (; at && !status; count--) {
        if (at == -1 || at == record->header.id || count < 0)
            return swst__reject_as(SWST_ECONFLICT, record->kind, SWST__FIELD(area, parent_id),
                                   SWST__AREA_CYCLE);
        status = step_up(store, at, self, &at);
    }
    return status;
}
