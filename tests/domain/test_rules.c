/* What is refused: every sort of bad input is told by code, field and a sentence
 * in each language, and leaves no trace. And what units of categories allow. */
#include "../support/station.h"

#include <stdlib.h>

#define FILE_NAME "test_rules.swst"
#define MANY(x) x x x x x x x x x x
#define LONG_NAME MANY("林") MANY("小") MANY("雨") MANY("陈") MANY("秀") MANY("英") "赵伯远方来"

/* What every kind needs, so that one value more decides. "@" refers to what
 * the station has: an area, a client, a household. */
static const struct { const char *kind, *fields[4][2]; } bases[] = {
    { "client", { { "name", "林小雨" }, { "area_id", "@area" },
                  { "registered_on", "2020-01-01" } } },
    { "visit", { { "client_id", "@client" }, { "visited_on", "2022-03-09" },
                 { "channel", "home" }, { "result", "done" } } },
    { "tier", { { "client_id", "@client" }, { "level", "red" },
                { "starts_on", "2022-03-09" } } },
    { "contact_rule", { { "level", "red" }, { "times", "1" }, { "per", "week" },
                        { "channels", "home" } } },
    { "area", { { "code", "441882107202" }, { "name", "香花" }, { "level", "village" } } },
    { "membership", { { "category_id", "@tekun" }, { "client_id", "@client" },
                      { "starts_on", "2022-03-09" } } },
    { "household_member", { { "household_id", "@household" }, { "client_id", "@client" },
                            { "starts_on", "2022-03-09" } } },
    { "activity", { { "title", "重阳敬老" }, { "type", "community" }, { "state", "held" } } },
    { "relative", { { "client_id", "@client" }, { "name", "林大雨" } } },
};

