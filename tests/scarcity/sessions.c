/* Sessions: begun, shown, let reveal and ended, in little memory. */
#include "steps.h"

#include <stdio.h>

static int64_t head;

/* The file of the steps, with a head who has an account. */
static void given_an_account(void)
{
    it.other = opened("open.swst");
    head = given(it.other, "worker", "name", "Head", NULL);
    given(it.other, "account", "worker_id", ID(head), "role", "head", "starts_on", "2000-01-01",
          NULL);
    swst__db_forget_statements(it.other);
    swst__sql_forget(it.other);
}

static void given_a_session(void)
{
    given_an_account();
    assert_ok(swst_session_begin(it.other, head, "service"));
    swst__db_forget_statements(it.other);
}

static void leave(swst_status status)
{
    if (status)                         /* who could not begin is the owner still */
        assert_true(count_of(it.other, "account") > 0);
    swst_store_free(it.other);
    remove("open.swst-journal");        /* empty, when nobody has the file open */
}

static void leave_table(swst_status status)
{
    if (!status)
        swst_table_free(it.out);
    leave(status);
}

static swst_status begin(void)
{
    return CALL(swst_session_begin)(it.other, head, "service");
}

static void begun_or_not(swst_status status)
{
    const char *role = CALL(swst_session_role)(it.other);
    const char *purpose = CALL(swst_session_purpose)(it.other);

    assert_int_equal(role != NULL, !status);
    assert_int_equal(purpose != NULL, !status);
    CALL(swst_session_end)(it.other);
    assert_null(swst_session_role(it.other));
    leave(status);
}

static swst_status reveal(void)
{
    return CALL(swst_session_set_reveal)(it.other, true);
}

static swst_status show(void)
{
    return CALL(swst_session_show)(it.other, (swst_table **)&it.out);
}

static swst_status about(void)
{
    return CALL(swst_session_about)(it.other, (swst_table **)&it.out);
}

const struct step session_steps[] = {
    { "begin a session", given_an_account, begin, begun_or_not },
    { "let a session reveal", given_a_session, reveal, leave },
    { "show a session", given_a_session, show, leave_table },
    { "say of whom a session is", given_a_session, about, leave_table },
    { NULL, NULL, NULL, NULL }
};
