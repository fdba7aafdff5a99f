"""The demonstration station gives the figures of the plan it was made from.

    python3 test_dongpi.py SWST DONGPI

The figures are literals, copied from the plan (seed 000), not from the generator.
"""
import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

CATEGORIES = ("dibao", "tekun", "disabled", "elderly")
UNITS = {"dibao": "household", "tekun": "person", "disabled": "person", "elderly": "person"}
BEFORE_JULY = (220, 145, 652, 495)
FROM_JULY = (374, 261, 1040, 801)
SERVICE_AREAS = (
    ("前江", (33, 36, 132, 65)),
    ("大江", (42, 29, 124, 94)),
    ("西塘", (49, 35, 141, 103)),
    ("塘联、江夏", (42, 23, 139, 110)),
    ("东陂", (54, 22, 116, 123)),
)
RECORDS_BY_SERVICE_AREA = (233, 247, 279, 272, 261)
NEW_VILLAGES = ("东塘", "香花", "卫民")
AWAY = {"register_only", "institution", "hospital", "moved_out", "untraceable"}
STATES = {"overdue", "due", "met"}

SWST, DONGPI = sys.argv[1:3] if len(sys.argv) >= 3 else ("", "")


def run(*command):
    environment = {name: value for name, value in os.environ.items() if name != "SWST_DB"}
    result = subprocess.run(command, env=environment, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)
    if result.returncode != 0:
        raise AssertionError("%s ended with %d: %s" % (
            " ".join(command), result.returncode, result.stderr.decode("utf-8", "replace")))
    return result.stdout.decode("utf-8")


def open_bytes(*path):
    with open(os.path.join(*path), "rb") as file:
        return file.read()


def ledger_bytes():
    return open_bytes(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples",
                      "dongpi", "ledger.csv")


