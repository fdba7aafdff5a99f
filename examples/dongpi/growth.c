/* What came of the promises through the year: maps, volunteers, certificates,
 * what workers learned together and outside, problems and what was done about
 * them, and what the station wrote into its summary of June. All of it invented. */
#include "dongpi.h"

#include <stdio.h>

enum { VOLUNTEERS = 212, SHEETS = 3, PLANNED_SHEETS = 14 };

/* Sheet after sheet, village after village: 14 by the end of June, 18 were promised. */
static void make_maps(struct maker *maker)
{
    static const struct { const char *type, *name; } sheets[SHEETS] = {
        { "map_clients", "服务对象分布图" }, { "map_assets", "社区资产图" },
        { "map_problems", "社区问题图" }
    };

    for (int i = 0; i < PLACES * SHEETS && !maker->status; i++) {
        int place = i / SHEETS;
        int64_t on = i < PLANNED_SHEETS ? day(2022, 2, 21) + 9 * i
                                        : day(2022, 7, 12) + 11 * (i - PLANNED_SHEETS);
        char title[64];

        snprintf(title, sizeof title, "%s%s", places[place].name, sheets[i % SHEETS].name);
        ADD(maker, "output", TEXT("type", sheets[i % SHEETS].type), TEXT("title", title),
            DAY("made_on", on), ID("area_id", maker->villages[place]),
            ID("worker_id", maker->workers[DEPUTY + i % 6]));
    }
}

/* About nine come in a fortnight; a few leave again. */
static void make_volunteers(struct maker *maker)
{
    static const char *const types[] = { "社区居民", "低龄老人", "返乡青年", "教师", "学生" };

    for (int i = 0; i < VOLUNTEERS && !maker->status; i++) {
        int place = (int)below(maker, PLACES);
        int64_t joined = day(2022, 1, 10) + i * 340 / VOLUNTEERS, left = 0;
        struct portrait portrait = { .male = chance(maker, 45) };

        draw_portrait(maker, place, any_birth_date(maker, day(1950, 1, 1), day(2003, 12, 31)),
                      any_surname(maker), &portrait);
        maker->clients--;
        if (chance(maker, 4) && joined < day(2022, 9, 1))
            left = joined + 60;
        ADD(maker, "volunteer", TEXT("name", portrait.name), TEXT("phone", portrait.phone),
            TEXT("type", types[below(maker, 5)]), DAY("joined_on", joined), DAY("left_on", left),
            DAY("trained_on", chance(maker, 80) ? joined + 7 : 0),
            ID("area_id", maker->villages[place]));
    }
}

/* Two have the certificate, five sit the examination of June, four pass it. */
static void make_certificates(struct maker *maker)
{
    static const struct { enum worker worker; bool is_old, passes; } sat[] = {
        { DEPUTY, true, true }, { WORKER_3, true, true }, { WORKER_1, false, true },
        { WORKER_2, false, true }, { WORKER_4, false, false }, { WORKER_5, false, true },
        { WORKER_6, false, true }
    };

    for (size_t i = 0; i < sizeof sat / sizeof *sat; i++) {
        int64_t on = sat[i].is_old ? day(2021, 5, 22) : day(2022, 6, 18);
        int64_t passed = sat[i].is_old ? day(2021, 8, 31) : day(2022, 8, 31);

        ADD(maker, "certificate", ID("worker_id", maker->workers[sat[i].worker]),
            TEXT("level", "assistant"), DAY("sat_on", on),
            TEXT("result", sat[i].passes ? "passed" : "failed"),
            DAY("passed_on", sat[i].passes ? passed : 0),
            DAY("registered_on", sat[i].passes ? passed + 30 : 0),
            DAY("expires_on", sat[i].passes ? passed + 30 + 3 * 365 : 0));
    }
}

static void send(struct maker *maker, int64_t activity, int64_t on)
{
    for (int worker = DEPUTY; worker <= WORKER_6 && !maker->status; worker++) {
        bool is_away = worker == WORKER_2 && on >= day(2022, 5, 30) && on <= day(2022, 6, 10);

        ADD(maker, "attendance", ID("activity_id", activity),
            ID("worker_id", maker->workers[worker]),
            TEXT("presence", is_away ? "excused" : chance(maker, 90) ? "present" : "absent"));
    }
}

