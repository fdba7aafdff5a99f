/* Households that ledgers tell of: whose is whose, and who heads it. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "homes"
#include "ledgers.h"

#define HEAD "姓名,身份证号,户主,户主身份证号,与户主关系,户编号,村,类别,电话,家庭住址\n"

static void members_join_the_head_named_in_their_rows(void **state)
{
    given_ground(*state);
    import_text(*state, HEAD "张三,,张三,,户主,,前江,低保,13800000001,前江 1 号\n"
                             "李四,,张三,,配偶,,前江,低保,,\n"
                             "王五,,王五,,户主,,前江,,,\n", 3, 0);
    assert_int_equal(count_of(*state, "household"), 2);
    assert_int_equal(household_of(*state, "张三"), household_of(*state, "李四"));
    assert_value(*state, "household_member", member_of(*state, "张三"), "is_head", "true");
    assert_value(*state, "household_member", member_of(*state, "李四"), "is_head", NULL);
    assert_value(*state, "household_member", member_of(*state, "李四"), "relation", "配偶");
    assert_value(*state, "household_member", member_of(*state, "李四"), "starts_on", DAY);
    assert_int_equal(count_of(*state, "membership"), 1);
}

static void address_and_phone_are_those_of_the_head(void **state)
{
    struct ground ground = given_ground(*state);
    int64_t household;

    import_text(*state, HEAD "李四,,张三,,配偶,,前江,,13900000002,前江 2 号\n"
                             "张三,,张三,,户主,,前江,,13800000001,前江 1 号\n", 2, 0);
    household = household_of(*state, "张三");
    assert_value(*state, "household", household, "phone", "13800000001");
    assert_value(*state, "household", household, "address", "前江1号");
    assert_value(*state, "household", household, "area_id", ID(ground.qianjiang));
}

static void a_household_waits_for_the_row_of_its_head(void **state)
{
    given_ground(*state);
    import_text(*state, HEAD "李四,,张三,,配偶,,前江,,,\n王五,,张三,,子,,前江,,,\n"
                             "张三,,张三,,户主,,前江,,,\n赵六,,张三,,女,,前江,,,\n", 4, 0);
    assert_int_equal(count_of(*state, "household"), 1);
    assert_int_equal(count_of(*state, "household_member"), 4);
    assert_value(*state, "household_member", member_of(*state, "张三"), "is_head", "true");
}

static void a_head_who_never_comes_leaves_a_household_without_one(void **state)
{
    given_ground(*state);
    import_text(*state, HEAD "李四,,张三,,配偶,,前江,,,\n", 1, 0);
    assert_int_equal(count_of(*state, "household"), 1);
    assert_int_equal(count_of(*state, "client"), 1);
    assert_value(*state, "household_member", member_of(*state, "李四"), "is_head", NULL);
}

static void the_number_of_a_household_comes_before_the_name_of_its_head(void **state)
{
    given_ground(*state);
    import_text(*state, HEAD "张三,,张三,,户主,H-1,前江,,,\n张三," CARD_1 ",张三,,户主,H-2,前江,,,\n"
                             "李四,,张三,,配偶,H-2,前江,,,\n", 3, 0);
    assert_int_equal(count_of(*state, "household"), 2);
    assert_value(*state, "household", household_of(*state, "李四"), "number", "H-2");
}

static void a_household_that_waits_is_given_the_number_of_its_head(void **state)
{
    given_ground(*state);
    import_text(*state, HEAD "李四,,张三,,配偶,,前江,,,\n张三,,张三,,户主,H-1,前江,,,\n", 2, 0);
    assert_int_equal(count_of(*state, "household"), 1);
    assert_value(*state, "household", household_of(*state, "李四"), "number", "H-1");
}

static void a_head_comes_before_a_household_that_waits_for_one_of_that_name(void **state)
{
    given_ground(*state);
    import_text(*state, HEAD "张三," CARD_1 ",,,,H-1,前江,,,\n李四,,张三,,配偶,,前江,,,\n"
                             "张三," CARD_1 ",张三,,户主,H-1,前江,,,\n"
                             "王五,,张三,,子,,前江,,,\n", 3, 1);
    assert_int_equal(household_of(*state, "王五"), household_of(*state, "张三"));
    assert_int_not_equal(household_of(*state, "李四"), household_of(*state, "张三"));
}

static void a_number_on_record_is_found_again(void **state)
{
    struct ground ground = given_ground(*state);
    int64_t household = given(*state, "household", "number", "H-9", "area_id",
                              ID(ground.qianjiang), NULL);

    import_text(*state, HEAD "李四,,,,,H-9,前江,,,\n", 1, 0);
    assert_int_equal(household_of(*state, "李四"), household);
}

static void a_number_of_another_area_is_a_problem(void **state)
{
    swst_ledger *ledger;

    given_ground(*state);
    import_text(*state, HEAD "张三,,张三,,户主,1,前江,,,\n", 1, 0);
    ledger = ledger_read(*state, HEAD "李四,,李四,,户主,1,香花,,,\n");
    assert_ledger(ledger, 0, 0, 1, 0);
    assert_bad(ledger, 0, 2, 6, "户编号", "household", "ledger_number_elsewhere");
    swst_ledger_free(ledger);
}

static void two_heads_of_one_name_are_a_problem_for_who_names_them(void **state)
{
    swst_ledger *ledger;

    given_ground(*state);
    ledger = ledger_read(*state, HEAD "张三,,张三,,户主,,前江,,,\n"
                                      "张三," CARD_1 ",张三,,户主,,前江,,,\n"
                                      "李四,,张三,,配偶,,前江,,,\n李四,,张三,,配偶,,香花,,,\n");
    assert_ledger(ledger, 3, 0, 1, 0);
    assert_bad(ledger, 0, 4, 3, "户主", "head", "ledger_several_heads");
    assert_non_null(strstr(swst_table_text(swst_ledger_problems(ledger), 0, "message_zh"),
                           "户编号"));
    swst_ledger_free(ledger);
}

static void the_card_of_the_head_tells_two_of_one_name_apart(void **state)
{
    given_ground(*state);
    import_text(*state, HEAD "张三," CARD_2 ",张三,,户主,,前江,,,\n"
                             "张三," CARD_1 ",张三,,户主,,前江,,,\n"
                             "李四,,张三," CARD_1 ",配偶,,前江,,,\n"
                             "王五,,张三," CARD_2 ",配偶,,前江,,,\n", 4, 0);
    assert_int_equal(count_of(*state, "household"), 2);
    assert_int_not_equal(household_of(*state, "李四"), household_of(*state, "王五"));
}

static void a_head_on_record_is_found_by_name_and_area(void **state)
{
    struct ground ground = given_ground(*state);
    int64_t household = given_household(*state, ground.qianjiang);
    int64_t head = given(*state, "client", "name", "张三", "area_id", ID(ground.qianjiang),
                         "registered_on", "2020-01-01", NULL);

    given(*state, "household_member", "household_id", ID(household), "client_id", ID(head),
          "is_head", "true", "starts_on", "2020-01-01", NULL);
    import_text(*state, HEAD "李四,,张三,,配偶,,前江,,,\n王五,,张三,,配偶,,香花,,,\n", 2, 0);
    assert_int_equal(household_of(*state, "李四"), household);
    assert_int_not_equal(household_of(*state, "王五"), household);
}

static void who_is_in_a_household_stays_there(void **state)
{
    struct ground ground = given_ground(*state);
    swst_ledger *ledger;
    int64_t household, number;

    import_text(*state, HEAD "张三,,张三,,户主,,前江,,,\n李四,,张三,,配偶,,前江,,,\n"
                             "王五,,王五,,户主,,前江,,,\n", 3, 0);
    household = household_of(*state, "李四");
    ledger = ledger_read(*state, HEAD "李四,,王五,,儿媳,,前江,,13700000003,\n");
    assert_ledger(ledger, 0, 1, 0, 0);
    assert_reason(ledger, 0, "updated", "stays in the household on record");
    assert_ok(swst_ledger_apply(ledger, &number));
    swst_ledger_free(ledger);
    assert_int_equal(household_of(*state, "李四"), household);
    assert_value(*state, "household_member", member_of(*state, "李四"), "relation", "配偶");
    assert_value(*state, "client", client_of(*state, "李四"), "phone", "13700000003");
    (void)ground;
}

static void a_living_head_stays_and_the_other_is_a_member(void **state)
{
    swst_ledger *ledger;
    int64_t number;

    given_ground(*state);
    ledger = ledger_read(*state, HEAD "张三,,张三,,户主,H-1,前江,,,\n"
                                      "李四,,李四,,户主,H-1,前江,,,\n");
    assert_ledger(ledger, 2, 0, 0, 0);
    assert_reason(ledger, 1, "created", "a living head already");
    assert_ok(swst_ledger_apply(ledger, &number));
    swst_ledger_free(ledger);
    assert_value(*state, "household_member", member_of(*state, "张三"), "is_head", "true");
    assert_value(*state, "household_member", member_of(*state, "李四"), "is_head", NULL);
}

static void a_member_becomes_head_where_nobody_is(void **state)
{
    given_ground(*state);
    import_text(*state, HEAD "李四,,,,,H-1,前江,,,\n", 1, 0);
    import_text(*state, HEAD "李四,,李四,,户主,H-1,前江,,,\n", 0, 1);
    assert_int_equal(count_of(*state, "household_member"), 1);
    assert_value(*state, "household_member", member_of(*state, "李四"), "is_head", "true");
}

static void a_household_category_alone_makes_a_household_of_one(void **state)
{
    struct ground ground = given_ground(*state);

    import_text(*state, "姓名,村,类别\n张三,前江,低保\n李四,前江,残疾\n", 2, 0);
    assert_int_equal(count_of(*state, "household"), 1);
    assert_value(*state, "household_member", member_of(*state, "张三"), "is_head", "true");
    assert_value(*state, "membership", the(*state, "membership", "category_id",
                                           ID(ground.dibao)),
                 "household_id", ID(household_of(*state, "张三")));
    assert_value(*state, "membership", the(*state, "membership", "category_id",
                                           ID(ground.disabled)),
                 "client_id", ID(client_of(*state, "李四")));
}

static void a_relation_alone_does_not_say_whose_household(void **state)
{
    swst_ledger *ledger;

    given_ground(*state);
    ledger = ledger_read(*state, "姓名,村,与户主关系,类别\n张三,前江,配偶,残疾\n李四,前江,配偶,低保\n");
    assert_ledger(ledger, 1, 0, 1, 0);
    assert_reason(ledger, 0, "created", "does not say whose household");
    assert_bad(ledger, 0, 3, 3, "与户主关系", "relation", "ledger_whose");
    swst_ledger_free(ledger);
}

static void a_rejected_row_leaves_no_household_behind(void **state)
{
    swst_ledger *ledger;
    int64_t number;

    given_ground(*state);
    ledger = ledger_read(*state, "姓名,出生日期,户主,与户主关系,村,探访日期\n"
                                 "张三,1950-01-01,张三,户主,前江,1940-01-01\n"
                                 "李四,,张三,配偶,前江,\n");
    assert_ledger(ledger, 1, 0, 1, 0);
    assert_ok(swst_ledger_set_skip_bad(ledger, true));
    assert_ok(swst_ledger_apply(ledger, &number));
    swst_ledger_free(ledger);
    assert_int_equal(count_of(*state, "household"), 1);
    assert_int_equal(count_of(*state, "household_member"), 1);
    assert_int_equal(count_of(*state, "client"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(members_join_the_head_named_in_their_rows),
        station_test(address_and_phone_are_those_of_the_head),
        station_test(a_household_waits_for_the_row_of_its_head),
        station_test(a_head_who_never_comes_leaves_a_household_without_one),
        station_test(the_number_of_a_household_comes_before_the_name_of_its_head),
        station_test(a_household_that_waits_is_given_the_number_of_its_head),
        station_test(a_head_comes_before_a_household_that_waits_for_one_of_that_name),
        station_test(a_number_on_record_is_found_again),
        station_test(a_number_of_another_area_is_a_problem),
        station_test(two_heads_of_one_name_are_a_problem_for_who_names_them),
        station_test(the_card_of_the_head_tells_two_of_one_name_apart),
        station_test(a_head_on_record_is_found_by_name_and_area),
        station_test(who_is_in_a_household_stays_there),
        station_test(a_living_head_stays_and_the_other_is_a_member),
        station_test(a_member_becomes_head_where_nobody_is),
        station_test(a_household_category_alone_makes_a_household_of_one),
        station_test(a_relation_alone_does_not_say_whose_household),
        station_test(a_rejected_row_leaves_no_household_behind),
    };

    return cmocka_run_group_tests_name("ledger_household", tests, NULL, NULL);
}
