#include "report/filter.h"

#include "base/memory.h"
#include "model/structs.h"
#include "model/values.h"
#include "store/db.h"

#include <string.h>

swst_filter *swst_filter_new(void)
{
    swst_filter *filter = swst__calloc(sizeof *filter);

    if (!filter)
        swst__fail_memory();
    return filter;
}

void swst_filter_free(swst_filter *filter)
{
    if (!filter)
        return;
    for (size_t i = 0; i < filter->category_count; i++)
        swst_free(filter->categories[i]);
    swst_free(filter->level);
    swst_free(filter->type);
    swst_free(filter->categories);
    swst_free(filter);
}

void swst_filter_set_area(swst_filter *filter, int64_t area_id)
{
    if (filter)
        filter->area_id = area_id;
}

void swst_filter_set_worker(swst_filter *filter, int64_t worker_id)
{
    if (filter)
        filter->worker_id = worker_id;
}

void swst_filter_set_programme(swst_filter *filter, int64_t programme_id)
{
    if (filter)
        filter->programme_id = programme_id;
}

void swst_filter_add_state(swst_filter *filter, swst_due_state state)
{
    if (filter && state >= SWST_DUE_STATE_OVERDUE && state <= SWST_DUE_STATE_MET)
        filter->states |= 1U << state;
}

void swst_filter_add_list(swst_filter *filter, swst_desk_list list)
{
    if (filter && list >= SWST_DESK_LIST_CONTACTS && list <= SWST_DESK_LIST_CAPACITY)
        filter->lists |= 1U << list;
}

swst_status swst_filter_add_category(swst_filter *filter, const char *code)
{
    char **categories, *copy;

    if (!filter || !code)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    categories = swst__realloc(filter->categories,
                               (filter->category_count + 1) * sizeof *categories);
    if (!categories)
        return swst__fail_memory();
    filter->categories = categories;
    if (!(copy = swst__strdup(code)))
        return swst__fail_memory();
    filter->categories[filter->category_count++] = copy;
    return SWST_OK;
}

void swst_filter_set_grouping(swst_filter *filter, swst_grouping grouping)
{
    if (filter && grouping >= SWST_BY_SERVICE && grouping <= SWST_BY_WORKER)
        filter->grouping = grouping;
}

void swst_filter_set_ages(swst_filter *filter, int64_t least, int64_t most)
{
    if (filter) {
        filter->least_age = least > 0 ? least : 0;
        filter->age_end = most < 0 ? 0 : most < INT64_MAX ? most + 1 : most;
    }
}

static swst_status set_word(char **word, const char *value)
{
    char *copy = value ? swst__strdup(value) : NULL;

    if (value && !copy)
        return swst__fail_memory();
    swst_free(*word);
    *word = copy;
    return SWST_OK;
}

swst_status swst_filter_set_level(swst_filter *filter, const char *level)
{
    return filter ? set_word(&filter->level, level)
                  : swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
}

swst_status swst_filter_set_type(swst_filter *filter, const char *type)
{
    return filter ? set_word(&filter->type, type)
                  : swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
}

swst_status swst_filter_set_sex(swst_filter *filter, const char *sex)
{
    int64_t number = 0;
    swst_status status = SWST_OK;

    if (!filter)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (sex)
        status = swst__value_read(&swst__kinds[swst__kind_client], SWST__FIELD(client, sex), sex,
                                  &number);
    if (!status)
        filter->sex = number;
    return status;
}

void swst_filter_set_limit(swst_filter *filter, int64_t rows)
{
    if (filter)
        filter->limit = rows > 0 ? rows : 0;
}

/* ------------------------------------------------------------------ ground */

static const swst_filter no_filter;

static bool same_word(const char *left, const char *right)
{
    return left && right ? strcmp(left, right) == 0 : left == right;
}

