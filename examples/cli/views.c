/* How each report is shown to people: the columns that a line has room for, and
 * what words and codes in cells are called. Programs get every column as it is. */
#include "labels.h"
#include "memory.h"
#include "names.h"
#include "report.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS(...) (const char *const[]){ __VA_ARGS__, NULL }

static const struct {
    const char *table;
    struct view view;
} views[] = {
    { "served", { COLUMNS("area_name", "category", "in_scope", "served", "served_rate", "by_none",
                          "contacted", "uncontacted", "in_case", "in_group", "in_activity",
                          "person_times", "shared"), NULL, NULL, NULL } },
    { "screening", { COLUMNS("area_name", "flag", "population", "screened", "missing", "rate",
                             "flagged"), NULL, NULL, NULL } },
    { "programmes", { COLUMNS("name", "area_code", "planned_sessions", "expected", "held",
                              "overdue", "sessions_rate", "runs_planned", "runs",
                              "people_planned", "people", "person_times", "site_months_met",
                              "site_months"), NULL, NULL, NULL } },
    { "enrolments", { COLUMNS("enrolment_id", "programme_id", "client_id", "name", "bucket_from",
                              "bucket_to", "rules", "rules_met", "required", "done",
                              "fulfilled"), NULL, NULL, NULL } },
    { "tasks", { COLUMNS("title", "owner_id", "due", "done", "on_time", "late", "open", "rate"),
                 NULL, NULL, NULL } },
    { "groups", { COLUMNS("name", "type", "stage", "members_before", "members_now", "growth",
                          "persons_now", "households_now", "planned_sessions", "held", "overdue",
                          "attendance", "households_attendance", "size"),
                  "size", "over", NULL } },
    { "organizations", { COLUMNS("name", "type", "area_code", "members", "source", "cores",
                                 "outputs", "sessions", "founded_in_window"), NULL, NULL, NULL } },
    { "activities", { COLUMNS("by", "key", "planned", "held", "cancelled", "postponed", "overdue",
                              "clients", "client_times", "volunteer_times", "headcount",
                              "average", "areas"), NULL, NULL, NULL } },
    { "cases", { COLUMNS("type", "open_at_start", "opened", "active", "followed_up",
                         "closed", "success_rate", "improved", "suspended", "idle", "open_at_end",
                         "days_open"), NULL, NULL, NULL } },
    { "case_goals", { COLUMNS("case_id", "client_id", "scale", "direction", "before", "after",
                              "change", "change_rate", "target", "improved", "reached", "scores",
                              "months_scored", "months"), NULL, NULL, NULL } },
    { "staff", { COLUMNS("employment", "workers", "heads", "deputies", "social_workers",
                         "supervisors", "interns", "windows", "clients_per_worker",
                         "clients_per_worker_with_interns", "backups", "hired", "left"),
                 NULL, NULL, NULL } },
    { "audit", { COLUMNS("sequence", "instant", "actor", "role", "purpose", "action", "kind",
                         "record_id", "rows", "fields", "outcome"), "outcome", "denied", NULL } },
    { "audit_verify", { COLUMNS("state", "broken", "why", "lines", "first", "last", "clock_back",
                                "mode", "anchor"), "state", "broken", NULL } },
    { "rounds", { NULL, "result", "worse", NULL } },
};

const struct view *view_of(const char *table)
{
    static const struct view all = { NULL, NULL, NULL, NULL };

    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        if (strcmp(views[i].table, table) == 0)
            return &views[i].view;
    return &all;
}

/* ------------------------------------------------------------ single words */

static char *copied_or_null(const char *text)
{
    return text ? copied(text) : NULL;
}

/* What "all" and an empty cell in the row of all are called. */
static char *all_of(const struct call *call)
{
    return copied(sentence(call->language, SAY_ALL));
}

/* The label of a word of a field. */
static const char *label_in(const struct call *call, const char *kind, const char *name,
                            const char *word)
{
    const swst_field *field = swst_field_find(swst_kind_find(kind), name);
    int32_t number = choice_number(field, word);

    return number ? swst_field_choice_label(field, number, call->language) : NULL;
}

