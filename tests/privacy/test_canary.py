"""No command shows, tells or leaves behind a protected value that nobody asked to see.

    python3 test_canary.py SWST [--long]

Every command of the program's own table runs on a station of canaries, in every format, in
both languages and for every profile, also with what it has to refuse. What stands in its
output, its errors and every file that it made (dumps, documents and copies of the file that
were asked for aside) is searched for them. As a control the same commands find them with
--reveal.
"""
import itertools
import os
import re
import shutil
import sys
import tempfile
import unittest

from canaries import DAY, Station, run, stands_in

SWST = ""
LONG = False
BRIEF = bool(os.environ.get("SWST_BRIEF"))
FORMATS = ([], ["--json"], ["--csv"], ["--md"])
PROFILES = (None, "internal", "public", "statistics", "transfer")
LANGUAGES = ("zh", "en")

# What each command is asked: words with {kind}, the id of a row of that kind.
READS = {
    "today": ["--worker {worker}", ""], "week": ["", "--worker {worker}"], "due": ["--state all"],
    "coverage": ["", "--by village"], "compliance": [""], "festivals": ["2024"],
    "indicator": ["", "POP.IN_SCOPE --rows", "VISIT.PERSONS --rows --from 2021-01-01",
                  "--catalogue"],
    "plan": ["--year 2022", "--year 2022 --format html", "--year 2022 --format json"],
    "summary": ["--month 2022-02", "--month 2022-02 --format html",
                "--month 2022-02 --format json"],
    "goals": ["", "--check", "--improvements"], "workdays": ["2024-01-01 2024-02-01"],
    "session": ["", "--as {worker} --purpose service"], "check": ["", "--quick"],
    "schema": ["", "client", "--python"], "help": ["", "--man", "--bash", "client"],
    "find": ["某", "{client}"], "close": ["--month 2023-01 --list", "--month 2023-01 --diff",
                                         "--month 2023-01 --late"],
    "client merges": [""], "client duplicates": [""], "case idle": [""], "case report": [""],
    "case goals": [""], "group report": [""], "group organizations": [""],
    "activity report": [""], "activity sessions": [""], "programme report": [""],
    "programme enrolments": [""], "household headless": [""], "task report": [""],
    "audit list": ["", "client", "client {client}"], "audit verify": [""], "audit anchor": [""],
    "restore": ["{copy}"], "import": ["--list"],
    "report rounds": ["--tool {tool}"], "report screening": ["--tool {tool}"],
    "report unscreened": ["--tool {tool}"],
}
WRITES = {
    "init": ["{new} --name 新站 --area 790101108"], "void": ["client {client} --reason 测试"],
    "add": ["client name=新人 area_id={area} registered_on=2024-01-01"],
    "set": ["client {client} filed_on=2024-01-01", "client {client} phone={phone_of_other}"],
    "visit": ["{client}", "{client} --result not_home"], "tier": ["{client} red"],
    "backup": ["{new}"], "rebuild": [""], "erase": ["{client} --reason mistake", "--finish"],
    "close": ["--month 2024-10"], "client assign": ["{client} {worker}"],
    "client merge": ["{client} {client1}"], "client unmerge": ["1"],
    "case open": ["{client}"], "case advance": ["{case} planning"], "case follow": ["{case}"],
    "case review": ["{case}"], "case refer": ["{case}"], "case suspend": ["{case}"],
    "case resume": ["{case}"], "case close": ["{case} --reason goals_met --outcome improved"],
    "case decline": ["{case}"], "case reopen": ["{case}"],
    "case goal": ["{case} text=学会乘车"], "case score": ["{case_goal} 3"],
    "group open": ["新组"], "group advance": ["{group} formed"], "group join": ["{group} {client}"],
    "group leave": ["{group_member}"], "group session": ["{group}"],
    "group attend": ["{activity} {client}"], "activity plan": ["新活动"],
    "activity hold": ["{activity}"], "activity cancel": ["{activity}"],
    "activity postpone": ["{activity} --on 2024-12-12"],
    "activity replan": ["{activity} --on 2024-12-12"], "activity attend": ["{activity} {client}"],
    "programme open": ["新项目"], "programme plan": ["{programme}"],
    "programme enrol": ["{programme} {client}"], "programme leave": ["{enrolment}"],
    "household succeed": ["{household} {client}"], "household split": ["{household} {client}"],
    "household merge": ["{household} {household1}"], "task do": ["{task}"],
    "audit trim": ["2020-01-01"], "audit key": [""], "make-key": ["{new}"], "seal": [""],
    "unseal": [""], "change-key": ["{new}"],
}
# Whole copies, for whom they are asked; the kinds of list, show and load have tests of their own.
APART = {"dump", "subject-export", "load", "list", "show"}


