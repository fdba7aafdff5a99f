/* The comments in the public headers say what the tables say. */
#include "../support/station.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>

/* The header of a kind, and the one that holds the enums several kinds share. */
static char header[65536], shared[65536];

/* Make one line of the text, so that a sentence broken over lines is whole. */
static void join_lines(char *text)
{
    char *out = text;

    for (const char *in = text; *in; ) {
        bool breaks = *in == '\n';
        char c = breaks ? ' ' : *in;

        in += breaks ? strspn(in, " \n") : 1;
        in += breaks && *in == '*' && in[1] != '/';
        if (c != ' ' || out == text || out[-1] != ' ')
            *out++ = c;
    }
    *out = '\0';
}

/* False for a kind without a header of its own; "station.h" is about no kind. */
static bool read_header(const char *kind, char *text)
{
    char path[512], type[100];
    FILE *in;

    snprintf(path, sizeof path, HEADERS "/%s.h", kind);
    if (!(in = fopen(path, "r")))
        return false;
    text[fread(text, 1, sizeof header - 1, in)] = '\0';
    fclose(in);
    join_lines(text);
    snprintf(type, sizeof type, "typedef struct swst_%s swst_%s;", kind, kind);
    return strstr(text, type) != NULL;
}

static char *declaration(const char *kind, const char *verb, const char *field)
{
    char name[200], *found;

    snprintf(name, sizeof name, "swst_%s_%s_%s(", kind, verb, field);
    assert_non_null(found = strstr(header, name));
    return found;
}

/* The comment right before swst_<kind>_<verb>_<field>(). */
static const char *comment(const char *kind, const char *verb, const char *field)
{
    static char text[2000];
    char *start, *end;

    for (end = declaration(kind, verb, field); strncmp(end, "*/", 2) != 0; end--)
        assert_ptr_not_equal(end, header);
    for (start = end; strncmp(start, "/**", 3) != 0; start--)
        assert_ptr_not_equal(start, header);
    snprintf(text, sizeof text, "%.*s", (int)(end - start), start);
    return text;
}

static void assert_mentions(const char *kind, const char *verb, const char *field,
                            const char *words, bool expected)
{
    if ((strstr(comment(kind, verb, field), words) != NULL) != expected)
        fail_msg("the comment of swst_%s_%s_%s() should %ssay \"%s\"", kind, verb, field,
                 expected ? "" : "not ", words);
}

/* ------------------------------------------------------------------ fields */

static void check_limits(const char *kind, const swst_field *field)
{
    swst_field_type type = swst_field_type_of(field);
    const char *name = swst_field_name(field);
    char limits[80];

    if (type == SWST_TEXT) {
        snprintf(limits, sizeof limits, "%" PRId64 " characters", swst_field_max(field));
        assert_mentions(kind, "set", name, limits, true);
    }
    if (type == SWST_INTEGER || type == SWST_MONEY) {
        snprintf(limits, sizeof limits, "%" PRId64 " to %" PRId64, swst_field_min(field),
                 swst_field_max(field));
        assert_mentions(kind, "set", name, limits, true);
        assert_mentions(kind, "set", name, swst_field_unit(field), true);
    }
}

static void check_field(const char *kind, const swst_field *field)
{
    const char *name = swst_field_name(field);
    unsigned flags = swst_field_flags(field);

    assert_mentions(kind, "set", name, "required", flags & SWST_REQUIRED);
    assert_mentions(kind, "get", name, "Personal.", flags & SWST_PERSONAL);
    assert_mentions(kind, "get", name, "Sensitive.", flags & SWST_SENSITIVE);
    check_limits(kind, field);
}

static void every_comment_agrees_with_its_row(void **state)
{
    int headers = 0;

    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); ) {
        if (!read_header(swst_kind_name(kind), header))
            continue;
        headers++;
        assert_non_null(strstr(header, swst_kind_summary(kind, "en")));
        assert_non_null(strstr(header, "@since "));
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
            check_field(swst_kind_name(kind), field);
    }
    assert_int_not_equal(headers, 0);
}

/* ------------------------------------------------------------------- rules */

static void check_rule(const swst_kind *kind, size_t rule)
{
    static const char *const words[] = {
        [SWST_ONE_OF] = "exactly one of", [SWST_AT_LEAST_ONE] = "at least one of",
        [SWST_UNIQUE] = "no two", [SWST_PERIOD] = "not before",
    };
    swst_rule_type type = swst_kind_rule(kind, rule);
    const swst_field *field;

    for (size_t at = type == SWST_PERIOD; (field = swst_kind_rule_field(kind, rule, at)); at++)
        assert_mentions(swst_kind_name(kind), "set", swst_field_name(field), words[type], true);
}

static void every_rule_over_several_fields_is_told_where_they_are_set(void **state)
{
    (void)state;
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        if (read_header(swst_kind_name(kind), header))
            for (size_t rule = 0; rule < swst_kind_rules(kind); rule++)
                check_rule(kind, rule);
}

/* ------------------------------------------------------------------- enums */

/* The enum that the getter returns, from "typedef enum" on. */
static const char *enum_of(const char *kind, const char *field, char *type, size_t size)
{
    char *end = declaration(kind, "get", field) - 1, *start = end, opening[200];
    const char *found;

    while (start[-1] != ' ')
        start--;
    snprintf(type, size, "%.*s", (int)(end - start), start);
    snprintf(opening, sizeof opening, "typedef enum %s {", type);
    found = strstr(header, opening);
    if (!found)
        found = strstr(shared, opening);
    assert_non_null(found);
    return found;
}

static void upper(char *text)
{
    for (; *text; text++)
        *text = (char)toupper((unsigned char)*text);
}

/* Every word stands as its constant, its number and itself, and no other does. */
static void check_choices(const char *kind, const swst_field *field)
{
    char type[100], name[200], row[400];
    const char *word, *at = enum_of(kind, swst_field_name(field), type, sizeof type);
    int32_t i;

    for (i = 1; (word = swst_field_choice(field, i)); i++) {
        snprintf(name, sizeof name, "%s_%s", type, word);
        upper(name);
        snprintf(row, sizeof row, "%s = %d%s /**< \"%s\": ", name, (int)i,
                 swst_field_choice(field, i + 1) ? "," : "", word);
        if (!(at = strstr(at, row)))
            fail_msg("enum %s should have: %s", type, row);
    }
    at = strstr(at, "*/") + 2;
    snprintf(row, sizeof row, " } %s;", type);
    assert_int_equal(strncmp(at, row, strlen(row)), 0);
}

static void every_word_of_a_choice_is_told_in_its_enum(void **state)
{
    (void)state;
    assert_true(read_header("household", shared));
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        if (read_header(swst_kind_name(kind), header))
            for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
                if (swst_field_type_of(field) == SWST_CHOICE)
                    check_choices(swst_kind_name(kind), field);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_comment_agrees_with_its_row),
        cmocka_unit_test(every_rule_over_several_fields_is_told_where_they_are_set),
        cmocka_unit_test(every_word_of_a_choice_is_told_in_its_enum),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
