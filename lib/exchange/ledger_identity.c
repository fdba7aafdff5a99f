/* Who a row is about: what an identity number says beside what the other cells say,
 * phones, and who heads the household. */
#include "exchange/ledger_values.h"

#include "base/fold.h"
#include "model/structs.h"

#include <swstation/client.h>

#include <string.h>

#define CLIENT(field) SWST__FIELD(client, field)

static swst_status wrong(struct swst__ledger_reading *reading, enum swst__ledger_field column,
                         const struct swst_field *field, enum swst__message why)
{
    return swst__ledger_reject(reading->ledger, reading->row,
                               swst__reject(&swst__kinds[swst__kind_client], field, why),
                               reading->columns[column]);
}

/* ------------------------------------------------------------------- birth */

/* 1950 and 1950年3月 say what they say: the precision is kept with the day. */
swst_status swst__ledger_birth_read(struct swst__ledger_reading *reading, size_t column)
{
    swst_record *client = reading->row->client;
    struct swst__ledger_date date;
    swst_status status;

    if (!swst__ledger_date_read(reading->cells[column], &date))
        return wrong(reading, SWST__LEDGER_BIRTH, CLIENT(birth_date), date.why);
    if (date.day > reading->ledger->as_of)
        return wrong(reading, SWST__LEDGER_BIRTH, CLIENT(birth_date), SWST__LEDGER_FUTURE_DAY);
    status = swst__record_set_int(client, CLIENT(birth_date), date.day);
    if (!status)
        status = swst__record_set_int(client, CLIENT(birth_precision), date.precision);
    if (!status && date.month_unclear)
        status = swst__ledger_remark(reading->row, SWST__LEDGER_MONTH_UNCLEAR, column);
    return status;
}

static bool agrees(const struct swst_client *client, int64_t birth)
{
    int64_t year, month, day, said_year, said_month, said_day;

    swst__day_split(birth, &year, &month, &day);
    swst__day_split(client->birth_date.number, &said_year, &said_month, &said_day);
    switch (client->birth_precision) {
    case SWST_BIRTH_PRECISION_YEAR: return year == said_year;
    case SWST_BIRTH_PRECISION_MONTH: return year == said_year && month == said_month;
    default: return birth == client->birth_date.number;
    }
}

static swst_status take_birth(struct swst__ledger_reading *reading, int64_t birth)
{
    swst_record *client = reading->row->client;
    swst_status status;

    if (swst__record_has(client, CLIENT(birth_date))
        && !agrees((const struct swst_client *)client, birth))
        return wrong(reading, SWST__LEDGER_BIRTH, CLIENT(birth_date), SWST__ID_NUMBER_BIRTH);
    status = swst__record_set_int(client, CLIENT(birth_date), birth);
    return status ? status : swst__record_set_int(client, CLIENT(birth_precision),
                                                  SWST_BIRTH_PRECISION_DAY);
}

static swst_status take_sex(struct swst__ledger_reading *reading, int sex)
{
    swst_record *client = reading->row->client;
    int64_t said = swst__record_int(client, CLIENT(sex));
    int64_t number = sex == 1 ? SWST_SEX_MALE : SWST_SEX_FEMALE;

    if ((said == SWST_SEX_MALE || said == SWST_SEX_FEMALE) && said != number)
        return wrong(reading, SWST__LEDGER_SEX, CLIENT(sex), SWST__ID_NUMBER_SEX);
    return swst__record_set_int(client, CLIENT(sex), number);
}

/* A cell that was wrong stays unset: what the number says does not mend it. */
static swst_status take_number(struct swst__ledger_reading *reading)
{
    swst_record *client = reading->row->client;
    const char *text = swst__record_text(client, CLIENT(id_number));
    char number[SWST__IDENTITY_SIZE];
    int64_t birth;
    swst_status status = client->kind->check(client);

    if (status)
        return swst__ledger_reject(reading->ledger, reading->row, status, reading->number_column);
    if (!text || swst__identity_read(text, number) != SWST__IDENTITY_OK
        || !swst__identity_birth(number, &birth))
        return SWST_OK;
    if (birth > reading->ledger->as_of)
        return swst__ledger_reject(reading->ledger, reading->row,
                                   swst__reject(client->kind, CLIENT(id_number),
                                                SWST__LEDGER_FUTURE_DAY), reading->number_column);
    if (!*swst__ledger_said(reading, SWST__LEDGER_BIRTH)
        || swst__record_has(client, CLIENT(birth_date)))
        status = take_birth(reading, birth);
    if (!status && (!*swst__ledger_said(reading, SWST__LEDGER_SEX)
                    || swst__record_has(client, CLIENT(sex))))
        status = take_sex(reading, swst__identity_sex(number));
    return status;
}

