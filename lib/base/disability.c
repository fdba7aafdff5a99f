/* Class and grade of a disability, as people and cards write them. */
#include "base/disability.h"

#include <string.h>

enum { MULTIPLE = 7, IDENTITY_LENGTH = 18 };

enum what { IGNORED, CLASS, NUMERAL, LEVEL };

static const struct token {
    const char *word;
    enum what what;
    int value;
} tokens[] = {
    { "视力", CLASS, 1 }, { "听力", CLASS, 2 }, { "言语", CLASS, 3 }, { "语言", CLASS, 3 },
    { "肢体", CLASS, 4 }, { "智力", CLASS, 5 }, { "精神", CLASS, 6 }, { "多重", CLASS, MULTIPLE },
    { "一", NUMERAL, 1 }, { "二", NUMERAL, 2 }, { "三", NUMERAL, 3 }, { "四", NUMERAL, 4 },
    { "壹", NUMERAL, 1 }, { "贰", NUMERAL, 2 }, { "叁", NUMERAL, 3 }, { "肆", NUMERAL, 4 },
    { "Ⅰ", NUMERAL, 1 }, { "Ⅱ", NUMERAL, 2 }, { "Ⅲ", NUMERAL, 3 }, { "Ⅳ", NUMERAL, 4 },
    { "1", NUMERAL, 1 }, { "2", NUMERAL, 2 }, { "3", NUMERAL, 3 }, { "4", NUMERAL, 4 },
    { "级", LEVEL, 0 }, { "級", LEVEL, 0 }, { "残疾", IGNORED, 0 }, { "残", IGNORED, 0 },
    { "、", IGNORED, 0 }, { ",", IGNORED, 0 }, { "/", IGNORED, 0 }, { "+", IGNORED, 0 },
    { "和", IGNORED, 0 }, { "(", IGNORED, 0 }, { ")", IGNORED, 0 }, { " ", IGNORED, 0 },
    { ";", IGNORED, 0 }, { "人", IGNORED, 0 },
};

static const struct token *token_at(const char *text)
{
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++)
        if (strncmp(text, tokens[i].word, strlen(tokens[i].word)) == 0)
            return &tokens[i];
    return NULL;
}

static void add_class(struct swst__disability *disability, int class)
{
    disability->class = disability->class == 0 || disability->class == class ? class : MULTIPLE;
}

static void add_grade(struct swst__disability *disability, int grade)
{
    if (!disability->grade || grade < disability->grade)
        disability->grade = grade;
}

/* A numeral is a grade before 级, or behind a class. */
bool swst__disability_read(const char *text, struct swst__disability *disability)
{
    struct swst__disability read = { 0, 0 };
    const struct token *token;
    int numeral = 0;

    for (; (token = *text ? token_at(text) : NULL); text += strlen(token->word)) {
        if (numeral && token->what != LEVEL && !read.class)
            return false;
        if (numeral)
            add_grade(&read, numeral);
        else if (token->what == LEVEL)
            return false;
        numeral = token->what == NUMERAL ? token->value : 0;
        if (token->what == CLASS)
            add_class(&read, token->value);
    }
    if (*text || (numeral && !read.class))
        return false;
    if (numeral)
        add_grade(&read, numeral);
    if (!read.class && !read.grade)
        return false;
    *disability = read;
    return true;
}

void swst__disability_print(const struct swst__disability *disability,
                            char text[SWST__DISABILITY_SIZE])
{
    static const char *const classes[] = { "", "视力", "听力", "言语", "肢体", "智力", "精神",
                                           "多重" };
    static const char *const grades[] = { "", "一级", "二级", "三级", "四级" };

    strcpy(text, classes[disability->class]);
    strcat(text, grades[disability->grade]);
}

bool swst__disability_card(const char *number, struct swst__disability *disability)
{
    size_t length = strlen(number);
    const char *end = number + IDENTITY_LENGTH;

    if ((length != IDENTITY_LENGTH + 2 && length != IDENTITY_LENGTH + 4)
        || strspn(number, "0123456789") < IDENTITY_LENGTH - 1
        || !strchr("0123456789Xx", number[IDENTITY_LENGTH - 1])
        || end[0] < '1' || end[0] > '0' + MULTIPLE || end[1] < '1' || end[1] > '4')
        return false;
    if (end[2] && ((end[2] != 'B' && end[2] != 'b') || end[3] < '1' || end[3] > '9'))
        return false;
    *disability = (struct swst__disability){ end[0] - '0', end[1] - '0' };
    return true;
}
