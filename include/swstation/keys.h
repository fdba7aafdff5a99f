/**
 * @file
 * @brief Encryption: sealed fields, by a key that the caller keeps.
 *
 * With a key, and a library built with a provider of cryptography (SWST_WITH_SODIUM), a file
 * can be *sealed*: every sensitive field of every kind (what swst_field_flags() says is
 * ::SWST_SENSITIVE: health, notes, the texts of casework, incomes, scores) and the identity
 * number of clients are then kept in boxes of their own (XChaCha20-Poly1305). Clients are
 * found by their number through a keyed index (HMAC-SHA-256). Everybody who gives the key
 * reads and writes as ever.
 *
 * Not sealed are names, phones and addresses, since people are found by a part of them,
 * and all else that is listed and counted: days, words of choices, who refers to whom. Who
 * has the file and the key sees all of it. How long a text is, and who has one, is seen, too.
 * Without a provider and a key nothing is encrypted.
 * @since 0.1.0
 */
#ifndef SWSTATION_KEYS_H
#define SWSTATION_KEYS_H

#include <swstation/store.h>

/**
 * @defgroup keys Encryption
 * @{
 */
SWST_BEGIN_DECLS

/** How many bytes a key has. */
#define SWST_KEY_SIZE 32

/** @return The provider of cryptography that this library was built with, as "libsodium
 * 1.0.18"; NULL: none, and nothing can be sealed. @borrowed{the program ends} */
SWST_API const char *swst_keys_provider(void);

/**
 * Draw a new key at random. Keep it apart from the file and its backups, and keep a copy:
 * without it nobody reads what is sealed.
 *
 * @param[out] key Room for ::SWST_KEY_SIZE bytes.
 * @param size     ::SWST_KEY_SIZE.
 * @retval SWST_EINVALID  A key has 32 bytes.
 * @retval SWST_ENOCRYPTO There is no provider.
 */
SWST_API SWST_MUST_CHECK swst_status swst_keys_make(void *key, size_t size);

/**
 * Give the store a key: before a sealed file is opened, before a file is created, which is
 * then sealed from the beginning, or before swst_store_seal(). The library keeps a copy in
 * memory until @p store is freed, and wipes it then; wipe yours.
 *
 * @param key  Any bytes that nobody can guess, as swst_keys_make() gives them; NULL (and 0):
 *             the store forgets the key. Not while a sealed file is open.
 * @param size ::SWST_KEY_SIZE.
 * @retval SWST_EINVALID  A key has 32 bytes.
 * @retval SWST_EMISUSE   A sealed file is open.
 * @retval SWST_ENOCRYPTO There is no provider.
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_set_key(swst_store *store, const void *key,
                                                        size_t size);

/** Whether the open file is sealed.
 * @retval SWST_EMISUSE No file is open. */
SWST_API SWST_MUST_CHECK swst_status swst_store_is_sealed(swst_store *store, bool *sealed);

/**
 * Seal the open file with the key that the store was given: all in one transaction, after
 * which the file is written anew (VACUUM), so that none of its bytes tells what was clear
 * before. That takes memory for the whole file. Called again with a sealed file, it does that
 * last part alone: after it was broken off (a full disk), call it again.
 *
 * No backup is made, since it would be clear text. Older backups, exports and whatever the
 * disk keeps of deleted bytes stay as they are: make a new backup and destroy the old ones.
 * Close every other store on the file before: it would not see sealed fields, and cannot write.
 *
 * @retval SWST_ENOKEY    The store was given no key.
 * @retval SWST_ENOCRYPTO There is no provider.
 * @retval SWST_EMISUSE   A transaction is open.
 * @retval SWST_EBUSY     Somebody else works with the file; it may be sealed and still to be
 *                        written anew.
 * @retval SWST_EDENIED   The session's role may not (`security_admin` alone, as shipped).
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_seal(swst_store *store);

/**
 * Seal everything anew with another key, in one transaction; the store then has that one.
 * Backups open with the key of their day.
 *
 * @param key  The new key, which is copied.
 * @param size ::SWST_KEY_SIZE.
 * @retval SWST_EMISUSE  The file is not sealed, or a transaction is open.
 * @retval SWST_EINVALID A key has 32 bytes.
 * @retval SWST_EDAMAGED A box does not open: nothing was changed.
 * @retval SWST_EDENIED  The session's role may not.
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_change_key(swst_store *store,
                                                           const void *key, size_t size);

/**
 * Take encryption back: all sealed fields are clear again, in one transaction.
 *
 * @retval SWST_EMISUSE  The file is not sealed, or a transaction is open.
 * @retval SWST_EDAMAGED A box does not open: nothing was changed.
 * @retval SWST_EDENIED  The session's role may not.
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_unseal(swst_store *store);

SWST_END_DECLS
/** @} */
#endif
