/* The table of the plan: villages, service areas and who is in charge of them. */
#include "dongpi.h"

const struct place places[PLACES] = {
    { "441882107206", "前江", 0, { 33, 36, 132, 65 }, 11 },
    { "441882107209", "大江", 1, { 42, 29, 124, 94 }, 14 },
    { "441882107203", "西塘", 2, { 49, 35, 141, 103 }, 16 },
    { "441882107204", "塘联", 3, { 24, 13, 78, 61 }, 8 },
    { "441882107207", "江夏", 3, { 18, 10, 61, 49 }, 6 },
    { "441882107201", "东陂", 4, { 54, 22, 116, 123 }, 17 },
    { "441882107210", "东塘", 5, { 58, 41, 142, 108 }, 0 },
    { "441882107202", "香花", 6, { 49, 38, 127, 101 }, 0 },
    { "441882107208", "卫民", 7, { 47, 37, 119, 97 }, 0 }
};

/* Codes of the station's own, in the order of the plan. None begins the code of a village. */
static const struct {
    const char *code, *name;
    enum worker workers[2];
} services[SERVICES] = {
    { "441882107S1", "前江片区", { WORKER_1, NOBODY } },
    { "441882107S2", "大江片区", { WORKER_2, NOBODY } },
    { "441882107S3", "西塘片区", { WORKER_3, NOBODY } },
    { "441882107S4", "塘联、江夏", { WORKER_4, NOBODY } },
    { "441882107S5", "东陂片区", { DEPUTY, WORKER_5 } },
    { "441882107S6", "东塘片区", { NOBODY, NOBODY } },
    { "441882107S7", "香花片区", { NOBODY, NOBODY } },
    { "441882107S8", "卫民片区", { NOBODY, NOBODY } }
};

static const struct {
    const char *name, *sex, *employment, *role;
    enum worker backup;
    const char *window;                 /* a duty at the window, besides or alone */
} workers[WORKERS] = {
    { "季长风", "male", "government", "head", NOBODY, NULL },
    { "岑听雨", "female", "direct", "deputy", WORKER_5, NULL },
    { "盛知秋", "female", "direct", "social_worker", WORKER_2, "窗口：养老服务" },
    { "柏一舟", "male", "direct", "social_worker", WORKER_3, NULL },
    { "卓远山", "male", "direct", "social_worker", WORKER_4, NULL },
    { "茅青禾", "female", "direct", "social_worker", WORKER_5, NULL },
    { "霍新竹", "male", "direct", "social_worker", WORKER_6, "窗口：社会救助" },
    { "祝晚晴", "female", "direct", NULL, WORKER_1, "窗口：残疾人事务" },
    { "樊星河", "female", "agency", "supervisor", NOBODY, NULL }
};

static void make_areas(struct maker *maker, int64_t opened)
{
    for (int i = 0; i < SERVICES; i++)
        maker->services[i] = ADD(maker, "area", TEXT("code", services[i].code),
                                 TEXT("name", services[i].name), TEXT("level", "service"));
    for (int i = 0; i < PLACES; i++) {
        int64_t open = i < OLD_PLACES ? opened : first_day(i);

        maker->villages[i] = ADD(maker, "area", TEXT("code", places[i].code),
                                 TEXT("name", places[i].name), TEXT("level", "village"),
                                 DAY("served_from", open));
        ADD(maker, "area_part", ID("service_id", maker->services[places[i].service]),
            ID("village_id", maker->villages[i]), DAY("starts_on", open));
    }
}

static void make_posts(struct maker *maker, int64_t opened)
{
    for (int i = 0; i < WORKERS; i++) {
        int64_t backup = workers[i].backup == NOBODY ? 0 : maker->workers[workers[i].backup];
        int64_t programme;

        if (workers[i].role)
            ADD(maker, "post", ID("worker_id", maker->workers[i]), ID("backup_id", backup),
                TEXT("role", workers[i].role), DAY("starts_on", opened));
        if (!workers[i].window)
            continue;
        ADD(maker, "post", ID("worker_id", maker->workers[i]), ID("backup_id", backup),
            TEXT("role", "window"), DAY("starts_on", opened));
        programme = ADD(maker, "programme", TEXT("name", workers[i].window), TEXT("type", "window"),
                        DAY("starts_on", opened));
        ADD(maker, "assignment", ID("worker_id", maker->workers[i]),
            ID("programme_id", programme), DAY("starts_on", opened));
    }
}

/* The plan names nobody for the villages that open in July, so nobody is in charge there yet. */
static void assign_areas(struct maker *maker, int64_t opened)
{
    for (int i = 0; i < SERVICES; i++)
        for (int j = 0; j < 2; j++) {
            enum worker worker = services[i].workers[j];

            if (worker != NOBODY)
                ADD(maker, "assignment", ID("worker_id", maker->workers[worker]),
                    ID("area_id", maker->services[i]), DAY("starts_on", opened));
        }
}

/* Where nobody is in charge yet, those of the other villages take turns. */
enum worker worker_of(const struct person *person)
{
    const enum worker *in_charge = services[places[person->place].service].workers;
    enum worker second = in_charge[1] == NOBODY ? in_charge[0] : in_charge[1];

    if (in_charge[0] == NOBODY)
        return (enum worker)(DEPUTY + person->serial % (WORKER_6 - DEPUTY));
    return person->serial % 2 ? in_charge[0] : second;
}

void make_town(struct maker *maker)
{
    static const char *const codes[CATEGORIES] = { "dibao", "tekun", "disabled", "elderly" };
    int64_t opened = day(2021, 11, 1), station;

    station = find(maker, "station", "name", STATION);
    for (int i = 0; i < CATEGORIES; i++)
        maker->categories[i] = find(maker, "category", "code", codes[i]);
    make_areas(maker, opened);
    for (int i = 0; i < WORKERS; i++)
        maker->workers[i] = ADD(maker, "worker", TEXT("name", workers[i].name),
                                TEXT("sex", workers[i].sex), DAY("hired_on", opened),
                                TEXT("employment", workers[i].employment),
                                ID("station_id", station));
    make_posts(maker, opened);
    assign_areas(maker, opened);
    ADD(maker, "absence", ID("worker_id", maker->workers[WORKER_2]),
        DAY("starts_on", day(2022, 5, 30)), DAY("ends_on", day(2022, 6, 10)),
        TEXT("reason", "培训"));
}
