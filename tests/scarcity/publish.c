/* Profiles, and tables and documents that are published. */
#include "steps.h"

#include "../page/sample.h"

static swst_document *document;

static swst_status publish_table(void)
{
    return CALL(swst_table_publish)(it.table, SWST_PUBLIC, (swst_table **)&it.out);
}

static swst_status write_table(void)
{
    return CALL(swst_table_to_json)(it.table, SWST_STATISTICS, (char **)&it.out);
}

static swst_status find_profile(void)
{
    unsigned flags;

    return CALL(swst_profile_flags)("statistics", &flags);
}

static swst_status may_reveal(void)
{
    return CALL(swst_profile_may)(it.store, SWST_TRANSFER);
}

static void free_given_and_made(swst_status status)
{
    const swst_field *field = swst_table_column(it.table, 0);

    assert_null(CALL(swst_table_suppressed)(it.table, 0, "in_scope"));
    assert_null(CALL(swst_table_note_suppressed)(it.table, 0));
    assert_int_equal(CALL(swst_field_showing)(field, SWST_PUBLIC), SWST_SHOWN);
    assert_int_equal(CALL(swst_record_showing)(swst_kind_find("client"), "id", SWST_PUBLIC),
                     SWST_LEFT_OUT);
    assert_string_equal(CALL(swst_profile_next)(NULL), "internal");
    swst_table_free(it.table);
    free_table(status);
}

static void free_given_and_text(swst_status status)
{
    swst_table_free(it.table);
    free_text(status);
}

static void given_document(void)
{
    document = sample_document(SWST__ZH, 4);
    assert_non_null(document);
}

static swst_status write_document(void)
{
    return CALL(swst_document_text)(document, "html", SWST_PUBLIC, (char **)&it.out);
}

static void free_document(swst_status status)
{
    swst_document_free(document);
    free_text(status);
}

const struct step publish_steps[] = {
    { "table_publish", given_table, publish_table, free_given_and_made },
    { "table_to_json published", given_table, write_table, free_given_and_text },
    { "document_text published", given_document, write_document, free_document },
    { "profile_flags", NULL, find_profile, NULL },
    { "profile_may", NULL, may_reveal, NULL },
    { NULL, NULL, NULL, NULL }
};
