"""The plan of a year: goals and texts come from records, figures from marks."""
import unittest

import swstation
from swstation import Goal, NotFound, Plan, Station, TextSlot
from station import StationTest


class PlanTest(StationTest):
    def setUp(self):
        super().setUp()
        [station] = self.store.find(Station)
        self.plan = self.store.save(Plan(station_id=station, year=2026))
        self.store.save(Goal(plan_id=self.plan, title="走访每一户", indicator="VISIT.HOME_RATE",
                             operator="at_least", target=900, starts_on="2026-01-01",
                             due_on="2026-12-31", strand="clients", owner_id=self.worker))
        self.visit(self.client(), "2026-05-04")
        self.client("李四")

    def test_a_plan_is_written_with_its_goals(self):
        plan = self.store.plan(2026, "2026-06-30")
        self.assertEqual((plan.name, plan.title), ("plan", "东陂镇社工站2026年度计划"))
        self.assertIn("50.0%（1/2人）[f1]", plan.text())
        self.assertIn("data-mark=\"f1\"", plan.text("html"))
        self.assertEqual(plan.text("json"), self.store.plan(2026, "2026-06-30").text("json"))

    def test_marks_lead_to_indicators(self):
        first = self.store.plan(2026, "2026-06-30").figures()[0]
        self.assertEqual((first.mark, first.code, first.to), ("f1", "VISIT.HOME_RATE",
                                                              "2026-12-31"))
        self.assertTrue(first.provisional)

    def test_names_are_masked_on_request(self):
        self.assertIn("冯晓华", self.store.plan(2026, "2026-06-30").text())
        self.assertNotIn("冯晓华", self.store.plan(2026, "2026-06-30", masked=True).text())

    def test_what_the_station_wrote_stays(self):
        self.store.save(TextSlot(plan_id=self.plan, chapter="closing", text="再接再厉"))
        self.assertIn("再接再厉", self.store.plan(2026, "2026-06-30").text())

    def test_it_reads_in_english(self):
        self.assertIn("Festivals of the year",
                      self.store.plan(2026, "2026-06-30", language="en").text())

    def test_a_year_without_a_plan_is_not_found(self):
        with self.assertRaises(NotFound):
            self.store.plan(2025, "2026-06-30")

    def test_a_format_that_is_none_is_refused(self):
        with self.assertRaises(swstation.Invalid):
            self.store.plan(2026, "2026-06-30").text("pdf")


if __name__ == "__main__":
    unittest.main()
