/* Sessions begin and end; what they may follows from accounts, grants and rules. */
#include "base/memory.h"
#include "domain/rights/who.h"
#include "domain/write.h"
#include "model/structs.h"
#include "store/audit.h"
#include "store/session.h"
#include "store/sight.h"

#include <swstation/session.h>

#include <string.h>

static struct swst__sight_rules rules_of(const struct swst__who *who)
{
    struct swst__standing_to in_scope = { .in_scope = true },
                             own = { .in_scope = true, .is_own = true };
    swst__rights unlisted = swst__who_is_whole(who)
        ? swst__rights_over(&who->reach, &in_scope, who->has_purpose) : 0;

    return (struct swst__sight_rules){
        .person = who->person,
        .any = swst__rights_of(&who->reach, &own, who->has_purpose),
        .client = unlisted, .household = unlisted, .cases = unlisted,
        .area = swst__who_is_whole(who)
            ? swst__rights_of(&who->reach, &in_scope, who->has_purpose) : 0,
        .scope = swst__rights_of(&who->reach, &in_scope, who->has_purpose),
        .own = swst__rights_of(&who->reach, &own, who->has_purpose),
    };
}

/* An account that ended meanwhile leaves its session without a right. */
static swst_status read_again(swst_store *store, struct swst__who *who)
{
    swst_status status = swst__who_read(store, who->person, who->purpose,
                                        swst__write_now(store), who);

    if (status != SWST_EDENIED)
        return status;
    memset(&who->reach, 0, sizeof who->reach);
    who->until = INT64_MAX;
    return SWST_OK;
}

static swst__sight_refresher refresh;

/* Powers and rights, as `who` has them now. */
static swst_status show(swst_store *store, struct swst__who *who)
{
    struct swst__sight_rules rules = rules_of(who);
    struct swst__session session = *swst__store_session(store);
    swst_status status = swst__sight_has(store, &rules) ? SWST_OK
                                                        : swst__sight_open(store, &rules, refresh);

    session.powers = who->reach.powers;
    session.account = who->account;
    session.role = swst__account_role_choices.words[who->role];
    session.reveals = session.reveals && session.powers & SWST__POWER_REVEAL;
    swst__session_change(store, &session);
    return status ? status : swst__seen_list(store, who);
}

static swst_status refresh(swst_store *store, bool changed)
{
    struct swst__who *who = swst__store_session(store)->who;
    swst_status status;

    if (!changed && swst__write_now(store) < who->until)
        return SWST_OK;
    status = read_again(store, who);
    return status ? status : show(store, who);
}

/* -------------------------------------------------------------------- begin */

static swst_status find_purpose(const char *word, int32_t *purpose)
{
    *purpose = word && *word ? swst__choice_find(&swst__purpose_choices, word) : 0;
    return *purpose || !word || !*word ? SWST_OK : swst__fail(SWST_EINVALID,
                                                              SWST__NO_SUCH_PURPOSE);
}

/* Nothing is shown that the audit could not be told of. */
static swst_status tell(swst_store *store, enum swst__audit_action action)
{
    enum swst__sight sight = swst__sight_set(store, SWST__FULL);
    swst_status status = swst__audit_note(store, &(struct swst__noted_act){
        .action = action, .outcome = SWST__OUTCOME_DONE });

    swst__sight_set(store, sight);
    return status;
}

static swst_status begin(swst_store *store, int64_t person, int32_t purpose)
{
    struct swst__who *who = swst__calloc(sizeof *who);
    swst_status status;

    if (!who)
        return swst__fail_memory();
    if ((status = swst__who_read(store, person, purpose, swst__write_now(store), who))) {
        swst__who_free(who);
        return status;
    }
    swst__session_set(store, &(struct swst__session){
        .is_open = true, .person = person, .who = who, .free_who = swst__who_free,
        .purpose = purpose ? swst__purpose_choices.words[purpose] : NULL });
    if (!(status = show(store, who)))
        status = tell(store, SWST__ACT_SESSION);
    swst__sight_set(store, SWST__RECORDS);
    return status;
}

swst_status swst_session_begin(swst_store *store, int64_t person_id, const char *purpose)
{
    int32_t number;
    swst_status status;
    bool inner;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NOT_OPEN);
    if (swst__store_session(store)->is_open)
        return swst__fail(SWST_EMISUSE, SWST__IN_SESSION);
    if ((status = find_purpose(purpose, &number)) || (status = swst__db_look(store, &inner)))
        return status;
    swst__db_look_away(store, inner);
    if (inner)
        return swst__fail(SWST_EMISUSE, SWST__IN_TRANSACTION);
    if ((status = begin(store, person_id, number)))
        swst__session_clear(store);
    return status;
}

void swst_session_end(swst_store *store)
{
    if (!store || !swst__store_session(store)->is_open)
        return;
    swst_store_rollback(store);
    swst__session_clear(store);
}

const char *swst_session_role(const swst_store *store)
{
    return store ? swst__store_session(store)->role : NULL;
}

const char *swst_session_purpose(const swst_store *store)
{
    return store ? swst__store_session(store)->purpose : NULL;
}

swst_status swst_session_set_reveal(swst_store *store, bool reveals)
{
    struct swst__session session;
    swst_status status;

    if (!store || !swst__store_session(store)->is_open)
        return swst__fail(SWST_EMISUSE, SWST__NO_SESSION);
    session = *swst__store_session(store);
    if ((status = swst__session_may(store, SWST__POWER_REVEAL)))
        return status;
    if (reveals && !session.purpose)
        return swst__fail(SWST_EDENIED, SWST__PURPOSE_NEEDED);
    if (reveals && (status = tell(store, SWST__ACT_REVEAL)))
        return status;
    session.reveals = reveals;
    swst__session_change(store, &session);
    return SWST_OK;
}
