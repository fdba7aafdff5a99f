/* The ledger: clients and households, category by category. Nobody has two
 * categories, and the members of a household of 低保 have none of their own. */
#include "dongpi.h"

#include <stdio.h>

enum { LARGEST_HOUSEHOLD = 5 };

static int64_t draw_birth(struct maker *maker, enum category category)
{
    switch (category) {
    case ELDERLY: return any_birth_date(maker, day(1926, 1, 1), day(1938, 12, 31));
    case TEKUN: return any_birth_date(maker, day(1943, 6, 1), day(1972, 12, 31));
    case DISABLED: return any_birth_date(maker, day(1943, 6, 1), day(2016, 12, 31));
    default: return any_birth_date(maker, day(1948, 1, 1), day(1990, 12, 31));
    }
}

static int64_t add_client(struct maker *maker, int place, const struct life *life, int64_t born,
                          int64_t filed_on, const struct portrait *portrait)
{
    int64_t id = ADD(maker, "client", TEXT("name", portrait->name),
                     TEXT("sex", portrait->male ? "male" : "female"), DAY("birth_date", born),
                     TEXT("birth_precision", "day"), TEXT("id_type", "resident"),
                     TEXT("id_number", portrait->id_number), TEXT("phone", portrait->phone),
                     ID("area_id", maker->villages[life->home]),
                     TEXT("address", portrait->address), DAY("registered_on", life->registered_on),
                     DAY("exited_on", life->exited_on), TEXT("exit_reason", life->exit_reason),
                     DAY("filed_on", filed_on), TEXT("file_state", filed_on ? "complete" : NULL),
                     DAY("verified_on", maker->clients % 6 ? filed_on : 0));

    add_stays(maker, id, place, life);
    return id;
}

/* Memberships are looked at again when their holder is entered; one in seven is left over. */
static int64_t verified_on(const struct maker *maker, const struct life *life)
{
    return maker->clients % 7 && life->member_from <= life->registered_on ? life->registered_on
                                                                          : 0;
}

/* The number of a disability card is the holder's own with class and grade. */
static int64_t add_membership(struct maker *maker, enum category category, int64_t client_id,
                              const struct life *life, const struct portrait *portrait)
{
    char card[40], grade[2] = { (char)('1' + below(maker, 4)), '\0' };
    bool disabled = category == DISABLED;

    snprintf(card, sizeof card, "%s%d%s", portrait->id_number, (int)below(maker, 7) + 1, grade);
    return ADD(maker, "membership", ID("category_id", maker->categories[category]),
               ID("client_id", client_id), DAY("starts_on", life->member_from),
               DAY("ends_on", life->member_until), TEXT("certificate_no", disabled ? card : NULL),
               TEXT("grade", disabled ? grade : NULL),
               DAY("verified_on", verified_on(maker, life)));
}

static void tell_person(struct maker *maker, int place, enum category category, enum story story)
{
    struct life life = live(maker, place, story);
    struct portrait portrait = { .male = chance(maker, category == ELDERLY ? 42 : 55) };
    int64_t born = draw_birth(maker, category), client_id, membership_id;

    draw_portrait(maker, place, born, any_surname(maker), &portrait);
    client_id = add_client(maker, place, &life, born, 0, &portrait);
    membership_id = add_membership(maker, category, client_id, &life, &portrait);
    if (story == VOIDED_MEMBER || story == VOIDED_CLIENT)
        take_back(maker, "membership", membership_id);
    if (story == VOIDED_CLIENT)
        take_back(maker, "client", client_id);
    else
        remember(maker, client_id, 0, place, &life);
}

/* -------------------------------------------------------------- households */

/* A household on its way into the ledger. */
struct family {
    int64_t id, filed_on, left_on;
    int place, size, surname;
    bool head_male, void_it;
    int64_t head_born, members[LARGEST_HOUSEHOLD], clients[LARGEST_HOUSEHOLD];
};

/* Number 0 is the head, 1 the spouse, the others are children. */
static void add_member(struct maker *maker, struct family *family, int number,
                       const struct life *life)
{
    static const char *const relations[2][3] = { { "0", "1", "3" }, { "0", "1", "2" } };
    struct portrait portrait = {
        .male = number == 0 ? family->head_male : number == 1 ? !family->head_male
                                                              : chance(maker, 52)
    };
    int64_t year = 366, since = day(2018, 1, 1), born = family->head_born;

    if (number == 1)
        born = any_birth_date(maker, born - 4 * year, born + 4 * year);
    if (number > 1)
        born = any_birth_date(maker, born + 22 * year, born + 28 * year);
    draw_portrait(maker, family->place, born,
                  number == 1 ? any_surname(maker) : family->surname, &portrait);
    family->clients[number] = add_client(maker, family->place, life, born, family->filed_on,
                                         &portrait);
    family->members[number] = ADD(maker, "household_member", ID("household_id", family->id),
        ID("client_id", family->clients[number]),
        TEXT("relation", relations[portrait.male][number > 1 ? 2 : number]),
        TEXT("is_head", number == 0 ? "true" : NULL),
        DAY("starts_on", born > since ? born : since), DAY("ends_on", family->left_on),
        TEXT("reason", family->left_on ? "move_out" : NULL));
}

