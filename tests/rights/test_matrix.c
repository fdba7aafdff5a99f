/* Role by kind by deed by standing by age by grant by purpose: every cell of the table of
 * expected.def is tried through the public API. SWST_LONG tries every row in every way. */
#include "office.h"

#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

enum { SHOWN = 20, UNKNOWN = 0, NO, YES };

struct matrix {
    swst_store *store;
    struct office office;
    struct plain plain;
    struct plain_viewer viewer;
    swst_record **records[MOST_KINDS];      /* as the owner sees them */
    bool saves[MOST_KINDS];                 /* saved as it is, by the owner */
    unsigned char *kept[VIEWERS * 2][MOST_KINDS];
    int at;                                 /* of the kept, the session's */
    long cells, wrong;
    int sample;                             /* of rows that are written every how many is */
};

static struct matrix it;

static const char *viewer_name(int viewer)
{
    static char name[64];

    snprintf(name, sizeof name, "%s of the %s %s a purpose", office_roles[viewer % ROLES],
             viewer < ROLES ? "station" : "area", it.viewer.has_purpose ? "with" : "without");
    return name;
}

static void cell(bool is, bool expected, int viewer, const char *how, const char *kind, int64_t id)
{
    it.cells++;
    if (is == expected)
        return;
    if (it.wrong++ < SHOWN)
        print_error("%s: %s %s %ld %s\n", viewer_name(viewer), how, kind, (long)id,
                    is ? "is allowed" : "is refused");
}

/* ------------------------------------------------------------------- the station */

static swst_record *loaded(const char *kind, int64_t id)
{
    swst_record *record = NULL;

    assert_ok(swst_record_load(it.store, swst_kind_find(kind), id, &record));
    return record;
}

static int open_matrix(void **state)
{
    (void)state;
    it.store = swst_store_new();
    assert_ok(swst_store_create(it.store, ":memory:"));
    office_open(&it.office, it.store);
    it.plain.now = OFFICE_NOW;
    it.plain.today = day_of("2022-07-01");
    plain_read(&it.plain, it.store);
    it.sample = getenv("SWST_LONG") ? 1 : 37;
    for (int i = 0; i < it.plain.kind_count; i++) {
        struct plain_kind *kind = &it.plain.kinds[i];

        it.records[i] = calloc(kind->count + 1, sizeof **it.records);
        for (int session = 0; session < VIEWERS * 2; session++)
            it.kept[session][i] = calloc(kind->count + 1, DEEDS);
        for (size_t row = 0; row < kind->count; row++)
            it.records[i][row] = loaded(swst_kind_name(kind->kind), kind->rows[row].id);
        it.saves[i] = kind->count && !kind->rows[0].voided
            && swst_record_save(it.store, it.records[i][0]) == SWST_OK;
    }
    return 0;
}

static int close_matrix(void **state)
{
    (void)state;
    for (int i = 0; i < it.plain.kind_count; i++) {
        for (int session = 0; session < VIEWERS * 2; session++)
            free(it.kept[session][i]);
        for (size_t row = 0; row < it.plain.kinds[i].count; row++)
            swst_record_free(it.records[i][row]);
        free(it.records[i]);
    }
    plain_free(&it.plain);
    swst_store_free(it.store);
    return 0;
}

static void begin(int viewer, bool has_purpose)
{
    it.at = viewer * 2 + has_purpose;
    plain_view(&it.plain, &it.viewer, it.office.people[viewer], has_purpose);
    assert_ok(swst_session_begin(it.store, it.office.people[viewer],
                                 has_purpose ? "casework" : NULL));
}

/* --------------------------------------------------------------------- reading */

/* The model looks at everything each time: what it said is kept. */
static bool may(const struct plain_kind *kind, const struct plain_row *row, enum plain_deed deed)
{
    size_t at = (size_t)(kind - it.plain.kinds);
    unsigned char *kept = &it.kept[it.at][at][(size_t)(row - kind->rows) * DEEDS + deed];

    if (*kept == UNKNOWN)
        *kept = plain_may(&it.plain, &it.viewer, kind, row, deed) ? YES : NO;
    return *kept == YES;
}

static void try_fields(int viewer, const struct plain_kind *kind, const struct plain_row *row,
                       const swst_record *record)
{
    const swst_field *field = NULL;
    bool opens = may(kind, row, SENSITIVE);

    for (unsigned i = 0; (field = swst_field_next(kind->kind, field)); i++)
        if (row->has[i])
            cell(swst_record_has(record, swst_field_name(field)),
                 opens || !(swst_field_flags(field) & SWST_SENSITIVE), viewer,
                 swst_field_name(field), swst_kind_name(kind->kind), row->id);
}

