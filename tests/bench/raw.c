/* L on the command line, for bench.py:
 *
 *     raw load FILE BUNDLE
 *     raw ask FILE AS_OF EARLIER WORKER FROM TO RUNS FOLDER
 *     raw cold FILE AS_OF WORKER
 *     raw import FILE LEDGER
 *     raw visits FILE COUNT
 *     raw find FILE WANTED RUNS
 *     raw goals FILE AS_OF AREA RUNS FOLDER
 *
 * `load` and `ask` write a line `name seconds` for each time measured; `ask`
 * leaves its answers in FOLDER. */
#include "peak.h"
#include "raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int load(char **arguments)
{
    double start = seconds();
    sqlite3 *db = db_open(arguments[0], true);

    hot_load(db, arguments[1]);
    sqlite3_close(db);
    printf("load %.6f\n", seconds() - start);
    print_peak();
    return 0;
}

/* ------------------------------------------------------------------ asking */

struct question {
    sqlite3 *db;
    struct ground *ground;              /* of as_of, once read: nothing changes meanwhile */
    int32_t as_of, earlier;
    int64_t worker;
    struct span period;
};

static const struct ground *ground_of(const struct question *question)
{
    if (question->ground->day != question->as_of) {
        ground_free(question->ground);
        ground_read(question->db, question->as_of, question->ground);
    }
    return question->ground;
}

static void due_whole(const struct question *question, struct out *out)
{
    const struct ground *ground = ground_of(question);
    struct list list = { 0 };

    due_all(question->db, ground, &list);
    if (out)
        due_json(ground, &list, out);
    due_free(&list);
}

static void due_list(const struct question *question, struct out *out)
{
    (void)out;
    due_whole(question, NULL);
}

static void due_earlier(const struct question *question, struct out *out)
{
    struct question earlier = *question;

    earlier.as_of = question->earlier;
    due_whole(&earlier, out);
}

static void due_few(const struct question *question, int64_t worker, struct out *out)
{
    const struct ground *ground = ground_of(question);
    struct list list = { 0 };

    due_first(question->db, ground, worker, 50, &list);
    due_json(ground, &list, out);
    due_free(&list);
}

static void due_county(const struct question *question, struct out *out)
{
    due_few(question, 0, out);
}

static void due_worker(const struct question *question, struct out *out)
{
    due_few(question, question->worker, out);
}

static void coverage(const struct question *question, struct out *out)
{
    coverage_json(question->db, question->period, question->as_of, out);
}

static const struct {
    const char *name;
    void (*ask)(const struct question *question, struct out *out);
} questions[] = {
    { "coverage", coverage }, { "due_list", due_list }, { "due_json", due_whole },
    { "due_earlier", due_earlier }, { "due_county", due_county }, { "due_worker", due_worker },
};

static int ask(char **arguments)
{
    struct ground ground = { 0 };
    struct question question = { db_open(arguments[0], false), &ground, day_read(arguments[1]),
        day_read(arguments[2]), strtoll(arguments[3], NULL, 10),
        { day_read(arguments[4]), day_read(arguments[5]) } };
    int runs = atoi(arguments[6]);

    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        for (int run = 0; run < runs; run++) {
            struct out out = { 0 };
            double start = seconds();
            char name[64];

            questions[i].ask(&question, &out);
            printf("%s %.6f\n", questions[i].name, seconds() - start);
            snprintf(name, sizeof name, "%s.json", questions[i].name);
            if (!run && out.length)
                out_save(&out, arguments[7], name);
            free(out.bytes);
        }
    ground_free(&ground);
    sqlite3_close(question.db);
    print_peak();
    return 0;
}

static int cold(char **arguments)
{
    struct ground ground = { 0 };
    struct question question = { .db = db_open(arguments[0], false), .ground = &ground,
        .as_of = day_read(arguments[1]), .worker = strtoll(arguments[2], NULL, 10) };
    struct out out = { 0 };

    due_worker(&question, &out);
    fwrite(out.bytes, 1, out.length, stdout);
    return fflush(stdout) != 0;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "load") == 0)
        return load(argv + 2);
    if (argc == 10 && strcmp(argv[1], "ask") == 0)
        return ask(argv + 2);
    if (argc == 5 && strcmp(argv[1], "cold") == 0)
        return cold(argv + 2);
    if (argc == 4 && strcmp(argv[1], "import") == 0)
        return ledger_import(argv[2], argv[3]);
    if (argc == 4 && strcmp(argv[1], "visits") == 0)
        return daily_visits(argv[2], atoi(argv[3]));
    if (argc == 5 && strcmp(argv[1], "find") == 0)
        return daily_find(argv[2], argv[3], atoi(argv[4]));
    if (argc == 7 && strcmp(argv[1], "goals") == 0)
        return goals_ask(argv + 2);
    if (argc == 2 && strcmp(argv[1], "version") == 0) {
        printf("SQLite %s, %s\n", sqlite3_libversion(), db_journal());
        return 0;
    }
    fputs("raw load FILE BUNDLE | ask … | cold FILE AS_OF WORKER | import FILE LEDGER | visits FILE COUNT |"
          " find FILE WANTED RUNS | goals FILE AS_OF AREA RUNS FOLDER | version\n", stderr);
    return 2;
}
