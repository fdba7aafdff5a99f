/* Names, phones and addresses of older files, which were kept as they were typed: in
 * the one form in which records keep them since format 3. */
#include "base/text.h"
#include "model/values.h"
#include "store/rows.h"
#include "store/store.h"

#include <string.h>

static bool is_folded(const struct swst_field *field)
{
    unsigned sort = field->flags & SWST__SORTS;

    return field->type == SWST_TEXT && (sort == SWST__SORT_NAME || sort == SWST__SORT_PHONE
                                        || sort == SWST__SORT_ADDRESS);
}

/* A text of which nothing would be left stays: what to do about it is for people to say. */
static swst_status refold_row(const struct swst__statement *row, swst_record *record,
                              const struct swst_field *field, struct swst__statement *update)
{
    const char *text = swst__db_text(row, 1), *kept;
    swst_status status = swst__record_set_text(record, field, text);

    kept = status ? NULL : swst__record_text(record, field);
    if (status || !kept || strcmp(kept, text) == 0)
        return status == SWST_EINVALID ? SWST_OK : status;
    swst__db_bind_text(update, 1, kept);
    swst__db_bind_int(update, 2, swst__db_int(row, 0));
    status = swst__db_step(update);
    swst__db_again(update);
    return status;
}

/* Both statements of one field. */
static swst_status take(swst_store *store, const swst_kind *kind, const struct swst_field *field,
                        struct swst__statement **rows, struct swst__statement **update)
{
    struct swst__text sql = { 0 };
    swst_status status;

    swst__text_add(&sql, "SELECT \"id\", \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL"
                   " ORDER BY \"id\"", field->name, kind->name, field->name);
    if ((status = swst__row_take(store, &sql, rows)))
        return status;
    sql = (struct swst__text){ 0 };
    swst__text_add(&sql, "UPDATE \"%s\" SET \"%s\" = ? WHERE \"id\" = ?", kind->name, field->name);
    return swst__row_take(store, &sql, update);
}

static swst_status refold_field(swst_store *store, swst_record *record,
                                const struct swst_field *field)
{
    struct swst__statement *rows = NULL, *update = NULL;
    swst_status status = take(store, record->kind, field, &rows, &update);

    while (!status && (status = swst__db_step(rows)) == SWST_ROW)
        status = refold_row(rows, record, field, update);
    swst__db_give_back(rows);
    swst__db_give_back(update);
    return status;
}

swst_status swst__refold(swst_store *store)
{
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < swst__kind_count && !status; i++) {
        swst_record *record = swst_record_new(&swst__kinds[i]);

        status = record ? SWST_OK : SWST_ENOMEM;
        for (unsigned j = 0; j < swst__kinds[i].field_count && !status; j++)
            if (is_folded(&swst__kinds[i].fields[j]))
                status = refold_field(store, record, &swst__kinds[i].fields[j]);
        swst_record_free(record);
    }
    return status;
}
