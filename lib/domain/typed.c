/* Load, save and void under the names of the typed kinds. */
#include <swstation.h>

#define KIND(kind, rule, en, zh, summary, summary_zh)                                   \
    swst_status swst_##kind##_load(swst_store *store, int64_t id, swst_##kind **self)   \
    {                                                                                   \
        swst_record *record = NULL;                                                     \
        swst_status status = swst_record_load(store, swst_kind_find(#kind), id,         \
                                              self ? &record : NULL);                   \
                                                                                        \
        if (!status)                                                                    \
            *self = swst_##kind##_from(record);                                         \
        return status;                                                                  \
    }                                                                                   \
    swst_status swst_##kind##_save(swst_store *store, swst_##kind *self)                \
    {                                                                                   \
        return swst_record_save(store, swst_##kind##_record(self));                     \
    }                                                                                   \
    swst_status swst_##kind##_void(swst_store *store, swst_##kind *self,                \
                                   const char *reason)                                  \
    {                                                                                   \
        return swst_record_void(store, swst_##kind##_record(self), reason);             \
    }
#include "model/typed_kinds.def"
