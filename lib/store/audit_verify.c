/* Going through the chain, up to the first line that is not as it was written. */
#include "store/audit_inside.h"

#include <string.h>

/* A line as it stands, with what it says of itself and of the line before. */
struct stands {
    struct swst__audit_row row;
    unsigned char previous[SWST__AUDIT_HASH], hash[SWST__AUDIT_HASH];
    bool has_previous, has_hash;
};

struct walk {
    swst_store *store;
    const struct swst__audit_anchor *anchor;
    struct swst__audit_verdict *verdict;
    bool hashes;                        /* not the links alone */
    int64_t expected, instant, told;    /* told: up to which line "trim" says */
    unsigned char head[SWST__AUDIT_HASH];       /* of the line before, as it should be */
};

static void blame(struct walk *walk, enum swst__audit_fault fault, int64_t sequence)
{
    walk->verdict->fault = fault;
    walk->verdict->at = sequence;
}

/* ----------------------------------------------------------------- reading */

/* A text is read as it stands: nobody's memory is needed for that. */
static swst_status read_value(sqlite3_stmt *statement, int column,
                              struct swst__audit_value *value)
{
    *value = (struct swst__audit_value){ 'x', 0, NULL, 0 };
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL: value->type = 'n'; break;
    case SQLITE_INTEGER:
        value->type = 'i';
        value->number = sqlite3_column_int64(statement, column);
        break;
    case SQLITE_TEXT:
        value->type = 't';
        value->text = sqlite3_column_blob(statement, column);
        value->size = (size_t)sqlite3_column_bytes(statement, column);
        if (!value->text && value->size)
            return swst__fail_memory();
        value->text = value->text ? value->text : "";
        break;
    default: break;
    }
    return SWST_OK;
}

static swst_status read_line(const struct swst__statement *statement, struct stands *line)
{
    sqlite3_stmt *row = swst__db_sqlite(statement);
    swst_status status = SWST_OK;

    for (int i = 0; i < SWST__AUDIT_COLUMNS && !status; i++)
        status = read_value(row, i, &line->row.values[i]);
    line->has_previous = swst__audit_read_hash(statement, SWST__AUDIT_COLUMNS, line->previous);
    line->has_hash = swst__audit_read_hash(statement, SWST__AUDIT_COLUMNS + 1, line->hash);
    return status;
}

/* ----------------------------------------------------------------- judging */

static const unsigned char *key_of(const struct walk *walk, int64_t sequence)
{
    int64_t from = walk->verdict->head.keyed_from;

    return from && sequence >= from ? walk->store->audit.key : NULL;
}

/* Whether this is the hash of what the line says as line `sequence` behind `previous`. */
static bool is_hash(const struct walk *walk, const struct stands *line, int64_t sequence,
                    const unsigned char previous[SWST__AUDIT_HASH])
{
    struct swst__audit_row row = line->row;
    unsigned char hash[SWST__AUDIT_HASH];

    swst__audit_set_int(&row, SWST__AUDIT_SEQUENCE, sequence);
    return swst__audit_hash(key_of(walk, sequence), previous, &row, hash)
        && memcmp(hash, line->hash, sizeof hash) == 0;
}

static enum swst__audit_fault explain(const struct walk *walk, const struct stands *line)
{
    bool links = line->has_previous && memcmp(line->previous, walk->head, sizeof walk->head) == 0;

    return !line->has_hash || !line->has_previous || links
        || is_hash(walk, line, walk->expected, walk->head) ? SWST__AUDIT_CHANGED
                                                           : SWST__AUDIT_INSERTED;
}

/* A true line of another place still fits under its own number. Looked for when one is broken,
 * never else; as many numbers are tried as there are lines. */
static swst_status look_for_its_place(struct walk *walk, const struct stands *line)
{
    int64_t at = walk->verdict->head.trimmed, last = 0;
    swst_status status = swst__db_number(walk->store, "SELECT count(*) + 1 FROM audit", &last);

    for (last += at; !status && at < last; at++)
        if (at + 1 != walk->verdict->at && is_hash(walk, line, at + 1, line->previous)) {
            walk->verdict->fault = SWST__AUDIT_ORDER;
            break;
        }
    return status;
}

static bool fits(const struct walk *walk, const struct stands *line)
{
    return line->has_previous && line->has_hash
        && memcmp(line->previous, walk->head, sizeof walk->head) == 0
        && (!walk->hashes || is_hash(walk, line, walk->expected, line->previous));
}