bool swst__filter_equals(const swst_filter *left, const swst_filter *right)
{
    left = left ? left : &no_filter;
    right = right ? right : &no_filter;
    if (left->area_id != right->area_id || left->worker_id != right->worker_id
        || left->programme_id != right->programme_id || left->states != right->states
        || left->lists != right->lists || left->least_age != right->least_age
        || left->age_end != right->age_end || left->sex != right->sex
        || !same_word(left->level, right->level) || !same_word(left->type, right->type)
        || left->category_count != right->category_count)
        return false;
    for (size_t i = 0; i < left->category_count; i++)
        if (strcmp(left->categories[i], right->categories[i]) != 0)
            return false;
    return true;
}

static swst_status check_there(swst_store *store, int kind, const char *sql, int64_t id)
{
    int64_t found = 0;
    swst_status status = id ? swst__db_ask(store, sql, id, 0, 0, &found) : SWST_OK;

    return status || found == id ? status
        : swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD, &swst__kinds[kind].label);
}

static swst_status check_named(swst_store *store, const swst_filter *filter)
{
    swst_status status = check_there(store, swst__kind_worker,
        "SELECT id FROM worker WHERE id = ?1 AND voided_at IS NULL", filter->worker_id);

    return status ? status : check_there(store, swst__kind_programme,
        "SELECT id FROM programme WHERE id = ?1 AND voided_at IS NULL", filter->programme_id);
}

/* Areas and staff have been read. */
static swst_status apply(struct swst__ground *ground, swst_store *store,
                         const swst_filter *filter)
{
    swst_status status = SWST_OK;

    ground->filter = filter ? filter : &no_filter;
    ground->top = SWST__NOWHERE;
    if (ground->filter->area_id) {
        ground->top = swst__areas_find(&ground->areas, ground->filter->area_id);
        if (ground->top == SWST__NOWHERE)
            status = swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD,
                                      &swst__kinds[swst__kind_area].label);
    }
    if (!status)
        status = check_named(store, ground->filter);
    return status ? status : swst__ground_narrow(ground, store);
}

swst_status swst__ground_open(struct swst__ground *ground, swst_store *store,
                              const swst_filter *filter, int64_t day)
{
    swst_status status = swst__areas_read(store, day, &ground->areas);

    ground->day = day;
    if (!status)
        status = swst__staff_read(store, day, &ground->staff);
    return status ? status : apply(ground, store, filter);
}

swst_status swst__ground_open_beside(struct swst__ground *ground, swst_store *store,
                                     const swst_filter *filter,
                                     const struct swst__ground *other)
{
    ground->day = other->day;
    ground->areas = other->areas;
    ground->staff = other->staff;
    ground->borrows = true;
    return apply(ground, store, filter);
}

void swst__ground_close(struct swst__ground *ground)
{
    if (!ground->borrows) {
        swst__areas_free(&ground->areas);
        swst__staff_free(&ground->staff);
    }
    swst__ids_free(&ground->workers);
    swst__ids_free(&ground->candidates);
}

swst_status swst__ground_admits(struct swst__ground *ground, int64_t client_id, int64_t area,
                                bool *admitted)
{
    swst_status status = swst__staff_of(&ground->staff, &ground->areas, client_id, area,
                                        &ground->workers);

    *admitted = swst__areas_within(&ground->areas, area, ground->top)
        && (!ground->filter->worker_id
            || swst__ids_hold(&ground->workers, ground->filter->worker_id));
    return status;
}

swst_status swst__ground_has_village(struct swst__ground *ground, int64_t area, bool *has)
{
    const struct swst__area *at = &ground->areas.at[area];

    *has = false;
    return at->level != swst__area_level_VILLAGE || ground->day < at->served.first
           || ground->day > at->served.last ? SWST_OK : swst__ground_admits(ground, 0, area, has);
}

/* Who was born on an unknown day is of no age. */
static bool has_age(const struct swst__ground *ground, const struct swst__person *person)
{
    const swst_filter *filter = ground->filter;
    int64_t age;

    if (!filter->least_age && !filter->age_end)
        return true;
    if (person->born_on == SWST__NULL)
        return false;
    age = swst__age_on(person->born_on, ground->day);
    return age >= filter->least_age && (!filter->age_end || age < filter->age_end);
}

bool swst__ground_fits(const struct swst__ground *ground, const struct swst__person *person,
                       int64_t area)
{
    return swst__areas_within(&ground->areas, area, ground->top) && has_age(ground, person);
}

