"""The calendar needs no store; working days are the station's own; units do not mix."""
import datetime
import itertools
import unittest

import swstation
from swstation import Holiday, Invalid, NotFound
from station import StationTest


class RecurrenceTest(unittest.TestCase):
    def test_a_rule_gives_its_days_one_by_one(self):
        saturdays = swstation.recurrence("FREQ=WEEKLY;BYDAY=SA", datetime.date(2026, 4, 1))
        self.assertEqual(list(itertools.islice(saturdays, 3)),
                         ["2026-04-04", "2026-04-11", "2026-04-18"])
        later = swstation.recurrence("FREQ=WEEKLY;BYDAY=SA;COUNT=3", "2026-04-01", "2026-04-11")
        self.assertEqual(list(later), ["2026-04-18"])

    def test_39_saturdays_from_april_to_december(self):
        self.assertEqual(swstation.recurrence_count("FREQ=WEEKLY;BYDAY=SA", "2026-04-01",
                                                    "2026-04-01", "2026-12-31"), 39)

    def test_what_is_no_rule_is_refused(self):
        with self.assertRaises(Invalid):
            next(swstation.recurrence("FREQ=NEVER", "2026-04-01"))
        with self.assertRaises(Invalid):
            swstation.recurrence_count("FREQ=DAILY", "2026-04-01", "2026-05-01", "2026-04-01")


class LunarTest(unittest.TestCase):
    def test_a_day_has_its_lunar_day_in_numbers_and_words(self):
        day = swstation.lunar("2026-10-18")
        self.assertEqual((day.year, day.month, day.is_leap, day.day), (2026, 9, False, 9))
        self.assertEqual(swstation.lunar_text(datetime.date(2026, 10, 18)), "丙午年九月初九")
        self.assertEqual(swstation.lunar_text("2026-10-18", "en"),
                         "month 9 day 9 of lunar 2026")
        self.assertTrue(swstation.lunar("2025-07-25").is_leap)
        with self.assertRaises(Invalid):
            swstation.lunar("1899-12-31")


class FestivalsTest(unittest.TestCase):
    def test_every_festival_has_names_and_a_day_that_is_within_some_year(self):
        festivals = swstation.festivals()
        self.assertIn("double_ninth", festivals)
        for code in festivals:
            day = swstation.festival_on(code, 2026)
            self.assertIn(day, swstation.festival_within(code, int(day[:4])))
            self.assertTrue(swstation.festival_label(code))
            self.assertTrue(swstation.festival_label(code, "zh"))
        self.assertIsNone(swstation.festival_label("no_such_day"))

    def test_a_festival_of_the_lunar_year_may_fall_into_the_next(self):
        self.assertEqual(swstation.festival_on("重阳", 2026), "2026-10-18")
        self.assertEqual(swstation.festival_on("腊八", 2026), "2027-01-15")
        self.assertEqual(swstation.festival_within("腊八", 2026), ["2026-01-26"])
        counts = {len(swstation.festival_within("腊八", year)) for year in range(1990, 2030)}
        self.assertEqual(counts, {0, 1, 2})

    def test_an_unknown_festival_or_year_is_refused(self):
        with self.assertRaises(NotFound):
            swstation.festival_on("no_such_day", 2026)
        with self.assertRaises(Invalid):
            swstation.festival_on("double_ninth", 2101)


class WorkdaysTest(StationTest):
    def test_working_days_follow_the_holidays_on_record(self):
        self.assertTrue(self.store.workday_is("2026-06-05"))
        self.assertFalse(self.store.workday_is("2026-06-06"))
        self.assertEqual(self.store.workdays_between("2026-06-01", "2026-06-07"), 5)
        self.assertEqual(self.store.workday_after(datetime.date(2026, 6, 5)), "2026-06-08")
        self.assertEqual(self.store.workday_after("2026-06-01", 3), "2026-06-04")
        self.store.save(Holiday(happened_on="2026-06-05", change="off"))
        self.assertEqual((self.store.workday_is("2026-06-05"),
                          self.store.workdays_between("2026-06-01", "2026-06-07")), (False, 4))
        with self.assertRaises(Invalid):
            self.store.workday_after("2026-06-01", 0)


class UnitsTest(unittest.TestCase):
    def test_figures_of_one_unit_add_and_of_two_do_not(self):
        self.assertEqual(swstation.unit_add("case", 8, "case", 3), 11)
        with self.assertRaises(Invalid):
            swstation.unit_add("case", 8, "group", 3)
        with self.assertRaisesRegex(ValueError, "unit: 'piece' is none of household, person"):
            swstation.unit_add("piece", 1, "piece", 1)

    def test_units_have_names_for_people(self):
        self.assertEqual(swstation.unit_label("person_time", "zh"), "人次")
        for unit in swstation.UNITS:
            self.assertTrue(swstation.unit_label(unit))

    def test_a_percentage_that_no_count_gives_is_seen(self):
        self.assertEqual(swstation.percent_part(980, 50), 49)
        self.assertEqual(swstation.percent_part(0, 50), 0)
        self.assertIsNone(swstation.percent_part(920, 23))


if __name__ == "__main__":
    unittest.main()
