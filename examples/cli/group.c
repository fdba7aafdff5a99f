/* swst group VERB: a group through its stages, who belongs to it and who came. */
#include "act.h"
#include "names.h"

static int find_group(const struct call *call, int64_t *id)
{
    return find_id(call, "group", call->arguments[0], id);
}

int run_group_open(struct call *call)
{
    const char *given[] = { "name", call->arguments[0], "stage", "preparing", NULL };

    return add_with(call, "group", given, 1);
}

int run_group_advance(struct call *call)
{
    int64_t id = 0;
    int32_t stage = 0;
    swst_status status;
    int code = find_group(call, &id);

    if (!code)
        code = verb_choice(call, "group", "stage", call->arguments[1], &stage);
    if (code)
        return code;
    status = swst_group_advance(call->store, id, (swst_group_stage)stage, verb_day(call));
    return verb_done(call, status, "group", id);
}

int run_group_join(struct call *call)
{
    static const char *const sorts[] = { "client_id", "household_id", "volunteer_id", "worker_id",
                                         NULL };
    static const char *const role[] = { "role", NULL };
    char *said[1] = { NULL };
    int64_t id = 0, who = 0, row = 0;
    int sort = 0, code = find_group(call, &id);

    if (!code)
        code = find_who(call, "group_member", sorts, call->arguments[1], &sort, &who);
    if (!code)
        code = tell(call, "group_member", role, 2, said);
    if (!code) {
        swst_status status = swst_group_join(call->store, id, (swst_member_sort)sort, who, said[0],
                                             verb_day(call), &row);

        code = verb_done(call, status, "group_member", row);
    }
    untell(role, said);
    return code;
}

int run_group_leave(struct call *call)
{
    int64_t row = 0;
    int code = find_id(call, "group_member", call->arguments[0], &row);

    if (code)
        return code;
    return verb_done(call, swst_group_leave(call->store, row, verb_day(call)), "group_member", row);
}

int run_group_session(struct call *call)
{
    static const char *const title[] = { "title", NULL };
    char *said[1] = { NULL };
    int64_t id = 0, activity = 0;
    int code = find_group(call, &id);

    if (!code)
        code = tell(call, "activity", title, 1, said);
    if (!code) {
        swst_status status = swst_group_add_session(call->store, id, verb_day(call), said[0],
                                                    &activity);

        code = verb_done(call, status, "activity", activity);
    }
    untell(title, said);
    return code;
}

int run_group_attend(struct call *call)
{
    struct presence presence;
    int64_t client = 0;
    swst_status status;
    int code = find_presence(call, &presence);

    if (!code)
        code = find_id(call, "client", call->arguments[1], &client);
    if (code)
        return code;
    status = swst_group_attend(call->store, presence.activity, client, presence.word,
                               presence.minutes);
    return verb_done(call, status, "activity", presence.activity);
}

int run_group_report(struct call *call)
{
    return print_over(call, swst_report_groups);
}

int run_group_organizations(struct call *call)
{
    return print_over(call, swst_report_organizations);
}
