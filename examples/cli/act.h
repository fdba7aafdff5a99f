/* What verbs of several kinds share: words told as FIELD=VALUE, and reports. */
#ifndef SWST_CLI_ACT_H
#define SWST_CLI_ACT_H

#include "report.h"
#include "verbs.h"

#include <stddef.h>
#include <stdint.h>

/* What the arguments from number `from` on say, FIELD=VALUE of the kind: values[i] is that of
 * fields[i], up to NULL; no other field may be told. What is not said is left as it is.
 * @owned{untell, also after a failure} */
int tell(const struct call *call, const char *kind, const char *const *fields, int from,
         char **values);
void untell(const char *const *fields, char **values);

/* Whose record it is: "张三" for the first of the fields, else "volunteer=王五". *which is the
 * place of the field from 1, as the library numbers sorts of people. */
int find_who(const struct call *call, const char *kind, const char *const *fields,
             const char *argument, int *which, int64_t *id);

/* Who came, in part: "ACTIVITY WHO [PRESENCE]" without the who. There, unless said otherwise. */
struct presence {
    int64_t activity, minutes;     /* -1 minutes: not said */
    swst_attendance_presence word;
};
int find_presence(const struct call *call, struct presence *presence);

/* A whole number from 0 on, left alone if the text is NULL; `what` is named if it is none. */
int find_number(const struct call *call, const char *what, const char *text, int64_t *number);

/* A new record of the kind: the pairs of field and value in `given`, up to NULL (a value of NULL
 * sets nothing), then FIELD=VALUE of the arguments from number `from` on. */
int add_with(struct call *call, const char *kind, const char *const *given, int from);

/* Print what a verb gave that is no record: the number, or an answer of this name in JSON. */
int print_number(const struct call *call, const char *answer, const char *name, int64_t number);

/* Print one list of the desk. */
int print_desk_list(struct call *call, swst_desk_list list);

#endif
