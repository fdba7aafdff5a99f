"""Figures without a command of their own: swst report NAME; and swst festivals."""
import os
import re
import shutil
import subprocess

from station import StationTest, cells

TOOLS = {"rounds", "screening", "unscreened"}      # these ask of which tool


class Reports(StationTest):
    def names(self):
        """Every report, as the overview tells them."""
        names = re.findall(r"(?m)^  swst report ([a-z-]+) ", self.good("help", "report").out)
        self.assertGreater(len(names), 10)
        return names

    def report(self, name, *arguments):
        return self.good("report", name, *(("--tool", "T") if name in TOOLS else ()), *arguments)

    def test_every_report_has_help_a_man_page_and_completion(self):
        self.assertRegex(self.good("help").out, r"(?m)^  report  ")
        pages = {language: self.good("help", "--man", "--lang", language).out
                 for language in ("zh", "en")}
        completion = self.good("help", "--bash").out
        for name in self.names():
            texts = set()
            for language, page in pages.items():
                text = self.good("help", "report", name, "--lang", language).out
                self.assertEqual(text, self.good("report", name, "--help", "--lang", language).out)
                self.assertIn("\n  swst report %s " % name, text)
                self.assertRegex(page, r"\.SS swst report %s( .*tool.*)?\n" % name)
                texts.add(text)
            self.assertEqual(len(texts), 2)
            self.assertIn('"report %s")' % name, completion)

    def test_completion_goes_from_the_report_to_its_options(self):
        if not shutil.which("bash"):
            self.skipTest("no bash here")
        script = os.path.join(self.folder, "swst.bash")
        with open(script, "w", encoding="utf-8") as file:
            file.write(self.good("help", "--bash").out)
        for words, wanted in ((["swst", "repo"], "report"),
                              (["swst", "report", "unser"], "unserved"),
                              (["swst", "report", "rounds", "--low"], "--lower-is-better")):
            ask = 'source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _swst; echo "${COMPREPLY[@]}"' % (
                script, " ".join(words), len(words) - 1)
            done = subprocess.run(["bash", "-c", ask], stdout=subprocess.PIPE, timeout=30,
                                  universal_newlines=True)
            self.assertEqual(done.stdout.split(), [wanted], words)

    def test_a_name_that_is_nearly_right_gets_a_hint(self):
        self.assertIn("did you mean served?", self.bad(2, "report", "servd").err)
        self.assertIn("did you mean low-income?", self.bad(2, "report", "low_income").err)
        self.assertIn("did you mean unserved?", self.bad(2, "help", "report", "unservd").err)
        answer = self.bad(2, "report", "--lang", "zh")
        self.assertIn("要看哪项统计？", answer.err)
        self.assertIn("swst report served", answer.err)
        self.assertIn("没有这项统计", self.bad(2, "report", "无", "--lang", "zh").err)

    def test_only_options_that_fit_are_taken(self):
        for words in (("staff", "--from", "2022-01-01"), ("files", "--limit", "1"),
                      ("lag", "--tool", "T"), ("served", "more"),
                      ("rounds", "--category", "tekun")):
            self.bad(2, "report", *words)

    def test_every_report_is_labelled_in_both_languages(self):
        for name in self.names():
            fields = set(self.report(name, "--csv").out[1:].splitlines()[0].split(","))
            for language in ("zh", "en"):
                head = self.report(name, "--md", "--lang", language).out.splitlines()[0]
                for label in head.strip("|").split("|"):
                    self.assertNotIn(label.strip(), fields, (name, language))
                    if language == "zh":
                        self.assertRegex(label, "[\u4e00-\u9fff]", name)
                        self.assertNotRegex(label, r"\([A-Za-z-]+\)", name)
                    else:
                        self.assertNotRegex(label, "[\u4e00-\u9fff]", name)

    def test_headings_stand_over_their_columns(self):
        for language in ("zh", "en"):
            lines = self.good("report", "capacity", "--lang", language).out.split("\n\n")[0]
            widths = {cells(line) for line in lines.splitlines() if line.endswith(("%", "-"))}
            self.assertEqual(len(widths), 1, lines)

    def test_a_unit_that_the_label_tells_is_not_told_twice(self):
        zh = self.good("report", "served", "--lang", "zh").out.splitlines()[0]
        self.assertIn("服务人次", zh)
        self.assertNotIn("服务人次 (人次)", zh)
        self.assertIn("平均滞后 (天)", self.good("report", "lag", "--lang", "zh").out)

    def test_nothing_found_may_be_an_exit_code(self):
        for name in ("tasks", "organizations", "case-goals"):
            self.assertEqual(self.swst("report", name, "--exit-code").code, 3)
            self.assertEqual(self.good("report", name, "--json").json["rows"], [])


