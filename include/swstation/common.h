/**
 * @file
 * @brief Status codes, error details and memory: the rules of every call.
 * @since 0.1.0
 */
#ifndef SWSTATION_COMMON_H
#define SWSTATION_COMMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define SWST_BEGIN_DECLS extern "C" {
#define SWST_END_DECLS }
#else
#define SWST_BEGIN_DECLS
#define SWST_END_DECLS
#endif

#if defined(__GNUC__)
#define SWST_API __attribute__((visibility("default")))
#define SWST_MUST_CHECK __attribute__((warn_unused_result))
#else
#define SWST_API
#define SWST_MUST_CHECK
#endif

/**
 * @defgroup common Errors and memory
 * @{
 */
SWST_BEGIN_DECLS

/** Outcome of a call. Negative means failure; values never change meaning. */
typedef enum swst_status {
    SWST_ROW = 1,          /**< A cursor stands on a row; a long work has more to do. */
    SWST_OK = 0,           /**< Done; for a cursor: no more rows. */
    SWST_ENOMEM = -1,      /**< Out of memory. */
    SWST_EMISUSE = -2,     /**< The caller broke the contract, e.g. passed NULL. */
    SWST_EINVALID = -3,    /**< A value breaks a rule; see swst_error_field(). */
    SWST_ENOTFOUND = -4,   /**< No such record, kind, field or file. */
    SWST_ECONFLICT = -5,   /**< It contradicts other records, or a file is in the way. */
    SWST_EBUSY = -6,       /**< Another process holds the store; try again. */
    SWST_EVERSION = -7,    /**< A newer library wrote the file; update the library. */
    SWST_EIO = -8,         /**< The disk failed. */
    SWST_EFOREIGN = -9,    /**< The file is no station's store; it was not touched. */
    SWST_EDAMAGED = -10,   /**< The file is damaged; restore a backup. */
    SWST_EPERMISSION = -11,/**< The system does not let this user read the file. */
    SWST_EREADONLY = -12,  /**< The file can be read but not written. */
    SWST_ENOSPACE = -13,   /**< The disk is full. */
    SWST_EMOVED = -14,     /**< The open file was moved or deleted; open it anew. */
    SWST_EFORKED = -15,    /**< The store was opened before fork(); open it anew. */
    SWST_EUNKNOWN = -16,   /**< A write may or may not have been kept; ask by its request id. */
    SWST_EDENIED = -17,    /**< The session's role has no right to this, or it lacks a purpose. */
    SWST_ENOKEY = -18,     /**< A key is needed and none was given; see keys.h, and audit.h. */
    SWST_EWRONGKEY = -19,  /**< Another key than that of this file, or of its audit. */
    SWST_ENOCRYPTO = -20   /**< This library was built without a provider of cryptography. */
} swst_status;

/** @return The name of @p status, such as "SWST_EBUSY". Never NULL. */
SWST_API const char *swst_status_name(swst_status status);

/** @return The status after @p previous (from 1, ::SWST_ROW, downwards), or 0 at the end.
 * With swst_status_name() bindings derive their exceptions from it. */
SWST_API swst_status swst_status_next(swst_status previous);

/** @name Details of the latest failure in the calling thread
 * Read them right after a call has failed; a call that succeeds leaves them
 * as they were. No detail ever holds the content of a record.
 * @{ */
/**
 * @param language "zh" for Chinese; "en" or anything else for English.
 * @return One sentence that says what to do, without a final period; "" before any failure.
 * @borrowed{the next failure in this thread}
 */
SWST_API const char *swst_error_message(const char *language);

/** @return What went wrong as one stable word, as "id_number_check_digit"; "" before any
 * failure. The manual lists them all. */
SWST_API const char *swst_error_code(void);

/**
 * @return The field at fault, as "client.birth_date"; NULL if none was.
 * @borrowed{the next failure in this thread}
 */
SWST_API const char *swst_error_field(void);

/** @return The file at fault, as the caller named it; NULL if none was.
 * @borrowed{the next failure in this thread} */
SWST_API const char *swst_error_path(void);

/** @return The line of that file, from 1; 0 if it is not known. */
SWST_API int64_t swst_error_row(void);

/** @return The column in that line, from 1 (of a CSV: the cell); 0 if it is not known. */
SWST_API int64_t swst_error_column(void);

/** @return The byte in a JSON text, from 0; -1 if it is not known. */
SWST_API int64_t swst_error_offset(void);
/** @} */

/** Free text that the library handed over. NULL is ignored. */
SWST_API void swst_free(void *memory);

/**
 * Replace the allocator of the whole process.
 *
 * Call it once, before anything else. Memory that SQLite and cJSON use for
 * themselves is not affected: those belong to the program, not to us.
 */
SWST_API void swst_set_allocator(void *(*allocate)(size_t size),
                                 void *(*resize)(void *memory, size_t size),
                                 void (*release)(void *memory));

/** @return The version of the library, as "0.1.0". */
SWST_API const char *swst_version(void);

SWST_END_DECLS
/** @} */
#endif
