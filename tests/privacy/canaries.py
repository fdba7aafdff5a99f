"""A station in which every personal and every sensitive value is a word of its own.

Which fields those are says `swst schema --json`; nobody in it is real.
"""
import json
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "model_check"))
from every_kind import EveryKind  # noqa: E402 (the folder has to be known before)

DAY = "2024-11-30"
DIGITS = "abcdefghijkmnpqrstuvwxyz"


def stands_in(bird, text):
    """As a number of its own, or as a word or a part of one; money also in yuan."""
    if bird.isdigit() and len(bird) < 11:
        return re.search(r"(?<!\d)%s\.?%s(?!\d)" % (bird[:-2], bird[-2:]), text) is not None
    return bird in text


class Answer:
    def __init__(self, words, done):
        self.words, self.code = words, done.returncode
        self.out = done.stdout.decode("utf-8", "replace")
        self.err = done.stderr.decode("utf-8", "replace")

    @property
    def text(self):
        return self.out + self.err


def run(swst, *words, folder=None, stdin=None, **environment):
    done = subprocess.run([swst, *words], cwd=folder, stdin=stdin or subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
                          timeout=120)
    return Answer(words, done)


class Canaries(EveryKind):
    """Rows as of every kind, but no protected value occurs twice or as an ordinary word."""

    def __init__(self, schema, seed):
        self.birds = {}                 # a canary, and where it sits: (kind, field, row)
        self.drawn = 0
        super().__init__(schema, seed)

    def bird(self, room):
        """Of three to six letters; the shorter ones for short fields."""
        self.drawn += 1
        number, letters = self.drawn, ""
        while number or len(letters) < 3:
            number, digit = divmod(number, len(DIGITS))
            letters = DIGITS[digit] + letters
        return ("Qzj" + letters)[:room]

    def protects(self, field):
        return field.get("personal") or field.get("sensitive")

    def value(self, name, field, index):
        value = super().value(name, field, index)
        if value is None or not self.protects(field) or field.get("choices") \
                or field.get("target"):
            return value
        return self.keep(name, field, index, self.canary(field, value))

    def canary(self, field, value):
        if field["type"] == "text" and field["name"].endswith("phone"):
            self.drawn += 1
            return "139%08d" % (52700000 + 7 * self.drawn)
        if field["type"] == "money":
            self.drawn += 1
            return 52700011 + 10007 * self.drawn
        if field["type"] == "text" and field["name"] != "id_number" and \
                field.get("max", 40) >= 7:
            return "某%s，某某" % self.bird(6) if field.get("max", 40) >= 10 else self.bird(6)
        return value

    def keep(self, name, field, index, value):
        bird = str(value)
        if field["type"] == "text" and "Qzj" in bird:
            bird = "Qzj" + bird.split("Qzj")[1][:3]
        if "Qzj" in bird or bird.startswith("139527") or field["type"] == "money":
            self.birds[bird] = (name, field["name"], index)
        return value

    def across(self, name, index, row):
        row = super().across(name, index, row)
        for field in ("id_number", "birth_date"):
            if row.get(field):
                self.birds[str(row[field])] = (name, field, index)
        return row


class Station:
    """The file, where it lies, and the canaries that are in it."""

    def __init__(self, swst, folder, seed=1):
        self.swst, self.folder = swst, folder
        self.path = os.path.join(folder, "station.swst")
        self.schema = json.loads(run(swst, "schema", "--json").out)
        self.maker = Canaries(self.schema, seed)
        self.maker.make()
        self.write()
        self.birds = self.maker.birds

    def write(self):
        rows = os.path.join(self.folder, "rows")
        columns = {name: [field["name"] for field in self.maker.kinds[name]["fields"]]
                   for name in self.maker.names}
        self.maker.write(rows, columns)
        self.must("init", self.path, "--empty")
        self.must("load", rows, "--apply", "--db", self.path)
        shutil.rmtree(rows)

    def run(self, *words, **others):
        return run(self.swst, *words, folder=self.folder, **others)

    def must(self, *words):
        answer = self.run(*words)
        assert answer.code == 0, (words, answer.text[-1000:])
        return answer

    def found(self, text):
        return sorted(bird for bird in self.birds if stands_in(bird, text))
