"""Erasing, sealing and changing keys, killed at any moment: either before or after.

    python3 test_kills.py SWST [--long]

Afterwards the file opens, with the key from before or the new one, `check` finds nothing, the
audit is whole, and every value is what it was; an erasure that began is finished by
`swst erase --finish`, and then no byte of the person is left beside the file either.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from canaries import run

SWST = ""
LONG = False
BRIEF = bool(os.environ.get("SWST_BRIEF"))
BIRD = "QzjKanarienvogel"
FIRST = 700000000001000


class Kills(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.mkdtemp(prefix="kills_")
        cls.addClassCleanup(shutil.rmtree, cls.kept, True)
        cls.clear = os.path.join(cls.kept, "clear.swst")
        cls.random = random.Random(6)
        cls.good("init", cls.clear, "--name", "测试站", "--area", "790101108")
        cls.good("add", "area", "code=790101108201", "name=溪口", "level=village", "--db", cls.clear)
        with open(os.path.join(cls.kept, "given.jsonl"), "w", encoding="utf-8") as file:
            for number in range(400):
                file.write('{"record":"client","id":%d,"name":"林%s%d","area_id":%s,'
                           '"registered_on":"2020-01-01","note":"%s-%d"}\n'
                           % (FIRST + number, BIRD, number, cls.village(), BIRD, number))
        cls.good("load", "given.jsonl", "--apply", "--db", cls.clear)
        cls.good("void", "client", str(FIRST), "--reason", "误录", "--db", cls.clear)
        cls.keys = [os.path.join(cls.kept, name) for name in ("a.key", "b.key")]
        cls.has_keys = run(SWST, "make-key", cls.keys[0]).code == 0
        if cls.has_keys:
            cls.good("make-key", cls.keys[1])
            cls.sealed = os.path.join(cls.kept, "sealed.swst")
            shutil.copy(cls.clear, cls.sealed)
            cls.good("seal", "--db", cls.sealed, "--key", cls.keys[0])
        cls.before = cls.dump(cls.clear)

    @classmethod
    def village(cls):
        return run(SWST, "list", "area", "name=溪口", "--csv", "--fields", "id", "--db",
                   cls.clear).out.split()[-1]

    @classmethod
    def good(cls, *words):
        answer = run(SWST, *words, folder=cls.kept)
        assert answer.code == 0, (words, answer.text[-1000:])
        return answer

    @classmethod
    def dump(cls, path, key=None):
        """Every record in full; None: it does not open with this key."""
        out = os.path.join(cls.kept, "dump%d.jsonl" % cls.random.getrandbits(60))
        answer = run(SWST, "dump", "--jsonl", out, "--reveal", "--db", path,
                     *(["--key", key] if key else []))
        if answer.code:
            return None
        with open(out, encoding="utf-8") as file:
            text = file.read()
        os.remove(out)
        return text

    def setUp(self):
        self.folder = tempfile.mkdtemp(dir=self.kept)
        self.path = os.path.join(self.folder, "station.swst")

    def killed(self, origin, *words):
        """Kills the command after a part of the time that it takes; whether it was done."""
        for name in os.listdir(self.folder):
            os.remove(os.path.join(self.folder, name))
        shutil.copy(origin, self.path)
        command = [SWST, *words, "--db", self.path]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                 stdin=subprocess.DEVNULL, env={})
        time.sleep(self.random.random() * self.takes * 1.1)
        child.kill()
        return child.wait() == 0

    def measure(self, origin, *words):
        shutil.copy(origin, self.path)
        began = time.time()
        answer = run(SWST, *words, "--db", self.path)
        self.takes = time.time() - began
        self.assertEqual(answer.code, 0, answer.text)

    def rounds(self):
        return range(200 if LONG else 1 if BRIEF else 5)

    def assert_in_order(self, *more):
        for words in (["check"], ["audit", "verify"]):
            answer = run(SWST, *words, "--db", self.path, *more)
            self.assertEqual(answer.code, 0, answer.text)

    def left(self, word):
        """The files of the folder that have it."""
        found = []
        for name in os.listdir(self.folder):
            with open(os.path.join(self.folder, name), "rb") as file:
                if word.encode() in file.read():
                    found.append(name)
        return found

    def test_an_erasure_is_whole_or_has_not_begun(self):
        words = ["erase", str(FIRST), "--reason", "mistake", "--apply"]
        self.measure(self.clear, *words)
        after = self.dump(self.path)
        for _ in self.rounds():
            done = self.killed(self.clear, *words)
            now = self.dump(self.path)
            self.assertIn(now, (self.before, after))
            self.assertTrue(now == after or not done)
            self.assert_in_order()
            if now == after:
                run(SWST, "erase", "--finish", "--db", self.path)
                self.assertEqual(self.left(BIRD + "-0"), [])
                self.assertEqual(self.left("林%s0" % BIRD), [])
        self.assertNotEqual(self.left(BIRD + "-1"), [])

    def test_sealing_is_whole_or_has_not_begun(self):
        if not self.has_keys:
            self.skipTest("built without a provider of cryptography")
        words = ["seal", "--key", self.keys[0]]
        self.measure(self.clear, *words)
        for _ in self.rounds():
            self.killed(self.clear, *words)
            plain, sealed = self.dump(self.path), self.dump(self.path, self.keys[0])
            self.assertEqual(plain or sealed, self.before)
            self.assert_in_order(*([] if plain else ["--key", self.keys[0]]))
            answer = run(SWST, *words, "--db", self.path)
            self.assertEqual(answer.code, 0, answer.text)
            self.assertEqual(self.left(BIRD + "-1"), [])

    def test_a_key_is_changed_or_it_is_not(self):
        if not self.has_keys:
            self.skipTest("built without a provider of cryptography")
        words = ["change-key", self.keys[1], "--key", self.keys[0]]
        self.measure(self.sealed, *words)
        for _ in self.rounds():
            self.killed(self.sealed, *words)
            answers = [self.dump(self.path, key) for key in self.keys]
            self.assertEqual([answer for answer in answers if answer], [self.before])
            self.assertIsNone(self.dump(self.path))
            self.assert_in_order("--key", self.keys[0 if answers[0] else 1])
            self.assertEqual(self.left(BIRD + "-1"), [])

    def test_unsealing_is_whole_or_has_not_begun(self):
        if not self.has_keys:
            self.skipTest("built without a provider of cryptography")
        words = ["unseal", "--key", self.keys[0]]
        self.measure(self.sealed, *words)
        for _ in self.rounds():
            self.killed(self.sealed, *words)
            plain, sealed = self.dump(self.path), self.dump(self.path, self.keys[0])
            self.assertEqual(plain or sealed, self.before)
            self.assert_in_order(*([] if plain else ["--key", self.keys[0]]))


def main():
    global SWST, LONG
    words = [word for word in sys.argv[1:] if word != "--long"]
    LONG = "--long" in sys.argv
    SWST = os.path.abspath(words[0])
    sys.argv = [sys.argv[0]] + words[1:]
    unittest.main()


if __name__ == "__main__":
    main()
