"""Kinds are classes, fields are properties, and no personal value slips out."""
import copy
import datetime
import json
import pickle
import unittest

import swstation
from swstation import Client, ContactRule, HouseholdMember, Membership, Setting, Visit
from swstation._text import as_text
from station import StationTest


class KindsTest(unittest.TestCase):
    def test_every_kind_became_a_class_with_every_field(self):
        self.assertIs(swstation.KINDS["household_member"], HouseholdMember)
        for name, cls in swstation.KINDS.items():
            self.assertIs(getattr(swstation, cls.__name__), cls)
            self.assertTrue(swstation.fields(cls), name)

    def test_kinds_and_fields_explain_themselves(self):
        self.assertIn("A person the station serves", Client.__doc__)
        self.assertIn("社工站服务的人", Client.__doc__)
        self.assertEqual(Client.birth_date.__doc__, "Day of birth 出生日期: day, personal")
        self.assertEqual(Visit.channel.choices[:2], ("home", "phone"))
        self.assertEqual((Visit.client_id.target, Visit.minutes.unit), ("client", "min"))
        self.assertTrue(Client.name.required and Client.name.personal)

    def test_importing_everything_leaves_the_open_of_python_alone(self):
        names = {}
        exec("from swstation import *", names)
        self.assertNotIn("open", names)
        self.assertIs(names["Client"], Client)
        self.assertIs(names["NotFound"], swstation.NotFound)

    def test_a_field_that_does_not_exist_is_refused(self):
        with self.assertRaisesRegex(TypeError, "Client has no field 'nmae'"):
            Client(nmae="张三")
        with self.assertRaises(AttributeError):
            Client().nmae = "张三"
        with self.assertRaises(TypeError):
            swstation.Record()


class FieldsTest(unittest.TestCase):
    def test_every_type_of_field_reads_as_it_was_written(self):
        member = HouseholdMember(is_head=False, starts_on=datetime.date(2026, 1, 5))
        self.assertEqual((member.is_head, member.starts_on), (False, "2026-01-05"))
        rule = ContactRule(times=2, channels=["phone", "home"], per="week")
        self.assertEqual((rule.times, rule.channels), (2, ["home", "phone"]))
        self.assertEqual(Membership(amount_fen=0).amount_fen, 0)
        self.assertEqual(Setting(key="k").key, "k")

    def test_an_instant_is_written_in_utc_and_needs_a_time_zone(self):
        china = datetime.timezone(datetime.timedelta(hours=8))
        noon = datetime.datetime(2026, 3, 9, 12, 0, 0, 5000, china)
        self.assertEqual(as_text(noon), "2026-03-09T04:00:00.005Z")
        with self.assertRaisesRegex(ValueError, "time zone"):
            as_text(noon.replace(tzinfo=None))

    def test_a_field_is_unset_by_none(self):
        visit = Visit(minutes=30, content="谈话")
        visit.minutes = visit.content = None
        self.assertEqual((visit.minutes, visit.content, visit.channel), (None, None, None))

    def test_a_refused_value_leaves_the_field_as_it_was(self):
        visit = Visit(minutes=30)
        with self.assertRaises(swstation.Invalid):
            visit.minutes = 1.5
        self.assertEqual(visit.minutes, 30)

    def test_a_record_stands_for_its_id_only_where_its_kind_is_meant(self):
        with self.assertRaisesRegex(ValueError, "save it first"):
            Visit(client_id=Client())
        with self.assertRaisesRegex(TypeError, "kind client is needed, not visit"):
            Visit(client_id=Visit())
        with self.assertRaisesRegex(TypeError, "no value of this field"):
            Visit(content=Client())


class RecordsTest(StationTest):
    def test_a_record_shows_kind_and_id_alone(self):
        client = Client(name="张三", phone="13800000000")
        self.assertEqual(repr(client), "<Client unsaved>")
        client = self.client("张三")
        self.assertEqual(repr(client), "<Client {}>".format(client.id))

    def test_records_are_equal_when_they_are_the_same_record(self):
        client = self.client()
        again = self.store.load(Client, client.id)
        again.name = "李四"
        self.assertEqual(client, again)
        self.assertEqual(len({client, again}), 1)
        self.assertNotEqual(client, self.client())
        self.assertNotEqual(Client(), Client())
        with self.assertRaises(TypeError):
            hash(Client())

    def test_a_copy_is_a_record_of_its_own(self):
        client = self.client("张三")
        for twin in (copy.copy(client), copy.deepcopy(client)):
            twin.name = "李四"
            self.assertEqual((client.name, twin.id), ("张三", client.id))
        with self.assertRaisesRegex(TypeError, "to_json"):
            pickle.dumps(client)

    def test_the_header_says_who_wrote_when(self):
        self.store.set_actor(self.worker)
        self.store.set_now(1767225600000)
        client = self.client()
        self.assertEqual((client.recorded_at, client.recorded_by),
                         ("2026-01-01T00:00:00.000Z", self.worker.id))
        self.assertEqual((client.voided_at, client.voided_by, client.void_reason), (None,) * 3)
        self.store.void(client, "重复登记")
        self.assertEqual((client.void_reason, client.voided_by), ("重复登记", self.worker.id))

    def test_json_is_masked_when_others_read_it(self):
        client = self.client("张三", phone="13812341234")
        self.assertEqual(json.loads(swstation.to_json(client))["name"], "张三")
        masked = json.loads(swstation.to_json(client, masked=True))
        self.assertEqual((masked["name"], masked["phone"]), ("张*", "138****1234"))


if __name__ == "__main__":
    unittest.main()
