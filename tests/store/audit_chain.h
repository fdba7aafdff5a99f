/* A station whose audit has lines of every sort, and what others do to it: SQL past the
 * library, on its own handle and taken back again. */
#ifndef SWST_TESTS_AUDIT_CHAIN_H
#define SWST_TESTS_AUDIT_CHAIN_H

#include "../support/station.h"
#include "store/audit_inside.h"

#include <stdio.h>
#include <stdlib.h>

static uint64_t state_of_chance = 2026;

static inline int64_t chance(int64_t below)
{
    state_of_chance ^= state_of_chance << 13;
    state_of_chance ^= state_of_chance >> 7;
    state_of_chance ^= state_of_chance << 17;
    return (int64_t)(state_of_chance % (uint64_t)below);
}

static inline void meddle(swst_store *store, const char *sql)
{
    char *message = NULL;

    if (sqlite3_exec(store->db, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
}

static inline void meddle_with(swst_store *store, const char *format, int64_t a, int64_t b)
{
    char sql[1200];

    snprintf(sql, sizeof sql, format, (long long)a, (long long)b);
    meddle(store, sql);
}

static inline int64_t ask(swst_store *store, const char *sql)
{
    int64_t number = -1;

    assert_ok(swst__db_number(store, sql, &number));
    return number;
}

static inline void note(swst_store *store, enum swst__audit_action action, int64_t first,
                        int64_t last, int64_t rows, const char *fields)
{
    const struct swst__noted_act act = { action, swst_kind_find("client"), first, last, rows,
                                         fields, SWST__OUTCOME_DONE };

    assert_ok(swst__audit_note(store, &act));
}

/* Writes of all sorts, a batch with a row taken back, requests, notes, a clock that goes back
 * and a transaction that is given up. */
static inline void fill_audit(swst_store *store, int rounds)
{
    int64_t area = given_village(store, "441882107001"), now = 1700000000000;

    for (int i = 0; i < rounds; i++) {
        int64_t client = given_client(store, area), visit;
        char request[20];

        swst_store_set_now(store, now += i % 17 == 11 ? -5000 : 60000);
        snprintf(request, sizeof request, "request-%d", i);
        assert_ok(swst_store_set_request(store, request));
        visit = given_visit(store, client, "2026-03-01", "home");
        assert_ok(change(store, "client", client, "phone", "13800000000"));
        note(store, SWST__ACT_READ, client, client + 3, 4, "health,note");
        if (i % 5 == 0)
            assert_ok(void_it(store, "visit", visit, "twice"));
        if (i % 7 == 0) {
            assert_ok(swst_store_begin(store));
            given_client(store, area);
            swst_store_rollback(store);
        }
    }
}

static inline struct swst__audit_verdict verdict_of(swst_store *store,
                                                    const struct swst__audit_anchor *anchor)
{
    struct swst__audit_verdict verdict;

    assert_ok(swst__audit_verify(store, anchor, false, &verdict));
    return verdict;
}

static inline struct swst__audit_anchor anchor_of(swst_store *store)
{
    struct swst__audit_head head;
    struct swst__audit_anchor anchor = { 0 };

    assert_ok(swst__audit_head(store, &head));
    anchor.count = head.sequence;
    memcpy(anchor.hash, head.hash, sizeof anchor.hash);
    return anchor;
}

#define assert_verdict(verdict, fault_, at_) \
    do { \
        struct swst__audit_verdict verdict_ = verdict; \
        assert_string_equal(swst__audit_faults.words[verdict_.fault], fault_); \
        assert_int_equal(verdict_.at, at_); \
    } while (0)

#endif
