/* The audit as its readers see it: lines, the verdict on the chain, anchors, its term. */
#include "base/calendar.h"
#include "base/hex.h"
#include "base/memory.h"
#include "model/structs.h"
#include "model/table.h"
#include "store/audit.h"
#include "store/door.h"

#include <swstation/audit.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "", __VA_ARGS__ }

/* ------------------------------------------------------------------- lines */

enum {
    SEQUENCE, INSTANT, CLOCK_BACK, ACTOR, ROLE, PURPOSE, ACTION, KIND, RECORD_ID, LAST_ID, ROWS,
    FIELDS, OUTCOME
};

static const struct swst_field line_columns[] = {
    [SEQUENCE] = COLUMN("sequence", INTEGER, "Line", "序号", .flags = SWST_REQUIRED),
    [INSTANT] = COLUMN("instant", INSTANT, "Time", "时间", .flags = SWST_REQUIRED),
    [CLOCK_BACK] = COLUMN("clock_back", FLAG, "Clock went back", "时钟回拨", .max = 1),
    [ACTOR] = COLUMN("actor", INTEGER, "Who", "操作人", .flags = 0),
    [ROLE] = COLUMN("role", TEXT, "Role", "角色", .flags = 0),
    [PURPOSE] = COLUMN("purpose", CHOICE, "Purpose", "目的", .choices = &swst__purpose_choices),
    [ACTION] = COLUMN("action", CHOICE, "Act", "操作", .choices = &swst__audit_actions),
    [KIND] = COLUMN("kind", TEXT, "Kind", "记录种类", .flags = 0),
    [RECORD_ID] = COLUMN("record_id", INTEGER, "Record", "记录", .flags = 0),
    [LAST_ID] = COLUMN("last_id", INTEGER, "Last record", "末条记录", .flags = 0),
    [ROWS] = COLUMN("rows", INTEGER, "Records", "记录数", .flags = 0),
    [FIELDS] = COLUMN("fields", TEXT, "Fields", "字段", .flags = 0),
    [OUTCOME] = COLUMN("outcome", CHOICE, "Outcome", "结果", .choices = &swst__audit_outcomes),
    { .name = NULL }
};

struct question {
    int64_t since, before, person, record, limit;
    const char *kind, *action;
};

static swst_status show_text(swst_table *table, size_t column, const struct swst__statement *row)
{
    const char *text = swst__db_text(row, (int)column);

    return text ? swst__table_set_text(table, column, text) : SWST_OK;
}

static swst_status show(swst_table *table, const struct swst__statement *row)
{
    swst_status status = swst__table_add_row(table);

    for (size_t i = 0; line_columns[i].name && !status; i++) {
        const struct swst__choices *choices = line_columns[i].choices;
        const char *word;

        if (line_columns[i].type == SWST_TEXT)
            status = show_text(table, i, row);
        else if (choices && (word = swst__db_text(row, (int)i))
                 && swst__choice_find(choices, word))
            swst__table_set_int(table, i, swst__choice_find(choices, word));
        else if (!choices && !swst__db_is_null(row, (int)i))
            swst__table_set_int(table, i, swst__db_int(row, (int)i));
    }
    return status;
}

static swst_status list(swst_store *store, const struct question *question, swst_table *table)
{
    struct swst__statement *row;
    swst_status status = swst__db_take(store,
        "SELECT sequence, instant, clock_back, actor, role, purpose, action, kind, record_id,"
        " last_id, \"rows\", fields, outcome FROM audit WHERE instant >= ?1 AND instant < ?2"
        " AND (?3 = 0 OR actor = ?3) AND (?4 IS NULL OR kind = ?4)"
        " AND (?5 = 0 OR record_id = ?5 OR ?5 BETWEEN record_id AND last_id)"
        " AND (?6 IS NULL OR action = ?6) ORDER BY sequence DESC LIMIT ?7", &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, question->since);
    swst__db_bind_int(row, 2, question->before);
    swst__db_bind_int(row, 3, question->person);
    swst__db_bind_text(row, 4, question->kind);
    swst__db_bind_int(row, 5, question->record);
    swst__db_bind_text(row, 6, question->action);
    swst__db_bind_int(row, 7, question->limit);
    while ((status = swst__db_step(row)) == SWST_ROW)
        if ((status = show(table, row)))
            break;
    swst__db_give_back(row);
    return status;
}

static swst_status read_period(const char *from, const char *to, struct question *question)
{
    int64_t first = SWST__FIRST_DAY, last = SWST__LAST_DAY;
    swst_status status = from ? swst__day_argument(from, &first) : SWST_OK;

    if (!status && to)
        status = swst__day_argument(to, &last);
    if (status || first > last)
        return status ? status : swst__fail(SWST_EINVALID, SWST__PERIOD_REVERSED);
    question->since = from ? swst__day_start(first) : INT64_MIN;
    question->before = to ? swst__day_start(last + 1) : INT64_MAX;
    return SWST_OK;
}

