"""A station's file: made, opened, written in transactions, closed."""
import gc
import os
import pathlib
import stat
import tempfile
import threading
import unittest
import warnings

import swstation
from swstation import Client, Conflict, Foreign, Invalid, Misuse, NotFound, Setting
from station import StationTest


class FileTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name) / "东陂.swst"

    def test_what_was_saved_is_there_when_the_file_is_opened_again(self):
        with swstation.open(self.path, create=True) as store:
            store.save(Setting(key="case_idle_days", value="9"))
        with swstation.open(str(self.path)) as store:
            self.assertEqual([it.value for it in store.find(Setting)], ["9"])
        self.assertEqual(stat.S_IMODE(os.stat(str(self.path)).st_mode), 0o600)

    def test_a_file_is_neither_made_by_opening_nor_written_over(self):
        with self.assertRaises(NotFound):
            swstation.open(self.path)
        self.assertFalse(self.path.exists())
        self.path.write_text("a letter")
        with self.assertRaises(Foreign):
            swstation.open(self.path)
        with self.assertRaises(Conflict):
            swstation.open(self.path, create=True)
        self.assertEqual(self.path.read_text(), "a letter")

    def test_the_journal_is_chosen_once_and_stays_with_the_file(self):
        for mode in ("wal", "truncate"):
            path = self.path.with_name(mode)
            swstation.open(path, create=True, journal=mode).close()
            with swstation.open(path) as store:
                self.assertEqual(store.journal, mode)
        with self.assertRaises(Invalid):
            swstation.open(self.path, create=True, journal="paper")
        with swstation.open(":memory:", create=True) as store:
            self.assertIsNone(store.journal)

    def test_behind_a_checkpoint_the_file_is_whole_alone(self):
        alone = self.path.with_name("alone.swst")
        with swstation.open(self.path, create=True, journal="wal") as store:
            store.save(Setting(key="case_idle_days", value="9"))
            store.checkpoint()
            alone.write_bytes(self.path.read_bytes())
            with store.transaction(), self.assertRaises(Misuse):
                store.checkpoint()
        with swstation.open(alone) as store:
            self.assertEqual([it.value for it in store.find(Setting)], ["9"])

    def test_a_name_with_nul_opens_no_other_file(self):
        swstation.open(self.path, create=True).close()
        with self.assertRaises(swstation.Error):
            swstation.open(str(self.path) + "\0x")

    def test_a_second_process_waits_no_longer_than_it_was_told(self):
        with swstation.open(self.path, create=True) as store:
            with swstation.open(self.path, busy_timeout=0.01) as other:
                with store.transaction():
                    store.save(Setting(key="a", value="1"))
                    with self.assertRaises(swstation.Busy):
                        other.save(Setting(key="b", value="1"))


class WritingTest(StationTest):
    def test_a_transaction_keeps_all_or_nothing(self):
        with self.store.transaction():
            self.client("张三")
            self.client("李四")
        with self.assertRaises(ZeroDivisionError):
            with self.store.transaction():
                self.client("王五")
                1 / 0
        self.assertEqual([it.name for it in self.store.find(Client)], ["张三", "李四"])

    def test_transactions_do_not_nest_and_the_outer_one_is_undone(self):
        with self.assertRaises(swstation.Error):
            with self.store.transaction():
                self.client("张三")
                with self.store.transaction():
                    pass
        self.assertEqual(self.store.count(Client), 0)
        self.client("李四")

    def test_a_voided_record_stays_and_is_found_only_when_asked_for(self):
        client = self.client()
        self.store.void(client, "重复登记")
        self.assertEqual(list(self.store.find(Client)), [])
        [voided] = self.store.find(Client, voided=True)
        self.assertEqual((voided, voided.void_reason), (client, "重复登记"))
        self.assertEqual((self.store.count(Client), self.store.count(Client, voided=True)),
                         (0, 1))

    def test_a_request_is_served_once(self):
        self.assertIsNone(self.store.served("phone-17"))
        first = self.store.save(Setting(key="a", value="1"), request="phone-17")
        again = self.store.save(Setting(key="a", value="1"), request="phone-17")
        self.assertEqual((again.id, self.store.served("phone-17")), (first.id, first.id))
        self.assertEqual(self.store.count(Setting, key="a"), 1)
        other = self.store.save(Setting(key="b", value="1"))
        self.assertNotEqual(other.id, first.id)

    def test_a_reference_to_nothing_is_refused(self):
        with self.assertRaises(NotFound) as caught:
            self.store.save(Client(name="张三", registered_on="2026-01-01",
                                   area_id=100000000000001))
        self.assertEqual(caught.exception.field, "client.area_id")

    def test_threads_take_turns(self):
        def work():
            for _ in range(20):
                with self.store.transaction():
                    self.client("张三")
                    self.client("李四")

        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(self.store.count(Client), 120)


class HandlesTest(StationTest):
    def dropped(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield
            gc.collect()
            yield [str(it.message) for it in caught if it.category is ResourceWarning]

    def test_a_store_that_is_dropped_open_warns(self):
        steps = self.dropped()
        next(steps)
        swstation.open(":memory:", create=True)
        [said] = next(steps)
        self.assertIn("open Store", said)

    def test_a_cursor_that_is_dropped_half_read_warns(self):
        self.client("张三")
        steps = self.dropped()
        next(steps)
        next(self.store.find(Client))
        [said] = next(steps)
        self.assertIn("open cursor over client", said)

    def test_what_was_closed_or_read_to_its_end_does_not_warn(self):
        self.client("张三")
        steps = self.dropped()
        next(steps)
        list(self.store.find(Client))
        with self.store.find(Client) as clients:
            next(clients)
        with swstation.open(":memory:", create=True):
            pass
        self.assertEqual(next(steps), [])

    def test_handles_close_in_any_order(self):
        self.client("张三")
        clients = self.store.find(Client)
        client = next(clients)
        self.store.close()
        self.store.close()
        clients.close()
        clients.close()
        self.assertEqual((list(clients), client.name), ([], "张三"))


if __name__ == "__main__":
    unittest.main()