/* ------------------------------------------------------------------- phones */

static swst_status set_phone(struct swst__ledger_reading *reading, size_t column,
                             const char *phones)
{
    swst_status status = swst__record_set_text(reading->row->client, CLIENT(phone), phones);

    return status ? swst__ledger_reject(reading->ledger, reading->row, status, column) : SWST_OK;
}

static bool is_ordinary(const char *phone)
{
    size_t digits = 0;

    for (; *phone; phone++)
        digits += *phone >= '0' && *phone <= '9';
    return digits >= 7;
}

/* What stands beside the phones, such as whose they are, has no place here. */
static bool is_all_phones(const char *text)
{
    for (size_t size; *text; text += size) {
        uint32_t code = swst__fold_plain(swst__fold_character(text, &size));

        if (code >= 0x80 ? swst__is_han(code) : (code >= 'A' && code <= 'Z')
                                                   || (code >= 'a' && code <= 'z'))
            return false;
    }
    return true;
}

/* Nobody is refused for a phone: what is none is kept and remarked upon, if it fits. */
swst_status swst__ledger_phone_read(struct swst__ledger_reading *reading, size_t column)
{
    char phones[256] = "", phone[64];
    const char *rest = reading->cells[column];
    bool ordinary = is_all_phones(rest);
    swst_status status;

    if (swst__ledger_is_exponent(rest))
        return swst__ledger_remark(reading->row, SWST__LEDGER_PHONE_DAMAGED, column);
    while ((rest = swst__phone_next(rest, phone, sizeof phone))) {
        if (strlen(phones) + strlen(phone) + 2 > sizeof phones)
            return wrong(reading, SWST__LEDGER_PHONE, CLIENT(phone), SWST__LEDGER_PHONES_MOST);
        ordinary = ordinary && is_ordinary(phone);
        strcat(strcat(phones, *phones ? "," : ""), phone);
    }
    if (*phones && strlen(phones) > (size_t)CLIENT(phone)->max)
        return wrong(reading, SWST__LEDGER_PHONE, CLIENT(phone), SWST__LEDGER_PHONES_MOST);
    status = set_phone(reading, column, *phones ? phones : reading->cells[column]);
    return status || (*phones && ordinary) ? status
        : swst__ledger_remark(reading->row, SWST__LEDGER_PHONE_UNUSUAL, column);
}

/* --------------------------------------------------------------------- head */

static bool same_name(const char *left, const char *right)
{
    char one[SWST__LEDGER_PART * 2], other[SWST__LEDGER_PART * 2];

    swst__name_key(left, one, sizeof one);
    swst__name_key(right, other, sizeof other);
    return *one && strcmp(one, other) == 0;
}

/* The number knows better than the name: father and son may have one name. */
static bool is_named_head(const struct swst__ledger_row *row)
{
    const char *name = swst__record_text(row->client, CLIENT(name));
    const char *number = swst__record_text(row->client, CLIENT(id_number));

    if (*row->head_number && number)
        return strcmp(row->head_number, number) == 0;
    return *row->head && name && same_name(row->head, name);
}

static swst_status read_head(struct swst__ledger_reading *reading)
{
    struct swst__ledger_row *row = reading->row;
    bool named = is_named_head(row);
    bool is_self = swst__ledger_is_one_of(row->relation,
                                          "户主|本人|0|户主本人|户主(本人)|本人(户主)|本人或户主|self|head|01|02");

    row->is_head = *row->relation ? is_self : named;
    if (is_self && !named && (*row->head || *row->head_number)
        && swst__record_has(row->client, CLIENT(name)))
        return swst__ledger_wrong(reading, reading->columns[SWST__LEDGER_RELATION],
                                  "household_member", "relation", SWST__LEDGER_HEAD_DIFFERS);
    return SWST_OK;
}

swst_status swst__ledger_person_read(struct swst__ledger_reading *reading)
{
    swst_status status = take_number(reading);

    return status ? status : read_head(reading);
}
