/* Whole stations in and out. */
#include "steps.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static swst_status load_file(const char *path)
{
    swst_load *load = NULL;
    swst_status status = CALL(swst_load_begin)(it.store, path, &load);

    if (status)
        return load ? SWST_EMISUSE : status;
    while ((status = CALL(swst_load_step)(load)) == SWST_ROW)
        continue;
    if (!status)
        status = CALL(swst_load_apply)(load);
    CALL(swst_load_free)(load);
    return status;
}

static swst_status load_lines(void)
{
    return load_file("scarce-in.jsonl");
}

static swst_status load_folder(void)
{
    return load_file("scarce-in");
}

static swst_status load_rejected(void)
{
    return load_file("scarce-bad.jsonl") == SWST_EINVALID ? SWST_OK : SWST_ENOMEM;
}

void given_files_to_load(void)
{
    static const char csv[] = "client_id,visited_on,channel,result\n";
    static const char bad[] = "{\"record\":\"setting\",\"key\":\"\"}\n";
    char text[400];

    mkdir("scarce-in", 0700);
    snprintf(text, sizeof text, "%s%s,2026-02-03,home,done\n%s,2026-02-04,phone,done\n", csv,
             ID(it.client), ID(it.client));
    write_file("scarce-in/visit.csv", text, strlen(text));
    snprintf(text, sizeof text, "{\"record\":\"visit\",\"client_id\":%s,\"channel\":\"home\","
             "\"visited_on\":\"2026-02-05\",\"result\":\"done\"}\n", ID(it.client));
    write_file("scarce-in.jsonl", text, strlen(text));
    write_file("scarce-bad.jsonl", bad, strlen(bad));
}

static void remove_dump(void)
{
    char path[80];

    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); ) {
        snprintf(path, sizeof path, "scarce-out/%s.csv", swst_kind_name(kind));
        remove(path);
    }
    remove("scarce-out/MASKED");
    rmdir("scarce-out");
    remove("scarce-out.jsonl");
}

static swst_status dump_to(const char *path, unsigned flags)
{
    swst_dump *dump = NULL;
    swst_status status = CALL(swst_dump_begin)(it.small, path, flags, &dump);

    if (status)
        return dump ? SWST_EMISUSE : status;
    while ((status = CALL(swst_dump_step)(dump)) == SWST_ROW)
        continue;
    if (!status)
        it.number = CALL(swst_dump_records)(dump);
    CALL(swst_dump_free)(dump);
    return status;
}

static swst_status dump_lines(void)
{
    return dump_to("scarce-out.jsonl", 0);
}

static swst_status dump_folder(void)
{
    return dump_to("scarce-out", SWST_MASKED);
}

void given_small_store(void)
{
    if (!it.small) {
        given_new_store();
        it.small = it.other;
        given_village(it.small, "441882107001");
    }
    swst__db_forget_statements(it.small);
    swst__sql_forget(it.small);
    remove_dump();
}

void dump_is_complete(swst_status status)
{
    if (!status)
        assert_int_equal(it.number, 1);
    swst__db_forget_statements(it.small);
    swst__sql_forget(it.small);
    remove_dump();
}

const struct step exchange_steps[] = {
    { "load lines", NULL, load_lines, NULL },
    { "load folder", NULL, load_folder, NULL },
    { "load what is rejected", NULL, load_rejected, NULL },
    { "dump lines", given_small_store, dump_lines, dump_is_complete },
    { "dump folder", given_small_store, dump_folder, dump_is_complete },
    { NULL, NULL, NULL, NULL }
};
