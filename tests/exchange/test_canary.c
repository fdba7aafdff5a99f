/* A person of whom every text of every kind holds a word of its own: after an erasure no
 * byte of any is left in the file, what stands beside it, a backup or a dump. */
#define _POSIX_C_SOURCE 200809L

#include "../support/station.h"

#include "domain/privacy/about.h"
#include "model/structs.h"
#include "store/erase.h"
#include "store/imports.h"
#include "store/store.h"

#include <dirent.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "canary"
#define TEMPORARY "canary_tmp"
#define STORE FOLDER "/station.swst"
#define BIRD "金丝雀"

enum { MOST = 1000 };

/* Every word that was entered: of kind, field and time, or a number. */
static struct {
    char at[MOST][80];
    bool was[MOST];                     /* written over since: it may be gone already */
    size_t count;
} words;

static const char *sing(const char *word)
{
    assert_true(words.count < MOST && strlen(word) < sizeof words.at[0]);
    return strcpy(words.at[words.count++], word);
}

static const char *sing_once(const char *word)
{
    words.was[words.count] = true;
    return sing(word);
}

/* ------------------------------------------------------------------- the person */

/* What stands for each kind: a row about the person, or one that is needed. */
static int64_t rows[64];
static swst_store *store;

/* Whether rows of the kind can be about a person at all. */
static bool is_reached(const swst_kind *kind, int links)
{
    if (kind == swst_kind_find("client") || kind == swst_kind_find("household"))
        return true;
    for (const swst_field *it = NULL; (it = swst_field_next(kind, it)); )
        if (links && swst__about_follows(kind, it) && is_reached(it->target, links - 1))
            return true;
    return false;
}

static bool has_text(const swst_kind *kind)
{
    for (const swst_field *it = NULL; (it = swst_field_next(kind, it)); )
        if (swst_field_type_of(it) == SWST_TEXT)
            return true;
    return false;
}

static const char *number_text(int time)
{
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    char text[19];
    int sum = 0;

    snprintf(text, sizeof text, "79010119500101%03d", time * 11 + 1);
    for (int i = 0; i < 17; i++)
        sum += (text[i] - '0') * weights[i];
    text[17] = "10X98765432"[sum % 11];
    text[18] = '\0';
    return time == 1 ? sing_once(text) : sing(text);
}

/* As short as the shortest text asks for. */
static const char *text_of(const swst_kind *kind, const swst_field *field, int time)
{
    unsigned number = (unsigned)(kind - swst__kinds), at = 0;
    char text[80];

    while (&kind->fields[at] != field)
        at++;
    if (field == swst_field_find(swst_kind_find("client"), "id_number"))
        return number_text(time);
    if (field == swst_field_find(swst_kind_find("attachment"), "sha256"))
        snprintf(text, sizeof text, "%064d", 770000 + time);
    else if (strcmp(field->name, "phone") == 0)
        snprintf(text, sizeof text, "139%02u%02u%04d", number, at, 7000 + time);
    else
        snprintf(text, sizeof text, BIRD "%02u%02u%d%s", number, at, time,
                 time == 1 ? "" : "000");           /* longer: the row moves */
    return time == 1 ? sing_once(text) : sing(text);
}

/* What a rule asks for beyond its field. */
static const struct {
    const char *kind, *field, *value;
} asked[] = {
    { "client", "exited_on", "2023-12-31" }, { "client", "exit_reason", "moved" },
    { "client", "birth_date", "1950-01-01" }, { "client", "registered_on", "2020-01-01" },
    { "case", "stage", "closed" }, { "case", "state", "closed" },
    { "case", "closed_on", "2023-01-01" }, { "case", "close_reason", "goals_met" },
    { "incident", "closed_on", "2023-01-01" }, { "volunteer", "left_on", "2023-01-01" },
    { "hold", "ends_on", "2023-01-01" }, { "consent", "given_by", "guardian" },
    { "consent", "withdrawn_on", "2023-12-01" }, { "client", "id_type", "resident" },
    { "case_event", "event", "follow_up" }, { "access_grant", "expires_at",
                                              "2022-03-20T00:00:00.000Z" },
};

static const char *value_asked(const char *kind, const char *field)
{
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        if (strcmp(asked[i].kind, kind) == 0 && strcmp(asked[i].field, field) == 0)
            return asked[i].value;
    return NULL;
}

