"""A group forms, meets and ends; activities are held, put off and called off."""
import unittest

import swstation
from swstation import Activity, Attendance, Conflict, Group, GroupMember, Household, Invalid
from station import StationTest

QUARTER = ("2026-01-01", "2026-03-31", "2026-03-31")


class GroupTest(StationTest):
    def setUp(self):
        super().setUp()
        self.group = self.store.save(Group(name="手工小组", type="interest", stage="preparing",
                                           area_id=self.qianjiang, min_members=2,
                                           worker_id=self.worker))
        self.zhang, self.li = self.client("张三"), self.client("李四")

    def test_a_group_forms_meets_and_ends(self):
        store = self.store
        group = store.group_advance(self.group, "forming", "2026-02-02")
        self.assertEqual((group.stage, group.starts_on), ("forming", "2026-02-02"))
        member = store.group_join(group, self.zhang, "2026-02-02", role="组长")
        store.group_join(group, self.li, "2026-02-02")
        session = store.group_add_session(group, "2026-02-09", "第一次")
        self.assertEqual((session.type, session.state, session.title, session.group_id),
                         ("group_session", "planned", "第一次", group.id))
        session = store.activity_hold(session, "2026-02-09", minutes=90)
        store.group_attend(session, self.zhang, minutes=90)
        store.group_attend(session, self.li, "absent")
        self.assertEqual(store.group_leave(member, "2026-03-09").left_on, "2026-03-09")
        row = store.groups(*QUARTER)[1]
        self.assertEqual((row.group_id, row.held, row.enrolled, row.present, row.absent),
                         (group.id, 1, 2, 1, 1))
        self.assertEqual((row.attendance.n, row.attendance.d, row.members_now, row.size),
                         (1, 2, 1, "under"))
        for stage in ("transition", "mature", "ending", "ended"):
            group = store.group_advance(group, stage, "2026-03-30")
        self.assertEqual((group.stage, group.ends_on), ("ended", "2026-03-30"))

    def test_a_stage_that_is_leapt_over_is_a_conflict_that_names_the_next(self):
        with self.assertRaises(Conflict) as caught:
            self.store.group_advance(self.group, "mature", "2026-02-02")
        for word in Group.stage.moves("preparing"):
            self.assertIn(word, str(caught.exception))
        self.assertIn("forming", Group.stage.moves("preparing"))

    def test_a_record_says_of_what_sort_a_member_is_and_an_id_needs_telling(self):
        home = self.store.save(Household(area_id=self.qianjiang, number="7"))
        volunteer = self.volunteer()
        fields = [("household_id", home), ("volunteer_id", volunteer),
                  ("worker_id", self.worker), ("client_id", self.zhang)]
        for field, member in fields:
            row = self.store.group_join(self.group, member, "2026-02-02")
            self.assertEqual(getattr(row, field), member.id)
        row = self.store.group_join(self.group, self.li.id, "2026-02-02", sort="client")
        self.assertEqual(row.client_id, self.li.id)
        self.assertEqual(self.store.count(GroupMember, group=self.group), 5)
        with self.assertRaisesRegex(ValueError, "an id needs one of client, household"):
            self.store.group_join(self.group, self.li.id, "2026-02-02")
        with self.assertRaisesRegex(ValueError, "'area' is none of client, household"):
            self.store.group_join(self.group, self.qianjiang, "2026-02-02")
        with self.assertRaisesRegex(TypeError, "kind worker is needed, not client"):
            self.store.group_join(self.group, self.li, "2026-02-02", sort="worker")

    def test_nobody_is_in_a_group_twice_on_one_day(self):
        member = self.store.group_join(self.group, self.zhang, "2026-02-02")
        with self.assertRaises(Conflict) as caught:
            self.store.group_join(self.group, self.zhang, "2026-02-03")
        self.assertIn(str(member.id), str(caught.exception))

    def test_82_elders_make_17_to_27_teams(self):
        teams = swstation.teams_needed(82, 3, 5)
        self.assertEqual((teams.fewest, teams.highest), (17, 27))
        with self.assertRaises(Invalid):
            swstation.teams_needed(7, 5, 6)


class ActivityTest(StationTest):
    def setUp(self):
        super().setUp()
        self.fair = self.store.save(Activity(title="重阳义诊", type="community", state="planned",
                                             area_id=self.qianjiang, festival="double_ninth",
                                             planned_on="2026-02-10"))

    def test_an_activity_is_put_off_planned_anew_and_held(self):
        self.assertEqual(self.store.activity_postpone(self.fair).state, "postponed")
        fair = self.store.activity_replan(self.fair, "2026-02-20")
        self.assertEqual((fair.state, fair.planned_on), ("planned", "2026-02-20"))
        fair = self.store.activity_hold(fair, "2026-02-21", minutes=120, headcount=200)
        self.assertEqual((fair.state, fair.held_on, fair.minutes, fair.headcount),
                         ("held", "2026-02-21", 120, 200))
        fair = self.store.activity_hold(fair, "2026-02-20", outcome="顺利")
        self.assertEqual((fair.held_on, fair.minutes, fair.headcount, fair.outcome),
                         ("2026-02-20", 120, 200, "顺利"))
        with self.assertRaises(Conflict) as caught:
            self.store.activity_cancel(fair, "下雨")
        self.assertEqual(caught.exception.field, "activity.state")

    def test_a_reason_is_given_when_an_activity_is_called_off(self):
        with self.assertRaises(Invalid):
            self.store.activity_cancel(self.fair, "")
        fair = self.store.activity_cancel(self.fair, "下雨")
        self.assertEqual((fair.state, fair.outcome), ("cancelled", "下雨"))

    def test_who_came_is_noted_once_each_and_counted_apart_from_head_counts(self):
        zhang, volunteer = self.client("张三"), self.volunteer()
        self.store.activity_attend(self.fair, zhang, "absent")
        self.store.activity_attend(self.fair, zhang.id, "late", sort="client", minutes=60)
        self.store.activity_attend(self.fair, volunteer)
        self.store.activity_attend(self.fair, self.worker)
        self.assertEqual(self.store.count(Attendance), 3)
        with self.assertRaisesRegex(ValueError, "presence: 'there' is none of present"):
            self.store.activity_attend(self.fair, zhang, "there")
        self.store.activity_hold(self.fair, "2026-02-10", headcount=200)
        total = self.store.activities(*QUARTER)[0]
        self.assertEqual((total.by, total.held, total.clients, total.volunteers, total.workers,
                          total.headcount, total.attendee_minutes),
                         ("all", 1, 1, 1, 1, 200, 60))
        persons = next(it for it in self.store.services(*QUARTER) if it.category == "persons")
        self.assertEqual((persons.in_scope, persons.served, persons.in_activity,
                          persons.contacted), (1, 1, 1, 0))


if __name__ == "__main__":
    unittest.main()
