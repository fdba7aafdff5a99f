/* Load, save and void under the names of the typed kinds. */
#include "steps.h"

/* The plan that a goal is of, with the level that it names; forgotten with the transaction. */
static int64_t given_plan(void)
{
    int64_t station = given(it.store, "station", "name", "东陂镇社工站", "area_id", ID(it.area),
                            NULL);

    given_rule(it.store, "red", "1", "day", "phone");
    return given(it.store, "plan", "station_id", ID(station), "year", "2026", NULL);
}

/* A record of every typed kind that may be saved. */
static void fill(swst_record *record)
{
    const struct { const char *field, *value; } values[] = {
        { "area_id", ID(it.area) }, { "client_id", ID(it.client) }, { "name", "林小雨" },
        { "worker_id", ID(it.worker) }, { "activity_id", ID(it.activity) },
        { "category_id", ID(it.category) }, { "registered_on", "2026-01-01" },
        { "starts_on", "2026-02-01" }, { "opened_on", "2026-02-01" }, { "level", "red" },
        { "visited_on", "2026-02-01" }, { "channel", "home" }, { "result", "done" },
        { "stage", NULL }, { "type", NULL }, { "state", NULL }, { "presence", NULL },
        { "title", "端午" }, { "indicator", "POP.IN_SCOPE" }, { "operator", NULL },
        { "target", "1" }, { "due_on", "2026-12-31" },
    };
    const swst_kind *kind = swst_record_kind(record);
    bool attends = swst_field_find(kind, "presence") != NULL;

    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const swst_field *field = swst_field_find(kind, values[i].field);

        if (field && !(attends && strcmp(values[i].field, "worker_id") == 0))
            assert_ok(swst_record_set(record, values[i].field,
                          values[i].value ? values[i].value : swst_field_choice(field, 1)));
    }
}

static bool is_now(const char *kind)
{
    return strcmp(swst_kind_name(it.kind), kind) == 0;
}

bool is_typed(void)
{
#define KIND(kind, rule, en, zh, summary, summary_zh) if (is_now(#kind)) return true;
#include "model/typed_kinds.def"
    return false;
}

static swst_status save_typed(void)
{
#define KIND(kind, rule, en, zh, summary, summary_zh)                              \
    if (is_now(#kind))                                                             \
        return CALL(swst_##kind##_save)(it.store, swst_##kind##_from(it.record));
#include "model/typed_kinds.def"
    return SWST_ENOTFOUND;
}

static swst_status load_typed(void)
{
#define KIND(kind, rule, en, zh, summary, summary_zh)                              \
    if (is_now(#kind))                                                             \
        return CALL(swst_##kind##_load)(it.store, it.saved, (swst_##kind **)&it.out);
#include "model/typed_kinds.def"
    return SWST_ENOTFOUND;
}

static swst_status void_typed(void)
{
#define KIND(kind, rule, en, zh, summary, summary_zh)                              \
    if (is_now(#kind))                                                             \
        return CALL(swst_##kind##_void)(it.store, swst_##kind##_from(it.record), "wrong");
#include "model/typed_kinds.def"
    return SWST_ENOTFOUND;
}

static void given_typed(void)
{
    it.record = swst_record_new(it.kind);
    assert_ok(swst_store_begin(it.store));
    fill(it.record);
    if (swst_field_find(it.kind, "plan_id"))
        assert_ok(swst_record_set(it.record, "plan_id", ID(given_plan())));
}

static void given_saved_typed(void)
{
    given_typed();
    assert_ok(swst_record_save(it.store, it.record));
    it.saved = swst_record_id(it.record);
}

static void free_loaded_and_roll_back(swst_status status)
{
    if (!status)
        swst_record_free(it.out);
    roll_back(status);
}

const struct step typed_steps[] = {
    { "typed save", given_typed, save_typed, roll_back },
    { "typed load", given_saved_typed, load_typed, free_loaded_and_roll_back },
    { "typed void", given_saved_typed, void_typed, roll_back },
    { NULL, NULL, NULL, NULL }
};