/* Of several of which a row has one, the first that is about the person. */
static bool has_another(const swst_record *record, const swst_field *field)
{
    const swst_kind *kind = swst_record_kind(record);

    for (size_t rule = 0; rule < swst_kind_rules(kind); rule++) {
        bool here = false, other = false;

        for (size_t at = 0; swst_kind_rule_field(kind, rule, at); at++) {
            here |= swst_kind_rule_field(kind, rule, at) == field;
            other |= swst_record_has(record, swst_kind_rule_field(kind, rule, at)->name);
        }
        if (swst_kind_rule(kind, rule) == SWST_ONE_OF && here && other)
            return true;
    }
    return false;
}

static bool is_wanted(const swst_field *field)
{
    return field->flags & (SWST_REQUIRED | SWST_PERSONAL | SWST_SENSITIVE);
}

/* "" leaves it unset. */
static const char *value_of(const swst_record *record, const swst_field *field, int time)
{
    const swst_kind *kind = swst_record_kind(record);
    const char *value = value_asked(kind->name, field->name);

    if (value)
        return value;
    switch (swst_field_type_of(field)) {
    case SWST_TEXT: return field->flags & SWST__COUNTED ? "数数" : text_of(kind, field, time);
    case SWST_REFERENCE:
        return rows[field->target - swst__kinds] && !has_another(record, field)
            && (swst__about_follows(kind, field) || field->flags & SWST_REQUIRED)
            ? ID(rows[field->target - swst__kinds]) : "";
    case SWST_CHOICE: return is_wanted(field) ? swst_field_choice(field, 1) : "";
    case SWST_DAY: return is_wanted(field) ? "2022-03-01" : "";
    case SWST_INSTANT: return is_wanted(field) ? "2022-03-01T00:00:00.000Z" : "";
    case SWST_FLAG: return is_wanted(field) ? "true" : "";
    default: return is_wanted(field) ? ID(field->min > 7 ? field->min : 7) : "";
    }
}

static void fill(swst_record *record, int time)
{
    const swst_kind *kind = swst_record_kind(record);

    for (const swst_field *it = NULL; (it = swst_field_next(kind, it)); )
        if (time == 1 || (swst_field_type_of(it) == SWST_TEXT && !(it->flags & SWST__COUNTED)))
            if (swst_record_set(record, it->name, value_of(record, it, time)))
                fail_msg("%s.%s: %s", kind->name, it->name, swst_error_code());
}

static int64_t save(swst_record *record)
{
    int64_t id;

    if (swst_record_save(store, record))
        fail_msg("%s: %s %s", swst_kind_name(swst_record_kind(record)), swst_error_code(),
                 swst_error_field() ? swst_error_field() : "");
    id = swst_record_id(record);
    swst_record_free(record);
    return id;
}

/* A row, and what it said before. */
static int64_t given_row(const swst_kind *kind)
{
    swst_record *record = swst_record_new(kind);
    int64_t id;

    fill(record, 1);
    id = save(record);
    assert_ok(swst_record_load(store, kind, id, &record));
    fill(record, 2);
    return save(record);
}

/* Voided with a reason that says something, too. */
static void given_voided_row(const swst_kind *kind)
{
    swst_record *record = swst_record_new(kind);
    char reason[80];

    fill(record, 1);
    fill(record, 3);
    snprintf(reason, sizeof reason, BIRD "因%02u", (unsigned)(kind - swst__kinds));
    if (swst_record_save(store, record))
        fail_msg("%s: %s", swst_kind_name(kind), swst_error_code());
    assert_ok(swst_record_void(store, record, sing(reason)));
    swst_record_free(record);
}

/* Its old bytes lie between other rows, and nothing has written over them. */
static void given_changed_row(const swst_kind *kind)
{
    swst_record *record = swst_record_new(kind);
    int64_t id;

    fill(record, 1);
    id = save(record);
    given_voided_row(kind);
    assert_ok(swst_record_load(store, kind, id, &record));
    fill(record, 2);
    save(record);
}

