"""Households change hands, divide and join; two records of one client become one."""
import unittest

import swstation
from swstation import Client, Conflict, Household, HouseholdMember, Invalid, NotFound, Visit
from station import StationTest


class HouseholdTest(StationTest):
    def setUp(self):
        super().setUp()
        self.home = self.store.save(Household(area_id=self.qianjiang, number="7"))
        self.zhang, self.li, self.wang = map(self.client, ("张三", "李四", "王五"))
        self.join(self.zhang, is_head=True)
        self.join(self.li)
        self.join(self.wang)

    def join(self, client, home=None, **fields):
        return self.store.save(HouseholdMember(household_id=home or self.home, client_id=client,
                                               starts_on="2026-01-01", **fields))

    def members(self, home, day="2026-12-31"):
        return {it.client_id: bool(it.is_head)
                for it in self.store.find(HouseholdMember, household=home)
                if it.starts_on <= day and (it.ends_on is None or day <= it.ends_on)}

    def test_another_head_leads_the_household(self):
        self.store.household_succeed(self.home, self.li, "2026-03-01", "correction")
        self.assertEqual(self.members(self.home),
                         {self.zhang.id: False, self.li.id: True, self.wang.id: False})
        self.assertTrue(self.members(self.home, "2026-02-28")[self.zhang.id])
        with self.assertRaises(Conflict):
            self.store.household_succeed(self.home, self.li, "2026-04-01", "correction")

    def test_a_household_divides_and_joins_again(self):
        new = self.store.household_split(self.home, [self.li, self.wang.id], "2026-03-01",
                                         "split", head=self.li)
        self.assertEqual((new.kind, new.area_id), ("household", self.qianjiang.id))
        self.assertEqual(self.members(new), {self.li.id: True, self.wang.id: False})
        self.assertEqual(self.members(self.home), {self.zhang.id: True})
        self.store.household_merge(new, self.home, "2026-06-01", "merge")
        self.assertEqual(self.members(new), {})
        self.assertEqual(self.members(self.home),
                         {self.zhang.id: True, self.li.id: False, self.wang.id: False})

    def test_a_split_that_is_tried_twice_by_one_request_happens_once(self):
        first, second = (self.store.household_split(self.home, [self.li], "2026-03-01", "split",
                                                    request="form-9") for _ in "ab")
        self.assertEqual((first, self.store.count(Household)), (second, 2))

    def test_what_is_no_split_writes_nothing(self):
        with self.assertRaises(Invalid):
            self.store.household_split(self.home, [], "2026-03-01", "split")
        with self.assertRaises(Invalid):
            self.store.household_split(self.home, [self.li, self.li], "2026-03-01", "split")
        with self.assertRaisesRegex(ValueError, "reason: 'quarrel' is none of birth, move_in"):
            self.store.household_split(self.home, [self.li], "2026-03-01", "quarrel")
        with self.assertRaises(OverflowError):
            self.store.household_split(self.home, [2**64 + self.li.id], "2026-03-01", "split")
        self.assertEqual(self.store.count(Household), 1)


class MergeTest(StationTest):
    def setUp(self):
        super().setUp()
        self.first = self.client("张三", birth_date="1950-05-01")
        self.second = self.client("张三", birth_date="1950-05-01")
        self.visited = self.visit(self.second, "2026-02-02")

    def test_two_records_become_one_and_two_again(self):
        [pair] = self.store.client_duplicates()
        self.assertEqual((pair.first_id, pair.second_id, pair.alike),
                         (self.first.id, self.second.id, "name,birth_date,area"))
        merge = self.store.client_merge(self.first, self.second, "重复登记")
        self.assertEqual(self.store.load(Visit, self.visited.id).client_id, self.first.id)
        self.assertEqual(self.store.load(Client, self.second.id).void_reason, "重复登记")
        [row] = self.store.client_merges(self.second)
        self.assertEqual((row.merge_id, row.keep_id, row.other_id, row.rows, row.undone_at),
                         (merge, self.first.id, self.second.id, 1, None))
        self.store.client_unmerge(merge)
        self.assertEqual(self.store.load(Visit, self.visited.id).client_id, self.second.id)
        self.assertIsNone(self.store.load(Client, self.second.id).voided_at)
        self.assertIsNotNone(self.store.client_merges()[0].undone_at)
        with self.assertRaises(Conflict):
            self.store.client_unmerge(merge)

    def test_what_cannot_be_one_is_refused(self):
        with self.assertRaises(Invalid):
            self.store.client_merge(self.first, self.first, "重复登记")
        with self.assertRaises(Invalid):
            self.store.client_merge(self.first, self.second, "")
        with self.assertRaises(NotFound):
            self.store.client_merge(self.first, 100000000000001, "重复登记")
        with self.assertRaises(NotFound):
            self.store.client_unmerge(7)
        self.assertEqual(len(self.store.client_merges()), 0)


if __name__ == "__main__":
    unittest.main()
