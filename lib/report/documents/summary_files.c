/* Which files are incomplete, and what they lack (B2): all in one walk. */
#include "base/memory.h"
#include "report/documents/summary_parts.h"
#include "report/files.h"

#include <stdlib.h>
#include <string.h>

struct lack {
    char *need;                         /* as a requirement has it */
    int64_t file_type;                  /* of the first file that lacks it */
    int64_t files;
};

struct lacks {
    struct lack *at;
    size_t count, room;
    int64_t files;                      /* that lack anything */
};

static swst_status add(struct lacks *lacks, int64_t file_type, const char *need, size_t length)
{
    struct lack *at;

    for (size_t i = 0; i < lacks->count; i++)
        if (strncmp(lacks->at[i].need, need, length) == 0 && !lacks->at[i].need[length]) {
            lacks->at[i].files++;
            return SWST_OK;
        }
    if (!(at = swst__grow(lacks->at, &lacks->room, lacks->count, sizeof *at)))
        return SWST_ENOMEM;
    lacks->at = at;
    at += lacks->count;
    *at = (struct lack){ swst__calloc(length + 1), file_type, 1 };
    if (!at->need)
        return swst__fail_memory();
    memcpy(at->need, need, length);
    lacks->count++;
    return SWST_OK;
}

static swst_status meet(void *walker, const struct swst__met_file *met)
{
    struct lacks *lacks = walker;
    const char *at = met->missing_needs;
    swst_status status = SWST_OK;

    if (!met->missing)
        return SWST_OK;
    lacks->files++;
    while (*at && !status) {
        size_t length = strcspn(at, ",");

        status = add(lacks, met->file.file_type, at, length);
        at += length + (at[length] != '\0');
    }
    return status;
}

static int compare(const void *left, const void *right)
{
    const struct lack *a = left, *b = right;

    return a->files != b->files ? (a->files < b->files ? 1 : -1) : strcmp(a->need, b->need);
}

/* As the forms call it: "最近核查日期", "家庭成员". */
static void say_need(struct swst__summary *summary, const struct lack *lack)
{
    enum swst__language in = summary->language;
    swst_document *document = summary->document;
    struct swst__need need;

    if (!swst__need_read(lack->file_type, lack->need, &need)) {
        swst__document_text(document, "%s", lack->need);
        return;
    }
    swst__document_text(document, "%s", need.kind ? need.kind->label.text[in]
                                                  : need.field->label.text[in]);
    if (need.has_value && need.field->choices)
        swst__document_text(document, in == SWST__ZH ? "（%s）" : " (%s)",
                            need.field->choices->labels[need.value].text[in]);
    else if (need.kind && need.field)
        swst__document_text(document, in == SWST__ZH ? "（%s）" : " (%s)",
                            need.field->label.text[in]);
    swst__document_text(document, "%s", swst__summary_say(summary, SWST__SUMMARY_SPACE));
}

static swst_status say(struct swst__summary *summary, const struct lacks *lacks)
{
    swst_document *document = summary->document;
    swst_status status;

    swst__document_paragraph(document);
    swst__document_text(document, "%s%s",
                        swst_indicator_find("FILE.MISSING")->title.text[summary->language],
                        swst__summary_say(summary, SWST__SUMMARY_COLON));
    status = swst__summary_counted(summary, "FILE.MISSING", NULL, lacks->files);
    for (size_t i = 0; i < lacks->count && !status; i++) {
        if (!i)
            swst__document_text(document, "%s%s",
                                swst__summary_say(summary, SWST__SUMMARY_BETWEEN),
                                swst__summary_say(summary, SWST__SUMMARY_LACKING));
        else
            swst__document_text(document, "%s", swst__summary_say(summary, SWST__SUMMARY_COMMA));
        say_need(summary, &lacks->at[i]);
        status = swst__summary_counted(summary, "FILE.MISSING", lacks->at[i].need,
                                       lacks->at[i].files);
    }
    swst__document_text(document, "%s", swst__summary_say(summary, SWST__SUMMARY_FULL_STOP));
    return status;
}

static swst_status find(const struct swst__summary *summary, struct lacks *lacks)
{
    struct swst__ground ground = { 0 };
    bool known;
    swst_status status = swst__files_are_known(summary->store, 0,
                                               summary->now.window.last, &known);

    if (status || !known)
        return status;
    status = swst__ground_open(&ground, summary->store, summary->filter,
                               summary->now.window.last);
    if (!status)
        status = swst__files_walk(&ground, summary->store, meet, lacks);
    swst__ground_close(&ground);
    return status;
}

swst_status swst__summary_files(struct swst__summary *summary)
{
    struct lacks lacks = { 0 };
    swst_status status = find(summary, &lacks);

    if (lacks.count)
        qsort(lacks.at, lacks.count, sizeof *lacks.at, compare);
    if (!status && lacks.files)
        status = say(summary, &lacks);
    for (size_t i = 0; i < lacks.count; i++)
        swst_free(lacks.at[i].need);
    swst_free(lacks.at);
    return status;
}
