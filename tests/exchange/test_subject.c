/* What a person is given: everything, unmasked, but for what is about others. */
#include "../support/station.h"

#include <cjson/cJSON.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static int64_t given_person(swst_store *store)
{
    int64_t area = given_area(store), client = given_client(store, area);
    int64_t home = given_household(store, area), other = given_client(store, area);
    int64_t worker = given_worker(store, "李四"), visit;

    assert_ok(change(store, "client", client, "name", "欧阳\"小\"明"));
    assert_ok(change(store, "client", client, "phone", "13800001234"));
    assert_ok(change(store, "client", other, "name", "旁人甲"));
    assert_ok(change(store, "household", home, "address", "前江村12号"));
    given_member(store, home, client, "2020-01-01", NULL);
    given_member(store, home, other, "2020-01-01", NULL);
    given(store, "relative", "client_id", ID(client), "name", "王大力", "phone", "13911112222",
          "relation", "父亲", NULL);
    visit = given_visit(store, client, "2021-05-01", "home");
    assert_ok(change(store, "visit", visit, "content", "谈到*搬家*"));
    assert_ok(change(store, "visit", visit, "worker_id", ID(worker)));
    assert_ok(void_it(store, "visit", given_visit(store, client, "2021-06-01", "home"), "重复"));
    given_visit(store, other, "2021-07-01", "home");
    return client;
}

static void everything_is_there_and_others_are_masked(void **state)
{
    int64_t client = given_person(*state);
    char *text;

    assert_ok(swst_client_export(*state, client, "json", &text));
    assert_non_null(strstr(text, "13800001234"));
    assert_non_null(strstr(text, "谈到*搬家*"));
    assert_non_null(strstr(text, "\"void_reason\":\"重复\""));
    assert_non_null(strstr(text, "前江村12号"));
    assert_non_null(strstr(text, "父亲"));
    assert_non_null(strstr(text, "王*"));
    assert_null(strstr(text, "王大力"));
    assert_null(strstr(text, "13911112222"));
    assert_null(strstr(text, "旁人甲"));
    assert_null(strstr(text, "李四"));
    assert_null(strstr(text, "2021-07-01"));
    swst_free(text);
}

static void the_document_is_json_with_labels_in_both_languages(void **state)
{
    int64_t client = given_person(*state);
    cJSON *document, *kind, *label;
    char *text;

    assert_ok(swst_client_export(*state, client, "json", &text));
    document = cJSON_Parse(text);
    assert_non_null(document);
    assert_string_equal(cJSON_GetObjectItem(document, "schema")->valuestring, "swst/subject/1");
    kind = cJSON_GetArrayItem(cJSON_GetObjectItem(document, "kinds"), 0);
    assert_string_equal(cJSON_GetObjectItem(kind, "kind")->valuestring, "household");
    cJSON_ArrayForEach(kind, cJSON_GetObjectItem(document, "kinds")) {
        const swst_kind *it = swst_kind_find(cJSON_GetObjectItem(kind, "kind")->valuestring);

        for (const swst_field *field = NULL; (field = swst_field_next(it, field)); ) {
            label = cJSON_GetObjectItem(cJSON_GetObjectItem(kind, "fields"),
                                        swst_field_name(field));
            assert_string_equal(cJSON_GetObjectItem(label, "zh")->valuestring,
                                swst_field_label(field, "zh"));
            assert_string_equal(cJSON_GetObjectItem(label, "en")->valuestring,
                                swst_field_label(field, "en"));
        }
        assert_true(cJSON_GetArraySize(cJSON_GetObjectItem(kind, "records")) > 0);
    }
    cJSON_Delete(document);
    swst_free(text);
}

static void no_label_needs_escaping(void **state)
{
    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); ) {
            assert_null(strpbrk(swst_field_label(field, "en"), "\"\\"));
            assert_null(strpbrk(swst_field_label(field, "zh"), "\"\\"));
        }
}

