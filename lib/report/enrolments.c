/* Enrolments: what programmes promised to those enrolled, period by period,
 * and how much of it was done. The duties are those of the due list. */
#include "model/structs.h"
#include "report/answer.h"
#include "report/promises.h"

#include <swstation/programmes.h>

enum {
    ENROLMENT_ID, PROGRAMME_ID, CLIENT_ID, NAME, BUCKET_FROM, BUCKET_TO, RULES, RULES_MET,
    REQUIRED, DONE, FULFILLED
};

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }
#define REFERENCE(name_, target_, en, zh) \
    COLUMN(name_, REFERENCE, en, zh, .unit = "", .target = &swst__kinds[swst__kind_##target_])

static const struct swst_field columns[] = {
    [ENROLMENT_ID] = REFERENCE("enrolment_id", enrolment, "Enrolment", "项目参加"),
    [PROGRAMME_ID] = REFERENCE("programme_id", programme, "Programme", "项目"),
    [CLIENT_ID] = REFERENCE("client_id", client, "Client", "服务对象"),
    [NAME] = COLUMN("name", TEXT, "Name", "姓名", .unit = "",
                    .flags = SWST_PERSONAL | SWST__SORT_NAME),
    [BUCKET_FROM] = COLUMN("bucket_from", DAY, "Period from", "周期起", .unit = ""),
    [BUCKET_TO] = COLUMN("bucket_to", DAY, "Period to", "周期止", .unit = ""),
    [RULES] = COLUMN("rules", INTEGER, "Promises", "应做项数", .unit = "rules"),
    [RULES_MET] = COLUMN("rules_met", INTEGER, "Promises kept", "做到项数", .unit = "rules"),
    [REQUIRED] = COLUMN("required", INTEGER, "Required", "应完成", .unit = "days"),
    [DONE] = COLUMN("done", INTEGER, "Done", "已完成", .unit = "days"),
    [FULFILLED] = COLUMN("fulfilled", FLAG, "Fulfilled", "全部做到", .unit = "", .max = 1),
    { .name = NULL }
};

struct work {
    struct swst__answer *answer;
    struct swst__people people;
    struct swst__duties duties;
};

/* --------------------------------------------------------------------- rows */

static swst_status show(void *shower, const struct swst__promise *promise)
{
    struct work *work = shower;
    swst_table *table = work->answer->table;
    swst_status status;

    if (swst__answer_is_full(work->answer))
        return SWST_OK;
    if ((status = swst__table_add_row(table)))
        return status;
    swst__table_set_int(table, ENROLMENT_ID, promise->id);
    swst__table_set_int(table, PROGRAMME_ID, promise->programme_id);
    swst__table_set_int(table, CLIENT_ID, work->people.person.id);
    swst__table_set_int(table, BUCKET_FROM, promise->bucket.first);
    swst__table_set_int(table, BUCKET_TO, promise->bucket.last);
    swst__table_set_int(table, RULES, promise->rules);
    swst__table_set_int(table, RULES_MET, promise->rules_met);
    swst__table_set_int(table, REQUIRED, promise->required);
    swst__table_set_int(table, DONE, promise->done);
    swst__table_set_int(table, FULFILLED, promise->rules_met == promise->rules);
    return swst__table_set_text(table, NAME, work->people.person.name);
}

static swst_status show_person(struct work *work)
{
    struct swst__ground *ground = &work->answer->ground;
    int64_t area;
    int standing;                   /* what was promised to those who left counts as well */
    swst_status status = swst__ground_meet(ground, &work->people.person, &standing, &area);

    if (status || standing == SWST__LEFT_OUT)
        return status;
    status = swst__duties_take(&work->duties, &work->people.person, &ground->areas);
    return status ? status
        : swst__promises_each(&work->duties, work->answer->question.window,
                              ground->filter->programme_id, show, work);
}

static swst_status fill(struct swst__answer *answer)
{
    struct work work = { .answer = answer };
    swst_status status = swst__people_open(&work.people, answer->store, &answer->ground.areas,
                                           answer->ground.only);

    if (!status)
        status = swst__duties_open(&work.duties, answer->store, answer->question.as_of);
    while (!status && (status = swst__people_next(&work.people)) == SWST_ROW)
        status = show_person(&work);
    swst__ground_note(&answer->ground, answer->table);
    swst__duties_close(&work.duties);
    swst__people_close(&work.people);
    return status;
}

swst_status swst_report_enrolments(swst_store *store, const char *from, const char *to,
                                   const char *as_of, const swst_filter *filter,
                                   swst_table **table)
{
    return swst__answer(store, (const char *const[]){ from, to, as_of }, filter, "enrolments",
                        columns, fill, table);
}
