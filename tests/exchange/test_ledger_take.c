/* Whom rows of a ledger are about, and what they leave on record. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "taken"
#include "ledgers.h"

#define HEAD "姓名,身份证号,出生日期,村,电话,备注\n"

/* ---------------------------------------------------------------------- who it is */

static void a_person_is_known_again_by_the_identity_number(void **state)
{
    swst_ledger *ledger;
    int64_t number, id;

    given_ground(*state);
    import_text(*state, HEAD "张三," CARD_1 ",,前江,13800000001,旧\n", 1, 0);
    id = client_of(*state, "张三");
    ledger = ledger_read(*state, HEAD "张叁," CARD_1 ",,香花,,新\n");
    assert_ledger(ledger, 0, 1, 0, 0);
    assert_reason(ledger, 0, "updated", "another name was on record");
    assert_ok(swst_ledger_apply(ledger, &number));
    swst_ledger_free(ledger);
    assert_int_equal(count_of(*state, "client"), 1);
    assert_value(*state, "client", id, "name", "张叁");
    assert_value(*state, "client", id, "note", "新");
    assert_value(*state, "client", id, "phone", "13800000001");     /* the cell was empty */
}

static void without_a_number_name_birth_and_area_are_one_person(void **state)
{
    given_ground(*state);
    import_text(*state, HEAD "张三,,1950-01-01,前江,,\n", 1, 0);
    import_text(*state, HEAD "张 三,,1950-01-01,前江,13800000001,\n", 0, 1);
    import_text(*state, HEAD "张三,,1950-01-02,前江,,\n张三,,1950-01-01,香花,,\n张三,,,前江,,\n", 3, 0);
    import_text(*state, HEAD "张三,,,前江,13800000002,\n", 0, 1);
    assert_int_equal(count_of(*state, "client"), 4);
}

static void a_number_finds_the_same_person_who_had_none(void **state)
{
    given_ground(*state);
    import_text(*state, HEAD "张三,,1950-01-01,前江,,\n", 1, 0);
    import_text(*state, HEAD "张三," CARD_1 ",,前江,,\n", 0, 1);
    assert_value(*state, "client", client_of(*state, "张三"), "id_number", CARD_1);
}

static void two_numbers_are_two_persons(void **state)
{
    given_ground(*state);
    import_text(*state, HEAD "张三," CARD_1 ",,前江,,\n张三,790101195001011315,,前江,,\n", 2, 0);
    assert_int_equal(count_of(*state, "client"), 2);
}

static void two_on_record_who_fit_are_a_problem(void **state)
{
    struct ground ground = given_ground(*state);
    swst_ledger *ledger;

    for (int i = 0; i < 2; i++)
        given(*state, "client", "name", "张三", "area_id", ID(ground.qianjiang),
              "registered_on", "2020-01-01", NULL);
    ledger = ledger_read(*state, HEAD "张三,,,前江,,\n");
    assert_ledger(ledger, 0, 0, 1, 0);
    assert_bad(ledger, 0, 2, 1, "姓名", "name", "ledger_several");
    swst_ledger_free(ledger);
}

static void the_same_person_again_names_the_earlier_line(void **state)
{
    swst_ledger *ledger;
    int64_t number;

    given_ground(*state);
    ledger = ledger_read(*state, HEAD "张三," CARD_1 ",,前江,,\n李四,,,前江,,\n"
                                      "张三," CARD_1 ",,前江,13800000001,\n");
    assert_ledger(ledger, 2, 1, 0, 0);
    assert_reason(ledger, 0, "created", NULL);
    assert_reason(ledger, 2, "updated", "The same person as in line 2");
    assert_ok(swst_ledger_apply(ledger, &number));
    swst_ledger_free(ledger);
    assert_int_equal(count_of(*state, "client"), 2);
    assert_value(*state, "client", client_of(*state, "张三"), "phone", "13800000001");
}

/* ----------------------------------------------------------------- area and days */

static void who_has_no_day_of_registration_is_registered_on_that_of_the_ledger(void **state)
{
    given_ground(*state);
    import_text(*state, "姓名,村,登记日,类别\n张三,前江,,残疾\n李四,前江,2021-03-04,残疾\n", 2, 0);
    assert_value(*state, "client", client_of(*state, "张三"), "registered_on", DAY);
    assert_value(*state, "membership", the(*state, "membership", "client_id",
                                           ID(client_of(*state, "张三"))), "starts_on", DAY);
    assert_value(*state, "membership", the(*state, "membership", "client_id",
                                           ID(client_of(*state, "李四"))),
                 "starts_on", "2021-03-04");
}

static void rows_without_an_area_take_that_of_the_ledger(void **state)
{
    struct ground ground = given_ground(*state);
    swst_ledger *ledger = ledger_read(*state, "姓名,性别\n张三,男\n");

    assert_ledger(ledger, 0, 0, 1, 0);                  /* the town has villages below it */
    assert_bad(ledger, 0, 2, 0, NULL, NULL, "ledger_no_area");
    swst_ledger_free(ledger);
    ledger = ledger_of(*state, "姓名,性别\n张三,男\n");
    assert_status(SWST_ENOTFOUND, swst_ledger_set_area(ledger, 12345));
    assert_ok(swst_ledger_set_area(ledger, ground.xianghua));
    read_ledger(ledger);
    assert_ledger(ledger, 1, 0, 0, 0);
    swst_ledger_free(ledger);
}

static void the_only_station_without_areas_below_is_the_area(void **state)
{
    int64_t village = given_village(*state, "790101107001"), number;
    swst_ledger *ledger;

    given(*state, "station", "name", "一村社工站", "area_id", ID(village), NULL);
    ledger = ledger_read(*state, "姓名,性别\n张三,男\n");
    assert_ok(swst_ledger_apply(ledger, &number));
    swst_ledger_free(ledger);
    assert_value(*state, "client", client_of(*state, "张三"), "area_id", ID(village));
}

