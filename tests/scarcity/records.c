/* Records as values. */
#define _POSIX_C_SOURCE 200809L

#include "steps.h"

#include <stdlib.h>

swst_status made(void *handle)
{
    it.out = handle ? handle : &poison;
    return handle ? SWST_OK : SWST_ENOMEM;
}

static swst_status new_handles(void)
{
    bool all = true;

#define KIND(kind, rule, en, zh, summary, summary_zh) {                         \
        swst_##kind *self = CALL(swst_##kind##_new)();                          \
                                                                                \
        all = all && self && CALL(swst_##kind##_get_id)(self) == 0              \
              && CALL(swst_##kind##_from)(CALL(swst_##kind##_record)(self));    \
        CALL(swst_##kind##_free)(self); }
#include "model/typed_kinds.def"
    return all ? SWST_OK : SWST_ENOMEM;
}

static swst_status set_fields(void)
{
    swst_status status = SWST_OK;

#define KIND(kind, rule, en, zh, summary, summary_zh) {                         \
        swst_##kind *self = swst_##kind##_new();                                \
                                                                                \
        status = status ? status : self ? SWST_OK : SWST_ENOMEM;
#define FIELD(kind, field, value)                                               \
        status = status ? status : CALL(swst_##kind##_set_##field)(self, value);\
        (void)CALL(swst_##kind##_get_##field)(self);
#define TEXT(kind, field, flags, longest, en, zh)     FIELD(kind, field, "x")
#define DAY(kind, field, flags, en, zh)               FIELD(kind, field, "2026-01-01")
#define INSTANT(kind, field, flags, en, zh)           FIELD(kind, field, 1)
#define INTEGER(kind, field, flags, least, greatest, unit, en, zh) FIELD(kind, field, 1)
#define MONEY(kind, field, flags, least, greatest, en, zh) FIELD(kind, field, 1)
#define FLAG(kind, field, flags, en, zh)              FIELD(kind, field, true)
#define CHOICE(kind, field, flags, choices, en, zh)   FIELD(kind, field, 1)
#define SET(kind, field, flags, choices, en, zh)      FIELD(kind, field, 1)
#define REFERENCE(kind, field, flags, target, en, zh) FIELD(kind, field, 1)
#define END_KIND(kind)  swst_##kind##_free(self); }
#include "model/typed_kinds.def"
    return status;
}

static swst_status new_record(void)
{
    return made(CALL(swst_record_new)(CALL(swst_kind_find)("client")));
}

void given_record(void)
{
    it.record = swst_record_new(swst_kind_find("visit"));
    assert_ok(swst_record_set(it.record, "client_id", ID(it.client)));
    assert_ok(swst_record_set(it.record, "visited_on", "2026-03-09"));
    assert_ok(swst_record_set(it.record, "channel", "home"));
    assert_ok(swst_record_set(it.record, "result", "done"));
    assert_ok(swst_record_set(it.record, "content", "a long talk about the roof"));
}

static swst_status copy_record(void)
{
    return made(CALL(swst_record_copy)(it.record));
}

static swst_status set_record(void)
{
    return CALL(swst_record_set)(it.record, "findings", "the roof leaks");
}

static swst_status get_record(void)
{
    return CALL(swst_record_get)(it.record, "visited_on", (char **)&it.out);
}

static swst_status mask(void)
{
    return CALL(swst_field_mask)(CALL(swst_field_find)(swst_kind_find("client"), "name"),
                                 "林小雨", (char **)&it.out);
}

static swst_status to_json(void)
{
    return CALL(swst_record_to_json)(it.record, SWST_MASKED, (char **)&it.out);
}

static swst_status from_json(void)
{
    return CALL(swst_record_from_json)(it.record, "{\"visited_on\":\"2026-04-01\",\"minutes\":30,"
                                       "\"channel\":\"phone\",\"content\":\"by \\u7535\\u8bdd\"}");
}

static void record_is_all_or_nothing(swst_status status)
{
    char *json = NULL;

    assert_ok(swst_record_to_json(it.record, 0, &json));
    assert_int_equal(strstr(json, "2026-04-01") != NULL || strstr(json, "leaks") != NULL, !status);
    swst_free(json);
    swst_record_free(it.record);
}

void free_record(swst_status status)
{
    swst_record_free(it.record);
    if (!status)
        swst_record_free(it.out);
}

void free_made_record(swst_status status)
{
    if (!status)
        CALL(swst_record_free)(it.out);
}

/* Text that came out is the same as ever. */
void free_text(swst_status status)
{
    if (status)
        return;
    if (!it.text)
        it.text = strdup(it.out);
    assert_string_equal(it.text, it.out);
    CALL(swst_free)(it.out);
}

static void free_record_and_text(swst_status status)
{
    swst_record_free(it.record);
    free_text(status);
}

const struct step record_steps[] = {
    { "new", NULL, new_handles, NULL },
    { "set", NULL, set_fields, NULL },
    { "record_new", NULL, new_record, free_made_record },
    { "record_copy", given_record, copy_record, free_record },
    { "record_set", given_record, set_record, record_is_all_or_nothing },
    { "record_get", given_record, get_record, free_record_and_text },
    { "mask", NULL, mask, free_text },
    { "record_to_json", given_record, to_json, free_record_and_text },
    { "record_from_json", given_record, from_json, record_is_all_or_nothing },
    { NULL, NULL, NULL, NULL }
};
