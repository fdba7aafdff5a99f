"""Tables are sequences of rows with named fields."""
import collections.abc
import unittest

from swstation import Row, Table
from station import StationTest


class TablesTest(StationTest):
    def setUp(self):
        super().setUp()
        for number in range(3):
            self.tier(self.client("张{}".format("一二三"[number])), "green")
        self.table = self.store.due("2026-02-10")

    def test_a_table_is_a_sequence_of_rows(self):
        self.assertIsInstance(self.table, collections.abc.Sequence)
        self.assertEqual((len(self.table), len(self.table[1:])), (3, 2))
        self.assertEqual(self.table[-1], list(self.table)[2])
        self.assertIn(self.table[0], self.table)
        with self.assertRaises(IndexError):
            self.table[3]

    def test_a_list_of_dicts_feeds_a_data_frame(self):
        dicts = list(map(dict, self.table))
        names = [column.name for column in self.table.columns]
        self.assertEqual([list(row) for row in dicts], [names] * 3)
        self.assertEqual([row["name"] for row in dicts], ["张一", "张二", "张三"])

    def test_a_row_is_read_by_name(self):
        row = self.table[0]
        self.assertIsInstance(row, collections.abc.Mapping)
        self.assertEqual((row["due_on"], row.due_on, row.get("colour")),
                         ("2026-01-31", "2026-01-31", None))
        with self.assertRaises(KeyError):
            row["colour"]
        with self.assertRaises(AttributeError):
            row.colour

    def test_rows_and_tables_show_no_values(self):
        self.assertEqual(repr(self.table), "<Table due as of 2026-02-10: 3 rows>")
        self.assertNotIn("张", repr(self.table[0]))

    def test_columns_say_what_they_hold(self):
        columns = {column.name: column for column in self.table.columns}
        self.assertTrue(columns["name"].personal)
        self.assertEqual(columns["due_on"].type, "day")
        self.assertEqual(columns["worker_ids"].type, "references")
        self.assertTrue(columns["due_on"].label and columns["due_on"].label_zh)

    def test_the_footing_says_who_was_counted(self):
        self.assertEqual(self.table.population["in_scope"], 3)
        self.assertEqual((self.table.name, self.table.as_of, self.table.provisional),
                         ("due", "2026-02-10", False))

    def test_a_table_outlives_its_store(self):
        self.store.close()
        self.assertEqual(self.table[0]["name"], "张一")
        self.assertIsInstance(self.table[0], Row)
        self.assertIsInstance(self.table, Table)


if __name__ == "__main__":
    unittest.main()
