/* Enrolments: what programmes promised to those enrolled, period by period,
 * and how much of it was done. The duties are those of the due list. */
#include "domain/duties.h"
#include "model/structs.h"
#include "report/answer.h"

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

/* An enrolment, and what it was promised in one bucket. */
struct promise {
    size_t source;
    int64_t id, programme_id;
    struct swst__span days, bucket;
    int64_t rules, rules_met, required, done;
};

/* -------------------------------------------------------------------- count */

/* The rules of its programme that are in force on one of its days. */
static bool concerns(const struct work *work, const struct promise *promise,
                     const struct swst__contact_rule *rule)
{
    return swst__duties_applies(&work->duties, promise->source, rule)
        && swst__span_days(swst__span_meet(rule->days, promise->days));
}

/* 0: the programme promises nothing. */
static int longest_per(const struct work *work, const struct promise *promise)
{
    int longest = 0;

    for (size_t i = 0; i < work->duties.rule_count; i++) {
        const struct swst__contact_rule *rule = &work->duties.rules[i];

        if ((int)rule->per > longest && concerns(work, promise, rule))
            longest = (int)rule->per;
    }
    return longest;
}

/* A rule with shorter buckets counts in the bucket in which its own end. */
static swst_status count_promise(struct work *work, struct promise *promise)
{
    swst_status status = SWST_OK;

    promise->rules = promise->rules_met = promise->required = promise->done = 0;
    for (size_t i = 0; i < work->duties.rule_count && !status; i++) {
        const struct swst__contact_rule *rule = &work->duties.rules[i];
        struct swst__duty duty;
        struct swst__kept kept;

        if (!concerns(work, promise, rule)
            || (status = swst__duties_make(&work->duties, promise->source, rule, &duty)))
            continue;
        swst__duty_kept(&duty, promise->bucket, &kept);
        promise->programme_id = rule->programme_id;
        promise->rules += kept.required > 0;
        promise->rules_met += kept.required > 0 && kept.all_met;
        promise->required += kept.required;
        promise->done += kept.done;
    }
    return status;
}

/* --------------------------------------------------------------------- rows */

static swst_status show(struct work *work, const struct promise *promise)
{
    swst_table *table = work->answer->table;
    swst_status status = swst__table_add_row(table);

    if (status)
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

/* Every bucket that ended within the window and in which something was promised. */
static swst_status show_enrolment(struct work *work, struct promise *promise)
{
    struct swst__span window = work->answer->question.window;
    struct swst__span days = swst__span_meet(promise->days, window);
    int64_t wanted = work->answer->ground.filter->programme_id;
    int per = longest_per(work, promise);
    swst_status status = SWST_OK;

    if (!per || !swst__span_days(days))
        return SWST_OK;
    promise->bucket = swst__bucket_of((enum swst__per)per, days.first);
    while (promise->bucket.last <= window.last && promise->bucket.first <= days.last && !status) {
        status = count_promise(work, promise);
        if (!status && promise->rules && (!wanted || wanted == promise->programme_id)
            && !swst__answer_is_full(work->answer))
            status = show(work, promise);
        promise->bucket = swst__bucket_of((enum swst__per)per, promise->bucket.last + 1);
    }
    return status;
}

/* The client's enrolment with the least id above that of `promise`. */
static bool next_enrolment(const struct work *work, struct promise *promise)
{
    int64_t last = promise->id;

    promise->id = 0;
    for (size_t i = 0; i < swst__duties_sources(&work->duties); i++) {
        struct swst__span days;
        int64_t id = swst__duties_enrolment(&work->duties, i, &days);

        if (id > last && (!promise->id || id < promise->id)) {
            promise->id = id;
            promise->source = i;
            promise->days = days;
        }
    }
    return promise->id;
}

static swst_status show_person(struct work *work)
{
    struct swst__ground *ground = &work->answer->ground;
    struct promise promise = { .id = 0 };
    int64_t area;
    int standing;                   /* what was promised to those who left counts as well */
    swst_status status = swst__ground_meet(ground, &work->people.person, &standing, &area);

    if (status || standing == SWST__LEFT_OUT)
        return status;
    status = swst__duties_take(&work->duties, &work->people.person, &ground->areas);
    while (!status && next_enrolment(work, &promise))
        status = show_enrolment(work, &promise);
    return status;
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
