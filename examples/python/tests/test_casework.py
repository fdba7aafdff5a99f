"""A case lives from its opening to its reopening, one act after another."""
import datetime
import unittest

import swstation
from swstation import Case, CaseEvent, Conflict, Invalid, NotFound
from station import StationTest


class CaseTest(StationTest):
    def setUp(self):
        super().setUp()
        self.chen = self.store.save(swstation.Worker(name="陈督导"))
        self.zhang = self.client("张三")
        self.case = self.open_case(self.zhang)

    def open_case(self, client, stage="intake", **fields):
        return self.store.save(Case(client_id=client, worker_id=self.worker, stage=stage,
                                    supervisor_id=self.chen, opened_on="2026-03-02", **fields))

    def events(self, case):
        return [(it.event, it.happened_on) for it in self.store.find(CaseEvent, case=case)]

    def test_a_case_lives_from_open_to_reopened(self):
        store, case = self.store, self.case
        for stage, day in (("assessment", "2026-03-03"), ("planning", "2026-03-05"),
                           ("intervention", datetime.date(2026, 3, 9))):
            case = store.case_advance(case, stage, day, "进展")
            self.assertEqual((case.id, case.stage), (self.case.id, stage))
        case = store.case_follow_up(case, "2026-03-12", "谈心", minutes=45, next_on="2026-03-19")
        self.assertEqual(case.follow_up_on, "2026-03-19")
        store.case_review(case, "2026-03-15")
        store.case_refer(case, "2026-03-16", "转介康复中心")
        self.assertEqual(store.case_suspend(case.id, "2026-03-20").state, "suspended")
        self.assertEqual(store.case_resume(case, "2026-03-25").state, "open")
        case = store.case_advance(case, "evaluation", "2026-04-01")
        case = store.case_close(case, "2026-04-07", "goals_met", "improved", "目标达成")
        self.assertEqual((case.stage, case.state, case.closed_on, case.close_reason,
                          case.outcome, case.evaluation, case.signed_on),
                         ("closed", "closed", "2026-04-07", "goals_met", "improved", "目标达成",
                          "2026-04-07"))
        again = store.case_reopen(case, "2026-05-11")
        self.assertEqual((again.stage, again.opened_on, again.reopens_id, again.client_id),
                         ("intake", "2026-05-11", case.id, self.zhang.id))
        self.assertEqual(again, store.load(Case, again.id))
        self.assertEqual([event for event, _ in self.events(case)],
                         ["stage"] * 3 + ["follow_up", "review", "referral", "suspend", "resume",
                                          "stage", "close"])

    def test_a_follow_up_is_an_event_with_its_worker_minutes_and_result(self):
        self.store.case_follow_up(self.case, "2026-03-04", done=False, worker=self.chen)
        self.store.case_follow_up(self.case, "2026-03-05", minutes=30)
        tried, done = self.store.find(CaseEvent, case=self.case)
        self.assertEqual((tried.result, tried.worker_id, tried.minutes),
                         ("not_done", self.chen.id, None))
        self.assertEqual((done.result, done.worker_id, done.minutes),
                         ("done", self.worker.id, 30))

    def test_a_forbidden_move_is_a_conflict_that_names_the_allowed_words(self):
        case = self.open_case(self.client("李四"), "intervention")
        with self.assertRaises(Conflict) as caught:
            self.store.case_advance(case, "planning", "2026-03-09")
        self.assertEqual((caught.exception.code, caught.exception.field),
                         ("forbidden_move", "case.stage"))
        for word in ("evaluation", "assessment"):
            self.assertIn(word, str(caught.exception))
        self.assertIn("预估", caught.exception.message_zh)
        self.assertEqual(self.events(case), [])

    def test_the_moves_of_a_field_are_known_beforehand(self):
        self.assertEqual(set(Case.stage.moves("intervention")), {"evaluation", "assessment"})
        self.assertEqual(swstation.field(Case, "stage").moves("intake"),
                         Case.stage.moves("intake"))
        self.assertEqual(Case.stage.moves("closed"), ())
        with self.assertRaisesRegex(KeyError, "Case has no field 'stages'"):
            swstation.field(Case, "stages")
        self.assertEqual(swstation.Client.sex.moves("male"), ())

    def test_words_records_and_days_that_do_not_fit_are_refused(self):
        with self.assertRaisesRegex(ValueError, "stage: 'end' is none of intake, assessment"):
            self.store.case_advance(self.case, "end", "2026-03-09")
        with self.assertRaisesRegex(ValueError, "close_reason: 'why' is none of goals_met"):
            self.store.case_close(self.case, "2026-03-09", "why")
        with self.assertRaisesRegex(TypeError, "kind case is needed, not client"):
            self.store.case_review(self.zhang, "2026-03-09")
        with self.assertRaises(Invalid):
            self.store.case_review(self.case, "2026-02-30")
        with self.assertRaises(Invalid):
            self.store.case_review(self.case, "2026-03-01")
        with self.assertRaises(NotFound):
            self.store.case_review(100000000000001, "2026-03-09")
        self.assertEqual(self.events(self.case), [])

    def test_a_case_is_declined_at_its_intake_and_reopened_only_when_closed(self):
        with self.assertRaises(Conflict):
            self.store.case_reopen(self.case, "2026-03-03")
        self.assertEqual(self.store.case_decline(self.case, "2026-03-03", "不适合").state,
                         "declined")

    def test_a_request_is_one_act_however_often_it_is_tried(self):
        for _ in range(2):
            case = self.store.case_follow_up(self.case, "2026-03-04", request="phone-18")
        self.assertEqual((case, self.events(case)),
                         (self.case, [("follow_up", "2026-03-04")]))
        self.assertIsNotNone(self.store.served("phone-18"))
        self.store.case_follow_up(self.case, "2026-03-05")
        self.assertEqual(len(self.events(self.case)), 2)

    def test_a_case_reopened_twice_by_one_request_is_one_case(self):
        case = self.open_case(self.client("李四"), "closed", state="closed",
                              closed_on="2026-03-20", close_reason="lost")
        first, second = (self.store.case_reopen(case, "2026-04-01", request="r") for _ in "ab")
        self.assertEqual(first, second)
        with self.assertRaises(Conflict):
            self.store.case_reopen(case, "2026-04-01")

    def test_a_transaction_takes_its_acts_back_together(self):
        with self.assertRaises(ZeroDivisionError):
            with self.store.transaction():
                self.assertEqual(
                    self.store.case_advance(self.case, "assessment", "2026-03-03").stage,
                    "assessment")
                self.store.case_follow_up(self.case, "2026-03-04")
                1 / 0
        self.assertEqual((self.events(self.case), self.store.load(Case, self.case.id).stage),
                         ([], "intake"))
        with self.store.transaction():
            self.store.case_advance(self.case, "assessment", "2026-03-03")
            with self.assertRaises(Conflict):
                self.store.case_advance(self.case, "evaluation", "2026-03-03")
        self.assertEqual(self.events(self.case), [("stage", "2026-03-03")])

    def test_counts_and_goals_of_cases_are_tables(self):
        goal = self.store.save(swstation.CaseGoal(case_id=self.case, text="好转", scale="WHO-5",
                                                  baseline=52, target=75, direction="up"))
        self.store.save(swstation.CaseScore(case_goal_id=goal, happened_on="2026-03-20",
                                            score=78))
        [total, unset] = self.store.cases("2026-03-01", "2026-03-31", "2026-03-31")
        self.assertEqual((total.type, total.open_at_start, total.opened, total.open_at_end),
                         ("all", 0, 1, 1))
        self.assertEqual(unset.type, "none")
        [row] = self.store.case_goals("2026-03-01", "2026-03-31", "2026-03-31",
                                      worker=self.worker)
        self.assertEqual((row.case_goal_id, row.before, row.after, row.change, row.change_rate,
                          row.reached), (goal.id, 52, 78, 26, "50.0%", True))


if __name__ == "__main__":
    unittest.main()