/* Of some households the head is dead or in hospital: they count by the others. */
static enum story head_story(struct maker *maker, const struct family *family, enum story story)
{
    if (story != PLAIN || family->size == 1 || family->filed_on || !chance(maker, 8))
        return story;
    return chance(maker, 50) ? DEAD : AWAY;
}

static void add_members(struct maker *maker, struct family *family, enum story story,
                        const struct life *life)
{
    enum story told = head_story(maker, family, story);
    struct life head = *life;

    if (told != story)
        head = live(maker, family->place, told);
    for (int i = 0; i < family->size; i++)
        add_member(maker, family, i, i == 0 ? &head : life);
    if (story == VOIDED_CLIENT)
        return;
    if (told == DEAD && family->size > 1)
        remember(maker, family->clients[1], family->id, family->place, life);
    else
        remember(maker, family->clients[0], family->id, family->place, &head);
}

static void take_back_family(struct maker *maker, const struct family *family)
{
    for (int i = 0; i < family->size; i++)
        take_back(maker, "household_member", family->members[i]);
    for (int i = 0; i < family->size; i++)
        take_back(maker, "client", family->clients[i]);
    take_back(maker, "household", family->id);
}

static void tell_household(struct maker *maker, int place, enum story story, bool filed)
{
    static const char *const housing[] = { "砖混自建房", "砖木自建房", "集中安置房" };
    struct life life = live(maker, place, story);
    struct family family = { .place = place, .surname = any_surname(maker) };
    struct portrait door = { .male = true };
    int64_t membership_id;
    char number[16];

    family.size = life.exited_on ? 1 : (int)between(maker, 1, LARGEST_HOUSEHOLD - 1);
    family.head_male = chance(maker, 70);
    family.head_born = draw_birth(maker, DIBAO);
    family.filed_on = filed ? life.registered_on + between(maker, 3, 50) : 0;
    if (story == ENDED && place % 2 == 1) {             /* nobody is left of the household */
        family.left_on = life.member_until;
        life.member_until = 0;
    }
    draw_portrait(maker, place, family.head_born, family.surname, &door);
    maker->clients--;
    snprintf(number, sizeof number, "DP-%04d", (int)++maker->households);
    family.id = ADD(maker, "household", TEXT("number", number),
                    ID("area_id", maker->villages[place]), TEXT("address", door.address),
                    TEXT("phone", door.phone), TEXT("housing", housing[below(maker, 3)]),
                    DAY("filed_on", family.filed_on),
                    TEXT("file_state", filed ? "complete" : NULL));
    add_members(maker, &family, story, &life);
    membership_id = ADD(maker, "membership", ID("category_id", maker->categories[DIBAO]),
                        ID("household_id", family.id), DAY("starts_on", life.member_from),
                        DAY("ends_on", life.member_until),
                        DAY("verified_on", verified_on(maker, &life)));
    if (story == VOIDED_MEMBER || story == VOIDED_CLIENT)
        take_back(maker, "membership", membership_id);
    if (story == VOIDED_CLIENT)
        take_back_family(maker, &family);
    if (filed && !maker->status)
        visit(maker, &maker->people[maker->people_count - 1], family.filed_on, "home", "visit");
}

/* -------------------------------------------------------------------- cells */

/* One cell of the plan's table: every story once, then as many plain ones as it takes. */
static void fill_cell(struct maker *maker, int place, enum category category)
{
    int missing = places[place].counts[category], filed = places[place].filed;

    for (int story = PLAIN + 1; story < STORIES && !maker->status; story++) {
        missing -= counts((enum story)story);
        if (category == DIBAO)
            tell_household(maker, place, (enum story)story, false);
        else
            tell_person(maker, place, category, (enum story)story);
    }
    for (; missing > 0 && !maker->status; missing--)
        if (category == DIBAO)
            tell_household(maker, place, PLAIN, filed-- > 0);
        else
            tell_person(maker, place, category, PLAIN);
}

void make_ledger(struct maker *maker)
{
    for (int place = 0; place < PLACES; place++)
        for (int category = 0; category < CATEGORIES; category++)
            fill_cell(maker, place, (enum category)category);
}