static void given_the_needed(void)
{
    int64_t area = given_village(store, "790101001001");

    memset(rows, 0, sizeof rows);
    rows[swst__kind_area] = area;
    rows[swst__kind_worker] = given_worker(store, "李四");
    rows[swst__kind_category] = given_category(store, "elderly", "person");
    rows[swst__kind_programme] = given(store, "programme", "name", "助餐", NULL);
    rows[swst__kind_activity] = given(store, "activity", "title", "茶话会", "type", "community",
                                      "state", "held", "held_on", "2022-03-01", NULL);
    rows[swst__kind_group] = given_mature_group(store, "2022-01-01", NULL);
    rows[swst__kind_organization] = given(store, "organization", "name", "合唱队", "type",
                                          "elder_association", NULL);
}

/* A second record of the person that was merged into the first. */
static void given_merged(void)
{
    const swst_kind *kind = swst_kind_find("client");
    swst_record *record = swst_record_new(kind);
    int64_t other, merge;

    fill(record, 1);
    fill(record, 4);
    assert_ok(swst_record_set(record, "exited_on", NULL));
    assert_ok(swst_record_set(record, "exit_reason", NULL));
    other = save(record);
    assert_ok(swst_client_merge(store, rows[swst__kind_client], other, sing(BIRD "并"), &merge));
}

static void note_import(void)
{
    swst_record *record;

    assert_ok(swst_store_begin(store));
    assert_ok(swst_record_load(store, swst_kind_find("client"), rows[swst__kind_client], &record));
    assert_ok(swst__import_note(store, 1, record, "note", sing(BIRD "旧"), false));
    assert_ok(swst_store_commit(store));
    swst_record_free(record);
}

/* ---------------------------------------------------------------------- the files */

static void empty_folder(const char *folder)
{
    struct dirent *entry;
    DIR *files = opendir(folder);
    char path[600];

    while (files && (entry = readdir(files))) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.' && unlink(path))
            empty_folder(path), rmdir(path);
    }
    if (files)
        closedir(files);
    mkdir(folder, 0700);
}

static bool holds(const char *bytes, size_t size, const char *word, size_t length)
{
    for (const char *at = bytes; length && size >= length
         && (at = memchr(at, word[0], size - (size_t)(at - bytes) - length + 1)); at++)
        if (memcmp(at, word, length) == 0)
            return true;
    return false;
}

/* The word in another encoding; its length. */
static size_t encode(const char *word, const char *code, char to[200])
{
    iconv_t way = iconv_open(code, "UTF-8");
    char *from = (char *)(uintptr_t)word, *end = to;
    size_t left = strlen(word), room = 200;

    assert_true(way != (iconv_t)-1);
    assert_int_equal(iconv(way, &from, &left, &end, &room), 0);
    iconv_close(way);
    return (size_t)(end - to);
}

static bool holds_word(const char *bytes, size_t size, const char *word)
{
    static const char *const codes[] = { "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE" };
    char to[200];

    for (int i = 0; i < 4; i++)
        if (holds(bytes, size, to, encode(word, codes[i], to)))
            return true;
    return false;
}

/* Which of the words stand in a file of the folder, or of one in it. */
static void look_into(const char *folder, bool *found)
{
    struct dirent *entry;
    DIR *files = opendir(folder);
    char path[600];
    struct stat what;

    assert_non_null(files);
    while ((entry = readdir(files))) {
        size_t size;
        char *bytes;

        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] == '.' || stat(path, &what))
            continue;
        if (S_ISDIR(what.st_mode)) {
            look_into(path, found);
            continue;
        }
        bytes = file_bytes(path, &size);
        for (size_t i = 0; i < words.count; i++)
            found[i] |= holds_word(bytes, size, words.at[i]);
        free(bytes);
    }
    closedir(files);
}

static void assert_found(bool expected)
{
    bool found[MOST] = { false };
    size_t old = 0;

    look_into(FOLDER, found);
    look_into(TEMPORARY, found);
    for (size_t i = 0; i < words.count; i++)
        if (found[i] != expected && !(expected && words.was[i]))
            fail_msg("%s is %s", words.at[i], found[i] ? "there" : "not there");
    for (size_t i = 0; i < words.count; i++)
        old += found[i] && words.was[i];
    assert_int_equal(old > 0, expected);    /* in what SQLite has freed */
}