static int count(struct swst__ground *ground, const struct swst__person *person)
{
    int standing = (int)swst__person_standing(person, &ground->areas, ground->day);

    ground->standings[standing]++;
    ground->standings[SWST__STANDINGS]++;
    return standing;
}

swst_status swst__ground_meet(struct swst__ground *ground, const struct swst__person *person,
                              int *standing, int64_t *area)
{
    bool admitted;
    swst_status status;

    *area = swst__person_area(person, ground->day);
    status = swst__ground_admits(ground, person->id, *area, &admitted);
    *standing = admitted && has_age(ground, person) ? count(ground, person) : SWST__LEFT_OUT;
    return status;
}

swst_status swst__ground_glance(struct swst__ground *ground, const struct swst__person *person,
                                int *standing, int64_t *area)
{
    if (ground->filter->worker_id)
        return swst__ground_meet(ground, person, standing, area);
    *area = swst__person_area(person, ground->day);
    *standing = swst__ground_fits(ground, person, *area) ? count(ground, person)
                                                         : SWST__LEFT_OUT;
    return SWST_OK;
}

swst_status swst__ground_meet_all(struct swst__ground *ground, swst_store *store,
                                  struct swst__ids *met)
{
    struct swst__people people = { 0 };
    swst_status status = swst__people_open(&people, store, &ground->areas, ground->only);

    while (!status && (status = swst__people_next(&people)) == SWST_ROW) {
        int64_t area;
        int standing;

        status = swst__ground_meet(ground, &people.person, &standing, &area);
        if (!status && met && standing != SWST__LEFT_OUT)
            status = swst__ids_append(met, people.person.id);
    }
    swst__people_close(&people);
    return status;
}

swst_status swst__ground_in_charge(struct swst__ground *ground, const int64_t *named,
                                   size_t count, int64_t client_id, int64_t area)
{
    swst_status status = swst__staff_named(&ground->staff, named, count, &ground->workers);

    return status || ground->workers.count ? status
        : swst__staff_of(&ground->staff, &ground->areas, client_id, area, &ground->workers);
}

swst_status swst__ground_admits_named(struct swst__ground *ground, const int64_t *named,
                                      size_t count, int64_t area, bool *admitted)
{
    int64_t worker = ground->filter->worker_id;
    swst_status status = swst__ground_in_charge(ground, named, count, 0, area);

    *admitted = swst__areas_within(&ground->areas, area, ground->top)
        && (!worker || swst__ids_hold(&ground->workers, worker));
    return status;
}

void swst__ground_note(const struct swst__ground *ground, swst_table *table)
{
    static const struct swst__note notes[SWST__STANDINGS + 1] = {
        [SWST__IS_IN_SCOPE] = { "in_scope", { { "in scope", "在服务范围" } } },
        [SWST__IS_NOT_YET] = { "not_yet", { { "not yet registered", "尚未登记" } } },
        [SWST__IS_EXITED] = { "exited", { { "exited", "已退出" } } },
        [SWST__IS_AWAY] = { "away", { { "away", "不在本地" } } },
        [SWST__IS_NOT_OPEN] = { "not_open", { { "area not open", "区域未开通" } } },
        [SWST__STANDINGS] = { "all", { { "all on file", "在册合计" } } },
    };

    swst__table_set_notes(table, notes, SWST__STANDINGS + 1, ground->standings);
}

/* --------------------------------------------------------------- arguments */

swst_status swst__question_read(const char *from, const char *to, const char *as_of,
                                struct swst__question *question)
{
    struct swst__span *period = &question->period;
    swst_status status = swst__day_argument(from, &period->first);

    if (!status)
        status = swst__day_argument(to, &period->last);
    if (!status)
        status = swst__day_argument(as_of, &question->as_of);
    if (!status && period->first > period->last)
        status = swst__fail(SWST_EINVALID, SWST__PERIOD_REVERSED);
    if (!status)
        question->window = (struct swst__span){ period->first, period->last < question->as_of
                                                                   ? period->last
                                                                   : question->as_of };
    return status;
}
