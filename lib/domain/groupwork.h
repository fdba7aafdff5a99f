/* Group work: what is worth a look in a file (see warnings.h). The rules are
 * named in rules.h, the verbs in the public header. */
#ifndef SWST_DOMAIN_GROUPWORK_H
#define SWST_DOMAIN_GROUPWORK_H

#include "model/model.h"

#include <swstation/store.h>

/* Somebody who stands at one activity twice. */
swst_status swst__groupwork_warn_attendance(swst_store *store, const swst_record *record);

/* A session that is planned for after the group's last day. */
swst_status swst__groupwork_warn_session(swst_store *store, const swst_record *record);

/* A group that meets and takes fewer than belong to it on a day, or needs more
 * than belong to it still. */
swst_status swst__groupwork_warn_size(swst_store *store, const swst_record *record);

#endif
