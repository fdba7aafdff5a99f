"""Every JSON answer of the command is as docs/schema says.

    python3 test_schemas.py SWST DONGPI ROOT

A few words of JSON Schema (2020-12) are all that the schemas use; a word that this file
does not know fails the test.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

SWST, DONGPI, ROOT = (os.path.abspath(word) for word in sys.argv[1:4])
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None),
         "integer": int, "number": (int, float)}


def text_of(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def is_type(value, name):
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def published(value, schema):
    """The answer with a number where one is withheld, so that it is as the page says: what the
    profile leaves out is asked for no more."""
    if isinstance(value, dict) and "suppressed" in value:
        page = json.loads(text_of("docs", "schema", "suppressed.json"))
        if faults(value, page):
            raise ValueError(faults(value, page))
        return None, {}
    schema = dict(schema, required=[])
    if isinstance(value, list):
        pairs = [published(item, schema.get("items", {})) for item in value]
        for item, page in pairs:
            if item is not None and faults(item, page):
                raise ValueError(faults(item, page)[:5])
        return [], dict(schema, items={})
    if isinstance(value, dict):
        pages = dict(schema.get("properties", {}))
        for name, item in value.items():
            if name in pages:
                value[name], pages[name] = published(item, pages[name])
        return value, dict(schema, properties=pages)
    return value, schema


def faults(value, schema, at="answer"):
    """What is wrong with the value, each with its place."""
    known = {"$schema", "$id", "title", "type", "enum", "const", "pattern", "minimum", "maximum",
             "required", "properties", "additionalProperties", "items"}
    if set(schema) - known:
        raise ValueError("unknown words in the schema: %s" % (set(schema) - known))
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_type(value, name) for name in types):
        return ["%s is no %s" % (at, " or ".join(types))]
    found = []
    if "const" in schema and value != schema["const"]:
        found.append("%s is not %r" % (at, schema["const"]))
    if "enum" in schema and value not in schema["enum"]:
        found.append("%s is none of %r" % (at, schema["enum"]))
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append("%s has another form" % at)
    if value is not None and "minimum" in schema and value < schema["minimum"]:
        found.append("%s is too small" % at)
    if value is not None and "maximum" in schema and value > schema["maximum"]:
        found.append("%s is too great" % at)
    if isinstance(value, list):
        for i, item in enumerate(value):
            found += faults(item, schema.get("items", {}), "%s[%d]" % (at, i))
    if isinstance(value, dict):
        found += ["%s lacks %s" % (at, name) for name in schema.get("required", ())
                  if name not in value]
        for name, item in value.items():
            if name in schema.get("properties", {}):
                found += faults(item, schema["properties"][name], at + "." + name)
            elif not schema.get("additionalProperties", True):
                found.append("%s may not have %s" % (at, name))
    return found


class EveryAnswer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.file = os.path.join(cls.place.name, "dongpi.swst")
        subprocess.run([DONGPI, cls.file], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def holds(self, name, *words):
        """The answer, which is as the page of this name says; None: of its own name."""
        done = subprocess.run([SWST, *words, "--json", "--db", self.file], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, universal_newlines=True, encoding="utf-8")
        self.assertTrue(done.stdout, (words, done.stderr))
        answer = json.loads(done.stdout)
        name = name or answer["schema"].split("/")[1]
        schema = json.loads(text_of("docs", "schema", name + ".json"))
        self.assertEqual(faults(answer, schema)[:5], [], words)
        return answer

    def test_what_is_published(self):
        withheld = 0
        for name, *words in (("coverage", "coverage"), ("served", "report", "served"),
                             ("indicator", "indicator", "POP.IN_SCOPE", "CASE.ACTIVE", "VISIT.CLIENTS"),
                             ("goals", "goals"), ("compliance", "compliance"),
                             ("desk", "today"), ("due", "due"), ("document", "plan"),
                             ("document", "summary", "--month", "2022-06")):
            for profile in ("public", "statistics"):
                done = subprocess.run([SWST, *words, "--json", "--db", self.file, "--as-of",
                                       "2022-07-01", "--profile", profile],
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                      universal_newlines=True, encoding="utf-8")
                self.assertTrue(done.stdout, (words, done.stderr))
                withheld += done.stdout.count('{"suppressed":')
                page = json.loads(text_of("docs", "schema", name + ".json"))
                answer, page = published(json.loads(done.stdout), page)
                self.assertEqual(faults(answer, page)[:5], [], words)
        self.assertGreater(withheld, 50)

    def test_the_due_list(self):
        for state in ("all", "overdue", "met"):
            self.assertTrue(self.holds("due", "due", "--as-of", "2022-06-01", "--state", state)["rows"])

    def test_the_desk_and_the_week(self):
        for day in ("2022-06-01", "2022-06-30", "1999-01-01"):
            self.holds("desk", "today", "--as-of", day)
            self.holds("week", "week", "--as-of", day)
        self.assertTrue(self.holds("desk", "today", "--as-of", "2022-06-30")["rows"])
        self.assertTrue(self.holds("week", "week", "--as-of", "2022-06-30")["rows"])

    def test_coverage_by_every_grouping(self):
        for by in ("service", "village", "town", "worker"):
            self.holds("coverage", "coverage", "--as-of", "2022-07-01", "--by", by)
        self.holds("coverage", "coverage", "--as-of", "1999-01-01")

    def test_compliance(self):
        self.holds("compliance", "compliance", "--as-of", "2022-07-01")

    def test_the_desk_and_the_week_in_full(self):
        self.holds("desk", "today", "--as-of", "2022-06-30", "--reveal")
        self.holds("week", "week", "--as-of", "2022-06-30", "--reveal")

    def test_indicators(self):
        for day in ("2022-06-30", "1999-06-30"):
            codes = [row["code"] for row in
                     self.holds("indicators", "indicator", "--as-of", day)["rows"]]
            self.assertGreater(len(codes), 60)
            for rows in ((), ("--rows",)):
                answer = self.holds("indicator", "indicator", *codes, "--as-of", day, *rows)
                self.assertEqual([row["code"] for row in answer["rows"]], codes)
                self.assertEqual([row["code"] for row in answer["rows"] if "rows" in row],
                                 codes if rows else [])

    def test_what_was_reported_of_a_month_and_is_known_since(self):
        month = ("--month", "2022-06", "--as-of", "2022-07-02")
        self.assertEqual(self.holds("close", "close", *month)["revision"], 1)
        self.assertEqual(self.holds("month_diff", "close", *month, "--diff")["rows"], [])
        subprocess.run([SWST, "add", "client", "name=月末补录", "area=前江",
                        "registered_on=2022-06-30", "--db", self.file], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.assertTrue(self.holds("month_diff", "close", *month, "--diff")["rows"])
        self.assertTrue(self.holds("late_facts", "close", *month, "--late")["rows"])
        self.assertTrue(self.holds("month_figures", "close", *month, "--list")["rows"])
        self.assertEqual(self.holds("close", "close", *month, "--revise")["revision"], 2)
        self.holds("document", "summary", *month)

    def test_every_report(self):
        reports = re.findall(r'(?m)^REPORT\((\w+), "([a-z-]+)", (\w+),', text_of(
            "examples", "cli", "reports.def"))
        self.assertGreater(len(reports), 10)
        self.assess()
        for table, name, asked in reports:
            words = ["report", name] + ["--tool", "T-1"] * (asked in ("SCREENS", "COMPARES"))
            with self.subTest(name):
                for day in ("2022-06-30", "1999-06-30"):
                    for more in ((), ("--reveal",)):
                        self.holds(table, *words, "--as-of", day, *more)

    def assess(self):
        """Two rounds of a tool, with a flag, of some who were there."""
        clients = self.holds("list", "list", "client", "--limit", "300")["rows"]
        for client in clients[::100]:
            for number in ("1", "2"):
                self.holds("record", "add", "assessment", "client=%d" % client["id"], "tool=T-1",
                           "round=" + number, "assessed_on=2022-05-0" + number, "level=1",
                           "score=" + number, "flags=one,two")

    def test_reports_by_worker(self):
        self.holds("served", "report", "served", "--as-of", "2022-06-30", "--by", "worker")

    def test_what_verbs_of_no_record_answer(self):
        folder = os.path.join(ROOT, "examples", "cli")
        asked = [words for name in os.listdir(folder) if re.match(r"verbs.*\.def$", name)
                 for words in re.findall(r"(?m)^VERB\((\w+), (\w+), 0, ", text_of(folder, name))]
        asked.remove(("audit", "key"))                  # which is for good
        self.assertGreater(len(asked), 5)
        for words in asked:
            with self.subTest(words):
                self.holds(None, *words, "--as-of", "2022-06-30")

    def test_goals_and_the_history_of_one(self):
        """A count that adds up, a share, an average, and what nobody can say."""
        station = self.holds("list", "list", "station")["rows"][0]["id"]
        plan = self.holds("record", "add", "plan", "station=%d" % station, "year=2033")["rows"][0]["id"]
        goal = None
        for code in ("POP.REGISTERED", "FILE.RATE", "SATISFACTION.RATE", "CASE.DAYS"):
            goal = self.holds("record", "add", "goal", "plan=%d" % plan, "title=" + code,
                              "indicator=" + code, "operator=at_least", "target=900",
                              "starts_on=2022-01-01", "due_on=2022-12-31", "strand=clients",
                              *(["parent=%d" % goal] if goal else []))["rows"][0]["id"]
            self.holds("goal_history", "goals", "--history", str(goal), "--as-of", "2022-07-01")
        for day in ("2021-12-31", "2022-06-30", "2023-01-01"):
            rows = self.holds("goals", "goals", "--plan", "2033", "--as-of", day)["rows"]
            self.assertEqual([row["depth"] for row in rows], [0, 1, 2, 3])

    def test_festivals_and_working_days(self):
        self.holds("workdays", "workdays", "2026-10-01", "2026-10-31")
        for year in ("1900", "2026", "2100"):
            self.assertTrue(self.holds("festivals", "festivals", year)["rows"])

    def test_the_check(self):
        self.holds("check", "check")
        self.holds("check", "check", "--quick")

    def test_a_backup_its_manifest_and_the_way_back(self):
        backup = os.path.join(self.place.name, "copy.swst")
        self.holds("backup", "backup", backup)
        with open(backup + ".manifest", encoding="utf-8") as file:
            manifest = json.load(file)
        self.assertEqual(faults(manifest, json.loads(text_of("docs", "schema", "manifest.json"))),
                         [])
        kinds = {kind["kind"] for kind in self.holds("schema", "schema")["kinds"]}
        self.assertEqual(set(manifest["records"]), kinds)
        self.holds("restore", "restore", backup)
        self.holds("restore", "restore", backup, os.path.join(self.place.name, "back.swst"))

    def test_the_audit(self):
        self.holds("audit", "audit", "list", "--limit", "50")
        self.holds("audit_verify", "audit", "verify")
        self.holds("audit_anchor", "audit", "anchor")
        self.holds("audit_trim", "audit", "trim", "2000-01-01")

    def test_the_session(self):
        self.assertIsNone(self.holds("session", "session")["session"])
        self.holds("record", "add", "worker", "name=甲乙丙")
        account = self.holds("record", "add", "account", "worker=甲乙丙", "role=head",
                             "starts_on=2020-01-01")["rows"][0]["id"]
        self.holds("record", "add", "account_scope", "account=%d" % account, "category=dibao")
        answer = self.holds("session", "session", "--as", "甲乙丙", "--purpose", "review")
        self.assertEqual(len(answer["session"]["category_ids"]), 1)

    def test_who_is_erased_and_what_a_person_is_given(self):
        for day in ("2000-01-01", "2022-06-30", "2099-01-01"):
            self.holds("appraisal", "report", "appraisal", "--as-of", day)
            self.holds("unconsented", "report", "unconsented", "--as-of", day)
        row = self.holds("record", "add", "client", "name=金丝雀", "area=前江", "phone=13800001234",
                         "registered_on=2001-01-05", "exited_on=2003-01-05")["rows"][0]
        self.assertTrue(self.holds("appraisal", "report", "appraisal")["rows"])
        path = os.path.join(self.place.name, "subject.json")
        self.holds("subject_export", "subject-export", str(row["id"]), path)
        with open(path, encoding="utf-8") as file:
            self.assertEqual(faults(json.load(file), json.loads(text_of(
                "docs", "schema", "subject.json"))), [])
        for more in ((), ("--apply",)):
            self.assertTrue(self.holds("erasure", "erase", str(row["id"]), "--reason",
                                       "term_ended", *more)["rows"])

    def test_a_list_of_every_kind(self):
        for kind in self.holds("schema", "schema")["kinds"]:
            self.holds("list", "list", kind["kind"], "--limit", "50")

    def test_finding_clients(self):
        row = self.holds("list", "list", "client", "--reveal", "--limit", "1")["rows"][0]
        for text, way in ((row["name"][0], "name"), (" ".join(row["name"]), "name"),
                          (row["phone"], "phone"), (row["id_number"], "id_number")):
            found = self.holds("search", "find", text, "--reveal", "--limit", "1000")["rows"]
            self.assertIn((row["id"], way), [(it["client_id"], it["matched"]) for it in found])
        self.holds("search", "find", row["name"][0])
        self.assertEqual(self.holds("search", "find", "13000000000")["rows"], [])

    def test_a_record_that_is_saved_shown_and_voided(self):
        saved = self.holds("record", "add", "setting", "key=one", "value=1")["rows"][0]["id"]
        self.holds("record", "show", "setting", str(saved))
        self.holds("record", "set", "setting", str(saved), "value=2")
        self.holds("record", "void", "setting", str(saved), "--reason", "试验")

    def test_a_ledger_that_is_imported_and_taken_back(self):
        path = os.path.join(self.place.name, "台账.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("名单,,,\n姓名,村,电话,猫\n甲乙丙,前江,,有\n丁戊,无名村,,\n")
        for more in ((), ("--skip-bad", "--apply")):
            answer = self.holds("import", "import", path, "--as-of", "2022-07-01", *more)
            self.assertEqual((answer["accepted"], answer["rejected"]), (1, 1))
        self.holds("undone", "void", "--import", str(answer["number"]))
        self.assertTrue(self.holds("imports", "import", "--list")["rows"])

    def test_two_records_of_one_client_that_become_one_and_two_again(self):
        keep, other = (self.holds("record", "add", "client", "name=重复", "area=前江",
                                  "registered_on=2022-01-05", "birth_date=1950-01-01")["rows"][0]["id"]
                       for _ in range(2))
        self.assertIn({keep, other}, [{row["first_id"], row["second_id"]} for row in
                                      self.holds("duplicates", "client", "duplicates")["rows"]])
        merge = self.holds("merge", "client", "merge", str(keep), str(other), "--reason", "重复登记")
        self.assertEqual(len(self.holds("merges", "client", "merges")["rows"]), 1)
        self.holds("merge", "client", "unmerge", str(merge["rows"][0]["merge_id"]))
        self.assertIn("undone_at", self.holds("merges", "client", "merges", str(keep))["rows"][0])

    def test_a_series_that_is_put_down_once(self):
        self.holds("record", "programme", "open", "作业加油站", "recurrence=FREQ=WEEKLY;BYDAY=SA",
                   "--on", "2022-04-01")
        for made in (4, 0):
            self.assertEqual(self.holds("series", "programme", "plan", "作业加油站", "--from",
                                        "2022-06-01", "--to", "2022-06-30")["rows"],
                             [{"made": made}])

    def test_a_load_that_brings_records_and_one_that_does_not(self):
        folder = os.path.join(self.place.name, "in")
        os.mkdir(folder)
        with open(os.path.join(folder, "setting.csv"), "w", encoding="utf-8") as out:
            out.write("key,value\nsome_key,1\n")
        self.assertEqual(self.holds("load", "load", folder)["created"], 1)
        with open(os.path.join(folder, "worker.csv"), "w", encoding="utf-8") as out:
            out.write("name,sex\n甲,neither\n")
        self.assertEqual(len(self.holds("load", "load", folder)["problems"]), 1)


class TheSchemasThemselves(unittest.TestCase):
    def test_every_table_of_the_library_has_a_page(self):
        """swst_report_cases answers swst/cases/1, swst_station_check swst/check/1."""
        folder = os.path.join(ROOT, "include", "swstation")
        tables = {name for header in os.listdir(folder) for name in re.findall(
            r"swst_status\s+swst_[a-z]+_(\w+)\([^;]*?swst_table \*\*",
            text_of("include", "swstation", header))}
        self.assertTrue({"due", "desk", "cases", "check"} <= tables)
        tables -= {"check_quick",                       # another look, the same answer
                   "publish"}                           # any table, as it may be published
        for name, page in {"plan": "ledger_plan", "mapping": "ledger_mapping", "erase": "erasure",
                           "show": "session", "about": "session_about",
                           "list": "audit", "verify": "audit_verify"}.items():
            tables.remove(name)
            tables.add(page)
        for name in tables:
            page = json.loads(text_of("docs", "schema", name + ".json"))
            self.assertEqual(page["$id"], "swst/%s/1" % name)
            self.assertEqual(page["properties"]["schema"]["const"], "swst/%s/1" % name)

    def test_a_wrong_answer_is_seen(self):
        schema = {"type": "object", "required": ["n"], "additionalProperties": False,
                  "properties": {"n": {"type": "integer", "minimum": 0}}}
        for wrong in ([], {}, {"n": -1}, {"n": True}, {"n": 1, "m": 2}, {"n": "1"}):
            self.assertTrue(faults(wrong, schema), wrong)
        self.assertEqual(faults({"n": 0}, schema), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
