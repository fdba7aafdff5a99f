/* The plan of a year (seed 000): its head, who takes part, and its chapters. */
#include "report/documents/plan.h"

#include "domain/in_force.h"
#include "model/structs.h"
#include "store/sight.h"

#include <string.h>

const char *swst__plan_say(const struct swst__plan_page *page, enum swst__plan_word word)
{
    static const struct swst__words words[] = {
#define SAY(NAME, en, zh) [SWST__PLAN_##NAME] = { { en, zh } },
#include "report/documents/plan_words.def"
#undef SAY
    };

    return words[word].text[page->language];
}

swst_status swst__plan_owner(struct swst__plan_page *page, int64_t worker_id)
{
    swst__document_cell(page->document);
    return swst__plan_names(page, "SELECT name FROM worker WHERE id = ?1 AND ?2 = ?2", worker_id,
                            0);
}

void swst__plan_cell(struct swst__plan_page *page, const char *text)
{
    swst__document_cell(page->document);
    if (text && *text)
        swst__document_text(page->document, "%s", text);
    else
        swst__document_nothing(page->document);
}

void swst__plan_heads(struct swst__plan_page *page, const enum swst__plan_word *words,
                      size_t count)
{
    enum { MOST = 12 };
    const char *heads[MOST];

    for (size_t i = 0; i < count && i < MOST; i++)
        heads[i] = swst__plan_say(page, words[i]);
    swst__document_table(page->document, heads, count);
}

/* ------------------------------------------------------------- texts and names */

swst_status swst__plan_slot(struct swst__plan_page *page, const char *chapter)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(page->store, "SELECT text FROM text_slot"
        " WHERE voided_at IS NULL AND plan_id = ? AND chapter = ? ORDER BY id", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, page->id);
    swst__db_bind_text(statement, 2, chapter);
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        bool is_there = !swst__db_is_null(statement, 0);

        swst__document_slot(page->document, chapter,
                            is_there ? swst__db_text(statement, 0) : NULL);
        status = SWST_OK;
    } else if (!status) {
        swst__document_slot(page->document, chapter, NULL);
    }
    swst__db_give_back(statement);
    return status;
}

swst_status swst__plan_names(struct swst__plan_page *page, const char *sql, int64_t first,
                             int64_t second)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(page->store, sql, &statement);
    bool any = false;

    if (status)
        return status;
    swst__db_bind_int(statement, 1, first);
    swst__db_bind_int(statement, 2, second);
    for (; (status = swst__db_step(statement)) == SWST_ROW; any = true) {
        if (any)
            swst__document_text(page->document, "%s", swst__plan_say(page, SWST__PLAN_COMMA));
        swst__document_name(page->document, swst__db_text(statement, 0));
    }
    if (!any && !status)
        swst__document_nothing(page->document);
    swst__db_give_back(statement);
    return status;
}

/* -------------------------------------------------------------------- the head */

/* Who takes part, by the first of the posts that a worker holds on the day: of head, deputy
 * and supervisor each; everybody else is among the social workers. */
#define HOLDS(role) " EXISTS (SELECT 1 FROM post WHERE post.worker_id = worker.id AND"          \
    " post.role " role " AND" SWST__IN_FORCE("post", "?1") ")"
#define NAMES(which) "SELECT name FROM worker WHERE voided_at IS NULL AND ?2 = ?2 AND"          \
    which " ORDER BY id"

static swst_status add_authors(struct swst__plan_page *page)
{
    static const struct {
        enum swst__plan_word word;
        const char *sql;
    } posts[] = {
        { SWST__PLAN_DEPUTIES, NAMES(HOLDS("= 2")) },
        { SWST__PLAN_SOCIAL_WORKERS, NAMES(HOLDS("IN (3, 5, 6)") " AND NOT"
                                           HOLDS("IN (1, 2, 4)")) },
        { SWST__PLAN_SUPERVISORS, NAMES(HOLDS("= 4")) },
        { SWST__PLAN_HEADS, NAMES(HOLDS("= 1")) },
    };
    swst_status status = SWST_OK;

    swst__document_paragraph(page->document);
    swst__document_text(page->document, "%s", swst__plan_say(page, SWST__PLAN_AUTHORS));
    for (size_t i = 0; i < sizeof posts / sizeof *posts && !status; i++) {
        swst__document_item(page->document);
        swst__document_text(page->document, "%s", swst__plan_say(page, posts[i].word));
        status = swst__plan_names(page, posts[i].sql, page->day, 0);
    }
    return status;
}
_Static_assert(swst__post_role_HEAD == 1 && swst__post_role_DEPUTY == 2
               && swst__post_role_SOCIAL_WORKER == 3 && swst__post_role_SUPERVISOR == 4
               && swst__post_role_INTERN == 5 && swst__post_role_WINDOW == 6,
               "statements name posts by their numbers");