static void dump_it(const char *path)
{
    swst_dump *dump;
    swst_status status;

    assert_ok(swst_dump_begin(store, path, 0, &dump));
    while ((status = swst_dump_step(dump)) == SWST_ROW)
        continue;
    assert_ok(status);
    swst_dump_free(dump);
}

/* ------------------------------------------------------------------------ the tests */

static void given_person_in(const char *journal, const void *key)
{
    memset(&words, 0, sizeof words);
    empty_folder(FOLDER);
    empty_folder(TEMPORARY);
    setenv("TMPDIR", TEMPORARY, 1);
    store = swst_store_new();
    assert_ok(swst_store_set_journal(store, journal));
    if (key)
        assert_ok(swst_store_set_key(store, key, 32));
    assert_ok(swst_store_create(store, STORE));
    assert_ok(swst__db_exec(store, "PRAGMA secure_delete = OFF"));      /* as most SQLites are */
    given_the_needed();
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        if (is_reached(kind, 5) && has_text(kind)) {
            if (kind != swst_kind_find("client") && kind != swst_kind_find("household"))
                given_voided_row(kind);
            rows[kind - swst__kinds] = given_row(kind);
        }
    given_changed_row(swst_kind_find("visit"));
    given_merged();
    note_import();
}

static void given_person(const char *journal)
{
    given_person_in(journal, NULL);
}

static void erase(void)
{
    swst_table *table;

    assert_ok(swst_client_erase(store, rows[swst__kind_client], "request", "2026-01-01", true,
                                &table));
    assert_true(swst_table_rows(table) > 20);
    swst_table_free(table);
}

static void no_byte_is_left(const char *journal)
{
    given_person(journal);
    dump_it(FOLDER "/before");
    assert_found(true);                     /* the words are seen where they are */
    empty_folder(FOLDER "/before");
    rmdir(FOLDER "/before");
    erase();
    assert_ok(swst_store_backup(store, FOLDER "/backup.swst"));
    dump_it(FOLDER "/after");
    dump_it(FOLDER "/after.jsonl");
    assert_found(false);                    /* while the store is open */
    swst_store_free(store);
    assert_found(false);
}

static void no_byte_of_a_person_is_left_after_an_erasure(void **state)
{
    (void)state;
    no_byte_is_left("truncate");
}

static void no_byte_is_left_where_a_log_is_written_ahead(void **state)
{
    (void)state;
    no_byte_is_left("wal");
}

/* What was in boxes was seen nowhere; what a dump opens of them is gone, too. */
static void nothing_of_a_sealed_person_is_left(void **state)
{
    static const char key[] = "0123456789abcdef0123456789abcdef";

    (void)state;
    if (!swst_keys_provider())
        skip();
    given_person_in("truncate", key);
    erase();
    assert_ok(swst_store_backup(store, FOLDER "/backup.swst"));
    dump_it(FOLDER "/after");
    assert_found(false);
    swst_store_free(store);
    assert_found(false);
}

static void a_station_of_which_somebody_was_erased_is_in_order_and_can_be_loaded(void **state)
{
    swst_store *other = swst_store_new();
    swst_table *findings;
    swst_load *load;
    swst_status status;

    (void)state;
    given_person("truncate");
    erase();
    assert_ok(swst_station_check(store, &findings));
    for (size_t i = 0; i < swst_table_rows(findings); i++)
        if (strcmp(swst_table_text(findings, i, "severity"), "error") == 0)
            fail_msg("%s %s", swst_table_text(findings, i, "kind"),
                     swst_table_text(findings, i, "code"));
    swst_table_free(findings);
    dump_it(FOLDER "/after");
    assert_ok(swst_store_create(other, ":memory:"));
    assert_ok(swst_load_begin(other, FOLDER "/after", &load));
    while ((status = swst_load_step(load)) == SWST_ROW)
        continue;
    assert_ok(status);
    assert_int_equal(swst_load_rejected(load), 0);
    assert_ok(swst_load_apply(load));
    swst_load_free(load);
    swst_store_free(other);
    swst_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_byte_of_a_person_is_left_after_an_erasure),
        cmocka_unit_test(no_byte_is_left_where_a_log_is_written_ahead),
        cmocka_unit_test(nothing_of_a_sealed_person_is_left),
        cmocka_unit_test(a_station_of_which_somebody_was_erased_is_in_order_and_can_be_loaded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
