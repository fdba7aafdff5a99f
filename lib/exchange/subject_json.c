#include "exchange/subject.h"

#include "codec/json_write.h"

#include <inttypes.h>

/* Labels are the library's own: none holds what JSON would have to escape. */
static void put_words(struct swst__text *out, const struct swst__words *words)
{
    swst__text_add(out, "{\"en\":\"%s\",\"zh\":\"%s\"}", words->text[SWST__EN],
                   words->text[SWST__ZH]);
}

static void begin(struct swst__text *out, int64_t client_id)
{
    swst__text_add(out, "{\"schema\":\"swst/subject/1\",\"client_id\":%" PRId64 ",\"kinds\":[",
                   client_id);
}

static void begin_kind(struct swst__text *out, const swst_kind *kind, bool first)
{
    swst__text_add(out, "%s{\"kind\":\"%s\",\"label\":", first ? "" : ",", kind->name);
    put_words(out, &kind->label);
    swst__text_add(out, ",\"fields\":{");
    for (unsigned i = 0; i < kind->field_count; i++) {
        swst__text_add(out, "%s\"%s\":", i ? "," : "", kind->fields[i].name);
        put_words(out, &kind->fields[i].label);
    }
    swst__text_add(out, "},\"records\":[");
}

static void put(struct swst__text *out, const swst_record *record, bool first)
{
    swst__text_add(out, "%s", first ? "" : ",");
    swst__json_put_record(out, record, 0);
}

static void end_kind(struct swst__text *out)
{
    swst__text_add(out, "]}");
}

static void end(struct swst__text *out)
{
    swst__text_add(out, "]}\n");
}

const struct swst__subject_writer swst__subject_json = { begin, begin_kind, put, end_kind, end };