static char *category_word(struct call *call, const char *word)
{
    if (strcmp(word, "households") == 0)
        return copied(sentence(call->language, SAY_HOUSEHOLDS));
    if (strcmp(word, "persons") == 0)
        return copied(sentence(call->language, SAY_PERSONS));
    return copied(coded_label(call, "category", word));
}

/* Codes with commas between them, as names. */
static char *coded_words(struct call *call, const char *kind, const char *value)
{
    const char *comma = strcmp(call->language, "zh") == 0 ? "、" : ", ";
    char *parts = copied(value), *words = copied("");

    for (char *part = parts, *next; part && *part; part = next) {
        const char *label;

        if ((next = strchr(part, ',')))
            *next++ = '\0';
        label = coded_label(call, kind, part);
        words = grown(words, strlen(words) + strlen(label) + strlen(comma) + 1);
        strcat(strcat(words, *words ? comma : ""), label);
    }
    free(parts);
    return words;
}

/* A type of activity or a festival; a theme stays as it is. */
static char *activity_word(const struct call *call, const char *word)
{
    const char *type = label_in(call, "activity", "type", word);

    return copied_or_null(type ? type : swst_festival_label(word, call->language));
}

static char *kind_word(const struct call *call, const char *word)
{
    const swst_kind *kind = swst_kind_find(word);

    return kind ? copied(swst_kind_label(kind, call->language)) : NULL;
}

/* ------------------------------------------------- words of certain tables */

static bool has_column(const swst_table *table, const char *name)
{
    for (size_t i = 0; i < swst_table_columns(table); i++)
        if (strcmp(swst_field_name(swst_table_column(table, i)), name) == 0)
            return true;
    return false;
}

/* Columns of texts that hold words of a field, "all", or a word for none. */
static char *field_word(const struct call *call, const char *table, const char *column,
                        const char *word)
{
    static const char *const fields[][4] = {
        { "cases", "type", "case", "type" },
        { "files", "file", "file_requirement", "file" },
        { "staff", "employment", "worker", "employment" },
        { "lag", "kind", NULL, NULL },
        { "compliance", "scope", NULL, NULL },
        { "groups", "name", NULL, NULL },
    };

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strcmp(fields[i][0], table) != 0 || strcmp(fields[i][1], column) != 0)
            continue;
        if (strcmp(word, "all") == 0)
            return all_of(call);
        if (!fields[i][2])
            return kind_word(call, word);
        if (strcmp(word, "none") == 0 || strcmp(word, "unset") == 0)
            return copied(sentence(call->language, SAY_NOT_SAID));
        return copied_or_null(label_in(call, fields[i][2], fields[i][3], word));
    }
    return NULL;
}

/* The rows of all say so where others name whom or what they are of. */
static char *empty_word(const struct call *call, const char *table, const char *column)
{
    static const char *const columns[][2] = {
        { "gaps", "reason" }, { "capacity", "worker_id" }, { "rounds", "client_id" },
    };

    if (strcmp(column, "area_name") == 0)
        return copied(sentence(call->language, SAY_TOTAL));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (strcmp(columns[i][0], table) == 0 && strcmp(columns[i][1], column) == 0)
            return all_of(call);
    return NULL;
}

char *word_of(struct call *call, const swst_table *table, const char *column, const char *value)
{
    const char *name = swst_table_name(table);

    if (!value || !*value)
        return empty_word(call, name, column);
    if (strcmp(column, "area_code") == 0 && !has_column(table, "area_name"))
        return copied(coded_label(call, "area", value));
    if (strcmp(column, "areas") == 0 && strcmp(name, "assignments") == 0)
        return coded_words(call, "area", value);
    if (strcmp(column, "category") == 0)
        return category_word(call, value);
    if (strcmp(column, "categories") == 0)
        return coded_words(call, "category", value);
    if (strcmp(column, "key") == 0)
        return activity_word(call, value);
    return field_word(call, name, column, value);
}
