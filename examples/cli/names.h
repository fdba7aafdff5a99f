/* From what people write to kinds, fields, words and ids: names, labels in
 * either language, and a hint when it is nearly right. Each gives DONE, or
 * says what is wrong and gives an exit code. */
#ifndef SWST_CLI_NAMES_H
#define SWST_CLI_NAMES_H

#include "command.h"

enum { ID_SIZE = 24 };

/* "client" or 服务对象. */
int find_kind(const struct call *call, const char *text, const swst_kind **kind);

/* "area_id", "area" or 区域. "id" is no field: *field is NULL then. */
int find_field(const struct call *call, const swst_kind *kind, const char *text,
               const swst_field **field);

/* The number, from 1, of a choice given by word or label; 0 if there is none. */
int32_t choice_number(const swst_field *field, const char *text);

/* "home", "At home" or 入户; several joined by commas for a set. */
int find_word(const struct call *call, const swst_field *field, const char *text, char **word);

/* An id, or what is unique about a record: code, number, name, title. */
int find_record(const struct call *call, const swst_kind *kind, const char *text,
                char id[ID_SIZE]);

/* The same as a number; 0 for NULL. */
int find_id(const struct call *call, const char *kind, const char *text, int64_t *id);

/* The value of a field as the library reads it, from what people write. @owned{free} */
int find_value(const struct call *call, const swst_field *field, const char *text, char **value);

/* An option that takes a whole number; *number is left alone if it is not given. */
int find_count(const struct call *call, enum option option, int64_t *number);

#endif
