/* Verbs of records: swst client assign …, a row each in verbs.def. A verb is a
 * command whose name has two words. */
#ifndef SWST_CLI_VERBS_H
#define SWST_CLI_VERBS_H

#include "command.h"

#include <stdio.h>

struct noun {
    const char *name;
    struct words summary;
};

extern const struct noun nouns[];
extern const int noun_count;
extern const struct command verbs[];       /* named as "client assign" */
extern const int verb_count;

/* The noun whose verbs are the rows of reports.def: swst report served. It is shown among the
 * commands. */
#define REPORTS "report"
int run_report(struct call *call);
bool is_reports(const struct noun *noun);

const struct noun *noun_find(const char *name);
const struct command *verb_find(const struct noun *noun, const char *name);

bool verb_is_of(const struct command *verb, const struct noun *noun);
const char *verb_name(const struct command *verb);      /* "assign" */

/* The verb of this name, or a hint and all there are; NULL: none was given.
 * Gives DONE or USAGE. */
int find_verb(const struct call *call, const struct noun *noun, const char *name,
              const struct command **verb);

/* All verbs of a noun. */
void put_noun(FILE *stream, const struct noun *noun, const char *language);

/* The day of --on, else the day looked from. */
const char *verb_day(const struct call *call);

/* A word of a choice, or its label, as its number; 0 for NULL. Gives DONE or USAGE. */
int verb_choice(const struct call *call, const char *kind, const char *field, const char *text,
                int32_t *number);

/* What a verb ends with: why it failed, else the id of the record that it wrote, or with
 * --json the record. Gives the exit code. */
int verb_done(struct call *call, swst_status status, const char *kind, int64_t id);

#define VERB(noun, verb, ...) int run_##noun##_##verb(struct call *call);
#include "verbs.def"

#endif
