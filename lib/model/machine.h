/* State machines: where the value of a choice field may move when a record
 * changes. The moves are data, machines.def. A new record may stand anywhere:
 * a ledger entered from paper begins in the middle. */
#ifndef SWST_MODEL_MACHINE_H
#define SWST_MODEL_MACHINE_H

#include "model/model.h"

/* Whether the record may become what it is now from what it was. What a move
 * asks besides is in machine_case.c. A refusal names the words allowed. */
swst_status swst__machine_check(const swst_record *record, const swst_record *before);

/* Refuse what cannot be done where the record stands: the sentence is about the
 * words allowed from there; where there are none, NO_MOVE is said instead. */
swst_status swst__machine_refuse(const swst_record *record, const swst_field *field,
                                 enum swst__message message);

/* What the moves of a case ask besides the two words of each. */
swst_status swst__machine_check_case(const swst_record *record, const swst_record *before);

/* Whether the case was closed because its client died or was lost from sight. */
bool swst__case_client_is_gone(const swst_record *record);

/* What the closing of the case lacks: a field, or NULL when it has all. */
const struct swst_field *swst__case_lacks_for_closing(const swst_record *record);

/* Whether stage and state agree on the case being closed. */
bool swst__case_is_consistent(const swst_record *record);

#endif