class Figures(StationTest):
    def rows(self, name, *arguments):
        return self.good("report", name, *arguments, "--json").json["rows"]

    def test_who_was_served_and_who_was_not(self):
        persons = [row for row in self.rows("served") if row["category"] == "persons"][0]
        self.assertEqual((persons["in_scope"], persons["served"], persons["person_times"]),
                         (2, 1, 1))
        self.assertEqual([row["client_id"] for row in self.rows("unserved")], [int(self.li)])
        june = self.rows("unserved", "--from", "2022-06-01", "--category", "特困")
        self.assertEqual([row["client_id"] for row in june], [int(self.zhang)])
        out = self.good("report", "unserved", "--lang", "zh", "--from", "2022-06-01").out
        for word in ("无人负责", "特困", "西塘", "李*"):
            self.assertIn(word, out)

    def test_gaps_name_their_categories(self):
        self.assertEqual(self.rows("gaps")[0], {"category": "persons", "clients": 1, "unserved": 1})
        out = self.good("report", "gaps", "--lang", "zh").out
        self.assertRegex(out, r"全部 +人数 +1 +1\n")
        self.assertIn("无人负责", out)

    def test_files_of_each_type_have_a_name(self):
        out = self.good("report", "files", "--lang", "zh").out
        for word in ("全部", "个人档案", "健康档案"):
            self.assertIn(word, out)

    def test_kinds_of_record_have_a_name(self):
        kinds = {row["kind"]: row for row in self.rows("lag")}
        self.assertEqual(kinds["visit"]["records"], 1)
        self.assertRegex(self.good("report", "lag").out, r"(?m)^Visit ")
        self.assertRegex(self.good("report", "lag", "--lang", "zh").out, r"(?m)^探访 ")

    def assess(self, client, number, score):
        self.good("add", "assessment", "client=" + client, "tool=T", "round=%d" % number,
                  "assessed_on=2022-0%d-01" % number, "score=%d" % score, "flags=独居")

    def test_rounds_are_compared(self):
        self.bad(2, "report", "rounds")
        self.bad(2, "report", "rounds", "--tool", "T", "--before", "0")
        self.assess(self.zhang, 2, 9)
        self.assess(self.zhang, 3, 4)
        words = ("--tool", "T", "--before", "2", "--after", "3")
        self.assertEqual(self.rows("rounds", *words)[0]["worse"], 1)
        everybody, one = self.rows("rounds", *words, "--lower-is-better", "--reveal")
        self.assertEqual((everybody["better"], one["change"], one["result"]), (1, -5, "better"))
        out = self.good("report", "rounds", *words, "--lang", "zh").out
        self.assertRegex(out, r"(?m)^全部 ")
        self.assertIn("***", out)

    def test_a_screening_is_of_ages(self):
        self.bad(2, "report", "screening", "--ages", "60-")
        for wrong in ("", "-", "9-6", "old", "6-14-", "1000"):
            self.bad(2, "report", "screening", "--tool", "T", "--ages", wrong)
        self.assess(self.zhang, 2, 9)
        for ages, population in (("80-", 1), ("-81", 1), ("72", 1), ("73", 0), ("60-90", 2)):
            total = self.rows("screening", "--tool", "T", "--ages", ages)[0]
            self.assertEqual(total["population"], population, ages)
        out = self.good("report", "screening", "--tool", "T", "--lang", "zh").out
        self.assertRegex(out, r"(?m)^合计 +独居 +2 +1 +1 +50.0% +1$")
        missing = self.rows("unscreened", "--tool", "T", "--ages", "60-")
        self.assertEqual([(row["client_id"], row["age"]) for row in missing], [(int(self.li), 72)])

    def test_staff_and_their_work(self):
        everybody = self.rows("staff")[0]
        self.assertEqual((everybody["employment"], everybody["workers"]), ("all", 1))
        self.assertRegex(self.good("report", "staff", "--lang", "zh").out, r"(?m)^未注明 ")
        self.good("client", "assign", self.zhang, "林社工", "--on", "2022-06-01")
        self.assertEqual([row["clients"] for row in self.rows("assignments")], [1])
        self.good("add", "assignment", "worker=林社工", "area=前江", "starts_on=2022-01-01")
        self.assertIn("前江", self.good("report", "assignments").out)
        self.assertRegex(self.good("report", "capacity", "--lang", "zh").out, r"(?m)^全部 ")

    def test_money_is_masked_and_read_in_yuan(self):
        house = self.good("add", "household", "number=D-1", "area=前江").id
        self.good("add", "household_member", "household=" + house, "client=" + self.zhang,
                  "starts_on=2022-01-05", "is_head=true")
        self.good("add", "income_check", "household=" + house, "checked_on=2022-06-02",
                  "income_fen=1199999", "heads=1")
        self.assertEqual(self.rows("low-income", "--reveal")[0]["income_fen"], 1199999)
        out = self.good("report", "low-income", "--lang", "zh", "--reveal").out
        for word in ("年收入 (元)", "11999.99", "收入上限 (元)", "12000.00", "D-1"):
            self.assertIn(word, out)
        self.assertNotIn("11999", self.good("report", "low-income").out)

    def test_activities_are_named_by_their_type(self):
        self.good("add", "activity", "title=义诊", "type=community", "state=held",
                  "held_on=2022-05-02", "area=前江", "headcount=30")
        self.assertEqual(self.rows("activities")[0]["headcount"], 30)
        self.assertRegex(self.good("report", "activities", "--lang", "zh").out, "类型 +社区活动")

    def test_a_verb_and_a_report_of_one_table_print_the_same(self):
        self.good("case", "open", self.zhang, "worker=林社工", "type=elder", "number=G-1",
                  "--on", "2022-05-01")
        self.good("case", "goal", "G-1", "scale=GDS", "direction=down", "baseline=12", "step=3")
        for noun, verb, report in (
                ("case", "report", "cases"), ("case", "goals", "case-goals"),
                ("group", "report", "groups"), ("group", "organizations", "organizations"),
                ("activity", "report", "activities"), ("programme", "report", "programmes"),
                ("programme", "enrolments", "enrolments"), ("task", "report", "tasks")):
            for form in ("--json", "--csv", "--md", "--reveal"):
                self.assertEqual(self.good(noun, verb, form, "--lang", "zh").out,
                                 self.good("report", report, form, "--lang", "zh").out)
        self.assertRegex(self.good("report", "cases", "--lang", "zh").out, r"(?m)^长者 ")

    def test_a_period_that_is_none_is_refused(self):
        self.bad(2, "report", "cases", "--from", "2022-06-01", "--to", "2022-05-01")
        self.bad(2, "report", "tasks", "--to", "soon")
        self.bad(1, "report", "groups", "--programme", "没有")