static void try_list(int viewer, const struct plain_kind *kind)
{
    swst_query *query = swst_query_new(kind->kind);
    swst_cursor *cursor = NULL;
    bool *listed = calloc(kind->count + 1, sizeof *listed);
    int64_t count = 0, found = 0;
    bool some = plain_may_some(&it.plain, &it.viewer, kind, READS);
    swst_status status;

    swst_query_set_voided(query, true);
    assert_ok(swst_query_run(it.store, query, &cursor));
    while ((status = swst_cursor_next(cursor)) == SWST_ROW) {
        const struct plain_row *row = plain_row(kind, swst_record_id(swst_cursor_record(cursor)));

        listed[row - kind->rows] = true;
        found++;
        try_fields(viewer, kind, row, swst_cursor_record(cursor));
    }
    cell(status == SWST_OK, some, viewer, "list", swst_kind_name(kind->kind), 0);
    for (size_t i = 0; i < kind->count; i++)
        cell(listed[i], may(kind, &kind->rows[i], READS), viewer, "list",
             swst_kind_name(kind->kind), kind->rows[i].id);
    cell(swst_query_count(it.store, query, &count) == SWST_OK, some, viewer, "count",
         swst_kind_name(kind->kind), 0);
    assert_int_equal(found, count);
    swst_cursor_free(cursor);
    swst_query_free(query);
    free(listed);
}

struct said {
    swst_status status;
    char code[64], field[64], sentence[400];
};

static struct said said(swst_status status)
{
    struct said words = { .status = status };

    snprintf(words.code, sizeof words.code, "%s", swst_error_code());
    snprintf(words.field, sizeof words.field, "%s",
             swst_error_field() ? swst_error_field() : "");
    snprintf(words.sentence, sizeof words.sentence, "%s", swst_error_message("en"));
    return words;
}

static bool says_the_same(const struct said *left, const struct said *right)
{
    return left->status == right->status && strcmp(left->code, right->code) == 0
        && strcmp(left->field, right->field) == 0 && strcmp(left->sentence, right->sentence) == 0;
}

/* What is hidden is refused in the words in which what does not exist is. */
static void try_show(int viewer, const struct plain_kind *kind)
{
    swst_record *record = NULL;
    struct said free_id = said(swst_record_load(it.store, kind->kind, 99999999, &record));

    for (size_t i = 0; i < kind->count; i += it.sample == 1 ? 1 : 5) {
        swst_status status = swst_record_load(it.store, kind->kind, kind->rows[i].id, &record);
        struct said hidden = said(status);

        cell(status == SWST_OK, may(kind, &kind->rows[i], READS), viewer, "show",
             swst_kind_name(kind->kind), kind->rows[i].id);
        if (status)
            assert_true(says_the_same(&hidden, &free_id));
        else
            try_fields(viewer, kind, &kind->rows[i], record);
        swst_record_free(record);
        record = NULL;
    }
}

/* --------------------------------------------------------------------- writing */

static bool is_kind(const struct plain_kind *kind, const char *name)
{
    return strcmp(swst_kind_name(kind->kind), name) == 0;
}

static bool is_sampled(int viewer, int kind, size_t row)
{
    return (viewer * 7 + kind * 13 + (int)row + it.viewer.has_purpose) % it.sample == 0;
}

/* What a record names must be seen by who writes it. */
static bool sees_what_it_names(const struct plain_kind *kind, const struct plain_row *row)
{
    const swst_field *field = NULL;

    for (unsigned i = 0; (field = swst_field_next(kind->kind, field)); i++)
        if (row->has[i] && swst_field_target(field)) {
            struct plain_kind *target = plain_kind(&it.plain,
                                                   swst_kind_name(swst_field_target(field)));
            const struct plain_row *named = plain_row(target, row->values[i]);

            if (named->voided || !may(target, named, READS))
                return false;
        }
    return true;
}

/* A record that the host has had since before the session gives no right. */
static void try_save(int viewer, int at, size_t row)
{
    const struct plain_kind *kind = &it.plain.kinds[at];
    swst_record *record;
    swst_status status;

    if (!it.saves[at] || kind->rows[row].voided || is_kind(kind, "access_grant"))
        return;
    assert_ok(swst_store_begin(it.store));
    record = swst_record_copy(it.records[at][row]);
    status = swst_record_save(it.store, record);
    cell(status == SWST_OK, may(kind, &kind->rows[row], WRITES)
                            && sees_what_it_names(kind, &kind->rows[row]), viewer, "save",
         swst_kind_name(kind->kind), kind->rows[row].id);
    swst_store_rollback(it.store);
    swst_record_free(record);
}

