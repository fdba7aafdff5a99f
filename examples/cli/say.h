/* Sentences to people: on stderr, in the language of the call. */
#ifndef SWST_CLI_SAY_H
#define SWST_CLI_SAY_H

#include "command.h"

enum message {
#define MESSAGE(id, en, zh) SAY_##id,
#include "messages.def"
#undef MESSAGE
    SAY_COUNT
};

/* The sentence itself. */
const char *sentence(const char *language, enum message message);

/* "swst: …" and the end of the line. Control characters are never passed on. */
void say(const struct call *call, enum message message, ...);

/* The same without the end of the line, for a list that follows. */
void say_begin(const struct call *call, enum message message, ...);

/* "swst: did you mean …?", if there is something near. */
void say_nearest(const struct call *call, const char *nearest);

/* Say why the library's latest call failed. Gives FAILED. */
int failed(const struct call *call);

/* The same, with the file that it was about. */
int failed_at(const struct call *call, const char *path);

/* The same for a mistake in what was asked for: say it, gives USAGE. */
int mistaken(const struct call *call, enum message message, const char *what);

#endif
