#include "codec/profile.h"

#include <swstation/publish.h>

#include <string.h>

struct profile {
    const char *word;
    unsigned flag;
    bool publishes;
    enum swst__showing of[SWST__SORTS_END + 1];
};

#define SHOWN    SWST__SHOWN
#define MASKED   SWST__MASKED
#define LEFT_OUT SWST__LEFT_OUT
#define PROFILE(ID, flag_, word_, publishes_, ...) \
    { word_, flag_, publishes_, { __VA_ARGS__, SWST__SHOWN } },
static const struct profile profiles[] = {
#include "codec/profile.def"
};
#undef PROFILE

enum { PROFILES = sizeof profiles / sizeof *profiles, WORDS_FROM = 200 };

/* -------------------------------------------------------------------- sorts */

bool swst__kind_is_of_people(const struct swst_kind *kind)
{
    if (!kind)
        return false;
    for (unsigned i = 0; i < kind->field_count; i++)
        if ((kind->fields[i].flags & SWST__SORTS) == SWST__SORT_NAME)
            return true;
    return strcmp(kind->name, "household") == 0;
}

static enum swst__sort sort_of_personal(const struct swst_field *field)
{
    switch (field->flags & SWST__SORTS) {
    case SWST__SORT_NAME: return SWST__OF_NAME;
    case SWST__SORT_NUMBER: return SWST__OF_NUMBER;
    case SWST__SORT_PHONE: return SWST__OF_PHONE;
    case SWST__SORT_ADDRESS: return SWST__OF_ADDRESS;
    default: return field->type == SWST_DAY ? SWST__OF_BIRTH : SWST__OF_PERSONAL;
    }
}

enum swst__sort swst__sort_of(const struct swst_field *field)
{
    if (field->flags & SWST_SENSITIVE)
        return SWST__OF_SENSITIVE;
    if (field->flags & SWST_PERSONAL)
        return sort_of_personal(field);
    if ((field->flags & SWST__SORTS) == SWST__SORT_PERSON)
        return SWST__OF_PERSON;
    if ((field->flags & SWST__SORTS) == SWST__SORT_RECORD)
        return SWST__OF_RECORD;
    switch (field->type) {
    case SWST_REFERENCE:
    case SWST_REFERENCES:
        return swst__kind_is_of_people(field->target) ? SWST__OF_PERSON : SWST__OF_RECORD;
    case SWST_ROWS: return SWST__OF_ROWS;
    case SWST_TEXT: return field->max >= WORDS_FROM ? SWST__OF_WORDS : SWST__SORTS_END;
    default: return SWST__SORTS_END;
    }
}

/* -------------------------------------------------------------------- flags */

static unsigned all_flags(void)
{
    unsigned flags = 0;

    for (int i = 0; i < PROFILES; i++)
        flags |= profiles[i].flag;
    return flags;
}

static bool is_among(int profile, unsigned flags)
{
    return flags ? profiles[profile].flag & flags : !profiles[profile].flag;
}

enum swst__showing swst__profile_showing(enum swst__sort sort, unsigned flags)
{
    enum swst__showing strictest = SWST__SHOWN;

    for (int i = 0; i < PROFILES; i++)
        if (is_among(i, flags) && profiles[i].of[sort] > strictest)
            strictest = profiles[i].of[sort];
    return strictest;
}

bool swst__profile_publishes(unsigned flags)
{
    for (int i = 0; i < PROFILES; i++)
        if (is_among(i, flags) && profiles[i].publishes)
            return true;
    return false;
}

swst_status swst__output_check(unsigned flags)
{
    return flags & ~all_flags() ? swst__fail(SWST_EMISUSE, SWST__BAD_ARGUMENT) : SWST_OK;
}

/* ------------------------------------------------------------------- public */

swst_status swst_profile_flags(const char *profile, unsigned *flags)
{
    if (!profile || !flags)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    for (int i = 0; i < PROFILES; i++)
        if (profiles[i].word && strcmp(profiles[i].word, profile) == 0) {
            *flags = profiles[i].flag;
            return SWST_OK;
        }
    return swst__fail(SWST_EINVALID, SWST__NO_SUCH_PROFILE);
}

const char *swst_profile_next(const char *previous)
{
    bool after = !previous;

    for (int i = 0; i < PROFILES; i++) {
        if (profiles[i].word && after)
            return profiles[i].word;
        after = after || (profiles[i].word && strcmp(profiles[i].word, previous) == 0);
    }
    return NULL;
}
