/* What is told of a file whose boxes are not what they were. */
#include "opened_sealed.h"

#define OTHER "sealed-other.swst"

static void close_it(void **state)
{
    swst_store_free(*state);
    *state = NULL;
}

static void assert_broken(swst_store *store, const char *kind, int64_t id, const char *field)
{
    swst_record *record = NULL;

    assert_status(SWST_EDAMAGED, swst_record_load(store, swst_kind_find(kind), id, &record));
    assert_error("box_damaged", field);
    assert_non_null(strstr(swst_error_message("en"), ID(id)));
    assert_null(strstr(swst_error_message("en"), CANARY));
}

static void every_flipped_byte_of_a_box_is_noticed_and_other_records_open(void **state)
{
    int64_t size;
    char sql[200];

    close_it(state);
    size = number_in_file(SEALED, "SELECT length(box) FROM sealed WHERE kind = 'case_score'");
    for (int64_t i = 1; i <= size; i++) {
        copy_file(SEALED, OTHER);
        snprintf(sql, sizeof sql, "UPDATE sealed SET box = CAST(substr(box, 1, %d) AS BLOB) ||"
                 " CASE WHEN substr(box, %d, 1) = x'5a' THEN x'a5' ELSE x'5a' END"
                 " || substr(box, %d) WHERE kind = 'case_score'", (int)i - 1, (int)i, (int)i + 1);
        change_file(OTHER, sql);
        change_file(OTHER, "UPDATE sealed SET box = CAST(box AS BLOB)");
        *state = opened_with(right_key, OTHER);
        assert_broken(*state, "case_score", known.score, "case_score.score");
        assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
        close_it(state);
    }
}

static void a_box_that_is_cut_off_or_of_no_known_format_is_refused(void **state)
{
    static const char *const changes[] = {
        "box = x''", "box = x'0174'", "box = substr(box, 1, length(box) - 1)",
        "box = CAST(x'02' || substr(box, 2) AS BLOB)", "box = 'text'", "box = 17",
    };

    close_it(state);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        char sql[200];

        copy_file(SEALED, OTHER);
        snprintf(sql, sizeof sql, "UPDATE sealed SET %s WHERE kind = 'visit'"
                 " AND field = 'content'", changes[i]);
        change_file(OTHER, sql);
        *state = opened_with(right_key, OTHER);
        assert_broken(*state, "visit", known.visit, "visit.content");
        close_it(state);
    }
}

/* Each of two takes the other's place, in this file or in another with the same key. */
static void exchange(const char *one, const char *other)
{
    char sql[600];

    snprintf(sql, sizeof sql, "CREATE TEMP TABLE held AS SELECT box FROM sealed WHERE %s;"
             "UPDATE sealed SET box = (SELECT box FROM sealed WHERE %s) WHERE %s;"
             "UPDATE sealed SET box = (SELECT box FROM held) WHERE %s", one, other, one, other);
    change_file(OTHER, sql);
}

static void boxes_exchanged_between_fields_kinds_and_rows_are_refused(void **state)
{
    int64_t other = given_visit(*state, known.client, "2026-03-03", "home");
    char here[100], there[100];
    static const char findings[] = "kind = 'visit' AND field = 'findings'",
                      text[] = "kind = 'need' AND field = 'text'";

    assert_ok(change(*state, "visit", other, "content", "other"));
    close_it(state);
    snprintf(here, sizeof here, "record_id = %s AND field = 'content'", ID(known.visit));
    snprintf(there, sizeof there, "record_id = %s AND field = 'content'", ID(other));
    for (int i = 0; i < 3; i++) {
        copy_file(SEALED, OTHER);
        exchange(here, i == 0 ? findings : i == 1 ? text : there);
        *state = opened_with(right_key, OTHER);
        assert_broken(*state, "visit", known.visit, "visit.content");
        assert_value(*state, "client", known.client, "id_number", NUMBER_1);
        close_it(state);
    }
}

/* The same record, field and key: of another file the salt is another. */
static void a_box_of_another_file_is_refused(void **state)
{
    char *box, sql[4000];

    close_it(state);
    box = read_there(SEALED, "SELECT hex(box) FROM sealed WHERE field = 'findings'");
    box[strcspn(box, "\n")] = '\0';
    copy_file(SEALED, OTHER);
    *state = opened_with(right_key, OTHER);
    assert_ok(swst_store_change_key(*state, right_key, SWST_KEY_SIZE));
    close_it(state);
    snprintf(sql, sizeof sql, "UPDATE sealed SET box = x'%s' WHERE field = 'findings'", box);
    change_file(OTHER, sql);
    *state = opened_with(right_key, OTHER);
    assert_broken(*state, "visit", known.visit, "visit.findings");
    free(box);
}

/* Of a field that must be there, to take its box away is damage. */
static void a_required_field_without_its_box_is_refused(void **state)
{
    close_it(state);
    change_file(SEALED, "DELETE FROM sealed WHERE kind = 'case_task'");
    *state = opened_with(right_key, SEALED);
    assert_broken(*state, "case_task", known.task, "case_task.title");
}

static void a_damaged_box_keeps_the_key_from_being_changed_or_taken_back(void **state)
{
    static const char sql[] = "SELECT hex(box) FROM sealed UNION ALL SELECT hex(proof) FROM"
                              " sealing UNION ALL SELECT hex(salt) FROM sealing";
    char *before, *after;

    close_it(state);
    change_file(SEALED, "UPDATE sealed SET box = x'00' WHERE kind = 'tier'");
    before = read_there(SEALED, sql);
    *state = opened_with(right_key, SEALED);
    assert_status(SWST_EDAMAGED, swst_store_change_key(*state, wrong_key, SWST_KEY_SIZE));
    assert_error("box_damaged", "tier.reason");
    assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
    assert_status(SWST_EDAMAGED, swst_store_unseal(*state));
    assert_error("box_damaged", "tier.reason");
    assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
    close_it(state);
    after = read_there(SEALED, sql);
    assert_string_equal(after, before);
    *state = opened_with(right_key, SEALED);
    free(before);
    free(after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        sealed_test(every_flipped_byte_of_a_box_is_noticed_and_other_records_open),
        sealed_test(a_box_that_is_cut_off_or_of_no_known_format_is_refused),
        sealed_test(boxes_exchanged_between_fields_kinds_and_rows_are_refused),
        sealed_test(a_box_of_another_file_is_refused),
        sealed_test(a_required_field_without_its_box_is_refused),
        sealed_test(a_damaged_box_keeps_the_key_from_being_changed_or_taken_back),
    };
    int failures = swst_keys_provider() ? cmocka_run_group_tests(tests, NULL, NULL) : 0;

    remove_file(OTHER);
    return failures;
}
