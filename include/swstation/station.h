/**
 * @file
 * @brief How a station begins, which settings it has, and whether its file is in order.
 * @since 0.1.0
 */
#ifndef SWSTATION_STATION_H
#define SWSTATION_STATION_H

#include <swstation/store.h>
#include <swstation/table.h>

/**
 * @defgroup station Stations
 * @{
 */
SWST_BEGIN_DECLS

/**
 * Found a station in a new, empty store: its area, the station itself, and
 * what ships with the library as data: categories (低保, 特困 …), the contact
 * rules of the levels red, yellow and green (seed 003), settings, and the
 * holidays of 2022 to 2026.
 *
 * @param name      Of the station, such as "东陂镇社工站": 1 to 64 characters.
 * @param area_code Its division code (2, 4, 6, 9 or 12 digits), such as "441882107".
 * @param area_name Of the area; NULL: the station's name without "社工站".
 */
SWST_API SWST_MUST_CHECK swst_status swst_station_found(swst_store *store, const char *name,
                                                        const char *area_code,
                                                        const char *area_name);

/**
 * The value of a setting: the record of kind setting with this @p key, else the
 * default that ships with the library.
 *
 * @param[out] value The number.
 * @retval SWST_ENOTFOUND There is no such setting.
 * @retval SWST_EINVALID  The record's value is no whole number.
 */
SWST_API SWST_MUST_CHECK swst_status swst_station_setting(swst_store *store, const char *key,
                                                          int64_t *value);

/**
 * Look for everything that should not be: damage of the file, values outside
 * their rows' limits, references to nothing or to voided rows, double values
 * of unique fields, and every broken rule between records. Each is found by
 * the same rule that the write path asks. Warnings are what may be right
 * (two people with one identity number, an unknown division code …). The audit is gone through
 * line by line, as by swst_audit_verify(); of a chain whose key was not given, the links.
 *
 * Columns: `severity` ("error", "warning"), `kind`, `record_id`, `field`, `code`, `message`
 * (in both languages: `message`, `message_zh`). No rows: nothing found.
 *
 * @param[out] table The findings. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_station_check(swst_store *store, swst_table **table);

/**
 * Look at the file as a whole, without going through its records: its header, its pages, its
 * tables, its counters, whether the audit has a gap, and whether clients can be found by their
 * keys. It reads the file once: milliseconds for a new station, about a second for 100,000
 * clients, where swst_station_check() takes many times as long. What it finds says that something
 * is wrong, not always what: check in full then.
 *
 * @param[out] table The findings, with the columns of swst_station_check(); `kind` is "file".
 * @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_station_check_quick(swst_store *store,
                                                              swst_table **table);

SWST_END_DECLS
/** @} */
#endif
