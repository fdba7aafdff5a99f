/* Workers by name, and levels by the words that contact rules have or their colours. */
#include "exchange/ledger_values.h"

#include "base/fold.h"
#include "base/memory.h"
#include "model/structs.h"

#include <stdio.h>
#include <string.h>

struct named {
    int64_t id;
    char key[SWST__LEDGER_PART];
};

enum { LEVEL = 33 * 4 };

struct swst__ledger_workers {
    struct named *at;
    size_t count, room;
    char (*levels)[LEVEL];
    size_t level_count, level_room;
};

void swst__ledger_workers_free(struct swst__ledger_workers *workers)
{
    if (!workers)
        return;
    swst_free(workers->at);
    swst_free(workers->levels);
    swst_free(workers);
}

static swst_status add_worker(struct swst__ledger_workers *workers, int64_t id, const char *name)
{
    struct named *at = swst__grow(workers->at, &workers->room, workers->count, sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    workers->at = at;
    at[workers->count].id = id;
    swst__name_key(name, at[workers->count].key, sizeof at->key);
    workers->count++;
    return SWST_OK;
}

static swst_status add_level(struct swst__ledger_workers *workers, const char *level)
{
    char (*at)[LEVEL] = swst__grow(workers->levels, &workers->level_room, workers->level_count,
                                   sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    workers->levels = at;
    snprintf(at[workers->level_count++], sizeof *at, "%s", level);
    return SWST_OK;
}

static swst_status read_rows(struct swst_ledger *ledger, struct swst__ledger_workers *workers,
                             const char *sql, bool of_workers)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(ledger->store, sql, &statement);

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = of_workers ? add_worker(workers, swst__db_int(statement, 0),
                                              swst__db_text(statement, 1))
                                 : add_level(workers, swst__db_text(statement, 0))))
            break;
    swst__db_give_back(statement);
    return status;
}

static swst_status be_ready(struct swst_ledger *ledger)
{
    struct swst__ledger_workers *workers = ledger->workers;
    swst_status status;

    if (workers)
        return SWST_OK;
    if (!(workers = swst__calloc(sizeof *workers)))
        return swst__fail_memory();
    status = read_rows(ledger, workers,
                       "SELECT id, name FROM worker WHERE voided_at IS NULL ORDER BY id", true);
    if (!status)
        status = read_rows(ledger, workers, "SELECT DISTINCT level FROM contact_rule"
                           " WHERE voided_at IS NULL AND level IS NOT NULL ORDER BY level", false);
    if (status)
        swst__ledger_workers_free(workers);
    else
        ledger->workers = workers;
    return status;
}

/* ----------------------------------------------------------------- workers */

swst_status swst__ledger_find_worker(struct swst_ledger *ledger, const char *text,
                                     int64_t *worker_id)
{
    char key[SWST__LEDGER_PART];
    size_t found = 0;
    swst_status status = be_ready(ledger);

    if (status)
        return status;
    swst__name_key(text, key, sizeof key);
    for (size_t i = 0; i < ledger->workers->count; i++)
        if (*key && strcmp(key, ledger->workers->at[i].key) == 0) {
            *worker_id = ledger->workers->at[i].id;
            found++;
        }
    return found == 1 ? SWST_OK
        : swst__reject(&swst__kinds[swst__kind_visit], SWST__FIELD(visit, worker_id),
                       found ? SWST__LEDGER_WORKER_SEVERAL : SWST__LEDGER_WORKER_UNKNOWN);
}

/* ------------------------------------------------------------------ levels */

static swst_status no_such_level(const struct swst__ledger_workers *workers)
{
    char known[300] = "";
    size_t length = 0;

    for (size_t i = 0; i < workers->level_count && length < sizeof known - 1; i++) {
        int put = snprintf(known + length, sizeof known - length, "%s%s", i ? "、" : "",
                           workers->levels[i]);

        if ((size_t)put >= sizeof known - length) {
            known[length] = '\0';
            break;
        }
        length += (size_t)put;
    }
    swst__fail_text(SWST_EINVALID, SWST__LEDGER_LEVEL_UNKNOWN, known);
    swst__error_field("tier", "level");
    return SWST_EINVALID;
}

/* The words of the colour that a text is, or NULL. */
static const char *colour_of(const char *text)
{
    const char *words;

    for (size_t i = 0; (words = swst__ledger_level_words(i)); i++)
        if (swst__ledger_is_one_of(text, words))
            return words;
    return NULL;
}

static bool is_level(const char *text, const char *level)
{
    char clean[LEVEL];

    swst__fold_text(level, clean, sizeof clean);
    return strcmp(text, clean) == 0 || (strchr(clean, '|') == NULL
                                        && swst__ledger_is_one_of(text, clean));
}

swst_status swst__ledger_find_level(struct swst_ledger *ledger, const char *text, char *level,
                                    size_t size)
{
    char core[SWST__LEDGER_PART];
    const char *colour;
    swst_status status = be_ready(ledger);

    if (status)
        return status;
    for (size_t i = 0; i < ledger->workers->level_count; i++)
        if (is_level(text, ledger->workers->levels[i])) {
            snprintf(level, size, "%s", ledger->workers->levels[i]);
            return SWST_OK;
        }
    snprintf(core, sizeof core, "%s", text);
    while (swst__ledger_cut_ending(core, "等级|级别|级|类|对象|牌|灯|码|标|预警|户"))
        continue;
    colour = colour_of(core);
    for (size_t i = 0; colour && i < ledger->workers->level_count; i++)
        if (swst__ledger_is_one_of(ledger->workers->levels[i], colour)) {
            snprintf(level, size, "%s", ledger->workers->levels[i]);
            return SWST_OK;
        }
    return no_such_level(ledger->workers);
}
