"""Backups are made, verified and brought back."""
import pathlib
import tempfile
import unittest

import swstation
from swstation import Client, Conflict, Damaged, Misuse, NotFound, Setting
from station import StationTest


class BackupTest(StationTest):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.backup = self.folder / "东陂.bak"

    def test_a_backup_is_verified_and_brought_back(self):
        self.client("张三")
        self.store.backup(self.backup)
        swstation.verify(self.backup)
        swstation.restore(self.backup, self.folder / "again.swst")
        with swstation.open(self.folder / "again.swst") as store:
            self.assertEqual([it.name for it in store.find(Client)], ["张三"])
            self.assertEqual(list(store.check(quick=True)), [])

    def test_nothing_is_written_over(self):
        self.store.backup(self.backup)
        with self.assertRaises(Conflict):
            self.store.backup(self.backup)
        with self.assertRaises(Conflict):
            swstation.restore(self.backup, self.backup)

    def test_a_changed_byte_is_noticed(self):
        self.store.backup(self.backup)
        content = bytearray(self.backup.read_bytes())
        content[5000] ^= 1
        self.backup.write_bytes(content)
        with self.assertRaises(Damaged):
            swstation.verify(self.backup)
        with self.assertRaises(Damaged):
            swstation.restore(self.backup, self.folder / "again.swst")
        self.assertFalse((self.folder / "again.swst").exists())

    def test_what_is_not_there_cannot_be_verified(self):
        with self.assertRaises(NotFound):
            swstation.verify(self.backup)

    def test_a_backup_leaves_no_unsaved_changes_out(self):
        with swstation.open(self.folder / "station.swst", create=True) as store:
            with store.transaction():
                store.backup(self.backup)
                store.save(Setting(key="one", value="1"))
                with self.assertRaises(Misuse):
                    store.backup(self.folder / "other.bak")


class QuickCheckTest(StationTest):
    def test_a_station_in_order_has_no_findings(self):
        self.assertEqual(list(self.store.check(quick=True)), [])
        quick, full = self.store.check(quick=True), self.store.check()
        self.assertEqual(*([column.name for column in it.columns] for it in (quick, full)))


if __name__ == "__main__":
    unittest.main()
