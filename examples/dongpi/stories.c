/* What befalls people. The figures of the plan come out only for a program that
 * knows who counts on a day. */
#include "dongpi.h"

#include <stdlib.h>

int64_t first_day(int place)
{
    return place < OLD_PLACES ? day(2022, 6, 1) : day(2022, 7, 1);
}

bool counts(enum story story)
{
    return story <= MOVED_IN;
}

static void stay(struct life *life, const char *status, int64_t from, int64_t until)
{
    int at = life->stays[0] ? 1 : 0;

    life->stays[at] = status;
    life->stay_from[at] = from;
    life->stay_until[at] = until;
}

static void leave(struct life *life, const char *reason, int64_t on)
{
    life->exited_on = on;
    life->exit_reason = reason;
    life->seen_until = on - 1;
}

/* Stories that move the days of the client or of the membership. */
static void move_days(struct maker *maker, int64_t asked, enum story story, struct life *life)
{
    switch (story) {
    case FIRST_DAY: life->registered_on = life->member_from = asked; break;
    case LAST_DAY: life->member_until = asked; break;
    case NEXT_DAY: life->member_from = asked + 1; break;
    case ENDED: life->member_until = asked - 1; break;
    case NOT_YET_MEMBER: life->member_from = day(2023, 1, 1); break;
    case ARRIVES: life->registered_on = asked + 1; break;
    case NOT_YET_CLIENT: life->registered_on = day(2023, 1, 1); break;
    case LEAVES: leave(life, "died", asked + 1); break;
    case EXITS: leave(life, chance(maker, 50) ? "moved" : "improved", asked); break;
    case DEAD: leave(life, "died", asked - between(maker, 1, 10)); break;
    default: break;
    }
}

/* Stories told by residences. An open one ends on no day; of two, the later to
 * start holds, and when it ends the earlier holds again. */
static void move_home(struct maker *maker, int place, enum story story, struct life *life)
{
    static const char *const away[] = {
        "register_only", "institution", "hospital", "moved_out", "untraceable"
    };
    int64_t asked = first_day(place), spring = between(maker, day(2022, 2, 1), day(2022, 4, 30));

    switch (story) {
    case BACK_HOME: stay(life, "hospital", spring, asked - 1); break;
    case PERSON_ONLY: stay(life, "person_only", spring, 0); break;
    case AWAY:
        stay(life, away[maker->clients % 5], spring, 0);
        life->seen_until = spring - 1;
        break;
    case MOVED_IN:
        stay(life, "here", spring, 0);
        life->home = (place + OLD_PLACES) % PLACES;     /* registered elsewhere */
        break;
    case RETURNED:
        stay(life, "moved_out", day(2022, 1, 1), 0);
        stay(life, "here", spring, 0);
        break;
    case ON_LEAVE:
        stay(life, "institution", day(2021, 6, 1), 0);
        life->seen_until = day(2021, 5, 31);
        stay(life, "here", day(2022, 1, 25), day(2022, 2, 10));
        break;
    default: break;
    }
}

struct life live(struct maker *maker, int place, enum story story)
{
    struct life life = { .home = place, .seen_until = day(2022, 12, 31) };

    life.registered_on = place < OLD_PLACES
        ? between(maker, day(2021, 11, 1), day(2022, 3, 31))
        : between(maker, day(2022, 3, 1), day(2022, 6, 20));
    life.member_from = between(maker, day(2019, 1, 1), day(2021, 12, 31));
    move_days(maker, first_day(place), story, &life);
    move_home(maker, place, story, &life);
    return life;
}

void add_stays(struct maker *maker, int64_t client_id, int place, const struct life *life)
{
    for (int i = 0; i < 2 && life->stays[i]; i++)
        ADD(maker, "residence", ID("client_id", client_id), TEXT("status", life->stays[i]),
            ID("area_id", life->home != place ? maker->villages[place] : 0),
            DAY("starts_on", life->stay_from[i]), DAY("ends_on", life->stay_until[i]));
}

struct person *remember(struct maker *maker, int64_t id, int64_t household_id, int place,
                        const struct life *life)
{
    struct person *person;

    if (maker->people_count == maker->people_room) {
        int64_t room = maker->people_room ? 2 * maker->people_room : 1024;
        struct person *larger = realloc(maker->people, (size_t)room * sizeof *larger);

        if (!larger) {
            maker->status = SWST_ENOMEM;
            return NULL;
        }
        maker->people = larger;
        maker->people_room = room;
    }
    person = &maker->people[maker->people_count];
    *person = (struct person) {
        .id = id, .household_id = household_id, .place = place, .from = life->registered_on,
        .until = life->seen_until, .serial = maker->people_count++
    };
    return person;
}
