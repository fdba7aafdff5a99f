/* The ledger of a county's clients, as a station keeps it in Excel: one row a person
 * and its categories, a few persons again with another one. Villages are those that
 * county.c makes for the same number of rows. */
#include "county.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[] = { "残疾", "高龄", "独居", "特困", "空巢", "留守老人", "失能",
                                     "孤寡" };
static const char *const levels[] = { "红", "黄", "黄", "黄", "黄", "黄", "绿", "绿", "绿", "绿",
    "绿", "绿", "绿", "绿", "绿", "绿", "绿", "绿", "绿", "绿" };

/* What a row is of; kept of the last one, who may come again. */
struct person {
    char number[19], address[64], phone[16];
    int32_t village;
    int female;
    uint64_t name_from;                 /* the state that draws the name */
};

static void draw_person(struct county *county, struct person *person)
{
    int32_t born = draw_birth(county);

    person->female = chance(county, 55);
    print_number(county, born, person->female, person->number);
    snprintf(person->phone, sizeof person->phone, "13%09d", draw(county, 1000000000));
    snprintf(person->address, sizeof person->address, "%d组%d号", 1 + draw(county, 12),
             1 + draw(county, 300));
    person->name_from = county->random;
    draw(county, 2);
}

static void put_row(struct county *county, FILE *file, int32_t row, const struct person *person)
{
    int count = 1 + draw(county, 3), first = draw(county, 8);
    uint64_t random = county->random;

    fprintf(file, "%d,", (int)row + 1);
    county->random = person->name_from;
    put_name(county, file);
    county->random = random;
    fprintf(file, ",%s,%s,%s,%d村,%s,", person->female ? "女" : "男", person->number, person->phone,
            (int)person->village + 1, person->address);
    for (int i = 0; i < count; i++)
        fprintf(file, "%s%s", i ? "、" : "", names[(first + i) % 8]);
    fprintf(file, "%s,%s\r\n", chance(county, 10) ? "、低保" : "", ONE_OF(county, levels));
}

int put_ledger(const char *path, int32_t rows, uint64_t seed)
{
    struct county county = { .random = seed, .village_count = rows / 250 };
    struct person person = { .village = 0 };
    FILE *file = fopen(path, "w");

    if (!file || rows < 1000) {
        perror(path);
        return 1;
    }
    fputs("\xEF\xBB\xBF基准县服务对象台账,,,,,,,,\r\n"
          "序号,姓名,性别,身份证号,联系电话,村委会,家庭住址,类别,服务等级\r\n", file);
    for (int32_t i = 0; i < rows; i++) {
        if (i % 100 != 99)
            draw_person(&county, &person);
        person.village = i % 100 == 99 ? person.village
            : (int32_t)((int64_t)i * county.village_count / rows);
        put_row(&county, file, i, &person);
    }
    end(file);
    return 0;
}