static void people_read_it_as_markdown(void **state)
{
    int64_t client = given_person(*state);
    char *text;

    assert_ok(swst_client_export(*state, client, "md", &text));
    assert_non_null(strstr(text, "# 本人信息"));
    assert_non_null(strstr(text, "## 服务对象 · Client"));
    assert_non_null(strstr(text, "- 联系电话 · Phone: 13800001234\n"));
    assert_non_null(strstr(text, "谈到\\*搬家\\*"));
    assert_non_null(strstr(text, "- 方式 · Channel: 入户"));
    assert_non_null(strstr(text, "作废原因 · Why voided: 重复"));
    assert_null(strstr(text, "王大力"));
    swst_free(text);
}

static void it_is_noted_in_the_audit(void **state)
{
    swst_store *store = given_file("subject.swst");
    int64_t client = given_person(store);
    char *text, expected[80];

    (void)state;
    assert_ok(swst_client_export(store, client, "json", &text));
    swst_free(text);
    snprintf(expected, sizeof expected, "export|client|%s\n", ID(client));
    assert_there(&store, "subject.swst", "SELECT action, kind, record_id FROM audit"
                 " WHERE action = 'export'", expected);
    swst_store_free(store);
    remove_file("subject.swst");
}

static void the_file_is_its_owners_alone_and_never_over_another(void **state)
{
    int64_t client = given_person(*state);
    struct stat file;
    size_t size;
    char *bytes;

    remove("subject.md");
    assert_ok(swst_client_export_file(*state, client, "subject.md"));
    assert_int_equal(stat("subject.md", &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
    bytes = file_bytes("subject.md", &size);
    assert_memory_equal(bytes, "# ", 2);
    free(bytes);
    assert_status(SWST_ECONFLICT, swst_client_export_file(*state, client, "subject.md"));
    remove("subject.md");
}

static void it_takes_the_right_to_take_records_out(void **state)
{
    int64_t client = given_person(*state), worker = given_worker(*state, "王五");
    int64_t account = given(*state, "account", "worker_id", ID(worker), "role", "social_worker",
                            "starts_on", "2020-01-01", NULL);
    char *text = NULL;

    assert_ok(swst_session_begin(*state, worker, "subject_request"));
    assert_status(SWST_EDENIED, swst_client_export(*state, client, "json", &text));
    assert_error("role_may_not", NULL);
    swst_session_end(*state);
    assert_ok(change(*state, "account", account, "role", "head"));
    assert_ok(swst_session_begin(*state, worker, "subject_request"));
    assert_ok(swst_client_export(*state, client, "json", &text));
    assert_non_null(strstr(text, "13800001234"));
    assert_non_null(strstr(text, "谈到*搬家*"));
    swst_session_end(*state);
    swst_free(text);
}

static void arguments_are_checked(void **state)
{
    int64_t client = given_person(*state);
    char *text = NULL;

    assert_status(SWST_EINVALID, swst_client_export(*state, client, "xml", &text));
    assert_error("no_such_form", NULL);
    assert_status(SWST_ENOTFOUND, swst_client_export(*state, client + 1000, "md", &text));
    assert_status(SWST_EMISUSE, swst_client_export(*state, client, NULL, &text));
    assert_status(SWST_EMISUSE, swst_client_export_file(*state, client, NULL));
    assert_status(SWST_EMISUSE, swst_client_export_file(*state, client, ""));
    assert_null(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(everything_is_there_and_others_are_masked),
        station_test(the_document_is_json_with_labels_in_both_languages),
        cmocka_unit_test(no_label_needs_escaping),
        station_test(people_read_it_as_markdown),
        cmocka_unit_test(it_is_noted_in_the_audit),
        station_test(the_file_is_its_owners_alone_and_never_over_another),
        station_test(it_takes_the_right_to_take_records_out),
        station_test(arguments_are_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
