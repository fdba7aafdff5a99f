/* Categories that a row names, in one cell or in a column each, and what other columns
 * say of one: since when, the certificate, class and grade of a disability, the sum. */
#include "exchange/ledger_values.h"

#include "base/fold.h"
#include "model/structs.h"
#include "model/values.h"

#include <swstation/client.h>

#include <string.h>

#define MEMBERSHIP(field) SWST__FIELD(membership, field)

static const swst_kind *membership(void)
{
    return &swst__kinds[swst__kind_membership];
}

/* What a row says of a disability, and in which columns. */
struct disabilities {
    int64_t disabled, severe;               /* categories; 0: the station has none */
    struct swst__disability said, card;
    size_t column, card_column;
};

static swst_status wrong(struct swst__ledger_reading *reading, size_t column,
                         const struct swst_field *field, enum swst__message why)
{
    return swst__ledger_reject(reading->ledger, reading->row,
                               swst__reject(membership(), field, why), column);
}

/* -------------------------------------------------------------- categories */

static struct swst__ledger_category *find(struct swst__ledger_row *row, int64_t id)
{
    for (size_t i = 0; i < row->category_count; i++)
        if (row->categories[i].id == id)
            return &row->categories[i];
    return NULL;
}

/* Named twice it is named once. NULL and told when there are too many. */
static swst_status add(struct swst__ledger_reading *reading, size_t column, int64_t id,
                       struct swst__ledger_category **category)
{
    struct swst__ledger_row *row = reading->row;

    if ((*category = find(row, id)))
        return SWST_OK;
    if (row->category_count == SWST__LEDGER_CATEGORIES)
        return wrong(reading, column, MEMBERSHIP(category_id), SWST__LEDGER_CATEGORIES_MOST);
    *category = &row->categories[row->category_count++];
    (*category)->id = id;
    (*category)->starts_on = SWST__LEDGER_NO_DAY;
    (*category)->of_household = swst__ledger_is_of_household(reading->ledger, id);
    *(*category)->certificate = *(*category)->grade = '\0';
    (*category)->amount_fen = -1;
    return SWST_OK;
}

static void tell(struct disabilities *of, const struct swst__disability *told, size_t column)
{
    of->said.class = told->class ? told->class : of->said.class;
    of->said.grade = told->grade ? told->grade : of->said.grade;
    of->column = told->class || told->grade ? column : of->column;
}

static swst_status add_named(struct swst__ledger_reading *reading, size_t column,
                             const struct swst__ledger_named *named, struct disabilities *of)
{
    struct swst__ledger_category *category;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < named->count && !status; i++)
        status = add(reading, column, named->ids[i], &category);
    tell(of, &named->told, column);
    return status;
}

/* A name may hold what divides names elsewhere, so the whole is tried before its parts. */
static const char *const separators[] = { "、|,|，|;|；|/|+|&||\n", " ", "和|及|与" };
enum { SEPARATORS = sizeof separators / sizeof *separators };

static bool is_divided(const char *text, const char *by)
{
    char part[SWST__LEDGER_PART];
    const char *rest = swst__ledger_part(text, by, part);

    return rest && strcmp(part, text) != 0;
}

static swst_status read_names(struct swst__ledger_reading *reading, size_t column,
                              const char *text, size_t level, struct disabilities *of)
{
    struct swst__ledger_named named;
    char part[SWST__LEDGER_PART];
    swst_status status = swst__ledger_find_category(reading->ledger, text, &named);

    if (status || named.count)
        return status ? status : add_named(reading, column, &named, of);
    while (level < SEPARATORS && !is_divided(text, separators[level]))
        level++;
    if (level == SEPARATORS)
        return swst__ledger_reject(reading->ledger, reading->row,
                                   swst__ledger_category_unknown(reading->ledger, text), column);
    while (!status && (text = swst__ledger_part(text, separators[level], part)))
        if (!swst__ledger_is_nothing(part))
            status = read_names(reading, column, part, level + 1, of);
    return status;
}

/* 是, √, a number that is not 0, the category's own name, or of a disability its grade. */
static swst_status read_mark(struct swst__ledger_reading *reading, size_t column,
                             struct disabilities *of)
{
    int64_t id = reading->ledger->header.columns[column].category_id, number;
    const char *cell = reading->cells[column];
    struct swst__ledger_category *category;
    struct swst__ledger_named named;
    struct swst__disability told = { 0, 0 };
    bool yes;
    swst_status status;

    if (swst__ledger_yes_or_no(cell, &yes))
        return yes ? add(reading, column, id, &category) : SWST_OK;
    if ((id == of->disabled || id == of->severe) && swst__disability_read(cell, &told)) {
        tell(of, &told, column);
        return add(reading, column, id, &category);
    }
    if (swst__ledger_fen_read(cell, "月", &number))
        return number ? add(reading, column, id, &category) : SWST_OK;
    status = swst__ledger_find_category(reading->ledger, cell, &named);
    if (!status && named.count == 1 && named.ids[0] == id)
        return add_named(reading, column, &named, of);
    return status ? status
        : wrong(reading, column, MEMBERSHIP(category_id), SWST__LEDGER_YES_OR_NO);
}

