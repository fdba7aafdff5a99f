/* What a basis of processing says in itself. */
#include "model/rules.h"
#include "model/structs.h"

/* PIPL art. 31: a guardian's consent is the guardian's. */
swst_status swst__check_consent(const swst_record *record)
{
    const struct swst_consent *consent = (const struct swst_consent *)record;
    bool names_guardian = consent->relative_id || consent->guardian_name;

    if (consent->given_by == swst__consent_giver_GUARDIAN
        || (!names_guardian && consent->basis != swst__consent_basis_GUARDIAN_CONSENT))
        return SWST_OK;
    return swst__reject(record->kind, SWST__FIELD(consent, given_by), SWST__GUARDIAN_NAMED);
}
