"""A month's summary, and what was reported of a month."""
import unittest

import swstation
from swstation import Conflict, Invalid, NotFound, TextSlot
from station import StationTest


class SummaryTest(StationTest):
    def setUp(self):
        super().setUp()
        self.clients = [self.client(), self.client("李四"), self.client("王五", self.jiangxia)]
        self.visit(self.clients[0], "2026-02-10")
        self.visit(self.clients[0], "2026-03-10")
        self.visit(self.clients[1], "2026-03-20")

    def value(self, table, code, area=""):
        rows = [row for row in table if row.code == code and row.from_ == "2026-03-01"
                and row.filter == area]
        return rows[0].value

    def test_a_summary_is_written_with_its_figures(self):
        summary = self.store.summary("2026-03", "2026-04-01")
        self.assertEqual((summary.name, summary.title),
                         ("summary", "东陂镇社工站2026年3月工作总结"))
        self.assertIn("66.7%（2/3人）", summary.text())
        self.assertIn("+33.3 个百分点", summary.text())
        self.assertIn("<svg", summary.text("html"))
        self.assertEqual(summary.text("json"), self.store.summary("2026-03",
                                                                  "2026-04-01").text("json"))

    def test_its_figures_are_those_of_the_indicators(self):
        figures = [row for row in self.store.summary("2026-03", "2026-04-01").figures()
                   if row.code == "VISIT.HOME_RATE"]
        self.assertGreater(len(figures), 3)
        rate = self.store.indicator("VISIT.HOME_RATE", "2026-03-01", "2026-03-31", "2026-04-01")
        self.assertEqual(figures[0].value, rate[0].value)

    def test_it_can_be_narrowed_to_an_area(self):
        text = self.store.summary("2026-03", "2026-04-01", area=self.jiangxia).text()
        self.assertIn("--area 441882107207", text)
        with self.assertRaises(NotFound):
            self.store.summary("2026-03", "2026-04-01", area=100000000000001)

    def test_what_the_station_wrote_is_masked_on_request(self):
        self.store.save(TextSlot(month="2026-03", chapter="aims", text="三月的目标"))
        self.assertIn("三月的目标", self.store.summary("2026-03", "2026-04-01").text())
        self.assertNotIn("三月的目标", self.store.summary("2026-03", "2026-04-01",
                                                       masked=True).text())

    def test_a_month_not_begun_and_what_is_no_month_are_refused(self):
        for month in ("2026-05", "2026-3", "三月"):
            with self.assertRaises(Invalid):
                self.store.summary(month, "2026-04-01")


class CloseTest(StationTest):
    def setUp(self):
        super().setUp()
        self.someone = self.client()
        self.assertEqual(self.store.close_month("2026-03", "2026-04-01"), 1)

    def test_what_was_reported_stays_and_what_is_learned_shows(self):
        self.visit(self.someone, "2026-03-10")
        [row] = [row for row in self.store.month_diff("2026-03", "2026-04-02")
                 if row.code == "VISIT.TIMES"]
        self.assertEqual((row.reported, row.now, row.difference), (0, 1, 1))
        [late] = [row for row in self.store.late_facts("2026-03", "2026-04-02")
                  if row.record == "visit"]
        self.assertFalse(late.voided)
        self.assertEqual(self.store.close_month("2026-03", "2026-04-02", revise=True), 2)
        for revision, times in ((1, 0), (2, 1), (0, 1)):
            [kept] = [row for row in self.store.month_figures("2026-03", revision=revision)
                      if row.code == "VISIT.TIMES"]
            self.assertEqual(kept.value, times)

    def test_a_closed_month_is_not_closed_again(self):
        with self.assertRaises(Conflict):
            self.store.close_month("2026-03", "2026-04-01")
        with self.assertRaises(Conflict):
            self.store.close_month("2026-03", "2026-04-01", revise=True)

    def test_a_request_is_served_once(self):
        for _ in range(2):
            self.assertEqual(self.store.close_month("2026-02", "2026-04-01", request="feb"), 1)

    def test_a_month_that_was_not_closed_has_no_figures(self):
        with self.assertRaises(NotFound):
            self.store.month_figures("2026-01")
        with self.assertRaises(Invalid):
            self.store.close_month("2026-04", "2026-04-29")
        self.assertTrue(swstation.__version__)


if __name__ == "__main__":
    unittest.main()