/* ------------------------------------------------------- whose a column is */

static bool is_of_disability(const struct disabilities *of, int64_t id)
{
    return id && (id == of->disabled || id == of->severe);
}

/* Of a disability: who is severely disabled and not called disabled besides has it as
 * that. A column of no category is of the row's only one. */
static swst_status find_target(struct swst__ledger_reading *reading, size_t column,
                               const struct disabilities *of,
                               struct swst__ledger_category **target)
{
    const struct swst__ledger_column *at = &reading->ledger->header.columns[column];
    bool disability = at->field == SWST__LEDGER_DISABILITY || at->field == SWST__LEDGER_GRADE;
    int64_t id = at->category_id ? at->category_id : disability ? of->disabled : 0;

    *target = NULL;
    if (is_of_disability(of, id) && !find(reading->row, id)) {
        int64_t other = id == of->disabled ? of->severe : of->disabled;

        if ((*target = find(reading->row, other)))
            return SWST_OK;
    }
    if (id)
        return add(reading, column, id, target);
    if (reading->row->category_count == 1) {
        *target = &reading->row->categories[0];
        return SWST_OK;
    }
    return wrong(reading, column, MEMBERSHIP(category_id), SWST__LEDGER_WHICH_CATEGORY);
}

/* ------------------------------------------------------------- disability */

static bool read_part(const char *cell, enum swst__ledger_field field,
                      struct swst__disability *told)
{
    int most = field == SWST__LEDGER_GRADE ? 4 : 7;

    *told = (struct swst__disability){ 0, 0 };
    if (cell[0] >= '1' && cell[0] <= '0' + most && !cell[1]) {
        *(field == SWST__LEDGER_GRADE ? &told->grade : &told->class) = cell[0] - '0';
        return true;
    }
    return swst__disability_read(cell, told);
}

/* Of a disability it is kept in one form; any other grade as it stands. */
static swst_status read_grade(struct swst__ledger_reading *reading, size_t column,
                              struct disabilities *of)
{
    const struct swst__ledger_column *at = &reading->ledger->header.columns[column];
    const char *cell = reading->cells[column];
    struct swst__ledger_category *target;
    struct swst__disability told;
    swst_status status;

    if (at->category_id && !is_of_disability(of, at->category_id)) {
        if ((status = find_target(reading, column, of, &target)) || !target)
            return status;
        if ((status = swst__value_check_text(membership(), MEMBERSHIP(grade), cell)))
            return swst__ledger_reject(reading->ledger, reading->row, status, column);
        strcpy(target->grade, cell);
        return SWST_OK;
    }
    if (!read_part(cell, at->field, &told))
        return wrong(reading, column, MEMBERSHIP(grade), SWST__LEDGER_NO_DISABILITY);
    tell(of, &told, column);
    return find_target(reading, column, of, &target);
}

/* What all columns said together, and the card: it fills what they leave out. */
static swst_status keep_disability(struct swst__ledger_reading *reading,
                                   const struct disabilities *of)
{
    struct swst__disability told = of->said;
    struct swst__ledger_category *targets[] = { find(reading->row, of->disabled),
                                                find(reading->row, of->severe) };

    if ((told.class && of->card.class && told.class != of->card.class)
        || (told.grade && of->card.grade && told.grade != of->card.grade))
        return wrong(reading, of->column, MEMBERSHIP(grade), SWST__LEDGER_CARD_GRADE);
    told.class = told.class ? told.class : of->card.class;
    told.grade = told.grade ? told.grade : of->card.grade;
    for (size_t i = 0; i < 2; i++)
        if (targets[i] && (told.class || told.grade))
            swst__disability_print(&told, targets[i]->grade);
    return SWST_OK;
}

/* ------------------------------------------------------------ certificates */

/* The number of the card begins with the identity number of whose it is. */
static swst_status compare_card(struct swst__ledger_reading *reading, size_t column,
                                const char *card)
{
    const struct swst_field *field = SWST__FIELD(client, id_number);
    const char *own = swst__record_text(reading->row->client, field);
    char number[SWST__IDENTITY_SIZE];
    swst_status status;

    memcpy(number, card, sizeof number - 1);
    number[sizeof number - 1] = '\0';
    if (own)
        return strcmp(own, number) == 0 ? SWST_OK
            : wrong(reading, column, MEMBERSHIP(certificate_no), SWST__LEDGER_CARD_NUMBER);
    if (*swst__ledger_said(reading, SWST__LEDGER_ID_NUMBER))
        return SWST_OK;                             /* that cell is wrong already */
    reading->number_column = column;
    status = swst__record_set_text(reading->row->client, field, number);
    return status ? status : swst__ledger_remark(reading->row, SWST__LEDGER_FROM_CARD, column);
}

/* A spreadsheet keeps fifteen digits of the twenty. */
static bool is_damaged(const char *number)
{
    size_t length = strlen(number);

    return swst__ledger_is_exponent(number)
        || (length == 20 && strspn(number, "0123456789") == length
            && strcmp(number + 15, "00000") == 0);
}

