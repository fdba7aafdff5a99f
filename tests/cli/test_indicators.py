"""swst indicator: figures by code, the catalogue, and questions that do not fit."""
import json

from station import StationTest

YEAR = ("--from", "2026-01-01", "--to", "2026-12-31", "--as-of", "2026-03-31")


class Indicators(StationTest):
    def test_people_see_what_it_means_its_value_and_its_rows(self):
        self.good("add", "worker", "name=王芳", "employment=intern")
        text = self.good("indicator", "STAFF.INTERNS", *YEAR, "--rows", "--lang", "zh").out
        self.assertIn("STAFF.INTERNS  实习生", text)
        self.assertRegex(text, r"定义：期末在职")
        self.assertRegex(text, r"数值：1 人")
        self.assertIn("社工", text)
        self.assertIn("2026-01-01 至 2026-12-31", text)
        text = self.good("indicator", "STAFF.CERTIFIED", *YEAR, "--lang", "en").out
        self.assertIn("Share with a certificate", text)
        later = self.good("indicator", "SATISFACTION.RATE", *YEAR, "--lang", "en").out
        self.assertIn("answers to surveys are not recorded yet", later)

    def test_programs_get_both_titles_and_the_rows_when_asked(self):
        answer = json.loads(self.good("indicator", "STAFF.WORKERS", "TASK.DONE", *YEAR, "--rows",
                                      "--json").out)
        self.assertEqual(answer["schema"], "swst/indicator/1")
        workers, done = answer["rows"]
        self.assertEqual((workers["title"], workers["title_zh"]), ("Workers employed", "在职人员"))
        self.assertEqual(sum(row["n"] for row in workers["rows"]), workers["value"])
        self.assertEqual((done["value"]["d"], done["reason"]), (0, "empty"))

    def test_without_a_code_all_that_fit_are_listed(self):
        everything = json.loads(self.good("indicator", *YEAR, "--json").out)["rows"]
        women = json.loads(self.good("indicator", *YEAR, "--sex", "女", "--json").out)["rows"]
        self.assertTrue(0 < len(women) < len(everything))
        self.assertIn("STAFF.WORKERS", self.good("indicator", *YEAR).out)
        page = self.good("indicator", "--catalogue").out
        for row in everything:
            self.assertIn("\n### %s\n" % row["code"], page)

    def test_what_does_not_fit_is_told(self):
        for words, code, hint in (
                (("STAFF.WORKER",), 2, "STAFF.WORKERS"),
                (("STAFF.WORKERS", "--sex", "female"), 2, "not_narrowed_so"),
                (("STAFF.WORKERS", "--type", "nobody"), 2, "bad_choice"),
                (("STAFF.WORKERS", "--from", "2027-01-01", "--to", "2026-01-01"), 2, "2027-01-01")):
            with self.subTest(words):
                done = self.swst("indicator", *words)
                self.assertEqual((done.code, done.out), (code, ""))
                self.assertIn(hint, done.err)
