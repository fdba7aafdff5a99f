/* Activities of a period, held against plain counting of what was put in. */
#include "../support/station.h"

#include "base/calendar.h"

#include <stdlib.h>

enum { ACTIVITIES = 120, CLIENTS = 9, COMINGS = 300 };
static const char *const states[] = { "planned", "held", "cancelled", "postponed" };
static const char *const themes[] = { NULL, "防溺水", "防欺凌", "防性侵" };
static const char *const presences[] = { "present", "absent", "excused", "late" };

static struct model {
    struct { int state, theme, planned, held, heads, minutes, days; int64_t id; } at[ACTIVITIES];
    struct { int activity, client, presence, minutes; } came[COMINGS];
    int64_t clients[CLIENTS];
    unsigned seed;
} model;

static int draw(int below)
{
    model.seed = model.seed * 1103515245 + 12345;
    return (int)((model.seed >> 16) % (unsigned)below);
}

/* Days of 2022 from 1 January; -1: none. */
static const char *day(int number)
{
    static char texts[4][SWST__DAY_SIZE];
    static int next;

    next = (next + 1) % 4;
    swst__day_print(swst__day_make(2022, 1, 1) + number, texts[next]);
    return number < 0 ? NULL : texts[next];
}

static const char *word(int number)
{
    return ID(number);
}

static void make_station(swst_store *store)
{
    for (int i = 0; i < CLIENTS; i++)
        model.clients[i] = given_client(store, given_area(store));
    for (int i = 0; i < ACTIVITIES; i++) {
        model.at[i].state = draw(4);
        model.at[i].theme = draw(4);
        model.at[i].planned = draw(8) ? draw(60) : -1;
        model.at[i].held = draw(8) ? draw(60) : -1;
        model.at[i].heads = draw(40);
        model.at[i].minutes = draw(400);
        model.at[i].days = 1 + draw(3);
        model.at[i].id = given(store, "activity", "title", "宣传", "type", "publicity",
            "state", states[model.at[i].state], "theme", themes[model.at[i].theme],
            "planned_on", day(model.at[i].planned), "held_on", day(model.at[i].held),
            "headcount", word(model.at[i].heads), "minutes", word(model.at[i].minutes),
            "days", word(model.at[i].days), NULL);
    }
    for (int i = 0; i < COMINGS; i++) {
        model.came[i].activity = draw(ACTIVITIES);
        model.came[i].client = draw(CLIENTS);
        model.came[i].presence = draw(4);
        model.came[i].minutes = draw(90);
        given(store, "attendance", "activity_id", ID(model.at[model.came[i].activity].id),
              "client_id", ID(model.clients[model.came[i].client]), "presence",
              presences[model.came[i].presence], "minutes", word(model.came[i].minutes), NULL);
    }
}

static void compare_row(const swst_table *table, size_t row, int theme, int from, int to,
                        int as_of)
{
    int last = to < as_of ? to : as_of;
    int64_t planned = 0, held = 0, cancelled = 0, postponed = 0, overdue = 0, heads = 0;
    int64_t minutes = 0, nights = 0, times = 0, attended = 0, people = 0;

    for (int i = 0; i < ACTIVITIES; i++) {
        int on = model.at[i].planned;
        bool within = on >= from && on <= to && (!theme || model.at[i].theme == theme);
        bool was_held = model.at[i].state == 1 && model.at[i].held >= from
                        && model.at[i].held <= last && (!theme || model.at[i].theme == theme);

        planned += model.at[i].state == 0 && within;
        cancelled += model.at[i].state == 2 && within;
        postponed += model.at[i].state == 3 && within;
        overdue += model.at[i].state == 0 && on >= 0 && on <= to && on < as_of
                   && (!theme || model.at[i].theme == theme);
        held += was_held;
        heads += was_held ? model.at[i].heads : 0;
        minutes += was_held ? model.at[i].minutes : 0;
        nights += was_held ? model.at[i].days - 1 : 0;
    }
    for (int client = 0; client < CLIENTS; client++) {
        bool came = false;
        int longest[ACTIVITIES];

        for (int i = 0; i < ACTIVITIES; i++)
            longest[i] = -1;                    /* not there; twice is once */
        for (int i = 0; i < COMINGS; i++) {
            int at = model.came[i].activity, presence = model.came[i].presence;

            if (model.came[i].client != client || (presence != 0 && presence != 3)
                || model.at[at].state != 1 || model.at[at].held < from
                || model.at[at].held > last || (theme && model.at[at].theme != theme))
                continue;
            came = true;
            if (model.came[i].minutes > longest[at])
                longest[at] = model.came[i].minutes;
        }
        for (int i = 0; i < ACTIVITIES; i++) {
            times += longest[i] >= 0;
            attended += longest[i] >= 0 ? longest[i] : 0;
        }
        people += came;
    }
#define assert_number(column) assert_int_equal(swst_table_int(table, row, #column), column)
    assert_number(planned);
    assert_number(held);
    assert_number(cancelled);
    assert_number(postponed);
    assert_number(overdue);
    assert_number(minutes);
    assert_number(nights);
    assert_int_equal(swst_table_int(table, row, "headcount"), heads);
    assert_int_equal(swst_table_int(table, row, "client_times"), times);
    assert_int_equal(swst_table_int(table, row, "attendee_minutes"), attended);
    assert_int_equal(swst_table_int(table, row, "clients"), people);
}

static void every_figure_is_that_of_plain_counting(void **state)
{
    model.seed = 2022;
    make_station(*state);
    for (int i = 0; i < (getenv("SWST_LONG") ? 2000 : 60); i++) {
        int from = draw(60), to = from + draw(40), as_of = draw(80);
        swst_table *table;

        assert_ok(swst_report_activities(*state, day(from), day(to), day(as_of), NULL, &table));
        compare_row(table, 0, 0, from, to, as_of);
        for (size_t row = 0; row < swst_table_rows(table); row++)
            for (int theme = 1; theme < 4; theme++)
                if (strcmp(swst_table_text(table, row, "key"), themes[theme]) == 0)
                    compare_row(table, row, theme, from, to, as_of);
        assert_int_equal(note_of(table, "all"), ACTIVITIES);
        assert_int_equal(note_of(table, "counted") + note_of(table, "other_days")
                         + note_of(table, "no_day"), ACTIVITIES);
        swst_table_free(table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(every_figure_is_that_of_plain_counting),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
