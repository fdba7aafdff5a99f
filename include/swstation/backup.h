/**
 * @file
 * @brief Backups: made while others work, verified, and brought back.
 *
 * A backup is two files: a copy of the station's file, and beside it a manifest,
 * `NAME.manifest`, of one line of JSON: the versions of the library, of SQLite and of the
 * file's format, its bytes and their SHA-256, the instant of the last write in it, how many
 * records of each kind are living and voided, and a seal, the SHA-256 of all before it. Keep both
 * together, on another disk. Whoever can read a backup reads all of the station: it is made for
 * its owner alone (0600).
 * @since 0.1.0
 */
#ifndef SWSTATION_BACKUP_H
#define SWSTATION_BACKUP_H

#include <swstation/store.h>

/**
 * @defgroup backup Backup and restore
 * @{
 */
SWST_BEGIN_DECLS

/**
 * Make a backup of @p store at @p path, in one pass, while others go on reading. Who wants to
 * write waits while pages are copied (about a second for each GB of a common disk), not while
 * the copy is looked through.
 *
 * It is made under the name `PATH.part`, brought to the disk, looked through as
 * swst_backup_verify() does, held against the rows of the store, and only then given its name.
 * Nothing that exists is written over. Of a failure nothing is left; of a crash `PATH.part`
 * alone (or with `PATH.manifest`), which the next backup to this path clears away; a file of
 * that name that is none of ours is never touched. Opened as a store, a backup numbers its new
 * records apart from those of the file it was made of.
 *
 * Within swst_store_begin() it is allowed as long as nothing was written: what is dumped there
 * and this backup are of one moment. Of a store in memory, only outside of a transaction.
 *
 * A batch that has written something is unsaved, too (issue 4, item 3).
 *
 * @param path A new file; NULL is SWST_EMISUSE.
 * @retval SWST_EMISUSE   There are unsaved changes, or the store is not open.
 * @retval SWST_ECONFLICT There is a file of this name already, or another program makes it.
 * @retval SWST_ENOSPACE  The disk is full.
 * @retval SWST_EDAMAGED  The store's own file is damaged: no backup was made.
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_backup(swst_store *store, const char *path);

/**
 * Whether the backup at @p path is what it was: its manifest, its bytes, and that it is a sound
 * store with the records that the manifest counts. It finds every byte that was changed, in
 * either file, by accident; it is no seal against those who can write both. Nothing is written.
 *
 * @param path The backup, not its manifest; NULL is SWST_EMISUSE.
 * @retval SWST_ENOTFOUND There is no such file, or no manifest beside it.
 * @retval SWST_EDAMAGED  One of the two is not what it was: use another backup.
 * @retval SWST_EVERSION  A newer library made it.
 */
SWST_API SWST_MUST_CHECK swst_status swst_backup_verify(const char *path);

/**
 * Verify @p backup and copy it to @p path, a new file that its owner alone may read; the copy is
 * verified, too, before it gets its name. A live or any other file is never written over: move
 * it, and what stands beside it, away first. A NULL pointer is SWST_EMISUSE.
 *
 * @retval SWST_ECONFLICT There is a file of this name, or the journal of one that was.
 * @retval SWST_ENOSPACE  The disk is full; nothing is left behind.
 * @retval SWST_EDAMAGED  The backup is not what it was, as with swst_backup_verify().
 */
SWST_API SWST_MUST_CHECK swst_status swst_backup_restore(const char *backup, const char *path);

SWST_END_DECLS
/** @} */
#endif
