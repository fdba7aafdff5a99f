/* Two rounds of an assessment compared, client by client (seed 004, B7). */
#include "base/memory.h"
#include "model/structs.h"
#include "report/answer.h"

#include <swstation/files.h>

enum {
    CLIENT_ID, NAME, BEFORE, AFTER, CHANGE, LEVEL_BEFORE, LEVEL_AFTER, RESULT, ASSESSED_BEFORE,
    ASSESSED_AFTER, ASSESSED_BOTH, BETTER, SAME, WORSE
};

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }
#define PEOPLE(name_, en, zh) COLUMN(name_, INTEGER, en, zh, .unit = "people")

static const struct swst_field columns[] = {
    [CLIENT_ID] = COLUMN("client_id", REFERENCE, "Client", "服务对象", .unit = "",
                         .target = &swst__kinds[swst__kind_client]),
    [NAME] = COLUMN("name", TEXT, "Name", "姓名", .unit = "",
                    .flags = SWST_PERSONAL | SWST__SORT_NAME),
    [BEFORE] = COLUMN("before", INTEGER, "Score before", "前次得分", .unit = "points",
                      .flags = SWST_SENSITIVE),
    [AFTER] = COLUMN("after", INTEGER, "Score after", "后次得分", .unit = "points",
                     .flags = SWST_SENSITIVE),
    [CHANGE] = COLUMN("change", INTEGER, "Change", "变化", .unit = "points",
                      .flags = SWST_SENSITIVE),
    [LEVEL_BEFORE] = COLUMN("level_before", INTEGER, "Level before", "前次等级", .unit = "",
                            .flags = SWST_SENSITIVE),
    [LEVEL_AFTER] = COLUMN("level_after", INTEGER, "Level after", "后次等级", .unit = "",
                           .flags = SWST_SENSITIVE),
    [RESULT] = COLUMN("result", CHOICE, "Result", "结果", .unit = "",
                      .choices = &swst__round_result_choices),
    [ASSESSED_BEFORE] = PEOPLE("assessed_before", "Assessed before", "前次评估人数"),
    [ASSESSED_AFTER] = PEOPLE("assessed_after", "Assessed after", "后次评估人数"),
    [ASSESSED_BOTH] = PEOPLE("assessed_both", "Assessed twice", "两次均评估人数"),
    [BETTER] = PEOPLE("better", "Better", "好转人数"),
    [SAME] = PEOPLE("same", "The same", "持平人数"),
    [WORSE] = PEOPLE("worse", "Worse", "变差人数"),
    { .name = NULL }
};

struct asked {
    const char *tool;
    int64_t rounds[2];
    bool lower_is_better;
};

/* One client's two rounds; score and level may be SWST__NULL. */
struct reading {
    bool is_there;
    int64_t score, level;
};

struct work {
    struct swst__answer *answer;
    const struct asked *asked;
    struct swst__people people;
    struct swst__statement *rows;       /* assessments, by client, day, id */
    bool standing;                      /* on a row that is not yet read */
    struct row {
        int64_t client_id;
        char *name;
        struct reading readings[2];
    } *kept;
    size_t count, room;
};

/* ----------------------------------------------------------------- reading */

static swst_status step(struct work *work)
{
    swst_status status = swst__db_step(work->rows);

    work->standing = status == SWST_ROW;
    return status == SWST_ROW ? SWST_OK : status;
}

static int64_t number_or_null(const struct swst__statement *row, int column)
{
    return swst__db_is_null(row, column) ? SWST__NULL : swst__db_int(row, column);
}

/* The later of one round replaces the earlier. */
static swst_status read_client(struct work *work, int64_t client_id, struct reading readings[2])
{
    const struct swst__statement *row = work->rows;
    swst_status status = SWST_OK;

    while (work->standing && !status && swst__db_int(row, 0) <= client_id) {
        if (swst__db_int(row, 0) == client_id)
            for (int i = 0; i < 2; i++)
                if (work->asked->rounds[i] == swst__db_int(row, 1))
                    readings[i] = (struct reading){ true, number_or_null(row, 2),
                                                    number_or_null(row, 3) };
        status = step(work);
    }
    return status;
}

/* ----------------------------------------------------------------- showing */

static void set(swst_table *table, size_t column, int64_t number)
{
    if (number != SWST__NULL)
        swst__table_set_int(table, column, number);
}

/* 0: one of the scores is not known. */
static int64_t result_of(const struct work *work, const struct row *row)
{
    int64_t before = row->readings[0].score, after = row->readings[1].score;

    if (before == SWST__NULL || after == SWST__NULL)
        return 0;
    if (before == after)
        return swst__round_result_SAME;
    return (after > before) != work->asked->lower_is_better ? swst__round_result_BETTER
                                                            : swst__round_result_WORSE;
}

