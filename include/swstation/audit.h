/**
 * @file
 * @brief The audit: who wrote, read, took out and erased what, and whether it stands as written.
 *
 * One line tells of each write and, in a session, of each read of what is sensitive. It names the
 * person who acted, the role and the purpose of the session ("owner" where none was open), the
 * act, the kind, the ids and the names of the fields, never a value of a record; of a request id
 * it keeps a digest. Lines are added and never changed. They are kept for at least three years
 * (seed 006).
 *
 * The lines are a chain: each has a hash, which covers all the line says and the hash of the line
 * before it. The hash is SHA-256 (FIPS 180-4) or, where the caller keeps a key, HMAC-SHA-256
 * (RFC 2104), of these bytes:
 *
 * - the byte 1; the 32 bytes of the hash of the line before (of the first line: zeros);
 * - then sequence, instant, clock_back, actor, role, purpose, action, kind, record_id, last_id,
 *   rows, fields, outcome and request, each as the table `audit` of the file holds it: `n` for
 *   NULL; `i` and 8 bytes, two's complement, highest first, for a whole number; `t`, 4 bytes
 *   that say how many follow, highest first, and the UTF-8 of a text.
 *
 * What a chain shows, and what it does not: who changes, removes, inserts or moves a line
 * in the file with another program is found by swst_audit_verify(). Without a key, who also
 * computes every later hash anew, or cuts lines off the end, is found against an anchor alone
 * (swst_audit_anchor()), kept where that person cannot write; with a key, computing anew needs the
 * key, and cutting off the end is still found against an anchor alone.
 * @since 0.1.0
 */
#ifndef SWSTATION_AUDIT_H
#define SWSTATION_AUDIT_H

#include <swstation/store.h>
#include <swstation/table.h>

/**
 * @defgroup audit Audit
 * @{
 */
SWST_BEGIN_DECLS

/** @name Reading
 * @{ */
/**
 * Lines of the audit, the latest first. Needs the right to read the audit.
 *
 * Columns: `sequence`, `instant`, `clock_back` (the clock said an earlier time than on the line
 * before), `actor` (the id of a worker or volunteer), `role`, `purpose`, `action`, `kind`,
 * `record_id`, `last_id` and `rows` (of several records: the last, and how many), `fields` (names,
 * joined by commas; of a table that lists clients its name), `outcome` ("done", "denied").
 *
 * @param from      First day ("YYYY-MM-DD", Beijing time), which counts; NULL: from the beginning.
 * @param to        Last day, which counts; NULL: to the end.
 * @param person_id Who acted; 0: anybody.
 * @param kind      A kind of record; NULL: any.
 * @param record_id A record that the line tells of, alone or in a run; 0: any.
 * @param action    A word of `action`, such as "read"; NULL: any.
 * @param limit     At most so many lines; 0: all.
 * @param[out] table The lines. @owned{swst_table_free}
 * @retval SWST_EDENIED   The session's role may not read the audit.
 * @retval SWST_ENOTFOUND There is no such kind or action.
 * @retval SWST_EINVALID  Not a day; the first is after the last; a limit below 0.
 */
SWST_API SWST_MUST_CHECK swst_status swst_audit_list(swst_store *store, const char *from,
                                                     const char *to, int64_t person_id,
                                                     const char *kind, int64_t record_id,
                                                     const char *action, int64_t limit,
                                                     swst_table **table);

/**
 * How the chain is hashed now. No right is needed.
 *
 * @param[out] mode "sha256", which whoever can write the file can compute anew, or
 * "hmac-sha256", which takes the key. @borrowed{the program ends}
 */
SWST_API SWST_MUST_CHECK swst_status swst_audit_mode(swst_store *store, const char **mode);
/** @} */

/** @name Verifying
 * @{ */