static const struct bad {
    const char *kind, *field, *value, *code, *blamed;   /* blamed: NULL, the field itself */
    swst_status status;
} bads[] = {
    /* text */
    { "client", "name", LONG_NAME, "too_long", NULL, SWST_EINVALID },
    { "client", "name", "\xff\xfeLin", "not_utf8", NULL, SWST_EINVALID },
    { "client", "name", "L\xc3", "not_utf8", NULL, SWST_EINVALID },
    { "client", "name", "Lin\aXiaoyu", "control_character", NULL, SWST_EINVALID },
    { "client", "name", "Lin\xC2\x9BXiaoyu", "control_character", NULL, SWST_EINVALID },
    { "client", "name", "", "required", NULL, SWST_EINVALID },
    { "tier", "level", MANY("red") "red", "too_long", NULL, SWST_EINVALID },
    /* choices, sets, flags */
    { "client", "sex", "woman", "bad_choice", NULL, SWST_EINVALID },
    { "visit", "channel", "pigeon", "bad_choice", NULL, SWST_EINVALID },
    { "visit", "result", "", "required", NULL, SWST_EINVALID },
    { "contact_rule", "channels", "home,telegraph", "bad_choice", NULL, SWST_EINVALID },
    { "contact_rule", "channels", "", "required", NULL, SWST_EINVALID },
    { "household_member", "is_head", "perhaps", "bad_value", NULL, SWST_EINVALID },
    { "activity", "state", "finished", "bad_choice", NULL, SWST_EINVALID },
    /* days */
    { "client", "birth_date", "2022-02-30", "bad_day", NULL, SWST_EINVALID },
    { "client", "birth_date", "1950-2-3", "bad_day", NULL, SWST_EINVALID },
    { "client", "birth_date", "03/02/1950", "bad_day", NULL, SWST_EINVALID },
    { "client", "registered_on", "2022-13-01", "bad_day", NULL, SWST_EINVALID },
    { "client", "registered_on", "", "required", NULL, SWST_EINVALID },
    { "visit", "visited_on", "2022-02-29", "bad_day", NULL, SWST_EINVALID },
    { "tier", "ends_on", "2022-03-08", "ends_before_start", NULL, SWST_EINVALID },
    /* numbers */
    { "client", "income_fen", "-1200", "out_of_range", NULL, SWST_EINVALID },
    { "client", "income_fen", "12000.50", "bad_number", NULL, SWST_EINVALID },
    { "client", "income_fen", "1000000000000", "out_of_range", NULL, SWST_EINVALID },
    { "client", "income_fen", "99999999999999999999", "out_of_range", NULL, SWST_EINVALID },
    { "client", "income_fen", " 1200", "bad_number", NULL, SWST_EINVALID },
    { "visit", "minutes", "-30", "out_of_range", NULL, SWST_EINVALID },
    { "visit", "minutes", "1441", "out_of_range", NULL, SWST_EINVALID },
    { "activity", "minutes", "-90", "out_of_range", NULL, SWST_EINVALID },
    { "area", "latitude_e7", "900000001", "out_of_range", NULL, SWST_EINVALID },
    { "relative", "contact_every_days", "0", "out_of_range", NULL, SWST_EINVALID },
    /* contact rules: one contact a day counts */
    { "contact_rule", "times", "8", "times_above_bucket", NULL, SWST_EINVALID },
    { "contact_rule", "times", "366", "out_of_range", NULL, SWST_EINVALID },
    { "contact_rule", "times", "0", "out_of_range", NULL, SWST_EINVALID },
    { "contact_rule", "times", "-2", "out_of_range", NULL, SWST_EINVALID },
    /* identity numbers */
    { "client", "id_number", "790101201202290020", "id_number_check_digit", NULL, SWST_EINVALID },
    { "client", "id_number", "790101195002300012", "id_number_date", NULL, SWST_EINVALID },
    { "client", "id_number", "79010120120229002", "id_number_length", NULL, SWST_EINVALID },
    { "client", "id_number", "79010120120229A021", "id_number_character", NULL, SWST_EINVALID },
    { "client", "id_number", "7.90101E+17", "id_number_damaged", NULL, SWST_EINVALID },
    { "client", "id_number", "790101201202290000", "id_number_damaged", NULL, SWST_EINVALID },
    /* several fields */
    { "visit", "client_id", "", "not_at_least_one", NULL, SWST_EINVALID },
    { "membership", "client_id", "", "not_exactly_one", NULL, SWST_EINVALID },
    { "membership", "household_id", "@household", "not_exactly_one", "membership.client_id",
      SWST_EINVALID },
    { "contact_rule", "level", "", "not_exactly_one", NULL, SWST_EINVALID },
    /* areas and categories */
    { "area", "code", "44188210", "area_code", NULL, SWST_EINVALID },
    { "area", "code", "44188210720A", "area_code", NULL, SWST_EINVALID },
    { "area", "code", "441882107201", "duplicate", NULL, SWST_ECONFLICT },
    { "membership", "category_id", "@dibao", "unit_mismatch", "membership.client_id",
      SWST_EINVALID },
    /* references */
    { "client", "area_id", "4242424242", "reference_missing", NULL, SWST_ENOTFOUND },
    { "client", "area_id", "village", "bad_number", NULL, SWST_EINVALID },
    { "visit", "client_id", "-7654", "out_of_range", NULL, SWST_EINVALID },
    { "visit", "worker_id", "@client", "reference_missing", NULL, SWST_ENOTFOUND },
};

struct station {
    swst_store *store;
    int64_t area, client, household, dibao, tekun;
    char *before;
    size_t size;
};

static struct station open_file(void)
{
    struct station station = { .store = given_file(FILE_NAME) };

    assert_ok(swst_store_begin(station.store));
    station.area = given_area(station.store);
    station.client = given_client(station.store, station.area);
    station.household = given_household(station.store, station.area);
    station.dibao = given_category(station.store, "dibao", "household");
    station.tekun = given_category(station.store, "tekun", "person");
    assert_ok(swst_store_commit(station.store));
    station.before = file_bytes(FILE_NAME, &station.size);
    return station;
}

static void assert_file_is_unchanged(const struct station *station)
{
    size_t size;
    char *after = file_bytes(FILE_NAME, &size);

    assert_int_equal(size, station->size);
    assert_memory_equal(station->before, after, size);
    free(after);
}

