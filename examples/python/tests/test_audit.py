"""The audit is read, verified and anchored."""
import datetime
import pathlib
import sqlite3
import tempfile
import unittest

import swstation
from swstation import Client, Invalid, NotFound
from station import StationTest


class AuditTest(StationTest):
    def test_lines_name_what_was_done_and_never_a_value(self):
        client = self.client("张三")
        client.phone = "13800001234"
        self.store.save(client)
        lines = list(self.store.audit(kind=Client))
        self.assertEqual([line.action for line in lines], ["update", "insert"])
        self.assertEqual(lines[0].fields, "phone")
        self.assertEqual({line.record_id for line in lines}, {client.id})
        self.assertNotIn("张三", str([tuple(line) for line in self.store.audit()]))

    def test_lines_are_found_by_day_person_record_and_act(self):
        client = self.client("张三")
        self.store.set_actor(self.worker)
        self.store.void(client, "登记错误")
        today = datetime.date.today()
        self.assertEqual(len(self.store.audit(person=self.worker)), 1)
        self.assertEqual(len(self.store.audit(record=client.id)), 2)
        self.assertEqual(len(self.store.audit(action="void")), 1)
        self.assertEqual(len(self.store.audit(limit=3)), 3)
        self.assertEqual(len(self.store.audit(to=today - datetime.timedelta(days=2))), 0)
        with self.assertRaises(NotFound):
            self.store.audit(action="look")

    def test_a_sound_chain_and_its_anchor(self):
        anchor = self.store.audit_anchor()
        self.client("张三")
        [verdict] = self.store.audit_verify(anchor)
        self.assertEqual((verdict.state, verdict.anchor), ("sound", "held"))
        self.assertEqual(self.store.audit_mode(), "sha256")
        with self.assertRaises(Invalid):
            self.store.audit_verify(anchor[1:])

    def test_what_was_changed_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "east.swst")
            with swstation.open(path, create=True) as store:
                store.found("东陂镇社工站", "441882107")
            with sqlite3.connect(path) as other:
                other.execute("UPDATE audit SET actor = 7 WHERE sequence = 5")
            other.close()
            with swstation.open(path) as store:
                [verdict] = store.audit_verify()
        self.assertEqual((verdict.state, verdict.broken, verdict.why), ("broken", 5, "changed"))

    def test_a_key_has_32_bytes_and_comes_before_it_is_used(self):
        with self.assertRaises(Invalid):
            self.store.set_audit_key(b"short")
        self.store.set_audit_key(None)
        with self.assertRaises(swstation.NoKey):
            self.store.audit_begin_key()

    def test_the_audit_is_kept_for_three_years(self):
        self.assertEqual(self.store.audit_trim("2000-01-01"), 0)
        with self.assertRaises(Invalid):
            self.store.audit_trim(datetime.date.today())


if __name__ == "__main__":
    unittest.main()