static swst_status check_words(const struct question *question)
{
    if (question->kind && !swst_kind_find(question->kind))
        return swst__fail(SWST_ENOTFOUND, SWST__NO_SUCH_KIND);
    return question->action && !swst__choice_find(&swst__audit_actions, question->action)
        ? swst__fail(SWST_ENOTFOUND, SWST__NO_SUCH_ACT) : SWST_OK;
}

/* A store, open, in the hands of somebody who may. */
static swst_status can_ask(swst_store *store, const void *out, enum swst__power power)
{
    if (!store || !out)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    return swst__door(store, power);
}

static swst_status finish(swst_table *made, swst_status status, swst_table **table)
{
    if (status)
        swst_table_free(made);
    else
        *table = made;
    return status;
}

swst_status swst_audit_list(swst_store *store, const char *from, const char *to,
                            int64_t person_id, const char *kind, int64_t record_id,
                            const char *action, int64_t limit, swst_table **table)
{
    struct question question = { .person = person_id, .record = record_id, .kind = kind,
                                 .action = action, .limit = limit ? limit : INT64_MAX };
    swst_table *made;
    swst_status status = can_ask(store, table, SWST__POWER_AUDIT);
    bool inner;

    if (!status)
        status = limit < 0 ? swst__fail(SWST_EINVALID, SWST__BAD_ARGUMENT)
                           : read_period(from, to, &question);
    if (status || (status = check_words(&question)) || (status = swst__db_look(store, &inner)))
        return status;
    status = (made = swst__table_new("audit", line_columns)) ? list(store, &question, made)
                                                             : SWST_ENOMEM;
    swst__db_look_away(store, inner);
    return finish(made, status, table);
}

/* ------------------------------------------------------------------ anchors */

static const char *mode_of(const struct swst__audit_head *head)
{
    return head->keyed_from ? "hmac-sha256" : "sha256";
}

enum { HEX_SIZE = SWST__AUDIT_HASH * 2 + 1 };

#define ANCHOR "swst-audit 1 count=%" PRId64 " head=%s mode=%s file=%" PRId64
enum { ANCHOR_SIZE = 200 };

/* What is read is written again: an anchor that says the same otherwise is none. A line feed
 * may stand behind it. */
static swst_status read_anchor(const char *text, struct swst__audit_anchor *anchor)
{
    char head[HEX_SIZE] = "", mode[16] = "", again[ANCHOR_SIZE];
    size_t length = strlen(text);

    memset(anchor, 0, sizeof *anchor);
    if (sscanf(text, "swst-audit 1 count=%" SCNd64 " head=%64[0-9a-f] mode=%15[a-z0-9-] file=%"
               SCNd64, &anchor->count, head, mode, &anchor->replica) != 4
        || strlen(head) != HEX_SIZE - 1 || anchor->count < 0
        || !swst__hex_read(head, anchor->hash, sizeof anchor->hash))
        return swst__fail(SWST_EINVALID, SWST__NO_ANCHOR);
    snprintf(again, sizeof again, ANCHOR, anchor->count, head, mode, anchor->replica);
    length -= length && text[length - 1] == '\n';
    return strlen(again) == length && memcmp(again, text, length) == 0 ? SWST_OK
        : swst__fail(SWST_EINVALID, SWST__NO_ANCHOR);
}

static swst_status print_anchor(swst_store *store, char **text)
{
    struct swst__audit_head head;
    char hex[HEX_SIZE], anchor[ANCHOR_SIZE];
    int64_t replica = 0;
    swst_status status = swst__audit_head(store, &head);

    if (!status)
        status = swst__db_number(store, "SELECT replica FROM header", &replica);
    if (status)
        return status;
    swst__hex_print(head.hash, sizeof head.hash, hex);
    snprintf(anchor, sizeof anchor, ANCHOR, head.sequence, hex, mode_of(&head), replica);
    return (*text = swst__strdup(anchor)) ? SWST_OK : swst__fail_memory();
}

static swst_status note_anchor(swst_store *store, char **text)
{
    const struct swst__noted_act act = { .action = SWST__ACT_ANCHOR };
    swst_status status = swst__audit_note(store, &act);

    return status ? status : print_anchor(store, text);
}

swst_status swst_audit_anchor(swst_store *store, char **text)
{
    char *anchor = NULL;
    bool inner;
    swst_status status = can_ask(store, text, SWST__POWER_AUDIT);

    if (status)
        return status;
    status = swst__db_enter(store, &inner);
    if (!status)
        status = swst__db_leave(store, inner, note_anchor(store, &anchor));
    else if (status == SWST_EREADONLY)
        status = print_anchor(store, &anchor);
    if (status)
        swst_free(anchor);
    else
        *text = anchor;
    return status;
}

swst_status swst_audit_mode(swst_store *store, const char **mode)
{
    struct swst__audit_head head;
    swst_status status;

    if (!store || !mode)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(status = swst__audit_head(store, &head)))
        *mode = mode_of(&head);
    return status;
}

/* ---------------------------------------------------------------- verifying */

enum { SOUND = 1, BROKEN, STATES = BROKEN };
static const char *const state_words[] = { "", "sound", "broken" };
static const struct swst__words state_labels[] = {
    { { "", "" } }, { { "Sound", "完好" } }, { { "Broken", "已被破坏" } },
};
static const struct swst__choices states = { state_words, state_labels, STATES };