static const char *resolve(const struct station *station, const char *value)
{
    if (strcmp(value, "@area") == 0)
        return ID(station->area);
    if (strcmp(value, "@client") == 0)
        return ID(station->client);
    if (strcmp(value, "@household") == 0)
        return ID(station->household);
    if (strcmp(value, "@dibao") == 0)
        return ID(station->dibao);
    return strcmp(value, "@tekun") == 0 ? ID(station->tekun) : value;
}

static swst_status enter(const struct station *station, const struct bad *bad)
{
    swst_record *record = swst_record_new(swst_kind_find(bad->kind));
    swst_status status;
    size_t base = 0;

    while (strcmp(bases[base].kind, bad->kind) != 0)
        base++;
    for (size_t i = 0; i < 4 && bases[base].fields[i][0]; i++)
        assert_ok(swst_record_set(record, bases[base].fields[i][0],
                                  resolve(station, bases[base].fields[i][1])));
    status = swst_record_set(record, bad->field, resolve(station, bad->value));
    if (!status)
        status = swst_record_save(station->store, record);
    assert_int_equal(swst_record_id(record), 0);
    swst_record_free(record);
    return status;
}

static void assert_told(const struct station *station, const struct bad *bad)
{
    const char *value = resolve(station, bad->value);
    const char *en, *zh;
    char field[80];

    strcpy(field, bad->kind);
    strcat(field, ".");
    strcat(field, bad->field);
    assert_error(bad->code, bad->blamed ? bad->blamed : field);
    en = swst_error_message("en");
    zh = swst_error_message("zh");
    assert_true(*en && *zh);
    assert_string_not_equal(en, zh);
    if (strlen(value) > 2) {
        assert_null(strstr(en, value));
        assert_null(strstr(zh, value));
    }
}

static void bad_input_is_told_by_code_field_and_sentence_and_leaves_no_trace(void **state)
{
    struct station station = open_file();

    (void)state;
    for (size_t i = 0; i < sizeof bads / sizeof *bads; i++) {
        swst_status status = enter(&station, &bads[i]);

        if (status != bads[i].status)
            print_error("%s.%s = %s\n", bads[i].kind, bads[i].field, bads[i].value);
        assert_string_equal(swst_status_name(status), swst_status_name(bads[i].status));
        assert_told(&station, &bads[i]);
        assert_file_is_unchanged(&station);
    }
    swst_store_free(station.store);
    assert_file_is_unchanged(&station);
    free(station.before);
}

/* Without the bad value each of these could have been saved. */
static void the_same_records_without_the_bad_value_are_saved(void **state)
{
    struct station station = { .store = *state };

    station.area = given_area(*state);
    station.client = given_client(*state, station.area);
    station.household = given_household(*state, station.area);
    station.tekun = given_category(*state, "tekun", "person");
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        swst_record *record = swst_record_new(swst_kind_find(bases[i].kind));

        for (size_t j = 0; j < 4 && bases[i].fields[j][0]; j++)
            assert_ok(swst_record_set(record, bases[i].fields[j][0],
                                      resolve(&station, bases[i].fields[j][1])));
        assert_ok(swst_record_save(*state, record));
        swst_record_free(record);
    }
}

static void there_is_no_field_of_another_name(void **state)
{
    swst_record *client = swst_record_new(swst_kind_find("client"));

    (void)state;
    assert_status(SWST_ENOTFOUND, swst_record_set(client, "nickname", "小雨"));
    assert_string_equal(swst_error_code(), "no_such_field");
    swst_record_free(client);
}

/* --------------------------------------------------------- times per bucket */

static void a_rule_asks_for_as_many_contacts_as_its_shortest_bucket_has_days(void **state)
{
    static const struct { const char *per, *most, *more; } buckets[] = {
        { "day", "1", "2" }, { "week", "7", "8" }, { "month", "28", "29" },
        { "quarter", "90", "91" }, { "half", "181", "182" }, { "year", "365", NULL },
    };

    for (size_t i = 0; i < sizeof buckets / sizeof *buckets; i++) {
        int64_t id = given_rule(*state, "red", buckets[i].most, buckets[i].per, "home");

        if (!buckets[i].more)
            continue;
        assert_status(SWST_EINVALID, change(*state, "contact_rule", id, "times", buckets[i].more));
        assert_error("times_above_bucket", "contact_rule.times");
    }
}