class Festivals(StationTest):
    def test_festivals_of_a_year_come_by_day(self):
        rows = self.good("festivals", "2026", "--json").json["rows"]
        days = {row["code"]: row["day"] for row in rows}
        self.assertEqual(days["double_ninth"], "2026-10-18")
        self.assertEqual(days["laba"], "2026-01-26")
        self.assertEqual([row["day"] for row in rows], sorted(row["day"] for row in rows))
        self.assertEqual(self.good("festivals", "2026", "--csv").csv[0]["is_worked"], "false")

    def test_a_year_is_that_looked_from_and_may_have_a_festival_twice(self):
        codes = [row["code"] for row in self.good("festivals", "--json").json["rows"]]
        self.assertEqual(codes.count("laba"), 2)
        out = self.good("festivals", "--lang", "zh").out
        self.assertRegex(out, r"2022-06-03 +dragon_boat +端午节 +壬寅年五月初五 +休息")
        self.assertRegex(out, r"2022-12-30 +laba +腊八节 +壬寅年腊月初八 +上班")
        self.assertRegex(self.good("festivals").out, r"lantern +Lantern Festival .* worked")

    def test_working_days_know_what_was_decreed(self):
        # National Day takes seven days of 2022; a Saturday and a Sunday are worked for it.
        self.assertEqual(self.good("workdays", "2022-10-01", "2022-10-09").out, "2\n")
        self.assertEqual(self.good("workdays", "2022-06-03", "2022-06-05", "--json").record["days"], 0)
        self.bad(2, "workdays", "2022-10-01")
        self.bad(2, "workdays", "2022-10-01", "2022-10-32")
        self.bad(1, "workdays", "2022-10-02", "2022-10-01")

    def test_a_year_that_is_none_is_refused(self):
        for wrong in ("1899", "2101", "next", "2026-01-01", ""):
            self.assertIn("1900", self.bad(2, "festivals", wrong).err)