static swst_status show_row(struct work *work, const struct row *row)
{
    swst_table *table = work->answer->table;
    const struct reading *before = &row->readings[0], *after = &row->readings[1];
    int64_t result = result_of(work, row);
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, CLIENT_ID, row->client_id);
    set(table, BEFORE, before->score);
    set(table, AFTER, after->score);
    set(table, LEVEL_BEFORE, before->level);
    set(table, LEVEL_AFTER, after->level);
    if (result) {
        swst__table_set_int(table, CHANGE, after->score - before->score);
        swst__table_set_int(table, RESULT, result);
    }
    return swst__table_set_text(table, NAME, row->name);
}

static swst_status show_sums(const struct work *work)
{
    static const size_t column_of[] = { [swst__round_result_BETTER] = BETTER,
                                        [swst__round_result_SAME] = SAME,
                                        [swst__round_result_WORSE] = WORSE };
    int64_t sums[WORSE + 1] = { 0 };
    swst_status status = swst__table_add_row(work->answer->table);

    for (size_t i = 0; i < work->count; i++) {
        const struct row *row = &work->kept[i];
        int64_t result = result_of(work, row);

        sums[ASSESSED_BEFORE] += row->readings[0].is_there;
        sums[ASSESSED_AFTER] += row->readings[1].is_there;
        sums[ASSESSED_BOTH] += row->readings[0].is_there && row->readings[1].is_there;
        if (result)
            sums[column_of[result]]++;
    }
    for (size_t i = ASSESSED_BEFORE; i <= WORSE && !status; i++)
        swst__table_set_int(work->answer->table, i, sums[i]);
    return status;
}

/* ----------------------------------------------------------------- keeping */

static swst_status keep(struct work *work, const struct reading readings[2])
{
    struct row *kept = swst__grow(work->kept, &work->room, work->count, sizeof *kept);
    struct row row = { .client_id = work->people.person.id,
                       .readings = { readings[0], readings[1] } };

    if (!kept)
        return SWST_ENOMEM;
    work->kept = kept;
    if (!(row.name = swst__strdup(work->people.person.name)))
        return swst__fail_memory();
    kept[work->count++] = row;
    return SWST_OK;
}

static swst_status read_person(struct work *work)
{
    struct reading readings[2] = { { false, SWST__NULL, SWST__NULL },
                                   { false, SWST__NULL, SWST__NULL } };
    int64_t area;
    int standing;
    swst_status status = swst__ground_meet(&work->answer->ground, &work->people.person, &standing,
                                           &area);

    if (!status)
        status = read_client(work, work->people.person.id, readings);
    if (status || standing == SWST__LEFT_OUT || !(readings[0].is_there || readings[1].is_there))
        return status;
    return keep(work, readings);
}

static swst_status open_rows(struct work *work)
{
    swst_status status = swst__db_take(work->answer->store,
        "SELECT client_id, round, score, level FROM assessment WHERE voided_at IS NULL"
        " AND tool = ?1 AND round IN (?2, ?3) AND assessed_on <= ?4"
        " ORDER BY client_id, assessed_on, id", &work->rows);

    if (status)
        return status;
    swst__db_bind_text(work->rows, 1, work->asked->tool);
    swst__db_bind_int(work->rows, 2, work->asked->rounds[0]);
    swst__db_bind_int(work->rows, 3, work->asked->rounds[1]);
    swst__db_bind_int(work->rows, 4, work->answer->question.as_of);
    return step(work);
}

static void free_work(struct work *work)
{
    for (size_t i = 0; i < work->count; i++)
        swst_free(work->kept[i].name);
    swst_free(work->kept);
    swst__db_give_back(work->rows);
    swst__people_close(&work->people);
}

static swst_status fill(struct swst__answer *answer)
{
    struct work work = { .answer = answer, .asked = answer->asked };
    swst_status status = swst__people_open(&work.people, answer->store, &answer->ground.areas,
                                           answer->ground.only);

    if (!status)
        status = open_rows(&work);
    while (!status && (status = swst__people_next(&work.people)) == SWST_ROW)
        status = read_person(&work);
    if (!status)
        status = show_sums(&work);
    for (size_t i = 0; i < work.count && !status; i++)
        status = show_row(&work, &work.kept[i]);
    free_work(&work);
    return status;
}

swst_status swst_report_rounds(swst_store *store, const char *tool, int64_t round_before,
                               int64_t round_after, bool lower_is_better, const char *as_of,
                               const swst_filter *filter, swst_table **table)
{
    const struct asked asked = { tool, { round_before, round_after }, lower_is_better };

    if (!tool)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    return swst__answer_on(store, as_of, filter, "rounds", columns, fill, &asked, table);
}
