#include "exchange/subject.h"

#include "model/values.h"

#include <inttypes.h>
#include <string.h>

static void begin(struct swst__text *out, int64_t client_id)
{
    swst__text_add(out, "# 本人信息 · What is on record about you\n\n%" PRId64 "\n", client_id);
}

static void begin_kind(struct swst__text *out, const swst_kind *kind, bool first)
{
    (void)first;
    swst__text_add(out, "\n## %s · %s\n", kind->label.text[SWST__ZH], kind->label.text[SWST__EN]);
}

/* On one line, and nothing in it a mark of Markdown's. */
static void put_text(struct swst__text *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_{}[]<>#|~", *text))
            swst__text_put(out, "\\", 1);
        swst__text_put(out, strchr("\r\n\t", *text) ? " " : text, 1);
    }
}

static void put_value(struct swst__text *out, const swst_record *record,
                      const struct swst_field *field)
{
    int64_t number = swst__record_int(record, field);

    if (field->type == SWST_TEXT)
        put_text(out, swst__record_text(record, field));
    else if (field->type == SWST_CHOICE)
        swst__text_add(out, "%s · %s", field->choices->labels[number].text[SWST__ZH],
                       field->choices->labels[number].text[SWST__EN]);
    else
        swst__value_print(field, number, out);
    if (*field->unit)
        swst__text_add(out, " %s", field->unit);
}

static void put(struct swst__text *out, const swst_record *record, bool first)
{
    (void)first;
    swst__text_add(out, "\n### %" PRId64 "%s\n\n", record->header.id,
                   record->header.voided ? "（已作废 · voided）" : "");
    for (unsigned i = 0; i < record->kind->field_count; i++) {
        const struct swst_field *field = &record->kind->fields[i];

        if (!swst__record_has(record, field))
            continue;
        swst__text_add(out, "- %s · %s: ", field->label.text[SWST__ZH],
                       field->label.text[SWST__EN]);
        put_value(out, record, field);
        swst__text_add(out, "\n");
    }
    if (record->void_reason) {
        swst__text_add(out, "- 作废原因 · Why voided: ");
        put_text(out, record->void_reason);
        swst__text_add(out, "\n");
    }
}

static void end_kind(struct swst__text *out)
{
    (void)out;
}

const struct swst__subject_writer swst__subject_markdown = { begin, begin_kind, put, end_kind,
                                                             end_kind };
