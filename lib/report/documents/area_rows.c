#include "report/documents/area_rows.h"

#include "base/memory.h"
#include "model/structs.h"
#include "report/documents/close.h"

static bool is_open_village(const struct swst__areas *areas, size_t number, int64_t day)
{
    const struct swst__area *area = &areas->at[number];

    return area->level == swst__area_level_VILLAGE && area->served.first <= day
        && day <= area->served.last;
}

static size_t row_of(const struct swst__areas *areas, size_t village, int64_t top)
{
    int64_t town = swst__areas_above(areas, (int64_t)village, swst__area_level_TOWN);

    return town != SWST__NOWHERE && swst__areas_within(areas, town, top) ? (size_t)town : village;
}

static swst_status take_towns(const struct swst__areas *areas, int64_t day, int64_t top,
                              size_t *numbers, size_t *count)
{
    bool *is_row = swst__calloc((areas->count + 1) * sizeof *is_row);

    if (!is_row)
        return swst__fail_memory();
    for (size_t i = 0; i < areas->count; i++)
        if (is_open_village(areas, i, day) && swst__areas_within(areas, (int64_t)i, top))
            is_row[row_of(areas, i, top)] = true;
    *count = 0;
    for (size_t i = 0; i < areas->count; i++)
        if (is_row[i])
            numbers[(*count)++] = i;
    swst_free(is_row);
    return SWST_OK;
}

swst_status swst__area_rows(const struct swst__areas *areas, int64_t day, int64_t top,
                            size_t *numbers, size_t *count)
{
    *count = swst__areas_shown(areas, day, top, numbers);
    return *count <= SWST__MOST_AREA_ROWS ? SWST_OK
        : take_towns(areas, day, top, numbers, count);
}
