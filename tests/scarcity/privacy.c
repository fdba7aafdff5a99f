/* Consent, terms and erasure: without memory somebody is erased whole or not at all. */
#include "steps.h"

#include <stdio.h>

#define EXPORTED "scarce-subject.md"

static int64_t person;

/* Who left, with a visit, and a consent that was withdrawn; the terms are those that ship.
 * Forgotten with the transaction. */
static void given_people(void)
{
    int64_t visit;

    assert_ok(swst_store_begin(it.store));
    person = given_client(it.store, it.area);
    visit = given_visit(it.store, person, "2020-05-01", "home");
    assert_ok(change(it.store, "visit", visit, "content", "独居"));
    given(it.store, "consent", "client_id", ID(person), "basis", "consent", "given_on",
          "2020-01-01", "withdrawn_on", "2020-12-01", NULL);
    given(it.store, "relative", "client_id", ID(person), "name", "张三", NULL);
    assert_ok(change(it.store, "client", person, "exited_on", "2021-01-01"));
}

static swst_status appraise(void)
{
    return CALL(swst_report_appraisal)(it.store, "2040-01-01", NULL, (swst_table **)&it.out);
}

static swst_status list_unconsented(void)
{
    return CALL(swst_report_unconsented)(it.store, "2020-12-31", NULL, (swst_table **)&it.out);
}

static swst_status preview(void)
{
    return CALL(swst_client_erase)(it.store, person, "term_ended", "2040-01-01", false,
                                   (swst_table **)&it.out);
}

static void free_all(swst_status status)
{
    if (!status) {
        assert_true(swst_table_rows(it.out) > 0);
        swst_table_free(it.out);
    }
    swst_store_rollback(it.store);
}

static swst_status export_person(void)
{
    return CALL(swst_client_export)(it.store, person, "json", (char **)&it.out);
}

static void free_export(swst_status status)
{
    if (!status)
        swst_free(it.out);
    swst_store_rollback(it.store);
}

static swst_status export_to_file(void)
{
    return CALL(swst_client_export_file)(it.store, person, EXPORTED);
}

static void remove_export(swst_status status)
{
    (void)status;
    remove(EXPORTED);
    swst_store_rollback(it.store);
}

/* ------------------------------------------------------------------ in a file */

static void given_somebody_voided(void)
{
    it.other = opened("open.swst");
    person = given_client(it.other, given_area(it.other));
    assert_ok(void_it(it.other, "client", person, "录错了人"));
    swst__db_forget_statements(it.other);
    swst__sql_forget(it.other);
}

static swst_status erase(void)
{
    return CALL(swst_client_erase)(it.other, person, "mistake", "2026-01-01", true,
                                   (swst_table **)&it.out);
}

/* Whatever failed: to do it again ends it. */
static void is_erased_in_the_end(swst_status status)
{
    swst_table *table;

    if (!status)
        swst_table_free(it.out);
    assert_ok(swst_client_erase(it.other, person, "mistake", "2026-01-01", true, &table));
    swst_table_free(table);
    swst_store_free(it.other);
}

static swst_status finish(void)
{
    return CALL(swst_erase_finish)(it.other);
}

static void close_other(swst_status status)
{
    (void)status;
    swst_store_free(it.other);
}

const struct step privacy_steps[] = {
    { "appraisal", given_people, appraise, free_all },
    { "unconsented", given_people, list_unconsented, free_all },
    { "what an erasure would take", given_people, preview, free_all },
    { "what is on record about somebody", given_people, export_person, free_export },
    { "the same in a file", given_people, export_to_file, remove_export },
    { "erase", given_somebody_voided, erase, is_erased_in_the_end },
    { "write the file anew", given_somebody_voided, finish, close_other },
    { NULL, NULL, NULL, NULL }
};
