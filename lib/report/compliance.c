/* Compliance: how well contact duties were kept over a period (semantics 4.5),
 * in all and by level and programme. */
#include "base/memory.h"
#include "model/structs.h"
#include "report/answer.h"
#include "report/kept.h"
#include "store/sight.h"

enum { SCOPE, PROGRAMME_ID, REQUIRED, DONE, RATE, CLIENTS_MET, CLIENTS, CLIENTS_RATE };

#define COLUMN(name_, type_, en, zh, unit_) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_ }

static const struct swst_field columns[] = {
    [SCOPE] = COLUMN("scope", TEXT, "Level or programme", "等级或项目", ""),
    [PROGRAMME_ID] = { .name = "programme_id", .label = { { "Programme", "项目" } }, .unit = "",
                       .type = SWST_REFERENCE, .target = &swst__kinds[swst__kind_programme] },
    [REQUIRED] = COLUMN("required", INTEGER, "Required", "应访", "days"),
    [DONE] = COLUMN("done", INTEGER, "Done", "已访", "days"),
    [RATE] = COLUMN("rate", RATE, "Kept", "完成率", ""),
    [CLIENTS_MET] = COLUMN("clients_met", INTEGER, "Clients with all kept", "全部完成人数", "people"),
    [CLIENTS] = COLUMN("clients", INTEGER, "Clients with any", "有任务人数", "people"),
    [CLIENTS_RATE] = COLUMN("clients_rate", RATE, "Clients kept", "人数完成率", ""),
    { .name = NULL }
};

/* Of all, then of every level and programme, in the order of their first rule. */
struct sums {
    const struct swst__contact_rule *first;     /* NULL: all */
    int64_t required, done, clients_met, clients;
    struct swst__kept own;                      /* of the client stood on */
};

struct work {
    struct swst__answer *answer;
    struct swst__people people;
    struct swst__duties duties;
    struct sums *sums;
    size_t count;
};

static bool same_scope(const struct swst__contact_rule *left,
                       const struct swst__contact_rule *right)
{
    return left->level == right->level && left->programme_id == right->programme_id;
}

static swst_status make_sums(struct work *work)
{
    work->sums = swst__calloc((work->duties.rule_count + 1) * sizeof *work->sums);
    if (!work->sums)
        return swst__fail_memory();
    work->count = 1;
    for (size_t i = 0; i < work->duties.rule_count; i++) {
        const struct swst__contact_rule *rule = &work->duties.rules[i];
        size_t at = 1;

        while (at < work->count && !same_scope(work->sums[at].first, rule))
            at++;
        if (at == work->count)
            work->sums[work->count++].first = rule;
    }
    return SWST_OK;
}

/* ------------------------------------------------------------------ summing */

static void add_kept(void *adder, const struct swst__contact_rule *rule,
                     const struct swst__kept *kept)
{
    struct work *work = adder;

    swst__kept_add(&work->sums[0].own, kept);
    for (size_t i = 1; i < work->count; i++)
        if (same_scope(work->sums[i].first, rule))
            swst__kept_add(&work->sums[i].own, kept);
}

static void add_own(struct sums *sums)
{
    sums->required += sums->own.required;
    sums->done += sums->own.done;
    if (sums->own.required) {
        sums->clients++;
        sums->clients_met += sums->own.all_met;
    }
}

static swst_status add_person(struct work *work)
{
    int64_t area;
    int standing;                   /* duties of those who have left count as well */
    swst_status status = swst__ground_meet(&work->answer->ground, &work->people.person, &standing,
                                           &area);

    if (status || standing == SWST__LEFT_OUT)
        return status;
    for (size_t i = 0; i < work->count; i++)
        work->sums[i].own = SWST__KEPT_NOTHING;
    status = swst__duties_take(&work->duties, &work->people.person, &work->answer->ground.areas);
    if (!status)
        status = swst__kept_each(&work->duties, work->answer->question.window, NULL, add_kept,
                                 work);
    for (size_t i = 0; i < work->count; i++)
        add_own(&work->sums[i]);
    return status;
}

/* --------------------------------------------------------------------- rows */

static swst_status name_scope(struct work *work, const struct swst__contact_rule *first,
                              swst_table *table)
{
    struct swst__statement *statement;
    swst_status status;

    if (first && first->programme_id)
        swst__table_set_int(table, PROGRAMME_ID, first->programme_id);
    if (!first || first->level_name)
        return swst__table_set_text(table, SCOPE, first ? first->level_name : "all");
    status = swst__db_take(work->answer->store, "SELECT name FROM programme WHERE id = ?",
                           &statement);
    if (status)
        return status;
    swst__db_bind_int(statement, 1, first->programme_id);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        status = swst__table_set_text(table, SCOPE, swst__db_text(statement, 0));
    swst__db_give_back(statement);
    return status;
}

static swst_status write_rows(struct work *work, swst_table *table)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < work->count && !status; i++) {
        const struct sums *sums = &work->sums[i];

        if ((status = swst__table_add_row(table)))
            break;
        swst__table_set_int(table, REQUIRED, sums->required);
        swst__table_set_int(table, DONE, sums->done);
        swst__table_set_rate(table, RATE, sums->done, sums->required, "day");
        swst__table_set_int(table, CLIENTS_MET, sums->clients_met);
        swst__table_set_int(table, CLIENTS, sums->clients);
        swst__table_set_rate(table, CLIENTS_RATE, sums->clients_met, sums->clients, "person");
        status = name_scope(work, sums->first, table);
    }
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    struct work work = { .answer = answer };
    swst_status status = swst__people_open(&work.people, answer->store, &answer->ground.areas,
                                           answer->ground.only);

    if (!status)
        status = swst__duties_open(&work.duties, answer->store, answer->question.as_of);
    if (!status)
        status = make_sums(&work);
    while (!status && (status = swst__people_next(&work.people)) == SWST_ROW)
        status = add_person(&work);
    if (!status)
        status = write_rows(&work, answer->table);
    swst__ground_note(&answer->ground, answer->table);

    swst_free(work.sums);
    swst__duties_close(&work.duties);
    swst__people_close(&work.people);
    return status;
}

swst_status swst_report_compliance(swst_store *store, const char *from, const char *to,
                                   const char *as_of, const swst_filter *filter,
                                   swst_table **table)
{
    enum swst__sight sight = swst__sight_set(store, SWST__FIGURES);
    swst_status status = swst__answer(store, (const char *const[]){ from, to, as_of }, filter,
                                      "compliance", columns, fill, table);

    swst__sight_set(store, sight);
    return status;
}