/* Whether records that the role does not read at all may refer to it: then it stays. */
static bool is_referred_unseen(const struct plain_kind *kind)
{
    for (int i = 0; i < it.plain.kind_count; i++)
        for (const swst_field *field = NULL;
             (field = swst_field_next(it.plain.kinds[i].kind, field)); )
            if (swst_field_target(field) == kind->kind
                && !plain_may_some(&it.plain, &it.viewer, &it.plain.kinds[i], READS))
                return true;
    return false;
}

static void try_void(int viewer, int at, size_t row)
{
    const struct plain_kind *kind = &it.plain.kinds[at];
    swst_record *record;
    swst_status status;

    if (kind->rows[row].voided)
        return;
    assert_ok(swst_store_begin(it.store));
    record = swst_record_copy(it.records[at][row]);
    status = swst_record_void(it.store, record, "mistaken");
    if (!is_referred_unseen(kind) || !may(kind, &kind->rows[row], VOIDS))
        cell(status == SWST_OK || status == SWST_ECONFLICT, may(kind, &kind->rows[row], VOIDS),
             viewer, "void", swst_kind_name(kind->kind), kind->rows[row].id);
    swst_store_rollback(it.store);
    swst_record_free(record);
}

static bool may_add(const struct plain_kind *kind, const struct plain_row *row)
{
    struct plain_row mine = *row;

    mine.recorded_by = it.viewer.person;
    return sees_what_it_names(kind, row)
        && plain_may(&it.plain, &it.viewer, kind, &mine, WRITES);
}

static void try_add(int viewer, int at, size_t row)
{
    static const char *const kinds = " visit relative service_gap need attachment assessment"
        " health_item hold consent case case_goal case_score case_event case_task incident"
        " window_entry assignment absence certificate post ";
    const struct plain_kind *kind = &it.plain.kinds[at];
    swst_record *record;
    swst_status status;
    char word[64];

    snprintf(word, sizeof word, " %s ", swst_kind_name(kind->kind));
    if (!strstr(kinds, word))
        return;
    assert_ok(swst_store_begin(it.store));
    record = office_again(it.records[at][row]);
    status = swst_record_save(it.store, record);
    cell(status == SWST_OK, may_add(kind, &kind->rows[row]), viewer, "add",
         swst_kind_name(kind->kind), kind->rows[row].id);
    swst_record_free(record);
    swst_store_rollback(it.store);
}

static void try_writes(int viewer, int at)
{
    for (size_t row = 0; row < it.plain.kinds[at].count; row++)
        if (is_sampled(viewer, at, row)) {
            try_save(viewer, at, row);
            try_void(viewer, at, row);
            try_add(viewer, at, row);
        }
}

/* ------------------------------------------------------------------------ tests */

static void try_all(void (*attempt)(int viewer, int kind))
{
    it.cells = it.wrong = 0;
    for (int viewer = 0; viewer < VIEWERS; viewer++)
        for (int has_purpose = 0; has_purpose < 2; has_purpose++) {
            begin(viewer, has_purpose);
            for (int kind = 0; kind < it.plain.kind_count; kind++)
                attempt(viewer, kind);
            swst_session_end(it.store);
        }
    print_message("%ld cells\n", it.cells);
    assert_int_equal(0, it.wrong);
}

static void list(int viewer, int kind)
{
    try_list(viewer, &it.plain.kinds[kind]);
}

static void show(int viewer, int kind)
{
    try_show(viewer, &it.plain.kinds[kind]);
}

static void what_is_listed_and_counted_is_what_the_table_allows(void **state)
{
    (void)state;
    try_all(list);
    assert_true(it.cells > 10000);
}

static void what_is_shown_is_what_the_table_allows(void **state)
{
    (void)state;
    try_all(show);
    assert_true(it.cells > 10000);
}

static void what_is_written_is_what_the_table_allows(void **state)
{
    (void)state;
    try_all(try_writes);
    assert_true(it.cells > 2000);
}

static void every_kind_has_a_record(void **state)
{
    (void)state;
    for (int i = 0; i < it.plain.kind_count; i++)
        if (!it.plain.kinds[i].count && !is_kind(&it.plain.kinds[i], "month_close")
            && !is_kind(&it.plain.kinds[i], "area_part"))
            fail_msg("nothing of kind %s", swst_kind_name(it.plain.kinds[i].kind));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_has_a_record),
        cmocka_unit_test(what_is_listed_and_counted_is_what_the_table_allows),
        cmocka_unit_test(what_is_shown_is_what_the_table_allows),
        cmocka_unit_test(what_is_written_is_what_the_table_allows),
    };
    return cmocka_run_group_tests(tests, open_matrix, close_matrix);
}
