/* Writes the sample document and its figures: write_sample FORMAT [en], or
 * write_sample figures [en]. */
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **words)
{
    const char *format = count > 1 ? words[1] : "md";
    swst_document *document = sample_document(count > 2 && strcmp(words[2], "en") == 0
                                                  ? SWST__EN : SWST__ZH, 48);
    char *text = NULL;
    swst_table *table = NULL;
    swst_status status = SWST_OK;

    if (strcmp(format, "figures") == 0) {
        if (!(status = swst_document_figures(document, &table)))
            status = swst_table_to_json(table, 0, &text);
    } else {
        status = swst_document_text(document, format, SWST_MASKED, &text);
    }
    if (status)
        fprintf(stderr, "%s\n", swst_error_message("en"));
    else
        fputs(text, stdout);
    swst_free(text);
    swst_table_free(table);
    swst_document_free(document);
    return status ? EXIT_FAILURE : EXIT_SUCCESS;
}
