/* What the station promises for 2022 (seed 000): its plan, the goals with their
 * milestones, and what the plan says in words. Targets of shares are tenths of a
 * percent. What follows from them is invented. */
#include "dongpi.h"

#include <stdio.h>

enum { MILESTONES = 3, GOALS = 24, NO_PARENT = -1, NO_SERVICE = -1 };

static const struct promise {
    const char *title, *indicator, *strand, *type, *measure;
    int target, parent, service;        /* parent: the number of a goal before; service: an area */
    enum worker owner;
    struct { int month, dom, target; } milestones[MILESTONES];
} promises[GOALS] = {
    { "困难群众和特殊群体入户探访率", "VISIT.HOME_RATE", "clients", NULL,
      "责任到片区，每月安排入户计划；不在家的另约时间，偏远的集中走访", 1000, NO_PARENT, NO_SERVICE,
      DEPUTY, { { 6, 30, 600 }, { 9, 30, 850 } } },
    { "前江片区入户探访率", "VISIT.HOME_RATE", "clients", NULL, NULL, 1000, 0, 0, WORKER_1,
      { { 6, 30, 600 } } },
    { "大江片区入户探访率", "VISIT.HOME_RATE", "clients", NULL, NULL, 1000, 0, 1, WORKER_2,
      { { 6, 30, 600 } } },
    { "西塘片区入户探访率", "VISIT.HOME_RATE", "clients", NULL, NULL, 1000, 0, 2, WORKER_3,
      { { 6, 30, 600 } } },
    { "塘联、江夏入户探访率", "VISIT.HOME_RATE", "clients", NULL, NULL, 1000, 0, 3, WORKER_4,
      { { 6, 30, 600 } } },
    { "东陂片区入户探访率", "VISIT.HOME_RATE", "clients", NULL, NULL, 1000, 0, 4, DEPUTY,
      { { 6, 30, 600 } } },
    { "一户一档：家庭建档率", "FILE.HOUSEHOLD_RATE", "clients", NULL,
      "入户时当场填写档案，当周录入台账", 1000, NO_PARENT, NO_SERVICE, DEPUTY,
      { { 6, 30, 300 }, { 9, 30, 650 } } },
    { "按服务等级回访的落实率", "TIER.COMPLIANCE", "clients", NULL,
      "按红黄绿等级排出每周回访表，例会上核对", 900, NO_PARENT, NO_SERVICE, DEPUTY, { { 0, 0, 0 } } },
    { "无跟进超过 7 天的个案", "CASE.IDLE", "clients", NULL,
      "督导每周查看未跟进的个案", 0, NO_PARENT, NO_SERVICE, SUPERVISOR, { { 0, 0, 0 } } },

    { "社区活动覆盖率（按人）", "ACT.COVERAGE", "governance", NULL,
      "借助春节、元宵、劳动节、端午等节日开展慰问和志愿活动", 900, NO_PARENT, NO_SERVICE, DEPUTY,
      { { 6, 30, 400 }, { 9, 30, 700 } } },
    { "社区活动覆盖率（按村）", "ACT.AREAS", "governance", NULL, NULL, 900, 9, NO_SERVICE,
      DEPUTY, { { 0, 0, 0 } } },
    { "节日活动场次", "FEST.HELD", "governance", NULL, NULL, 24, 9, NO_SERVICE, DEPUTY,
      { { 6, 30, 18 } } },
    { "志愿者人数", "VOLUNTEER.ACTIVE", "governance", NULL,
      "走访中发现热心群众，发展为志愿者", 200, NO_PARENT, NO_SERVICE, WORKER_5,
      { { 6, 30, 100 }, { 9, 30, 150 } } },
    { "服务点服务对象满意度", "SATISFACTION.RATE", "governance", NULL,
      "每季度发放满意度问卷", 800, NO_PARENT, NO_SERVICE, SUPERVISOR, { { 0, 0, 0 } } },
    { "挂图作战：每村三图", "MAP.SHEETS", "governance", NULL,
      "用脚画地图：服务对象分布图、社区资产图、社区问题图，九个村共 27 张", 1000, NO_PARENT,
      NO_SERVICE, WORKER_3, { { 6, 30, 1000 }, { 9, 30, 850 } } },

    { "社工持证率", "STAFF.CERTIFIED", "staff", NULL,
      "自学与集中备考结合，考前一个月每周模拟", 1000, NO_PARENT, NO_SERVICE, HEAD, { { 0, 0, 0 } } },
    { "每月共学", "STAFF.CO_LEARNING", "staff", NULL,
      "政策、《双百概论》、个案、小组、入户探访技巧、优秀案例轮流", 1000, NO_PARENT, NO_SERVICE, DEPUTY,
      { { 0, 0, 0 } } },
    { "参加外部培训", "STAFF.TRAININGS", "staff", NULL, NULL, 4, NO_PARENT, NO_SERVICE, DEPUTY,
      { { 6, 30, 2 } } },
    { "外出交流学习", "STAFF.EXCHANGES", "staff", NULL, NULL, 2, NO_PARENT, NO_SERVICE, DEPUTY,
      { { 6, 30, 1 } } },
    { "借鉴优秀站点经验", "PLAN.EVIDENCE", "staff", NULL,
      "每次交流后写出可以照做的三条", 2, NO_PARENT, NO_SERVICE, DEPUTY, { { 0, 0, 0 } } }
};

