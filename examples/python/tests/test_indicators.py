"""Indicators: the catalogue, a figure with what lies behind it, and filters that do not fit."""
import unittest

import swstation
from swstation import Average, Invalid, NotFound, Rate, Worker
from station import StationTest

YEAR = ("2026-01-01", "2026-12-31", "2026-03-31")


class CatalogueTest(unittest.TestCase):
    def test_every_indicator_says_what_it_means_in_both_languages(self):
        catalogue = swstation.indicators()
        self.assertGreater(len(catalogue), 60)
        self.assertEqual(len({it.code for it in catalogue}), len(catalogue))
        for it in catalogue:
            with self.subTest(it.code):
                self.assertNotEqual(it.title, it.title_zh)
                self.assertNotEqual(it.definition, it.definition_zh)
                self.assertTrue(it.source and it.unit in swstation.UNITS)
                self.assertEqual(swstation.indicator_find(it.code.lower()), it)

    def test_an_indicator_has_its_unit_form_and_types(self):
        it = swstation.indicator_find("STAFF.WORKERS")
        self.assertEqual((it.unit, it.form, it.cumulative, it.later),
                         ("person", "count", False, None))
        self.assertEqual(it.dimensions, ("worker", "type"))
        self.assertIn("intern", it.types)
        self.assertIn("not recorded", swstation.indicator_find("SATISFACTION.RATE").later)
        self.assertIsNone(swstation.indicator_find("STAFF.WORKER"))


class FigureTest(StationTest):
    def test_a_count_is_a_number_and_as_long_as_its_list(self):
        for name in ("张三", "李四"):
            self.client(name)
        [row] = self.store.indicator("POP.IN_SCOPE", *YEAR, rows=True)
        self.assertEqual((row.code, row.value, row.unit, row.form),
                         ("POP.IN_SCOPE", 2, "person", "count"))
        self.assertEqual([it["n"] for it in row.rows], [1, 1])
        rows = self.store.indicator_rows("POP.IN_SCOPE", *YEAR)
        self.assertEqual([(it.record, it.id) for it in rows],
                         [(it["record"], it["id"]) for it in row.rows])
        self.assertTrue(rows.provisional)

    def test_shares_and_averages_have_both_their_numbers(self):
        self.client()
        share, average = self.store.indicator("STAFF.CERTIFIED,STAFF.CASELOAD", *YEAR)
        self.assertIsInstance(share.value, Rate)
        self.assertEqual((share.value.n, share.value.d, share.value.percent), (0, 1, 0.0))
        self.assertIsInstance(average.value, Average)
        self.assertEqual((average.value.n, average.value.d, str(average.value)), (1, 1, "1.0"))

    def test_a_type_narrows_and_what_does_not_fit_is_refused(self):
        self.store.save(Worker(name="王芳", employment="intern"))
        [row] = self.store.indicator("STAFF.WORKERS", *YEAR, type="intern")
        self.assertEqual(row.value, 1)
        with self.assertRaises(Invalid):
            self.store.indicator("STAFF.WORKERS", *YEAR, type="nobody")
        with self.assertRaises(Invalid):
            self.store.indicator("STAFF.WORKERS", *YEAR, area=self.qianjiang)
        with self.assertRaises(NotFound):
            self.store.indicator("STAFF.WORKER", *YEAR)

    def test_all_that_a_filter_fits_are_computed_at_once(self):
        codes = [it.code for it in self.store.indicators(*YEAR)]
        self.assertGreater(len(codes), 50)
        women = [it.code for it in self.store.indicators(*YEAR, sex="female")]
        self.assertIn("POP.IN_SCOPE", women)
        self.assertNotIn("STAFF.WORKERS", women)
        [later] = self.store.indicator("SATISFACTION.RATE", *YEAR)
        self.assertEqual(later.reason, "later")


if __name__ == "__main__":
    unittest.main()
