/* Documents: built, written out in every form, and read back as figures. */
#include "steps.h"

#include "../page/sample.h"

static swst_document *document;

static swst_status build_document(void)
{
    swst_document *made = sample_document(SWST__ZH, 4);

    if (!made)
        return SWST_ENOMEM;
    swst_document_free(made);
    return SWST_OK;
}

static void given_document(void)
{
    document = sample_document(SWST__ZH, 4);
    assert_non_null(document);
}

static swst_status write_markdown(void)
{
    return CALL(swst_document_text)(document, "md", SWST_MASKED, (char **)&it.out);
}

static swst_status write_json(void)
{
    return CALL(swst_document_text)(document, "json", SWST_MASKED, (char **)&it.out);
}

static swst_status write_html(void)
{
    return CALL(swst_document_text)(document, "html", SWST_MASKED, (char **)&it.out);
}

static swst_status list_figures(void)
{
    return CALL(swst_document_figures)(document, (swst_table **)&it.out);
}

static void free_document(swst_status status)
{
    assert_string_equal(CALL(swst_document_name)(document), "summary");
    assert_non_null(CALL(swst_document_title)(document));
    free_text(status);
    CALL(swst_document_free)(document);
}

static void free_figures(swst_status status)
{
    free_table(status);
    swst_document_free(document);
}

const struct step document_steps[] = {
    { "document", NULL, build_document, NULL },
    { "document_text md", given_document, write_markdown, free_document },
    { "document_text json", given_document, write_json, free_document },
    { "document_text html", given_document, write_html, free_document },
    { "document_figures", given_document, list_figures, free_figures },
    { NULL, NULL, NULL, NULL }
};
