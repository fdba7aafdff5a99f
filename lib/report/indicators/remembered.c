#include "report/indicators/remembered.h"

#include "base/fnv.h"
#include "base/memory.h"
#include "store/memo.h"

#include <inttypes.h>
#include <string.h>

/* A county's month with its areas and goals is some hundreds of figures. */
enum { BUCKETS = 512, MOST = 4096 };

struct known {
    struct known *next;
    char *key;
    struct swst__figure figure;
    struct swst__left_out left_out[SWST__MOST_LEFT_OUT];
    size_t left_out_count;
};

/* All of one position. */
struct remembered {
    struct swst__position position;
    struct known *buckets[BUCKETS];
    size_t count;
};

static void forget_all(struct remembered *remembered)
{
    for (size_t i = 0; i < BUCKETS; i++)
        while (remembered->buckets[i]) {
            struct known *known = remembered->buckets[i];

            remembered->buckets[i] = known->next;
            swst_free(known->key);
            swst_free(known);
        }
    remembered->count = 0;
}

static void free_remembered(void *at)
{
    forget_all(at);
    swst_free(at);
}

/* ----------------------------------------------------------------------- keys */

static void add_word(struct swst__text *key, char mark, const char *word)
{
    if (word)
        swst__text_add(key, "%c%zu:%s", mark, strlen(word), word);
}

/* All that a figure depends on besides the records. */
static void write_key(const struct swst__measure *measure, struct swst__text *key)
{
    const struct swst__question *question = &measure->lens->answer.question;
    const swst_filter *filter = measure->lens->asked_filter;

    swst__text_clear(key);
    swst__text_add(key, "%d %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64,
                   measure->number, question->period.first, question->period.last,
                   question->window.first, question->window.last, question->as_of);
    swst__text_add(key, " p%" PRId64 " g%" PRId64, measure->part_id,
                   measure->context ? *measure->context : 0);
    if (!filter)
        return;
    swst__text_add(key, " a%" PRId64 " w%" PRId64 " r%" PRId64 " s%u l%u f%" PRId64 "-%" PRId64
                   " x%" PRId64, filter->area_id, filter->worker_id, filter->programme_id,
                   filter->states, filter->lists, filter->least_age, filter->age_end, filter->sex);
    add_word(key, 'v', filter->level);
    add_word(key, 't', filter->type);
    for (size_t i = 0; i < filter->category_count; i++)
        add_word(key, 'c', filter->categories[i]);
}

static struct known **bucket_of(struct remembered *remembered, const struct swst__text *key)
{
    return &remembered->buckets[swst__fnv(SWST__FNV_START, key->bytes, key->length) % BUCKETS];
}

/* ------------------------------------------------------------------- recalling */

static const struct known *find(struct remembered *remembered, const struct swst__text *key)
{
    const struct known *at = key->failed ? NULL : *bucket_of(remembered, key);

    while (at && strcmp(at->key, key->bytes) != 0)
        at = at->next;
    return at;
}

static void take(struct swst__measure *measure, const struct known *known)
{
    measure->is_known = true;
    measure->figure = known->figure;
    measure->left_out_count = known->left_out_count;
    memcpy(measure->left_out, known->left_out, sizeof known->left_out);
}

/* A part that must be counted is counted with its whole. */
static void ask_wholes(struct swst__measures *measures)
{
    for (size_t i = 0; i < measures->count; i++) {
        const struct swst__measure *part = &measures->at[i];
        struct swst__measure *whole = &measures->at[part->whole];

        if (part->is_known || !part->part_id || !whole->is_known)
            continue;
        whole->is_known = false;
        whole->figure.n = whole->figure.d = 0;
        whole->left_out_count = 0;
    }
}

static void recall_each(struct swst__measures *measures, struct remembered *remembered)
{
    struct swst__text key = { 0 };

    for (size_t i = 0; i < measures->count; i++) {
        const struct known *known;

        write_key(&measures->at[i], &key);
        if (!measures->at[i].counts_anew && (known = find(remembered, &key)))
            take(&measures->at[i], known);
    }
    swst_free(key.bytes);
    ask_wholes(measures);
}

/* The store's memo, for the position that it stands at; NULL: nothing may be kept. */
static swst_status open_memo(struct swst__measures *measures, struct remembered **remembered)
{
    struct swst__memo *memo = swst__store_memo(measures->store);
    struct swst__position position = { 0, 0, 0 };
    bool is_settled;
    swst_status status = swst__store_position(measures->store, &position, &is_settled);

    *remembered = NULL;
    if (status || !is_settled)
        return status;
    if (!memo->at && (memo->at = swst__calloc(sizeof **remembered)))
        memo->free = free_remembered;
    if (!(*remembered = memo->at))
        return SWST_OK;
    if (position.audited != (*remembered)->position.audited
        || position.seen != (*remembered)->position.seen
        || position.changed != (*remembered)->position.changed)
        forget_all(*remembered);
    (*remembered)->position = position;
    return SWST_OK;
}

swst_status swst__measures_recall(struct swst__measures *measures)
{
    struct remembered *remembered;
    swst_status status;

    if (measures->keep_rows || measures->counts_anew)
        return SWST_OK;
    if ((status = open_memo(measures, &remembered)) || !remembered)
        return status;
    recall_each(measures, remembered);
    measures->may_remember = true;
    return SWST_OK;
}

/* ----------------------------------------------------------------- remembering */

static void keep(struct remembered *remembered, const struct swst__text *key,
                 const struct swst__measure *measure)
{
    struct known *known = swst__calloc(sizeof *known);
    struct known **bucket;

    if (!known || !(known->key = swst__strdup(key->bytes))) {
        swst_free(known);
        return;
    }
    known->figure = measure->figure;
    known->left_out_count = measure->left_out_count;
    memcpy(known->left_out, measure->left_out, sizeof known->left_out);
    bucket = bucket_of(remembered, key);
    known->next = *bucket;
    *bucket = known;
    remembered->count++;
}

void swst__measures_remember(struct swst__measures *measures)
{
    struct remembered *remembered = swst__store_memo(measures->store)->at;
    struct swst__text key = { 0 };

    for (size_t i = 0; i < measures->count && measures->may_remember; i++) {
        if (measures->at[i].is_known)
            continue;
        if (remembered->count == MOST)
            forget_all(remembered);
        write_key(&measures->at[i], &key);
        if (!key.failed && !find(remembered, &key))
            keep(remembered, &key, &measures->at[i]);
    }
    swst_free(key.bytes);
}
