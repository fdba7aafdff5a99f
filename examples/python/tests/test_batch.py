"""Batches: many records at once, all or nothing."""
import unittest

import swstation
from swstation import Area, Client, Invalid, Visit
from station import StationTest


class BatchTest(StationTest):
    def visit_to(self, client, day="2026-03-01"):
        return Visit(client_id=client, visited_on=day, channel="home", result="done")

    def test_what_is_added_is_there_behind_the_with_statement(self):
        seen = []
        with self.store.batch() as batch:
            area = batch.add(Area(code="441882107208", name="东陂", level="village"))
            client = batch.add(Client(name="张三", area_id=area, registered_on="2026-01-01"))
            batch.add(self.visit_to(client))
            self.assertEqual((batch.total, batch.rejected), (3, 0))
            self.assertEqual(batch.check(lambda done, total: seen.append((done, total))), 0)
        [visit] = self.store.find(Visit)
        self.assertEqual(visit.client_id, client.id)

    def test_an_exception_inside_forgets_all(self):
        with self.assertRaises(KeyError):
            with self.store.batch() as batch:
                batch.add(Client(name="张三", area_id=self.qianjiang, registered_on="2026-01-01"))
                raise KeyError("on purpose")
        self.assertEqual(self.store.count(Client), 0)
        with self.assertRaises(ValueError):
            batch.add(Client(name="李四"))

    def test_with_a_wrong_record_nothing_is_written(self):
        with self.assertRaises(Invalid) as caught:
            with self.store.batch() as batch:
                batch.add(self.visit_to(12345))
                self.assertEqual(batch.check(), 1)
                [problem] = batch.problems
                self.assertEqual((problem["row"], problem["field"]), (1, "client_id"))
                row = problem["code"]
        self.assertEqual(row, "reference_missing")
        self.assertIn(caught.exception.code, ("reference_missing",))
        self.assertEqual(self.store.count(Visit), 0)

    def test_a_record_is_changed_and_another_voided(self):
        client, other = self.client(), self.client("李四")
        with self.store.batch() as batch:
            client.name = "王五"
            batch.add(client)
            batch.void(other, "重复")
        self.assertEqual(self.store.load(Client, client.id).name, "王五")
        self.assertEqual(self.store.count(Client), 1)


if __name__ == "__main__":
    unittest.main()