/* What a line says of the clock, of a trim and of the key must be so. */
static void look_at_content(struct walk *walk, const struct stands *line)
{
    const struct swst__audit_value *values = line->row.values;
    const struct swst__audit_value *action = &values[SWST__AUDIT_ACTION];
    const struct swst__audit_head *head = &walk->verdict->head;
    bool went_back = values[SWST__AUDIT_INSTANT].number < walk->instant;
    bool is_first = walk->expected == head->trimmed + 1;

    if (!(is_first && head->trimmed) && values[SWST__AUDIT_CLOCK_BACK].number != went_back)
        blame(walk, SWST__AUDIT_CLOCK, walk->expected);
    if (action->size == 4 && memcmp(action->text, "trim", 4) == 0)
        walk->told = values[values[SWST__AUDIT_LAST].type == 'i' ? SWST__AUDIT_LAST
                                                                 : SWST__AUDIT_RECORD].number;
    if (walk->expected == head->keyed_from
        && !(action->size == 3 && memcmp(action->text, "key", 3) == 0))
        blame(walk, SWST__AUDIT_CHANGED, walk->expected);
    walk->verdict->backwards += values[SWST__AUDIT_CLOCK_BACK].number == 1;
    walk->instant = values[SWST__AUDIT_INSTANT].number;
}

static void judge(struct walk *walk, const struct stands *line)
{
    const struct swst__audit_anchor *anchor = walk->anchor;
    int64_t sequence = line->row.values[SWST__AUDIT_SEQUENCE].number;

    if (sequence < walk->expected)
        blame(walk, SWST__AUDIT_INSERTED, sequence);
    else if (sequence > walk->expected)
        blame(walk, SWST__AUDIT_MISSING, walk->expected);
    else if (!fits(walk, line))
        blame(walk, explain(walk, line), sequence);
    else
        look_at_content(walk, line);
    if (walk->verdict->fault)
        return;
    if (anchor && anchor->count == sequence
        && memcmp(anchor->hash, line->hash, sizeof line->hash) != 0)
        blame(walk, SWST__AUDIT_REWRITTEN, sequence);
    memcpy(walk->head, line->hash, sizeof walk->head);
    walk->expected++;
    walk->verdict->lines++;
}

static swst_status walk_lines(struct walk *walk)
{
    struct swst__statement *statement;
    struct stands line;
    swst_status status = swst__db_take(walk->store, "SELECT " SWST__AUDIT_NAMES
        ", previous, hash FROM audit ORDER BY sequence", &statement);

    if (status)
        return status;
    while (!walk->verdict->fault && (status = swst__db_step(statement)) == SWST_ROW) {
        if ((status = read_line(statement, &line)))
            break;
        judge(walk, &line);
        if (walk->verdict->fault == SWST__AUDIT_INSERTED && walk->hashes && line.has_previous)
            status = look_for_its_place(walk, &line);
    }
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}

/* What the lines alone do not show. */
static void look_at_the_ends(struct walk *walk)
{
    const struct swst__audit_head *head = &walk->verdict->head;
    const struct swst__audit_anchor *anchor = walk->anchor;

    if (head->trimmed != walk->told)
        blame(walk, SWST__AUDIT_TRIMMED, head->trimmed + 1);
    else if (walk->store->audit.has_key && !head->keyed_from)
        blame(walk, SWST__AUDIT_UNKEYED, head->trimmed + 1);
    else if (anchor && anchor->count > head->sequence)
        blame(walk, SWST__AUDIT_CUT, head->sequence + 1);
    else if (anchor && anchor->count == head->trimmed
             && memcmp(anchor->hash, head->trimmed_hash, sizeof anchor->hash) != 0)
        blame(walk, SWST__AUDIT_REWRITTEN, head->trimmed);
}

static swst_status may_verify(const swst_store *store, const struct swst__audit_head *head,
                              bool links_do, bool *hashes)
{
    *hashes = !links_do || !head->keyed_from || store->audit.has_key;
    return *hashes ? swst__audit_has_key(store, head) : SWST_OK;
}

swst_status swst__audit_verify(swst_store *store, const struct swst__audit_anchor *anchor,
                               bool links_do, struct swst__audit_verdict *verdict)
{
    struct walk walk = { .store = store, .anchor = anchor, .verdict = verdict,
                         .instant = INT64_MIN };
    swst_status status;

    memset(verdict, 0, sizeof *verdict);
    if ((status = swst__audit_head(store, &verdict->head))
        || (status = may_verify(store, &verdict->head, links_do, &walk.hashes)))
        return status;
    walk.expected = verdict->head.trimmed + 1;
    memcpy(walk.head, verdict->head.trimmed_hash, sizeof walk.head);
    verdict->is_older = anchor && anchor->count < verdict->head.trimmed;
    status = walk_lines(&walk);
    if (!status && !verdict->fault)
        look_at_the_ends(&walk);
    return status;
}