static void make_learning(struct maker *maker)
{
    static const struct { int month, dom, minutes; const char *title, *type; } events[] = {
        { 3, 16, 240, "民政部门线上培训：低保政策", "training" },
        { 4, 22, 360, "到邻镇社工站交流", "exchange" },
        { 5, 25, 180, "入户探访技巧培训", "training" },
        { 6, 9, 120, "个案督导", "supervision" },
        { 6, 23, 120, "个案督导", "supervision" },
        { 9, 14, 240, "双百学苑线上学习", "training" },
        { 10, 26, 240, "困境儿童保护培训", "training" },
        { 11, 11, 360, "到优秀站点交流", "exchange" }
    };

    for (size_t i = 0; i < sizeof events / sizeof *events && !maker->status; i++) {
        int64_t on = day(2022, events[i].month, events[i].dom);

        send(maker, ADD(maker, "activity", TEXT("title", events[i].title),
                        TEXT("type", events[i].type), DAY("planned_on", on), DAY("held_on", on),
                        TEXT("state", "held"), NUMBER("minutes", events[i].minutes),
                        ID("lead_id", maker->workers[DEPUTY]),
                        TEXT("outcome", "完成学习记录")), on);
    }
}

/* A survey every second week; one in six is late, one of July was left out. */
static void make_surveys(struct maker *maker)
{
    int64_t survey = ADD(maker, "task", TEXT("title", "满意度调查"),
                         DAY("due_on", day(2022, 1, 7)),
                         TEXT("recurrence", "FREQ=WEEKLY;INTERVAL=2"),
                         ID("owner_id", maker->workers[WORKER_6]), ID("plan_id", maker->plan));

    for (int i = 0; i < 26 && !maker->status; i++) {
        int64_t due = day(2022, 1, 7) + 14 * i;

        if (i != 13)
            ADD(maker, "task_done", ID("task_id", survey), DAY("due_on", due),
                DAY("done_on", due + (i % 6 == 4 ? 3 : 0)),
                ID("worker_id", maker->workers[WORKER_6]));
    }
}

static void make_improvements(struct maker *maker)
{
    ADD(maker, "improvement", TEXT("problem", "偏远村组的服务对象入户不足"),
        TEXT("cause", "路程远，且片区社工参加培训"), TEXT("measure", "每周三为远郊走访日，B角代为探访"),
        TEXT("indicator", "VISIT.HOME_RATE"), NUMBER("target", 850),
        ID("owner_id", maker->workers[WORKER_3]), DAY("found_on", day(2022, 5, 31)),
        DAY("due_on", day(2022, 9, 30)));
    ADD(maker, "improvement", TEXT("problem", "个别个案超过 7 天没有跟进"),
        TEXT("cause", "个案交接没有清单"), TEXT("measure", "每周例会逐个核对，交接须签字"),
        TEXT("indicator", "CASE.IDLE"), ID("owner_id", maker->workers[SUPERVISOR]),
        DAY("found_on", day(2022, 6, 10)), DAY("due_on", day(2022, 6, 30)),
        DAY("checked_on", day(2022, 6, 29)), TEXT("result", "已建立交接清单，余下个案由督导跟进"));
    ADD(maker, "improvement", TEXT("problem", "挂图进度落后"), TEXT("cause", "底图测绘耗时"),
        TEXT("measure", "由村网格员协助标注"), TEXT("indicator", "MAP.SHEETS"),
        NUMBER("target", 1000), ID("owner_id", maker->workers[WORKER_3]),
        DAY("found_on", day(2022, 6, 20)), DAY("due_on", day(2022, 8, 31)));
}

static void make_summary_texts(struct maker *maker)
{
    static const struct { const char *chapter, *text; } texts[] = {
        { "guidance", "以困难群众的需要为先，六月以端午为契机走访全镇六个村。（演示文字，为虚构）" },
        { "aims", "上半年入户探访率过六成，六个村的三张图完成上墙。" },
        { "problems", "雨季道路不便，影响入户；多位长者主动报名参加互助小组。" },
        { "next", "七月起东塘、香花、卫民三村开展服务，先逐户建档。" },
        { "annex", "端午包粽子活动照片存于站内，共 36 张。" }
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ADD(maker, "text_slot", TEXT("month", "2022-06"), TEXT("chapter", texts[i].chapter),
            TEXT("text", texts[i].text));
}

void make_growth(struct maker *maker)
{
    make_maps(maker);
    make_volunteers(maker);
    make_certificates(maker);
    make_learning(maker);
    make_surveys(maker);
    make_improvements(maker);
    write_down_on(maker, day(2022, 7, 1));
    make_summary_texts(maker);
}
