"""Clients are found by number, phone and part of the name."""
import unittest

import swstation
from swstation import Client, Invalid
from station import StationTest


class SearchTest(StationTest):
    def setUp(self):
        super().setUp()
        self.lin = self.client("林小满", phone="138 0000 0000", id_number="790101201202290021")
        self.wang = self.client("王 小明")

    def found(self, text, **narrowed):
        return [row.client_id for row in self.store.search(text, **narrowed)]

    def test_a_part_of_a_name_is_enough(self):
        self.assertEqual(self.found("王"), [self.wang.id])
        self.assertEqual(self.found("小"), [self.wang.id, self.lin.id])
        self.assertEqual(self.found("小", limit=1), [self.wang.id])
        self.assertEqual(self.found("赵"), [])

    def test_numbers_and_phones_are_whole(self):
        [row] = self.store.search("７９０１０１２０１２０２２９００２１")
        self.assertEqual((row.client_id, row.matched), (self.lin.id, "id_number"))
        [row] = self.store.search("+86 138-0000-0000")
        self.assertEqual((row.name, row.matched), ("林小满", "phone"))
        self.assertEqual(self.found("1380000"), [])

    def test_an_area_narrows_it_and_names_are_hidden(self):
        self.assertEqual(self.found("林", area=self.qianjiang), [self.lin.id])
        self.assertEqual([row.name for row in self.store.search("林", masked=True)], ["林*"])

    def test_a_text_that_asks_for_nothing_is_refused(self):
        with self.assertRaises(Invalid):
            self.store.search(" ")

    def test_keys_made_anew_find_the_same(self):
        self.store.rebuild()
        self.assertEqual(self.found("小满"), [self.lin.id])


if __name__ == "__main__":
    unittest.main()
