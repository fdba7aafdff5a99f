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


def is_type(value, name):
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


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
        with open(os.path.join(ROOT, "docs", "schema", name + ".json"), encoding="utf-8") as text:
            schema = json.load(text)
        done = subprocess.run([SWST, *words, "--json", "--db", self.file], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, universal_newlines=True, encoding="utf-8")
        answer = json.loads(done.stdout)
        self.assertEqual(faults(answer, schema)[:5], [])
        return answer

    def test_the_due_list(self):
        for state in ("all", "overdue", "met"):
            self.assertTrue(self.holds("due", "due", "--as-of", "2022-06-01", "--state", state)["rows"])

    def test_coverage_by_every_grouping(self):
        for by in ("service", "village", "town", "worker"):
            self.holds("coverage", "coverage", "--as-of", "2022-07-01", "--by", by)
        self.holds("coverage", "coverage", "--as-of", "1999-01-01")

    def test_compliance(self):
        self.holds("compliance", "compliance", "--as-of", "2022-07-01")

    def test_the_check(self):
        self.holds("check", "check")

    def test_a_list_of_every_kind(self):
        for kind in self.holds("schema", "schema")["kinds"]:
            self.holds("list", "list", kind["kind"], "--limit", "50")

    def test_a_record_that_is_saved_shown_and_voided(self):
        saved = self.holds("record", "add", "setting", "key=one", "value=1")["rows"][0]["id"]
        self.holds("record", "show", "setting", str(saved))
        self.holds("record", "set", "setting", str(saved), "value=2")
        self.holds("record", "void", "setting", str(saved), "--reason", "试验")

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
    def test_a_wrong_answer_is_seen(self):
        schema = {"type": "object", "required": ["n"], "additionalProperties": False,
                  "properties": {"n": {"type": "integer", "minimum": 0}}}
        for wrong in ([], {}, {"n": -1}, {"n": True}, {"n": 1, "m": 2}, {"n": "1"}):
            self.assertTrue(faults(wrong, schema), wrong)
        self.assertEqual(faults({"n": 0}, schema), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