enum { ANCHOR_NONE = 1, ANCHOR_HELD, ANCHOR_BROKEN, ANCHOR_OLDER, ANCHORS = ANCHOR_OLDER };
static const char *const anchor_words[] = { "", "none", "held", "broken", "older" };
static const struct swst__words anchor_labels[] = {
    { { "", "" } }, { { "Not given", "未提供" } }, { { "Held", "相符" } },
    { { "Broken", "不符" } }, { { "Of trimmed lines", "早于现存记录" } },
};
static const struct swst__choices anchors = { anchor_words, anchor_labels, ANCHORS };

enum {
    STATE, BROKEN_LINE, WHY, LINES, FIRST, LAST, BACKWARDS, MODE, KEYED_FROM, ANCHORED, HEAD
};

static const struct swst_field verdict_columns[] = {
    [STATE] = COLUMN("state", CHOICE, "State", "状态", .choices = &states),
    [BROKEN_LINE] = COLUMN("broken", INTEGER, "First broken line", "首个异常行", .flags = 0),
    [WHY] = COLUMN("why", CHOICE, "Why", "原因", .choices = &swst__audit_faults),
    [LINES] = COLUMN("lines", INTEGER, "Lines read", "已核验行数", .flags = SWST_REQUIRED),
    [FIRST] = COLUMN("first", INTEGER, "First line", "首行", .flags = 0),
    [LAST] = COLUMN("last", INTEGER, "Last line", "末行", .flags = 0),
    [BACKWARDS] = COLUMN("clock_back", INTEGER, "Clock went back", "时钟回拨",
                         .flags = SWST_REQUIRED),
    [MODE] = COLUMN("mode", TEXT, "Chain", "链", .flags = 0),
    [KEYED_FROM] = COLUMN("keyed_from", INTEGER, "Keyed from", "密钥起始行", .flags = 0),
    [ANCHORED] = COLUMN("anchor", CHOICE, "Anchor", "锚点", .choices = &anchors),
    [HEAD] = COLUMN("head", TEXT, "Hash of the last line", "末行散列值", .flags = 0),
    { .name = NULL }
};

static int64_t state_of_anchor(const struct swst__audit_verdict *verdict, bool given)
{
    return !given ? ANCHOR_NONE : verdict->fault ? ANCHOR_BROKEN
         : verdict->is_older ? ANCHOR_OLDER : ANCHOR_HELD;
}

static swst_status tell(const struct swst__audit_verdict *verdict, bool anchored,
                        swst_table *table)
{
    const struct swst__audit_head *head = &verdict->head;
    char hex[HEX_SIZE];
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, STATE, verdict->fault ? BROKEN : SOUND);
    if (verdict->fault) {
        swst__table_set_int(table, BROKEN_LINE, verdict->at);
        swst__table_set_int(table, WHY, verdict->fault);
    }
    swst__table_set_int(table, LINES, verdict->lines);
    if (head->sequence > head->trimmed) {
        swst__table_set_int(table, FIRST, head->trimmed + 1);
        swst__table_set_int(table, LAST, head->sequence);
    }
    swst__table_set_int(table, BACKWARDS, verdict->backwards);
    if (head->keyed_from)
        swst__table_set_int(table, KEYED_FROM, head->keyed_from);
    swst__table_set_int(table, ANCHORED, state_of_anchor(verdict, anchored));
    swst__hex_print(head->hash, sizeof head->hash, hex);
    status = swst__table_set_text(table, MODE, mode_of(head));
    return status ? status : swst__table_set_text(table, HEAD, hex);
}

swst_status swst_audit_verify(swst_store *store, const char *anchor, swst_table **table)
{
    struct swst__audit_anchor given;
    struct swst__audit_verdict verdict;
    swst_table *made;
    bool inner;
    swst_status status = can_ask(store, table, SWST__POWER_AUDIT);

    if (!status && anchor)
        status = read_anchor(anchor, &given);
    if (status || (status = swst__db_look(store, &inner)))
        return status;
    status = swst__audit_verify(store, anchor ? &given : NULL, false, &verdict);
    swst__db_look_away(store, inner);
    if (status)
        return status;
    made = swst__table_new("audit_verify", verdict_columns);
    return finish(made, made ? tell(&verdict, anchor != NULL, made) : SWST_ENOMEM, table);
}

/* -------------------------------------------------------------- key and term */

swst_status swst_audit_begin_key(swst_store *store)
{
    swst_status status = can_ask(store, store, SWST__POWER_KEYS);

    return status ? status : swst__audit_begin_key(store);
}

swst_status swst_audit_trim(swst_store *store, const char *before_day, int64_t *trimmed)
{
    int64_t day, count = 0;
    swst_status status = can_ask(store, store, SWST__POWER_MAINTAIN);

    if (!status)
        status = swst__day_argument(before_day, &day);
    if (!status)
        status = swst__audit_trim(store, day, &count);
    if (!status && trimmed)
        *trimmed = count;
    return status;
}
