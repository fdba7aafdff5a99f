/* The power fails while somebody is erased: afterwards the person is there as a whole, or
 * erased as a whole; what is erased stays so, and to finish it leaves no byte. */
#include "../support/log_disk.h"
#include "../support/station.h"

#include "store/erase.h"
#include "store/store.h"

#include <stdlib.h>

#define WORKED "erased-worked.swst"
#define LEFT "erased-left.swst"
#define BIRD "金丝雀"

enum { CUTS = 60, LONG_CUTS = 3000, EARLY = 12 };

static int64_t person, visit;
static size_t begun, done;

static void given_person(const char *journal)
{
    swst_store *store = swst_store_new();
    swst_table *table;

    remove_file(WORKED);
    log_disk_begin();
    assert_ok(swst_store_set_journal(store, journal));
    assert_ok(swst_store_create(store, WORKED));
    person = given_client(store, given_area(store));
    given(store, "retention_term", "what", "client_file", "starts", "exited", "years", "1",
          "action", "erase", NULL);
    assert_ok(change(store, "client", person, "name", BIRD));
    visit = given_visit(store, person, "2020-05-01", "home");
    assert_ok(change(store, "visit", visit, "content", BIRD));
    assert_ok(change(store, "client", person, "exited_on", "2021-01-01"));
    begun = log_disk_length();
    assert_ok(swst_client_erase(store, person, "term_ended", "2026-01-01", true, &table));
    swst_table_free(table);
    done = log_disk_length();
    swst_store_free(store);
    log_disk_end();
}

static void write_images(const struct log_image images[LOG_FILES])
{
    static const char *const names[] = { LEFT, LEFT "-journal", LEFT "-wal" };

    remove_file(LEFT);
    for (int i = 0; i < LOG_FILES; i++)
        if (images[i].exists)
            write_file(names[i], (const char *)images[i].bytes, images[i].size);
}

static bool reads(swst_store *store, const char *kind, int64_t id, const char *field,
                  const char *expected)
{
    swst_record *record;
    char *value = NULL;
    bool same;

    assert_ok(swst_record_load(store, swst_kind_find(kind), id, &record));
    assert_ok(swst_record_get(record, field, &value));
    same = value && strcmp(value, expected) == 0;
    swst_free(value);
    swst_record_free(record);
    return same;
}

static bool stands(const char *path)
{
    size_t size, length = strlen(BIRD);
    bool found = false;
    char *bytes = file_exists(path) ? file_bytes(path, &size) : NULL;

    for (size_t i = 0; bytes && i + length <= size && !found; i++)
        found = memcmp(bytes + i, BIRD, length) == 0;
    free(bytes);
    return found;
}

/* Whether the person was erased by then. */
static bool look_after(size_t length)
{
    swst_store *store = opened(LEFT);
    bool erased = reads(store, "client", person, "name", SWST__ERASED_WORD), sound;

    assert_ok(swst__db_integrity(store, &sound));
    assert_true(sound);
    assert_true(erased || reads(store, "client", person, "name", BIRD));
    assert_true(reads(store, "visit", visit, "content", erased ? SWST__ERASED_WORD : BIRD));
    assert_true(erased || length < done);
    if (erased)
        assert_ok(swst_erase_finish(store));
    swst_store_free(store);
    if (erased)
        assert_false(stands(LEFT) || stands(LEFT "-journal") || stands(LEFT "-wal"));
    remove_file(LEFT);
    return erased;
}

static void a_person_is_whole_or_erased(const char *journal)
{
    long cuts = getenv("SWST_LONG") ? LONG_CUTS : CUTS;
    struct log_image images[LOG_FILES] = { { 0 } };
    uint64_t seed = 20261123;
    long erased = 0;

    given_person(journal);
    for (long i = 0; i < cuts; i++) {
        uint64_t most = i % 2 ? EARLY : done - begun;        /* the commit comes early */
        size_t length = begun + 1 + (size_t)log_disk_draw(&seed, most);

        log_disk_cut(length, (enum log_model)(i % LOG_MODELS), &seed, images);
        write_images(images);
        erased += look_after(length);
    }
    log_disk_free(images);
    assert_true(erased > 0 && erased < cuts);       /* both were met */
    remove_file(WORKED);
}

static void a_power_cut_leaves_a_person_whole_or_erased(void **state)
{
    (void)state;
    a_person_is_whole_or_erased("truncate");
}

static void a_power_cut_with_a_log_does_so_too(void **state)
{
    (void)state;
    a_person_is_whole_or_erased("wal");
}

static int install(void **state)
{
    (void)state;
    log_disk_install();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_power_cut_leaves_a_person_whole_or_erased),
        cmocka_unit_test(a_power_cut_with_a_log_does_so_too),
    };

    return cmocka_run_group_tests(tests, install, NULL);
}
