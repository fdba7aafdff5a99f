"""Who is due, who was reached, how duties were kept, and whether all is in order."""
import datetime
import unittest

import swstation
from swstation import Assignment, Household, NotFound, Rate
from station import StationTest

QUARTER = ("2026-01-01", "2026-03-31", "2026-03-31")


class DueTest(StationTest):
    def setUp(self):
        super().setUp()
        self.zhang = self.client("张三")
        self.tier(self.zhang, "green")
        self.wang = self.client("王五", self.jiangxia)
        self.tier(self.wang, "green")
        self.visit(self.wang, "2026-02-02")
        self.store.save(Assignment(worker_id=self.worker, area_id=self.jiangxia,
                                   starts_on="2026-01-01"))

    def names(self, **narrowed):
        return [row["name"] for row in self.store.due("2026-02-10", **narrowed)]

    def test_a_missed_month_is_overdue_from_its_last_day(self):
        [row] = self.store.due(as_of=datetime.date(2026, 2, 10), state="overdue")
        self.assertEqual((row["client_id"], row["level"]), (self.zhang.id, "green"))
        self.assertEqual((row["due_on"], row["days_overdue"], row["missed"]),
                         ("2026-01-31", 10, 1))
        self.assertEqual((row["required"], row["done"], row["remaining"]), (1, 0, 1))
        self.assertEqual((row["bucket_from"], row["bucket_to"]), ("2026-02-01", "2026-02-28"))
        self.assertIsNone(row["programme_id"])

    def test_the_workers_of_a_row_are_a_list_of_ids(self):
        [row] = self.store.due("2026-02-10", area=self.jiangxia)
        self.assertEqual((row["worker_ids"], row["state"]), ([self.worker.id], "met"))

    def test_the_list_is_narrowed_by_area_worker_state_and_limit(self):
        self.assertEqual(sorted(self.names()), ["张三", "王五"])
        for area in (self.jiangxia, self.jiangxia.id, "441882107207"):
            self.assertEqual(self.names(area=area), ["王五"])
        self.assertEqual(sorted(self.names(area="441882107")), ["张三", "王五"])
        self.assertEqual(self.names(worker=self.worker), ["王五"])
        self.assertEqual(self.names(worker=self.worker.id), ["王五"])
        self.assertEqual(self.names(state=["due", "overdue"]), ["张三"])
        self.assertEqual(sorted(self.names(state="all")), ["张三", "王五"])
        self.assertEqual(self.names(limit=1), ["张三"])

    def test_what_cannot_be_asked_is_refused(self):
        with self.assertRaisesRegex(ValueError, "'late' is none of overdue, due, met"):
            self.store.due("2026-02-10", state="late")
        with self.assertRaises(NotFound):
            self.store.due("2026-02-10", area="441882107999")
        with self.assertRaises(NotFound):
            self.store.due("2026-02-10", worker=100000000000001)
        with self.assertRaises(swstation.Invalid):
            self.store.due("2026-02-30")

    def test_names_are_masked_for_others(self):
        self.assertEqual(set(self.names(masked=True)), {"张*", "王*"})

    def test_compliance_adds_up_all_duties(self):
        total = self.store.compliance("2026-01-01", "2026-02-28", "2026-03-10")[0]
        self.assertEqual((total["scope"], total["required"], total["done"]), ("all", 4, 1))
        self.assertEqual((total["rate"].n, total["rate"].d, total["rate"].percent),
                         (1, 4, 25.0))
        self.assertIsInstance(total["clients_rate"].percent, float)
        self.assertEqual((total["clients_met"], total["clients"]), (0, 2))


class CoverageTest(StationTest):
    def setUp(self):
        super().setUp()
        for name, area in (("张三", self.qianjiang), ("李四", self.qianjiang),
                           ("王五", self.jiangxia)):
            self.member(self.client(name, area), "tekun")
        [first] = self.store.find(swstation.Client, name="张三")
        self.visit(first, "2026-02-02")

    def test_the_total_comes_first_with_exact_rates(self):
        table = self.store.coverage(*QUARTER)
        rows = {(row["area_code"], row["category"]): row for row in table}
        total = rows["", "persons"]
        self.assertEqual((total["in_scope"], total["visited"]), (3, 1))
        self.assertEqual(total["visit_rate"], Rate(1, 3, "person", 33.3))
        self.assertEqual(str(total["visit_rate"]), "33.3%")
        self.assertEqual(rows["441882107206", "tekun"]["visit_rate"].percent, 50.0)
        self.assertEqual(table[0]["area_code"], "")

    def test_a_rate_over_nobody_has_a_reason_and_no_percentage(self):
        empty = next(row for row in self.store.coverage(*QUARTER)
                     if row["category"] == "households")
        self.assertEqual((empty["visit_rate"].d, empty["visit_rate"].percent), (0, None))
        self.assertEqual(empty["visit_rate"].reason, "empty")
        self.assertEqual(str(empty["visit_rate"]), "-")

    def test_coverage_is_divided_as_asked(self):
        villages = self.store.coverage(*QUARTER, by="village", area="441882107207")
        self.assertEqual({row["area_code"] for row in villages}, {"", "441882107207"})
        towns = self.store.coverage(*QUARTER, by="town")
        self.assertEqual({row["area_code"] for row in towns}, {"", "441882107"})
        with self.assertRaisesRegex(ValueError, "none of service, village, town, worker"):
            self.store.coverage(*QUARTER, by="county")

    def test_categories_are_named_by_code_or_record(self):
        [tekun] = self.store.find(swstation.Category, code="tekun")
        for categories in ("tekun", tekun, ["tekun", "disabled"]):
            found = {row["category"] for row in self.store.coverage(*QUARTER,
                                                                    categories=categories)}
            self.assertIn("tekun", found)
        with self.assertRaises(NotFound):
            self.store.coverage(*QUARTER, categories="teacup")

    def test_a_period_that_has_not_ended_is_provisional(self):
        table = self.store.coverage("2026-01-01", "2026-03-31", "2026-03-01")
        self.assertTrue(table.provisional)
        self.assertEqual((table.as_of, table.from_, table.to),
                         ("2026-03-01", "2026-01-01", "2026-03-31"))
        self.assertFalse(self.store.coverage(*QUARTER).provisional)


class StationFileTest(StationTest):
    def test_a_new_station_has_an_area_settings_and_nothing_out_of_order(self):
        self.assertEqual([it.name for it in self.store.find(swstation.Station)],
                         ["东陂镇社工站"])
        [area] = self.store.find(swstation.Area, code="441882107")
        self.assertEqual(area.name, "东陂镇")
        self.assertEqual(self.store.setting("case_idle_days"), 7)
        with self.assertRaises(NotFound):
            self.store.setting("no_such_setting")
        self.assertEqual([row["code"] for row in self.store.check()
                          if row["severity"] == "error"], [])

    def test_two_people_with_one_number_are_a_warning(self):
        for name in ("张三", "李四"):
            self.client(name, id_number="790101201202290021")
        findings = self.store.check()
        self.assertEqual({row["severity"] for row in findings}, {"warning"})
        self.assertIn("client", {row["kind"] for row in findings})

    def test_a_household_can_be_filed_too(self):
        home = self.store.save(Household(area_id=self.qianjiang, number="7"))
        self.assertEqual([it.number for it in self.store.find(Household, area="441882107206")],
                         [home.number])


if __name__ == "__main__":
    unittest.main()
