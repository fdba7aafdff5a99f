/**
 * @file
 * @brief Units: what a figure counts, and which figures may be added (计量单位).
 *
 * No function of this header touches a disk, and none keeps what it is given.
 * @since 0.1.0
 */
#ifndef SWSTATION_UNIT_H
#define SWSTATION_UNIT_H

#include <swstation/common.h>

/**
 * @defgroup unit Units
 * @{
 */
SWST_BEGIN_DECLS

/** What a figure counts (semantics 3.1). */
typedef enum swst_unit {
    SWST_UNIT_UNSET = 0,
    SWST_UNIT_HOUSEHOLD = 1,   /**< "household": 户 */
    SWST_UNIT_PERSON = 2,      /**< "person": 人, each once */
    SWST_UNIT_PERSON_TIME = 3, /**< "person_time": 人次, each time anew */
    SWST_UNIT_SESSION = 4,     /**< "session": 场 */
    SWST_UNIT_CASE = 5,        /**< "case": 例 */
    SWST_UNIT_GROUP = 6,       /**< "group": 个 */
    SWST_UNIT_FILE = 7,        /**< "file": 份 */
    SWST_UNIT_MINUTE = 8,      /**< "minute": 分钟 */
    SWST_UNIT_FEN = 9,         /**< "fen": 分, a hundredth of a yuan */
    SWST_UNIT_AREA = 10,       /**< "area": 个区域 */
    SWST_UNIT_DUTY = 11,       /**< "duty": 次任务, a thing to be done once */
    SWST_UNIT_DAY = 12,        /**< "day": 天 */
    SWST_UNIT_MONTH = 13,      /**< "month": 个月 */
    SWST_UNIT_ITEM = 14,       /**< "item": 项, a map, a publication, a wish, a piece of evidence */
    SWST_UNIT_RECORD = 15      /**< "record": 条, a line of a ledger */
} swst_unit;

/** @return The word of @p unit, such as "person_time"; NULL if it is none.
 * @borrowed{the program ends} */
SWST_API const char *swst_unit_word(swst_unit unit);

/** @return What people call @p unit; NULL if it is none. @borrowed{the program ends}
 * @param language "zh", or else English; see swst_error_message(). */
SWST_API const char *swst_unit_label(swst_unit unit, const char *language);

/**
 * Add two figures, if they count the same.
 *
 * Eight cases, three groups and one event are not twelve sessions, and 50
 * persons and 15 households are not 65 of anything: such figures stand side by
 * side (seed 002, F4 and F6; semantics 3.1).
 *
 * @param a_unit,a What the first figure counts, and how many.
 * @param b_unit,b The same of the second.
 * @param[out] sum How many together; as it was when the call fails.
 * @retval SWST_EINVALID The units differ, one is none, or the sum is beyond 64 bits.
 */
SWST_API SWST_MUST_CHECK swst_status swst_unit_add(swst_unit a_unit, int64_t a, swst_unit b_unit,
                                                   int64_t b, int64_t *sum);

/**
 * Whether a percentage can be true: whether some whole part of @p whole,
 * rounded half up, gives it (semantics 7).
 *
 * 98 % of 50 people can: 49 of them. 92 % of 23 cannot (seed 002, H2), so that
 * somebody counted wrongly, or counted others.
 *
 * @param permille  The percentage in tenths: 920 is 92 %; from 0 to 1000.
 * @param whole     Of how many: 1 to 999999999999999.
 * @param decimals  To how many decimals it was rounded: 0 or 1.
 * @param[out] part The least part that gives it, as it was when there is none; or NULL.
 * @return Whether there is one; false for numbers outside these ranges.
 */
SWST_API bool swst_percent_is_reachable(int64_t permille, int64_t whole, int64_t decimals,
                                        int64_t *part);

SWST_END_DECLS
/** @} */
#endif
