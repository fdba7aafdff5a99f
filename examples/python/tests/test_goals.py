"""Goals: how they stand, month by month too, and what is being improved."""
import re
import unittest

import swstation
from swstation import Evidence, Goal, Improvement, Invalid, Milestone, NotFound, Plan
from station import StationTest
from test_library import HEADERS


class GoalTest(StationTest):
    def setUp(self):
        super().setUp()
        [station] = self.store.find(swstation.Station)
        self.plan = self.store.save(Plan(station_id=station, year=2026, title="年度计划"))

    def goal(self, title, indicator, target, **fields):
        known = {"operator": "at_least", "starts_on": "2026-01-01", "due_on": "2026-12-31"}
        known.update(fields)
        return self.store.save(Goal(plan_id=self.plan, title=title, indicator=indicator,
                                    target=target, **known))

    def test_a_count_is_a_number_and_a_share_has_both_of_its_numbers(self):
        for filed_on in ("2026-02-01", "2026-03-01", None):
            self.client(filed_on=filed_on)
        self.goal("登记200人", "pop.registered", 200, owner_id=self.worker)
        self.goal("建档率", "FILE.RATE", 900, due_on="2026-06-30")
        filed, registered = self.store.goals("2026-06-30", plan=2026)
        self.assertEqual((filed.value.n, filed.value.d, filed.value.percent), (2, 3, 66.7))
        self.assertEqual((filed.status, filed.expected, filed.unit),
                         ("not_achieved", 900, "percent"))
        self.assertEqual((registered.indicator, registered.value, registered.expected),
                         ("POP.REGISTERED", 3, 99))
        self.assertEqual((registered.status, registered.needed_per_week), ("behind", 8))
        self.assertEqual(len(self.store.goals("2026-06-30", worker=self.worker)), 1)
        self.assertEqual(len(self.store.goals("2026-06-30", plan=2025)), 0)

    def test_parts_come_behind_what_they_are_parts_of(self):
        whole = self.goal("服务", "POP.IN_SCOPE", 2)
        self.goal("另一项", "POP.IN_SCOPE", 2)
        part = self.goal("佐证", "PLAN.EVIDENCE", 1, parent_id=whole)
        self.store.save(Evidence(goal_id=part, shown_on="2026-03-01", title="照片"))
        rows = self.store.goals("2026-06-30")
        self.assertEqual([(row.title, row.depth) for row in rows],
                         [("服务", 0), ("佐证", 1), ("另一项", 0)])
        self.assertEqual((rows[1].value, rows[1].evidence, rows[1].status), (1, 1, "achieved"))

    def test_a_history_has_a_row_for_each_month(self):
        goal = self.goal("登记", "POP.REGISTERED", 4)
        self.store.save(Milestone(goal_id=goal, due_on="2026-02-15", target=2))
        self.client()
        rows = self.store.goal_history(goal, "2026-03-10")
        self.assertEqual([(row.month, row.as_of, row.value, row.expected, row.status)
                          for row in rows],
                         [("2026-01", "2026-01-31", 1, None, "on_track"),
                          ("2026-02", "2026-02-28", 1, 2, "behind"),
                          ("2026-03", "2026-03-10", 1, 2, "behind")])
        with self.assertRaises(NotFound):
            self.store.goal_history(100000000000001, "2026-03-10")

    def test_a_goal_is_held_to_its_indicator(self):
        for indicator, fields in (("POP.GHOSTS", {}), ("FILE.RATE", {"target_unit": "person"}),
                                  ("POP.IN_SCOPE", {"type": "direct"}),
                                  ("POP.IN_SCOPE", {"due_on": "2025-12-31"})):
            with self.subTest(indicator), self.assertRaises(Invalid):
                self.goal("承诺", indicator, 900, **fields)
        with self.assertRaises(Invalid):
            self.goal("建档率", "FILE.RATE", 1001)

    def test_a_status_has_a_name_in_either_language(self):
        header = (HEADERS / "goals.h").read_text(encoding="utf-8")
        words = re.findall(r"SWST_GOAL_STATUS_\w+ = [1-9],? .*?\"(\w+)\"", header)
        self.assertEqual(len(words), 7)
        for word in words:
            label = word.replace("_", " ").capitalize()
            self.assertEqual(swstation.goal_status_label(word), label)
        self.assertEqual(swstation.goal_status_label("behind", "zh"), "落后")
        with self.assertRaises(ValueError):
            swstation.goal_status_label("late")

    def test_improvements_stay_until_they_are_checked(self):
        self.client()
        item = self.store.save(Improvement(problem="建档慢", indicator="POP.IN_SCOPE", target=1,
                                           found_on="2026-01-10", due_on="2026-02-28"))
        [row] = self.store.improvements("2026-03-31")
        self.assertEqual((row.improvement_id, row.problem, row.value, row.months, row.overdue),
                         (item.id, "建档慢", 1, 2, True))
        item.checked_on = "2026-03-31"
        self.store.save(item)
        self.assertEqual(len(self.store.improvements("2026-03-31")), 0)


if __name__ == "__main__":
    unittest.main()