static swst_status read_certificate(struct swst__ledger_reading *reading, size_t column,
                                    struct disabilities *of)
{
    struct swst__ledger_category *target;
    const char *cell = reading->cells[column];
    char number[80];
    swst_status status = swst__value_check_text(membership(), MEMBERSHIP(certificate_no), cell);

    if (status)
        return swst__ledger_reject(reading->ledger, reading->row, status, column);
    swst__identity_fold(cell, number, sizeof number);
    if (is_damaged(number))
        return wrong(reading, column, MEMBERSHIP(certificate_no), SWST__LEDGER_DAMAGED);
    if ((status = find_target(reading, column, of, &target)) || !target)
        return status;
    strcpy(target->certificate, cell);
    if (!is_of_disability(of, target->id) || !swst__disability_card(number, &of->card))
        return SWST_OK;
    strcpy(target->certificate, number);
    of->card_column = column;
    return compare_card(reading, column, number);
}

/* ----------------------------------------------------------- days and sums */

static swst_status read_since(struct swst__ledger_reading *reading, size_t column,
                              struct disabilities *of)
{
    struct swst__ledger_row *row = reading->row;
    struct swst__ledger_category *target;
    struct swst__ledger_date date;
    swst_status status;

    if (!swst__ledger_date_read(reading->cells[column], &date))
        return wrong(reading, column, MEMBERSHIP(starts_on), date.why);
    if (date.precision != SWST_BIRTH_PRECISION_DAY)
        return wrong(reading, column, MEMBERSHIP(starts_on), SWST__LEDGER_PART_OF_DAY);
    if (!reading->ledger->header.columns[column].category_id && row->category_count > 1) {
        for (size_t i = 0; i < row->category_count; i++)
            if (row->categories[i].starts_on == SWST__LEDGER_NO_DAY)
                row->categories[i].starts_on = date.day;
        return SWST_OK;
    }
    status = find_target(reading, column, of, &target);
    if (target)
        target->starts_on = date.day;
    return status;
}

/* Nothing paid says of nobody that there is a membership. */
static swst_status read_amount(struct swst__ledger_reading *reading, size_t column,
                               struct disabilities *of)
{
    int64_t id = reading->ledger->header.columns[column].category_id, fen;
    struct swst__ledger_category *target;
    swst_status status;

    if (!swst__ledger_fen_read(reading->cells[column], "月", &fen))
        return wrong(reading, column, MEMBERSHIP(amount_fen), SWST__LEDGER_NO_AMOUNT);
    if (fen == 0 && (id ? !find(reading->row, id) : reading->row->category_count != 1))
        return SWST_OK;
    if ((status = swst__value_check(membership(), MEMBERSHIP(amount_fen), fen)))
        return swst__ledger_reject(reading->ledger, reading->row, status, column);
    status = find_target(reading, column, of, &target);
    if (target)
        target->amount_fen = fen;
    return status;
}

/* --------------------------------------------------------------- all of it */

static swst_status read_column(struct swst__ledger_reading *reading, size_t column, bool names,
                               struct disabilities *of)
{
    enum swst__ledger_field field = reading->ledger->header.columns[column].field;

    switch (field) {
    case SWST__LEDGER_CATEGORY:
        return names ? read_names(reading, column, reading->cells[column], 0, of) : SWST_OK;
    case SWST__LEDGER_CATEGORY_MARK: return names ? read_mark(reading, column, of) : SWST_OK;
    case SWST__LEDGER_DISABILITY:
    case SWST__LEDGER_GRADE: return names ? SWST_OK : read_grade(reading, column, of);
    case SWST__LEDGER_CERTIFICATE: return names ? SWST_OK : read_certificate(reading, column, of);
    case SWST__LEDGER_SINCE: return names ? SWST_OK : read_since(reading, column, of);
    case SWST__LEDGER_AMOUNT: return names ? SWST_OK : read_amount(reading, column, of);
    default: return SWST_OK;
    }
}

static bool tells_of_categories(const struct swst__ledger_reading *reading)
{
    for (int i = SWST__LEDGER_CATEGORY; i <= SWST__LEDGER_AMOUNT; i++)
        if (reading->columns[i] != SWST__LEDGER_NO_COLUMN)
            return true;
    return false;
}

/* Names first, wherever they stand: then it is known whose the other columns are. */
swst_status swst__ledger_memberships_read(struct swst__ledger_reading *reading)
{
    struct disabilities of = { 0 };
    swst_status status;

    if (!tells_of_categories(reading))
        return SWST_OK;
    status = swst__ledger_category_by_code(reading->ledger, "disabled", &of.disabled);
    if (!status)
        status = swst__ledger_category_by_code(reading->ledger, "severely_disabled", &of.severe);
    for (int names = 1; names >= 0; names--)
        for (size_t i = 0; i < reading->count && !status; i++)
            if (!reading->nothing[i])
                status = read_column(reading, i, names, &of);
    return status ? status : keep_disability(reading, &of);
}
