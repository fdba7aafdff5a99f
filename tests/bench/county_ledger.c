/* The ledger of a county's clients, as a station keeps it in Excel: one row a person
 * and its categories, a few persons again with another one. Villages are those that
 * county.c makes for the same number of rows. */
#include "county.h"

#include <stdbool.h>
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

/* Numbers met, without their last digit: nobody has another's. */
struct met {
    uint64_t *numbers;
    size_t mask;
};

static bool is_new(struct met *met, const char *number)
{
    char text[18];
    uint64_t key;
    size_t at;

    memcpy(text, number, 17);
    text[17] = '\0';
    key = strtoull(text, NULL, 10);
    for (at = (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 20) & met->mask; met->numbers[at];
         at = (at + 1) & met->mask)
        if (met->numbers[at] == key)
            return false;
    met->numbers[at] = key;
    return true;
}

static void draw_person(struct county *county, struct person *person, struct met *met)
{
    do {
        int32_t born = draw_birth(county);

        person->female = chance(county, 55);
        print_number(county, born, person->female, person->number);
    } while (!is_new(met, person->number));
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
    struct met met = { .mask = 1023 };

    while (met.mask < (size_t)rows * 2)
        met.mask = met.mask * 2 + 1;
    met.numbers = calloc(met.mask + 1, sizeof *met.numbers);
    if (!file || !met.numbers || rows < 1000) {
        perror(path);
        return 1;
    }
    fputs("\xEF\xBB\xBF基准县服务对象台账,,,,,,,,\r\n"
          "序号,姓名,性别,身份证号,联系电话,村委会,家庭住址,类别,服务等级\r\n", file);
    for (int32_t i = 0; i < rows; i++) {
        if (i % 100 != 99)
            draw_person(&county, &person, &met);
        person.village = i % 100 == 99 ? person.village
            : (int32_t)((int64_t)i * county.village_count / rows);
        put_row(&county, file, i, &person);
    }
    end(file);
    free(met.numbers);
    return 0;
}
