#include "domain/rights/reach.h"

#include "store/db.h"
#include "store/session.h"

#include <string.h>

enum { NONE, OWN = swst__reach_OWN, SCOPE = swst__reach_SCOPE };

enum {
    REVEAL = SWST__POWER_REVEAL, EXPORT = SWST__POWER_EXPORT, IMPORT = SWST__POWER_IMPORT,
    MAINTAIN = SWST__POWER_MAINTAIN, AUDIT = SWST__POWER_AUDIT, ERASE = SWST__POWER_ERASE,
    KEYS = SWST__POWER_KEYS
};

#define SAME(power) _Static_assert((int)SWST__POWER_##power == 1 << (swst__power_##power - 1), \
                                   "the set of powers")
SAME(REVEAL); SAME(EXPORT); SAME(IMPORT); SAME(MAINTAIN); SAME(AUDIT); SAME(ERASE); SAME(KEYS);

static const struct swst__reach shipped[swst__account_role_end] = {
#define RIGHT(role, circle, counts, reads, writes, voids, sensitive)                            \
    [swst__account_role_##role].of[swst__circle_##circle] = { counts, reads, writes, voids,     \
                                                              sensitive },
#define CHILDREN(role, reach) [swst__account_role_##role].children = reach,
#define POWERS(role, set) [swst__account_role_##role].powers = set,
#include "domain/rights/rights.def"
#undef RIGHT
#undef CHILDREN
#undef POWERS
};

/* -------------------------------------------------------------------- rows */

/* A row stands for the whole line of its circle; that of the circle `open` also says what the
 * role may apart from circles. */
static void take_row(const struct swst__statement *row, struct swst__reach *reach)
{
    int64_t circle = swst__db_int(row, 0);

    if (circle <= 0 || circle >= swst__circle_end)
        return;
    for (int i = 0; i < SWST__DEEDS; i++) {
        int64_t word = swst__db_int(row, i + 1);

        reach->of[circle][i] = word == OWN || word == SCOPE ? (signed char)word : NONE;
    }
    if (circle != swst__circle_OPEN)
        return;
    reach->children = swst__db_int(row, 6) == SCOPE ? SCOPE
                      : swst__db_int(row, 6) == OWN ? OWN : NONE;
    reach->powers = (unsigned)swst__db_int(row, 7);
}

swst_status swst__reach_read(swst_store *store, int64_t role, struct swst__reach *reach)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT circle, counts, reads, writes, voids,"
        " sensitive, children, powers FROM role_right WHERE role = ?1 AND voided_at IS NULL"
        " ORDER BY id", &statement);

    if (status)
        return status;
    memset(reach, 0, sizeof *reach);
    if (role > 0 && role < swst__account_role_end)
        *reach = shipped[role];
    swst__db_bind_int(statement, 1, role);
    while ((status = swst__db_step(statement)) == SWST_ROW)
        take_row(statement, reach);
    swst__db_give_back(statement);
    return status;
}

/* ------------------------------------------------------------------- rights */

static bool reaches(int reach, const struct swst__standing_to *standing)
{
    return reach == SCOPE ? standing->in_scope || standing->is_own
                          : reach == OWN && standing->is_own;
}

/* A grant opens the file to be read; it is no right to write. */
static bool may(const struct swst__reach *reach, int32_t circle, enum swst__deed deed,
                const struct swst__standing_to *standing, bool has_purpose)
{
    int wide = reach->of[circle][deed];
    bool reads = deed == SWST__DEED_READ || deed == SWST__DEED_SENSITIVE;

    if (!wide || (deed == SWST__DEED_SENSITIVE && !has_purpose))
        return false;
    if (standing->is_child && deed != SWST__DEED_COUNT) {
        if (!has_purpose)
            return false;
        if (!reaches(reach->children, standing))
            return reads && standing->is_granted;
    }
    return reaches(wide, standing) || (reads && standing->is_granted);
}

swst__rights swst__rights_of(const struct swst__reach *reach,
                             const struct swst__standing_to *standing, bool has_purpose)
{
    swst__rights rights = 0;

    for (int32_t circle = 1; circle < swst__circle_end; circle++)
        for (int deed = 0; deed < SWST__DEEDS; deed++)
            if (may(reach, circle, (enum swst__deed)deed, standing, has_purpose))
                rights |= swst__right(circle, (enum swst__deed)deed);
    return rights;
}

swst__rights swst__rights_over(const struct swst__reach *reach,
                               const struct swst__standing_to *standing, bool has_purpose)
{
    swst__rights rights = swst__rights_of(reach, standing, has_purpose);

    if (rights & swst__right(swst__circle_PEOPLE, SWST__DEED_READ))
        return rights;
    for (int32_t circle = 1; circle < swst__circle_end; circle++)
        rights &= ~(swst__right(circle, SWST__DEED_READ)
                    | swst__right(circle, SWST__DEED_SENSITIVE));
    return rights;
}

swst__rights swst__rights_at_most(const struct swst__reach *reach, bool has_purpose)
{
    return swst__rights_of(reach, &(struct swst__standing_to){ .in_scope = true, .is_own = true },
                           has_purpose);
}