/* --------------------------------------------------------------- categories, levels */

static void a_category_in_force_is_amended_and_not_doubled(void **state)
{
    struct ground ground = given_ground(*state);
    int64_t membership;

    import_text(*state, "姓名,村,类别\n张三,前江,残疾\n", 1, 0);
    membership = the(*state, "membership", "category_id", ID(ground.disabled));
    import_text(*state, "姓名,村,类别,disabled.certificate_no\n张三,前江,残疾,7901\n", 0, 1);
    assert_int_equal(count_of(*state, "membership"), 1);
    assert_value(*state, "membership", membership, "certificate_no", "7901");
    assert_ok(change(*state, "membership", membership, "ends_on", DAY));
    import_text(*state, "姓名,村,类别\n张三,前江,残疾\n", 0, 1);
    assert_int_equal(count_of(*state, "membership"), 1);
    assert_ok(change(*state, "membership", membership, "ends_on", "2022-06-30"));
}

static void a_level_that_holds_stays_and_another_begins(void **state)
{
    int64_t client, tier;

    given_ground(*state);
    import_text(*state, "姓名,村,服务等级,评定日期\n张三,前江,红,2022-01-05\n", 1, 0);
    import_text(*state, "姓名,村,服务等级\n张三,前江,红\n", 0, 1);
    assert_int_equal(count_of(*state, "tier"), 1);
    import_text(*state, "姓名,村,服务等级\n张三,前江,黄\n", 0, 1);
    assert_int_equal(count_of(*state, "tier"), 2);
    client = client_of(*state, "张三");
    tier = the(*state, "tier", "starts_on", DAY);
    assert_value(*state, "tier", tier, "level", "yellow");
    import_text(*state, "姓名,村,服务等级\n张三,前江,红\n", 0, 1);
    assert_int_equal(count_of(*state, "tier"), 2);      /* the same day: it is corrected */
    assert_value(*state, "tier", tier, "level", "red");
    assert_value(*state, "tier", tier, "client_id", ID(client));
}

/* -------------------------------------------------------------------------- visits */

static void a_contact_is_one_client_day_and_channel(void **state)
{
    int64_t visit;

    given_ground(*state);
    import_text(*state, "姓名,村,探访日期,探访内容\n张三,前江,2022-06-03,\n", 1, 0);
    visit = the(*state, "visit", "visited_on", "2022-06-03");
    assert_value(*state, "visit", visit, "channel", "home");
    assert_value(*state, "visit", visit, "result", "done");
    import_text(*state, "姓名,村,探访日期,探访内容\n张三,前江,2022-06-03,一切正常\n", 0, 1);
    import_text(*state, "姓名,村,探访日期,探访内容\n张三,前江,2022-06-03,别的话\n", 0, 1);
    assert_int_equal(count_of(*state, "visit"), 1);
    assert_value(*state, "visit", visit, "content", "一切正常");
    import_text(*state, "姓名,村,探访日期,探访方式\n张三,前江,2022-06-03,电话\n", 0, 1);
    assert_int_equal(count_of(*state, "visit"), 2);
}

static void a_ledger_of_visits_finds_clients_and_leaves_them_as_they_are(void **state)
{
    struct ground ground = given_ground(*state);
    swst_ledger *ledger;
    int64_t number;

    import_text(*state, HEAD "张三," CARD_1 ",,前江,13800000001,\n", 1, 0);
    ledger = ledger_of(*state, "姓名,身份证号,村,探访日期,电话,类别\n"
                               "张三," CARD_1 ",前江,2022-06-03,13900000009,残疾\n"
                               "张三,,前江,2022-06-10,,\n李四,,前江,2022-06-03,,\n"
                               "张三,,前江,,,\n张三,,前江,2022-06-10,,\n");
    assert_status(SWST_EINVALID, swst_ledger_set_kind(ledger, "goal"));
    assert_ok(swst_ledger_set_kind(ledger, "visit"));
    read_ledger(ledger);
    assert_ledger(ledger, 2, 1, 2, 0);
    assert_bad(ledger, 0, 4, 1, "姓名", "name", "ledger_nobody");
    assert_bad(ledger, 1, 5, 4, "探访日期", "visited_on", "ledger_no_visit_day");
    assert_ok(swst_ledger_set_skip_bad(ledger, true));
    assert_ok(swst_ledger_apply(ledger, &number));
    swst_ledger_free(ledger);
    assert_int_equal(count_of(*state, "visit"), 2);
    assert_int_equal(count_of(*state, "membership"), 0);
    assert_int_equal(count_of(*state, "client"), 1);
    assert_value(*state, "client", client_of(*state, "张三"), "phone", "13800000001");
    (void)ground;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_person_is_known_again_by_the_identity_number),
        station_test(without_a_number_name_birth_and_area_are_one_person),
        station_test(a_number_finds_the_same_person_who_had_none),
        station_test(two_numbers_are_two_persons),
        station_test(two_on_record_who_fit_are_a_problem),
        station_test(the_same_person_again_names_the_earlier_line),
        station_test(who_has_no_day_of_registration_is_registered_on_that_of_the_ledger),
        station_test(rows_without_an_area_take_that_of_the_ledger),
        station_test(the_only_station_without_areas_below_is_the_area),
        station_test(a_category_in_force_is_amended_and_not_doubled),
        station_test(a_level_that_holds_stays_and_another_begins),
        station_test(a_contact_is_one_client_day_and_channel),
        station_test(a_ledger_of_visits_finds_clients_and_leaves_them_as_they_are),
    };

    return cmocka_run_group_tests_name("ledger_take", tests, NULL, NULL);
}
