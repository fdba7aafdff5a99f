"""Sessions: what somebody sees through the package, and that it ends with the block."""
import unittest

import swstation
from station import StationTest
from swstation import Account, AccountScope, Assignment, Client, Volunteer, errors


class Sessions(StationTest):
    def setUp(self):
        super().setUp()
        self.near = self.client("近邻", birth_date="1940-01-01", note="只供测试")
        self.far = self.client("远亲", self.jiangxia, birth_date="1941-01-01")
        self.child = self.client("孩子", birth_date="2020-01-01")
        self.account = self.save(Account(worker_id=self.worker, role="social_worker",
                                         starts_on="2020-01-01"))
        self.save(Assignment(worker_id=self.worker, client_id=self.near, share="exclusive",
                             starts_on="2026-01-01"))

    def save(self, record):
        return self.store.save(record)

    def names(self):
        return [client.name for client in self.store.find(Client)]

    def test_a_worker_sees_what_the_role_may_and_the_owner_everything_again(self):
        with self.store.session(self.worker, purpose="service"):
            self.assertEqual(self.names(), ["近邻", "远亲"])
        self.assertEqual(self.names(), ["近邻", "远亲", "孩子"])

    def test_what_is_sensitive_needs_a_purpose(self):
        with self.store.session(self.worker):
            self.assertIsNone(self.store.load(Client, self.near.id).note)
        with self.store.session(self.worker, purpose="casework"):
            self.assertEqual(self.store.load(Client, self.near.id).note, "只供测试")

    def test_who_works_in_what_role_and_for_what(self):
        self.assertEqual((self.store.role, self.store.purpose), (None, None))
        self.assertIsNone(self.store.session_about())
        self.assertEqual(len(self.store.session_show()), 0)
        self.store.save(AccountScope(account_id=self.account, area_id=self.qianjiang))
        with self.store.session(self.worker.id, purpose="service", reveal=True):
            self.assertEqual((self.store.role, self.store.purpose), ("social_worker", "service"))
            about = self.store.session_about()
            self.assertEqual(about["area_ids"], [self.qianjiang.id])
            self.assertEqual(about["powers"], ["reveal"])
            self.assertTrue(about["reveals"])
            rights = {row["circle"]: row["reads"] for row in self.store.session_show()}
            self.assertEqual((rights["people"], rights["casework"], rights["security"]),
                             ("scope", "own", None))

    def test_who_has_no_account_or_no_right_is_denied(self):
        with self.assertRaises(errors.Denied) as caught:
            with self.store.session(self.volunteer()):
                self.fail("it began")
        self.assertEqual(caught.exception.code, "no_account")
        with self.store.session(self.worker, purpose="service"):
            with self.assertRaises(errors.Denied):
                self.store.backup("never.bak")
            with self.assertRaises(errors.NotFound):
                self.store.load(Client, self.child.id)
        with self.assertRaises(errors.Denied):
            with self.store.session(self.worker, reveal=True):
                self.fail("no purpose was stated")
        self.assertEqual(len(self.names()), 3)

    def test_a_volunteer_works_too_and_a_session_ends_when_it_fails(self):
        volunteer = self.volunteer()
        self.save(Account(volunteer_id=volunteer, role="volunteer", starts_on="2020-01-01"))
        with self.assertRaises(ZeroDivisionError):
            with self.store.session(volunteer):
                self.assertEqual(self.store.role, "volunteer")
                1 / 0
        self.assertIsNone(self.store.role)
        self.assertEqual(self.store.load(Volunteer, volunteer.id).id, volunteer.id)

    def test_one_session_at_a_time(self):
        with self.store.session(self.worker):
            with self.assertRaises(errors.Misuse):
                with self.store.session(self.worker):
                    self.fail("it began")
            self.assertEqual(self.store.role, "social_worker")

    def test_a_purpose_that_there_is_not(self):
        with self.assertRaises(swstation.errors.Invalid):
            with self.store.session(self.worker, purpose="curiosity"):
                self.fail("it began")


if __name__ == "__main__":
    unittest.main()
