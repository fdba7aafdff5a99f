"""The desk: what waits for whom, list after list, and what its reasons mean."""
import unittest

import swstation
from swstation import Assignment, Case, Household, HouseholdMember, NotFound
from swstation._words import LISTS
from station import StationTest

DAY = "2026-02-10"


class DeskTest(StationTest):
    def setUp(self):
        super().setUp()
        self.zhang = self.client("张三")
        self.tier(self.zhang, "green")
        self.case = self.store.save(Case(client_id=self.zhang, worker_id=self.worker,
                                         opened_on="2026-01-05", stage="intervention"))
        home = self.store.save(Household(area_id=self.jiangxia, number="7"))
        self.store.save(HouseholdMember(household_id=home, client_id=self.client(
            "王五", self.jiangxia), starts_on="2026-01-01"))
        self.home = home

    def rows(self, **narrowed):
        return {(row["list"], row["about_id"]) for row in self.store.desk(DAY, **narrowed)}

    def test_every_matter_is_a_row_with_what_it_waits_for(self):
        [idle] = self.store.desk(DAY, lists="cases")
        self.assertEqual((idle["about"], idle["about_id"], idle["name"], idle["worker_ids"]),
                         ("case", self.case.id, "张三", [self.worker.id]))
        self.assertGreater(idle["days_overdue"], 0)
        [headless] = self.store.desk(DAY, lists=["headless"])
        self.assertEqual((headless["about"], headless["about_id"], headless["reason"]),
                         ("household", self.home.id, "never"))
        self.assertEqual((idle.get("title"), headless.get("name"), headless["title"]),
                         (None, None, "7"))

    def test_a_title_is_no_name_and_is_not_masked(self):
        rows = self.store.desk(DAY, lists=["cases", "headless"], masked=True)
        self.assertEqual({row.get("name") or row["title"] for row in rows}, {"张*", "7"})

    def test_the_desk_is_narrowed_by_lists_area_worker_and_limit(self):
        everything = self.rows()
        both = self.rows(lists=("cases", "headless"))
        self.assertEqual(both, {("cases", self.case.id), ("headless", self.home.id)})
        self.assertTrue(both < everything)
        self.assertNotIn(("cases", self.case.id), self.rows(area=self.jiangxia))
        self.assertIn(("headless", self.home.id), self.rows(area="441882107207"))
        self.assertEqual(self.rows(worker=self.worker, lists=["cases", "headless"]),
                         {("cases", self.case.id)})
        self.assertEqual(len(self.store.desk(DAY, limit=1)), 1)
        with self.assertRaisesRegex(ValueError, "lists: 'letters' is none of contacts, cases"):
            self.store.desk(DAY, lists="letters")
        with self.assertRaises(NotFound):
            self.store.desk(DAY, worker=100000000000001)

    def test_today_is_the_desk_by_list(self):
        today = self.store.today(DAY)
        self.assertEqual([row for rows in today.values() for row in rows],
                         list(self.store.desk(DAY)))
        self.assertEqual(list(today), [word for word in LISTS if word in today])
        self.assertEqual([row["about_id"] for row in today["cases"]], [self.case.id])
        self.assertEqual(self.store.today(DAY, self.worker)["cases"][0]["name"], "张三")
        self.assertEqual(self.store.today(DAY, masked=True)["cases"][0]["name"], "张*")
        self.assertNotIn("headless", self.store.today(DAY, self.worker))

    def test_the_lists_are_those_of_the_column(self):
        [column] = [it for it in self.store.desk(DAY).columns if it.name == "list"]
        self.assertEqual(column.choices, LISTS)

    def test_the_week_says_whom_to_see_village_by_village(self):
        self.store.save(Assignment(worker_id=self.worker, area_id=self.qianjiang,
                                   starts_on="2026-01-01"))
        [row] = self.store.week(DAY, worker=self.worker)
        self.assertEqual((row["client_id"], row["list"], row["area_code"], row["due_on"]),
                         (self.zhang.id, "contacts", "441882107206", "2026-01-31"))

    def test_reasons_are_told_in_both_languages(self):
        self.assertEqual(swstation.desk_reason_label("never"), "Never had a head")
        self.assertEqual(swstation.desk_reason_label("never", "zh"), "从未有户主")
        self.assertIsNone(swstation.desk_reason_label("red brick"))


if __name__ == "__main__":
    unittest.main()