static void a_rule_is_for_a_level_or_for_a_programme(void **state)
{
    int64_t programme = given(*state, "programme", "name", "三个一", NULL);

    given(*state, "contact_rule", "programme_id", ID(programme), "times", "1", "per", "month",
          "channels", "home", NULL);
    assert_status(SWST_EINVALID, refused(*state, "contact_rule", "programme_id", ID(programme),
                                         "level", "red", "times", "1", "per", "month", "channels",
                                         "home", NULL));
    assert_error("not_exactly_one", "contact_rule.level");
}

/* ---------------------------------------------------------- units of categories */

static void persons_and_households_are_in_categories_of_their_own_unit(void **state)
{
    int64_t area = given_area(*state);
    int64_t dibao = given_category(*state, "dibao", "household");
    int64_t tekun = given_category(*state, "tekun", "person");
    int64_t household = given_household(*state, area), client = given_client(*state, area);

    assert_ok(refused(*state, "membership", "category_id", ID(dibao), "household_id",
                      ID(household), "starts_on", "2022-03-09", NULL));
    assert_ok(refused(*state, "membership", "category_id", ID(tekun), "client_id", ID(client),
                      "starts_on", "2022-03-09", NULL));
    assert_status(SWST_EINVALID, refused(*state, "membership", "category_id", ID(tekun),
                                         "household_id", ID(household), "starts_on",
                                         "2022-03-09", NULL));
    assert_error("unit_mismatch", "membership.household_id");
}

static void a_category_without_members_may_change_its_unit(void **state)
{
    int64_t area = given_area(*state), one;
    int64_t dibao = given_category(*state, "dibao", "household");
    int64_t tekun = given_category(*state, "tekun", "person");
    int64_t other = given_category(*state, "orphan", "person");

    given(*state, "membership", "category_id", ID(dibao), "household_id",
          ID(given_household(*state, area)), "starts_on", "2022-03-09", NULL);
    given(*state, "membership", "category_id", ID(tekun), "client_id",
          ID(given_client(*state, area)), "starts_on", "2022-03-09", NULL);
    one = given(*state, "membership", "category_id", ID(other), "client_id",
                ID(given_client(*state, area)), "starts_on", "2022-03-09", NULL);
    assert_ok(void_it(*state, "membership", one, "the wrong client"));
    assert_ok(change(*state, "category", other, "unit", "household"));
    assert_ok(change(*state, "category", other, "unit", "person"));
}

static void a_category_with_members_keeps_its_unit(void **state)
{
    int64_t area = given_area(*state), dibao = given_category(*state, "dibao", "household");
    int64_t tekun = given_category(*state, "tekun", "person");
    int64_t one = given(*state, "membership", "category_id", ID(dibao), "household_id",
                        ID(given_household(*state, area)), "starts_on", "2022-03-09", NULL);

    given(*state, "membership", "category_id", ID(tekun), "client_id",
          ID(given_client(*state, area)), "starts_on", "2022-03-09", NULL);
    assert_status(SWST_ECONFLICT, change(*state, "category", dibao, "unit", "person"));
    assert_error("unit_mismatch", "category.unit");
    assert_status(SWST_ECONFLICT, change(*state, "category", tekun, "unit", "household"));
    assert_ok(void_it(*state, "membership", one, "the wrong household"));
    assert_ok(change(*state, "category", dibao, "unit", "person"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_input_is_told_by_code_field_and_sentence_and_leaves_no_trace),
        station_test(the_same_records_without_the_bad_value_are_saved),
        cmocka_unit_test(there_is_no_field_of_another_name),
        station_test(a_rule_asks_for_as_many_contacts_as_its_shortest_bucket_has_days),
        station_test(a_rule_is_for_a_level_or_for_a_programme),
        station_test(persons_and_households_are_in_categories_of_their_own_unit),
        station_test(a_category_without_members_may_change_its_unit),
        station_test(a_category_with_members_keeps_its_unit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
