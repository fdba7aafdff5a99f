"""For whom an answer is: --profile internal, transfer, public, statistics."""
import unittest

from station import StationTest
from test_session import OfficeTest

EVERY = ("internal", "transfer", "public", "statistics")


class Profiles(StationTest):
    def client(self, *words):
        return self.good("show", "client", self.zhang, "--json", *words).record

    def test_a_person_who_is_handed_over_is_shown_but_for_what_is_sensitive(self):
        given = self.client("--profile", "transfer")
        self.assertEqual((given["name"], given["phone"], given["birth_date"]),
                         ("张测试", "13800001234", "1940-05-06"))
        self.assertNotIn("note", given)
        self.assertEqual(self.client("--profile", "transfer", "--reveal")["note"], "只供测试")

    def test_a_notice_shows_masked_names_and_numbers_alone(self):
        given = self.client("--profile", "public")
        self.assertEqual(given["name"], "张*")
        self.assertEqual(given["id_number"][:3] + given["id_number"][-4:],
                         "790" + "011X")
        for key in ("id", "phone", "birth_date", "note"):
            self.assertNotIn(key, given)

    def test_statistics_show_no_person_and_no_id(self):
        given = self.client("--profile", "statistics")
        for key in ("id", "name", "id_number", "phone", "birth_date", "area_id"):
            self.assertNotIn(key, given)
        self.assertEqual(given["sex"], "male")

    def test_internal_is_what_is_said_without_it(self):
        self.assertEqual(self.client("--profile", "internal"), self.client())

    def test_every_form_of_every_command_hides_the_person(self):
        for command in (("show", "client", self.zhang), ("list", "client"), ("find", "张"),
                        ("list", "visit"), ("today",), ("week",), ("due",), ("coverage",),
                        ("report", "unserved"), ("plan", "--year", "2022")):
            for form in ((), ("--json",), ("--csv",), ("--md",)):
                for profile in ("internal", "public", "statistics"):
                    answer = self.swst(*command, *form, "--profile", profile)
                    for secret in ("张测试", "13800001234", "1940-05-06", "只供测试"):
                        self.assertNotIn(secret, answer.out + answer.err, (command, form, profile))
                    if profile == "statistics":
                        self.assertNotIn(self.zhang, answer.out, (command, form))

    def test_small_figures_are_withheld_in_every_form(self):
        words = "coverage", "--profile", "public"
        self.assertIn("<5", self.good(*words).out)
        self.assertIn("<5", self.good(*words, "--md").out)
        self.assertIn({"suppressed": "<5"},
                      [row["in_scope"] for row in self.good(*words, "--json").json["rows"]])
        self.assertIn("<5", {row["in_scope"] for row in self.good(*words, "--csv").csv})
        self.assertNotIn("<5", self.good("coverage").out)
        self.assertIn("<5", self.good("indicator", "POP.IN_SCOPE", "--profile", "statistics").out)

    def test_what_makes_no_sense_is_told(self):
        self.assertIn("did you mean public?", self.bad(2, "coverage", "--profile", "publik").err)
        self.assertIn("--reveal", self.bad(2, "coverage", "--profile", "public", "--reveal").err)
        self.assertIn("--profile", self.bad(2, "dump", "out", "--profile", "transfer").err)
        for profile in EVERY:
            self.good("list", "client", "--profile", profile)

    def test_a_reason_of_voiding_is_masked_like_a_note(self):
        self.good("void", "client", self.li, "--reason", "与张测试重复")
        self.assertNotIn("张测试", self.good("list", "client", "--voided").out)
        self.assertNotIn("张测试", self.good("show", "client", self.li).out)
        self.assertIn("张测试", self.good("show", "client", self.li, "--reveal").out)


class InASession(OfficeTest):
    def test_who_may_not_reveal_may_not_hand_over(self):
        words = "list", "client", "--as", "审计员"
        self.bad(1, *words, "--profile", "transfer")
        answer = self.good("list", "client", "--as", "陈站长", "--purpose", "handover", "--profile",
                           "transfer", "--json")
        self.assertIn("张测试", answer.out)
        self.assertNotIn("只供测试", answer.out)


if __name__ == "__main__":
    unittest.main()
