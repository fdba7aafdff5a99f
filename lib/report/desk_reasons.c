/* Reasons in words for people. */
#include "model/structs.h"

#include <swstation/desk.h>

const char *swst_desk_reason_label(const char *word, const char *language)
{
    static const struct swst__choices *const all[] = {
        &swst__desk_reason_choices, &swst__unserved_reason_choices, &swst__visit_purpose_choices,
    };

    const swst_kind *kind;

    for (size_t i = 0; word && i < sizeof all / sizeof *all; i++) {
        int32_t number = swst__choice_find(all[i], word);

        if (number)
            return all[i]->labels[number].text[swst__language(language)];
    }
    kind = word ? swst_kind_find(word) : NULL;     /* what is to be reviewed */
    return kind ? swst_kind_label(kind, language) : NULL;
}
