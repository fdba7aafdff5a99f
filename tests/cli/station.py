"""A small station on disk, and the command run on it. Nobody in it is real."""
import csv
import io
import json
import os
import shutil
import subprocess
import tempfile
import unicodedata
import unittest

SWST = os.environ.get("SWST", "swst")
DAY = "2022-06-30"


def identity_number(born, sequence):
    """A number that is right, of an area that does not exist."""
    digits = "790101" + born.replace("-", "") + "%03d" % sequence
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def cells(text):
    """How many cells of a terminal the text takes, by Python's own tables."""
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Answer:
    def __init__(self, done):
        self.code = done.returncode
        self.bytes = done.stdout
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")

    @property
    def id(self):
        return self.out.strip()

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def record(self):
        """The one record of a JSON answer."""
        row, = self.json["rows"]
        return row

    @property
    def csv(self):
        assert self.bytes.startswith(b"\xef\xbb\xbf")
        return list(csv.DictReader(io.StringIO(self.out[1:], newline="")))


def run(*arguments, folder=None, **environment):
    """Run swst with nothing of our own environment but what is given."""
    return Answer(subprocess.run([SWST, *arguments], cwd=folder, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 env=environment, timeout=60))


class StationTest(unittest.TestCase):
    """Each test has its own copy of one station file."""

    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.kept)
        cls.original = os.path.join(cls.kept, "made.swst")
        cls.make_station()

    @classmethod
    def made(cls, *arguments):
        answer = run(*arguments, "--db", cls.original, "--as-of", DAY)
        assert answer.code == 0, (arguments, answer.err)
        return answer.id

    @classmethod
    def make_station(cls):
        answer = run("init", cls.original, "--name", "东陂镇社工站", "--area", "441882107")
        assert answer.code == 0, answer.err
        for code, name in (("441882107201", "前江"), ("441882107202", "西塘")):
            cls.made("add", "area", "code=" + code, "name=" + name, "level=village")
        cls.worker = cls.made("add", "worker", "name=林社工")
        cls.zhang = cls.made("add", "client", "name=张测试", "area=前江", "sex=男",
                             "birth_date=1940-05-06", "phone=13800001234",
                             "id_number=" + identity_number("1940-05-06", 11),
                             "registered_on=2022-01-05", "filed_on=2022-02-01", "note=只供测试")
        cls.li = cls.made("add", "client", "name=李样例", "area=441882107202", "sex=female",
                          "birth_date=1950-01-01", "registered_on=2022-01-05")
        cls.made("tier", cls.zhang, "green", "--on", "2022-05-01")
        cls.made("visit", cls.zhang, "--on", "2022-05-10", "--minutes", "30")
        cls.made("add", "membership", "category=tekun", "client=" + cls.zhang,
                 "starts_on=2022-01-05")

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.path = os.path.join(self.folder, "station.swst")
        shutil.copy(self.original, self.path)

    def swst(self, *arguments, **environment):
        """In English, on this test's station, on DAY, unless said otherwise."""
        given = list(arguments)
        if "--as-of" not in given:
            given += ["--as-of", DAY]
        environment.setdefault("LANG", "en_US.UTF-8")
        return run(*given, folder=self.folder, **environment)

    def good(self, *arguments, **environment):
        answer = self.swst(*arguments, **environment)
        self.assertEqual(answer.code, 0, answer.err)
        return answer

    def bad(self, code, *arguments, **environment):
        answer = self.swst(*arguments, **environment)
        self.assertEqual(answer.code, code, answer.err + answer.out)
        self.assertEqual(answer.out, "")
        self.assertNotEqual(answer.err, "")
        return answer
