/* Invented people. The area part 790101 of their numbers is assigned to nobody,
 * and no telephone number in China begins with 100 and has eleven digits. */
#include "dongpi.h"

#include <stdio.h>

static const char *const surnames[] = {
    "林", "何", "罗", "郑", "谢", "唐", "许", "邓", "萧", "曾", "彭", "吕", "苏", "卢", "蒋",
    "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田"
};
static const char *const men[] = {
    "柏", "松", "岳", "川", "洋", "涛", "峰", "岩", "泽", "航", "晨", "阳", "远", "恒", "朗",
    "石", "江", "河", "原", "野", "舟", "帆", "钧", "铭", "樵", "耕", "田", "禾", "麦", "林"
};
static const char *const women[] = {
    "兰", "菊", "莲", "荷", "桂", "杏", "桃", "梅", "竹", "云", "霞", "露", "雪", "月", "虹",
    "溪", "泉", "珠", "玉", "燕", "莺", "蝶", "茶", "莓", "萍", "菱", "蓉", "薇", "桐", "秋"
};
enum { SEQUENCES = 490, STRETCHES = 8 };
enum { SURNAMES = sizeof surnames / sizeof *surnames, GIVEN = sizeof men / sizeof *men };

int any_surname(struct maker *maker)
{
    return (int)below(maker, SURNAMES);
}

/* A number is a birth date and a sequence. Those born on one day come from one
 * stretch of clients, in which no sequence occurs twice; so no two have one number. */
int64_t any_birth_date(struct maker *maker, int64_t first, int64_t last)
{
    int64_t born = between(maker, first, last);

    return born - ((born - maker->clients / SEQUENCES) % STRETCHES + STRETCHES) % STRETCHES;
}

/* GB 11643. Women's sequences ending in 00 are left out: with a check digit of 0
 * such a number looks like one that a spreadsheet has damaged. */
static void number_person(struct maker *maker, int64_t born, struct portrait *out)
{
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int year, month, dom, sum = 0;
    int sequence = 1 + 2 * (int)(maker->clients % SEQUENCES);

    if (!out->male && ++sequence % 100 == 0)
        sequence = 980 + sequence / 50;
    day_parts(born, &year, &month, &dom);
    snprintf(out->id_number, sizeof out->id_number, "790101%04u%02u%02u%03u",
             (unsigned)year % 10000, (unsigned)month % 100, (unsigned)dom % 100,
             (unsigned)sequence % 1000);
    for (int i = 0; i < 17; i++)
        sum += weights[i] * (out->id_number[i] - '0');
    out->id_number[17] = "10X98765432"[sum % 11];
    out->id_number[18] = '\0';
}

void draw_portrait(struct maker *maker, int place, int64_t born, int surname,
                   struct portrait *out)
{
    const char *const *given = out->male ? men : women;

    out->surname = surname;
    snprintf(out->name, sizeof out->name, "%s%s%s", surnames[surname],
             given[below(maker, GIVEN)], chance(maker, 75) ? given[below(maker, GIVEN)] : "");
    number_person(maker, born, out);
    snprintf(out->phone, sizeof out->phone, "100%08d", (int)below(maker, 100000000));
    snprintf(out->address, sizeof out->address, "东陂镇%s村虚构巷%d号", places[place].name,
             (int)below(maker, 300) + 1);
    maker->clients++;
}
