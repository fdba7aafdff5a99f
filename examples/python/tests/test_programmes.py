"""Programmes: a series is planned, clients enrol and leave, tasks are done."""
import unittest

import swstation
from swstation import Activity, Conflict, Invalid, Programme, ProgrammeSite, Task, TaskDone
from station import StationTest


class ProgrammeTest(StationTest):
    def setUp(self):
        super().setUp()
        self.programme = self.store.save(Programme(
            name="作业加油站", type="class", area_id=self.qianjiang, starts_on="2026-04-01",
            recurrence="FREQ=WEEKLY;BYDAY=SA", planned_sessions=39))

    def test_a_series_is_planned_once_for_each_day(self):
        year = ("2026-04-01", "2026-12-31")
        self.assertEqual(self.store.programme_plan(self.programme, *year), 39)
        self.assertEqual(self.store.programme_plan(self.programme, *year), 0)
        days = [it.planned_on for it in self.store.find(Activity, programme=self.programme)]
        self.assertEqual((len(days), days[0], days[-1]), (39, "2026-04-04", "2026-12-26"))
        self.assertEqual(days, list(swstation.recurrence("FREQ=WEEKLY;BYDAY=SA;COUNT=39",
                                                         "2026-04-01")))
        [row] = self.store.programmes(*year, "2026-04-30")
        self.assertEqual((row.expected, row.planned, row.held, row.overdue), (4, 39, 0, 4))

    def test_a_series_has_an_activity_at_each_site(self):
        for area in (self.qianjiang, self.jiangxia):
            self.store.save(ProgrammeSite(programme_id=self.programme, area_id=area))
        self.assertEqual(self.store.programme_plan(self.programme, "2026-04-01", "2026-04-30"), 8)
        with self.assertRaises(Invalid):
            self.store.programme_plan(self.programme, "2026-04-30", "2026-04-01")

    def test_a_client_enrols_once_and_leaves_with_an_outcome(self):
        zhang = self.client()
        enrolment = self.store.programme_enrol(self.programme, zhang, "2026-04-04")
        self.assertEqual((enrolment.client_id, enrolment.programme_id, enrolment.starts_on),
                         (zhang.id, self.programme.id, "2026-04-04"))
        with self.assertRaises(Conflict):
            self.store.programme_enrol(self.programme, zhang, "2026-05-01")
        enrolment = self.store.programme_leave(enrolment, "2026-06-30", "进步明显")
        self.assertEqual((enrolment.ends_on, enrolment.outcome), ("2026-06-30", "进步明显"))

    def test_what_was_promised_to_those_enrolled_is_a_row_for_each_month(self):
        self.store.save(swstation.ContactRule(programme_id=self.programme, per="month", times=1,
                                              channels=["home"], starts_on="2026-04-01"))
        zhang = self.client()
        self.store.programme_enrol(self.programme, zhang, "2026-04-01")
        self.visit(zhang, "2026-04-15")
        april, may = self.store.enrolments("2026-04-01", "2026-05-31", "2026-06-01", masked=True)
        self.assertEqual((april.name, april.bucket_from, april.required, april.done,
                          april.fulfilled), ("张*", "2026-04-01", 1, 1, True))
        self.assertEqual((may.bucket_to, may.done, may.fulfilled), ("2026-05-31", 0, False))


class TaskTest(StationTest):
    def test_a_task_is_done_for_the_earliest_open_day_or_a_named_one(self):
        task = self.store.save(Task(title="走访调研", due_on="2026-01-05", owner_id=self.worker,
                                    recurrence="FREQ=WEEKLY;INTERVAL=2"))
        self.store.task_do(task, "2026-01-06")
        self.store.task_do(task.id, "2026-02-02", "2026-02-02")
        self.assertEqual([it.due_on for it in self.store.find(TaskDone, task=task)],
                         ["2026-01-05", "2026-02-02"])
        with self.assertRaises(Conflict):
            self.store.task_do(task, "2026-02-03", "2026-02-02")
        with self.assertRaises(Invalid):
            self.store.task_do(task, "2026-02-03", "2026-02-03")
        [row] = self.store.tasks("2026-01-01", "2026-02-28", "2026-02-28")
        self.assertEqual((row.task_id, row.due, row.done, row.on_time, row.late, row.open),
                         (task.id, 4, 2, 1, 1, 2))
        self.assertEqual(row.rate.percent, 50.0)


if __name__ == "__main__":
    unittest.main()
