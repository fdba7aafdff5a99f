/* Cases through the year: stages, follow-ups with a gap now and then, scales
 * read before and after, a pause, closings. Five are open when the plan is made. */
#include "dongpi.h"

#include <stdio.h>

enum { STEPS = 7 };

/* What happens to a case, and when; between two steps it is followed up. */
struct step {
    int month, dom;
    enum deed { END, TO, REVIEW, REFER, SUSPEND, RESUME, CLOSE } deed;
    int value;                          /* a stage, or of CLOSE an outcome */
};

static const struct story_of_a_case {
    const char *type, *problem, *plan, *goal, *scale, *unit, *direction;
    int place, month, dom, before, step_size, gain;
    bool attentive;                     /* its worker forgets nothing for long */
    struct step steps[STEPS];
} cases[] = {
    { "elder", "独自生活，少与人来往", "每周家访，陪同参加活动",
      "愿意与邻里来往", "社会联系量表", "分", "up", 0, 2, 21, 8, 2, 1, true,
      { { 2, 28, TO, SWST_CASE_STAGE_ASSESSMENT }, { 3, 7, TO, SWST_CASE_STAGE_PLANNING },
        { 3, 14, TO, SWST_CASE_STAGE_INTERVENTION }, { 6, 20, REVIEW, 0 },
        { 9, 5, TO, SWST_CASE_STAGE_EVALUATION }, { 9, 19, CLOSE, SWST_CASE_OUTCOME_IMPROVED } } },
    { "disability", "需要康复资源", "链接康复中心，申请辅具补贴",
      "每周完成康复训练", "训练次数", "次/周", "up", 1, 3, 14, 1, 1, 1, true,
      { { 3, 28, TO, SWST_CASE_STAGE_ASSESSMENT }, { 4, 25, TO, SWST_CASE_STAGE_PLANNING },
        { 6, 13, TO, SWST_CASE_STAGE_INTERVENTION }, { 6, 15, REFER, 0 },
        { 8, 1, SUSPEND, 0 }, { 9, 1, RESUME, 0 } } },
    { "relief", "家庭收入骤减", "协助申请临时救助，链接就业",
      "月收入恢复", "月收入", "元", "up", 2, 3, 28, 900, 100, 60, false,
      { { 4, 6, TO, SWST_CASE_STAGE_ASSESSMENT }, { 4, 18, TO, SWST_CASE_STAGE_PLANNING },
        { 5, 5, TO, SWST_CASE_STAGE_INTERVENTION }, { 10, 10, TO, SWST_CASE_STAGE_EVALUATION },
        { 10, 24, CLOSE, SWST_CASE_OUTCOME_PARTLY } } },
    { "family", "家庭照料压力大", "家属支持与喘息服务",
      "照料压力下降", "照料负担量表", "分", "down", 3, 4, 18, 52, 5, 4, true,
      { { 5, 9, TO, SWST_CASE_STAGE_ASSESSMENT }, { 6, 27, TO, SWST_CASE_STAGE_PLANNING },
        { 7, 11, TO, SWST_CASE_STAGE_INTERVENTION } } },
    { "psychological", "丧亲后情绪低落", "哀伤辅导，同伴支持", "情绪平稳", "情绪自评", "分", "up",
      5, 4, 4, 3, 1, 1, false,
      { { 4, 11, TO, SWST_CASE_STAGE_ASSESSMENT }, { 4, 18, TO, SWST_CASE_STAGE_PLANNING },
        { 4, 25, TO, SWST_CASE_STAGE_INTERVENTION }, { 6, 6, TO, SWST_CASE_STAGE_EVALUATION },
        { 6, 20, CLOSE, SWST_CASE_OUTCOME_IMPROVED } } },
    { "relief", "住房漏雨", "协助申请危房改造", "住房安全", "安全检查", "项", "up",
      4, 1, 17, 1, 1, 1, true,
      { { 1, 24, TO, SWST_CASE_STAGE_ASSESSMENT }, { 2, 7, TO, SWST_CASE_STAGE_PLANNING },
        { 2, 14, TO, SWST_CASE_STAGE_INTERVENTION }, { 4, 11, TO, SWST_CASE_STAGE_EVALUATION },
        { 4, 25, CLOSE, SWST_CASE_OUTCOME_IMPROVED } } },
    { "elder", "夜间独处害怕", "安装呼叫设备，邻里守望",
      "睡眠改善", "失眠次数", "次/周", "down", 6, 7, 18, 5, 1, 1, false,
      { { 7, 25, TO, SWST_CASE_STAGE_ASSESSMENT }, { 8, 8, TO, SWST_CASE_STAGE_PLANNING },
        { 8, 15, TO, SWST_CASE_STAGE_INTERVENTION }, { 11, 14, REVIEW, 0 } } },
    { "rights", "土地流转纠纷", "链接法律援助", "权益落实", "落实事项", "项", "up",
      7, 8, 22, 1, 1, 1, true,
      { { 8, 29, TO, SWST_CASE_STAGE_ASSESSMENT }, { 8, 30, REFER, 0 },
        { 9, 13, TO, SWST_CASE_STAGE_PLANNING }, { 9, 26, TO, SWST_CASE_STAGE_INTERVENTION } } }
};
enum { CASES = sizeof cases / sizeof *cases };