def rejecting(*command):
    """The answer of a command that rejects rows, which its exit code says, too."""
    done = subprocess.run(command + ("--json",), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 4:
        raise AssertionError("%s ended with %d: %s" % (
            " ".join(command), done.returncode, done.stderr.decode("utf-8", "replace")))
    return json.loads(done.stdout.decode("utf-8"))


def in_force(row, day):
    return row["starts_on"] <= day and (not row["ends_on"] or day <= row["ends_on"])


class DemonstrationStation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.file = os.path.join(cls.folder.name, "dongpi.swst")
        cls.made = run(DONGPI, cls.file)
        cls.dump = cls.dump_of(cls.file, "dump")
        cls.tables = {name[:-4]: cls.rows_of(name) for name in sorted(os.listdir(cls.dump))
                      if name.endswith(".csv")}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def dump_of(cls, file, name):
        folder = os.path.join(cls.folder.name, name)
        run(SWST, "dump", folder, "--reveal", "--db", file)
        return folder

    @classmethod
    def rows_of(cls, name):
        path = os.path.join(cls.dump, name)
        with open(path, encoding="utf-8-sig", newline="") as table:
            return list(csv.DictReader(table))

    def ask(self, *words):
        return json.loads(run(SWST, *words, "--json", "--db", self.file))["rows"]

    def coverage(self, as_of):
        """In scope by area name and category; the total is called ''."""
        rows = self.ask("coverage", "--from", "2022-01-01", "--to", as_of, "--as-of", as_of)
        for row in rows:
            if row["category"] in UNITS:
                self.assertEqual(row["unit"], UNITS[row["category"]])
        return {(row["area_name"].replace("片区", ""), row["category"]): row for row in rows}

    def counts(self, table, area):
        return tuple(table[area, category]["in_scope"] if (area, category) in table else 0
                     for category in CATEGORIES)

    def living(self, kind):
        return [row for row in self.tables[kind] if not row["voided_at"]]

    # The figures of the plan

    def test_before_july_six_villages_count(self):
        table = self.coverage("2022-06-01")
        self.assertEqual(self.counts(table, ""), BEFORE_JULY)
        for name in NEW_VILLAGES:
            self.assertEqual(self.counts(table, name), (0, 0, 0, 0))

    def test_from_july_nine_villages_count(self):
        for as_of in ("2022-07-01", "2022-12-31"):
            table = self.coverage(as_of)
            self.assertEqual(self.counts(table, ""), FROM_JULY)
            added = [self.counts(table, name) for name in NEW_VILLAGES]
            self.assertEqual(tuple(map(sum, zip(*added))), (154, 116, 388, 306))

    def test_every_service_area_has_the_figures_of_the_plan(self):
        for as_of in ("2022-06-01", "2022-07-01"):
            table = self.coverage(as_of)
            for (name, figures), records in zip(SERVICE_AREAS, RECORDS_BY_SERVICE_AREA):
                self.assertEqual(self.counts(table, name), figures, name)
                self.assertEqual(sum(figures[1:]), records)

    def test_category_records_of_people_are_1292_and_from_july_2102(self):
        def records(as_of, *narrowed):
            [row] = self.ask("indicator", "POP.MEMBERSHIPS", "--from", "2022-01-01", "--to", as_of,
                             "--as-of", as_of, *narrowed)
            return row["value"]

        self.assertEqual(records("2022-06-01"), 1292)
        self.assertEqual(records("2022-07-01"), 2102)
        areas = tuple(records("2022-06-01", "--area", "441882107S%d" % number)
                      for number in range(1, 6))
        self.assertEqual(areas, RECORDS_BY_SERVICE_AREA)

    def test_rows_stand_in_the_order_of_the_plan(self):
        rows = self.ask("coverage", "--from", "2022-01-01", "--to", "2022-07-01",
                        "--as-of", "2022-07-01", "--category", "dibao")
        names = [row["area_name"].replace("片区", "") for row in rows
                 if row["category"] == "dibao" and row["area_code"]]
        self.assertEqual(names, [name for name, _ in SERVICE_AREAS] + list(NEW_VILLAGES))

    def test_members_of_households_come_on_top_of_the_plans_persons(self):
        table = self.coverage("2022-06-01")
        self.assertGreater(table["", "persons"]["in_scope"], 1292)

    def test_seventy_two_households_are_on_file(self):
        before, after = self.coverage("2022-06-01"), self.coverage("2022-07-01")
        self.assertEqual(before["", "dibao"]["filed"], 72)
        self.assertEqual(before["", "dibao"]["filing_rate"]["percent"], 32.7)
        self.assertEqual(after["", "dibao"]["filing_rate"]["percent"], 19.3)
        self.assertEqual(sum(1 for row in self.living("household") if row["filed_on"]), 72)

    def test_five_cases_are_open_when_the_plan_is_made(self):
        for day in ("2022-06-01", "2022-06-15"):
            followed = [row for row in self.living("case") if row["opened_on"] <= day
                        and (not row["closed_on"] or day < row["closed_on"])]
            self.assertEqual(len(followed), 5, day)

    def test_cases_live_through_the_year(self):
        events = {row["event"] for row in self.living("case_event")}
        self.assertTrue({"stage", "follow_up", "review", "referral", "suspend", "resume",
                         "close"} <= events)
        self.assertEqual({row["state"] for row in self.living("case")}, {"open", "closed"})

    def test_a_group_grows_from_eight_to_fifteen(self):
        group = next(row["id"] for row in self.living("group") if row["name"] == "夕阳红互助小组")
        joined = sorted(row["joined_on"] for row in self.living("group_member")
                        if row["group_id"] == group)
        self.assertEqual((joined.count(joined[0]), len(joined)), (8, 15))

    def test_nine_people_work_there(self):
        roles = [post["role"] for post in self.living("post")]
        self.assertEqual(len(self.living("worker")), 9)
        for role, number in (("head", 1), ("deputy", 1), ("supervisor", 1)):
            self.assertEqual(roles.count(role), number)
        in_charge = {row["worker_id"] for row in self.living("assignment") if row["area_id"]}
        self.assertEqual(len(in_charge), 6)

    def test_the_due_list_shows_every_state(self):
        for as_of in ("2022-06-01", "2022-07-01"):
            rows = self.ask("due", "--as-of", as_of, "--state", "all")
            self.assertEqual({row["state"] for row in rows}, STATES)
            self.assertEqual({row["level"] for row in rows if "level" in row},
                             {"red", "yellow", "green"})
            self.assertTrue(any("programme_id" in row for row in rows))

    # The plan and what was reported of June

    def document(self, *words):
        return run(SWST, *words, "--lang", "zh", "--reveal", "--db", self.file)

    def test_the_plan_has_the_table_of_the_plan(self):
        told = self.document("plan", "--year", "2022", "--as-of", "2022-06-01")
        for (name, figures), worker in zip(SERVICE_AREAS, ("盛知秋", "柏一舟", "卓远山", "茅青禾",
                                                           "岑听雨、霍新竹")):
            cells = "".join(r"%d%s\[f\d+\] \| " % (figure, unit)
                            for figure, unit in zip(figures, "户人人人"))
            self.assertRegex(told, r"\| %s(片区)? \| %s%s \|" % (name, cells, worker))
        for figures in (BEFORE_JULY, FROM_JULY):
            self.assertRegex(told, r"合计 \| " + r" \| ".join(
                r"%d[户人]\[f\d+\]" % figure for figure in figures))
        self.assertIn("2022-07-01 起开展服务的村居", told)
        self.assertIn("32.7%（72/220户）", told)
        self.assertRegex(told, r"在跟进的个案 5例\[f\d+\]")
        self.assertIn("| 端午节 | 2022-06-03 |", told)
        self.assertIn("祝晚晴：窗口：残疾人事务", told)

    def test_the_plan_names_who_takes_part_by_post(self):
        told = self.document("plan", "--year", "2022", "--as-of", "2022-06-01")
        self.assertIn("副站长：岑听雨", told)
        self.assertIn("社工：盛知秋、柏一舟、卓远山、茅青禾、霍新竹、祝晚晴", told)
        self.assertIn("督导：樊星河", told)
        self.assertIn("站长：季长风", told)
        masked = run(SWST, "plan", "--year", "2022", "--as-of", "2022-06-01", "--db", self.file)
        self.assertNotIn("岑听雨", masked)

    def test_every_goal_of_the_plan_has_a_figure_or_says_why_not(self):
        goals = {row["title"]: row for row in self.ask("goals", "--as-of", "2022-06-30")}
        self.assertEqual(len(goals), 20)
        targets = {"困难群众和特殊群体入户探访率": 1000, "一户一档：家庭建档率": 1000,
                   "社区活动覆盖率（按人）": 900, "志愿者人数": 200, "服务点服务对象满意度": 800}
        for title, target in targets.items():
            self.assertEqual(goals[title]["target"], target)
        unknown = [title for title, row in goals.items() if row["status"] == "unknown"]
        self.assertEqual(unknown, ["服务点服务对象满意度"])

    def test_eighteen_sheets_are_promised_before_july_and_27_from_then(self):
        for as_of, sheets in (("2022-06-30", 18), ("2022-07-01", 27)):
            [row] = self.ask("indicator", "MAP.SHEETS", "--from", "2022-01-01", "--to", as_of,
                             "--as-of", as_of)
            self.assertEqual(row["value"]["d"], sheets)

    def test_documents_are_the_same_bytes_again(self):
        for words in (("plan", "--year", "2022"), ("summary", "--month", "2022-06")):
            for form in ("md", "json", "html"):
                command = words + ("--as-of", "2022-06-30", "--format", form)
                first = self.document(*command)
                self.assertGreater(len(first), 2000)
                self.assertEqual(self.document(*command), first)

    def test_a_visit_taken_back_changes_what_depends_on_it_alone(self):
        copy = os.path.join(self.folder.name, "less.swst")
        with open(copy, "wb") as file:
            file.write(open_bytes(self.file))

        def figures(path):
            told = json.loads(run(SWST, "plan", "--year", "2022", "--as-of", "2022-06-30",
                                  "--format", "json", "--db", path))
            return {it["mark"]: it for it in told["figures"]}

        visited = {}
        for row in self.living("visit"):
            if row["channel"] == "home" and row["result"] == "done" and row["client_id"] \
                    and "2022-01-01" <= row["visited_on"] <= "2022-06-30":
                visited.setdefault(row["client_id"], []).append(row)
        places = {row["id"]: row["area_id"] for row in self.tables["client"]}
        codes = {row["id"]: row["code"] for row in self.tables["area"]}
        once = min(rows[0]["id"] for client, rows in visited.items()
                   if len(rows) == 1 and rows[0]["purpose"] == "visit"
                   and codes[places[client]] == "441882107206")
        run(SWST, "void", "visit", once, "--reason", "误录", "--db", copy)
        before, after = figures(self.file), figures(copy)
        self.assertEqual(sorted(before), sorted(after))
        changed = {it["code"] for mark, it in before.items() if after[mark] != it}
        self.assertIn("VISIT.HOME_RATE", changed)
        self.assertLessEqual(changed, {"VISIT.HOME_RATE", "TIER.COMPLIANCE"})

    # What must not count

    def test_counting_rows_instead_of_people_gives_other_figures(self):
        codes = {row["id"]: row["code"] for row in self.tables["category"]}
        for day, figures in (("2022-06-01", BEFORE_JULY), ("2022-07-01", FROM_JULY)):
            rows = [codes[row["category_id"]] for row in self.living("membership")
                    if in_force(row, day)]
            for category, figure in zip(CATEGORIES, figures):
                self.assertGreater(rows.count(category), figure)

    def test_there_are_people_who_must_not_count(self):
        clients, memberships = self.tables["client"], self.tables["membership"]
        self.assertTrue(AWAY <= {row["status"] for row in self.living("residence")})
        self.assertIn("died", {row["exit_reason"] for row in clients})
        self.assertIn("moved", {row["exit_reason"] for row in clients})
        self.assertTrue(any(row["exited_on"] == "2022-06-01" for row in clients))
        self.assertTrue(any(row["ends_on"] == "2022-05-31" for row in memberships))
        self.assertTrue(any(row["starts_on"] == "2023-01-01" for row in memberships))
        self.assertTrue(any(row["registered_on"] == "2023-01-01" for row in clients))
        for kind in ("client", "household", "membership", "visit"):
            self.assertTrue(any(row["voided_at"] for row in self.tables[kind]), kind)

    def test_days_at_the_edge_count(self):
        memberships = self.living("membership")
        self.assertTrue(any(row["ends_on"] == "2022-06-01" for row in memberships))
        self.assertTrue(any(row["starts_on"] == "2022-06-02" for row in memberships))

    # Invented people

    def test_nobody_has_a_number_or_telephone_of_a_living_person(self):
        numbers = [row["id_number"] for row in self.tables["client"]]
        self.assertEqual(len(numbers), len(set(numbers)))
        for number in numbers:
            self.assertRegex(number, r"^790101\d{11}[\dX]$")
        for row in self.tables["client"] + self.tables["household"]:
            self.assertRegex(row["phone"], r"^100\d{8}$")

    def test_nobody_has_two_categories(self):
        people = [row["client_id"] for row in self.living("membership") if row["client_id"]]
        self.assertEqual(len(people), len(set(people)))
        members = {row["client_id"] for row in self.tables["household_member"]}
        self.assertFalse(members & set(people))

    def test_the_elderly_are_eighty_when_their_membership_begins(self):
        elderly = {row["id"] for row in self.tables["category"] if row["code"] == "elderly"}
        born = {row["id"]: row["birth_date"] for row in self.tables["client"]}
        for row in self.living("membership"):
            if row["category_id"] in elderly:
                birth = born[row["client_id"]]
                eighty = "%04d%s" % (int(birth[:4]) + 80, birth[4:])
                self.assertLessEqual(eighty, row["starts_on"])

    # The file

    def test_the_file_is_in_order(self):
        self.assertEqual(self.ask("check"), [])

    def test_the_station_is_the_same_each_time_it_is_made(self):
        again = os.path.join(self.folder.name, "again.swst")
        run(DONGPI, again)
        folder = self.dump_of(again, "dump-again")
        self.assertEqual(sorted(os.listdir(folder)), sorted(os.listdir(self.dump)))
        for name in os.listdir(folder):
            self.assertEqual(self.without_replica(folder, name),
                             self.without_replica(self.dump, name), name)

    @staticmethod
    def without_replica(folder, name):
        """Ids begin with seven digits of the file's own."""
        with open(os.path.join(folder, name), encoding="utf-8-sig", newline="") as file:
            return re.sub(r"(?<![\w-])[5-9]\d{6}(?=\d{8}(?!\w))", "", file.read())

    def test_a_file_that_is_there_is_not_written_over(self):
        with self.assertRaises(AssertionError):
            run(DONGPI, self.file)
        self.assertEqual(self.counts(self.coverage("2022-06-01"), ""), BEFORE_JULY)


class LedgerOfTheDemonstration(unittest.TestCase):
    """What demo.sh does with the ledger, in a copy that was brought back from a backup."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        station, backup, self.copy = map(self.path, ("dongpi.swst", "dongpi.bak", "copy.swst"))
        run(DONGPI, station)
        run(SWST, "backup", backup, "--db", station)
        run(SWST, "restore", backup, self.copy)
        self.ledger = self.path("台账.csv")
        with open(self.ledger, "wb") as file:
            file.write(ledger_bytes())

    def path(self, name):
        return os.path.join(self.folder, name)

    def take(self, *more):
        return rejecting(SWST, "import", self.ledger, "--as-of", "2022-07-01", "--db", self.copy,
                         *more)

    def dump(self, name):
        run(SWST, "dump", self.path(name), "--reveal", "--db", self.copy)
        return {file: open_bytes(self.path(name), file) for file in os.listdir(self.path(name))}

    def test_it_is_written_as_excel_writes_it(self):
        text = ledger_bytes().decode("gb18030")
        self.assertTrue(text.endswith("\r\n"))
        numbers = re.findall(r"\b\d{17}[\dX]\b", text)
        self.assertEqual(len(numbers), 4)
        for number in numbers:
            self.assertTrue(number.startswith("790101"))
        for phone in re.findall(r"\b1\d{10}\b", text):
            self.assertTrue(phone.startswith("100"))

    def test_a_dry_run_tells_of_every_row_and_writes_nothing(self):
        before = self.dump("before")
        told = self.take()
        self.assertEqual((told["encoding"], told["header_rows"]), ("GB18030", [2, 3]))
        self.assertEqual([told[key] for key in ("accepted", "created", "rejected", "skipped")],
                         [4, 4, 1, 2])
        problem, = told["problems"]
        self.assertEqual((problem["row"], problem["heading"]), (8, "身份证号"))
        self.assertIs(told["applied"], False)
        with open(self.path("台账.report.csv"), encoding="utf-8-sig") as report:
            self.assertEqual(len(re.findall("新增|退回|跳过", report.read())), 7)
        self.assertEqual(self.dump("after"), before)

    def test_the_rows_that_are_right_are_written_found_and_taken_back(self):
        before = self.dump("before")
        self.assertEqual(self.take("--skip-bad", "--apply")["number"], 1)
        for asked, area in (("温禾生", "前江"), ("10088800003", "塘联、江夏"),
                            ("790101193905189045", "东陂")):
            row, = json.loads(run(SWST, "find", asked, "--json", "--db", self.copy))["rows"]
            self.assertEqual(row["area_name"], area)
        self.assertEqual(json.loads(run(SWST, "check", "--json", "--db", self.copy))["rows"], [])
        self.assertNotEqual(self.dump("between"), before)
        run(SWST, "void", "--import", "1", "--db", self.copy)
        self.assertEqual(self.dump("after"), before)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