static swst_status write_head(struct swst__plan_page *page)
{
    char from[SWST__DAY_SIZE], to[SWST__DAY_SIZE], as_of[SWST__DAY_SIZE];

    swst__day_print(page->period.first, from);
    swst__day_print(page->period.last, to);
    swst__day_print(page->as_of, as_of);
    swst__document_paragraph(page->document);
    swst__document_text(page->document, swst__plan_say(page, SWST__PLAN_PERIOD), from, to, as_of);
    return add_authors(page);
}

static swst_status write_closing(struct swst__plan_page *page)
{
    swst__document_chapter(page->document, "closing", swst__plan_say(page, SWST__PLAN_CLOSING));
    return swst__plan_slot(page, "closing");
}

static swst_status write_all(struct swst__plan_page *page)
{
    static swst_status (*const chapters[])(struct swst__plan_page *) = {
        write_head, swst__plan_aims, swst__plan_work, write_closing, swst__plan_annex,
    };
    swst_status status = SWST_OK;

    for (size_t i = 0; i < sizeof chapters / sizeof *chapters && !status; i++)
        status = chapters[i](page);
    return status;
}

/* ------------------------------------------------------------------- the question */

/* The plan's own title, else "东陂镇社工站2022年度计划". Several stations in a file: the first. */
static swst_status open_document(struct swst__plan_page *page)
{
    struct swst__statement *statement;
    struct swst__text title = { 0 };
    char *made;
    swst_status status = swst__db_take(page->store, "SELECT plan.id, plan.title, station.name"
        " FROM plan JOIN station ON station.id = plan.station_id"
        " WHERE plan.voided_at IS NULL AND plan.year = ? ORDER BY plan.id", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, page->year);
    if ((status = swst__db_step(statement)) != SWST_ROW) {
        swst__db_give_back(statement);
        return status ? status : swst__fail_number(SWST_ENOTFOUND, SWST__NO_PLAN, page->year);
    }
    page->id = swst__db_int(statement, 0);
    if (swst__db_is_null(statement, 1))
        swst__text_add(&title, swst__plan_say(page, SWST__PLAN_TITLE), swst__db_text(statement, 2),
                       (long long)page->year);
    else
        swst__text_add(&title, "%s", swst__db_text(statement, 1));
    swst__db_give_back(statement);
    if (!(made = swst__text_take(&title)))
        return swst__fail_memory();
    page->document = swst__document_new("plan", page->language, made, &page->period, page->as_of);
    swst_free(made);
    return page->document ? SWST_OK : SWST_ENOMEM;
}

static swst_status write_goals_and_all(struct swst__plan_page *page)
{
    swst_status status = open_document(page);

    if (!status)
        status = swst__plan_goals_open(page);
    if (!status)
        status = write_all(page);
    swst__plan_goals_close(page);
    return status;
}

/* What was built fails as a whole: the first failure is told. */
static swst_status give(struct swst__plan_page *page, swst_status status,
                        swst_document **document)
{
    if (status)
        swst_document_free(page->document);
    else if (!(status = swst__document_finish(&page->document)))
        *document = page->document;
    if (!status && swst__sight_masks(page->store))
        swst__document_set_masked(page->document);
    return status;
}

swst_status swst_report_plan(swst_store *store, int64_t year, const char *as_of,
                             const char *language, swst_document **document)
{
    struct swst__plan_page page = { .store = store, .year = year };
    enum swst__sight sight;
    swst_status status;
    bool inner;

    if (!store || !document)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__day_argument(as_of, &page.as_of)))
        return status;
    if (year < 1900 || year > 2100)
        return swst__fail_number(SWST_ENOTFOUND, SWST__NO_PLAN, year);
    page.language = swst__language(language);
    page.period = (struct swst__span){ swst__day_make(year, 1, 1), swst__day_make(year, 12, 31) };
    page.day = page.as_of < page.period.last ? page.as_of : page.period.last;
    if ((status = swst__db_look(store, &inner)))
        return status;
    sight = swst__sight_set(store, SWST__FIGURES);
    status = write_goals_and_all(&page);
    swst__sight_set(store, sight);
    swst__db_look_away(store, inner);
    return give(&page, status, document);
}