static void follow_up(struct maker *maker, int64_t id, bool attentive, int64_t *last,
                      int64_t until)
{
    while (!maker->status) {
        int64_t gap = attentive || chance(maker, 70) ? between(maker, 4, 7)
                                                     : between(maker, 9, 15);

        if (*last + gap > until)
            break;
        *last += gap;
        write_down_on(maker, *last + 1);
        maker->status = swst_case_follow_up(maker->store, id, written(*last), !chance(maker, 8),
                                            between(maker, 20, 60), 0, NULL, NULL);
    }
}

static swst_status take_step(swst_store *store, int64_t id, const struct step *step,
                             const char *on)
{
    switch (step->deed) {
    case TO: return swst_case_advance(store, id, (swst_case_stage)step->value, on, NULL);
    case REVIEW: return swst_case_review(store, id, on, "与服务对象一起回顾目标");
    case REFER: return swst_case_refer(store, id, on, "转介至专业机构");
    case SUSPEND: return swst_case_suspend(store, id, on, "外出探亲");
    case RESUME: return swst_case_resume(store, id, on, NULL);
    default: return swst_case_close(store, id, on, SWST_CASE_CLOSE_REASON_GOALS_MET,
                                    (swst_case_outcome)step->value, "目标达成，服务对象认可");
    }
}

/* To the end of the year, or of the case: its last day. */
static int64_t live_through(struct maker *maker, const struct story_of_a_case *story, int64_t id)
{
    int64_t last = day(2022, story->month, story->dom), paused = 0;

    for (const struct step *step = story->steps; step->deed != END && !maker->status; step++) {
        int64_t on = day(2022, step->month, step->dom);

        if (!paused)
            follow_up(maker, id, story->attentive, &last, on);
        write_down_on(maker, on);
        maker->status = maker->status ? maker->status
            : take_step(maker->store, id, step, written(on));
        paused = step->deed == SUSPEND;
        last = on;
        if (step->deed == CLOSE)
            return on;
    }
    follow_up(maker, id, story->attentive, &last, day(2022, 12, 31));
    return day(2022, 12, 31);
}

/* A reading a month, which comes nearer to the goal. */
static void read_scale(struct maker *maker, const struct story_of_a_case *story, int64_t id,
                       int64_t until)
{
    int64_t on = day(2022, story->month, story->dom) + 30;
    int64_t score = story->before, sign = story->direction[0] == 'u' ? 1 : -1;
    int64_t goal = ADD(maker, "case_goal", ID("case_id", id), TEXT("text", story->goal),
                       TEXT("scale", story->scale), TEXT("unit", story->unit),
                       NUMBER("baseline", story->before), TEXT("direction", story->direction),
                       NUMBER("step", story->step_size));

    for (; on <= until && !maker->status; on += 30) {
        score += sign * below(maker, 2 * story->gain + 1);
        score = score < 1 ? 1 : score;
        ADD(maker, "case_score", ID("case_goal_id", goal), DAY("happened_on", on),
            NUMBER("score", score));
    }
}

static const struct person *find_client(struct maker *maker, const struct story_of_a_case *story)
{
    const struct person *person = maker->people;

    while (person->place != story->place || person->household_id == 0
           || person->from > day(2022, story->month, story->dom)
           || person->until < day(2022, 12, 31))
        person++;
    return person;
}

void make_cases(struct maker *maker)
{
    for (int i = 0; i < CASES && !maker->status; i++) {
        const struct story_of_a_case *story = &cases[i];
        const struct person *person = find_client(maker, story);
        char number[16];
        int64_t id;

        snprintf(number, sizeof number, "2022-%03d", i + 1);
        id = ADD(maker, "case", TEXT("number", number), ID("client_id", person->id),
                 TEXT("type", story->type), ID("worker_id", maker->workers[worker_of(person)]),
                 ID("supervisor_id", maker->workers[SUPERVISOR]),
                 DAY("opened_on", day(2022, story->month, story->dom)),
                 TEXT("stage", "intake"), TEXT("state", "open"), TEXT("problem", story->problem),
                 TEXT("plan", story->plan));
        read_scale(maker, story, id, live_through(maker, story, id));
    }
}