static int64_t add_goal(struct maker *maker, const struct promise *promise, const int64_t *goals)
{
    static const char *const operators[] = { "at_most", "at_least" };
    char target[16];

    snprintf(target, sizeof target, "%d", promise->target);
    return ADD(maker, "goal", ID("plan_id", maker->plan), TEXT("title", promise->title),
               TEXT("indicator", promise->indicator), TEXT("type", promise->type),
               TEXT("operator", operators[promise->target > 0]), TEXT("target", target),
               ID("area_id", promise->service == NO_SERVICE ? 0
                                                            : maker->services[promise->service]),
               TEXT("strand", promise->strand), ID("owner_id", maker->workers[promise->owner]),
               ID("parent_id", promise->parent == NO_PARENT ? 0 : goals[promise->parent]),
               TEXT("measure", promise->measure), TEXT("source", "2022 年度计划"),
               DAY("starts_on", day(2022, 1, 1)), DAY("due_on", day(2022, 12, 31)));
}

static void add_milestones(struct maker *maker, const struct promise *promise, int64_t goal)
{
    for (int i = 0; i < MILESTONES && promise->milestones[i].month; i++)
        ADD(maker, "milestone", ID("goal_id", goal),
            DAY("due_on", day(2022, promise->milestones[i].month, promise->milestones[i].dom)),
            NUMBER("target", promise->milestones[i].target));
}

/* What shows that the other stations were learned from: the last goal has no other figure. */
static void add_evidence(struct maker *maker, int64_t goal)
{
    ADD(maker, "evidence", ID("goal_id", goal), DAY("shown_on", day(2022, 4, 22)),
        TEXT("title", "学习邻镇社工站入户清单，已用于前江片区"));
    ADD(maker, "evidence", ID("goal_id", goal), DAY("shown_on", day(2022, 11, 11)),
        TEXT("title", "参照优秀站点修订个案交接表"));
}

static void add_texts(struct maker *maker)
{
    static const struct { const char *chapter, *text; } texts[] = {
        { "clients", "摸清底数、分级回访，让每一户都有人上门、有档可查。" },
        { "governance", "借节日把人聚起来，再从中找到愿意长期出力的人。" },
        { "staff", "持证是起点，共学是日常。" },
        { "work_clients", "服务窗口与片区走访分工协作：窗口受理，片区核实。" },
        { "work_governance", "以村居为载体，以家庭为单位，居民自己的事自己商量着办。" },
        { "work_staff", "每月共学由社工轮流主讲，督导点评。" },
        { "closing", "把社工服务送进每家每户。（演示文字，为虚构）" }
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ADD(maker, "text_slot", ID("plan_id", maker->plan), TEXT("chapter", texts[i].chapter),
            TEXT("text", texts[i].text));
}

void make_promises(struct maker *maker)
{
    int64_t goals[GOALS] = { 0 }, last = 0;

    write_down_on(maker, day(2022, 1, 4));
    maker->plan = ADD(maker, "plan",
                      ID("station_id", find(maker, "station", "name", STATION)),
                      NUMBER("year", 2022), TEXT("title", "东陂镇社工站年度计划"));
    for (int i = 0; i < GOALS && promises[i].title && !maker->status; i++) {
        goals[i] = last = add_goal(maker, &promises[i], goals);
        add_milestones(maker, &promises[i], goals[i]);
    }
    add_evidence(maker, last);
    add_texts(maker);
}
