"""Profiles: what is published of a table."""
import unittest

import swstation
from swstation import Client


class ProfilesTest(unittest.TestCase):
    def setUp(self):
        self.store = swstation.open(":memory:", create=True)
        self.addCleanup(self.store.close)
        self.store.found("东陂镇社工站", "790101107")
        area = next(iter(self.store.find(swstation.Area)))
        for number in range(3):
            self.store.save(Client(name="测试", area_id=area.id, registered_on="2022-01-01"))

    def test_the_words_of_the_profiles(self):
        self.assertEqual(swstation.PROFILES, ("internal", "transfer", "public", "statistics"))
        with self.assertRaises(swstation.Invalid):
            swstation.profile_flags("secret")

    def test_what_a_profile_shows(self):
        self.assertEqual(swstation.showing("client", "name", "public"), "masked")
        self.assertEqual(swstation.showing("client", "phone", "public"), "left out")
        self.assertEqual(swstation.showing("client", "phone", "transfer"), "shown")
        self.assertEqual(swstation.showing("visit", "recorded_by", "statistics"), "left out")

    def test_small_figures_are_suppressed(self):
        days = "2022-01-01", "2022-06-30", "2022-06-30"
        published = self.store.coverage(*days, profile="public")
        self.assertIsInstance(published[0].in_scope, (int, swstation.Suppressed))
        self.assertGreater(published.suppressed, 0)
        self.assertIn(published.population["in_scope"], ("<5", "*"))
        self.assertEqual(self.store.coverage(*days).population["in_scope"], 3)
        self.assertEqual(self.store.coverage(*days).suppressed, 0)


if __name__ == "__main__":
    unittest.main()
