/* What holds on a day, as conditions of statements: both ends belong to the days,
 * an end that is not known is open, and voided rows hold never. */
#ifndef SWST_DOMAIN_IN_FORCE_H
#define SWST_DOMAIN_IN_FORCE_H

/* A row with starts_on and ends_on; `row` is its table or the name it goes by. */
#define SWST__IN_FORCE(row, day)                                                            \
    " " row ".voided_at IS NULL AND " row ".starts_on <= " day                              \
    " AND coalesce(" row ".ends_on, " day ") >= " day

/* A worker of the station. */
#define SWST__EMPLOYED(worker, day)                                                         \
    " coalesce(" worker ".hired_on, " day ") <= " day                                       \
    " AND coalesce(" worker ".left_on, " day ") >= " day

#endif