def made(folder):
    return {os.path.join(place, name) for place, _, names in os.walk(folder) for name in names}


class Canary(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.mkdtemp(prefix="canary_")
        cls.addClassCleanup(shutil.rmtree, cls.kept, True)
        os.mkdir(os.path.join(cls.kept, "made"))
        cls.station = Station(SWST, os.path.join(cls.kept, "made"))
        cls.sensitive = cls.birds_of("sensitive")
        cls.copy = os.path.join(cls.kept, "copy.bak")
        cls.station.must("backup", cls.copy, "--db", cls.station.path)

    @classmethod
    def birds_of(cls, flag):
        fields = {(name, field["name"]) for name, kind in cls.station.maker.kinds.items()
                  for field in kind["fields"] if field.get(flag)}
        return {bird for bird, at in cls.station.birds.items() if at[:2] in fields}

    def setUp(self):
        self.folder = tempfile.mkdtemp(dir=self.kept)
        self.temporary = os.path.join(self.folder, "tmp")
        os.mkdir(self.temporary)
        self.path = os.path.join(self.folder, "station.swst")
        shutil.copy(self.station.path, self.path)
        self.turn = itertools.count()

    def words(self, template):
        ids = self.station.maker.ids
        known = {name: rows[0] for name, rows in ids.items()}
        known.update({name + "1": rows[1] for name, rows in ids.items()})
        client = self.station.maker.tables["client"][1]
        known.update(new=os.path.join(self.folder, "new%d" % next(self.turn)), copy=self.copy,
                     tool=self.station.maker.tables["assessment"][0]["tool"],
                     phone_of_other=client.get("phone", "13800000000"))
        return [word.format(**known) for word in template.split()]

    def ask(self, *words, language="zh"):
        return run(SWST, *words, "--lang", language, folder=self.folder, TMPDIR=self.temporary,
                   SWST_DB=self.path, ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", ""))

    def hidden(self, profile):
        return self.sensitive if profile == "transfer" else self.station.birds

    def assert_none(self, answer, profile=None, given=""):
        """No canary in what it says but those that stood in the very words it was given."""
        self.assertIn(answer.code, range(6), (answer.words, answer.text[-2000:]))
        found = {bird: self.station.birds[bird] for bird in self.hidden(profile)
                 if stands_in(bird, answer.text) and not stands_in(bird, given)}
        self.assertEqual(found, {}, (answer.words, [line for line in answer.text.splitlines()
                                                    for bird in found if bird in line][:3]))

    def assert_clean_folder(self, *kept):
        for path in made(self.folder):
            if os.path.basename(path).startswith(("station.swst", "new")) or path in kept:
                continue
            with open(path, "rb") as file:
                content = file.read().decode("utf-8", "replace")
            self.assertEqual(self.station.found(content), [], path)
        self.assertEqual(os.listdir(self.temporary), [])

    def rounds(self):
        """Formats, profiles and languages; in the short run each with each in turn."""
        every = list(itertools.product(FORMATS, PROFILES, LANGUAGES))
        return every if LONG else [every[(11 * next(self.turn) + 3) % len(every)]
                                   for _ in range(1 if BRIEF else 2)]

    # ------------------------------------------------------------------ commands

    def commands(self):
        table = self.ask("help", "--bash").out
        line = next(line for line in table.splitlines() if line.strip().startswith("init|"))
        return [word.strip('"') for word in line.strip().split(")")[0].split("|")]

    def test_every_command_is_asked(self):
        asked = set(READS) | set(WRITES) | APART
        missing = [word for word in self.commands()
                   if word not in asked and not word.startswith("report ")]
        self.assertEqual(missing, [])

    def reads(self):
        for command in self.commands():
            if command in READS or command.startswith("report "):
                for template in READS.get(command, [""]):
                    yield command, template

    def test_what_is_read_shows_none(self):
        for command, template in self.reads():
            words = command.split() + self.words(template)
            for form, profile, language in self.rounds():
                more = ["--profile", profile] if profile else []
                day = [] if command in ("schema", "help", "restore") else ["--as-of", DAY]
                answer = self.ask(*words, *form, *more, *day, language=language)
                self.assert_none(answer, profile, " ".join(words))
        self.assert_clean_folder()

    def test_every_kind_is_listed_and_shown_without(self):
        for name in self.station.maker.names:
            row = str(self.station.maker.ids[name][0])
            for form, profile, language in self.rounds()[:None if LONG else 1]:
                more = ["--profile", profile] if profile else []
                both = [["list", name, "--voided"], ["show", name, row]]
                for words in [both[next(self.turn) % 2]] if BRIEF else both:
                    self.assert_none(self.ask(*words, *form, *more, language=language), profile)

    def test_the_control_finds_them(self):
        found = set()
        for name in self.station.maker.names:
            if not any(field.get("personal") or field.get("sensitive")
                       for field in self.station.maker.kinds[name]["fields"]):
                continue
            found |= set(self.station.found(self.ask("list", name, "--json", "--reveal").out))
        self.assertEqual(set(self.station.birds) - found, set())

    def test_what_is_written_tells_of_none(self):
        for command, templates in WRITES.items():
            for template in templates:
                shutil.copy(self.station.path, self.path)
                words = command.split() + self.words(template)
                form, _, language = self.rounds()[0]
                day = ["--as-of", DAY] if next(self.turn) % 2 else []
                self.assert_none(self.ask(*words, *form, *day, language=language), None,
                                 " ".join(words))
        self.assert_clean_folder()

    def test_a_masked_dump_has_none(self):
        self.assert_none(self.ask("dump", "out"))
        self.assert_none(self.ask("dump", "--jsonl", "out.jsonl", "--json"))
        self.assert_clean_folder()
        self.assert_none(self.ask("dump", "handed", "--profile", "transfer"))
        for path in made(os.path.join(self.folder, "handed")):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            self.assertEqual([bird for bird in self.sensitive if stands_in(bird, text)], [], path)

    def test_a_document_in_a_file_has_none(self):
        for form in ("md", "html", "json"):
            self.assert_none(self.ask("summary", "--month", "2022-02", "--format", form,
                                      "--output", "summary." + form))
            self.assert_none(self.ask("plan", "--year", "2022", "--format", form, "--output",
                                      "plan." + form, "--profile", "public"))
        self.assert_clean_folder()

    # -------------------------------------------------------------------- errors

    def a_bird(self, number):
        return "Qzw%03dz" % number

    def test_a_bad_value_is_not_repeated(self):
        """A value for the wrong field, and words too long for it: errors name the field alone."""
        number = itertools.count()
        for name, kind in self.station.maker.kinds.items():
            row = str(self.station.maker.ids[name][0])
            for field in kind["fields"]:
                if not (field.get("personal") or field.get("sensitive")):
                    continue
                bird = self.a_bird(next(number))
                bad = [bird + "\x01", bird * 2000, "2024-02-31" + bird]
                for value in bad if LONG else [bad[next(self.turn) % len(bad)]]:
                    answer = self.ask("set", name, row, "%s=%s" % (field["name"], value),
                                      language=LANGUAGES[next(number) % 2])
                    self.assertNotIn(bird, answer.text, (name, field["name"]))

    def test_a_ledger_in_the_wrong_columns_is_not_repeated(self):
        """Only the report file, which stands beside the ledger and repeats its rows, has them:
        its columns of state and reason do not."""
        columns = ["姓名", "身份证号", "性别", "出生日期", "电话", "住址", "类别", "等级", "登记日期",
                   "村", "备注", "与户主关系", "年收入", "探访日期", "社工"]
        birds = [self.a_bird(i) for i in range(len(columns) * 3)]
        turns = iter(birds)
        rows = [[next(turns) for _ in columns] for _ in range(3)]
        rows.append(["张测试", "79010119400506001X", "男", "1940", "1", "x", birds[0], birds[1],
                     birds[2], birds[3], "", birds[4], birds[5], birds[6], birds[7]])
        with open(os.path.join(self.folder, "ledger.csv"), "w", encoding="utf-8") as file:
            file.write("".join(",".join(row) + "\n" for row in [columns] + rows))
        for form, language in itertools.product(FORMATS, LANGUAGES[:1 if BRIEF else 2]):
            for more in ([], ["--as", "visit"], ["--apply", "--skip-bad"]):
                answer = self.ask("import", "ledger.csv", *form, *more, "--as-of", DAY,
                                  language=language)
                found = [bird for bird in birds if bird in answer.text]
                self.assertEqual(found, [], answer.text[-1500:])
        with open(os.path.join(self.folder, "ledger.report.csv"), encoding="utf-8-sig") as file:
            lines = file.read().splitlines()
        at = lines[0].split(",").index("状态")
        for line in lines[1:]:
            told = line.split(",", at)[at]
            self.assertEqual([bird for bird in birds if bird in told], [])

    def test_bad_files_to_load_are_not_repeated(self):
        given = os.path.join(self.folder, "given")
        os.mkdir(given)
        for number, (name, kind) in enumerate(self.station.maker.kinds.items()):
            columns = [field["name"] for field in kind["fields"]]
            with open(os.path.join(given, name + ".csv"), "w", encoding="utf-8") as file:
                file.write("id," + ",".join(columns) + "\n,")
                file.write(",".join(self.a_bird(number) for _ in columns) + "\n")
        for form, language in itertools.product(FORMATS, LANGUAGES):
            answer = self.ask("load", "given", *form, language=language)
            self.assertNotIn("Qzw", answer.text)
        with open(os.path.join(self.folder, "given.jsonl"), "w", encoding="utf-8") as file:
            file.write('{"kind":"client","name":"Qzw000z","phone":"Qzw001z",}\n'
                       '{"kind":"Qzw002z","name":"x"}\n{"kind":"client","Qzw003z":"x"}\n'
                       '{"kind":"client","birth_date":"Qzw004z","name":["Qzw005z"]}\n')
        answer = self.ask("load", "given.jsonl")
        self.assertEqual(re.findall("Qzw00[0145]z", answer.text), [])

    # ----------------------------------------------------------------- the audit

    def test_the_audit_and_the_file_beside_it_hold_none(self):
        client = str(self.station.maker.ids["client"][0])
        bird = self.a_bird(900)
        self.ask("set", "client", client, "note=" + bird)
        self.ask("void", "client", client, "--reason", bird)
        self.ask("find", bird)
        self.ask("list", "client", "note~" + bird)
        self.ask("list", "client", "--as", bird, "--purpose", bird)
        for form in FORMATS:
            answer = self.ask("audit", "list", "--limit", "500", *form)
            self.assertNotIn(bird, answer.out)


def main():
    global SWST, LONG
    words = [word for word in sys.argv[1:] if word != "--long"]
    LONG = "--long" in sys.argv
    SWST = os.path.abspath(words[0])
    sys.argv = [sys.argv[0]] + words[1:]
    unittest.main()


if __name__ == "__main__":
    main()
