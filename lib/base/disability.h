/* Class and grade of a disability (GB/T 26341) as one text: 肢体一级, 智力, 二级. It is
 * what membership.grade holds of somebody disabled; who asks for either asks here. */
#ifndef SWST_BASE_DISABILITY_H
#define SWST_BASE_DISABILITY_H

#include <stdbool.h>
#include <stddef.h>

/* 0 where the text does not say. Several classes are class 7, of the heaviest grade. */
struct swst__disability {
    int class;          /* 1 sight 2 hearing 3 speech 4 limb 5 intellect 6 mind 7 multiple */
    int grade;          /* 1, the heaviest, to 4 */
};

#define SWST__DISABILITY_SIZE 13

/* False when the text says anything else, or nothing. A number alone is neither: its
 * column says which. Full-width forms are not folded here. */
bool swst__disability_read(const char *text, struct swst__disability *disability);
void swst__disability_print(const struct swst__disability *disability,
                            char text[SWST__DISABILITY_SIZE]);

/* What follows the 18 characters of an identity number on a disability card: class and
 * grade, and of one issued again B and a digit. False for a text of another form. */
bool swst__disability_card(const char *number, struct swst__disability *disability);

#endif