/**
 * Go through every line, compute its hash anew, and name the first that is not as it was written.
 * Needs the right to read the audit. That a chain is broken is no failure of the call.
 *
 * One row. Columns: `state` ("sound", "broken"), `broken` (the sequence of the first broken line),
 * `why`: "changed"; "missing"; "inserted" (put in or replaced); "order" (a true line of
 * another place); "clock" (its flag of the clock is not so); "trimmed" (lines were taken off and no
 * line tells of it); "unkeyed" (a key was given, but the chain has none); and, against an
 * anchor, "cut" (lines are missing at the end) and "rewritten" (the history up to the anchor
 * is another: `broken` is the anchor's line; where it begins nobody can tell). Then `lines` (that
 * were read), `first` and `last` (their sequences), `clock_back` (lines before which the clock went
 * back), `mode`, `keyed_from` (the first line with a keyed hash), `anchor` ("none": not given;
 * "held"; "broken"; "older": of lines that have been trimmed off since), `head` (the hash of the
 * last line, 64 hexadecimal digits).
 *
 * @param anchor What swst_audit_anchor() gave; NULL: none.
 * @param[out] table The result. @owned{swst_table_free}
 * @retval SWST_EDENIED   The session's role may not read the audit.
 * @retval SWST_EINVALID  @p anchor is no anchor.
 * @retval SWST_ENOKEY    The chain has a key: swst_store_set_audit_key() first.
 * @retval SWST_EWRONGKEY It is another key.
 */
SWST_API SWST_MUST_CHECK swst_status swst_audit_verify(swst_store *store, const char *anchor,
                                                       swst_table **table);

/**
 * A line of text to keep where nobody who can write the file can: on paper, in a mail to the
 * street office. It says how many lines there are, the hash of the last, how it was
 * made, and the number of the file. Taking one is itself a line of the audit, and the last that the
 * anchor covers; of a file that can only be read it covers what stands there.
 *
 * @param[out] text Such as "swst-audit 1 count=1042 head=9f86… mode=sha256 file=5031337".
 * @owned{swst_free}
 * @retval SWST_EDENIED The session's role may not read the audit.
 */
SWST_API SWST_MUST_CHECK swst_status swst_audit_anchor(swst_store *store, char **text);
/** @} */

/** @name Key and term
 * @{ */
/**
 * Give the key of the audit's chain, before or after opening the file. It is copied, never
 * written into the file, and wiped when it is replaced or @p store is freed. As long as the chain
 * is not keyed nothing changes; swst_audit_begin_key() makes it so. A file whose chain is keyed
 * takes no write without its key. Use the key for nothing else.
 *
 * @param key  32 bytes, drawn at random; NULL: forget it.
 * @param size 32.
 * @retval SWST_EINVALID  It has another size.
 * @retval SWST_ENOCRYPTO The library was built without a provider of cryptography.
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_set_audit_key(swst_store *store, const void *key,
                                                              size_t size);

/**
 * From now on the chain is keyed, with the key that was given. One line, "key", says so and is the
 * first; the lines before it stay as they are, and who changes them breaks it. For good: there
 * is no way back, and a lost key means that the file can be read but not written. Needs
 * the right to keys.
 *
 * @retval SWST_ECONFLICT The chain is keyed already.
 * @retval SWST_ENOKEY    No key was given.
 * @retval SWST_EDENIED   The session's role may not.
 */
SWST_API SWST_MUST_CHECK swst_status swst_audit_begin_key(swst_store *store);

/**
 * Take off the lines before a day, and nothing else: the oldest, up to the first that is not before
 * it. One line, "trim", tells how many; the header keeps the hash of the last that was taken off,
 * so that the rest can still be verified. What a request wrote is forgotten with its
 * line (swst_store_find_request()). Needs the right to maintain the file.
 *
 * @param before_day "YYYY-MM-DD", at least three years (1,096 days) before the day of writing.
 * @param[out] trimmed How many lines; NULL: not asked. With none to take off nothing is written.
 * @retval SWST_EINVALID Not a day, or too late a one: the audit is kept for three years.
 * @retval SWST_EDENIED  The session's role may not.
 */
SWST_API SWST_MUST_CHECK swst_status swst_audit_trim(swst_store *store, const char *before_day,
                                                     int64_t *trimmed);
/** @} */

SWST_END_DECLS
/** @} */
#endif
